"""A window that is left for another one: in another language, after a lock, by signing out."""

from collections.abc import Callable, Generator, Sequence
from functools import partial
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QEvent, QPointF, QSettings, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.keyboard import Keyboard
from clerkdesk.demo.driving.parts import WindowParts
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.case.forms import AmendForm
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.intake.intake_report import IntakeReport
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.forms import RefuseForm, TextForm
from clerkdesk.gui.kit.location import CaseLocation, FormLocation, Location
from clerkdesk.gui.session import first_frame, loop
from clerkdesk.gui.session.idle import IdleWatch
from clerkdesk.gui.shell.leaving import Leaving
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.store.reference_models import Setting
from clerkdesk.usecases.case import casework
from clerkdesk.usecases.unit_of_work import UnitOfWork
from tests import samples
from tests.conftest import Desk
from tests.driving import desk_on, window_state
from tests.gui.seen import field_text, fill_fields, words_everywhere

pytestmark = [pytest.mark.timeout(90), pytest.mark.usefixtures("dressed")]
Script = Generator[Callable[[], object], None, None]
"""Yields conditions that it waits for, one after the other, while the windows run."""
F = TypeVar("F", bound=QDialog)


class Session:
    """The windows of one person after the other, as the program runs them, and a script that acts
    in them.
    """

    def __init__(self, desk: loop.Desk, state: QSettings) -> None:
        self._desk = desk
        self._state = state
        self.between: Callable[[], None] = lambda: None
        """Called when a window is gone and nobody has come in yet."""
        self.next_login: str | None = None
        """Who comes in then; None: whoever was there."""
        self._login = ""
        self._expected: list[str | None] = []

    def play(
        self, script: Script, login: str = "gunel", brought: Sequence[Path] = ()
    ) -> list[str | None]:
        """Run until the script has ended; who was expected each time that somebody was asked."""
        self._login = login
        self._expected = []
        waiting: list[Callable[[], object] | None] = [lambda: True]
        failures: list[Exception] = []

        def step() -> None:
            windows = shown()
            if not windows:
                return  # between two windows
            try:
                condition = waiting[0]
                if condition is not None and condition():
                    waiting[0] = next(script, None)
            except Exception as error:
                failures.append(error)
            if failures or waiting[0] is None:
                timer.stop()
                windows[0].close()

        timer = QTimer()
        timer.setInterval(15)
        timer.timeout.connect(step)
        timer.start()
        loop.work(
            state=self._state,
            language="az",
            enter=self._enter,
            entered=loop.Entered(self._desk, login),
            frame=None,
            brought=brought,
        )
        timer.stop()
        if failures:
            raise failures[0]
        return self._expected

    def _enter(self, expected: str | None) -> loop.Entered:
        self.between()
        self._expected.append(expected)
        return loop.Entered(self._desk, self.next_login or expected or self._login)


@pytest.fixture(autouse=True)
def goes_on(qapp: QApplication) -> Generator[None, None, None]:
    """As in the program: the last window's end is not the application's."""
    qapp.setQuitOnLastWindowClosed(False)
    yield
    qapp.setQuitOnLastWindowClosed(True)
    texts.speak("az")
    first_frame.translate(qapp, "az")


@pytest.fixture
def session(embedded: Desk, tmp_path: Path, qapp: QApplication) -> Session:
    desk = desk_on(UnitOfWork(embedded.engine), tmp_path, embedded.clock)
    return Session(desk, window_state(tmp_path))


@pytest.fixture
def number(embedded: Desk) -> str:
    """Of an application that Günel has taken."""
    number = embedded.take_in()
    embedded.run("gunel", casework.take, number)
    return number


def shown() -> list[MainWindow]:
    return [
        window
        for window in QApplication.topLevelWidgets()
        if isinstance(window, MainWindow) and window.isVisible()
    ]


def the_window() -> MainWindow:
    (window,) = shown()
    return window


