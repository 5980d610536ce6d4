"""Where an embedded file may not lie: on another computer's disk, where SQLite's locks do not hold,
and where a cloud service copies files while they are written.
"""

import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from clerkdesk.domain.errors import StoreUnavailable

MOUNTS = Path("/proc/mounts")
"""What Linux has mounted, and as which kind."""
_NETWORK_FILESYSTEMS = {
    *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "glusterfs", "lustre"),
    *("9p", "virtiofs", "vboxsf", "prl_fs", "vmhgfs", "davfs"),
    *("fakeowner", "drvfs", "coda", "beegfs", "orangefs", "pvfs2", "gpfs", "panfs"),
}
"""Shares of other computers, and of the one around a virtual machine: no locks that hold."""
_LOCAL_FUSE = {
    *("fuse.mergerfs", "fuse.bindfs", "fuse.fuse-overlayfs", "fuse.ntfs-3g", "fuse.lowntfs-3g"),
    *("fuse.exfat", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.veracrypt", "fuse.zfs"),
}
"""Programs make file systems of whatever they like (FUSE): these of the computer's own disk."""
_SERVERS_PATH = re.compile(r"//|\\\\(?![?.]\\)|\\\\[?.]\\UNC\\", re.IGNORECASE)
r"""\\server\share, or \\?\UNC\server\share; a long path of one's own begins with \\?\C:\."""
_REMOTE_DRIVE = 4
"""DRIVE_REMOTE of Windows' GetDriveTypeW."""
_SYNCED = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Variables in which OneDrive names its folders."""
_SYNC_ROOTS = r"SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
"""Where Windows lists the folders of every such service, by service and person."""


def require_own(path: Path) -> None:
    """Raises StoreUnavailable: network_path, synced_path."""
    # Behind every link, and as it was said: on Windows a mapped drive resolves to its server.
    spellings = (path.absolute(), Path(os.path.realpath(path)))
    if any(map(_on_network, spellings)):
        raise StoreUnavailable("network_path", path=path)
    synced = [Path(os.path.realpath(folder)) for folder in _synced_folders()]
    if any(place.is_relative_to(folder) for place in spellings for folder in synced):
        raise StoreUnavailable("synced_path", path=path)


def _on_network(place: Path) -> bool:
    """Whether the file lies on a network file system or a mapped drive; False where the system does
    not tell.
    """
    if _SERVERS_PATH.match(str(place)) or _on_remote_drive(place):
        return True
    return MOUNTS.exists() and _is_share(_mounted_as(place))


def _is_share(filesystem: str) -> bool:
    if filesystem == "fuse" or filesystem.startswith("fuse."):
        return filesystem not in _LOCAL_FUSE
    return filesystem in _NETWORK_FILESYSTEMS


def _on_remote_drive(path: Path) -> bool:
    """Whether a letter of Windows stands for a share."""
    if sys.platform != "win32":
        return False
    import ctypes

    return bool(ctypes.windll.kernel32.GetDriveTypeW(path.anchor) == _REMOTE_DRIVE)


def _mounted_as(path: Path) -> str:
    """The kind of file system on which a path lies; "": nothing is known of it."""
    nearest = ""
    kind = ""
    target = str(path)
    # Names of any bytes, as Python has them in a path.
    for line in MOUNTS.read_bytes().splitlines():
        _device, point, filesystem, *_rest = os.fsdecode(line).split(" ")
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), point)
        holds_target = target == point or target.startswith(point.rstrip("/") + "/")
        # Of two at the same point the later one hides the earlier.
        if holds_target and len(point) >= len(nearest):
            nearest = point
            kind = filesystem
    return kind


def _synced_folders() -> Iterator[str]:
    yield from (os.environ[name] for name in _SYNCED if os.environ.get(name))
    if sys.platform == "win32":
        yield from _sync_roots()


if sys.platform == "win32":
    import winreg

    def _sync_roots() -> Iterator[str]:
        """The folders that services have told Windows of; none where it keeps no list."""
        try:
            roots = winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, _SYNC_ROOTS)
        except OSError:
            return
        with roots:
            for service in range(winreg.QueryInfoKey(roots)[0]):
                yield from _of_service(roots, winreg.EnumKey(roots, service))

    def _of_service(roots: winreg.HKEYType, service: str) -> Iterator[str]:
        try:
            people = winreg.OpenKey(roots, rf"{service}\UserSyncRoots")
        except OSError:
            return
        with people:
            for person in range(winreg.QueryInfoKey(people)[1]):
                yield str(winreg.EnumValue(people, person)[1])
