"""The child process that opens citizens' files: they are hostile, and a process can be killed.

It reads requests on stdin and answers on stdout; it has no network, no database, no files of ours.
A message is four bytes of length, a JSON header, and ``header["bytes"]`` bytes of payload. The
first one says that it is ready. Requests: open (payload: the file), render {page, width, rotation,
brightness, contrast} → 32-bit pixels as Qt has them, find {page, wanted} → boxes.
"""

import json
import struct
import sys
from typing import Any, BinaryIO

from clerkdesk.adapters.citizen_files import ImageFile, PdfFile, Unreadable, toned

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
    state: dict[str, Any], header: dict[str, Any], payload: bytes
) -> tuple[dict[str, Any], bytes]:
    """The answer to one request; ``state["file"]`` is the open file."""
    match header["op"]:
        case "open":
            state.clear()
            file = (
                PdfFile(payload)
                if header["type"] == "application/pdf"
                else ImageFile(payload, header["type"])
            )
            sizes = [file.size(page) for page in range(file.pages)]
            state["file"] = file
            return {
                "pages": file.pages,
                "sizes": sizes,
                "warnings": file.warnings,
                "searchable": file.searchable,
            }, b""
        case "render":
            image = toned(
                _picture(state, header["page"], header["width"], header["rotation"]),
                header.get("brightness", 0),
                header.get("contrast", 0),
            )
            return {"width": image.width, "height": image.height}, image.convert("RGBA").tobytes(
                "raw", "BGRA"
            )
        case "find":
            hits, letters = state["file"].find(header["page"], header["wanted"])
            return {"hits": hits, "letters": letters}, b""
    raise Unreadable("document_broken")


def _picture(state: dict[str, Any], *wanted: int) -> Any:
    """The last picture is kept: who moves the brightness asks for it again and again."""
    if state.get("wanted") != wanted:
        state.pop("picture", None)
        state.pop("wanted", None)
        state["picture"] = state["file"].render(*wanted)
        state["wanted"] = wanted
    return state["picture"]


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows: the parent's time limit is the only one
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def main() -> int:
    """Answer until stdin ends."""
    _limit_memory()
    stdin = sys.stdin.buffer
    stdout = sys.stdout.buffer
    state: dict[str, Any] = {}
    reply: dict[str, Any] = {"id": 0}
    content = b""
    while True:
        stdout.write(pack_header(reply, len(content)))
        stdout.write(content)
        stdout.flush()
        message = read_message(stdin)
        if message is None:
            return 0
        header, payload = message
        try:
            reply, content = answer(state, header, payload)
        except Unreadable as error:
            reply = {"error": str(error)}
            content = b""
        except MemoryError:
            reply = {"error": "document_too_large"}
            content = b""
        except Exception:  # whatever a broken file raises in a decoder means that it is broken
            reply = {"error": "document_broken"}
            content = b""
        reply["id"] = header["id"]


if __name__ == "__main__":
    sys.exit(main())
