"""What the render child shows of a file, without a window."""

from typing import Any, NamedTuple

from PIL import Image

from clerkdesk.adapters import media, render_child
from clerkdesk.adapters.citizen_files import Unreadable
from clerkdesk.domain.text import fold


class Seen(NamedTuple):
    """``remarks``: their codes with what is counted, {code: count}; 0 where nothing is counted."""

    picture: Image.Image
    opened: dict[str, Any]
    remarks: dict[str, int]
    state: dict[str, Any]
    header: dict[str, Any]

    def dark(self, left: int, top: int, right: int, bottom: int) -> int:
        """How many pixels of a box, from above, are darker than half."""
        return sum(self.picture.convert("L").crop((left, top, right, bottom)).histogram()[:128])

    def finds(self, words: str, page: int = 0) -> int:
        """How often a text stands on a page."""
        answer, _payload = render_child.answer(
            self.state, {"op": "find", "page": page, "wanted": fold(words)}, b""
        )
        return len(answer["hits"])


def opened(content: bytes, *inside: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """What the child answers, and its state. Raises Unreadable."""
    state: dict[str, Any] = {}
    kind = media.media_type(content[: media.HEAD_BYTES])
    if kind is None:
        raise Unreadable("file_type")
    answer, _payload = render_child.answer(
        state, {"op": "open", "type": kind, "inside": inside}, content
    )
    return answer, state


def see(content: bytes, page: int = 0, width: int = 420, inside: tuple[int, ...] = ()) -> Seen:
    """A page so many pixels wide. Raises Unreadable."""
    answer, state = opened(content, *inside)
    header, pixels = render_child.answer(
        state, {"op": "render", "page": page, "width": width, "rotation": 0}, b""
    )
    picture = Image.frombytes("RGB", (header["width"], header["height"]), pixels, "raw", "BGRX")
    remarks = {remark["code"]: remark["params"].get("count", 0) for remark in header["remarks"]}
    return Seen(picture, answer, remarks, state, header)


def refused(content: bytes, page: int | None = None, inside: tuple[int, ...] = ()) -> str:
    """The code of why a file, or one of its pages, is not shown; "": it is."""
    try:
        _answer, state = opened(content, *inside)
        if page is not None:
            render_child.answer(
                state, {"op": "render", "page": page, "width": 420, "rotation": 0}, b""
            )
    except Unreadable as error:
        return str(error)
    return ""
