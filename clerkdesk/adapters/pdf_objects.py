"""A PDF's objects beside pdfium, which gives nobody all of them to read: which layers are switched
off, and what a page has from above. Runs in the child process only.

Read from a copy that pdfium itself has written: every object by itself, open, in one form.
"""

import re
from bisect import bisect
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from itertools import islice
from typing import Any

_MOST_DEPTH = 40
"""Steps from one object to the next, up or down: a file may lead in a circle."""
_MOST_VALUES = 200_000
"""Of one object."""
_MOST_OF_A_RULE = 2_000
"""Layers and words of an expression over layers, which may name one part of itself many times."""
_MOST_PAGES = 10_000
"""Nodes of the pages' tree, which may lead in a circle, too; and drawings that lie on layers."""
_TOKEN = re.compile(
    rb"[\0\t\n\f\r ]*(?:(<<|>>|[\[\]])|/([^\0\t\n\f\r \[\]<>()/%{}]*)"
    rb"|(\d+)[\0\t\n\f\r ]+\d+[\0\t\n\f\r ]+R\b|([+-]?[\d.]+)|(\()|(<[0-9A-Fa-f\0\t\n\f\r ]*>)"
    rb"|([A-Za-z]+))"
)
_ON_A_LAYER = re.compile(rb"/OC[\0\t\n\f\r ]+\d")
_DRAWINGS = ("Form", "Image")
_FIELD = (
    b"<</Type/XObject/Subtype/Form/BBox[0 0 1 1]/Resources<</Properties<</L %s>>>>"
    b"/Length 28>>\nstream\n/OC /L BDC 0 0 1 1 re f EMC\n\nendstream"
)
"""In place of a drawing: one on the same layer."""
_BY_PLACE = ("Identity-H", "Identity-V")
_FROM_ABOVE = ("Resources", "MediaBox", "CropBox")
"""What a page may leave to what it belongs to, besides how it lies."""
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_PLACE = re.compile(rb"(\d{10}) \d{5} ([nf])")


class Unclear(Exception):
    """The object is not what one expects."""


@dataclass(frozen=True, slots=True)
class Reference:
    """To an object by its number."""

    number: int


class Name(str):
    """As ``/Stamp``, without the stroke; a text of the file is bytes."""

    __slots__ = ()


