"""Work on the next thing while this one is being used."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")


def one_ahead(work: Callable[[A], B], things: Iterable[A]) -> Generator[B, None, None]:
    """What ``work`` makes of each thing, in order; a thread works on the next one meanwhile, and never further.

    What ``work`` raises comes out at its place. Worth it where the work is done outside Python's lock, such as reading,
    decrypting and hashing.
    """
    with ThreadPoolExecutor(1) as pool:
        waiting: deque[Future[B]] = deque()
        for thing in things:
            waiting.append(pool.submit(work, thing))
            if len(waiting) > 1:
                yield waiting.popleft().result()
        if waiting:
            yield waiting.pop().result()
