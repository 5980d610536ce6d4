"""The dark pixels of every file as poppler draws them.

``python -m tests.corpus.poppler`` keeps them in masks.zip, for the daily run.
"""

import shutil
import subprocess
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile, ZipInfo

from PIL import Image

from tests.corpus import compared

PROGRAM = "pdftoppm"


def is_there() -> bool:
    """Whether poppler's tools are installed."""
    return shutil.which(PROGRAM) is not None


def drawn(content: bytes) -> Image.Image:
    """The dark pixels of the first page."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file.pdf"
        file.write_bytes(content)
        page = subprocess.run(
            [PROGRAM, "-r", str(compared.DOTS_PER_INCH), "-cropbox", "-f", "1", "-l", "1"]
            + ["-gray", str(file)],
            check=True,
            capture_output=True,
            timeout=60,
        ).stdout
    return compared.dark(Image.open(BytesIO(page)).convert("L"))


def keep() -> None:
    """Write every mask anew; the same pictures give the same bytes."""
    with ZipFile(compared.MASKS, "w", ZIP_STORED) as masks:
        for kind, name in compared.every():
            picture = BytesIO()
            drawn(compared.KINDS[kind][name]()).convert("1").save(picture, "PNG", optimize=True)
            entry = ZipInfo(f"{compared.file_name(kind, name)}.png", (2026, 1, 1, 0, 0, 0))
            masks.writestr(entry, picture.getvalue())


if __name__ == "__main__":
    keep()
    sys.stdout.write(f"{compared.MASKS}\n")
