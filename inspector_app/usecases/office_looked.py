"""What looking into packages gave: each by itself, and each beside the others that lie on the desk with it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations

from inspector_app.domain.handover import ExportHeader, Gap, Rejected, stretch_words
from inspector_app.office.importing import ImportResult
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.office_alarms import alarms
from inspector_app.usecases.office_packages import MARK


@dataclass(frozen=True, slots=True)
class Looked:
    """What looking into one package gave: its header, or the problem that keeps it out.

    ``apart`` are the stretches of it that do not continue what the office holds, ``gaps`` what lies between;
    ``would`` is what taking it in would do, ``marks`` are as of ``marks_of``.
    """

    file: str
    header: ExportHeader | None
    rejected: tuple[Rejected, ...]
    problem: Problem | None
    apart: tuple[Gap, ...] = ()
    gaps: tuple[Gap, ...] = ()
    would: ImportResult | None = None
    marks: bytes = field(default=b"", repr=False)

    @property
    def alarms(self) -> tuple[Problem, ...]:
        """What keeps it out, or what in it a person must look at."""
        return (self.problem,) if self.problem else alarms(self.file, self.rejected, self.apart)


def one_after_another(looked: Sequence[Looked]) -> tuple[Looked, ...]:
    """Each as it is once those before it in the list are taken in; what another one of the list brings lacks nowhere.

    Each was looked into against what the office held, as if it came alone.
    """
    brought = {entry.sha256 for each in looked if each.header and each.would for entry in each.header.blobs}
    wholes = iter(reached_in_turn([each.would for each in looked if each.would]))
    found = []
    for each in looked:
        would = next(wholes) if each.would else None
        if would:
            would = replace(would, missing_files=tuple(one for one in would.missing_files if one not in brought))
        found.append(replace(each, gaps=_unfilled(each, looked), would=would))
    return tuple(found)


def reached_in_turn(tried: Sequence[ImportResult]) -> tuple[ImportResult, ...]:
    """How far the office is with a laptop after each of several dry runs, once those before it were imported."""
    reached: dict[str, int] = defaultdict(int)
    held: dict[str, list[tuple[int, int]]] = defaultdict(list)
    found = []
    for each in tried:
        if each.has_changes and not each.apart:
            held[each.device].append((each.first, each.last))
        upto = max(reached[each.device], each.acknowledged)
        reached[each.device] = _follow(upto + 1, held[each.device]) - 1
        found.append(replace(each, acknowledged=reached[each.device]))
    return tuple(found)


def _unfilled(one: Looked, every: Sequence[Looked]) -> tuple[Gap, ...]:
    """The gaps before a package that no other one fills."""
    mine = one.header
    held = [
        (each.first, each.last) for other in every if (each := other.header) and mine and each.device == mine.device
    ]
    return tuple(gap for gap in one.gaps if _follow(gap.first, held) <= gap.last)


def _follow(begin: int, held: Sequence[tuple[int, int]]) -> int:
    """The first number from ``begin`` on that stands in none of these stretches."""
    for first, last in sorted(held):
        if first <= begin:
            begin = max(begin, last + 1)
    return begin


def at_odds(looked: Sequence[Looked]) -> dict[str, Problem]:
    """By its file, which other one says otherwise of the same numbers, the first of them, and from where on: a laptop
    and its copy went on.

    What is held is compared when a package is looked into; this compares those that nobody took in yet.
    """
    by_device: dict[str, list[Looked]] = defaultdict(list)
    for each in looked:
        if each.header is not None and each.marks:
            by_device[each.header.device].append(each)
    found: dict[str, Problem] = {}
    for of_one in by_device.values():
        for one, other in combinations(of_one, 2):
            if parting := _parting(one, other):
                found.setdefault(one.file, _told(one, other, parting))
                found.setdefault(other.file, _told(other, one, parting))
    return found


def _parting(one: Looked, other: Looked) -> tuple[int, int] | None:
    """From which to which number both tell and differ; a mark stands for the number before the first one too.

    A volume of photos tells of the number before its stretch alone, and contradicts nobody by what it leaves out.
    """
    assert one.header is not None
    assert other.header is not None
    begin = max(one.header.first, other.header.first) - 1
    end = min(one.header.last, other.header.last)
    for number in range(begin, end + 1):
        mine, its = _mark(one, number), _mark(other, number)
        if mine and its and mine != its:
            return max(number, 1), end
    return None


def _mark(each: Looked, number: int) -> bytes:
    """How the hash of this number begins; empty where the package does not bring it."""
    assert each.header is not None
    place = (number - each.header.first + 1) * MARK
    return each.marks[place : place + MARK]


def _told(one: Looked, other: Looked, parting: tuple[int, int]) -> Problem:
    details = {"file": other.file, "stretch": stretch_words(*parting)}
    return Problem("office-files-at-odds", one.file, Level.WARNING, details)
