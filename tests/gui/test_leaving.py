"""A window that is left for another one: in another language, after a lock, by signing out."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from clerkdesk.domain.lifecycle import Action
from clerkdesk.gui.case.forms import AmendForm
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.kit import texts
from clerkdesk.gui.session import first_frame, loop
from clerkdesk.gui.session.idle import IdleWatch
from clerkdesk.gui.shell.window import Leaving, MainWindow
from clerkdesk.usecases import office_settings
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.conftest import Desk

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]
Script = Generator[Any, None, None]
"""Yields conditions that it waits for, one after the other, while the windows run."""


@pytest.fixture(autouse=True)
def goes_on(qapp: QApplication) -> Generator[None, None, None]:
    """As in the program: the last window's end is not the application's."""
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(True)
    texts.speak("az")
    first_frame.translate(qapp, "az")


@pytest.fixture
def works(embedded: Desk, tmp_path: Path, qapp: QApplication) -> Any:
    """Runs the windows of one person as the program does, with a script that acts in them; gives
    the logins that were asked for.
    """
    state = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    desk = loop.Desk(
        unit_of_work=UnitOfWork(embedded.engine),
        data_dir=tmp_path,
        language="az",
        clock=embedded.clock,
        on_commit=[],
    )

    def run(script: Script, login: str = "gunel") -> list[str | None]:
        asked: list[str | None] = []
        waiting: list[Any] = [lambda: True]
        failed: list[Exception] = []

        def enter(before: str | None) -> loop.Entered | None:
            asked.append(before)
            return loop.Entered(desk, before or login)

        def step() -> None:
            if not (windows := shown()):
                return  # between two windows
            try:
                if waiting[0]():
                    waiting[0] = next(script, None)
            except Exception as error:
                failed.append(error)
            if failed or waiting[0] is None:
                timer.stop()
                windows[0].close()

        timer = QTimer()
        timer.setInterval(15)
        timer.timeout.connect(step)
        timer.start()
        loop._work(
            state=state,
            language="az",
            enter=enter,
            entered=loop.Entered(desk, login),
            frame=None,
        )
        timer.stop()
        if failed:
            raise failed[0]
        return asked

    return run


def shown() -> list[MainWindow]:
    return [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, MainWindow) and window.isVisible()
    ]


def the_window() -> MainWindow:
    (window,) = shown()
    return window


def opened(number: str) -> bool:
    windows = shown()
    return (
        bool(windows)
        and windows[0].detail.case is not None
        and windows[0].detail.case.header.number == number
        and windows[0].tasks.idle
    )


def words() -> str:
    """Every word in every widget there is, shown or not."""
    found = []
    for widget in QApplication.allWidgets():
        found += [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit):
            found.append(widget.toPlainText())
    return "\n".join(found)


def test_another_language_is_spoken_at_the_same_place(embedded: Desk, works: Any) -> None:
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)
    seen: list[str] = []

    def script() -> Script:
        yield lambda: the_window().changes.token != ()
        the_window().open_number(number)
        yield lambda: opened(number)
        the_window().detail.show_tab(4)
        seen.append(the_window().detail.action_bar.buttons[Action.APPROVE].text())
        for language in ("en", "ru", "az"):
            before = the_window()
            before.set_language(language)
            yield lambda before=before: opened(number) and the_window() is not before
            window = the_window()
            seen.append(window.detail.action_bar.buttons[Action.APPROVE].text())
            seen.append(
                window.detail.side.documents.buttons[
                    next(iter(window.detail.side.documents.buttons))
                ].text()
            )
            assert window.detail.head.tabs.checkedId() == 4
            window.controller.perform(Action.TAKE)
            seen.append(window.bar.text.text())

    assert works(script()) == [], "nobody is asked who it is"
    approve = [seen[0], *seen[1::3]]
    documents = seen[2::3]
    sentences = seen[3::3]
    assert approve == ["Təsdiqlə", "Approve", "Утвердить", "Təsdiqlə"]
    assert documents == ["Identity card", "Удостоверение личности", "Şəxsiyyət vəsiqəsi"]
    assert len(set(sentences)) == 3


def test_the_lock_leaves_nobodys_data_behind_and_one_is_back_where_one_was(
    embedded: Desk, works: Any
) -> None:
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)

    def script() -> Script:
        yield lambda: the_window().changes.token != ()
        the_window().open_number(number)
        yield lambda: opened(number)
        window = the_window()
        window.detail.show_tab(1)
        window.controller.perform(Action.REFUSE)
        yield lambda: window.findChild(QDialog) is not None
        form = window.findChild(QDialog)
        form.text.setPlainText("Çıxarış oxunmur, yenisini gön")
        window.leave(Leaving.LOCKED)
        assert not window.isVisible()
        yield (
            lambda: (
                opened(number)
                and the_window() is not window
                and the_window().findChild(QDialog) is not None
            )
        )
        form = the_window().findChild(QDialog)
        assert form.text.toPlainText() == "Çıxarış oxunmur, yenisini gön"
        assert the_window().detail.head.tabs.checkedId() == 1
        form.reject()
        yield lambda: the_window().tasks.idle

    assert works(script()) == ["gunel"]


def test_while_the_desk_is_locked_no_widget_knows_a_name_or_a_number(
    embedded: Desk, works: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)
    seen: dict[str, str] = {}

    def script() -> Script:
        yield lambda: the_window().changes.token != ()
        the_window().open_number(number)
        yield lambda: opened(number)
        seen["open"] = words()
        the_window().leave(Leaving.LOCKED)
        yield lambda: "locked" in seen and opened(number)

    real = loop._until_closed

    def until_closed(*arguments: Any) -> loop.Left:
        left = real(*arguments)
        seen.setdefault("locked", words())
        return left

    monkeypatch.setattr(loop, "_until_closed", until_closed)
    works(script())
    for personal in ("5XK2M7P", "050 234 56 78", "Əliyev", number):
        assert personal in seen["open"], personal
        assert personal not in seen["locked"], personal


def test_whoever_else_comes_in_after_a_lock_does_not_stand_where_the_other_stood(
    embedded: Desk, qapp: QApplication, tmp_path: Path
) -> None:
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)
    state = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    desk = loop.Desk(
        unit_of_work=UnitOfWork(embedded.engine),
        data_dir=tmp_path,
        language="az",
        clock=embedded.clock,
        on_commit=[],
    )
    window = loop.open_window(desk, "gunel", state)
    window.show()
    before = loop.Left(Leaving.LOCKED, "gunel", window.navigation.here())
    window.close()
    window.deleteLater()
    other: list[bool] = []

    def look() -> None:
        if shown() and the_window().changes.token != () and the_window().tasks.idle:
            other.append(the_window().detail.case is None)
            the_window().close()
        else:
            QTimer.singleShot(20, look)

    QTimer.singleShot(20, look)
    left = loop._until_closed(loop.Entered(desk, "tural"), state, None, before)
    assert other == [True] and left.login == "tural"


def test_an_untouched_desk_is_due_and_a_touch_puts_it_off(qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    handle = window.windowHandle()
    qtbot.waitUntil(lambda: QApplication.focusWindow() is handle, timeout=5_000)
    watch = IdleWatch(300, window)
    due: list[int] = []
    watch.due.connect(lambda: due.append(1))
    touches = (
        QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier),
        QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(3, 3),
            QPointF(3, 3),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
        ),
    )
    for n in range(6):
        left = watch._timer.remainingTime()
        qtbot.waitUntil(lambda left=left: watch._timer.remainingTime() < left - 60, timeout=5_000)
        QApplication.sendEvent(handle, touches[n % 2])
        assert watch._timer.remainingTime() > 250 and not due
    qtbot.waitUntil(lambda: due == [1], timeout=5_000)


@pytest.mark.parametrize(("minutes", "locks"), [("15", True), ("0", False), ("", False)])
def test_the_office_says_after_how_many_minutes_the_desk_locks(
    embedded: Desk, qapp: QApplication, qtbot: Any, tmp_path: Path, minutes: str, locks: bool
) -> None:
    embedded.run(None, office_settings.set_setting, "idle_lock_minutes", minutes)  # type: ignore[arg-type]
    desk = loop.Desk(
        unit_of_work=UnitOfWork(embedded.engine),
        data_dir=tmp_path,
        language="az",
        clock=embedded.clock,
        on_commit=[],
    )
    window = loop.open_window(
        desk, "gunel", QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
    )
    qtbot.addWidget(window)
    window.show()
    watches = loop._lock_when_idle(window).findChildren(IdleWatch)
    assert [watch._timer.interval() for watch in watches] == ([15 * 60_000] if locks else [])
    if locks:
        left: list[Any] = []
        window.left.connect(left.append)
        watches[0].due.emit()
        qtbot.waitUntil(lambda: left == [Leaving.LOCKED], timeout=5_000)


def test_what_was_typed_at_the_counter_is_there_again_after_the_lock(
    embedded: Desk, works: Any, tmp_path: Path
) -> None:
    scan = tmp_path / "vəsiqə.pdf"
    scan.write_bytes(samples.pdf("counter"))

    def form() -> CounterForm | None:
        return next(
            (
                found
                for window in shown()
                for found in window.findChildren(CounterForm)
                if found.isVisible()
            ),
            None,
        )

    def script() -> Script:
        yield lambda: the_window().changes.token != ()
        before = the_window()
        before.intake.open_form("idp")
        yield lambda: form() is not None
        made = form()
        made.fields["applicant.surname"].setText("Nümunəyev")
        made.fields["applicant.fin"].setText("5XK2M7P")
        made.fields["object.district"].setCurrentText("Bərdə r-nu")
        made.add_person()
        made.registered[1][0].setText("6PL0RR9")
        made.add_files([scan])
        request = made.request_id
        before.leave(Leaving.LOCKED)
        yield lambda: form() is not None and the_window() is not before
        again = form()
        assert (
            again.fields["applicant.surname"].text() == "Nümunəyev"
            and again.fields["applicant.fin"].text() == "5XK2M7P"
        )
        assert (
            again.fields["object.district"].currentText() == "Bərdə r-nu"
            and again.registered[1][0].text() == "6PL0RR9"
        )
        assert [path for _kind, path in again.files] == [scan]
        assert again.request_id == request, (
            "pressed twice it is one application, also across a lock"
        )
        again.reject()
        again.reject()
        yield lambda: form() is None

    works(script(), "elnur")


def test_a_half_written_correction_is_there_again_after_the_lock(
    embedded: Desk, works: Any
) -> None:
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)

    def form() -> AmendForm | None:
        return next(
            (
                found
                for window in shown()
                for found in window.findChildren(AmendForm)
                if found.isVisible()
            ),
            None,
        )

    def script() -> Script:
        yield lambda: the_window().changes.token != ()
        the_window().open_number(number)
        yield lambda: opened(number)
        before = the_window()
        before.controller.perform(Action.AMEND)
        yield lambda: form() is not None
        form()._edits["email"].setText("yarım")
        form().reason.setPlainText("Vətəndaş")
        before.leave(Leaving.LOCKED)
        yield lambda: form() is not None and the_window() is not before
        assert (
            form()._edits["email"].text() == "yarım" and form().reason.toPlainText() == "Vətəndaş"
        )
        form().reject()
        yield lambda: form() is None and the_window().tasks.idle

    works(script())
