"""The letter of a decision on paper, whose bytes are the letter."""

from clerkdesk.adapters import official_page
from clerkdesk.adapters.official_page import Form
from clerkdesk.adapters.signing.place import Place
from clerkdesk.domain.letter import Letter

_FORM = Form(
    name="Qərar məktubu",
    heading="QƏRAR MƏKTUBU",
    subtitle="Məcburi köçkün qrupuna aid abonentin müraciəti üzrə",
    footer=(
        "Məktub göstərilən müraciət üzrə qərarı bildirir. "
        "Həqiqiliyi QR kod və ya yoxlama kodu ilə yoxlanılır."
    ),
    sizes=(9.5, 8.5),
    row=20.5,
)


def render(content: Letter, signature: Place | None = None) -> bytes:
    """As ``official_page.render``. Raises NotPrintable."""
    return official_page.render(
        content=content,
        form=_FORM,
        statement=content.statement,
        rows=content.rows,
        signature=signature,
    )
