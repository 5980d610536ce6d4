"""The pictures of every screen: made by one command, the same on every run, and those that are kept
are what the program looks like.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from clerkdesk.demo.pictures import catalogue
from clerkdesk.demo.pictures.catalogue import SHARP
from tests.e2e import keep_pictures
from tests.e2e.picture_difference import brightness, difference

pytestmark = [pytest.mark.timeout(300)]
WINDOW = "no-debt-documents-light.png"
# Where the parts of that window are.
PARTS = {
    "comparison": (1165, 264, 1428, 440),
    "debt": (1165, 452, 1428, 548),
    "contact": (1165, 561, 1428, 682),
    "actions": (735, 830, 1428, 874),
    "queues": (4, 90, 224, 420),
    "list": (240, 130, 720, 570),
    "page": (760, 200, 1150, 720),
}


def run(out: Path, *arguments: str, **environment: str) -> dict[str, Any]:
    """What the command prints."""
    clean = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("CLERKDESK_", "QT_", "DISPLAY"))
    }
    command = [
        sys.executable,
        "-m",
        "clerkdesk",
        "demo",
        "--pictures",
        str(out),
        "--format",
        "json",
        *arguments,
    ]
    done = subprocess.run(
        command, env=clean | environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    printed: dict[str, Any] = json.loads(done.stdout)
    return printed


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def opened(path: Path) -> Image.Image:
    with Image.open(path) as picture:
        return picture.convert("RGB")


@pytest.fixture(scope="module")
def office(sample_office: Callable[[], Path]) -> Path:
    return sample_office()


PAPER = ("certificate", "letter", "report")
"""Light in both themes."""
DAILY = [WINDOW, "idp-application-dark.png", "certificate-light.png"]
"""What the daily run paints: the three pictures of the design. The nightly run paints all that are
kept.
"""


def only(names: list[str]) -> list[str]:
    """The words of the command that narrow it to these."""
    return [word for name in names for word in ("--only", name)]


def painted(names: list[str], office: Path, out: Path) -> Path:
    printed = run(out, "--data", str(office), *only(names))
    assert sorted(printed["pictures"]) == sorted(names)
    assert sorted(path.name for path in out.iterdir()) == sorted(names)
    return out


@pytest.fixture(scope="module")
def now(office: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the program paints now of what is kept."""
    return painted(keep_pictures.named(), office, tmp_path_factory.mktemp("pictures"))


def test_the_list_names_every_screen_in_both_themes_and_a_small_and_a_sharp_one() -> None:
    listed = catalogue.names()
    assert len(listed) == len(set(listed)) > 90
    for screen in (
        "no-debt-documents",
        "no-debt-application",
        "no-debt-debt",
        "no-debt-messages",
        "no-debt-history",
        "idp-application",
        "idp-documents",
        "queue-masked",
        "search",
        "empty",
        "filter",
        "view-form",
        "saved-views",
        "several-selected",
        "several-result",
        "refuse",
        "idp-refuse",
        "amend",
        "note",
        "call",
        "wait",
        "conflict",
        "certificate",
        "why-this-date",
        "keys",
        "palette",
        "document-whole-screen",
        "document-search",
        "dashboard",
        "register",
        "people",
        "message-texts",
        "audit",
        "counter",
        "packages",
        "sign-in",
        "lock",
        "help",
        "no-debt-documents-1280",
        "idp-application-1280",
    ):
        assert {f"{screen}-light.png", f"{screen}-dark.png"} <= set(listed), screen
    assert any("3840" in name for name in listed)


def test_what_is_kept_is_what_the_texts_show_and_it_is_small() -> None:
    kept = sorted(keep_pictures.KEPT.iterdir())
    assert [path.name for path in kept] == keep_pictures.named()
    assert (
        max(path.stat().st_size for path in kept) < 100_000
        and sum(path.stat().st_size for path in kept) < 2_500_000
    )
    assert set(keep_pictures.named()) <= set(catalogue.names())


