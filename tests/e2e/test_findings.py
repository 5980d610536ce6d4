"""What must be weighed, on the command line and in the sample office."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from tests.e2e.shells import Shell

NUMBER = "WD-2026-0000001"


def taken_with_another_holder(office: Shell) -> str:
    """Billing has another holder than the application states."""
    office.knows(holder_fin="6PL0RR9", holder_name="Quliyeva Sevil Akif qızı")
    office("take", NUMBER, "--as", "gunel")
    return NUMBER


def test_an_approval_names_the_open_findings_and_takes_their_reasons(office: Shell) -> None:
    number = taken_with_another_holder(office)
    approve = ("approve", number, "--as", "gunel", "--accept-documents")
    code, document = office.json(*approve)
    error: dict[str, Any] = document["error"]
    assert (code, error["code"]) == (1, "findings_open")
    assert [each["kind"] for each in error["details"]] == ["owner_differs"]
    key = error["details"][0]["id"]
    assert office.refused(*approve, "--acknowledge", f"{key}=because") == "finding_reason_unknown"
    assert office.refused(*approve, "--acknowledge", "deceased=sale") == "finding_unknown"
    assert office.json(*approve, "--acknowledge", f"{key}=inheritance")[1]["status"] == "completed"
    shown = office.json("show", number, "--as", "gunel")[1]["findings"]
    assert [
        (each["kind"], each["severity"], each["state"], each["reason"], each["acknowledged_by"])
        for each in shown
    ] == [("owner_differs", "serious", "acknowledged", "inheritance", "Günel Hüseynova")]
    assert shown[0]["second_by"] is None
    assert shown[0]["facts"]["name_known"] == "Quliyeva Sevil Akif qızı"


def test_an_important_note_is_weighed_by_its_kind_and_in_ones_own_words(office: Shell) -> None:
    office("take", NUMBER, "--as", "gunel")
    office("note", NUMBER, "--as", "gunel", "--text", "Məhkəmə gedir", "--important")
    approve = ("approve", NUMBER, "--as", "gunel", "--accept-documents")
    assert office.refused(*approve) == "findings_open"
    assert office.json(*approve, "--acknowledge", "important_note=Qərar var")[0] == 0
    finding = office.json("show", NUMBER, "--as", "gunel")[1]["findings"][0]
    assert (finding["reason"], finding["text"]) == ("other", "Qərar var")


def test_at_most_one_application_in_ten_of_the_sample_office_must_be_weighed(
    sample_office: Callable[[], Path],
) -> None:
    with closing(sqlite3.connect(sample_office() / "clerkdesk.db")) as connection, connection:
        all_of_them, with_findings = connection.execute(
            """
                SELECT
                  (SELECT count(*) FROM application),
                  (SELECT count(DISTINCT application_id) FROM finding)
            """
        ).fetchone()
        approved = connection.execute(
            """
                SELECT count(*)
                FROM finding f
                JOIN application a ON a.id = f.application_id
                WHERE a.status = 'completed' AND f.state = 'open'
            """
        ).fetchone()
    connection.close()
    assert 0 < with_findings <= all_of_them / 10
    assert approved == (0,)
