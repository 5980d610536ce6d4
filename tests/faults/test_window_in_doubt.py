"""The window while its line is away or in doubt: no key decides, the bar says what is being looked
for, and it is decided once.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QSettings
from sqlalchemy import make_url

from clerkdesk import clock
from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.session import loop
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.store.engine import make_engine
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests.conftest import Desk
from tests.faults.clerks import decided_once, fill
from tests.faults.proxy import Proxy
from tests.gui.conftest import dressed, qapp_cls  # noqa: F401

pytestmark = pytest.mark.timeout(120)
BACK_MS = 5_000
Open = Callable[[], MainWindow]


@pytest.fixture
def open_window(
    over: Desk,
    qtbot: Any,
    tmp_path: Path,
    dressed: None,  # noqa: F811
) -> Iterator[Open]:
    """Günel's window at the other end of the line."""
    engines = []

    def made() -> MainWindow:
        engine = make_engine(
            make_url(over.url).set(username="gunel").render_as_string(hide_password=False)
        )
        engines.append(engine)
        hooks: list[Callable[[], None]] = []

        def committed() -> None:
            for hook in list(hooks):
                hook()

        unit = UnitOfWork(engine, None, committed)
        state = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
        window = loop.open_window(
            loop.Desk(
                unit_of_work=unit,
                data_dir=tmp_path,
                language="az",
                clock=clock.real,
                on_commit=hooks,
            ),
            None,
            state,
        )
        hooks.append(window.committed.emit)
        qtbot.addWidget(
            window, before_close_func=lambda window: hooks.remove(window.committed.emit)
        )
        window.resize(1440, 900)
        window.show()
        qtbot.waitUntil(lambda: window.changes.token != () and window.tasks.idle, timeout=15_000)
        return window

    yield made
    for engine in engines:
        engine.dispose()


def open_case(window: MainWindow, qtbot: Any, number: str) -> None:
    window.open_number(number)
    qtbot.waitUntil(
        lambda: (
            window.detail.case is not None
            and window.detail.case.header.number == number
            and window.tasks.idle
        ),
        timeout=15_000,
    )
    window.open_case.opened_at -= 1  # the haste of a test is no haste of a hand


def ready(desk: Desk) -> str:
    """An application that Günel holds and may approve."""
    number = fill(desk, 1)[0]
    desk.run("gunel", casework.take, number)
    desk.run("gunel", review.accept_documents, number)
    return number


def test_a_key_decides_nothing_while_the_line_is_away(
    server_desk: Desk, open_window: Open, proxy: Proxy, qtbot: Any
) -> None:
    number = ready(server_desk)
    window = open_window()
    open_case(window, qtbot, number)
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
    open_window: Open,
    proxy: Proxy,
    qtbot: Any,
    monkeypatch: pytest.MonkeyPatch,
    where: str,
) -> None:
    number = ready(server_desk)
    window = open_window()
    open_case(window, qtbot, number)
    said: list[str] = []
    say = window.bar.say

    def listen(text: str, tone: str) -> None:
        said.append(text)
        say(text, tone)

    monkeypatch.setattr(window.bar, "say", listen)
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
    assert sentence("result_unknown") in said and window.toast.isHidden()
    proxy.up()
    qtbot.waitUntil(lambda: window.toast.isVisible(), timeout=BACK_MS)
    qtbot.waitUntil(
        lambda: window.bar.text.text() != sentence("result_unknown") or not window.bar.isVisible(),
        timeout=BACK_MS,
    )
    assert proxy.cuts[where] == 1
    decided_once(server_desk, 1)
