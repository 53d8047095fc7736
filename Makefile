# `make demo` and `make test` do all of their own set-up in .venv, from the lock file.
PYTHON ?= $(shell for p in python3.12 python3.11 python3; do $$p -c "" >/dev/null 2>&1 && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint types contracts unit lock clean check-system

demo: $(STAMP)
	$(BIN)/python main.py demo --out out

test: $(STAMP) lint types contracts unit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

contracts: $(STAMP)
	$(BIN)/lint-imports

unit: $(STAMP)
	$(BIN)/python -m pytest

check-system:
	@sh .ci/check-system "$(PYTHON)"

$(STAMP): requirements.lock pyproject.toml | check-system
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(STAMP)

lock: $(STAMP)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --universal --python-version 3.11 --extra test --generate-hashes --no-header pyproject.toml -o requirements.lock

clean:
	rm -rf $(VENV) out build .mypy_cache .ruff_cache .pytest_cache
