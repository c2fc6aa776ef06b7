"""The keys of a spreadsheet, over a table of two editable columns with one between them that is only read."""

import pytest
from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.support.errors import Level
from inspector_app.ui.grid.model import EditableModel, GridColumn
from inspector_app.ui.grid.view import GridView
from tests.ui.hands import choose_from_menu

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
COLUMNS = (
    GridColumn("name", "姓名 *", name="姓名"),
    GridColumn("sum", "合计", is_amount=True, fixed=True),
    GridColumn("card", "卡号", mask=lambda text: "*" * len(text)),
    GridColumn("state", "身份", choices=("", "已核对", "待核")),
)


class Cells(EditableModel):
    """Texts by row and key; each write is a step."""

    def __init__(self, *rows):
        super().__init__(COLUMNS)
        self.rows = [dict(row) for row in rows]
        self.steps = []

    def rowCount(self, parent=None):
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def text(self, row, column):
        return self.rows[row].get(self.columns[column].key, "") if row < len(self.rows) else ""

    def put(self, edits, reason):
        self.steps.append(reason)
        more = max(edits) + 1 - len(self.rows)
        if more > 0:
            self.beginInsertRows(QModelIndex(), len(self.rows), max(edits))
            self.rows += [{} for _ in range(more)]
            self.endInsertRows()
        for row, texts in edits.items():
            self.rows[row] |= texts

    def complaint(self, row, column):
        return (Level.ERROR, "不对。") if self.text(row, column) == "bad" else None


ROWS = ({"name": "甲", "card": "123"}, {"name": "乙", "card": "456"}, {"name": "丙"})


@pytest.fixture
def page(qtbot):
    page = QWidget()
    before, after = QLineEdit(), QLineEdit()
    view = GridView(Cells(*ROWS), at_once=False)
    column = QVBoxLayout(page)
    for part in (before, view, after):
        column.addWidget(part)
    page.before, page.view, page.after = before, view, after
    qtbot.addWidget(page)
    page.resize(600, 400)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def view(page):
    page.view.go_to(0, 0)
    return page.view


def choose(view, top, left, bottom, right):
    view.go_to(top, left)
    corners = QItemSelection(view.grid.index(top, left), view.grid.index(bottom, right))
    view.selectionModel().select(corners, QItemSelectionModel.SelectionFlag.ClearAndSelect)


def test_the_column_that_comes_next_is_seen_before_one_is_in_it(page, view):
    for column in range(4):
        view.setColumnWidth(column, 300)
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert here(view) == (0, 2)
    assert view.visualRect(view.grid.index(0, 3)).left() < view.viewport().width()
    assert view.visualRect(view.currentIndex()).left() >= 0


def here(view):
    return view.currentIndex().row(), view.currentIndex().column()


def editor(view, kind=QLineEdit):
    (found,) = (each for each in view.viewport().findChildren(kind) if each.isVisible())
    return found


def write(view, qtbot, text, key):
    qtbot.keyClicks(view.viewport(), text[0])
    line = editor(view)
    qtbot.keyClicks(line, text[1:])
    qtbot.keyClick(line, key)
    QApplication.processEvents()


def test_tab_walks_over_what_can_be_written_row_by_row_and_leaves_at_both_ends(page, view, qtbot):
    walked = []
    while view.hasFocus():
        walked.append(here(view))
        qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert walked == [(row, column) for row in range(3) for column in (0, 2, 3)]
    assert page.after.hasFocus()
    view.go_to(0, 2)
    for _ in range(2):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert page.before.hasFocus()


def test_tab_and_enter_lead_on_from_an_open_cell(page, view, qtbot):
    write(view, qtbot, "ab", Qt.Key.Key_Tab)
    assert (view.grid.rows[0]["name"], here(view)) == ("ab", (0, 2))
    write(view, qtbot, "9", Qt.Key.Key_Return)
    assert (view.grid.rows[0]["card"], here(view)) == ("9", (1, 0))  # where the walk along the line began
    view.go_to(0, 2)
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    qtbot.keyClick(view, Qt.Key.Key_Left)  # whoever goes otherwise walks no more
    write(view, qtbot, "9", Qt.Key.Key_Return)
    assert here(view) == (1, 2)
    view.go_to(2, 2)
    write(view, qtbot, "7", Qt.Key.Key_Return)
    assert here(view) == (2, 2)
    view.grid.columns = COLUMNS[:3]
    write(view, qtbot, "8", Qt.Key.Key_Tab)
    assert page.after.hasFocus()


