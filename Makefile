# `make help` lists what there is. Every target does the set-up it needs; .ci/setup says how.
PYTHON := .venv/bin/python
SOURCES := claimtrack tests main.py
CHECKS := check-format check-lint check-types check-imports check-window check-tests
# The window's tests count for nothing in the coverage of what lies below it, and run half as long without it.
# The longest come first, so that no process waits for them at the end.
WINDOW_TESTS := tests/window tests/gui

.DEFAULT_GOAL := help
.PHONY: help setup run test $(CHECKS) words format lock bench torture screens clean

help: ## lists the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-8s %s\n", $$1, $$2 }' Makefile

setup: ## makes .venv from requirements.lock and sees to Qt's system libraries
	@sh .ci/setup

run: setup ## opens the window; without a display, runs the demo
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no display here, so the demo runs in place of the window."; \
		$(PYTHON) main.py demo; \
	else \
		$(PYTHON) main.py; \
	fi

test: setup ## checks format, lint, types and import contracts and runs all tests, without a display
	@$(MAKE) --no-print-directory --keep-going $(CHECKS)

check-format:
	@echo "== format"
	@$(PYTHON) -m ruff format --check $(SOURCES)

check-lint:
	@echo "== lint"
	@$(PYTHON) -m ruff check $(SOURCES)

check-types:
	@echo "== types"
	@$(PYTHON) -m mypy

check-imports:
	@echo "== import contracts"
	@$(PYTHON) .venv/bin/lint-imports --no-logo

check-window:
	@echo "== tests of the window"
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --numprocesses 2 $(WINDOW_TESTS)

check-tests:
	@echo "== tests of all below the window"
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --numprocesses 2 --cov --cov-report=term \
		$(addprefix --ignore=,$(WINDOW_TESTS))

words: setup ## compiles the word catalogues in resources/words
	@for language in en ar; do \
		$(PYTHON) -m babel.messages.frontend --quiet compile --locale $$language \
			--input-file resources/words/$$language.po --output-file resources/words/$$language.mo || exit 1; \
	done

format: setup ## formats the code and mends what lint can mend
	@$(PYTHON) -m ruff format $(SOURCES)
	@$(PYTHON) -m ruff check --fix $(SOURCES)

lock: setup ## writes requirements.lock anew from pyproject.toml
	@$(PYTHON) -m pip install --quiet uv
	@$(PYTHON) -m uv pip compile pyproject.toml --group dev --group build --universal --upgrade --generate-hashes \
		--no-header --output-file requirements.lock

bench: setup ## prints the ratios of the measured promises
	@$(PYTHON) -m tests.bench

torture: setup ## kills, power cuts, full disks, damages, fuzz: one table of what was lost (hours)
	@$(PYTHON) -m tests.torture $(ARGUMENTS)

screens: setup ## renders every window, dialog and state into build/screens
	@$(PYTHON) tests/screens.py build/screens

clean: ## removes .venv and everything else that was made
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.* build dist
