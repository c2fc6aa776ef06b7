"""Whether a window can be shown at all; asked before Qt, which would end the program without a word."""

import ctypes
import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path

from inspector_app.support.errors import Trouble

_SCREENLESS = ("offscreen", "minimal", "vnc")
_X_LIBRARY, _X_PLUGIN = "libxcb.so.1", "libqxcb.so"


def check_display(environment: Mapping[str, str], platform: str = sys.platform) -> None:
    """Raise :class:`Trouble` ``window-not-available`` without a screen, ``window-libraries-missing`` on a bare system.

    Only X is judged: Qt finds its own way on Windows, on macOS and under Wayland, or needs no screen.
    """
    wanted = environment.get("QT_QPA_PLATFORM", "").partition(":")[0].partition(";")[0]
    if platform in ("win32", "darwin") or wanted in _SCREENLESS or environment.get("WAYLAND_DISPLAY"):
        return
    display = environment.get("DISPLAY", "")
    if not display:
        raise Trouble("window-not-available")
    plugin = _qt_plugin(_X_PLUGIN)
    missing = missing_library(_X_LIBRARY) or (missing_library(str(plugin)) if plugin else "")
    if missing:
        raise Trouble("window-libraries-missing", library=missing)
    if not x_answers(display):
        raise Trouble("window-not-available")


def x_answers(display: str) -> bool:
    """Whether the X server of a display such as ``:0`` takes us."""
    library = ctypes.CDLL(_X_LIBRARY)
    library.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(library.xcb_connect(display.encode(), None))
    refused = library.xcb_connection_has_error(connection)
    library.xcb_disconnect(connection)
    return not refused


def missing_library(library: str) -> str:
    """The name of the library that keeps ``library`` from being loaded; empty when the system has everything."""
    try:
        ctypes.CDLL(library)
    except OSError as error:
        return str(error).partition(":")[0]
    return ""


def _qt_plugin(name: str) -> Path | None:
    """Where the wheel keeps a platform plug-in; None for a Qt that is laid out otherwise."""
    found = importlib.util.find_spec("PySide6")
    for folder in (found.submodule_search_locations or ()) if found else ():
        path = Path(folder, "Qt", "plugins", "platforms", name)
        if path.is_file():
            return path
    return None
