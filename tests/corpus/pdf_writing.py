"""Writes small PDFs object by object, so that a test says exactly what is in one."""

import zlib
from hashlib import md5

HELVETICA = "/Font<</Helv 3 0 R>>"


class Pdf:
    """Objects 1 to 3 are the catalogue, the pages and Helvetica, which no PDF has to carry."""

    def __init__(self, width: float = 420, height: float = 300) -> None:
        self.width = width
        self.height = height
        self.catalogue = ""
        """Further entries."""
        self.pages_entries = ""
        """Further ones of what all pages belong to."""
        self.trailer = ""
        self._bodies: list[bytes] = [b"", b"", b""]
        self._pages: list[str] = []
        self._bodies[2] = (
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
        )

    def add(self, body: str | bytes) -> str:
        """An object; returns what points to it."""
        self._bodies.append(body.encode("latin-1") if isinstance(body, str) else body)
        return f"{len(self._bodies)} 0 R"

    def stream(self, content: str | bytes, entries: str = "", *, packed: bool = False) -> str:
        octets = content.encode("latin-1") if isinstance(content, str) else content
        if packed:
            octets = zlib.compress(octets, 9)
            entries += "/Filter/FlateDecode"
        head = f"<</Length {len(octets)}{entries}>>stream\n".encode()
        return self.add(head + octets + b"\nendstream")

    def drawing(self, content: str, width: float, height: float, resources: str = "") -> str:
        """A form that can be an annotation's look."""
        entries = (
            f"/Type/XObject/Subtype/Form/BBox[0 0 {width} {height}]"
            f"/Resources<<{HELVETICA}{resources}>>"
        )
        return self.stream(content, entries)

    def page(
        self,
        content: str | bytes = "",
        annotations: tuple[str, ...] = (),
        resources: str = "",
        entries: str = "",
        *,
        bare: bool = False,
    ) -> str:
        """``annotations``: what points to them, or themselves. ``bare``: its size and its resources
        are said by what it belongs to.
        """
        drawn = self.stream(content)
        if annotations:
            entries += f"/Annots[{' '.join(annotations)}]"
        own = f"/MediaBox[0 0 {self.width} {self.height}]/Resources<<{HELVETICA}{resources}>>"
        page = self.add(
            f"<</Type/Page/Parent 2 0 R/Contents {drawn}{'' if bare else own}{entries}>>"
        )
        self._pages.append(page)
        return page

    def form(self, fields: tuple[str, ...], entries: str = "") -> None:
        """The document's form."""
        self.catalogue += (
            f"/AcroForm<</Fields[{' '.join(fields)}]/DR<<{HELVETICA}>>"
            f"/DA(/Helv 12 Tf 0 g){entries}>>"
        )

    def content(self) -> bytes:
        """The file."""
        self._bodies[0] = f"<</Type/Catalog/Pages 2 0 R{self.catalogue}>>".encode("latin-1")
        self._bodies[1] = (
            f"<</Type/Pages/Kids[{' '.join(self._pages)}]/Count {len(self._pages)}"
            f"{self.pages_entries}>>"
        ).encode()
        file = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places = []
        for number, body in enumerate(self._bodies, 1):
            places.append(len(file))
            file += b"%d 0 obj\n" % number + body + b"\nendobj\n"
        start = len(file)
        file += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
        for place in places:
            file += b"%010d 00000 n \n" % place
        file += f"trailer\n<</Size {len(places) + 1}/Root 1 0 R{self.trailer}>>\n".encode()
        file += b"startxref\n%d\n%%%%EOF\n" % start
        return bytes(file)


def text(words: str, x: float, y: float, size: float = 14, font: str = "Helv") -> str:
    """The operators that write Western words, or bytes as ``\\ooo``."""
    return f"BT /{font} {size} Tf {x} {y} Td ({words}) Tj ET\n"


def annotation(
    kind: str, rect: tuple[float, float, float, float], entries: str = "", flags: int = 4
) -> str:
    box = " ".join(str(side) for side in rect)
    return f"<</Type/Annot/Subtype/{kind}/Rect[{box}]/F {flags}{entries}>>"


