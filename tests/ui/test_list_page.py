"""A list described in a few lines: looked for, narrowed, moved in and opened from the search box, true when empty."""

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from types import SimpleNamespace

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from inspector_app.ui.cases import case_list_page
from inspector_app.ui.documents.register_page import register_columns
from inspector_app.ui.list_page import Empty, ListOf, ListPage, Narrowing
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.segmented import Segment
from inspector_app.ui.widgets.table_model import Column
from inspector_app.usecases.searches import holds
from inspector_app.usecases.told_lists import LISTS
from tests.ui.conftest import said


@dataclass(frozen=True)
class Thing:
    name: str
    big: bool = False


def find(things, text, big):
    return [thing for thing in things if holds(text, (thing.name,)) and big in (None, thing.big)]


class Things(list):
    """What is in the store."""

    def read(self, _context):
        return tuple(self)


@pytest.fixture
def things():
    return Things([Thing("甲", True), Thing("乙"), Thing("丙")])


def described(things, *more):
    sizes = (Segment("全部", None), Segment("大", True), Segment("小", False))
    return ListOf(
        "物品", "物品", "按名称查找", (Column("名称", lambda thing: thing.name), *more), find, lambda thing: thing.name,
        Empty("还没有物品", "先登记一件。", "inbox"), lambda found: f"共{len(found)}件", "登记物品",
        (Narrowing("big", "大小", sizes),), things.read,
    )  # fmt: skip


@pytest.fixture
def page(shown, session, things):
    return shown(ListPage(session, described(things)))


def test_a_list_that_was_narrow_from_the_beginning_says_so_and_is_no_wider_than_its_window(shown, session, things):
    rare = Column("备注", lambda thing: thing.name, width=900, spare=True)
    page = ListPage(session, described(things, rare))
    page.described = replace(page.described, sums=lambda found: "共三件，" * 40)
    page.resize(640, 400)
    assert "窗口窄，1列未显示" in said(shown(page))
    assert page.width() == 640


def names(page):
    model = page.table.model()
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def look_for(qtbot, page, named, words):
    box = named(page, QLineEdit, "查找物品")
    box.setFocus()
    box.selectAll()
    qtbot.keyClicks(box, words) if words.isascii() else box.insert(words)
    return box


def test_words_and_narrowings_leave_lines_out_and_the_sums_follow(qtbot, page, named):
    assert (names(page), page.sums.text()) == (["甲", "乙", "丙"], "共3件")
    named(page, QPushButton, "大小：小").click()
    assert (names(page), page.sums.text()) == (["乙", "丙"], "共2件")
    qtbot.keyClick(look_for(qtbot, page, named, "丙"), Qt.Key.Key_Return)
    assert names(page) == ["丙"]


def test_the_cursor_stays_in_the_search_box_while_its_keys_move_in_the_list(qtbot, page, named):
    box = named(page, QLineEdit, "查找物品")
    box.setFocus()
    for key, place in ((Qt.Key.Key_Down, 0), (Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_PageDown, 2)):
        qtbot.keyClick(box, key)
        assert page.table.currentIndex().row() == place
    qtbot.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "丙"
    for key, place in ((Qt.Key.Key_Home, 0), (Qt.Key.Key_End, 2)):
        qtbot.keyClick(page.table, key)
        assert page.table.currentIndex().row() == place
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert opened.args == [Thing("丙")]
    qtbot.mouseClick(named(page, QPushButton, "大小：大"), Qt.MouseButton.LeftButton)
    assert names(page) == ["甲"]
    assert box.hasFocus()  # and the keys go on


def test_enter_on_new_words_looks_for_them_and_opens_nothing_yet(qtbot, page, named):
    page.table.selectRow(0)
    with qtbot.assertNotEmitted(page.opened):
        box = look_for(qtbot, page, named, "乙")
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert names(page) == ["乙"]
    with qtbot.waitSignal(page.opened) as opened:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert opened.args == [Thing("乙")]


