"""What can be done with a document that is shown, by keys that work on the whole screen, too."""

from PySide6.QtCore import QCoreApplication

from clerkdesk.gui.kit.commands import Command
from clerkdesk.gui.viewer.viewer import Viewer


def commands(viewer: Viewer) -> list[Command]:
    translate = QCoreApplication.translate
    return [
        Command("PgDown", translate("Commands", "Next page"), lambda: viewer.turn(1)),
        Command("PgUp", translate("Commands", "Previous page"), lambda: viewer.turn(-1)),
        Command("R", translate("Commands", "Turn the document"), viewer.rotate),
        Command("+", translate("Commands", "Larger"), lambda: viewer.zoom_by(1)),
        Command("-", translate("Commands", "Smaller"), lambda: viewer.zoom_by(-1)),
        Command("0", translate("Commands", "Fit the page"), viewer.fit),
        Command("W", translate("Commands", "Fit the width"), viewer.fit_width),
        Command("T", translate("Commands", "The strip of pages"), viewer.toggle_thumbnails),
        Command(
            "Ctrl+Shift+F",
            translate("Commands", "Search in the document"),
            viewer.find,
            over_document=True,
        ),
        Command("B", translate("Commands", "Brightness and contrast"), viewer.show_brightness),
        Command(
            "D",
            translate("Commands", "Comparison and debt beside the document"),
            viewer.toggle_companion,
        ),
        Command(
            "F11",
            translate("Commands", "The document on the whole screen"),
            viewer.toggle_full_screen,
        ),
    ]
