from PySide6.QtWidgets import QApplication, QLabel

from inspector_app.ui.layouts import in_column, wide
from inspector_app.ui.widgets.plain_dialog import PlainDialog
from inspector_app.ui.widgets.row_list import RowList


def a_row(height=60):
    row = QLabel("一份")
    row.setMinimumHeight(height)
    return row


def test_it_is_as_high_as_its_rows_where_the_screen_has_room_and_follows_them(shown):
    rows = shown(RowList("没有。"))
    screen = rows.screen().availableGeometry().height()

    def height(*those):
        rows.show_rows(those)
        QApplication.processEvents()
        return rows.sizeHint().height()

    one = height(a_row())
    assert 60 <= one < 100
    assert height(*(a_row() for _ in range(4))) >= 4 * 60
    assert 4 * 60 < height(*(a_row() for _ in range(screen // 60))) < screen
    assert height() < one


def test_a_dialog_with_one_row_is_not_half_empty_and_grows_with_it(shown):
    dialog = PlainDialog("放弃的内容", 400)
    rows, row = RowList("没有。"), a_row()
    dialog.body.addLayout(in_column(wide(rows)))
    rows.show_rows([row])
    shown(dialog)
    dialog.adjustSize()
    QApplication.processEvents()
    before = dialog.height()
    assert rows.height() - row.height() < 40
    row.setMinimumHeight(160)
    QApplication.processEvents()
    QApplication.processEvents()
    assert dialog.height() >= before + 90


def test_it_is_as_wide_as_the_words_of_its_rows(qtbot):
    rows = RowList("没有内容。")
    qtbot.addWidget(rows)
    line = QLabel("放弃于2026年11月29日 14:36，留到2026年12月29日 14:36，" * 2)
    rows.show_rows([line])
    assert rows.sizeHint().width() > line.sizeHint().width() + rows.verticalScrollBar().sizeHint().width()
