"""A moment by the clock of Baku, in either database's SQL."""

from typing import Any

from sqlalchemy import Date, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

# Baku has had no summer time since 2016.
_ON_FILE = "'+4 hours'"


class BakuDate(FunctionElement[Any]):
    """The date in Baku of a moment that the program itself has written."""

    type = Date()
    inherit_cache = True
    name = "baku_date"


@compiles(BakuDate, "sqlite")
def _date_on_file(element: BakuDate, compiler: SQLCompiler, **options: Any) -> str:
    return f"date({compiler.process(element.clauses, **options)}, {_ON_FILE})"


@compiles(BakuDate, "postgresql")
def _date_on_server(element: BakuDate, compiler: SQLCompiler, **options: Any) -> str:
    return f"(({compiler.process(element.clauses, **options)}) AT TIME ZONE 'Asia/Baku')::date"


class BakuMinute(FunctionElement[Any]):
    """The hour and minute in Baku of such a moment, HH:MM."""

    type = String()
    inherit_cache = True
    name = "baku_minute"


@compiles(BakuMinute, "sqlite")
def _minute_on_file(element: BakuMinute, compiler: SQLCompiler, **options: Any) -> str:
    return f"strftime('%H:%M', {compiler.process(element.clauses, **options)}, {_ON_FILE})"


@compiles(BakuMinute, "postgresql")
def _minute_on_server(element: BakuMinute, compiler: SQLCompiler, **options: Any) -> str:
    moment = compiler.process(element.clauses, **options)
    return f"to_char(({moment}) AT TIME ZONE 'Asia/Baku', 'HH24:MI')"
