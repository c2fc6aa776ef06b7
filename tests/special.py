"""What may stand at a path instead of a file: made for a test, with the reason that names it."""

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

SPECIAL = {
    "pipe": "不是普通文件，是管道",
    "socket": "不是普通文件，是套接字",
    "device": "不是普通文件，是设备",
    "link to a pipe": "不是普通文件，是管道",
    "folder": "这是一个文件夹，不是文件",
    "dangling link": "找不到文件或文件夹",
    "link loop": "快捷链接绕成了圈",
    "nothing": "找不到文件或文件夹",
}


@contextmanager
def make(kind: str, folder: Path) -> Iterator[Path]:
    """One of :data:`SPECIAL` in a folder; ``/dev/zero``, which never ends, for the device."""
    path = folder / "special"
    with socket.socket(socket.AF_UNIX) as server:
        match kind:
            case "pipe":
                os.mkfifo(path)
            case "socket":
                _bind(server, path)
            case "device":
                path = Path("/dev/zero")
            case "folder":
                path.mkdir()
            case "dangling link":
                path.symlink_to(folder / "gone")
            case "link loop":
                path.symlink_to(path)
            case "link to a pipe":
                os.mkfifo(folder / "pipe")
                path.symlink_to(folder / "pipe")
        yield path


def _bind(server: socket.socket, path: Path) -> None:
    """A socket's name may be no longer than 107 bytes; a test's folder is."""
    here = os.open(path.parent, os.O_RDONLY)
    try:
        server.bind(f"/proc/self/fd/{here}/{path.name}")
    finally:
        os.close(here)


@contextmanager
def in_time(seconds: int = 20) -> Iterator[None]:
    """What waits for the other end of a pipe waits for ever: then the test ends with an error."""

    def too_long(_signal: int, _frame: object) -> None:
        pytest.fail(f"nothing happened for {seconds} s")  # no OSError, which commands answer with a sentence

    before = signal.signal(signal.SIGALRM, too_long)
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
