"""F9 on a window whose every page was visited, and on the fullest pages, against the same key on the first page."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator
from statistics import median

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

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
from tests.pictures.pages import shots

_ROUNDS = 9
_FULL = {"inspection-1": 3.2, "inspection-2": 1.1, "interview": 3.0, "documents-editor": 2.2, "case": 1.9}


def _seconds_of_f9(window: QWidget) -> float:
    """The window changes its look and is painted; there and back, so an odd number of times ends in the other look."""

    def key() -> None:
        if isinstance(window, MainWindow):
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
    first = _seconds_on("today")
    for name, usual in _FULL.items():
        yield Row(f"F9 on {name}", "the same on today", _seconds_on(name), first, usual)


def _seconds_on(shot: str) -> float:
    """The same key on a page of the demo as it is pictured."""
    window = shots()[shot]()
    window.resize(1366, 768)
    window.show()
    QCoreApplication.processEvents()
    seconds = _seconds_of_f9(window)
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return seconds
