"""Packages and people for the tests: plainly samples."""

import copy
import hashlib
import json
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

PDF = (
    b"%PDF-1.4\n"
    b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj "
    b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj "
    b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 300]>>endobj\n"
    b"trailer<</Root 1 0 R>>\n%%EOF\n"
)


def pdf(mark: str = "") -> bytes:
    """A one-page PDF; different marks make different files."""
    return PDF + f"% {mark}\n".encode()


def at_the_counter(package: dict[str, Any], at: datetime) -> dict[str, Any]:
    """The same, handed in to a clerk now: a portal's comes through the gateway."""
    return package | {"channel": "counter", "login_method": None, "submitted_at": at.isoformat()}


def no_debt(request_id: str = "eg-2026-000001", **changes: Any) -> dict[str, Any]:
    package = {
        "version": 1,
        "portal_request_id": request_id,
        "service": "no_debt",
        "channel": "e-gov",
        "login_method": "asan_imza",
        "submitted_at": "2026-11-18T09:15:00+04:00",
        "applicant": {
            "fin": "5XK2M7P",
            "surname": "Əliyev",
            "name": "Rəşad",
            "patronymic": "Kamil oğlu",
            "birth_date": "1980-01-31",
            "id_document": "AZE12345678",
        },
        "owner": {
            "fin": "5XK2M7P",
            "surname": "Əliyev",
            "name": "Rəşad",
            "patronymic": "Kamil oğlu",
        },
        "subscriber_code": "12045567890",
        "object": {
            "district": "Nəsimi",
            "address": "Bakı şəhəri, Nəsimi rayonu, 28 May küçəsi 14, mənzil 27",
        },
        "contact": {"mobile": "050 234 56 78", "email": "r.aliyev@example.az"},
        "documents": [
            {
                "kind": "id_card",
                "file": "documents/vesiqe.pdf",
                "name": "vəsiqə.pdf",
                "sha256": None,
                "fin": "5XK2M7P",
            },
            {
                "kind": "ownership_extract",
                "file": "documents/cixaris.pdf",
                "name": "çıxarış.pdf",
                "sha256": None,
                "fin": None,
            },
        ],
    }
    return _changed(package, changes)


def idp(request_id: str = "eg-2026-100001", **changes: Any) -> dict[str, Any]:
    package = {
        "version": 1,
        "portal_request_id": request_id,
        "service": "idp",
        "channel": "e-gov",
        "login_method": "e_signature",
        "submitted_at": "2026-11-20T09:14:00+04:00",
        "applicant": {
            "fin": "2MN8T5W",
            "surname": "Quliyev",
            "name": "Elçin",
            "patronymic": "Həsən oğlu",
            "birth_date": "1979-04-17",
            "id_document": "AZE11122233",
        },
        "subscriber_code": "130045501238877",
        "object": {
            "district": "Bərdə r-nu",
            "address": "Bərdə ş., 20 Yanvar küç. 12, m. 4",
            "previous_address": "Ağdam r-nu, Quzanlı qəs., Nizami küç. 5",
            "new_subscriber_code": None,
            "reason_code": "new_address",
            "reason": None,
        },
        "registered_persons": [
            {"fin": "2MN8T5W", "surname": "Quliyev", "name": "Elçin"},
            {"fin": "6PL0RR9", "surname": "Quliyeva", "name": "Sevil"},
        ],
        "contact": {"mobile": "050 234 56 79", "email": "e.quliyev@example.az"},
        "documents": [
            {
                "kind": "id_card",
                "file": "documents/vesiqe.pdf",
                "name": "vəsiqə.pdf",
                "sha256": None,
                "fin": "2MN8T5W",
            },
            {
                "kind": "idp_certificate",
                "file": "documents/kockun.pdf",
                "name": "köçkün.pdf",
                "sha256": None,
                "fin": None,
            },
            {
                "kind": "committee_reference",
                "file": "documents/arayis.pdf",
                "name": "arayış.pdf",
                "sha256": None,
                "fin": None,
            },
        ],
    }
    return _changed(package, changes)


def _changed(package: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    """``a__b=value`` sets package["a"]["b"]; the value ... removes the field."""
    package = copy.deepcopy(package)
    for path, value in changes.items():
        *parents, last = path.split("__")
        part: Any = package
        for parent in parents:
            part = part[int(parent) if parent.isdigit() else parent]
        key = int(last) if last.isdigit() else last
        if value is ...:
            del part[key]
        else:
            part[key] = value
    return package


def files_of(package: dict[str, Any]) -> dict[str, bytes]:
    """A small PDF for each document, different for each; their hashes are written into the
    package.
    """
    files = {}
    for document in package.get("documents", []):
        content = pdf(f"{package.get('portal_request_id')} {document['file']}")
        files[document["file"]] = content
        if document.get("sha256", "") is None:
            document["sha256"] = hashlib.sha256(content).hexdigest()
    return files


def write_folder(
    folder: Path, package: dict[str, Any], files: dict[str, bytes] | None = None
) -> Path:
    files = files_of(package) if files is None else files
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "application.json").write_text(
        json.dumps(package, ensure_ascii=False), encoding="utf-8"
    )
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def write_zip(path: Path, package: dict[str, Any], files: dict[str, bytes] | None = None) -> Path:
    files = files_of(package) if files is None else files
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("application.json", json.dumps(package, ensure_ascii=False))
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def stand_in(
    amount: str = "0.00", codes: tuple[str, ...] = ("12045567890", "130045501238877")
) -> dict[str, Any]:
    """What a stand-in for billing and the register knows of the sample people."""
    persons = {
        "5XK2M7P": ("Əliyev", "Rəşad", "Kamil oğlu", "1980-01-31", "AZE12345678", False),
        "2MN8T5W": ("Quliyev", "Elçin", "Həsən oğlu", "1979-04-17", "AZE11122233", True),
        "6PL0RR9": ("Quliyeva", "Sevil", "Akif qızı", "1983-02-02", "AZE11122234", True),
    }
    return {
        "accounts": {
            code: {
                "subscriber_code": code,
                "holder_fin": "5XK2M7P",
                "holder_name": "Əliyev Rəşad Kamil oğlu",
                "address": "Bakı şəhəri, Nəsimi rayonu, 28 May küçəsi 14, mənzil 27",
                "district": "Nəsimi",
                "consumer_group": "I",
                "old_codes": [],
            }
            for code in codes
        },
        "debts": dict.fromkeys(codes, amount),
        "persons": {
            fin: {
                "fin": fin,
                "surname": surname,
                "name": name,
                "patronymic": patronymic,
                "birth_date": born,
                "id_document": document,
                "address": "Bakı",
                "idp": idp,
            }
            for fin, (surname, name, patronymic, born, document, idp) in persons.items()
        },
    }
