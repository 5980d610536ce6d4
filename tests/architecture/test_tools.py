"""Linter, types and import contracts find nothing."""

import pytest

from tests.architecture.sources import run, run_module, tool


def test_lint_finds_nothing() -> None:
    done = run_module("ruff", "check", "--no-cache", ".")
    assert done.returncode == 0, done.stdout


@pytest.mark.timeout(300)
def test_types_hold_strictly() -> None:
    # It looks again at whatever has another content than at its last run, in any checkout: in an
    # empty cache it takes three times as long as all the other rules together.
    done = run_module("mypy")
    assert done.returncode == 0, done.stdout


def test_import_contracts_are_kept() -> None:
    done = run([tool("lint-imports"), "--no-cache"])
    assert done.returncode == 0, done.stdout + done.stderr
