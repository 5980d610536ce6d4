"""What is begun at the counter is kept for who began it, until it is registered or thrown away."""

import pytest

from clerkdesk.domain.errors import Invalid
from clerkdesk.usecases.intake import counter, counter_draft
from clerkdesk.usecases.intake.counter import Begun
from tests.conftest import Desk


def begun(desk: Desk, login: str, service: str = "no_debt") -> Begun | None:
    begun_before: Begun | None = desk.as_(login).read(counter.choices, service).begun
    return begun_before


def test_the_form_and_its_pictures_are_there_again(desk: Desk) -> None:
    desk.run("gunel", counter_draft.keep, "no_debt", 0, b"first")
    desk.run("gunel", counter_draft.keep, "no_debt", 1, b"\x89PNG", "vəsiqə.png")
    desk.run("gunel", counter_draft.keep, "no_debt", 0, b"second")
    kept = begun(desk, "gunel")
    assert kept is not None and kept.form == b"second"
    assert kept.pictures == {1: ("vəsiqə.png", b"\x89PNG")}


def test_it_is_nobody_elses_and_of_one_service(desk: Desk) -> None:
    desk.run("gunel", counter_draft.keep, "no_debt", 0, b"mine")
    assert begun(desk, "tural") is None and begun(desk, "sabina") is None
    assert begun(desk, "gunel", "idp") is None


def test_what_is_thrown_away_is_gone(desk: Desk) -> None:
    desk.run("gunel", counter_draft.keep, "no_debt", 0, b"mine")
    desk.run("gunel", counter_draft.keep, "no_debt", 1, b"\x89PNG", "a.png")
    desk.run("tural", counter_draft.keep, "no_debt", 0, b"another's")
    desk.run("gunel", counter_draft.forget, "no_debt")
    assert begun(desk, "gunel") is None and begun(desk, "tural") is not None
    assert desk.scalar("SELECT count(*) FROM counter_draft") == 1


def test_a_form_of_no_form_s_size_is_not_kept(desk: Desk) -> None:
    with pytest.raises(Invalid, match="too_long"):
        desk.run("gunel", counter_draft.keep, "no_debt", 0, b"x" * 200_001)
