"""Reading a package: every fault by its field, and nothing else."""

import copy
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.eservices import ESERVICES, Service
from clerkdesk.domain.file_names import clean_name, unsafe_path
from clerkdesk.domain.package_reader import parse, parse_documents
from clerkdesk.domain.submission import Fault, Person, Rules
from clerkdesk.usecases.catalogue import known
from tests import samples

NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


def required_kinds(service: Service) -> frozenset[str]:
    return frozenset(kind for kind, required in ESERVICES[service].documents if required)


RULES = Rules(
    {
        "nesimi": "BA-NES",
        "berde": "BAR",
        "berde r nu": "BAR",
        "lenkeran": "LAN",
        "lenkeran s": "LA",
    },
    {Service.IDP: r"\d{11,15}", Service.NO_DEBT: r"\d{1,13}"},
    {service: required_kinds(service) for service in ESERVICES},
)


def faults(package: Any) -> set[tuple[str | None, str]]:
    submission, named = parse(package, RULES, NOW)
    assert (submission is None) == bool(named)
    assert all(known(fault.code) for fault in named)
    return {(fault.field, fault.code) for fault in named}


def test_good_packages_have_no_fault() -> None:
    assert faults(samples.no_debt()) == faults(samples.idp()) == set()


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"extra": 1}, ("extra", "unknown_field")),
        ({"applicant__age": 3}, ("applicant.age", "unknown_field")),
        ({"version": ...}, ("version", "missing")),
        ({"version": 2}, ("version", "version_unknown")),
        ({"version": True}, ("version", "version_unknown")),
        ({"service": "gas"}, ("service", "unknown_value")),
        ({"channel": "fax"}, ("channel", "unknown_value")),
        ({"channel": "azerishiq.az"}, ("channel", "channel_not_of_service")),
        ({"login_method": 5}, ("login_method", "wrong_type")),
        ({"portal_request_id": "  "}, ("portal_request_id", "missing")),
        ({"portal_request_id": "x" * 101}, ("portal_request_id", "too_long")),
        ({"submitted_at": ...}, ("submitted_at", "missing")),
        ({"submitted_at": "2026-11-18T09:15:00"}, ("submitted_at", "no_offset")),
        ({"submitted_at": "2026-02-30T09:15:00+04:00"}, ("submitted_at", "not_a_time")),
        ({"submitted_at": "2026-11-20T13:15:00+04:00"}, ("submitted_at", "in_the_future")),
        ({"submitted_at": 5}, ("submitted_at", "wrong_type")),
        ({"submitted_at": "0001-01-01T00:00:00+14:00"}, ("submitted_at", "not_a_time")),
        ({"applicant": ...}, ("applicant.fin", "missing")),
        ({"applicant": []}, ("applicant", "wrong_type")),
        ({"applicant": {}}, ("applicant.fin", "missing")),
        ({"applicant__fin": ...}, ("applicant.fin", "missing")),
        ({"applicant__fin": "5XKOM7P"}, ("applicant.fin", "fin_letter")),
        ({"applicant__fin": "5XKİM7P"}, ("applicant.fin", "fin_letter")),
        ({"applicant__fin": "5ХК2М7Р"}, ("applicant.fin", "fin_letter")),
        ({"applicant__fin": "5XK2M7"}, ("applicant.fin", "fin_length")),
        ({"applicant__fin": 5}, ("applicant.fin", "wrong_type")),
        ({"applicant__birth_date": "1980-02-30"}, ("applicant.birth_date", "not_a_date")),
        ({"applicant__birth_date": "2027-01-01"}, ("applicant.birth_date", "in_the_future")),
        ({"applicant__birth_date": "31.01.1980"}, ("applicant.birth_date", "not_a_date")),
        ({"applicant__id_document": "123"}, ("applicant.id_document", "id_document_form")),
        ({"applicant__name": "a\x1bb"}, ("applicant.name", "control_characters")),
        ({"applicant__name": "\ud800"}, ("applicant.name", "control_characters")),
        ({"owner": ...}, ("owner.fin", "missing")),
        ({"owner__fin": None}, ("owner.fin", "missing")),
        ({"subscriber_code": ...}, ("subscriber_code", "missing")),
        ({"subscriber_code": "12-A"}, ("subscriber_code", "code_digits")),
        ({"subscriber_code": "1" * 14}, ("subscriber_code", "code_length")),
        ({"subscriber_code": 12}, ("subscriber_code", "wrong_type")),
        ({"object__district": "Atlantida"}, ("object.district", "unknown_district")),
        ({"object": "x"}, ("object", "wrong_type")),
        ({"contact__mobile": "012 498 00 00"}, ("contact.mobile", "phone_not_mobile")),
        ({"contact__mobile": "+90 532 123 45 67"}, ("contact.mobile", "phone_foreign")),
        ({"contact__mobile": ...}, ("contact.mobile", "missing")),
        ({"contact": ...}, ("contact.mobile", "missing")),
        ({"contact__email": ...}, ("contact.email", "missing")),
        ({"contact__email": "əli@mail.az"}, ("contact.email", "email_form")),
        ({"documents": ...}, ("documents", "missing_document")),
        ({"documents": {}}, ("documents", "wrong_type")),
        ({"documents__1": 5}, ("documents.1", "wrong_type")),
        ({"documents__0__kind": "passport"}, ("documents.0.kind", "unknown_value")),
        ({"documents__0__file": "../x.pdf"}, ("documents.0.file", "unsafe_path")),
        ({"documents__0__file": "C:\\x.pdf"}, ("documents.0.file", "unsafe_path")),
        ({"documents__0__sha256": "abc"}, ("documents.0.sha256", "not_a_hash")),
        ({"documents__0__file": ...}, ("documents.0.file", "missing")),
        ({"documents__0__fin": "1"}, ("documents.0.fin", "fin_length")),
    ],
)
def test_a_fault_of_a_no_debt_package_stands_at_its_field(
    changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert expected in faults(samples.no_debt(**changes))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"object": ...},
            {
                ("object.district", "missing"),
                ("object.address", "missing"),
                ("object.previous_address", "missing"),
                ("object.reason_code", "missing"),
            },
        ),
        ({"object__district": ...}, {("object.district", "missing")}),
        ({"object__previous_address": ""}, {("object.previous_address", "missing")}),
        ({"object__reason_code": "holiday"}, {("object.reason_code", "unknown_value")}),
        ({"object__reason_code": "other"}, {("object.reason", "missing")}),
        ({"registered_persons": []}, {("registered_persons", "missing")}),
        ({"registered_persons": ...}, {("registered_persons", "missing")}),
        ({"registered_persons__1__fin": "2mn8t5w"}, {("registered_persons", "repeated_fin")}),
        ({"registered_persons__1__fin": "X"}, {("registered_persons.1.fin", "fin_length")}),
        ({"registered_persons__1": {}}, {("registered_persons.1.fin", "missing")}),
        ({"registered_persons__0__x": 1}, {("registered_persons.0.x", "unknown_field")}),
        ({"applicant__surname": ...}, {("applicant.surname", "missing")}),
        ({"contact__mobile": None}, {("contact.mobile", "missing")}),
    ],
)
def test_a_fault_of_an_idp_package_stands_at_its_field(
    changes: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    assert faults(samples.idp(**changes)) == expected


@pytest.mark.parametrize(
    "changes",
    [
        {"subscriber_code": ...},
        {"contact__email": ...},
        {"contact__email": None},
        {"login_method": None},
        {"object__reason_code": None, "object__reason": "başqa"},
    ],
)
def test_what_an_idp_package_may_leave_out(changes: dict[str, Any]) -> None:
    assert faults(samples.idp(**changes)) == set()


def test_at_the_counter_a_no_debt_application_needs_no_email() -> None:
    assert faults(samples.no_debt(channel="counter", contact__email=...)) == set()


def test_all_faults_are_named_at_once() -> None:
    named = faults(
        samples.no_debt(
            applicant__fin="X", contact__mobile="1", subscriber_code="a", documents__0__kind="x"
        )
    )
    assert {field for field, _code in named} == {
        "applicant.fin",
        "contact.mobile",
        "subscriber_code",
        "documents.0.kind",
        "documents",
    }


def test_a_clock_five_minutes_ahead_is_no_fault() -> None:
    assert faults(samples.no_debt(submitted_at="2026-11-20T12:04:00+04:00")) == set()
    assert faults(samples.no_debt(submitted_at="2026-11-20T12:06:00+04:00")) == {
        ("submitted_at", "in_the_future")
    }


json_values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=8)
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.data())
def test_no_json_in_any_place_is_more_than_a_fault(data: st.DataObject) -> None:
    package = copy.deepcopy(data.draw(st.sampled_from([samples.no_debt(), samples.idp()])))
    part: Any = package
    while True:
        key = data.draw(
            st.sampled_from(sorted(part) if isinstance(part, dict) else range(len(part)))
        )
        if isinstance(part[key], dict | list) and part[key] and data.draw(st.booleans()):
            part = part[key]
            continue
        part[key] = data.draw(json_values)
        break
    faults(package)


