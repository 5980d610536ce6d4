"""Rules of a line or two, each with the input at which it turns."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from clerkdesk.domain import birth_dates, erasures, lanes, portal_keys, staff_table, versions
from clerkdesk.domain.addresses import Match, compare
from clerkdesk.domain.deadlines import PublicHolidays
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.figures import BUCKETS, bucket_of, quantile
from clerkdesk.domain.letter import Letter
from clerkdesk.domain.remarks import Remark, RemarkCode, Seen, beside, tone
from clerkdesk.domain.verdicts import Reason, SignatureCheck, Verdict, judge_registered
from clerkdesk.usecases.catalogue import plain_sentence
from clerkdesk.usecases.supervision.working_days import Effect, MovedTerm

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)


def test_the_same_street_of_two_cities_is_not_one_home() -> None:
    street = "28 May küçəsi 14"
    assert compare(f"Bakı şəhəri, {street}", f"Gəncə şəhəri, {street}") is Match.OTHER


def test_a_moment_at_the_very_beginning_of_time_is_no_birthday() -> None:
    assert birth_dates.day("0001-01-01T01:00:00+14:00") is None


def test_a_rule_that_never_erases_has_no_months() -> None:
    assert erasures.parse_months("never") is None and erasures.parse_months("12") == 12
    with pytest.raises(Invalid, match="retention_months"):
        erasures.parse_months("0")


def test_of_a_lane_that_this_version_has_not_nothing_is_known() -> None:
    assert not lanes.LaneState("of another version", datetime.min, None, None).dead(NOW)


def test_a_column_without_a_head_is_passed_over() -> None:
    table = "login;;ad;rol\nnigar;x;Nigar Nümunə;clerk\n"
    assert [row.login for row in staff_table.read(table.encode(), "azersu")] == ["nigar"]


@pytest.mark.parametrize("stated", ["30.02.2027", "tomorrow", "01.01.1850"])
def test_a_version_begins_on_a_day_that_there_is(stated: str) -> None:
    with pytest.raises(Invalid, match="since_wrong"):
        versions.parse_since(stated)


def test_a_remark_looks_as_good_as_what_it_says() -> None:
    assert tone(RemarkCode.SIGNED) == "ok"
    assert tone(RemarkCode.SIGNATURE_BROKEN) == "bad"
    assert tone(RemarkCode.PARTLY_SHOWN) == "warn"


def test_pages_are_left_only_where_a_remark_says_which() -> None:
    assert Seen().pages_left is None
    left = Remark(RemarkCode.PAGES_NOT_LOOKED_AT, {"pages": "3-9"})
    assert Seen(remarks=(Remark(RemarkCode.PARTLY_SHOWN), left)).pages_left == "3-9"


def test_a_package_of_holidays_has_no_end_and_is_the_same_as_itself() -> None:
    days = PublicHolidays()
    assert days == PublicHolidays() and days != {} and {days: 1}[PublicHolidays()] == 1
    assert days[date(2027, 1, 1)][0] is False
    for walk in (iter, len):
        with pytest.raises(TypeError, match="no first"):
            walk(days)


@pytest.mark.parametrize(
    ("minutes", "share", "within"),
    [([], 0.5, None), ([3] * 4, 0.5, (0, 5)), ([3, 7, 12, 9_000], 1.0, (8_100, 8_100))],
)
def test_a_quantile_lies_in_the_column_of_its_rank(
    minutes: list[float], share: float, within: tuple[int, int] | None
) -> None:
    histogram: dict[str, int] = {bucket_of(0): 0}
    for each in minutes:
        histogram[bucket_of(each)] = histogram.get(bucket_of(each), 0) + 1
    value = quantile(histogram, share)
    if within is None:
        assert value is None
    else:
        assert value is not None and within[0] <= value <= within[1] <= BUCKETS[-1]


def test_a_letter_says_what_there_is_to_say_and_no_more() -> None:
    refused = letter(approved=False, reason="Sənəd çatmır.", text="Sənəd çatmır.")
    labels = [label for label, _value, _part in refused.rows]
    assert "İmtinanın səbəbi" in labels and "İzah" not in labels and "Şikayət" not in labels
    fuller = letter(
        approved=False,
        reason="Sənəd çatmır.",
        text="Çıxarışın ikinci səhifəsi yoxdur.",
        complaint="Energetika Nazirliyinə",
        complain_until=date(2026, 12, 30),
    )
    assert [label for label, _value, _part in fuller.rows][-4:] == [
        "İmtinanın səbəbi",
        "İzah",
        "Hüquqi əsas",
        "Şikayət",
    ]
    assert "30.12.2026" in fuller.complaint_notice


def letter(**stated: Any) -> Letter:
    """A letter to a sample person."""
    fields: dict[str, Any] = {
        "number": "QM-2026-0000001",
        "code": "7K4M2Q9XPD6T8RW3C",
        "organisation": "“Azərişıq” ASC",
        "department": "Nümunə idarəsi",
        "city": "Bakı şəhəri",
        "application_number": "ID-2026-0000001",
        "application_on": date(2026, 11, 20),
        "issued_at": NOW,
        "clerk": "Elnur Məmmədli",
        "verification_address": "https://example.az/c",
        "applicant": "Quliyev Elçin Həsən oğlu",
        "applicant_fin": "2MN8T5W",
        "address": "Bərdə ş., 20 Yanvar küç. 12",
        "previous_address": "Ağdam r-nu, Quzanlı qəs.",
        "subscriber_code": "130045501238877",
        "approved": True,
        "decided_at": NOW,
        "reason": "",
        "text": "",
        "basis": "Nazirlər Kabinetinin qərarı",
        "complaint": "",
        "complain_until": None,
    }
    return Letter(**fields | stated)


@pytest.mark.parametrize("stated", ["0", "-1", "1.5", "", "many", "9" * 30, "٣"])
def test_requests_a_minute_are_a_number_within_bounds(stated: str) -> None:
    with pytest.raises(Invalid, match="unknown_value"):
        portal_keys.parse_rate(stated)
    assert portal_keys.parse_rate(" 60 ") == 60


def test_a_remark_is_said_once_and_only_pages_are_added() -> None:
    signed = Remark(RemarkCode.SIGNED)
    assert beside(None, signed) == signed and beside(signed, signed) is None


def test_what_the_register_says_is_explained_by_the_seal() -> None:
    sealed = SignatureCheck(None, signer="“Azərsu” ASC")
    foreign = replace(sealed, fault=Reason.FOREIGN_SIGNER)
    judged = [
        judge_registered(Verdict.ALTERED, None, sealed),
        judge_registered(Verdict.ALTERED, None, replace(sealed, fault=Reason.APPENDED)),
        judge_registered(Verdict.UNKNOWN, None, sealed),
        judge_registered(Verdict.UNKNOWN, None, foreign),
        judge_registered(Verdict.REVOKED, "mistake", sealed),
    ]
    assert [judgement.reason for judgement in judged] == [
        Reason.BYTES_CHANGED,
        Reason.APPENDED,
        Reason.NOT_IN_REGISTER,
        Reason.FOREIGN_SIGNER,
        "mistake",
    ]


def test_a_sentence_is_plain_only_where_it_needs_no_values() -> None:
    assert plain_sentence("administrator_only") != ""
    assert plain_sentence("number_lost") == plain_sentence("no_such_code") == ""


def test_days_that_come_nearer_and_terms_that_are_in_time_again_are_counted() -> None:
    day = date(2026, 12, 1)
    moved = (
        MovedTerm("WD-1", "no_debt", day, day - timedelta(days=1)),
        MovedTerm("WD-2", "no_debt", day - timedelta(days=1), day + timedelta(days=1)),
    )
    assert (Effect(moved, day).earlier, Effect(moved, day).in_time_again) == (1, 1)
