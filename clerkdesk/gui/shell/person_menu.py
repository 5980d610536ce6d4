"""The menu at one's own name: how the window looks and speaks, help and keys, leaving."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QPushButton

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.commands import Command

LANGUAGES = (("az", "Azərbaycanca"), ("en", "English"), ("ru", "Русский"))


@dataclass(frozen=True, slots=True)
class PersonMenu:
    """What the menu can set, and the commands below that."""

    theme_name: Callable[[], str]
    set_theme: Callable[[str], None]
    set_language: Callable[[str], None]
    help: Callable[[], object]
    show_keys: Callable[[], object]
    change_password: Callable[[], object]
    lock: Callable[[], object]
    sign_out: Callable[[], object]

    def popup(self, button: QPushButton) -> None:
        """Above the name in the sidebar."""
        translate = QCoreApplication.translate
        menu = QMenu(button)
        theme.dress(menu)
        for name, text in (
            ("light", translate("PersonMenu", "Light")),
            ("dark", translate("PersonMenu", "Dark")),
            ("system", translate("PersonMenu", "As the system")),
        ):
            entry = menu.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(self.theme_name() == name)
            entry.triggered.connect(partial(_choose, self.set_theme, name))
        menu.addSeparator()
        languages = menu.addMenu(translate("PersonMenu", "Language"))
        for name, text in LANGUAGES:
            entry = languages.addAction(text)
            entry.setCheckable(True)
            entry.setChecked(texts.language() == name)
            entry.triggered.connect(partial(_choose, self.set_language, name))
        menu.addSeparator()
        menu.addAction(translate("PersonMenu", "Help"), self.help)
        menu.addAction(translate("PersonMenu", "Keys"), self.show_keys)
        menu.addAction(translate("PersonMenu", "Change the password…"), self.change_password)
        menu.addAction(translate("PersonMenu", "Lock"), self.lock)
        menu.addAction(translate("PersonMenu", "Sign out"), self.sign_out)
        corner = button.mapToGlobal(button.rect().topLeft())
        corner.setY(corner.y() - menu.sizeHint().height())
        menu.popup(corner)

    def commands(self) -> list[Command]:
        """What has no key and is found in the palette."""
        translate = QCoreApplication.translate
        looks = (
            ("light", translate("Commands", "Light theme")),
            ("dark", translate("Commands", "Dark theme")),
            ("system", translate("Commands", "The system's theme")),
        )
        return [
            *[Command("", text, partial(self.set_theme, name)) for name, text in looks],
            *[Command("", text, partial(self.set_language, name)) for name, text in LANGUAGES],
            Command("", translate("Commands", "Change the password…"), self.change_password),
            Command("", translate("Commands", "Sign out"), self.sign_out),
        ]


def _choose(choose: Callable[[str], None], name: str, _checked: bool = False) -> None:
    choose(name)
