"""All that a desk shows beside what is open, in one call after something was committed."""

from sqlalchemy import Boolean, ClauseElement, ColumnElement, literal, literal_column, select

from clerkdesk.domain.queues import Queue
from clerkdesk.store import statements
from clerkdesk.store.guard.functions.concern import MOST_EVENTS
from clerkdesk.store.guard.functions.function import ASK, IN_SCOPE, KEPT_PLAN, Function
from clerkdesk.store.guard.functions.reads import spelled_of
from clerkdesk.store.guard.groups import STAFF
from clerkdesk.store.models import Application
from clerkdesk.store.reads import cases, counts, signs, warned
from clerkdesk.store.reads.news import BY_INDEX, MOST_ROWS
from clerkdesk.store.reads.read import Statement
from clerkdesk.store.statements import Shape

_KNOWN_AS = {
    "now": "now_at",
    "tomorrow": "tomorrow",
    "me": "self.id",
    "most": str(signs.MOST_UNREACHED),
    "service": "w.service",
    "after": "w.later_than",
    "until": "w.until",
    "ids": "touched",
}
"""What the statements are given, as the function calls it."""


def _within(table: str, *, offices: bool) -> ColumnElement[bool]:
    """The scope of who asks; ``offices``: it may be limited to some."""
    limited = f" AND {table}.department_id = ANY (self.departments)" if offices else ""
    condition = (
        f"({table}.organisation_id = self.organisation{limited}"
        f" AND COALESCE({table}.service = ANY (self.services), true))"
    )
    return literal_column(condition, Boolean())


_SCOPE = literal_column(f"({IN_SCOPE.replace('a.', 'application.')})", Boolean())


def _sql(element: ClauseElement) -> str:
    return spelled_of(element, _KNOWN_AS)


def _rows(statement: Statement) -> str:
    """Its rows as a JSON array of arrays; NULL: there are none."""
    names = ", ".join(f"c{number}" for number in range(len(statement.selected_columns)))
    return f"""(
        WITH q ({names}, place) AS (
          SELECT s.*, row_number() OVER () FROM ({_sql(statement)}) s
        )
        SELECT json_agg(json_build_array({names}) ORDER BY place) FROM q
    )"""


def _sums(offices: bool) -> str:
    summed = counts.COUNTS.build([_within("queue_count", offices=offices)])
    names = ", ".join(f"c{number}" for number in range(len(counts.SUMMED)))
    return f"""
        SELECT json_build_array({names}) INTO sums FROM ({_sql(summed)}) q ({names});
    """


def _counted(queue: Queue) -> str:
    statement = statements.count(Shape(queue)).where(_SCOPE)
    return f"({_sql(statement)})"


def _member() -> ColumnElement[bool]:
    """Of a row of ``application``: it stands in the list that is shown."""
    whens = []
    for queue in Queue:
        within = select(Application.id).where(literal(True), *statements.conditions(queue))
        condition = _sql(within).partition("WHERE ")[2]
        whens.append(f"WHEN '{queue.value}' THEN {condition}")
    return literal_column(f"CASE listed {' '.join(whens)} END", Boolean())


_LISTED = cases.ROWS.build([_SCOPE]).where(_member())


_VIEWS = """(
    SELECT json_agg(
      json_build_array(
        v.id, v.name, v.definition, v.shared, v.staff_id = self.id, s.name
      )
    )
    FROM saved_view v
    JOIN staff s ON s.id = v.staff_id
    WHERE
      (v.staff_id = self.id OR v.shared)
      AND s.organisation_id IS NOT DISTINCT FROM self.organisation
)"""
_WARNED = f"""(
    SELECT json_agg(
      CASE
        WHEN w.own THEN ARRAY(SELECT h.id FROM ({_sql(warned.HELD.build(()).where(_SCOPE))}) h)
        ELSE ARRAY(SELECT d.id FROM ({_sql(warned.DUE.build([_SCOPE]))}) d)
      END
      ORDER BY w.place
    )
    FROM unnest(warned_services, warned_own, warned_after, warned_until)
      WITH ORDINALITY AS w (service, own, later_than, until, place)
)"""

