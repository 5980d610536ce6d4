"""Files as citizens send them: those that the desk can show, whole or in part, and those it cannot;
and who looks at them.
"""

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from io import BytesIO

from PIL import Image, ImageDraw
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters.file_checkers import FileCheckers
from clerkdesk.domain.remarks import Remark
from tests import samples

KIND_OF_FAULT = (
    ("document_encrypted", "encrypted"),
    ("document_broken", "torn"),
    ("document_xfa", "xfa"),
    ("document_too_large", "swollen"),
)
"""The code of a sentence → the function here whose file is refused with it."""
_PACKED = b"/Filter/FlateDecode"


def codes(remarks: Iterable[Remark]) -> list[str]:
    return [remark.code for remark in remarks]


def encrypted() -> bytes:
    target = BytesIO()
    lock = StandardEncryption("open sesame", ownerPassword="owner", strength=128)
    paper = Canvas(target, pagesize=(200, 300), encrypt=lock)
    paper.rect(20, 20, 100, 100)
    paper.save()
    return target.getvalue()


def torn() -> bytes:
    return b"%PDF-1.7\n1 0 obj<</Type/Catalog" + bytes(300)


def xfa() -> bytes:
    """A form that is a program."""
    program = (
        b'<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template '
        b'xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="form1" '
        b'layout="tb"/></template></xdp:xdp>'
    )
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R/NeedsRendering true/AcroForm<</Fields[]/XFA 4 0 R>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>",
        _stream(program),
    )


@cache
def swollen() -> bytes:
    """A page whose content is far more than a gigabyte when it is unpacked."""
    block = b"0 0 m " * 1_000_000
    packer = zlib.compressobj(1)
    head = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    # Behind a full flush a block is packed like the one before: it is packed once.
    again = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    checked = 1
    for _ in range(200):
        checked = zlib.adler32(block, checked)
    end = b"\x03\x00" + checked.to_bytes(4, "big")
    return _page(head + again * 199 + end)


@cache
def endless() -> bytes:
    """A page that is painted over half a million times; packed it is a few kilobytes."""
    return _page(zlib.compress(b"0 0 m 600 0 600 800 0 800 c f\n" * 500_000, 9))


@cache
def second_page_endless() -> bytes:
    """Three pages, of which the second is painted for minutes."""
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R 5 0 R 3 0 R]/Count 3>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        _stream(b"0 0 m 300 0 300 400 0 400 c f"),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 6 0 R>>",
        _stream(zlib.compress(b"0 0 m 600 0 600 800 0 800 c f\n" * 500_000, 9), _PACKED),
    )


def _page(packed: bytes) -> bytes:
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R>>",
        _stream(packed, _PACKED),
    )


def _pdf(*objects: bytes) -> bytes:
    """A PDF of these objects, 1 being the catalogue."""
    numbered = [b"%d 0 obj%sendobj\n" % (place, body) for place, body in enumerate(objects, 1)]
    return b"%PDF-1.7\n" + b"".join(numbered) + b"trailer<</Root 1 0 R>>\n%%EOF\n"


def _stream(content: bytes, more: bytes = b"") -> bytes:
    return b"<</Length %d%s>>stream\n%s\nendstream " % (len(content), more, content)


def picture(form: str = "JPEG", side: int = 300) -> bytes:
    target = BytesIO()
    image = Image.new("RGB", (side, side), "white")
    ImageDraw.Draw(image).ellipse((20, 20, side - 20, side - 20), fill="navy")
    image.save(target, form)
    return target.getvalue()


def second_page_torn() -> bytes:
    """A scan of three pages, the second of which says that it has no lines."""
    target = BytesIO()
    pages = [Image.effect_noise((200, 280), 40 + page).convert("L") for page in range(3)]
    pages[0].save(
        target, "TIFF", save_all=True, append_images=pages[1:], compression="tiff_adobe_deflate"
    )
    content = bytearray(target.getvalue())
    with Image.open(BytesIO(content)) as scan:
        scan.seek(1)
        strips = scan.tag_v2[273]  # type: ignore[attr-defined]
    for start in strips:
        content[start : start + 400] = bytes(400)
    return bytes(content)


def attached() -> bytes:
    """A page in which another file lies."""
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles<</Names[(hidden.pdf)4 0 R]>>>>>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>",
        b"<</Type/Filespec/F(hidden.pdf)/EF<</F 5 0 R>>>>",
        _stream(samples.pdf("inside"), b"/Type/EmbeddedFile"),
    )


def cut_photograph() -> bytes:
    """A photograph whose end is missing."""
    target = BytesIO()
    Image.effect_noise((600, 800), 60).save(target, "JPEG")
    return target.getvalue()[: int(len(target.getvalue()) * 0.9)]


def foreign_letters() -> bytes:
    """A page in a font that the file does not carry."""
    return _pdf(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R"
        b"/Resources<</Font<</F 5 0 R>>>>>>",
        _stream(b"BT /F 20 Tf 20 100 Td (Arayis 2026) Tj ET"),
        b"<</Type/Font/Subtype/TrueType/BaseFont/Calibri/Encoding/WinAnsiEncoding>>",
    )


def many_pages() -> bytes:
    """An honest file of more pages than are shown."""
    target = BytesIO()
    paper = Canvas(target, pagesize=(200, 300))
    for page in range(230):
        paper.drawString(20, 100, str(page))
        paper.showPage()
    paper.save()
    return target.getvalue()


@contextmanager
def checkers(
    children: int = 2, file_seconds: float = 10.0, further_seconds: float = 1.0
) -> Iterator[FileCheckers]:
    """Real children, ended with the test. A file may take longer than in the office: a processor
    that is shared counts every look behind it as longer.
    """
    with FileCheckers(children, file_seconds, further_seconds) as checkers:
        yield checkers
