"""How long after something happened elsewhere a clerk sees what must be weighed.

pytest -n 0 -m bench -s tests/bench/test_finding_figures.py
"""

import statistics
import time
from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QEventLoop, QTimer

from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.case.rows import CaseDetail
from tests import samples
from tests.bench.measuring import figure
from tests.gui.conftest import Office, dressed, office, qapp_cls  # noqa: F401

pytestmark = [pytest.mark.bench, pytest.mark.timeout(300)]
ROUNDS = 12
LONGEST_SECONDS = 2.0
PATIENCE_MS = 10_000
STATED = "Əliyev Rəşad Kamil oğlu"
ANOTHER = "Quliyev Elçin Akif oğlu"


def _seconds(
    drive: WindowDrive, act: Callable[[], object], seen: Callable[[CaseDetail], bool]
) -> float:
    """From the end of an act elsewhere to the strip in which one sees what came of it."""
    strip = drive.window.detail.findings
    waiting = QEventLoop()

    def look() -> None:
        if seen(drive.case):
            waiting.quit()

    strip.remade.connect(look)
    QTimer.singleShot(PATIENCE_MS, waiting.quit)
    act()
    started = time.perf_counter()
    if not seen(drive.case):
        waiting.exec()
    strip.remade.disconnect(look)
    assert seen(drive.case)
    return time.perf_counter() - started


def _another_holder(case: CaseDetail) -> bool:
    return any(finding.kind == "owner_differs" for finding in case.findings)


def _told(name: str, taken: list[float]) -> None:
    shown = f"{statistics.median(taken):.2f} s, longest of {len(taken)} {max(taken):.2f} s"
    figure(name, shown, f"{LONGEST_SECONDS:.0f} s")
    assert max(taken) <= LONGEST_SECONDS


def test_a_finding_is_seen_two_seconds_after_what_it_comes_of(office: Office) -> None:  # noqa: F811
    number = office.taken()
    # Something stands in the strip, whatever is found.
    office.desk.run("gunel", casework.call, number, "reached", "Sabah gələcək")
    drive = office.drive("gunel").open(number)
    drive.until(lambda: drive.case.debt == "no_debt", "billing does not answer").settle()
    office.work_beside()

    def amend(name: str) -> None:
        office.desk.run("gunel", casework.amend, number, {"owner_name": name}, "çıxarışa görə")

    def register(turn: int) -> None:
        office.desk.take_in(samples.no_debt(f"eg-2026-9{turn:05}"))

    _seconds(drive, partial(amend, ANOTHER), _another_holder)  # the worker has started by then
    corrected = []
    for _turn in range(ROUNDS // 2):
        correct = partial(amend, STATED)
        corrected.append(_seconds(drive, correct, lambda case: not _another_holder(case)))
        corrected.append(_seconds(drive, partial(amend, ANOTHER), _another_holder))
    _told("a finding after a correction elsewhere", corrected)
    registered = []
    for turn in range(ROUNDS):
        more = len(drive.case.findings) + 1
        seen = partial(lambda more, case: len(case.findings) >= more, more)
        registered.append(_seconds(drive, partial(register, turn), seen))
    _told("a finding after a registration elsewhere", registered)