@pytest.mark.parametrize(
    "names",
    [
        pytest.param(DAILY, id="of-the-design"),
        pytest.param(keep_pictures.named(), id="all", marks=pytest.mark.long),
    ],
)
def test_the_kept_pictures_are_what_the_program_looks_like(
    names: list[str], office: Path, tmp_path: Path
) -> None:
    """To mend: look at the new ones, then ``python -m tests.e2e.keep_pictures OUT``.

    One test, for one run of the command.
    """
    out = painted(names, office, tmp_path / "out")
    differences = {
        name: difference(opened(keep_pictures.KEPT / name), opened(out / name)) for name in names
    }
    assert {name: each for name, each in differences.items() if not each.tolerable} == {}


@pytest.mark.parametrize("softened", [0.5, 0.8])
def test_softer_or_stronger_letters_are_no_difference(softened: float) -> None:
    kept = opened(keep_pictures.KEPT / WINDOW)
    for other in (
        kept.filter(ImageFilter.GaussianBlur(softened)),
        kept.filter(ImageFilter.UnsharpMask(1, 60)),
        ImageEnhance.Contrast(kept).enhance(0.97),
    ):
        assert difference(kept, other).tolerable


@pytest.mark.parametrize("part", PARTS)
def test_a_window_without_one_of_its_parts_is_another_one(part: str) -> None:
    kept = opened(keep_pictures.KEPT / WINDOW)
    damaged = kept.copy()
    box = PARTS[part]
    ImageDraw.Draw(damaged).rectangle(box, fill=kept.getpixel(box[:2]))
    assert not difference(kept, damaged).tolerable


def test_the_other_theme_another_tone_and_another_size_are_another_picture() -> None:
    kept = opened(keep_pictures.KEPT / WINDOW)
    dark = opened(keep_pictures.KEPT / WINDOW.replace("light", "dark"))
    assert difference(kept, dark).share > 50
    assert not difference(kept, ImageEnhance.Brightness(kept).enhance(0.9)).tolerable
    assert not difference(kept, kept.crop((0, 0, 1420, 900))).tolerable


def test_a_form_without_its_fields_is_another_one() -> None:
    kept = opened(keep_pictures.KEPT / "amend-light.png")
    damaged = kept.copy()
    ImageDraw.Draw(damaged).rectangle(
        (0, 60, kept.width, kept.height - 60), fill=kept.getpixel((2, 2))
    )
    assert not difference(kept, damaged).tolerable


@pytest.mark.long
def test_the_command_makes_every_picture_and_two_runs_are_the_same_bytes(
    now: Path, tmp_path: Path
) -> None:
    """Each run builds an office of its own."""
    printed = [run(tmp_path / name)["pictures"] for name in ("first", "second")]
    assert printed[0] == printed[1]
    assert sorted(printed[0]) == sorted(catalogue.names())
    first = contents(tmp_path / "first")
    second = contents(tmp_path / "second")
    assert sorted(first) == sorted(catalogue.names())
    assert [name for name in first if first[name] != second[name]] == []
    assert [path.name for path in now.iterdir() if path.read_bytes() != first[path.name]] == [], (
        "a part is painted as the whole is"
    )
    assert opened(tmp_path / "first" / f"{SHARP}-light.png").size == (3840, 2160)
    for name in first:
        picture = opened(tmp_path / "first" / name)
        assert len(picture.getcolors(1 << 24) or []) > 50, name
        light = brightness(picture) > 120
        assert light is name.endswith("-light.png") or name.startswith(PAPER), name


FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<match target="pattern"><edit name="hintstyle" mode="assign"><const>{hinting}</const></edit></match>
</fontconfig>"""


@pytest.mark.long
@pytest.mark.parametrize("hinting", ["hintnone", "hintslight", "hintfull"])
def test_another_rasteriser_of_the_same_font_is_no_difference(
    office: Path, now: Path, tmp_path: Path, hinting: str
) -> None:
    configuration = tmp_path / "fonts.conf"
    configuration.write_text(FONTS.format(cache=tmp_path, hinting=hinting), encoding="utf-8")
    names = [
        WINDOW,
        "no-debt-history-light.png",
        "idp-application-dark.png",
        "conflict-light.png",
        "keys-light.png",
        "certificate-light.png",
    ]
    run(
        tmp_path / "out",
        "--data",
        str(office),
        *only(names),
        FONTCONFIG_FILE=str(configuration),
    )
    differences = {
        name: difference(opened(keep_pictures.KEPT / name), opened(tmp_path / "out" / name))
        for name in names
    }
    assert [name for name, each in differences.items() if not each.tolerable] == [], differences
