"""What of a JPEG came whole: libjpeg draws on over damage, and nobody says so. Runs in the child
process only.
"""

import re
from io import BytesIO
from typing import NamedTuple

END_MISSING = "page_end_missing"
DAMAGED = "page_damaged"
END = b"\xff\xd9"
_START = b"\xff\xd8"
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_RESTART = re.compile(rb"\xff([\xd0-\xd7])")
_SCAN = 0xDA
_FRAMES = {*range(0xC0, 0xD0), 0xF7} - {0xC4, 0xC8, 0xCC}
"""Of every kind, JPEG-LS included; between them lie two markers of tables and a reserved one."""
_DECODED = (0xC0, 0xC1, 0xC2, 0xC9, 0xCA)
"""Frames that libjpeg knows: not the lossless ones of medicine, nor JPEG-LS."""
_IN_SEQUENCE = (0xC0, 0xC1)
"""Frames whose lines come one after the other; of the others a rough picture comes first."""
_SPARE = 64
"""So many octets before the end of its lines a picture is not complete yet."""
_SPARE_OF_INTERVAL = 2
"""The same of an interval that is decoded by itself."""
_MOST_INTERVALS = 400
"""So many are decoded; of more, evenly spread ones."""
_WIDEST = 65_500
"""Pixels of a line, which libjpeg takes."""

_AHEAD = bytes(8)


class Parts(NamedTuple):
    """``end``: of the picture, or of what is one. ``ended``: it says so itself.

    ``scans``: where each stretch of its lines begins and ends.
    """

    frame: int
    scans: list[tuple[int, int]]
    end: int
    ended: bool


def read(content: bytes) -> Parts:
    """Never raises: what is no part of a JPEG is where it ends."""
    frame = 0
    scans: list[tuple[int, int]] = []
    place = 2
    while match := _NEXT_MARKER.search(content, place):
        # What lies between two parts does not belong to it, and decoders pass over it.
        start = match.start()
        marker = content[start + 1]
        length = int.from_bytes(content[start + 2 : start + 4])
        place = start + 2 + length
        if marker == END[1]:
            return Parts(frame, scans, start, ended=True)
        if not _is_part(content, start, scans=bool(scans), frame=frame) or place > len(content):
            return Parts(frame, scans, start, ended=False)
        if marker in _FRAMES:
            frame = marker
        if marker == _SCAN:
            following = _NEXT_MARKER.search(content, place)
            scans.append((place, following.start() if following else len(content)))
    return Parts(frame, scans, len(content), ended=False)


def is_of_another_kind(content: bytes) -> bool:
    """Whether it is a whole JPEG of a frame that no decoder here knows."""
    return read(content).frame not in (0, *_DECODED)


def _is_part(content: bytes, start: int, *, scans: bool, frame: int) -> bool:
    marker = content[start + 1]
    length = int.from_bytes(content[start + 2 : start + 4])
    if marker < 0xC0 or marker == _START[1] or length < 2:
        return False
    if marker in _FRAMES:
        return not frame
    if marker == _SCAN:
        return frame != 0 and length == 6 + 2 * (content[start + 4 : start + 5] or b"\0")[0]
    return not scans or marker < 0xE0 or marker == 0xFE


def harm(content: bytes) -> str | None:
    """The code of what is wrong with a picture that is drawn all the same; None: nothing is, or
    nothing that can be told without looking.
    """
    parts = read(content)
    if not parts.ended:
        return END_MISSING if parts.end >= len(content) else DAMAGED
    rest = content[parts.end + 2 :].strip(b"\0")
    if rest.endswith(END) and not rest.startswith(_START):
        return DAMAGED  # it goes on behind a word of its end
    if parts.frame not in _IN_SEQUENCE or len(parts.scans) != 1:
        return None
    begin, end = parts.scans[0]
    restarts = [mark[1][0] - 0xD0 for mark in _RESTART.finditer(content, begin, end)]
    in_order = all(mark == number % 8 for number, mark in enumerate(restarts))
    if restarts:
        return None if in_order and _intervals_are_whole(content, begin, end) else DAMAGED
    return None if _fills_its_lines(content, end, _SPARE) else DAMAGED


