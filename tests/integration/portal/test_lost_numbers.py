"""What is said of numbers that a restore lost, and of numbers in a new series that are typed short:
at the gateway, on the public page, and in a search.
"""

from collections.abc import Iterator

import httpx2
import pytest
from sqlalchemy.orm import Session

from clerkdesk.domain import restores
from clerkdesk.domain.certificate import new_verification_code
from clerkdesk.domain.restores import Gap, Restored
from clerkdesk.store.guard import postgres
from clerkdesk.store.reference_models import Setting
from clerkdesk.usecases import restored
from clerkdesk.usecases.certificates import register
from clerkdesk.usecases.queue import searching
from tests import gateways
from tests.conftest import Desk
from tests.gateways import Portal
from tests.integration.portal.test_gateway import completed
from tests.integration.portal.test_pages import verdict

AT = "2026-11-20T20:30:00+00:00"
"""The 21st in Baku."""


@pytest.fixture
def egov(desk: Desk) -> Iterator[Portal]:
    """Of an office that was restored once and lost numbers 2 to 9 of both kinds."""
    gaps = (Gap("WD", 2026, 2, 9), Gap("NB", 2026, 2, 9))
    happened = Restored(AT, AT, 1, gaps)
    with Session(desk.engine) as session, session.begin():
        session.merge(Setting(key=restores.SETTING, value=restores.written([happened])))
        session.merge(Setting(key=restored.SERIES, value="1"))
        session.flush()
        if session.get_bind().dialect.name == "postgresql":
            postgres.drop_series(session.connection())
            postgres.open_series(session.connection())
    with gateways.egov(desk) as portal:
        yield portal


def test_a_lost_number_is_called_lost_and_an_unknown_one_unknown(desk: Desk, egov: Portal) -> None:
    lost = egov.get("/applications/WD-2026-0000005")
    assert (lost.status_code, lost.json()["error"]["code"]) == (404, "number_lost")
    assert "21.11.2026" in lost.json()["error"]["message"]
    unknown = egov.get("/applications/WD-2026-0000010")
    assert unknown.json()["error"]["code"] == "application_not_found"

    code = new_verification_code()
    checked = egov.get("/certificates/NB-2026-9", code=code).json()
    assert (checked["verdict"], checked["number"]) == ("lost", "NB-2026-0000009")
    assert checked["lost_on"] == "2026-11-21" and checked["owner"] is None
    judged = desk.local.read(register.verify_code, "NB-2026-0000009", code)
    assert (judged.verdict, judged.reason) == ("lost", "21.11.2026")
    assert egov.get("/certificates/NB-2026-10", code=code).json()["verdict"] == "unknown"
    with httpx2.Client(base_url=egov.address, timeout=30) as stranger:
        page = stranger.get("/c/NB-2026-0000002", params={"code": code})
        assert verdict(page) == "Nömrə itib" and "21.11.2026" in page.text

    tural = desk.as_("tural")
    missing = tural.read(searching.search, "wd-2026-5").lost
    assert missing is not None and missing.number == "WD-2026-0000005"
    assert tural.read(searching.search, "WD-2026-0000010").lost is None
    assert tural.read(searching.search, "Qasımova").lost is None
    assert tural.read(register.verify, "0" * 64, "NB-2026-0000003", code).verdict == "lost"


def test_a_number_typed_short_is_of_any_series(desk: Desk, egov: Portal) -> None:
    number = completed(desk, egov)
    assert number == "WD-2026-1000001"
    paper = egov.print(number)
    assert paper.status_code == 200
    code = desk.scalar("SELECT code FROM certificate")
    for typed in ("NB-2026-1000001", "NB-2026-1", "nb 2026 1"):
        checked = egov.get(f"/certificates/{typed}", code=code).json()
        assert (checked["verdict"], checked["number"]) == ("genuine", "NB-2026-1000001")
    for typed in ("WD-2026-1000001", "wd-2026-1", "müraciət WD 2026 1"):
        rows = desk.as_("tural").read(searching.search, typed).rows
        assert [row.number for row in rows] == [number]
    assert desk.as_("tural").read(searching.search, "WD-2026-0000001").rows == []
