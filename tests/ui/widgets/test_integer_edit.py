import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from inspector_app.domain.figures import parse_integer
from inspector_app.support.errors import Refused
from inspector_app.ui.widgets.integer_edit import IntegerEdit


def typed(qtbot, edit, text):
    qtbot.addWidget(edit)
    line = edit if isinstance(edit, QLineEdit) else edit.line
    line.setText(text)
    return edit


@pytest.mark.parametrize("text", ["-1", "1.5", "十二", "1234567890", "٣"])
def test_text_that_is_no_count(text):
    with pytest.raises(Refused, match="ui-integer-shape"):
        parse_integer(text, "heads")


def test_count_understands_commas_and_full_width(qtbot):
    assert typed(qtbot, IntegerEdit(), "１,284").value() == 1284
    edit = IntegerEdit()
    qtbot.addWidget(edit)
    assert edit.alignment() & Qt.AlignmentFlag.AlignRight
