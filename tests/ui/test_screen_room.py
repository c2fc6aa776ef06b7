import pytest
from PySide6.QtCore import QSize
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget

from inspector_app.ui.screen_room import bound_width, room, within
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.plain_dialog import PlainDialog


def test_a_window_never_wishes_for_more_than_the_screen_has(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    screen = window.screen().availableGeometry().size()
    assert room(window).height() < screen.height()
    assert within(QSize(99_999, 50), window) == QSize(room(window).width(), 50)
    assert within(QSize(10, 99_999), window) == QSize(10, room(window).height())
    assert within(QSize(10, 20), window) == QSize(10, 20)


def test_a_least_width_is_never_more_than_the_screen_has(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    for wished, least in ((99_999, room(window).width()), (300, 300)):
        window.setMinimumWidth(wished)
        bound_width(window)
        assert window.minimumWidth() == least


def test_the_title_bar_of_a_dialog_that_opens_is_within_reach(qtbot):
    dialog = FormDialog("登记", "登记")
    qtbot.addWidget(dialog)
    dialog.move(0, -60)  # as when the desktop puts a title bar around one that is as high as the screen
    with qtbot.waitActive(dialog):
        dialog.show()
        dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.frameGeometry().top() >= dialog.screen().availableGeometry().top())


@pytest.mark.parametrize("make", [lambda: FormDialog("登记", "登记"), lambda: PlainDialog("说明", 400)])
def test_an_open_dialog_grows_with_what_comes_into_sight_and_stays_as_small_as_it_was_made(make, qtbot):
    dialog = make()
    qtbot.addWidget(dialog)
    first, later = QLabel("一"), QLabel("后来才看得见的")
    later.setFixedHeight(180)
    later.hide()
    for each in (first, later):
        dialog.body.addWidget(each)
    with qtbot.waitExposed(dialog):
        dialog.show()
    QTest.qWait(20)
    before = dialog.height()
    later.show()
    qtbot.waitUntil(lambda: later.visibleRegion().boundingRect().height() == 180 and dialog.height() > before)
    dialog.resize(dialog.width(), before)
    first.setText("二")
    QTest.qWait(20)
    assert dialog.height() == before or isinstance(dialog, PlainDialog)  # that one has nothing that scrolls
