"""Honest work leaves the history whole and the queues rightly counted: it is proved after every
single use case of the flows that other modules try.
"""

import ast
import importlib
import inspect
import itertools
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from clerkdesk.store.guard import witnesses
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.architecture.sources import parsed, read
from tests.conftest import Desk
from tests.counting import miscounted

Flow = Callable[[Desk], None]
INTEGRATION = Path(__file__).parents[1]
PAST_THE_RULES = (
    "engine.begin",
    "replica",
    "DROP TRIGGER",
    "changed(",
    "event.listen",
    "perf_counter",
)
"""What stands in flows that change rows by hand."""
NOT_HERE = ("history", "store")
"""Folders whose flows tamper."""
EACH = 40
"""So many use cases of a flow are proved one by one; of those that take in hundreds of packages
then every fortieth, for each proof reads all that there is, and at last the whole.
"""
DAILY = (
    "a_decision_is_taken_back_within_fifteen_seconds_with_its_message",
    "a_supervisor_reopens_with_a_reason_and_the_citizen_hears_of_it",
    "a_revoked_certificate_is_known_as_such_with_its_reason",
    "waiting_for_the_citizen_is_told_and_ends_with_the_answer",
    "an_amendment_keeps_the_old_value_and_the_reason",
    "notes_and_calls_are_read_by_everybody_in_scope",
    "a_colleague_is_changed_and_the_offices_follow",
)
"""One of each kind: what is done, undone, done again, and administered."""
MOVED_BY_HAND = ("application", "outbox_message", "debt_answer", "inquiry", "document_remark")
"""What ``Desk.later`` moves back on PostgreSQL, past the rules."""


def _flows() -> Iterator[Flow]:
    """Every test of the installation that needs nothing but a desk, and touches nothing by hand."""
    for path in sorted(INTEGRATION.rglob("test_*.py")):
        if path.parent.name in NOT_HERE:
            continue
        name = ".".join(("tests", *path.relative_to(INTEGRATION.parent).with_suffix("").parts))
        module = importlib.import_module(name)
        for function in vars(module).values():
            if _is_flow(function, name):
                yield function


def _is_flow(function: Any, module: str) -> bool:
    return (
        inspect.isfunction(function)
        and function.__module__ == module
        and function.__name__.startswith("test_")
        and list(inspect.signature(function).parameters) == ["desk"]
        and not any(words in _with_helpers(function) for words in PAST_THE_RULES)
    )


def _with_helpers(function: Any) -> str:
    """The source of a flow and of the functions of its own module that it calls."""
    called = [function.__globals__.get(name) for name in function.__code__.co_names]
    helpers = [
        helper
        for helper in called
        if inspect.isfunction(helper) and helper.__module__ == function.__module__
    ]
    sources = _sources(Path(function.__code__.co_filename))
    return "".join(sources[each.__name__] for each in (function, *helpers))


@cache
def _sources(path: Path) -> dict[str, str]:
    """Function of a module → its source. All at once: ``inspect`` reads a file's words once for
    each, for seconds in every test process.
    """
    lines = read(path).splitlines(keepends=True)
    return {
        node.name: "".join(lines[_first_line(node) - 1 : node.end_lineno])
        for node in parsed(path).body
        if isinstance(node, ast.FunctionDef)
    }


def _first_line(function: ast.FunctionDef) -> int:
    return min([function.lineno, *(each.lineno for each in function.decorator_list)])


FLOWS = list(_flows())


@pytest.fixture
def proving(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose history is proved whenever a use case has committed."""
    desk.start = None  # nothing is taken from an earlier test, where nobody has proved it
    run = UnitOfWork.run_as_operation
    later = Desk.later
    done = itertools.count(1)

    def proved(
        unit: UnitOfWork, op_id: str, use_case: Callable[..., Any], /, *args: Any, **named: Any
    ) -> Any:
        value = run(unit, op_id, use_case, *args, **named)
        number = next(done)
        if number > EACH and number % EACH:
            return value
        name = f"{use_case.__module__.removeprefix('clerkdesk.usecases.')}.{use_case.__name__}"
        assert desk.local.read(verification.verify).findings == (), name
        assert desk.local.read(_miscounted) == set(), name
        return value

    def moved(moving: Desk, **delta: float) -> None:
        later(moving, **delta)
        if not moving.embedded:
            with moving.engine.begin() as connection:
                for table in MOVED_BY_HAND:
                    now = witnesses.baseline(witnesses.BY_NAME[table], embedded=False)
                    connection.exec_driver_sql(now)

    monkeypatch.setattr(UnitOfWork, "run_as_operation", proved)
    monkeypatch.setattr(Desk, "later", moved)
    return desk


def _miscounted(session: Session) -> set[tuple[object, ...]]:
    return miscounted(session.connection())


def _marked(flow: Flow) -> Any:
    name = flow.__name__.removeprefix("test_")
    return pytest.param(flow, id=name, marks=[] if name in DAILY else [pytest.mark.long])


def test_the_daily_flows_are_there() -> None:
    assert set(DAILY) <= {flow.__name__.removeprefix("test_") for flow in FLOWS}


@pytest.mark.parametrize("flow", [_marked(flow) for flow in FLOWS])
def test_after_every_use_case_of_every_flow_the_history_is_whole(proving: Desk, flow: Flow) -> None:
    flow(proving)
    assert proving.local.read(verification.verify).findings == ()
