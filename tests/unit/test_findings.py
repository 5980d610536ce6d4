"""What comes of comparing an application with what is known."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.domain.answers import Account, RegisteredPerson
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.findings import FindingKind, Stated, StatedPerson, read, weigh, written
from clerkdesk.domain.outcomes import Ending

TODAY = date(2026, 11, 28)
NAMES = st.sampled_from(["", "Əliyev Rəşad Kamil oğlu", "Əliyev Rəşad", "Quliyeva Sevil Akif qızı"])
FINS = st.sampled_from(["", "5XK2M7P", "6PL0RR9"])
OUTCOMES = st.sampled_from(
    [None, Ending.ANSWERED, Ending.UNKNOWN, Ending.NO_ANSWER, Ending.CANCELLED]
)
FAULTS = st.sampled_from([None, "not_reachable", "billing_not_set", "register_not_set"])


def account(name: str, fin: str) -> Account:
    return Account(
        subscriber_code="12045567890",
        holder_fin=fin or None,
        holder_name=name,
        address="",
        district="",
        consumer_group="",
        source="billing",
    )


def known(deceased: bool | None = None, expires: date | None = None) -> RegisteredPerson:
    return RegisteredPerson(
        fin="5XK2M7P",
        surname="Əliyev",
        name="Rəşad",
        patronymic="Kamil oğlu",
        birth_date=None,
        id_document="AZE12345678",
        address="",
        idp=False,
        source="register",
        deceased=deceased,
        id_document_expires=expires,
    )


def person(
    register: RegisteredPerson | None = None,
    outcome: Ending | None = None,
    fault: str | None = None,
) -> StatedPerson:
    return StatedPerson(
        fin="5XK2M7P",
        name="Əliyev Rəşad Kamil oğlu",
        birth_date=None,
        id_document=None,
        register=register,
        outcome=outcome,
        fault=fault,
    )


def stated(
    *persons: StatedPerson,
    service: Service = Service.NO_DEBT,
    owner: tuple[str, str] = ("", ""),
    billing: Account | None = None,
    outcome: Ending | None = None,
    fault: str | None = None,
) -> Stated:
    return Stated(
        service=service,
        owner_name=owner[0],
        owner_fin=owner[1],
        account=billing,
        account_outcome=outcome,
        account_fault=fault,
        persons=persons,
        files=(),
    )


@given(NAMES, FINS, NAMES, FINS)
def test_an_owner_is_a_finding_exactly_where_name_or_fin_are_known_to_differ(
    name: str, fin: str, holder: str, holder_fin: str
) -> None:
    new = weigh(stated(owner=(name, fin), billing=account(holder, holder_fin)), TODAY)
    other_fin = bool(fin and holder_fin and fin != holder_fin)
    other_name = bool(name and holder and name != holder)
    assert [each.kind for each in new] == (
        [FindingKind.OWNER_DIFFERS] if other_fin or other_name else []
    )


@given(NAMES, FINS)
def test_of_a_move_billings_holder_is_no_finding(holder: str, fin: str) -> None:
    case = stated(service=Service.IDP, owner=("X Y", "7QQ7QQ7"), billing=account(holder, fin))
    assert weigh(case, TODAY) == []


@given(OUTCOMES, FAULTS, OUTCOMES, FAULTS)
def test_a_silent_source_is_a_finding_unless_it_is_not_connected(
    billing: Ending | None,
    fault: str | None,
    register: Ending | None,
    register_fault: str | None,
) -> None:
    case = stated(person(outcome=register, fault=register_fault), outcome=billing, fault=fault)
    silent = {
        source
        for source, outcome, why in (
            ("billing", billing, fault),
            ("register", register, register_fault),
        )
        if outcome == Ending.NO_ANSWER and why in (None, "not_reachable")
    }
    silent_sources = {
        each.subject for each in weigh(case, TODAY) if each.kind == FindingKind.NOT_COMPARED
    }
    assert silent_sources == silent


@given(st.dates(date(2000, 1, 1), date(2050, 1, 1)))
def test_a_document_has_expired_on_the_day_after_its_last(expires: date) -> None:
    new = weigh(stated(person(known(expires=expires), Ending.ANSWERED)), TODAY)
    expired = [FindingKind.DOCUMENT_EXPIRED] if expires < TODAY else []
    assert [each.kind for each in new] == expired


def test_a_person_who_stands_in_two_roles_is_told_once() -> None:
    both = person(known(deceased=True), Ending.ANSWERED)
    assert [each.kind for each in weigh(stated(both, both), TODAY)] == [FindingKind.DECEASED]


@given(st.dictionaries(st.text(max_size=8), st.text(max_size=20)))
def test_equal_facts_are_written_alike_and_read_back(facts: dict[str, str]) -> None:
    backwards = dict(reversed(facts.items()))
    assert written(facts) == written(backwards) and read(written(facts)) == facts
