"""A citizen's answer comes back by itself into the window of whoever waits for it."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt

from clerkdesk.adapters.packages import FilePackage
from clerkdesk.domain.eservices import Channel
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.queue.model import ROW
from clerkdesk.gui.queue.waiting import short_text, waiting_text
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.portal import submitting
from clerkdesk.usecases.portal.portals import Portal
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import texts_in

pytestmark = pytest.mark.timeout(90)
EGOV = Portal(0, "e-gov", Channel.E_GOV, 600)


class Added(FilePackage):
    """One extract that is added later."""

    def application(self) -> object:
        return [{"kind": "ownership_extract", "file": "yeni.pdf"}]


def asked(office: Office, name: str, day: int = 18) -> str:
    """The number of an application of Günel's, of whose citizen a document was asked for."""
    package = samples.no_debt(name, submitted_at=f"2026-11-{day}T09:15:00+04:00")
    number = office.taken("gunel", package)
    office.desk.run("gunel", casework.wait, number, "Yeni çıxarış göndərin")
    return number


def answer(office: Office, number: str) -> None:
    """The citizen sends an extract over the portal."""
    path = office.desk.folder / "yeni.pdf"
    path.write_bytes(samples.pdf(number))
    package = Added(lambda _name: path.open("rb"))
    files = submitting.begin_adding(office.unit, EGOV, number, None, package)
    submitting.add_documents(office.unit, EGOV, number, fin=None, files=files)


def test_an_answer_tells_the_holder_and_stands_first_in_its_list(office: Office) -> None:
    asked(office, "urgent", 17)
    number = asked(office, "answered")
    drive = office.drive("gunel")
    window = drive.window
    window.show_queue(Queue.WAITING)
    drive.settle().until_listed(2)
    first = drive.parts.row(0)
    assert first is not None and first.number != number
    assert waiting_text(first) == "Soruşulub 20.11.2026: Yeni çıxarış göndərin"
    assert short_text(first, None) == "20.11: Yeni çıxarış göndərin"
    after_the_last_reminder = datetime(2026, 12, 20, tzinfo=UTC)
    unanswered = "Cavab gəlmədi · 20.11: Yeni çıxarış göndərin"
    assert short_text(first, after_the_last_reminder) == unanswered
    answer(office, number)
    drive.until(lambda: number in window.bar.text.text(), "the holder is not told").settle()
    assert window.bar.text.text() == f"{number} · Vətəndaş cavab verib."
    first = drive.parts.row(0)
    assert first is not None and first.number == number
    assert waiting_text(first).startswith("Cavab gəlib 20.11.2026")
    spoken = window.queue.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Cavab gəlib" in spoken
    assert window.queue.table.isColumnHidden(1), "what was asked has the room of the district"
    count = window.sidebar.counts[Queue.WAITING]
    assert count.text() == "2" and count.property("tone") == "accent"
    assert "cavab gəlib: 1" in window.sidebar.buttons[Queue.WAITING].accessibleName()


def test_the_new_document_says_that_it_is_new_and_when_it_came(office: Office) -> None:
    number = asked(office, "answered")
    answer(office, number)
    drive = office.drive("gunel").open(number).settle()
    card = drive.window.detail.side.documents
    assert "yeni · 20.11.2026 12:00" in texts_in(card)
    drive.show_document(drive.case.documents[-1].id).judge(fits=True).settle()
    assert "20.11.2026 12:00" in "\n".join(texts_in(card))
    assert not any(text.startswith("yeni") for text in texts_in(card))
    assert drive.window.queue.model.index(0, 0).data(ROW) is not None


def test_whoever_comes_back_is_told_how_many_have_answered(office: Office) -> None:
    for name in ("one", "two"):
        answer(office, asked(office, name))
    drive = office.drive("gunel")
    drive.until(lambda: "2 vətəndaş" in drive.window.bar.text.text(), "nothing is said")