NEWS = (
    # One plan for all that is asked, and kept: to make it takes longer than to answer.
    Function(
        name="cd_news",
        arguments="known bigint[], opened bigint, listed text, warned_services text[],"
        " warned_own boolean[], warned_after timestamptz[], warned_until timestamptz[]",
        returns="json",
        body=f"""
            -- The statements name columns without their tables.
            #variable_conflict use_column
            DECLARE
              self record;
              now_at timestamptz := cd_now();
              tomorrow timestamptz := (
                (now_at AT TIME ZONE 'Asia/Baku')::date + 1
              )::timestamp AT TIME ZONE 'Asia/Baku';
              stamp bigint[] := cd_stamp();
              changed boolean := known IS DISTINCT FROM stamp;
              shown bigint;
              touched bigint[];
              rows json;
              sums json;
              own bigint[];
              answered json;
              views json;
              warned json;
              queued bigint;
              undelivered bigint;
              unreached json;
              alarms json;
            BEGIN
              {ASK}
              IF changed
                AND array_length(known, 1) = array_length(stamp, 1)
                AND stamp[1] - known[1] <= {MOST_EVENTS}
              THEN
                shown := CASE WHEN opened IS NOT NULL AND cd_sees(opened) THEN opened END;
                touched := ARRAY(SELECT DISTINCT c FROM cd_changed(known, stamp, shown) c);
                IF cardinality(touched) = 0 THEN
                  RETURN json_build_object('token', stamp, 'at', now_at);
                END IF;
                IF self.organisation IS NULL
                  OR cardinality(touched) > {MOST_ROWS}
                  OR array_position(touched, NULL) IS NOT NULL
                THEN
                  touched := NULL;
                ELSIF listed IS NOT NULL THEN
                  rows := COALESCE({_rows(_LISTED)}, '[]');
                END IF;
              END IF;
              IF changed THEN
                IF self.departments IS NULL THEN
                  {_sums(offices=False)}
                ELSE
                  {_sums(offices=True)}
                END IF;
                own := ARRAY[{", ".join(_counted(queue) for queue in BY_INDEX)}];
                answered := {_rows(cases.ANSWERED.build(()).where(_SCOPE))};
                views := {_VIEWS};
                IF cardinality(warned_services) > 0 THEN
                  warned := {_WARNED};
                END IF;
              END IF;
              queued := ({_sql(signs.WAITING_MESSAGES.build([_SCOPE]))});
              undelivered := ({_sql(signs.UNDELIVERED_MESSAGES.build([_SCOPE]))});
              IF undelivered > 0 THEN
                unreached := {_rows(signs.UNREACHED.build([_SCOPE]))};
              END IF;
              SELECT json_agg(json_build_array(l.source, l.code, l.detail, l.since)
                ORDER BY l.since)
              INTO alarms
              FROM alarm l
              WHERE l.ended_at IS NULL;
              RETURN json_build_object(
                'token', stamp,
                'at', now_at,
                'touched', touched,
                'rows', rows,
                'sums', sums,
                'own', own,
                'answered', answered,
                'views', views,
                'warned', warned,
                'administered', (
                  SELECT COALESCE(max(o.id), 0)
                  FROM office_event o
                  WHERE
                    o.organisation_id IS NULL
                    OR self.organisation IS NULL
                    OR o.organisation_id = self.organisation
                ),
                'unreached', unreached,
                'waiting', queued,
                'undelivered', undelivered,
                'beats', (SELECT json_agg(b.at) FROM heartbeat b),
                'alarms', alarms
              );
            END
        """,
        grantees=STAFF,
        settings=KEPT_PLAN,
    ),
)
