"""The certificate of no debt on paper, whose bytes are the certificate."""

from clerkdesk.adapters import official_page
from clerkdesk.adapters.official_page import Form
from clerkdesk.adapters.signing.place import Place
from clerkdesk.domain.certificate import Content

_FORM = Form(
    name="Arayış",
    heading="ARAYIŞ",
    subtitle="Tələb olunan yerə təqdim edilmək üçün",
    footer=(
        "Arayış verildiyi tarixdəki vəziyyəti əks etdirir. "
        "Həqiqiliyi QR kod və ya yoxlama kodu ilə yoxlanılır."
    ),
)


def render(content: Content, signature: Place | None = None) -> bytes:
    """As ``official_page.render``. Raises NotPrintable."""
    return official_page.render(
        content=content,
        form=_FORM,
        statement=content.statement,
        rows=_rows(content),
        signature=signature,
    )


def _rows(content: Content) -> list[tuple[str, str, str]]:
    """Name, value, and the part (``NotPrintable``) that a value too long is of."""
    return [
        ("Abonent kodu", content.subscriber_code, "office"),
        ("Obyektin sahibi", content.owner_name, "owner"),
        ("FİN", content.owner_fin, "owner"),
        ("Obyektin ünvanı", content.address, "address"),
        ("Xidmətlər", "Su təchizatı, tullantı sularının axıdılması", "office"),
        ("Müraciətin № və tarixi", content.application, "office"),
        ("Borc", content.amount, "office"),
    ]
