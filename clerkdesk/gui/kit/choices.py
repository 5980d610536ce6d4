"""Buttons of which one is chosen, and what each of them is to who does not see it."""

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QAccessibleWidget, QButtonGroup, QWidget
from shiboken6 import isValid

_ROLE = "accessibleRole"
_ROLES = {
    "tabs": QAccessible.Role.PageTabList,
    "tab": QAccessible.Role.PageTab,
    "list": QAccessible.Role.List,
    "entry": QAccessible.Role.ListItem,
}


class Choices(QButtonGroup):
    """Exactly one of the buttons is chosen, by whatever means: a click, a key, a screen reader or
    a voice that sets the button's state. What is marked is always what was chosen last.
    """

    chosen = Signal(object)
    """The button's key; also when the marked one is pressed once more."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keys: dict[QAbstractButton, Hashable] = {}
        self._marking = False
        self._announced: QAbstractButton | None = None
        self.buttonPressed.connect(self._pressed)
        self.buttonToggled.connect(self._toggled)
        self.buttonClicked.connect(self._clicked)

    def add(self, button: QAbstractButton, key: Hashable) -> None:
        """``button`` stands for ``key`` from now on."""
        button.setCheckable(True)
        self._keys[button] = key
        self.addButton(button)

    def remove(self, button: QAbstractButton) -> None:
        """``button`` is no choice any more."""
        self._keys.pop(button, None)
        self.removeButton(button)

    def clear(self) -> None:
        """Nothing is to be chosen any more."""
        for button in list(self._keys):
            self.remove(button)

    @property
    def marked(self) -> Hashable | None:
        """The key of the marked one; None: none is."""
        checked = self.checkedButton()
        return self._keys.get(checked) if checked is not None else None

    def mark(self, key: Hashable | None) -> None:
        """Show which one is chosen, without choosing it; None, or a key that nobody has: none."""
        with self._quiet():
            chosen = next((button for button, own in self._keys.items() if own == key), None)
            if chosen is not None:
                chosen.setChecked(True)
            elif (checked := self.checkedButton()) is not None:
                self.setExclusive(False)
                checked.setChecked(False)
                self.setExclusive(True)

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        self._marking = True
        try:
            yield
        finally:
            self._marking = False

    def _pressed(self, _button: QAbstractButton) -> None:
        self._announced = None

    def _toggled(self, button: QAbstractButton, checked: bool) -> None:
        if checked and not self._marking:
            self._announced = button
            self.chosen.emit(self._keys[button])

    def _clicked(self, button: QAbstractButton) -> None:
        # Of a button that was marked already no state changes, and yet it was chosen again.
        if self._announced is not button:
            self.chosen.emit(self._keys[button])
        self._announced = None


def spoken_as(widget: QWidget, role: str) -> None:
    """Say what a widget is where its class says something else: tabs, tab, list, entry."""
    _install()
    widget.setProperty(_ROLE, role)
    if QAccessible.isActive():
        # Where a screen reader is at work Qt has described the widget already, by its class.
        described = QAccessible.queryAccessibleInterface(widget)
        if not isinstance(described, _Spoken):
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(described))


class _Spoken(QAccessibleWidget):
    """A widget under its true role; a button that can be marked says whether it is."""

    def _button(self) -> QAbstractButton | None:
        # Asked each time: a reference of ours would keep the widget alive.
        widget = self.object()
        return widget if isinstance(widget, QAbstractButton) else None

    def state(self) -> QAccessible.State:
        state = super().state()
        button = self._button()
        if button is not None:
            state.selectable = True
            state.selected = button.isChecked()
            state.checkable = True
            state.checked = button.isChecked()
        return state

    def text(self, kind: QAccessible.Text) -> str:
        button = self._button()
        if kind is QAccessible.Text.Name and button is not None:
            return button.accessibleName() or button.text().replace("&", "")
        return super().text(kind)

    def actionNames(self) -> list[str]:
        names: list[str] = super().actionNames()
        return ["Press", "Toggle", *names] if self._button() is not None else names

    def doAction(self, name: str) -> None:
        button = self._button()
        if name == "Press" and button is not None:
            button.click()
        elif name == "Toggle" and button is not None:
            button.toggle()
        else:
            super().doAction(name)


_alive: list[_Spoken] = []
"""Qt owns them, deletes them with their widgets, and does not keep their Python side."""


def _interface(_class_name: str, thing: QObject) -> QAccessibleInterface | None:
    """What Qt asks when something is described for the first time."""
    if not isinstance(thing, QWidget):
        return None
    role = _ROLES.get(str(thing.property(_ROLE) or ""))
    if role is None:
        return None
    # Only what Qt has deleted is let go: the Python side would delete what it still believes its
    # own, and Qt would ask it once more.
    _alive[:] = [each for each in _alive if isValid(each)]
    spoken = _Spoken(thing, role)
    _alive.append(spoken)
    return spoken


@cache
def _install() -> None:
    """Have Qt ask here first, from now on."""
    QAccessible.installFactory(_interface)
