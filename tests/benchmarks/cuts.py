"""Power cuts at random moments of every kind of work: ``uv run python -m tests.benchmarks.cuts [CUTS A KIND] [KIND…]``.

A recorder (recorder.c, made with the machine's C compiler) notes every write, flush, rename and new name of a program
that works in a store. A model of a disk then gives what may lie on it after a cut between any two of them: nothing that
was not flushed, any 512-byte pieces and names of it, or all of it. Linux only; not modelled: FAT, disks that lie.
"""

import os
import pickle
import random
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import abuse
from tests.benchmarks.abuse import WORKS, Place

KINDS = (
    "sign off",
    "draft",
    "take in",
    "export",
    "backup",
    "passphrase",
    "open and close",
    "visit",
    "list",
    "merging",
    "campaign",
    "unasked backup",
    "office import",
    "office days",
)
_TIMES = {"draft": 30, "take in": 8}
_USUAL = 4
_SAID = "said"
_PIECE = 512
Event = tuple[str, int, int, bytes, bytes]
_HEAD = struct.Struct("<ciqII")


class Model(StrEnum):
    """What survives of what was not flushed."""

    NONE = "none"
    SOME = "some"
    ALL = "all"


@dataclass
class File:
    """A file's bytes as flushed, and the writes since: (place, bytes), or (length, None) for a truncation."""

    flushed: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def after(self, model: Model, chance: random.Random) -> bytes:
        """The bytes after a cut."""
        content = bytearray(self.flushed)
        for place, data in [] if model is Model.NONE else self.since:
            if data is None:
                if model is Model.ALL or chance.random() < 0.5:
                    content = content[:place].ljust(place, b"\0")
                continue
            for start in _pieces(place, len(data)):
                if model is Model.ALL or chance.random() < 0.5:
                    piece = data[start - place : start - place + _PIECE - start % _PIECE]
                    content = content.ljust(start, b"\0")
                    content[start : start + len(piece)] = piece
        return bytes(content)

    def flush(self) -> None:
        """All of it lies on the disk."""
        self.flushed, self.since = self.after(Model.ALL, random.Random()), []


def _pieces(place: int, length: int) -> Iterator[int]:
    start = place
    while start < place + length:
        yield start
        start += _PIECE - start % _PIECE


@dataclass
class Disk:
    """The names now, the names as flushed, and for each folder what was done to its names since."""

    root: str
    names: dict[str, File | None] = field(default_factory=dict)
    flushed: dict[str, File | None] = field(default_factory=dict)
    since: dict[str, list[tuple[str, ...]]] = field(default_factory=dict)
    added: dict[str, File | None] = field(default_factory=dict)
    handles: dict[int, str | File | None] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, root: Path) -> "Disk":
        """What lies below a folder, all of it flushed."""
        disk = cls(str(root))
        for path in sorted(root.rglob("*")):
            disk.names[str(path)] = None if path.is_dir() else File(path.read_bytes())
        disk.flushed = dict(disk.names)
        return disk

    def take(self, kind: str, handle: int, place: int, one: bytes, two: bytes) -> None:
        """One event of the recorder."""
        name = os.fsdecode(one)
        if kind == "O":
            self._open(handle, place, name)
        elif kind == "D":
            self._change(name, "add", name, file=None)
        elif kind == "U":
            self.names.pop(name, None)
            self._change(name, "drop", name)
        elif kind == "R":
            self._rename(name, os.fsdecode(two))
        elif kind == "F":
            self._flush(self.handles.get(handle))
        elif isinstance(file := self.handles.get(handle), File):
            file.since.append((place, one if kind == "W" else None))
        elif self.handles.get(handle) == _SAID:
            self.said.append(one.decode().strip())

    def _open(self, handle: int, truncates: int, name: str) -> None:
        if name == f"{self.root}/{_SAID}":
            self.handles[handle] = _SAID
        elif Path(name).is_dir() or self.names.get(name, 0) is None:
            self.handles[handle] = name
        else:
            if name not in self.names:
                self._change(name, "add", name, file=File())
            file = self.names[name]
            self.handles[handle] = file
            if truncates and file is not None:
                file.since.append((0, None))

    def _change(self, name: str, *deed: str, file: File | None = None) -> None:
        if deed[0] == "add":
            self.names[name] = self.added[name] = file
        self.since.setdefault(os.path.dirname(name), []).append(deed)  # noqa: PTH120 - a text, as recorded

    def _rename(self, name: str, new: str) -> None:
        for old in [each for each in self.names if each == name or each.startswith(f"{name}/")]:
            self.names[new + old[len(name) :]] = self.names.pop(old)
        self.since.setdefault(os.path.dirname(new), []).append(("move", name, new))  # noqa: PTH120

    def _flush(self, flushed: "str | File | None") -> None:
        if isinstance(flushed, File):
            flushed.flush()
        elif flushed is not None:
            self._apply(self.flushed, self.since.pop(flushed, []))

    def _apply(self, names: dict[str, File | None], deeds: list[tuple[str, ...]]) -> None:
        for deed, name, *new in deeds:
            if deed == "add":
                names[name] = self.added[name]
            elif deed == "drop":
                names.pop(name, None)
            else:
                for old in [each for each in names if each == name or each.startswith(f"{name}/")]:
                    names[new[0] + old[len(name) :]] = names.pop(old)

    def after(self, model: Model, chance: random.Random, place: Path) -> None:
        """Write what lies on the disk after a cut into a folder."""
        names = dict(self.names if model is Model.ALL else self.flushed)
        if model is Model.SOME:
            for deeds in self.since.values():
                self._apply(names, deeds[: chance.randrange(len(deeds) + 1)])
        for name, file in sorted(names.items()):
            path = place / name[len(self.root) + 1 :]
            if file is None:
                path.mkdir(parents=True, exist_ok=True)
            elif path.parent.is_dir() and not name.endswith("-shm"):
                path.write_bytes(file.after(model, chance))


