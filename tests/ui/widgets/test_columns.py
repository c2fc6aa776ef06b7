from PySide6.QtWidgets import QLabel

from inspector_app.ui.widgets.columns import Columns


def test_columns_lie_below_each_other_when_there_is_no_room(qtbot, shown):
    columns = Columns(least=600)
    left, right = QLabel("左"), QLabel("右")
    columns.left.addWidget(left)
    columns.right.addWidget(right)
    shown(columns)
    columns.resize(800, 300)
    qtbot.waitUntil(lambda: right.geometry().left() > left.geometry().right())
    columns.resize(400, 300)
    qtbot.waitUntil(lambda: right.geometry().top() > left.geometry().bottom())
