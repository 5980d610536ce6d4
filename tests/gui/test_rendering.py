"""Citizens' files in the child process: every kind is shown, a hostile one costs seconds and a sentence."""

import os
import random
import signal
import sys
from io import BytesIO

import pytest
from PIL import Image

from clerkdesk.adapters import media, render_child
from clerkdesk.demo import scans
from clerkdesk.gui import rendering
from clerkdesk.gui.rendering import Renderer
from tests import samples

ROWS = (("Ad", "Əliyev Rəşad"), ("FİN", "5XK2M7P"))


def opened(renderer: Renderer, qtbot, content: bytes, kind: str) -> dict:
    answers: list[dict] = []
    renderer.open(content, kind, lambda header, _payload: answers.append(header))
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return answers[0]


def rendered(renderer: Renderer, qtbot, page: int = 0, width: int = 300, rotation: int = 0):
    answers: list = []
    renderer.render(page, width, rotation, lambda image, error: answers.append((image, error)))
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    return answers[0]


@pytest.fixture
def renderer(qtbot):
    made = Renderer()
    yield made
    made.close()


@pytest.mark.parametrize(
    ("content", "pages", "shape"),
    [(scans.pdf("ÇIXARIŞ", "x", ROWS, "M", 2), 2, "upright"), (scans.photographed_card("VƏSİQƏ", ROWS), 1, "lying"), (scans.scanned_tiff("PASPORT", ROWS), 3, "upright")],
    ids=["pdf", "photograph on its side", "tiff of three pages"],
)
def test_every_kind_of_scan_is_shown_the_right_way_up(renderer: Renderer, qtbot, content: bytes, pages: int, shape: str) -> None:
    header = opened(renderer, qtbot, content, media.media_type(content[:1024]))
    assert header["pages"] == pages
    for page in range(pages):
        image, error = rendered(renderer, qtbot, page)
        assert error is None and (image.width() > image.height()) == (shape == "lying")
    image, _error = rendered(renderer, qtbot, rotation=90)
    assert (image.width() > image.height()) == (shape == "upright")


def test_a_child_that_hangs_is_killed_and_the_next_file_opens(renderer: Renderer, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rendering, "PAGE_MS", 300)
    opened(renderer, qtbot, samples.pdf(), media.PDF)
    os.kill(renderer.pid(), signal.SIGSTOP)
    image, error = rendered(renderer, qtbot)
    assert (image, error) == (None, "document_hung")
    assert opened(renderer, qtbot, samples.pdf(), media.PDF)["pages"] == 1


def test_a_child_that_dies_is_told_and_replaced(renderer: Renderer, qtbot) -> None:
    opened(renderer, qtbot, samples.pdf(), media.PDF)
    answers: list = []
    os.kill(renderer.pid(), signal.SIGKILL)
    renderer.render(0, 300, 0, lambda image, error: answers.append(error))
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    assert answers == ["document_broken"]
    assert opened(renderer, qtbot, samples.pdf(), media.PDF)["pages"] == 1


def bomb() -> bytes:
    target = BytesIO()
    Image.new("1", (12_000, 12_000)).save(target, "PNG")
    return target.getvalue()


@pytest.mark.parametrize(
    ("content", "kind", "code"),
    [
        (b"%PDF-1.7 nothing", media.PDF, "document_broken"), (b"\xff\xd8\xff\xe0 no jpeg", media.JPEG, "document_broken"), (b"", media.PNG, "document_broken"),
        (samples.pdf(), media.PNG, "document_broken"), (bomb(), media.PNG, "document_too_large"),
    ],
    ids=["torn pdf", "torn jpeg", "empty", "pdf as png", "bomb"],
)  # fmt: skip
def test_a_broken_or_swollen_file_is_a_sentence(content: bytes, kind: str, code: str) -> None:
    state: dict = {}
    with pytest.raises(render_child.Unreadable) as error:
        render_child.answer(state, {"op": "open", "type": kind}, content)
    assert str(error.value) in (code, "document_broken")


def test_a_hundred_mutants_end_in_a_page_or_a_sentence(renderer: Renderer, qtbot) -> None:
    draw = random.Random(7)
    originals = [scans.pdf("X", "x", ROWS, "M"), scans.photographed_card("X", ROWS), scans.scanned_tiff("X", ROWS)]
    for _ in range(100):
        content = bytearray(draw.choice(originals))
        for _ in range(draw.randrange(1, 30)):
            content[draw.randrange(len(content))] = draw.randrange(256)
        kind = media.media_type(bytes(content[:1024]))
        if kind is None:
            continue
        header = opened(renderer, qtbot, bytes(content), kind)
        if "error" not in header:
            image, error = rendered(renderer, qtbot)
            assert (image is None) == (error is not None)


def test_a_message_survives_the_pipe() -> None:
    packed = render_child.pack_message({"op": "x", "name": "ə"}, b"\x00\xff")
    assert render_child.read_message(BytesIO(packed)) == ({"op": "x", "name": "ə", "bytes": 2}, b"\x00\xff")
    assert render_child.read_message(BytesIO(b"")) is None
    assert sys.executable
