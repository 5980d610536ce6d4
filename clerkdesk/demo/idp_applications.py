"""Applications of internally displaced people for another address: their certificate, and the State
Committee's reference that lists the household.
"""

from dataclasses import dataclass
from datetime import date

from clerkdesk.demo.composing import Composer, Name, Outline, name_of, pdf
from clerkdesk.demo.people import SamplePerson
from clerkdesk.demo.plan import Drawing, Fate

_TERM = 1
_TERM_OF_INVESTIGATION = 5
_HOMES = (
    "Ağdam",
    "Füzuli",
    "Şuşa",
    "Laçın",
    "Zəngilan",
    "Kəlbəcər",
    "Cəbrayıl",
    "Qubadlı",
    "Xocalı",
)
_REFUGES = ("Bərdə", "Ağcabədi", "Tərtər", "Beyləqan", "Sumqayıt", "Goranboy")
_FAULTS = ("expired", "fin", "elsewhere")
"""The Committee's reference is out of date; another FIN on the card; somebody of the household is
registered in another one.
"""
_OWING_SHARE = 0.12
_IN_TWO_HOUSEHOLDS = Name("Quliyeva", "Leyla", "Elçin qızı", "4TS7B2C")
_COMMITTEE = "Qaçqınların və Məcburi Köçkünlərin İşləri üzrə Dövlət Komitəsi"
_STAMP = "DÖVLƏT KOMİTƏSİ"


@dataclass(frozen=True, slots=True)
class Idp(Outline):
    """``refuge``: the district moved to; None draws one. ``in_two_households``: one of the
    household is registered in another one, too.
    """

    refuge: str | None = None
    investigate: bool = False
    in_two_households: bool = False


def compose(composer: Composer, outline: Idp) -> None:
    """Add one application to the plan."""
    chance = composer.random
    fault = composer.fault(outline, _FAULTS)
    person = composer.applicant(outline)
    home = "Ağdam" if outline.name and outline.in_two_households else chance.choice(_HOMES)
    refuge = outline.refuge or chance.choice(_REFUGES)
    old_address = f"{home} r-nu, {composer.people.village()}"
    new_address = f"{refuge} ş., {composer.people.street()}"
    term = _TERM_OF_INVESTIGATION if outline.investigate else _TERM
    submitted = composer.submitted(outline.due_in, term)
    code = composer.people.power_code()
    package = composer.package("idp", submitted, person)
    household = _household(composer, outline, person, fault)
    package |= {
        "subscriber_code": code,
        "object": {
            "district": refuge if refuge == "Sumqayıt" else f"{refuge} r-nu",
            "address": new_address,
            "previous_address": old_address,
            "reason_code": chance.choice(("new_address", "family_change", "first_registration")),
            "reason": None,
        },
        "registered_persons": [name_of(member) for member in household],
    }
    for member in household:
        composer.knows_person(member, old_address, idp=True)
    composer.knows_account(
        code,
        holder=person,
        address=old_address,
        district=home,
        debt=_debt(composer, outline),
    )
    card_fin = composer.people.person().fin if fault == "fin" else person.fin
    planned = composer.add(outline, package, submitted)
    planned.investigate = outline.investigate
    valid_until = "01.03.2025" if fault == "expired" else f"01.03.{composer.now.year + 1}"
    planned.drawings += [
        composer.id_card(outline.fate, person, card_fin),
        _certificate(composer, person, old_address),
        _reference(household, old_address, new_address, valid_until),
    ]


def _debt(composer: Composer, outline: Idp) -> str:
    owes = (
        outline.name is None
        and outline.fate in (Fate.NEW, Fate.HELD)
        and composer.random.random() < _OWING_SHARE
    )
    return composer.amount(100, 4000) if owes else "0.00"


# -- households ------------------------------------------------------------------------------------


def _household(
    composer: Composer, outline: Idp, person: SamplePerson, fault: str | None
) -> list[SamplePerson]:
    """The applicant first."""
    relatives = 3 if outline.in_two_households else composer.random.randrange(1, 4)
    household = [person, *(_relative(composer, person) for _ in range(relatives))]
    if fault == "elsewhere" or outline.in_two_households:
        household[-1] = _somebody_elsewhere(composer)
    return household


def _relative(composer: Composer, person: SamplePerson) -> SamplePerson:
    chance = composer.random
    woman = chance.random() < 0.6
    surname = person.surname
    if surname.endswith("va"):
        surname = surname.removesuffix("a")
    father = chance.choice(("Həsən", "Akif", "Elçin"))
    return composer.people.person(
        surname=f"{surname}a" if woman else surname,
        patronymic=f"{father} {'qızı' if woman else 'oğlu'}",
    )


def _somebody_elsewhere(composer: Composer) -> SamplePerson:
    """A registered person of another household; the first application of the pictures brings its
    own.
    """
    households = [
        planned for planned in composer.plan.applications if planned.package["service"] == "idp"
    ]
    if not households:
        return _first_elsewhere(composer)
    stated = composer.random.choice(households).package["registered_persons"][-1]
    return SamplePerson(
        **stated,
        birth_date=date(1990, 5, 5),
        id_document="AZE19999999",
    )


def _first_elsewhere(composer: Composer) -> SamplePerson:
    """Another household of an earlier day, in Sumqayıt, and one of it."""
    person = composer.people.person(*_IN_TWO_HOUSEHOLDS)
    compose(composer, Idp(Fate.COMPLETED, "nermin", due_in=-12, refuge="Sumqayıt"))
    planned = composer.plan.applications[-1]
    planned.package["registered_persons"].append(name_of(person))
    composer.knows_person(person, "Sumqayıt", idp=True)
    return person


# -- documents -------------------------------------------------------------------------------------


def _certificate(composer: Composer, person: SamplePerson, address: str) -> Drawing:
    rows = (
        ("Soyadı, adı, atasının adı", person.full_name),
        ("FİN", person.fin),
        ("Daimi yaşayış yeri", address),
        ("Vəsiqənin nömrəsi", f"MK {composer.random.randrange(100000, 999999)}"),
    )
    return pdf(
        kind="idp_certificate",
        file="kockun.pdf",
        name="Məcburi köçkün vəsiqəsi.pdf",
        title="MƏCBURİ KÖÇKÜN VƏSİQƏSİ",
        subtitle="Dövlət Komitəsi",
        rows=rows,
        stamp=_STAMP,
    )


def _reference(
    household: list[SamplePerson], old_address: str, new_address: str, valid_until: str
) -> Drawing:
    members = [
        (f"{number}. {member.full_name}", member.fin) for number, member in enumerate(household, 1)
    ]
    rows = (
        ("Yeni ünvan", new_address),
        ("Köhnə ünvan", old_address),
        *members,
        ("Etibarlıdır", f"{valid_until}-dək"),
    )
    return pdf(
        kind="committee_reference",
        file="arayis.pdf",
        name="Komitənin arayışı.pdf",
        title="ARAYIŞ",
        subtitle=_COMMITTEE,
        rows=rows,
        stamp=_STAMP,
    )
