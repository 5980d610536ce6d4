"""The gateway's figures: for whoever has the key, and about nobody."""

from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest
from prometheus_client.parser import text_string_to_metric_families

from clerkdesk import file_rights
from clerkdesk.domain.lanes import Lane
from clerkdesk.usecases.supervision import alarms, heartbeat
from tests import gateways, samples
from tests.conftest import WORKER, Desk
from tests.gateways import Portal

KEY = "0123456789abcdef"


@pytest.fixture
def egov(desk: Desk) -> Iterator[Portal]:
    with (
        gateways.listening(desk, metrics_key=KEY) as address,
        Portal(address, gateways.add_key(desk)) as portal,
    ):
        yield portal


def figures(portal: Portal) -> dict[str, float]:
    answer = httpx2.get(f"{portal.address}/metrics", headers={"Authorization": f"Bearer {KEY}"})
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/plain")
    by_name = {}
    for family in text_string_to_metric_families(answer.text):
        for sample in family.samples:
            labels = [f"{key}={value}" for key, value in sorted(sample.labels.items())]
            by_name[" ".join([sample.name, *labels])] = sample.value
    return by_name


def test_lanes_questions_messages_intake_and_latencies_are_told(desk: Desk, egov: Portal) -> None:
    egov.send(samples.no_debt("eg-1"))
    egov.send(samples.no_debt("eg-1"))
    egov.send(samples.no_debt("eg-2", applicant__fin="x"))
    worker = desk.local if desk.embedded else desk.as_(WORKER)
    signs = [heartbeat.LaneSign(lane, 0.0) for lane in Lane if lane is not Lane.MAIL]
    worker.run(heartbeat.beat, "w", [*signs, heartbeat.LaneSign(Lane.MAIL, 900.0, "mail", 880.0)])
    worker.run(alarms.sound, "mail", "alarm_mail_silent", "mail.example.az")
    numbers = figures(egov)
    assert numbers["clerkdesk_questions_waiting"] == 1 and numbers["clerkdesk_messages_unsent"] == 1
    assert numbers["clerkdesk_lane_dead lane=mail"] == 1
    assert numbers["clerkdesk_lane_dead lane=sms"] == 0
    assert 870 < numbers["clerkdesk_lane_waits_seconds for=mail lane=mail"] < 990
    assert numbers["clerkdesk_alarm source=mail"] == 1
    intake = {
        outcome: numbers[f"clerkdesk_intake_total channel=e-gov outcome={outcome}"]
        for outcome in ("accepted", "duplicate", "refused")
    }
    assert intake == {"accepted": 1, "duplicate": 1, "refused": 1}
    route = "clerkdesk_request_seconds_count method=POST route=/api/v1/applications status="
    assert numbers[f"{route}201"] == 2 and numbers[f"{route}422"] == 1


def test_strangers_learn_nothing_not_even_that_there_are_figures(desk: Desk, egov: Portal) -> None:
    for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": f"Bearer {egov.key}"}):
        answer = httpx2.get(f"{egov.address}/metrics", headers=headers)
        assert answer.status_code == 404, "as of any path that there is not"
    with gateways.listening(desk) as without:
        headers = {"Authorization": f"Bearer {KEY}"}
        assert httpx2.get(f"{without}/metrics", headers=headers).status_code == 404


def test_no_path_and_no_word_of_a_caller_is_in_the_figures(egov: Portal) -> None:
    egov.get("/applications/5XK2M7P", fin="5XK2M7P")
    httpx2.get(f"{egov.address}/kanareyka", params={"fin": "5XK2M7P"})
    httpx2.request("KANAREYKA", f"{egov.address}/health")
    page = str(figures(egov))
    assert "route=unknown" in page and "5XK2M7P" not in page and "kanareyka" not in page.lower()


def test_the_key_is_read_from_a_file_of_ones_own(tmp_path: Path) -> None:
    from clerkdesk.adapters import service_secrets

    file = tmp_path / "key"
    file.write_text(KEY)
    file_rights.keep_to_oneself(file)
    assert service_secrets.key(file, "CLERKDESK_METRICS_KEY_FILE") == KEY
    file.write_text("short")
    with pytest.raises(Exception, match="secret_file"):
        service_secrets.key(file, "CLERKDESK_METRICS_KEY_FILE")
