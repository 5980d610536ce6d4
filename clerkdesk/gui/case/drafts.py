"""Keeps a form's text while it is written, and offers again what was begun earlier."""

from typing import Any

from PySide6.QtCore import QObject

from clerkdesk.gui.kit.forms import RefuseForm, TextForm
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.usecases.case import drafts
from clerkdesk.usecases.case.rows import CaseDetail, DraftRow


class DraftKeeper(QObject):
    """Lives with its form, and keeps it at every change. A form that is cancelled keeps its draft;
    one that succeeded forgets it (case.controller).

    What is written while the last change is being kept is kept as soon as that has been done: one
    transaction at a time, and the last word wins.
    """

    def __init__(
        self, tasks: TaskRunner, case: CaseDetail, kind: str, form: TextForm | RefuseForm
    ) -> None:
        super().__init__(form)
        self._tasks = tasks
        self._application = case.header.id
        self._kind = kind
        self._form = form
        self._keeping = False
        self._changed = False
        mine = [draft for draft in case.drafts if draft.kind == kind and draft.login == case.me]
        if mine:
            self._offer(mine[0])
        form.text.textChanged.connect(self._change)
        if isinstance(form, RefuseForm):
            form.reason.currentIndexChanged.connect(self._change)
        form.rejected.connect(self.finish)

    def _offer(self, draft: DraftRow) -> None:
        form = self._form
        if isinstance(form, RefuseForm) and draft.code is not None:
            form.reason.setCurrentIndex(form.reason.findData(draft.code))
        form.text.setPlainText(draft.text)

    def _change(self) -> None:
        self._changed = True
        if not self._keeping:
            self._keep()

    def _keep(self) -> None:
        self._keeping = True
        self._changed = False
        code: Any = self._form.code if isinstance(self._form, RefuseForm) else None
        task = self._tasks.run(
            self._tasks,
            drafts.keep,
            self._application,
            self._kind,
            self._form.text.toPlainText(),
            code,
        )
        # A failure is no reason to disturb who writes: the next letter tries again.
        task.handled = True
        task.succeeded.connect(self._kept)
        task.failed.connect(self._kept)

    def _kept(self) -> None:
        self._keeping = False
        if self._changed:
            self._keep()

    def finish(self) -> None:
        """The form is closed or accepted: its last words are kept as well, until the use case has
        succeeded.
        """
        if self._changed:
            self._keep()
