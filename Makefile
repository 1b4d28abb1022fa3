# Two commands: `make graph` builds and asks the graph of the sample articles, `make test` passes the tests.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
STORE ?= graph
comma := ,
# What takes longer than the default suite allows, or needs linters and schemas of others, runs where CI is set.
MARKS := $(if $(CI),,-m "not slow")
EXTRAS := dev$(if $(CI),$(comma)ci)

.PHONY: graph test check clients format terms clean

graph: $(VENV)/.installed
	$(BIN)/kg build seeds --store $(STORE)
	@echo
	$(BIN)/kg query accelerators --store $(STORE)
	@echo
	$(BIN)/kg query launches --store $(STORE)

test: $(VENV)/.tools
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(MARKS)

format: $(VENV)/.tools
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Clients that are not Python's, for the slow tests; needs Node.
clients:
	tests/fetch_comunica.sh

terms: $(VENV)/.tools
	$(BIN)/python ontology/generate_terms.py

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/.installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.tools: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[$(EXTRAS)]'
	$(if $(CI),PYTHON=$(BIN)/python sh tests/fetch_schemas.sh)
	touch $@ $(VENV)/.installed
