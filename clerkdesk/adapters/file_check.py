"""Whether a file that arrives can be shown: its first pages drawn small. Runs in the child process
only.
"""

import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from clerkdesk.adapters import media, pdf_signatures
from clerkdesk.adapters.citizen_files import CitizenFile, Unreadable
from clerkdesk.adapters.file_opening import opened
from clerkdesk.adapters.pdf_signatures import Worth
from clerkdesk.domain.remarks import RemarkCode

ALONE_SECONDS = 60
"""A check that takes so long ends the process: longer than anybody waits for it."""
WIDTH = 200
"""Pixels of a page that is drawn to see whether it can be."""
_PARTLY = {
    "page_not_shown",
    "page_letters_not_shown",
    "page_end_missing",
    "page_damaged",
    "document_end_missing",
}
"""What the viewer says of a page that is not shown whole."""
_TELLING_SECONDS = 0.2
"""Between two answers of what is known so far."""
_VERDICTS = {
    "document_encrypted": "encrypted",
    "document_xfa": "xfa",
    "document_too_large": "too_large",
    "document_kind": "kind",
}


Tell = Callable[[dict[str, Any]], None]


def nobody(_so_far: dict[str, Any]) -> None:
    """Who is told where nobody listens."""


class Limits(NamedTuple):
    """Of one look, in seconds of the processor: the clock's go on while other processes work."""

    seconds: float
    """Then the process ends, whatever is known (not on Windows)."""
    further_seconds: float
    """So long pages are looked at once one is shown."""


def warm() -> None:
    """Load what files are opened with: not while somebody waits for the first one."""
    import pypdfium2  # noqa: F401
    from PIL import ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin  # noqa: F401

    from clerkdesk.adapters import image_file, pdf_file  # noqa: F401


def check(content: bytes, limits: Limits, tell: Tell = nobody) -> dict[str, Any]:
    """What can be shown of a file. ``tell``: called with the answer as far as it is known once a
    page is shown, for who must end this process at a later one.

    ``type``: the media type by the first bytes; None: of none that we take. ``pages``: how many; 0
    where that is not known. ``verdict``: shown, partly, encrypted, xfa, broken,
    kind (packed in a way that is not known here) or too_large.
    ``remarks``: each with ``code``; of signatures with ``names`` of the signers; with ``pages``,
    the first and last of each row of pages (counted from 1) that it is about; with ``names`` of
    what is attached.
    ``width`` and ``height``: of the first page that can be shown, drawn small. Raises MemoryError.
    """
    with _ending_by_itself(limits.seconds):
        return _checked(content, limits, tell)


@contextmanager
def _ending_by_itself(seconds: float) -> Iterator[None]:
    """Whoever asked may be gone when a file hangs: then nobody is left to kill this process. And
    only the process itself knows in time what it has taken of the processor.
    """
    if sys.platform == "win32":  # who asks counts the clock's seconds
        yield
        return
    signal.alarm(ALONE_SECONDS)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)


def _checked(content: bytes, limits: Limits, tell: Tell) -> dict[str, Any]:
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
        drawn = answer | _drawn(file, limits.further_seconds, lambda more: tell(answer | more))
        if answer["type"] == media.PDF:
            # Behind the pages: a signature that takes too long leaves what is shown.
            unread = {"code": RemarkCode.SIGNATURE_UNREAD, "names": []}
            if pdf_signatures.bears_one(content):
                tell(drawn | {"remarks": [*drawn["remarks"], unread]})
            drawn["remarks"] += _signed(content)
        return drawn
    except Unreadable as error:
        return answer | {"verdict": _VERDICTS.get(str(error), "broken")}


_OF_WORTH = {
    Worth.TRUSTED: RemarkCode.SIGNED,
    Worth.UNTRUSTED: RemarkCode.SIGNED_UNTRUSTED,
    Worth.EXPIRED: RemarkCode.SIGNED_EXPIRED,
    Worth.BROKEN: RemarkCode.SIGNATURE_BROKEN,
    Worth.UNREAD: RemarkCode.SIGNATURE_UNREAD,
}


