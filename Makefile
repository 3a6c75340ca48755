# The two commands are `make demo` and `make test`; `make serve` begins a forum of one's own; the
# others are parts of them or tools beside them.
PYTHON := .venv/bin/python
ROOMS := normsforum demo desk search reports proposals threads workinggroups stakeholders record outbox interface
LOCK := .venv/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url
.DEFAULT_GOAL := help
.PHONY: help setup demo serve test check bench docs shots messages lock

help:
	@echo "make demo    start the demonstration (PORT=8000, RESET=1 to start afresh)"
	@echo "make serve   start an empty forum, without the demonstration (PORT=8000)"
	@echo "make test    everything that must hold: style, types, imports, migrations, tests"
	@echo "make check   the same without the tests"
	@echo "make bench   measure the budgets and print them as a table"
	@echo "make docs    make the pages of docs/, in var/docs"
	@echo "make shots   take the pictures of the README and of docs/"
	@echo "make messages bring the catalogues up to what the sources say (needs GNU gettext)"
	@echo "make lock    choose the newest versions of all packages"

setup:
	@bin/setup

demo: setup
	@$(PYTHON) -m normsforum.supervisor

serve: setup
	@$(PYTHON) -m normsforum.supervisor serve

test: check
	$(PYTHON) -m pytest -n 2 --dist loadgroup

check: setup
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy $(ROOMS)
	.venv/bin/lint-imports
	$(PYTHON) manage.py makemigrations --check --dry-run

bench: setup
	@$(PYTHON) -m tests.bench

docs: setup
	@$(PYTHON) -m sphinx --quiet --fail-on-warning --keep-going -d var/doctrees docs var/docs
	@echo "Open var/docs/index.html"

shots: setup
	@$(PYTHON) -m tests.shots

messages: setup
	$(PYTHON) manage.py makemessages --all --no-wrap --add-location file --ignore tests --ignore examples --ignore .venv

lock: setup
	$(LOCK) --upgrade --all-extras -o requirements.lock pyproject.toml
	$(LOCK) -c requirements.lock -o requirements-production.lock pyproject.toml
	@! grep -n '://' requirements.lock requirements-production.lock
