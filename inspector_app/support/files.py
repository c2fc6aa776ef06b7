"""Durable files: write aside, flush, replace; and hashes of bytes."""

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, suppress
from pathlib import Path

from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import need_target

UNGUARDED = "文件不加密，请妥善保管，用后删除。"
"""What is said of a file that leaves the store, once it is written."""
_AT_ONCE, _ROOM = 16, 64 << 20  # files, and bytes of them in memory


def size_of(path: Path) -> int:
    """How many bytes a file has; 0 for one that cannot be looked at."""
    try:
        return path.stat().st_size
    except OSError:
        return 0


def portions(paths: Iterable[Path]) -> Iterator[list[Path]]:
    """Some files at a time, no more than fit into the memory of a laptop: 16, or what has 64 MB; each in its order."""
    part: list[Path] = []
    room = _ROOM
    for path in paths:
        size = size_of(path)
        if part and (len(part) == _AT_ONCE or size > room):
            yield part
            part, room = [], _ROOM
        part.append(path)
        room -= size
    if part:
        yield part


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


def leavings(folder: Path, *names: str) -> list[Path]:
    """What writes of these files of a folder left that were cut off: files with exactly our own names for them, and no
    others."""
    known = "|".join(re.escape(name) for name in names)
    ours = re.compile(rf"({known})\.[0-9a-f]{{8}}\.part(-wal|-shm|-journal)?")
    return sorted(each for each in folder.glob("*.part*") if ours.fullmatch(each.name) and each.is_file())


def write_durably(path: Path, data: bytes, known_as: Path | None = None) -> None:
    """Write ``data`` so that after any crash ``path`` holds either the old bytes or all of the new ones.

    Raises :class:`Trouble` ``disk-write-failed`` (naming ``known_as``, where a person knows that folder rather than the
    one inside it) when the folder cannot be written, the disk is full, or what stands
    there is no file that may be replaced.
    """
    write_all_durably({path: data}, known_as or path.parent)


def write_all_durably(contents: Mapping[Path, bytes], known_as: Path) -> None:
    """Several files, each as by :func:`write_durably`. They are flushed one behind the other, which costs the disk
    hardly more than one of them; when it fails, those that took their place already are whole. As many files are open
    at once as are given."""
    asides: dict[Path, Path] = {}
    try:
        with ExitStack() as handles:
            written = []
            for path, data in contents.items():
                need_target(path)
                asides[path] = aside_of(path)
                written.append(_written(asides[path], data, handles))
            for handle in written:
                os.fsync(handle)
        for path, aside in asides.items():
            os.replace(aside, path)
        for folder in dict.fromkeys(path.parent for path in asides):
            sync_folder(folder)
    except OSError as error:
        for aside in asides.values():
            with suppress(OSError):  # the folder itself may be the trouble
                aside.unlink(missing_ok=True)
        raise Trouble("disk-write-failed", folder=str(known_as), reason=reason_of(error)) from error


def _written(path: Path, data: bytes, handles: ExitStack) -> int:
    """The handle of a new file with these bytes, which are not flushed yet."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o600)
    handles.callback(os.close, handle)
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    return handle
