"""What a file is, by its first bytes and never by its name."""

import re

from clerkdesk.domain.file_names import with_ending

HEAD_BYTES = 1024
"""Readers look so far for the words with which a PDF begins."""
_BLANK = b"\xef\xbb\xbf \t\r\n\0"
PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
TIFF = "image/tiff"
WEBP = "image/webp"
EXTENSIONS = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png", TIFF: ".tif", WEBP: ".webp"}
_FURTHER = {JPEG: (".jpeg", ".jpe", ".jfif"), TIFF: (".tiff",)}
"""Endings that a file of the type may keep."""
_ENDINGS = {*EXTENSIONS.values(), *(ending for endings in _FURTHER.values() for ending in endings)}


def named(name: str, kind: str) -> str:
    """A cleaned name with the ending of the type that the file is of."""
    if name.lower().endswith(_FURTHER.get(kind, ())):
        return name
    return with_ending(name, EXTENSIONS[kind], _ENDINGS)


_PICTURES = (
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"II*\0", TIFF),
    (b"MM\0*", TIFF),
    # BigTIFF.
    (b"II+\0", TIFF),
    (b"MM\0+", TIFF),
)
_PDF_HEAD = re.compile(rb"(?:^|[\r\n\0\xbf])[ \t]*%PDF-\d\.\d")
"""Some programs put a letter's head, or a byte order mark, before it; a text that speaks of PDF has
the word anywhere.
"""


def media_type(head: bytes) -> str | None:
    """The type of a file that begins with ``head`` (HEAD_BYTES are enough); None: none of those we
    take.
    """
    for beginning, kind in _PICTURES:
        if head.startswith(beginning):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    if _PDF_HEAD.search(head[:HEAD_BYTES]) and not head.lstrip(_BLANK).startswith(b"<"):
        return PDF
    return None
