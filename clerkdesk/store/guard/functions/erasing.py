"""Emptying what an application holds of people: the worker's, with the owner's rights."""

from clerkdesk.store.guard import erasing, erasing_persons
from clerkdesk.store.guard.functions.function import Function, query, refuse
from clerkdesk.store.guard.groups import WORKERS

_PARAMETERS = ("erasure", "application", "op_id")


def _run(statements: tuple[str, ...]) -> str:
    return "".join(f"{query(statement, *_PARAMETERS)};" for statement in statements)


ERASING = (
    Function(
        name="cd_erase",
        arguments="wanted bigint, of_application bigint, operation text",
        returns="void",
        body=f"""
            BEGIN
              IF cd_role() NOT IN ('worker', 'owner')
                OR NOT EXISTS (
                  SELECT 1 FROM erasure e WHERE e.id = $1 AND e.application_id = $2
                )
              THEN {refuse("CD168")} END IF;
              IF EXISTS (SELECT 1 FROM erasure e WHERE e.id = $1 AND e.person_id IS NOT NULL)
              THEN {_run(erasing_persons.STATEMENTS)}
              ELSE {_run(erasing.STATEMENTS)}
              END IF;
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
)
