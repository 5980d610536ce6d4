"""What the desk shows of a PDF is what another program shows: at least 98 % of poppler's dark
pixels at 100 dpi have one of ours within three pixels.
"""

from collections.abc import Callable, Mapping

import pytest
from PIL import Image

from tests.corpus import compared, poppler

Recorder = Callable[[str, object], None]
LEAST = 0.98
LEAST_OF_ONE_FILE = 0.93
"""Hair lines at the edge of a box, and lines of a field that stand a little closer."""


def compare(kind: str, theirs: Mapping[str, Image.Image], record: Recorder) -> None:
    """Compare every file of a kind."""
    met = 0
    there = 0
    for name, make in compared.KINDS[kind].items():
        mask = theirs[compared.file_name(kind, name)]
        near, dark = compared.met(mask, compared.dark(compared.ours(make(), mask.size)))
        assert dark > 0, f"poppler draws nothing of {name}"
        assert near >= LEAST_OF_ONE_FILE * dark, f"{name}: {near} of {dark}"
        met += near
        there += dark
    record(f"dark pixels met, {kind}", f"{100 * met / there:.2f} % of {there}")
    assert met >= LEAST * there


def test_the_corpus_has_enough_files_of_each_kind_and_a_mask_for_every_one() -> None:
    assert len(compared.every()) >= 60
    assert all(len(files) >= 5 for files in compared.KINDS.values())
    names = {compared.file_name(kind, name) for kind, name in compared.every()}
    assert names == set(compared.kept())


@pytest.mark.parametrize("kind", compared.KINDS)
def test_what_poppler_drew_is_drawn(kind: str, record_property: Recorder) -> None:
    compare(kind, compared.kept(), record_property)


@pytest.mark.long
@pytest.mark.skipif(not poppler.is_there(), reason="poppler-utils is not installed")
@pytest.mark.parametrize("kind", compared.KINDS)
def test_what_poppler_draws_today_is_drawn(kind: str, record_property: Recorder) -> None:
    theirs = {
        compared.file_name(kind, name): poppler.drawn(make())
        for name, make in compared.KINDS[kind].items()
    }
    compare(kind, theirs, record_property)


def test_the_comparison_sees_what_is_missing() -> None:
    line = Image.new("L", (100, 100))
    line.paste(255, (10, 50, 90, 51))
    nearby = Image.new("L", (100, 100))
    nearby.paste(255, (10, 53, 90, 54))
    too_far = Image.new("L", (100, 100))
    too_far.paste(255, (10, 54, 90, 55))
    assert compared.met(line, nearby) == (80, 80)
    assert compared.met(line, too_far) == (0, 80)
