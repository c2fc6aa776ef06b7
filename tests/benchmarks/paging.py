"""What each list and the first page read in a district after years, against a tenth of it; and going back to a page."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import time
from collections.abc import Iterator
from functools import partial

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
from inspector_app.usecases.context import Context
from tests.benchmarks import crowd
from tests.benchmarks.desk import desk
from tests.benchmarks.measure import Row, side_by_side

_LARGE, _SMALL = crowd.Size(cases=500, interviews=3000), crowd.Size(cases=50, interviews=300)
_USUAL = {"今日": 6, "case list": 4, "interview list": 10, "visit list": 10, "register": 6}


def measure() -> Iterator[Row]:
    """Seconds of the processor. Ten times as much in sight is at most ten times as much work."""
    with desk() as (large, _folder), desk() as (small, _other):
        crowd.fill(large, _LARGE)
        crowd.fill(small, _SMALL)
        for name, read in crowd.PAGES.items():
            ours, theirs = side_by_side(partial(read, large), partial(read, small), clock=time.process_time)
            yield Row(f"{name}, 500 cases", "the same, 50 cases", ours, theirs, _USUAL[name])
        yield _going_back(large, small)


def _going_back(large: Context, small: Context) -> Row:
    """From page to page, when each was seen before and nothing was saved since."""
    app = QApplication.instance() or QApplication([])
    speak_chinese(app)
    theme.apply(app, theme.STANDARD, load_screen_font())
    rounds = [_window(context) for context in (large, small)]
    ours, theirs = side_by_side(*(partial(_round, window) for window in rounds), clock=time.process_time)
    for window in rounds:
        window.close()
    return Row("every page again, 500 cases", "the same, 50 cases", ours, theirs, 1.1)


def _window(context: Context) -> MainWindow:
    session = Session(context, JobRunner(lambda work: work()), BoxMessages())
    window = MainWindow(session, page_specs(PAGES, session), load_screen_font())
    window.resize(1366, 768)
    window.show()
    _round(window)
    return window


def _round(window: MainWindow) -> None:
    for page in PAGES:
        window.show_page(page.key)
        QCoreApplication.processEvents()