def _signed(content: bytes) -> list[dict[str, Any]]:
    """A remark for each worth that a signature of the file has, with its signers."""
    names: dict[RemarkCode, list[str]] = {}
    for signature in pdf_signatures.signatures(content):
        signers = names.setdefault(_OF_WORTH[signature.worth], [])
        if signature.signer and signature.signer not in signers:
            signers.append(signature.signer)
    return [{"code": code, "names": signers} for code, signers in names.items()]


@dataclass(slots=True)
class _Look:
    """What is known of a file's pages so far."""

    file: CitizenFile
    size: tuple[int, int] | None = None
    """Of the first page that is shown."""
    looked: int = 0
    """So many of its first pages were looked at."""
    partly: list[int] = field(default_factory=list)
    foreign_fonts: bool = False
    problem: Unreadable = field(default_factory=lambda: Unreadable("document_broken"))
    """Why none of them can be shown."""

    def draw_next(self) -> None:
        """Raises MemoryError."""
        page = self.looked
        try:
            image = self.file.render(page, WIDTH, 0)
            lacking = {remark.code for remark in self.file.remarks(page)}
        except MemoryError:
            raise
        except Unreadable as error:
            self.problem = error
            self.partly.append(page + 1)
        except Exception:  # whatever a decoder raises: this page cannot be shown
            self.partly.append(page + 1)
        else:
            self.size = self.size or image.size
            self.foreign_fonts = self.foreign_fonts or RemarkCode.FONTS_MISSING in lacking
            if lacking & _PARTLY:
                self.partly.append(page + 1)
        self.looked += 1

    def answer(self) -> dict[str, Any]:
        """What it adds to the answer; once a page is shown."""
        assert self.size is not None
        ranges = _ranges(self.partly)
        if self.file.all_pages > self.file.pages:
            ranges.append((self.file.pages + 1, self.file.all_pages))
        remarks: list[dict[str, Any]] = []
        if ranges:
            remarks.append({"code": RemarkCode.PARTLY_SHOWN, "pages": ranges})
        if self.looked < self.file.pages:
            left = [(self.looked + 1, self.file.pages)]
            remarks.append({"code": RemarkCode.PAGES_NOT_LOOKED_AT, "pages": left})
        if self.foreign_fonts:
            remarks.append({"code": RemarkCode.FONTS_MISSING})
        if self.file.attachments:
            names = [attachment.name for attachment in self.file.attachments]
            remarks.append({"code": RemarkCode.ATTACHMENT, "names": names})
        return {
            "verdict": "partly" if ranges else "shown",
            "remarks": remarks,
            "width": self.size[0],
            "height": self.size[1],
        }


def _drawn(file: CitizenFile, further_seconds: float, tell: Tell) -> dict[str, Any]:
    """What drawing its pages adds to the answer. Raises Unreadable: none of them can be."""
    look = _Look(file)
    end = time.process_time() + further_seconds
    told_at: float | None = None
    while look.looked < file.pages:
        at = time.process_time()
        if look.size is not None:
            if at >= end:
                break
            if told_at is None or at >= told_at + _TELLING_SECONDS:
                tell(look.answer())
                told_at = at
        try:
            look.draw_next()
        except MemoryError:
            if look.size is None:
                raise
            break
    if look.size is None:
        raise look.problem
    return look.answer()


def _ranges(pages: Sequence[int]) -> list[tuple[int, int]]:
    """Rising numbers as the first and last of each row of neighbours."""
    ranges: list[tuple[int, int]] = []
    for page in pages:
        if ranges and ranges[-1][1] == page - 1:
            ranges[-1] = (ranges[-1][0], page)
        else:
            ranges.append((page, page))
    return ranges
