"""Who on this computer may read a file besides oneself: its mode, or its access list on Windows,
where the system's own accounts may, which may read everything.
"""

import os
import re
import sys
from pathlib import Path

OTHERS = 0o077
"""Of a file's mode: whatever group and others may."""
_RIGHTS_TO_READ = {"FA", "FR", "GA", "GR", "CC", "KA", "KR"}
"""In the letters of an access list; as a number they have the lowest bit or one of two high ones.

Source: learn.microsoft.com, "ACE strings"; for files CC is FILE_READ_DATA.
"""
_READS = 0x1 | 0x10000000 | 0x80000000
_ENTRY = re.compile(r"\(([^;]*);([^;]*);([^;]*);[^;]*;[^;]*;([^;)]*)[^)]*\)")
_THE_SYSTEM = {"S-1-5-18", "S-1-5-32-544", "S-1-3-4", "SY", "BA", "OW"}
"""The system, its administrators, and "whoever owns it"."""

HOW = 'icacls FILE /inheritance:r /grant:r "%USERNAME%:F"' if os.name == "nt" else "chmod 600"
"""What makes a file one's own."""


def read_by_others(path: Path, others: int = OTHERS) -> bool:
    """Whether somebody else may read a file; ``others``: the bits of its mode that nobody may have.
    Raises OSError.
    """
    if sys.platform == "win32":
        return bool(readers(_access_list(path)) - _THE_SYSTEM - {_own_sid()})
    return bool(path.stat().st_mode & others)


def keep_to_oneself(path: Path) -> None:
    """Nobody else may read the file from now on. Raises OSError."""
    if sys.platform == "win32":
        own = "".join(f"(A;;FA;;;{sid})" for sid in ("SY", "BA", _own_sid()))
        set_access_list(path, f"D:P{own}")
        return
    path.chmod(0o600)


def make_folder(folder: Path) -> None:
    """Make a folder where there is none; on Windows nobody else reads what is put into it. Raises
    OSError.
    """
    if folder.is_dir():
        return
    folder.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        own = "".join(f"(A;OICI;FA;;;{sid})" for sid in ("SY", "BA", _own_sid()))
        set_access_list(folder, f"D:P{own}")


def readers(access_list: str) -> set[str]:
    """Who may read, of an access list in Windows' text form; "WD", everybody, where it has none."""
    _head, marked, entries = access_list.partition("D:")
    if not marked or entries.startswith("NO_ACCESS_CONTROL"):
        return {"WD"}
    return {
        sid
        for kind, flags, rights, sid in _ENTRY.findall(entries)
        # IO: for what will be made below a folder, and not for itself.
        if kind in ("A", "OA", "XA") and "IO" not in _pairs(flags) and _may_read(rights)
    }


def _may_read(rights: str) -> bool:
    if rights.startswith("0x"):
        return bool(int(rights, 16) & _READS)
    return bool(_RIGHTS_TO_READ & set(_pairs(rights)))


def _pairs(letters: str) -> list[str]:
    return [letters[at : at + 2] for at in range(0, len(letters), 2)]


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes
    from functools import cache

    _FILE = 1
    _DACL = 0x4
    _PROTECTED_DACL = 0x80000000
    _REVISION = 1
    _TOKEN_QUERY = 0x8
    _TOKEN_USER = 1
    """winnt.h and accctrl.h."""
    _security = ctypes.WinDLL("advapi32", use_last_error=True)
    _kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    _kernel.LocalFree.argtypes = [wintypes.LPVOID]
    _kernel.GetCurrentProcess.restype = wintypes.HANDLE
    _security.OpenProcessToken.argtypes = [wintypes.HANDLE, wintypes.DWORD, wintypes.LPVOID]

    def _text(allocated: ctypes.c_wchar_p) -> str:
        """What Windows has allocated, which is given back to it."""
        text = allocated.value or ""
        _kernel.LocalFree(allocated)
        return text

    def _access_list(path: Path) -> str:
        descriptor = wintypes.LPVOID()
        error = _security.GetNamedSecurityInfoW(
            str(path), _FILE, _DACL, None, None, None, None, ctypes.byref(descriptor)
        )
        if error:
            raise ctypes.WinError(error)
        text = ctypes.c_wchar_p()
        try:
            if not _security.ConvertSecurityDescriptorToStringSecurityDescriptorW(
                descriptor, _REVISION, _DACL, ctypes.byref(text), None
            ):
                raise ctypes.WinError(ctypes.get_last_error())
        finally:
            _kernel.LocalFree(descriptor)
        return _text(text)

    def set_access_list(path: Path, access_list: str) -> None:
        descriptor = wintypes.LPVOID()
        if not _security.ConvertStringSecurityDescriptorToSecurityDescriptorW(
            access_list, _REVISION, ctypes.byref(descriptor), None
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        done = _security.SetFileSecurityW(str(path), _DACL | _PROTECTED_DACL, descriptor)
        error = ctypes.get_last_error()
        _kernel.LocalFree(descriptor)
        if not done:
            raise ctypes.WinError(error)

    @cache
    def _own_sid() -> str:
        token = wintypes.HANDLE()
        if not _security.OpenProcessToken(
            _kernel.GetCurrentProcess(), _TOKEN_QUERY, ctypes.byref(token)
        ):
            raise ctypes.WinError(ctypes.get_last_error())
        try:
            room = ctypes.create_string_buffer(256)
            used = wintypes.DWORD()
            if not _security.GetTokenInformation(
                token, _TOKEN_USER, room, len(room), ctypes.byref(used)
            ):
                raise ctypes.WinError(ctypes.get_last_error())
        finally:
            _kernel.CloseHandle(token)
        # TOKEN_USER begins with the address of the account's SID.
        return _as_text(ctypes.cast(room, ctypes.POINTER(wintypes.LPVOID))[0])

    def _as_text(sid: int | None) -> str:
        text = ctypes.c_wchar_p()
        if not _security.ConvertSidToStringSidW(wintypes.LPVOID(sid), ctypes.byref(text)):
            raise ctypes.WinError(ctypes.get_last_error())
        return _text(text)
