from PySide6.QtWidgets import QLineEdit

from inspector_app.ui.widgets.elided_line import ElidedLine

NAME = "示例路桥集团第二工程有限公司"


def line(shown, words, width=150):
    made = shown(ElidedLine())
    made.resize(width, 36)
    made.setText(words)
    made.setCursorPosition(0)
    return made


def test_words_that_have_no_room_end_in_dots_and_the_tooltip_has_them_all(shown):
    """Two names that differ only behind the cut look the same, and unlike one that is cut hard."""
    lines = [line(shown, f"{NAME}{end}") for end in ("甲乙丙", "丁戊己")]
    assert lines[0].grab().toImage() == lines[1].grab().toImage()
    assert [each.toolTip() for each in lines] == [f"{NAME}甲乙丙", f"{NAME}丁戊己"]
    hard = shown(QLineEdit(f"{NAME}甲乙丙"))
    hard.setReadOnly(True)
    hard.resize(150, 36)
    hard.setCursorPosition(0)
    assert hard.grab().toImage() != lines[0].grab().toImage()


def test_words_that_have_room_need_no_tooltip(shown):
    made = line(shown, NAME, 600)
    assert made.toolTip() == ""
    made.resize(150, 36)
    assert made.toolTip() == NAME
