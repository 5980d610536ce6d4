"""The documents of the open application, one after the other: which is shown, and its verdict."""

import time

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QPushButton

from clerkdesk.domain.lifecycle import Action
from clerkdesk.domain.remarks import tone
from clerkdesk.gui.case import spoken
from clerkdesk.gui.case.document_printing import DocumentPrinting
from clerkdesk.gui.case.model import OpenCase
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.context import DeskContext
from clerkdesk.gui.kit.layout import row
from clerkdesk.gui.kit.notices import announce
from clerkdesk.gui.kit.texts import sentence
from clerkdesk.gui.kit.widgets import button, label, restyle, tint, tool
from clerkdesk.gui.viewer.viewer import Viewer
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.case.rows import CaseDetail, DocumentRow


class Examination(QObject):
    """Shows one document in the viewer, and goes on to the next one that has no verdict."""

    chosen = Signal(int)
    """The id of the document that is shown now."""
    verdict_wanted = Signal(int, bool)

    def __init__(
        self,
        context: DeskContext,
        open_case: OpenCase,
        viewer: Viewer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = context.tasks
        self._open_case = open_case
        self._viewer = viewer
        self.document: DocumentRow | None = None
        self._judged: int | None = None
        """The document whose verdict was kept, until the application is shown with it."""
        self._asked_at: float | None = None
        """When a document was asked for of which no page is painted yet."""
        viewer.ready.connect(self._painted)
        self.printing = DocumentPrinting(context, viewer)
        viewer.head.add(
            tool("printer", self.tr("Print the document (Ctrl+Shift+P)"), self.print), 11
        )
        self.fits_button = self._verdict_button(self.tr("Fits"), "check", "ok", fits=True)
        self.unfit_button = self._verdict_button(self.tr("Does not fit…"), "x", "bad", fits=False)
        self.remarks = label("", wrap=True)
        self.remarks.setProperty("tone", "warn")
        self.remarks.setContentsMargins(12, 8, 12, 0)
        self.remarks.hide()
        viewer.footer.addWidget(self.remarks)
        self.hint = label("U · Y", "muted")
        viewer.footer.addLayout(
            row(
                self.fits_button,
                self.unfit_button,
                1,
                self.hint,
                margins=(12, 8, 12, 10),
            )
        )

    def _verdict_button(self, text: str, icon: str, tone: str, *, fits: bool) -> QPushButton:
        verdict = button(text, None, icon, lambda: self.judge(fits))
        verdict.setProperty("iconTone", tone)
        tint(verdict, icon)
        return verdict

    def commands(self) -> list[Command]:
        """Verdicts, the other documents, and printing the one that is shown."""
        translate = QCoreApplication.translate
        return [
            Command(
                "U",
                translate("Commands", "The document fits"),
                lambda: self.judge(True),
                Action.VERDICT,
                over_document=True,
            ),
            Command(
                "Y",
                translate("Commands", "The document does not fit…"),
                lambda: self.judge(False),
                Action.VERDICT,
                over_document=True,
            ),
            Command(
                "Ctrl+Down",
                translate("Commands", "Next document"),
                lambda: self.step(1),
                over_document=True,
            ),
            Command(
                "Ctrl+Up",
                translate("Commands", "Previous document"),
                lambda: self.step(-1),
                over_document=True,
            ),
            Command(
                "Ctrl+Shift+P",
                translate("Commands", "Print the document…"),
                self.print,
                over_document=True,
            ),
        ]

    # -- which one is shown ------------------------------------------------------------------------

    def close(self) -> None:
        """No document is shown."""
        self.document = None
        self._judged = None

    def begin(self, case: CaseDetail) -> None:
        """Another application: the first document without a verdict, or the first of all."""
        self._judged = None
        self.document = None
        pending = [document for document in case.documents if document.fits is None]
        for document in (pending or case.documents)[:1]:
            self.show(document.id)
        self._show_buttons()

    def go_on(self, case: CaseDetail) -> None:
        """The same application, read again: the same document, or the next one without a verdict
        after this one was given its own.
        """
        shown = self.document.id if self.document else None
        self.document = next(
            (document for document in case.documents if document.id == shown), None
        )
        following = _following(case, shown) if shown == self._judged else None
        self._judged = None
        if following is not None:
            self.show(following)
            self._open_case.turned_at = time.monotonic()
        self._show_buttons()

    def show(self, document_id: int, words: str = "") -> None:
        """Show a document in the viewer, with these words marked; its bytes come behind everything
        else.
        """
        case = self._open_case.case
        if case is None:
            return
        chosen = next(document for document in case.documents if document.id == document_id)
        self.document = chosen
        self._open_case.turned_at = 0.0
        self.chosen.emit(document_id)
        announce(self._viewer, spoken.document(case, chosen))
        self._viewer.show_message(self.tr("Opening…"))
        self._viewer.sought = words
        self._asked_at = time.monotonic()
        task = self._tasks.read_behind(self, detail.document_content, document_id)
        task.succeeded.connect(lambda content: self._read(chosen, content))
        self._show_buttons()

    def _read(self, document: DocumentRow, content: bytes) -> None:
        if self.document is not None and self.document.id == document.id:
            self._viewer.show_file(document.name, document.size, content, document.media_type)

    def _painted(self) -> None:
        if self._asked_at is not None:
            self._tasks.timed.emit("page", time.monotonic() - self._asked_at)
            self._asked_at = None

    def step(self, by: int) -> None:
        """The next or previous document of the list."""
        case = self._open_case.case
        if case is None or self.document is None:
            return
        ids = [document.id for document in case.documents]
        index = ids.index(self.document.id) + by
        if 0 <= index < len(ids):
            self.show(ids[index])

    # -- what is done with it ----------------------------------------------------------------------

    @property
    def _at_hand(self) -> DocumentRow | None:
        """The document that is looked at; None: another tab is."""
        tabs = self._viewer.parentWidget()
        return self.document if tabs is not None and self._viewer.isVisibleTo(tabs) else None

    def judge(self, fits: bool) -> None:
        if self._at_hand is not None:
            self.verdict_wanted.emit(self._at_hand.id, fits)

    def judged(self, document_id: int) -> None:
        """A document's verdict is kept; once the application is shown with it the next one
        follows.
        """
        self._judged = document_id

    def print(self) -> None:
        """Print the document that is shown."""
        if self._at_hand is not None:
            self.printing.print(self._at_hand)

    def _show_buttons(self) -> None:
        case = self._open_case.case
        code = case.header.denials.get(Action.VERDICT) if case else None
        allowed = (
            case is not None and Action.VERDICT in case.header.allowed and self.document is not None
        )
        for verdict in (self.fits_button, self.unfit_button):
            verdict.setEnabled(allowed)
            verdict.setToolTip(sentence(code) if code else "")

    def show_remarks(self, *, beside: bool) -> None:
        """What is said of the document, where no card ``beside`` it says it."""
        document = self.document
        remarks = (
            [sentence(each.code, each.params) for each in document.remarks] if document else []
        )
        is_well = document is not None and {tone(each.code) for each in document.remarks} == {"ok"}
        self.remarks.setText("\n".join(remarks))
        restyle(self.remarks, tone="ok" if is_well else "warn")
        self.remarks.setVisible(bool(remarks) and not beside)


def _following(case: CaseDetail, document_id: int | None) -> int | None:
    """The next document without a verdict, from the one behind this on and round; None: each has
    one.
    """
    ids = [document.id for document in case.documents]
    place = ids.index(document_id) + 1 if document_id in ids else 0
    behind = [*case.documents[place:], *case.documents[:place]]
    return next((document.id for document in behind if document.fits is None), None)
