"""Whether a file that arrives can be shown: its first pages drawn small. Runs in the child process
only.
"""

import signal
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from clerkdesk.adapters import media
from clerkdesk.adapters.citizen_files import CitizenFile, Unreadable
from clerkdesk.adapters.file_opening import opened
from clerkdesk.domain.remarks import RemarkCode

ALONE_SECONDS = 60
"""A check that takes so long ends the process: longer than anybody waits for it."""
WIDTH = 200
"""Pixels of a page that is drawn to see whether it can be."""
_PARTLY = {"page_not_shown", "page_letters_not_shown", "page_end_missing"}
"""What the viewer says of a page that is not shown whole."""
_VERDICTS = {
    "document_encrypted": "encrypted",
    "document_xfa": "xfa",
    "document_too_large": "too_large",
}


def warm() -> None:
    """Load what files are opened with: not while somebody waits for the first one."""
    import pypdfium2  # noqa: F401
    from PIL import ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin  # noqa: F401

    from clerkdesk.adapters import image_file, pdf_file  # noqa: F401


def check(content: bytes, seconds: float) -> dict[str, Any]:
    """What can be shown of a file.

    ``type``: the media type by the first bytes; None: of none that we take. ``pages``: how many; 0
    where that is not known. ``verdict``: shown, partly, encrypted, xfa, broken or too_large.
    ``remarks``: each with ``code``; with ``pages``, the first and last of each row of pages
    (counted from 1) that it is about; with ``names`` of what is attached.
    ``width`` and ``height``: of the first page that can be shown, drawn small; the pages behind it
    are drawn as far as ``seconds`` go. Raises MemoryError.
    """
    with _ending_by_itself():
        return _checked(content, seconds)


@contextmanager
def _ending_by_itself() -> Iterator[None]:
    """Whoever asked may be gone when a file hangs: then nobody is left to kill this process."""
    if not hasattr(signal, "alarm"):  # Windows
        yield
        return
    signal.alarm(ALONE_SECONDS)
    try:
        yield
    finally:
        signal.alarm(0)


def _checked(content: bytes, seconds: float) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "type": media.media_type(content[: media.HEAD_BYTES]),
        "pages": 0,
        "verdict": "broken",
        "remarks": [],
    }
    if answer["type"] is None:
        return answer
    try:
        file = opened(content, answer["type"])
        answer["pages"] = file.pages
        return answer | _drawn(file, time.monotonic() + seconds)
    except Unreadable as error:
        return answer | {"verdict": _VERDICTS.get(str(error), "broken")}


def _drawn(file: CitizenFile, deadline: float) -> dict[str, Any]:
    """What drawing its pages adds to the answer. Raises Unreadable: none of them can be."""
    size: tuple[int, int] | None = None
    partly: list[int] = []
    foreign_fonts = False
    problem = Unreadable("document_broken")
    for page in range(file.pages):
        if page and time.monotonic() > deadline:
            break
        try:
            image = file.render(page, WIDTH, 0)
            lacking = {remark.code for remark in file.remarks(page)}
        except MemoryError:
            raise
        except Unreadable as error:
            problem = error
            partly.append(page + 1)
        except Exception:  # whatever a decoder raises: this page cannot be shown
            partly.append(page + 1)
        else:
            size = size or image.size
            foreign_fonts = foreign_fonts or RemarkCode.FONTS_MISSING in lacking
            if lacking & _PARTLY:
                partly.append(page + 1)
    if size is None:
        raise problem
    ranges = _ranges(partly)
    if file.all_pages > file.pages:
        ranges.append((file.pages + 1, file.all_pages))
    remarks: list[dict[str, Any]] = []
    if ranges:
        remarks.append({"code": RemarkCode.PARTLY_SHOWN, "pages": ranges})
    if foreign_fonts:
        remarks.append({"code": RemarkCode.FONTS_MISSING})
    if file.attachments:
        names = [attachment.name for attachment in file.attachments]
        remarks.append({"code": RemarkCode.ATTACHMENT, "names": names})
    return {
        "verdict": "partly" if ranges else "shown",
        "remarks": remarks,
        "width": size[0],
        "height": size[1],
    }


def _ranges(pages: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as the first and last of each row of neighbours."""
    ranges: list[tuple[int, int]] = []
    for page in pages:
        if ranges and ranges[-1][1] == page - 1:
            ranges[-1] = (ranges[-1][0], page)
        else:
            ranges.append((page, page))
    return ranges
