"""Links follow what a clerk amends: with another code or old address an application shares it with
others than before.

The triggers of one change may run in any order: each goes by the values themselves.
"""

from clerkdesk.domain.findings import FindingKind
from clerkdesk.store.guard.linking import BY_ADDRESS, BY_CODE
from clerkdesk.store.guard.refusal import Reaction

_OTHER_CODE = """
    COALESCE((SELECT o.subscriber_code FROM application o WHERE o.id = {other}), '')
    <> COALESCE(NEW.subscriber_code, '-')
"""
_OTHER_ADDRESS = """
    COALESCE(
      (SELECT o.previous_address_fold FROM application_detail o WHERE o.application_id = {other}),
      ''
    )
    <> COALESCE(NEW.previous_address_fold, '-')
"""


def _relinked(
    *,
    kind: str,
    table: str,
    column: str,
    key: str,
    other: str,
    findings: tuple[FindingKind, ...],
    links: tuple[str, ...],
) -> tuple[Reaction, ...]:
    """``other``: the condition that another application's value is a different one."""
    event = f"UPDATE OF {column}"
    when = f"COALESCE(OLD.{column}, '') <> COALESCE(NEW.{column}, '')"
    kinds = ", ".join(f"'{each}'" for each in findings)
    unlinked = Reaction(
        name="unlinked",
        table=table,
        event=event,
        when=when,
        statement=f"""
            DELETE FROM application_link
            WHERE
              kind = '{kind}'
              AND (
                (application_id = {key} AND {other.format(other="application_link.other_id")})
                OR (other_id = {key} AND {other.format(other="application_link.application_id")})
              )
        """,
    )
    found_no_more = Reaction(
        name="linked_no_more",
        table=table,
        event=event,
        when=when,
        statement=f"""
            UPDATE finding
            SET state = 'closed'
            WHERE
              state <> 'closed'
              AND kind IN ({kinds})
              AND (
                (application_id = {key} AND {other.format(other="finding.other_id")})
                OR (other_id = {key} AND {other.format(other="finding.application_id")})
              )
              AND EXISTS (
                SELECT 1
                FROM application a
                WHERE a.id = finding.application_id AND a.status IN ('new', 'in_progress')
              )
        """,
    )
    linked = tuple(
        Reaction(
            name=name,
            table=table,
            event=event,
            when=when,
            statement=statement.replace(":application", key),
        )
        for name, statement in zip(("linked_here", "linked_there"), links, strict=True)
    )
    return (unlinked, found_no_more, *linked)


LINKING: tuple[Reaction, ...] = (
    *_relinked(
        kind="code",
        table="application",
        column="subscriber_code",
        key="NEW.id",
        other=_OTHER_CODE,
        findings=(FindingKind.OLD_CODE_ELSEWHERE, FindingKind.CODE_IN_WORK),
        links=BY_CODE,
    ),
    *_relinked(
        kind="address",
        table="application_detail",
        column="previous_address_fold",
        key="NEW.application_id",
        other=_OTHER_ADDRESS,
        findings=(FindingKind.OLD_ADDRESS_ELSEWHERE,),
        links=BY_ADDRESS,
    ),
)
