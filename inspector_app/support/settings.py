"""What the window remembers outside every store, in plain text: the last store, the theme, its size; nothing else."""

import json
from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from inspector_app.support.files import write_durably

_FILE = "window.json"
_LEAST, _MOST = 400, 20_000
PERCENTS = (100, 110, 125, 150, 175, 200)
"""How large everything in the window may be shown; the first is usual."""
SCALE = "QT_SCALE_FACTOR"
"""The environment's word by which Qt is told so when it begins."""


@dataclass(frozen=True, slots=True)
class WindowSettings:
    """``store`` is the path of the last store or empty, ``theme`` a theme's name, sizes are logical pixels (a smaller
    screen is filled), ``percent`` is how large everything is shown from the next start on, ``aside`` the path of the
    encrypted file into which typing was put when the store's disk was full.

    ``others`` are the keys of a newer version, kept as they are.
    """

    store: str = ""
    theme: str = "standard"
    width: int = 1600
    height: int = 900
    maximized: bool = False
    aside: str = ""
    percent: int = PERCENTS[0]
    others: Mapping[str, Any] = field(default_factory=dict)


_KNOWN = tuple(one.name for one in fields(WindowSettings) if one.name != "others")


def read_settings(folder: Path) -> WindowSettings:
    """The settings kept in ``folder``. Whatever is missing, unreadable or odd falls back to its usual value."""
    try:
        found = json.loads((folder / _FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return WindowSettings()
    if not isinstance(found, dict):
        return WindowSettings()
    good = {key: value for key, value in found.items() if key in _KNOWN and _fits(key, value)}
    return replace(WindowSettings(**good), others={key: v for key, v in found.items() if key not in _KNOWN})


def show_at(percent: int, environ: MutableMapping[str, str]) -> None:
    """Have Qt show everything so large once it begins, unless whoever starts the program says otherwise."""
    if percent != PERCENTS[0]:
        environ.setdefault(SCALE, f"{percent / 100:g}")


def write_settings(folder: Path, settings: WindowSettings) -> None:
    """Keep the settings. Raises :class:`Trouble` ``disk-write-failed``."""
    known = {key: getattr(settings, key) for key in _KNOWN}
    text = json.dumps({**settings.others, **known}, ensure_ascii=False, indent=1)
    write_durably(folder / _FILE, text.encode())


def _fits(key: str, value: Any) -> bool:
    usual = getattr(WindowSettings(), key)
    if type(value) is not type(usual):
        return False
    if key == "percent":
        return value in PERCENTS
    return not isinstance(value, int) or isinstance(value, bool) or _LEAST <= value <= _MOST
