"""Who sits at the keyboard, as far as the system says."""

import getpass


def clerk_name() -> str:
    """The name of the user of this computer; "" where the system does not tell."""
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):  # no pwd on this system, or no such user
        return ""