def test_escape_leads_out_one_step_at_a_time(page, view, qtbot):
    qtbot.keyClicks(view.viewport(), "x")
    qtbot.keyClick(editor(view), Qt.Key.Key_Escape)
    assert view.hasFocus()
    assert view.grid.steps == []
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert page.after.hasFocus()


def test_escape_leads_out_of_a_table_that_is_the_last_of_its_page_to_what_begins_the_page(page, view, qtbot):
    """Not to the navigation, where Enter opens another page."""
    window = QWidget()
    row = QHBoxLayout(window)
    for part in (QPushButton("导航"), page):
        row.addWidget(part)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.after.hide()
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert page.before.hasFocus()


def test_a_block_goes_down_and_right_over_new_rows_and_tells_what_it_passed_over(view, qtbot):
    told = []
    view.passed_over.connect(told.append)
    view.go_to(2, 0)
    QApplication.clipboard().setText("丁\t5\t777\n戊\t\t888\n")
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    assert view.grid.rows[2:] == [{"name": "丁", "card": "777"}, {"name": "戊", "card": "888"}]
    assert (view.grid.steps, told, view.chosen()) == (["粘贴"], [1], (2, 0, 3, 2))


def test_one_value_fills_what_is_chosen_and_delete_empties_it(view, qtbot):
    choose(view, 0, 2, 2, 2)
    QApplication.clipboard().setText("5")
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    assert [row["card"] for row in view.grid.rows] == ["5", "5", "5"]
    choose(view, 0, 2, 1, 2)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert [row["card"] for row in view.grid.rows] == ["", "", "5"]
    assert view.grid.steps == ["粘贴", "清除"]


def test_ctrl_d_takes_the_first_row_down_or_the_one_above(view, qtbot):
    choose(view, 0, 0, 2, 2)
    qtbot.keyClick(view, Qt.Key.Key_D, CONTROL)
    assert view.grid.rows == [{"name": "甲", "card": "123"}] * 3
    view.grid.rows[1]["name"] = "己"
    view.go_to(2, 0)
    qtbot.keyClick(view, Qt.Key.Key_D, CONTROL)
    assert view.grid.rows[2]["name"] == "己"


def test_what_is_masked_is_copied_masked_and_pasting_it_back_changes_nothing(view, qtbot):
    choose(view, 0, 2, 1, 2)
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "***\n***"
    qtbot.keyClick(view, Qt.Key.Key_V, CONTROL)
    assert view.grid.steps == []


def test_letters_on_a_cell_that_is_only_read_lead_nowhere(view, qtbot):
    view.go_to(0, 1)
    qtbot.keyClicks(view, "b")
    assert (here(view), view.grid.steps) == ((0, 1), [])


def test_a_choice_is_written_when_it_is_made(view, qtbot):
    view.go_to(1, 3)
    qtbot.keyClick(view, Qt.Key.Key_F2)
    box = editor(view, QComboBox)
    assert box.accessibleName() == "第2行：身份"
    box.setCurrentIndex(2)
    box.activated.emit(2)
    assert view.grid.rows[1]["state"] == "待核"
    assert not view.is_typing()


def test_a_cell_says_in_words_what_is_wrong(view):
    index = view.grid.index(0, 0)
    assert index.data(Qt.ItemDataRole.ToolTipRole) is None
    view.grid.rows[0]["name"] = "bad"
    assert "不对" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "不对。"


def test_a_brief_cell_tells_the_rest_in_its_tip():
    cells = Cells({"months": "2（2026年5月、8月）"}, {"months": "3"})
    cells.columns = (GridColumn("months", "月数", fixed=True, brief=True),)
    assert [cells.index(row, 0).data() for row in range(2)] == ["2", "3"]
    tips = [cells.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) for row in range(2)]
    assert "2（2026年5月、8月）" in tips[0]
    assert (tips[1], cells.text(0, 0)) == (None, "2（2026年5月、8月）")


def test_every_key_is_written_at_once_and_escape_brings_back_what_stood_there(qtbot):
    view = GridView(Cells(*ROWS), at_once=True)
    qtbot.addWidget(view)
    view.show()
    view.go_to(0, 0)
    qtbot.keyClicks(view.viewport(), "x")
    qtbot.keyClicks(editor(view), "yz")
    assert view.grid.rows[0]["name"] == "xyz"
    qtbot.keyClick(editor(view), Qt.Key.Key_Escape)
    assert view.grid.rows[0]["name"] == "甲"


