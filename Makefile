# Puts the tools into .venv and calls `brief`; without make, see "Without make" in README.md.
# PYTHON=… chooses the interpreter; otherwise the first of these that is recent enough and complete.

CANDIDATES := $(or $(PYTHON),python3.13 python3.12 python3.11 python3)
VENV := .venv
RUN := $(VENV)/bin/python
BRIEF := $(RUN) -m generator
PIP := $(RUN) -m pip --disable-pip-version-check --quiet

# An interpreter that has gone away, or another PYTHON than last time, means a new .venv.
ifneq ($(shell $(RUN) -c 'print(1)' 2>/dev/null),1)
  STALE := yes
else ifneq ($(PYTHON),)
  STALE := $(if $(filter-out $(shell cat $(VENV)/.made 2>/dev/null),$(PYTHON)),yes)
endif

.DEFAULT_GOAL := help
.PHONY: help site serve check test lint fuzz lock clean stale

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /\1: /p' Makefile | while IFS=: read -r name what; do \
	  printf '  make %-8s%s\n' "$$name" "$$what"; done

site: $(VENV)/.installed ## build the site into site/, installing what that needs first
	@$(BRIEF) build
	@printf '\nThe site is in site/. To look at it while you edit: make serve\n'

serve: $(VENV)/.installed ## preview the site on this machine, reloading when a file changes
	@$(BRIEF) serve $(FLAGS)

check: $(VENV)/.installed ## list every fault in seeds/ and briefings/, writing nothing
	@$(BRIEF) check $(FLAGS)

test: $(VENV)/.installed-test ## run all tests, installing what they need first
	@$(RUN) -m pytest $(FLAGS)

lint: $(VENV)/.installed-test ## look the code over with ruff and mypy
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy

fuzz: $(VENV)/.installed-test ## feed hostile input to the parsers for FUZZ_SECONDS (60) each
	@$(RUN) -m fuzz --seconds $(or $(FUZZ_SECONDS),60)

lock: ## renew both lock files with the newest versions (needs uv)
	@command -v uv >/dev/null || { echo 'make lock needs uv: pip install uv' >&2; exit 1; }
	@$(COMPILE) --group install -o requirements.lock pyproject.toml
	@$(COMPILE) --group install --extra test -c requirements.lock -o requirements-test.lock pyproject.toml

COMPILE = uv --no-config pip compile --quiet --upgrade --universal --generate-hashes \
  --custom-compile-command 'make lock'

clean: ## remove everything that make made: .venv/, build/, site/ and caches
	rm -rf $(VENV) build site dist .cache .hypothesis .mypy_cache .pytest_cache .ruff_cache

# Files that say what is done, so that the second run is quick.

$(VENV)/.made: $(if $(STALE),stale)
	@$(FIND_PYTHON); \
	echo "Making $(VENV) with $$found ($$("$$found" --version))"; \
	"$$found" -m venv --clear $(VENV); \
	echo '$(PYTHON)' > $@

$(VENV)/.installed: $(VENV)/.made requirements.lock pyproject.toml
	@echo 'Installing what the site needs (requirements.lock)'
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-test: $(VENV)/.installed requirements-test.lock
	@echo 'Installing what the tests need (requirements-test.lock)'
	@$(PIP) install --require-hashes -r requirements-test.lock
	@touch $@

# Sets $$found, or ends with what to do.
define FIND_PYTHON
set -eu; found= old= bare=; \
for candidate in $(CANDIDATES); do \
  "$$candidate" -c '' 2>/dev/null || continue; \
  if ! "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then old=$$candidate; \
  elif ! "$$candidate" -c 'import venv; from ensurepip import version' 2>/dev/null; then bare=$$candidate; \
  else found=$$candidate; break; fi; \
done; \
if [ -z "$$found" ]; then \
  if [ -n "$$bare" ]; then \
    echo "$$bare cannot make a virtual environment: its venv module is not complete."; \
    echo "On Debian and Ubuntu: sudo apt install $$(basename "$$bare")-venv"; \
  elif [ -n "$$old" ]; then \
    echo "$$old is $$("$$old" --version 2>&1), and Python 3.11 or newer is needed."; \
    echo 'With a newer one elsewhere: make site PYTHON=/path/to/python3'; \
  else \
    echo 'No Python found (looked for: $(CANDIDATES)). Python 3.11 or newer is needed.'; \
    echo 'On Debian and Ubuntu: sudo apt install python3 python3-venv'; \
    echo 'Elsewhere: make site PYTHON=/path/to/python3'; \
  fi >&2; \
  exit 1; \
fi
endef
