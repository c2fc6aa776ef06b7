"""Rows and columns said by what stands in them: order, room, places and edges are as when laid by hand."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from inspector_app.ui.layouts import AS_AROUND, REST, in_column, in_row, placed, wide


def test_a_row_goes_from_left_to_right_and_what_is_wide_takes_the_rest(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    one, two, three = QLabel("一"), QLabel("二"), QLabel("三")
    in_row(one, wide(two), 20, three, gap=10, edges=(5, 0, 5, 0), of=place)
    place.resize(400, 60)
    place.show()
    assert one.x() == 5
    assert two.x() == one.geometry().right() + 1 + 10
    assert three.x() == two.geometry().right() + 1 + 20 + 10  # the gap beside the room stands once
    assert three.geometry().right() + 1 == 395
    assert two.width() > one.width() + three.width()


def test_a_column_holds_rows_and_leaves_the_rest_free(qtbot):
    place = QWidget()
    qtbot.addWidget(place)
    above, beside, below = QLabel("上"), QLabel("旁"), QLabel("下")
    inner = in_row(above, beside, gap=AS_AROUND)
    in_column(inner, placed(below, Qt.AlignmentFlag.AlignRight), REST, gap=7, of=place)
    place.resize(300, 300)
    place.show()
    assert above.parentWidget() is place
    assert inner.spacing() == 7
    assert below.y() == inner.geometry().bottom() + 1 + 7
    assert below.geometry().right() + 1 == 300
    assert below.width() == below.sizeHint().width()
    assert below.geometry().bottom() < 150
