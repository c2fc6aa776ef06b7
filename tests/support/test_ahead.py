import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.support.ahead import one_ahead, one_behind


@given(st.lists(st.integers()))
def test_everything_comes_once_and_in_order(numbers):
    assert list(one_ahead(lambda n: n * 2, numbers)) == [n * 2 for n in numbers]


def test_the_next_is_worked_on_meanwhile_and_never_further():
    begun = [threading.Event() for _ in range(4)]

    def work(n):
        begun[n].set()
        return n

    made = one_ahead(work, range(4))
    assert next(made) == 0
    assert begun[1].wait(10)
    assert not begun[2].is_set()
    assert list(made) == [1, 2, 3]


def test_what_goes_wrong_comes_out_at_its_place():
    def work(n):
        if n == 2:
            raise ValueError(n)
        return n

    made = one_ahead(work, range(5))
    assert [next(made), next(made)] == [0, 1]
    with pytest.raises(ValueError, match="2"):
        next(made)


def test_nobody_need_take_the_rest():
    made = one_ahead(lambda n: n, range(1000))
    assert next(made) == 0
    made.close()


@given(st.lists(st.binary()), st.integers(1, 9))
def test_all_bytes_are_worked_on_in_order(pieces, size):
    worked = bytearray()
    with one_behind(worked.extend, size) as take:
        for piece in pieces:
            take(piece)
    assert worked == b"".join(pieces)


def test_more_bytes_are_taken_while_the_ones_before_are_worked_on():
    taken, worked = threading.Event(), []

    def work(data):
        assert taken.wait(10)
        worked.append(bytes(data))

    with one_behind(work, 2) as take:
        take(b"ab")
        take(b"c")
        taken.set()
    assert worked == [b"ab", b"c"]


@pytest.mark.parametrize("pieces", [1, 2, 9])
def test_what_goes_wrong_with_bytes_comes_out_at_the_end_at_the_latest(pieces):
    def work(_data):
        raise OSError("full")

    with pytest.raises(OSError, match="full"), one_behind(work, 1) as take:
        for _ in range(pieces):
            take(b"x")


def test_no_more_bytes_are_worked_on_when_their_maker_fails():
    worked = bytearray()
    with pytest.raises(ValueError, match="cancelled"), one_behind(worked.extend, 4) as take:
        take(b"abc")
        raise ValueError("cancelled")
    assert not worked
