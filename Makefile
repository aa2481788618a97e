# Everything lives in .venv; proxy, certificate and index settings of the environment are left as they are.
PYTHON ?= python3
UV = .venv/bin/uv pip install --quiet --python .venv/bin/python
LOCK = .venv/bin/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-annotate --quiet --custom-compile-command 'make locks'

.PHONY: demo serve test test-long check bench locks
.DELETE_ON_ERROR:

demo: .venv/run.ok ## the platform with the example, in the browser
	.venv/bin/thuistafel demo

serve: .venv/run.ok ## the platform on this machine, kept in thuistafel-gegevens; elsewhere set the environment
	.venv/bin/thuistafel serve --migreer --alles-in-een

test: .venv/test.ok ## every test
	.venv/bin/python -m pytest

test-long: .venv/test.ok ## the same with many more random cases
	.venv/bin/python -m pytest --hypothesis-profile=long

check: .venv/test.ok ## style, types, import contracts, glossary, sentences, locks
	.venv/bin/ruff check && .venv/bin/ruff format --check && .venv/bin/mypy && .venv/bin/lint-imports --no-logo && .venv/bin/python -m pytest tests/house

bench: .venv/bench.ok ## figures against their yardsticks
	.venv/bin/python benchmarks/run.py

locks: .venv/bin/uv ## write the three locks anew
	$(LOCK) -o requirements/run.txt
	$(LOCK) --group test -c requirements/run.txt -o requirements/test.txt
	$(LOCK) --group bench -c requirements/test.txt -o requirements/bench.txt

.venv/%.ok: requirements/%.txt pyproject.toml hatch_build.py src/thuistafel/locale/en/LC_MESSAGES/django.po frontend/fonts/package-lock.json frontend/styles/package-lock.json | .venv/bin/uv
	$(UV) --require-hashes -r $<
	$(UV) --no-deps --reinstall-package thuistafel --editable .
	@touch $@

.venv/bin/uv:
	@$(PYTHON) -c 'import ensurepip, venv, sys; sys.exit(not (3, 11) <= sys.version_info < (3, 15))' 2>/dev/null || { echo "Thuistafel heeft Python 3.11–3.14 met venv nodig; op Debian en Ubuntu: apt install python3 python3-venv" >&2; exit 1; }
	$(PYTHON) -m venv .venv
	.venv/bin/python -m pip install --quiet uv
