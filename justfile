# Every habit of working on ClerkDesk as one word. `just` comes with the development packages:
#     python3 -m venv .venv && .venv/bin/pip install -e ".[dev]" && .venv/bin/just setup

set shell := ["bash", "-euo", "pipefail", "-c"]

bin := ".venv/bin"
out := "out"
translations := "resources/translations"

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

# Give every Python file its form, and mend what lint can mend by itself.
format:
    {{ bin }}/ruff check --fix --exit-zero --quiet .
    {{ bin }}/ruff format .

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

# The figures of docs/performance.md.
bench:
    {{ bin }}/pytest -n 0 -m bench -s

# What of domain, use cases and guard no test reaches, lines and branches; the page is out/coverage.
coverage:
    {{ bin }}/pytest --cov --cov-report=html:{{ out }}/coverage \
        --cov-report=json:{{ out }}/coverage/coverage.json \
        tests/unit tests/integration tests/attacks tests/faults
    {{ bin }}/python -m tests.architecture.uncovered {{ out }}/coverage/coverage.json

# Everything, hours rather than minutes; `.ci/nightly` is the same in an empty folder.
nightly: test
    {{ bin }}/pytest -n 0 -m "long or package"
    {{ bin }}/pytest -n 0 -m browser
    {{ bin }}/pytest -n 0 -m bench -s

# The wheel and the frozen program, in dist.
package:
    {{ bin }}/pip wheel --quiet --no-deps --wheel-dir dist .
    {{ bin }}/pyinstaller --noconfirm --log-level WARN build.spec
