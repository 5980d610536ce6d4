# Every habit of working on ClerkDesk as one word. `just` comes with the development packages:
#     python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/just setup

set shell := ["bash", "-euo", "pipefail", "-c"]

bin := ".venv/bin"
out := "out"
translations := "resources/translations"
packaging := "resources/packaging"
tools := out + "/tools/bin"
compile := "pip compile --quiet --python-version 3.11 --generate-hashes --no-header --no-annotate " \
    + "--no-emit-index-url --constraint requirements.lock"

# What there is.
list:
    @{{ just_executable() }} --list --unsorted

# The environment with everything in it; again after a change of the dependencies.
setup:
    [ -x {{ bin }}/python ] || python3 -m venv .venv
    {{ bin }}/pip install --quiet --editable ".[dev]"
    if [ -e .git ]; then {{ bin }}/pre-commit install; fi

# The program: without words its sample office, else `clerkdesk` with these words.
run *words="demo":
    {{ bin }}/clerkdesk {{ words }}

# The daily run: everything but what is nightly. Words go to pytest.
test *words:
    {{ bin }}/pytest {{ words }}

# Every few minutes: form, lint, types, imports, unit and architecture tests.
quick:
    {{ bin }}/ruff format --quiet --check . || { echo "run: just format" >&2; exit 1; }
    {{ bin }}/ruff check --quiet .
    {{ bin }}/mypy
    {{ bin }}/lint-imports
    # The tools have just run; the tests that run them once more without their caches are daily.
    {{ bin }}/pytest --quiet tests/unit tests/architecture \
        --deselect tests/architecture/test_tools.py::test_lint_finds_nothing \
        --deselect tests/architecture/test_tools.py::test_types_hold_strictly \
        --deselect tests/architecture/test_tools.py::test_import_contracts_are_kept \
        --deselect tests/architecture/test_format.py

# All that is no bench and takes no minutes: what the daily run takes and what it leaves to the night.
whole *words="":
    {{ bin }}/pytest -m "not long and not bench and not package and not browser and not windows" \
        {{ words }}

# Weigh the tests anew on a quiet machine: which of them only the night takes (tests/costly.toml).
weigh: (whole "--junitxml=" + out + "/costs.xml")
    {{ bin }}/python -m tests.daily {{ out }}/costs.xml

# Give every Python file its form, and mend what lint can mend by itself.
format:
    {{ bin }}/ruff check --fix --exit-zero --quiet .
    {{ bin }}/ruff format .

# The mark of the guard's rules, after a change of them.
rules:
    {{ bin }}/python -c "from clerkdesk.store.guard.ddl import fingerprint as f; print(f())" \
        | xargs -I MARK sed -i 's/^RULES = .*/RULES = "MARK"/' clerkdesk/store/guard/rules_mark.py

# Collect new texts of the window into the translations, and compile them.
translate: (_translate "az") (_translate "ru") (_translate "en" "-pluralonly")
    # What Qt's own dialogs and menus say: Qt has no Azerbaijani.
    {{ bin }}/pyside6-lrelease -silent {{ translations }}/qt_az.ts -qm {{ translations }}/qt_az.qm

# English is the source's own language: it needs its plurals alone.
_translate language *only:
    {{ bin }}/pyside6-lupdate -silent -locations none {{ only }} \
        $(find clerkdesk/gui -name "*.py" | LC_ALL=C sort) \
        -ts {{ translations }}/clerkdesk_{{ language }}.ts
    {{ bin }}/pyside6-lrelease -silent {{ translations }}/clerkdesk_{{ language }}.ts \
        -qm {{ translations }}/clerkdesk_{{ language }}.qm

# A picture of every screen in both themes, below out/pictures.
pictures:
    {{ bin }}/clerkdesk demo --pictures {{ out }}/pictures

# The figures of docs/performance.md, kept in docs/figures.jsonl; the charts of cost against size.
# Words choose some: `just bench tests/bench/test_size_figures.py`.
bench *words:
    CLERKDESK_FIGURES=docs/figures.jsonl {{ bin }}/pytest -n 0 -m bench -s {{ words }}

# What of domain, use cases and guard no test reaches, lines and branches; the page is out/coverage.
coverage:
    {{ bin }}/pytest -m "not long and not bench and not package" --cov --cov-report=html:{{ out }}/coverage \
        --cov-report=json:{{ out }}/coverage/coverage.json \
        tests/unit tests/integration tests/attacks tests/faults \
        tests/architecture/test_one_rule.py
    {{ bin }}/python -m tests.architecture.uncovered {{ out }}/coverage/coverage.json

# Everything, hours rather than minutes; `.ci/nightly` is the same in an empty folder.
nightly: test
    {{ bin }}/pytest -m "costly and not long"
    {{ bin }}/pytest -n 0 -m "long or package"
    {{ bin }}/pytest -n 0 -m browser
    {{ bin }}/pytest -n 0 -m bench -s

# What ships, pinned: this environment's versions, their hashes, the list of parts, the licences.
lock:
    [ -x {{ tools }}/uv ] || { python3 -m venv {{ out }}/tools && \
        {{ tools }}/pip install --quiet "uv>=0.9,<1" "cyclonedx-bom>=7,<8"; }
    {{ bin }}/pip freeze --exclude-editable > requirements.lock
    # For every system and Python; with the tools of development, for this one.
    {{ tools }}/uv {{ compile }} --universal pyproject.toml -o {{ packaging }}/requirements.txt
    {{ tools }}/uv {{ compile }} pyproject.toml --extra dev -o {{ packaging }}/requirements-dev.txt
    rm -rf {{ out }}/shipped && python3 -m venv {{ out }}/shipped
    # What only Windows takes is plain Python: its licence and its name belong to the list, too.
    sed "s/ ; sys_platform == 'win32'//" {{ packaging }}/requirements.txt > {{ out }}/shipped.txt
    {{ out }}/shipped/bin/pip install --quiet --require-hashes --no-deps -r {{ out }}/shipped.txt
    {{ out }}/shipped/bin/pip uninstall --quiet --yes setuptools pip
    {{ bin }}/python {{ packaging }}/third_party.py {{ out }}/shipped/lib/python*/site-packages \
        > resources/licences/third-party.txt
    {{ tools }}/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml \
        --output-file resources/licences/sbom.cdx.json {{ out }}/shipped/bin/python

# The wheel and the frozen program, in dist.
package:
    {{ bin }}/pip wheel --quiet --no-deps --wheel-dir dist .
    {{ bin }}/pyinstaller --noconfirm --log-level WARN build.spec
