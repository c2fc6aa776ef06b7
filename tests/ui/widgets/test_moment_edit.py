from datetime import date, datetime, timedelta

from PySide6.QtWidgets import QLineEdit

from inspector_app.support.clock import CHINA
from inspector_app.ui.widgets.moment_edit import MomentEdit


def test_moment_is_a_chinese_wall_clock_in_utc(qtbot):
    edit = MomentEdit()
    qtbot.addWidget(edit)
    edit.set_value(datetime(2026, 3, 5, 9, 30, tzinfo=CHINA))
    assert (edit.day.line.text(), edit.time.text()) == ("2026-03-05", "09:30")
    assert edit.value() == datetime(2026, 3, 5, 9, 30, tzinfo=CHINA)
    assert edit.value().utcoffset() == timedelta(0)


def test_half_a_moment_is_a_problem(qtbot):
    edit = MomentEdit("at")
    qtbot.addWidget(edit)
    assert edit.problem() is None
    edit.day.set_value(date(2026, 3, 5))
    assert edit.value() is None
    assert edit.problem().code == "ui-moment-half"
    edit.time.setText("9:00")
    assert edit.problem() is None


def test_parts_of_a_moment_are_named_apart(qtbot, named):
    edit = MomentEdit()
    qtbot.addWidget(edit)
    edit.setAccessibleName("检查时间")
    assert named(edit, QLineEdit, "检查时间：日期")
    assert named(edit, QLineEdit, "检查时间：时间")
