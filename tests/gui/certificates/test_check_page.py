"""Checking certificates: every answer, what is done about it, and the register below."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerkdesk.adapters.signing.press import Press
from clerkdesk.domain.paper_checks import Mark, Part, Tone
from clerkdesk.domain.queues import Queue
from clerkdesk.domain.verdicts import Verdict
from clerkdesk.gui.certificates import register_model
from clerkdesk.gui.certificates.checking import Checked
from clerkdesk.usecases import installation_settings
from tests.conftest import Desk
from tests.gui.certificates.register_pages import STRANGER, Page, Paper, issue, publish
from tests.gui.seen import texts_in
from tests.integration.certificates.test_certificates import completed
from tests.integration.certificates.test_four_eyes import two_have_to
from tests.unit.signing import papers

pytestmark = pytest.mark.timeout(90)


def marks(checked: Checked) -> dict[Part, Mark]:
    return {line.part: line.mark for line in checked.lines}


def test_a_genuine_paper_is_green_only_when_every_line_is(
    paper: Paper, on_page: Callable[[str], Page], heard: list[str]
) -> None:
    page = on_page("sabina")
    checked = page.file(paper.content)
    assert (checked.answer.tone, page.said) == (Tone.OK, "Əsldir və qüvvədədir")
    assert set(marks(checked).values()) == {Mark.OK, Mark.NOTE}
    assert paper.number in page.page.check.answer.details.text()
    assert "Əliyev Rəşad" in page.page.check.answer.details.text()
    assert f"Əsldir və qüvvədədir. {page.page.check.answer.details.text()}" in heard
    assert page.page.check.picture.is_there
    assert page.shows("revoke") and page.shows("print") and page.shows("open")


def test_number_and_code_alone_are_never_green(
    paper: Paper, on_page: Callable[[str], Page]
) -> None:
    page = on_page("sabina")
    checked = page.typed(paper.number, paper.code)
    assert checked.judgement.verdict is Verdict.VALID
    assert checked.answer.tone is Tone.WARN and "müqayisə" in page.said
    assert marks(checked)[Part.SIGNATURE] is Mark.OPEN
    # The original stands beside it, and that somebody looks at it is written down.
    page.qtbot.waitUntil(lambda: page.page.check.picture.is_there, timeout=20_000)


def test_a_scanned_code_fills_both_fields_by_itself(
    paper: Paper, on_page: Callable[[str], Page]
) -> None:
    page = on_page("gunel")
    address = f"https://yoxlama.example.az/c/{paper.number}?code={paper.code}#e30.e30.x"
    assert page.typed(address).number == paper.number
    assert page.page.check.input.number.text() == paper.number


def test_a_slip_in_the_code_is_told_at_the_field(
    paper: Paper, on_page: Callable[[str], Page]
) -> None:
    page = on_page("gunel")
    given = page.page.check.input
    given.number.setText(paper.number)
    given.code.setText(paper.code[:-1] + ("0" if paper.code[-1] != "0" else "1"))
    given.check()
    assert "hərf" in given.problem.text() and page.page.check.result is None


def test_a_number_with_swapped_digits_is_unknown_and_the_right_one_is_offered(
    paper: Paper, on_page: Callable[[str], Page]
) -> None:
    page = on_page("gunel")
    checked = page.typed("NB-2026-0000010", paper.code)
    assert (checked.judgement.verdict, checked.answer.tone) == (Verdict.UNKNOWN, Tone.BAD)
    assert checked.elsewhere == paper.number and page.said == "Tanınmır"


def test_changed_and_appended_papers_are_altered(
    paper: Paper, on_page: Callable[[str], Page]
) -> None:
    page = on_page("sabina")
    at = paper.content.index(b"/Title")
    changed = paper.content[:at] + b"/Titel" + paper.content[at + 6 :]
    assert page.file(changed).judgement.reason == "bytes_changed"
    assert page.said == "Dəyişdirilib" and page.shows("compare")
    appended = page.file(paper.content + b"\n% later\n")
    assert appended.judgement.reason == "appended"
    assert marks(appended)[Part.INTEGRITY] is Mark.BAD
    page.page.check.action_chosen.emit("compare")
    page.qtbot.waitUntil(
        lambda: page.page.check.answer.lines.rowCount() > len(appended.lines), timeout=20_000
    )


def test_a_foreign_seal_and_a_foreign_file_are_unknown(
    paper: Paper, on_page: Callable[[str], Page]
) -> None:
    page = on_page("gunel")
    copied = replace(papers.content(), number=paper.number, code=paper.code)
    strange = page.file(Press(lambda: STRANGER)(copied))
    assert (strange.judgement.verdict, strange.judgement.reason) == (
        Verdict.ALTERED,
        "foreign_signer",
    )
    other = replace(papers.content(), number="NB-2026-0000077")
    stranger = page.file(Press(lambda: STRANGER)(other))
    assert stranger.judgement.reason == "foreign_signer"
    assert page.said == "Tanınmır: möhür başqasınındır"
    foreign = page.file(b"%PDF-1.4\n% nothing\n")
    assert (foreign.judgement.verdict, foreign.number) == (Verdict.UNKNOWN, None)
    assert not page.shows("open") and not page.shows("print")


def test_a_superseded_paper_leads_to_the_newer_one(
    embedded: Desk, on_file: Callable[[str], Page]
) -> None:
    application = completed(embedded)
    first, content = issue(embedded, application)
    embedded.clock.forward(days=1)
    second, _content = issue(embedded, application)
    publish(embedded)
    page = on_file("sabina")
    checked = page.file(content)
    assert (checked.number, checked.answer.tone) == (first, Tone.WARN)
    assert second in page.page.check.answer.details.text() and page.shows("newer")
    newer = page.answered(lambda: page.page.check.action_chosen.emit("newer"))
    assert (newer.number, newer.answer.tone) == (second, Tone.OK)


def test_a_paper_whose_time_is_over_is_expired_and_not_altered(
    embedded: Desk, on_file: Callable[[str], Page]
) -> None:
    _number, content = issue(embedded, completed(embedded))
    embedded.local.run(installation_settings.set_setting, "certificate_valid_days", "5")
    embedded.clock.forward(days=7)
    publish(embedded)
    page = on_file("sabina")
    checked = page.file(content)
    assert (checked.judgement.verdict, checked.answer.tone) == (Verdict.EXPIRED, Tone.WARN)
    assert page.said == "Əsldir, müddəti bitib"
    assert "25.11.2026 gününədək" in " ".join(texts_in(page.page.check.answer))
    # Unless it is revoked its application cannot be opened again; printed again it is a new one.
    assert page.shows("revoke") and page.shows("print")
    listed = page.page.list
    assert listed.model.index(0, register_model.STATE).data() == "Müddəti bitib"
    assert listed.state_buttons["live"].text().endswith("0")
    QTest.mouseClick(listed.state_buttons["expired"], Qt.MouseButton.LeftButton)
    page.qtbot.waitUntil(lambda: listed.filter.state == "expired", timeout=15_000)
    page.qtbot.waitUntil(lambda: page.window.tasks.idle, timeout=15_000)
    assert listed.model.rowCount() == 1
    typed = page.typed(checked.number or "", str(embedded.scalar("SELECT code FROM certificate")))
    assert typed.judgement.verdict is Verdict.EXPIRED
    assert page.said == "Müddəti bitib: kağızı müqayisə edin"


def test_a_list_that_is_too_old_takes_the_green_away(
    embedded: Desk, on_file: Callable[[str], Page]
) -> None:
    _number, content = issue(embedded, completed(embedded))
    publish(embedded)
    embedded.clock.forward(hours=25)
    page = on_file("gunel")
    checked = page.file(content)
    assert checked.judgement.verdict is Verdict.LIST_TOO_OLD and page.shows("again")
    publish(embedded)
    again = page.answered(lambda: page.page.check.action_chosen.emit("again"))
    assert again.answer.tone is Tone.OK


def test_a_supervisor_revokes_with_a_reason_and_the_answer_follows(
    paper: Paper, on_page: Callable[[str], Page], qtbot: QtBot
) -> None:
    page = on_page("sabina")
    page.file(paper.content)
    form = page.asked_why()
    form.try_accept()
    assert form.isVisible() and form.problem.text()
    form.text.setPlainText("sahib səhv göstərilib")
    page.answered(form.try_accept)
    assert page.said == "Ləğv edilib"
    assert "sahib səhv göstərilib" in page.page.check.answer.details.text()
    assert not page.shows("revoke") and not page.shows("print")
    qtbot.waitUntil(lambda: page.window.tasks.idle, timeout=15_000)
    assert page.page.list.model.index(0, 8).data().startswith("Ləğv edilib")


def test_where_two_have_to_the_second_supervisor_sees_who_was_the_first_and_why(
    paper: Paper, on_page: Callable[[str], Page], qtbot: QtBot
) -> None:
    two_have_to(paper.desk)
    first = on_page("sabina")
    first.file(paper.content)
    form = first.asked_why()
    form.text.setPlainText("sahib səhv göstərilib")
    first.answered(form.try_accept)
    assert first.said == "Əsldir və qüvvədədir", "until the second has agreed"
    assert "ikinci rəhbər" in first.window.bar.text.text()
    second = on_page("admin")
    second.file(paper.content)
    form = second.asked_why()
    words = " ".join(texts_in(form))
    assert "Sabina Rəhimova" in words and "sahib səhv göstərilib" in words
    form.text.setPlainText("razıyam")
    second.answered(form.try_accept)
    assert second.said == "Ləğv edilib"


def test_the_line_at_the_bottom_names_the_keys_of_the_page(
    paper: Paper, on_page: Callable[[str], Page]
) -> None:
    page = on_page("sabina")
    hints = page.window.status.hints
    assert hints.text().startswith("Ctrl+Shift+O fayl seç") and "Ctrl+P" in hints.text()
    page.window.sidebar.queue_chosen.emit(Queue.NEW)
    assert hints.text().startswith("J/K")


def test_a_clerk_has_no_button_that_revokes_and_takes_no_list_out(
    paper: Paper, on_page: Callable[[str], Page]
) -> None:
    page = on_page("gunel")
    page.file(paper.content)
    assert not page.shows("revoke") and page.shows("print")
    assert not page.page.list.export_button.isEnabled()
