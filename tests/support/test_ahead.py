import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.support.ahead import one_ahead


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
