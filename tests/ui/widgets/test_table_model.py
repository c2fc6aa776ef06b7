from PySide6.QtCore import Qt

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.table_model import BADGE_ROLE, Column, Lines, TableModel

MANY = 100_000


def text(model, row, column, role=Qt.ItemDataRole.DisplayRole):
    return model.data(model.index(row, column), role)


def test_true_count_of_a_long_list_without_reading_it(model, listing):
    many = listing(range(MANY))
    model.show(many)
    assert model.rowCount() == MANY
    assert many.asked == []
    assert text(model, MANY - 1, 0) == f"工程 {MANY - 1}"
    assert [len(ids) for ids in many.asked] == [200]


def test_page_is_read_once(model, listing):
    some = listing(range(1000))
    model.show(some)
    for row in range(200):
        text(model, row, 0)
    assert len(some.asked) == 1


def test_only_a_few_pages_are_kept(model, listing):
    many = listing(range(MANY))
    model.show(many)
    for page in range(60):
        text(model, page * 200, 0)
    text(model, 59 * 200, 0)
    assert len(many.asked) == 60
    text(model, 0, 0)
    assert len(many.asked) == 61


def test_rows_come_in_the_order_of_the_ids(model, listing):
    model.show(listing([30, 10, 20]))
    assert [text(model, row, 0) for row in range(3)] == ["工程 30", "工程 10", "工程 20"]
    assert (model.id_at(1), model.row_of(20), model.row_of(99)) == (10, 2, -1)


def test_row_that_is_gone_is_blank(model, listing):
    model.show(listing([30, 10], gone=(10,)))
    assert text(model, 1, 0) is None
    assert model.record(1) is None


def test_badge_takes_the_place_of_the_text_but_is_read_aloud(model, listing):
    model.show(listing([1, 3]))
    assert text(model, 0, 2) == ""
    assert text(model, 0, 2, BADGE_ROLE) == Badge("逾期", Tone.DANGER)
    assert text(model, 0, 2, Qt.ItemDataRole.AccessibleTextRole) == "逾期"
    assert text(model, 1, 2) == "正常"


def test_lines_in_memory_are_known_by_their_key(model):
    model.show(Lines([("rid-1", "甲", 0), ("rid-2", "乙", 0)], key=lambda line: line[0]))
    assert text(model, 1, 0) == "乙"
    assert model.row_of(hash("rid-2")) == 1
    model.show(Lines([("rid-2", "乙", 0)], key=lambda line: line[0]))
    assert model.row_of(hash("rid-2")) == 0


def test_a_chip_is_made_once_for_what_is_asked_of_a_cell():
    made = []
    column = Column("状态", lambda _row: "正常", badge=lambda row: made.append(row) or Badge("逾期"))
    model = TableModel((column,))
    model.show(Lines(("一行",)))
    assert text(model, 0, 0, Qt.ItemDataRole.AccessibleTextRole) == "逾期"
    assert made == ["一行"]
