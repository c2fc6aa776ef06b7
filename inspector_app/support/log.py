"""The log: one rotating file outside the encrypted store, holding ids and codes, never names or numbers of people."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

LOGGER = "inspector_app"


def start_log(folder: Path) -> None:
    """Send the program's log to ``folder/inspector.log`` (three files of 1 MB at most).

    Where no file can be written there is no log: that must not keep anybody from working.
    """
    handler = _handler(folder)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger(LOGGER)
    root.handlers[:] = [handler]
    root.setLevel(logging.INFO)
    root.propagate = False


def _handler(folder: Path) -> logging.Handler:
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        return RotatingFileHandler(folder / "inspector.log", maxBytes=1 << 20, backupCount=2, encoding="utf-8")
    except OSError:
        return logging.NullHandler()
