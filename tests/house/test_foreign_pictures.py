"""Nothing from outside is decoded by Qt, and the plugins that a bundle ships are enough to run the program."""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import PySide6
import pytest

import inspector_app.ui
from inspector_app.support.paths import resource

SOURCES = sorted(Path(inspector_app.ui.__file__).parent.rglob("*.py"))
PLUGINS = Path(PySide6.__file__).parent / "Qt" / "plugins"
DECODES = (
    r"\b(QImageReader|QMovie|QPicture|QImageIOHandler)\b|\.(loadFromData|fromData)\(|QPixmap\([\"'f]|QImage\([\"'f]"
)


def test_no_code_lets_qt_decode_bytes():
    assert [file.name for file in SOURCES if re.search(DECODES, file.read_text(encoding="utf-8"))] == []


def test_only_the_reader_of_foreign_files_decodes_pictures():
    root = Path(inspector_app.ui.__file__).parents[1]
    texts = {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in root.rglob("*.py")}
    users = {name for name, text in texts.items() if re.search(r"\bfrom PIL\b|\bimport PIL\b", text)}
    given_pixels = {"documents/letters/child.py", "documents/ruled.py", "documents/page_edges.py"}  # without keys too
    given_pixels |= {"documents/images.py", "documents/volume.py"}  # of our own papers, as drawn
    assert users == {"documents/foreign.py", *given_pixels}
    assert [name for name in given_pixels if "Image.open" in texts[name]] == []


def test_a_frozen_bundle_knows_every_reader_for_strangers():
    """It has no ``python -m``: the program starts itself, and reads with the modules that the command line names."""
    root = Path(inspector_app.ui.__file__).parents[1]
    texts = {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in root.rglob("*.py")}
    readers = {
        module
        for text in texts.values()
        if "stranger.ask(" in text or "stranger.follow(" in text
        for module in re.findall(r'^_(?:MODULE|CHILD) = "([\w.]+)"', text, re.MULTILINE)
    }
    assert len(readers) >= 3
    assert {module for module in readers if f'module == "{module}"' not in texts["cli/entry.py"]} == set()


RUN = """
import sys
from PySide6.QtCore import QCoreApplication
QCoreApplication.setLibraryPaths([sys.argv[1]])
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication, QCheckBox
from inspector_app.ui import icons, theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.start.boxes import file_boxes
from inspector_app.ui.start.start_window import StartWindow
from inspector_app.support.clock import SystemClock
from inspector_app.ui.jobs import JobRunner
from pathlib import Path

app = QApplication([])
theme.apply(app, theme.STANDARD, load_screen_font())
window = StartWindow(JobRunner(), SystemClock(), file_boxes(), Path("x"))
window.begin(None)
window.show()
app.processEvents()
drawn = icons.pixmap("lock", 20, "#000000", 1.0).toImage()
ink = sum(drawn.pixelColor(x, y).alpha() > 0 for x in range(20) for y in range(20))
box = QCheckBox()
box.setChecked(True)
box.show()
app.processEvents()
plain, ticked = QCheckBox(), box.grab().toImage()
print(ink > 20, sorted(bytes(f.data()).decode() for f in QImageReader.supportedImageFormats()))
maps = Path("/proc/self/maps")
print([l.split()[-1] for l in maps.read_text().splitlines() if "/plugins/" in l] if maps.exists() else [])
"""


@pytest.mark.skipif(not PLUGINS.is_dir(), reason="the plugins lie elsewhere on this system")
def test_the_listed_plugins_are_enough_and_no_foreign_format_is_left(tmp_path):
    """The program on a folder that holds the listed plugins only: it starts, its icons and ticks are drawn."""
    for folder, names in tomllib.loads(resource("qt-plugins.toml").read_text(encoding="utf-8")).items():
        (tmp_path / folder).mkdir()
        for name in names:
            for file in (PLUGINS / folder).glob(f"lib{name}.so"):
                shutil.copy(file, tmp_path / folder)
                break
    (tmp_path / "qt.conf").touch()
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path)],
        capture_output=True, text=True, check=False, timeout=120,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin", "LD_LIBRARY_PATH": str(PLUGINS.parent / "lib"),
             "HOME": str(tmp_path)},
    )  # fmt: skip
    drawn, foreign = done.stdout.splitlines() or ["", done.stderr]
    assert drawn.startswith("True"), done.stderr
    formats = set(re.findall(r"'(\w+)'", drawn))
    assert {"svg", "png"} <= formats
    assert not formats & {"tiff", "tif", "icns", "tga", "pdf", "webp", "gif", "wbmp", "jpeg", "jpg", "ico"}
    assert foreign == "[]"
