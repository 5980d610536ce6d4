"""The worker mails reports by the rules of each organisation."""

import uuid

from clerkdesk.adapters.mail import Attachment, Mail, Mailer, NotSent
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.supervision import report_mails, reporting
from clerkdesk.usecases.supervision.report_mails import Due
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.neighbours import Neighbours

_LANGUAGES = ("az", "en")
"""Whoever reads it, in both."""
_AUTHOR = "ClerkDesk"
"""In place of a person: nobody has asked for it."""


class Reporting:
    """Each report leaves once; where the mail server takes nothing it is due again."""

    def __init__(self, unit_of_work: UnitOfWork, mailer: Mailer, neighbours: Neighbours) -> None:
        self._unit = unit_of_work
        self._mailer = mailer
        self._neighbours = neighbours

    def send(self) -> int:
        """Send what is due; gives how many reports left. Raises NotSent."""
        count = 0
        for due in self._unit.read(report_mails.due):
            # Before it is claimed: a report that cannot be counted stays due.
            figures = self._unit.read(
                reporting.of_organisation, due.organisation_id, due.period, _AUTHOR
            )
            if not self._unit.run(report_mails.claim, due):
                continue
            idle = due.rule.kind == "day" and not figures.total.received + figures.total.decided
            if idle:
                continue  # a day on which nobody worked fills no mailbox
            from clerkdesk.adapters import report_pdf

            self._mail(due, report_pdf.render(figures))
            count += 1
        return count

    def _mail(self, due: Due, content: bytes) -> None:
        """Raises NotSent."""
        values = {"period": due.period.text()}
        paper = Attachment(f"hesabat-{due.period.file_text()}.pdf", content, mime="application/pdf")
        try:
            for address in due.rule.addresses:
                letter = Mail(
                    to=address,
                    sender=due.sender,
                    subject=sentence("report_mail_subject", values),
                    body="\n\n".join(
                        sentence("report_mail_body", values, language) for language in _LANGUAGES
                    )
                    + "\n",
                    message_id=f"<{uuid.uuid4()}@clerkdesk>",
                    file=paper,
                )
                with self._neighbours.asked("mail"):
                    self._mailer.send(letter)
        except NotSent:
            self._unit.run(report_mails.give_back, due)
            raise
