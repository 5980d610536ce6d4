"""A request that comes again is known by what it says, and not by how it is spelt."""

import hashlib
import json
import unicodedata
from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import text

from clerkdesk.adapters import packages
from clerkdesk.domain.packages import PackageRefused
from clerkdesk.usecases.intake import registration
from clerkdesk.usecases.intake.registration import Accepted
from tests import samples
from tests.conftest import Desk

Package = dict[str, Any]


def sent(desk: Desk, package: Package, files: dict[str, bytes], name: str) -> Accepted:
    folder = samples.write_folder(desk.folder / name, package, files)
    return registration.take_in(desk.local, packages.open_package(folder))


def at_utc(package: Package) -> None:
    package["submitted_at"] = "2026-11-18T05:15:00Z"


def at_utc_in_small_letters(package: Package) -> None:
    package["submitted_at"] = "2026-11-18t05:15:00z"


def with_fractions_and_another_offset(package: Package) -> None:
    package["submitted_at"] = "2026-11-18T08:15:00.000+0300"


def with_what_one_does_not_see(package: Package) -> None:
    package["object"]["address"] += "\ufe0f\u3164\u200b"


def with_a_document_number_set_apart(package: Package) -> None:
    package["applicant"]["id_document"] = "AZE No. 12345678"


def with_other_spaces(package: Package) -> None:
    package["object"]["address"] = "  ".join(package["object"]["address"].split(" "))
    package["applicant"]["surname"] += "\xa0"
    package["owner"]["name"] = "\u2009" + package["owner"]["name"]


def without_what_is_null(package: Package) -> None:
    for document in package["documents"]:
        if document["fin"] is None:
            del document["fin"]


def with_null_for_absent(package: Package) -> None:
    package["object"]["previous_address"] = None
    package["registered_persons"] = None
    package["contact"]["language"] = None


def in_international_form(package: Package) -> None:
    package["contact"]["mobile"] = "+994502345678"


def hash_in_capitals(package: Package) -> None:
    for document in package["documents"]:
        document["sha256"] = document["sha256"].upper()


def hash_left_out(package: Package) -> None:
    for document in package["documents"]:
        del document["sha256"]


def decomposed(package: Package) -> None:
    spelt = unicodedata.normalize("NFD", json.dumps(package, ensure_ascii=False))
    package.update(json.loads(spelt))


def fin_in_small_letters(package: Package) -> None:
    package["applicant"]["fin"] = " 5xk 2m7p"


def code_in_groups(package: Package) -> None:
    package["subscriber_code"] = "1204 5567-890"


def district_by_its_code(package: Package) -> None:
    package["object"]["district"] = "Bakı şəhəri, Nəsimi rayonu"


def with_documents_in_another_order(package: Package) -> None:
    package["documents"].reverse()


OTHERWISE = (
    at_utc,
    at_utc_in_small_letters,
    with_fractions_and_another_offset,
    with_what_one_does_not_see,
    with_a_document_number_set_apart,
    with_other_spaces,
    without_what_is_null,
    with_null_for_absent,
    in_international_form,
    hash_in_capitals,
    hash_left_out,
    decomposed,
    fin_in_small_letters,
    code_in_groups,
    district_by_its_code,
    with_documents_in_another_order,
)


def stated() -> tuple[Package, dict[str, bytes]]:
    package = samples.no_debt()
    files = samples.files_of(package)
    for document in package["documents"]:
        document["sha256"] = hashlib.sha256(files[document["file"]]).hexdigest()
    return package, files


@pytest.mark.parametrize("spell", OTHERWISE, ids=lambda spell: spell.__name__)
def test_a_retry_that_is_spelt_otherwise_gives_the_same_number(
    desk: Desk, spell: Callable[[Package], None]
) -> None:
    package, files = stated()
    first = sent(desk, package, files, "first")
    spell(package)
    again = sent(desk, package, files, "again")
    assert (again.number, again.duplicate) == (first.number, True)


