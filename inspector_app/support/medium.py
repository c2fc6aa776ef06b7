"""On what kind of medium a folder lies, seen from another one: a stick to pull out, another disk, the same disk, or
memory, which keeps nothing."""

import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from inspector_app.support.places import Place, place_of

_SYSTEM = Path("/sys/dev/block")
_DRIVE_REMOVABLE = 2  # GetDriveType's answer for sticks and cards; a USB hard disk answers as a fixed one


class Medium(StrEnum):
    STICK = "stick"
    OTHER = "other"
    SAME = "same"
    MEMORY = "memory"


class Disk(NamedTuple):
    """A whole disk: what tells it from others, and whether it is meant to be pulled out."""

    name: str
    removable: bool


def medium(folder: Path, beside: Path, disk_of: Callable[[Path], Disk] | None = None) -> Medium:
    """What ``folder`` lies on, seen from ``beside``. Where it cannot be known it is not called a stick."""
    if place_of(folder) is Place.MEMORY:
        return Medium.MEMORY
    find = disk_of or disk
    here, there = find(folder), find(beside)
    if here.name == there.name:
        return Medium.SAME
    return Medium.STICK if here.removable else Medium.OTHER


def disk(path: Path) -> Disk:
    """The disk under a path."""
    return _windows_disk(path) if sys.platform == "win32" else linux_disk(path.stat().st_dev)


def linux_disk(device: int, system: Path = _SYSTEM) -> Disk:
    """The whole disk that holds a device number, through partitions, encryption and volumes (``/sys/dev/block``)."""
    number = f"{os.major(device)}:{os.minor(device)}"
    try:
        part = (system / number).resolve(strict=True)
    except OSError:  # a network share, a memory disk, a file system over several disks
        return Disk(number, removable=False)
    below = sorted((part / "slaves").iterdir()) if (part / "slaves").is_dir() else []
    if below:
        part = below[0].resolve()
    whole = part if (part / "removable").is_file() else part.parent
    is_stick = "/usb" in whole.as_posix() or _says(whole / "removable", "1") or _says(whole / "device" / "type", "SD")
    return Disk(whole.name, is_stick)


def _says(file: Path, word: str) -> bool:
    try:
        return file.read_text(encoding="ascii", errors="replace").strip() == word
    except OSError:
        return False


def _windows_disk(path: Path) -> Disk:
    import ctypes

    drive = path.resolve().drive
    kind = ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\")  # type: ignore[attr-defined,unused-ignore]
    return Disk(drive.upper(), kind == _DRIVE_REMOVABLE)
