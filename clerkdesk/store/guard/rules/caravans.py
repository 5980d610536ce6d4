"""The Committee's lists: taken in whole, so many a day, and never written over; their people are
emptied and nothing else.
"""

from clerkdesk.domain.limits import CARAVAN_PEOPLE, CARAVANS_A_DAY, DAY_SECONDS
from clerkdesk.store.guard.caravan_sql import ONLY_EMPTIED
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, changed

_FIXED = changed(
    *("id", "organisation_id", "settlement", "day", "list_number", "households", "people"),
    *("taken_by", "taken_by_name", "taken_at"),
)

CARAVANS: tuple[Refusal, ...] = (
    # By whoever handles displaced persons' applications, and in nobody else's organisation.
    Refusal(
        "CD961",
        "caravan",
        "INSERT",
        """
            NOT EXISTS (
              SELECT 1
              FROM staff s
              JOIN organisation o ON o.id = s.organisation_id
              WHERE
                s.id = NEW.taken_by
                AND s.active
                AND s.role <> 'auditor'
                AND s.organisation_id = NEW.organisation_id
                AND o.code = 'azerishiq'
                AND (
                  NOT EXISTS (SELECT 1 FROM staff_service v WHERE v.staff_id = s.id)
                  OR EXISTS (
                    SELECT 1 FROM staff_service v WHERE v.staff_id = s.id AND v.service = 'idp'
                  )
                )
            )
            OR NEW.closed_at IS NOT NULL
            OR NEW.emptied_at IS NOT NULL
        """,
    ),
    # A list is a look at everybody in it: past the searches of a minute, and so counted by itself.
    Refusal(
        "CD962",
        "caravan",
        "INSERT",
        f"""
            (
              SELECT count(*)
              FROM caravan c
              WHERE c.taken_by = NEW.taken_by AND age(c.taken_at) < {DAY_SECONDS}
            ) >= {CARAVANS_A_DAY}
        """,
    ),
    Refusal(
        "CD963",
        "caravan",
        "INSERT",
        f"""
            NEW.people NOT BETWEEN 1 AND {CARAVAN_PEOPLE}
            OR NEW.households NOT BETWEEN 1 AND NEW.people
        """,
    ),
    Refusal(
        "CD964",
        "caravan",
        "UPDATE",
        f"""
            {_FIXED}
            OR (OLD.closed_at IS NOT NULL AND {changed("closed_at")})
            OR (OLD.emptied_at IS NOT NULL AND {changed("emptied_at")})
            OR (
              NEW.emptied_at IS NOT NULL
              AND EXISTS (
                SELECT 1 FROM caravan_person p WHERE p.caravan_id = NEW.id AND p.fin <> ''
              )
            )
        """,
    ),
    Refusal("CD964", "caravan", "DELETE", ALWAYS),
    # No more people than it was said to have: nobody is added to a list that answers already.
    Refusal(
        "CD963",
        "caravan_person",
        "INSERT",
        """
            NOT EXISTS (
              SELECT 1
              FROM caravan c
              WHERE c.id = NEW.caravan_id AND c.closed_at IS NULL AND NEW.position < c.people
            )
        """,
    ),
    Refusal("CD964", "caravan_person", "UPDATE", f"NOT ({ONLY_EMPTIED})"),
    Refusal("CD964", "caravan_person", "DELETE", ALWAYS),
)
