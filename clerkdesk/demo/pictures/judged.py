"""What several acts begin with: an application that waits for its decision."""

from clerkdesk.demo.pictures.scene import Scene


def open_judged(scene: Scene) -> None:
    """Open the selected application, say of each document that it fits, and ask for the debt; the
    extract is shown.
    """
    window = scene.window
    window.open_selected().judge_all().show_document_of("ownership_extract").ask_debt()
    scene.rest()


def first_of_gunel(scene: Scene) -> None:
    """The most urgent application of Günel's own."""
    scene.window.until_listed(9)
    open_judged(scene)
