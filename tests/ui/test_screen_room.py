from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from inspector_app.ui.screen_room import bound_width, room, within


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
