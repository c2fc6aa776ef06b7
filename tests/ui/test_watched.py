"""Writing that takes longer: a box comes after half a second, hears 取消, and lets nothing else begin meanwhile."""

import pytest
from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QProgressBar

from inspector_app.support.progress import Cancelled
from inspector_app.ui.watched import Watched
from inspector_app.ui.widgets.progress_dialog import ProgressDialog


@pytest.fixture
def clock():
    return [100.0]


@pytest.fixture
def watched(qapp, clock):
    made = Watched("导入工资明细", lambda: True, lambda: clock[0])
    yield made
    made.end()


def box():
    return next((each for each in QApplication.topLevelWidgets() if isinstance(each, ProgressDialog)
                 and each.isVisible()), None)  # fmt: skip


def pressed(key, text=""):
    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, text)


def test_short_work_shows_nothing(watched, clock):
    clock[0] += 0.4
    watched.step(10, 100, "正在写入明细")
    assert box() is None


def test_longer_work_says_how_far_it_is_and_ends_with_its_box(watched, clock):
    clock[0] += 0.6
    watched.step(30, 100, "正在写入明细")
    shown = box()
    assert shown.findChild(QProgressBar).value() == 30
    assert {"正在写入明细", "已完成30%"} <= {label.text() for label in shown.findChildren(QLabel)}
    watched.end()
    assert box() is None


def test_escape_stops_at_the_next_step(watched, clock):
    clock[0] += 0.6
    watched.step(30, 100, "正在写入明细")
    QApplication.postEvent(box(), pressed(Qt.Key.Key_Escape))
    clock[0] += 0.2
    with pytest.raises(Cancelled):
        watched.step(40, 100, "正在写入明细")


def test_nothing_else_begins_while_the_box_is_up(qtbot, watched, clock):
    line, came = QLineEdit(), []
    qtbot.addWidget(line)
    line.show()
    timer = QTimer(line, singleShot=True, interval=0)
    timer.timeout.connect(lambda: came.append("draft"))
    timer.start()
    clock[0] += 0.6
    QApplication.postEvent(line, pressed(Qt.Key.Key_A, "a"))
    watched.step(30, 100, "正在写入明细")
    assert (came, line.text()) == ([], "")
    watched.end()
    qtbot.waitUntil(lambda: came == ["draft"])


def test_while_a_job_runs_the_box_is_only_painted(qapp, qtbot, clock):
    line = QLineEdit()
    qtbot.addWidget(line)
    busy = Watched("导入工资明细", lambda: False, lambda: clock[0])
    came = []
    line.customContextMenuRequested.connect(lambda _at: came.append(1), Qt.ConnectionType.QueuedConnection)
    line.customContextMenuRequested.emit(line.pos())
    clock[0] += 0.6
    busy.step(1, 2, "正在写入明细")
    assert (box() is not None, came) == (True, [])
    busy.end()
