"""A tooltip shows the text as it stands, whatever it looks like."""

import pytest
from PySide6.QtGui import Qt, QTextDocumentFragment
from PySide6.QtWidgets import QLabel

from inspector_app.ui.widgets.tip import plain_tip, set_tip

MARKUP = [
    '<img src="file:///etc/hostname">示例公司',
    "<b>示例</b>",
    "甲 & 乙 <i>",
    "&lt;b&gt;",
    "  <?xml version='1.0'?>",
    "<a href='file:///etc/passwd'>点这里</a>\n第二行",
]


@pytest.mark.parametrize("text", MARKUP)
def test_mark_up_comes_out_as_it_was(text, qtbot):
    widget = QLabel()
    qtbot.addWidget(widget)
    set_tip(widget, text)
    shown = widget.toolTip()
    if Qt.mightBeRichText(shown):
        shown = QTextDocumentFragment.fromHtml(shown).toPlainText()
    assert shown.split() == text.split()


@pytest.mark.parametrize("text", ["", "示例公司", "3 < 4", "甲\n乙"])
def test_plain_text_stays_itself(text):
    assert plain_tip(text) == text
