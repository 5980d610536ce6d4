"""What is offered where a document does not fit: rows of an organisation, which its administrator
edits.
"""

import pytest

from clerkdesk.domain.errors import Invalid, NotAllowed
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.case import phrases
from tests.conftest import Desk


def offered(desk: Desk, kind: str = "id_card", service: str = "no_debt") -> list[str]:
    texts: list[str] = desk.as_("gunel").read(reference_data.verdict_phrases, service, kind)
    return texts


def test_every_kind_of_a_service_has_phrases_from_the_first_day(desk: Desk) -> None:
    for service, eservice in ESERVICES.items():
        for kind, _required in eservice.documents:
            assert offered(desk, kind, service)


def test_an_administrator_puts_other_phrases_in_their_place(desk: Desk) -> None:
    before = offered(desk, "ownership_extract")
    texts = ["  Şəkil\tçox qaranlıqdır ", "Köhnədir"]
    desk.run("admin", phrases.replace, "no_debt", "id_card", texts)
    assert offered(desk) == ["Şəkil çox qaranlıqdır", "Köhnədir"]
    assert offered(desk, "ownership_extract") == before
    desk.run("admin", phrases.replace, "no_debt", "id_card", [])
    assert offered(desk) == []


def test_nobody_else_does(desk: Desk) -> None:
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.run("gunel", phrases.replace, "no_debt", "id_card", ["x"])


@pytest.mark.parametrize(
    ("kind", "texts", "code"),
    [
        ("diploma", ["x"], "document_kind_unknown"),
        ("id_card", [" "], "missing"),
        ("id_card", ["x" * 301], "too_long"),
        ("id_card", ["x"] * 21, "too_many_phrases"),
        ("id_card", ["\x07x"], "control_characters"),
    ],
)
def test_what_could_not_be_offered_changes_nothing(
    embedded: Desk, kind: str, texts: list[str], code: str
) -> None:
    before = offered(embedded)
    with pytest.raises(Invalid, match=code):
        embedded.run("admin", phrases.replace, "no_debt", kind, texts)
    assert offered(embedded) == before


def test_an_e_service_that_there_is_not_is_refused(embedded: Desk) -> None:
    with pytest.raises(Invalid, match="unknown_value"):
        embedded.run("admin", phrases.replace, "gas", "id_card", ["x"])
