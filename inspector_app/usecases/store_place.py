"""Where a store may lie: on the machine's own disk, under a path that every file in it can still have."""

import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from inspector_app.office.layout import is_office
from inspector_app.store.layout import LONGEST, backups_folder, has_database, holds_the_rest, is_too_long, store_folder
from inspector_app.support.errors import Level, Problem, Trouble, refuse_errors
from inspector_app.support.places import Place, place_of

__all__ = ["holds_the_rest", "is_office", "store_folder"]


def store_exists(path: Path) -> bool:
    """Whether a store lies here."""
    return has_database(store_folder(path))


def has_backups(path: Path) -> bool:
    """Whether any backup of the store at ``path`` was made by itself, good or not: a quick look."""
    with suppress(OSError):
        return any(backups_folder(path).glob("*.backup"))
    return False


def store_name(path: Path) -> str:
    """What the screen calls a store: the name of its folder, never where it lies."""
    return Path(os.path.realpath(store_folder(path))).name


def place_problems(path: Path) -> list[Problem]:
    """What speaks against a new store in this folder: the path's length, a stick, a cloud folder, the network, memory,
    or what lies there already."""
    return room_problems(path) or place_warnings(path, Level.ERROR)


def refuse_place(path: Path) -> None:
    """Raises :class:`Trouble` ``store-exists``, :class:`Refused` for a place that is not fit for a store."""
    problems = place_problems(path)
    if problems and problems[0].code == "store-exists":
        raise Trouble("store-exists", **problems[0].details)
    refuse_errors(problems)


def refuse_memory(folder: Path) -> None:
    """Raises :class:`Refused` for an office's folder in memory; any disk may hold one."""
    refuse_errors([each for each in place_warnings(folder, Level.ERROR) if each.code == f"store-place-{Place.MEMORY}"])


def room_problems(path: Path) -> list[Problem]:
    """Why no store can be made in this folder at all: the path's length, or what lies there already."""
    folder = store_folder(path).absolute()
    if is_too_long(folder):
        return [Problem("store-path-too-long", "folder", details={"folder": folder.name[:40], "most": str(LONGEST)})]
    if holds_the_rest(folder):
        return [Problem("store-rest", "folder", details={"folder": folder.name})]
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        return [Problem("store-exists", "folder", details={"folder": folder.name})]
    return []


def home_for_stores(folders: Sequence[Path]) -> Path:
    """The first folder in which a store may lie, else the first of all: 文档 is often kept by a cloud client."""
    return next((folder for folder in folders if place_of(folder) is Place.OWN), folders[0])


def place_warnings(path: Path, level: Level = Level.WARNING) -> list[Problem]:
    """What a person should know about the place of a store that lies there already."""
    folder = store_folder(path).absolute()
    place = place_of(folder)
    return [] if place is Place.OWN else [Problem(f"store-place-{place}", "folder", level, {"folder": folder.name})]


@dataclass(frozen=True, slots=True)
class Restoring:
    """What a backup needs to come back: its file, the folder of the new store, its passphrase; as it was typed.

    Where that ``is_forgotten``, the recovery key of the office, and a passphrase for the new store twice.
    """

    file: str = ""
    folder: str = ""
    passphrase: str = field(default="", repr=False)
    recovery: str = field(default="", repr=False)
    fresh: str = field(default="", repr=False)
    again: str = field(default="", repr=False)
    is_forgotten: bool = False

    def problems(self) -> list[Problem]:
        """What is wrong with what was typed; what is empty is not told here."""
        lost = [Problem("backup-not-found", "file")] if self.file and not Path(self.file).is_file() else []
        return lost + (place_problems(Path(self.folder)) if self.folder else [])
