from PySide6.QtWidgets import QVBoxLayout, QWidget

from inspector_app.ui.widgets.label import ElidedLabel


def test_long_line_is_cut_and_told_in_full(shown):
    label = shown(ElidedLabel("很长的副标题" * 20))
    label.setText("更长的副标题" * 20)
    assert label.minimumSizeHint().width() <= 60 or label.minimumWidth() == 60
    assert label.toolTip() == label.text()
    assert not label.grab().isNull()


def test_a_title_takes_a_second_line_before_it_is_cut(qtbot, shown):
    page, label = QWidget(), ElidedLabel("拟列入拖欠农民工工资失信联合惩戒对象名单告知书", lines=2)
    column = QVBoxLayout(page)
    column.addWidget(label)
    column.addStretch()
    shown(page)
    line, needed = label.fontMetrics().lineSpacing(), label.sizeHint().width()
    page.resize(needed + 60, 300)
    qtbot.waitUntil(lambda: label.height() < 2 * line)
    page.resize(needed * 2 // 3, 300)
    qtbot.waitUntil(lambda: label.height() >= 2 * line)
    page.resize(needed // 3, 300)
    qtbot.waitUntil(lambda: label.width() < needed // 3)
    assert label.height() < 3 * line


def test_no_figure_is_torn_and_no_closing_mark_begins_a_line(qtbot, shown):
    words = "名单（2025年11月至2026年1月，22行）；银行流水（2026年3月9日至2026年3月12日）。" * 2
    label = shown(ElidedLabel(words, lines=4))
    for width in range(120, 420, 20):
        label.resize(width, 200)
        first = label.lines[:-1]
        rest = words
        for line in first:
            rest = rest.removeprefix(line)
            assert not (line[-1].isdigit() and rest[:1].isdigit()), (width, line)
            assert rest[:1] not in "，；。）"
