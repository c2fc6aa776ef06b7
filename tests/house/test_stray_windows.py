"""Nothing flashes: while a page, a visit or a dialog opens, no other window comes in sight than the one wanted."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from inspector_app.domain.case import Case
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.project import Project
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.pictures import shots
from tests.house.sight import settle
from tests.house.test_every_dialog import DIALOGS, demo

SHOTS = shots()
_MOST = 6  # records of each kind
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in


class Watch(QObject):
    """Remembers each window that is shown: a widget shown before it has a parent is one for that moment."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[tuple[QWidget, str]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self._shown.append((watched, f"{type(watched).__name__} {watched.accessibleName()}".strip()))
        return False

    def beside(self, window: QWidget) -> list[str]:
        """What was shown beside the window that was wanted."""
        return [words for widget, words in self._shown if widget is not window]


@contextmanager
def watching() -> Iterator[Watch]:
    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    yield watch
    QApplication.instance().removeEventFilter(watch)


def opened(window: QWidget) -> QWidget:
    window.show()
    settle()
    return window


def test_the_watch_sees_a_widget_that_is_shown_before_it_has_a_parent(built):
    with watching() as watch:
        window = opened(built(QWidget))
        assert watch.beside(window) == []
        label = QLabel("甲")
        label.setVisible(True)
        QVBoxLayout(window).addWidget(label)
    assert watch.beside(window) == ["QLabel"]


@pytest.mark.parametrize("name", SHOTS)
def test_a_page_opens_alone(name, built):
    with watching() as watch:
        window = opened(built(SHOTS[name]))
        if isinstance(window, MainWindow):  # read once more, now that it is in sight
            window.session.changed.emit(None)
            settle()
    assert watch.beside(window) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_opens_alone(name, built):
    with watching() as watch:
        window = opened(built(lambda: DIALOGS[name](demo())))
    assert watch.beside(window) == []


def test_every_record_opens_alone(built):
    """The records of the demo, opened one after the other in a window in sight."""
    with watching() as watch:
        window = opened(built(SHOTS["today"]))
        for page, rid in records():
            window.session.go(page, rid)
            settle()
    assert watch.beside(window) == []


def records() -> list[tuple[str, str]]:
    find = demo().context.store.find
    kinds = {"projects": Project, "cases": Case, "inspections": Inspection, "interviews": Interview}
    return [(page, each.rid) for page, kind in kinds.items() for each in find(kind)[:_MOST]]
