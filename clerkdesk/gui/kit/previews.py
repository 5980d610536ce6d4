"""A message to a citizen as it will be read."""

from PySide6.QtCore import QCoreApplication, QObject

from clerkdesk.domain.messages import SmsSize
from clerkdesk.gui.kit import texts
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.kit.widgets import Card, label
from clerkdesk.usecases.messages.rendering import Rendered


def preview_card(message: Rendered) -> Card:
    """A message as the citizen will read it, with the size of an SMS, and what the same SMS would
    be in plain letters.
    """
    card = Card(texts.word(message.channel))
    if message.subject:
        card.body.addWidget(label(message.subject, "strong", wrap=True))
    card.body.addWidget(label(message.body, wrap=True, selectable=True))
    if message.size is None:
        return card
    card.body.addWidget(label(_sms(message.size), "muted"))
    if message.plain is None or message.plain_size is None or message.plain == message.body:
        return card
    plain = filled(QCoreApplication.translate("Preview", "In plain letters: %1"), message.plain)
    card.body.addWidget(label(plain, wrap=True, selectable=True))
    card.body.addWidget(label(_sms(message.plain_size), "muted"))
    return card


class SmsParts(QObject):
    """A class only for its tr(): lupdate finds no plural in translate()."""

    def text(self, count: int) -> str:
        return self.tr("%n part(s)", "", count)


def _sms(size: SmsSize) -> str:
    """What an SMS costs."""
    return filled(
        QCoreApplication.translate("Preview", "%1 characters, %2"),
        size.characters,
        SmsParts().text(size.parts),
    )
