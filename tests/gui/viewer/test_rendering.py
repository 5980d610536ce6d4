"""Citizens' files in the child process: every kind is shown, a hostile one costs seconds and a
sentence.
"""

import os
import signal
import struct
import sys
import time
import zlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from clerkdesk.adapters import citizen_files, media, page_text, render_child
from clerkdesk.demo import scans
from clerkdesk.domain.text import fold_with_positions
from clerkdesk.gui.viewer import rendering
from clerkdesk.gui.viewer.rendering import Renderer
from tests import samples

ROWS = (("Ad", "Əliyev Rəşad"), ("FİN", "5XK2M7P"))


Answer = tuple[QImage | None, str | None]


def opened(renderer: Renderer, qtbot: QtBot, content: bytes, kind: str) -> dict[str, Any]:
    """What the child answers to a file."""
    answers: list[dict[str, Any]] = []
    renderer.open(content, kind, lambda header, _payload: answers.append(header))
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return answers[0]


def rendered(
    renderer: Renderer, qtbot: QtBot, page: int = 0, width: int = 300, rotation: int = 0
) -> Answer:
    """The page's picture, or the code of what is wrong."""
    answers: list[Answer] = []
    renderer.render(page, width, rotation, lambda image, error: answers.append((image, error)))
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return answers[0]


def pid_of(renderer: Renderer) -> int:
    pid = renderer.pid()
    assert pid is not None
    return pid


@pytest.fixture
def renderer(qtbot: QtBot) -> Iterator[Renderer]:
    renderer = Renderer()
    yield renderer
    renderer.close()


@pytest.mark.parametrize(
    ("content", "pages", "shape"),
    [
        (
            scans.pdf(
                title="ÇIXARIŞ",
                subtitle="x",
                rows=ROWS,
                stamp="M",
                pages=2,
            ),
            2,
            "upright",
        ),
        (scans.photographed_card("VƏSİQƏ", ROWS), 1, "lying"),
        (scans.scanned_tiff("PASPORT", ROWS), 3, "upright"),
    ],
    ids=["pdf", "photograph on its side", "tiff of three pages"],
)
def test_every_kind_of_scan_is_shown_the_right_way_up(
    renderer: Renderer, qtbot: QtBot, content: bytes, pages: int, shape: str
) -> None:
    header = opened(renderer, qtbot, content, media.media_type(content[:1024]) or "")
    assert header["pages"] == pages
    for page in range(pages):
        image, error = rendered(renderer, qtbot, page)
        assert image is not None and error is None
        assert (image.width() > image.height()) == (shape == "lying")
    image, _error = rendered(renderer, qtbot, rotation=90)
    assert image is not None
    assert (image.width() > image.height()) == (shape == "upright")


def test_a_child_that_hangs_is_killed_and_the_next_file_opens(
    renderer: Renderer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "PAGE_MS", 300)
    opened(renderer, qtbot, samples.pdf(), media.PDF)
    os.kill(pid_of(renderer), signal.SIGSTOP)
    image, error = rendered(renderer, qtbot)
    assert (image, error) == (None, "document_hung")
    assert opened(renderer, qtbot, samples.pdf(), media.PDF)["pages"] == 1


def test_a_child_that_dies_is_told_and_replaced(renderer: Renderer, qtbot: QtBot) -> None:
    opened(renderer, qtbot, samples.pdf(), media.PDF)
    answers: list[str | None] = []
    os.kill(pid_of(renderer), signal.SIGKILL)
    renderer.render(0, 300, 0, lambda image, error: answers.append(error))
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    assert answers == ["document_broken"]
    assert opened(renderer, qtbot, samples.pdf(), media.PDF)["pages"] == 1


@pytest.mark.parametrize("end", [signal.SIGABRT, signal.SIGTRAP])
def test_a_child_that_gets_no_more_memory_says_that_the_file_is_too_large(
    renderer: Renderer, qtbot: QtBot, end: signal.Signals
) -> None:
    opened(renderer, qtbot, samples.pdf(), media.PDF)
    os.kill(pid_of(renderer), end)
    assert rendered(renderer, qtbot) == (None, "document_too_large")
    assert opened(renderer, qtbot, samples.pdf(), media.PDF)["pages"] == 1


