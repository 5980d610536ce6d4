"""The worker tells administrators of alarms by e-mail, by the rules that they have set."""

import uuid
from itertools import groupby

from clerkdesk.adapters.mail import Mail, Mailer, NotSent
from clerkdesk.domain.alarm_rules import Due, News
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.usecases.catalogue import sentence
from clerkdesk.usecases.supervision import alarm_mails
from clerkdesk.usecases.unit_of_work import UnitOfWork
from clerkdesk.worker.neighbours import Neighbours

_LANGUAGES = ("az", "en")
"""Whoever reads it, in both."""


class Telling:
    """Not by citizens' outbox: an alarm belongs to no application, and tells nobody's data."""

    def __init__(self, unit_of_work: UnitOfWork, mailer: Mailer, neighbours: Neighbours) -> None:
        self._unit = unit_of_work
        self._mailer = mailer
        self._neighbours = neighbours

    def tell(self) -> int:
        """Send what is due; gives how many alarms were spoken of. Raises NotSent: the mail server
        takes nothing now, and it is due again.
        """
        due = sorted(self._unit.read(alarm_mails.due), key=lambda news: news.recipients)
        count = 0
        for recipients, group in groupby(due, lambda news: news.recipients):
            ours = [news for news in group if self._unit.run(alarm_mails.claim, news)]
            if ours:
                self._send(recipients.split(","), ours)
                count += len(ours)
        return count

    def _send(self, addresses: list[str], news: list[Due]) -> None:
        """Raises NotSent."""
        sender = self._unit.read(alarm_mails.sender)
        try:
            for address in addresses:
                with self._neighbours.asked("mail"):
                    self._mailer.send(_letter(address, sender, news))
        except NotSent:
            for each in news:
                self._unit.run(alarm_mails.give_back, each)
            raise


def _letter(address: str, sender: str, news: list[Due]) -> Mail:
    over = all(each.news is News.OVER for each in news)
    subject = sentence("alarm_mail_over" if over else "alarm_mail_subject")
    parts = [_news_in(language, news) for language in _LANGUAGES]
    return Mail(
        to=address,
        sender=sender,
        subject=f"ClerkDesk: {subject}",
        body="\n\n".join(parts) + "\n",
        message_id=f"<{uuid.uuid4()}@clerkdesk>",
    )


def _news_in(language: str, news: list[Due]) -> str:
    return "\n".join(_said(each, language) for each in news)


def _said(news: Due, language: str) -> str:
    if news.alarm is None:
        since = news.before.since if news.before is not None else None
        at = "" if since is None else f"{since.astimezone(BAKU):%d.%m.%Y %H:%M}"
        return f"{news.source}: {sentence('alarm_mail_is_over', {'since': at}, language)}"
    at = f"{news.alarm.since.astimezone(BAKU):%d.%m.%Y %H:%M}"
    words = sentence(news.alarm.code, news.alarm.params, language)
    return f"{news.source}, {at}: {words}"
