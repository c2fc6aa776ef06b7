"""The scripts of abuse stay runnable: each kind of work says that something is done, and it is so afterwards.

Nothing is killed here; how the works fare under kills and power cuts the scripts find out.
"""

import shutil
from dataclasses import dataclass, field

import pytest

from inspector_app.usecases.context import Context
from tests.benchmarks import abuse, cuts, kills
from tests.benchmarks.abuse import WORKS, Place


class Enough(Exception):
    """The work has said something."""


@dataclass
class Watched(Place):
    """Knows the stores that a work opened, to close them behind it: the dead do so by dying."""

    contexts: list[Context] = field(default_factory=list)

    def opened(self, secret: str = abuse.SECRET) -> Context:
        self.contexts.append(super().opened(secret))
        return self.contexts[-1]


@pytest.fixture(scope="module")
def first(tmp_path_factory):
    return abuse.prepared(tmp_path_factory.mktemp("abuse") / "first")


@pytest.mark.parametrize("kind", WORKS)
def test_a_work_does_what_it_says(first, tmp_path, kind):
    place = Watched(shutil.copytree(first.root, tmp_path / "place"), first.paper)
    said: list[str] = []

    def say(line: object) -> None:
        said.append(str(line))
        raise Enough

    try:
        with pytest.raises(Enough):
            WORKS[kind](place, say)
    finally:
        for context in place.contexts:
            context.store.close()
    assert abuse.faults(place, kind, said) == []


@pytest.mark.parametrize("kind", ["visit", "backup"])
def test_what_was_said_and_is_not_there_is_a_fault(first, kind):
    assert len(abuse.faults(first, kind, [f"a {'0' * 64}"])) == 1


def test_a_work_that_gives_up_is_a_fault(first):
    def refused(_say):
        raise ValueError("示例")

    (said,) = kills.killed(refused, 0.3)
    assert said.startswith(abuse.GAVE_UP)
    assert abuse.faults(first, "visit", [said]) == [said]


def test_power_is_cut_in_kinds_of_work_that_there_are():
    assert set(cuts.KINDS) <= WORKS.keys()


@pytest.mark.parametrize("count", [1, 6, 147, 150])
def test_the_robot_begins_once_in_each_place(count):
    from tests.benchmarks.robot import places_of

    names = [str(number) for number in range(count)]
    strikes = [places_of(strike, names) for strike in range(count)]
    assert {places[0] for places in strikes} == set(names)
    assert count < 6 or all(len(set(places)) == len(places) for places in strikes)
