"""The counter's form as a draft: what stands in it, kept as it is written, and filled in again."""

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from clerkdesk.gui.intake import brought
from clerkdesk.gui.intake.counter_form import CounterForm
from clerkdesk.gui.kit import timers
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.usecases.intake import counter_draft
from clerkdesk.usecases.intake.counter import FORM, Begun

_EVERY_MS = 400
"""A power cut takes what was written since."""


def written(form: CounterForm, parts: dict[Path, int]) -> dict[str, Any]:
    """What stands in the form; a picture that lies nowhere else is named by its part."""
    return {
        "request_id": form.request_id,
        "fields": {path: _text(field) for path, field in form.fields.items() if _text(field)},
        "persons": [list(map(QLineEdit.text, person)) for person in form.registered],
        "files": [[kind.currentData(), parts.get(path, str(path))] for kind, path in form.files],
    }


def is_empty(form: CounterForm) -> bool:
    """Whether nothing would be lost."""
    typed = any(isinstance(field, QLineEdit) and field.text() for field in form.fields.values())
    persons = any(edit.text() for person in form.registered for edit in person)
    return not (typed or persons or form.files)


def fill_again(form: CounterForm, begun: Begun) -> dict[Path, int]:
    """Into a new form; gives the parts of the pictures that were kept with it. A file that is no
    longer there is named in the form.
    """
    draft = json.loads(begun.form)
    form.request_id = draft["request_id"]
    for path, text in draft["fields"].items():
        if path in form.fields:
            _fill(form.fields[path], text)
    for _ in range(len(draft["persons"]) - len(form.registered)):
        form.add_person()
    for person, texts in zip(form.registered, draft["persons"]):
        for edit, text in zip(person, texts):
            edit.setText(text)
    parts = {
        brought.keep_picture(picture.name, picture.content): part
        for part, picture in begun.pictures.items()
    }
    of_part = {part: path for path, part in parts.items()}
    chosen = [
        (kind, of_part[where] if isinstance(where, int) else Path(where))
        for kind, where in draft["files"]
    ]
    there = [(kind, path) for kind, path in chosen if path.exists()]
    form.add_files([path for _kind, path in there])
    for (box, _path), (kind, _same) in zip(form.files, there):
        box.setCurrentIndex(box.findData(kind) if kind else -1)
    form.say_gone([path.name for _kind, path in chosen if not path.exists()])
    return parts


def _text(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return field.currentText()
    return field.text() if isinstance(field, QLineEdit) else ""


def _fill(field: QWidget, text: str) -> None:
    if isinstance(field, QComboBox):
        field.setCurrentIndex(field.findText(text))
        if field.isEditable():
            field.setCurrentText(text)
    elif isinstance(field, QLineEdit):
        field.setText(text)


class CounterDraftKeeper(QObject):
    """Lives with its form: looks again and again whether something else stands in it, and keeps
    that; one transaction at a time.

    ``parts``: of the pictures that are kept already, by their files.
    """

    def __init__(self, tasks: TaskRunner, form: CounterForm, parts: dict[Path, int]) -> None:
        super().__init__(form)
        self._tasks = tasks
        self._form = form
        self._service = form.service
        self._parts = parts
        self._kept: dict[str, Any] | None = None
        self._keeping = False
        self._look = timers.repeating(self, _EVERY_MS, self.keep)
        self._look.start()

    def keep(self) -> None:
        """Keep what stands in the form now, where that is something new."""
        if self._keeping or (self._kept is None and is_empty(self._form)):
            return
        for _kind, path in self._form.files:
            if brought.is_kept(path) and path not in self._parts:
                self._parts[path] = max(self._parts.values(), default=FORM) + 1
                self._keep_part(self._parts[path], path.read_bytes(), path.name)
        now = written(self._form, self._parts)
        if now == self._kept:
            return
        self._kept = now
        self._keeping = True
        content = json.dumps(now, ensure_ascii=False).encode()
        self._keep_part(FORM, content, "")

    def _keep_part(self, part: int, content: bytes, name: str) -> None:
        # Of the runner, not of the form: a form that closes for a lock is still kept.
        task = self._tasks.run(self._tasks, counter_draft.keep, self._service, part, content, name)
        # A failure is no reason to disturb who writes: the next letter tries again.
        task.handled = True
        if part == FORM:
            task.succeeded.connect(self._done)
            task.failed.connect(self._failed)

    def _done(self, _nothing: object) -> None:
        self._keeping = False

    def _failed(self, _error: object) -> None:
        self._keeping = False
        self._kept = {}

    def leave(self) -> None:
        """The window is left for another one: what is written stays, and is kept to the last."""
        self._keeping = False
        self.keep()
        self._look.stop()

    def forget(self) -> None:
        """The application is registered, or thrown away."""
        self._look.stop()
        self._tasks.run(self._tasks, counter_draft.forget, self._service).handled = True