def test_nothing_found_is_not_nothing_there(qtbot, page, named, things, session):
    qtbot.keyClick(look_for(qtbot, page, named, "丁"), Qt.Key.Key_Return)
    assert named(page, EmptyState, "没有符合条件的物品").isVisible()
    named(page, QPushButton, "显示全部").click()
    assert names(page) == ["甲", "乙", "丙"]
    assert named(page, QLineEdit, "查找物品").text() == ""
    things.clear()
    page.refresh()
    assert named(page, EmptyState, "还没有物品").isVisible()
    with qtbot.waitSignal(page.new_wished):
        page.empty.findChild(QPushButton).click()  # what the button of the list does stands in the empty one too
    qtbot.keyClick(look_for(qtbot, page, named, "甲"), Qt.Key.Key_Return)
    assert named(page, EmptyState, "还没有物品").isVisible()


def test_what_was_saved_elsewhere_shows_at_once_in_sight_and_else_when_it_comes_in_sight(page, things, session):
    things.append(Thing("丁"))
    session.do(lambda _context: None)
    assert names(page)[-1] == "丁"
    page.hide()
    things.append(Thing("戊"))
    session.do(lambda _context: None)
    assert names(page)[-1] == "丁"
    page.show()
    assert names(page)[-1] == "戊"


def test_what_is_added_is_chosen_when_the_list_comes_in_sight_again_but_not_what_was_only_left_out(
    page, named, things, session
):
    page.table.choose_first()
    page.hide()
    things.insert(1, Thing("丁"))
    session.changed.emit(None)
    page.show()
    assert page.table.chosen_record() == Thing("丁")
    named(page, QPushButton, "大小：大").click()
    page.table.choose_first()
    named(page, QPushButton, "大小：全部").click()
    assert names(page) == ["甲", "丁", "乙", "丙"]
    assert page.table.chosen_record() == Thing("甲", True)


BUREAU = SimpleNamespace(
    agency=SimpleNamespace(name="示例县人社局"),
    clock=SimpleNamespace(now=lambda: datetime(2026, 3, 16, 9, tzinfo=UTC), today=lambda: date(2026, 3, 16)),
    store=SimpleNamespace(settings={}),  # nobody chose any columns
)


class Printer:
    def __init__(self):
        self.sent = []

    def printers(self):
        return ("示例打印机",)

    def send(self, pdf, printer, copies, progress):
        self.sent.append((pdf[:5], printer, copies))


def out_menu(page, named):
    out = named(page, QPushButton, "导出、打印物品")
    out.printing = Printer()
    out.click()
    return out, {action.text(): action for action in out.actions_menu.actions()}


def test_every_list_leaves_as_excel_with_what_was_chosen_in_its_head(qtbot, page, named, tmp_path, session, jobs):
    session.context = BUREAU
    named(page, QPushButton, "大小：小").click()
    qtbot.keyClick(look_for(qtbot, page, named, "丙"), Qt.Key.Key_Return)
    out, menu = out_menu(page, named)
    out.ask_save = lambda title: lambda parent, name: str(tmp_path / name)
    menu["导出Excel…"].trigger()
    jobs.run_all()
    (file,) = tmp_path.glob("物品*.xlsx")
    sheet = load_workbook(file).worksheets[0]
    told = [sheet.cell(row, 1).value for row in range(1, sheet.max_row + 1)]
    assert (told[0], *told[2:]) == ("物品", "条件：查找“丙”；大小：小。", "共1件", "名称", "丙")


def test_every_list_goes_to_the_printer(page, named, session, jobs):
    session.context = BUREAU
    out, menu = out_menu(page, named)
    menu["打印到“示例打印机”"].trigger()
    jobs.run_all()
    assert out.printing.sent == [(b"%PDF-", "示例打印机", 1)]


@pytest.mark.parametrize(("name", "columns"), [("cases", case_list_page.columns), ("papers", register_columns)])
def test_the_command_line_heads_a_list_as_the_window_does(name, columns):
    assert [column.title for column in LISTS[name].heads] == [column.title for column in columns()]
