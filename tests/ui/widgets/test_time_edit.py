from datetime import time

import pytest
from PySide6.QtWidgets import QLineEdit

from inspector_app.domain.dates import parse_time
from inspector_app.support.errors import Refused
from inspector_app.ui.widgets.time_edit import TimeEdit


def typed(qtbot, edit, text):
    qtbot.addWidget(edit)
    line = edit if isinstance(edit, QLineEdit) else edit.line
    line.setText(text)
    return edit


@pytest.mark.parametrize(("text", "meant"), [("9:05", time(9, 5)), ("0905", time(9, 5)), ("14时30分", time(14, 30))])
def test_time_of_day(qtbot, text, meant):
    assert typed(qtbot, TimeEdit(), text).value() == meant


@pytest.mark.parametrize("text", ["25:00", "9:60", "上午九点", "9"])
def test_text_that_is_no_time(text):
    with pytest.raises(Refused, match="ui-time-shape"):
        parse_time(text, "at")
