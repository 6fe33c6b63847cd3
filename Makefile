# The two commands: `make demo` and `make test`. Both set everything up by themselves in .venv.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
PYWB := .venv-pywb/.ready

# The archive to look at: the demonstration's as long as nothing was crawled.
DB ?= $(firstword $(wildcard data/archive.db) data/demo.db)

.PHONY: help demo serve report crawl docs test check bench-crawl bench-read bench-read-peers bench-store bench-search bench-sites simulate-year bench-night wordpress lock clean

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## /\1\t/p' Makefile

demo: $(READY) ## start the demonstration newsroom, crawl it, answer three questions
	@$(BIN)/newsarchive demo $(ARGS)
	@echo "In a browser: make serve ARGS=--open"

serve: $(READY) ## browse the archive (or the demonstration's, where there is no other yet)
	@$(BIN)/newsarchive serve --db $(DB) $(ARGS)

report: $(READY) ## write report.html on the same archive
	@$(BIN)/newsarchive report --db $(DB) $(ARGS)

crawl: $(READY) ## crawl a site: make crawl SITE=pantura7 ARGS="--limit 50"
	@test -n "$(SITE)" || { echo "Say which site: make crawl SITE=pantura7 (newsarchive sites lists them)."; exit 2; }
	@$(BIN)/newsarchive crawl $(SITE) $(ARGS)

docs: $(READY) ## build the documentation into docs/_build
	@$(BIN)/python -m sphinx -q -W --keep-going -b html docs docs/_build
	@echo "Open docs/_build/index.html."

test: $(READY) $(PYWB) ## run every test
	@$(BIN)/python -m pytest $(ARGS)

check: $(READY) ## lint and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy

bench-crawl: $(READY) ## the whole pipeline beside a bare Scrapy spider, in one run
	@$(BIN)/python benchmarks/crawl.py $(ARGS)

bench-read: $(READY) ## reading pages, beside other extractors that are installed
	@$(BIN)/python benchmarks/read.py $(ARGS)

bench-read-peers: $(READY) .venv-peers/.ready ## the same beside newspaper4k, news-please and resiliparse
	@$(BIN)/python benchmarks/read.py $(ARGS)

bench-store: $(READY) ## storing generated articles
	@$(BIN)/python benchmarks/store.py $(ARGS)

bench-search: $(READY) ## searching a million generated articles (an hour to build; ARGS="100000" for fewer)
	@$(BIN)/python benchmarks/search.py $(or $(ARGS),1000000)

bench-sites: $(READY) ## three hundred sites in one process: start-up, memory, a night (ARGS="--articles 200" for all of it)
	@$(BIN)/python benchmarks/sites.py $(ARGS)

wordpress: $(READY) ## new-site and a crawl on a real WordPress, whose Debian packages root installs
	@$(BIN)/python benchmarks/wordpress/run.py $(ARGS)

simulate-year: $(READY) ## a year of nights on the demonstration newsroom (ten minutes; ARGS="--sections-only")
	@$(BIN)/python benchmarks/year.py $(ARGS)

bench-night: $(READY) ## a night with nothing new: requests, seconds, memory
	@$(BIN)/python benchmarks/quiet_night.py $(ARGS)

lock: ## renew the pinned dependencies (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --extra dev pyproject.toml -o requirements.txt
	printf 'pywb\nwacz\n' | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url - -o requirements-pywb.txt

clean: ## remove what was installed and generated, never data/
	rm -rf .venv .venv-pywb .venv-peers build dist docs/_build *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

# A real replay system and WACZ validator, apart from our own dependencies: they need older ones.
$(PYWB): requirements-pywb.txt
	@echo "Setting up pywb for the replay tests (once; a minute) ..."
	@$(PYTHON) -m venv .venv-pywb
	@.venv-pywb/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-pywb.txt \
		|| echo "pywb cannot be installed here: the tests that need it are skipped and say so."
	@touch $(PYWB)

.venv-peers/.ready: requirements-peers.txt
	@$(PYTHON) -m venv .venv-peers
	@.venv-peers/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-peers.txt
	@touch $@

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "newsarchive needs Python 3.11 or newer; name one with make PYTHON=python3.12 ..."; exit 2; }
	@echo "Setting up .venv (once; a minute or two) ..."
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing; on Debian: apt-get install python3-venv"; exit 2; }
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@PYTHONWARNINGS=ignore $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)
