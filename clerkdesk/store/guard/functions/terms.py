"""The terms, as the domain computes them (``domain.deadlines``): by the same rows."""

from clerkdesk.domain.deadlines import SATURDAY
from clerkdesk.domain.limits import LAST_YEAR, LONGEST_TERM_DAYS, MOST_DAYS
from clerkdesk.store.guard.functions.function import Function

_WORKED = f"""
    COALESCE(
      (
        SELECT c.is_working
        FROM calendar_day c
        WHERE c.organisation_id = of_organisation AND c."on" = day
      ),
      EXTRACT(ISODOW FROM day) <= {SATURDAY}
    )
"""
"""Of ``day``: without a row it is as its weekday says."""

_MOST_WORKING_DAYS = LONGEST_TERM_DAYS + MOST_DAYS
"""A term and all that was waited."""

TERMS = (
    # The last of so many working days after ``start``; NULL where none is in sight. A row is judged
    # before its shapes are: who counted from no day or from infinity would count for ever, and who
    # counted to a number that no term has, for seconds.
    Function(
        name="cd_term",
        arguments="of_organisation integer, start date, working_days integer",
        returns="date",
        body=f"""
            DECLARE
              day date := start;
              counted integer := 0;
            BEGIN
              IF start IS NULL OR NOT isfinite(start) OR working_days > {_MOST_WORKING_DAYS} THEN
                RETURN NULL;
              END IF;
              WHILE counted < working_days LOOP
                day := day + 1;
                IF EXTRACT(YEAR FROM day) > {LAST_YEAR} THEN RETURN NULL; END IF;
                IF {_WORKED} THEN counted := counted + 1; END IF;
              END LOOP;
              RETURN day;
            END
        """,
        grantees=(),
    ),
    # Working days after ``start`` up to and with ``day_of_end``; none where that is earlier, or no
    # day.
    Function(
        name="cd_working_days",
        arguments="of_organisation integer, start date, day_of_end date",
        returns="integer",
        body=f"""
            DECLARE
              day date := start;
              counted integer := 0;
            BEGIN
              IF NOT isfinite(start) THEN RETURN 0; END IF;
              WHILE day < day_of_end LOOP
                day := day + 1;
                IF EXTRACT(YEAR FROM day) > {LAST_YEAR} THEN RETURN counted; END IF;
                IF {_WORKED} THEN counted := counted + 1; END IF;
              END LOOP;
              RETURN counted;
            END
        """,
        grantees=(),
    ),
    # The instant at which the office closes on a date.
    Function(
        name="cd_closing",
        arguments="of_organisation integer, day date",
        returns="timestamptz",
        body="""
            BEGIN
              RETURN (day + cd_setting(of_organisation, 'office_closes')::time)
                AT TIME ZONE 'Asia/Baku';
            END
        """,
        grantees=(),
    ),
)
