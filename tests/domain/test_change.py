"""The chain of the journal and its clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.change import GENESIS, Change, Op, chain_break, hlc_moment, hlc_reached, next_hlc, sealed
from tests.builders import NOON

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


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


@pytest.mark.parametrize("behind", [0, 1, 86_400_000])
def test_no_counter_sorts_as_text_before_an_earlier_one(behind):
    stamps, moment = [next_hlc("", NOON)], NOON - timedelta(milliseconds=behind)
    for _ in range(25_000):
        stamps.append(next_hlc(stamps[-1], moment))
    assert stamps == sorted(set(stamps))
    assert hlc_moment(stamps[-1], EPOCH) - NOON < timedelta(milliseconds=3)


def test_a_counter_of_five_digits_from_an_earlier_program_is_gone_past():
    assert next_hlc("001700000000000-12345", NOON.replace(year=1990)) > "001700000000000-99999"


@given(st.integers(1, 10**9))
def test_a_stamp_tells_what_the_clock_showed_and_how_far_it_ever_was(behind):
    moment = NOON - timedelta(milliseconds=behind)
    stamp = next_hlc(next_hlc("", NOON), moment)
    assert hlc_moment(stamp, EPOCH) == moment
    assert hlc_reached(stamp, EPOCH) == NOON
