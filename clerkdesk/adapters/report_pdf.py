"""The report of a period on A4 pages: figures, days, offices, people, reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters import paper
from clerkdesk.domain.certificate import long_date
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.extract_words import WORDS
from clerkdesk.domain.report import Figures, Looked, Report

_LEFT = 56.0
_RIGHT = 539.0
_FIRST = 70.0
_LAST = 770.0
"""Below this a page has its foot."""
_STEP = 17.0
_COUNTS = (372.0, 428.0, 484.0, _RIGHT)
"""Where the columns of counts end."""
_HEADS = ("Daxil olub", "İcra olunub", "İmtina", "Gec")
_CHART = 110.0
TITLE = "Hesabat"
DAY_TITLE = "Günün hesabatı"


def title(report: Report) -> str:
    """What stands at the head of the paper."""
    return DAY_TITLE if report.period.days == 1 else TITLE


def render(report: Report) -> bytes:
    """The pages, as many as it takes; each says of whom, of when and by whom it is."""
    target = BytesIO()
    canvas = paper.canvas(target, f"{title(report)} {report.period.text()}", report.organisation)
    page = _Pages(canvas, report)
    page.head()
    page.cards()
    if len(report.by_day) > 1:
        page.chart()
    page.table("Xidmətlər üzrə", "Xidmət", _HEADS, _cells(report.by_service))
    page.table("İdarələr üzrə", "İdarə", _HEADS, _cells(report.by_department))
    people = [(name, cells[1:]) for name, cells in _cells(report.by_clerk)]
    page.table("İcraçılar üzrə", "Əməkdaş", _HEADS[1:], people)
    reasons = [(reason, (str(count),)) for reason, count in report.by_reason]
    page.table("İmtina səbəbləri", "Səbəb", ("Say",), reasons)
    if report.looks:
        looked = ("Baxılıb", "Razı deyil")
        waiting = f"Seçmə baxış (gözləyir: {report.looks.waiting})"
        page.table(waiting, "Xidmət", looked, _looked(report.looks.by_service))
        page.table(
            "Seçmə baxış: qərar verənlər üzrə", "Əməkdaş", looked, _looked(report.looks.by_clerk)
        )
        why = [(WORDS[code], (str(count),)) for code, count in report.looks.by_reason]
        page.table("Qərarla razılaşmama səbəbləri", "Səbəb", ("Say",), why)
    if len(report.by_day) > 1:
        days = [(_day(report, on), figures) for on, figures in report.by_day]
        heading = "Aylar üzrə" if report.by_month else "Günlər üzrə"
        page.table(heading, "Ay" if report.by_month else "Gün", _HEADS, _cells(days))
    page.foot()
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def _day(report: Report, on: date) -> str:
    return f"{on:%m.%Y}" if report.by_month else f"{on:%d.%m.%Y}"


def _cells(rows: Iterable[tuple[str, Figures]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, _counts(figures)) for name, figures in rows]


def _looked(rows: Iterable[tuple[str, Looked]]) -> list[tuple[str, tuple[str, ...]]]:
    return [(name, (str(each.looked), str(each.disagreed))) for name, each in rows]


def _counts(figures: Figures) -> tuple[str, ...]:
    return (
        str(figures.received),
        str(figures.completed),
        str(figures.refused),
        str(figures.decided_late),
    )


@dataclass(slots=True)
class _Pages:
    """Where the next line of the report goes; ``y`` grows downwards, in points."""

    canvas: Canvas
    report: Report
    y: float = _FIRST

    def text(
        self,
        x: float,
        text: str,
        size: float,
        font: str = paper.REGULAR,
        *,
        muted: bool = False,
        right: bool = False,
    ) -> None:
        """One line at ``y``."""
        self.canvas.setFont(font, size)
        self.canvas.setFillColor(paper.MUTED if muted else paper.INK)
        draw = self.canvas.drawRightString if right else self.canvas.drawString
        draw(x, paper.HEIGHT - self.y, text)

    def rule(self, below: float = 5) -> None:
        """A line across the page below ``y``."""
        self.canvas.setStrokeColor(paper.LINE)
        level = paper.HEIGHT - self.y - below
        self.canvas.line(_LEFT, level, _RIGHT, level)

    def head(self) -> None:
        report = self.report
        day = report.period.days == 1
        when = long_date(report.period.since) if day else report.period.text()
        self.text(_RIGHT, when, 10, muted=True, right=True)
        lines = paper.wrapped([(report.organisation, paper.BOLD)], 14, 330)
        for line in lines:
            self.text(_LEFT, "".join(word for word, _font in line), 14, paper.BOLD)
            self.y += 18
        if report.department:
            self.text(_LEFT, report.department, 10, paper.MEDIUM)
            self.y += 16
        self.y += 18
        self.text(_LEFT, title(report), 20, paper.BOLD)
        self.y += 18
        origin = f"Hazırladı: {report.made_by}, {report.made_at.astimezone(BAKU):%d.%m.%Y %H:%M}"
        self.text(_LEFT, origin, 9, muted=True)
        self.y += 30

    def cards(self) -> None:
        """Eight figures in two rows."""
        report = self.report
        share = report.total.in_time
        figures = (
            ("Daxil olub", str(report.total.received)),
            ("İcra olunub", str(report.total.completed)),
            ("İmtina edilib", str(report.total.refused)),
            ("Vaxtında qərar", "—" if share is None else f"{share:.0%}".replace("%", " %")),
            ("Gecikmiş (hazırda)", str(report.late)),
            ("Verilmiş arayış", str(report.certificates)),
            ("Çap", str(report.prints)),
            ("Çatdırılmamış bildiriş", str(report.undelivered)),
        )
        width = (_RIGHT - _LEFT - 3 * 10) / 4
        top = self.y
        for index, (name, figure) in enumerate(figures):
            x = _LEFT + index % 4 * (width + 10)
            self.y = top + index // 4 * 66
            self.canvas.setStrokeColor(paper.LINE)
            self.canvas.roundRect(x, paper.HEIGHT - self.y - 56, width, 56, 5, stroke=1, fill=0)
            self.y += 20
            self.text(x + 10, name, 8.5, muted=True)
            self.y += 24
            self.text(x + 10, figure, 18, paper.SEMIBOLD)
        self.y = top + 132 + 24

    def chart(self) -> None:
        """Arrivals as bars, decisions as a line; the table with the same figures follows."""
        days = self.report.by_day
        most = max(max(figures.received, figures.decided) for _on, figures in days) or 1
        self.text(_LEFT, "Daxil olub (sütun) və qərar verilib (xətt)", 11, paper.SEMIBOLD)
        self.text(_RIGHT, f"ən çoxu {most}", 8.5, muted=True, right=True)
        bottom = paper.HEIGHT - self.y - 14 - _CHART
        step = (_RIGHT - _LEFT) / len(days)
        self.canvas.setFillColor(paper.PALE)
        self.canvas.setStrokeColor(paper.MUTED)
        line = self.canvas.beginPath()
        for index, (_on, figures) in enumerate(days):
            x = _LEFT + index * step
            height = figures.received / most * _CHART
            self.canvas.rect(x + step * 0.15, bottom, step * 0.7, height, stroke=1, fill=1)
            level = bottom + figures.decided / most * _CHART
            if index:
                line.lineTo(x + step / 2, level)
            else:
                line.moveTo(x + step / 2, level)
        self.canvas.setStrokeColor(paper.ACCENT)
        self.canvas.setLineWidth(1.6)
        self.canvas.drawPath(line, stroke=1, fill=0)
        self.canvas.setLineWidth(1)
        self.canvas.setStrokeColor(paper.LINE)
        self.canvas.line(_LEFT, bottom, _RIGHT, bottom)
        self.y += 14 + _CHART + 12
        self.text(_LEFT, _day(self.report, days[0][0]), 8, muted=True)
        self.text(_RIGHT, _day(self.report, days[-1][0]), 8, muted=True, right=True)
        self.y += 26

    def table(
        self,
        heading: str,
        first: str,
        heads: Sequence[str],
        rows: Sequence[tuple[str, Sequence[str]]],
    ) -> None:
        """Name and counts, a line each; the heads again on a new page. Empty: a dash."""
        self.room(4 * _STEP)
        self.text(_LEFT, heading, 11, paper.SEMIBOLD)
        self.y += 20
        self._heads(first, heads)
        for name, counts in rows or [("—", ())]:
            limit = _COUNTS[-len(heads)] - 56 - _LEFT
            lines = paper.wrapped([(name, paper.REGULAR)], 9.5, limit)
            if self.room(_STEP + 12 * (len(lines) - 1)):
                self._heads(first, heads)
            self.y += _STEP
            for x, count in zip(_COUNTS[-len(heads) :], counts):
                self.text(x, count, 9.5, paper.MEDIUM, right=True)
            for number, line in enumerate(lines):
                self.y += 12 if number else 0
                self.text(_LEFT, "".join(word for word, _font in line), 9.5)
            self.rule()
        self.y += 30

    def _heads(self, first: str, heads: Sequence[str]) -> None:
        self.text(_LEFT, first, 8.5, paper.MEDIUM, muted=True)
        for x, name in zip(_COUNTS[-len(heads) :], heads):
            self.text(x, name, 8.5, paper.MEDIUM, muted=True, right=True)

    def room(self, height: float) -> bool:
        """Whether a new page was needed for so much."""
        if self.y + height <= _LAST:
            return False
        self.foot()
        self.canvas.showPage()
        self.y = _FIRST
        return True

    def foot(self) -> None:
        """Of what the page is a part."""
        self.y = paper.HEIGHT - 36
        origin = " · ".join(
            filter(None, (self.report.organisation, self.report.department, title(self.report)))
        )
        size = paper.fitted(origin, paper.REGULAR, 8, 400)
        self.text(_LEFT, origin, size, muted=True)
        number = f"səhifə {self.canvas.getPageNumber()}"
        self.text(_RIGHT, number, 8, muted=True, right=True)
