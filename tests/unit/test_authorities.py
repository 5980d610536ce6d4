"""Whom the system trusts, in one file; on Windows it is written from the system's own store."""

import sys

import pytest

from clerkdesk import authorities


def test_the_systems_authorities_stand_in_one_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    file = authorities.file()
    if file is None:
        assert sys.platform != "win32" and not any(place.exists() for place in authorities.BUNDLES)
        return
    assert authorities.context().cert_store_stats()["x509_ca"] > 10
    assert authorities.file() == file, "it is written once"
