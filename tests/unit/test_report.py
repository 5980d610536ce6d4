"""Which dates a period has, and how figures add up."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkdesk.adapters import report_pdf
from clerkdesk.domain.deadlines import BAKU
from clerkdesk.domain.errors import Invalid
from clerkdesk.domain.report import Figures, Period, Report, parse_period

TODAY = date(2026, 11, 27)
DATES = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("day", "2026-11-27", "2026-11-27"),
        ("week", "2026-11-23", "2026-11-29"),
        ("month", "2026-11-01", "2026-11-30"),
        ("year", "2026-01-01", "2026-12-31"),
        ("yesterday", "2026-11-26", "2026-11-26"),
        ("last-week", "2026-11-16", "2026-11-22"),
        ("last-month", "2026-10-01", "2026-10-31"),
        ("2026-11-20", "2026-11-20", "2026-11-20"),
        ("2026-W48", "2026-11-23", "2026-11-29"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026", "2026-01-01", "2026-12-31"),
        (" 2026-11-01..2026-11-15 ", "2026-11-01", "2026-11-15"),
    ],
)
def test_a_period_is_what_one_calls_it(text: str, since: str, until: str) -> None:
    period = parse_period(text, TODAY)
    assert (period.since.isoformat(), period.until.isoformat()) == (since, until)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "tomorrow",
        "2026-13",
        "2026-02-30",
        "2026-W54",
        "20261127",
        "1999",
        "2101-01-01",
        "2026-11-15..2026-11-01",
        "2026-11-15..",
        "٢٠٢٦-11",
    ],
)
def test_what_is_no_period_is_refused_by_name(text: str) -> None:
    with pytest.raises(Invalid, match="period_unclear") as refused:
        parse_period(text, TODAY)
    assert refused.value.params["field"] == "period"


@given(DATES, DATES)
def test_a_period_of_two_dates_has_them_both(first: date, second: date) -> None:
    since, until = sorted((first, second))
    period = parse_period(f"{since}..{until}", TODAY)
    assert period == Period(since, until) and period.days == (until - since).days + 1


@given(DATES)
def test_every_date_lies_in_its_day_week_and_month(on: date) -> None:
    for name in ("day", "week", "month"):
        try:
            period = parse_period(name, on)
        except Invalid:
            assert on.year in (2000, 2100), "a week that leaves the office's years"
            continue
        assert period.since <= on <= period.until


def test_a_share_is_known_only_where_something_was_decided() -> None:
    assert Figures(received=3).in_time is None
    assert Figures(completed=3, refused=1, decided_late=1).in_time == 0.75


def of_many(days: int, people: int) -> Report:
    """A report with as many days and people as are asked for."""
    since = date(2026, 11, 1)
    figures = Figures(received=7, completed=5, refused=1, decided_late=1)
    return Report(
        period=Period(since, since + timedelta(days=days - 1)),
        made_at=datetime(2026, 11, 27, 18, 0, tzinfo=BAKU),
        made_by="Sabina Rəhimova",
        organisation="“Azərsu” Açıq Səhmdar Cəmiyyəti",
        department="Nəsimi sukanal idarəsi",
        total=figures,
        late=2,
        certificates=3,
        prints=4,
        undelivered=1,
        by_day=[(since + timedelta(days=number), figures) for number in range(days)],
        by_clerk=[(f"Əməkdaş Nümunə {number:03}", figures) for number in range(people)],
        by_service=[("Sənədin alınması üçün müraciətlərin qəbulu xidməti " * 3, figures)],
        by_reason=[("Sənəd çatışmır", 1)],
    )


def pages(content: bytes) -> list[str]:
    """What stands on each page."""
    with pypdfium2.PdfDocument(BytesIO(content)) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


def test_the_paper_of_a_day_is_one_page_with_every_figure() -> None:
    (page,) = pages(report_pdf.render(of_many(days=1, people=2)))
    for text in ("Günün hesabatı", "1 noyabr 2026", "83 %", "Nəsimi sukanal idarəsi"):
        assert text in page, page
    assert "Günlər üzrə" not in page and "Sənəd çatışmır" in page


def test_a_paper_of_many_people_names_every_one_and_each_page_says_whose_it_is() -> None:
    sheets = pages(report_pdf.render(of_many(days=30, people=90)))
    assert len(sheets) > 2
    whole = "\n".join(sheets)
    for number in range(90):
        assert whole.count(f"Nümunə {number:03}") == 1
    for number in range(1, 31):
        assert f"{number:02}.11.2026" in whole
    for number, page in enumerate(sheets, start=1):
        assert f"səhifə {number}" in page and "“Azərsu”" in page
