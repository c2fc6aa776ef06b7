"""What the two scripts about bad packages share: an office, a laptop that handed over a day, and how a file fared."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from inspector_app.exchange.cards import write_device_card
from inspector_app.support.clock import SetClock, at
from inspector_app.support.errors import Problem
from inspector_app.usecases import office
from inspector_app.vault.keys import KeyCost
from tests.builders import MONDAY

CHEAP = KeyCost(1, 8 << 10)
SECRET = "office pass phrase"
SLOW = 5.0
"""Seconds after which one file is said to hold the office up."""


@dataclass
class Bureau:
    """An office in a folder of its own, opened anew for each batch."""

    folder: Path
    clock: SetClock
    url: str = ""
    """Of the server that holds its database, if one does."""

    def enrol(self, card) -> None:
        write_device_card(self.folder.parent / "card.pub", card)
        office.enrol_device(self.folder.parent / "card.pub", self.folder, SECRET, self.clock, self.url)

    def take(self, files: Sequence[Path], **options) -> office.Imported:
        self.clock.advance(seconds=1)
        return office.import_packages(files, self.folder, SECRET, self.clock, url=self.url, **options)


@contextmanager
def bureau() -> Iterator[Bureau]:
    """For a ``with`` block; everything is cleared away behind it."""
    with TemporaryDirectory() as folder:
        target = Path(folder) / "office"
        office.init_office(target, SECRET, "示例办公室", CHEAP)
        yield Bureau(target, SetClock(at(MONDAY, 18)))


@dataclass
class Tally:
    """How the files fared; ``wrong`` names what must not happen."""

    outcomes: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0
    slowest_name: str = ""
    tried: int = 0

    def judge(self, name: str, problem: Problem | None, seconds: float, else_: str = "") -> None:
        """Count one file: the problem that kept it out, or what became of it."""
        self.tried += 1
        if seconds > self.slowest:
            self.slowest, self.slowest_name = seconds, name
        cause = problem.details.get("cause_code", "") if problem else ""
        self.outcomes[f"{problem.code}{cause and f' ({cause})'}" if problem else else_] += 1
        if problem and problem.code in ("package-program-error", "system-error"):
            self.wrong.append(f"{name}: {problem.code} {problem.details}")
        if seconds > SLOW:
            self.wrong.append(f"{name}: held the office for {seconds:.0f} s")

    def say(self, what: str) -> int:
        """Print the figures; 1 when something went wrong."""
        print(f"{what}: {self.tried} tried, slowest {self.slowest:.2f} s ({self.slowest_name})")  # noqa: T201
        for outcome, count in self.outcomes.most_common():
            print(f"{count:>6}  {outcome}")  # noqa: T201
        for wrong in self.wrong:
            print(f"WRONG  {wrong}")  # noqa: T201
        print("as it should be" if not self.wrong else f"{len(self.wrong)} WRONG")  # noqa: T201
        return 1 if self.wrong else 0


def timed(work: Callable[[], object]) -> tuple[object, float]:
    """What the work gives, and its seconds without those in which other programs had the processors."""
    start, waited = time.perf_counter(), _waited()
    done = work()
    return done, time.perf_counter() - start - (_waited() - waited)


def _waited() -> float:
    """Seconds for which this thread could have gone on and another program had the processor; 0 where none tells."""
    try:
        told = Path("/proc/thread-self/schedstat").read_text(encoding="ascii").split()
    except OSError:
        return 0.0
    return int(told[1]) / 1e9


def everything(folder: Path) -> set[str]:
    """All files below a folder."""
    return {os.path.relpath(Path(where) / name, folder) for where, _, names in os.walk(folder) for name in names}


@contextmanager
def grown() -> Iterator[Callable[[], int]]:
    """MB by which the process's memory grew at most inside the block; 0 where the system does not tell."""
    reset, start = Path("/proc/self/clear_refs"), _memory("VmRSS")
    with suppress(OSError):
        reset.write_text("5")  # forget the highest value so far
    peak = [start]
    yield lambda: (peak[0] - start) >> 10
    peak[0] = _memory("VmHWM")


def _memory(name: str) -> int:
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith(f"{name}:")), 0)
