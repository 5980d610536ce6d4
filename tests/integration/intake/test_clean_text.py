"""Whatever is typed or sent is stored composed (NFC), and without what one does not see."""

import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import inspect, text

from clerkdesk.adapters import packages
from clerkdesk.domain.text import clean
from clerkdesk.usecases.case import casework, detail, drafts, review
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.messages import message_texts
from clerkdesk.usecases.people import accounts, sign_in
from clerkdesk.usecases.portal import keys
from clerkdesk.usecases.queue import saved_views, searching
from clerkdesk.usecases.queue.filters import Filter
from tests import samples
from tests.conftest import Desk

HIDDEN = "\u00ad\u200b\u200f\u202a\u202c\ufeff"
"""Soft hyphen, zero width, marks of direction, and the sign that files begin with."""


def disguised(value: str) -> str:
    """The same text to the eye: letters and accents apart, something unseen behind every letter."""
    return "".join(
        letter + HIDDEN[position % len(HIDDEN)]
        for position, letter in enumerate(unicodedata.normalize("NFD", value))
    )


def disguise(value: Any) -> Any:
    """All texts of a package; not its moments and words that a program chooses."""
    if isinstance(value, dict):
        kept = ("kind", "service", "channel", "login_method", "submitted_at", "reason_code")
        return {name: each if name in kept else disguise(each) for name, each in value.items()}
    if isinstance(value, list):
        return [disguise(each) for each in value]
    return disguised(value) if isinstance(value, str) else value


def unclean(desk: Desk) -> list[str]:
    """Where in the database a text stands that is not as it should be."""
    places = []
    with desk.engine.connect() as connection:
        for table in inspect(connection).get_table_names():
            for row in connection.execute(text(f'SELECT * FROM "{table}"')).mappings():
                places += [
                    f"{table}.{column}: {value!a}"
                    for column, value in row.items()
                    if isinstance(value, str) and clean(value) != value
                ]
    return places


@pytest.mark.parametrize("sample", [samples.no_debt, samples.idp])
def test_a_package_of_disguised_texts_is_the_same_application(
    desk: Desk, sample: Callable[[], dict[str, Any]]
) -> None:
    package = sample()
    disguised_package = disguise(package)
    number = desk.take_in(disguised_package, samples.files_of(disguised_package))
    other = desk.take_in({**package, "portal_request_id": "eg-2026-000777"})
    shown = desk.local.run(detail.open_case, number)
    plain = desk.local.run(detail.open_case, other)
    assert (shown.header.name, shown.address, shown.mobile, shown.email) == (
        plain.header.name,
        plain.address,
        plain.mobile,
        plain.email,
    )
    assert [document.name for document in shown.documents] == [
        document.name for document in plain.documents
    ]
    assert unclean(desk) == []


def test_what_clerks_and_administrators_type_is_stored_clean(desk: Desk) -> None:
    number = desk.take_in()
    idp = desk.take_in(samples.idp())
    desk.run("gunel", casework.take, number)
    desk.run("elnur", casework.take, idp)
    written = disguised("Çıxarışın ikinci səhifəsi, Ğ və İ")
    document = desk.as_("gunel").run(detail.open_case, number).documents[0].id
    desk.run("gunel", casework.note, number, written)
    desk.run("gunel", casework.call, number, "reached", written)
    desk.run("gunel", drafts.keep, number, "note", written)
    desk.run("gunel", casework.wait, number, written)
    desk.run("gunel", casework.resume, number)
    desk.run("elnur", casework.investigate, idp, written)
    changes = {
        "mobile": disguised("055 234 56 78"),
        "email": disguised("a.b@example.az"),
        "address": disguised("Yeni küç. 5, m. 1"),
        "owner_name": disguised("Əliyev Rəşad"),
        "subscriber_code": disguised("12045567891"),
    }
    desk.run("gunel", casework.amend, number, changes, written)
    desk.run("gunel", review.give_verdict, number, document, False, written)
    desk.run("gunel", review.refuse, number, "documents_inconsistent", written)
    desk.run("sabina", review.reopen, number, written)
    desk.run(
        "admin",
        accounts.add_staff,
        "yeni",
        name=disguised("Ülkər Şirinova"),
        role="clerk",
        organisation="azersu",
    )
    desk.run(
        "admin",
        accounts.change_staff,
        disguised("yeni"),
        name=disguised("Ülkər Çingizli"),
        role="clerk",
        departments=[],
        services=[],
    )
    desk.run("admin", keys.add_key, disguised("Portalın açarı"), "e-gov")
    desk.run("admin", message_texts.save, "waiting", "email", "az", written, written)
    desk.run("gunel", saved_views.save, disguised("Gəncə üzrə"), Filter())
    assert unclean(desk) == []
    shown = desk.local.run(detail.open_case, number)
    assert (shown.mobile, shown.address) == ("+994552345678", "Yeni küç. 5, m. 1")


def test_disguised_words_find_what_they_look_like(desk: Desk) -> None:
    number = desk.take_in()
    for query in (number, "Əliyev", "12045567890", "5XK2M7P", "050 234 56 78"):
        found_rows = desk.as_("gunel").run(searching.search, disguised(query)).rows
        assert [row.number for row in found_rows] == [number], query
    desk.run("gunel", casework.take, disguised(number))


def test_a_disguised_account_signs_in(embedded: Desk) -> None:
    assert embedded.local.run(sign_in.sign_in, disguised("gunel"), None).login == "gunel"


def test_a_file_whose_name_was_packed_decomposed_is_the_one_that_the_package_names(
    desk: Desk,
) -> None:
    package = samples.no_debt(documents__0__file="documents/vəsiqə çıxarış.pdf")
    files = {
        unicodedata.normalize("NFD", name): content
        for name, content in samples.files_of(package).items()
    }
    folder = samples.write_folder(desk.folder / "folder", package, files)
    zipped = samples.write_zip(desk.folder / "package.zip", package, files)
    accepted = registration.take_in(desk.local, packages.open_package(folder))
    again = registration.take_in(desk.local, packages.open_package(zipped))
    assert (again.number, again.duplicate) == (accepted.number, True)
