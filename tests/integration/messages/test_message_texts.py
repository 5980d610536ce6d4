"""An administrator's texts and matrix: versions, the sandbox, what an SMS may never say; on both
databases.
"""

import pytest

from clerkdesk.domain.errors import Expected, Invalid, NotAllowed
from clerkdesk.domain.eservices import Service
from clerkdesk.domain.messages import Language, MessageChannel, MessageEvent
from clerkdesk.usecases.messages import message_texts, rendering, text_versions
from tests.conftest import Desk
from tests.integration.certificates.test_letters import empty

pytestmark = pytest.mark.timeout(90)


def test_a_new_version_is_in_force_at_once_and_the_older_ones_stay(desk: Desk) -> None:
    before = desk.as_("admin").read(text_versions.versions, "registered", "email", "az")
    assert (
        desk.run(
            "admin",
            message_texts.save,
            "registered",
            "email",
            "az",
            "Yeni: {{ number }}",
            "{{ service }} — {{ due_on }}",
        )
        == before[0].version + 1
    )
    after = desk.as_("admin").read(text_versions.versions, "registered", "email", "az")
    assert [after[0].subject, *after[1:]] == ["Yeni: {{ number }}", *before]
    desk.take_in()
    desk.worker().once()
    (mail,) = (desk.folder / "messages").glob("*.eml")
    assert "Subject: Yeni: WD-2026-0000001" in mail.read_text(encoding="utf-8")


def test_a_message_that_waits_keeps_the_text_it_was_queued_with(desk: Desk) -> None:
    desk.take_in()
    desk.run("admin", message_texts.save, "registered", "email", "az", "Başqa", "Başqa mətn")
    desk.worker().once()
    (mail,) = (desk.folder / "messages").glob("*.eml")
    assert "Başqa" not in mail.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Borc: {{ amount }}",
        "{{ text }}",
        "{{ reason }}",
        "{{ fin }}",
        "{% if amount %}x{% endif %}",
        "{{ name }}",
    ],
)
def test_an_sms_never_says_what_only_the_citizen_should_read(text: str) -> None:
    with pytest.raises(Invalid, match="template_variable"):
        text_versions.sample("sms", "", text)


@pytest.mark.parametrize(
    ("subject", "body", "code", "field"),
    [
        ("", "x", "missing", "subject"),
        ("x", " ", "missing", "body"),
        ("x", "x" * 4001, "too_long", "body"),
        ("x\ny", "x", "control_characters", "subject"),
        ("x", "{{ number", "template_broken", "body"),
        ("x", "{{ nobody }}", "template_variable", "body"),
        ("x", "{{ number.__class__.__mro__ }}", "template_broken", "body"),
        ("x", "{{ number // 0 }}", "template_broken", "body"),
        ("{% for x in number %}", "x", "template_broken", "subject"),
    ],
)
def test_a_text_that_is_none_is_refused_with_its_field(
    desk: Desk, subject: str, body: str, code: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        desk.run("admin", message_texts.save, "registered", "email", "az", subject, body)
    assert (refused.value.code, refused.value.params["field"]) == (code, field)
    assert len(desk.as_("admin").read(text_versions.versions, "registered", "email", "az")) == 1


def test_a_preview_says_how_many_sms_it_costs_in_both_spellings() -> None:
    preview = text_versions.sample(
        "sms",
        "",
        "{{ number }}: müraciətiniz icra olundu, arayışı portaldan çap edə bilərsiniz. "
        "Əlaqə {{ call_centre }}",
    )
    assert preview.size is not None and preview.plain_size is not None
    assert (preview.size.parts, preview.plain_size.parts) == (2, 1)


def test_the_matrix_is_the_administrators_own_services_and_turns_channels_on_and_off(
    desk: Desk,
) -> None:
    rules = desk.as_("admin").read(text_versions.matrix)
    assert {rule.service for rule in rules} == {Service.NO_DEBT}
    assert [rule.enabled for rule in rules if rule.channel is MessageChannel.SMS] == [False] * 7
    desk.run("admin", message_texts.set_rule, "no_debt", "registered", "sms", True)
    desk.run("admin", message_texts.set_rule, "no_debt", "registered", "email", False)
    desk.take_in()
    assert (
        desk.scalar("SELECT count(*) FROM outbox_message") == 1
        and desk.scalar("SELECT channel FROM outbox_message") == "sms"
    )
    with pytest.raises(Expected):
        desk.run("admin", message_texts.set_rule, "idp", "registered", "sms", False)
    with pytest.raises(Invalid):
        desk.run("admin", message_texts.set_rule, "no_debt", "investigation", "sms", True)


@pytest.mark.parametrize("login", ["gunel", "sabina"])
def test_nobody_else_changes_what_citizens_are_told(desk: Desk, login: str) -> None:
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.run(login, message_texts.set_rule, "no_debt", "registered", "sms", True)
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.run(login, message_texts.save, "registered", "sms", "az", "", "x")
    with pytest.raises(NotAllowed, match="administrator_only"):
        desk.as_(login).read(text_versions.matrix)


def test_every_event_has_a_text_for_each_channel_in_each_language(desk: Desk) -> None:
    for event in MessageEvent:
        for channel in MessageChannel:
            for language in Language:
                (version,) = desk.as_("admin").read(
                    text_versions.versions, event, channel, language
                )
                text_versions.sample(channel, version.subject, version.body)
    assert set(MessageEvent) == {
        event for events in text_versions.EVENTS.values() for event in events
    }


def test_the_languages_of_messages_are_the_programs() -> None:
    from clerkdesk.settings import LANGUAGES

    assert tuple(Language) == LANGUAGES


@pytest.mark.parametrize("is_entered", [True, False])
def test_a_refusal_names_the_place_for_complaints_where_one_is_entered(
    desk: Desk, is_entered: bool
) -> None:
    number = desk.take_in()
    if not is_entered:
        empty(desk, "complaint_place")
    (mail,) = desk.local.read(
        rendering.preview, number, MessageEvent.REFUSED, {"reason_code": "other"}, "Səbəb"
    )
    assert "Səbəb" in mail.body and ("məhkəmə" in mail.body) is is_entered
