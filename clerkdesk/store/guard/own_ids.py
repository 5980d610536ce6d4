"""The numbers of rows are the database's: nobody who inserts one chooses it."""

from sqlalchemy import Table

from clerkdesk.store import reference_models  # noqa: F401  (its tables join the metadata)
from clerkdesk.store.models import Base


def numbered(table: str) -> str | None:
    """The column of a table that the database counts; None: it counts none."""
    column = Base.metadata.tables[table].autoincrement_column
    counts = column is not None and column.name == "id" and column.autoincrement is not False
    return column.name if column is not None and counts else None


def is_read_back(table: str) -> bool:
    """Whether an INSERT tells which number it got; where it does not (``models.base``), the number
    is drawn from the table's sequence before, and stated.
    """
    return Base.metadata.tables[table].implicit_returning


def stated(table: str) -> tuple[str, ...]:
    """The columns that an INSERT may state; (): all of them."""
    if numbered(table) is None or not is_read_back(table):
        return ()
    return tuple(
        column.name for column in Base.metadata.tables[table].columns if column.name != "id"
    )


def written(table: Table) -> list[str]:
    """The columns that a submission states of a row: all but those that only the server fills."""
    return [
        column.name
        for column in table.columns
        if (column.server_default is None or column.default is not None)
        and column.name != numbered(table.name)
    ]


DRAWN = tuple(
    sorted(
        name
        for name in Base.metadata.tables
        if numbered(name) is not None and not is_read_back(name)
    )
)
"""The tables whose numbers are drawn before."""
