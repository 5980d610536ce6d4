"""The terms, as the domain computes them (``domain.deadlines``): by the same rows."""

from clerkdesk.domain.deadlines import SATURDAY
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.limits import LAST_YEAR, LONGEST_TERM_DAYS, MOST_DAYS
from clerkdesk.domain.term_rules import laid_down
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

_LAID_DOWN = " ".join(f"WHEN '{service}' THEN '{laid_down(service).text()}'" for service in Service)

TERMS = (
    # The rule of a day, "1 5" or "3", of a setting that is as ``domain.term_rules`` has it.
    Function(
        name="cd_term_rule",
        arguments="rules text, day date",
        returns="text",
        body="""
            DECLARE
              following text := split_part(rules, '; ', 2);
            BEGIN
              IF following <> '' AND day >= split_part(following, ' ', 1)::date THEN
                RETURN substr(following, position(' ' IN following) + 1);
              END IF;
              RETURN split_part(rules, '; ', 1);
            END
        """,
        grantees=(),
    ),
    # The working days of a term (1) or of a special investigation (2; NULL: there is none) of what
    # is submitted on a day.
    Function(
        name="cd_term_days",
        arguments="of_organisation integer, of_service text, day date, which integer",
        returns="integer",
        body=f"""
            DECLARE
              rules text := cd_setting(of_organisation, 'term_' || of_service);
            BEGIN
              IF COALESCE(rules, '') = '' THEN
                rules := CASE of_service {_LAID_DOWN} END;
              END IF;
              RETURN NULLIF(split_part(cd_term_rule(rules, day), ' ', which), '')::integer;
            END
        """,
        grantees=(),
    ),
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
