"""What is amended links an application anew, and closes what spoke of the old links."""

from clerkdesk.usecases.case import casework, detail
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_findings import CODE, finding_rows


def links_of(desk: Desk, number: str) -> list[tuple[str, str]]:
    """(number, kind) of the applications that share something."""
    return [
        (link.number, link.kind)
        for link in desk.local.run(detail.open_case, number).links
        if link.kind in ("code", "address")
    ]


def about(desk: Desk, number: str) -> list[tuple[str, str]]:
    """(number, state) of the other applications that must be weighed."""
    case = desk.local.run(detail.open_case, number)
    numbers = {link.id: link.number for link in case.links}
    return [(numbers[row.other_id], row.state) for row in case.findings if row.other_id]


def test_an_amended_code_links_to_whom_it_is_shared_with_now(desk: Desk) -> None:
    other_code = "12045567891"
    desk.knows = samples.stand_in("0.00", (CODE, other_code))
    first = desk.take_in(samples.no_debt("first"))
    second = desk.take_in(samples.no_debt("second", subscriber_code=other_code))
    third = desk.take_in(samples.no_debt("third"))
    desk.link(third)
    desk.run("gunel", casework.take, third)
    assert links_of(desk, third) == [(first, "code")] and links_of(desk, second) == []
    desk.run("gunel", casework.amend, third, {"subscriber_code": other_code}, "səhv yazılıb")
    assert links_of(desk, third) == [(second, "code")] and links_of(desk, first) == []
    assert about(desk, third) == [(second, "open")]
    assert about(desk, second) == [(third, "open")]
    assert about(desk, first) == [], "it shares its code with nobody now"
    desk.run("gunel", casework.amend, third, {"subscriber_code": CODE}, "yenə səhv")
    assert links_of(desk, third) == [(first, "code")]
    assert about(desk, first) == [(third, "open")]


def test_an_amended_old_address_links_homes(desk: Desk) -> None:
    home = "Ağdam r-nu, Nizami küç. 5, m. 2"
    first = desk.take_in(samples.idp("first", object__previous_address=home))
    package = samples.idp(
        "second",
        object__previous_address="Ağdam r-nu, Nizami küç. 9, m. 9",
        applicant__fin="7AB12CD",
        registered_persons=[{"fin": "7AB12CD"}],
        subscriber_code="130045501000001",
        documents__0__fin=None,
    )
    second = desk.take_in(package)
    desk.run("elnur", casework.take, second)
    assert links_of(desk, second) == []
    desk.run("elnur", casework.amend, second, {"previous_address": home}, "səhv yazılıb")
    assert links_of(desk, second) == [(first, "address")]
    kinds = [kind for kind, _severity, _state in finding_rows(desk, second)]
    assert "old_address_elsewhere" in kinds
    desk.run("elnur", casework.amend, second, {"previous_address": "Ağdam r-nu"}, "bilinmir")
    assert links_of(desk, second) == []
    open_kinds = [kind for kind, _severity, state in finding_rows(desk, second) if state == "open"]
    assert "old_address_elsewhere" not in open_kinds