def test_where_nothing_is_chosen_a_block_goes_below_the_last_row(qtbot):
    view = GridView(Cells(*ROWS))
    qtbot.addWidget(view)
    QApplication.clipboard().setText("丁\t\t9\n")
    view.paste()
    assert view.grid.rows == [*ROWS, {"name": "丁", "card": "9"}]


def assert_wholly_seen(view):
    row = view.visualRect(view.currentIndex())
    assert view.viewport().rect().top() <= row.top()
    assert row.bottom() <= view.viewport().rect().bottom()


def test_the_current_row_stays_wholly_in_sight(page, qapp):
    """Also a new one at the end, when what stands below the table grows, and when the window gets smaller."""
    page.view.grid.put({40: {"name": "丁"}}, "")
    page.view.go_to(39, 0)
    page.view.step(1)
    assert_wholly_seen(page.view)
    for height in (120, 30, 90):
        page.after.setFixedHeight(height)
        qapp.processEvents()
        assert_wholly_seen(page.view)
    page.resize(page.width(), page.height() - 55)
    qapp.processEvents()
    assert_wholly_seen(page.view)


def test_a_row_that_was_scrolled_away_does_not_come_back_by_itself(page, qapp):
    page.view.grid.put({40: {"name": "丁"}}, "")
    page.view.go_to(40, 0)
    page.view.scrollToTop()
    page.after.setFixedHeight(120)
    qapp.processEvents()
    assert page.view.verticalScrollBar().value() == 0


CREWS = ({"name": "甲", "crew": "木工班"}, {"name": "乙", "crew": "钢筋班"}, {"name": "丙", "crew": "木工班"}, {})


@pytest.fixture
def crews(qtbot, monkeypatch):
    monkeypatch.setattr(
        "tests.ui.grid.test_view.COLUMNS", (GridColumn("name", "姓名"), GridColumn("crew", "班组", repeats=True))
    )
    view = GridView(Cells(*CREWS))
    qtbot.addWidget(view)
    with qtbot.waitActive(view):
        view.show()
        view.activateWindow()
    view.go_to(3, 1)
    return view


def key(view, *keys):
    """As from a keyboard: to the list of offers while it is open, else to what has the focus."""
    for each in keys:
        QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), each)


def compose(words):
    """As an input method does, wherever the cursor stands."""
    event = QInputMethodEvent("", [])
    event.setCommitString(words)
    QApplication.sendEvent(QApplication.focusWidget(), event)


def crew(view, row=3):
    return view.grid.rows[row].get("crew", "") if row < len(view.grid.rows) else ""


def offered(view):
    popup = QApplication.activePopupWidget()
    model = popup.model() if popup is not None else None
    return [model.index(row, 0).data() for row in range(model.rowCount())] if model is not None else []


@pytest.mark.parametrize("ends", [(Qt.Key.Key_Tab,), (Qt.Key.Key_Return, Qt.Key.Key_Tab)])
def test_words_of_the_column_are_offered_and_taken_by_key(crews, qtbot, ends):
    """Enter takes one and stays, so that Tab goes on in the same row."""
    row = crews.currentIndex().row()
    compose("班")
    qtbot.waitUntil(lambda: offered(crews) == ["木工班", "钢筋班"])
    key(crews, Qt.Key.Key_Down, Qt.Key.Key_Down)
    for end in ends:
        assert crews.currentIndex().row() == row
        key(crews, end)
    qtbot.waitUntil(lambda: crew(crews) == "钢筋班")
    assert not crews.is_typing()


def test_a_word_taken_by_enter_is_left_downwards_by_the_next_one(crews, qtbot):
    crews.go_to(1, 1)
    key(crews, Qt.Key.Key_Delete)
    compose("班")
    qtbot.waitUntil(lambda: offered(crews) == ["木工班"])
    key(crews, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: crews.currentIndex().row() == 2)
    assert crew(crews, 1) == "木工班"


def test_a_word_is_taken_by_the_mouse_and_is_typed_from_then_on(crews, qtbot):
    compose("木")
    qtbot.waitUntil(lambda: offered(crews) == ["木工班"])
    popup = QApplication.activePopupWidget()
    qtbot.mouseClick(
        popup.viewport(), Qt.MouseButton.LeftButton, pos=popup.visualRect(popup.model().index(0, 0)).center()
    )
    line = crews.open_line()
    assert line.text() == "木工班"
    assert crews.cells.is_typed(line)
    key(crews, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: crew(crews) == "木工班")


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_an_offer_takes_no_key_from_typing(crews, qtbot, end):
    """What was typed goes into the cell as it is, and Enter and Tab lead on, while the list is open."""
    compose("木工")
    qtbot.waitUntil(lambda: offered(crews) == ["木工班"])
    key(crews, end)
    qtbot.waitUntil(lambda: crew(crews) == "木工")
    assert not crews.is_typing()
    assert QApplication.activePopupWidget() is None