class Objects:
    """The objects of an open document."""

    def __init__(self, document: Any) -> None:
        import pypdfium2.raw as pdfium

        copy = BytesIO()
        document.save(copy, flags=pdfium.FPDF_REMOVE_SECURITY)
        self._content = copy.getvalue()
        self._places = _places(self._content)
        self._read: dict[int, Any] = {}
        self._refused: set[int] = set()
        self._off: set[int] | None = None

    def annotations(self, page: int) -> list[Mapping[str, Any]]:
        """Those of a page, in their order. Raises Unclear."""
        own = listed(self.value(self._page(page).get("Annots")))
        return [_dictionary(self.value(each)) for each in own]

    def value(self, value: Any) -> Any:
        """What a reference leads to; anything else as it is."""
        for _ in range(_MOST_DEPTH):
            if not isinstance(value, Reference):
                return value
            if value.number not in self._read:
                self._read[value.number] = self._read_once(value.number)
            value = self._read[value.number]
        raise Unclear

    def _read_once(self, number: int) -> Any:
        """Raises Unclear, also of an object that was so before: it may be long, and asked for by
        thousands.
        """
        if number in self._refused:
            raise Unclear
        try:
            return self._object(number)
        except (Unclear, ValueError, OverflowError):
            self._refused.add(number)
            raise

    def number(self, value: Any) -> float | None:
        value = self.value(value)
        return value if isinstance(value, int | float) else None

    def within(self, owner: Mapping[str, Any], key: str) -> Mapping[str, Any]:
        """A dictionary in another one; empty: there is none."""
        value = self.value(owner.get(key))
        return value if isinstance(value, dict) else {}

    def inherited(self, field: Mapping[str, Any], key: str) -> Any:
        """What a field says, or what it belongs to, or else the whole form; None: nothing."""
        for _ in range(_MOST_DEPTH):
            if key in field:
                return self.value(field[key])
            field = self.within(field, "Parent")
        return self.value(self.within(self._catalogue(), "AcroForm").get(key))

    def _object(self, number: int) -> Any:
        place = self._places.get(number)
        if place is None:
            return None
        start = self._content.find(b"obj", place, place + 30)
        if start < 0:
            raise Unclear
        return _Parser(self._content, start + len(b"obj")).value()

    # -- pages -------------------------------------------------------------------------------------

    def _catalogue(self) -> Mapping[str, Any]:
        start = self._content.rfind(b"trailer")
        if start < 0:
            raise Unclear
        trailer = _dictionary(_Parser(self._content, start + len(b"trailer")).value())
        return _dictionary(self.value(trailer.get("Root")))

    def _pages(self) -> Iterator[tuple[Any, tuple[Any, ...]]]:
        """What leads to each page, and to what it belongs to, the nearest last."""
        waiting: list[tuple[Any, tuple[Any, ...]]] = [(self._catalogue().get("Pages"), ())]
        for _ in range(_MOST_PAGES):
            if not waiting:
                return
            node, above = waiting.pop()
            kids = _dictionary(self.value(node)).get("Kids")
            if kids is None:
                yield node, above
            else:
                further = (*above, node)
                waiting += ((each, further) for each in reversed(listed(self.value(kids))))

    def _page(self, wanted: int) -> Mapping[str, Any]:
        """The page by its number, counted from 0. Raises Unclear."""
        for node, _above in islice(self._pages(), wanted, wanted + 1):
            return _dictionary(self.value(node))
        raise Unclear

    def with_own_boxes_and_resources(self) -> bytes | None:
        """The document, in which every page with annotations says itself what it has from above;
        None: all do. pdfium takes what a page does not say for nothing when it lays a look on it.

        Raises Unclear.
        """
        bodies = {}
        for node, above in self._pages():
            page = _dictionary(self.value(node))
            if "Annots" not in page or not isinstance(node, Reference):
                continue
            own = b"".join(
                b"/%s %s" % (key.encode(), stated)
                for key in _FROM_ABOVE
                if key not in page and (stated := self._stated_above(above, key))
            )
            if own:
                body = self._source(node.number)
                begin = body.index(b"<<") + 2
                bodies[node.number] = body[:begin] + own + body[begin:]
        return self._replaced(bodies) if bodies else None

    def _stated_above(self, above: tuple[Any, ...], key: str) -> bytes:
        """As the file writes it; b"": nowhere."""
        for node in reversed(above):
            if isinstance(node, Reference) and key in _dictionary(self.value(node)):
                return _Parser(self._source(node.number), 0).written(key)
        return b""

    def _source(self, number: int) -> bytes:
        """An object that is no stream as the file writes it, to its end."""
        begin = self._content.index(b"obj", self._places[number]) + len(b"obj")
        parser = _Parser(self._content, begin)
        parser.value()
        return self._content[begin : parser.place]

    # -- fonts -------------------------------------------------------------------------------------

    def fonts_of_places(self) -> dict[str, bool]:
        """The names of fonts that the file leaves out, of whose letters it says at which place of
        the font each stands; whether it also says what each means.
        """
        fonts: dict[str, bool] = {}
        for number in list(self._places):
            try:
                font = self.value(Reference(number))
                if not isinstance(font, dict) or self.value(font.get("Subtype")) != "Type0":
                    continue
                if self.value(font.get("Encoding")) in _BY_PLACE and not self._is_carried(font):
                    means = self.value(font.get("ToUnicode")) is not None
                    name = str(self.value(font.get("BaseFont")))
                    fonts[name] = means and fonts.get(name, True)
            except (Unclear, RecursionError, ValueError, OverflowError):
                continue
        return fonts

    def _is_carried(self, font: Mapping[str, Any]) -> bool:
        below = listed(self.value(font.get("DescendantFonts")))
        descriptor = self.within(
            _dictionary(self.value(below[0])) if below else {}, "FontDescriptor"
        )
        return any(key in descriptor for key in ("FontFile", "FontFile2", "FontFile3"))

    # -- layers ------------------------------------------------------------------------------------

    def with_layers_in_content(self) -> bytes | None:
        """The document, in which a drawing or picture that is itself on a layer that is switched
        off stands between the words of its content that say so; None: it has no such.
        """
        objects: dict[int, bytes] = {}
        asked: set[int] = set()
        starts = sorted((place, number) for number, place in self._places.items())
        for word in _ON_A_LAYER.finditer(self._content):
            place = bisect(starts, (word.start(), 0)) - 1
            number = starts[place][1] if place >= 0 else 0
            if number not in asked and len(objects) < _MOST_PAGES:
                asked.add(number)
                layer = self._layer_of_drawing(number)
                if layer is not None:
                    objects[number] = _FIELD % layer.encode()
        return self._replaced(objects) if objects else None

    def _layer_of_drawing(self, number: int) -> str | None:
        """The layer as the file writes it; None: it is no drawing, or is shown."""
        try:
            own = self.value(Reference(number))
            if not isinstance(own, dict) or self.value(own.get("Subtype")) not in _DRAWINGS:
                return None
            layer = own.get("OC")
            # A rule that stands within it has no number, and needs none: that it is off is known.
            off = isinstance(layer, Reference) and self.is_off(layer)
        except (Unclear, RecursionError, ValueError, OverflowError):
            return None
        return f"{layer.number} 0 R" if off and isinstance(layer, Reference) else None

    def _replaced(self, bodies: Mapping[int, bytes]) -> bytes:
        """The document with an update behind it: other objects in place of those."""
        content = bytearray(self._content)
        places = {}
        for number, body in bodies.items():
            content += b"\n"
            places[number] = len(content)
            content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
        begin = len(content)
        content += b"xref\n0 0\n"
        for number, place in sorted(places.items()):
            content += b"%d 1\n%010d 00000 n \n" % (number, place)
        previous = int(self._content[self._content.rfind(b"startxref") + 9 :].split()[0])
        root = re.search(rb"/Root\s+(\d+) 0 R", self._content[self._content.rfind(b"trailer") :])
        size = max(self._places, default=0) + 1
        content += b"trailer\n<</Size %d/Root %s 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (
            size,
            root[1] if root else b"1",
            previous,
            begin,
        )
        return bytes(content)

    def is_off(self, content: Any) -> bool:
        """Whether a reader that opens the file shows nothing of what has this as its /OC."""
        entries = self.value(content)
        if not isinstance(entries, dict):
            return False
        if entries.get("Type") != "OCMD":
            return self._is_layer_off(content)
        rule = self.value(entries.get("VE"))
        if isinstance(rule, list):
            return not self._holds(rule, 0, iter(range(_MOST_OF_A_RULE)))
        groups = self.value(entries.get("OCGs"))
        members = groups if isinstance(groups, list) else [entries.get("OCGs")]
        # They are layers, and no rules over layers again.
        states = [not self._is_layer_off(each) for each in members if isinstance(each, Reference)]
        if not states:
            return False
        match self.value(entries.get("P")):
            case "AllOn":
                return not all(states)
            case "AnyOff":
                return all(states)
            case "AllOff":
                return any(states)
        return not any(states)

    def _is_layer_off(self, layer: Any) -> bool:
        return isinstance(layer, Reference) and layer.number in self._switched_off()

    def _holds(self, rule: Any, depth: int, steps: Iterator[int]) -> bool:
        """Whether an expression over layers, as [/Not layer], is true. ``steps``: so many are left
        for the whole of it. Raises Unclear.
        """
        if next(steps, None) is None:
            raise Unclear
        value = self.value(rule)
        if not isinstance(value, list):
            return not self._is_layer_off(rule)
        if depth > _MOST_DEPTH or not value:
            raise Unclear
        states = [self._holds(each, depth + 1, steps) for each in value[1:]]
        match value[0]:
            case "And":
                return all(states)
            case "Or":
                return any(states)
            case "Not":
                return not any(states[:1])
        raise Unclear

    def _switched_off(self) -> set[int]:
        """The numbers of the layers that are off when the file is opened."""
        if self._off is None:
            layers = self.within(self._catalogue(), "OCProperties")
            usual = self.within(layers, "D")
            off: set[int] = set()
            if self.value(usual.get("BaseState")) == "OFF":
                off |= _numbers(self.value(layers.get("OCGs")))
                off -= _numbers(self.value(usual.get("ON")))
            off |= _numbers(self.value(usual.get("OFF")))
            self._by_use(usual, off)
            self._off = off
        return self._off

    def _by_use(self, usual: Mapping[str, Any], off: set[int]) -> None:
        """Layers that say themselves whether they are there to be looked at."""
        rules = self.value(usual.get("AS"))
        for each in rules if isinstance(rules, list) else []:
            rule = self.value(each)
            if not isinstance(rule, dict) or self.value(rule.get("Event")) != "View":
                continue
            for number in _numbers(self.value(rule.get("OCGs"))):
                layer = self.value(Reference(number))
                use = self.within(layer, "Usage") if isinstance(layer, dict) else {}
                state = self.value(self.within(use, "View").get("ViewState"))
                if state == "OFF":
                    off.add(number)
                elif state == "ON":
                    off.discard(number)