class _Portions(BytesIO):
    """Gives the lines without their last octets first, then those, then nothing."""

    bounds: list[int] | None = None

    def read(self, size: int | None = -1) -> bytes:
        if self.bounds is None:
            return super().read(size)
        return super().read(self.bounds.pop(0) - self.tell()) if self.bounds else b""


class _Frame(NamedTuple):
    """``place``: where its height and width stand; ``across``, ``down``: how many blocks of
    ``block_width`` and ``block_height`` it has.
    """

    place: int
    block_width: int
    block_height: int
    across: int
    down: int


def _frame(content: bytes, before: int) -> _Frame | None:
    """None: it is none of those of which the blocks can be counted."""
    for match in _NEXT_MARKER.finditer(content, 2, before):
        start = match.start()
        if content[start + 1] not in _IN_SEQUENCE:
            continue
        place = start + 5
        height = int.from_bytes(content[place : place + 2])
        width = int.from_bytes(content[place + 2 : place + 4])
        factors = content[place + 6 : place + 5 + 3 * content[place + 4] : 3]
        if not height or not width or not factors or min(factors) < 0x11:
            return None
        alone = len(factors) == 1  # of one component each block is 8 by 8, whatever it says
        block_width = 8 * (1 if alone else max(factor >> 4 for factor in factors))
        block_height = 8 * (1 if alone else max(factor & 15 for factor in factors))
        across = -(-width // block_width)
        down = -(-height // block_height)
        return _Frame(place, block_width, block_height, across, down)
    return None


def _interval(content: bytes, before: int) -> tuple[int, int] | None:
    """Where it is said how many blocks stand between two restarts, and how many they are."""
    place = content.rfind(b"\xff\xdd\0\4", 2, before)
    blocks = int.from_bytes(content[place + 4 : place + 6])
    return (place + 4, blocks) if place >= 0 and blocks else None


def _intervals_are_whole(content: bytes, begin: int, end: int) -> bool:
    """Whether the octets between two restarts are as many as the blocks there take, each interval
    as a picture of its own: of very many every second, third … one.
    """
    frame = _frame(content, begin)
    interval = _interval(content, begin)
    if frame is None or interval is None:
        return _fills_its_lines(content, end, _SPARE)
    stated, blocks = interval
    total = frame.across * frame.down
    ends = [mark.start() for mark in _RESTART.finditer(content, begin, end)] + [end]
    if len(ends) != -(-total // blocks) or blocks * frame.block_width > _WIDEST:
        return len(ends) == -(-total // blocks) and _fills_its_lines(content, end, _SPARE)
    head = bytearray(content[:begin])
    head[stated : stated + 2] = bytes(2)
    head[frame.place : frame.place + 2] = frame.block_height.to_bytes(2)
    for number in range(0, len(ends), 1 + len(ends) // _MOST_INTERVALS):
        here = min(blocks, total - number * blocks) * frame.block_width
        head[frame.place + 2 : frame.place + 4] = here.to_bytes(2)
        since = ends[number - 1] + 2 if number else begin
        alone = bytes(head) + content[since : ends[number]]
        if not _fills_its_lines(alone, len(alone), _SPARE_OF_INTERVAL):
            return False
    return True


def _fills_its_lines(content: bytes, end: int, spare: int) -> bool:
    """Whether the octets up to ``end`` are as many as the picture's lines take: where some are
    changed or missing, the decoder has too few of them or some left; not more than ``spare``.
    """
    from PIL import JpegImagePlugin

    while content[end - 1 : end] == b"\xff":
        end -= 1
    # The decoder looks a little ahead.
    stream = _Portions(content[:end] + _AHEAD)
    image = JpegImagePlugin.JpegImageFile(stream)
    # All octets are read, and an eighth of the picture is drawn.
    image.draft(None, (1, 1))
    stream.bounds = [max(0, end - spare), end + len(_AHEAD)]
    try:
        image.load()
    except OSError:
        return False
    return not stream.bounds
