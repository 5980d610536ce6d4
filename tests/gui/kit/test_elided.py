"""A text that has no room ends with an ellipsis, and is whole in its tooltip."""

import pytest
from pytestqt.qtbot import QtBot

from clerkdesk.gui.kit.elided import ElidedButton, ElidedLabel
from clerkdesk.gui.kit.widgets import button

pytestmark = pytest.mark.usefixtures("dressed")
LONG = "Məcburi köçkünlərin yaşayış yeri üzrə qeydiyyatı haqqında arayış"


def test_a_label_gives_way_and_says_the_whole_text(qtbot: QtBot) -> None:
    label = ElidedLabel(LONG)
    qtbot.addWidget(label)
    label.resize(160, 20)
    label.show()
    assert "…" in label.shown and label.toolTip() == LONG
    label.setText("Çıxarış")
    assert label.shown == "Çıxarış" and label.toolTip() == ""


@pytest.mark.parametrize("kind", ["nav", "document"])
def test_a_button_of_a_narrow_column_gives_way(qtbot: QtBot, kind: str) -> None:
    narrow = button(LONG, kind, "inbox")
    assert isinstance(narrow, ElidedButton)
    qtbot.addWidget(narrow)
    narrow.resize(200, 30)
    narrow.show()
    assert narrow.shown.endswith("…") and narrow.text() == LONG
    roomy = len(narrow.shown)
    narrow.reserved = 44
    assert len(narrow.shown) < roomy
