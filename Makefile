# `make run` and `make test` are all one needs: each first sets up what is missing.

.DEFAULT_GOAL := help
.PHONY: help run test lint bench bench-peers torture bundle translations lock clean
MAKEFLAGS += --no-print-directory

PYTHON ?=
export PYTHON
VENV := .venv/bin/python
UTF8 := LC_ALL=C.UTF-8
# Two workers: the machines this is built on have two cores.
WORKERS ?= 2
ARGS ?=

help: ## list these targets
	@awk -F ': ## ' '/^[a-z-]+: ## / { printf "  make %-14s%s\n", $$1, $$2 }' Makefile

run: ## open the program on a worked example
	@scripts/bootstrap.sh run
	@scripts/run.sh

test: ## run all tests; ARGS="-k name" narrows
	@scripts/bootstrap.sh test
	@$(UTF8) $(VENV) -m pytest -q -n $(WORKERS) $(ARGS)

lint: ## check style and types
	@scripts/bootstrap.sh tools
	@status=0; for check in "ruff check" "ruff format --check" mypy; do \
	    $(VENV) -m $$check || status=1; done; exit $$status

bench: ## measure speed against the limits; ARGS="start canvas" narrows
	@scripts/bootstrap.sh test
	@$(UTF8) $(VENV) -m bench $(ARGS)

bench-peers: ## install the programs that bench compares with
	@scripts/bootstrap.sh test
	@scripts/peers.sh

torture: ## try to lose work, for half an hour; ARGS="edits order --seed 7" narrows
	@scripts/bootstrap.sh test
	@[ -x dist/cjm-desktop/cjm-desktop ] || $(MAKE) bundle
	@$(UTF8) $(VENV) -m torture $(ARGS)

bundle: ## freeze the program into dist/cjm-desktop and try it
	@scripts/bootstrap.sh bundle
	@$(UTF8) PYI_LOG_LEVEL=ERROR $(VENV) -m PyInstaller --noconfirm \
	    --distpath dist --workpath build/pyinstaller packaging/cjm-desktop.spec
	@$(UTF8) $(VENV) packaging/smoke_test.py dist/cjm-desktop

# English is in the source; its file holds plurals alone.
TEXTS := src/cjm_desktop/resources/translations
LUPDATE = .venv/bin/pyside6-lupdate -silent -no-obsolete -locations none -extensions py src/cjm_desktop

translations: ## gather the interface's strings and compile their translations
	@scripts/bootstrap.sh test
	@mkdir -p $(TEXTS)
	@$(LUPDATE) -ts $(TEXTS)/cjm_ru.ts
	@$(LUPDATE) -pluralonly -ts $(TEXTS)/cjm_en.ts
	@.venv/bin/pyside6-lrelease -silent $(TEXTS)/cjm_ru.ts $(TEXTS)/cjm_en.ts

# Exact versions with hashes and without addresses, so that any package index serves them.
# ARGS=--upgrade takes the newest versions the ranges allow; what is left out of the files, pyproject.toml says.
COMPILE = CUSTOM_COMPILE_COMMAND="make lock" $(VENV) -m piptools compile --quiet --generate-hashes \
    --allow-unsafe --strip-extras $(ARGS)

lock: ## pin the Python packages anew
	@scripts/bootstrap.sh tools
	@$(COMPILE) --output-file requirements/runtime.txt pyproject.toml
	@$(COMPILE) --output-file requirements/dev.txt --extra dev -c requirements/runtime.txt pyproject.toml
	@$(COMPILE) --output-file requirements/build.txt --only-build-deps --all-build-deps \
	    -c requirements/dev.txt pyproject.toml
	@$(COMPILE) --output-file requirements/peers.txt requirements/peers.in

clean: ## remove what the targets made, but no map in out/
	@rm -rf build dist out/*.png out/*.pdf .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage* htmlcov
