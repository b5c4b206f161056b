"""Put on PYTHONPATH, this makes every Python process one without the modules that Windows lacks.

``make test-windowslike`` runs the suite so, its subprocesses included, with standard output in GBK.
"""

import sys

for name in ("fcntl", "grp", "pwd", "resource"):
    sys.modules[name] = None  # type: ignore[assignment]  # importing it raises ImportError
