"""Fills an empty database with what every installation starts from: the files of
resources/reference.
"""

import tomllib
from collections.abc import Iterator
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from clerkdesk import bundled
from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.lifecycle import TRANSITIONS
from clerkdesk.domain.text import fold, sort_key
from clerkdesk.store import folds
from clerkdesk.store import reference_models as rows
from clerkdesk.store.guard.rules_mark import RULES
from clerkdesk.store.models import Base


def read(name: str) -> dict[str, Any]:
    """A file of resources/reference."""
    with bundled.path("reference", f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def fill(session: Session) -> None:
    """Insert the reference rows; a database that has them is left alone."""
    if session.scalar(select(rows.Organisation.id).limit(1)) is not None:
        return
    _organisations(session)
    session.add_all(_texts())
    session.flush()


def refresh(session: Session) -> None:
    """The transition rows of this program, settings, messages and places that an older one did not
    know, and the mark of the rules.
    """
    session.execute(delete(rows.TransitionRow))
    session.add_all(_transitions())
    known = set(session.scalars(select(rows.Setting.key)))
    session.add_all(
        rows.Setting(key=key, value=value)
        for key, value in read("settings").items()
        if key not in known
    )
    _add_new_messages(session)
    if session.scalar(select(rows.ComplaintPlace.organisation_id).limit(1)) is None:
        session.add_all(_complaint_places(session))
    if session.scalar(select(rows.FindingKindRow.kind).limit(1)) is None:
        session.add_all(_findings())
    if session.scalar(select(rows.VerdictPhrase.kind).limit(1)) is None:
        session.add_all(_phrases())
    session.merge(rows.Setting(key="rules", value=RULES))
    session.merge(rows.Setting(key=folds.KEY, value=folds.VERSION))


def _add_new_messages(session: Session) -> None:
    """Of events that an older program did not tell; what an administrator has set stays."""
    rules = set(session.execute(select(rows.MessageRule.service, rows.MessageRule.event)).all())
    known_events = set(session.scalars(select(rows.MessageTemplate.event)))
    for row in _messages(read("messages")):
        if isinstance(row, rows.MessageRule):
            is_new = (row.service, row.event) not in rules
        else:
            is_new = row.event not in known_events
        if is_new:
            session.add(row)


def _transitions() -> Iterator[Base]:
    for step in TRANSITIONS:
        yield rows.TransitionRow(
            action=step.action,
            source=step.source,
            target=step.target,
            who=step.who,
            needs_reason=step.needs_reason,
        )


def _complaint_places(session: Session) -> Iterator[Base]:
    organisations = dict(
        session.execute(select(rows.Organisation.code, rows.Organisation.id)).all()
    )
    for entry in read("legal")["complaint"]:
        az, en, ru = entry["place"]
        yield rows.ComplaintPlace(
            organisation_id=organisations[entry["organisation"]],
            valid_from=entry["valid_from"],
            days=entry["days"],
            az=az,
            en=en,
            ru=ru,
        )


def local_code(prefix: str, district: str) -> str:
    """The code of a local office: su-nesimi."""
    return f"{prefix}-{fold(district).replace(' ', '-')}"


def _organisations(session: Session) -> None:
    data = read("organisations")
    districts: dict[str, rows.District] = {}
    for kind, entries in read("districts").items():
        for code, name, *area in entries:
            districts[code] = rows.District(
                code=code, name=name, kind=kind, in_area=area != [False], sort_key=sort_key(name)
            )
    session.add_all(districts.values())
    for entry in data["organisation"]:
        organisation = rows.Organisation(
            code=entry["code"],
            certificate_prefix=entry["certificate_prefix"] or None,
            code_pattern=entry["code_pattern"],
        )
        session.add(organisation)
        session.flush()
        session.add_all(
            rows.OrganisationName(organisation_id=organisation.id, **name) for name in entry["name"]
        )
        _departments(
            session,
            organisation_id=organisation.id,
            entry=entry,
            regions=data["region"],
            districts=districts,
        )


def _departments(
    session: Session,
    organisation_id: int,
    entry: dict[str, Any],
    regions: list[dict[str, Any]],
    districts: dict[str, rows.District],
) -> None:
    prefix = entry["local_prefix"]

    def department(
        code: str, *, name: str, short: str, level: int, parent: int | None
    ) -> rows.Department:
        office = rows.Department(
            organisation_id=organisation_id,
            parent_id=parent,
            code=code,
            name=name,
            short_name=short,
            level=level,
            sort_key=sort_key(name),
        )
        session.add(office)
        session.flush()
        return office

    central = department(
        f"{prefix}-merkez",
        name=entry["central"],
        short=entry["central"],
        level=1,
        parent=None,
    )
    for region in regions:
        name = region[entry["code"]]
        parent = department(
            f"{prefix}-{region['code']}-region",
            name=name,
            short=name.split(" Regional")[0],
            level=2,
            parent=central.id,
        )
        for code in region["districts"]:
            district = districts[code]
            # City and rayon of one name (Lənkəran, Şəki, Yevlax) have one office.
            twin = session.scalar(
                select(rows.Department).where(
                    rows.Department.code == local_code(prefix, district.name)
                )
            )
            local = twin or department(
                local_code(prefix, district.name),
                name=entry["local_name"].format(name=district.name),
                short=district.name,
                level=3,
                parent=parent.id,
            )
            session.add(
                rows.DistrictRoute(
                    organisation_id=organisation_id, district_id=district.id, department_id=local.id
                )
            )


def _texts() -> Iterator[Base]:
    for code, (az, en, ru) in read("documents").items():
        yield rows.DocumentKindRow(code=code, az=az, en=en, ru=ru)
    for service, eservice in ESERVICES.items():
        for position, (kind, required) in enumerate(eservice.documents):
            yield rows.DocumentRequirement(
                service=service, kind=kind, required=required, position=position
            )
    for position, (code, entry) in enumerate(read("reasons").items()):
        titles = entry["title"]
        texts = entry["text"]
        for service in [entry["service"]] if "service" in entry else ESERVICES:
            yield rows.RefusalReason(
                service=service,
                code=code,
                position=position,
                az=titles[0],
                en=titles[1],
                ru=titles[2],
                text_az=texts[0],
                text_en=texts[1],
                text_ru=texts[2],
            )
    yield from _findings()
    yield from _phrases()
    yield from _messages(read("messages"))
    for entry in read("legal")["basis"]:
        yield rows.LegalBasis(**entry)
    for on, is_working, act in read("calendar")["override"]:
        yield rows.CalendarOverride(on=on, is_working=is_working, act=act)
    for key, value in read("settings").items():
        yield rows.Setting(key=key, value=value)


def _findings() -> Iterator[Base]:
    data = read("findings")
    for service, kinds in data["kinds"].items():
        for position, (kind, (severity, az, en, ru)) in enumerate(kinds.items()):
            yield rows.FindingKindRow(
                service=service,
                kind=kind,
                severity=severity,
                position=position,
                az=az,
                en=en,
                ru=ru,
            )
    for service, reasons in data["reasons"].items():
        for position, (code, (az, en, ru)) in enumerate(reasons.items()):
            yield rows.FindingReason(
                service=service,
                code=code,
                position=position,
                az=az,
                en=en,
                ru=ru,
            )


def _phrases() -> Iterator[rows.VerdictPhrase]:
    data = read("phrases")
    of_all = data.pop("all")
    for service, kinds in data.items():
        for kind, texts in kinds.items():
            for position, text in enumerate([*texts, *of_all]):
                yield rows.VerdictPhrase(service=service, kind=kind, position=position, text=text)


def _messages(data: dict[str, Any]) -> Iterator[rows.MessageRule | rows.MessageTemplate]:
    for service, events in data["rules"].items():
        for event, channels in events.items():
            for channel in ("sms", "email"):
                yield rows.MessageRule(
                    service=service, event=event, channel=channel, enabled=channel in channels
                )
    for index, language in enumerate(("az", "en", "ru")):
        for event, bodies in data["sms"].items():
            yield rows.MessageTemplate(
                event=event,
                channel="sms",
                language=language,
                version=1,
                subject=None,
                body=bodies[index],
            )
        for event, text in data["email"].items():
            yield rows.MessageTemplate(
                event=event,
                channel="email",
                language=language,
                version=1,
                subject=text["subject"][index],
                body=text["body"][index],
            )
