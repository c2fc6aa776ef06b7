"""A process that has imported what reads strangers' files, and forks a reader when :mod:`tests.warm_readers` asks."""

import contextlib
import gc
import importlib
import json
import os
import socket
import sys

READERS = ("inspector_app.exchange.tables.formats.child", "inspector_app.documents.foreign")
_LATER = (
    "PIL.Image", "PIL.ImageChops", "PIL.ImageFilter", "PIL.ImageOps", "openpyxl.styles.numbers",
    "openpyxl.utils.datetime", "pypdfium2", "zxingcpp",
)  # fmt: skip
"""What they import once they need it."""


def _nurse(channel: socket.socket) -> None:
    for module in (*READERS, *_LATER):
        importlib.import_module(module)
    gc.freeze()
    while True:
        wanted, pipes, _, _ = socket.recv_fds(channel, 1 << 10, 2)
        if not wanted:
            return
        with contextlib.suppress(ChildProcessError):
            while os.waitpid(-1, os.WNOHANG)[0]:
                pass
        pid = os.fork()
        if not pid:
            channel.close()
            _read(*json.loads(wanted), *pipes)
        for pipe in pipes:
            os.close(pipe)
        channel.send(str(pid).encode())


def _read(module: str, cpu_seconds: int, source: int, target: int) -> None:
    try:
        for pipe, place in ((source, 0), (target, 1), (os.open(os.devnull, os.O_WRONLY), 2)):
            os.dup2(pipe, place)
            os.close(pipe)
        sys.argv = [module, str(cpu_seconds)]
        sys.modules[module].main()
    finally:
        os._exit(0)


if __name__ == "__main__":
    _nurse(socket.socket(fileno=int(sys.argv[1])))