_PADDING = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")


class Lock:
    """Encryption by an empty password (ISO 32000-1, 7.6.3, revision 2): anybody may read."""

    def __init__(self) -> None:
        self._key = md5(_PADDING + bytes(32) + b"\xfc\xff\xff\xff" + b"x" * 16).digest()[:5]

    @property
    def entries(self) -> bytes:
        """Of the trailer."""
        user = _rc4(self._key, _PADDING).hex().encode()
        return b"/ID[<%s><%s>]/Encrypt<</Filter/Standard/V 1/R 2/Length 40/P -4/O<%s>/U<%s>>>" % (
            b"78" * 16,
            b"78" * 16,
            b"00" * 32,
            user,
        )

    def stream(self, number: int, octets: bytes) -> bytes:
        """An object's stream, locked."""
        key = md5(self._key + number.to_bytes(3, "little") + bytes(2)).digest()[:10]
        return _rc4(key, octets)


def _rc4(key: bytes, octets: bytes) -> bytes:
    state = list(range(256))
    other = 0
    for place in range(256):
        other = (other + state[place] + key[place % len(key)]) % 256
        _swap(state, place, other)
    result = bytearray()
    place = 0
    other = 0
    for octet in octets:
        place = (place + 1) % 256
        other = (other + state[place]) % 256
        _swap(state, place, other)
        result.append(octet ^ state[(state[place] + state[other]) % 256])
    return bytes(result)


def _swap(state: list[int], one: int, other: int) -> None:
    kept = state[one]
    state[one] = state[other]
    state[other] = kept


def packed_objects(pdf: bytes, lock: Lock | None = None) -> bytes:
    """The same objects, those that are no streams inside one packed stream, as today's programs
    write them.
    """
    body, _sep, _rest = pdf.partition(b"xref\n")
    pieces = body.split(b" 0 obj\n")
    numbers = [int(piece.rsplit(b"\n", 1)[-1].split()[0]) for piece in pieces[:-1]]
    bodies = [piece.rsplit(b"\nendobj", 1)[0] for piece in pieces[1:]]
    file = bytearray(pieces[0].rsplit(b"\n", 1)[0] + b"\n")
    plain = [pair for pair in zip(numbers, bodies) if not pair[1].endswith(b"endstream")]
    entries: dict[int, bytes] = {}
    for number, one in zip(numbers, bodies):
        if one.endswith(b"endstream"):
            entries[number] = b"\x01" + len(file).to_bytes(4, "big") + b"\0"
            if lock is not None:
                head, _word, octets = one.removesuffix(b"\nendstream").partition(b"stream\n")
                one = head + b"stream\n" + lock.stream(number, octets) + b"\nendstream"
            file += b"%d 0 obj\n" % number + one + b"\nendobj\n"
    holder = max(numbers) + 1
    heads = b""
    held = b""
    for position, (number, one) in enumerate(plain):
        heads += b"%d %d " % (number, len(held))
        held += one + b"\n"
        entries[number] = b"\x02" + holder.to_bytes(4, "big") + bytes([position])
    entries[holder] = b"\x01" + len(file).to_bytes(4, "big") + b"\0"
    stream = zlib.compress(heads + held)
    if lock is not None:
        stream = lock.stream(holder, stream)
    file += (
        b"%d 0 obj\n<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>stream\n"
        % (holder, len(plain), len(heads), len(stream))
        + stream
        + b"\nendstream\nendobj\n"
    )
    table = holder + 1
    start = len(file)
    entries[table] = b"\x01" + start.to_bytes(4, "big") + b"\0"
    rows = b"\0\0\0\0\0\xff" + b"".join(entries[number] for number in sorted(entries))
    file += (
        b"%d 0 obj\n<</Type/XRef/Size %d/W[1 4 1]/Root 1 0 R%s/Length %d>>stream\n"
        % (table, table + 1, lock.entries if lock is not None else b"", len(rows))
        + rows
        + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
    )
    return bytes(file)
