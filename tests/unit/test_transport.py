"""Which connections are made at all, and with what protection."""

import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url

from clerkdesk import authorities
from clerkdesk.domain.errors import StoreUnavailable
from clerkdesk.store import transport

FAR = "postgresql+psycopg://gunel@db.example.az/clerkdesk"
STRONG = {
    "sslmode": "verify-full",
    "channel_binding": "require",
    "require_auth": "scram-sha-256",
    "gssencmode": "disable",
    "sslrootcert": str(Path("/system.crt")),
}


@pytest.fixture(autouse=True)
def system(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system keeps its authorities."""
    monkeypatch.setenv("SSL_CERT_FILE", STRONG["sslrootcert"])


def test_a_server_far_away_is_reached_with_everything_verified() -> None:
    assert transport.arguments(make_url(FAR)) == STRONG


def test_the_offices_own_root_certificate_is_taken() -> None:
    assert transport.arguments(make_url(f"{FAR}?sslrootcert=/etc/clerkdesk/root.crt")) == {
        k: v for k, v in STRONG.items() if k != "sslrootcert"
    }


@pytest.mark.parametrize(
    "weak",
    [
        "sslmode=require",
        "sslmode=disable",
        "sslmode=prefer",
        "sslmode=verify-ca",
        "channel_binding=prefer",
        "channel_binding=disable",
        "require_auth=password",
        "require_auth=md5,scram-sha-256",
        "gssencmode=prefer",
    ],
)
def test_less_is_refused_and_named(weak: str) -> None:
    with pytest.raises(StoreUnavailable) as error:
        transport.arguments(make_url(f"{FAR}?{weak}"))
    assert error.value.code == "transport_weak" and error.value.params["setting"] == weak


@pytest.mark.parametrize(
    "near",
    [
        "postgresql://x@localhost/c",
        "postgresql://x@127.0.0.1/c",
        "postgresql://x@[::1]/c",
        "postgresql://x@/c?host=/run/postgresql",
        "postgresql:///c",
    ],
)
def test_within_this_computer_nothing_is_asked_for(near: str) -> None:
    assert transport.arguments(make_url(near)) == {}


@pytest.mark.parametrize(
    "tricked",
    [
        "postgresql://x@localhost.evil.az/c",
        "postgresql://x@127.0.0.1.evil.az/c",
        "postgresql://x@/c?host=/run/postgresql,db.example.az",
        "postgresql://x@/c?host=localhost&host=db.example.az",
        "postgresql://x@10.0.0.5/c",
    ],
)
def test_what_only_looks_like_this_computer_is_far_away(tricked: str) -> None:
    assert transport.arguments(make_url(tricked))["sslmode"] == "verify-full"


@pytest.mark.parametrize(
    "several",
    [
        "postgresql://x@/c?host=db1.example.az:5432&host=db2.example.az:5433",
        "postgresql://x@/c?host=db1.example.az,db2.example.az&port=5432,5433",
    ],
)
def test_of_several_servers_the_one_that_takes_changes_is_found(several: str) -> None:
    assert transport.arguments(make_url(several))["target_session_attrs"] == "read-write"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps them in its registry")
def test_a_system_that_keeps_no_authorities_leaves_libpqs_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("SSL_CERT_FILE")
    monkeypatch.setattr(authorities, "BUNDLES", ())
    assert transport.arguments(make_url(FAR))["sslrootcert"] == "system"
