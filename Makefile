# Everything a fresh machine needs is Python 3.11+ and make; each target sets up what it uses.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
DEMO := demo

.PHONY: setup demo test test-all test-windowslike lint bench fuzz look messages sample clean

setup: $(READY)

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "projledger needs Python 3.11 or newer")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	@touch $(READY)

# The sample county: build its ledger from the units' returns, show the half-year, write a bulletin.
demo: $(READY)
	rm -rf $(DEMO)
	$(BIN)/projledger init $(DEMO) --sample
	$(BIN)/projledger progress --quarter Q2 --by level --as-of 2021-07-06 --ledger $(DEMO)
	$(BIN)/projledger bulletin --quarter Q2 --as-of 2021-07-06 --ledger $(DEMO)

# Reading the types takes one processor for a minute: the tests run beside it.
test: $(READY)
	$(MAKE) --jobs=2 lint test-all
	$(MAKE) test-windowslike TESTS='-m "not slow" $(SYSTEM)'

test-all: $(READY)
	$(BIN)/python -m pytest -n auto --dist worksteal

# The tests of rooms that touch the system: files, processes, the console.
SYSTEM := $(addprefix tests/,api cli console end_to_end exports foundation intake ledger returns workbook)

# The suite without the modules that Windows lacks (fcntl, grp, pwd, resource), subprocesses included, and with
# standard output in GBK. Alone it runs everything; as part of `make test` only the quick tests of the rooms that
# touch the system.
test-windowslike: $(READY)
	PYTHONPATH=tests/windowslike PYTHONIOENCODING=gbk $(BIN)/python -m pytest -n auto --dist worksteal $(TESTS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Prints ratios measured in one run; asserts nothing about seconds.
bench: $(READY)
	$(BIN)/python benchmarks/bench.py

fuzz: $(READY)
	PROJLEDGER_FUZZ=1 $(BIN)/python -m pytest -n auto -m "fuzz or hypothesis"

# Renders what the product makes into look/ for a person to look at (LibreOffice and CJK fonts needed).
look: $(READY)
	$(BIN)/python benchmarks/look.py
	PROJLEDGER_LOOK=1 $(BIN)/python -m pytest -m look

# After a change of messages: extract, merge into the Chinese catalogue, compile.
messages: $(READY)
	$(BIN)/python benchmarks/messages.py

sample: $(READY)
	$(BIN)/python sample_data/build.py
	$(BIN)/python sample_data/build_faulty.py

clean:
	rm -rf $(VENV) $(DEMO) look dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
