"""The child process that opens citizens' files: they are hostile, and a process can be killed.

It reads requests on stdin and answers on stdout; it has no network, no database, no files of ours.
A message is four bytes of length, a JSON header, and ``header["bytes"]`` bytes of payload. The
first one says that it is ready. Requests: open {type, inside} (payload: the file), render {page,
width, rotation, brightness, contrast} → 32-bit pixels as Qt has them and what the page lacks, find
{page, wanted} → boxes, text {page} → its letters, and of a file that arrives check {seconds,
further_seconds} (payload: the file) → what can be shown of it, and before that answers marked
``more`` with what is known so far; and of a table rows (payload: the file) → its cells.
Started with MEMORY (in MiB) it gets no more than that, and has loaded what it checks with before it
says that it is ready.
"""

import json
import struct
import sys
from typing import TYPE_CHECKING, Any, BinaryIO

from clerkdesk import bundled
from clerkdesk.adapters import file_check, file_opening, memory_limit, sheet_reading
from clerkdesk.adapters.citizen_files import CitizenFile, Unreadable, toned

if TYPE_CHECKING:
    from PIL.Image import Image

MEMORY_BYTES = 1 << 30


def read_message(stream: BinaryIO) -> tuple[dict[str, Any], bytes] | None:
    """The next message; None at the end."""
    head = stream.read(4)
    if len(head) < 4:
        return None
    header: dict[str, Any] = json.loads(stream.read(struct.unpack(">I", head)[0]))
    return header, stream.read(header.get("bytes", 0))


def pack_header(header: dict[str, Any], size: int) -> bytes:
    """What goes before a payload of so many bytes."""
    text = json.dumps(header | {"bytes": size}).encode()
    return struct.pack(">I", len(text)) + text


def pack_message(header: dict[str, Any], payload: bytes = b"") -> bytes:
    return pack_header(header, len(payload)) + payload


def answer(
    state: dict[str, Any],
    header: dict[str, Any],
    payload: bytes,
    tell: file_check.Tell = file_check.nobody,
) -> tuple[dict[str, Any], bytes]:
    """The answer to one request; ``state["file"]`` is the open file, ``tell`` says what is known
    before the answer is.
    """
    match header["op"]:
        case "open":
            state.clear()
            file = file_opening.opened(payload, header["type"], header.get("inside", ()))
            opened = {
                "pages": file.pages,
                "all_pages": file.all_pages,
                "sizes": [file.size(page) for page in range(file.pages)],
                "warnings": file.warnings,
                "searchable": file.searchable,
                "attachments": [attachment.name for attachment in file.attachments],
            }
            state["file"] = file
            return opened, b""
        case "render":
            picture = _picture(state, header["page"], header["width"], header["rotation"])
            image = toned(picture, header.get("brightness", 0), header.get("contrast", 0))
            pixels = image.convert("RGBA").tobytes("raw", "BGRA")
            remarks = [remark._asdict() for remark in state["remarks"]]
            return {"width": image.width, "height": image.height, "remarks": remarks}, pixels
        case "find":
            open_file: CitizenFile = state["file"]
            hits, letters = open_file.find(header["page"], header["wanted"])
            return {"hits": hits, "letters": letters}, b""
        case "text":
            opened_file: CitizenFile = state["file"]
            return {"text": opened_file.text(header["page"])}, b""
        case "check":
            state.clear()
            limits = file_check.Limits(header["seconds"], header["further_seconds"])
            return file_check.check(payload, limits, tell), b""
        case "rows":
            state.clear()
            return {"rows": sheet_reading.rows(payload)}, b""
    raise Unreadable("document_broken")


def _picture(state: dict[str, Any], page: int, width: int, rotation: int) -> "Image":
    """The last picture is kept: who moves the brightness asks for it again and again."""
    key = (page, width, rotation)
    if state.get("picture_key") != key:
        # The old one goes first: there is room for one.
        state.pop("picture", None)
        state.pop("picture_key", None)
        file: CitizenFile = state["file"]
        state["picture"] = file.render(page, width, rotation)
        state["remarks"] = file.remarks(page)
        state["picture_key"] = key
    picture: Image = state["picture"]
    return picture


def command(memory_mib: int | None = None) -> list[str]:
    """What starts the child; ``memory_mib``: for checking files, with so much memory."""
    frozen = getattr(sys, "frozen", False)
    words = ["render-child"] if frozen else ["-m", "clerkdesk.adapters.render_child"]
    return [bundled.executable(), *words, *([] if memory_mib is None else [str(memory_mib)])]


def main() -> int:
    """Answer until stdin ends."""
    if sys.argv[-1].isdecimal():
        memory_limit.set_own(int(sys.argv[-1]) << 20)
        file_check.warm()
    else:
        memory_limit.set_own(MEMORY_BYTES)
    stdin = sys.stdin.buffer
    stdout = sys.stdout.buffer
    state: dict[str, Any] = {}
    reply: dict[str, Any] = {"id": 0}
    content = b""

    def tell(so_far: dict[str, Any]) -> None:
        stdout.write(pack_header(so_far | {"more": True}, 0))
        stdout.flush()

    while True:
        stdout.write(pack_header(reply, len(content)))
        stdout.write(content)
        stdout.flush()
        message = read_message(stdin)
        if message is None:
            return 0
        header, payload = message
        try:
            reply, content = answer(state, header, payload, tell)
        except Unreadable as error:
            reply = {"error": str(error)}
            content = b""
        except MemoryError:
            reply = {"error": "document_too_large"}
            content = b""
        except Exception:  # whatever a broken file raises in a decoder means that it is broken
            reply = {"error": "document_broken" if header["op"] == "open" else "page_broken"}
            content = b""
        reply["id"] = header["id"]


if __name__ == "__main__":
    sys.exit(main())
