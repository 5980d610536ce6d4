"""Reports and lists that leave the program: their figures, their files, and who took them."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from openpyxl import load_workbook

from clerkdesk.adapters import report_pdf, report_tables, tables
from clerkdesk.domain import sampling
from clerkdesk.domain.deadlines import baku_date
from clerkdesk.domain.errors import Invalid, NotAllowed, NotFound, StoreUnavailable
from clerkdesk.domain.queues import Queue
from clerkdesk.domain.report import Period, Report
from clerkdesk.usecases.case import casework, review, sample_looks
from clerkdesk.usecases.case.sample_looks import SampleAnswer
from clerkdesk.usecases.certificates import issuing
from clerkdesk.usecases.installation_settings import set_setting
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.queue import browsing
from clerkdesk.usecases.queue.filters import Filter
from clerkdesk.usecases.supervision import giving_out
from clerkdesk.usecases.supervision.board import board
from clerkdesk.usecases.supervision.giving_out import Kind
from clerkdesk.usecases.supervision.mishaps import What
from clerkdesk.usecases.supervision.reporting import report
from clerkdesk.usecases.unit_of_work import now
from tests import samples
from tests.conftest import Desk
from tests.integration.case.test_review import ready


def today(desk: Desk) -> Period:
    on = baku_date(desk.local.read(now))
    return Period(on, on)


def worked(desk: Desk) -> str:
    """One is completed and printed, two are refused; the number of the first."""
    completed = ready(desk)
    desk.run("gunel", review.approve, completed)
    desk.worker().once()
    desk.run("gunel", issuing.request, completed)
    desk.worker().once()
    for request in ("b", "c"):
        number = desk.take_in(samples.no_debt(request, object__district="Yasamal"))
        desk.run("tural", casework.take, number)
        desk.run("tural", review.refuse, number, "duplicate", "təkrar")
    return completed


def paper_text(paper: bytes) -> str:
    """What stands on all pages."""
    with pypdfium2.PdfDocument(paper) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def counted(figures: Report) -> tuple[int, int, int]:
    return (figures.total.received, figures.total.completed, figures.total.refused)


def test_a_report_has_its_figures_by_day_office_person_and_reason(desk: Desk) -> None:
    worked(desk)
    unit = desk.as_("sabina")
    figures = unit.read(report)
    assert counted(figures) == (3, 1, 2)
    assert (figures.certificates, figures.prints, figures.undelivered) == (1, 1, 0)
    late = 0 if desk.embedded else 3  # handed in long ago, by the server's clock
    assert (figures.total.decided_late, figures.total.in_time) == (late, 1 - late / 3)
    assert figures.late == 0, "what is decided is not late any more"
    decided = [(name, each.completed, each.refused) for name, each in figures.by_clerk]
    assert decided == [("Günel Hüseynova", 1, 0), ("Tural Abbasov", 0, 2)]
    offices = [(name, each.received, each.decided) for name, each in figures.by_department]
    assert offices == [("Nəsimi sukanal idarəsi", 1, 1), ("Yasamal sukanal idarəsi", 2, 2)]
    assert [count for _title, count in figures.by_reason] == [2]
    assert [(on, each.received) for on, each in figures.by_day] == [(today(desk).since, 3)]
    assert figures.organisation.startswith("“Azərsu”") and figures.made_by == "Sabina Rəhimova"
    one = unit.read(report, None, "su-yasamal")
    assert counted(one) == (2, 0, 2) and one.department == "Yasamal sukanal idarəsi"
    assert (one.certificates, one.by_department[0][0]) == (0, "Yasamal sukanal idarəsi")
    before = unit.read(report, Period(date(2020, 1, 1), date(2020, 12, 31)))
    assert counted(before) == (0, 0, 0) and before.by_clerk == [] and before.by_reason == []
    assert len(before.by_day) == 12, "of a year the months"
    other = desk.as_("kamran").read(report)
    assert counted(other) == (0, 0, 0), "another organisation's"
    assert desk.local.read(report).organisation == "—", "the machine has none"


def test_whoever_asks_for_anothers_office_is_refused(desk: Desk) -> None:
    for login, code in (("sabina", "nowhere"), ("kamran", "su-yasamal")):
        with pytest.raises(NotFound, match="department_unknown"):
            desk.as_(login).read(report, None, code)
        with pytest.raises(NotFound, match="department_unknown"):
            desk.run(login, giving_out.begin, Kind.APPLICATIONS, today(desk), ".csv", code)
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.as_("gunel").read(report)
    with pytest.raises(NotAllowed, match="supervisor_only"):
        desk.run("gunel", giving_out.begin, Kind.APPLICATIONS, today(desk), ".csv")
    assert desk.as_("sabina").read(giving_out.given_out, 30) == [], "nobody took anything"


def test_lists_go_out_page_by_page_and_the_log_says_who_took_them(
    desk: Desk, tmp_path: Path
) -> None:
    completed = worked(desk)
    unit = desk.as_("sabina")
    taking = unit.run(giving_out.begin, Kind.APPLICATIONS, today(desk), ".xlsx")
    whole = [row[2] for row in giving_out.rows(unit, taking)]
    assert len(whole) == len(set(whole)) == 3 and whole[0] == completed
    assert [row[2] for row in giving_out.rows(unit, taking, page=1)] == whole
    sheet = report_tables.applications(giving_out.rows(unit, taking, page=2))
    assert tables.write(tmp_path / "a.xlsx", [sheet], giving_out.mark(taking)) == 3
    book = load_workbook(tmp_path / "a.xlsx")
    lines = list(book["Müraciətlər"].iter_rows(values_only=True))
    assert lines[0][:3] == ("Nömrə", "Xidmət", "Status")
    assert lines[1][0] == completed and lines[1][2] == "İcra olunmuş"
    assert lines[1][9] == "5XK••••", "nobody's FIN goes out whole"
    assert taking.mark in str(lines[-1][0]) and "Sabina Rəhimova (sabina)" in str(lines[-1][0])
    certificates = unit.run(giving_out.begin, Kind.CERTIFICATES, today(desk), ".csv", "su-nesimi")
    sheet = report_tables.certificates(giving_out.rows(unit, certificates))
    assert tables.write(tmp_path / "c.csv", [sheet], giving_out.mark(certificates)) == 1
    with (tmp_path / "c.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file, delimiter=";"))
    assert rows[1][3] == completed and rows[1][1] == "etibarlı" and certificates.mark in rows[-1][0]
    taken = unit.read(giving_out.given_out, 30)
    assert [each.by for each in taken] == ["Sabina Rəhimova"] * 2
    assert taken[0].what.split()[0] == "certificates" and taken[0].what.endswith(certificates.mark)
    assert "su-nesimi" in taken[0].what and taking.mark in taken[1].what
    assert desk.as_("kamran").read(giving_out.given_out, 30) == [], "another organisation's"


def test_what_a_citizen_wrote_is_text_and_never_a_formula(tmp_path: Path) -> None:
    hostile = ["=1+1", "+994", "-2", "@SUM(A1)", "\t=1", "https://example.az", "Əliyev; “Rəşad”"]
    sheet = tables.Sheet("Ad", (tables.Column("Ad", 20),), [[text] for text in hostile])
    for name in ("a.xlsx", "a.csv"):
        tables.write(tmp_path / name, [sheet], "nümunə")
    page = load_workbook(tmp_path / "a.xlsx")["Ad"]
    cells = [page.cell(row, 1) for row in range(2, 2 + len(hostile))]
    assert [cell.value for cell in cells] == hostile
    assert {cell.data_type for cell in cells} == {"s"} and not any(c.hyperlink for c in cells)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = [row[0] for row in csv.reader(file, delimiter=";") if row]
    assert rows[1:6] == [f"'{text}" for text in hostile[:5]] and rows[6:8] == hostile[5:]


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    columns = (tables.Column("Ad", 20),)
    (tmp_path / "kept.xlsx").write_bytes(b"older")

    def broken() -> Iterator[list[str]]:
        yield ["first"]
        raise StoreUnavailable("connection_lost")

    with pytest.raises(StoreUnavailable, match="connection_lost"):
        tables.write(tmp_path / "kept.xlsx", [tables.Sheet("a", columns, broken())], "m")
    assert (tmp_path / "kept.xlsx").read_bytes() == b"older"
    assert [path.name for path in tmp_path.iterdir()] == ["kept.xlsx"]
    with pytest.raises(Invalid, match="file_form"):
        tables.write(tmp_path / "a.ods", [], "m")
    with pytest.raises(StoreUnavailable, match="file_not_writable"):
        tables.write(tmp_path / "nowhere" / "a.csv", [tables.Sheet("a", columns, [])], "m")


def test_a_report_says_what_second_people_say_to_decisions(desk: Desk, tmp_path: Path) -> None:
    if desk.embedded:
        for login in ("gunel", "sabina", "tural"):
            desk.run("admin", accounts.set_password, login, "nümunə-parol-2026")
    desk.run("admin", set_setting, sampling.SETTING, "100")
    worked(desk)
    desk.later(minutes=5)
    desk.worker().once()
    unit = desk.as_("sabina")
    before = unit.read(report)
    assert (before.looks.waiting, before.looks.total) == (3, (0, 0))
    rows = unit.read(browsing.first, Filter(Queue.SAMPLED), 10)
    for row in rows:
        agrees = row.status == "completed"
        answer = SampleAnswer(agrees, None if agrees else "sample_rule", "təkrar deyil")
        desk.run("sabina", sample_looks.look, row.number, answer)
    figures = unit.read(report)
    looks = figures.looks
    assert (looks.waiting, looks.total) == (0, (3, 2))
    assert looks.by_clerk == [("Günel Hüseynova", (1, 0)), ("Tural Abbasov", (2, 2))]
    assert [each for _title, each in looks.by_service] == [(3, 2)]
    assert looks.by_reason == [("sample_rule", 2)]
    lines = {line.what: line for line in unit.read(board).mishaps.lines}
    assert lines[What.DISAGREED].number == len(lines[What.DISAGREED].applications) == 2
    assert not desk.as_("kamran").read(report).looks, "another organisation's"
    office = unit.read(report, None, "su-yasamal").looks
    assert office.by_clerk == [("Tural Abbasov", (2, 2))]
    last_year = Period(date(2020, 1, 1), date(2020, 12, 31))
    assert unit.read(report, last_year).looks.by_service == []
    tables.write(tmp_path / "r.xlsx", report_tables.report(figures), "nişan")
    book = load_workbook(tmp_path / "r.xlsx")
    assert [row[0].value for row in book["Razılaşmama"].iter_rows(min_row=2)][0] == (
        "qayda və ya səbəb uyğun deyil"
    )
    words = paper_text(report_pdf.render(figures))
    for part in ("Seçmə baxış: qərar verənlər üzrə", "Tural Abbasov", "qayda və ya səbəb"):
        assert part in words
    assert "Seçmə" not in paper_text(report_pdf.render(desk.as_("kamran").read(report)))


def test_what_the_machine_takes_out_names_no_organisation(desk: Desk) -> None:
    taking = desk.local.run(giving_out.begin, Kind.APPLICATIONS, today(desk), ".csv")
    assert taking.organisation == "" and taking.mark in giving_out.mark(taking)
    given = desk.scalar("SELECT given FROM access_log WHERE purpose = 'report'")
    assert given.startswith("applications .csv") and given.endswith(taking.mark)
