"""Taking in: whole or not at all, once, to the right office, with its links."""

import io
import json
import os
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from clerkdesk.adapters import packages
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.usecases.administration import requirement_changes, requirement_records
from clerkdesk.usecases.case import detail
from clerkdesk.usecases.intake import registration
from tests import samples
from tests.conftest import Desk

TABLES = (
    "application",
    "application_detail",
    "application_person",
    "document",
    "document_content",
    "outbox_message",
    "inquiry",
    "event",
    "application_link",
    "operation",
)


def counts(desk: Desk) -> dict[str, int]:
    return {table: desk.scalar(f"SELECT count(*) FROM {table}") for table in TABLES}


def faults(desk: Desk, path: Path) -> set[tuple[str | None, str]]:
    before = counts(desk)
    with pytest.raises(PackageRefused) as refusal:
        registration.take_in(desk.local, packages.open_package(path))
    assert counts(desk) == before, "a refused package left something behind"
    return {(fault.field, fault.code) for fault in refusal.value.faults}


def test_a_package_becomes_an_application_with_number_term_office_and_message(desk: Desk) -> None:
    number = desk.take_in()
    case = desk.local.run(detail.open_case, number)
    assert number.startswith("WD-") and number.endswith("-0000001")
    assert (case.header.department, case.header.status) == ("Nəsimi sukanal idarəsi", "new")
    assert case.header.due_on.isoformat() == "2026-11-23"  # Wednesday + 3 working days
    assert [(m.event, m.channel) for m in case.messages] == [("registered", "email")]
    assert [(d.kind, d.media_type) for d in case.documents] == [
        ("id_card", "application/pdf"),
        ("ownership_extract", "application/pdf"),
    ]
    assert desk.local.read(detail.document_content, case.documents[0].id) == samples.pdf(
        "eg-2026-000001 documents/vesiqe.pdf"
    )


def test_the_same_package_twice_is_one_application(desk: Desk) -> None:
    first = desk.take_in()
    before = counts(desk)
    package = samples.no_debt()
    folder = samples.write_folder(desk.folder / "again", package)
    again = registration.take_in(desk.local, packages.open_package(folder))
    assert (again.number, again.duplicate) == (first, True)
    assert counts(desk) == before


def test_another_content_under_the_same_id_is_refused(desk: Desk) -> None:
    desk.take_in()
    folder = samples.write_folder(
        desk.folder / "other", samples.no_debt(contact__mobile="050 234 56 99")
    )
    assert faults(desk, folder) == {("portal_request_id", "other_content")}


def test_the_same_id_from_another_channel_is_another_application(desk: Desk) -> None:
    assert desk.take_in() != desk.take_in(samples.no_debt(channel="mygov"))


def test_a_file_longer_than_a_part_is_stored_whole(desk: Desk) -> None:
    content = samples.pdf() + os.urandom(3 << 20)
    package = samples.no_debt(documents__0__sha256=...)
    files = samples.files_of(package) | {"documents/vesiqe.pdf": content}
    number = desk.take_in(package, files)
    case = desk.local.run(detail.open_case, number)
    assert desk.local.read(detail.document_content, case.documents[0].id) == content
    assert (
        desk.scalar(
            "SELECT count(*) FROM document_content WHERE document_id = :id", id=case.documents[0].id
        )
        == 4
    )


@pytest.mark.parametrize(
    ("district", "office"),
    [
        ("Lənkəran", "su-lenkeran"),
        ("Lənkəran ş.", "su-lenkeran"),
        ("NƏSİMİ", "su-nesimi"),
        ("Nesimi r-nu", "su-nesimi"),
        ("BA-NES", "su-nesimi"),
        ("xızı", "su-xizi"),
        ("Naxçıvan", "su-merkez"),
        ("Babək", "su-merkez"),
        ("Kǝngǝrli", "su-merkez"),
    ],
)
def test_districts_route_in_every_spelling(embedded: Desk, district: str, office: str) -> None:
    number = embedded.take_in(samples.no_debt(object__district=district))
    assert embedded.local.read(detail.header, number).department_code == office


def test_a_district_outside_the_area_is_taken_with_a_warning(desk: Desk) -> None:
    assert desk.local.read(
        detail.header, desk.take_in(samples.no_debt(object__district="Şərur"))
    ).out_of_area


def test_city_and_rayon_of_one_name_are_told_apart(embedded: Desk) -> None:
    numbers = [
        embedded.take_in(samples.idp(f"id-{n}", object__district=name))
        for n, name in enumerate(("Yevlax", "Yevlax ş.", "Yevlax r-nu"))
    ]
    kinds = [
        embedded.scalar(
            "SELECT d.kind FROM application a JOIN district d ON d.id = a.district_id"
            " WHERE a.number = :number",
            number=number,
        )
        for number in numbers
    ]
    assert kinds == ["rayon", "city", "rayon"]


