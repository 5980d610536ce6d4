"""Checking a paper: what is shown, the answer, and the paper itself side by side."""

from difflib import SequenceMatcher
from itertools import zip_longest
from pathlib import Path
from typing import Any, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QLabel, QSizePolicy, QWidget

from clerkdesk.adapters import certificate_reading
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.letter import gives_letters
from clerkdesk.gui.certificates import checking
from clerkdesk.gui.certificates.answer_card import AnswerCard
from clerkdesk.gui.certificates.check_input import CheckInput
from clerkdesk.gui.certificates.checking import Checked, Shown, Trusted
from clerkdesk.gui.kit import theme
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.widgets import Card, button, label
from clerkdesk.gui.viewer.rendering import Renderer
from clerkdesk.gui.viewer.viewer import Viewer
from clerkdesk.usecases.certificates import register
from clerkdesk.usecases.certificates.register import IssuedFile

_PAPER = 300
_NARROW_PAPER = 200
_PIXELS = 600
_MOST_OCTETS = 20 << 20
_READ_PAGES = 3
"""So many pages are read for a number and a code: a certificate has one or two."""


class Picture(QLabel):
    """A page, as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)

    @property
    def is_there(self) -> bool:
        return self._image is not None

    def show_page(self, image: QImage | None) -> None:
        """None: there is no page to see."""
        self._image = image
        self._fit()

    def _fit(self) -> None:
        if self._image is None:
            self.setPixmap(QPixmap())
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(self.height() * ratio))
        page = self._image.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        page.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(page))

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._fit()


class PaperView(QDialog):
    """A paper that somebody shows, to be read; it is not printed from here."""

    def __init__(self, name: str, content: bytes, parent: QWidget | None) -> None:
        super().__init__(parent)
        theme.dress(self)
        self.setWindowTitle(name)
        self.setModal(True)
        self.resize(720, 900)
        self.renderer = Renderer(self)
        self.viewer = Viewer(self.renderer)
        close = button(self.tr("Close"), None, None, self.accept)
        self.setLayout(column(self.viewer, row(1, close), spacing=10, margins=(18, 16, 18, 16)))
        self.viewer.show_file(name, len(content), content, "application/pdf")

    def done(self, result: int) -> None:
        self.renderer.close()
        super().done(result)


class CheckPane(QWidget):
    """``checked`` with the answer; ``action_chosen`` with what is to be done about it, as of
    ``AnswerCard``.
    """

    checked = Signal(object)
    action_chosen = Signal(str)

    def __init__(self, context: DeskContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._shown = Shown()
        self._renderer: Renderer | None = None
        self._texts: list[str] = []
        self._paper: tuple[str, bytes | None] = ("", None)
        """The page that is seen: the one shown, or of a number and code the stored one."""
        self.input = CheckInput(of_letters=gives_letters(context.me.organisation))
        self.answer = AnswerCard(supervises=context.me.supervises)
        self.picture = Picture()
        self.enlarge_button = button(self.tr("Enlarge"), "link", None, self.enlarge)
        self.paper = Card()
        self.paper.body.addLayout(row(label(self.tr("PAPER"), "caption"), 1, self.enlarge_button))
        self.paper.body.addWidget(self.picture, 1)
        self.paper.setFixedWidth(_PAPER)
        self.paper.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setLayout(row(self.input, self.answer, self.paper, spacing=12))
        self.input.file_wanted.connect(self.check_file)
        self.input.code_wanted.connect(self.check_code)
        self.input.cleared.connect(self.clear)
        self.answer.action_chosen.connect(self.action_chosen)
        self.clear()

    @property
    def result(self) -> Checked | None:
        """The answer that is shown; None: there is none, or not yet."""
        return self.answer.checked

    @property
    def is_reading(self) -> bool:
        """Whether a paper's pages are being read."""
        return self._renderer is not None

    # -- what is shown -----------------------------------------------------------------------------

    def check_file(self, path: Path) -> None:
        """Read a file and check it."""
        task = self._context.tasks.call_outside(self, lambda: _read(path))
        task.succeeded.connect(lambda content: self.check_content(path.name, content))
        self.answer.show_waiting()

    def check_content(self, name: str, content: bytes) -> None:
        """Check a paper's bytes: its words are read in a process that can be killed."""
        self._start(Shown(name=name, content=content))
        self._see(content)

    def check_code(self, number: str, code: str) -> None:
        """Check a number and a code; the paper that belongs to them is shown beside the answer."""
        self._start(Shown(number=number, code=code))
        self._ask()

    def check_row(self, number: str) -> None:
        """Check the stored paper of a certificate; that somebody looks at it is written down."""
        task = self._context.tasks.run(self, register.stored_file, number)
        task.succeeded.connect(self._show_stored)

    def _show_stored(self, file: IssuedFile) -> None:
        self.check_content(f"{file.number}.pdf", file.content)

    def check_again(self) -> None:
        """Look at the same paper once more."""
        if self._shown.content is not None or self._shown.code is not None:
            self._ask()

    def compare(self, number: str) -> None:
        """Say which lines of the paper differ from the stored original; that somebody looks at it
        is written down.
        """
        task = self._context.tasks.run(self, register.stored_file, number)
        task.succeeded.connect(self._read_original)

    def _read_original(self, file: IssuedFile) -> None:
        renderer = Renderer(self)
        self._renderer = renderer
        read: list[str] = []

        def has_read(text: str, pages: int) -> None:
            read.append(text)
            if len(read) == pages and renderer is self._renderer:
                self._end()
                self.answer.show_differences(differences("\n".join(self._texts), "\n".join(read)))

        def opened(header: dict[str, Any], _image: QImage | None) -> None:
            pages = min(int(header.get("pages", 0)), _READ_PAGES)
            for page in range(pages):
                renderer.text(page, lambda text: has_read(text, pages))

        renderer.open(file.content, "application/pdf", opened)

    def clear(self) -> None:
        """Nothing is shown."""
        self._shown = Shown()
        self._end()
        self.picture.show_page(None)
        self.paper.hide()
        self.answer.clear_answer()

    def _start(self, shown: Shown) -> None:
        self._end()
        self._shown = shown
        self._texts = []
        self._paper = (shown.name, shown.content)
        self.picture.show_page(None)
        self.paper.hide()
        self.input.show_shown(shown.name, shown.number, shown.code)
        self.answer.show_waiting()

    # -- reading it --------------------------------------------------------------------------------

    def _see(self, content: bytes) -> None:
        renderer = Renderer(self)
        self._renderer = renderer
        renderer.open(
            content, "application/pdf", lambda header, _image: self._opened(renderer, header)
        )

    def _opened(self, renderer: Renderer, header: dict[str, Any]) -> None:
        if renderer is not self._renderer:
            return
        if "error" in header:
            # It can be sealed or registered all the same: its bytes are checked.
            self.paper.hide()
            self._end()
            self._ask()
            return
        pages = min(int(header["pages"]), _READ_PAGES)
        for page in range(pages):
            renderer.text(page, lambda text: self._has_read(renderer, text, pages))
        renderer.render(0, _PIXELS, 0, lambda image, _error: self._seen(renderer, image))

    def _has_read(self, renderer: Renderer, text: str, pages: int) -> None:
        if renderer is not self._renderer:
            return
        self._texts.append(text)
        if len(self._texts) == pages:
            number, code = certificate_reading.in_text("\n".join(self._texts))
            self._shown = Shown(self._shown.name, self._shown.content, number, code)
            self.input.show_shown(self._shown.name, number, code)
            self._ask()

    def _seen(self, renderer: Renderer, image: QImage | None) -> None:
        if renderer is not self._renderer:
            return
        self.picture.show_page(image)
        self.paper.setVisible(image is not None)
        self._end()

    def _end(self) -> None:
        if self._renderer is not None:
            self._renderer.close()
            self._renderer.deleteLater()
            self._renderer = None

    # -- the answer --------------------------------------------------------------------------------

    def _ask(self) -> None:
        shown = self._shown
        unit = self._context.tasks.unit_of_work
        trusted = Trusted(self._context.trust_roots, self._context.revoked_signers)
        task = self._context.tasks.call(self, lambda: checking.check(unit, trusted, shown))
        task.succeeded.connect(lambda result: self._answered(shown, result))
        task.failed.connect(lambda _error: self.answer.clear_answer())

    def _answered(self, shown: Shown, result: Checked) -> None:
        if shown is not self._shown:
            return
        self.answer.show_answer(result)
        self.checked.emit(result)
        if shown.content is None and result.row is not None:
            # Number and code prove nothing of the words: they are compared with the original's.
            task = self._context.tasks.run(self, register.stored_file, result.row.number)
            task.succeeded.connect(lambda file: self._see_stored(shown, file))

    def _see_stored(self, shown: Shown, file: IssuedFile) -> None:
        if shown is not self._shown:
            return
        self._end()
        self._paper = (f"{file.number}.pdf", file.content)
        renderer = Renderer(self)
        self._renderer = renderer
        renderer.open(file.content, "application/pdf", lambda _header, _image: None)
        renderer.render(0, _PIXELS, 0, lambda image, _error: self._seen(renderer, image))

    def enlarge(self) -> None:
        """The paper as large as the screen lets it be."""
        name, content = self._paper
        if content is not None:
            self._context.open_form.emit(PaperView(name, content, self._context.front))

    def set_narrow(self, narrow: bool) -> None:
        """On a narrow window the paper gives way to the answer."""
        self.paper.setFixedWidth(_NARROW_PAPER if narrow else _PAPER)
        self.answer.set_narrow(narrow)


class Difference(NamedTuple):
    """A line of a paper that is not the original's; "": there is none of the kind."""

    shown: str
    original: str


def differences(shown: str, original: str) -> list[Difference]:
    """The lines that differ, in the order of the paper."""
    ours = [line.strip() for line in original.splitlines() if line.strip()]
    theirs = [line.strip() for line in shown.splitlines() if line.strip()]
    outcome: list[Difference] = []
    for kind, first, last, begin, end in SequenceMatcher(None, theirs, ours).get_opcodes():
        if kind != "equal":
            pairs = zip_longest(theirs[first:last], ours[begin:end], fillvalue="")
            outcome += [Difference(*pair) for pair in pairs]
    return outcome


def _read(path: Path) -> bytes:
    """Raises Invalid (path_not_found, too_large): it cannot be read, or is no paper of ours."""
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_OCTETS + 1)
    except OSError:
        raise Invalid("path_not_found", field="file", path=path) from None
    if len(content) > _MOST_OCTETS or not content.startswith(b"%PDF-"):
        raise Invalid("check_no_pdf", field="file", path=path.name)
    return content
