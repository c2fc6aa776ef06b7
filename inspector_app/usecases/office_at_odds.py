"""Packages on the desk that contradict each other: a laptop and its copy went on with the same numbers."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.office import Looked
from inspector_app.usecases.office_packages import MARK


def at_odds(looked: Sequence[Looked]) -> dict[str, Problem]:
    """By its file, which other one says otherwise of the same numbers, the first of them, and from where on.

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
    """From which to which number both tell and differ; a mark stands for the number before the first one too."""
    assert one.header is not None
    assert other.header is not None
    begin = max(one.header.first, other.header.first) - 1
    end = min(one.header.last, other.header.last)
    for number in range(begin, end + 1):
        if _mark(one, number) != _mark(other, number):
            return max(number, 1), end
    return None


def _mark(each: Looked, number: int) -> bytes:
    assert each.header is not None
    place = (number - each.header.first + 1) * MARK
    return each.marks[place : place + MARK]


def _told(one: Looked, other: Looked, parting: tuple[int, int]) -> Problem:
    first, last = parting
    details = {"file": other.file, "first": str(first), "last": str(last)}
    return Problem("office-files-at-odds", one.file, Level.WARNING, details)