@pytest.mark.parametrize("package", [None, [], "x", 5, True])
def test_what_is_no_object_is_one_fault(package: object) -> None:
    assert faults(package) == {(None, "not_an_object")}


@pytest.mark.parametrize("name", ["../a", "/a", "a/../b", "a\\b", "c:a", "./a", "a//b", ".."])
def test_paths_that_lead_out_are_unsafe(name: str) -> None:
    assert unsafe_path(name)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("CON.pdf", "_CON.pdf"),
        ("  ", "document"),
        ("çıxarış.pdf", "çıxarış.pdf"),
    ],
)
def test_names_are_cleaned_for_the_screen(name: str, shown: str) -> None:
    assert clean_name(name) == shown


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"submitted_at": "0001-01-01T00:00:00+04:00"}, ("submitted_at", "not_a_time")),
        ({"submitted_at": "1999-12-31T00:00:00+00:00"}, ("submitted_at", "not_a_time")),
        ({"applicant__birth_date": "1879-12-31"}, ("applicant.birth_date", "not_a_date")),
        ({"applicant__birth_date": "2026-11-20"}, ("applicant.birth_date", "in_the_future")),
        ({"applicant__birth_date": "31.01.1980"}, ("applicant.birth_date", "not_a_date")),
        ({"documents": [{}] * 201}, ("documents", "too_many")),
        ({"documents": {}}, ("documents", "wrong_type")),
        ({"documents__0": "x.pdf"}, ("documents.0", "wrong_type")),
        ({"registered_persons": ["5XK2M7P"]}, ("registered_persons.0", "wrong_type")),
    ],
)
def test_times_dates_and_lists_have_their_bounds(
    changes: dict[str, Any], expected: tuple[str, str]
) -> None:
    assert expected in faults(samples.idp(**changes))


