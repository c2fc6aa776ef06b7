"""What lies in a folder, for a person who looks for a file; a network drive may let every one of these calls hang."""

import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from inspector_app.support.errors import Trouble
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import is_special

_HIDDEN_ON_WINDOWS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One file or folder; ``size`` in bytes and ``changed`` are None where the system does not tell.

    ``is_special`` is a pipe, a socket or a device, which nothing can be read from or saved to.
    """

    path: Path
    is_folder: bool
    size: int | None = None
    changed: datetime | None = None
    is_special: bool = False

    @property
    def name(self) -> str:
        return self.path.name


@dataclass(frozen=True, slots=True)
class Kind:
    """Files of one kind: what they are called, and how their names end; no ending stands for every file."""

    words: str
    endings: tuple[str, ...] = ()

    def takes(self, name: str) -> bool:
        """Whether a file of this name is one."""
        return not self.endings or name.lower().endswith(self.endings)

    def named(self, name: str) -> str:
        """The name of a new file of this kind: with its ending, if it has none of them."""
        return name if self.takes(name) else name + self.endings[0]

    def instead(self, name: str, others: Iterable["Kind"]) -> str:
        """The name of the same new file as this kind: its ending in place of that of one of ``others``."""
        if self.takes(name):
            return name
        ending = next((end for other in others for end in other.endings if name.lower().endswith(end)), "")
        return self.named(name[: len(name) - len(ending)])


def kinds(patterns: str) -> tuple[Kind, ...]:
    """From ``照片 (*.jpg *.png);;所有文件 (*)``; every file when nothing is said."""
    found = []
    for part in filter(None, patterns.split(";;")):
        words, _, rest = part.partition("(")
        endings = tuple(each.removeprefix("*").lower() for each in rest.rstrip(") ").split())
        found.append(Kind(words.strip(), () if "" in endings else endings))
    return tuple(found) or (Kind("所有文件"),)


def entries(folder: Path) -> tuple[Entry, ...]:
    """The files and folders in a folder that are not hidden, folders first, by name; nothing special.

    Raises :class:`Trouble` ``folder-closed``.
    """
    try:
        with os.scandir(folder) as found:
            every = [_entry(each) for each in found if not each.name.startswith(".")]
    except OSError as error:
        raise Trouble("folder-closed", reason=reason_of(error)) from error
    return tuple(sorted((each for each in every if each), key=lambda each: (not each.is_folder, each.name.lower())))


def nearest(path: Path) -> tuple[Path, tuple[Entry, ...]]:
    """The folder at a path, or the nearest around it that can be read, and what lies there. Raises as entries."""
    for folder in (path, *path.parents[:-1]):
        with suppress(Trouble):
            return folder, entries(folder)
    return Path(path.anchor), entries(Path(path.anchor))


def ordered(found: Sequence[Entry], key: str, descending: bool) -> tuple[Entry, ...]:
    """By ``name``, ``size`` or ``changed``; folders stay first, and what is unknown comes last."""

    def order(entry: Entry) -> tuple[bool, object]:
        value = entry.name.lower() if key == "name" else getattr(entry, key)
        return (value is not None) is descending, value if value is not None else 0

    folders = sorted((each for each in found if each.is_folder), key=order, reverse=descending)
    files = sorted((each for each in found if not each.is_folder), key=order, reverse=descending)
    return (*folders, *files)


def found_at(path: Path) -> Entry | None:
    """What stands at a path; None when there is nothing, or nothing that can be seen."""
    try:
        told = path.stat()
    except (OSError, ValueError):  # a name with a null character is no name
        return None
    return _told(path, told)


def _entry(found: "os.DirEntry[str]") -> Entry | None:
    """What lies there; None for what the system hides. A file that cannot be looked at is shown all the same."""
    path = Path(found.path)
    try:
        told = found.stat()
    except OSError:
        return Entry(path, is_folder=False)
    if getattr(told, "st_file_attributes", 0) & _HIDDEN_ON_WINDOWS:
        return None
    entry = _told(path, told)
    return None if entry.is_special else entry


def _told(path: Path, told: os.stat_result) -> Entry:
    is_folder = stat.S_ISDIR(told.st_mode)
    size = None if is_folder else told.st_size
    return Entry(path, is_folder, size, datetime.fromtimestamp(told.st_mtime, UTC), is_special(told.st_mode))
