"""The chain of the journal and its clock."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.change import GENESIS, Change, Op, chain_break, next_hlc, sealed
from tests.builders import NOON


def a_chain(length: int) -> list[Change]:
    changes, prev = [], GENESIS
    for seq in range(1, length + 1):
        changes.append(
            sealed(Change("dev", seq, "g", "person", f"r{seq}", Op.PUT, (), "1-0", "a", "", 1, '{"x":1}', prev))
        )
        prev = changes[-1].hash
    return changes


def test_a_whole_chain_has_no_break():
    assert list(chain_break(a_chain(20), 0, GENESIS)) == []


@given(st.integers(0, 9), st.sampled_from(["body", "actor", "reason", "rid", "hlc", "group", "kind"]))
def test_any_changed_field_is_seen(place, field):
    changes = a_chain(10)
    changes[place] = replace(changes[place], **{field: "other"})
    assert changes[place] in list(chain_break(changes, 0, GENESIS))


def test_a_missing_or_swapped_line_is_seen():
    changes = a_chain(5)
    assert list(chain_break(changes[:2] + changes[3:], 0, GENESIS))
    assert list(chain_break([changes[1], changes[0]], 0, GENESIS))


@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=50))
def test_the_clock_never_goes_back(jumps):
    stamp, moment = "", NOON
    for jump in jumps:
        moment = NOON + timedelta(milliseconds=jump)
        later = next_hlc(stamp, moment)
        assert later > stamp
        stamp = later
