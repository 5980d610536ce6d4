"""Every picture, in the order in which they are taken."""

from clerkdesk.demo.pictures import (
    administration,
    application,
    decision,
    door,
    forms,
    idp,
    lists,
    supervision,
)
from clerkdesk.demo.pictures.picture import THEMES, Act, file_name

SHARP = application.SHARP
"""Painted once, at twice the size of everything."""
ACTS: tuple[Act, ...] = (
    door.ACT,
    application.ACT,
    forms.ACT,
    lists.ACT,
    decision.ACT,
    idp.ACT,
    supervision.ACT,
    administration.ACT,
    application.SHARP_ACT,
)


def names() -> list[str]:
    """Every picture's file name."""
    return [
        file_name(name, theme)
        for theme in THEMES
        for act in ACTS
        if theme in act.themes
        for name in act.names
    ]
