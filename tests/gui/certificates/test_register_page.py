"""The register's list: its rows, chips, sheets and what is taken out of it, by keys and mouse."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from clerkdesk.domain.paper_checks import Tone
from clerkdesk.domain.prints import Fate
from clerkdesk.gui.certificates import register_model
from clerkdesk.gui.certificates.prints_form import PrintsForm
from clerkdesk.gui.certificates.reason_form import ReasonForm
from clerkdesk.gui.certificates.register_model import RegisterModel
from clerkdesk.gui.supervision import audit_texts
from clerkdesk.usecases.certificates import issuing, listing
from clerkdesk.usecases.certificates.listing import PAGE, Known
from clerkdesk.usecases.history.audit import Act
from tests import samples
from tests.conftest import Desk
from tests.gui.certificates.register_pages import (
    Page,
    Paper,
    issue,
)
from tests.integration.certificates.test_certificates import completed

pytestmark = pytest.mark.timeout(90)


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
