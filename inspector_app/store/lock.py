"""The lock that keeps a second program out of a store; the system releases it when the program dies."""

import errno
import os
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from typing import IO

from inspector_app.support.errors import Trouble

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

    def hold(_file: IO[bytes]) -> None:
        """Let others see that the file is being written. Windows refuses anyway to delete an open file."""

    def is_free(_file: IO[bytes]) -> bool:
        """Whether nobody holds the file, as far as can be told before deleting it."""
        return True
else:
    import fcntl

    def _take(handle: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def hold(file: IO[bytes]) -> None:
        """Let others see that the file is being written, until it is closed."""
        with suppress(OSError):  # a file system without locks
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def is_free(file: IO[bytes]) -> bool:
        """Whether nobody holds the file."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:
            return True
        return True


_PROOF_AT, _PROOF = 16, 16  # bytes; the first byte is the one that is locked


class FolderLock:
    """Held from its making until :meth:`release`."""

    def __init__(self, path: Path) -> None:
        """Raises :class:`Trouble` ``store-in-use`` when another program holds it, ``store-read-only`` when the file may
        not be written, ``store-cannot-open`` when it cannot be for another reason."""
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            refused = error.errno in (errno.EACCES, errno.EPERM, errno.EROFS)
            raise Trouble("store-read-only" if refused else "store-cannot-open") from error
        try:
            _take(self._handle)
        except OSError as error:
            os.close(self._handle)
            # A file system without locks (some network drives) says something else: no second program is running.
            held = error.errno in (errno.EACCES, errno.EAGAIN, errno.EDEADLK)
            raise Trouble("store-in-use" if held else "store-cannot-open") from error

    def identity(self) -> tuple[int, int]:
        """Device and number of the file that is held."""
        found = os.fstat(self._handle)
        return found.st_dev, found.st_ino

    def is_at(self, path: Path) -> bool:
        """Whether the file that is held lies at a path: what is written into the one is read from the other."""
        proof = secrets.token_bytes(_PROOF)
        try:
            os.lseek(self._handle, _PROOF_AT, os.SEEK_SET)
            os.write(self._handle, proof)
            with path.open("rb", buffering=0) as file:
                file.seek(_PROOF_AT)
                return file.read(_PROOF) == proof
        except OSError:
            return False

    def release(self) -> None:
        """Let the next program in. Closing the file gives the lock back."""
        os.close(self._handle)
