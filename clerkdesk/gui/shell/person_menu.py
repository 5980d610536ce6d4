"""The menu at one's own name: how the window looks and speaks, help and keys, leaving."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.shell import help

if TYPE_CHECKING:
    from clerkdesk.gui.shell.window import MainWindow

LANGUAGES = (("az", "Azərbaycanca"), ("en", "English"), ("ru", "Русский"))


def popup(window: "MainWindow") -> None:
    """Above the name in the sidebar."""
    translate = QCoreApplication.translate
    menu = QMenu(window)
    theme.dress(menu)
    for name, text in (
        ("light", translate("PersonMenu", "Light")),
        ("dark", translate("PersonMenu", "Dark")),
        ("system", translate("PersonMenu", "As the system")),
    ):
        entry = menu.addAction(text)
        entry.setCheckable(True)
        entry.setChecked(window.theme_name == name)
        entry.triggered.connect(partial(window.set_theme, name))
    menu.addSeparator()
    languages = menu.addMenu(translate("PersonMenu", "Language"))
    for name, text in LANGUAGES:
        entry = languages.addAction(text)
        entry.setCheckable(True)
        entry.setChecked(texts.language() == name)
        entry.triggered.connect(partial(window.set_language, name))
    menu.addSeparator()
    menu.addAction(translate("PersonMenu", "Help"), partial(help.open_at, window))
    menu.addAction(translate("PersonMenu", "Keys"), window.show_keys)
    menu.addAction(translate("PersonMenu", "Lock"), window.lock)
    menu.addAction(translate("PersonMenu", "Sign out"), window.sign_out)
    button = window.sidebar.person_button
    corner = button.mapToGlobal(button.rect().topLeft())
    corner.setY(corner.y() - menu.sizeHint().height())
    menu.popup(corner)
