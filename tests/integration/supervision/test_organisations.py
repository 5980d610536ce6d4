"""What is set and worded is each organisation's own; what it has not is the installation's."""

import pytest

from clerkdesk.domain.errors import NotAllowed, NotFound
from clerkdesk.domain.messages import MessageEvent
from clerkdesk.usecases import installation_settings, reference_data
from clerkdesk.usecases.messages import message_texts, rendering, text_versions
from clerkdesk.usecases.people import accounts
from clerkdesk.usecases.portal import keys, portals
from tests import samples
from tests.conftest import Desk
from tests.gateways import Portal, listening

NEIGHBOUR = "rauf"
"""The other organisation's administrator."""


@pytest.fixture
def both(desk: Desk) -> Desk:
    """An installation in which each organisation has an administrator."""
    desk.local.run(
        accounts.add_staff, NEIGHBOUR, name="Rauf Nümunə", role="admin", organisation="azerishiq"
    )
    return desk


def test_a_setting_of_one_is_none_of_the_others(both: Desk) -> None:
    both.run("admin", installation_settings.set_setting, "idle_lock_minutes", "5")
    both.local.run(installation_settings.set_setting, "idle_lock_minutes", "20")
    seen = {
        login: both.as_(login).read(reference_data.own_setting, "idle_lock_minutes")
        for login in ("gunel", "elnur")
    }
    assert seen == {"gunel": "5", "elnur": "20"}
    rows = both.as_("admin").read(reference_data.listed_settings)
    assert next(row for row in rows if row.own) == ("idle_lock_minutes", "5", True)
    with pytest.raises(NotAllowed, match="CD931"):
        both.run("admin", installation_settings.set_setting, "debt_answer_ignored_fields", "x")
    with pytest.raises(NotAllowed, match="administrator_only"):
        both.run("gunel", installation_settings.set_setting, "idle_lock_minutes", "0")


def test_office_hours_are_each_organisations(both: Desk) -> None:
    both.run("admin", installation_settings.set_setting, "office_closes", "16:00")
    water = both.take_in(samples.no_debt("w"))
    power = both.take_in(samples.idp("p"))
    closes = "SELECT due_at FROM application WHERE number = :number"
    hours = {}
    for number in (water, power):
        due = both.scalar(closes, number=number)
        hours[number] = str(due)[11:16]
    assert hours == {water: "12:00", power: "14:00"}, "in UTC"


def test_a_text_of_one_is_none_of_the_others(both: Desk) -> None:
    both.run("admin", message_texts.save, "registered", "email", "az", "M", "Su {{ number }}")
    both.run(NEIGHBOUR, message_texts.save, "registered", "email", "az", "M", "İşıq {{ number }}")
    for login, own in (("admin", "Su "), (NEIGHBOUR, "İşıq ")):
        first, second = both.as_(login).read(text_versions.versions, "registered", "email", "az")
        assert first.body.startswith(own) and "Hörmətli" not in first.body
        assert second.version == 1, "the installation's, and not the neighbour's"
    for package, own in ((samples.no_debt("w"), "Su "), (samples.idp("p"), "İşıq ")):
        number = both.take_in(package)
        read = both.local.read(rendering.preview, number, MessageEvent.REGISTERED)
        assert own + number in [message.body for message in read]


def test_a_key_of_one_opens_nothing_of_the_other(both: Desk) -> None:
    own = both.run("admin", keys.add_key, "e-gov", "e-gov", 100_000)
    shared = both.local.run(keys.add_key, "e-gov", "e-gov", 100_000)
    assert [row.id for row in both.as_("admin").read(portals.keys)] == [own.id]
    assert both.as_(NEIGHBOUR).read(portals.keys) == []
    for key in (own, shared):
        with pytest.raises(NotFound, match="key_unknown"):
            both.run(NEIGHBOUR, keys.revoke_key, key.id)
    with pytest.raises(NotAllowed, match="other_organisations_service"):
        both.run("admin", keys.add_key, "x", "azerishiq.az")
    sent = samples.idp("both")
    with listening(both, worker=False) as address:
        with Portal(address, own.key) as portal:
            assert portal.send(samples.no_debt("own")).status_code == 201
            refused = portal.send(sent)
            assert refused.status_code == 422
            assert refused.json()["faults"][0]["code"] == "other_organisations_service"
        with Portal(address, shared.key) as portal:
            number = portal.send(sent).json()["number"]
        with Portal(address, own.key) as portal:
            fin = sent["applicant"]["fin"]
            assert portal.get(f"/applications/{number}", fin=fin).status_code == 404
