"""Reports, applications and certificates as sheets of a workbook, in Azerbaijani as the papers."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from clerkdesk.adapters.tables import Cell, Column, Sheet
from clerkdesk.domain import money
from clerkdesk.domain.caravans import Standing
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.extract_words import WORDS
from clerkdesk.domain.report import Figures, Looked, Looks, Report

_COUNTS = (
    Column("Daxil olub", 12),
    Column("İcra olunub", 12),
    Column("İmtina edilib", 12),
    Column("Gec qərar", 12),
)
_LOOKED = (Column("Baxılıb", 12), Column("Razı deyil", 12))
_SERVICES = {Service.IDP: "Məcburi köçkün müraciəti", Service.NO_DEBT: "Borcsuzluq arayışı"}
_STATUSES = {
    "new": "Yeni",
    "in_progress": "İcrada olan",
    "completed": "İcra olunmuş",
    "refused": "Ləğv olunmuş",
}
_ERASED = "fərdi məlumat silinib"
"""In the place of a name that is no more."""
_STATES = {
    "live": "etibarlı",
    "expired": "müddəti bitib",
    "superseded": "əvəz olunub",
    "revoked": "ləğv edilib",
}

APPLICATIONS = (
    Column("Nömrə", 18),
    Column("Xidmət", 26),
    Column("Status", 14),
    Column("Verilib", 17),
    Column("Qeydə alınıb", 17),
    Column("Son gün", 12),
    Column("Qərar", 17),
    Column("Abonent kodu", 18),
    Column("Müraciət edən", 34),
    Column("FİN", 11),
    Column("Rayon", 24),
    Column("Daxil olma", 13),
    Column("İdarə", 30),
    Column("İcraçı", 26),
    Column("Qərar verən", 26),
    Column("İmtina səbəbi", 22),
)
CERTIFICATES = (
    Column("Arayış", 18),
    Column("Vəziyyət", 14),
    Column("Verilib", 17),
    Column("Müraciət", 18),
    Column("Abonent kodu", 18),
    Column("Müraciət edən", 34),
    Column("İdarə", 30),
    Column("İcraçı", 26),
    Column("Çap edib", 26),
    Column("Çap sayı", 10),
    Column("Əvəz edən", 18),
)

HOUSEHOLDS = (
    Column("Ailə", 8),
    Column("Ailə başçısı", 34),
    Column("Nəfər", 8),
    Column("Müraciət", 18),
    Column("Köhnə ünvan", 44),
    Column("Təkrar FİN", 12),
    Column("Borc, ₼", 12),
    Column("Vəziyyət", 18),
)
_STANDINGS = {
    Standing.DONE: "İcra olunub",
    Standing.READY: "Təsdiqə hazır",
    Standing.FINDING: "Tapıntısı var",
    Standing.MISSING: "Müraciət gəlməyib",
}


def applications(rows: Iterable[Any]) -> Sheet:
    """``rows``: of the read ``reporting.APPLICATIONS``, in its order."""
    return Sheet("Müraciətlər", APPLICATIONS, map(_application, rows))


def _application(row: Any) -> tuple[Cell, ...]:
    return (
        row[2],
        _SERVICES.get(row[3], row[3]),
        _STATUSES.get(row[4], row[4]),
        row[5],
        row[0],
        row[6],
        row[7],
        row[8],
        row[9] or _ERASED,
        row[10],
        row[11],
        row[12],
        row[14],
        row[15],
        row[16],
        row[13],
    )


def certificates(rows: Iterable[Any]) -> Sheet:
    """``rows``: of the read ``reporting.CERTIFICATES``, in its order."""
    return Sheet("Arayışlar", CERTIFICATES, map(_certificate, rows))


def _certificate(row: Any) -> tuple[Cell, ...]:
    return (
        row[2],
        _STATES.get(row[3], row[3]),
        row[0],
        row[4],
        row[5],
        row[6] or _ERASED,
        row[7],
        row[8],
        row[9],
        row[10],
        row[11],
    )


def households(rows: Iterable[Any]) -> Sheet:
    """``rows``: households as a list shows them; no FIN is among what they hold."""
    return Sheet("Köç siyahısı", HOUSEHOLDS, map(_household, rows))


def _household(row: Any) -> tuple[Cell, ...]:
    return (
        row.household,
        row.head,
        row.people,
        row.number or "",
        row.old_address,
        len(row.doubled),
        money.figures(row.amount).removesuffix(" ₼") if row.amount is not None else "",
        _STANDINGS[row.standing],
    )


def report(figures: Report) -> list[Sheet]:
    """The same figures as on the paper, a sheet for each of its tables."""
    days, day = ("Aylar", "Ay") if figures.by_month else ("Günlər", "Gün")
    sheets = [
        Sheet("Göstəricilər", (Column("Göstərici", 34), Column("Say", 14)), _summary(figures)),
        Sheet(days, (Column(day, 14), *_COUNTS), _counted(figures.by_day)),
        Sheet("Xidmətlər", (Column("Xidmət", 60), *_COUNTS), _counted(figures.by_service)),
        Sheet("İdarələr", (Column("İdarə", 40), *_COUNTS), _counted(figures.by_department)),
        Sheet("İcraçılar", (Column("Əməkdaş", 34), *_COUNTS[1:]), _decided(figures.by_clerk)),
        Sheet("İmtina səbəbləri", (Column("Səbəb", 60), Column("Say", 12)), figures.by_reason),
    ]
    return [*sheets, *_looks(figures.looks)] if figures.looks else sheets


def _looks(looks: Looks) -> list[Sheet]:
    """What second people say to decisions that were picked."""
    return [
        Sheet("Seçmə baxış", (Column("Xidmət", 60), *_LOOKED), _looked(looks.by_service)),
        Sheet("Seçmə, icraçılar", (Column("Əməkdaş", 34), *_LOOKED), _looked(looks.by_clerk)),
        Sheet(
            "Razılaşmama",
            (Column("Səbəb", 60), Column("Say", 12)),
            [(WORDS[code], count) for code, count in looks.by_reason],
        ),
    ]


def _looked(rows: Iterable[tuple[str, Looked]]) -> Iterator[tuple[Cell, ...]]:
    for name, each in rows:
        yield name, each.looked, each.disagreed


def _summary(report: Report) -> Iterator[tuple[Cell, ...]]:
    yield "Dövr", report.period.text()
    yield "İdarə", report.department or "hamısı"
    yield "Daxil olub", report.total.received
    yield "İcra olunub", report.total.completed
    yield "İmtina edilib", report.total.refused
    yield "Vaxtından gec qərar", report.total.decided_late
    yield "Gecikmiş (hazırda)", report.late
    yield "Verilmiş arayış", report.certificates
    yield "Çap", report.prints
    yield "Çatdırılmamış bildiriş", report.undelivered
    if report.looks:
        yield "Seçmə baxış: baxılıb", report.looks.total.looked
        yield "Seçmə baxış: razı deyil", report.looks.total.disagreed
        yield "Seçmə baxış: gözləyir (hazırda)", report.looks.waiting


def _counted(rows: Iterable[tuple[str | date, Figures]]) -> Iterator[tuple[Cell, ...]]:
    for name, figures in rows:
        yield name, figures.received, figures.completed, figures.refused, figures.decided_late


def _decided(rows: Iterable[tuple[str, Figures]]) -> Iterator[tuple[Cell, ...]]:
    for name, figures in rows:
        yield name, figures.completed, figures.refused, figures.decided_late
