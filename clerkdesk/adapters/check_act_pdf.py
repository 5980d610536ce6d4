"""The act of a check on one A4 page: what was shown, what was seen of it, by whom and when."""

from io import BytesIO

from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters import paper
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.paper_checks import Act, Mark, Part

_LEFT = 56.0
_VALUES = 190.0
_WIDTH = 539.0 - _VALUES
_STEP = 14.0
_TITLE = "Arayışın yoxlanması aktı"
_PARTS = {
    Part.SIGNATURE: "İmza",
    Part.INTEGRITY: "Bütövlük",
    Part.CHAIN: "Zəncir",
    Part.LIST: "Ləğv siyahısı",
    Part.CODE: "QR və kod",
    Part.REGISTER: "Reyestr",
    Part.DEBT: "Borc",
}
_MARKS = {
    Mark.OK: "uyğundur",
    Mark.WARN: "diqqət",
    Mark.BAD: "uyğun deyil",
    Mark.NOTE: "qeyd",
    Mark.OPEN: "yoxlanmayıb",
}


def render(act: Act) -> bytes:
    """The page."""
    target = BytesIO()
    page = paper.canvas(target, _TITLE, act.by)
    y = 72.0
    page.setFont(paper.SEMIBOLD, 14)
    page.setFillColor(paper.INK)
    page.drawString(_LEFT, paper.HEIGHT - y, _TITLE)
    y = _value(page, y + 30, "Cavab", act.heading)
    y = _value(page, y, "Arayışın nömrəsi", act.number)
    y = _value(page, y, "Göstərilən fayl", act.file or "fayl yoxdur: nömrə və kod")
    if act.sha256:
        y = _value(page, y, "Faylın SHA-256-sı", f"{act.sha256[:32]} {act.sha256[32:]}")
    y += 8
    for part, mark, words in act.lines:
        y = _value(page, y, f"{_PARTS[part]}: {_MARKS[mark]}", words)
    y += 8
    y = _value(page, y, "Yoxlanılıb", f"{act.at.astimezone(BAKU):%d.%m.%Y %H:%M}")
    _value(page, y, "Yoxlayan", act.by)
    page.showPage()
    page.save()
    return target.getvalue()


def _value(page: Canvas, y: float, name: str, text: str) -> float:
    """Where the next line goes."""
    page.setFont(paper.REGULAR, 9)
    page.setFillColor(paper.MUTED)
    page.drawString(_LEFT, paper.HEIGHT - y, name)
    page.setFillColor(paper.INK)
    for line in paper.wrapped([(text, paper.REGULAR)], 9, _WIDTH):
        page.drawString(_VALUES, paper.HEIGHT - y, "".join(word for word, _font in line))
        y += _STEP
    return y + 2
