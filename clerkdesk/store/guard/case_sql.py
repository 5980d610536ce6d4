"""One application whole: every part of it as a statement about ``:application``.

The embedded file runs them as they are, PostgreSQL inside a function of the owner that asks for the
ticket first (``functions.opening``); ``store.reads.whole`` puts them together and reads them.
"""

from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Boolean, Date
from sqlalchemy.types import TypeEngine

from clerkdesk.domain.history import SILENT
from clerkdesk.domain.lifecycle import WORK
from clerkdesk.domain.outcomes import ASK_BILLING_FOR_DEBT, QuestionKind
from clerkdesk.store.guard.citizen_sql import RENEWAL, RENEWAL_CHANGES, RENEWAL_DOCUMENTS
from clerkdesk.store.guard.literals import listed
from clerkdesk.store.guard.sql import DEBT_ANSWER, FACTS, LINKED
from clerkdesk.store.models import Application
from clerkdesk.store.types import Moment

_OF_A_QUESTION = "i.kind, i.outcome, i.fault, i.fault_params, i.certificate_number"


@dataclass(frozen=True, slots=True)
class Part:
    """A statement and what its columns are."""

    name: str
    statement: str
    columns: tuple[str, ...]
    moments: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    mappings: frozenset[str] = field(default_factory=frozenset)
    """Columns with JSON in them."""


def _part(name: str, columns: str, rest: str, **kinds: str) -> Part:
    """``columns``: the select list; a column is named by its last word. ``kinds``: as below."""
    names = [column.split()[-1].rpartition(".")[2] for column in columns.split(",")]
    return _as_it_is(name, statement=f"SELECT {columns} {rest}", columns=" ".join(names), **kinds)


def _as_it_is(
    name: str,
    *,
    statement: str,
    columns: str,
    moments: str = "",
    dates: str = "",
    flags: str = "",
    mappings: str = "",
) -> Part:
    return Part(
        name,
        statement=statement,
        columns=tuple(columns.split()),
        moments=frozenset(moments.split()),
        dates=frozenset(dates.split()),
        flags=frozenset(flags.split()),
        mappings=frozenset(mappings.split()),
    )


_A = Application.__table__.columns


def _typed(kind: type[TypeEngine[Any]]) -> str:
    return " ".join(each.name for each in _A if isinstance(each.type, kind))


