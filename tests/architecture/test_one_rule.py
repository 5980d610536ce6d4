"""What the domain knows stands in no SQL of the guard, whose rules are made with its values."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.lifecycle import Role
from clerkdesk.domain.messages import OF_A_DECISION
from clerkdesk.store.guard import ddl
from clerkdesk.store.guard.rules_mark import RULES
from tests.architecture.sources import SOURCES

GUARD = Path(ddl.__file__).parent
OWN = {
    ("dialects.py", "86400"): "the seconds of a day, where SQLite counts days",
    ("people.py", "256"): "SCRAM-SHA-256",
    ("writing.py", "200"): "how long a seal waits for the history's writers: PostgreSQL's alone",
    ("outliers.py", "64"): "megabytes in which one month is counted: PostgreSQL's alone",
    ("counters.py", "16"): "the slots of a counter: the database's alone",
    ("citizen_sql.py", "200"): "so many applications a citizen is shown: said here alone",
}
"""(file, figure) that the domain has no part in."""
_FIGURE = re.compile(r"(?<![A-Za-z_\d$])(\d{2,})|INTERVAL '(\d+)")


def _texts(path: Path) -> Iterator[str]:
    """The texts of a module and of its f-strings, without what is filled in and without what only
    people read.
    """
    tree = ast.parse(path.read_text(encoding="utf-8"))
    read = {node.value for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in read:
            yield re.sub(r"CD\d{3}", "", node.value)


def test_the_mark_that_a_start_compares_is_the_rules_own() -> None:
    assert ddl.fingerprint() == RULES, "the guard's rules have changed: just rules"


FILES = sorted(path for path in GUARD.rglob("*.py") if path.name != "rules_mark.py")


def test_the_rules_are_looked_at() -> None:
    assert len(FILES) > 30
    assert sum("NEW." in text for path in FILES for text in _texts(path)) > 150


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_figure_stands_in_a_rule(path: Path) -> None:
    figures = {match[1] or match[2] for text in _texts(path) for match in _FIGURE.finditer(text)}
    assert {figure for figure in figures if (path.name, figure) not in OWN} == set()


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_no_list_of_the_domain_stands_in_a_rule(path: Path) -> None:
    lists = [listed for text in _texts(path) for listed in re.findall(r"IN \(([^()]*)\)", text)]
    for listed in lists:
        values = set(re.findall(r"'([^']*)'", listed))
        assert len(values & set(Role)) < 2, listed
        assert len(values & set(OF_A_DECISION)) < 2, listed
        assert values.isdisjoint(eservice.number_prefix for eservice in ESERVICES.values()), listed


def test_who_supervises_is_asked_of_the_role_alone() -> None:
    """A list of roles anywhere else would be a second rule."""
    strangers = [
        f"{path.name}:{node.lineno}"
        for path in SOURCES
        if path.name != "lifecycle.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Tuple | ast.List | ast.Set) and _roles(node) > 1
    ]
    assert strangers == []


def _roles(node: ast.Tuple | ast.List | ast.Set) -> int:
    return sum(
        (isinstance(item, ast.Attribute) and ast.unparse(item).startswith("Role."))
        or (isinstance(item, ast.Constant) and item.value in ("supervisor", "admin", "auditor"))
        for item in node.elts
    )
