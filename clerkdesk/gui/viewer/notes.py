"""What the page that is shown lacks, and what else is in its file: sentences below the head."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from clerkdesk.gui.kit.texts import filled, sentence

_OUTER = "outer"
_MOST_NAMED = 8
"""So many attachments are named; the others are counted."""


class Notes(QLabel):
    """Hidden while there is nothing to say. The names of attachments, and of the file that one is
    attached to, are links.
    """

    attachment_wanted = Signal(int)
    """Its position among the file's attachments."""
    outer_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "note")
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setMinimumWidth(1)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.LinksAccessibleByMouse
            | Qt.TextInteractionFlag.LinksAccessibleByKeyboard
        )
        self.linkActivated.connect(self._follow)
        self._file: list[str] = []
        self._page: list[str] = []
        self.hide()

    def show_file(self, header: Mapping[str, Any] | None = None, outer: Sequence[str] = ()) -> None:
        """Another file; ``header``: what the child answered when it opened it, None: it is not
        open. ``outer``: the names of the files it is attached to, the outermost first.
        """
        self._page = []
        self._file = []
        if outer:
            link = _link(_OUTER, outer[-1])
            self._file.append(filled(self.tr("This file is attached inside: %1."), link))
        if header is not None:
            self._file += [escape(text) for text in _of_file(header)]
            self._file += self._attached(header["attachments"])
        self._say()

    def show_page(self, remarks: Sequence[Mapping[str, Any]]) -> None:
        """What the page lacks, as the child answered when it drew it."""
        page = [escape(sentence(remark["code"], remark["params"])) for remark in remarks]
        if page != self._page:
            self._page = page
            self._say()

    def _attached(self, names: Sequence[str]) -> list[str]:
        if not names:
            return []
        links = [_link(str(number), name) for number, name in enumerate(names[:_MOST_NAMED])]
        more = len(names) - len(links)
        if more:
            links.append(f"+{more}")
        if len(names) == 1:
            return [filled(self.tr("Another file is attached inside: %1."), links[0])]
        return [filled(self.tr("Other files are attached inside: %1."), ", ".join(links))]

    def _say(self) -> None:
        notes = [*self._page, *self._file]
        self.setText(" ".join(notes))
        linked = any("<a " in note for note in notes)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if linked else Qt.FocusPolicy.NoFocus)
        self.setVisible(bool(notes))

    def _follow(self, target: str) -> None:
        if target == _OUTER:
            self.outer_wanted.emit()
        else:
            self.attachment_wanted.emit(int(target))


def _of_file(header: Mapping[str, Any]) -> list[str]:
    sentences = [sentence(f"document_{mark}") for mark in header["warnings"]]
    if header["all_pages"] > header["pages"]:
        counts = {"shown": header["pages"], "pages": header["all_pages"]}
        sentences.insert(0, sentence("document_first_pages", counts))
    return sentences


def _link(target: str, name: str) -> str:
    return f'<a href="{target}">{escape(name)}</a>'
