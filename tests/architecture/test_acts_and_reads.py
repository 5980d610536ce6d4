"""What changes an office lies apart from what only looks at it."""

import ast
import re
from pathlib import Path

import pytest

USECASES = Path(__file__).parents[2] / "clerkdesk" / "usecases"

ACTS = {
    "administration.refusal_changes",
    "administration.second_look_changes",
    "administration.warning_changes",
    "administration.term_changes",
    "administration.office_changes",
    "administration.setting_changes",
    "administration.phrase_changes",
    "administration.requirement_changes",
    "administration.route_changes",
    "administration.retention_changes",
    "administration.dated_changes",
    "administering",
    "backups",
    "caravans.approving",
    "caravans.taking",
    "case.answers",
    "case.casework",
    "case.changing",
    "case.drafts",
    "case.inquiries",
    "case.payment_watch",
    "case.phrases",
    "case.remarks",
    "case.review",
    "case.sample_looks",
    "case.sampling",
    "case.second_looks",
    "case.terms",
    "case.weighing",
    "certificates.extracts",
    "certificates.issuing",
    "certificates.letters",
    "certificates.numbering",
    "certificates.publishing",
    "history.access",
    "history.cutting",
    "history.sealing",
    "installation_settings",
    "intake.counter_draft",
    "intake.registration",
    "messages.delivery",
    "messages.message_texts",
    "messages.outbox",
    "migration",
    "naming",
    "people.accounts",
    "people.sign_in",
    "people.table",
    "intake.register_questions",
    "portal.keys",
    "portal.pushing",
    "portal.submitting",
    "portal.withdrawing",
    "queue.counting",
    "queue.saved_views",
    "retention.erasing",
    "retention.repeating",
    "retention.requests",
    "retention.rules",
    "restores",
    "supervision.absence_notes",
    "supervision.alarms",
    "supervision.alarm_mails",
    "supervision.report_mails",
    "supervision.calendar_decisions",
    "supervision.giving_out",
    "supervision.heartbeat",
    "supervision.judging",
    "supervision.moving",
    "supervision.open_transactions",
    "supervision.rolling_up",
    "supervision.forecast_notes",
    "supervision.warning_mails",
    "supervision.timing_notes",
}
READS = {
    "administration.facts",
    "administration.refusal_texts",
    "administration.second_look_rules",
    "administration.warning_records",
    "administration.setting_records",
    "administration.term_records",
    "caravans.listing",
    "administration.office_hours",
    "administration.office_records",
    "administration.papers_over",
    "administration.phrase_records",
    "administration.requirement_records",
    "administration.route_records",
    "administration.retention_records",
    "administration.dated_records",
    "supervision.timings",
    "case.colleagues",
    "case.detail",
    "case.findings",
    "case.loading",
    "case.outcomes",
    "case.refusals",
    "case.rows",
    "case.sections",
    "certificates.checking",
    "certificates.listing",
    "certificates.published",
    "certificates.register",
    "history.application_walk",
    "history.audit",
    "history.content_walk",
    "history.derived_walk",
    "history.findings",
    "history.log_years",
    "history.office",
    "history.outliers",
    "history.row_walk",
    "history.seal_walk",
    "history.verification",
    "identity",
    "intake.counter",
    "intake.examining",
    "messages.reminders",
    "messages.rendering",
    "messages.text_versions",
    "messages.undelivered",
    "people.staff",
    "portal.citizen_forms",
    "portal.monitoring",
    "portal.portals",
    "portal.renewing",
    "portal.status",
    "queue.browsing",
    "queue.changes",
    "queue.filters",
    "retention.persons",
    "retention.reports",
    "supervision.versions",
    "queue.names",
    "queue.rows",
    "queue.searching",
    "queue.views",
    "reference_data",
    "restored",
    "supervision.dashboard",
    "supervision.condition",
    "supervision.absences",
    "supervision.board",
    "supervision.figures",
    "supervision.late_list",
    "supervision.warned",
    "supervision.mishaps",
    "supervision.overview",
    "supervision.prospect",
    "supervision.recurring",
    "supervision.view",
    "supervision.sharing",
    "supervision.workload",
    "supervision.lanes",
    "supervision.reporting",
    "supervision.working_days",
}
NEITHER = {
    "administration.records": "fields and values, without a database",
    "catalogue": "sentences, without a database",
    "claims": "a condition, without a database",
    "messages.templating": "texts with variables, without a database",
    "people.passwords": "hashes, without a database",
    "unit_of_work": "runs acts and reads; the only place that commits",
}
CHANGES_RECORDS = {
    "administration.setting_changes": "has its setting written by installation_settings",
    "administration.term_changes": "has its setting written by installation_settings",
    "administration.warning_changes": "has its setting written by installation_settings",
    "administration.retention_changes": "has its rule written by retention.rules",
    "backups": "fills an empty database through the store",
    "case.payment_watch": "has case.inquiries ask, and messages.outbox tell",
    "caravans.approving": "has each application taken and approved by case",
    "caravans.taking": "statements of the store, on PostgreSQL with the owner's rights",
    "certificates.letters": "has each letter kept by certificates.numbering",
    "messages.delivery": "sets the state of messages that it has locked",
    "people.sign_in": "counts wrong passwords",
    "people.table": "has each account made by people.accounts",
    "supervision.moving": "has each application assigned by case.casework",
    "supervision.open_transactions": "ends sessions of the server",
    "portal.pushing": "marks what it has claimed, and what was told",
    "portal.withdrawing": "a statement of the store, on PostgreSQL with the owner's rights",
    "retention.repeating": "has each application erased by the store",
}
"""Acts whose writes are attributes of records, which a flush that is not theirs takes along; or
stand in the store.
"""
DRAWS_TICKETS = "history.access"
"""Whoever looks at personal data leaves a row that says so: the one act that a read may call."""
TICKETS = {
    "case.detail": "opens an application, and reads a document's bytes",
    "caravans.listing": "opens a household of a list",
    "case.outcomes": "reads the debt that keeps a certificate back",
    "case.refusals": "fills in texts with what is missing and what did not fit",
    "supervision.recurring": "looks through what recurs",
    "certificates.register": "reads a certificate's bytes",
    "retention.persons": "opens every application of a person",
    "queue.searching": "looks for a FIN or a mobile number",
}
WRITING_METHODS = {"add", "add_all", "delete", "flush", "commit", "merge", "bulk_save_objects"}
WRITING_STATEMENTS = {"insert", "update", "delete"}
WRITING_WORDS = ("INSERT ", "UPDATE ", "DELETE ")


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(USECASES).with_suffix("").parts)


