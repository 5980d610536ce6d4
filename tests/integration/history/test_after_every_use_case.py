"""Honest work leaves the history whole: it is proved after every single use case of the flows that
other modules try.
"""

import importlib
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from clerkdesk.store.guard import witnesses
from clerkdesk.usecases.history import verification
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import Desk

Flow = Callable[[Desk], None]
INTEGRATION = Path(__file__).parents[1]
PAST_THE_RULES = ("engine.begin", "replica", "DROP TRIGGER", "changed(")
"""What stands in flows that change rows by hand."""
NOT_HERE = ("history", "store")
"""Folders whose flows tamper."""
MOVED_BY_HAND = ("application", "outbox_message", "debt_answer", "inquiry", "document_remark")
"""What ``Desk.later`` moves back on PostgreSQL, past the rules."""
PROVED: set[str] = set()
"""The use cases after which the history was proved."""


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
    if not inspect.isfunction(function) or function.__module__ != module:
        return False
    source = inspect.getsource(function)
    return (
        function.__name__.startswith("test_")
        and list(inspect.signature(function).parameters) == ["desk"]
        and not any(words in source for words in PAST_THE_RULES)
    )


FLOWS = list(_flows())


@pytest.fixture
def proving(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk whose history is proved whenever a use case has committed."""
    run = UnitOfWork.run_as_operation
    later = Desk.later

    def proved(
        unit: UnitOfWork, op_id: str, use_case: Callable[..., Any], /, *args: Any, **named: Any
    ) -> Any:
        value = run(unit, op_id, use_case, *args, **named)
        name = f"{use_case.__module__.removeprefix('clerkdesk.usecases.')}.{use_case.__name__}"
        assert desk.local.read(verification.verify).findings == (), name
        PROVED.add(name)
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


@pytest.mark.long
@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.__name__[5:])
def test_after_every_use_case_of_every_flow_the_history_is_whole(proving: Desk, flow: Flow) -> None:
    flow(proving)
