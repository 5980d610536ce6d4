"""How large modules are, what they are called, what they may not do, and what they import."""

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.import_graph import circles, import_graph
from tests.architecture.sources import ROOT, SOURCES, TESTS, called, calls, parsed, read, run, shown


@pytest.mark.parametrize("path", SOURCES, ids=shown)
def test_no_module_outgrows_five_hundred_lines_and_each_says_what_it_is(path: Path) -> None:
    assert len(read(path).splitlines()) <= 500
    assert ast.get_docstring(parsed(path)), "no docstring"


def test_no_name_says_nothing() -> None:
    silent = ("utils", "helpers", "common", "misc", "manager")
    assert not [path for path in SOURCES if path.stem in silent]


def test_no_child_opens_a_console_on_windows() -> None:
    started = [
        (path, call)
        for path in SOURCES
        if "subprocess." in read(path)
        for call in calls(path)
        if called(call) in ("Popen", "run", "check_output", "check_call")
        and isinstance(call.func, ast.Attribute)
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id == "subprocess"
    ]
    assert len(started) > 3
    silent = []
    for path, call in started:
        if "creationflags" not in {keyword.arg for keyword in call.keywords}:
            silent.append(shown(path))
    assert silent == []


def test_nothing_pages_by_offset() -> None:
    """But for the jump into a list, which passes over entries of an index and reads one key; and
    that into the register.
    """
    offsets = {shown(path): read(path).count(".offset(") for path in SOURCES}
    assert {path: times for path, times in offsets.items() if times} == {
        "clerkdesk/store/reads/papers.py": 1,
        "clerkdesk/store/statements.py": 1,
    }


def test_no_imports_run_in_a_circle() -> None:
    """Lazy ones and those for types included."""
    graph = import_graph({path: parsed(path) for path in SOURCES})
    assert [" ⇄ ".join(names) for names in circles(graph)] == []


def test_repository_speaks_of_the_project_alone() -> None:
    listed = run(["git", "ls-files"]).stdout.split()
    files = [ROOT / name for name in listed] or SOURCES
    pattern = re.compile(r"(^|[^A-Za-z0-9_.])/(work|root|farm)/")
    texts = [path for path in files if path.suffix in (".py", ".md", ".toml", ".spec")]
    assert [path.name for path in texts if pattern.search(read(path))] == []


_NO_QOBJECTS = {"result", "name", "arguments", "type"}
"""Keywords of Signal, Slot and Property."""


def _qt_keywords(path: Path) -> list[str]:
    """Properties and signals of Qt given by keyword: the setter's name is made with C's
    toupper().
    """
    qt = {
        alias.asname or alias.name
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6")
        for alias in node.names
    }
    return [
        f"{path.name}:{call.lineno}: {keyword.arg}"
        for call in calls(path)
        if isinstance(call.func, ast.Name) and call.func.id in qt
        for keyword in call.keywords
        if keyword.arg not in (None, "parent", *_NO_QOBJECTS)
    ]


def test_no_property_of_qt_is_given_by_keyword() -> None:
    of_qt = [path for path in (*SOURCES, *TESTS) if "PySide6" in read(path)]
    assert len(of_qt) > 100
    assert [line for path in of_qt for line in _qt_keywords(path)] == []
