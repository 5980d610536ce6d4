"""The extract of a case on A4 pages, fit for archives; each says of what it is, and when and for
whom it was made.
"""

from io import BytesIO

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters import archival_page, paper
from clerkdesk.adapters.archival_page import About
from clerkdesk.adapters.signing import place
from clerkdesk.adapters.signing.place import Place
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.extract import Extract

_LEFT = 56.0
_VALUES = 206.0
_RIGHT = 539.0
_FIRST = 104.0
_LAST = 772.0
_SIZE = 8.6
_STEP = 12.4


def render(content: Extract, signature: Place | None = None) -> bytes:
    """The pages, as many as it takes; ``signature``: the place to be kept for one."""
    target = BytesIO()
    page = paper.canvas(target, content.title, content.organisation)
    about = About(
        title=content.title,
        author=content.organisation,
        subject=content.application_number,
        at=content.made_at,
    )
    archival_page.begin(page, about)
    if signature is not None:
        place.reserve(page, signature)
    _Writer(page, content).write()
    archival_page.finish(page)
    page.save()
    return target.getvalue()


class _Writer:
    """Where on which page the next line goes."""

    def __init__(self, page: Canvas, content: Extract) -> None:
        self._page = page
        self._content = content
        self._y = 0.0
        self._begin()

    def write(self) -> None:
        for section in self._content.sections:
            self._heading(section.heading)
            for name, text in section.rows:
                self._row(name, text)
        self._heading("Təsdiq")
        self._row("Tarixçənin son hash-i", self._content.last_hash)
        seal = self._content.seal
        if seal is not None:
            self._row("Elektron möhür", f"{seal.holder} · № {seal.number}")
        self._page.showPage()

    def _begin(self) -> None:
        page = self._page
        content = self._content
        if content.sample:
            page.saveState()
            page.translate(297, 470)
            page.rotate(38)
            page.setFont(paper.BOLD, 96)
            page.setFillColor(paper.PALE)
            page.drawCentredString(0, 0, "NÜMUNƏ")
            page.restoreState()
        page.setFillColor(paper.INK)
        page.setFont(paper.BOLD, 15)
        page.drawString(_LEFT, paper.HEIGHT - 60, content.title)
        page.setFont(paper.REGULAR, 9)
        page.setFillColor(paper.MUTED)
        page.drawString(_LEFT, paper.HEIGHT - 78, f"{content.organisation} · {content.department}")
        origin = f"{content.made_at.astimezone(BAKU):%d.%m.%Y %H:%M} · {content.asked_by}"
        page.setFont(paper.REGULAR, 8)
        page.drawString(_LEFT, 40, origin)
        page.drawRightString(_RIGHT, 40, f"səhifə {page.getPageNumber()}")
        self._y = _FIRST

    def _room(self, height: float) -> None:
        if self._y + height > _LAST:
            self._page.showPage()
            self._begin()

    def _heading(self, text: str) -> None:
        # Never alone at the end of a page.
        self._room(4 * _STEP)
        self._y += 12
        self._page.setFillColor(paper.INK)
        self._page.setFont(paper.SEMIBOLD, 10)
        self._page.drawString(_LEFT, paper.HEIGHT - self._y, text)
        self._y += 6
        self._page.setStrokeColor(paper.LINE)
        self._page.setLineWidth(0.7)
        self._page.line(_LEFT, paper.HEIGHT - self._y, _RIGHT, paper.HEIGHT - self._y)
        self._y += _STEP + 1

    def _row(self, name: str, text: str) -> None:
        names = _lines(name, _VALUES - _LEFT - 10)
        values = _lines(text, _RIGHT - _VALUES)
        for number in range(max(len(names), len(values))):
            self._room(_STEP)
            at = paper.HEIGHT - self._y
            self._page.setFont(paper.REGULAR, _SIZE)
            if number < len(names):
                self._page.setFillColor(paper.MUTED)
                self._page.drawString(_LEFT, at, names[number])
            if number < len(values):
                self._page.setFillColor(paper.INK)
                self._page.drawString(_VALUES, at, values[number])
            self._y += _STEP
        self._y += 1.5


def _lines(text: str, width: float) -> list[str]:
    """Broken at spaces; a word that is wider than the line within."""
    lines = []
    for line in paper.wrapped([(text, paper.REGULAR)], _SIZE, width):
        rest = "".join(word for word, _font in line).rstrip()
        while pdfmetrics.stringWidth(rest, paper.REGULAR, _SIZE) > width:
            end = len(rest)
            while pdfmetrics.stringWidth(rest[:end], paper.REGULAR, _SIZE) > width:
                end -= 1
            lines.append(rest[:end])
            rest = rest[end:]
        lines.append(rest)
    return lines
