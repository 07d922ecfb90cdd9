# Two promises: `make build` makes every sample document, `make test` passes every check. Both set up what they need.
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
# Debian's python3 has no ensurepip without another package: the environment is made bare, and filled by the system's pip.
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check
# Python compiles what is used when it is used: most of what the packages bring never is.
INSTALL := $(PIP) install --quiet --no-compile
# Measuring coverage makes the tests take a third longer: CI does it, and 'make test COV=1' does.
COV ?= $(CI)
# Tests start many processes: what Python compiled is kept, whatever the surroundings say.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: build test style tests goldens lock pictures clean

build: $(VENV)/.installed ## Set up, then build every sample case into output/
	$(BIN)/cspr build cases
	$(BIN)/cspr build --all-cases cases

test: $(VENV)/.tested ## Set up, then run every check
	@$(MAKE) --no-print-directory --keep-going --jobs=2 style tests

style: $(VENV)/.tested ## Ruff, mypy, and the floors
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

tests: $(VENV)/.tested ## All tests
	$(BIN)/pytest -n auto --dist worksteal --durations=20 $(if $(COV),--cov --cov-report=term:skip-covered)

goldens: $(VENV)/.tested ## Write the golden outputs anew; read the difference before you commit it
	$(BIN)/pytest tests -n auto --dist worksteal --force-regen || true
	git --no-pager diff --stat -- tests

lock: $(VENV)/.tested ## Take newer versions of every dependency
	$(PIP) install --quiet --upgrade pip pip-tools
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-emit-find-links --no-emit-index-url --output-file requirements.lock pyproject.toml
	$(BIN)/pip-compile --quiet --upgrade --strip-extras --no-emit-find-links --no-emit-index-url --extra dev --output-file requirements-dev.lock pyproject.toml

$(BIN)/python:
	$(PYTHON) -m venv --without-pip $(VENV)

$(VENV)/.installed: requirements.lock pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements.lock
	$(INSTALL) --no-deps --editable .
	touch $@

# What the tests need has what the program needs in it, in the same versions: it is installed in one go.
$(VENV)/.tested: requirements-dev.lock pyproject.toml | $(BIN)/python
	$(INSTALL) -r requirements-dev.lock
	$(INSTALL) --no-deps --editable .
	touch $(VENV)/.installed $@

clean: ## Remove what was set up and built
	rm -rf $(VENV) output/*/
