"""监管调度: its sections, hazards from finding to 销号, tasks and meetings, by clicks and keys."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit

from inspector_app.domain.dispatch import DispatchTask, Meeting
from inspector_app.domain.hazard import Hazard, HazardState, hazard_state
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Grade
from inspector_app.ui.oversight.dispatch_page import DispatchPage
from inspector_app.ui.oversight.hazard_page import HazardPage
from inspector_app.ui.oversight.oversight_page import OversightPage
from inspector_app.ui.oversight.sections import SECTIONS
from inspector_app.ui.start.page_list import PAGES, page_specs
from inspector_app.ui.targets import PROJECTS, ResumeDraft, ShowSection
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.table import Table
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.hazards import ask_strike_off, save_hazard
from tests.ui.conftest import said
from tests.ui.hands import type_words


@pytest.fixture
def hazards(desk):
    found = [
        Hazard(new_rid(), desk.project.rid, grade, date(2026, 2, day), facts=facts, responsible_body=body)
        for grade, day, facts, body in (
            (Grade.GENERAL, 2, "拖欠一月工资", "水利局"),
            (Grade.SEVERE, 3, "二十人被拖欠三个月", "住房和城乡建设局"),
        )
    ]
    for hazard in found:
        save_hazard(desk.context, hazard)
    ask_strike_off(desk.context, found[0].rid, date(2026, 2, 4), "余款已筹足")
    return found


@pytest.fixture
def page(desk, hazards, session, in_sight):
    return in_sight(OversightPage(session))


def table_of(page, name):
    QApplication.processEvents()
    (table,) = (each for each in page.findChildren(Table) if each.accessibleName() == name)
    return table


def rows(page, name):
    model = table_of(page, name).model()
    return [[model.index(row, n).data() for n in range(model.columnCount())] for row in range(model.rowCount())]


def test_hazards_of_all_projects_are_narrowed_by_state_and_one_opens_by_key(page, wishes, named, qtbot, press):
    assert page.open_target(ShowSection("hazards"))
    assert [row[4] for row in rows(page, "隐患列表")] == ["住房和城乡建设局", "水利局"]
    qtbot.mouseClick(named(page, QAbstractButton, "办理情况：拟销号 1"), Qt.MouseButton.LeftButton)
    assert [row[4] for row in rows(page, "隐患列表")] == ["水利局"]
    table = table_of(page, "隐患列表")
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        qtbot.keyClick(table, key)
    QApplication.processEvents()
    assert "拖欠一月工资" in said(page)
    press(page, "打开项目")
    assert wishes[-1][0] == PROJECTS


def test_who_asked_does_not_confirm_and_the_signed_sheet_strikes_off(page, hazards, desk, press, named, meet, qtbot):
    page.open_target(ShowSection("hazards", hazards[0].rid))

    def confirm(dialog):
        signer = named(dialog, QLineEdit, "办理人（必填）")
        type_words(signer, desk.context.writer.name)
        press(dialog, "确认销号")
        assert "提请的人不能自己确认销号" in said(dialog)
        signer.selectAll()
        type_words(signer, "示例主任")
        press(dialog, "确认销号")

    meet(confirm)
    press(page, "确认销号")
    assert hazard_state(desk.context.store.need(Hazard, hazards[0].rid)) is HazardState.STRUCK_OFF
    QApplication.processEvents()
    assert "示例主任" in said(page)
    assert not named(page, QAbstractButton, "提请销号").isVisible()

    def reopen(dialog):
        type_words(named(dialog, QPlainTextEdit, "情况（必填）"), "工人反映没有领到")
        press(dialog, "恢复为未销号")

    meet(reopen)
    press(page, "恢复为未销号")
    assert hazard_state(desk.context.store.need(Hazard, hazards[0].rid)) is HazardState.FOUND


def test_a_meeting_and_a_task_are_recorded_and_the_agenda_tells_them(page, desk, press, named, meet):
    page.open_target(ShowSection("dispatch"))
    QApplication.processEvents()
    assert "二十人被拖欠三个月" in said(page)

    def hold(dialog):
        assert named(dialog, QLineEdit, "牵头单位（必填）").text() == "政法委"
        type_words(named(dialog, QPlainTextEdit, "会议纪要"), "限期支付")
        press(dialog, "保存")

    meet(hold)
    press(page, "重大隐患会商")
    (meeting,) = desk.context.store.all(Meeting)
    assert ("税务局" in meeting.bodies, len(meeting.hazard_rids), meeting.minutes) == (True, 1, "限期支付")

    def give(dialog):
        assert named(dialog, QComboBox, "调度会议").currentText() == meeting.title
        QTest.keyClick(named(dialog, QComboBox, "工资支付隐患"), Qt.Key.Key_Down)
        type_words(named(dialog, QPlainTextEdit, "任务内容（必填）"), "核查名册")
        if not named(dialog, QLineEdit, "承办单位（必填）").text():
            type_words(named(dialog, QLineEdit, "承办单位（必填）"), "公安局")
        press(dialog, "保存")

    meet(give)
    press(page, "登记任务")
    QApplication.processEvents()
    assert "核查名册" in said(page)
    (task,) = desk.context.store.all(DispatchTask)
    assert (task.meeting_rid, task.hazard_rid) == (meeting.rid, meeting.hazard_rids[0])

    def finish(dialog):
        type_words(named(dialog, QPlainTextEdit, "完成情况（必填）"), "已核查")
        press(dialog, "登记完成情况")

    meet(finish)
    press(page, "登记完成情况：核查名册")
    assert desk.context.store.all(DispatchTask)[0].result == "已核查"

    def ahead(dialog):
        type_words(named(dialog, QLineEdit, "主持人"), "赵示例")
        press(dialog, "保存")

    page.open_target(ShowSection("hazards", meeting.hazard_rids[0]))
    QApplication.processEvents()
    meet(ahead)
    press(page.findChild(HazardPage), f"打开会议：{meeting.title}")
    assert desk.context.store.need(Meeting, meeting.rid).chair == "赵示例"


def test_the_agenda_is_saved_where_the_person_says_and_another_ending_is_told(
    desk, hazards, session, in_sight, press, tmp_path
):
    asked, chosen = [], [str(tmp_path / "议题.docx"), str(tmp_path / "议题.odt")]
    page = in_sight(DispatchPage(session, lambda _page, name: asked.append(name) or chosen.pop()))
    for told in ("不是能写的格式", "已存为“议题.docx”"):
        press(page, "议题存为文件…")
        QApplication.processEvents()
        assert told in said(page)
    assert asked[0] == "工资支付隐患调度议题（2026年3月2日）.docx"
    assert (tmp_path / "议题.docx").exists()


def test_what_was_typed_for_a_step_stays_and_is_gone_on_with(page, hazards, desk, press, named, meet):
    page.open_target(ShowSection("hazards", hazards[1].rid))

    def leave(dialog):
        type_words(named(dialog, QPlainTextEdit, "情况（必填）"), "总包已筹措20万元")
        dialog.reject()

    meet(leave)
    press(page, "进展")
    (draft,) = all_drafts(desk.context)
    seen = []
    page.section.set_value("dispatch")
    meet(lambda dialog: (seen.append(named(dialog, QPlainTextEdit, "情况（必填）").toPlainText()), dialog.reject()))
    page.open_target(ResumeDraft(draft.key))
    assert seen == ["总包已筹措20万元"]


def test_each_section_is_there_to_be_built_and_begins_in_its_search(page, named, qtbot):
    page.findChild(SearchBox).setFocus()
    for each in (*SECTIONS[1:], SECTIONS[0]):
        button = named(page, QAbstractButton, f"监管调度：{each.title}")
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert page.section.value() == each.key
        assert not page.section.isAncestorOf(QApplication.focusWidget())
        assert page.isAncestorOf(QApplication.focusWidget())


def test_the_pages_that_were_there_keep_their_digits(session):
    specs = page_specs(PAGES, session)
    assert [spec.key for spec in specs if spec.by_digit] == [
        "today", "projects", "cases", "inspections", "interviews", "documents", "parties", "reports", "handover",
        "settings",
    ]  # fmt: skip
    assert [spec.key for spec in specs if not spec.by_digit] == ["leads", "oversight"]  # by - and =
