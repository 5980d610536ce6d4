"""A clerk of the desk, who works at a person's pace; and the applications that are there for it."""

import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from clerkdesk.demo import scans
from clerkdesk.demo.driving.keyboard import type_text
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.queues import Queue
from clerkdesk.gui.certificates.paper import PaperDialog
from clerkdesk.gui.kit.forms import RefuseForm, TextForm
from clerkdesk.gui.queue.filters import FilterForm
from clerkdesk.gui.shell.palette import Palette
from tests import samples
from tests.gui.conftest import Office
from tests.gui.heartbeat import Heartbeat
from tests.gui.viewing import ROWS, extract

F = TypeVar("F", bound=QDialog)
SURNAMES = (
    "Əliyev",
    "İsmayılova",
    "Şıxəliyeva",
    "Hüseynov",
    "Çələbiyev",
    "Rzayeva",
    "Süleymanova",
    "Bağırov",
    "Ömərov",
    "Quliyev",
)
NAMES = ("Rəşad", "Şəhla", "Gülnarə", "Tural", "Ülvi", "Könül", "İlqar", "Xədicə")
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
Key = Qt.Key


def fill(office: Office, count: int) -> None:
    """Applications of as many citizens, with a photographed card and an extract of three pages
    each; billing and the register know them.
    """
    packages = []
    card = scans.photographed_card("ŞƏXSİYYƏT VƏSİQƏSİ", ROWS)
    paper = extract(3)
    for n in range(count):
        surname = SURNAMES[n % len(SURNAMES)]
        name = NAMES[n * 7 % len(NAMES)]
        package = samples.no_debt(
            f"session-{n}",
            owner__surname=surname,
            owner__name=name,
            owner__fin=f"5XK{n:04}",
            applicant__surname=surname,
            applicant__name=name,
            applicant__fin=f"5XK{n:04}",
            documents__0__fin=f"5XK{n:04}",
            applicant__id_document=f"AZE{n:08}",
            subscriber_code=f"1204{n:07}",
            object__address=f"Bakı şəhəri, Nəsimi rayonu, 28 May küçəsi {n + 1}",
            contact__mobile=f"050 23{n // 100:01} {n % 100:02} 78",
            contact__email=f"n{n}@example.az",
            documents__0__file="documents/vesiqe.jpg",
            documents__0__name="vəsiqə.jpg",
            submitted_at=f"2026-11-{17 + n % 3}T{9 + n % 8:02}:{n % 60:02}:00+04:00",
        )
        knows = office.desk.knows
        code = f"1204{n:07}"
        fin = f"5XK{n:04}"
        knows["accounts"][code] = {
            **knows["accounts"]["12045567890"],
            "subscriber_code": code,
            "holder_fin": fin,
            "holder_name": f"{surname} {name} Kamil oğlu",
        }
        knows["debts"][code] = "0.00"
        knows["persons"][fin] = {
            **knows["persons"]["5XK2M7P"],
            "fin": fin,
            "surname": surname,
            "name": name,
            "id_document": f"AZE{n:08}",
        }
        mark = f"\n% {n}\n".encode()
        contents = (card + mark, paper + mark)
        files = {
            document["file"]: content for document, content in zip(package["documents"], contents)
        }
        for document, content in zip(package["documents"], contents):
            document["sha256"] = hashlib.sha256(content).hexdigest()
        packages.append((package, files))
    office.work_beside()
    for package, files in packages:
        office.desk.take_in(package, files)


