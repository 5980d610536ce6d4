"""The second look: who says whether a reason for a finding holds, and where one has to."""

from clerkdesk.domain.findings import SECOND_PEOPLE
from clerkdesk.domain.lifecycle import HOLDERS, WORK
from clerkdesk.store.guard.literals import listed, organisation_of
from clerkdesk.store.guard.refusal import Refusal
from clerkdesk.store.guard.rules.phrases import ALWAYS, server_rule, stale

_LAST = """
    (
      SELECT max(x.id)
      FROM acknowledgement x
      WHERE x.finding_id = {finding}.id AND x.revision = {finding}.revision
    )
"""
_NEEDS_SECOND = """
    EXISTS (
      SELECT 1
      FROM acknowledgement w
      JOIN application a ON a.id = w.application_id
      LEFT JOIN finding_kind k ON k.service = a.service AND k.kind = w.kind
      LEFT JOIN finding_reason r ON r.service = a.service AND r.code = w.reason
      WHERE w.id = {last} AND (k.second_look OR r.second_look)
    )
"""


def state_after(finding: str) -> str:
    """In which state a finding is by the last thing that people said of its present facts;
    ``finding``: the name of its row.
    """
    last = _LAST.format(finding=finding)
    return f"""
        CASE
          WHEN {last} IS NULL THEN 'open'
          WHEN EXISTS (
            SELECT 1 FROM second_look l WHERE l.acknowledgement_id = {last} AND l.agrees
          ) THEN 'acknowledged'
          WHEN EXISTS (
            SELECT 1 FROM second_look l WHERE l.acknowledgement_id = {last}
          ) THEN 'open'
          WHEN {_NEEDS_SECOND.format(last=last)} THEN 'second_look'
          ELSE 'acknowledged'
        END
    """


A_COLLEAGUE = f"""
    EXISTS (
      SELECT 1
      FROM staff s
      JOIN application p ON p.organisation_id = s.organisation_id
      WHERE
        p.id = NEW.application_id
        AND s.id = {{who}}
        AND s.active
        AND s.role IN {listed(HOLDERS)}
    )
"""
"""Whether ``{who}`` of a new row works on applications of that organisation."""
WORKED_ON_IT = f"""
    EXISTS (
      SELECT 1
      FROM event e
      WHERE
        e.application_id = NEW.application_id
        AND e.actor_id = NEW.actor_id
        AND e.action IN {listed(WORK)}
    )
"""
"""Of a new row: whoever it names in ``actor_id`` is no second person."""


_TOO_FEW = f"""
    NEW.second_look
    AND (
      SELECT count(*)
      FROM staff s
      JOIN organisation o ON o.id = s.organisation_id
      WHERE
        s.active
        AND s.role IN {listed(HOLDERS)}
        AND o.code = {organisation_of("NEW.service")}
    ) < {SECOND_PEOPLE}
"""
"""Nobody could look a second time."""


SECOND_LOOKS: tuple[Refusal, ...] = (
    Refusal("CD621", "second_look", "UPDATE", ALWAYS),
    Refusal("CD621", "second_look", "DELETE", ALWAYS),
    # Before anything of the case is compared: what is not in sight is not measured, either.
    server_rule("CD625", "second_look", "INSERT", "NOT cd_sees(NEW.application_id)"),
    Refusal(
        "CD622",
        "second_look",
        "INSERT",
        f"""
            NOT EXISTS (
              SELECT 1
              FROM finding f
              JOIN application p ON p.id = f.application_id
              WHERE
                f.id = NEW.finding_id
                AND f.application_id = NEW.application_id
                AND f.state = 'second_look'
                AND p.status = 'in_progress'
                AND NEW.acknowledgement_id = {_LAST.format(finding="f")}
            )
        """,
    ),
    Refusal(
        "CD623",
        "second_look",
        "INSERT",
        f"""
            NOT {A_COLLEAGUE.format(who="NEW.actor_id")}
            OR {WORKED_ON_IT}
            OR EXISTS (
              SELECT 1
              FROM application p
              WHERE p.id = NEW.application_id AND p.holder_id = NEW.actor_id
            )
        """,
    ),
    Refusal(
        "CD624",
        "second_look",
        "INSERT",
        "NOT NEW.agrees AND trim(COALESCE(NEW.text, '')) = ''",
    ),
    server_rule(
        "CD625",
        "second_look",
        "INSERT",
        f"""
            NEW.actor_id IS DISTINCT FROM cd_me()
            OR NEW.actor <> cd_name()
            OR {stale("NEW.at")}
        """,
    ),
    Refusal(
        "CD626",
        "acknowledgement",
        "INSERT",
        f"""
            NEW.second_id IS NOT NULL
            AND (
              NEW.second_id = NEW.actor_id
              OR NOT {A_COLLEAGUE.format(who="NEW.second_id")}
            )
        """,
    ),
    *(
        Refusal("CD627", table, event, _TOO_FEW)
        for table in ("finding_kind", "finding_reason")
        for event in ("INSERT", "UPDATE")
    ),
)
