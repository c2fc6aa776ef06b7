from PySide6.QtCore import Qt

from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.chip import Badge
from inspector_app.ui.widgets.table_model import BADGE_ROLE

MANY = 100_000


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
