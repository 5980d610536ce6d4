"""The certificate of no debt on paper: one A4 page whose bytes are the certificate."""

from io import BytesIO

import segno
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfgen.canvas import Canvas

from clerkdesk.adapters import paper
from clerkdesk.domain.certificate import Content, group_code, long_date

LEFT = 71.0
RIGHT = 538.0
TOP = paper.HEIGHT
_QR_SIZE = 74.0
FOOTER = (
    "Arayış verildiyi tarixdəki vəziyyəti əks etdirir. "
    "Həqiqiliyi QR kod və ya yoxlama kodu ilə yoxlanılır."
)


def render(content: Content) -> bytes:
    """The page; the same content gives the same bytes."""
    target = BytesIO()
    page = paper.canvas(
        target,
        f"Arayış {content.number}",
        content.organisation,
        (paper.REGULAR, paper.MEDIUM, paper.BOLD),
    )
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


def _text(
    page: Canvas,
    x: float,
    y: float,
    text: str,
    font: str,
    size: float,
    colour: object = paper.INK,
    align: str = "left",
) -> None:
    """Write at ``y`` points below the top."""
    page.setFont(font, size)
    page.setFillColor(colour)
    draw = {
        "left": page.drawString,
        "right": page.drawRightString,
        "centre": page.drawCentredString,
    }
    draw[align](x, TOP - y, text)


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
    page.rect(0, TOP - 14.2, paper.WIDTH, 14.2, stroke=0, fill=1)
    _text(
        page=page,
        x=LEFT,
        y=67.5,
        text=content.organisation,
        font=paper.BOLD,
        size=paper.fitted(content.organisation, paper.BOLD, 13.5, 330),
    )
    _text(
        page=page,
        x=LEFT,
        y=83.5,
        text=content.department,
        font=paper.REGULAR,
        size=9.3,
        colour=paper.MUTED,
    )
    _text(
        page=page,
        x=RIGHT,
        y=67.5,
        text=content.city,
        font=paper.REGULAR,
        size=9.3,
        colour=paper.MUTED,
        align="right",
    )
    _text(
        page=page,
        x=RIGHT,
        y=83.5,
        text=long_date(content.issued_on),
        font=paper.REGULAR,
        size=9.3,
        colour=paper.MUTED,
        align="right",
    )
    _rule(page, 96)
    _text(
        page=page,
        x=297.64,
        y=159,
        text="ARAYIŞ",
        font=paper.BOLD,
        size=23,
        align="centre",
    )
    _text(
        page=page,
        x=297.64,
        y=178,
        text=f"№ {content.number}",
        font=paper.REGULAR,
        size=10.2,
        colour=paper.MUTED,
        align="centre",
    )
    _text(
        page=page,
        x=297.64,
        y=198,
        text="Tələb olunan yerə təqdim edilmək üçün",
        font=paper.REGULAR,
        size=10.2,
        colour=paper.MUTED,
        align="centre",
    )


def _statement(page: Canvas, content: Content) -> None:
    plain, strong, end = content.statement
    y = 249.0
    for line in paper.wrapped(
        [(plain, paper.REGULAR), (strong, paper.BOLD), (end, paper.REGULAR)], 11.2, RIGHT - LEFT
    ):
        x = LEFT
        for word, font in line:
            _text(
                page=page,
                x=x,
                y=y,
                text=word,
                font=font,
                size=11.2,
            )
            x += pdfmetrics.stringWidth(word, font, 11.2)
        y += 17.2


def _table(page: Canvas, content: Content) -> None:
    rows = (
        ("Abonent kodu", content.subscriber_code),
        ("Obyektin sahibi", content.owner_name),
        ("FİN", content.owner_fin),
        ("Obyektin ünvanı", content.address),
        ("Xidmətlər", "Su təchizatı, tullantı sularının axıdılması"),
        (
            "Müraciətin № və tarixi",
            f"{content.application_number}, {content.application_on:%d.%m.%Y}",
        ),
        ("Borc", content.amount),
    )
    y = 346.0
    for label, value in rows:
        _text(
            page=page,
            x=LEFT,
            y=y,
            text=label,
            font=paper.REGULAR,
            size=9.3,
            colour=paper.MUTED,
        )
        size = paper.fitted(
            text=value,
            font=paper.MEDIUM,
            size=10.6,
            width=RIGHT - 201,
            smallest=8.5,
        )
        lines = paper.wrapped([(value, paper.MEDIUM)], size, RIGHT - 201)[:3]
        for line in lines:
            _text(
                page=page,
                x=201,
                y=y,
                text="".join(word for word, _font in line).rstrip(),
                font=paper.MEDIUM,
                size=size,
            )
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
        _text(
            page=page,
            x=172.6,
            y=y,
            text=text,
            font=font,
            size=9.2,
            colour=colour,
        )
        y += 15.0
    _rule(page, 745)
    _text(
        page=page,
        x=LEFT,
        y=759,
        text=FOOTER,
        font=paper.REGULAR,
        size=7.9,
        colour=paper.MUTED,
    )
    _text(
        page=page,
        x=RIGHT,
        y=759,
        text="1 / 1",
        font=paper.REGULAR,
        size=7.9,
        colour=paper.MUTED,
        align="right",
    )


def _qr(page: Canvas, x: float, y: float, text: str) -> None:
    """The code's dark modules as rectangles, a run of neighbours as one; a fixed mask saves trying
    all eight.
    """
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
                path.rect(
                    x + start * step, TOP - y - (row + 1) * step, (column - start) * step, step
                )
                start = None
    page.setFillColor(paper.INK)
    page.drawPath(path, stroke=0, fill=1)
