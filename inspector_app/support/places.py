"""What kind of place a folder lies in: the machine's own disk, a stick, a synchronised folder, the network, memory.

A live database belongs on the machine's own disk: a stick is pulled out in the middle of a write, a cloud client puts
single files back to another day, a network has no locks to rely on, memory is empty once it is switched off. The
answers are as good as the system tells them; what cannot be told counts as the machine's own.
"""

import os
import re
import sys
from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path, PurePath


class Place(StrEnum):
    """Where a folder lies."""

    OWN = "own"
    REMOVABLE = "removable"
    SYNCED = "synced"
    NETWORK = "network"
    MEMORY = "memory"


# The beginnings of the names that cloud clients in use in China and elsewhere give their folders, in small letters.
_CLOUDS = (
    "onedrive", "dropbox", "googledrive", "iclouddrive", "nextcloud", "owncloud", "seafile", "syncthing",
    "坚果云", "我的坚果云",
    "nutstore", "百度网盘同步空间", "百度云同步盘", "baidusyncdisk", "wps云盘", "wps网盘", "wpsdrive",
    "阿里云盘", "aliyundrive", "微云同步助手", "weiyun", "天翼云盘", "ecloud", "115网盘", "移动云盘", "和彩云",
    "360云盘", "360安全云盘", "同步盘",
)  # fmt: skip
_MARKS = (".dropbox", ".stfolder", ".sync", ".nutstore", ".owncloudsync.log", "._sync_*.db", ".SeaDrive")
_CLOUD_VARIABLES = ("OneDrive", "OneDriveConsumer", "OneDriveCommercial")
MEMORY = ("tmpfs", "ramfs", "devtmpfs", "rootfs")
"""The file systems whose files are gone once the machine is switched off."""
_NETWORKS = re.compile(r"(nfs|cifs|smb|ncp|afs|davfs|ceph|gluster|fuse\.(sshfs|rclone|gvfsd|davfs|s3fs|glusterfs))")


def place_of(folder: Path) -> Place:
    """The kind of place in which ``folder`` lies or would lie."""
    there = _nearest(folder)
    if sys.platform == "win32":
        kind = _windows_kind(there)
    else:
        kind = _linux_kind(there, mounts(), Path("/sys/dev/block"))
    if kind is not Place.OWN:
        return kind
    return Place.SYNCED if is_synced(folder, os.environ) else Place.OWN


def mounts() -> str:
    """The mount table as Linux tells it (proc_pid_mountinfo(5)), or nothing."""
    return _read("/proc/self/mountinfo")


def is_synced(folder: Path, environment: Mapping[str, str]) -> bool:
    """Whether a cloud client keeps ``folder``: by a name above it, the client's marks, or where OneDrive says it is."""
    resolved = folder.absolute()
    roots = [Path(environment[name]) for name in _CLOUD_VARIABLES if environment.get(name)]
    above = (resolved, *resolved.parents)
    return (
        any(root in above for root in roots)
        or any(part.casefold().replace(" ", "").startswith(_CLOUDS) for part in resolved.parts)
        or any(_has_mark(each) for each in above)
    )


def _has_mark(folder: Path) -> bool:
    try:
        return any(next(folder.glob(mark), None) for mark in _MARKS)
    except OSError:
        return False


def _nearest(folder: Path) -> Path:
    """The folder itself, or the closest one above it that is there already, links followed."""
    for each in (folder.absolute(), *folder.absolute().parents):
        try:
            if each.exists():
                return each.resolve()
        except OSError:  # a name that is too long
            continue
    return Path(folder.absolute().anchor)


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


def _linux_kind(folder: Path, mounts: str, devices: Path) -> Place:
    """By the mount that holds the folder, given the text of /proc/self/mountinfo and the folder /sys/dev/block."""
    device, system = _mount_of(folder, mounts)
    if system in MEMORY:  # also where the whole system runs in memory
        return Place.MEMORY
    root = _mount_of(Path("/"), mounts)
    if (device, system) == root:  # a system that runs from a stick or from the network is at home there
        return Place.OWN
    if _NETWORKS.match(system):
        return Place.NETWORK
    disk = _disk(devices, device)
    if disk is None or disk == _disk(devices, root[0]):
        return Place.OWN
    return Place.REMOVABLE if _is_removable(disk) else Place.OWN


def _mount_of(folder: PurePath, mounts: str) -> tuple[str, str]:
    """The device number (``8:1``) and file system of the innermost mount that holds a folder."""
    best, found = -1, ("", "")
    for line in mounts.splitlines():
        fields, _, rest = line.partition(" - ")
        words, system = fields.split(" "), rest.split(" ")[0]
        if len(words) < 5:
            continue
        point = PurePath(re.sub(r"\\([0-7]{3})", lambda code: chr(int(code[1], 8)), words[4]))
        if folder.is_relative_to(point) and len(point.parts) >= best:  # a later mount hides an earlier one
            best, found = len(point.parts), (words[2], system)
    return found


def _disk(devices: Path, device: str) -> Path | None:
    """The whole disk that a device number belongs to, as its folder below /sys."""
    if not device or not (devices / device).exists():
        return None
    path = (devices / device).resolve()
    return path.parent if (path / "partition").exists() else path


def _is_removable(disk: Path) -> bool:
    return _read(str(disk / "removable")).strip() == "1" or any(part.startswith("usb") for part in disk.parts)


def _windows_kind(folder: Path) -> Place:
    """By the kind of drive. A disk on USB calls itself fixed, so the bus is asked for too."""
    if folder.drive.startswith("\\\\"):
        return Place.NETWORK
    from inspector_app.support.drives import Drive, drive_of

    kinds: dict[Drive, Place] = {
        Drive.NETWORK: Place.NETWORK, Drive.REMOVABLE: Place.REMOVABLE, Drive.MEMORY: Place.MEMORY,
    }  # fmt: skip
    at_home = folder.drive.casefold() == os.environ.get("SYSTEMDRIVE", "C:").casefold()
    return Place.OWN if at_home else kinds.get(drive_of(folder.drive), Place.OWN)
