from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTableView

from inspector_app.domain.document import DocumentKind, DocumentState
from inspector_app.domain.number import NumberBlock
from inspector_app.domain.paper_code import code_of
from inspector_app.formdefs.facts import from_json
from inspector_app.ui import theme
from inspector_app.ui.documents.register_page import register_columns
from inspector_app.ui.widgets.scrolled import Squeezed
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.searches import Days
from inspector_app.usecases.skipped_numbers import open_gaps


def table(page, named):
    return named(page, QTableView, "文书列表")


def cell(view, row, title):
    columns = [column.title for column in register_columns()]
    index = view.model().index(row, columns.index(title))
    return view.model().data(index, Qt.ItemDataRole.AccessibleTextRole)


def test_a_paper_stands_with_number_state_and_prints(page, desk, named):
    order = desk.order()
    acts.printed(desk.context, order.rid, "交付联", 2)
    page.show_list()
    view = table(page, named)
    assert view.model().rowCount() == 1
    assert cell(view, 0, "文号") == order.number
    assert cell(view, 0, "状态") == "已签发"
    assert cell(view, 0, "打印") == "2"
    assert cell(view, 0, "案件") == "示例欠薪案"


def test_filters_narrow_the_list(page, desk, named, choose, qtbot):
    desk.order()
    desk.record()
    page.show_list()
    view = table(page, named)
    assert view.model().rowCount() == 2
    choose(page, "类别", DocumentKind.RECORD)
    assert view.model().rowCount() == 1
    choose(page, "类别", None)
    choose(page, "状态", DocumentState.SIGNED_OFF)
    assert cell(view, 0, "文书名称") == "劳动保障监察限期改正指令书"
    choose(page, "状态", None)
    choose(page, "文书名称", "wage-arrears-list")
    assert view.model().rowCount() == 1
    choose(page, "文书名称", None)
    box = named(page, QLineEdit, "查找文书")
    box.setText("明细表")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert view.model().rowCount() == 1


def test_a_saved_paper_and_the_code_of_a_printed_one_are_checked(page, desk, named, press, qtbot, tmp_path):
    order = desk.order()
    path = tmp_path / "saved.pdf"
    path.write_bytes(issuing.copy_bytes(desk.context, order, "交付联"))
    page.show_list()
    page.register.ask_paper = lambda _parent, _start: str(path)
    press(page, "核对文书")
    assert "就是签发时的原件" in page.register.notice.sentence
    box = named(page, QLineEdit, "查找文书")
    code = code_of(order, from_json(order.facts), order.facts_sha256).words
    box.setText(code)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert table(page, named).model().rowCount() == 1
    assert "校验码与登记簿一致" in page.register.notice.sentence
    box.setText(code[:-1] + ("1" if code.endswith("0") else "0"))
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert "不一致" in page.register.notice.sentence


def test_older_papers_fall_out_of_the_days(page, desk, named, choose):
    desk.order()
    desk.clock.advance(days=8)
    page.show_list()
    assert table(page, named).model().rowCount() == 1
    choose(page, "制作日期", Days.WEEK)
    assert table(page, named).model().rowCount() == 0


def test_enter_opens_the_paper(page, desk, named, qtbot):
    order = desk.order()
    page.show_list()
    view = table(page, named)
    view.selectRow(0)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert page.paper.isVisible()
    assert page.paper.file.document.rid == order.rid


def test_a_skipped_number_wants_an_explanation_and_keeps_it(page, desk, meet, press, named, choose):
    order = desk.order()
    block = desk.context.store.get(NumberBlock, order.block_rid)
    with desk.context.unit("测试") as unit:
        unit.put(replace(order, serial=3, number=block.text(3)))
    page.show_list()
    assert "2个文号" in page.register.notice.sentence

    def explain(dialog):
        named(dialog, QPlainTextEdit, "说明（必填）").setPlainText("打印损坏")
        press(dialog, "登记说明")
        press(dialog, "原因：手工开具")
        named(dialog, QPlainTextEdit, "说明（必填）").setPlainText("停电时手工开具，纸质归档")
        press(dialog, "登记说明")

    meet(explain)
    press(page, "说明空号")
    assert open_gaps(desk.context) == ()
    assert page.register.notice.sentence == ""
    view = table(page, named)
    assert [cell(view, row, "状态") for row in range(3)].count("已作废") == 1
    rid = view.model().record([cell(view, r, "状态") for r in range(3)].index("已作废")).document.rid
    assert paper_file(desk.context, rid).acts[0].note == "打印损坏"


def test_every_entry_has_a_name(page, unnamed):
    assert unnamed(page) == []


def test_a_laptop_at_150_percent_shows_the_filters_without_a_bar(page, qapp, family):
    theme.change_light(qapp, family)
    page.show_list()
    page.resize(834, 480)
    QApplication.processEvents()
    areas = [area for area in page.list.findChildren(Squeezed) if area.isVisible()]
    assert areas
    assert [area.horizontalScrollBar().maximum() for area in areas] == [0] * len(areas)
