"""人员和单位: the lists, the page of one, merging two records and taking them apart, by clicks and keys."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import Grade
from inspector_app.ui.lists.list_out import ListOut
from inspector_app.ui.parties.merge_dialog import MergePartiesDialog, SeparateDialog
from inspector_app.ui.parties.parties_page import PartiesPage
from inspector_app.ui.parties.pick_dialog import PickDialog
from inspector_app.ui.targets import CASES, NewInterview, ResumeDraft, ShowCase, ShowSection
from inspector_app.ui.widgets.table import Table
from inspector_app.usecases import people
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.merging import merge
from inspector_app.usecases.told_lists import told_list
from tests.builders import a_company, a_person, hiding_attempts
from tests.ui.conftest import said
from tests.ui.hands import choose_from_menu, type_words


@pytest.fixture
def page(desk, session, in_sight):
    return in_sight(PartiesPage(session))


@pytest.fixture
def twin(desk):
    """The first worker once more, met elsewhere and without a number."""
    return people.save_person(desk.context, Person(new_rid(), "示例 工人甲", phone="13800000001", address="示例县二号"))


def cells(page, name):
    QApplication.processEvents()
    model = named_table(page, name).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())] for row in range(model.rowCount())
    ]


def read(page):
    QApplication.processEvents()  # what was just put into a layout is shown then
    return said(page.page)


def named_table(page, name):
    (table,) = (each for each in page.findChildren(Table) if each.accessibleName() == name)
    return table


def test_the_list_masks_numbers_and_says_who_is_named_nowhere(page, twin, named, qtbot):
    page.people.refresh()
    rows = cells(page, "人员列表")
    assert rows[0][:3] == ["示例 工人甲", "工人", "身份待核"]
    assert all("***" in row[2] for row in rows[1:])
    assert page.people.named_badge(twin).word == "未被引用"
    qtbot.mouseClick(named(page, QAbstractButton, "需要核对的：未被引用"), Qt.MouseButton.LeftButton)
    assert [row[0] for row in cells(page, "人员列表")] == ["示例 工人甲"]


def test_those_who_may_be_registered_twice_are_listed(page, twin, press, desk):
    press(page.people, "需要核对的：可能重复")
    assert [row[0] for row in cells(page, "人员列表")] == ["示例 工人甲", "示例工人甲"]
    press(page.people, "需要核对的：全部")
    assert len(cells(page, "人员列表")) == len(desk.workers) + 1


def test_enter_in_the_search_box_opens_the_page_and_back_leads_to_the_line(page, named, qtbot, press):
    box = named(page, QLineEdit, "查找人员")
    type_words(box, "工人乙")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert page.currentWidget() is page.page
    assert "示例工人乙" in read(page)
    press(page.page, "返回列表")
    assert page.people.isVisible()


def test_the_other_list_is_one_click_away(page, desk, named, qtbot, press):
    qtbot.mouseClick(named(page.people, QAbstractButton, "人员或单位：单位"), Qt.MouseButton.LeftButton)
    assert page.companies.isVisible()
    assert [row[0] for row in cells(page.companies, "单位列表")] == [desk.company.name]
    page.open(desk.company.rid)
    press(page.page, "返回列表")
    assert page.companies.isVisible()
    qtbot.mouseClick(named(page.companies, QAbstractButton, "人员或单位：人员"), Qt.MouseButton.LeftButton)
    assert page.people.isVisible()


def test_the_page_leads_to_the_case_and_begins_an_interview(page, desk, press, wishes):
    page.open(desk.workers[0].rid)
    text = read(page)
    assert "认定20,000.00元" in text
    assert desk.workers[0].id_number not in text
    press(page.page, f"打开案件：{desk.case.title}")
    press(page.page, "新建询问")
    assert wishes == [
        ("cases", ShowCase(desk.case.rid)), ("interviews", NewInterview(person_rid=desk.workers[0].rid)),
    ]  # fmt: skip


def test_a_company_shows_how_far_its_cases_have_gone_and_every_line_opens_its_record(page, desk, press, wishes):
    firm = people.save_company(desk.context, replace(desk.company, address="湖北省武汉市一号", uscc=""))
    hazard = Hazard(new_rid(), desk.project.rid, Grade.SEVERE, desk.clock.today(), facts="拖欠三个月")
    lead = Lead(new_rid(), LeadKind.COMPLAINT, desk.clock.today(), "来访", facts="三月没发", company_rid=firm.rid)
    with desk.context.unit("登记") as unit:
        unit.put(hazard)
        unit.put(lead)
    order = desk.order()
    desk.clock.advance(hours=1)
    desk.serve(order, ServiceMethod.LEFT, place="湖北省武汉市一号", refusal="拒收", witness="示例见证人")
    page.open(firm.rid)
    text = read(page)
    assert "非本地企业（外省）" in text
    assert "下一步：告知" in text
    assert "送达、联系1次，1次没有当面送到，最近2026年3月2日，劳动保障监察限期改正指令书：留置送达" in text
    assert "示例收件人；拒收" in text
    press(page.page, "打开：指令\u00a0· 2026年3月2日")
    press(page.page, f"打开隐患：{desk.project.name}")
    press(page.page, "打开线索：来访投诉，2026年3月2日收到")
    press(page.page, "打开文书：湖北省武汉市一号")
    assert wishes == [
        ("documents", order.rid), ("oversight", ShowSection("hazards", hazard.rid)), ("leads", lead.rid),
        ("documents", order.rid),
    ]  # fmt: skip
    assert page.page.findChild(ListOut).isVisible()
    page.open(desk.workers[0].rid)
    assert "办理阶梯" not in read(page)
    assert not page.page.findChild(ListOut).isVisible()


def test_a_company_that_changed_its_name_is_renamed_on_its_page(page, desk, meet, press, named):
    page.open(desk.company.rid)

    def fill(dialog):
        type_words(named(dialog, QLineEdit, "现名称（必填）"), "示例新劳务有限公司")
        press(dialog, "保存")
        assert "请填写登记通知书文号" in said(dialog)
        type_words(named(dialog, QLineEdit, "登记通知书文号"), "示市监准更〔2026〕9号")
        press(dialog, "保存")

    meet(fill)
    press(page.page, "登记更名")
    text = read(page)
    assert "示例新劳务有限公司" in text
    assert desk.company.name in text
    assert "变更登记为示例新劳务有限公司，登记通知书示市监准更〔2026〕9号" in text
    messages = meet(lambda dialog: press(dialog, "取消"))
    press(page.page, f"更正：{desk.company.name}")
    assert len(messages) == 1


def test_two_records_are_compared_merged_and_the_merging_is_undone(page, desk, twin, meet, press, named, qtbot):
    worker = people.save_person(desk.context, replace(desk.workers[0], address="示例县一号"))
    page.open(worker.rid)
    assert "名称相同" in read(page)

    def compare(dialog):
        assert isinstance(dialog, MergePartiesDialog)
        assert "示例县二号" in " ".join(button.text() for button in dialog.findChildren(QAbstractButton))
        press(dialog, "合并")
        assert dialog.isVisible()  # nothing was chosen yet
        assert "请选择以哪一个为准。" in said(dialog)
        qtbot.mouseClick(button_of(dialog, "示例工人甲"), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(button_of(dialog, "示例县二号"), Qt.MouseButton.LeftButton)
        type_words(named(dialog, QPlainTextEdit, "合并理由（必填）"), "本人到场核对")
        press(dialog, "合并")

    met = meet(compare)
    press(page.page, f"比较并合并：{twin.name}")
    assert len(met) == 1
    now = desk.context.store.need(Person, worker.rid)
    assert (now.address, now.phone) == ("示例县二号", "13800000001")
    assert "已将“示例 工人甲”并入“示例工人甲”。" in read(page)
    assert "已并入的记录（1）" in read(page)
    press(page.page, "撤销合并")
    assert desk.context.store.need(Person, worker.rid) == worker
    assert desk.context.store.need(Person, twin.rid) == twin
    assert "已并入的记录" not in read(page)


def test_a_merged_record_is_taken_apart_on_the_page_with_a_reason(page, desk, twin, meet, press, named):
    merge(desk.context, desk.workers[0].rid, twin.rid, {"name": "kept"}, "同一人")
    page.open(twin.rid)  # leads to the record that goes on

    def apart(dialog):
        assert isinstance(dialog, SeparateDialog)
        type_words(named(dialog, QPlainTextEdit, "分开理由（必填）"), "本人否认")
        press(dialog, "分开")

    meet(apart)
    press(page.page, f"分开：{twin.name}")
    assert desk.context.store.need(Person, twin.rid) == twin
    assert page.page.notice.sentence == f"已将“{twin.name}”分开，单独登记。"  # and no longer that they were merged


def test_the_reason_for_taking_apart_is_gone_on_with(page, desk, twin, meet, press, named):
    merge(desk.context, desk.workers[0].rid, twin.rid, {"name": "kept"}, "同一人")
    page.open(twin.rid)
    meet(lambda dialog: type_words(named(dialog, QPlainTextEdit, "分开理由（必填）"), "本人否"))
    press(page.page, f"分开：{twin.name}")
    (kept,) = all_drafts(desk.context)
    page.open(desk.company.rid)

    def go_on(dialog):
        assert isinstance(dialog, SeparateDialog)
        entry = named(dialog, QPlainTextEdit, "分开理由（必填）")
        assert entry.toPlainText() == "本人否"
        type_words(entry, "认")
        press(dialog, "分开")

    met = meet(go_on)
    page.open_target(ResumeDraft(kept.key))
    assert len(met) == 1
    assert desk.context.store.need(Person, twin.rid) == twin
    assert all_drafts(desk.context) == ()


def test_two_numbers_are_refused_with_the_sentence(page, desk, meet, press, messages, qtbot, named):
    page.open(desk.workers[0].rid)

    def pick(dialog):
        assert isinstance(dialog, PickDialog)
        type_words(named(dialog, QLineEdit, "选择人员"), "工人乙")
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
        press(dialog, "选定")

    meet(pick)
    press(page.page, "与另一条记录合并")
    assert len(messages.told) == 1
    assert "证件号码（信用代码）不同" in messages.told[0][1][0]


def test_the_likeliest_duplicate_stands_first_and_is_chosen(page, desk, twin, meet, press, qtbot):
    page.open(desk.workers[0].rid)
    seen = []

    def pick(dialog):
        rows = cells(dialog, "选择人员")
        seen.append((rows[0][0], [row[0] for row in rows].count(desk.workers[0].name)))
        press(dialog, "选定")

    meet(pick, lambda merging: seen.append(said(merging)))
    press(page.page, "与另一条记录合并")
    assert seen[0] == (twin.name, 0)
    assert f"并入：{twin.name}" in seen[1]


def test_rows_are_copied_with_their_numbers_masked(page, desk, qtbot):
    table = named_table(page, "人员列表")
    table.choose_first()
    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    worker = next(each for each in desk.workers if QApplication.clipboard().text().startswith(each.name))
    assert worker.id_number not in QApplication.clipboard().text()
    assert f"{worker.id_number[:3]}***********{worker.id_number[-4:]}" in QApplication.clipboard().text()
    choose_from_menu(qtbot, table, "复制整个列表（隐去证件号）")
    lines = QApplication.clipboard().text().split("\n")
    assert lines[0].startswith("姓名\t")
    assert len(lines) == 1 + table.model().rowCount()
    assert not any(each.id_number in line for each in desk.workers for line in lines)


def test_a_card_that_a_list_told_as_the_bank_is_masked(page, desk):
    """It was read so before it was refused where somebody types it."""
    worker = a_person("示例戊", bank="示例银行 6222 0212 3456 7890 128")
    with desk.context.unit("导入") as unit:
        unit.put(worker)
    page.open(worker.rid)
    assert "示例银行 622" in read(page)
    assert "3456 7890" not in read(page)


def test_a_person_nobody_names_is_said_to_stay_here(page, twin):
    page.open(twin.rid)
    assert "没有记录引用，不随日终包交出" in read(page)


def test_a_company_page_shows_its_part_and_everything_has_a_name(page, desk, unnamed):
    lone = people.save_company(desk.context, a_company("示例无人提及", uscc=""))
    page.open(lone.rid)
    assert "没有记录引用" in read(page)
    assert "不随日终包交出" not in read(page)
    page.open(desk.company.rid)
    assert "用人单位" in read(page)
    assert unnamed(page) == []


def button_of(dialog, words):
    (found,) = (each for each in dialog.findChildren(QAbstractButton) if each.text() == words)
    return found


def test_attempts_to_reach_somebody_are_the_third_list_and_lead_to_their_case(page, desk, named, qtbot, wishes):
    hiding_attempts(desk, desk.company.name)
    qtbot.mouseClick(named(page.people, QAbstractButton, "人员或单位：联系记录"), Qt.MouseButton.LeftButton)
    rows = cells(page.contacts, "联系记录列表")
    assert [row[1:4] for row in rows] == [
        [desk.company.name, "上门", "上门无人"],
        [desk.company.name, "打电话", "联系到本人，约定2026年3月1日 09:00到场，没有到场"],
    ]
    box = named(page.contacts, QLineEdit, "查找联系记录")
    type_words(box, "上门无人")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert len(cells(page.contacts, "联系记录列表")) == 1
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert wishes == [(CASES, ShowCase(desk.case.rid))]
    assert len(told_list(desk.context, "contacts", desk.company.name).rows) == 2
