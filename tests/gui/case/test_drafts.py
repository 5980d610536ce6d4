"""What was begun is there again, and a colleague's unfinished text is shown to whom the work
passed.
"""

import pytest
from pytestqt.qtbot import QtBot

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.kit.forms import TextForm
from clerkdesk.usecases.case import casework, detail, drafts
from tests.gui.conftest import Office
from tests.gui.seen import texts_in

pytestmark = pytest.mark.timeout(90)


def note_form(office: Office) -> TextForm:
    """A note on an application of Günel's, opened to be written."""
    drive = office.drive("gunel").open(office.taken())
    drive.parts.perform(Action.NOTE)
    return drive.form(TextForm)


def test_a_refusal_given_up_half_written_is_offered_again_and_forgotten_once_it_is_sent(
    office: Office, qtbot: QtBot
) -> None:
    number = office.taken()
    drive = office.drive("gunel").open(number)
    form = drive.open_refusal()
    form.reason.setCurrentIndex(form.reason.findData("duplicate"))
    form.text.setPlainText("Yarımçıq mətn")
    form.reject()
    qtbot.waitUntil(lambda: bool(drive.case.drafts), timeout=15_000)
    again = drive.open_refusal()
    assert (again.code, again.text.text) == ("duplicate", "Yarımçıq mətn")
    again.try_accept()
    qtbot.waitUntil(
        lambda: office.desk.local.read(detail.header, number).status == "refused", timeout=15_000
    )
    qtbot.waitUntil(lambda: office.desk.scalar("SELECT count(*) FROM draft") == 0, timeout=15_000)


def test_a_text_is_kept_while_it_is_written(office: Office, qtbot: QtBot) -> None:
    form = note_form(office)
    form.text.setPlainText("Hələ yazıram")
    qtbot.waitUntil(
        lambda: office.desk.scalar("SELECT text FROM draft") == "Hələ yazıram", timeout=15_000
    )
    form.reject()


def test_a_text_is_kept_at_every_change_and_not_only_when_one_pauses(
    office: Office, qtbot: QtBot
) -> None:
    form = note_form(office)
    kept: set[str | None] = set()
    for letter in "Sakin zəng etdi, sənədi sabah gətirəcək, qəbul olunsun":
        form.text.insertPlainText(letter)
        qtbot.wait(40)  # a typist's pace, without a pause
        kept.add(office.desk.scalar("SELECT text FROM draft"))
    assert len(kept - {None}) > 10
    qtbot.waitUntil(
        lambda: office.desk.scalar("SELECT text FROM draft") == form.text.toPlainText(),
        timeout=5_000,
    )
    form.reject()


def test_the_reason_of_a_refusal_is_kept_with_its_text(office: Office, qtbot: QtBot) -> None:
    form = office.drive("gunel").open(office.taken()).open_refusal()
    form.text.setPlainText("Öz sözlərimlə")
    for place in reversed(range(form.reason.count())):
        form.reason.setCurrentIndex(place)
        qtbot.waitUntil(
            lambda: office.desk.scalar("SELECT code FROM draft") == form.code, timeout=5_000
        )
    form.reject()


def test_a_colleagues_draft_stands_in_the_history_of_who_took_over(office: Office) -> None:
    number = office.taken()
    office.desk.run("gunel", drafts.keep, number, "refuse", "Sənəd çatışmır")
    office.desk.run("sabina", casework.assign, number, "tural", "məzuniyyət")
    window = office.drive("tural").open(number).window
    window.detail.show_tab(4)
    texts = texts_in(window.detail)
    assert any("Sənəd çatışmır" in text and "Günel" in text for text in texts)
