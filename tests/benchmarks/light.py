"""F9 on a window whose every page was visited, against the same key while the first page is the only one."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from statistics import median

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.session import Session
from inspector_app.ui.start.page_list import PAGES, page_specs
from tests.benchmarks.desk import desk
from tests.benchmarks.measure import Row, taken

_ROUNDS = 9


def _seconds_of_f9(window: MainWindow) -> float:
    """The window changes its look and is painted; there and back, so an odd number of times ends in the other look."""

    def key() -> None:
        window.toggle_light()
        QCoreApplication.processEvents()

    return median(taken(key) for _ in range(_ROUNDS))


def measure() -> Iterator[Row]:
    """The same window on 今日, before and after its other pages were visited: what is hidden must cost nothing."""
    app = QApplication.instance() or QApplication([])
    speak_chinese(app)
    theme.apply(app, theme.STANDARD, load_screen_font())
    with desk() as (context, _folder):
        session = Session(context, JobRunner(lambda work: work()), BoxMessages())
        window = MainWindow(session, page_specs(PAGES, session), load_screen_font())
        window.resize(1366, 768)
        window.show()
        QCoreApplication.processEvents()
        fresh = _seconds_of_f9(window)
        for page in (*PAGES, PAGES[0]):
            window.show_page(page.key)
            QCoreApplication.processEvents()
        full = _seconds_of_f9(window)
        window.close()
    yield Row("F9 with every page visited", "the same, one page visited", full, fresh, 1.1)
