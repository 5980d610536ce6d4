"""The interface as it describes itself: examples that are true, and no request that its description
allows ends in a bug.
"""

import json
from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
from hypothesis import HealthCheck, given, settings

from clerkdesk.gateway import service
from tests import gateways, samples
from tests.conftest import Desk
from tests.gateways import Portal

_WITHOUT_PARAMETERS = (
    "get /health",
    "get /.well-known/clerkdesk-keys.json",
    "get /api/v1/certificates/revocations",
)


@pytest.fixture
def egov(embedded: Desk) -> Iterator[Portal]:
    with gateways.egov(embedded) as portal:
        yield portal


def test_every_address_of_the_contract_is_described_with_an_example(egov: Portal) -> None:
    described = egov.client.get("/openapi.json").json()
    contract = {
        "/api/v1/applications": {"post", "get"},
        "/api/v1/applications/{number}": {"get"},
        "/api/v1/applications/{number}/certificate": {"post"},
        "/api/v1/applications/{number}/documents": {"post"},
        "/api/v1/certificates/{number}": {"get"},
        "/health": {"get"},
    }
    assert {
        path: set(methods) for path, methods in described["paths"].items() if path in contract
    } == contract
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            assert operation["summary"], (method, path)
            for status, answer in operation["responses"].items():
                if "application/json" in answer.get("content", {}):
                    assert "example" in answer["content"]["application/json"], (
                        method,
                        path,
                        status,
                    )


def test_the_examples_have_the_fields_of_real_answers(egov: Portal) -> None:
    described = egov.client.get("/openapi.json").json()["paths"]

    def example(path: str, method: str, status: int) -> dict[str, Any]:
        content = described[path][method]["responses"][str(status)]["content"]
        shown: dict[str, Any] = content["application/json"]["example"]
        return shown

    sent = egov.send(samples.no_debt("eg-1"))
    # What is null is left out of a description.
    assert (
        sent.json().keys()
        >= example("/api/v1/applications", "post", 201).keys()
        > {"number", "status_label", "due_on", "printable", "message"}
    )
    shown = egov.get(f"/applications/{sent.json()['number']}").json()
    assert (
        shown.keys()
        >= example("/api/v1/applications/{number}", "get", 200).keys()
        > {"number", "status_label", "due_on", "printable", "history"}
    )
    assert (
        shown["history"][0].keys()
        == example("/api/v1/applications/{number}", "get", 200)["history"][0].keys()
    )
    refused = egov.send(samples.no_debt("eg-2", applicant__fin="x")).json()
    assert (
        refused["faults"][0].keys()
        == example("/api/v1/applications", "post", 422)["faults"][0].keys()
    )
    assert (
        egov.get("/certificates/NB-2026-0000001", code="x").json().keys()
        >= example("/api/v1/certificates/{number}", "get", 200).keys()
    )
    assert egov.client.get("/health").json().keys() == example("/health", "get", 200).keys()


def test_the_example_of_an_application_is_one(egov: Portal) -> None:
    body = egov.client.get("/openapi.json").json()["paths"]["/api/v1/applications"]["post"][
        "requestBody"
    ]
    package = body["content"]["multipart/form-data"]["example"]["application"]
    assert egov.send(package | {"submitted_at": "2026-11-20T09:15:00+04:00"}).status_code == 201


@pytest.mark.long
@pytest.mark.timeout(1200)
def test_whatever_the_description_allows_is_answered_without_a_bug(embedded: Desk) -> None:
    import schemathesis

    tried: dict[str, int] = {}
    with gateways.listening(embedded) as address, httpx2.Client(timeout=30) as client:
        key = gateways.add_key(embedded)
        schema = schemathesis.openapi.from_dict(client.get(f"{address}/openapi.json").json())
        operations: list[Any] = list(schema.get_all_operations())
        for operation in operations:
            _try_out(
                operation=operation.ok(),
                client=client,
                address=address,
                key=key,
                tried=tried,
            )
    assert len(tried) == len(operations) > 7
    for name in _WITHOUT_PARAMETERS:
        del tried[name]
    assert min(tried.values()) >= 100, tried


def _try_out(
    operation: Any, client: httpx2.Client, address: str, key: str, tried: dict[str, int]
) -> None:
    name = f"{operation.method} {operation.path}"

    @given(case=operation.as_strategy())
    @settings(
        max_examples=150, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    def ask(case: Any) -> None:
        sent = case.as_transport_kwargs(base_url=address)
        headers = {k: str(v) for k, v in dict(sent.get("headers") or {}).items()} | {
            "Authorization": f"Bearer {key}",
            "Idempotency-Key": "k",
        }
        files = sent.get("files")
        if files:
            headers = {k: v for k, v in headers.items() if k.lower() != "content-type"}
        headers = {k: v for k, v in headers.items() if v.isascii() and v.isprintable()}
        answer = client.request(
            sent["method"],
            sent["url"],
            params=sent.get("params"),
            headers=headers,
            files=_parts(files) if files else None,
        )
        assert answer.status_code < 500 or answer.status_code == 503, (
            name,
            answer.status_code,
            answer.text[:300],
        )
        tried[name] = tried.get(name, 0) + 1

    ask()


def _parts(files: Any) -> list[tuple[str, tuple[str, bytes]]]:
    """Schemathesis' parts as the client takes them."""
    parts = []
    for name, value in files.items() if isinstance(files, dict) else files:
        content = value[1] if isinstance(value, tuple) else value
        if not isinstance(content, bytes | str):
            content = json.dumps(content, default=str)
        if isinstance(content, str):
            content = content.encode("utf-8", "surrogatepass")
        parts.append((str(name), (f"{name}.pdf", content)))
    return parts


def test_the_waiting_time_fits_a_citizens_patience() -> None:
    assert service.WAIT_SECONDS <= 10
