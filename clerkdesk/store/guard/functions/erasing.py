"""Emptying what an application holds of people: the worker's, with the owner's rights."""

from clerkdesk.store.guard.erasing import STATEMENTS
from clerkdesk.store.guard.functions.function import Function, query, refuse
from clerkdesk.store.guard.groups import WORKERS

_PARAMETERS = ("erasure", "application", "op_id")
_EMPTIED = "".join(f"{query(statement, *_PARAMETERS)};" for statement in STATEMENTS)

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
              {_EMPTIED}
            END
        """,
        grantees=WORKERS,
        volatility="VOLATILE",
    ),
)
