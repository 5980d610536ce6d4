"""Checking certificates: every answer, what is done about it, and the register below."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerkdesk.adapters.signing import publisher
from clerkdesk.adapters.signing.press import Press
from clerkdesk.demo.driving.drive import Drive
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.paper_checks import Mark, Part, Tone
from clerkdesk.domain.prints import Fate
from clerkdesk.domain.queues import Queue
from clerkdesk.domain.verdicts import Verdict
from clerkdesk.gui.certificates import register_model
from clerkdesk.gui.certificates.checking import Checked
from clerkdesk.gui.certificates.prints_form import PrintsForm
from clerkdesk.gui.certificates.reason_form import ReasonForm
from clerkdesk.gui.certificates.register import RegisterPage
from clerkdesk.gui.certificates.register_model import RegisterModel
from clerkdesk.gui.kit.forms import TextForm
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.gui.supervision import audit_texts
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.case import outcomes
from clerkdesk.usecases.certificates import issuing, listing, publishing, register
from clerkdesk.usecases.certificates.listing import PAGE, Known
from clerkdesk.usecases.history.audit import Act
from tests import samples
from tests.conftest import Desk
from tests.driving import desk_on, drive_on
from tests.gui.conftest import OpenWindow
from tests.gui.seen import texts_in
from tests.integration.certificates.test_certificates import completed
from tests.integration.certificates.test_four_eyes import two_have_to
from tests.seals import DAY, SealAuthority
from tests.unit.signing import papers

pytestmark = pytest.mark.timeout(90)
AUTHORITY = SealAuthority()
KEY = AUTHORITY.seal(begins=-30 * DAY)
STRANGER = SealAuthority("Özgə").seal("Özgə idarə", begins=-30 * DAY)


class Paper:
    """A sealed certificate of the office."""

    def __init__(self, desk: Desk, number: str, content: bytes, application: str) -> None:
        self.desk = desk
        self.number = number
        self.content = content
        self.application = application

    @property
    def code(self) -> str:
        statement = "SELECT code FROM certificate WHERE number = :number"
        return str(self.desk.scalar(statement, number=self.number))


def publish(desk: Desk) -> None:
    signs = publisher.of(KEY)
    assert signs is not None
    worker = desk.worker().unit_of_work
    worker.run(publishing.publish_keys, signs.key)
    worker.run(publishing.publish_list, signs.issuer, signs.sign)


def issue(desk: Desk, number: str) -> tuple[str, bytes]:
    inquiry = desk.run("gunel", issuing.request, number)
    desk.worker(render=Press(lambda: KEY)).once()
    certificate = desk.as_("gunel").read(outcomes.outcome, inquiry).certificate_number
    assert certificate is not None
    return certificate, desk.as_("gunel").read(register.stored_file, certificate).content


@pytest.fixture
def paper(desk: Desk) -> Paper:
    application = completed(desk)
    certificate, content = issue(desk, application)
    publish(desk)
    return Paper(desk, certificate, content, application)


class Page:
    """The page in a window of somebody."""

    def __init__(self, drive: WindowDrive, qtbot: QtBot, folder: Path) -> None:
        self.window: MainWindow = drive.window
        self.qtbot = qtbot
        self.folder = folder
        self.window.show_page("register")
        self.page = self.window.pages.of(RegisterPage)
        qtbot.waitUntil(lambda: self.window.tasks.idle, timeout=15_000)

    def file(self, content: bytes, name: str = "arayis.pdf") -> Checked:
        """The answer to a file that is dropped."""
        path = self.folder / name
        path.write_bytes(content)
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(path))])
        field = self.page.check.input.drop
        drop = QDropEvent(
            QPointF(9, 9),
            Qt.DropAction.CopyAction,
            data,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        return self.answered(lambda: field.dropEvent(drop))

    def typed(self, number: str, code: str = "") -> Checked:
        """The answer to what is typed, Enter behind it."""
        given = self.page.check.input
        given.number.setText(number)
        given.code.setText(code)
        return self.answered(lambda: QTest.keyClick(given.number, Qt.Key.Key_Return))

    def answered(self, act: Callable[[], object]) -> Checked:
        with self.qtbot.waitSignal(self.page.check.checked, timeout=20_000) as answer:
            act()
        self.qtbot.waitUntil(lambda: not self.page.check.is_reading, timeout=20_000)
        checked = answer.args[0]
        assert isinstance(checked, Checked)
        return checked

    def asked_why(self) -> TextForm:
        """The form behind "Revoke…"."""
        self.page.check.action_chosen.emit("revoke")
        self.qtbot.waitUntil(lambda: self.window.findChild(TextForm) is not None, timeout=20_000)
        form = self.window.findChild(TextForm)
        assert isinstance(form, TextForm)
        return form

    @property
    def said(self) -> str:
        return self.page.check.answer.title.text()

    def shows(self, name: str) -> bool:
        return self.page.check.answer.buttons[name].isVisibleTo(self.page)


@pytest.fixture
def on_page(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> Callable[[str], Page]:
    return lambda login: Page(open_window(login), qtbot, tmp_path)


@pytest.fixture
def on_file(
    embedded: Desk, qtbot: QtBot, tmp_path: Path, dressed: None
) -> Iterator[Callable[[str], Page]]:
    """On the embedded file alone, whose clock can be set forward."""
    drives: list[Drive] = []

    def opened(login: str) -> Page:
        drive = drive_on(desk_on(embedded.as_(login), tmp_path, embedded.clock))
        drives.append(drive)
        return Page(drive.window(login), qtbot, tmp_path)

    yield opened
    for drive in drives:
        drive.close()


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


def test_enter_takes_a_row_to_the_check_and_the_keys_are_the_pages(
    paper: Paper, on_page: Callable[[str], Page]
) -> None:
    page = on_page("sabina")
    listed = page.page.list
    assert listed.model.rowCount() == 1
    assert {"İcraçı", "Çap edib"} < set(listed.model.heads())
    QTest.keyClick(page.page.check.input.number, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert listed.search.hasFocus()
    QTest.keyClicks(listed.search, "eliyev")
    QTest.keyClick(listed.search, Qt.Key.Key_Return)
    page.qtbot.waitUntil(lambda: page.window.tasks.idle, timeout=15_000)
    listed.table.selectRow(0)
    checked = page.answered(lambda: QTest.keyClick(listed.table, Qt.Key.Key_Return))
    assert (checked.number, checked.answer.tone) == (paper.number, Tone.OK)
    with page.qtbot.waitSignal(page.page.print_wanted) as printed:
        QTest.keyClick(listed.table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert printed.args == [paper.application]


def test_the_chips_count_and_narrow_the_register(
    paper: Paper, on_page: Callable[[str], Page], qtbot: QtBot
) -> None:
    listed = on_page("sabina").page.list
    buttons = listed.state_buttons
    assert buttons[None].text().endswith("1") and buttons["revoked"].text().endswith("0")
    assert buttons["expired"].isHidden(), "no days are counted"
    QTest.mouseClick(buttons["revoked"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: listed.model.rowCount() == 0, timeout=15_000)
    assert listed.nothing.isVisible()


def test_of_a_long_register_only_what_one_looks_at_is_in_memory(
    paper: Paper, on_page: Callable[[str], Page]
) -> None:
    page = on_page("sabina")
    row = page.page.list.model.row_at(page.page.list.model.index(0, 0))
    assert row is not None
    model = RegisterModel()
    asked: list[int] = []
    model.block_wanted.connect(asked.append)
    model.reset(100_000, [row] * PAGE)
    for block in range(1, 70):
        assert model.index(block * PAGE, 0).data() is None
        model.index(block * PAGE + 1, 0).data()
        model.set_block(block, [row] * PAGE)
        assert model.index(block * PAGE, 0).data() == paper.number
    assert asked == list(range(1, 70)), "each is asked for once"
    assert model.kept_blocks == 64 and model.rowCount() == 100_000
    assert model.known_before(900) == Known(69, row.id)


def test_a_row_far_below_comes_when_one_goes_there_and_stays_where_it_is(
    desk: Desk, on_page: Callable[[str], Page], monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(listing, "PAGE", 1)
    monkeypatch.setattr(register_model, "PAGE", 1)
    first, _content = issue(desk, completed(desk))
    desk.run("sabina", issuing.revoke, first, "sahib səhv göstərilib")
    second, _content = issue(desk, completed(desk, samples.no_debt("eg-second")))
    page = on_page("sabina")
    listed = page.page.list
    assert listed.model.rowCount() == 2
    listed.table.setFocus()
    QTest.keyClick(listed.table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: listed.current is not None and listed.current.number == first)
    page.page.reload()
    qtbot.waitUntil(lambda: page.window.tasks.idle, timeout=15_000)
    qtbot.waitUntil(lambda: listed.model.place_of(first) == 1)
    assert listed.model.place_of(second) == 0


def test_what_is_listed_and_the_act_of_a_check_are_saved_as_files(
    paper: Paper, on_page: Callable[[str], Page], tmp_path: Path, qtbot: QtBot
) -> None:
    page = on_page("sabina")
    page.page.export_to(tmp_path / "r.csv")
    qtbot.waitUntil(lambda: page.window.tasks.idle, timeout=15_000)
    assert paper.number in (tmp_path / "r.csv").read_text(encoding="utf-8-sig")
    assert paper.desk.scalar("SELECT count(*) FROM access_log WHERE purpose = 'report'") == 1
    checked = page.file(paper.content)
    page.page.save_act_to(tmp_path / "akt.pdf", checked)
    qtbot.waitUntil(lambda: page.window.tasks.idle, timeout=15_000)
    import pypdfium2

    words = pypdfium2.PdfDocument(tmp_path / "akt.pdf")[0].get_textpage().get_text_bounded()
    assert "Əsldir və qüvvədədir" in words and "Sabina Rəhimova" in words


def test_every_printed_sheet_is_listed(
    paper: Paper, on_page: Callable[[str], Page], qtbot: QtBot
) -> None:
    page = on_page("sabina")
    page.page.list.prints_wanted.emit()
    form = page.window.findChild(PrintsForm)
    assert isinstance(form, PrintsForm)
    qtbot.waitUntil(lambda: form.model.rowCount() == 1, timeout=15_000)
    assert form.model.index(0, 0).data() == paper.number
    assert form.model.index(0, 6).data() == "yazılmayıb"
    form.table.selectRow(0)
    QTest.mouseClick(form.fate_buttons[Fate.SPOILED], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: form.model.index(0, 6).data() == "korlanıb", timeout=15_000)
    form.reject()


def test_whoever_prints_again_says_why_before_the_debt_is_asked(
    paper: Paper, on_page: Callable[[str], Page], qtbot: QtBot
) -> None:
    page = on_page("sabina")
    page.file(paper.content)
    QTest.mouseClick(page.page.check.answer.buttons["print"], Qt.MouseButton.LeftButton)
    form = page.window.findChild(ReasonForm)
    assert isinstance(form, ReasonForm)
    form.try_accept()
    assert form.isVisible() and form.problem.text()
    form.choice.setCurrentIndex(form.choice.findData("spoiled"))
    form.try_accept()
    asked = "SELECT count(*) FROM inquiry WHERE kind = 'certificate' AND reason = 'spoiled'"
    qtbot.waitUntil(lambda: paper.desk.scalar(asked) == 1, timeout=15_000)


def test_the_history_says_what_became_of_a_sheet_in_words(dressed: None) -> None:
    spoiled = Act(
        at=datetime(2026, 11, 20, 8, tzinfo=UTC),
        event=1,
        login="gunel",
        actor="Günel Hüseynova",
        action="sheet",
        from_status=None,
        to_status=None,
        detail=f"fate_{Fate.SPOILED}",
    )
    assert audit_texts.deed(spoiled, {}) == "Çap vərəqi: korlanıb"
