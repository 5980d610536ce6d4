"""At the counter the register fills in a person's fields, by real keys."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit
from pytestqt.qtbot import QtBot

from clerkdesk.gui.intake.counter_form import CounterForm
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import field_text, fill_fields, texts_in

pytestmark = pytest.mark.timeout(90)


def _form(office: Office, login: str = "gunel") -> CounterForm:
    drive = office.drive(login)
    drive.window.sidebar.buttons["counter"].click()
    return drive.form(CounterForm)


def _type(form: CounterForm, path: str, text: str) -> None:
    field = form.fields[path]
    assert isinstance(field, QLineEdit)
    field.clear()
    QTest.keyClicks(field, text)


def test_a_fin_that_is_written_fills_in_the_names(office: Office, qtbot: QtBot) -> None:
    form = _form(office)
    _type(form, "applicant.fin", "5xk2m7p")
    qtbot.waitUntil(lambda: field_text(form, "applicant.surname") == "Əliyev", timeout=15_000)
    assert field_text(form, "applicant.birth_date") == "31.01.1980"
    assert "Reyestrdən doldurulub." in texts_in(form)
    _type(form, "applicant.fin", "2MN8T5W")
    qtbot.waitUntil(lambda: field_text(form, "applicant.surname") == "Quliyev", timeout=15_000)


def test_what_the_clerk_has_written_stays_and_what_the_register_says_stands_beside_it(
    office: Office, qtbot: QtBot
) -> None:
    form = _form(office)
    fill_fields(form, {"owner.surname": "Başqasov"})
    _type(form, "owner.fin", "5XK2M7P")
    qtbot.waitUntil(lambda: field_text(form, "owner.name") == "Rəşad", timeout=15_000)
    assert field_text(form, "owner.surname") == "Başqasov"
    assert "Reyestrdə başqa cürdür: Əliyev" in texts_in(form)


def test_a_fin_that_nobody_has_is_said_to_be_none(office: Office, qtbot: QtBot) -> None:
    form = _form(office)
    _type(form, "applicant.fin", "9ZZ9ZZ9")
    qtbot.waitUntil(lambda: "Reyestr bu FİN-i tanımır." in texts_in(form), timeout=15_000)
    assert field_text(form, "applicant.surname") == ""


def test_the_names_of_the_registered_are_filled_in_too(office: Office, qtbot: QtBot) -> None:
    form = _form(office, "elnur")
    fin, surname, name = form.registered[0]
    QTest.keyClicks(fin, "2MN8T5W")
    qtbot.waitUntil(lambda: surname.text() == "Quliyev", timeout=15_000)
    assert name.text() == "Elçin"


# -- billing ---------------------------------------------------------------------------------------


def test_a_subscriber_code_that_is_written_fills_in_where_it_is(
    office: Office, qtbot: QtBot
) -> None:
    form = _form(office)
    known = office.desk.knows["accounts"]["12045567890"]
    _type(form, "subscriber_code", "1204 5567 890")
    qtbot.waitUntil(lambda: field_text(form, "object.address") == known["address"], timeout=15_000)
    district = form.fields["object.district"]
    assert isinstance(district, QComboBox) and district.currentText() == known["district"]
    assert "Billinqdən doldurulub." in texts_in(form)


def test_of_a_move_billing_fills_in_the_old_address(office: Office, qtbot: QtBot) -> None:
    form = _form(office, "elnur")
    code = samples.idp()["subscriber_code"]
    known = office.desk.knows["accounts"][code]
    _type(form, "subscriber_code", code)
    qtbot.waitUntil(
        lambda: field_text(form, "object.previous_address") == known["address"], timeout=15_000
    )
    assert field_text(form, "object.address") == ""