PARTS = (
    _part(
        "application",
        ", ".join(f"a.{each.name}" for each in _A),
        "FROM application a WHERE a.id = :application",
        moments=_typed(Moment),
        dates=_typed(Date),
        flags=_typed(Boolean),
    ),
    _part("now", "cd_now() AS at", "", moments="at"),
    _as_it_is(
        "facts",
        statement=FACTS,
        columns="""
            undecided unfit message_sent live_certificate inquiry outcome amount answered_at
            open_findings checked_since silence_weighed_at beat
        """,
        moments="answered_at checked_since silence_weighed_at beat",
        flags="message_sent live_certificate",
    ),
    _part("settings", "s.key, s.value", "FROM setting s WHERE s.key = 'undo_seconds'"),
    _part(
        "names",
        """
            d.name AS department, d.code AS department_code, o.code AS organisation,
            h.name AS holder, h.login AS holder_login, r.in_area AS in_area
        """,
        """
            FROM application a
            JOIN department d ON d.id = a.department_id
            JOIN organisation o ON o.id = a.organisation_id
            LEFT JOIN staff h ON h.id = a.holder_id
            LEFT JOIN district r ON r.id = a.district_id
            WHERE a.id = :application
        """,
        flags="in_area",
    ),
    _part(
        "detail",
        """
            t.mobile, t.mobile_confirmed_at, t.mobile_missing_at, t.email, t.address,
            t.address_source, t.previous_address, t.new_subscriber_code, t.reason_code, t.reason,
            t.owner_name, t.owner_name_source, t.consumer_group
        """,
        "FROM application_detail t WHERE t.application_id = :application",
        moments="mobile_confirmed_at mobile_missing_at",
    ),
    _part(
        "persons",
        """
            p.role, p.position, p.fin, p.surname, p.name, p.patronymic, p.birth_date,
            p.birth_year, p.id_document
        """,
        """
            FROM application_person p
            WHERE p.application_id = :application
            ORDER BY p.role, p.position
        """,
        dates="birth_date",
    ),
    _part(
        "registered",
        """
            w.fin, w.surname, w.name, w.patronymic, w.birth_date, w.birth_year, w.id_document,
            w.address, w.idp, w.source, w.deceased, w.id_document_expires
        """,
        "FROM person_answer w WHERE w.application_id = :application ORDER BY w.id",
        dates="birth_date id_document_expires",
        flags="idp deceased",
    ),
    _part(
        "register_questions",
        f"i.subject, {_OF_A_QUESTION}",
        f"""
            FROM inquiry i
            WHERE i.application_id = :application AND i.kind = '{QuestionKind.PERSON}'
            ORDER BY i.id
        """,
        mappings="fault_params",
    ),
    _part(
        "account",
        """
            w.subscriber_code, w.holder_fin, w.holder_name, w.address, w.district,
            w.consumer_group, w.source, w.current_code
        """,
        """
            FROM application a
            JOIN account_answer w
              ON w.application_id = a.id AND w.subscriber_code = COALESCE(a.subscriber_code, '')
            WHERE a.id = :application
            ORDER BY w.id DESC
            LIMIT 1
        """,
    ),
    _part(
        "account_question",
        _OF_A_QUESTION,
        f"""
            FROM application a
            JOIN inquiry i
              ON i.application_id = a.id AND i.subject = COALESCE(a.subscriber_code, '')
            WHERE a.id = :application AND i.kind = '{QuestionKind.ACCOUNT}'
            ORDER BY i.id DESC
            LIMIT 1
        """,
        mappings="fault_params",
    ),
    _as_it_is(
        "debt_as_of",
        statement=f"""
            SELECT (SELECT w.as_of {DEBT_ANSWER})
            FROM application a
            WHERE a.id = :application
        """,
        columns="as_of",
        moments="as_of",
    ),
    _part(
        "debt_questions",
        f"""
            i.id, i.purpose, i.subject, i.requested_at, i.requested_by_name, i.outcome_at,
            i.source, {_OF_A_QUESTION}, w.amount_qepik, w.as_of, w.answered_at
        """,
        f"""
            FROM inquiry i
            LEFT JOIN debt_answer w ON w.inquiry_id = i.id
            WHERE i.application_id = :application AND i.kind IN {listed(ASK_BILLING_FOR_DEBT)}
            ORDER BY i.id DESC
        """,
        moments="requested_at outcome_at as_of answered_at",
        mappings="fault_params",
    ),
    _part(
        "documents",
        """
            d.id, d.position, d.kind, k.az, k.en, k.ru, r.required, d.name, d.media_type, d.size,
            d.sha256, d.fin, d.fits, d.verdict_reason, d.verdict_by_name, d.verdict_at,
            d.verdict_via, d.added_at
        """,
        """
            FROM document d
            JOIN application a ON a.id = d.application_id
            JOIN document_kind k ON k.code = d.kind
            LEFT JOIN document_requirement r ON r.kind = d.kind AND r.service = a.service
            WHERE d.application_id = :application
            ORDER BY d.position
        """,
        moments="verdict_at added_at",
        flags="required fits",
    ),
    _part(
        "remarks",
        "m.document_id, m.code, m.params",
        """
            FROM document_remark m
            WHERE m.application_id = :application AND m.settled_at IS NULL
            ORDER BY m.document_id, m.code
        """,
        mappings="params",
    ),
    _part(
        "required",
        "k.code, k.az, k.en, k.ru",
        """
            FROM application a
            JOIN document_requirement r ON r.service = a.service
            JOIN document_kind k ON k.code = r.kind
            WHERE a.id = :application AND r.required
            ORDER BY r.position
        """,
    ),
    _part(
        "messages",
        """
            m.id, m.event, m.channel, m.state, m.queued_at, m.not_before, m.sent_at, m.attempts,
            m.fault
        """,
        "FROM outbox_message m WHERE m.application_id = :application ORDER BY m.id DESC",
        moments="queued_at not_before sent_at",
    ),
    _part(
        "history",
        "e.at, e.actor, e.action, e.from_status, e.to_status, e.detail, e.op_id",
        f"""
            FROM event e
            WHERE e.application_id = :application AND e.action NOT IN {listed(SILENT)}
            ORDER BY e.id DESC
        """,
        moments="at",
    ),
    _part("notes", "n.op_id, n.text", "FROM note n WHERE n.application_id = :application"),
    _part(
        "amendments",
        "n.op_id, n.field, n.old, n.new",
        "FROM amendment n WHERE n.application_id = :application ORDER BY n.id",
    ),
    _as_it_is(
        "links",
        statement=LINKED,
        columns="""
            id number kind person_position office submitted_at status place organisation_id
            department_id service
        """,
        moments="submitted_at",
    ),
    _as_it_is(
        "renewal",
        statement=RENEWAL,
        columns="number decided_at decision_text",
        moments="decided_at",
    ),
    _as_it_is("renewal_changes", statement=RENEWAL_CHANGES, columns="field old new"),
    _as_it_is("renewal_documents", statement=RENEWAL_DOCUMENTS, columns="id"),
    _part(
        "certificates",
        """
            c.number, c.state, c.issued_at, c.issued_on, c.code, count(p.id) AS prints,
            c.superseded_by
        """,
        """
            FROM certificate c
            LEFT JOIN certificate_print p ON p.certificate_id = c.id
            WHERE c.application_id = :application
            GROUP BY c.id
            ORDER BY c.id DESC
        """,
        moments="issued_at",
        dates="issued_on",
    ),
    _part(
        "valid_days",
        "v.value",
        """
            FROM (
              SELECT COALESCE(
                (
                  SELECT o.value
                  FROM application a
                  JOIN organisation_setting o ON o.organisation_id = a.organisation_id
                  WHERE a.id = :application AND o.key = 'certificate_valid_days'
                ),
                (SELECT s.value FROM setting s WHERE s.key = 'certificate_valid_days')
              ) AS value
            ) v
            WHERE v.value IS NOT NULL
        """,
    ),
    _part(
        "acts",
        "b.valid_from, b.act, b.url",
        """
            FROM application a
            JOIN legal_basis b ON b.service = a.service
            WHERE a.id = :application
        """,
        dates="valid_from",
    ),
    _part(
        "drafts",
        "x.kind, x.text, x.code, s.name, s.login, x.at",
        """
            FROM draft x
            JOIN staff s ON s.id = x.staff_id
            WHERE x.application_id = :application
            ORDER BY x.at DESC
        """,
        moments="at",
    ),
    _part(
        "findings",
        """
            f.id, f.kind, k.az AS kind_az, k.en AS kind_en, k.ru AS kind_ru, f.severity, f.state,
            f.subject, f.facts, f.other_id, w.reason, w.text, w.actor AS acknowledged_by,
            w.at AS acknowledged_at, r.az AS reason_az, r.en AS reason_en, r.ru AS reason_ru,
            n.text AS note, n.actor AS note_by, l.agrees, l.text AS second_text,
            l.actor AS second_by, l.at AS second_at, q.name AS second_wanted,
            k.second_look AS wants_second
        """,
        """
            FROM finding f
            JOIN application a ON a.id = f.application_id
            LEFT JOIN finding_kind k ON k.kind = f.kind AND k.service = a.service
            LEFT JOIN acknowledgement w
              ON w.id = (
                SELECT max(x.id)
                FROM acknowledgement x
                WHERE x.finding_id = f.id AND x.revision = f.revision
              )
            LEFT JOIN finding_reason r ON r.code = w.reason AND r.service = a.service
            LEFT JOIN note n ON n.id = f.note_id
            LEFT JOIN second_look l ON l.acknowledgement_id = w.id
            LEFT JOIN staff q ON q.id = w.second_id
            WHERE f.application_id = :application AND f.state <> 'closed'
            ORDER BY
              CASE f.state WHEN 'open' THEN 0 WHEN 'second_look' THEN 1 ELSE 2 END,
              CASE f.severity WHEN 'serious' THEN 0 ELSE 1 END,
              k.position,
              f.id
        """,
        moments="acknowledged_at second_at",
        flags="agrees wants_second",
    ),
    _part(
        "sample",
        """
            d.picked_at, d.waiting, l.decision, s.name AS decided_by, l.decided_at, l.agrees,
            l.reason, l.text, l.actor, l.at
        """,
        """
            FROM sampled_decision d
            JOIN application a ON a.id = d.application_id
            LEFT JOIN sample_look l ON l.application_id = d.application_id
            LEFT JOIN staff s ON s.id = COALESCE(l.decided_by, a.decided_by)
            WHERE d.application_id = :application
        """,
        moments="picked_at decided_at at",
        flags="waiting agrees",
    ),
    # Who is no second person for it; nobody where no second look is awaited.
    _part(
        "workers",
        "DISTINCT e.actor_id",
        f"""
            FROM sampled_decision d
            JOIN event e ON e.application_id = d.application_id
            WHERE
              d.application_id = :application
              AND d.waiting
              AND e.actor_id IS NOT NULL
              AND e.action IN {listed(WORK)}
        """,
    ),
    _part(
        "silence",
        "k.az, k.en, k.ru, k.severity",
        """
            FROM application a
            JOIN finding_kind k ON k.service = a.service AND k.kind = 'not_compared'
            WHERE a.id = :application
        """,
    ),
)
"""What is shown of an application under a ticket."""
