"""A robot types through every page, dialog and grid, and is struck at a random moment: what is there afterwards?

``uv run python -m tests.benchmarks.robot [STRIKES]`` kills, locks, fills the disk and sleeps in turn; prints what went
wrong and how much was lost; exit code 1 when more was lost than the time between two drafts, or a store is not whole.
The full disk is a small one of its own, which only root (``unshare -rm``) may make: left out where it cannot be made.
"""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from inspector_app.domain.records import plain
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.demo.day import STORE
from inspector_app.usecases.demo.district import PASSPHRASE
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.store_file import check_store, open_store
from inspector_app.vault.door import rows
from tests.benchmarks import robot_hand
from tests.benchmarks.measure import waited
from tests.pictures.pages import untouched_demo

KEPT_WITHIN = 0.4
"""Seconds: so much later than the letter its draft is written, where the processor is free."""
KINDS = ("kill", "lock", "disk", "sleep")
_START, _PLACES, _DISK_MB = 60.0, 5, 48


@dataclass
class Struck:
    """What the robot told, and when it was struck."""

    kind: str
    lines: list[dict[str, Any]] = field(default_factory=list)
    at: float = 0.0
    waited: float = 0.0

    def held_up(self, line: dict[str, Any]) -> float:
        """For how long the machine, not the program, kept the window waiting between a line and the strike."""
        return max(self.waited - float(line["waited"]), 0.0)

    def told(self, what: str) -> list[dict[str, Any]]:
        """The lines of a kind."""
        return [line for line in self.lines if line["what"] == what]


@dataclass(frozen=True)
class Verdict:
    """``lost`` in seconds of typing in each entry, by what it is called, less those in which the machine was busy."""

    struck: Struck
    lost: dict[str, float]
    faults: tuple[str, ...]


class Child:
    """A process that types. Forked from one that has everything imported it is quick; spawned it has its own Qt."""

    def __init__(self, demo: Path, places: Sequence[str], seed: int, *, is_spawned: bool = False) -> None:
        said, saying = os.pipe()
        wishes, wishing = os.pipe()
        pipes = saying, wishes
        self._process = self._spawned(demo, places, seed, pipes) if is_spawned else None
        self._pid = self._process.pid if self._process else self._forked(demo, places, seed, pipes)
        os.close(saying)
        os.close(wishes)
        os.set_blocking(said, False)
        self._said, self._wishing, self._rest = said, wishing, b""
        self.struck = Struck("")

    @staticmethod
    def _forked(demo: Path, places: Sequence[str], seed: int, pipes: tuple[int, int]) -> int:
        pid = os.fork()
        if not pid:
            try:
                if not os.environ.get("ROBOT_ERRORS"):  # what Qt says of a platform without windows
                    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
                robot_hand.type_until_struck(demo, places, seed, pipes)
            finally:
                os._exit(1)
        return pid

    @staticmethod
    def _spawned(demo: Path, places: Sequence[str], seed: int, pipes: tuple[int, int]) -> "subprocess.Popen[bytes]":
        words = [sys.executable, "-m", "tests.benchmarks.robot_hand", str(demo), str(seed), *map(str, pipes), *places]
        environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
        root = Path(__file__).parents[2]
        return subprocess.Popen(words, pass_fds=pipes, cwd=root, env=environment, stderr=subprocess.DEVNULL)

    def hear(self, seconds: float, until: Callable[[], bool] = lambda: False) -> bool:
        """Listen for so long, or until something is so; False when it never was."""
        end = time.monotonic() + seconds
        while not until():
            try:
                piece = os.read(self._said, 1 << 16)
            except BlockingIOError:
                piece = None
            if piece == b"":
                return False
            if piece:
                *lines, self._rest = (self._rest + piece).split(b"\n")
                self.struck.lines += [json.loads(line) for line in lines]
            elif time.monotonic() > end:
                return until()
            else:
                time.sleep(0.005)
        return True

    def wish(self, words: str) -> None:
        """Say something to it."""
        os.write(self._wishing, f"{words}\n".encode())

    def signal(self, which: signal.Signals) -> None:
        """Strike."""
        os.kill(self._pid, which)

    def end(self) -> None:
        """Kill it, and hear to the end what it said."""
        self.struck.at = self.struck.at or time.monotonic()
        self.struck.waited = waited(self._pid)
        self.signal(signal.SIGKILL)
        if self._process is not None:
            self._process.wait()
        else:
            os.waitpid(self._pid, 0)
        self.hear(5.0)
        os.close(self._said)
        os.close(self._wishing)


