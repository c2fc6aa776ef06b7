from PySide6.QtGui import QFontMetrics, QTextLayout, QTextOption

from inspector_app.ui.widgets.label import SumsLabel, breakable


def lines_of(label, width):
    """The lines into which what is drawn breaks."""
    drawn = super(SumsLabel, label).text()
    layout = QTextLayout(drawn, label.font())
    layout.setTextOption(QTextOption())
    layout.beginLayout()
    found = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        found.append(drawn[line.textStart() : line.textStart() + line.textLength()].replace("\u2060", "").strip())
    layout.endLayout()
    return found


def test_a_masked_number_may_break_in_a_narrow_column_and_a_sum_may_not():
    parts = ["身份证号349***********", "013X，电话139****", "5678，共25000.00元"]
    assert breakable("".join(parts)).split("\u200b") == parts


def test_a_sum_is_not_parted_from_what_it_is_of(shown):
    label = shown(SumsLabel())
    parts = ("本次13人，219,600.00元；", "付后尚欠13人，184,300.00元；", "已付清的10人不再列出")
    label.setText("".join(parts))
    wide = max(QFontMetrics(label.font()).horizontalAdvance(part) for part in parts) + 20
    assert lines_of(label, wide) == list(parts)
    assert (label.text(), label.accessibleName()) == ("".join(parts), "".join(parts))