MODULES = {
    module_name(path): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted(USECASES.rglob("*.py"))
    if path.stem != "__init__"
}


def imported(tree: ast.Module) -> set[str]:
    """The modules of use cases that a module imports, by their names below ``usecases``."""
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
            "clerkdesk.usecases"
        ):
            parent = (node.module or "").removeprefix("clerkdesk.usecases").removeprefix(".")
            names.add(parent)
            names |= {f"{parent}.{alias.name}".removeprefix(".") for alias in node.names}
    return names & MODULES.keys()


def writes(tree: ast.Module) -> list[str]:
    """What in a module writes into the database: each with its line."""
    lines = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            function = node.func
            if (
                isinstance(function, ast.Attribute)
                and function.attr in WRITING_METHODS
                and isinstance(function.value, ast.Name)
                and function.value.id in ("session", "connection")
            ):
                lines.append(f"{node.lineno}: {ast.unparse(function)}")
            if isinstance(function, ast.Name) and function.id in WRITING_STATEMENTS:
                lines.append(f"{node.lineno}: {function.id}()")
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            if node.value.lstrip().startswith(WRITING_WORDS):
                lines.append(f"{node.lineno}: {node.value.strip()[:40]}")
    return lines


def test_every_module_says_whether_it_acts_or_reads() -> None:
    groups = [ACTS, READS, set(NEITHER)]
    assert set().union(*groups) == MODULES.keys()
    assert sum(len(group) for group in groups) == len(MODULES)


@pytest.mark.parametrize("name", sorted(READS))
def test_a_read_writes_nothing(name: str) -> None:
    assert writes(MODULES[name]) == []


@pytest.mark.parametrize("name", sorted(READS))
def test_a_read_calls_no_act_but_the_one_that_draws_tickets(name: str) -> None:
    allowed = {DRAWS_TICKETS} if name in TICKETS else set()
    assert imported(MODULES[name]) & ACTS == allowed


def test_the_rule_sees_the_writes_of_the_acts() -> None:
    """Else it would prove nothing of the reads."""
    silent = {name for name in ACTS if not writes(MODULES[name])}
    assert silent == set(CHANGES_RECORDS)


def test_no_module_of_the_use_cases_imports_itself_in_a_circle() -> None:
    order: list[str] = []
    under_way: list[str] = []

    def visit(name: str) -> None:
        if name in order:
            return
        assert name not in under_way, " → ".join([*under_way, name])
        under_way.append(name)
        for other in sorted(imported(MODULES[name])):
            visit(other)
        under_way.pop()
        order.append(name)

    for name in MODULES:
        visit(name)


@pytest.mark.parametrize("name", sorted(READS))
def test_what_a_read_answers_has_names(name: str) -> None:
    """No ``Any``, and no tuple whose parts one has to guess."""
    nameless = {
        node.name
        for node in MODULES[name].body
        if isinstance(node, ast.FunctionDef)
        and not node.name.startswith("_")
        and node.returns is not None
        and re.search(r"\bAny\b|\btuple\[(?!int, \.\.\.\])", ast.unparse(node.returns))
    }
    assert nameless == set()