def strike(child: Child, kind: str, demo: Path, chance: random.Random, longest: float = 4.0) -> Struck:
    """Let it type for a random while, then strike."""
    struck = child.struck
    struck.kind = kind
    if not child.hear(_START, lambda: bool(struck.told("typed") or struck.told("end"))):
        child.end()
        return struck
    child.hear(chance.uniform(0.0, longest))
    if kind == "lock":
        child.wish("lock")
        child.hear(10.0, lambda: bool(struck.told("locked")))
    elif kind == "disk":
        with filled(demo):
            child.hear(chance.uniform(0.6, 3.0))
            child.end()
            return struck
    elif kind == "sleep":
        child.hear(0.0)
        struck.at = time.monotonic()
        child.signal(signal.SIGSTOP)
        time.sleep(chance.uniform(0.05, 0.4))
        if chance.random() < 0.6:  # else the battery runs out asleep
            child.wish("jump 7200")
            child.signal(signal.SIGCONT)
            struck.at = 0.0
            child.hear(10.0, lambda: child_is_locked(struck))
            child.hear(chance.uniform(0.0, 0.5))
    child.end()
    return struck


def child_is_locked(struck: Struck) -> bool:
    """Whether the window woke up and locked itself."""
    return bool(struck.told("locked"))


@contextmanager
def filled(demo: Path) -> Iterator[None]:
    """The disk of the demo takes nothing more meanwhile."""
    ballast = demo.parent / "ballast"
    with ballast.open("wb", buffering=0) as file:
        size = 1 << 20
        while size >= 512:
            try:
                file.write(b"x" * size)
            except OSError:
                size //= 2
    try:
        yield
    finally:
        ballast.unlink()


@contextmanager
def small_disk(folder: Path) -> Iterator[bool]:
    """A disk of a few megabytes there; False where this user may not make one."""
    folder.mkdir(exist_ok=True)
    mount = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={_DISK_MB}m", "tmpfs", str(folder)], capture_output=True, check=False
    )
    try:
        yield mount.returncode == 0
    finally:
        if mount.returncode == 0:
            subprocess.run(["umount", str(folder)], check=True)


def stored(demo: Path, baseline: Sequence[str]) -> tuple[str, list[str]]:
    """All that is in the store, as text in capitals (as numbers of identity are kept), and what is wrong with it."""
    context = open_store(demo / STORE, PASSPHRASE, SystemClock())
    try:
        drafts = json.dumps([plain(draft.body) for draft in all_drafts(context)], ensure_ascii=False)
        changes = " ".join(str(body) for (body,) in rows(context.store.db, "SELECT body FROM change"))
        wrong = [problem.code for problem in check_store(context)]
    finally:
        context.store.close()
    return (drafts + changes).upper(), [code for code in wrong if code not in baseline]


def judge(struck: Struck, text: str, wrong: Sequence[str]) -> Verdict:
    """What was lost in each entry, and whether it is more than may be."""
    typed: dict[str, list[dict[str, Any]]] = {}
    for line in struck.told("typed"):
        typed.setdefault(f"{line['place']}｜{line['entry']}", []).append(line)
    lost, faults = {}, [f"store: {code}" for code in wrong]
    faults += [f"{line['place']}: {line['why']} {line['behind']}" for line in struck.told("error")]
    for name, lines in typed.items():
        there = [line["at"] for line in lines if line["token"].upper() in text and line["composed"].upper() in text]
        behind = [line for line in lines if max(there, default=0.0) < line["at"] <= struck.at]
        lost[name] = struck.at - behind[0]["at"] - struck.held_up(behind[0]) if behind else 0.0
        if lost[name] > KEPT_WITHIN and not struck.told("unwritten"):
            faults.append(f"{name}: {lost[name]:.2f} s of typing, {len(behind)} letters")
    return Verdict(struck, lost, tuple(faults))


