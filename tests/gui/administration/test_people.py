"""The administrator's page: colleagues come, change, get passwords, and go; on both databases."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.keyboard import type_text
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.errors import Expected
from clerkdesk.domain.settings_kinds import SettingsKind
from clerkdesk.gui.administration.page import SettingsPage
from clerkdesk.gui.administration.password_field import new_password
from clerkdesk.gui.administration.people import PeoplePage
from clerkdesk.gui.administration.people_forms import ConfirmForm, PasswordForm, PersonForm
from clerkdesk.gui.shell.leaving import Leaving
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.gui.supervision.audit import AuditPage
from clerkdesk.usecases.identity import current_staff
from clerkdesk.usecases.people import accounts, sign_in, staff
from clerkdesk.usecases.people.staff import StaffRow
from tests.conftest import Desk
from tests.gui.conftest import Office, OpenWindow
from tests.gui.seen import texts_in

pytestmark = pytest.mark.timeout(90)


@pytest.fixture
def drive(open_window: OpenWindow) -> WindowDrive:
    """The administrator's window, on each database in turn, with the page of people shown."""
    drive = open_window("admin")
    drive.window.sidebar.buttons["settings"].click()
    drive.window.pages.of(SettingsPage).kinds.entries[SettingsKind.PEOPLE].click()
    page = drive.window.pages.of(PeoplePage)
    drive.until(lambda: page.model.rowCount() == 5, "not everybody is listed")
    return drive.settle()


@pytest.fixture
def window(drive: WindowDrive) -> MainWindow:
    return drive.window


def choose(page: PeoplePage, login: str) -> None:
    for place in range(page.model.rowCount()):
        if page.model.index(place, 1).data() == login:
            page.table.selectRow(place)
            return
    raise AssertionError(login)


def row_of(page: PeoplePage, login: str) -> list[str]:
    """The texts of a person's row; none: there is no such row."""
    for place in range(page.model.rowCount()):
        texts = [str(page.model.index(place, column).data()) for column in range(6)]
        if texts[1] == login:
            return texts
    return []


def account(desk: Desk, login: str) -> StaffRow:
    return next(row for row in desk.local.read(staff.list_staff) if row.login == login)


def test_only_an_administrator_has_the_page(office: Office) -> None:
    for login, pages in (
        ("gunel", set()),
        ("sabina", {"audit"}),
        ("audit", {"audit"}),
        ("admin", {"settings", "audit"}),
    ):
        assert {"settings", "audit"} & set(office.window(login).sidebar.buttons) == pages


def test_the_list_names_everybody_of_the_organisation(window: MainWindow) -> None:
    page = window.pages.of(PeoplePage)
    assert row_of(page, "gunel") == [
        "Günel Hüseynova",
        "gunel",
        "Əməkdaş",
        "Nəsimi sukanal idarəsi",
        "Hamısı",
        row_of(page, "gunel")[5],
    ]
    assert row_of(page, "tural")[3] == "Bütün təşkilat" and row_of(page, "elnur") == [], (
        "the other organisation's people are its own"
    )
    assert not page.change_button.isEnabled() and "əməkdaş seçin" in page.change_button.toolTip()
    type_text(page.search, "HÜSEYN")
    assert [page.model.index(n, 1).data() for n in range(page.model.rowCount())] == ["gunel"]


