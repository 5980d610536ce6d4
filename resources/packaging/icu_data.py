"""ICU's data of the languages that the desk speaks. Qt for Linux stands on ICU, whose 32 MB hold
names of everything in every language, old encodings, dictionaries of languages without spaces.

Source: ICU User Guide, "ICU Data": a package is a header, and a table of names and offsets.
"""

import re
import struct
import subprocess
from pathlib import Path

LANGUAGES = {"az", "en", "ru", "tr"}
_LANGUAGE = re.compile(r"(?:.*/)?([a-z]{2,3})(?:_\w+)?\.res")
"""A bundle of one language; what all share has longer names."""
_UNUSED = re.compile(r".*\.(cnv|dict)|translit/.*")
_ALIGNED = 16


def trimmed(library: Path, folder: Path) -> Path:
    """A library of the same name with the data that are kept; ``ld`` makes it."""
    header, items = _read(library.read_bytes())
    kept = {name: content for name, content in items.items() if _is_kept(name)}
    symbol = f"icudt{library.name.rpartition('.')[2]}_dat"
    data = folder / "data"
    data.write_bytes(_package(header, kept))
    # Aligned, as ICU reads it.
    script = f"SECTIONS {{ .rodata : ALIGN(16) {{ {symbol} = .; *(.data) }} }}\n"
    (folder / "script").write_text(script, encoding="ascii")
    form = _ld(folder, "--print-output-format").strip()
    _ld(
        folder, f"--oformat={form}", "-r", "-T", "script", "-o", "data.o", "--format=binary", "data"
    )
    _ld(
        folder,
        "-shared",
        "-z",
        "noexecstack",
        "-soname",
        library.name,
        "-o",
        library.name,
        "data.o",
    )
    return folder / library.name


def _ld(folder: Path, *words: str) -> str:
    return subprocess.run(
        ["ld", *words], cwd=folder, check=True, capture_output=True, text=True
    ).stdout


def _is_kept(name: str) -> bool:
    inner = name.partition("/")[2]
    language = _LANGUAGE.fullmatch(inner)
    if language is not None:
        return language[1] in LANGUAGES
    return not _UNUSED.fullmatch(inner)


def _read(library: bytes) -> tuple[bytes, dict[str, bytes]]:
    """The package's header, and each item by its name, in their order."""
    start = library.index(b"CmnD") - 12
    (header_size,) = struct.unpack_from("<H", library, start)
    table = start + header_size
    (count,) = struct.unpack_from("<I", library, table)
    places = [struct.unpack_from("<II", library, table + 4 + 8 * row) for row in range(count)]
    ends = [offset for _name, offset in places[1:]] + [len(library) - table]
    items = {}
    for (name_at, offset), end in zip(places, ends):
        name = library[table + name_at : library.index(b"\0", table + name_at)].decode()
        items[name] = library[table + offset : table + end]
    return library[start:table], items


def _package(header: bytes, items: dict[str, bytes]) -> bytes:
    names = b"".join(name.encode() + b"\0" for name in items)
    at_name = 4 + 8 * len(items)
    # ICU counts from the package's beginning when it asks for alignment.
    at_item = _aligned(len(header) + at_name + len(names)) - len(header)
    table = struct.pack("<I", len(items))
    body = b""
    for name, content in items.items():
        padded = content.ljust(_aligned(len(content)), b"\0")
        table += struct.pack("<II", at_name, at_item + len(body))
        at_name += len(name) + 1
        body += padded
    return header + (table + names).ljust(at_item, b"\0") + body


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
