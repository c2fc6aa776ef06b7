"""Files that come from outside: only a regular file is read or replaced. A pipe would keep one waiting for ever."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path

from inspector_app.support.reasons import Unfit

_KINDS = {
    stat.S_IFIFO: "管道",
    stat.S_IFSOCK: "套接字",
    stat.S_IFCHR: "设备",
    stat.S_IFBLK: "设备",
}
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)


def is_special(mode: int) -> bool:
    """Whether a ``st_mode`` tells of neither a file nor a folder: a pipe, a socket, a device."""
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def open_regular(path: Path) -> BufferedReader:
    """A regular file, open for reading; never waits for another program, and no device is touched.

    Raises :class:`IsADirectoryError` for a folder, :class:`Unfit` for a pipe, socket or device, and OSError.
    """
    _need_regular(_told(path))
    file = os.fdopen(os.open(path, _FLAGS), "rb")
    try:
        _need_regular(os.fstat(file.fileno()))  # another may stand there by now
    except OSError:
        file.close()
        raise
    return file


@contextmanager
def unchanging(path: Path) -> Iterator[BufferedReader]:
    """As :func:`open_regular`, for a ``with`` block that reads all of it; Unfit too when it is changed meanwhile."""
    with open_regular(path) as file:
        before = os.fstat(file.fileno())
        yield file
        after = os.fstat(file.fileno())
        if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns):
            raise Unfit("读取时文件正在改变，请等它存好")


def read_regular(path: Path, at_most: int) -> bytes:
    """The bytes of a regular file, of a longer one no more than ``at_most`` + 1. Raises as :func:`unchanging`."""
    with unchanging(path) as file:
        return file.read(at_most + 1)


def need_target(path: Path) -> None:
    """That a file may be written here in place of what stands here: nothing, or a file that is not kept from writing.

    Raises as :func:`open_regular`, :class:`PermissionError` for a file that may only be read.
    """
    if not os.path.lexists(path):
        return
    try:
        told = _told(path)
    except FileNotFoundError:  # a link whose end is gone
        return
    _need_regular(told)
    if not told.st_mode & stat.S_IWUSR:
        raise Unfit("同名的文件是只读的")


def _told(path: Path) -> os.stat_result:
    try:
        return path.stat()
    except ValueError as error:  # a null character
        raise Unfit("文件名或路径不合规定") from error


def _need_regular(told: os.stat_result) -> None:
    if stat.S_ISDIR(told.st_mode):
        raise Unfit("这是一个文件夹，不是文件")
    if is_special(told.st_mode):
        raise Unfit(f"不是普通文件，是{_KINDS.get(stat.S_IFMT(told.st_mode), '系统的特殊文件')}")
