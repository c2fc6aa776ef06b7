"""Durable files: write aside, flush, replace; and hashes of bytes."""

import hashlib
import os
import re
import secrets
import shutil
from contextlib import suppress
from pathlib import Path

from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import need_target


def size_of(path: Path) -> int:
    """How many bytes a file has; 0 for one that cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def sha256(data: bytes) -> str:
    """The SHA-256 of the bytes, as 64 lower-case hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def sync_folder(folder: Path) -> None:
    """Make a rename in ``folder`` durable. Windows does this by itself and offers no call for it."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def refuse_existing(path: Path) -> None:
    """For a command that writes a file at a place named in words: raises :class:`Refused` ``file-exists``.

    A window asks instead before it replaces a file.
    """
    if os.path.lexists(path):
        raise Refused(Problem("file-exists", "output", details={"name": path.name}))


def aside_of(path: Path) -> Path:
    """A fresh name beside ``path`` under which its content is written before it takes its place."""
    return path.with_name(f"{path.name}.{secrets.token_hex(4)}.part")


def second_name(file: Path, name: Path) -> None:
    """Give a file that is never written again a second name; where the file system has none, a copy under it."""
    try:
        os.link(file, name)
    except OSError:
        shutil.copyfile(file, name)


def leavings(path: Path) -> list[Path]:
    """What writes of ``path`` left that were cut off: files with exactly our own names for it, and no others."""
    ours = re.compile(rf"{re.escape(path.name)}\.[0-9a-f]{{8}}\.part(-wal|-shm|-journal)?")
    return sorted(each for each in path.parent.glob("*.part*") if ours.fullmatch(each.name) and each.is_file())


def write_durably(path: Path, data: bytes, known_as: Path | None = None) -> None:
    """Write ``data`` so that after any crash ``path`` holds either the old bytes or all of the new ones.

    Raises :class:`Trouble` ``disk-write-failed`` (naming ``known_as``, where a person knows that folder rather than the
    one inside it) when the folder cannot be written, the disk is full, or what stands
    there is no file that may be replaced.
    """
    aside = aside_of(path)
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        need_target(path)
        handle = os.open(aside, flags, 0o600)
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(handle, view) :]
            os.fsync(handle)
        finally:
            os.close(handle)
        os.replace(aside, path)
        sync_folder(path.parent)
    except OSError as error:
        with suppress(OSError):  # the folder itself may be the trouble
            aside.unlink(missing_ok=True)
        raise Trouble("disk-write-failed", folder=str(known_as or path.parent), reason=reason_of(error)) from error
