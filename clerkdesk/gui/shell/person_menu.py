"""The menu at one's own name: how the window looks and speaks, help and keys, leaving."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QPushButton

from clerkdesk.gui.kit import texts, theme
from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.kit.texts import filled
from clerkdesk.gui.shell.messages import Messages

LANGUAGES = (("az", "Azərbaycanca"), ("en", "English"), ("ru", "Русский"))


@dataclass(frozen=True, slots=True)
class PersonMenu:
    """What the menu can set, and the commands below that."""

    theme_name: Callable[[], str]
    set_theme: Callable[[str], None]
    set_language: Callable[[str], None]
    undo: Callable[[], Messages]
    help: Callable[[], object]
    show_keys: Callable[[], object]
    show_about: Callable[[], object]
    change_password: Callable[[], object]
    try_printer: Callable[[], object]
    lock: Callable[[], object]
    sign_out: Callable[[], object]

    def popup(self, button: QPushButton) -> None:
        """Above the name in the sidebar."""
        translate = QCoreApplication.translate
        menu = QMenu(button)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
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
        taking_back = menu.addMenu(translate("PersonMenu", "A decision can be taken back for"))
        for seconds in self.undo().seconds_offered:
            entry = taking_back.addAction(_seconds(seconds))
            entry.setCheckable(True)
            entry.setChecked(self.undo().toast.seconds == seconds)
            entry.triggered.connect(partial(self._offer_for, seconds))
        menu.addSeparator()
        menu.addAction(translate("PersonMenu", "Help"), self.help)
        menu.addAction(translate("PersonMenu", "Keys"), self.show_keys)
        menu.addAction(translate("PersonMenu", "About ClerkDesk…"), self.show_about)
        menu.addAction(translate("PersonMenu", "Change the password…"), self.change_password)
        menu.addAction(translate("PersonMenu", "Test page of the printer…"), self.try_printer)
        menu.addAction(translate("PersonMenu", "Lock"), self.lock)
        menu.addAction(translate("PersonMenu", "Sign out"), self.sign_out)
        corner = button.mapToGlobal(button.rect().topLeft())
        corner.setY(corner.y() - menu.sizeHint().height())
        menu.popup(corner)

    def _offer_for(self, seconds: int, _checked: bool = False) -> None:
        self.undo().offer_for(seconds)

    def commands(self) -> list[Command]:
        """What has no key and is found in the palette."""
        translate = QCoreApplication.translate
        looks = (
            ("light", translate("Commands", "Light theme")),
            ("dark", translate("Commands", "Dark theme")),
            ("system", translate("Commands", "The system's theme")),
        )
        longer = translate("Commands", "A decision can be taken back for %1")
        return [
            *[
                Command("", filled(longer, _seconds(seconds)), partial(self._offer_for, seconds))
                for seconds in self.undo().seconds_offered
            ],
            *[Command("", text, partial(self.set_theme, name)) for name, text in looks],
            *[Command("", text, partial(self.set_language, name)) for name, text in LANGUAGES],
            Command("", translate("Commands", "Change the password…"), self.change_password),
            Command("", translate("Commands", "Test page of the printer…"), self.try_printer),
            Command("", translate("Commands", "About ClerkDesk…"), self.show_about),
            Command("", translate("Commands", "Sign out"), self.sign_out),
        ]


def _seconds(seconds: int) -> str:
    return filled(QCoreApplication.translate("PersonMenu", "%1 seconds"), seconds)


def _choose(choose: Callable[[str], None], name: str, _checked: bool = False) -> None:
    choose(name)
