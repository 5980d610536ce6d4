"""What a PDF's objects say beside its pages: programs, starts of others, attachments, forms.

Only names are looked for, in the objects and in the streams that hold objects; what lies in other
streams is no name.
"""

import re
import zlib
from collections.abc import Iterator

_NAMES = {
    b"JavaScript": "javascript",
    b"JS": "javascript",
    b"Launch": "launch",
    b"EmbeddedFile": "attachment",
    b"EmbeddedFiles": "attachment",
    b"FileAttachment": "attachment_on_page",
    b"Encrypt": "encrypted",
    b"OCProperties": "layers",
}
_NAME = re.compile(rb"[A-Za-z#][A-Za-z0-9#]*")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_DICTIONARY = 4_096
"""So many octets before a stream are looked at for what it holds."""
_LONGEST = 80
"""So many octets of a name, however it is spelt, and what follows it."""
_MOST_NAMES = 1_000_000
"""Of one part between two streams."""
_MOST_UNPACKED = 64 << 20
"""Octets of all streams of objects together: what is packed may be a thousand times smaller."""


def read(content: bytes) -> set[str]:
    """Of ``javascript``, ``launch``, ``attachment``, ``attachment_on_page``, ``encrypted``,
    ``layers`` and ``needs_appearances`` what the file's objects name.
    """
    marks: set[str] = set()
    for part in _objects(content):
        # A file may have a million objects: the same beginnings are looked at once.
        for after in {piece[:_LONGEST] for piece in part.split(b"/", _MOST_NAMES)[1:]}:
            name = _NAME.match(after)
            if name is None:
                continue
            plain = _ESCAPED.sub(lambda escape: bytes([int(escape[1], 16)]), name[0])
            if plain in _NAMES:
                marks.add(_NAMES[plain])
            elif plain == b"NeedAppearances" and after[name.end() :].lstrip().startswith(b"true"):
                marks.add("needs_appearances")
    return marks


def _objects(content: bytes) -> Iterator[bytes]:
    """What lies between the streams, and what the streams of objects hold."""
    start = 0
    room = _MOST_UNPACKED
    while (begin := _next_stream(content, start)) >= 0:
        between = content[start:begin]
        yield between
        end = content.find(b"endstream", begin)
        if end < 0:
            # The rest has lost its frame: all of it is looked at.
            yield content[begin:]
            return
        if b"/ObjStm" in between[-_DICTIONARY:] and room > 0:
            unpacked = _unpacked(content[begin:end].removeprefix(b"\r").removeprefix(b"\n"), room)
            room -= len(unpacked)
            yield unpacked
        start = end + len(b"endstream")
    yield content[start:]


def _next_stream(content: bytes, start: int) -> int:
    """Behind the word that begins the next stream; -1: there is none."""
    while (word := content.find(b"stream", start)) >= 0:
        start = word + len(b"stream")
        if content[word - 3 : word] != b"end" and content[start : start + 1] in (b"\r", b"\n"):
            return start
    return -1


def _unpacked(packed: bytes, most: int) -> bytes:
    """The first ``most`` octets; what is not packed, or in another way, comes back as it is."""
    try:
        return zlib.decompressobj().decompress(packed, most)
    except zlib.error:
        return packed
