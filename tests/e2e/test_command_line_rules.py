"""The command line where an office sets its own: second looks, phrases, absences, accounts; and the
programs that may work on a database.
"""

import json
from datetime import date
from io import BytesIO, TextIOWrapper
from typing import Any

import pytest

from tests.e2e.conftest import OfficeAfter
from tests.e2e.shells import Shell

NUMBER = "WD-2026-0000001"
PASSWORD = "a long password of a sample"


def typed(shell: Shell, *words: object) -> tuple[int, str, str]:
    """A command that reads a password from its standard input."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.stdin", TextIOWrapper(BytesIO(f"{PASSWORD}\n".encode())))
        return shell(*words, "--password-stdin")


def typed_json(shell: Shell, *words: object) -> Any:
    """What such a command gives."""
    code, out, err = typed(shell, *words, "--format", "json")
    assert code == 0, err
    return json.loads(out)


def _people(shell: Shell) -> None:
    for login, name in (("tural", "Tural Abbasov"), ("nigar", "Nigar Sadıqova")):
        assert typed(shell, *shell.add(login, name=name))[0] == 0
    shell(*shell.add("sabina", name="Sabina Rəhimova", role="supervisor"))
    shell(*shell.add("admin", name="İnzibatçı", role="admin"))


@pytest.fixture
def office(office_after: OfficeAfter) -> Shell:
    return office_after("rules-and-people", _people)


def test_a_finding_needs_a_second_look_and_gets_one(office: Shell) -> None:
    mark = ("findings", "second-look", "no_debt", "important_note", "yes")
    assert office.refused(*mark, "--as", "sabina") == "administrator_only"
    assert office(*mark, "--as", "admin")[0] == 0
    (rule,) = [
        each
        for each in office.json("findings", "list", "no_debt", "--as", "admin")[1]["rules"]
        if each["code"] == "important_note"
    ]
    assert rule["second_look"] is True
    act = ("--important", "--text", "Sənəd zədəlidir")
    assert typed(office, "take", NUMBER, "--as", "nigar")[0] == 0
    assert typed(office, "note", NUMBER, *act, "--as", "nigar")[0] == 0
    approve = ("approve", NUMBER, "--accept-documents", "--acknowledge")
    code, _out, err = typed(office, *approve, "important_note=document_seen", "--as", "nigar")
    assert code == 1 and "kinci baxış gözlənilir" in err
    look = ("second-look", NUMBER, "--agree")
    assert typed(office, *look, "--as", "nigar")[0] == 1, "not one's own"
    assert typed(office, *look, "--as", "tural")[0] == 0
    assert typed(office, "approve", NUMBER, "--as", "nigar")[0] == 0


def test_a_decision_is_picked_and_looked_at(office: Shell) -> None:
    assert office("setting", "set", "sample_percent", "100", "--as", "admin")[0] == 0
    refused = ("refuse", NUMBER, "--reason", "document_missing", "--as", "nigar")
    assert typed(office, *refused)[0] == 0
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("CLERKDESK_NOW", "2026-11-20T12:05:00+04:00")
        assert office("worker", "--once")[0] == 0
    listed = ("applications", "--sampled", "--as", "tural")
    assert [each["number"] for each in typed_json(office, *listed)["applications"]] == [NUMBER]
    look = ("sample-look", NUMBER)
    assert typed(office, *look, "--agree", "--as", "nigar")[0] == 1, "not one's own"
    no = (*look, "--disagree", "sample_rule")
    assert typed(office, *no, "--as", "tural")[0] == 1, "and says why"
    assert typed(office, *no, "--text", "Sənəd var", "--as", "tural")[0] == 0
    shown = typed_json(office, "show", NUMBER, "--as", "tural")["sample"]
    assert (shown["agrees"], shown["reason"], shown["by"]) == (
        False,
        "sample_rule",
        "Tural Abbasov",
    )


def test_what_recurs_is_listed_and_judged(office: Shell) -> None:
    assert office("recurring", "list", "--as", "gunel")[0] == 1, "clerks do not see it"
    assert typed_json(office, "recurring", "list", "--as", "sabina")["hits"] == []
    judge = ("recurring", "judge", "code_in_work", "1", "harmless", "--text", "x")
    assert office.refused(*judge, "--as", "sabina") == "hit_unknown"


def test_phrases_absences_and_accounts(office: Shell) -> None:
    of = ("no_debt", "id_card")
    assert office("phrases", "set", *of, "Oxunmur", "Başqa sənəddir", "--as", "admin")[0] == 0
    assert office.json("phrases", "list", *of, "--as", "gunel")[1]["phrases"] == [
        "Oxunmur",
        "Başqa sənəddir",
    ]
    days = (date(2026, 11, 23), date(2026, 11, 27))
    assert office("absence", "add", "gunel", *days, "--as", "sabina")[0] == 0
    assert "Günel" in office("absence", "list", "--as", "sabina")[1]
    assert office("staff", "disable", "gunel", "--as", "admin")[0] == 0
    assert office("staff", "enable", "gunel", "--as", "admin")[0] == 0
    assert office.json("take-next", "--as", "gunel")[0] == 0


def test_what_was_asked_for_is_taken_back(office: Shell) -> None:
    assert office("refuse", NUMBER, "--reason", "document_missing", "--as", "gunel")[0] == 0
    with pytest.MonkeyPatch.context() as environment:
        for minute in ("05", "10"):
            environment.setenv("CLERKDESK_NOW", f"2026-11-20T12:{minute}:00+04:00")
            assert office("worker", "--once")[0] == 0
        asked = office.json("person", "erase", "5XK2M7P", "--reason", "Ərizə", "--as", "sabina")[1]
        assert asked["numbers"] == [NUMBER]
        assert office("person", "decline", asked["request"], "--as", "sabina")[0] == 0
        assert office.json("person", "find", "5XK2M7P", "--as", "sabina")[0] == 0


def test_which_programs_may_work_is_said(office: Shell) -> None:
    code, out, _err = office("db", "overlap")
    assert code == 0 and out.strip()
    assert office.refused("db", "gateway-login", "gateway1") != ""
