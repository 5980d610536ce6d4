"""The worker mails what will be late soon, and what is late, by the rules of each organisation."""

import uuid

from clerkdesk.adapters.mail import Mail, Mailer, NotSent
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.supervision import warning_mails
from clerkdesk.usecases.supervision.warning_mails import MOST, Due
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.neighbours import Neighbours

_LANGUAGES = ("az", "en")
"""Whoever reads it, in both."""
_LISTED = 40
"""A mail names so many; the others are counted."""


class Warnings:
    """Each term is told once at each stage; where the mail server takes nothing it is due again."""

    def __init__(self, unit_of_work: UnitOfWork, mailer: Mailer, neighbours: Neighbours) -> None:
        self._unit = unit_of_work
        self._mailer = mailer
        self._neighbours = neighbours

    def send(self) -> int:
        """Send what is due; gives how many warnings left. Raises NotSent."""
        count = 0
        for due in self._unit.read(warning_mails.due):
            if self._unit.run(warning_mails.claim, due):
                self._mail(due)
                count += 1
        return count

    def _mail(self, due: Due) -> None:
        """Raises NotSent."""
        try:
            for address in due.recipients.split(","):
                with self._neighbours.asked("mail"):
                    self._mailer.send(_letter(address, due))
        except NotSent:
            self._unit.run(warning_mails.give_back, due)
            raise


def _letter(address: str, due: Due) -> Mail:
    count = str(len(due.numbers)) if len(due.numbers) <= MOST else f"{MOST}+"
    values = {"count": count}
    listed = [*due.numbers[:_LISTED], *(["…"] if len(due.numbers) > _LISTED else [])]
    words = [sentence(f"warning_mail_{due.stage}", values, language) for language in _LANGUAGES]
    return Mail(
        to=address,
        sender=due.sender,
        subject=f"ClerkDesk: {sentence(f'warning_mail_{due.stage}', values)}",
        body="\n\n".join([*words, "\n".join(listed)]) + "\n",
        message_id=f"<{uuid.uuid4()}@clerkdesk>",
    )