def events(log: bytes) -> Iterator[Event]:
    """What the recorder noted."""
    place = 0
    while place + _HEAD.size <= len(log):
        kind, handle, where, first, second = _HEAD.unpack_from(log, place)
        place += _HEAD.size
        yield kind.decode(), handle, where, log[place : place + first], log[place + first : place + first + second]
        place += first + second


def work(kind: str, root: Path) -> None:
    """In the recorded child: do the work some times, then leave as if the power had gone."""
    paper = pickle.loads((root.parent / "paper").read_bytes())
    said = os.open(root / _SAID, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    left = _TIMES.get(kind, _USUAL)

    def say(line: object) -> None:
        nonlocal left
        os.write(said, f"{line}\n".encode())
        left -= 1
        if not left:
            os._exit(0)

    WORKS[kind](Place(root, paper), say)


def recorded(kind: str, root: Path, recorder: Path) -> list[Event]:
    """Let a child work under the recorder; its events."""
    log = root.parent / f"{root.name}.log"
    environment = {**os.environ, "LD_PRELOAD": str(recorder), "RECORD_ROOT": str(root), "RECORD_LOG": str(log)}
    subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.cuts", "--work", kind, str(root)], env=environment, check=True
    )
    return list(events(log.read_bytes()))


def main(cuts: int, kinds: Sequence[str] = KINDS) -> int:
    """Every kind in turn; one line each."""
    chance, bad = random.Random(20261128), 0
    with TemporaryDirectory() as name:
        home = Path(name)
        recorder = home / "recorder.so"
        source = Path(__file__).with_name("recorder.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", str(recorder), str(source), "-ldl"], check=True)
        first = abuse.prepared(home / "first")
        (home / "paper").write_bytes(pickle.dumps(first.paper))
        for kind in kinds:
            root = Path(shutil.copytree(first.root, home / kind))
            before, happened = Disk.of(root), recorded(kind, root, recorder)
            place = Place(home / "cut", first.paper)
            found = [fault for model in Model for fault in _cut(before, happened, kind, model, cuts, chance, place)]
            told = f"{kind:<16}{len(happened):>6} events{cuts * len(Model):>6} states{len(found):>5} faults"
            print(told, *found[:5], flush=True)  # noqa: T201
            bad += len(found)
    return 1 if bad else 0


def _cut(
    before: Disk, happened: list[Event], kind: str, model: Model, cuts: int, chance: random.Random, place: Place
) -> Iterator[str]:
    """The faults after cuts at random moments."""
    moments = sorted(chance.randrange(len(happened) + 1) for _ in range(cuts))
    disk, done = pickle.loads(pickle.dumps(before)), 0
    for moment in moments:
        for event in happened[done:moment]:
            disk.take(*event)
        done = moment
        disk.after(model, chance, place.root)
        for fault in abuse.faults(place, kind, disk.said):
            yield f"{model} at {moment}: {fault}"
        shutil.rmtree(place.root)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--work"]:
        work(sys.argv[2], Path(sys.argv[3]))
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 20, sys.argv[2:] or KINDS))
