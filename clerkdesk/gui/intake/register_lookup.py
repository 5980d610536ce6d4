"""The civil register fills in a person's fields once their FIN is written."""

import time

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QLabel, QLineEdit

from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.identifiers import parse_fin
from clerkdesk.gui.kit import timers
from clerkdesk.gui.kit.tasks import TaskRunner
from clerkdesk.usecases.intake import register_questions
from clerkdesk.usecases.intake.register_questions import Answer

LOOK_MILLISECONDS = 300
WAIT_SECONDS = 15.0
"""So long the form looks for an answer; whoever stands at the counter is written down by hand."""


class RegisterLookup(QObject):
    """``fin``: where the FIN is written. ``fields``: what is filled in, by their names in a
    package's person. ``note``: where it stands what came of it.

    What somebody has written themselves is never written over.
    """

    def __init__(
        self, tasks: TaskRunner, fin: QLineEdit, fields: dict[str, QLineEdit], note: QLabel
    ) -> None:
        super().__init__(fin)
        self._tasks = tasks
        self._fin = fin
        self._fields = fields
        self._note = note
        self._asked = ""
        self._until = 0.0
        self._question = 0
        self._filled: dict[str, str] = {}
        """What the register wrote into the fields."""
        self._look_soon = timers.pause(self, LOOK_MILLISECONDS, self._look)
        # Only what a person types or pastes: a form that is opened again asks nobody.
        fin.textEdited.connect(lambda _text: self._typed())

    def _typed(self) -> None:
        try:
            fin = parse_fin(self._fin.text())
        except Invalid:
            return
        if fin == self._asked:
            return
        self._asked = fin
        self._say(QCoreApplication.translate("RegisterLookup", "The register is being asked…"))
        task = self._tasks.run(self, register_questions.ask, fin)
        task.succeeded.connect(lambda question: self._wait_for(fin, question))

    def _wait_for(self, fin: str, question: int) -> None:
        if fin != self._asked:
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
        translate = QCoreApplication.translate
        if answer is None and time.monotonic() < self._until:
            self._look_soon.start()
        elif answer is None or answer.outcome == register_questions.NO_ANSWER:
            self._say(translate("RegisterLookup", "The register does not answer: write it down."))
        elif answer.outcome == register_questions.UNKNOWN:
            self._say(translate("RegisterLookup", "The register does not know this FIN."))
        else:
            self._fill(answer.person)

    def _fill(self, person: dict[str, str]) -> None:
        """Write what is known into every field that nobody else has written into."""
        kept = []
        for name, field in self._fields.items():
            known = person.get(name, "")
            if field.text().strip() in ("", self._filled.get(name, "")):
                field.setText(known)
                self._filled[name] = known
            elif known and field.text().strip() != known:
                kept.append(known)
        translate = QCoreApplication.translate
        text = translate("RegisterLookup", "Filled in from the register.")
        if kept:
            differs = translate("RegisterLookup", "The register says otherwise: %1")
            text = differs.replace("%1", ", ".join(kept))
        self._say(text)

    def _say(self, text: str) -> None:
        self._note.setText(text)
        self._note.setVisible(True)
