"""What a file is, by its first bytes and never by its name."""

HEAD_BYTES = 1024
PDF = "application/pdf"
JPEG = "image/jpeg"
PNG = "image/png"
TIFF = "image/tiff"
WEBP = "image/webp"
EXTENSIONS = {PDF: ".pdf", JPEG: ".jpg", PNG: ".png", TIFF: ".tif", WEBP: ".webp"}


def media_type(head: bytes) -> str | None:
    """The type of a file that begins with ``head`` (HEAD_BYTES are enough); None: none of those we
    take.
    """
    if b"%PDF-" in head[:HEAD_BYTES]:
        return PDF
    if head.startswith(b"\xff\xd8\xff"):
        return JPEG
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if head[:4] in (b"II*\0", b"MM\0*"):
        return TIFF
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return WEBP
    return None
