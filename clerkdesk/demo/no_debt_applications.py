"""Applications for a certificate of no debt: an extract from the register, sometimes a technical
passport.
"""

from dataclasses import dataclass

from clerkdesk.demo import scans
from clerkdesk.demo.composing import FAULTY_SHARE, Composer, Outline, name_of, pdf
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


def compose(composer: Composer, outline: NoDebt) -> None:
    """Add one application to the plan."""
    chance = composer.random
    fault = composer.fault(outline, _FAULTS)
    person = composer.applicant(outline)
    district = outline.district or chance.choice(_DISTRICTS)
    street = composer.people.street().replace("küç.", "küçəsi").replace("m.", "mənzil")
    address = f"Bakı şəhəri, {district} rayonu, {street}"
    submitted = composer.submitted(outline.due_in, _TERM)
    code = composer.people.water_code()
    package = composer.package("no_debt", submitted, person)
    package |= {"owner": name_of(person), "subscriber_code": code}
    if chance.random() < _STATED_OBJECT_SHARE or outline.name:
        package["object"] = {"district": district, "address": address}
    holder = composer.people.person() if fault == "name" else person
    composer.knows_person(person, address, idp=False)
    composer.knows_account(
        code,
        holder=holder,
        address=address,
        district=district,
        debt=outline.debt or _debt(composer),
    )
    card_fin = composer.people.person().fin if fault == "fin" else person.fin
    planned = composer.add(outline, package, submitted)
    planned.drawings += [
        composer.id_card(outline.fate, person, card_fin),
        _extract(composer, holder, address, page_missing=fault == "page"),
    ]
    if outline.name or chance.random() < FAULTY_SHARE:
        planned.drawings.append(_passport(composer, person, address))


def _debt(composer: Composer) -> str:
    owes = composer.random.random() < _OWING_SHARE
    return composer.amount(100, 9000) if owes else "0.00"


def _extract(
    composer: Composer, holder: SamplePerson, address: str, *, page_missing: bool
) -> Drawing:
    chance = composer.random
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


def _passport(composer: Composer, person: SamplePerson, address: str) -> Drawing:
    rows = (
        ("Ünvan", address),
        ("Sahibi", person.full_name),
        ("Otaqların sayı", str(composer.random.randrange(1, 5))),
    )
    return Drawing(
        kind="technical_passport",
        file="texniki-pasport.tif",
        name="Texniki pasport.tif",
        fin=None,
        draw=scans.scanned_tiff,
        arguments=("TEXNİKİ PASPORT", rows),
    )
