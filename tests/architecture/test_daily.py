"""The list of tests that a daily run leaves to the night speaks of tests that there are."""

import ast
import tomllib

import pytest

from tests.daily import BY_DAY, COSTLY, DATABASES, TESTS, parts, read_costly


def _tests(file: str) -> set[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("file", read_costly())
def test_what_is_left_to_the_night_exists(file: str) -> None:
    assert not file.startswith(BY_DAY)
    named = [parts(f"{file}::{each}") for each in read_costly()[file]]
    assert {name for _, name, _ in named} <= _tests(file), "just weigh, or take the line out"
    assert {case for *_, case in named} <= {"", *DATABASES}


def test_what_is_always_run_by_day_is_never_left_out_whole() -> None:
    always = set(tomllib.loads(COSTLY.read_text(encoding="utf-8"))["always"])
    there = {name for path in TESTS.rglob("test_*.py") for name in _tests(str(path))}
    assert always <= there
    left_out = {name for names in read_costly().values() for name in names}
    assert always.isdisjoint(left_out)
