"""From the start of the process to the painted unlock window, against a bare window with one label."""

import os
import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.benchmarks.desk import desk
from tests.benchmarks.measure import Row, side_by_side

_BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("示例")
label.show()
QTimer.singleShot(0, lambda: os._exit(0))
app.exec()
"""
_OURS = """
import os, sys
from inspector_app.cli import entry
from inspector_app.support.garbage import search_only_when_asked
search_only_when_asked()  # as the start does before it imports the window
from PySide6.QtCore import QTimer
from inspector_app.ui.start import program
begin = program.Program.begin
program.Program.begin = lambda *told: (begin(*told), QTimer.singleShot(0, lambda: os._exit(0)))
sys.argv = ["inspector-app", "--store", sys.argv[1]]
entry.main()
"""


def _run(code: str, folder: Path) -> None:
    """As it is installed: its modules are compiled, whatever this machine does with those of a working copy."""
    apart = {"QT_QPA_PLATFORM": "offscreen", "HOME": str(folder), "XDG_RUNTIME_DIR": str(folder)}
    compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    subprocess.run([sys.executable, "-c", code, str(folder / "store")], env=os.environ | apart | compiled, check=True)


def measure() -> Iterator[Row]:
    """Offscreen, warm disk."""
    with desk() as (context, folder):
        context.store.close()
        _run(_OURS, folder)
        ours, theirs = side_by_side(partial(_run, _OURS, folder), partial(_run, _BARE, folder))
        yield Row("start to the unlock window", "bare window", ours, theirs, 2.0, 1.5)
