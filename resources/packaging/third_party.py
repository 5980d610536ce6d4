"""The licences of everything that ships, in one text: what each package says of itself, word for
word, and what comes with Qt and Python.

    python resources/packaging/third_party.py SITE-PACKAGES > resources/licences/third-party.txt
"""

import re
import sys
from importlib.metadata import Distribution, distributions
from pathlib import Path

ROOT = Path(__file__).parents[2]
COMMON = Path("/usr/share/common-licenses")
"""Where Debian keeps the texts of the LGPL and the GPL."""
RULE = "=" * 78
HEAD = """What ClerkDesk is distributed with, and under which licence

Qt, PySide6 and shiboken6 are used under the LGPL-3.0: they lie beside the program as libraries of
their own and may be replaced; no part of Qt that is under the GPL alone comes along. The same holds
for psycopg. The source of each package stands at pypi.org/project/NAME/VERSION, that of Qt at
download.qt.io. The versions stand in sbom.cdx.json beside this file.

Within Qt's libraries: double-conversion (BSD-3-Clause), easing (BSD-3-Clause), FreeType (FTL),
HarfBuzz (MIT), ICU (Unicode-3.0), libjpeg-turbo (IJG, BSD-3-Clause), libpng (libpng-2.0), md4c
(MIT), PCRE2 (BSD-3-Clause), SipHash (CC0-1.0), TinyCBOR (MIT), Unicode's data (Unicode-3.0),
xkbcommon (MIT), zlib (Zlib); Qt's own list is doc.qt.io/qt-6/licenses-used-in-qt.html.
Within psycopg-binary: libpq (PostgreSQL), OpenSSL (Apache-2.0), Kerberos (MIT), OpenLDAP
(OLDAP-2.8).
Within cryptography: OpenSSL (Apache-2.0) and the Rust packages of its own SBOM.
Within Pillow: the libraries that its licence below names.
With the frozen program: Python (PSF-2.0), OpenSSL (Apache-2.0), SQLite (public domain), libffi
(MIT), Expat (MIT), zlib (Zlib), bzip2 (bzip2-1.0.6), xz (0BSD); PyInstaller's loader (GPL-2.0 with
its exception for what it loads).
"""
_NAMED = re.compile(r"(^|/)(licen[cs]e|copying|notice|authors)[^/]*$|/licenses/", re.IGNORECASE)


def declared(package: Distribution) -> str:
    """The licence as the package names it."""
    expression = package.metadata.get("License-Expression")
    if expression:
        return expression
    classes = package.metadata.get_all("Classifier") or []
    names = [each.rpartition(" :: ")[2] for each in classes if each.startswith("License ::")]
    return ", ".join(names) or package.metadata["License"].splitlines()[0]


def texts(package: Distribution) -> list[str]:
    """What lies beside the package's own metadata."""
    files = [
        file
        for file in package.files or []
        if ".dist-info/" in str(file) and _NAMED.search(file.as_posix()) and file.suffix != ".json"
    ]
    return [plain(Path(str(file.locate()))) for file in sorted(files)]


def plain(path: Path) -> str:
    """Without form feeds and spaces at lines' ends."""
    lines = path.read_text(encoding="utf-8", errors="replace").replace("\f", "").splitlines()
    return "\n".join(line.rstrip() for line in lines).strip()


def sections(site: Path) -> dict[str, list[str]]:
    """Text → what stands under it: many packages share one, and it is printed once."""
    found: dict[str, list[str]] = {}
    packages = {each.metadata["Name"]: each for each in distributions(path=[str(site)])}
    for name in sorted(packages, key=str.lower):
        package = packages[name]
        text = "\n\n".join(texts(package)) or "\n\n".join(
            plain(COMMON / licence) for licence in ("LGPL-3", "GPL-3")
        )
        found.setdefault(text, []).append(f"{name}: {declared(package)}")
    for name, path in (
        ("Inter (font): OFL-1.1", "fonts/OFL.txt"),
        ("Lucide (icons): ISC", "icons/LICENSE.txt"),
    ):
        found.setdefault(plain(ROOT / "resources" / path), []).append(name)
    return found


def main(site: Path) -> None:
    sys.stdout.write(HEAD)
    for text, names in sections(site).items():
        sys.stdout.write(f"\n{RULE}\n" + "\n".join(names) + f"\n{RULE}\n\n{text}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
