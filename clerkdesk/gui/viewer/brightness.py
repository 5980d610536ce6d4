"""Brightness and contrast of a pale or dark scan."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QSlider, QWidget

from clerkdesk.gui.kit.layout import column, row
from clerkdesk.gui.kit.widgets import button, label


class BrightnessPopup(QFrame):
    """Two sliders, -100 to 100; ``changed`` with every step of them."""

    changed = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("card", "popup")
        self.brightness = self._slider(self.tr("Brightness"))
        self.contrast = self._slider(self.tr("Contrast"))
        self.as_it_is = button(self.tr("As it is"), None, "undo-2", self.reset)
        rows = [
            column(label(slider.accessibleName(), "muted"), slider, spacing=2)
            for slider in (self.brightness, self.contrast)
        ]
        self.setLayout(column(*rows, row(1, self.as_it_is), spacing=10, margins=(16, 12, 16, 12)))
        self.setFixedWidth(264)
        self._update()

    def _slider(self, name: str) -> QSlider:
        slider = QSlider(Qt.Orientation.Horizontal)
        slider.setRange(-100, 100)
        slider.setPageStep(20)
        slider.setSingleStep(5)
        slider.setAccessibleName(name)
        slider.setToolTip(name)
        slider.valueChanged.connect(self._moved)
        return slider

    @property
    def tone(self) -> tuple[int, int]:
        """Brightness and contrast, -100 to 100; (0, 0): the page as it is."""
        return self.brightness.value(), self.contrast.value()

    def reset(self) -> None:
        """Both to the middle; told once, and only if they were elsewhere."""
        if self.tone == (0, 0):
            return
        for slider in (self.brightness, self.contrast):
            slider.blockSignals(True)
            slider.setValue(0)
            slider.blockSignals(False)
        self._moved()

    def open_below(self, anchor: QWidget) -> None:
        """Open with the right edges of both in one line."""
        self.adjustSize()
        self.move(anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 4)))
        self.show()
        self.brightness.setFocus(Qt.FocusReason.PopupFocusReason)

    def _moved(self) -> None:
        self._update()
        self.changed.emit(*self.tone)

    def _update(self) -> None:
        self.as_it_is.setEnabled(self.tone != (0, 0))
