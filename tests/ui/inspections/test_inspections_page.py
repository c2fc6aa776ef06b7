"""The list of visits, the dialog that begins one, and what other pages wish to see."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.lead import Campaign
from inspector_app.ui.inspections.inspections_page import InspectionsPage
from inspector_app.ui.inspections.visit_dialog import VisitDialog
from inspector_app.ui.inspections.visit_sections import TOLD
from inspector_app.ui.targets import NewInspection, ResumeDraft
from inspector_app.usecases import inspections
from inspector_app.usecases.case_edits import new_case
from inspector_app.usecases.cases import open_case
from inspector_app.usecases.people import save_company
from inspector_app.usecases.projects import save_project
from tests.builders import a_company


@pytest.fixture
def page(qtbot, desk):
    page = InspectionsPage(desk)
    qtbot.addWidget(page)
    page.show()
    return page


def cells(table, row):
    model = table.model()
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_the_list_shows_object_people_and_violations(page, visit, unnamed):
    page.list.refresh()
    assert cells(page.list.table, 0)[:5] == ["2026-03-02 09:00", "示例中学", "日常检查", "陈示例、林示例", "—"]
    assert page.list.sums.text() == "1次检查，不符合0项次，接受咨询0人次，发放宣传单0份"
    assert unnamed(page) == []


def test_a_search_and_the_open_ones_narrow_the_list(qtbot, page, visit, named, write):
    page.list.refresh()
    box = named(page, QLineEdit, "查找检查")
    write(box, "水厂")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert page.list.table.model().rowCount() == 0
    box.clear()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.mouseClick(named(page, QPushButton, "办理情况：未办完 1"), Qt.MouseButton.LeftButton)
    assert page.list.table.model().rowCount() == 1


def test_targets_open_a_visit(page, visit):
    page.open_target(visit.rid)
    assert page.currentWidget() is page.visit
    page.visit.leave()
    assert page.currentWidget() is page.list
    page.open_target(ResumeDraft(f"inspections:{visit.rid}"))
    assert page.currentWidget() is page.visit


def test_a_new_visit_is_begun_from_a_project(page, project, context, monkeypatch):
    def begin(_cls, session, fresh, is_new, parent, blank):
        assert (fresh.project_rid, fresh.site_place, is_new, blank) == (project.rid, "示例路2号", True, "")
        return inspections.save_inspection(session.context, fresh)

    monkeypatch.setattr(VisitDialog, "ask", classmethod(begin))
    page.open_target(NewInspection(project.rid))
    assert page.currentWidget() is page.visit
    assert context.store.count(Inspection) == 1


@pytest.fixture
def dialog(qtbot, desk, project, context):
    dialog = VisitDialog(desk, inspections.new_inspection(context, project.rid), is_new=True)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_head_of_a_visit_is_saved(qtbot, dialog, context, named, write, unnamed):
    qtbot.mouseClick(named(dialog, QPushButton, "检查类型：专项检查"), Qt.MouseButton.LeftButton)
    write(named(dialog, QLineEdit, "任务来源"), "专项行动")
    write(named(dialog, QLineEdit, "执法记录仪"), "JL-07（09:00—10:10）")
    assert unnamed(dialog) == []
    dialog.primary.click()
    assert dialog.outcome is not None
    kept = context.store.all(Inspection)[0]
    assert (kept.kind, kept.source, kept.site_name) == (InspectionKind.CAMPAIGN, "专项行动", "示例中学")
    assert (kept.device, kept.recorder_name) == ("JL-07（09:00—10:10）", "林示例")


def test_a_visit_of_a_campaign_says_of_which(desk, context, project, shown):
    day = context.clock.today()
    with context.unit() as unit:
        unit.put(Campaign("winter", "冬季攻坚行动", day, day))
    dialog = shown(VisitDialog(desk, inspections.new_inspection(context, project.rid), is_new=True))
    assert dialog.value("campaign_rid") in ("", None)
    box = dialog.sheet.fields["campaign_rid"].entry
    box.setCurrentIndex(box.findText("冬季攻坚行动"))
    dialog.primary.click()
    assert dialog.outcome.campaign_rid == "winter"


def test_a_place_known_by_name_only_is_an_object(qtbot, dialog, context, named, write):
    qtbot.mouseClick(named(dialog, QPushButton, "检查对象：仅知名称地点"), Qt.MouseButton.LeftButton)
    dialog.sheet.fields["site_name"].entry.clear()
    dialog.primary.click()
    assert dialog.outcome is None
    assert dialog.sheet.fields["site_name"].message
    write(named(dialog, QLineEdit, "场所名称"), "示例砖厂")
    dialog.primary.click()
    assert dialog.outcome is not None
    kept = context.store.all(Inspection)[0]
    assert (kept.project_rid, kept.site_name) == ("", "示例砖厂")


def test_one_inspector_alone_is_refused_beside_the_field(dialog, context):
    first = dialog.sheet.values()["inspector_rids"][0]
    dialog.sheet.fields["inspector_rids"].entry.set_value((first,))
    dialog.primary.click()
    assert dialog.outcome is None
    assert "两名以上" in dialog.sheet.fields["inspector_rids"].message
    assert context.store.count(Inspection) == 0


def a_case_on(context, project):
    firm = save_company(context, a_company("示例劳务有限公司"))
    case, _leads = new_case(context, project.rid)
    return firm, open_case(context, replace(case, title="示例案件", company_rid=firm.rid))


def test_a_case_that_is_chosen_tells_its_project_its_employer_and_the_place(desk, context, project, shown):
    firm, case = a_case_on(context, project)
    dialog = shown(VisitDialog(desk, inspections.new_inspection(context), is_new=True))
    dialog.form.put("case_rid", case.rid)
    told = dialog.entered()
    assert (told.project_rid, told.company_rid) == (project.rid, firm.rid)
    assert (told.site_name, told.site_place) == (project.name, "示例路2号")


def test_what_was_entered_stands_when_a_case_is_chosen(desk, context, project, shown):
    mine = save_company(context, a_company("示例自填单位", uscc=""))
    _firm, case = a_case_on(context, project)
    dialog = shown(VisitDialog(desk, inspections.new_inspection(context), is_new=True))
    dialog.form.put("company_rid", mine.rid)
    dialog.form.put("site_place", "二标段")
    dialog.form.put("case_rid", case.rid)
    told = dialog.entered()
    assert (told.company_rid, told.site_place) == (mine.rid, "二标段")


def test_what_was_told_of_one_site_does_not_stand_for_another(desk, context, project, shown):
    firm = save_company(context, a_company("示例建工有限公司", uscc=""))
    here = save_project(context, replace(project, address="示例路2号", contractor_name=firm.name))
    there = save_project(context, replace(project, rid=new_rid(), name="示例广场", address="", town="示例镇"))
    dialog = shown(VisitDialog(desk, inspections.new_inspection(context), is_new=True))
    told = []
    for site in (here, there, here):
        dialog.form.put("project_rid", site.rid)
        told.append((dialog.entered().company_rid, dialog.entered().site_place))
    assert told == [(firm.rid, "示例路2号"), ("", "示例镇"), (firm.rid, "示例路2号")]


@pytest.mark.parametrize("name", ["农民工工资专用账户：情况说明", "维权信息告示牌：情况说明", "对告知权利的答复"])
def test_a_visit_comes_back_where_one_wrote(name, page, visit, named, write, qtbot, desk):
    """After a kill, from the drafts: the cursor is behind what stands there, and in sight."""
    page.open_target(visit.rid)
    if name == "对告知权利的答复":
        page.visit.sections.go_to(TOLD)
    else:
        item = name.removesuffix("：情况说明")
        qtbot.mouseClick(named(page, QPushButton, "检查事项范围：全部25项"), Qt.MouseButton.LeftButton)
        qtbot.mouseClick(named(page, QPushButton, f"{item}：不符合"), Qt.MouseButton.LeftButton)
    entry = named(page, QPlainTextEdit, name)
    entry.setFocus()
    qtbot.keyClicks(entry, "half a wo")
    desk.pausing.emit()
    again = InspectionsPage(desk)
    qtbot.addWidget(again)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    again.open_target(ResumeDraft(f"inspections:{visit.rid}"))
    focus = QApplication.focusWidget()
    assert focus.accessibleName() == name
    qtbot.keyClicks(focus, "rd")
    assert focus.toPlainText() == "half a word"
    QApplication.processEvents()
    assert not focus.visibleRegion().isEmpty()