def _places(content: bytes) -> dict[int, int]:
    """Where each object begins, by its number."""
    start = content.rfind(b"xref", 0, content.rfind(b"startxref"))
    places: dict[int, int] = {}
    number = 0
    for line in content[start : content.rfind(b"trailer")].splitlines()[1:]:
        entry = _PLACE.match(line)
        if entry is None:
            head = line.split()
            number = int(head[0]) if head and head[0].isdigit() else number
            continue
        if entry[2] == b"n":
            places[number] = int(entry[1])
        number += 1
    return places


def _dictionary(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise Unclear
    return value


def listed(value: Any) -> list[Any]:
    """Raises Unclear: it is no list."""
    if not isinstance(value, list):
        raise Unclear
    return value


def _numbers(value: Any) -> set[int]:
    if not isinstance(value, list):
        return set()
    return {each.number for each in value if isinstance(each, Reference)}


class _Parser:
    """Reads one value at a place."""

    def __init__(self, content: bytes, place: int) -> None:
        self._content = content
        self._place = place
        self._left = _MOST_VALUES

    def value(self, depth: int = 0) -> Any:
        """Raises Unclear."""
        value = self._next(depth)
        if value in (b"]", b">>"):
            raise Unclear
        return value

    @property
    def place(self) -> int:
        """Behind what was read last."""
        return self._place

    def written(self, key: str) -> bytes:
        """What stands behind a key of the dictionary here, as it is written. Raises Unclear."""
        self._place = self._content.index(b"<<", self._place) + 2
        while (name := self._next(1)) != b">>":
            begin = self._place
            self.value(1)
            if name == key:
                return self._content[begin : self._place]
        raise Unclear

    def _next(self, depth: int) -> Any:
        token = _TOKEN.match(self._content, self._place)
        self._left -= 1
        if token is None or depth > _MOST_DEPTH or not self._left:
            raise Unclear
        self._place = token.end()
        bracket, name, reference, figure, text, octets, word = token.groups()
        if bracket == b"<<":
            return self._entries(depth)
        if bracket == b"[":
            return self._members(b"]", depth)
        if bracket is not None:
            return bracket
        if name is not None:
            return Name(_ESCAPED.sub(_octet, name).decode("latin-1"))
        if reference is not None:
            return Reference(int(reference))
        if figure is not None:
            return _figure(figure)
        if text is not None:
            return self._text()
        return octets if octets is not None else word == b"true"

    def _members(self, end: bytes, depth: int) -> list[Any]:
        members = []
        while (member := self._next(depth + 1)) != end:
            members.append(member)
        return members

    def _entries(self, depth: int) -> dict[str, Any]:
        members = self._members(b">>", depth)
        return {str(key): value for key, value in zip(members[::2], members[1::2])}

    def _text(self) -> bytes:
        """What stands within brackets, which may stand within each other."""
        start = self._place
        open_brackets = 1
        while open_brackets:
            letter = self._content[self._place : self._place + 1]
            if not letter:
                raise Unclear
            if letter == b"\\":
                self._place += 1
            elif letter == b"(":
                open_brackets += 1
            elif letter == b")":
                open_brackets -= 1
            self._place += 1
        return self._content[start : self._place - 1]


def _octet(escaped: re.Match[bytes]) -> bytes:
    return bytes([int(escaped[1], 16)])


def _figure(stated: bytes) -> float:
    try:
        return float(stated)
    except ValueError:
        raise Unclear from None
