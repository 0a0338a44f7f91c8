# demo   a workshop in full swing: a temporary database and simulated phones
# run    the service on ./data/zukunftswerkstatt.db; ARGS="--listen 127.0.0.1:9000" and the like are passed on
# test   all tests: Rust on both databases, front end, browser
# lint   formatting and static checks, nothing built
# bench  how fast votes are counted and documents made, and with BENCH=<folder of the hall benchmark> how fast a hall is served
# soak   tests that take minutes: a real election over the wire, the server killed again and again; prints its seeds
# eye    speed to the eye, measured and printed: Lighthouse, a slow phone, 500 cards on the console, 60 on the wall
# pictures  takes over how the screens look now, which a browser test compares; ARGS=--all takes all of them
# compare  all screens in all sizes and colours with how they looked: some minutes, so `make check` compares a tenth
# statement  runs the browser tests once more and writes into the accessibility page what they looked at
# bless  writes again what is generated or recorded: types, message keys, snapshots, formatting
# check  everything, as continuous integration does it: installs what is missing, then lint, build, test

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.PHONY: help demo run test lint bench soak eye pictures compare statement bless check tools frontend-dist frontend-lint frontend-check frontend-test \
	frontend-size rust-fmt rust-lint rust-test browser-test check-sources check-frontend

# One build folder for all clones on this machine: the dependencies are the long part.
export CARGO_TARGET_DIR ?= $(HOME)/.cache/zukunftswerkstatt/target
export CARGO_TERM_PROGRESS_WHEN ?= auto

NPM := npm --prefix frontend --no-fund --no-audit
MODULES := frontend/node_modules/.package-lock.json
STEP := scripts/step
ARGS ?=

help:
	@sed -n 's/^# //p' Makefile | sed '/^ /d' | head -n 12

# ── run ──────────────────────────────────────────────────────────────────────────────────────────

# Without optimisation: built in two thirds of the time, fast enough for 60 phones, and `make check` builds the same.
demo: tools frontend-dist
	@scripts/claim-target
	@$(STEP) "Building the server (the first time takes a few minutes)" cargo build --locked
	@exec $(CARGO_TARGET_DIR)/debug/zukunftswerkstatt demo $(ARGS)

run: tools frontend-dist
	@scripts/claim-target
	@$(STEP) "Building the server (the first time takes a few minutes)" cargo build --locked --profile quick
	@exec $(CARGO_TARGET_DIR)/quick/zukunftswerkstatt serve $(ARGS)

tools:
	@scripts/install-tools build

$(MODULES): frontend/package.json frontend/package-lock.json
	@$(STEP) "Fetching the front end's packages" $(NPM) ci --loglevel=error
	@touch $@

frontend-dist: $(MODULES)
	@$(STEP) "Building the front end" $(NPM) run --silent build

# ── single steps ─────────────────────────────────────────────────────────────────────────────────

frontend-lint: $(MODULES)
	@$(STEP) "Front end: lint and formatting" $(NPM) run --silent lint

frontend-check: $(MODULES)
	@$(STEP) "Front end: types and accessibility of components" $(NPM) run --silent check

frontend-test: $(MODULES)
	@$(STEP) "Front end: unit tests" $(NPM) test --silent

# Weighs what was built.
frontend-size: $(MODULES)
	@$(STEP) "Front end: size over the wire" $(NPM) run --silent size

rust-fmt:
	@$(STEP) "Rust: formatting" cargo fmt --check

rust-lint:
	@$(STEP) "Rust: clippy" cargo clippy --locked --quiet --all-targets -- -D warnings

# The front end is embedded: it has to be built before.
rust-test:
	@$(STEP) "Rust: building the tests" cargo test --locked --no-run
	@$(STEP) "Rust: tests on SQLite and PostgreSQL" scripts/with-postgres cargo test --locked --no-fail-fast

browser-test:
	@ZW_BINARY="$(CARGO_TARGET_DIR)/debug/zukunftswerkstatt" \
	$(STEP) "Browser tests" $(NPM) run --silent e2e

# ── together ─────────────────────────────────────────────────────────────────────────────────────

lint: rust-fmt rust-lint frontend-lint frontend-check

test: frontend-dist
	@scripts/claim-target
	@$(MAKE) rust-test frontend-test browser-test

# Optimised, so it builds for some minutes the first time.
bench: tools frontend-dist
	@scripts/claim-target
	@scripts/bench $(BENCH)

# What `make check` leaves out.
soak: tools frontend-dist
	@scripts/claim-target
	@$(STEP) "Building the tests" cargo test --locked --profile "$${SOAK_PROFILE:-quick}" --test api --no-run
	@$(STEP) "Soak" scripts/soak

# On a machine that does nothing else; Lighthouse is fetched by npx.
eye: tools frontend-dist
	@scripts/claim-target
	@$(STEP) "Building the server" cargo build --locked --profile quick
	@ZW_BINARY="$(CARGO_TARGET_DIR)/quick/zukunftswerkstatt" node frontend/scripts/eye.mjs $(ARGS)

# Look at frontend/test-results/pictures before you commit frontend/e2e/pictures*.txt. ARGS=phone/ballot takes only some.
pictures: frontend-dist
	@node frontend/scripts/pictures.mjs $(ARGS)

# What differs lies in frontend/test-results/pictures; `make pictures ARGS=--all` takes over what is right.
compare: frontend-dist
	@node frontend/scripts/pictures.mjs --all --compare $(ARGS)

# The browser tests once more, writing down what they look at: the accessibility statement says it.
statement: $(MODULES)
	@rm -f "$(CARGO_TARGET_DIR)/checked"
	@ZW_CHECKED="$(CARGO_TARGET_DIR)/checked" $(MAKE) browser-test
	@node frontend/scripts/statement.mjs "$(CARGO_TARGET_DIR)/checked"

bless: $(MODULES)
	cargo fmt
	cd frontend && node scripts/keys.mjs
	BLESS=1 INSTA_UPDATE=always scripts/with-postgres cargo test --locked --no-fail-fast
	$(NPM) run format

# In waves, so that two processors are busy and everything is built once: the front end's packages and build beside
# fetching the crates; clippy beside the front end's tests; the tests on the server that embeds that front end; the
# browser last, on the same server.
check: export CI = true
check: export STEP_TIMES = $(CARGO_TARGET_DIR)/step-times
check:
	@scripts/install-tools check
	@scripts/claim-target
	@: >"$(STEP_TIMES)"
	@$(MAKE) --jobs=2 --output-sync=line frontend-dist check-sources
	@$(MAKE) --jobs=2 --output-sync=line check-frontend rust-lint
	@$(MAKE) rust-test
	@$(MAKE) browser-test
	@echo; echo "make check: everything is green. Seconds per step:"; cat "$(STEP_TIMES)"

check-sources:
	@$(MAKE) rust-fmt
	@$(STEP) "Rust: fetching crates" cargo fetch --locked --quiet

check-frontend:
	@$(MAKE) frontend-lint frontend-check frontend-test frontend-size
