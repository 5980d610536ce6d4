"""What was begun is there again, and a colleague's unfinished text is shown to whom the work
passed.
"""

import pytest

from clerkdesk.domain.lifecycle import Action
from clerkdesk.usecases.case import casework, detail, drafts
from tests.gui.test_dialogs import dialogs, held

pytestmark = pytest.mark.timeout(90)


def test_a_refusal_given_up_half_written_is_offered_again_and_forgotten_once_it_is_sent(
    office, qtbot
) -> None:
    number = held(office)
    window = office.window("gunel")
    office.open(window, number)
    opened = dialogs(window.controller)
    window.controller.perform(Action.REFUSE)
    qtbot.waitUntil(lambda: len(opened) == 1)
    opened[0].reason.setCurrentIndex(opened[0].reason.findData("duplicate"))
    opened[0].text.setPlainText("Yarımçıq mətn")
    opened[0].reject()
    qtbot.waitUntil(lambda: bool(window.detail.case.drafts), timeout=15_000)
    window.controller.perform(Action.REFUSE)
    qtbot.waitUntil(lambda: len(opened) == 2)
    assert (opened[1].code, opened[1].text.text) == ("duplicate", "Yarımçıq mətn")
    opened[1].try_accept()
    qtbot.waitUntil(
        lambda: office.desk.local.read(detail.header, number).status == "refused", timeout=15_000
    )
    qtbot.waitUntil(lambda: office.desk.scalar("SELECT count(*) FROM draft") == 0, timeout=15_000)


def test_a_text_is_kept_while_it_is_written(office, qtbot) -> None:
    number = held(office)
    window = office.window("gunel")
    office.open(window, number)
    opened = dialogs(window.controller)
    window.controller.perform(Action.NOTE)
    qtbot.waitUntil(lambda: len(opened) == 1)
    opened[0].text.setPlainText("Hələ yazıram")
    qtbot.waitUntil(
        lambda: office.desk.scalar("SELECT text FROM draft") == "Hələ yazıram", timeout=15_000
    )
    opened[0].reject()


def test_a_text_is_kept_at_every_change_and_not_only_when_one_pauses(office, qtbot) -> None:
    number = held(office)
    window = office.window("gunel")
    office.open(window, number)
    opened = dialogs(window.controller)
    window.controller.perform(Action.NOTE)
    qtbot.waitUntil(lambda: len(opened) == 1)
    kept = set()
    for letter in "Sakin zəng etdi, sənədi sabah gətirəcək, qəbul olunsun":
        opened[0].text.insertPlainText(letter)
        qtbot.wait(40)
        kept.add(office.desk.scalar("SELECT text FROM draft"))
    assert len(kept - {None}) > 10
    qtbot.waitUntil(
        lambda: office.desk.scalar("SELECT text FROM draft") == opened[0].text.toPlainText(),
        timeout=5_000,
    )
    opened[0].reject()


def test_the_reason_of_a_refusal_is_kept_with_its_text(office, qtbot) -> None:
    number = held(office)
    window = office.window("gunel")
    office.open(window, number)
    opened = dialogs(window.controller)
    window.controller.perform(Action.REFUSE)
    qtbot.waitUntil(lambda: len(opened) == 1)
    opened[0].text.setPlainText("Öz sözlərimlə")
    for place in reversed(range(opened[0].reason.count())):
        opened[0].reason.setCurrentIndex(place)
        qtbot.waitUntil(
            lambda: office.desk.scalar("SELECT code FROM draft") == opened[0].code, timeout=5_000
        )
    opened[0].reject()


def test_a_colleagues_draft_stands_in_the_history_of_who_took_over(office, qtbot) -> None:
    from PySide6.QtWidgets import QLabel

    number = held(office)
    office.desk.run("gunel", drafts.keep, number, "refuse", "Sənəd çatışmır")
    office.desk.run("sabina", casework.assign, number, "tural", "məzuniyyət")
    window = office.window("tural")
    office.open(window, number)
    window.detail.show_tab(4)
    texts = [label.text() for label in window.detail.findChildren(QLabel)]
    assert any("Sənəd çatışmır" in text and "Günel" in text for text in texts)
