"""The command line around personal data: rules, what they erase, and one person's data."""

import hashlib
import json
from pathlib import Path

import pypdfium2
import pytest

from tests.e2e.conftest import OfficeAfter
from tests.e2e.shells import Shell

FIN = "5XK2M7P"
STAND_IN = {"setting stand_in", "setting stand_in_data"}
"""What the shell itself has written past the rules."""


def altered(shell: Shell) -> set[str]:
    """The rows that the history does not vouch for."""
    return {finding["row"] for finding in shell.json("audit", "verify")[1]["findings"]}


def _refuse_and_send(shell: Shell) -> None:
    shell(*shell.add("sabina", name="Sabina Rəhimova", role="supervisor"))
    shell(*shell.add("admin", name="İnzibatçı", role="admin"))
    number = "WD-2026-0000001"
    assert shell("take", number, "--as", "gunel")[0] == 0
    assert shell("refuse", number, "--reason", "document_missing", "--as", "gunel")[0] == 0
    for minute in ("12:05", "12:10"):
        with pytest.MonkeyPatch.context() as environment:
            environment.setenv("CLERKDESK_NOW", f"2026-11-20T{minute}:00+04:00")
            assert shell("worker", "--once")[0] == 0


@pytest.fixture
def office(office_after: OfficeAfter, monkeypatch: pytest.MonkeyPatch) -> Shell:
    """A refused application of one person, of which nothing is on its way any more; its clerk, a
    supervisor and an administrator.
    """
    shell = office_after("refused-and-sent", _refuse_and_send)
    monkeypatch.setenv("CLERKDESK_NOW", "2026-11-20T12:10:00+04:00")
    return shell


def test_what_is_due_by_a_rule_is_previewed_erased_and_reported(
    office: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert office("retention", "preview")[1].startswith("Saxlama qaydası qoyulmayıb")
    rule = ("retention", "set", "no_debt", "refused")
    assert office.refused(*rule, "0", "--as", "admin") == "retention_months"
    assert office.refused(*rule, "12", "--as", "sabina") == "administrator_only"
    assert office(*rule, "12", "--as", "admin")[0] == 0
    assert office.json("retention", "preview")[1]["rules"][0]["due"] == []
    monkeypatch.setenv("CLERKDESK_NOW", "2027-11-21T12:00:00+04:00")
    (due,) = office.json("retention", "preview")[1]["rules"][0]["due"]
    assert due["number"] == "WD-2026-0000001"
    assert office("show", "WD-2026-0000001")[1].count("Əliyev") == 1
    code, done = office.json("retention", "run")
    assert (code, [each["number"] for each in done["erased"]]) == (0, ["WD-2026-0000001"])
    assert office.json("retention", "run")[1] == {"erased": [], "failed": []}
    code, shown, _err = office("show", "WD-2026-0000001")
    assert "saxlama qaydası üzrə silinib" in shown and "Əliyev" not in shown
    assert shown.startswith("WD-2026-0000001  refused  fərdi məlumat silinib\n")
    assert "fərdi məlumat silinib  (" in office("applications")[1]
    assert office.json("show", "WD-2026-0000001")[1]["applicant"]["erased"] is True
    (group,) = office.json("retention", "report")[1]["erased"]
    assert (group["cause"], group["count"]) == ("rule", 1)
    assert altered(office) <= STAND_IN


def test_one_persons_data_are_found_given_out_and_erased_by_two(
    office: Shell, tmp_path: Path
) -> None:
    acting = ("--as", "sabina")
    (case,) = office.json("person", "find", FIN, *acting)[1]["applications"]
    assert (case["number"], case["stays"]) == ("WD-2026-0000001", None)
    folder = tmp_path / "given"
    assert office("person", "export", FIN, "--to", folder, *acting)[0] == 0
    assert "r.aliyev@example.az" in (folder / "data.json").read_text(encoding="utf-8")
    data = json.loads((folder / "data.json").read_text(encoding="utf-8"))
    documents = data["applications"][0]["documents"]
    assert [each["sha256"] for each in documents] == [
        hashlib.sha256((folder / each["file"]).read_bytes()).hexdigest() for each in documents
    ]
    assert (
        {each["file"] for each in documents}
        == {path.name for path in folder.iterdir() if path.name.startswith("WD-")}
        != set()
    )
    paper = pypdfium2.PdfDocument(folder / "data.pdf")
    text = paper[0].get_textpage().get_text_range()
    assert FIN in text and "Əliyev" in text and "Sabina Rəhimova" in text
    asked = office.json("person", "erase", FIN, "--reason", "Ərizə № 5", *acting)[1]
    assert asked["numbers"] == ["WD-2026-0000001"]
    request = asked["request"]
    assert office.refused("person", "grant", request, *acting) == "another_person"
    granted = office.json("person", "grant", request, "--as", "admin")[1]
    assert granted["erased"] == ["WD-2026-0000001"]
    assert "1/1  Ərizə № 5" in office("person", "requests", *acting)[1]
    assert office.refused("person", "find", FIN, *acting) == "person_not_found"
    assert altered(office) <= STAND_IN
