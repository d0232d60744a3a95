# make serve: everything from nothing to the sample prefecture in a browser.   make test: every test.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/pip --disable-pip-version-check --quiet
PORT ?= 8000
# Node from PyPI where the machine has none that is new enough (22 or later).
NODE_OK := $(shell node -e 'process.exit(+process.versions.node.split(".")[0] >= 22 ? 0 : 1)' 2>/dev/null && echo yes)
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: setup setup-dev browser serve build check test test-all lint docs clean help

help:            ## この一覧 / this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

setup: $(VENV)/.python $(VENV)/.node  ## .venv/ を用意する（コマンドは .venv/bin/akiya）/ prepare .venv/

$(VENV)/bin/pip:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 以上が必要です / Python 3.11 or newer is needed: " + sys.version) if sys.version_info < (3, 11) else 0'
	@echo "[1/4] Python の作業場所をつくります / creating .venv"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.python: requirements.lock pyproject.toml | $(VENV)/bin/pip
	@echo "[2/4] Python の部品を入れます / installing Python packages"
	@$(PIP) install --require-hashes --only-binary :all: --no-binary whoosh -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.node: package-lock.json requirements-node.lock $(VENV)/.python
ifneq ($(NODE_OK),yes)
	@echo "[3/4] Node.js を入れます / installing Node.js"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-node.lock
endif
	@echo "[4/4] 画面の部品を入れます / installing browser packages"
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

setup-dev: setup $(VENV)/.dev browser  ## テストの道具も入れる / also install what the tests need

$(VENV)/.dev: requirements-dev.lock $(VENV)/.python
	@echo "[+] テストの道具を入れます / installing test tools"
	@$(PIP) install --require-hashes --only-binary :all: -r requirements-dev.lock
	@touch $@

browser:
	@sh scripts/browser

serve: setup     ## 見本の県をつくり http://localhost:8000 で見せる / build and serve the sample prefecture
	@$(BIN)/akiya serve --port $(PORT)

build: setup     ## 見本の県を output/ につくる / build the sample prefecture
	@$(BIN)/akiya build

check: setup     ## 物件の書き方を点検する / check the listings
	@$(BIN)/akiya check

lint: setup-dev  ## 書式と型 / style and types
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && npx --no-install tsc -p jsconfig.json

test: setup-dev  ## すべてのテスト（15分以内）/ every test, under 15 minutes
	@sh scripts/test

test-all: setup-dev  ## 長い組み合わせも / the long matrices too
	@AKIYA_TEST_ALL=1 sh scripts/test

docs: setup-dev  ## 資料をつくりなおす / regenerate the reference pages
	@$(BIN)/python scripts/docs.py

clean:           ## つくったものを消す / remove what was made
	rm -rf output .cache $(VENV) node_modules