def test_a_family_in_another_order_is_the_same_family(desk: Desk) -> None:
    package = samples.idp()
    files = samples.files_of(package)
    first = sent(desk, package, files, "first")
    package["registered_persons"].reverse()
    package["documents"].reverse()
    assert sent(desk, package, files, "again") == Accepted(first.number, True)
    package["registered_persons"][0]["name"] = "Elvin"
    with pytest.raises(PackageRefused):
        sent(desk, package, files, "other")


def test_files_that_changed_their_documents_are_other_content(desk: Desk) -> None:
    package = samples.no_debt()
    files = samples.files_of(package)
    sent(desk, package, files, "first")
    first, second = package["documents"][:2]
    of_the_first = first["file"]
    first["file"] = second["file"]
    second["file"] = of_the_first
    with pytest.raises(PackageRefused):
        sent(desk, package, files, "other")


@pytest.mark.parametrize(
    "changes",
    [
        {"submitted_at": "2026-11-18T09:15:01+04:00"},
        {"applicant__name": "Rəşid"},
        {"contact__mobile": "050 234 56 79"},
        {"documents__0__kind": "other"},
        {"documents__1__fin": "5XK2M7P"},
        {"object__address": "Bakı şəhəri, Nəsimi rayonu, 28 May küçəsi 14, mənzil 28"},
    ],
)
def test_other_content_under_the_same_id_is_refused(desk: Desk, changes: dict[str, Any]) -> None:
    package = samples.no_debt()
    other = samples.no_debt(**changes)
    for each in (package, other):
        # Where the first one is of another kind, none that is required is missing.
        each["documents"].append({"kind": "id_card", "file": "documents/3.pdf", "name": "3.pdf"})
    files = samples.files_of(package)
    sent(desk, package, files, "first")
    with pytest.raises(PackageRefused) as refusal:
        sent(desk, other, files, "other")
    assert [fault.code for fault in refusal.value.faults] == ["other_content"]


def test_other_bytes_under_the_same_name_are_other_content(desk: Desk) -> None:
    package = samples.no_debt()
    files = samples.files_of(package)
    sent(desk, package, files, "first")
    files["documents/vesiqe.pdf"] = samples.pdf("another")
    with pytest.raises(PackageRefused):
        sent(desk, package, files, "other")


def of_the_first_version(package: Package) -> str:
    canonical = json.dumps(package, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    hashes = [document["sha256"] for document in package["documents"]]
    return hashlib.sha256("\n".join([canonical, *hashes]).encode()).hexdigest()


OF_THE_THIRD = "3:_3km8VEpbrGM3FdF3lr_1Q4FFfwy3FnGgDv_-VsgRGA"
OF_THE_SECOND = "2:_3km8VEpbrGM3FdF3lr_1Q4FFfwy3FnGgDv_-VsgRGA"
"""As they were kept of the sample package."""


def test_what_earlier_versions_kept_is_compared_as_it_was_kept(desk: Desk) -> None:
    package, files = stated()
    first = sent(desk, package, files, "first")
    unguarded = [f"DROP TRIGGER {trigger}" for trigger in guards(desk)]
    if not desk.embedded:
        unguarded = ["SET LOCAL session_replication_role = replica"]
    for kept in (of_the_first_version(package), OF_THE_SECOND, OF_THE_THIRD):
        with desk.engine.begin() as connection:
            for statement in unguarded:
                connection.execute(text(statement.replace("TRIGGER", "TRIGGER IF EXISTS")))
            connection.execute(
                text("UPDATE application SET content_sha256 = :kept"), {"kept": kept}
            )
        assert sent(desk, package, files, "again") == Accepted(first.number, True)
        other = json.loads(json.dumps(package))
        other["applicant"]["name"] = "Rəşid"
        with pytest.raises(PackageRefused):
            sent(desk, other, files, "other")


def guards(desk: Desk) -> list[str]:
    """The triggers that keep an application as it is; of a file only."""
    if not desk.embedded:
        return []
    with desk.engine.connect() as connection:
        return list(
            connection.scalars(
                text(
                    "SELECT name FROM sqlite_master"
                    " WHERE type = 'trigger' AND tbl_name = 'application'"
                )
            )
        )