def ready() -> bool:
    """Whether there is a window with its list and counts."""
    return bool(shown()) and the_window().changes.token != ()


def opened(number: str) -> bool:
    """Whether this application is open in the window that is there."""
    if not shown():
        return False
    parts = WindowParts(the_window())
    return parts.case is not None and parts.case.header.number == number and parts.idle


def opening(number: str) -> Script:
    """The part of a script that opens an application in the window that is there."""
    yield ready
    the_window().open_number(number)
    yield lambda: opened(number)


def opened_elsewhere(number: str, left: MainWindow) -> bool:
    """Whether it is open in another window than the one that was left."""
    return opened(number) and the_window() is not left


def open_forms(kind: type[F]) -> list[F]:
    """The forms of this kind that are shown, in whatever window."""
    return [form for window in shown() for form in window.findChildren(kind) if form.isVisible()]


def form_of(kind: type[F]) -> F:
    (form,) = open_forms(kind)
    return form


def first_document_button(window: MainWindow) -> str:
    """What stands on it."""
    return next(iter(window.detail.side.documents.buttons.values())).text()


def test_another_language_is_spoken_at_the_same_place(session: Session, number: str) -> None:
    seen: list[str] = []

    def script() -> Script:
        yield from opening(number)
        the_window().detail.show_tab(4)
        seen.append(the_window().detail.action_bar.buttons[Action.APPROVE].text())
        for language in ("en", "ru", "az"):
            left = the_window()
            left.set_language(language)
            yield partial(opened_elsewhere, number, left)
            window = the_window()
            seen.append(window.detail.action_bar.buttons[Action.APPROVE].text())
            seen.append(first_document_button(window))
            assert window.detail.head.tabs.checkedId() == 4
            window.controller.perform(Action.TAKE)
            seen.append(window.bar.text.text())

    assert session.play(script()) == [], "nobody is asked who it is"
    approve = [seen[0], *seen[1::3]]
    documents = seen[2::3]
    sentences = seen[3::3]
    assert approve == ["Təsdiqlə", "Approve", "Утвердить", "Təsdiqlə"]
    assert documents == ["Identity card", "Удостоверение личности", "Şəxsiyyət vəsiqəsi"]
    assert len(set(sentences)) == 3


def test_the_lock_leaves_nobodys_data_behind_and_one_is_back_where_one_was(
    session: Session, number: str
) -> None:
    def script() -> Script:
        yield from opening(number)
        window = the_window()
        window.detail.show_tab(1)
        window.controller.perform(Action.REFUSE)
        yield lambda: open_forms(RefuseForm)
        form_of(RefuseForm).text.setPlainText("Çıxarış oxunmur, yenisini gön")
        window.leave(Leaving.LOCKED)
        assert not window.isVisible()
        yield lambda: opened_elsewhere(number, window) and open_forms(RefuseForm)
        form = form_of(RefuseForm)
        assert form.text.toPlainText() == "Çıxarış oxunmur, yenisini gön"
        assert the_window().detail.head.tabs.checkedId() == 1
        form.reject()
        yield lambda: the_window().tasks.idle

    assert session.play(script()) == ["gunel"]


def test_a_half_written_verdict_is_there_again_after_the_lock(
    session: Session, number: str
) -> None:
    def script() -> Script:
        yield from opening(number)
        window = the_window()
        drive = Keyboard(window)
        window.detail.examination.step(1)
        shown = window.detail.document
        drive.press("Y", on=window)
        yield lambda: open_forms(TextForm)
        form_of(TextForm).text.setPlainText("Şəkil bulanıqdır, FİN")
        window.leave(Leaving.LOCKED)
        yield lambda: opened_elsewhere(number, window) and open_forms(TextForm)
        form = form_of(TextForm)
        assert form.windowTitle() == "Sənəd uyğun deyil"
        assert form.text.toPlainText() == "Şəkil bulanıqdır, FİN"
        document = the_window().detail.document
        assert document is not None and shown is not None and document.id == shown.id
        form.try_accept()
        yield lambda: _unfit(shown.id) and the_window().tasks.idle

    assert session.play(script()) == ["gunel"]


