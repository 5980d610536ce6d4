"""Applications of both services by keyboard alone: ten in this process every day, thirty in a real
X window at night.
"""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.waiting import StepFailed, Waiting
from tests.conftest import Desk
from tests.driving import drive_of
from tests.e2e.morning import NOTE, RARE, REFUSAL, Morning, arrive
from tests.e2e.real_window import RealKeys, answered_by_stand_in, real_desk, said, sign_in, x_server
from tests.gui.conftest import Office

DAILY = 5
NIGHTLY = 15
"""Applications of each service."""


def reader(file: Path) -> Callable[[str], Any]:
    """Reads one value, by a connection of its own each time: nothing is kept from the desk."""

    def value(statement: str) -> Any:
        connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)
        try:
            row = connection.execute(statement).fetchone()
            return None if row is None else row[0]
        finally:
            connection.close()

    return value


def done_well(value: Callable[[str], Any], each: int) -> None:
    """Every fifth of each service is refused."""
    refused = 2 * (each // 5)
    assert (
        value("SELECT count(*) FROM application WHERE status = 'completed'") == 2 * each - refused
        and value("SELECT count(*) FROM application WHERE status = 'refused'") == refused
    )
    assert value(f"SELECT count(*) FROM application WHERE decision_text = '{REFUSAL}'") == refused
    assert value(f"SELECT count(*) FROM note WHERE text = '{NOTE}'") == 2
    assert (
        value("SELECT count(*) FROM event WHERE action = 'take'")
        == 2 * each
        == value("SELECT count(*) FROM event WHERE action IN ('approve', 'refuse')")
    )


# -- in this process -------------------------------------------------------------------------------


@pytest.fixture
def office(embedded: Desk, qtbot: QtBot, tmp_path: Path, dressed: None) -> Iterator[Office]:
    """Applications have arrived, and a worker answers."""
    embedded.knows = arrive(embedded, embedded.local, DAILY)
    office = Office(embedded, qtbot, tmp_path)
    yield office
    office.worker.stop()


@pytest.fixture
def drive(office: Office, tmp_path: Path) -> Iterator[Drive]:
    drive = drive_of(office, tmp_path, seconds=30)
    yield drive
    drive.close()


def test_ten_applications_are_worked_through_without_a_mouse(office: Office, drive: Drive) -> None:
    value = reader(Path(office.desk.engine.url.database or ""))
    for login in ("gunel", "elnur"):
        window = drive.window(login)
        morning = Morning(window.keyboard, login, value, window.waiting)
        morning.work(DAILY)
        if login == "gunel":
            morning.look_for(" ".join(RARE))
        drive.close_window(window)
    done_well(value, DAILY)


# -- a real X window -------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.timeout(900)
def test_a_real_window_is_worked_in_with_real_keys(
    embedded: Desk, tmp_path: Path, qapp: QApplication
) -> None:
    """``qapp``: what waits needs an event loop."""
    knows = arrive(embedded, embedded.local, NIGHTLY)
    file = answered_by_stand_in(embedded, knows, "gunel", "elnur")
    value = reader(file)
    waiting = Waiting(seconds=60)
    with x_server() as display, real_desk(file, tmp_path, display) as desk:
        keys = RealKeys(display)
        try:
            for login in ("gunel", "elnur"):
                sign_in(keys, login, waiting)
                morning = Morning(keys, login, value, waiting)
                morning.work(NIGHTLY)
                if login == "gunel":
                    morning.look_for(" ".join(RARE))
                    # Out and in again through the palette.
                    keys.press("Ctrl+K")
                    waiting.until(lambda: keys.form("Bütün əmrlər"), "the palette does not open")
                    keys.type("Çıxış")
                    keys.press("Return")
            assert desk.poll() is None
        except (AssertionError, StepFailed) as error:
            keys.tool("mousemove", "0", "0")
            raise AssertionError(f"{error}: {said(tmp_path)[-2000:]}") from error
    done_well(value, NIGHTLY)
    assert "Traceback" not in said(tmp_path)
