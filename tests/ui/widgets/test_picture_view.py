"""A picture with four corners to be moved, by mouse and by keys, and the strip that enlarges a part of it."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest

from inspector_app.ui.widgets.picture_strip import PictureStrip
from inspector_app.ui.widgets.picture_view import PictureView

WHOLE = ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))


@pytest.fixture
def image():
    """White, with a red line of writing at three quarters of its height."""
    made = QImage(1000, 800, QImage.Format.Format_RGB32)
    made.fill(QColor("white"))
    painter = QPainter(made)
    painter.fillRect(0, 590, 1000, 20, QColor("#c00000"))
    painter.end()
    return made


@pytest.fixture
def view(shown, image):
    made = shown(PictureView("照片"))
    made.resize(512, 412)
    made.show_image(image)
    return made


def test_a_corner_is_dragged_with_the_mouse_and_stays_inside(view):
    view.ask_corners(WHOLE)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(6, 6))
    QTest.mouseMove(view, QPoint(131, 106))
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, pos=QPoint(131, 106))
    assert view.corners[0] == pytest.approx((0.25, 0.25), abs=0.01)
    assert tuple(view.corners[1:]) == WHOLE[1:]
    QTest.mousePress(view, Qt.MouseButton.LeftButton, pos=QPoint(131, 106))
    QTest.mouseMove(view, QPoint(-300, 106))
    assert view.corners[0][0] == 0.0


def test_a_corner_is_chosen_by_its_number_and_moved_by_arrows(view, qtbot):
    view.ask_corners(WHOLE)
    with qtbot.waitSignal(view.corner_moved) as moved:
        QTest.keyClick(view, Qt.Key.Key_4)
    assert moved.args == [0.0, 1.0]
    QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.corners[3] == pytest.approx((0.02, 0.998))
    assert "第4角（左下）：距左边2.0%，距上边99.8%" in view.accessibleDescription()


def test_without_corners_the_keys_are_somebody_elses(view):
    view.ask_corners(WHOLE)
    view.end_corners()
    QTest.keyClick(view, Qt.Key.Key_1)
    assert view.corners == []
    assert view.accessibleDescription() == ""


def test_the_strip_brings_a_line_in_sight_and_enlarges_it(shown, image):
    strip = shown(PictureStrip("这一行"))
    strip.resize(600, 104)
    strip.show_image(image)
    strip.show_part((0.0, 0.725, 1.0, 0.775), 0.5)
    seen = strip.grab().toImage()
    assert seen.pixelColor(seen.width() // 2, seen.height() // 2) == QColor("#c00000")
    before = strip.seen.width()
    strip.zoom_in()
    assert strip.seen.width() < before
    strip.zoom_out()
    assert strip.seen.width() == pytest.approx(before)


def test_the_strip_looks_where_in_a_wide_line_it_is_told(shown, image):
    strip = shown(PictureStrip("这一行"))
    strip.resize(200, 104)
    strip.show_image(image)
    strip.show_part((0.0, 0.725, 1.0, 0.775), 0.1)
    left = strip.seen
    strip.show_part((0.0, 0.725, 1.0, 0.775), 0.9)
    assert left.center().x() < 500 < strip.seen.center().x()


def test_a_strip_without_picture_is_empty_and_does_not_break(shown):
    strip = shown(PictureStrip("这一行"))
    strip.show_part((0.0, 0.0, 1.0, 0.1), 0.5)
    assert not strip.grab().isNull()
