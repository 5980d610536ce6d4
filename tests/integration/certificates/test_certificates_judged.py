"""Certificates that still lack something, and papers that another one has superseded."""

import hashlib
from datetime import timedelta

import pytest

from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import NotAllowed
from clerkdesk.domain.verdicts import Verdict
from clerkdesk.usecases import installation_settings
from clerkdesk.usecases.certificates import checking, issuing, register
from tests import samples
from tests.conftest import Desk
from tests.integration.certificates.test_certificates import ask, completed, print_one


def test_an_address_that_nobody_stated_is_asked_for(desk: Desk) -> None:
    desk.knows["accounts"]["12045567890"]["address"] = ""
    number = completed(desk, samples.no_debt(object__address=...))
    with pytest.raises(NotAllowed, match="certificate_needs_address"):
        desk.run("gunel", issuing.request, number)


def test_a_superseded_paper_names_the_one_in_its_place(embedded: Desk) -> None:
    number = completed(embedded)
    first = print_one(embedded, number)
    content = embedded.as_("gunel").read(register.stored_file, first).content
    embedded.clock.forward(days=1)
    second = print_one(embedded, number)
    judged = embedded.local.read(register.verify, hashlib.sha256(content).hexdigest(), None, None)
    assert (judged.verdict, judged.number, judged.reason) == ("superseded", first, second)


def test_an_expired_paper_names_the_last_day_on_which_it_could_be_used(embedded: Desk) -> None:
    certificate = print_one(embedded, completed(embedded))
    embedded.local.run(installation_settings.set_setting, "certificate_valid_days", "5")
    code = str(embedded.scalar("SELECT code FROM certificate"))
    issued = baku_date(embedded.clock.now)
    unit = embedded.as_("gunel")
    known = unit.read(checking.known, None, certificate, code)
    assert known.entry is not None and known.entry.usable_until is None, "it is in force"
    embedded.clock.forward(days=6)
    known = unit.read(checking.known, None, certificate, code)
    assert known.verification.verdict == Verdict.EXPIRED
    assert known.entry is not None
    assert known.entry.usable_until == issued + timedelta(days=5)


def test_a_code_speaks_for_its_own_number_alone(desk: Desk) -> None:
    certificate = ask(desk, completed(desk), render=lambda _content: b"%PDF-").certificate_number
    code = str(desk.scalar("SELECT code FROM certificate"))
    unit = desk.as_("sabina")
    for number, stated, verdict, code_fits in (
        (certificate, code, "valid", True),
        (certificate, "0" * len(code), "unknown", False),
        (certificate, None, "unknown", False),
        ("NB-2026-0000099", code, "unknown", None),
    ):
        known = unit.read(checking.known, None, number, stated)
        fits = known.entry.code_fits if known.entry is not None else None
        assert (known.verification.verdict, fits) == (verdict, code_fits), (number, stated)
    assert known.elsewhere == certificate and known.row is None
