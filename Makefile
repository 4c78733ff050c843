# Two commands matter: `make run` and `make test`. Both set up what they need first.
PYTHON ?= python3.11
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test check slow bench clean
.DEFAULT_GOAL := run

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.ready-to-run: pyproject.toml constraints.txt | $(VENV)/bin/python
	@echo "Setting up Matinee (a few minutes, once) ..."
	$(PIP) torch==2.13.0
	HNSWLIB_NO_NATIVE=1 $(PIP) --editable .
	@touch $@

$(VENV)/.ready-to-test: $(VENV)/.ready-to-run
	$(PIP) --editable ".[test,plots]"
	@touch $@

# The terminal chat on the shipped bundle, or Discord when a token is configured.
run: $(VENV)/.ready-to-run
	@$(BIN)/python -m bot

check: $(VENV)/.ready-to-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: check
	$(BIN)/python -m pytest

# What takes minutes: ten thousand generated requests, none of which may break a hard constraint.
slow: $(VENV)/.ready-to-test
	$(BIN)/python -m pytest -m slow

bench: $(VENV)/.ready-to-test
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build *.egg-info
