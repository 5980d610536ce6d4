"""A refusal's text is mended by real keys, and taken back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from clerkdesk.gui.administration.record_pane import RecordPane
from clerkdesk.gui.kit.form import TextArea
from tests.gui.conftest import Office
from tests.gui.typing_keys import type_text

pytestmark = pytest.mark.timeout(120)

KEY = "no_debt other"
TEXT = "Əsas yoxdur: {{ missing }}"
CONTROL = Qt.KeyboardModifier.ControlModifier


def stored(office: Office) -> str:
    return str(
        office.desk.scalar(
            "SELECT text_az FROM refusal_reason WHERE service = 'no_debt' AND code = 'other'"
        )
    )


def test_a_refusal_text_is_mended_and_taken_back(office: Office) -> None:
    window = office.window("admin")
    window.show_page("settings/refusals")
    pane = window.pages.of(RecordPane)
    until = office.qtbot.waitUntil
    until(lambda: pane.model.rowCount() > 0 and window.tasks.idle, timeout=20_000)
    before = stored(office)
    pane.choose(KEY)
    edit = pane.fields["text_az"]
    assert isinstance(edit, TextArea) and edit.toPlainText() == before
    assert not pane.save_button.isEnabled()
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
    type_text(edit, "{{ nobody }}")
    until(lambda: "nobody" in pane.fault.text(), timeout=5_000)
    assert pane.fault.isVisible() and not pane.save_button.isEnabled()
    QTest.keyClick(edit, Qt.Key.Key_A, CONTROL)
    type_text(edit, TEXT)
    until(pane.save_button.isEnabled, timeout=5_000)
    assert "Şəxsiyyət vəsiqəsi" in pane.preview.text() and stored(office) == before
    QTest.keyClick(edit, Qt.Key.Key_Escape)
    assert pane.drafts, "Esc keeps the draft"
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_S, CONTROL)
    until(lambda: stored(office) == TEXT, timeout=10_000)
    until(lambda: bool(pane.changes.back_buttons) and window.tasks.idle, timeout=10_000)
    pane.changes.back_buttons[0].click()
    assert edit.toPlainText() == before and stored(office) == TEXT, "it is drafted first"
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_S, CONTROL)
    until(lambda: stored(office) == before, timeout=10_000)
    until(lambda: len(pane.changes.lines) == 2, timeout=10_000)
    assert not pane.changes.lines[1].in_force
