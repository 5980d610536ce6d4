"""Billing and register as views of somebody else's database: real ones, on both kinds."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from sqlalchemy import create_engine, make_url, text

from clerkdesk import file_rights
from clerkdesk.adapters import registry_view
from clerkdesk.domain.answers import DidNotAnswer
from clerkdesk.domain.errors import Invalid
from tests.conftest import Desk, admin
from tests.processes import share_with_others

Views = dict[str, registry_view.View]
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
ACCOUNT = (
    "SELECT holder_fin, holder_name, address, district, consumer_group "
    "FROM accounts WHERE code = :code"
)
DEBT = "SELECT amount, as_of FROM debts WHERE code = :code"
PERSON = (
    "SELECT surname, name, patronymic, birth_date, id_document, address, idp "
    "FROM persons WHERE fin = :fin"
)
TABLES = (
    """
    CREATE TABLE accounts (
        code TEXT, holder_fin TEXT, holder_name TEXT, address TEXT, district TEXT,
        consumer_group TEXT
    )
    """,
    "CREATE TABLE debts (code TEXT, amount TEXT, as_of TEXT)",
    """
    CREATE TABLE persons (
        fin TEXT, surname TEXT, name TEXT, patronymic TEXT, birth_date DATE, id_document TEXT,
        address TEXT, idp INTEGER
    )
    """,
    """
    INSERT INTO accounts VALUES
        ('1204556789', '5XK2M7P', 'Nümunəyev Nümunə', 'Bakı', 'Nəsimi', 'I')
    """,
    """
    INSERT INTO debts VALUES
        ('1204556789', '12.40', '2026-11-20T11:59:00+04:00'),
        ('2', '0.00', '2026-11-20T11:59:00+04:00'),
        ('2', '5.00', '2026-11-20T11:59:00+04:00'),
        ('3', 'none', '2026-11-20T11:59:00+04:00'),
        ('4', '0.00', '2026-11-01T11:59:00+04:00')
    """,
    """
    INSERT INTO persons VALUES (
        '5XK2M7P', 'Nümunəyev', 'Nümunə', 'Nümunə oğlu', '1980-01-31', 'AZE12345678', 'Bakı', 1
    )
    """,
)


@pytest.fixture(params=["sqlite", "postgresql"])
def theirs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of a utility's own database with three tables and a few sample rows."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'billing.db'}"
    else:
        server = request.getfixturevalue("postgres")
        admin(server, "CREATE DATABASE theirs")
        url = make_url(server).set(database="theirs").render_as_string(hide_password=False)
    engine = create_engine(url)
    with engine.begin() as connection:
        for statement in TABLES:
            connection.execute(text(statement))
    engine.dispose()
    yield url
    if request.param == "postgresql":
        admin(url, "DROP DATABASE theirs WITH (FORCE)")


def written(folder: Path, url: str, **queries: str) -> Path:
    path = folder / "views.toml"
    stated = {"account": ACCOUNT, "debt": DEBT, "person": PERSON} | queries
    lines = (
        "[billing]",
        f"url = '{url}'",  # a path of Windows has backslashes
        f'account = "{stated["account"]}"',
        f'debt = "{stated["debt"]}"',
        "[register]",
        f"url = '{url}'",
        f'person = "{stated["person"]}"',
    )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    file_rights.keep_to_oneself(path)
    return path


@pytest.fixture
def views(theirs: str, tmp_path: Path) -> Iterator[Views]:
    opened = registry_view.read(written(tmp_path, theirs))
    yield opened
    for view in opened.values():
        view.close()


def test_account_debt_and_person_are_read_as_over_http(views: Views) -> None:
    account = views["billing"].account("1204556789")
    debt = views["billing"].debt("1204556789", NOW)
    person = views["register"].person("5XK2M7P")
    assert account is not None and (account.holder_fin, account.consumer_group, account.source) == (
        "5XK2M7P",
        "I",
        "view",
    )
    assert debt is not None and (debt.amount_qepik, debt.as_of) == (
        1240,
        datetime(2026, 11, 20, 7, 59, tzinfo=UTC),
    )
    assert person is not None and (person.surname, person.birth_date, person.idp) == (
        "Nümunəyev",
        date(1980, 1, 31),
        True,
    )


def test_no_row_is_nobody_and_never_no_debt(views: Views) -> None:
    assert (
        views["billing"].debt("9", NOW) is None
        and views["billing"].account("9") is None
        and views["register"].person("AAAAAAA") is None
    )


@pytest.mark.parametrize(
    ("code", "fault"), [("2", "answer_malformed"), ("3", "answer_malformed"), ("4", "answer_time")]
)
def test_two_rows_a_word_and_an_old_row_are_no_answer(views: Views, code: str, fault: str) -> None:
    with pytest.raises(DidNotAnswer, match=fault):
        views["billing"].debt(code, NOW)


def test_a_missing_column_a_wrong_query_and_a_database_that_is_away_are_no_answer(
    theirs: str, tmp_path: Path
) -> None:
    for changes, url, fault in (
        ({"debt": "SELECT amount FROM debts WHERE code = :code"}, theirs, "answer_malformed"),
        (
            {"debt": "SELECT amount, as_of FROM nowhere WHERE code = :code"},
            theirs,
            "answer_status|not_reachable",
        ),
        ({}, "postgresql+psycopg://nobody@127.0.0.1:1/nothing", "not_reachable"),
    ):
        view = registry_view.read(written(tmp_path, url, **changes))["billing"]
        with pytest.raises(DidNotAnswer, match=fault):
            view.debt("1204556789", NOW)
        view.close()


def test_a_code_is_a_value_and_never_a_piece_of_the_query(views: Views) -> None:
    assert views["billing"].account("x' OR '1'='1") is None


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        (":code", "'1'", "billing.account"),
        ("[register]", "[other]", "other"),
        ("url = ", "uri = ", "billing.url"),
        (PERSON, "SELECT 1", "register.person"),
        ("url = '", "url = 'no ", "billing.url"),
    ],
)
def test_what_is_wrong_with_a_view_is_named(
    embedded: Desk, tmp_path: Path, old: str, new: str, field: str
) -> None:
    path = written(tmp_path, "sqlite:///x.db")
    path.write_text(
        path.read_text(encoding="utf-8").replace(old.replace("\\", ""), new.replace("\\", ""), 1),
        encoding="utf-8",
    )
    with pytest.raises(Invalid) as refused:
        registry_view.read(path)
    assert refused.value.params["field"] == field


def test_the_file_is_for_its_reader_alone(tmp_path: Path) -> None:
    path = written(tmp_path, "sqlite:///x.db")
    share_with_others(path)
    with pytest.raises(Invalid, match="views_file"):
        registry_view.read(path)
