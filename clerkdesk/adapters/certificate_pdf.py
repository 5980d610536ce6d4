"""The certificate of no debt on paper: one A4 page whose bytes are the certificate."""

from io import BytesIO

import segno
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters import paper
from clerkdesk.domain.certificate import Content, group_code, long_date

LEFT, RIGHT, TOP = 71.0, 538.0, 841.89
_QR_SIZE = 74.0
FOOTER = "Arayış verildiyi tarixdəki vəziyyəti əks etdirir. Həqiqiliyi QR kod və ya yoxlama kodu ilə yoxlanılır."


def render(content: Content) -> bytes:
    """The page; the same content gives the same bytes."""
    target = BytesIO()
    page = paper.canvas(target, f"Arayış {content.number}", content.organisation, (paper.REGULAR, paper.MEDIUM, paper.BOLD))
    page.setSubject(f"{content.number} {content.code}")
    if content.sample:
        _sample(page)
    _head(page, content)
    _statement(page, content)
    _table(page, content)
    _verification(page, content)
    page.showPage()
    page.save()
    return target.getvalue()


def _text(page: Canvas, x: float, y: float, text: str, font: str, size: float, colour: object = paper.INK, align: str = "left") -> None:
    """Write at ``y`` points below the top."""
    page.setFont(font, size)
    page.setFillColor(colour)
    draw = {"left": page.drawString, "right": page.drawRightString, "centre": page.drawCentredString}[align]
    draw(x, TOP - y, text)


def _rule(page: Canvas, y: float) -> None:
    page.setStrokeColor(paper.LINE)
    page.setLineWidth(0.7)
    page.line(LEFT, TOP - y, RIGHT, TOP - y)


def _sample(page: Canvas) -> None:
    page.saveState()
    page.translate(297, 470)
    page.rotate(38)
    page.setFont(paper.BOLD, 96)
    page.setFillColor(paper.PALE)
    page.drawCentredString(0, 0, "NÜMUNƏ")
    page.restoreState()


def _head(page: Canvas, content: Content) -> None:
    page.setFillColor(paper.ACCENT)
    page.rect(0, TOP - 14.2, 595.28, 14.2, stroke=0, fill=1)
    _text(page, LEFT, 67.5, content.organisation, paper.BOLD, paper.fitted(content.organisation, paper.BOLD, 13.5, 330))
    _text(page, LEFT, 83.5, content.department, paper.REGULAR, 9.3, paper.MUTED)
    _text(page, RIGHT, 67.5, content.city, paper.REGULAR, 9.3, paper.MUTED, "right")
    _text(page, RIGHT, 83.5, long_date(content.issued_on), paper.REGULAR, 9.3, paper.MUTED, "right")
    _rule(page, 96)
    _text(page, 297.64, 159, "ARAYIŞ", paper.BOLD, 23, align="centre")
    _text(page, 297.64, 178, f"№ {content.number}", paper.REGULAR, 10.2, paper.MUTED, "centre")
    _text(page, 297.64, 198, "Tələb olunan yerə təqdim edilmək üçün", paper.REGULAR, 10.2, paper.MUTED, "centre")


def _statement(page: Canvas, content: Content) -> None:
    plain, strong, end = content.statement
    y = 249.0
    for line in paper.wrapped([(plain, paper.REGULAR), (strong, paper.BOLD), (end, paper.REGULAR)], 11.2, RIGHT - LEFT):
        x = LEFT
        for word, font in line:
            _text(page, x, y, word, font, 11.2)
            x += pdfmetrics.stringWidth(word, font, 11.2)
        y += 17.2


def _table(page: Canvas, content: Content) -> None:
    rows = (
        ("Abonent kodu", content.subscriber_code),
        ("Obyektin sahibi", content.owner_name),
        ("FİN", content.owner_fin),
        ("Obyektin ünvanı", content.address),
        ("Xidmətlər", "Su təchizatı, tullantı sularının axıdılması"),
        ("Müraciətin № və tarixi", f"{content.application_number}, {content.application_on:%d.%m.%Y}"),
        ("Borc", content.amount),
    )
    y = 346.0
    for label, value in rows:
        _text(page, LEFT, y, label, paper.REGULAR, 9.3, paper.MUTED)
        size = paper.fitted(value, paper.MEDIUM, 10.6, RIGHT - 201, 8.5)
        lines = paper.wrapped([(value, paper.MEDIUM)], size, RIGHT - 201)[:3]
        for line in lines:
            _text(page, 201, y, "".join(word for word, _font in line).rstrip(), paper.MEDIUM, size)
            y += 13.0
        y += -13.0
        _rule(page, y + 8.8)
        y += 26.9


def _verification(page: Canvas, content: Content) -> None:
    _qr(page, LEFT + 2, 640, content.verification_url)
    lines = (
        (f"Yoxlama kodu: {group_code(content.code)}", paper.BOLD, paper.INK),
        (f"Yoxlama ünvanı: {content.verification_address}", paper.REGULAR, paper.MUTED),
        (f"İcraçı: {content.clerk}", paper.REGULAR, paper.MUTED),
    )
    y = 650.0
    for text, font, colour in lines:
        _text(page, 172.6, y, text, font, 9.2, colour)
        y += 15.0
    _rule(page, 745)
    _text(page, LEFT, 759, FOOTER, paper.REGULAR, 7.9, paper.MUTED)
    _text(page, RIGHT, 759, "1 / 1", paper.REGULAR, 7.9, paper.MUTED, "right")


def _qr(page: Canvas, x: float, y: float, text: str) -> None:
    """The code's dark modules as rectangles, a run of neighbours as one; a fixed mask saves trying all eight."""
    code = segno.make(text, error="m", mask=3, micro=False, boost_error=False)
    matrix = code.matrix
    step = _QR_SIZE / len(matrix)
    path = page.beginPath()
    for row, modules in enumerate(matrix):
        start = None
        for column, dark in enumerate([*modules, 0]):
            if dark and start is None:
                start = column
            elif not dark and start is not None:
                path.rect(x + start * step, TOP - y - (row + 1) * step, (column - start) * step, step)
                start = None
    page.setFillColor(paper.INK)
    page.drawPath(path, stroke=0, fill=1)
