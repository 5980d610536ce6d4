"""What an administrator edits as records: each is seen, saved, told in the history, taken back, and
kept from the other organisation by the use case; the guard is attacked in tests/attacks.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

import pytest

from clerkdesk.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from clerkdesk.domain.limits import MOST_PHRASES
from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.usecases import reference_data
from clerkdesk.usecases.administration import (
    dated_changes,
    dated_records,
    facts,
    office_changes,
    office_records,
    phrase_changes,
    phrase_records,
    requirement_changes,
    requirement_records,
    retention_changes,
    retention_records,
    route_changes,
    route_records,
    second_look_changes,
    second_look_rules,
)
from clerkdesk.usecases.administration.dated_records import BASES, COMPLAINTS, LETTERHEADS
from clerkdesk.usecases.case import detail, phrases
from clerkdesk.usecases.history import office, verification
from clerkdesk.usecases.people import accounts
from tests import samples
from tests.conftest import Desk

SINCE = "01.12.2046"
AHEAD = "2046-12-01"


class Kind(NamedTuple):
    """One kind, and a change of it."""

    read: Callable[..., Any]
    save: Callable[..., Any]
    table: str
    key: str
    field: str
    value: str
    given: dict[str, Any]


PHRASE = Kind(
    phrase_records.records,
    phrase_changes.save,
    "verdict_phrase",
    "no_debt id_card 0",
    "text",
    "Vəsiqə oxunmur",
    {},
)
REQUIREMENT = Kind(
    requirement_records.records,
    requirement_changes.save,
    "document_requirement",
    "no_debt payment_receipt",
    "required",
    "yes",
    {},
)
ROUTE = Kind(
    route_records.records,
    route_changes.save,
    "district_route",
    "{district}",
    "office",
    "{office}",
    {},
)
RETENTION = Kind(
    retention_records.records,
    retention_changes.save,
    "retention_rule",
    "no_debt refused",
    "months",
    "60",
    {},
)
LETTERHEAD = Kind(
    dated_records.records,
    dated_changes.save,
    "organisation_name",
    "2004-06-11",
    "call_centre",
    "955-1",
    {"dated": LETTERHEADS},
)
COMPLAINT = Kind(
    dated_records.records,
    dated_changes.save,
    "complaint_place",
    "2004-06-11",
    "days",
    "45",
    {"dated": COMPLAINTS},
)
OFFICE = Kind(
    office_records.records,
    office_changes.save,
    "department",
    "su-nesimi",
    "name",
    "Nəsimi su idarəsi",
    {},
)
BASIS = Kind(
    dated_records.records,
    dated_changes.save,
    "legal_basis",
    "no_debt 2014-07-17",
    "url",
    "https://example.az/262",
    {"dated": BASES},
)
SECOND_LOOK = Kind(
    second_look_rules.records,
    second_look_changes.save,
    "finding_kind",
    "no_debt owner_differs",
    "second_look",
    "yes",
    {},
)
KINDS = (
    PHRASE,
    REQUIREMENT,
    ROUTE,
    RETENTION,
    LETTERHEAD,
    COMPLAINT,
    BASIS,
    SECOND_LOOK,
    OFFICE,
)
PASSWORD = "nümunə-parol-2026"
NOT_ASKED = {"required": "", "position": ""}


def values(desk: Desk, kind: Kind, key: str) -> dict[str, str]:
    records = desk.as_("admin").read(kind.read, **kind.given)
    stored: dict[str, str] = next(record.values for record in records if record.key == key)
    return stored


def concrete(desk: Desk, kind: Kind) -> tuple[str, str]:
    """The key and the new value in this database."""
    if kind is SECOND_LOOK and desk.embedded:
        for login in ("gunel", "tural"):
            desk.run("admin", accounts.set_password, login, PASSWORD)
    if kind is not ROUTE:
        return kind.key, kind.value
    records = desk.as_("admin").read(kind.read)
    offices = [record.values["office"] for record in records if record.values["office"]]
    record = next(each for each in records if each.values["office"] not in ("", offices[-1]))
    return record.key, offices[-1]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.table for kind in KINDS])
def test_a_record_is_changed_and_taken_back_and_the_history_says_both(
    desk: Desk, kind: Kind
) -> None:
    key, value = concrete(desk, kind)
    before = values(desk, kind, key)
    changed = before | {kind.field: value}
    desk.run("admin", kind.save, key, changed, before, **kind.given)
    assert values(desk, kind, key) == changed
    newest = desk.as_("admin").read(office.changes, [kind.table])[0]
    assert newest.first.subject == key
    assert (newest.before(kind.field) or "", newest.after(kind.field)) == (
        before[kind.field],
        value,
    )
    with pytest.raises(Conflict, match="setting_changed"):
        desk.run("admin", kind.save, key, before, before, **kind.given)
    desk.run("admin", kind.save, key, before, changed, **kind.given)
    assert values(desk, kind, key) == before
    assert desk.local.read(verification.verify).findings == ()


@pytest.mark.parametrize("kind", KINDS, ids=[kind.table for kind in KINDS])
def test_nobody_but_the_own_organisations_administrator_changes_it(
    embedded: Desk, kind: Kind
) -> None:
    key, value = concrete(embedded, kind)
    before = values(embedded, kind, key)
    changed = before | {kind.field: value}
    with pytest.raises(NotAllowed, match="administrator_only"):
        embedded.run("gunel", kind.save, key, changed, before, **kind.given)
    embedded.local.run(
        accounts.add_staff, "rauf", name="Rauf Nümunə", role="admin", organisation="azerishiq"
    )
    keys = [record.key for record in embedded.as_("rauf").read(kind.read, **kind.given)]
    assert keys and not [each for each in keys if each.startswith("no_debt")]
    if kind is not ROUTE:
        with pytest.raises((NotFound, NotAllowed)):
            embedded.run("rauf", kind.save, key, changed, before, **kind.given)
    assert values(embedded, kind, key) == before


def test_a_phrase_that_is_taken_away_comes_back_where_it_stood(desk: Desk) -> None:
    key = "no_debt id_card 1"
    before = values(desk, PHRASE, key)
    offered = desk.as_("gunel").read(reference_data.verdict_phrases, "no_debt", "id_card")
    desk.run("admin", phrase_changes.save, key, {"text": ""}, before)
    left = desk.as_("gunel").read(reference_data.verdict_phrases, "no_debt", "id_card")
    assert left == [offered[0], *offered[2:]] and values(desk, PHRASE, key) == {"text": ""}
    (change,) = desk.as_("admin").read(office.changes, ["verdict_phrase"])
    assert (change.first.action, change.before("text")) == ("remove", before["text"])
    desk.run("admin", phrase_changes.save, key, before, {"text": ""})
    assert desk.as_("gunel").read(reference_data.verdict_phrases, "no_debt", "id_card") == offered


def test_a_free_place_that_stays_empty_is_no_change(embedded: Desk) -> None:
    records = embedded.as_("admin").read(phrase_records.records)
    free = next(record for record in records if record.values == {"text": ""})
    embedded.run("admin", phrase_changes.save, free.key, {"text": " "}, free.values)
    assert embedded.as_("admin").read(phrase_records.records) == records
    assert not embedded.as_("admin").read(office.changes, ["verdict_phrase"])


def test_a_kind_with_as_many_phrases_as_there_may_be_has_no_free_place(embedded: Desk) -> None:
    texts = [f"Səbəb {number}" for number in range(MOST_PHRASES)]
    embedded.run("admin", phrases.replace, "no_debt", "id_card", texts)
    records = embedded.as_("admin").read(phrase_records.records)
    of_kind = [record for record in records if record.key.startswith("no_debt id_card ")]
    assert [record.values["text"] for record in of_kind] == texts


def test_a_district_without_an_office_falls_to_the_central_queue(desk: Desk) -> None:
    key, _value = concrete(desk, ROUTE)
    before = values(desk, ROUTE, key)
    nobody = {"office": ""}
    desk.run("admin", route_changes.save, key, nobody, before)
    records = desk.as_("admin").read(route_records.records)
    assert next(record.group for record in records if record.key == key) == ""
    desk.run("admin", route_changes.save, key, nobody, nobody)
    assert values(desk, ROUTE, key) == nobody
    desk.run("admin", route_changes.save, key, before, nobody)
    assert values(desk, ROUTE, key) == before
    changes = desk.as_("admin").read(office.changes, ["district_route"])
    assert [change.first.action for change in changes] == ["add", "remove"]


def test_every_office_of_the_organisation_may_answer_for_a_district(desk: Desk) -> None:
    chosen = desk.as_("admin").read(route_records.offices)["office"]
    listed = desk.as_("admin").read(route_records.records)
    answering = {(record.values["office"], record.group) for record in listed}
    assert chosen[0] == ("", "–") and answering <= {("", ""), *chosen[1:]}
    assert not [office for office in chosen if office.code.startswith("isiq")]


def test_what_becomes_required_says_which_open_ones_lack_it(desk: Desk) -> None:
    files = samples.no_debt("lacking")
    files["documents"] = [
        document for document in files["documents"] if document["kind"] != "payment_receipt"
    ]
    desk.take_in(files)
    whole = samples.no_debt("whole")
    receipt = {"kind": "payment_receipt", "file": "documents/receipt.pdf", "name": "receipt.pdf"}
    whole["documents"].append(whole["documents"][-1] | receipt)
    desk.take_in(whole)
    key = REQUIREMENT.key
    before = values(desk, REQUIREMENT, key)
    required = before | {"required": "yes"}
    seen = desk.as_("admin").read(requirement_records.effect, key, required)
    assert seen.lacking == 1
    optional = before | {"required": "no"}
    assert desk.as_("admin").read(requirement_records.effect, key, optional).lacking == 0
    with pytest.raises(Conflict, match="effect_changed"):
        desk.run("admin", requirement_changes.save, key, required, before, seen=(0,))
    desk.run("admin", requirement_changes.save, key, required, before, seen=seen)
    assert values(desk, REQUIREMENT, key) == required


def test_a_document_that_is_not_asked_for_any_more_is_offered_nowhere(desk: Desk) -> None:
    key = "no_debt payment_receipt"
    before = values(desk, REQUIREMENT, key)
    desk.run("admin", requirement_changes.save, key, {"required": "", "position": ""}, before)
    kinds = desk.as_("gunel").read(reference_data.document_kinds, "no_debt")
    assert "payment_receipt" not in [kind.code for kind in kinds]
    desk.run("admin", requirement_changes.save, key, NOT_ASKED, NOT_ASKED)
    assert values(desk, REQUIREMENT, key) == NOT_ASKED
    desk.run("admin", requirement_changes.save, key, before, NOT_ASKED)
    assert values(desk, REQUIREMENT, key) == before


def test_a_document_that_is_asked_for_anew_stands_at_the_end_of_the_form(desk: Desk) -> None:
    records = desk.as_("admin").read(requirement_records.records)
    own = [record for record in records if record.group == "no_debt"]
    new = next(record for record in own if record.values == NOT_ASKED)
    asked = [record.key for record in own if record.values != NOT_ASKED]
    stated = {"required": "no", "position": ""}
    desk.run("admin", requirement_changes.save, new.key, stated, NOT_ASKED)
    records = desk.as_("admin").read(requirement_records.records)
    own = [record for record in records if record.group == "no_debt"]
    assert [each.key for each in own if each.values != NOT_ASKED] == [*asked, new.key]


@pytest.mark.parametrize(
    ("kind", "changes", "code"),
    [
        (REQUIREMENT, {"position": "x"}, "place_wrong"),
        (REQUIREMENT, {"required": "on"}, "unknown_value"),
        (REQUIREMENT, {"required": "maybe"}, "too_long"),
        (ROUTE, {"office": "nowhere"}, "department_unknown"),
        (RETENTION, {"months": "0"}, "retention_months"),
        (PHRASE, {"text": "\x07"}, "control_characters"),
        (COMPLAINT, {"days": "soon"}, "too_long|days_wrong"),
        (COMPLAINT, {"az": " "}, "missing"),
        (LETTERHEAD, {"valid_from": "01.01.2027"}, "since_fixed"),
        (LETTERHEAD, {"valid_from": "32.01.2027"}, "since_wrong"),
    ],
)
def test_what_cannot_be_so_is_refused(
    embedded: Desk, kind: Kind, changes: dict[str, str], code: str
) -> None:
    key, _value = concrete(embedded, kind)
    before = values(embedded, kind, key)
    with pytest.raises(Invalid, match=code):
        embedded.run("admin", kind.save, key, before | changes, before, **kind.given)
    assert values(embedded, kind, key) == before


@pytest.mark.parametrize("kind", (LETTERHEAD, COMPLAINT, BASIS), ids=lambda kind: kind.table)
def test_a_version_begins_on_its_day_and_can_be_taken_away_before(desk: Desk, kind: Kind) -> None:
    new = "no_debt new" if kind is BASIS else "new"
    key = f"no_debt {AHEAD}" if kind is BASIS else AHEAD
    blank = values(desk, kind, new)
    version = values(desk, kind, kind.key) | {"valid_from": SINCE, kind.field: kind.value}
    desk.run("admin", kind.save, new, version, blank, **kind.given)
    records = desk.as_("admin").read(kind.read, **kind.given)
    states = {record.key: record.group for record in records}
    assert states == {new: "", key: "ahead", kind.key: "in_force"}
    with pytest.raises(Invalid, match="since_taken"):
        desk.run("admin", kind.save, new, version, blank, **kind.given)
    nothing = dict.fromkeys(version, "") | {"valid_from": SINCE}
    desk.run("admin", kind.save, key, nothing, version, **kind.given)
    assert key not in [record.key for record in desk.as_("admin").read(kind.read, **kind.given)]
    newest = desk.as_("admin").read(office.changes, [kind.table])[0]
    assert (newest.first.action, newest.first.subject) == ("remove", key)
    first = values(desk, kind, kind.key)
    emptied = dict.fromkeys(first, "") | {"valid_from": first["valid_from"]}
    with pytest.raises(Invalid, match="version_in_force"):
        desk.run("admin", kind.save, kind.key, emptied, first, **kind.given)


def test_papers_of_a_day_have_the_names_of_that_day(embedded: Desk) -> None:
    blank = values(embedded, LETTERHEAD, "new")
    version = values(embedded, LETTERHEAD, LETTERHEAD.key)
    renamed = version | {"valid_from": SINCE, "legal_name": "“Azərsu” MMC"}
    embedded.run("admin", dated_changes.save, "new", renamed, blank, dated=LETTERHEADS)
    organisation = embedded.local.read(reference_data.organisation_id, "azersu")
    names = [
        embedded.local.read(reference_data.letterhead, organisation, day).legal_name
        for day in (date(2046, 11, 30), date(2046, 12, 1))
    ]
    assert names == [version["legal_name"], "“Azərsu” MMC"]


@pytest.mark.parametrize(("on", "stands"), [(date(2014, 7, 16), False), (date(2014, 7, 17), True)])
def test_before_its_first_act_a_service_has_none(embedded: Desk, on: date, stands: bool) -> None:
    act = embedded.local.read(reference_data.legal_basis, "no_debt", on)
    assert (act is not None) is stands


def test_the_page_says_of_every_kind_what_is_so_and_what_is_broken(embedded: Desk) -> None:
    listed = {fact.kind: fact for fact in embedded.as_("admin").read(facts.facts)}
    assert listed[SettingsKind.ROUTES].counts[0] > 60 and not listed[SettingsKind.BASES].broken
    assert (
        listed[SettingsKind.RETENTION].counts == (0,)
        and listed[SettingsKind.PHRASES].counts[0] > 10
    )


def test_an_office_has_a_name_of_its_own_and_open_applications_take_the_new_one(
    desk: Desk,
) -> None:
    number = desk.take_in()
    key = desk.scalar(
        "SELECT d.code FROM application a JOIN department d ON d.id = a.department_id"
        " WHERE a.number = :number",
        number=number,
    )
    before = values(desk, OFFICE, str(key))
    other = next(
        record.values
        for record in desk.as_("admin").read(office_records.records)
        if record.key != key
    )
    for field in ("name", "short_name"):
        taken = before | {field: other[field].upper()}
        with pytest.raises(Invalid, match="office_name_taken") as refused:
            desk.run("admin", office_changes.save, str(key), taken, before)
        assert refused.value.params["field"] == field
    changed = before | {"name": "Yeni ad idarəsi"}
    effect = desk.as_("admin").read(office_records.effect, str(key), changed)
    assert effect == (1,)
    assert desk.as_("admin").read(office_records.effect, str(key), before) == (0,)
    with pytest.raises(Conflict, match="effect_changed"):
        desk.run("admin", office_changes.save, str(key), changed, before, seen=(0,))
    desk.run("admin", office_changes.save, str(key), changed, before, seen=effect)
    assert desk.run("sabina", detail.open_case, number).header.department == "Yeni ad idarəsi"
