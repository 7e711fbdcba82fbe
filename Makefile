.DEFAULT_GOAL := help
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
UV := $(BIN)/uv pip install --quiet --system-certs --compile-bytecode --python $(BIN)/python --require-hashes
# uv takes seconds where pip takes a minute; where it cannot reach the registry that pip is set up for, pip does it.
install = $(UV) -r $(1) || $(PIP) -r $(1)
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--no-emit-find-links --no-strip-extras --no-header pyproject.toml --extra build

# Where it is set, every process compiles all of our code anew: half a second for each that the tests start.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help setup install update demo run test lint types check format score bench chaos screenshots communes lock

AXE := $(VENV)/axe/node_modules/axe-core/axe.min.js

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-11s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(BIN)/uv: requirements-dev.lock
	@test ! -L $(VENV) || { echo "A bot runs from here: use make update." >&2; exit 1; }
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed: make PYTHON=…")'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	sed -n '/^uv==/,/# via/p' $< | $(PIP) -r /dev/stdin
	touch $@

$(VENV)/.runtime: $(BIN)/uv requirements.lock pyproject.toml
	@test ! -L $(VENV) || { echo "A bot runs from here: use make update." >&2; exit 1; }
	$(call install,requirements.lock)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

$(VENV)/.development: requirements-dev.lock $(VENV)/.runtime
	$(call install,requirements-dev.lock)
	touch $@

setup: $(VENV)/.development ## Create .venv with everything needed to run and to develop

install: $(VENV)/.runtime ## Create .venv with what the bot needs to run, and nothing else

update: ## Put the latest version (REVISION=…) beside the one that runs, and let it run; if it does not, go back
	@deploy/update $(REVISION)

demo: $(VENV)/.runtime ## Try the bot in the browser without Telegram: open the address it prints
	@$(BIN)/dondoc demo

run: $(VENV)/.runtime ## Run the bot with the settings in .env
	$(BIN)/dondoc run

# What checks that the chat page can be used by everybody; without npm that test is skipped.
$(AXE):
	-npm install --silent --no-audit --no-fund --no-save --prefix $(VENV)/axe axe-core@4.14.1

test: $(VENV)/.development $(AXE) ## Run all tests with branch coverage
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder --durations=10 --cov --cov-report=term-missing

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

bench: $(VENV)/.development ## Measure; BASE=<revision> measures that in turn, and fails on a missed ratio
	BASE=$(BASE) $(BIN)/python -m tests.bench

chaos: $(VENV)/.development ## Live through kills, freezes, cuts and stops under load, and count; SHORT=1 a little of each
	$(BIN)/python -m tests.chaos

screenshots: $(VENV)/.development ## Make the pictures of the README anew, with Chromium
	$(BIN)/python -m tests.screenshots

communes: $(VENV)/.development ## Make the list of communes of all provinces anew, from a public package
	$(BIN)/python -m tests.communes

lock: $(VENV)/.development ## Resolve the dependencies into the two lock files; UPGRADE=--upgrade takes newer ones
	$(COMPILE) $(UPGRADE) -o requirements.lock
	$(COMPILE) $(UPGRADE) --extra dev -o requirements-dev.lock