def test_a_new_colleague_is_added_and_can_work(
    drive: WindowDrive, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = window.pages.of(PeoplePage)
    page.new_button.click()
    form = drive.form(PersonForm)
    field = form.password
    assert field is not None
    form.try_accept()
    assert (
        form.isVisible()
        and form.problem.text().startswith("Parol: ")
        and form.focusWidget() is field.edit
    )
    field.make_button.click()
    password = field.text
    assert len(password) == 19 and field.edit.echoMode() is QLineEdit.EchoMode.Normal
    form.name.setText("Leyla Quliyeva")
    form.login.setText("gunel")
    form.try_accept()
    qtbot.waitUntil(lambda: "gunel adı artıq var" in form.problem.text(), timeout=15_000)
    assert form.login.property("invalid") == "true" and form.name.text() == "Leyla Quliyeva", (
        "nothing typed is lost"
    )
    form.login.setText("Leyla")
    form.try_accept()
    qtbot.waitUntil(lambda: "kiçik latın hərfi" in form.problem.text(), timeout=15_000)
    form.login.setText("leyla")
    form.role.setCurrentIndex(form.role.findData("supervisor"))
    type_text(form.offices.search, "nesimi")
    assert form.offices.offered == ["Nəsimi sukanal idarəsi"]
    form.offices.choose("su-nesimi")
    form.services["no_debt"].setChecked(True)
    assert list(form.services) == ["no_debt"], "the own organisation's e-services"
    form.try_accept()
    qtbot.waitUntil(
        lambda: page.person is not None and page.person.login == "leyla", timeout=15_000
    )
    assert row_of(page, "leyla") == [
        "Leyla Quliyeva",
        "leyla",
        "Rəhbər",
        "Nəsimi sukanal idarəsi",
        "Borcsuzluq arayışı",
        "Açıqdır",
    ]
    actor = desk.as_("leyla").read(current_staff)
    assert (actor.role, len(actor.departments), actor.services) == (
        "supervisor",
        1,
        frozenset({"no_debt"}),
    )
    if desk.embedded:
        assert desk.local.run(sign_in.sign_in, "leyla", password).login == "leyla"


def test_a_colleague_changes_office_and_role(
    drive: WindowDrive, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = window.pages.of(PeoplePage)
    choose(page, "gunel")
    page.change_button.click()
    form = drive.form(PersonForm)
    assert (
        not form.login.isEnabled() and form.offices.codes == ["su-nesimi"] and form.password is None
    )
    form.name.setText("")
    form.try_accept()
    qtbot.waitUntil(lambda: form.problem.text().startswith("Ad: "), timeout=15_000)
    form.name.setText("Günel Abbasova")
    form.role.setCurrentIndex(form.role.findData("supervisor"))
    form.offices.choose("su-nesimi", False)
    form.try_accept()
    qtbot.waitUntil(
        lambda: (
            row_of(page, "gunel")[:4] == ["Günel Abbasova", "gunel", "Rəhbər", "Bütün təşkilat"]
        ),
        timeout=15_000,
    )
    actor = desk.as_("gunel").read(current_staff)
    assert (actor.name, actor.role, actor.departments) == (
        "Günel Abbasova",
        "supervisor",
        frozenset(),
    )
    if not desk.embedded:
        member = "SELECT pg_has_role('gunel', 'cd_supervisor', 'USAGE')"
        assert desk.scalar(member) is True


def test_ones_own_role_and_the_last_administrator_stay(
    drive: WindowDrive, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = window.pages.of(PeoplePage)
    choose(page, "admin")
    page.change_button.click()
    form = drive.form(PersonForm)
    assert not form.role.isEnabled() and "rolunu dəyişə bilməzsiniz" in form.role.toolTip()
    form.reject()
    page.active_button.click()
    closing = drive.form(ConfirmForm)
    closing.try_accept()
    qtbot.waitUntil(lambda: "sonuncu inzibatçıdır" in closing.problem.text(), timeout=15_000)
    assert account(desk, "admin").active


def test_an_account_is_closed_and_opened_after_a_sentence(
    drive: WindowDrive, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = window.pages.of(PeoplePage)
    tural = desk.as_("tural")
    assert tural.read(staff.list_staff)
    choose(page, "tural")
    page.active_button.click()
    form = drive.form(ConfirmForm)
    assert "açıq seansları dərhal bağlanır" in "".join(texts_in(form))
    assert form.cancel_button.text() != form.accept_button.text(), (
        "closing the form is not closing the account"
    )
    form.reject()
    assert account(desk, "tural").active
    page.active_button.click()
    form = drive.form(ConfirmForm)
    form.try_accept()
    qtbot.waitUntil(
        lambda: row_of(page, "tural")[5] == "Bağlıdır" and page.active_button.text() == "Aç…",
        timeout=15_000,
    )
    with pytest.raises(Expected):
        tural.read(staff.list_staff)
    page.active_button.click()
    form = drive.form(ConfirmForm)
    form.try_accept()
    qtbot.waitUntil(lambda: row_of(page, "tural")[5].startswith("Açıqdır"), timeout=15_000)
    assert tural.read(staff.list_staff)


def test_a_closed_account_stays_closed_when_its_role_changes(desk: Desk) -> None:
    desk.run("admin", accounts.set_active, "tural", False)
    desk.run(
        "admin",
        accounts.change_staff,
        "tural",
        name="Tural Abbasov",
        role="supervisor",
        departments=[],
        services=[],
    )
    assert not account(desk, "tural").active
    if not desk.embedded:
        can_log_in = "SELECT rolcanlogin FROM pg_roles WHERE rolname = 'tural'"
        assert desk.scalar(can_log_in) is False
    desk.run("admin", accounts.set_active, "tural", True)


def test_only_the_own_organisations_administrator_changes_people(desk: Desk) -> None:
    account_data: dict[str, Any] = {"name": "X", "role": "clerk", "departments": [], "services": []}
    for login, whom, code in (
        ("gunel", "tural", "administrator_only"),
        ("admin", "elnur", "account_unknown"),
        ("admin", "nobody", "account_unknown"),
    ):
        with pytest.raises(Expected) as refusal:
            desk.run(login, accounts.change_staff, whom, **account_data)
        assert refusal.value.code == code
    with pytest.raises(Expected) as refusal:
        desk.run(
            "admin",
            accounts.change_staff,
            "gunel",
            **account_data | {"departments": ["is-bakı"]},
        )
    assert (
        refusal.value.code == "department_unknown"
        and account(desk, "gunel").name == "Günel Hüseynova"
    ), "all or nothing"


def test_a_password_is_set_by_keys(
    drive: WindowDrive, window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    page = window.pages.of(PeoplePage)
    choose(page, "gunel")
    page.password_button.click()
    form = drive.form(PasswordForm)
    QTest.keyClicks(form.password.edit, "qisa")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "ən azı 8" in form.problem.text(), timeout=15_000)
    form.password.edit.setText("yeni parol 2")
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: "parol təyin olundu" in page.bar.text.text(), timeout=15_000)
    if desk.embedded:
        assert desk.local.run(sign_in.sign_in, "gunel", "yeni parol 2").login == "gunel"
    else:
        stored = "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = 'gunel'"
        assert desk.scalar(stored) is True


def test_enter_changes_the_chosen_person(
    drive: WindowDrive, window: MainWindow, qtbot: QtBot
) -> None:
    page = window.pages.of(PeoplePage)
    choose(page, "tural")
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    form = drive.form(PersonForm)
    assert form.login.text() == "tural"
    form.reject()


def test_made_passwords_differ_and_can_be_read_aloud() -> None:
    passwords = {new_password() for _ in range(200)}
    assert len(passwords) == 200 and not set("".join(passwords)) & set("0O1lIio")


def test_whoever_changes_the_own_password_signs_in_again_where_a_server_asks_for_it(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.pages.of(PeoplePage).own_password_set.emit()
    if desk.embedded:
        assert window.isVisible() and window.why is Leaving.CLOSED
        return
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=15_000)
    assert window.why is Leaving.SIGNED_OUT


def test_a_page_is_made_when_it_is_first_looked_at(window: MainWindow, qtbot: QtBot) -> None:
    """A start has the fewer widgets to dress."""
    with pytest.raises(LookupError):
        window.pages.of(AuditPage)
    window.sidebar.buttons["audit"].click()
    qtbot.waitUntil(
        lambda: window.stack.currentWidget() is window.pages.of(AuditPage), timeout=15_000
    )
