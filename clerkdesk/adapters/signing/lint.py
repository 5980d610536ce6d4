"""What is looked at again before a paper is stored: everything that somebody will rely on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from clerkdesk.adapters import official_page
from clerkdesk.adapters.signing import archival, reading
from clerkdesk.adapters.signing.reading import Trust
from clerkdesk.domain.certificate import Paper
from clerkdesk.domain.errors import Expected

_SCALE = 4.0
"""Of the QR code's picture: four dots a point, as a good scanner sees it."""
_MARGIN = 6.0
"""Points around the code, which readers need to see where it begins."""


class NotAsMeant(Expected):
    """The paper that came out is not the one that was to be made; ``what``: in which respect."""

    def __init__(self, what: str) -> None:
        super().__init__("paper_not_as_meant", what=what)


@dataclass(frozen=True)
class Seal:
    """With what a seal is checked."""

    trust: Trust
    at: datetime


def require_sound(content: Paper, pdf: bytes, seal: Seal | None) -> None:
    """Raises NotAsMeant: the paper must not be stored."""
    require_words([*content.proof, *content.words], pdf, seal)
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        _require_code(content, document)
    finally:
        document.close()


def require_words(texts: Iterable[str], pdf: bytes, seal: Seal | None) -> None:
    """A file for archives, its seal in order, and every word of these texts in it. Raises
    NotAsMeant.
    """
    broken = archival.broken(pdf)
    if broken:
        raise NotAsMeant(", ".join(broken))
    if seal is not None:
        check = reading.check(pdf, seal.trust, seal.at)
        if check.fault is not None:
            raise NotAsMeant(check.fault)
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    try:
        _require_words(" ".join(texts).split(), document)
    finally:
        document.close()


def _require_words(words: list[str], document: Any) -> None:
    """Each word as often as it is meant: letters without a shape, or without a meaning, are not
    read back.
    """
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    # Lines break at hyphens, too, which a reader takes for its own.
    read = text.replace("\ufffe", "-")
    squeezed = "".join(read.split())
    for word in words:
        if word not in squeezed:
            raise NotAsMeant(word)


def _require_code(content: Paper, document: Any) -> None:
    import zxingcpp

    left, top, side = official_page.qr_place(content)
    page = document[len(document) - 1]
    width, height = page.get_size()
    crop = (
        left - _MARGIN,
        height - top - side - _MARGIN,
        width - left - side - _MARGIN,
        top - _MARGIN,
    )
    codes = zxingcpp.read_barcodes(page.render(scale=_SCALE, crop=crop, grayscale=True).to_pil())
    if [barcode.text for barcode in codes] != [content.verification_url]:
        raise NotAsMeant("QR")
