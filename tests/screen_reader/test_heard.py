"""What must be heard and can be done without a screen, in a real window: events of AT-SPI as a
screen reader gets them, roles as it sees them, states set as a voice sets them.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from clerkdesk.demo.driving.waiting import Waiting
from clerkdesk.usecases.case import casework
from tests import samples
from tests.conftest import Desk
from tests.e2e.real_window import (
    RealKeys,
    answered_by_stand_in,
    real_desk,
    said,
    sign_in,
    x_server,
)
from tests.faults.clerks import fin
from tests.screen_reader.at_spi import (
    ASSERTIVE,
    CHECKED,
    FOCUSED,
    POLITE,
    ScreenReader,
    screen_reader,
)

pytestmark = [pytest.mark.long, pytest.mark.timeout(300)]


@dataclass
class Clerk:
    """Günel at her desk, who hears and does not see. ``number``: an application of hers without
    findings; ``weighed``: one with a finding.
    """

    keys: RealKeys
    reader: ScreenReader
    waiting: Waiting
    file: Path
    number: str
    weighed: str

    def search(self) -> None:
        """The keyboard goes to the search; a key that comes too early is pressed again."""
        field = self.reader.find("text", lambda name: name == "Axtarış")
        for _ in range(20):
            self.keys.press("Ctrl+F")
            if FOCUSED in self.reader.states(field):
                break
        self.keys.press("Ctrl+A")

    def open(self, number: str) -> None:
        self.reader.be_deaf()
        self.search()
        self.keys.type(number)
        self.keys.press("Return")

    def form(self, keys: str, title: str) -> None:
        """Press keys that open a form."""
        self.reader.be_deaf()
        self.keys.press(keys)
        self.waiting.until(lambda: self.keys.form(title), f"{title} does not open")

    def approve(self) -> None:
        """A key that comes too soon after the verdict is pressed again."""
        completed = "SELECT count(*) FROM application WHERE status = 'completed'"
        for _ in range(8):
            self.keys.press("Ctrl+Return")
            if self.waiting.holds_within(lambda: self.value(completed) == 1, 2):
                return
        raise AssertionError("it is not approved")

    def value(self, statement: str) -> object:
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as connection:
            return connection.execute(statement).fetchone()[0]


def _of_another_holder(desk: Desk) -> dict[str, Any]:
    """An application for an account that billing knows under another name."""
    package = samples.no_debt(
        "second", applicant__fin=fin(7), owner__fin=fin(7), subscriber_code="12045500007"
    )
    package["documents"][0]["fin"] = fin(7)
    desk.knows["accounts"]["12045500007"] = desk.knows["accounts"]["12045567890"] | {
        "subscriber_code": "12045500007",
        "holder_fin": fin(8),
        "holder_name": "Başqasov Vəli",
    }
    desk.knows["debts"]["12045500007"] = "0.00"
    return package


@pytest.fixture
def clerk(embedded: Desk, tmp_path: Path, qapp: QApplication) -> Iterator[Clerk]:
    """``qapp``: what waits needs an event loop."""
    number = embedded.take_in(samples.no_debt("first"))
    weighed = embedded.take_in(_of_another_holder(embedded))
    for each in (number, weighed):
        embedded.run("gunel", casework.take, each)
    file = answered_by_stand_in(embedded, embedded.knows, "gunel")
    run = tmp_path / "run"
    run.mkdir()
    waiting = Waiting(seconds=60)
    with (
        screen_reader(run) as reader,
        x_server() as display,
        real_desk(file, tmp_path, display, DBUS_SESSION_BUS_ADDRESS=reader.session),
    ):
        keys = RealKeys(display)
        sign_in(keys, "gunel", waiting)
        yield Clerk(keys, reader, waiting, file, number, weighed)
    assert "Traceback" not in said(tmp_path), said(tmp_path)


def test_what_a_decision_rests_on_is_heard(clerk: Clerk) -> None:
    """The list of what must be announced: docs/accessibility.md."""
    reader = clerk.reader
    keys = clerk.keys
    # The whole screen, with what must be weighed.
    clerk.open(clerk.weighed)
    reader.hear(clerk.weighed, "İcrada olan", "Əsaslandırılmalı tapıntı")
    reader.be_deaf()
    keys.press("F11")
    reader.hear("Sənəd bütün ekrandadır", "0 / 2", "tapıntı")
    keys.press("F11")
    reader.hear("Sənəd pəncərədədir")
    # An opening: whose, its status, how far it is judged; the debt's answer.
    clerk.open(clerk.number)
    reader.hear(clerk.number, "İcrada olan", "0 / 2")
    keys.press("Ctrl+D")
    reader.hear("Borc yoxdur")
    # The next document, a verdict, a tab.
    keys.press("Ctrl+Down")
    reader.hear("2 / 2")
    keys.press("U")
    reader.hear("Uyğundur", "1 / 2")
    keys.press("Ctrl+3")
    reader.hear("Borc")
    keys.press("Ctrl+1")
    reader.hear("Sənədlər")
    # What is wrong in a form, at once; and the field says it.
    clerk.form("Ctrl+M", "Qeyd")
    keys.press("Ctrl+Return")
    assert reader.hear("Mətn").detail == ASSERTIVE
    assert reader.description(reader.focused("text")).startswith("Düzgün deyil: ")
    keys.press("Escape")
    # The palette's choice, and what bars it.
    clerk.form("Ctrl+K", "Bütün əmrlər")
    keys.type("Təsdiqlə")
    reader.hear("Təsdiqlə", "Ctrl+Return", " · ")
    keys.press("Escape")
    # How many are selected.
    clerk.search()
    keys.press("Delete")
    keys.press("Return")
    reader.be_deaf()
    keys.press("Home")
    keys.press("Shift+Down")
    reader.hear("2 müraciət seçilib")
    # A decision, with the key and the seconds of taking it back; and that it is taken back.
    clerk.open(clerk.number)
    reader.hear(clerk.number)
    keys.press("Ctrl+Up")
    keys.press("U")
    reader.hear("2 / 2")
    clerk.approve()
    assert reader.hear("Ctrl+Z", "15 saniyə").detail == POLITE
    keys.press("Ctrl+Z")
    reader.hear(clerk.number, "İcrada olan")


def test_tabs_lists_and_documents_have_their_roles(clerk: Clerk) -> None:
    clerk.open(clerk.number)
    clerk.reader.hear(clerk.number)
    tabs = clerk.reader.all_of("page tab")
    assert [name.split()[0] for name in tabs] == [
        "Sənədlər",
        "Müraciət",
        "Borc",
        "Bildirişlər",
        "Tarixçə",
    ]
    entries = clerk.reader.all_of("list item")
    assert any(name.startswith("Mənim işlərim") for name in entries)
    assert sum("ıxarış" in name or "vəsiqə" in name for name in entries) == 2


def test_a_voice_that_sets_a_state_shows_what_it_marks(clerk: Clerk) -> None:
    reader = clerk.reader
    clerk.open(clerk.number)
    reader.hear(clerk.number)
    reader.be_deaf()
    second = reader.find("list item", lambda name: "ıxarış" in name)
    reader.act(second, "Toggle")
    reader.hear("2 / 2")
    assert CHECKED in reader.states(second)
    clerk.keys.press("U")
    reader.hear("Uyğundur")
    fitting = "SELECT group_concat(kind) FROM document WHERE fits"
    assert clerk.value(fitting) == "ownership_extract"
    tab = reader.find("page tab", lambda name: name == "Borc")
    reader.act(tab, "Toggle")
    reader.hear("Borc")
    assert CHECKED in reader.states(tab)
