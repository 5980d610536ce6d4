"""Filters and saved views in the window: narrowed, kept, shown in the sidebar, changed and thrown
away.
"""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from clerkdesk.demo.driving.keyboard import type_text
from clerkdesk.demo.driving.window import WindowDrive
from clerkdesk.domain.queues import Debt, Order, Queue
from clerkdesk.gui.queue.filters import FilterForm, ViewForm
from clerkdesk.gui.shell.sidebar import is_view, view_key
from clerkdesk.gui.shell.window import MainWindow
from clerkdesk.usecases.case import casework, review
from clerkdesk.usecases.queue import saved_views
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.gui.conftest import Office
from tests.gui.seen import numbers_listed, press
from tests.integration.queue.test_browsing import several

pytestmark = pytest.mark.timeout(90)


def heads(window: MainWindow) -> list[str]:
    model = window.queue.model
    return [
        str(model.headerData(place, Qt.Orientation.Horizontal))
        for place in range(model.columnCount())
    ]


def ask_filter(drive: WindowDrive) -> FilterForm:
    """By its button."""
    drive.window.queue.filter_button.click()
    return drive.form(FilterForm)


def view_keys(window: MainWindow) -> list[str]:
    """Of the saved views' buttons in the sidebar."""
    return [key for key in window.sidebar.buttons if is_view(key)]


def test_a_filter_narrows_the_list_and_is_seen_to_do_so(office: Office, qtbot: QtBot) -> None:
    numbers = several(office.desk)
    drive = office.drive("sabina")
    window = drive.window
    assert window.queue.filter_button.property("kind") is None
    form = ask_filter(drive)
    form.office.setCurrentIndex(form.office.findData("su-yasamal"))
    form.order.setCurrentIndex(form.order.findData(Order.NAME))
    QTest.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: numbers_listed(window) == [numbers[4]], timeout=10_000)
    assert window.queue.filter_button.property("kind") == "primary"
    form = ask_filter(drive)
    assert form.office.currentData() == "su-yasamal" and form.narrowed == Filter(
        Queue.NEW, departments=("su-yasamal",), order=Order.NAME
    )
    press(form, "Hamısını göstər")
    qtbot.waitUntil(lambda: len(numbers_listed(window)) == 5, timeout=10_000)
    assert window.queue.filter_button.property("kind") is None


def test_a_date_that_is_none_is_named_and_nothing_typed_is_lost(
    office: Office, qtbot: QtBot
) -> None:
    form = ask_filter(office.drive("sabina"))
    form.dates["due_from"].setText("31.02.2026")
    form.debt.setCurrentIndex(form.debt.findData(Debt.OWED))
    QTest.keyClick(form, Qt.Key.Key_Return)
    assert form.isVisible() and form.problem.text() == "İcra müddəti: tarixdən: Belə tarix yoxdur."
    form.dates["due_from"].setText("28.02.2026")
    assert form.narrowed.debt is Debt.OWED and form.narrowed.due_from == date(2026, 2, 28)


def test_a_view_is_kept_from_the_filter_and_opens_with_its_columns(
    office: Office, qtbot: QtBot
) -> None:
    numbers = several(office.desk)
    office.desk.run("tural", casework.take, numbers[1])
    drive = office.drive("tural")
    window = drive.window
    window.show_queue(Queue.ALL)
    form = ask_filter(drive)
    form.statuses["in_progress"].setChecked(True)
    press(form, "Görünüş kimi saxla…")
    view_form = drive.form(ViewForm)
    QTest.keyClick(view_form, Qt.Key.Key_Return)
    assert view_form.isVisible() and view_form.problem.text() == "Görünüşə ad verin."
    type_text(view_form.name, "İcrada & mənim")
    for column in ("Rayon", "İcraçı"):
        press(view_form, column)
    assert not view_form.shared.isVisible(), "a clerk shares nothing"
    QTest.keyClick(view_form, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            window.queue.title.text() == "İcrada & mənim" and numbers_listed(window) == [numbers[1]]
        ),
        timeout=10_000,
    )
    assert heads(window) == ["MÜRACİƏT", "İCRA MÜDDƏTİ", "İCRAÇI"]
    assert window.queue.model.index(0, 2).data() == "Siz"
    qtbot.waitUntil(lambda: bool(view_keys(window)), timeout=10_000)
    key = view_keys(window)[0]
    count = window.sidebar.view_counts[window.views.views[0].id]
    qtbot.waitUntil(lambda: count.text() == "1", timeout=10_000)
    window.show_queue(Queue.NEW)
    qtbot.waitUntil(lambda: len(numbers_listed(window)) == 4, timeout=10_000)
    assert heads(window) == ["MÜRACİƏT", "RAYON", "İCRA MÜDDƏTİ"]
    window.sidebar.buttons[key].click()
    qtbot.waitUntil(lambda: numbers_listed(window) == [numbers[1]], timeout=10_000)
    here = window.navigation.here().list
    assert here is not None and here.view == window.views.views[0].id, "so that one comes back"