class Clerk:
    """Plays the person: keys at a person's pace, each wait in an event loop.

    ``folder``: where certificates are saved.
    """

    def __init__(self, drive: WindowDrive, beat: Heartbeat, folder: Path) -> None:
        self.drive = drive
        self.window = drive.window
        self.beat = beat
        self._folder = folder
        self.done: dict[str, int] = {}

    def step(self, name: str) -> None:
        self.beat.step = name
        self.done[name] = self.done.get(name, 0) + 1

    def until(self, condition: Callable[[], bool]) -> None:
        self.drive.until(condition, self._where)

    def _where(self) -> str:
        """The step, what is open, and what the window says."""
        case = self.drive.parts.case
        state = "nothing open"
        if case is not None:
            state = f"{case.header.number} {case.header.status} of {case.header.holder}"
        return f"{self.beat.step}: {state}; {self.drive.parts.message}"

    def key(
        self,
        key: Qt.Key,
        modifiers: Qt.KeyboardModifier = NONE,
        target: QWidget | None = None,
        pause: int = 90,
    ) -> None:
        QTest.keyClick(target or self.window, key, modifiers)
        self.drive.wait(pause)

    def form(self, kind: type[F]) -> F:
        """The form of this kind that is open, once it is, and looked at for a moment."""
        form = self.drive.form(kind, f"{self.beat.step}: no {kind.__name__} opens")
        self.drive.wait(150)
        return form

    def back(self) -> None:
        """A dialog is closed: a window manager gives the keys back to the window, offscreen there
        is none.
        """
        self.drive.activate()

    def settle(self) -> None:
        self.drive.settle()

    def document(self) -> None:
        self.until(lambda: self.window.detail.viewer.canvas.image is not None)

    # -- what a clerk does -------------------------------------------------------------------------

    def to_queue(self, queue: Queue) -> None:
        self.step(f"queue {queue}")
        self.window.sidebar.buttons[queue].click()
        self.settle()
        self.drive.wait(100)

    def walk(self) -> None:
        self.step("moves through the list")
        table = self.window.queue.table
        for key in (
            Key.Key_Down,
            Key.Key_J,
            Key.Key_J,
            Key.Key_PageDown,
            Key.Key_K,
            Key.Key_Up,
            Key.Key_End,
            Key.Key_Home,
        ):
            self.key(key, target=table)

    def open(self) -> bool:
        """Open what is selected; False where the list is empty."""
        self.step("opens an application")
        self.settle()
        if not self.window.queue.model.rowCount():
            return False
        self.key(Key.Key_Return, target=self.window.queue.table)
        self.until(lambda: self.drive.parts.case is not None)
        self.document()
        return True

    def look(self) -> None:
        self.step("tabs")
        for key in (Key.Key_2, Key.Key_3, Key.Key_4, Key.Key_5, Key.Key_1):
            self.key(key, CTRL)
        self.step("turns and enlarges the document")
        for key in (Key.Key_Plus, Key.Key_Plus, Key.Key_Minus, Key.Key_0, Key.Key_R, Key.Key_W):
            self.key(key)
        self.step("the other document and its pages")
        self.key(Key.Key_Down, CTRL)
        self.document()
        for key in (Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp):
            self.key(key)
        self.document()

    def take(self) -> None:
        self.step("takes")
        if self.drive.case.header.holder is None:
            self.key(Key.Key_T, CTRL)
            self.until(lambda: self.drive.case.header.holder is not None)
        self.settle()

    def _judged(self, count: int) -> bool:
        """Whether so many documents have a verdict."""
        return sum(document.fits is not None for document in self.drive.case.documents) >= count

    def approve(self) -> str:
        """Both documents fit, and approved; the application's number."""
        number = self.drive.number
        self.step("judges")
        for place, document in enumerate(self.drive.case.documents, 1):
            self.window.detail.show_document(document.id)
            self.document()
            self.key(Key.Key_U)
            self.until(partial(self._judged, place))
            self.settle()
        self.step("waits for the debt")
        self.until(
            lambda: (
                Action.APPROVE in self.drive.case.header.allowed
                and self.window.controller.running is None
            )
        )
        self.drive.wait(700)
        self.step("approves")
        self.window.queue.table.setFocus()
        self.key(Key.Key_Return, CTRL)
        self.until(lambda: self.drive.number != number)
        self.settle()
        return number

    def refuse(self) -> None:
        number = self.drive.number
        self.step("a document does not fit")
        self.window.detail.show_document(self.drive.case.documents[0].id)
        self.document()
        self.key(Key.Key_Y)
        form = self.form(TextForm)
        type_text(form.text, "Şəkil çox bulanıqdır, oxunmur")
        form.try_accept()
        self.back()
        self.until(lambda: self._judged(1))
        self.settle()
        self.step("refuses")
        self.key(Key.Key_R, CTRL)
        refusal = self.form(RefuseForm)
        refusal.reason.setCurrentIndex(refusal.reason.count() - 1)
        type_text(refusal.text, " Xahiş olunur, yenidən göndərin")
        refusal.preview_wanted.emit()
        self.settle()
        self.drive.wait(500)
        refusal.try_accept()
        self.back()
        self.until(lambda: self.drive.number != number)
        self.settle()

    def search(self) -> None:
        self.step("searches")
        box = self.window.queue.search
        self.key(Key.Key_F, CTRL)
        for words in ("şıx", "ŞIXƏLİYEVA xəd", "ismayıl"):
            box.selectAll()
            for letter in words:
                type_text(box, letter)
                self.drive.wait(40)
            self.drive.wait(260)
            self.settle()
        box.clear()
        self.drive.wait(260)
        self.settle()

    def filter(self) -> None:
        self.step("filters")
        self.window.queue.filter_button.click()
        form = self.form(FilterForm)
        form.order.setCurrentIndex(3)
        form.try_accept()
        self.back()
        self.settle()
        self.drive.wait(150)

    def certificate(self, number: str) -> None:
        self.step("prints a certificate")
        self.window.open_number(number)
        self.until(lambda: self.drive.number == number)
        self.key(Key.Key_P, CTRL)
        paper = self.form(PaperDialog)
        self.until(lambda: paper.viewer.canvas.image is not None)
        paper.save_to(self._folder / f"{number}.pdf")
        self.drive.wait(200)
        paper.accept()
        self.back()
        self.settle()

    def palette(self) -> None:
        self.step("the palette")
        self.key(Key.Key_K, CTRL)
        palette = self.form(Palette)
        for letter in "imtina":
            type_text(palette.query, letter)
            self.drive.wait(40)
        palette.reject()
        self.back()
        self.drive.wait(80)

    def theme(self, name: str) -> None:
        self.step(f"theme {name}")
        self.window.set_theme(name)
        self.until(self.window.updatesEnabled)
        self.drive.wait(100)

    def round(self) -> None:
        """A few minutes of work, without the thinking."""
        self.to_queue(Queue.NEW)
        self.walk()
        if self.open():
            self.look()
            self.take()
            number = self.approve()
            self.certificate(number)
        self.search()
        self.to_queue(Queue.NEW)
        if self.open():
            self.take()
            self.refuse()
        self.theme("dark")
        self.filter()
        self.palette()
        self.to_queue(Queue.COMPLETED)
        self.walk()
        self.theme("light")
        self.to_queue(Queue.MINE)
