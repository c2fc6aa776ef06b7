"""Pictures of windows in both themes, without a screen: at 1366×768, and with 150 % at 1920×1080 and at 1366×768.

``python -m tests.pictures.grab OUT [--from MODULE:FUNCTION]``; the function returns names and builders of widgets.
"""

import argparse
import importlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.widgets.masked_edit import MaskedEdit

Shots = Mapping[str, Callable[[], QWidget]]
_ROUNDS = 3  # texts that grow with their width need a second layout


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen to imitate: size in pixels and Qt's scale factor."""

    name: str
    width: int
    height: int
    scale: float


SCREENS = (
    Screen("1366x768", 1366, 768, 1.0),
    Screen("1920x1080-150", 1920, 1080, 1.5),
    Screen("1366x768-150", 1366, 768, 1.5),
)


def grab(widget: QWidget, path: Path, size: QSize) -> None:
    """Show a widget at a size and save its picture as PNG. Every masked number is masked in the picture."""
    widget.resize(size)
    widget.show()
    for edit in QApplication.allWidgets():
        if isinstance(edit, MaskedEdit) and widget.isAncestorOf(edit):
            edit.conceal()
    for _ in range(_ROUNDS):
        QApplication.processEvents()
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))


def grab_all(shots: Shots, folder: Path, screen: Screen) -> list[Path]:
    """One picture of each widget in each theme; returns the files."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("pictures need a QApplication")
    family = load_screen_font()
    size = QSize(round(screen.width / screen.scale), round(screen.height / screen.scale))
    files = []
    for look in theme.THEMES.values():
        theme.apply(app, look, family)
        for name, build in shots.items():
            widget = build()
            files.append(folder / f"{name}-{look.name}-{screen.name}.png")
            grab(widget, files[-1], size)
            widget.close()
            widget.deleteLater()
    return files


def _shots(source: str) -> Shots:
    module, _, function = source.partition(":")
    shots: Shots = getattr(importlib.import_module(module), function)()
    return shots


def in_a_process(command: list[str], screen: Screen) -> None:
    """Run a command as on such a screen, without one: Qt reads its scale once."""
    with TemporaryDirectory() as folder:
        told = {"name": screen.name, "x": 0, "y": 0, "width": screen.width, "height": screen.height, "dpr": 1.0}
        told |= {"logicalDpi": 96, "logicalBaseDpi": 96}
        Path(folder, "screen.json").write_text(json.dumps({"screens": [told]}), encoding="utf-8")
        platform = f"offscreen:configfile={os.path.relpath(Path(folder, 'screen.json'))}"
        environment = os.environ | {"QT_QPA_PLATFORM": platform, "QT_SCALE_FACTOR": str(screen.scale)}
        subprocess.run(command, env=environment, check=True)


def main(arguments: list[str] | None = None) -> None:
    """Start one process for each screen, since Qt reads its scale once; each takes its pictures."""
    parser = argparse.ArgumentParser(prog="python -m tests.pictures.grab")
    parser.add_argument("out", type=Path)
    parser.add_argument("--from", dest="source", default="tests.pictures.pages:shots", metavar="MODULE:FUNCTION")
    parser.add_argument("--screen", choices=[screen.name for screen in SCREENS], help=argparse.SUPPRESS)
    given = parser.parse_args(arguments)
    for screen in SCREENS:
        if given.screen is None:
            command = [sys.executable, "-m", "tests.pictures.grab", str(given.out), "--from", given.source]
            in_a_process([*command, "--screen", screen.name], screen)
        elif given.screen == screen.name:
            app = QApplication(sys.argv[:1])
            speak_chinese(app)
            grab_all(_shots(given.source), given.out, screen)


if __name__ == "__main__":
    main()
