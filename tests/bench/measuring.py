"""How figures are taken and written down."""

import json
import os
import statistics
import subprocess
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Select

from tests.conftest import Desk

FIGURES: list[tuple[str, str, str]] = []
"""Name, what was measured, and the goal of every figure so far."""
FIGURES_FILE = Path(os.environ["CLERKDESK_FIGURES"]) if "CLERKDESK_FIGURES" in os.environ else None
"""Where every figure is kept, too, one JSON object a line (``just bench``); None: nowhere."""
WARM_UP = 10
"""Turns that are not counted."""


def median(work: Callable[[], object], times: int = 15) -> float:
    """How long it takes, in milliseconds, once it has been done."""
    work()
    taken = []
    for _ in range(times):
        started = time.perf_counter()
        work()
        taken.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken)


def figure(name: str, measured: str, goal: str) -> None:
    """A row of the table: what was measured, and what docs/performance.md asks for."""
    FIGURES.append((name, measured, goal))
    if FIGURES_FILE is not None:
        row = {
            "at": _today(),
            "commit": _commit(),
            "name": name,
            "measured": measured,
            "goal": goal,
        }
        with FIGURES_FILE.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")
    print(f"{name:<52} {measured:<42} {goal}")


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


@cache
def _commit() -> str:
    """The state that is measured; "": unknown, as in a copy of the files alone."""
    words = ["git", "rev-parse", "--short", "HEAD"]
    asked = subprocess.run(words, capture_output=True, text=True, check=False)
    return asked.stdout.strip()


def paired(
    first: Callable[[], object], second: Callable[[], object], times: int = 60
) -> tuple[float, float]:
    """Medians in milliseconds of two works done in turn, so that the weather is the same."""
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(WARM_UP + times):
        for work, milliseconds in zip((first, second), taken):
            started = time.perf_counter()
            work()
            if turn >= WARM_UP:
                milliseconds.append((time.perf_counter() - started) * 1000)
    return statistics.median(taken[0]), statistics.median(taken[1])


def in_parallel(works: list[Callable[[], None]]) -> float:
    """Seconds until all are done; an error in any of them is raised."""
    errors: list[BaseException] = []

    def guarded(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=guarded, args=(work,)) for work in works]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return time.perf_counter() - started


def compiled(desk: Desk, statement: Select[Any], values: dict[str, Any]) -> tuple[str, list[Any]]:
    """The same statement as text and parameters for SQLite's driver, in their order."""
    dialect = desk.engine.dialect
    sql = statement.compile(dialect=dialect)
    bound = sql.construct_params(values)
    parameters = []
    for name in sql.positiontup or ():
        processor = sql.binds[name].type.dialect_impl(dialect).bind_processor(dialect)
        value = bound[name]
        parameters.append(value if processor is None else processor(value))
    return str(sql), parameters
