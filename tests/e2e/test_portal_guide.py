"""docs/portal.en.md, block by block: what a programmer of a portal does in an afternoon."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from clerkdesk.adapters import hooks
from tests import samples
from tests.servers import free_port

GUIDE = (Path(__file__).parents[2] / "docs" / "portal.en.md").read_text(encoding="utf-8")
SHELL = re.findall(r"^```sh\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)
PYTHON = re.findall(r"^```python\n(.*?)^```$", GUIDE, re.MULTILINE | re.DOTALL)


@pytest.mark.long
def test_every_block_does_what_the_guide_says(tmp_path: Path) -> None:
    for name in ("card", "extract"):
        (tmp_path / f"{name}.pdf").write_bytes(samples.pdf(name))
    script = "\n".join(["set -euxo pipefail", *SHELL]).replace("8080", str(free_port()))
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    log = tmp_path / "log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            ["bash", "-c", script],
            cwd=tmp_path,
            env={**os.environ, "PATH": path, "TZ": "Asia/Baku"},
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
    try:
        assert process.wait(100) == 0, log.read_text(encoding="utf-8")[-4000:]
    finally:
        os.killpg(process.pid, signal.SIGTERM)
    asked = json.loads((tmp_path / "asked.json").read_bytes())
    assert asked["waiting_for"] == "The extract is cut off at its right edge"
    refused = json.loads((tmp_path / "refused.json").read_bytes())
    assert refused["error"]["message"].isascii(), "in the language that was asked for"


def test_the_guides_check_knows_the_offices_signature() -> None:
    (source,) = PYTHON
    names: dict[str, object] = {}
    exec(source, names)  # the guide's own words, from this repository
    is_ours = names["is_ours"]
    assert callable(is_ours)
    now = int(time.time())
    body = json.dumps({"number": "WD-2026-0000001"}).encode()
    header = hooks.signature("s" * 32, now, body)
    assert is_ours("s" * 32, header, body, now)
    assert not is_ours("t" * 32, header, body, now)
    assert not is_ours("s" * 32, header, body + b" ", now)
    assert not is_ours("s" * 32, header, body, now + 301)
