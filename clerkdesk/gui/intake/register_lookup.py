"""The civil register fills in a person's fields once their FIN is written, and billing the object's
once its subscriber code is.
"""

import time
from collections.abc import Callable
from typing import Any, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.identifiers import parse_fin
from clerkdesk.gui.kit import timers
from clerkdesk.gui.kit.errors import message
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.usecases.intake import register_questions
from clerkdesk.usecases.intake.register_questions import Answer

LOOK_MILLISECONDS = 300
TYPING_MILLISECONDS = 600
"""A code has no fixed length: it is asked about once nobody types on."""
WAIT_SECONDS = 15.0
"""So long the form looks for an answer; whoever stands at the counter is written down by hand."""


class Words(NamedTuple):
    """What stands below the fields, as it goes on."""

    asked: str
    silent: str
    unknown: str
    filled: str
    differs: str
    """with %1"""


class Lookup(QObject):
    """Whoever is asked fills in fields from what is written in one.

    ``fields``: what is filled in, by their names in an answer. ``note``: where it stands what came
    of it. What somebody has written themselves is never written over.
    """

    def __init__(
        self,
        tasks: TaskRunner,
        *,
        key: QLineEdit,
        parse: Callable[[str], str],
        ask: Callable[..., Any],
        of: tuple[str, ...] = (),
        fields: dict[str, QLineEdit | QComboBox],
        note: QLabel,
        words: Words,
    ) -> None:
        """``parse`` raises Invalid while the key is not complete; ``ask``: a use case, which is
        given ``of`` and the key.
        """
        super().__init__(key)
        self._tasks = tasks
        self._key = key
        self._parse = parse
        self._ask = ask
        self._of = of
        self._fields = fields
        self._note = note
        self._words = words
        self._asked = ""
        self._until = 0.0
        self._question = 0
        self._filled: dict[str, str] = {}
        """What was written into the fields by itself."""
        self._look_soon = timers.pause(self, LOOK_MILLISECONDS, self._look)

    def look_up(self) -> None:
        """Ask about what is written, where it is complete and was not asked about just now."""
        try:
            key = self._parse(self._key.text())
        except Invalid:
            return
        if key == self._asked:
            return
        self._asked = key
        self._say(self._words.asked)
        task = self._tasks.run(self, self._ask, *self._of, key)
        task.handled = True
        task.succeeded.connect(lambda question: self._wait_for(key, question))
        task.failed.connect(lambda error: self._say(message(error)))

    def _wait_for(self, key: str, question: int) -> None:
        if key != self._asked:
            return  # another one was typed meanwhile
        self._question = question
        self._until = time.monotonic() + WAIT_SECONDS
        self._look_soon.start()

    def _look(self) -> None:
        question = self._question
        task = self._tasks.read(self, register_questions.answer, question)
        task.succeeded.connect(lambda answer: self._looked(question, answer))

    def _looked(self, question: int, answer: Answer | None) -> None:
        if question != self._question:
            return
        if answer is None and time.monotonic() < self._until:
            self._look_soon.start()
        elif answer is None or answer.outcome == register_questions.NO_ANSWER:
            self._say(self._words.silent)
        elif answer.outcome == register_questions.UNKNOWN:
            self._say(self._words.unknown)
        else:
            self._fill(answer.person)

    def _fill(self, known: dict[str, str]) -> None:
        """Write what is known into every field that nobody else has written into."""
        kept = []
        for name, field in self._fields.items():
            value = known.get(name, "")
            written = _text(field).strip()
            if written in ("", self._filled.get(name, "")):
                self._filled[name] = _write(field, value)
            elif value and written != value:
                kept.append(value)
        text = self._words.filled
        if kept:
            text = self._words.differs.replace("%1", ", ".join(kept))
        self._say(text)

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(True)


def _text(field: QLineEdit | QComboBox) -> str:
    return field.currentText() if isinstance(field, QComboBox) else field.text()


def _write(field: QLineEdit | QComboBox, value: str) -> str:
    """Write into a field, or into a list that takes other words than its own. Gives what stands
    there then.
    """
    if isinstance(field, QComboBox):
        field.setCurrentText(value)
    else:
        field.setText(value)
    return _text(field)


def of_person(
    tasks: TaskRunner, fin: QLineEdit, fields: dict[str, QLineEdit | QComboBox], note: QLabel
) -> Lookup:
    """The register is asked about a FIN as soon as it is whole."""
    translate = QCoreApplication.translate
    words = Words(
        asked=translate("RegisterLookup", "The register is being asked…"),
        silent=translate("RegisterLookup", "The register does not answer: write it down."),
        unknown=translate("RegisterLookup", "The register does not know this FIN."),
        filled=translate("RegisterLookup", "Filled in from the register."),
        differs=translate("RegisterLookup", "The register says otherwise: %1"),
    )
    lookup = Lookup(
        tasks,
        key=fin,
        parse=parse_fin,
        ask=register_questions.ask,
        fields=fields,
        note=note,
        words=words,
    )
    # Only what a person types or pastes: a form that is opened again asks nobody.
    fin.textEdited.connect(lambda _text: lookup.look_up())
    return lookup


def of_account(
    tasks: TaskRunner,
    *,
    service: str,
    code: QLineEdit,
    fields: dict[str, QLineEdit | QComboBox],
    note: QLabel,
) -> Lookup:
    """Billing is asked about a subscriber code once it is written."""
    translate = QCoreApplication.translate
    words = Words(
        asked=translate("RegisterLookup", "Billing is being asked…"),
        silent=translate("RegisterLookup", "Billing does not answer: write it down."),
        unknown=translate("RegisterLookup", "Billing does not know this code."),
        filled=translate("RegisterLookup", "Filled in from billing."),
        differs=translate("RegisterLookup", "Billing says otherwise: %1"),
    )
    lookup = Lookup(
        tasks,
        key=code,
        parse=_any_code,
        ask=register_questions.ask_account,
        of=(service,),
        fields=fields,
        note=note,
        words=words,
    )
    soon = timers.pause(lookup, TYPING_MILLISECONDS, lookup.look_up)
    code.textEdited.connect(lambda _text: soon.start())
    return lookup


def _any_code(text: str) -> str:
    """The use case says whether it is a code of this service. Raises Invalid: none is written."""
    code = "".join(text.split())
    if not code:
        raise Invalid("missing", field="subscriber_code")
    return code
