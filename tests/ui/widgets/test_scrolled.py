import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from inspector_app.ui.widgets.scrolled import OneShown, Scrolled, Squeezed


def content(*parts):
    widget = QWidget()
    column = QVBoxLayout(widget)
    for part in parts:
        column.addWidget(part)
    return widget


def wide(width):
    button = QPushButton("签发")
    button.setMinimumSize(width, 40)
    return button


@pytest.mark.parametrize("kind", [Scrolled, Squeezed])
def test_what_is_wider_than_the_room_comes_in_sight_by_scrolling(kind, shown):
    button = wide(600)
    area = shown(kind(content(button)))
    area.resize(300, 200)
    assert area.horizontalScrollBar().maximum() > 0
    area.horizontalScrollBar().setValue(area.horizontalScrollBar().maximum())
    assert not area.visibleRegion().isEmpty()
    assert button.visibleRegion().boundingRect().right() == button.width() - 1


def test_a_list_gives_way_before_anything_scrolls(qtbot, shown):
    rows, foot = QListWidget(), wide(100)
    rows.addItems([str(number) for number in range(50)])
    area = shown(Squeezed(content(rows, foot)))
    area.resize(400, 600)
    assert rows.height() > 400
    area.resize(400, 200)
    assert area.verticalScrollBar().maximum() == 0
    assert foot.visibleRegion().boundingRect().height() == foot.height()
    area.resize(400, 90)
    assert area.verticalScrollBar().maximum() > 0


def test_content_that_grows_later_is_given_its_room(qtbot, shown):
    words = QLabel("甲")
    words.setWordWrap(True)
    area = shown(Squeezed(content(words)))
    area.resize(200, 120)
    words.setText("工资支付" * 60)
    qtbot.waitUntil(lambda: words.height() >= words.heightForWidth(words.width()))
    assert area.verticalScrollBar().maximum() > 0


def test_it_wishes_for_the_same_height_while_another_dialog_stands_in_its_place(shown):
    words = QLabel("工资支付" * 60)
    words.setWordWrap(True)
    area = shown(Scrolled(content(words), most=2000))
    area.resize(900, 300)
    wished = area.sizeHint().height()
    area.hide()
    assert area.sizeHint().height() == wished


def test_it_wishes_to_be_as_large_as_its_content(shown):
    assert Squeezed(content(wide(320))).sizeHint().width() >= 320
    assert Scrolled(content(wide(10)), most=30).sizeHint().height() <= 30


def test_what_is_out_of_sight_makes_nothing_scroll(shown):
    parts = OneShown()
    words = QLabel("工资支付" * 60)
    words.setWordWrap(True)
    small, large = wide(100), content(wide(600), words)
    for part in (small, large):
        parts.addWidget(part)
    area = shown(Squeezed(content(parts)))
    area.resize(300, 200)
    for part, scrolls in ((large, True), (small, False)):
        parts.setCurrentWidget(part)
        QApplication.processEvents()
        assert (area.horizontalScrollBar().maximum() > 0) is scrolls


def test_a_list_in_a_part_gives_way_before_anything_scrolls(qtbot, shown):
    parts, rows, words = OneShown(), QListWidget(), QLabel("工资支付" * 9)
    words.setWordWrap(True)
    parts.addWidget(content(rows, words))
    area = shown(Squeezed(content(parts)))
    area.resize(300, 200)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)
    assert words.height() >= words.heightForWidth(words.width())


def test_what_has_the_focus_and_goes_scrolls_to_nothing_but_tab_does(qtbot, in_sight):
    cards = [content(wide(100)) for _ in range(3)]
    for card in cards:
        card.setMinimumHeight(300)
    area = in_sight(Scrolled(content(*cards)))
    area.resize(300, 250)
    first = cards[0].findChild(QPushButton)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert area.verticalScrollBar().value() > 0
    first.setFocus()
    area.verticalScrollBar().setValue(0)
    cards[0].hide()
    assert area.verticalScrollBar().value() == 0
