"""Objects that hold each other go when they are asked for, on the thread that asks."""

import gc
import threading
import weakref

from inspector_app.support.garbage import search_due, search_only_when_asked


class _Knot:
    def __init__(self) -> None:
        self.itself = self


def test_another_thread_that_allocates_destroys_nothing_and_the_one_that_asks_does():
    search_only_when_asked()
    gc.collect()
    known = weakref.ref(_Knot())
    kept: list[list[int]] = []
    other = threading.Thread(target=lambda: kept.extend([number] for number in range(100_000)))
    other.start()
    other.join()
    assert known() is not None
    search_due()
    assert known() is None


def test_nothing_is_searched_while_little_has_grown():
    gc.collect()
    before = gc.get_stats()
    search_due()
    assert gc.get_stats() == before