def test_what_is_typed_quickly_into_closed_cells_is_whole(crews, qtbot, qapp):
    """Every key is there before the first one is dealt with."""
    words = [f"crew{number}name" for number in range(12)]
    crews.grid.put({14: {"name": "丁"}}, "")
    for text in words:
        for letter in text:
            QApplication.postEvent(
                crews.windowHandle(),
                QKeyEvent(QEvent.Type.KeyPress, ord(letter.upper()), Qt.KeyboardModifier.NoModifier, letter),
            )
        qapp.processEvents()
        key(crews, Qt.Key.Key_Return)
        qapp.processEvents()
    assert [crew(crews, row) for row in range(3, 15)] == words


@pytest.mark.parametrize("composed", [(), ("mu", "木 gong")])
def test_words_composed_in_a_closed_cell_are_in_it(crews, qtbot, composed):
    """Also when an input method hands them over at once, without composing before."""
    crews.go_to(3, 0)
    for words in composed:
        QApplication.sendEvent(QApplication.focusWidget(), QInputMethodEvent(words, []))
    compose("木工甲")
    compose("乙")
    key(crews, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: crews.grid.rows[3].get("name") == "木工甲乙")


def test_a_cell_opened_before_the_table_is_seen_takes_the_keys_when_one_comes_to_the_table(qtbot):
    """As a half-typed cell is that was restored while the window was still coming."""
    page = QWidget()
    view = GridView(Cells(*ROWS), at_once=False)
    beside = QLineEdit(page)
    QVBoxLayout(page).addWidget(view)
    qtbot.addWidget(page)
    view.open_at(0, 0)
    beside.setFocus()
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    view.setFocus(Qt.FocusReason.OtherFocusReason)
    QTest.keyClicks(QApplication.focusWidget(), "more")
    assert editor(view).text() == "甲more"


def test_what_is_copied_is_masked_on_wish_also_while_numbers_are_shown(page, qtbot):
    view = page.findChild(GridView)
    view.grid.hides = lambda _column: False
    view.show_range(0, 0, 1, 2)
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL)
    assert QApplication.clipboard().text() == "甲\t\t123\n乙\t\t456"
    qtbot.keyClick(view, Qt.Key.Key_C, CONTROL | SHIFT)
    assert QApplication.clipboard().text() == "甲\t\t***\n乙\t\t***"
    choose_from_menu(qtbot, view, "复制（隐去证件号）")
    assert QApplication.clipboard().text() == "甲\t\t***\n乙\t\t***"


@pytest.mark.parametrize("is_amount", [True, False])
def test_an_open_cell_shows_the_whole_of_what_is_typed(view, qtbot, is_amount):
    """Without its first digit an amount is another one."""
    view.grid.columns = (COLUMNS[0], GridColumn("owed", "尚欠", is_amount=is_amount), *COLUMNS[2:])
    view.setColumnWidth(1, 70)
    view.go_to(0, 1)
    qtbot.keyClicks(view.viewport(), "8")
    line = editor(view)
    assert line.geometry() == view.visualRect(view.currentIndex())
    qtbot.keyClicks(line, "812345.67890")
    middle = line.height() // 2
    assert line.cursorPositionAt(QPoint(0, middle)) == 0
    assert line.cursorPositionAt(QPoint(line.width(), middle)) == len("8812345.67890")
    assert view.viewport().rect().contains(line.geometry())


def test_the_first_word_of_a_cell_has_its_room_and_its_candidates_below_it(view, qtbot):
    """The table keeps the focus until the word is taken."""
    view.setColumnWidth(0, 70)
    view.go_to(1, 0)
    QApplication.sendEvent(view, QInputMethodEvent("shi li lao wu gong si", []))
    line = editor(view)
    assert line.width() > line.fontMetrics().horizontalAdvance("shi li lao wu gong si")
    assert view.viewport().rect().contains(line.geometry())
    below = QApplication.inputMethod().cursorRectangle().toRect()
    place = line.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    assert below == place.translated(line.mapTo(view.window(), QPoint(0, 0)))
