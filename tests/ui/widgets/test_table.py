import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.widgets.chip import Badge, badge_size
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.table import Table
from inspector_app.ui.widgets.table_model import Column, Lines, TableModel
from tests.ui.hands import choose_from_menu

MANY = 100_000


@pytest.fixture
def table(qtbot, model):
    table = Table(model, "项目台账", EmptyState("没有项目"))
    qtbot.addWidget(table)
    table.resize(800, 400)
    table.show()
    return table


def test_painting_a_long_list_reads_what_is_in_sight(table, model, listing):
    many = listing(range(MANY))
    model.show(many)
    table.grab()
    table.verticalScrollBar().setValue(table.verticalScrollBar().maximum())
    table.grab()
    assert len(many.asked) <= 4
    assert MANY - 1 in many.asked[-1]


def test_enter_and_double_click_open_by_id(table, model, listing, qtbot):
    model.show(listing([30, 10]))
    table.choose(10)
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert heard.args[0][0] == 10
    place = table.visualRect(model.index(0, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as heard:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert heard.args[0][0] == 30


def test_choice_follows_the_id_through_another_order(table, model, listing):
    model.show(listing([30, 10, 20]))
    table.choose(10)
    model.show(listing([10, 20, 30]))
    assert table.chosen_id() == 10
    model.show(listing([20]))
    assert table.chosen_id() is None
    assert not table.choose(10)


def test_arrow_keys_tell_the_chosen_row(table, model, listing, qtbot):
    model.show(listing([30, 10]))
    table.choose(30)
    with qtbot.waitSignal(table.chosen) as heard:
        qtbot.keyClick(table, Qt.Key.Key_Down)
    assert heard.args[0][0] == 10


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


def test_empty_list_says_so(table, model, listing):
    empty = table.findChild(EmptyState)
    assert empty.isVisible()
    model.show(listing([1]))
    assert not empty.isVisible()
    model.show(listing([]))
    assert empty.isVisible()


def test_columns_fill_the_width(table, model, listing):
    model.show(listing([1]))
    widths = [table.columnWidth(column) for column in range(3)]
    assert widths[1:] == [100, 120]
    assert sum(widths) == table.viewport().width()


@pytest.mark.parametrize("width", [700, 480, 400])
def test_figures_are_never_the_words_that_are_cut(qtbot, width):
    columns = (
        Column("日期", str, width=104), Column("单位", str), Column("凭证号", str, width=108, spare=True),
        Column("人数", str, "right", 60), Column("金额", str, "right", 112),
    )  # fmt: skip
    rows = TableModel(columns)
    table = Table(rows, "支付")
    rows.show(Lines(("一行",)))
    qtbot.addWidget(table)
    left = []
    table.left_out.connect(left.append)
    table.resize(width, 200)
    table.show()
    assert left[-1:] == [["凭证号"]] * (width < 500)  # said, for nothing else shows it
    assert (table.columnWidth(3), table.columnWidth(4)) == (60, 112)
    last = table.columnViewportPosition(4) + table.columnWidth(4)
    assert last <= table.viewport().width()


def test_a_day_is_whole_as_long_as_a_name_can_be_shorter(qtbot):
    columns = (
        Column("文号", lambda _line: "—", width=214), Column("单位", lambda _line: "示例建设工程有限公司第二分公司"),
        Column("日期", lambda _line: "2026-03-16", width=104), Column("金额", str, "right", 112),
    )  # fmt: skip
    rows = TableModel(columns)
    table = Table(rows, "支付")
    rows.show(Lines(("一行",)))
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show()
    assert table.columnWidth(2) >= table.sizeHintForColumn(2)
    assert sum(table.columnWidth(n) for n in range(4)) <= table.viewport().width()


def test_what_was_added_to_the_same_list_is_chosen_and_seen(table, model, listing):
    model.show(listing(range(100)), of="案件甲")
    table.choose(3)
    model.show(listing([*range(60), 777, *range(60, 100)]), of="案件甲")
    assert table.chosen_id() == 777
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()))
    model.show(listing([777, 3]), of="案件甲")
    assert table.chosen_id() == 777


def test_other_lists_and_other_words_looked_for_leave_the_choice_where_it_is(table, model, listing):
    model.show(listing([1, 2]), of="案件甲")
    table.choose(2)
    model.show(listing([1, 2, 3]), of="案件乙")
    assert table.chosen_id() == 2
    model.show(listing([1, 2, 3, 4]))
    assert table.chosen_id() == 2


def test_a_column_with_free_room_gives_it_to_one_that_is_cut_and_figures_keep_theirs(qtbot):
    long = "示例滨河新村二标段（一期）工程项目"
    columns = (
        Column("案件", lambda _line: "短名"), Column("项目", lambda _line: long, width=80),
        Column("金额", lambda _line: "1.00", "right", 112),
    )  # fmt: skip
    rows = TableModel(columns)
    table = Table(rows, "案件")
    qtbot.addWidget(table)
    table.resize(700, 200)
    table.show()
    rows.show(Lines(("一行",)))
    assert table.columnWidth(1) > table.fontMetrics().horizontalAdvance(long)
    assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance("短名")
    assert table.columnWidth(2) == 112
    widths = [table.columnWidth(n) for n in range(3)]
    assert sum(widths) <= table.viewport().width()
    rows.show(Lines(()))  # what was listed is taken back: the columns keep their places
    assert [table.columnWidth(n) for n in range(3)] == widths


