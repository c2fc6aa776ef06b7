"""In the editor of every paper, on a small screen, days, times, numbers and chosen words are read whole."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QStyle,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QWidget,
)

from inspector_app.formdefs.facts import example
from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.facts_form import FactsForm
from inspector_app.ui.widgets.list_grid import ListGrid
from inspector_app.ui.widgets.parsed_edit import ParsedEdit
from inspector_app.usecases.facts_split import split
from tests.house.test_every_form import every_form

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ROOM = 490
"""What the left half of the editor leaves between its borders on a screen of 1366×768."""


def room(line: QLineEdit) -> int:
    option = QStyleOptionFrame()
    line.initStyleOption(option)
    return line.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, line).width()


def room_of(box: QComboBox) -> int:
    option = QStyleOptionComboBox()
    box.initStyleOption(option)
    part = QStyle.SubControl.SC_ComboBoxEditField
    return box.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, box).width()


def cut(form: FactsForm) -> Iterator[str]:
    """What is wider than its entry, lists and texts of any length left out."""
    for name, field in form.fields.items():
        if isinstance(field.entry, ListGrid):
            continue
        for line in [field.entry, *field.entry.findChildren(ParsedEdit)]:
            if isinstance(line, ParsedEdit) and width(line, line.text()) > room(line):
                yield f"{name}: {line.text()}"
        box = field.entry
        if isinstance(box, ChoiceBox) and is_cut(box) and box.currentText() not in box.toolTip():
            yield f"{name}: {box.currentText()}"


def is_cut(box: ChoiceBox) -> bool:
    return width(box, box.currentText()) > room_of(box)


def width(entry: QWidget, text: str) -> int:
    return entry.fontMetrics().horizontalAdvance(text)


@every_form
@pytest.mark.parametrize("look", sorted(theme.THEMES))
def test_nothing_is_cut(form, look, qtbot):
    theme.apply(QApplication.instance(), theme.THEMES[look], load_screen_font())
    entries = FactsForm(split(form, {}).asked, example(form), lambda: date(2026, 3, 2))
    qtbot.addWidget(entries)
    entries.setFixedWidth(ROOM)
    entries.show()
    QApplication.processEvents()
    found = list(cut(entries))
    theme.apply(QApplication.instance(), theme.STANDARD, load_screen_font())
    assert found == []