def test_documents_that_are_added_are_read_alone_and_at_least_one_of_them() -> None:
    stated = samples.no_debt()["documents"]
    documents, named = parse_documents(stated, RULES, NOW)
    assert len(documents) == len(stated) and named == []
    assert parse_documents([], RULES, NOW) == ((), [Fault("documents", "missing")])
    _documents, named = parse_documents([{"kind": "x"}], RULES, NOW)
    assert {fault.code for fault in named} == {"unknown_value", "missing"}


def test_a_person_is_called_by_the_names_that_are_stated() -> None:
    assert Person("5XK2M7P", surname="Əliyev", name="Rəşad").full_name == "Əliyev Rəşad"


@pytest.mark.parametrize("written", ["1935", "1935-00-00", " 1935 "])
def test_a_year_alone_is_a_birth_date(written: str) -> None:
    package = samples.idp(applicant__birth_date=written)
    submission, named = parse(package, RULES, NOW)
    assert named == [] and submission is not None
    assert (submission.applicant.birth_date, submission.applicant.birth_year) == (None, 1935)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("1879", "not_a_date"),
        ("2027", "in_the_future"),
        ("0000", "not_a_date"),
        ("35", "not_a_date"),
        ("1980-13-00", "not_a_date"),
        ("19800131", "not_a_date"),
        ("1980-01-31T00:00:00", "not_a_date"),
    ],
)
def test_what_is_neither_a_day_nor_a_year_is_a_fault(written: str, code: str) -> None:
    _submission, named = parse(samples.idp(applicant__birth_date=written), RULES, NOW)
    assert [(fault.field, fault.code) for fault in named] == [("applicant.birth_date", code)]
