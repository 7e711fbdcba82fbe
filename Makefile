.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-header pyproject.toml --extra build
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes

.PHONY: help setup demo run test lint types check lock score format

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/.runtime: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(INSTALL) -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.development: requirements-dev.lock $(VENV)/.runtime
	$(INSTALL) -r requirements-dev.lock
	touch $@

setup: $(VENV)/.development ## Create .venv with everything needed to run and to develop

demo: $(VENV)/.runtime ## Play one month in the terminal, in a sandbox instead of Telegram
	$(BIN)/dondoc demo --play

run: $(VENV)/.runtime ## Run the bot with the settings in .env
	$(BIN)/dondoc run

test: $(VENV)/.development ## Run all tests with branch coverage
	$(BIN)/python -m pytest -n auto --cov --cov-report=term-missing

lint: $(VENV)/.development ## Check style, formatting and the layers
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports

types: $(VENV)/.development ## Check types (mypy, strict)
	$(BIN)/mypy

check: lint types test ## Everything CI checks

format: $(VENV)/.development ## Format the code and fix what can be fixed safely
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

score: $(VENV)/.development ## Score the readers against ../shared, where it is present
	$(BIN)/python -m tests.score

lock: $(VENV)/.development ## Resolve the dependencies anew into the two lock files
	$(COMPILE) -o requirements.lock
	$(COMPILE) --extra dev -o requirements-dev.lock