def bomb() -> bytes:
    """A PNG of a few bytes that says it has 900 million pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(99))), (b"IEND", b""))
    )


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"%PDF-1.7 nothing", media.PDF, "document_broken"),
        (b"\xff\xd8\xff\xe0 no jpeg", media.JPEG, "document_broken"),
        (b"", media.PNG, "document_broken"),
        (bomb(), media.PNG, "document_too_large"),
    ],
    ids=["torn pdf", "torn jpeg", "empty", "bomb"],
)
def test_a_broken_or_swollen_file_is_a_sentence(content: bytes, kind: str, code: str) -> None:
    state: dict[str, Any] = {}
    with pytest.raises(citizen_files.Unreadable) as error:
        render_child.answer(state, {"op": "open", "type": kind}, content)
    assert str(error.value) == code


def child(content: bytes, kind: str) -> dict[str, Any]:
    """The state of a child that has opened a file."""
    state: dict[str, Any] = {}
    render_child.answer(state, {"op": "open", "type": kind}, content)
    return state


def pixel(state: dict[str, Any], **tone: int) -> tuple[int, ...]:
    """Red, green and blue of the first pixel the child answers with; ``tone``: brightness,
    contrast.
    """
    header, payload = render_child.answer(
        state, {"op": "render", "page": 0, "width": 64, "rotation": 0} | tone, b""
    )
    assert len(payload) == header["width"] * header["height"] * 4 and payload[3] == 255
    return payload[2], payload[1], payload[0]


def picture(
    mode: str,
    colour: float | tuple[float, ...] | str,
    kind: str = "PNG",
    size: tuple[int, int] = (128, 96),
) -> bytes:
    target = BytesIO()
    Image.new(mode, size, colour).save(target, kind)
    return target.getvalue()


def test_the_child_finds_a_folded_text_and_says_where_it_stands() -> None:
    state = child(
        scans.pdf("ÇIXARIŞ", "x", (("Rayon", "İSMAYILLI"), ("Kənd", "İsmayıllı")), "M"), media.PDF
    )
    header, _payload = render_child.answer(
        state, {"op": "find", "page": 0, "wanted": "ismayilli"}, b""
    )
    (upper,), (lower,) = header["hits"]
    assert (
        upper[0] == pytest.approx(212 / 595.3, abs=0.01)
        and upper[1] < 1 - 650 / 842 < upper[3] < lower[3]
        and header["letters"] > 20
    )
    assert (
        render_child.answer(state, {"op": "find", "page": 0, "wanted": "zaqatala"}, b"")[0]["hits"]
        == []
    )
    assert render_child.answer(
        child(picture("L", 9), media.PNG), {"op": "find", "page": 0, "wanted": "a"}, b""
    )[0] == {"hits": [], "letters": 0}


def test_a_search_does_not_drown_in_its_hits() -> None:
    state = child(scans.pdf("a" * 60, "a" * 60, [("aaaaaaaaaa", "a" * 60)] * 20, "a"), media.PDF)
    header, _payload = render_child.answer(state, {"op": "find", "page": 0, "wanted": "a"}, b"")
    assert len(header["hits"]) == page_text.MAX_HITS


def test_a_word_that_is_divided_at_the_end_of_a_line_is_one_word() -> None:
    text = page_text.PageText(*fold_with_positions("Naxçı van"))
    assert text.find("naxci van") and not text.find("naxcivan")
    from reportlab.pdfgen.canvas import Canvas

    target = BytesIO()
    page = Canvas(target)
    page.drawString(400, 700, "Muxtar respub-")
    page.drawString(60, 686, "lika")
    page.save()
    ((upper, lower),) = render_child.answer(
        child(target.getvalue(), media.PDF), {"op": "find", "page": 0, "wanted": "respublika"}, b""
    )[0]["hits"]
    assert upper[3] <= lower[1] + 0.01


def test_the_child_makes_pictures_brighter_and_softer() -> None:
    state = child(picture("RGB", (64, 128, 192)), media.PNG)
    assert pixel(state) == (64, 128, 192)
    assert pixel(state, brightness=50) == (128, 192, 255)
    assert pixel(state, contrast=-100) == (128, 128, 128)
    assert pixel(state, contrast=50) == (0, 128, 255)
    assert pixel(state, brightness=-100, contrast=20)[2] == 74
    assert pixel(state) == (64, 128, 192)


def test_what_is_transparent_lies_on_paper_and_sixteen_bits_keep_their_greys() -> None:
    assert pixel(child(picture("RGBA", (0, 0, 0, 0)), media.PNG)) == (255, 255, 255)
    assert pixel(child(picture("I;16", 0x8000), media.PNG)) == (128, 128, 128)
    assert pixel(child(picture("1", 1, "TIFF"), media.TIFF)) == (255, 255, 255)


def test_a_large_photograph_is_decoded_as_large_as_it_is_looked_at() -> None:
    state = child(picture("RGB", "#336699", "JPEG", (4000, 3000)), media.JPEG)
    file = state["file"]
    file.render(0, 400, 0)
    assert file.decoded.image.size == (500, 375)
    file.render(0, 380, 90)
    assert file.decoded.image.size[0] >= 500
    assert file.render(0, 4000, 0).size == (4000, 3000) and file.decoded.complete


def test_a_question_that_is_out_of_date_is_dropped(renderer: Renderer, qtbot: QtBot) -> None:
    opened(
        renderer,
        qtbot,
        scans.pdf(
            title="X",
            subtitle="x",
            rows=ROWS,
            stamp="M",
            pages=9,
        ),
        media.PDF,
    )
    answered: list[int] = []

    def keep(page: int, _image: QImage | None, _error: str | None) -> None:
        answered.append(page)

    for page in range(9):
        renderer.render(page, 300, 0, partial(keep, page), replace=True)
    qtbot.waitUntil(lambda: bool(answered) and answered[-1] == 8, timeout=10_000)
    assert answered == [0, 8]


def test_a_page_that_hangs_costs_nothing_to_the_question_behind_it(
    renderer: Renderer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rendering, "PAGE_MS", 300)
    opened(
        renderer,
        qtbot,
        scans.pdf(
            title="X",
            subtitle="x",
            rows=ROWS,
            stamp="M",
            pages=2,
        ),
        media.PDF,
    )
    os.kill(pid_of(renderer), signal.SIGSTOP)
    answers: list[tuple[int, str | None]] = []
    renderer.render(0, 300, 0, lambda image, error: answers.append((0, error)))
    renderer.render(1, 300, 0, lambda image, error: answers.append((1, error)))
    qtbot.waitUntil(lambda: len(answers) == 2, timeout=10_000)
    assert answers == [(0, "document_hung"), (1, None)]


def test_the_next_file_does_not_wait_for_the_one_that_hangs(
    renderer: Renderer, qtbot: QtBot
) -> None:
    opened(renderer, qtbot, samples.pdf(), media.PDF)
    os.kill(pid_of(renderer), signal.SIGSTOP)
    answers: list[str | None] = []
    renderer.render(0, 300, 0, lambda image, error: answers.append(error))
    began = time.monotonic()
    assert (
        opened(
            renderer,
            qtbot,
            scans.pdf(
                title="X",
                subtitle="x",
                rows=ROWS,
                stamp="M",
                pages=2,
            ),
            media.PDF,
        )["pages"]
        == 2
    )
    assert time.monotonic() - began < 4 and answers == []


def test_what_is_asked_without_a_file_is_answered_with_a_code(
    renderer: Renderer, qtbot: QtBot
) -> None:
    assert rendered(renderer, qtbot) == (None, "document_broken")
    assert opened(renderer, qtbot, b"%PDF-1.7 nothing", media.PDF)["error"] == "document_broken"
    assert rendered(renderer, qtbot) == (None, "document_broken")


@pytest.mark.parametrize(
    "says",
    [
        "printf '\\377\\377\\377\\377'",
        "printf '\\0\\0\\0\\0\\0'",
        "printf '\\0\\0\\0\\4oops'",
        """printf '\\0\\0\\0\\54{"id": 1, "bytes": 99, "width": 1, "height": 1}'""",
        "exit 3",
    ],
    ids=["a length out of reach", "no length", "no JSON", "pixels that do not fit", "nothing"],
)
def test_a_child_that_talks_nonsense_is_ended(
    renderer: Renderer,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    says: str,
) -> None:
    program = tmp_path / "child"
    program.write_text(
        f"#!/bin/sh\n{says}\nexec sleep 9\n" if says != "exit 3" else "#!/bin/sh\nexit 3\n"
    )
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    assert opened(renderer, qtbot, samples.pdf(), media.PDF)["error"] == "document_broken"
    monkeypatch.undo()
    assert opened(renderer, qtbot, samples.pdf(), media.PDF)["pages"] == 1


def test_a_message_survives_the_pipe() -> None:
    packed = render_child.pack_message({"op": "x", "name": "ə"}, b"\x00\xff")
    assert render_child.read_message(BytesIO(packed)) == (
        {"op": "x", "name": "ə", "bytes": 2},
        b"\x00\xff",
    )
    assert render_child.read_message(BytesIO(b"")) is None
    assert sys.executable
