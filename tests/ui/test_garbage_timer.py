"""Widgets that hold each other are destroyed by the window's own thread, never by one that works beside it."""

import threading
import weakref

from PySide6.QtWidgets import QWidget

from inspector_app.ui.garbage_timer import GarbageTimer


class _Knot(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.itself = self


def test_a_worker_destroys_no_widget_and_the_window_does(qapp, qtbot):
    timer = GarbageTimer(qapp)
    known = weakref.ref(_Knot())
    kept: list[list[int]] = []
    other = threading.Thread(target=lambda: kept.extend([number] for number in range(100_000)))
    other.start()
    other.join()
    assert known() is not None
    qtbot.waitUntil(lambda: known() is None)
    timer.deleteLater()
