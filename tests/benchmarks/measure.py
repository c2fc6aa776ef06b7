"""What a benchmark says: seconds of ours, seconds of the baseline, the ratio of the two and what it was before."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

Work = Callable[[], object]
Clock = Callable[[], float]
_SLOWER = 1.8  # a ratio that doubled is seen even on a busy machine


def waited(process: int | str = "self") -> float:
    """For how many seconds a process that wanted to go on waited for a processor; Linux counts it."""
    try:
        return int(Path(f"/proc/{process}/schedstat").read_text(encoding="ascii").split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``usual`` is the ratio when the line was last looked at, ``goal`` the one that is wished
    for, where one was set; seconds are medians."""

    name: str
    baseline: str
    seconds: float
    baseline_seconds: float
    usual: float
    goal: float | None = None

    @property
    def ratio(self) -> float:
        return self.seconds / self.baseline_seconds

    @property
    def slower(self) -> bool:
        """Whether something doubled since."""
        return self.ratio > self.usual * _SLOWER


@dataclass(frozen=True, slots=True)
class Absent:
    """A line that could not be measured here, and why."""

    name: str
    why: str
    slower = False


def taken(work: Work, clock: Clock = time.perf_counter) -> float:
    """Seconds of one run."""
    start = clock()
    work()
    return clock() - start


def side_by_side(work: Work, baseline: Work, rounds: int = 7, clock: Clock = time.perf_counter) -> tuple[float, float]:
    """Medians of both in turn, so that a slow moment of the machine meets both; ``time.process_time`` tells what work
    that waits for nobody takes, however busy the machine is."""
    pairs = [(taken(work, clock), taken(baseline, clock)) for _ in range(rounds)]
    return median(ours for ours, _ in pairs), median(theirs for _, theirs in pairs)
