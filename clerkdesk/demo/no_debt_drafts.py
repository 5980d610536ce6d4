"""Applications for a certificate of no debt: an extract from the register, sometimes a technical
passport.
"""

from dataclasses import dataclass

from clerkdesk.demo import scans
from clerkdesk.demo.drafting import FAULTY_SHARE, Drafting, Outline, name_of, pdf
from clerkdesk.demo.people import SamplePerson
from clerkdesk.demo.plan import Drawing

_TERM = 3
_DISTRICTS = ("Nəsimi", "Yasamal", "Nizami", "Xətai", "Binəqədi", "Sabunçu", "Nərimanov", "Səbail")
_FAULTS = ("name", "fin", "page")
"""Another owner in the extract; another FIN on the card; a page of the extract is missing."""
_OWING_SHARE = 0.2
_STATED_OBJECT_SHARE = 0.8


@dataclass(frozen=True, slots=True)
class NoDebt(Outline):
    """``district``: of Baku; None draws one. ``debt``: in manats; None draws it."""

    district: str | None = None
    debt: str | None = None


def draft(drafting: Drafting, outline: NoDebt) -> None:
    """Add one application to the plan."""
    chance = drafting.random
    fault = drafting.fault(outline, _FAULTS)
    person = drafting.applicant(outline)
    district = outline.district or chance.choice(_DISTRICTS)
    street = drafting.people.street().replace("küç.", "küçəsi").replace("m.", "mənzil")
    address = f"Bakı şəhəri, {district} rayonu, {street}"
    submitted = drafting.submitted(outline.due_in, _TERM)
    code = drafting.people.water_code()
    package = drafting.package("no_debt", submitted, person)
    package |= {"owner": name_of(person), "subscriber_code": code}
    if chance.random() < _STATED_OBJECT_SHARE or outline.name:
        package["object"] = {"district": district, "address": address}
    holder = drafting.people.person() if fault == "name" else person
    drafting.knows_person(person, address, idp=False)
    drafting.knows_account(
        code,
        holder=holder,
        address=address,
        district=district,
        debt=outline.debt or _debt(drafting),
    )
    card_fin = drafting.people.person().fin if fault == "fin" else person.fin
    planned = drafting.add(outline, package, submitted)
    planned.drawings += [
        drafting.id_card(outline.fate, person, card_fin),
        _extract(drafting, holder, address, page_missing=fault == "page"),
    ]
    if outline.name or chance.random() < FAULTY_SHARE:
        planned.drawings.append(_passport(drafting, person, address))


def _debt(drafting: Drafting) -> str:
    owes = drafting.random.random() < _OWING_SHARE
    return drafting.amount(100, 9000) if owes else "0.00"


def _extract(
    drafting: Drafting, holder: SamplePerson, address: str, *, page_missing: bool
) -> Drawing:
    chance = drafting.random
    area = f"{chance.randrange(320, 1400) / 10:.1f} m²".replace(".", ",")
    number = f"{chance.randrange(10**9, 10**10)}"
    day = chance.randrange(1, 28)
    month = chance.randrange(1, 12)
    year = chance.randrange(10, 24)
    rows = [
        ("Mülkiyyətçi", holder.full_name),
        ("FİN", holder.fin),
        ("Əmlakın növü", "Mənzil"),
        ("Ünvan", address.replace("şəhəri", "ş.").replace("rayonu", "r-nu")),
        ("Ümumi sahə", area),
        ("Reyestr nömrəsi", number),
        ("Qeydiyyat tarixi", f"{day:02}.{month:02}.20{year}"),
    ]
    if page_missing:
        rows.append(("Səhifə", "1 / 2 (ikinci səhifə əlavə olunmayıb)"))
    return pdf(
        kind="ownership_extract",
        file="cixaris.pdf",
        name="Çıxarış.pdf",
        title="ÇIXARIŞ",
        subtitle="Daşınmaz əmlakın dövlət reyestrindən",
        rows=tuple(rows),
        stamp="DÖVLƏT REYESTRİ",
        pages=1 if page_missing else 2,
    )


def _passport(drafting: Drafting, person: SamplePerson, address: str) -> Drawing:
    rows = (
        ("Ünvan", address),
        ("Sahibi", person.full_name),
        ("Otaqların sayı", str(drafting.random.randrange(1, 5))),
    )
    return Drawing(
        kind="technical_passport",
        file="texniki-pasport.tif",
        name="Texniki pasport.tif",
        fin=None,
        draw=scans.scanned_tiff,
        arguments=("TEXNİKİ PASPORT", rows),
    )
