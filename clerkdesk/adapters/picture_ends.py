"""What of a PNG or a WebP came whole: decoders end where they can go no further, and not all of
them say so. Runs in the child process only.
"""

import zlib

from clerkdesk.adapters.jpeg_parts import DAMAGED, END_MISSING

_HEAD_OF_PNG = 8
_FRAME = 12
"""Octets of a part of a PNG beside what it holds: its length, its kind and its sum."""
_HEAD_OF_RIFF = 8


def harm_of_png(content: bytes) -> str | None:
    """The code of what is wrong with its parts, each of which has a sum of its own; None: nothing
    is.
    """
    place = _HEAD_OF_PNG
    damaged = False
    while place + _FRAME <= len(content):
        length = int.from_bytes(content[place : place + 4])
        end = place + _FRAME + length
        if end > len(content):
            break
        kind = content[place + 4 : place + 8]
        stated = int.from_bytes(content[end - 4 : end])
        # What begins with a small letter is no part of the picture.
        if kind[:1].isupper() and zlib.crc32(content[place + 4 : end - 4]) != stated:
            damaged = True
        if kind == b"IEND":
            return DAMAGED if damaged else None
        place = end
    return DAMAGED if damaged else END_MISSING


def with_an_end(content: bytes) -> bytes:
    """A WebP of which the end did not arrive with nothing in its place, for what came to be drawn;
    itself, where it is whole or less than half of it came.
    """
    stated = int.from_bytes(content[4:_HEAD_OF_RIFF], "little")
    missing = stated + _HEAD_OF_RIFF - len(content)
    return content + bytes(missing) if 0 < missing <= len(content) else content
