import pytest
from PySide6.QtCore import Qt

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import BADGE_ROLE, Column, TableModel

MANY = 100_000


class Store:
    """Reads rows by id and counts how often it was asked."""

    def __init__(self):
        self.asked = []
        self.gone = set()

    def rows(self, ids):
        self.asked.append(list(ids))
        return [(i, f"工程 {i}", i % 3) for i in reversed(list(ids)) if i not in self.gone]


@pytest.fixture
def store():
    return Store()


@pytest.fixture
def model(store, qapp):
    return TableModel(
        [
            Column("名称", lambda row: row[1], sort_key="name"),
            Column("人数", lambda row: str(row[0]), "right", 100),
            Column(
                "状态", lambda _row: "正常", width=120, badge=lambda row: Badge("逾期", Tone.DANGER) if row[2] else None
            ),
        ],
        store.rows,
    )


def text(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.data(model.index(row, column), role)


def test_true_count_of_a_long_list_without_reading_it(model, store):
    model.set_ids(range(MANY))
    assert model.rowCount() == MANY
    assert store.asked == []
    assert text(model, MANY - 1, 0) == f"工程 {MANY - 1}"
    assert [len(ids) for ids in store.asked] == [200]


def test_page_is_read_once(model, store):
    model.set_ids(range(1000))
    for row in range(200):
        text(model, row, 0)
    assert len(store.asked) == 1


def test_only_a_few_pages_are_kept(model, store):
    model.set_ids(range(MANY))
    for page in range(60):
        text(model, page * 200, 0)
    text(model, 59 * 200, 0)
    assert len(store.asked) == 60
    text(model, 0, 0)
    assert len(store.asked) == 61


def test_rows_come_in_the_order_of_the_ids(model):
    model.set_ids([30, 10, 20])
    assert [text(model, row, 0) for row in range(3)] == ["工程 30", "工程 10", "工程 20"]
    assert (model.id_at(1), model.row_of(20), model.row_of(99)) == (10, 2, -1)


def test_row_that_is_gone_is_blank(model, store):
    store.gone = {10}
    model.set_ids([30, 10])
    assert text(model, 1, 0) is None


def test_badge_takes_the_place_of_the_text_but_is_read_aloud(model):
    model.set_ids([1, 3])
    assert text(model, 0, 2) == ""
    assert text(model, 0, 2, BADGE_ROLE) == Badge("逾期", Tone.DANGER)
    assert text(model, 0, 2, Qt.ItemDataRole.AccessibleTextRole) == "逾期"
    assert text(model, 1, 2) == "正常"


def test_changed_rows_are_read_again(model, store):
    model.set_ids([1])
    text(model, 0, 0)
    model.forget_rows()
    text(model, 0, 0)
    assert len(store.asked) == 2


@pytest.fixture
def table(qtbot, model):
    table = Table(model, "项目台账", EmptyState("没有项目"))
    qtbot.addWidget(table)
    table.resize(800, 400)
    table.show()
    return table


def test_painting_a_long_list_reads_what_is_in_sight(table, model, store):
    model.set_ids(range(MANY))
    table.grab()
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    table.grab()
    assert len(store.asked) <= 4
    assert MANY - 1 in store.asked[-1]


def test_enter_and_double_click_open_by_id(table, model, qtbot):
    model.set_ids([30, 10])
    table.choose(10)
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args == [10]
    place = table.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args == [30]


def test_choice_follows_the_id_through_another_order(table, model):
    model.set_ids([30, 10, 20])
    table.choose(10)
    model.set_ids([10, 20, 30])
    assert table.chosen_id() == 10
    model.set_ids([20])
    assert table.chosen_id() is None
    assert not table.choose(10)


def test_arrow_keys_tell_the_chosen_row(table, model, qtbot):
    model.set_ids([30, 10])
    table.choose(30)
    with qtbot.waitSignal(table.chosen) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert heard.args == [10]


def test_heading_asks_for_an_order_and_then_for_the_other(table, qtbot):
    asked = []
    table.sort_requested.connect(lambda key, descending: asked.append((key, descending)))
    header = table.horizontalHeader()
    for section in (0, 0, 1):
        middle = header.sectionViewportPosition(section) + header.sectionSize(section) // 2
        place = header.viewport().rect().center()
        place.setX(middle)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [("name", False), ("name", True)]


def test_empty_list_says_so(table, model):
    empty = table.findChild(EmptyState)
    assert empty.isVisible()
    model.set_ids([1])
    assert not empty.isVisible()
    model.set_ids([])
    assert empty.isVisible()


def test_columns_fill_the_width(table, model):
    model.set_ids([1])
    widths = [table.columnWidth(column) for column in range(3)]
    assert widths[1:] == [100, 120]
    assert sum(widths) == table.viewport().width()
