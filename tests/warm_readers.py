"""Readers of strangers' files that are forked from one process with everything imported: to begin Python anew for each
takes longer than most of what tests let them read. They read as the program's own do, behind the same bounds.
"""

import atexit
import contextlib
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
from functools import cache
from typing import IO

import pytest

from inspector_app.support import stranger
from tests import nursery
from tests.nursery import READERS

_BEGIN = stranger.begin
_ONE_ASKS = threading.Lock()
CAN_FORK = hasattr(os, "pidfd_open") and hasattr(socket, "send_fds")


class Warm:
    """What :func:`inspector_app.support.stranger.begin` gives, of a forked process."""

    def __init__(self, pid: int, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self.stdin, self.stdout = stdin, stdout
        self._handle = os.pidfd_open(pid)  # not reaped before the next one is asked for: the number is still its own

    def kill(self) -> None:
        with contextlib.suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._handle, signal.SIGKILL)

    def wait(self) -> None:
        select.select([self._handle], [], [])
        os.close(self._handle)


def begin(module: str, cpu_seconds: int) -> "Warm | subprocess.Popen[bytes]":
    """As :func:`inspector_app.support.stranger.begin`."""
    if module not in READERS or not CAN_FORK:
        return _BEGIN(module, cpu_seconds)
    (theirs_in, ours_in), (ours_out, theirs_out) = os.pipe(), os.pipe()
    with _ONE_ASKS:
        channel = _nursery()
        socket.send_fds(channel, [json.dumps([module, cpu_seconds]).encode()], [theirs_in, theirs_out])
        forked = Warm(int(channel.recv(20)), os.fdopen(ours_in, "wb"), os.fdopen(ours_out, "rb"))
    os.close(theirs_in)
    os.close(theirs_out)
    return forked


@cache
def _nursery() -> socket.socket:
    """One for a worker; it ends with it."""
    ours, theirs = socket.socketpair()
    process = subprocess.Popen(
        [sys.executable, "-P", nursery.__file__, str(theirs.fileno())], pass_fds=[theirs.fileno()]
    )
    theirs.close()
    atexit.register(process.wait)
    atexit.register(ours.close)
    return ours


@pytest.fixture(autouse=True)
def readers_are_warm(monkeypatch: pytest.MonkeyPatch) -> None:
    """For the tests of a folder that imports it; how a reader begins is tried in support and documents."""
    monkeypatch.setattr(stranger, "begin", begin)
