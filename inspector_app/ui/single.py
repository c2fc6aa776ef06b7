"""One window per store folder: the first holds the lock, later ones hand their file names over and leave."""

import hashlib
import json
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 1500


class SingleInstance(QObject):
    """``first`` tells whether this process is the window; ``opened`` brings the names that later ones hand over."""

    opened = Signal(list)

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._name = "inspector-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:24]
        self._lock = QLockFile(str(folder / "window.lock"))
        self._lock.setStaleLockTime(0)  # never stale by age: a sitting lasts all day; a dead owner is noticed by its id
        # Where no lock can be written this is the first window: the store has a lock of its own.
        self.first = self._lock.tryLock(50) or self._lock.error() != QLockFile.LockError.LockFailedError
        if self.first:
            QLocalServer.removeServer(self._name)
            self._server = QLocalServer(self)
            self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
            self._server.listen(self._name)
            self._server.newConnection.connect(self._welcome)

    def hand_over(self, names: list[str]) -> bool:
        """Send file names to the first window. False when it does not answer."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(json.dumps(names).encode() + b"\n")
        socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return True

    def close(self) -> None:
        """Stop listening and give the lock back."""
        if self.first:
            self._server.close()
            self._lock.unlock()
            self.first = False

    def _welcome(self) -> None:
        """Read at once: the sender is this program on this machine and writes its line as it connects."""
        socket = self._server.nextPendingConnection()
        if socket.canReadLine() or socket.waitForReadyRead(_PATIENCE_MS):
            with suppress(ValueError):  # another program of this user talks to us
                names = json.loads(bytes(socket.readLine().data()))
                if isinstance(names, list):
                    self.opened.emit([str(name) for name in names])
        socket.close()
