"""What is said of a paper, line by line: nothing is green that was not looked at."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from clerkdesk.domain import paper_checks
from clerkdesk.domain.certificate import read_typed
from clerkdesk.domain.paper_checks import Line, Mark, Part, Registered, Tone
from clerkdesk.domain.verdicts import (
    Entry,
    Judgement,
    Reason,
    RevocationList,
    SignatureCheck,
    Verdict,
    judge_alone,
    judge_registered,
    standing,
)
from clerkdesk.usecases.catalogue import sentence

AT = datetime(2026, 11, 23, 12, tzinfo=UTC)
NUMBER = "NB-2026-0038214"
CODE = "7K4M2Q9XPD6T8RW3"
SEALED = SignatureCheck(None, signer="“Azərsu” ASC", seal_number="004518-9F2A")
LIST = RevocationList("“Azərsu” ASC", AT, AT + timedelta(hours=1), ())
LIVE = Registered(NUMBER, "live", same_bytes=True, code_fits=True)
VALID = Judgement(Verdict.VALID)


def lines(
    check: SignatureCheck | None = SEALED,
    listed: RevocationList | Reason = LIST,
    entry: Registered | None = LIVE,
    *,
    trusts: bool = True,
) -> list[Line]:
    checks = paper_checks.of_signature(check, trusts_somebody=trusts)
    checks.append(paper_checks.of_list(listed, NUMBER, AT))
    checks += paper_checks.of_register(entry, NUMBER, has_code=True)
    return paper_checks.settled(checks, entry)


def marks(of: list[Line]) -> dict[Part, Mark]:
    return {line.part: line.mark for line in of}


def test_it_is_green_where_every_line_is_in_order() -> None:
    assert set(marks(lines()).values()) == {Mark.OK}
    assert paper_checks.answer(VALID, lines(), has_file=True).tone is Tone.OK


@pytest.mark.parametrize(
    "shown",
    [
        lines(replace(SEALED, fault=Reason.FOREIGN_SIGNER), trusts=False),
        lines(replace(SEALED, fault=Reason.SIGNER_EXPIRED)),
        lines(listed=replace(LIST, issued_at=AT - timedelta(hours=25))),
        lines(listed=Reason.LIST_NOT_GENUINE),
        lines(entry=replace(LIVE, code_fits=False)),
    ],
)
def test_one_line_that_is_open_or_in_doubt_takes_the_green_away(shown: list[Line]) -> None:
    assert paper_checks.answer(VALID, shown, has_file=True).tone is Tone.WARN


def test_number_and_code_alone_are_compared_and_never_green() -> None:
    answer = paper_checks.answer(VALID, lines(None), has_file=False)
    assert (answer.tone, answer.code) == (Tone.WARN, "answer_valid_compare")


def test_a_paper_without_a_seal_is_what_the_register_stores() -> None:
    unsealed = lines(SignatureCheck(Reason.NO_SIGNATURE), Reason.NO_LIST)
    assert marks(unsealed)[Part.INTEGRITY] is Mark.OK
    assert paper_checks.answer(VALID, unsealed, has_file=True).tone is Tone.OK
    other = replace(LIVE, same_bytes=False)
    unknown = lines(SignatureCheck(Reason.NO_SIGNATURE), Reason.NO_LIST, other)
    assert marks(unknown)[Part.INTEGRITY] is Mark.OPEN


@pytest.mark.parametrize("entry", [None, replace(LIVE, same_bytes=False)])
def test_a_file_that_is_not_the_stored_one_was_not_issued_without_a_seal(
    entry: Registered | None,
) -> None:
    first = lines(SignatureCheck(Reason.NO_SIGNATURE), entry=entry)[0]
    assert (first.part, first.mark, first.code) == (Part.SIGNATURE, Mark.BAD, "check_seal_absent")


@pytest.mark.parametrize("entry", [None, replace(LIVE, code_fits=False)])
def test_a_code_that_cannot_be_read_is_not_called_anothers(entry: Registered | None) -> None:
    code = paper_checks.of_register(entry, NUMBER, has_code=False)[0]
    assert (code.mark, code.code) == (Mark.OPEN, "check_code_unread")
    code = paper_checks.of_register(entry, NUMBER, has_code=True)[0]
    assert code.mark is Mark.BAD


def test_what_the_list_names_is_amber_or_red() -> None:
    for state, mark in (("revoked", Mark.BAD), ("superseded", Mark.WARN)):
        listed = replace(LIST, entries=(Entry(NUMBER, state, AT.isoformat(), state),))
        assert paper_checks.of_list(listed, NUMBER, AT).mark is mark


@pytest.mark.parametrize("verdict", [each for each in Verdict if each is not Verdict.VALID])
def test_every_other_verdict_has_its_own_words_and_no_green(verdict: Verdict) -> None:
    answer = paper_checks.answer(Judgement(verdict), lines(), has_file=True)
    assert answer.code == f"answer_{verdict}" and answer.tone is not Tone.OK


@pytest.mark.parametrize("verdict", [Verdict.EXPIRED, Verdict.SUPERSEDED])
def test_of_a_paper_that_was_not_seen_nobody_says_that_it_is_genuine(verdict: Verdict) -> None:
    answer = paper_checks.answer(Judgement(verdict), lines(), has_file=False)
    assert (answer.code, answer.tone) == (f"answer_{verdict}_compare", Tone.WARN)
    words = [sentence(answer.code, {}, language) for language in ("az", "en", "ru")]
    assert all("sldir" not in each and "enuine" not in each for each in words)
    assert "одлинн" not in words[2]


def test_the_register_says_until_when_an_expired_one_could_be_used() -> None:
    entry = replace(LIVE, usable_until=date(2026, 11, 25))
    [_code, line] = paper_checks.of_register(entry, NUMBER, has_code=True)
    assert (line.mark, line.code) == (Mark.WARN, "check_register_expired")
    assert line.params == {"until": date(2026, 11, 25)}


@pytest.mark.parametrize(
    ("number", "code"),
    [
        ("NB-2026-0038214", "0000-0000-0000-0000-0"),
        (" nb 2026 38214", "oooo-0000-0000-0000-0"),
        ("https://y.example.az/c/NB-2026-0038214?code=00000000000000000#e30.e30.x", ""),
        ("", "http://y.example.az/c/nb-2026-0038214?code=0000-0000-0000-0000-0"),
        ("№ NB–2026–38214.", "oo00 0000 0000\u00a00000\u20130"),
        ("NВ-2026-0038214", "ОоОо-0000-0000-0000-0"),
    ],
)
def test_number_and_code_are_read_as_they_are_typed_or_scanned(number: str, code: str) -> None:
    assert read_typed(number, code) == (NUMBER, "0" * 17)


def test_what_is_no_number_and_no_code_is_none() -> None:
    assert read_typed("WD", CODE) == (None, None)


@pytest.mark.parametrize(
    ("state", "number", "issued_on", "first", "stands"),
    [
        ("live", NUMBER, date(2026, 11, 23), date(2026, 11, 23), "live"),
        ("live", NUMBER, date(2026, 11, 22), date(2026, 11, 23), "expired"),
        ("live", NUMBER, date(2020, 1, 1), None, "live"),
        ("live", "QM-2026-0000001", date(2020, 1, 1), date(2026, 11, 23), "live"),
        ("revoked", NUMBER, date(2020, 1, 1), date(2026, 11, 23), "revoked"),
    ],
)
def test_what_is_stored_as_live_stands_as_expired_when_its_days_are_over(
    state: str, number: str, issued_on: date, first: date | None, stands: str
) -> None:
    assert standing(state, number, issued_on, first) == stands


@pytest.mark.parametrize(
    ("check", "trusts", "part", "mark", "code"),
    [
        (replace(SEALED, signer=None), True, Part.SIGNATURE, Mark.BAD, "check_seal_unreadable"),
        (
            replace(SEALED, fault=Reason.BYTES_CHANGED),
            True,
            Part.INTEGRITY,
            Mark.BAD,
            "check_bytes_changed",
        ),
        (
            replace(SEALED, fault=Reason.APPENDED, appended=17),
            True,
            Part.INTEGRITY,
            Mark.BAD,
            "check_bytes_appended",
        ),
        (
            replace(SEALED, fault=Reason.FOREIGN_SIGNER),
            True,
            Part.CHAIN,
            Mark.BAD,
            "check_chain_foreign",
        ),
        (
            replace(SEALED, fault=Reason.SIGNER_REVOKED),
            True,
            Part.CHAIN,
            Mark.BAD,
            "check_chain_revoked",
        ),
        (
            replace(SEALED, fault=Reason.BYTES_CHANGED),
            True,
            Part.CHAIN,
            Mark.OPEN,
            "check_chain_not_asked",
        ),
    ],
)
def test_each_fault_of_a_seal_has_its_own_line(
    check: SignatureCheck, trusts: bool, part: Part, mark: Mark, code: str
) -> None:
    (line,) = [
        line
        for line in paper_checks.of_signature(check, trusts_somebody=trusts)
        if line.part is part
    ]
    assert (line.mark, line.code) == (mark, code)


def test_a_paper_that_the_register_has_not_or_no_more_is_said_so() -> None:
    unknown = paper_checks.of_register(None, None, has_code=False)
    assert [(line.part, line.mark) for line in unknown] == [
        (Part.CODE, Mark.OPEN),
        (Part.REGISTER, Mark.BAD),
    ]
    for state, mark in (("superseded", Mark.WARN), ("revoked", Mark.BAD)):
        _code, register = paper_checks.of_register(
            replace(LIVE, state=state, changed_at=AT), NUMBER, has_code=True
        )
        assert (register.mark, register.code) == (mark, f"check_register_{state}_at")
        _code, elsewhere = paper_checks.of_register(
            replace(LIVE, state=state), NUMBER, has_code=True
        )
        assert elsewhere.code == f"check_register_{state}", "when is another office's to know"


def test_a_seal_of_nobody_whom_one_trusts_is_said_large() -> None:
    foreign = Judgement(Verdict.UNKNOWN, Reason.FOREIGN_SIGNER)
    large = paper_checks.answer(foreign, lines(), has_file=True)
    assert (large.tone, large.code) == (Tone.BAD, "answer_unknown_signer")


def test_a_paper_alone_is_judged_by_its_seal_its_number_and_the_list() -> None:
    superseded = Entry(
        NUMBER, Verdict.SUPERSEDED, "2026-11-23T12:00:00Z", "reprint", "NB-2026-0038215"
    )
    listed = replace(LIST, entries=(superseded,))
    judged = [
        judge_alone(SEALED, None, LIST, AT),
        judge_alone(SEALED, NUMBER, listed, AT),
        judge_alone(replace(SEALED, fault=Reason.SIGNER_REVOKED), NUMBER, LIST, AT),
        judge_registered(Verdict.VALID, None, replace(SEALED, fault=Reason.SIGNER_REVOKED)),
    ]
    assert judged == [
        Judgement(Verdict.UNKNOWN, Reason.NOT_IN_REGISTER),
        Judgement(Verdict.SUPERSEDED, "NB-2026-0038215"),
        Judgement(Verdict.REVOKED, Reason.SIGNER_REVOKED),
        Judgement(Verdict.REVOKED, Reason.SIGNER_REVOKED),
    ]
