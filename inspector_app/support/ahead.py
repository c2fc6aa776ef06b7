"""Work on one thing in a thread while another one is being used or made."""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
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


@contextmanager
def one_behind(work: Callable[[bytearray], object], size: int) -> Iterator[Callable[[bytes], None]]:
    """Takes bytes as they come, and has a thread work on each ``size`` of them, in order, while the next ones come.

    All is worked on when the block is left. What ``work`` raises comes out where later bytes are given, or at the end.
    """
    gathered = bytearray()
    at_work: Future[object] | None = None
    with ThreadPoolExecutor(1) as pool:

        def hand_on() -> None:
            nonlocal gathered, at_work
            if at_work is not None:
                at_work.result()
            at_work, gathered = pool.submit(work, gathered), bytearray()

        def take(data: bytes) -> None:
            gathered.extend(data)
            if len(gathered) >= size:
                hand_on()

        yield take
        hand_on()
        if at_work is not None:
            at_work.result()
