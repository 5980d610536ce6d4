"""What is held of one person, on A4 pages; each says of whom, when and by whom it was made."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters import paper
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.personal_data import Export, PersonalData

_LEFT = 56.0
_VALUES = 200.0
_WIDTH = 539.0 - _VALUES
_FIRST = 72.0
_LAST = 770.0
_STEP = 14.0
_TITLE = "Fərdi məlumat"
_WORDS = {
    "service": "Xidmət",
    "status": "Status",
    "submitted_at": "Verilib",
    "decided_at": "Qərar",
    "roles": "Kim kimi",
    "source": "Mənbə",
    "surname": "Soyad",
    "name": "Ad",
    "patronymic": "Ata adı",
    "birth_date": "Doğum tarixi",
    "birth_year": "Doğum ili",
    "id_document": "Şəxsiyyəti təsdiq edən sənəd",
    "address": "Ünvan",
    "owner_name": "Obyektin sahibi",
    "subscriber_code": "Abonent kodu",
    "mobile": "Mobil nömrə",
    "email": "Elektron poçt",
    "previous_address": "Köhnə ünvan",
    "new_subscriber_code": "Yeni abonent kodu",
    "reason": "Səbəb",
    "decision": "Qərarın mətni",
    "messages": "Göndərilmiş bildirişlər",
    "notes": "Əməkdaşların qeydləri (başqalarından da yaza bilər, verilmir)",
    "idp": "Azərişıq: məcburi köçkünlərin müraciəti",
    "no_debt": "Azərsu: borcun olmaması haqqında arayış",
    "new": "Yeni",
    "in_progress": "İcrada olan",
    "completed": "İcra olunmuş",
    "refused": "Ləğv olunmuş",
    "applicant": "müraciət edən",
    "owner": "obyektin sahibi",
    "registered": "qeydiyyatda olan şəxs",
    "package": "müraciət",
}


def render(export: Export) -> bytes:
    """The pages, as many as it takes."""
    target = BytesIO()
    page = paper.canvas(target, _TITLE, export.made_by)
    y = _begin(page, export)
    for heading, text in _lines(export):
        font = paper.SEMIBOLD if not text else paper.REGULAR
        broken = paper.wrapped([(text, paper.REGULAR)], 9, _WIDTH) if text else [[]]
        if y + _STEP * len(broken) > _LAST:
            page.showPage()
            y = _begin(page, export)
        if not text:
            y += 8
        page.setFont(font, 9)
        page.setFillColor(paper.INK if not text else paper.MUTED)
        page.drawString(_LEFT, paper.HEIGHT - y, heading)
        page.setFont(paper.REGULAR, 9)
        page.setFillColor(paper.INK)
        for line in broken:
            page.drawString(_VALUES, paper.HEIGHT - y, "".join(word for word, _font in line))
            y += _STEP
    page.showPage()
    page.save()
    return target.getvalue()


def _begin(page: Canvas, export: Export) -> float:
    """The head and the foot of a page; where its lines begin."""
    page.setFillColor(paper.INK)
    page.setFont(paper.BOLD, 16)
    page.drawString(_LEFT, paper.HEIGHT - _FIRST, f"{_TITLE}: FİN {export.fin}")
    page.setFont(paper.REGULAR, 8)
    page.setFillColor(paper.MUTED)
    origin = f"{export.made_at.astimezone(BAKU):%d.%m.%Y %H:%M}, {export.made_by}"
    page.drawString(
        _LEFT, 40, f"{origin} · yalnız {export.fin} üçün · səhifə {page.getPageNumber()}"
    )
    return _FIRST + 28


def _lines(export: Export) -> Iterator[tuple[str, str]]:
    for data in export.applications:
        yield data.number, ""
        yield from _of_application(data)


def _of_application(data: PersonalData) -> Iterator[tuple[str, str]]:
    for name in ("service", "status", "submitted_at", "decided_at"):
        yield from _line(name, getattr(data, name))
    yield from _line("roles", ", ".join(_WORDS.get(role, role) for role in data.roles))
    for person in data.persons:
        for name, value in asdict(person).items():
            yield from _line(name, value)
    for name, stated in data.stated.items():
        yield from _line(name, stated)
    for document in data.documents:
        described = f"{document.size} bayt, SHA-256 {document.sha256}"
        yield "Sənəd", f"{document.file}: {document.name} ({described})"
    for name in ("messages", "notes"):
        yield from _line(name, getattr(data, name) or None)


def _line(name: str, value: object) -> Iterator[tuple[str, str]]:
    if value in (None, ""):
        return
    if isinstance(value, datetime):
        value = f"{value.astimezone(BAKU):%d.%m.%Y}"
    elif isinstance(value, date):
        value = f"{value:%d.%m.%Y}"
    yield _WORDS[name], _WORDS.get(str(value), str(value))