def test_without_a_district_billing_routes_the_application(desk: Desk) -> None:
    number = desk.take_in(samples.no_debt(object=...))
    assert desk.local.read(detail.header, number).department_code == "su-merkez"
    desk.worker().once()
    head = desk.local.read(detail.header, number)
    assert (head.department_code, head.place) == ("su-nesimi", "Nəsimi")
    case = desk.local.run(detail.open_case, number)
    assert "route" in {row.action for row in case.history} and case.address_source == "billing"


def test_a_shared_person_links_both_households(desk: Desk) -> None:
    first = desk.take_in(samples.idp())
    second = desk.take_in(
        samples.idp(
            "eg-2",
            applicant__fin="7AB8T5W",
            registered_persons__0__fin="7AB8T5W",
            subscriber_code="130045501238878",
            object__previous_address="Laçın r-nu, A küç. 1",
        )
    )
    desk.link(second)
    there = desk.local.run(detail.open_case, second).links
    here = desk.local.run(detail.open_case, first).links
    assert [(link.number, link.kind, link.person_position) for link in there] == [(first, "fin", 1)]
    assert [(link.number, link.kind, link.person_position) for link in here] == [(second, "fin", 1)]


def test_the_same_file_code_and_old_address_are_found(desk: Desk) -> None:
    first = desk.take_in(samples.idp())
    package = samples.idp(
        "eg-2",
        applicant__fin="7AB8T5W",
        registered_persons__0__fin="7AB8T5W",
        registered_persons__1__fin="7AB8T5X",
        documents__0__fin=None,
    )
    files = samples.files_of(samples.idp())
    for document in package["documents"]:
        document["sha256"] = None
    second = desk.take_in(package, files)
    desk.link(second)
    kinds = {
        link.kind for link in desk.local.run(detail.open_case, second).links if link.number == first
    }
    assert kinds == {"address", "code", "file"}


@pytest.mark.parametrize(
    ("break_it", "expected"),
    [
        (lambda p, f: f.pop("documents/vesiqe.pdf"), ("documents.0.file", "file_missing")),
        (lambda p, f: f.update({"documents/vesiqe.pdf": b""}), ("documents.0.file", "file_empty")),
        (
            lambda p, f: f.update({"documents/vesiqe.pdf": b"MZ\x90"}),
            ("documents.0.file", "file_type"),
        ),
        (
            lambda p, f: f.update(
                {"documents/vesiqe.pdf": b"<html>%PDF-1.4 is a word here</html>"}
            ),
            ("documents.0.file", "file_type"),
        ),
        (
            lambda p, f: f.update({"documents/vesiqe.pdf": samples.pdf("other")}),
            ("documents.0.sha256", "file_hash"),
        ),
        (
            lambda p, f: p["documents"][0].update(file="../outside.pdf"),
            ("documents.0.file", "unsafe_path"),
        ),
    ],
)
@pytest.mark.parametrize("form", ["folder", "zip"])
def test_a_file_that_is_not_what_it_says_refuses_the_package(
    embedded: Desk,
    break_it: Callable[[dict[str, Any], dict[str, bytes]], None],
    expected: tuple[str, str],
    form: str,
) -> None:
    package = samples.no_debt()
    files = samples.files_of(package)
    break_it(package, files)
    path = (
        samples.write_folder(embedded.folder / "p", package, files)
        if form == "folder"
        else samples.write_zip(embedded.folder / "p.zip", package, files)
    )
    assert expected in faults(embedded, path)


def test_a_file_over_twenty_megabytes_is_refused(embedded: Desk) -> None:
    package = samples.no_debt(documents__0__sha256=...)
    files = samples.files_of(package) | {"documents/vesiqe.pdf": samples.pdf() + b"0" * (20 << 20)}
    assert ("documents.0.file", "file_too_large") in faults(
        embedded, samples.write_folder(embedded.folder / "p", package, files)
    )


def test_a_zip_bomb_is_refused_before_it_grows(embedded: Desk) -> None:
    package = samples.no_debt()
    path = embedded.folder / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("application.json", json.dumps(package))
        for document in package["documents"]:
            with archive.open(document["file"], "w", force_zip64=True) as file:
                file.write(samples.pdf())
                for _ in range(150):
                    file.write(b"\0" * (1 << 20))
    assert path.stat().st_size < 1 << 20
    assert faults(embedded, path) == {(None, "package_too_large")}


def test_a_link_out_of_a_folder_counts_as_no_file(embedded: Desk) -> None:
    package = samples.no_debt()
    folder = samples.write_folder(embedded.folder / "p", package)
    secret = embedded.folder / "secret.pdf"
    secret.write_bytes((folder / "documents/vesiqe.pdf").read_bytes())
    (folder / "documents/vesiqe.pdf").unlink()
    (folder / "documents/vesiqe.pdf").symlink_to(secret)
    assert ("documents.0.file", "file_missing") in faults(embedded, folder)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"{", "not_json"),
        (b"\xff\xfe", "not_json"),
        (b'{"a": NaN}', "not_json"),
        (b"[" * 100_000, "not_json"),
        (b'{"version": 1, "version": 1}', "repeated_field"),
        (b"[]", "not_an_object"),
        (b"1" * 5000, "not_json"),
        (b'{"documents": [{"file": "a\\ud800.pdf", "kind": "id_card"}]}', "control_characters"),
    ],
)
def test_what_is_no_json_is_refused(embedded: Desk, content: bytes, code: str) -> None:
    folder = embedded.folder / "p"
    folder.mkdir()
    (folder / "application.json").write_bytes(content)
    assert code in {fault for _field, fault in faults(embedded, folder)}


