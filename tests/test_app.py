"""The window program from outside: what it says where no window can be shown, and what its start leaves alone."""

import os
import subprocess
import sys

import pytest

from inspector_app.office.layout import DATABASE, KEYS
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.store_file import create_store
from tests.desk import CHEAP, PASSPHRASE, SETUP

MAIN = "from inspector_app.cli import main; main()"


def run(code, *arguments, **environment):
    kept = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=kept | {"PYTHONUTF8": "1"} | environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a screen")
def test_without_a_screen_one_sentence_and_exit_code_1():
    result = run(MAIN)
    assert result.returncode == 1
    assert "没有可用的显示器" in result.stderr
    assert "Traceback" not in result.stderr


def test_the_command_line_can_name_the_window_without_qt():
    result = run("import inspector_app.app, sys; print('PySide6' in sys.modules)")
    assert result.stdout.strip() == "False"


FIRST_WINDOW = """
import os, sys
from PySide6 import QtWidgets
from PySide6.QtCore import QTimer
from inspector_app.cli import entry
from inspector_app.ui.start import program

made_ready = sys.argv.pop(1)

def look():
    if made_ready in sys.modules:
        print("ready")
        os._exit(sys.stdout.flush() or 0)

class Watched(program.Program):
    def begin(self, store, url=""):
        super().begin(store, url)
        slow = ("openpyxl", "reportlab", "pikepdf", "pypdfium2", "PIL", "lxml", "inspector_app.documents",
                "sqlite_utils", "sqlcipher3", "zxcvbn", "inspector_app.lawbook", "inspector_app.formdefs",
                "inspector_app.exchange", "inspector_app.store.store", "inspector_app.usecases.context", "nacl",
                "inspector_app.domain.records", "inspector_app.domain.dates", "inspector_app.ui.binding",
                "inspector_app.ui.widgets.file_box", made_ready)
        print((self.start_window or self.office_window).isVisible(), [name for name in slow if name in sys.modules])
        print([name for name in ("click", "subprocess", "html") if name in sys.modules],
              [kind for kind in ("QWizard", "QMdiArea") if kind in vars(QtWidgets)])
        self.looking = QTimer(self, interval=20)
        self.looking.timeout.connect(look)
        self.looking.start()

program.Program = Watched
sys.argv = ["inspector-app", *sys.argv[1:]]
entry.main()
"""


@pytest.mark.parametrize(
    ("what_lies_there", "made_ready"),
    [((), "inspector_app.ui.start.sitting"), ((KEYS, DATABASE), "inspector_app.ui.office.office_desk")],
)
def test_the_first_window_is_shown_before_what_opens_a_store_or_an_office_which_is_made_ready_behind_it(
    tmp_path, what_lies_there, made_ready
):
    for name in what_lies_there:
        (tmp_path / name).touch()
    where = {"HOME": str(tmp_path), "QT_QPA_PLATFORM": "offscreen"}
    result = run(FIRST_WINDOW, made_ready, "--store", str(tmp_path), **where)
    assert result.stdout.splitlines() == ["True []", "[] []", "ready"], result.stderr


LEFT_AT_ONCE = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from inspector_app.cli import entry
from inspector_app.ui.start import program

def look():
    if "inspector_app.ui.start.sitting" in sys.modules:  # its import has begun
        QApplication.quit()

class Watched(program.Program):
    def begin(self, store, url=""):
        super().begin(store, url)
        self.looking = QTimer(self, interval=1)
        self.looking.timeout.connect(look)
        self.looking.start()

program.Program = Watched
entry.main()
"""


def test_who_leaves_while_it_is_made_ready_is_told_of_no_bug(tmp_path):
    result = run(LEFT_AT_ONCE, HOME=str(tmp_path), QT_QPA_PLATFORM="offscreen")
    assert (result.returncode, result.stderr) == (0, "")


FIRST_PAGE = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from inspector_app.support.clock import SystemClock
from inspector_app.support.settings import WindowSettings
from inspector_app.ui.fonts import load_screen_font
from inspector_app.usecases.opening import Opening
from inspector_app.ui.start.page_list import PAGES
from inspector_app.ui.start.program import Program
from inspector_app.ui.start.sitting import Sitting
from inspector_app.usecases.store_file import enter, unlock

app = QApplication([])
store = Path(sys.argv[1])
context = enter(unlock(store, "correct horse"), SystemClock())
sitting = Sitting(Opening(context, store), PAGES, load_screen_font(), WindowSettings(), app)
sitting.show(maximized=False)
app.processEvents()
slow = ("reportlab", "pikepdf", "openpyxl", "pypdfium2")
print(sitting.window.key, [name for name in slow if name in sys.modules])
sitting.close()
app.processEvents()
"""


def test_the_first_page_is_shown_without_what_draws_papers(tmp_path):
    create_store(tmp_path / "store", PASSPHRASE, SETUP, SystemClock(), CHEAP).store.close()
    result = run(FIRST_PAGE, str(tmp_path / "store"), QT_QPA_PLATFORM="offscreen")
    assert result.stdout.strip() == "today []", result.stderr


def test_input_methods_are_named_before_qt_starts():
    code = """
import os, sys
from inspector_app import app
from inspector_app.ui.start import program
program.start = lambda store, pages, url, files: print(os.environ["QT_IM_MODULES"], len(pages) > 1) or 7
sys.exit(app.run(None))
"""
    result = run(code, QT_QPA_PLATFORM="offscreen")
    assert result.returncode == 7, result.stderr
    assert result.stdout.strip() == "fcitx;ibus True"
