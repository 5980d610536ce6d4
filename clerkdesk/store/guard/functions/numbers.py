"""The numbers of applications come from a sequence a year, which nobody's open transaction holds up
and which may have gaps. Those of certificates have none: a row counts them, for the worker alone.
"""

from clerkdesk.domain.eservices import ESERVICES
from clerkdesk.domain.limits import UNUSED_NUMBERS, UNUSED_NUMBERS_SECONDS
from clerkdesk.domain.numbers import SERIAL_DIGITS
from clerkdesk.domain.restores import SERIES_SIZE
from clerkdesk.store.guard.functions.function import Function, refuse
from clerkdesk.store.guard.groups import WORKERS
from clerkdesk.store.guard.literals import series_of_services

_SERIES = ", ".join(f"'{eservice.number_prefix}'" for eservice in ESERVICES.values())
_LAST = 10**SERIAL_DIGITS - 1

NUMBERS = (
    Function(
        name="cd_series",
        arguments="series text, of_year integer",
        returns="text",
        body="SELECT format('number_%s_%s', lower(series), of_year)",
        grantees=(),
        language="sql",
        volatility="IMMUTABLE",
    ),
    # Behind which every number lies since the last restore; 0: there was none.
    Function(
        name="cd_series_floor",
        arguments="",
        returns="integer",
        body=f"""
            SELECT COALESCE(
              (SELECT s.value::integer FROM setting s WHERE s.key = 'number_series'), 0
            ) * {SERIES_SIZE}
        """,
        grantees=(),
        language="sql",
    ),
    # The highest number that an application of the series bears; 0: none does.
    Function(
        name="cd_highest_serial",
        arguments="series text, of_year integer",
        returns="integer",
        body=f"""
            DECLARE
              highest text;
            BEGIN
              SELECT a.number INTO highest
              FROM application a
              WHERE a.number <= format('%s-%s-{_LAST}', series, of_year)
              ORDER BY a.number DESC
              LIMIT 1;
              IF highest ~ format('^%s-%s-[0-9]{{{SERIAL_DIGITS}}}$', series, of_year) THEN
                RETURN split_part(highest, '-', 3)::integer;
              END IF;
              RETURN 0;
            END
        """,
        grantees=(),
    ),
    # Makes the sequences of a year that are not there yet, each behind what was given.
    Function(
        name="cd_open_series",
        arguments="of_year integer",
        returns="void",
        body=f"""
            DECLARE
              series text;
              last_given integer;
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner') THEN {refuse("CD127")} END IF;
              FOREACH series IN ARRAY ARRAY[{_SERIES}] LOOP
                IF to_regclass(cd_series(series, of_year)) IS NULL THEN
                  SELECT max(n.last) INTO last_given
                  FROM number_counter n
                  WHERE n.prefix = series AND n.year = of_year;
                  PERFORM cd_make_series(
                    series,
                    of_year,
                    GREATEST(last_given, cd_highest_serial(series, of_year))
                  );
                END IF;
              END LOOP;
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
    Function(
        name="cd_make_series",
        arguments="series text, of_year integer, last_given integer",
        returns="void",
        body=f"""
            BEGIN
              EXECUTE format(
                'CREATE SEQUENCE IF NOT EXISTS %I START %s MAXVALUE {_LAST} NO CYCLE',
                cd_series(series, of_year),
                GREATEST(last_given, cd_series_floor()) + 1
              );
            EXCEPTION
              -- Two at the same moment: the other one has made it.
              WHEN unique_violation OR duplicate_table THEN NULL;
            END
        """,
        grantees=(),
        volatility="VOLATILE",
    ),
    Function(
        name="cd_next_serial",
        arguments="series text, of_year integer",
        returns="integer",
        body=f"""
            DECLARE
              taken integer;
            BEGIN
              IF series NOT IN {series_of_services()} AND cd_role() NOT IN ('worker', 'owner')
                OR cd_role() = 'auditor'
              THEN {refuse("CD127")} END IF;
              IF of_year <> EXTRACT(YEAR FROM cd_now() AT TIME ZONE 'Asia/Baku')
                AND cd_service() <> 'owner'
              THEN {refuse("CD127")} END IF;
              IF series IN {series_of_services()} THEN
                IF to_regclass(cd_series(series, of_year)) IS NULL THEN
                  PERFORM cd_make_series(series, of_year, cd_highest_serial(series, of_year));
                END IF;
                taken := nextval(cd_series(series, of_year)::regclass);
                -- Numbers that are drawn and not used are lost: not faster than one notices.
                IF cd_service() <> 'owner'
                  AND taken - GREATEST(cd_highest_serial(series, of_year), cd_series_floor())
                    > {UNUSED_NUMBERS}
                THEN PERFORM pg_sleep({UNUSED_NUMBERS_SECONDS}); END IF;
                RETURN taken;
              END IF;
              INSERT INTO number_counter AS n (prefix, year, last)
              VALUES (series, of_year, cd_series_floor() + 1)
              ON CONFLICT (prefix, year) DO UPDATE
              SET last = GREATEST(n.last, cd_series_floor()) + 1
              RETURNING n.last INTO taken;
              RETURN taken;
            END
        """,
        volatility="VOLATILE",
    ),
    # The number that this session has drawn for a row of the table last; NULL: none.
    Function(
        name="cd_numbered",
        arguments="of_table text",
        returns="bigint",
        body="""
            BEGIN
              RETURN currval(format('%I', of_table || '_id_seq')::regclass);
            EXCEPTION
              WHEN object_not_in_prerequisite_state THEN RETURN NULL;
            END
        """,
        grantees=(),
        volatility="VOLATILE",
    ),
    # Whether this session has drawn the number, and none of the series since.
    Function(
        name="cd_drew",
        arguments="number text, series text, of_year integer",
        returns="boolean",
        body=f"""
            BEGIN
              RETURN to_regclass(cd_series(series, of_year)) IS NOT NULL
                AND number = format(
                  '%s-%s-%s',
                  series,
                  of_year,
                  lpad(
                    currval(cd_series(series, of_year)::regclass)::text, {SERIAL_DIGITS}, '0'
                  )
                );
            EXCEPTION
              WHEN object_not_in_prerequisite_state THEN RETURN false;
            END
        """,
        grantees=(),
        volatility="VOLATILE",
    ),
)
