"""A refusal's text is another one from now on, by its own organisation's administrator alone."""

import pytest

from clerkdesk.domain.errors import Conflict, Invalid, NotAllowed, NotFound
from clerkdesk.usecases.administration import refusal_changes, refusal_texts
from clerkdesk.usecases.history import office, verification
from clerkdesk.usecases.people import accounts
from tests.conftest import Desk

KEY = "no_debt other"


def values(desk: Desk, login: str = "admin") -> dict[str, str]:
    records = desk.as_(login).read(refusal_texts.reasons)
    return next(record.values for record in records if record.key == KEY)


def test_a_text_is_mended_and_taken_back_and_the_history_says_both(desk: Desk) -> None:
    before = values(desk)
    mended = before | {"text_az": "Müraciət {{ number }} üzrə əsas yoxdur."}
    desk.run("admin", refusal_changes.save, KEY, mended, before)
    assert values(desk) == mended
    (change,) = desk.as_("admin").read(office.changes, ["refusal_reason"])
    assert (change.first.subject, change.before("text_az")) == (KEY, before["text_az"])
    desk.run("admin", refusal_changes.save, KEY, before, mended)
    assert values(desk) == before
    newest, older = desk.as_("admin").read(office.changes, ["refusal_reason"])
    assert newest.in_force and not older.in_force
    assert desk.local.read(verification.verify).findings == ()


def test_who_was_slower_changes_nothing(desk: Desk) -> None:
    before = values(desk)
    desk.run("admin", refusal_changes.save, KEY, before | {"az": "Başqa səbəb"}, before)
    with pytest.raises(Conflict, match="setting_changed"):
        desk.run("admin", refusal_changes.save, KEY, before | {"az": "Digəri"}, before)
    assert values(desk)["az"] == "Başqa səbəb"


def test_only_the_own_organisations_administrator_words_it(desk: Desk) -> None:
    before = values(desk)
    desk.local.run(
        accounts.add_staff, "rauf", name="Rauf Nümunə", role="admin", organisation="azerishiq"
    )
    keys = [record.key for record in desk.as_("rauf").read(refusal_texts.reasons)]
    assert keys and not [key for key in keys if key.startswith("no_debt")]
    for login, code in (("rauf", "other_organisations_service"), ("gunel", "administrator_only")):
        with pytest.raises(NotAllowed, match=code):
            desk.run(login, refusal_changes.save, KEY, before, before)


@pytest.mark.parametrize(
    ("field", "text", "code"),
    [
        ("az", " ", "missing"),
        ("az", "x" * 121, "too_long"),
        ("ru", "a\x1bb", "control_characters"),
        ("text_ru", "{{ nobody }}", "template_variable"),
        ("text_az", "{{ number", "template_broken"),
    ],
)
def test_what_is_no_text_is_refused_with_its_field(
    embedded: Desk, field: str, text: str, code: str
) -> None:
    before = values(embedded)
    with pytest.raises(Invalid, match=code) as refused:
        embedded.run("admin", refusal_changes.save, KEY, before | {field: text}, before)
    assert refused.value.params["field"] == field
    assert values(embedded) == before


def test_a_reason_that_there_is_not_is_not_worded(embedded: Desk) -> None:
    before = values(embedded)
    with pytest.raises(NotFound):
        embedded.run("admin", refusal_changes.save, "no_debt nothing", before, before)
