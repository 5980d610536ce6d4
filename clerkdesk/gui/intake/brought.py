"""What is dropped or pasted: files of this computer, a picture, or something that adds nothing and
says why.
"""

import tempfile
from functools import cache
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QMimeData, QUrl
from PySide6.QtGui import QImage

from clerkdesk.gui.kit import files
from clerkdesk.gui.kit.texts import sentence


class Elsewhere(NamedTuple):
    """Something that cannot be taken."""

    name: str
    code: str
    """Of the sentence that says why."""


class Brought(NamedTuple):
    """What can be taken, and what cannot."""

    paths: list[Path]
    """On this computer, or where it is mounted; they are there."""
    elsewhere: list[Elsewhere]

    def problems(self) -> str:
        """A line for each thing that cannot be taken; "": none."""
        return "\n".join(f"{each.name}: {sentence(each.code)}" for each in self.elsewhere)


def brought(data: QMimeData) -> Brought:
    """The files that are meant; one that is not on this computer, or has gone, says so."""
    paths = []
    elsewhere = []
    for url in data.urls():
        path = Path(url.toLocalFile())
        if not url.isLocalFile():
            elsewhere.append(Elsewhere(_name(url), "brought_from_elsewhere"))
        elif not _is_there(path):
            elsewhere.append(Elsewhere(path.name or str(path), "brought_gone"))
        else:
            paths.append(path)
    return Brought(paths, elsewhere)


def documents(data: QMimeData) -> Brought:
    """As ``brought``, for documents: a picture becomes a file, and a folder is none."""
    taken = brought(data)
    files_only = [path for path in taken.paths if not path.is_dir()]
    elsewhere = [
        *taken.elsewhere,
        *(Elsewhere(path.name, "brought_folder") for path in taken.paths if path.is_dir()),
    ]
    if not files_only and data.hasImage():
        # A browser gives the picture beside its address.
        picture = _picture(data)
        if picture is not None:
            return Brought([picture], [])
    return Brought(files_only, elsewhere)


def holds_documents(data: QMimeData) -> bool:
    """Whether it is files or a picture, and no text that somebody wants in a field."""
    if any(url.isLocalFile() for url in data.urls()):
        return True
    return data.hasImage() and not data.hasText()


def keep_picture(name: str, content: bytes) -> Path:
    """A picture that lies nowhere else, as a file of this process; it goes when the desk ends."""
    folder = Path(_folder().name)
    path = folder / files.free_name(folder, name)
    path.write_bytes(content)
    return path


def is_kept(path: Path) -> bool:
    """Whether a file is one of ``keep_picture``."""
    return path.parent == Path(_folder().name)


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    """Nobody else on the computer may look into it."""
    return tempfile.TemporaryDirectory(prefix="clerkdesk-", ignore_cleanup_errors=True)


def _picture(data: QMimeData) -> Path | None:
    image = data.imageData()
    if not isinstance(image, QImage) or image.isNull():
        return None
    path = keep_picture(QCoreApplication.translate("CounterForm", "picture") + ".png", b"")
    return path if image.save(str(path)) else None


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def _name(url: QUrl) -> str:
    return url.fileName() or url.toDisplayString()
