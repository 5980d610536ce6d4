"""The window while its line is away or in doubt: no key decides, the bar says what is being looked
for, and it is decided once.
"""

import pytest
from pytestqt.qtbot import QtBot

from clerkdesk.domain.lifecycle import Action
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.catalogue import sentence
from tests.conftest import Desk
from tests.faults.clerks import decided_once, fill
from tests.faults.far_windows import FarWindows, far_windows  # noqa: F401
from tests.faults.proxy import Proxy
from tests.gui.conftest import dressed, qapp_cls  # noqa: F401

pytestmark = pytest.mark.timeout(120)
BACK_MS = 5_000


def ready(desk: Desk) -> str:
    """An application that Günel holds and may approve."""
    number = fill(desk, 1)[0]
    desk.run("gunel", casework.take, number)
    desk.run("gunel", review.accept_documents, number)
    return number


def test_a_key_decides_nothing_while_the_line_is_away(
    server_desk: Desk,
    far_windows: FarWindows,  # noqa: F811
    proxy: Proxy,
    qtbot: QtBot,
) -> None:
    number = ready(server_desk)
    window = far_windows.drive("gunel").open(number).settle().until_decidable().window
    proxy.down()
    qtbot.waitUntil(lambda: not window.detail.action_bar.isEnabled(), timeout=15_000)
    window.approve()
    under_way = window.controller.running
    proxy.up()
    qtbot.waitUntil(
        lambda: window.detail.action_bar.isEnabled() and window.tasks.idle, timeout=BACK_MS
    )
    assert under_way is None, "the buttons are shut, and the key is not"
    assert server_desk.scalar("SELECT status FROM application") == "in_progress"


@pytest.mark.parametrize("where", ["after", "before"])
def test_a_decision_whose_answer_was_cut_is_looked_for_and_made_once(
    server_desk: Desk,
    far_windows: FarWindows,  # noqa: F811
    proxy: Proxy,
    qtbot: QtBot,
    where: str,
) -> None:
    number = ready(server_desk)
    window = far_windows.drive("gunel").open(number).settle().until_decidable().window
    doubts: list[str] = []
    window.changes.doubt.connect(lambda _doubting: doubts.append(window.bar.text.text()))
    answers = iter([where])

    def cut() -> str:
        answer = next(answers, "pass")
        if answer != "pass":
            # The way stays shut for a while: there is time to see what the window says meanwhile.
            proxy.refuse()
        return answer

    proxy.at_commit = cut
    window.controller.perform(Action.APPROVE)
    qtbot.waitUntil(
        lambda: (
            window.bar.isVisible() and window.bar.text.text() == "Əlaqə kəsildi, nəticə yoxlanılır…"
        ),
        timeout=15_000,
    )
    # Told from the worker's thread to each listener in an event of its own.
    qtbot.waitUntil(lambda: sentence("result_unknown") in doubts, timeout=5_000)
    assert window.toast.isHidden()
    proxy.up()
    qtbot.waitUntil(lambda: window.toast.isVisible(), timeout=BACK_MS)
    qtbot.waitUntil(
        lambda: window.bar.text.text() != sentence("result_unknown") or not window.bar.isVisible(),
        timeout=BACK_MS,
    )
    assert proxy.cuts[where] == 1
    decided_once(server_desk, 1)
