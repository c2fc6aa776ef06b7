"""Which of the mounted drives are likely the stick that goes to the office."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QStorageInfo

_MOUNTS = ("/media/", "/run/media/", "/mnt/", "/Volumes/")


@dataclass(frozen=True, slots=True)
class Volume:
    """A mounted drive: where, what it is called, whether it can be written, free bytes."""

    root: str
    name: str
    writable: bool
    free: int


def volumes() -> list[Volume]:
    """Every drive that is ready."""
    return [
        Volume(one.rootPath(), one.displayName(), not one.isReadOnly(), one.bytesAvailable())
        for one in QStorageInfo.mountedVolumes()
        if one.isValid() and one.isReady()
    ]


def sticks(mounted: Iterable[Volume], system_drive: str = "C:") -> list[Volume]:
    """Writable drives that are not part of the system, by name."""
    return [volume for volume in guests(mounted, system_drive) if volume.writable]


def guests(mounted: Iterable[Volume], system_drive: str = "C:") -> list[Volume]:
    """Drives that are not part of the system, by name, also cards that are locked against writing."""
    found = [volume for volume in mounted if _is_guest(volume.root, system_drive)]
    return sorted(found, key=lambda volume: volume.name)


def _is_guest(root: str, system_drive: str) -> bool:
    if root[1:2] == ":":
        return not root.upper().startswith(system_drive.upper())
    return root.startswith(_MOUNTS)
