# Needs Python 3.11 or later, GNU make and git; whatever else is used is installed below the project by `make setup`.
SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
unexport PYTHONPATH PYTHONHOME

PYTHON ?= python3
WORKERS ?= auto
COVERAGE ?= --cov --cov-report term
PORT ?= 4010
RUNS ?= 2
VENV := .venv
BIN := $(VENV)/bin
BENCH := .venvs/bench
PY := $(BIN)/python
TYPED := bestsms bestsms_schema generated/bestsms_api scripts tests benchmarks
COMPILE := uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate \
	--no-emit-index-url --no-emit-find-links --no-strip-extras
BROWSER := $(wildcard tests/browser/*.py scripts/browser/*.py)
DOCUMENTS = $(wildcard openapi/bestsms-v*.yaml)
# The output of one check after that of another, where make can do that.
WHOLE := $(if $(filter output-sync,$(.FEATURES)),--output-sync)

define HELP
make setup            install everything below the project (.venv, node_modules); a second run costs nothing
make demo             start a sandbox; send, reply, receive webhooks, and show each call with its answer
make test             everything that CI checks: generated code, lint, types, the public API, every test
make checks           what make test does before the tests
make coverage         the same tests, and what of the code they reach: at least 96 %
make pytest           every test in the source tree, with coverage
make test-source      the tests that need the source tree
make test-wheel       all others, against the built wheel, away from the source tree
make test-all         the tests on every Python found of 3.11 to 3.14
make generate         compile openapi/ into generated/ and the references in docs/
make check-generated  fail if these are not what openapi/ compiles into
make lint             ruff, Spectral, the OpenAPI validator, the documents' examples
make types            mypy, pyright, the calls that must not type-check, a certain type for every public name
make new-version      scaffold a version of the API from another: FROM=3.00 TO=3.10
make spec-diff        what changed between two versions, and what of it breaks: A=2.04 B=3.00 [OUT=file.md]
make api-check        fail if the public API breaks what the last tag offered, or REF=tag
make mock             serve a document with Prism on port $(PORT): that of the default version, or of VERSION
make sandbox          run a whole BestSMS with an inbox on port 8025
make contract-check   Schemathesis with 100 examples an operation, and chains, on each document and its mock server
make sandbox-check    Schemathesis with 100 examples an operation, 20 kills, and the speed of a sandbox
make sandbox-proxy    examples, calls and the test-suite through Prism, which judges requests and the sandbox's answers
make sandbox-faults   2,400 sends of each version, by both clients on each transport, through the sandbox's faults
make check-tracking   1,000 lives of messages with webhooks lost, late and twice, compared with the service
make faults           send through 10,000 random sequences of faults in each version, client and transport (some minutes)
make fuzz-webhooks    parse 1,000,000 mutated webhooks, and as many that atheris makes up (some minutes)
make soak-webhooks    a sandbox posts 100,000 webhooks to a receiver that is killed again and again, over each store (an hour)
make webhook-timing   whether the time of a refusal tells anything of the secret
make test-browser     the inbox page in Chromium, which must be on the PATH (some minutes)
make screenshots      the pictures of docs/inbox.md, taken anew
make soak             500 coroutines and 64 threads sending under faults for a minute, on each transport
make bench            measure beside httpx, requests, twilio and telnyx; write docs/benchmarks.md (some minutes)
make bench-webhooks   measure webhooks parsed, taken and handled; write docs/webhook-benchmarks.md (a minute)
make build            sdist and wheel in dist/
make lock             compile the requirements and package.json into their lock files (needs uv)
make clean            remove all that the other targets made
endef

.PHONY: help setup generate check-generated lint types mypy pyright misuse checks api-check new-version spec-diff test pytest test-source install-wheel test-wheel coverage test-all demo mock sandbox contract-check sandbox-check sandbox-proxy sandbox-faults check-tracking faults soak fuzz-webhooks soak-webhooks webhook-timing test-browser screenshots bench bench-webhooks build lock clean

help:
	$(info $(HELP))
	@:

setup: $(VENV)/project.stamp node_modules/setup.stamp

$(VENV)/packages.stamp: requirements/dev.txt
	@for python in $(PYTHON) python3.14 python3.13 python3.12 python3.11; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
		python=; \
	done; \
	if [ -z "$$python" ]; then \
		echo "bestsms needs Python 3.11 or later; $(PYTHON) is $$($(PYTHON) --version 2>&1)." >&2; \
		echo "Install one, or name it: make setup PYTHON=/path/to/python3.13" >&2; \
		exit 1; \
	fi; \
	echo "setup: $(VENV) with $$("$$python" --version)"; \
	"$$python" -m venv --clear $(VENV)
	@echo "setup: Python packages"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@touch $@

$(VENV)/project.stamp: $(VENV)/packages.stamp pyproject.toml
	@$(PY) -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

node_modules/setup.stamp: package-lock.json .npmrc | $(VENV)/packages.stamp
	@echo "setup: node packages"
	@$(PY) scripts/toolbox.py npm ci --loglevel=error
	@touch $@

generate: setup
	$(PY) scripts/generate.py

check-generated: $(VENV)/project.stamp
	$(PY) scripts/generate.py --check

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(PY) scripts/toolbox.py spectral lint --fail-severity hint --ruleset openapi/.spectral.yaml $(DOCUMENTS)
	$(BIN)/openapi-spec-validator $(DOCUMENTS)
	$(PY) scripts/check_examples.py

types: mypy pyright misuse

mypy: $(VENV)/project.stamp
	$(BIN)/mypy $(TYPED)

pyright: setup
	$(PY) scripts/toolbox.py pyright

misuse: setup
	$(PY) scripts/check_misuse.py
	$(PY) scripts/check_public_types.py

api-check: setup
	$(PY) scripts/api_check.py $(if $(REF),--ref '$(REF)')

new-version: setup
	@$(PY) scripts/new_version.py '$(FROM)' '$(TO)'

spec-diff: setup
	@$(PY) scripts/spec_diff.py '$(A)' '$(B)' $(if $(OUT),--output '$(OUT)')

pytest: setup
	$(BIN)/pytest --numprocesses $(WORKERS) $(COVERAGE)

test-source: setup
	COVERAGE_FILE=.coverage.source $(BIN)/pytest -m source --numprocesses $(WORKERS) $(MEASURED)

install-wheel: $(VENV)/project.stamp
	$(PY) scripts/test_wheel.py --install

test-wheel: install-wheel
	WORKERS=$(WORKERS) MEASURED="$(MEASURED)" $(PY) scripts/test_wheel.py

checks: mypy pyright lint misuse check-generated api-check

# The checks take a core each, so two run at a time; the tests take all that there are. Every test runs once: those that
# need the source tree in it, all others against the wheel, as users have it.
test:
	@$(MAKE) --jobs 2 $(WHOLE) checks install-wheel
	@$(MAKE) --jobs 1 test-source
	@$(MAKE) --jobs 1 test-wheel --assume-old install-wheel

coverage: MEASURED := --cov --cov-report=
coverage: test-source test-wheel
	$(BIN)/coverage combine --quiet .coverage.source .coverage.wheel
	$(BIN)/coverage report --fail-under 96

test-all: setup
	$(PY) scripts/test_all.py

demo: setup
	@$(PY) scripts/demo.py $(if $(STAY),--stay)

mock: setup
	@$(PY) scripts/mock.py --port $(PORT) $(if $(VERSION),openapi/bestsms-v$(VERSION).yaml)

sandbox: setup
	@$(PY) -m bestsms.sandbox

contract-check: setup
	SCHEMATHESIS_EXAMPLES=100 $(BIN)/pytest -s tests/contract/test_schemathesis.py

sandbox-check: setup
	$(PY) scripts/check_sandbox.py --examples 100
	$(PY) scripts/check_kills.py --rounds 20
	$(PY) benchmarks/sandbox.py

sandbox-proxy: setup
	$(PY) scripts/check_proxy.py
	$(PY) scripts/check_proxy.py --errors
	$(PY) scripts/check_proxy.py --suite

sandbox-faults: setup
	$(PY) scripts/check_sandbox_faults.py

check-tracking: setup
	$(PY) scripts/check_tracking.py

faults: setup
	$(PY) scripts/faults.py --sequences 10000

soak: setup
	$(PY) scripts/faults.py --soak 60

$(VENV)/fuzz.stamp: requirements/fuzz.txt $(VENV)/packages.stamp
	@echo "setup: atheris"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/fuzz.txt
	@touch $@

soak-webhooks: setup
	$(PY) scripts/soak_webhooks.py

webhook-timing: setup
	$(PY) scripts/webhook_timing.py

fuzz-webhooks: setup $(VENV)/fuzz.stamp
	$(PY) scripts/fuzz_webhooks.py

$(VENV)/browser.stamp: requirements/browser.txt $(VENV)/packages.stamp
	@echo "setup: Playwright"
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/browser.txt
	@touch $@

test-browser: setup $(VENV)/browser.stamp
	$(BIN)/mypy $(BROWSER)
	$(PY) scripts/toolbox.py pyright $(BROWSER)
	$(BIN)/pytest -m browser tests/browser

screenshots: setup $(VENV)/browser.stamp
	$(PY) scripts/browser/screenshots.py

$(BENCH)/packages.stamp: benchmarks/requirements.txt | $(VENV)/packages.stamp
	@echo "bench: $(BENCH)"
	@$(PY) -m venv --clear $(BENCH)
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.txt
	@touch $@

$(BENCH)/project.stamp: $(BENCH)/packages.stamp pyproject.toml
	@$(BENCH)/bin/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

bench: $(BENCH)/project.stamp
	$(BENCH)/bin/python -m benchmarks.run --runs $(RUNS)

bench-webhooks: setup
	$(PY) benchmarks/webhooks.py

build: setup
	$(PY) -m build --no-isolation

lock:
	$(COMPILE) requirements/dev.in --output-file requirements/dev.txt
	$(COMPILE) benchmarks/requirements.in --output-file benchmarks/requirements.txt
	$(COMPILE) requirements/browser.in --output-file requirements/browser.txt
	$(COMPILE) requirements/fuzz.in --output-file requirements/fuzz.txt
	$(PY) scripts/toolbox.py npm install --package-lock-only --loglevel=error

clean:
	rm -rf $(VENV) .venvs node_modules build dist .coverage .coverage.* htmlcov .hypothesis .schemathesis
	rm -rf .mypy_cache .pytest_cache .ruff_cache