def _unfit(document_id: int) -> bool:
    """Whether this document of the open application has the verdict that it does not fit."""
    case = WindowParts(the_window()).case
    assert case is not None
    return any(document.fits is False for document in case.documents if document.id == document_id)


def test_behind_a_page_list_and_application_are_there_again_after_the_lock(
    session: Session, number: str
) -> None:
    def script() -> Script:
        yield ready
        left = the_window()
        left.show_queue(Queue.IN_PROGRESS)
        yield from opening(number)
        left.detail.show_tab(3)
        left.show_page("register")
        yield lambda: left.tasks.idle
        left.leave(Leaving.LOCKED)
        yield lambda: opened_elsewhere(number, left)
        window = the_window()
        assert window.pages.name_of(window.stack.currentWidget()) == "register"
        assert window.sidebar.buttons["register"].isChecked()
        assert window.queue.filter.queue is Queue.IN_PROGRESS
        assert window.detail.head.tabs.checkedId() == 3

    assert session.play(script()) == ["gunel"]


def test_the_counters_number_stands_there_again_after_the_lock(session: Session) -> None:
    def script() -> Script:
        yield ready
        left = the_window()
        left.messages.registered.add("WD-2026-0000077")
        left.leave(Leaving.LOCKED)
        yield lambda: ready() and the_window() is not left
        card = the_window().messages.registered
        assert card.isVisible() and list(card.numbers) == ["WD-2026-0000077"]
        card.dismiss()
        left = the_window()
        left.leave(Leaving.LOCKED)
        yield lambda: ready() and the_window() is not left
        assert not the_window().messages.registered.isVisible()

    assert session.play(script()) == ["gunel", "gunel"]


def test_a_location_that_was_left_before_it_opened_opens_no_form(
    session: Session, number: str, embedded: Desk
) -> None:
    other = embedded.take_in(samples.no_debt("other"))

    def script() -> Script:
        yield ready
        window = the_window()
        form = FormLocation(Action.NOTE, ("Yarımçıq",))
        window.navigation.go_to(Location(case=CaseLocation(number, tab=3, form=form)))
        window.open_number(other)
        yield lambda: opened(other)
        assert not open_forms(TextForm) and window.detail.head.tabs.checkedId() == 0

    session.play(script())


def test_while_the_desk_is_locked_no_widget_knows_a_name_or_a_number(
    session: Session, number: str
) -> None:
    seen: dict[str, str] = {}

    def script() -> Script:
        yield from opening(number)
        seen["open"] = words_everywhere()
        the_window().leave(Leaving.LOCKED)
        yield lambda: "locked" in seen and opened(number)

    def look() -> None:
        seen["locked"] = words_everywhere()

    session.between = look
    session.play(script())
    for personal in ("5XK2M7P", "050 234 56 78", "Əliyev", number):
        assert personal in seen["open"], personal
        assert personal not in seen["locked"], personal


def test_whoever_else_comes_in_after_a_lock_does_not_stand_where_the_other_stood(
    session: Session, number: str
) -> None:
    def script() -> Script:
        yield from opening(number)
        left = the_window()
        left.leave(Leaving.LOCKED)
        yield lambda: ready() and the_window() is not left and the_window().tasks.idle
        window = the_window()
        assert window.context.me.login == "tural" and window.detail.case is None

    session.next_login = "tural"
    assert session.play(script()) == ["gunel"]


def test_an_untouched_desk_is_due_and_a_touch_puts_it_off(qtbot: QtBot) -> None:
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

    def less_left_than(milliseconds: int) -> bool:
        return watch.milliseconds_left < milliseconds

    for n in range(6):
        qtbot.waitUntil(partial(less_left_than, watch.milliseconds_left - 60), timeout=5_000)
        QApplication.sendEvent(handle, touches[n % 2])
        assert watch.milliseconds_left > 250 and not due
    qtbot.waitUntil(lambda: due == [1], timeout=5_000)


