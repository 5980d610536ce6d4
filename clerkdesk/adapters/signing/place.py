"""The place of a signature in a page that reportlab makes, and its filling.

The page is made with the place in it, so that a signed paper is one piece: no second part behind
the first, nothing to be read before the other. The signature allows no change at all (DocMDP 1).
"""

import re
from dataclasses import dataclass
from datetime import datetime

from reportlab.pdfbase import pdfdoc
from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters.archival_page import date_of

FIELD = "Mohur"
_WIDTH = 10
"""Digits of a place in the file."""
_EMPTY_RANGE = b"/ByteRange [0 %s %s %s]" % ((b"0" * _WIDTH,) * 3)
_RANGE = re.compile(re.escape(_EMPTY_RANGE))


@dataclass(frozen=True, slots=True)
class Place:
    """What is kept free for a signature."""

    size: int
    """Of the signature in bytes, at most."""
    name: str
    """Who signs."""
    at: datetime
    """When; aware."""
    certificates: tuple[bytes, ...] = ()
    revocations: tuple[bytes, ...] = ()
    responses: tuple[bytes, ...] = ()
    """The chain, and what its authorities say of it (lists and answers, DER), for whoever looks
    when they no longer answer.
    """


class _Signature(pdfdoc.PDFObject):  # type: ignore[misc]
    """The dictionary with the hole in it."""

    __RefOnly__ = 1

    def __init__(self, place: Place) -> None:
        self._place = place

    def format(self, document: object) -> bytes:
        name = pdfdoc.PDFString(self._place.name).format(document)
        return b"\n".join(
            (
                b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached",
                b"/Name " + pdfdoc.pdfdocEnc(name),
                b"/M (%s)" % date_of(self._place.at).encode(),
                b"/Reference [ << /Type /SigRef /TransformMethod /DocMDP",
                b"/TransformParams << /Type /TransformParams /P 1 /V /1.2 >> >> ]",
                _EMPTY_RANGE,
                b"/Contents <" + b"0" * 2 * self._place.size + b"> >>",
            )
        )


def reserve(page: Canvas, place: Place) -> None:
    """Before the first page ends: it holds the field, and the document knows it is signed."""
    document = page._doc
    name = pdfdoc.PDFName
    signature = document.Reference(_Signature(place))
    widget = pdfdoc.PDFDictionary(
        {
            "Type": name("Annot"),
            "Subtype": name("Widget"),
            "FT": name("Sig"),
            "T": pdfdoc.PDFString(FIELD),
            "V": signature,
            # Printed and locked; it has no area, for the page says in words what there is.
            "F": 132,
            "Rect": pdfdoc.PDFArray([0, 0, 0, 0]),
        }
    )
    page._addAnnotation(widget)
    field = document.Reference(widget)
    document.Catalog.AcroForm = pdfdoc.PDFDictionary(
        # SignaturesExist and AppendOnly (ISO 32000-1, table 219).
        {"Fields": pdfdoc.PDFArray([field]), "SigFlags": 3}
    )
    document.Catalog.Perms = pdfdoc.PDFDictionary({"DocMDP": signature})
    statements = {"CRLs": place.revocations, "OCSPs": place.responses}
    kept = {key: _streams(document, contents) for key, contents in statements.items() if contents}
    if kept:
        certificates = _streams(document, place.certificates)
        document.Catalog.DSS = pdfdoc.PDFDictionary(
            {"Type": name("DSS"), "Certs": certificates, **kept}
        )


def _streams(document: object, contents: tuple[bytes, ...]) -> object:
    references = []
    for content in contents:
        stream = pdfdoc.PDFStream(pdfdoc.PDFDictionary({}), content)
        stream.__RefOnly__ = 1
        references.append(document.Reference(stream))  # type: ignore[attr-defined]
    return pdfdoc.PDFArray(references)


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file whose signature is missing."""

    content: bytes
    begins: int
    """Where the hole begins, with its "<"."""
    ends: int

    @property
    def signed_bytes(self) -> bytes:
        """All but the hole."""
        return self.content[: self.begins] + self.content[self.ends :]

    def filled(self, signature: bytes) -> bytes:
        """The signed file. Raises ValueError: the signature is larger than its place."""
        room = self.ends - self.begins - 2
        written = signature.hex().encode()
        if len(written) > room:
            raise ValueError(f"a signature of {len(signature)} bytes for a place of {room // 2}")
        return b"".join(
            (
                self.content[: self.begins + 1],
                written.ljust(room, b"0"),
                self.content[self.ends - 1 :],
            )
        )


def prepare(page: bytes) -> Prepared:
    """Write down which bytes are signed: all but the hole."""
    match = _RANGE.search(page)
    assert match is not None, "no place for a signature was reserved"
    begins = page.index(b"/Contents <", match.end()) + len(b"/Contents ")
    ends = page.index(b">", begins) + 1
    places = b"%d %d %d]" % (begins, ends, len(page) - ends)
    written = (b"/ByteRange [0 " + places).ljust(len(_EMPTY_RANGE))
    content = page[: match.start()] + written + page[match.end() :]
    return Prepared(content, begins, ends)