def menu_of(window: MainWindow, key: int) -> dict[str, QAction]:
    """What the menu of a saved view offers, by its words."""
    window.sidebar.view_menu_wanted.emit(key, QPoint(50, 50))
    menu = next(menu for menu in window.findChildren(QMenu) if menu.isVisible())
    return {action.text(): action for action in menu.actions()}


def test_a_shared_view_is_everybodys_and_only_its_keepers_to_change(
    office: Office, qtbot: QtBot
) -> None:
    several(office.desk)
    key = office.desk.run(
        "sabina", saved_views.save, "Gecikənlər", Filter(Queue.OVERDUE), shared=True
    )
    window = office.window("tural")
    qtbot.waitUntil(lambda: view_key(key) in window.sidebar.buttons, timeout=10_000)
    entries = menu_of(window, key)
    assert list(entries) == ["Paylaşan: Sabina Rəhimova", "Öz surətini saxla…"]
    keeping = office.drive("sabina")
    keeper = keeping.window
    qtbot.waitUntil(lambda: view_key(key) in keeper.sidebar.buttons, timeout=10_000)
    entries = menu_of(keeper, key)
    entries["Dəyiş…"].trigger()
    form = keeping.form(ViewForm)
    assert form.shared.isChecked() and form.shared.isVisible() and form.name.text() == "Gecikənlər"
    form.name.setText("Gecikmişlər")
    QTest.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: keeper.sidebar.buttons[view_key(key)].text() == "Gecikmişlər", timeout=10_000
    )
    # The other desk hears of it at the next look.
    window.changes.look(force=True)
    qtbot.waitUntil(
        lambda: window.sidebar.buttons[view_key(key)].text() == "Gecikmişlər", timeout=10_000
    )
    menu_of(keeper, key)["Sil"].trigger()
    qtbot.waitUntil(lambda: view_key(key) not in keeper.sidebar.buttons, timeout=10_000)


def test_two_views_of_one_name_are_refused_in_the_form(office: Office, qtbot: QtBot) -> None:
    office.desk.run("tural", saved_views.save, "Borclu", Filter())
    drive = office.drive("tural")
    drive.window.views.keep(Filter(Queue.NEW), None)
    form = drive.form(ViewForm)
    form.name.setText("Borclu")
    QTest.keyClick(form, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "artıq var" in form.problem.text(), timeout=10_000)
    assert form.isVisible() and form.accept_button.isEnabled()


def test_a_view_by_debt_follows_billings_answer(office: Office, qtbot: QtBot) -> None:
    """As in the design's picture: what has been paid comes up by itself."""
    number = office.desk.take_in(samples.no_debt())
    office.desk.knows["debts"] = samples.stand_in("0.00")["debts"]
    office.desk.run(
        "gunel", saved_views.save, "Borcu ödənilmiş", Filter(Queue.MINE, debt=Debt.CLEAR)
    )
    window = office.window("gunel")
    qtbot.waitUntil(lambda: window.views.views != [], timeout=10_000)
    key = window.views.views[0].id
    counts = window.sidebar.view_counts
    assert counts[key].text() == "0"
    office.desk.run("gunel", casework.take, number)
    office.hooks[0]()
    qtbot.waitUntil(lambda: counts[key].text() == "1", timeout=15_000)
    office.desk.run("gunel", review.refuse, number, "other", "səbəb")
    qtbot.waitUntil(lambda: counts[key].text() == "0", timeout=15_000)


def test_a_columns_width_is_remembered(office: Office, qtbot: QtBot) -> None:
    office.desk.run("tural", casework.take, office.desk.take_in())
    window = office.window("tural")
    qtbot.waitUntil(lambda: not window.queue.table.isColumnHidden(1), timeout=5_000)
    window.queue.table.setColumnWidth(1, 201)
    window.close()
    again = office.window("tural")
    assert again.queue.table.columnWidth(1) == 201


def test_a_search_says_that_it_looks_everywhere(office: Office, qtbot: QtBot) -> None:
    several(office.desk)
    window = office.window("tural")
    title = window.queue.title.text()
    type_text(window.queue.search, "ova")
    assert window.queue.title.text() == "Bütün siyahılarda axtarış"
    window.queue.search.clear()
    assert window.queue.title.text() == title