@pytest.mark.parametrize(("minutes", "locks"), [("15", True), ("0", False), ("", False)])
def test_the_office_says_after_how_many_minutes_the_desk_locks(
    embedded: Desk, session: Session, minutes: str, locks: bool
) -> None:
    # As another program may have written it.
    setting = Setting(key="idle_lock_minutes", value=minutes)
    embedded.local.run(lambda database: database.merge(setting))
    ways: list[Leaving] = []

    def script() -> Script:
        yield ready
        window = the_window()
        window.left.connect(ways.append)
        watches = window.findChildren(IdleWatch)
        assert [watch.milliseconds for watch in watches] == ([15 * 60_000] if locks else [])
        if locks:
            watches[0].due.emit()
            yield lambda: ready() and the_window() is not window

    assert session.play(script()) == (["gunel"] if locks else [])
    assert ways[:1] == [Leaving.LOCKED if locks else Leaving.CLOSED]


def test_what_was_typed_at_the_counter_is_there_again_after_the_lock(
    session: Session, tmp_path: Path
) -> None:
    scan = tmp_path / "vəsiqə.pdf"
    scan.write_bytes(samples.pdf("counter"))
    typed = {
        "applicant.surname": "Nümunəyev",
        "applicant.fin": "5XK2M7P",
        "object.district": "Bərdə r-nu",
    }

    def script() -> Script:
        yield ready
        left = the_window()
        left.intake.open_form("idp")
        yield lambda: open_forms(CounterForm)
        form = form_of(CounterForm)
        fill_fields(form, typed)
        form.add_person()
        form.registered[1][0].setText("6PL0RR9")
        form.add_files([scan])
        request = form.request_id
        left.leave(Leaving.LOCKED)
        yield lambda: open_forms(CounterForm) and the_window() is not left
        again = form_of(CounterForm)
        assert {path: field_text(again, path) for path in typed} == typed
        assert again.registered[1][0].text() == "6PL0RR9"
        assert [path for _kind, path in again.files] == [scan]
        assert again.request_id == request, (
            "pressed twice it is one application, also across a lock"
        )
        again.reject()
        again.reject()
        yield lambda: not open_forms(CounterForm)

    session.play(script(), "elnur")


def test_a_half_written_correction_is_there_again_after_the_lock(
    session: Session, number: str
) -> None:
    def script() -> Script:
        yield from opening(number)
        left = the_window()
        left.controller.perform(Action.AMEND)
        yield lambda: open_forms(AmendForm)
        form = form_of(AmendForm)
        form.edits["email"].setText("yarım")
        form.reason.setPlainText("Vətəndaş")
        left.leave(Leaving.LOCKED)
        yield lambda: open_forms(AmendForm) and the_window() is not left
        again = form_of(AmendForm)
        assert again.edits["email"].text() == "yarım"
        assert again.reason.toPlainText() == "Vətəndaş"
        again.reject()
        yield lambda: not open_forms(AmendForm) and the_window().tasks.idle

    session.play(script())


def test_packages_that_the_desk_was_opened_with_are_taken_in_once(
    session: Session, embedded: Desk, tmp_path: Path
) -> None:
    folder = samples.write_folder(tmp_path / "package", samples.no_debt())

    def taken_in() -> int:
        return int(embedded.scalar("SELECT count(*) FROM application"))

    def script() -> Script:
        yield lambda: any(isinstance(each, IntakeReport) for each in QApplication.topLevelWidgets())
        assert taken_in() == 1
        the_window().leave(Leaving.SIGNED_OUT)
        yield ready
        assert not the_window().findChildren(IntakeReport)

    session.play(script(), brought=[folder])
    assert taken_in() == 1