def test_what_is_no_package_is_refused(embedded: Desk) -> None:
    (embedded.folder / "empty").mkdir()
    assert faults(embedded, embedded.folder / "empty") == {(None, "no_application_json")}
    broken = embedded.folder / "x.zip"
    broken.write_bytes(b"PK\x03\x04 broken")
    assert faults(embedded, broken) == {(None, "not_a_zip")}
    good = io.BytesIO()
    with zipfile.ZipFile(good, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("application.json", json.dumps(samples.no_debt()))
    torn = bytearray(good.getvalue())
    torn[45:60] = b"\0" * 15
    broken.write_bytes(torn)
    assert faults(embedded, broken) == {(None, "package_unreadable")}


def test_a_field_that_stands_twice_is_named_by_its_path(embedded: Desk) -> None:
    folder = embedded.folder / "p"
    folder.mkdir()
    (folder / "application.json").write_text(
        '{"contact": {"mobile": "1", "mobile": "2"}, "documents": [{"file": "a", "file": "b"}]}'
    )
    assert faults(embedded, folder) == {
        ("contact.mobile", "repeated_field"),
        ("documents.0.file", "repeated_field"),
    }


@pytest.mark.parametrize("damage", ["lzma", "version"])
def test_an_archive_that_the_library_chokes_on_is_a_fault(embedded: Desk, damage: str) -> None:
    path = embedded.folder / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("application.json", json.dumps(samples.no_debt()))
    content = bytearray(path.read_bytes())
    if damage == "lzma":
        content[60:110] = b"\xff" * 50
    else:
        position = content.rindex(b"PK\x01\x02")
        content[position + 6 : position + 8] = (99).to_bytes(2, "little")
    path.write_bytes(content)
    assert {code for _field, code in faults(embedded, path)} <= {"package_unreadable", "not_a_zip"}


def test_three_hundred_names_of_one_large_file_cost_little(embedded: Desk) -> None:
    package = samples.no_debt(
        documents=[
            {"kind": "id_card", "file": "x", "name": "x", "sha256": None} for _ in range(300)
        ]
    )
    path = samples.write_zip(embedded.folder / "dos.zip", package, {"x": b"\0" * (19 << 20)})
    assert ("documents", "too_many") in faults(embedded, path)
    package["documents"] = package["documents"][:150]
    path = samples.write_zip(embedded.folder / "dos.zip", package, {"x": b"\0" * (19 << 20)})
    assert ("documents", "package_too_large") in faults(embedded, path), (
        "what was read in vain counts too"
    )


def test_a_fault_speaks_of_documents_by_their_names() -> None:
    from clerkdesk.usecases.catalogue import sentence

    assert (
        sentence("missing_document", {"kind": "ownership_extract"})
        == "Tələb olunan sənəd yoxdur: Çıxarış."
    )
    assert (
        sentence("wrong_type", {"expected": "string"}) == "Qiymətin növü düz deyil: mətn olmalıdır."
    )
    assert (
        sentence("wrong_type", {"expected": "list"}, "en")
        == "The value is of the wrong type: it must be a list."
    )


def test_sixteen_desks_taking_in_one_package_make_one_application(desk: Desk) -> None:
    from concurrent.futures import ThreadPoolExecutor

    folder = samples.write_folder(desk.folder / "p", samples.no_debt())
    with ThreadPoolExecutor(8) as pool:
        kept = list(
            pool.map(
                lambda _n: registration.take_in(desk.local, packages.open_package(folder)),
                range(16),
            )
        )
    assert (
        len({result.number for result in kept}) == 1
        and sum(not result.duplicate for result in kept) == 1
    )
    assert counts(desk)["application"] == 1


def test_where_nothing_is_asked_for_an_application_without_documents_is_taken_in(
    desk: Desk,
) -> None:
    for record in desk.as_("admin").read(requirement_records.records):
        if record.group == "no_debt" and record.values["required"] == "yes":
            values = record.values | {"required": "no"}
            desk.run("admin", requirement_changes.save, record.key, values, record.values)
    number = desk.take_in(samples.no_debt(documents=[]))
    assert desk.run("gunel", detail.open_case, number).documents == []


@pytest.mark.parametrize("file", [..., 7, "../x.pdf", "x" * 301])
def test_a_document_without_a_file_that_can_be_looked_for_is_a_fault_beside_the_others(
    desk: Desk, file: Any
) -> None:
    package = samples.no_debt(documents__0__file=file, contact__mobile="?")
    folder = samples.write_folder(desk.folder / "p", package, {})
    fields = {field for field, _code in faults(desk, folder)}
    assert {"documents.0.file", "documents.1.file", "contact.mobile"} <= fields
