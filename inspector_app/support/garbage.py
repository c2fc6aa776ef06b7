"""Python's search for what nobody reaches any more, asked for instead of happening on its own.

By itself Python searches on whatever thread happens to allocate, such as one that draws a paper. What it finds may be
widgets, and those only the thread of the window may destroy: the program would end without a word.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


def search_only_when_asked() -> None:
    """Python searches no more by itself; whoever owns the window calls :func:`search_due` now and then."""
    gc.disable()


def search_due() -> None:
    """Search, on this thread, the generations that have grown beyond Python's own thresholds."""
    grown = [
        generation
        for generation, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True))
        if count > most
    ]
    if grown:
        gc.collect(max(grown))


@contextmanager
def undisturbed() -> Iterator[None]:
    """No search while very many small values are made, which nothing reaches in a circle: each search would look at
    all of them again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
