import logging
import sys
import threading

import pytest
from PySide6.QtCore import Qt, QTimer, qWarning
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from inspector_app.support.errors import Trouble
from inspector_app.ui import crash
from inspector_app.ui.crash import CrashNet, anonymous_trace, without_names
from tests.ui.conftest import find_named


@pytest.fixture
def net(qapp):
    caught = []
    net = CrashNet(caught.append)
    net.caught = caught
    before = sys.excepthook, threading.excepthook
    net.install()
    yield net
    net.remove()
    sys.excepthook, threading.excepthook = before


def fail(name):
    raise ValueError(f"{name} is wrong")


def failure(name="示例工人甲 340000199001011234"):
    try:
        fail(name)
    except ValueError as error:
        return error


def test_log_and_details_hold_places_but_no_names():
    trace = anonymous_trace(failure())
    assert trace.startswith("ValueError\n")
    assert "test_crash.py" in trace
    assert "示例" not in trace
    assert "3400" not in trace


def test_names_and_numbers_are_blotted_out():
    assert without_names("cannot open 张三身份证.jpg 34000019900101123X") == "cannot open ….jpg …"


@pytest.mark.logs_warning
@pytest.mark.logs_warning
def test_uncaught_error_is_logged_without_its_message_and_told(net, caplog):
    with caplog.at_level(logging.ERROR):
        error = failure()
        sys.excepthook(type(error), error, error.__traceback__)
    assert net.caught == [error]
    assert "ValueError" in caplog.text
    assert "示例" not in caplog.text


@pytest.mark.logs_warning
@pytest.mark.logs_warning
def test_error_in_a_thread_is_told_on_the_gui_thread(net, qtbot):
    seen = []
    net._show = lambda _error: seen.append(threading.get_ident())
    thread = threading.Thread(target=fail, args=("甲",))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [threading.get_ident()]


def test_trouble_that_nobody_caught_is_no_crash(net, caplog):
    error = Trouble("ui-no-chinese-font")
    sys.excepthook(Trouble, error, None)
    assert net.caught == [error]
    assert caplog.text == ""


@pytest.mark.logs_warning
@pytest.mark.logs_warning
def test_words_of_qt_reach_the_log(net, caplog):
    with caplog.at_level(logging.WARNING):
        qWarning("cannot read 示例.png")
    assert "Qt: cannot read ….png" in caplog.text


def test_second_error_does_not_cover_the_first(net):
    net._show = lambda _error: net._tell(ValueError("second")) or net.caught.append(1)
    net._tell(failure())
    assert net.caught == [1]


def in_the_box(error, act, standing=""):
    """Show the box for an error and do something in it."""
    QTimer.singleShot(0, lambda: act(QApplication.activeModalWidget()))
    crash.show_crash(error, standing)


def words_of(box):
    return "\n".join(label.text() for label in box.findChildren(QLabel))


def test_dialog_is_calm_and_its_details_can_be_copied(qtbot):
    def person(box):
        assert "还有1份内容没有存进资料库" in words_of(box)
        assert "示例" not in words_of(box)
        for name in ("复制详细信息", "继续工作"):
            qtbot.mouseClick(find_named(box, QPushButton, name), Qt.MouseButton.LeftButton)

    error = failure()
    in_the_box(error, person, "还有1份内容没有存进资料库。")
    assert QApplication.clipboard().text() == anonymous_trace(error)


def test_trouble_is_told_by_its_sentence(qtbot):
    def person(box):
        assert "字体" in words_of(box)
        qtbot.mouseClick(find_named(box, QPushButton, "知道了"), Qt.MouseButton.LeftButton)

    in_the_box(Trouble("ui-no-chinese-font"), person)
