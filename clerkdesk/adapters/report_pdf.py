"""The report of a day on one A4 page."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters import paper
from clerkdesk.domain.certificate import long_date
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.report import DayReport

_LEFT = 56.0
_RIGHT = 539.0
_TOP = paper.HEIGHT


def render(report: DayReport) -> bytes:
    """The page: what came in, what was decided, what is late, what did not arrive; by clerk and by
    reason.
    """
    target = BytesIO()
    page = paper.canvas(target, f"Günün hesabatı {report.on:%d.%m.%Y}", report.organisation)
    _text(
        page=page,
        x=_LEFT,
        y=70,
        text=report.organisation,
        font=paper.BOLD,
        size=14,
    )
    _text(
        page=page,
        x=_RIGHT,
        y=70,
        text=long_date(report.on),
        font=paper.REGULAR,
        size=10,
        colour=paper.MUTED,
        right=True,
    )
    _text(
        page=page,
        x=_LEFT,
        y=110,
        text="Günün hesabatı",
        font=paper.BOLD,
        size=20,
    )
    author = f"Hazırladı: {report.made_by}, {report.made_at.astimezone(BAKU):%d.%m.%Y %H:%M}"
    _text(
        page=page,
        x=_LEFT,
        y=128,
        text=author,
        font=paper.REGULAR,
        size=9,
        colour=paper.MUTED,
    )
    y = _figures(page, report, 158)
    y = _table(
        page=page,
        title="İcraçılar üzrə",
        heads=("Əməkdaş", "İcra olunmuş", "Ləğv olunmuş"),
        rows=[(n, str(c), str(r)) for n, c, r in report.by_clerk],
        y=y + 26,
    )
    _table(
        page=page,
        title="İmtina səbəbləri",
        heads=("Səbəb", "Say", ""),
        rows=[(title, str(count), "") for title, count in report.by_reason],
        y=y + 22,
    )
    page.showPage()
    page.save()
    return target.getvalue()


def _text(
    page: Canvas,
    x: float,
    y: float,
    text: str,
    font: str,
    size: float,
    colour: object = paper.INK,
    *,
    right: bool = False,
) -> None:
    page.setFont(font, size)
    page.setFillColor(colour)
    if right:
        page.drawRightString(x, _TOP - y, text)
    else:
        page.drawString(x, _TOP - y, text)


def _figures(page: Canvas, report: DayReport, y: float) -> float:
    """Eight cards in two rows; where they end."""
    rows = (
        ("Daxil olub", report.received),
        ("İcra olunub", report.completed),
        ("İmtina edilib", report.refused),
        ("Gecikmiş (hazırda)", report.late),
        ("Vaxtından gec qərar", report.decided_late),
        ("Verilmiş arayış", report.certificates),
        ("Çap", report.prints),
        ("Çatdırılmamış bildiriş", report.undelivered),
    )
    width = (_RIGHT - _LEFT - 3 * 10) / 4
    for index, (name, count) in enumerate(rows):
        x = _LEFT + index % 4 * (width + 10)
        top = y + index // 4 * 66
        page.setStrokeColor(paper.LINE)
        page.setFillColor("#FFFFFF")
        page.roundRect(x, _TOP - top - 56, width, 56, 5, stroke=1, fill=0)
        _text(
            page=page,
            x=x + 10,
            y=top + 20,
            text=name,
            font=paper.REGULAR,
            size=8.5,
            colour=paper.MUTED,
        )
        _text(
            page=page,
            x=x + 10,
            y=top + 44,
            text=str(count),
            font=paper.SEMIBOLD,
            size=18,
        )
    return y + 132


def _table(
    page: Canvas,
    title: str,
    heads: tuple[str, str, str],
    rows: list[tuple[str, str, str]],
    y: float,
) -> float:
    """Lines that fit the page, and where they end; what does not fit is counted in the last one."""
    _text(
        page=page,
        x=_LEFT,
        y=y,
        text=title,
        font=paper.SEMIBOLD,
        size=11,
    )
    y += 20
    _text(
        page=page,
        x=_LEFT,
        y=y,
        text=heads[0],
        font=paper.MEDIUM,
        size=8.5,
        colour=paper.MUTED,
    )
    _text(
        page=page,
        x=420,
        y=y,
        text=heads[1],
        font=paper.MEDIUM,
        size=8.5,
        colour=paper.MUTED,
        right=True,
    )
    _text(
        page=page,
        x=_RIGHT,
        y=y,
        text=heads[2],
        font=paper.MEDIUM,
        size=8.5,
        colour=paper.MUTED,
        right=True,
    )
    room = max(1, int((790 - y) / 17) - (9 if heads[2] else 0))
    shown = rows
    if len(rows) > room:
        shown = [*rows[: room - 1], (f"… və daha {len(rows) - room + 1}", "", "")]
    for name, first, second in shown or [("—", "", "")]:
        y += 17
        _text(
            page=page,
            x=_LEFT,
            y=y,
            text=name,
            font=paper.REGULAR,
            size=9.5,
        )
        _text(
            page=page,
            x=420,
            y=y,
            text=first,
            font=paper.MEDIUM,
            size=9.5,
            right=True,
        )
        _text(
            page=page,
            x=_RIGHT,
            y=y,
            text=second,
            font=paper.MEDIUM,
            size=9.5,
            right=True,
        )
        page.setStrokeColor(paper.LINE)
        page.line(_LEFT, _TOP - y - 5, _RIGHT, _TOP - y - 5)
    return y
