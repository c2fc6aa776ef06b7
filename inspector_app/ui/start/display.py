"""Whether a window can be shown at all; asked before Qt, which would end the program without a word."""

import ctypes
import importlib.util
import socket
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from inspector_app.support.errors import Trouble

_SCREENLESS = ("offscreen", "minimal", "vnc")
_PATIENCE_SECONDS = 2.0
_X_PORT = 6000


def check_display(environment: Mapping[str, str], platform: str = sys.platform) -> None:
    """Raise :class:`Trouble` ``window-not-available`` on a system without screen or without Qt's own libraries."""
    wanted = environment.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if platform in ("win32", "darwin") or wanted in _SCREENLESS:
        return
    display, wayland = environment.get("DISPLAY", ""), environment.get("WAYLAND_DISPLAY", "")
    if not wayland and not (display and x_answers(display)):
        raise Trouble("window-not-available")
    if not wayland and not _loads(_qt_plugin("libqxcb.so")):
        raise Trouble("window-libraries-missing")


def x_answers(display: str, connect: Callable[[str], bool] | None = None) -> bool:
    """Whether somebody listens at an X display: ``:0``, ``:0.0`` or ``host:10.0``."""
    host, _, rest = display.rpartition(":")
    number = rest.partition(".")[0]
    if not number.isdigit():
        return False
    if host in ("", "unix"):
        return any(map(connect or _listens, (f"/tmp/.X11-unix/X{number}", f"\0/tmp/.X11-unix/X{number}")))  # noqa: S108
    try:
        with socket.create_connection((host, _X_PORT + int(number)), _PATIENCE_SECONDS):
            return True
    except OSError:
        return False


def _listens(name: str) -> bool:
    """Whether a local socket takes a connection."""
    if not hasattr(socket, "AF_UNIX"):
        return False
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(_PATIENCE_SECONDS)
        return line.connect_ex(name) == 0


def _qt_plugin(name: str) -> Path | None:
    found = importlib.util.find_spec("PySide6")
    folders = found.submodule_search_locations if found else None
    return Path(next(iter(folders)), "Qt", "plugins", "platforms", name) if folders else None


def _loads(library: Path | None) -> bool:
    """Whether the system has everything that a library is linked with; a Qt laid out otherwise is not judged."""
    if library is None or not library.is_file():
        return True
    try:
        ctypes.CDLL(str(library))
    except OSError:
        return False
    return True
