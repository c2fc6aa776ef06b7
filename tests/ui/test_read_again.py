from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.ui.read_again import ReadAgain


class Store(QObject):
    changed = Signal(object)


def test_a_page_is_read_when_it_comes_in_sight_and_at_every_change_while_it_is(qtbot):
    page, store, read, old = QWidget(), Store(), [], []
    qtbot.addWidget(page)
    again = ReadAgain(page, lambda: read.append(1), store.changed, is_old=lambda: bool(old))
    store.changed.emit(None)
    assert read == []
    page.show()
    assert len(read) == 1
    store.changed.emit(None)
    assert len(read) == 2
    page.hide()
    store.changed.emit(None)
    store.changed.emit(None)
    assert len(read) == 2
    page.show()
    assert len(read) == 3
    page.hide()
    page.show()
    assert len(read) == 3
    old.append("over night")
    page.hide()
    page.show()
    assert len(read) == 4
    again.now()
    assert len(read) == 5
