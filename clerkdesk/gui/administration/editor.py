"""The editor beside a list of settings."""

from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from clerkdesk.gui.kit.layout import VerticalArea, row, rule
from clerkdesk.gui.kit.widgets import Card


def editor_card(inside: QVBoxLayout, name: str, discard: QWidget, save: QPushButton) -> Card:
    """What one writes in, scrolled where it has no room, above its two buttons; ``name``: as it is
    said.
    """
    inside.addStretch(1)
    holder = QWidget()
    holder.setLayout(inside)
    card = Card()
    card.body.addWidget(VerticalArea(holder, name), 1)
    card.body.addWidget(rule())
    buttons = row(discard, save, spacing=8)
    buttons.setStretch(1, 1)
    card.body.addLayout(buttons)
    card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
    return card
