"""What a file is, by its first bytes and never by its name."""

from clerkdesk.domain.file_names import with_ending

HEAD_BYTES = 1024
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


def media_type(head: bytes) -> str | None:
    """The type of a file that begins with ``head`` (HEAD_BYTES are enough); None: none of those we
    take.
    """
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    # The second two: with addresses of 64 bits.
    if head[:4] in (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"):
        return TIFF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    # Last, for any of the others may carry these letters; and a page of the web that does is none:
    # where readers of PDF look for its beginning, others may have written something before it.
    if b"%PDF-" in head[:HEAD_BYTES] and not head.lstrip(_BLANK).startswith(b"<"):
        return PDF
    return None
