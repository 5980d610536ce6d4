"""What a paper is held to before it is stored: the clauses of PDF/A-2b (ISO 19005-2) that concern
what we make, as one list. A page has neither pictures, transparency, layers nor attachments, so the
clauses about those say that there are none.

Read from the file itself, by a reader for the one form that our pages have (one cross-reference
table, no revisions); another form is a fault by itself.
"""

import re
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple
from xml.sax.saxutils import unescape

_OBJECT = re.compile(rb"(\d+) 0 obj\s")
_REFERENCE = re.compile(rb"(\d+) 0 R\b")
_XREF = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*\Z")
_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_CLOSED = re.compile(rb"\r?\n?endstream\s+endobj")
_LENGTH = re.compile(rb"/Length (\d+)")
_PDFAID = re.compile(rb"<pdfaid:part>2</pdfaid:part>\s*<pdfaid:conformance>B</pdfaid:conformance>")
_TITLE = re.compile(rb"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
_STATED_TITLE = re.compile(rb"/Title (\((?:\\.|[^\\()])*\))", re.DOTALL)
_FORBIDDEN = re.compile(
    rb"/(JavaScript|JS|Launch|Movie|Sound|ResetForm|ImportData|Rendition|OpenAction|AA|XFA|"
    rb"NeedAppearances|Encrypt|EmbeddedFile|EmbeddedFiles|FileAttachment|Alternates|OPI|PS|"
    rb"OCProperties|Trans|PresSteps|LZWDecode|SMask|CA|ca|BM|TR|HTP|XObject|RichMedia|3D|Screen)"
    rb"(?![A-Za-z0-9])"
)
_ESCAPED = re.compile(rb"\\([0-7]{3})")
_TEXTS = re.compile(rb"\((?:\\.|[^\\()])*\)", re.DOTALL)
_COLOURS = re.compile(rb"(?:^|\s)(?:k|K|cs|CS|sc|SC|scn|SCN|sh|ri|Do|BI)(?=\s|$)")


class _Object(NamedTuple):
    head: bytes
    """The dictionary, without the stream."""
    stream: bytes | None
    is_closed: bool = True
    """Behind so many bytes as it says its stream has, it ends."""


@dataclass(frozen=True)
class _File:
    content: bytes
    objects: dict[int, _Object] = field(default_factory=dict)

    def of_type(self, name: bytes) -> list[_Object]:
        typed = re.compile(rb"/Type\s*/" + name + rb"(?![A-Za-z])")
        return [each for each in self.objects.values() if typed.search(each.head)]

    def behind(self, each: _Object, key: bytes) -> _Object | None:
        """What a key refers to."""
        match = re.search(rb"/" + key + rb"\s+(?:\[\s*)?(\d+) 0 R", each.head)
        return self.objects.get(int(match[1])) if match else None

    @cached_property
    def trailer(self) -> bytes:
        return self.content[self.content.rfind(b"trailer") :]

    @cached_property
    def catalog(self) -> _Object:
        return self.of_type(b"Catalog")[0]

    @cached_property
    def metadata(self) -> bytes:
        match = self.behind(self.catalog, b"Metadata")
        return (match.stream or b"") if match is not None else b""


class _Unreadable(Exception):
    pass


def _read(content: bytes) -> _File:
    match = _XREF.search(content)
    if match is None or not content.startswith(b"%PDF-"):
        raise _Unreadable
    table = content[int(match[1]) :]
    if not table.startswith(b"xref") or content.count(b"startxref") != 1:
        raise _Unreadable
    objects = {}
    for place in re.findall(rb"(\d{10}) \d{5} n", table):
        start = int(place)
        opened = _OBJECT.match(content, start)
        if opened is None:
            raise _Unreadable
        objects[int(opened[1])] = _object(content, opened.end())
    return _File(content, objects)


def _object(content: bytes, start: int) -> _Object:
    end = content.find(b"endobj", start)
    begun = _STREAM.search(content, start, end if end > 0 else len(content))
    if begun is None:
        return _Object(content[start:end], None)
    head = content[start : begun.start()]
    length = _LENGTH.search(head)
    if length is None:
        raise _Unreadable
    stream_end = begun.end() + int(length[1])
    is_closed = _CLOSED.match(content, stream_end) is not None
    return _Object(head, content[begun.end() : stream_end], is_closed)


def _plain(each: _Object | None) -> bytes:
    """A stream without its compression."""
    if each is None or each.stream is None:
        return b""
    return zlib.decompress(each.stream) if b"/FlateDecode" in each.head else each.stream


Holds = Callable[[_File], bool]


def _fonts_embedded(file: _File) -> bool:
    fonts = file.of_type(b"Font")
    descriptors = [file.behind(font, b"FontDescriptor") for font in fonts]
    return bool(fonts) and all(
        descriptor is not None
        and (program := file.behind(descriptor, b"FontFile2")) is not None
        and _plain(program)[:4] in (b"\0\1\0\0", b"true")
        for descriptor in descriptors
    )


def _mapped(file: _File) -> bool:
    return all(
        b"beginbf" in _plain(file.behind(font, b"ToUnicode")) for font in file.of_type(b"Font")
    )


def _output_intent(file: _File) -> bool:
    intents = file.of_type(b"OutputIntent")
    if len(intents) != 1 or b"/S /GTS_PDFA1" not in intents[0].head:
        return False
    profile = _plain(file.behind(intents[0], b"DestOutputProfile"))
    return profile[36:40] == b"acsp" and profile[16:20] == b"RGB " and profile[8] in (2, 4)


def _colours(file: _File) -> bool:
    pages = [file.behind(page, b"Contents") for page in file.of_type(b"Page")]
    return all(not _COLOURS.search(_TEXTS.sub(b"()", _plain(page))) for page in pages)


def _forms(file: _File) -> bool:
    widgets = [each for each in file.objects.values() if b"/Subtype /Widget" in each.head]
    fields = [each for each in file.objects.values() if b"/Fields" in each.head]
    # Printed (bit 3), neither hidden nor invisible; without an area it needs no appearance.
    return len(widgets) == len(fields) <= 1 and all(
        b"/F 132" in each.head and b"/Rect [ 0 0 0 0 ]" in each.head for each in widgets
    )


def _signature(file: _File) -> bool:
    signatures = file.of_type(b"Sig")
    if b"/Perms" not in file.catalog.head:
        return not signatures
    return len(signatures) == 1 and b"/SubFilter /ETSI.CAdES.detached" in signatures[0].head


def _same_title(file: _File) -> bool:
    stated = _TITLE.search(file.metadata)
    match = re.search(rb"/Info (\d+) 0 R", file.trailer)
    if stated is None or match is None:
        return False
    title = _STATED_TITLE.search(file.objects[int(match[1])].head)
    return title is not None and _text(title[1]) == unescape(stated[1].decode())


def _text(written: bytes) -> str:
    """A text of the file: octal where it is no ASCII, UTF-16 where it begins with its mark."""
    content = _ESCAPED.sub(lambda match: bytes([int(match[1], 8)]), written[1:-1])
    content = re.sub(rb"\\(.)", rb"\1", content, flags=re.DOTALL)
    if content.startswith(b"\xfe\xff"):
        return content[2:].decode("utf-16-be")
    return content.decode("latin-1")


CLAUSES: dict[str, Holds] = {
    "6.1.2 header": lambda file: (
        re.match(rb"%PDF-1\.[0-7]\r?\n%[\x80-\xff]{4}", file.content) is not None
    ),
    "6.1.3 identifier": lambda file: b"/ID" in file.trailer,
    "6.1.3 one revision": lambda file: b"/Prev" not in file.trailer,
    "6.1.7 lengths of streams": lambda file: all(each.is_closed for each in file.objects.values()),
    "6.2.3 output intent": _output_intent,
    "6.2.4 colours of the intent only": _colours,
    "6.2.11.4 fonts embedded": _fonts_embedded,
    "6.2.11.7 letters mapped": _mapped,
    "6.4 forms": _forms,
    "6.4.3 signatures": _signature,
    "6.5 nothing that acts": lambda file: (
        not any(_FORBIDDEN.search(each.head) for each in file.objects.values())
    ),
    "6.6.2 metadata": lambda file: file.metadata.startswith(b"<?xpacket begin="),
    "6.6.2.1 metadata uncompressed": lambda file: (
        (match := file.behind(file.catalog, b"Metadata")) is not None
        and b"/Filter" not in match.head
    ),
    "6.6.3 information as in the metadata": _same_title,
    "6.6.4 identification": lambda file: _PDFAID.search(file.metadata) is not None,
    "6.7 language": lambda file: b"/Lang (az)" in file.catalog.head,
}
"""Clause → whether a file keeps it."""


def broken(content: bytes) -> list[str]:
    """The clauses that the file does not keep; none: it is fit for archives."""
    try:
        file = _read(content)
        if not file.of_type(b"Catalog"):
            raise _Unreadable
    except (_Unreadable, ValueError):
        return ["6.1 file structure"]
    return [name for name, holds in CLAUSES.items() if not _holds(holds, file)]


def _holds(holds: Holds, file: _File) -> bool:
    try:
        return holds(file)
    except (zlib.error, KeyError, ValueError):
        return False