def struck_once(
    kind: str, places: Sequence[str], seed: int, disk: Path, baseline: Sequence[str], *, is_spawned: bool = False,
) -> Verdict:  # fmt: skip
    """One robot on a copy of the demo of its own, struck once, and judged."""
    demo = disk / "demo"
    shutil.rmtree(demo, ignore_errors=True)
    shutil.copytree(untouched_demo(), demo)
    child = Child(demo, places, seed, is_spawned=is_spawned)
    struck = strike(child, kind, demo, random.Random(seed))
    try:
        text, wrong = stored(demo, baseline)
    except Exception as error:
        return Verdict(struck, {}, (f"not to be opened: {error!r}",))
    return judge(struck, text, wrong)


def main(strikes: int, kinds: Sequence[str] = KINDS, first: int = 0) -> int:
    """Strike so often, each kind in turn; each place is once the first, for which there is most time."""
    warnings.filterwarnings("ignore", category=DeprecationWarning)  # of fork
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    chance = random.Random(20261129)
    with TemporaryDirectory() as name, small_disk(Path(name) / "disk") as is_small:
        wanted = [kind for kind in kinds if kind != "disk" or is_small]
        names = robot_hand.place_names()
        chance.shuffle(names)
        shutil.copytree(untouched_demo(), Path(name) / "first")
        _text, baseline = stored(Path(name) / "first", ())
        verdicts = []
        for number in range(first, first + strikes):
            places = places_of(number, names)
            verdict = struck_once(wanted[number % len(wanted)], places, number, Path(name) / "disk", baseline)
            verdicts.append(verdict)
            for fault in verdict.faults:
                print(f"{number:4} {verdict.struck.kind:6}{fault} of {places}", flush=True)  # noqa: T201
            if not verdict.struck.told("typed"):
                print(f"{number:4} {verdict.struck.kind:6}nothing typed at {places}", flush=True)  # noqa: T201
        tell_figures(verdicts)
        tell_places(verdicts, names)
    return 1 if any(verdict.faults for verdict in verdicts) else 0


def places_of(strike: int, names: Sequence[str]) -> list[str]:
    """Where the robot types until it is struck: each place is once the first one in as many strikes as there are."""
    return [names[(strike + n * (len(names) // _PLACES)) % len(names)] for n in range(_PLACES)]


def tell_figures(verdicts: Sequence[Verdict]) -> None:
    """How often, where, and how much was lost."""
    for kind in KINDS:
        some = [verdict for verdict in verdicts if verdict.struck.kind == kind]
        letters = sum(len(verdict.struck.told("typed")) for verdict in some)
        entries = sum(len(verdict.lost) for verdict in some)
        lost = sorted(max(verdict.lost.values(), default=0.0) for verdict in some)
        if some:
            figures = f"{lost[len(lost) // 2]:.2f} / {lost[len(lost) * 99 // 100]:.2f} / {lost[-1]:.2f}"
            faults = sum(len(verdict.faults) for verdict in some)
            print(  # noqa: T201
                f"{kind:6}{len(some):5} strikes{entries:6} entries{letters:7} letters"
                f"   lost s p50/p99/max {figures}{faults:5} faults"
            )


def tell_places(verdicts: Sequence[Verdict], names: Sequence[str]) -> None:
    """In how many of all places something was typed, and in which nothing though the robot was there."""
    told = [line for verdict in verdicts for line in verdict.struck.lines]
    typed = {line["place"] for line in told if line["what"] == "typed"}
    passed = {line["place"] for line in told if line["what"] == "passed"} - typed
    print(f"typed in {len(typed)} of {len(names)} places, passed {len(passed)} without an entry")  # noqa: T201
    for words, some in (("nothing to type", passed), ("never reached", {*names} - typed - passed)):
        if some:
            print(f"{words}: {'、'.join(sorted(some))}")  # noqa: T201


if __name__ == "__main__":
    words = [word for word in sys.argv[1:] if word in KINDS]
    figures = [int(word) for word in sys.argv[1:] if word.isdecimal()]
    sys.exit(main(figures[0] if figures else 40, words or KINDS, *figures[1:2]))