def test_a_heading_is_read_whole_beside_the_arrow_of_sorting(shown):
    columns = (Column("未支付（元）", str, "right", 40, sort_key="x"), Column("名称", str))
    table = shown(Table(TableModel(columns), "清单"))
    table.resize(600, 300)
    assert table.columnWidth(0) >= table.horizontalHeader().fontMetrics().horizontalAdvance("未支付（元）") + 40


def test_the_chosen_row_stays_wholly_in_sight_when_the_table_gets_smaller(shown, qapp):
    rows = TableModel((Column("名称", str),))
    table = shown(Table(rows, "清单"))
    table.resize(300, 300)
    rows.show(Lines(range(50), lambda number: number), of="案件甲")
    rows.show(Lines(range(51), lambda number: number), of="案件甲")
    for height in (300, 260, 171):
        table.resize(300, height)
        qapp.processEvents()
        row = table.visualRect(table.currentIndex())
        assert table.currentIndex().row() == 50
        assert row.bottom() <= table.viewport().rect().bottom()


def test_a_chip_lends_its_free_room_to_a_name_that_is_cut(qtbot):
    long = "示例劳务有限公司拖欠农民工工资案"
    columns = (
        Column("案件", lambda _line: long),
        Column("期限", str, width=320, badge=lambda _line: Badge("今日到期")),
    )
    rows = TableModel(columns)
    table = Table(rows, "案件")
    qtbot.addWidget(table)
    table.resize(480, 200)
    table.show()
    rows.show(Lines(("一行",)))
    assert table.columnWidth(0) > table.fontMetrics().horizontalAdvance(long)
    assert table.columnWidth(1) >= badge_size(Badge("今日到期")).width() + 16


def test_numbers_are_masked_in_what_is_copied_whatever_is_shown(qtbot):
    number = "349900198506120011"
    columns = (Column.of("person.name", lambda _line: "示例甲"), Column.of("person.id_number", lambda line: line))
    table = Table(TableModel(columns), "人员")
    qtbot.addWidget(table)
    table.model().show(Lines((number, "身份待核")))
    table.copy_all()
    assert QApplication.clipboard().text().split("\n") == [
        "姓名\t证件号码", "示例甲\t349***********0011", "示例甲\t身份待核",
    ]  # fmt: skip


def test_a_list_without_numbers_says_nothing_of_them(qtbot):
    table = Table(TableModel((Column("名称", str),)), "清单")
    qtbot.addWidget(table)
    table.resize(300, 200)
    table.show()
    table.model().show(Lines(("示例一", "示例二")))
    choose_from_menu(qtbot, table, "复制整个列表")
    assert QApplication.clipboard().text() == "名称\n示例一\n示例二"


def test_a_table_that_scrolls_cuts_neither_headings_nor_cells(qtbot):
    columns = tuple(
        Column(title, lambda _line: "349***********0011") for title in ("证件号码", "欠薪起止时间", "联系电话")
    )
    table = Table(TableModel(columns), "明细", scrolls=True)
    qtbot.addWidget(table)
    table.resize(260, 200)
    table.show()
    table.model().show(Lines(("一行",)))
    header = table.horizontalHeader()
    for number in range(3):
        assert table.columnWidth(number) >= max(table.sizeHintForColumn(number), header.sectionSizeHint(number))
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() > 0)
    table.resize(900, 200)
    qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0)


def test_words_that_wrap_get_the_lines_they_need_between_the_paddings(qtbot, qapp):
    theme.apply(qapp, theme.STANDARD, load_screen_font())
    table = Table((Column("内容", str),), "结果")
    qtbot.addWidget(table)
    table.setWordWrap(True)
    table.resize(360, 300)
    table.show()
    width = table.columnWidth(0)
    letter = table.fontMetrics().horizontalAdvance("示")
    table.show_records(["示" * ((width - 12) // letter), "示" * 5])  # fits the cell, and not what is inside of it
    table.resizeRowsToContents()
    assert table.rowHeight(0) > 2 * table.fontMetrics().height()
    assert table.rowHeight(1) == theme.current().row_height


def test_columns_of_one_width_each_fill_the_table_all_the_same(qtbot):
    fixed = Table((Column("单位", str, width=100), Column("已检查", str, "right", 80)), "汇总表")
    qtbot.addWidget(fixed)
    fixed.resize(600, 200)
    fixed.show()
    fixed.show_records(("第一检查组",))
    assert 0 <= fixed.viewport().width() - sum(fixed.columnWidth(n) for n in range(2)) < 2
