"""A process that works until it is killed: forked, with everything imported, so that a hundred kills take seconds."""

import os
import signal
from collections.abc import Callable
from dataclasses import dataclass

import pytest

NEEDS_FORK = [
    pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork"),
    pytest.mark.filterwarnings("ignore:This process:DeprecationWarning"),
]


@dataclass
class Child:
    """A forked process, and the pipe on which it says what it was told is done."""

    pid: int
    said: int

    def kill(self) -> bytes:
        """Kill it now; what it still had said is given back."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        text = b""
        while piece := os.read(self.said, 1 << 16):
            text += piece
        os.close(self.said)
        return text


def fork(work: Callable[[Callable[[object], object]], object]) -> Child:
    """``work`` is given how it says a line."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid:
        os.close(writing)
        return Child(pid, reading)
    try:
        os.close(reading)
        work(lambda line: os.write(writing, f"{line}\n".encode()))
    finally:
        os._exit(1)
