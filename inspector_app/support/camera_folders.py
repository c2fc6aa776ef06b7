"""Where cards of cameras and telephones keep their pictures, and what of it is new."""

import os
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from stat import S_ISREG

CAMERA_FOLDER = "DCIM"
"""What every camera and telephone calls it (JEITA CP-3461, DCF)."""
_DEEPEST = 3
_MOST_ENTRIES = 20_000


@dataclass(frozen=True, slots=True)
class Shot:
    """A file on a card: when it was last written, and how many bytes it has."""

    path: Path
    at: datetime
    size: int


def telephones() -> list[Path]:
    """Telephones at a cable that the desktop shows as folders (Linux); each keeps its cards in folders below."""
    found: list[Path] = []
    with suppress(OSError, AttributeError):  # Windows has no such folder, and shows telephones to itself alone
        shown = Path(f"/run/user/{os.getuid()}/gvfs")
        phones = [each for each in shown.iterdir() if each.name.startswith(("mtp:", "gphoto2:"))]
        found = [*phones, *(inside for phone in phones for inside in phone.iterdir())]
    return found


def shots(roots: Iterable[Path], endings: Collection[str], since: datetime) -> list[Shot]:
    """Files in the camera folders of ``roots`` that end so and were written since then, the oldest first.

    A card that is pulled out meanwhile gives what was seen of it.
    """
    found: dict[Path, Shot] = {}
    for root in roots:
        with suppress(OSError):
            for folder in root.iterdir():
                if folder.name.upper() == CAMERA_FOLDER:
                    found |= {shot.path: shot for shot in _below(folder, endings, since)}
    return sorted(found.values(), key=lambda shot: (shot.at, shot.path.name))


def _below(folder: Path, endings: Collection[str], since: datetime) -> Iterator[Shot]:
    waiting, left = [(folder, 1)], _MOST_ENTRIES
    while waiting and left > 0:
        place, depth = waiting.pop()
        with suppress(OSError), os.scandir(place) as entries:
            for entry in entries:
                left -= 1
                if entry.is_dir(follow_symlinks=False):
                    if depth < _DEEPEST:
                        waiting.append((Path(entry.path), depth + 1))
                elif Path(entry.name).suffix.lower() in endings and not entry.name.startswith("."):
                    told = entry.stat(follow_symlinks=False)
                    at = datetime.fromtimestamp(told.st_mtime, UTC)
                    if S_ISREG(told.st_mode) and at >= since:
                        yield Shot(Path(entry.path), at, told.st_size)
