"""Rows that answer anywhere: on them, and between two of them."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from inspector_app.ui.widgets.card import RowsCard
from inspector_app.ui.widgets.link_row import LinkRow


def test_there_is_no_place_between_two_rows_that_does_nothing(shown):
    went = []
    card = shown(RowsCard("文书", "没有文书"))
    rows = [LinkRow(f"示例文书{n}", "昨天", clicked=lambda n=n: went.append(n)) for n in range(3)]
    card.show_rows(rows)
    card.resize(420, 300)
    QApplication.processEvents()
    x = card.width() // 2
    top = rows[0].mapTo(card, QPoint(0, 0)).y()
    bottom = rows[-1].mapTo(card, QPoint(0, rows[-1].height() - 1)).y()
    for count, y in enumerate(range(top, bottom + 1), 1):
        under = card.childAt(x, y) or card
        QTest.mouseClick(under, Qt.MouseButton.LeftButton, pos=under.mapFrom(card, QPoint(x, y)))
        assert len(went) == count, y
    assert sorted(set(went)) == [0, 1, 2]
