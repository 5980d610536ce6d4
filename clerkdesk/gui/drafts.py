"""Keeps a form's text while it is written, and offers again what was begun earlier."""

from typing import Any

from PySide6.QtCore import QObject, QTimer

from clerkdesk.gui.dialogs.actions import RefuseForm, TextForm
from clerkdesk.gui.tasks import TaskRunner
from clerkdesk.usecases import drafts
from clerkdesk.usecases.detail import CaseDetail

PAUSE_MS = 400
"""Between the last letter and the keeping: a word, not each letter."""


class DraftKeeper(QObject):
    """Lives with its form. A form that is cancelled keeps its draft; one that succeeded forgets it (gui.actions)."""

    def __init__(self, tasks: TaskRunner, case: CaseDetail, kind: str, form: TextForm | RefuseForm) -> None:
        super().__init__(form)
        self._tasks, self._application, self._kind, self._form = tasks, case.header.id, kind, form
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep)
        mine = [draft for draft in case.drafts if draft.kind == kind and draft.login == case.me]
        if mine:
            self._offer(mine[0])
        form.text.textChanged.connect(self._pause.start)
        form.rejected.connect(self._left)

    def _offer(self, draft: drafts.DraftRow) -> None:
        form = self._form
        if isinstance(form, RefuseForm) and draft.code is not None:
            form.reason.setCurrentIndex(max(0, form.reason.findData(draft.code)))
        form.text.setPlainText(draft.text)

    def keep(self) -> None:
        """Keep it now; a failure is no reason to disturb who writes, the next letter tries again."""
        code: Any = self._form.code if isinstance(self._form, RefuseForm) else None
        self._tasks.run(self._tasks, drafts.keep, self._application, self._kind, self._form.text.toPlainText(), code).handled = True

    def finish(self) -> None:
        """The form was accepted: its last words are kept as well, until the use case has succeeded."""
        self._left()

    def _left(self) -> None:
        if self._pause.isActive():
            self._pause.stop()
            self.keep()
