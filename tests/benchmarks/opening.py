"""Opening a transcript of 240 questions, and another look of it, against one of a dozen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication

from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.interviews.interviews_page import InterviewsPage
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.session import Session
from tests.benchmarks.desk import desk
from tests.benchmarks.keys import a_transcript
from tests.benchmarks.measure import Row, side_by_side

_LONG, _SHORT = 240, 12


def measure() -> Iterator[Row]:
    """Until it is painted; the paper beside it is drawn by nobody."""
    app = QApplication.instance() or QApplication([])
    family = load_screen_font()
    theme.apply(app, theme.STANDARD, family)
    with desk() as (context, _folder):
        page = InterviewsPage(Session(context, JobRunner(lambda _work: None), BoxMessages()))
        page.resize(1366, 768)
        page.show()
        long, short = a_transcript(context, _LONG), a_transcript(context, _SHORT)

        def opened(rid: str) -> None:
            page.show_list()
            page.open_target(rid)
            _paint()

        def other_look(rid: str) -> float:
            opened(rid)
            return side_by_side(lambda: _looks(app, family), lambda: None)[0]

        ours, few = side_by_side(lambda: opened(long), lambda: opened(short))
        yield Row("opening 240 questions", "opening a dozen", ours, few, 1.3)
        yield Row("another look of 240 questions", "of a dozen", other_look(long), other_look(short), 1.2)
        page.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _looks(app: QApplication, family: str) -> None:
    for look in (theme.SUNLIGHT, theme.STANDARD):
        theme.apply(app, look, family)
        _paint()


def _paint() -> None:
    for _ in range(3):
        QCoreApplication.processEvents()
