"""Photographs and scans as citizens' telephones and offices' machines write them."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw, TiffImagePlugin

WHITE_16 = 3_000
"""A grey of paper where white is zero."""


def photograph(width: int = 1600, height: int = 1200) -> Image.Image:
    image = Image.new("RGB", (width, height), "#EEEEEE")
    drawing = ImageDraw.Draw(image)
    drawing.rectangle((width // 10, height // 10, width // 2, height // 2), fill="#102030")
    drawing.ellipse((width // 2, height // 2, width * 9 // 10, height * 9 // 10), fill="#3366CC")
    return image


def written(image: Image.Image, kind: str, **how: Any) -> bytes:
    target = BytesIO()
    image.save(target, kind, **how)
    return target.getvalue()


def jpeg(width: int = 1600, height: int = 1200, **how: Any) -> bytes:
    return written(photograph(width, height), "JPEG", **how)


def two_pictures() -> bytes:
    """A photograph with a smaller one riding along."""
    return written(photograph(640, 480), "MPO", save_all=True, append_images=[photograph(320, 240)])


def sheets(count: int = 3, size: tuple[int, int] = (400, 500)) -> bytes:
    """A TIFF of several pages; on each a bar stands lower."""
    images = []
    for number in range(count):
        image = Image.new("1", size, 1)
        top = 20 + 90 * (number % 5)
        ImageDraw.Draw(image).rectangle((50, top, size[0] - 50, top + 60), fill=0)
        images.append(image)
    return written(images[0], "TIFF", save_all=True, append_images=images[1:], compression="group4")


def directories(tiff: bytes) -> list[int]:
    """Where a TIFF's directories stand."""
    places = []
    place = struct.unpack("<I", tiff[4:8])[0]
    while place:
        places.append(place)
        entries = struct.unpack("<H", tiff[place : place + 2])[0]
        end = place + 2 + 12 * entries
        place = struct.unpack("<I", tiff[end : end + 4])[0]
    return places


def thumbnail_first(*, all_called_smaller: bool = False) -> bytes:
    """A scan whose first directory is its small picture."""
    kind = TiffImagePlugin.ImageFileDirectory_v2()
    kind[254] = 1
    content = bytearray(
        written(
            photograph(160, 120),
            "TIFF",
            save_all=True,
            append_images=[photograph()],
            tiffinfo=kind,
        )
    )
    if not all_called_smaller:
        second = directories(bytes(content))[1]
        # The entries stand in the order of their tags: this one comes first.
        assert content[second + 2 : second + 4] == struct.pack("<H", 254)
        content[second + 10 : second + 14] = bytes(4)
    return bytes(content)


def fax(dots: tuple[int, int], compression: str = "group4") -> bytes:
    """A circle as a fax machine scans it, with other dots across than down."""
    across = 8 * dots[0]
    down = 8 * dots[1]
    image = Image.new("1", (across, down), 1)
    ImageDraw.Draw(image).ellipse((across // 4, down // 4, across * 3 // 4, down * 3 // 4), fill=0)
    return written(image, "TIFF", compression=compression, dpi=dots)


def greys(bits: int, *, white_is_zero: bool) -> bytes:
    """A TIFF of paper with a dark field in the middle, written by hand: Pillow writes few such."""
    width = 60
    height = 40
    most = (1 << bits) - 1
    paper = most * 20 // 21
    ink = most // 21
    if white_is_zero:
        paper = most - paper
        ink = most - ink
    samples = [
        ink if 15 < x < 45 and 10 < y < 30 else paper for y in range(height) for x in range(width)
    ]
    form = {8: "<B", 16: "<H", 32: "<I"}[bits]
    data = b"".join(struct.pack(form, sample) for sample in samples)
    tags = [
        (256, 3, width),
        (257, 3, height),
        (258, 3, bits),
        (259, 3, 1),
        (262, 3, 0 if white_is_zero else 1),
        (273, 4, 8 + 2 + 12 * 9 + 4),
        (277, 3, 1),
        (278, 4, height),
        (279, 4, len(data)),
    ]
    body = b"".join(
        struct.pack("<HHIHH", tag, kind, 1, value, 0)
        if kind == 3
        else struct.pack("<HHII", tag, kind, 1, value)
        for tag, kind, value in tags
    )
    return b"II*\0" + struct.pack("<IH", 8, len(tags)) + body + bytes(4) + data


def png(
    depth: int,
    colour: int,
    rows: list[bytes],
    clear: bytes = b"",
    size: tuple[int, int] | None = None,
) -> bytes:
    """A PNG written by hand; ``rows``: each without its filter's octet; ``size``: what it says of
    its size, if that is not true.
    """
    width = 8 * len(rows[0]) // depth // {0: 1, 2: 3}[colour]
    across, down = size or (width, len(rows))
    head = struct.pack(">IIBBBBB", across, down, depth, colour, 0, 0, 0)
    chunks = [(b"IHDR", head)]
    if clear:
        chunks.append((b"tRNS", clear))
    chunks += [(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows))), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in chunks
    )


def in_lab(lightness: Image.Image) -> Image.Image:
    """A picture without colours, as devices that measure colours write it."""
    neutral = Image.new("L", lightness.size, 128)
    return Image.merge("LAB", (lightness, neutral, neutral))


def packed_as(number: int) -> bytes:
    """A scan that says so of how its data are packed, which no data here are."""
    content = bytearray(written(photograph(64, 48), "TIFF", compression="tiff_lzw"))
    start = directories(bytes(content))[0]
    for entry in range(struct.unpack("<H", content[start : start + 2])[0]):
        place = start + 2 + 12 * entry
        if struct.unpack("<H", content[place : place + 2])[0] == 259:
            content[place + 8 : place + 10] = struct.pack("<H", number)
    return bytes(content)


def big_tiff() -> bytes:
    return written(photograph(160, 120), "TIFF", big_tiff=True)


def says_in_a_comment(words: bytes) -> bytes:
    """A photograph with a comment right behind its beginning."""
    content = jpeg(640, 480)
    return content[:2] + b"\xff\xfe" + struct.pack(">H", 2 + len(words)) + words + content[2:]
