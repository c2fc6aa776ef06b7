"""The page of a project: what it shows, and what its dialogs change."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.domain.company import Company
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import ChainLink, FactState, Grade, LinkRole, Project, SiteFact
from inspector_app.ui.projects.dialogs import GradeDialog, HazardDialog, LinkDialog, ProjectDialog
from inspector_app.ui.projects.project_page import ProjectPage
from inspector_app.ui.targets import OVERSIGHT, PARTIES, NewCase, NewInspection, ShowSection
from inspector_app.ui.widgets.clickable import Clickable
from inspector_app.ui.wording import joined
from inspector_app.usecases import evidence, hazards, people, projects
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.projects import chain
from tests.ui.hands import meeting


@pytest.fixture
def page(qtbot, desk, ledger):
    page = ProjectPage(desk)
    qtbot.addWidget(page)
    page.show_project(ledger[0].rid)
    page.show()
    return page


def words(widget):
    return [label.text() for label in widget.findChildren(QLabel)]


def opened(qtbot, dialog):
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_the_page_shows_ledger_and_unknown_facts_and_names_everything(page, unnamed):
    assert "10,366,739.00" in words(page.ledger)
    assert "保函" in words(page.facts)
    assert unnamed(page) == []


def test_new_visit_and_new_case_are_wished_for_with_the_project(qtbot, page, desk, ledger, named):
    wishes = []
    desk.going.connect(lambda key, target: wishes.append((key, target)))
    for name in ("新建检查", "新建案件"):
        qtbot.mouseClick(named(page, QPushButton, name), Qt.MouseButton.LeftButton)
    assert wishes == [("inspections", NewInspection(ledger[0].rid)), ("cases", NewCase(ledger[0].rid))]


def test_a_grade_by_judgement_needs_a_reason_and_tells_who_and_why(qtbot, desk, page, ledger, named, context, write):
    dialog = opened(qtbot, GradeDialog(desk, ledger[0]))
    qtbot.mouseClick(named(dialog, QPushButton, "研判结果：一般欠薪"), Qt.MouseButton.LeftButton)
    dialog.primary.click()
    assert dialog.outcome is None
    assert dialog.sheet.fields["reason"].message == "研判调整等级须写明理由，只写标点或者一个字不算。"
    write(named(dialog, QPlainTextEdit, "研判理由（必填）"), "已付三分之二")
    dialog.primary.click()
    assert dialog.outcome is not None
    grade = context.store.need(Project, ledger[0].rid).grade
    assert (grade.grade, grade.source, grade.reason) == (Grade.GENERAL, "研判（陈示例）", "已付三分之二")
    assert any(joined("研判（陈示例）", "已付三分之二") in text for text in words(page.ledger))
    assert any("研判调整等级" in text for text in words(page.history))


def test_facts_are_typed_or_given_a_reason(qtbot, desk, ledger, named, context, write):
    dialog = opened(qtbot, ProjectDialog(desk, ledger[0]))
    write(named(dialog, QLineEdit, "工资专用账户：情况"), "示例银行")
    dialog.sheet.fields["deposit"].entry.set_value(SiteFact(FactState.NOT_PROVIDED))
    dialog.primary.click()
    assert dialog.outcome is not None
    project = context.store.need(Project, ledger[0].rid)
    assert project.special_account == SiteFact(FactState.KNOWN, "示例银行")
    assert project.deposit.state is FactState.NOT_PROVIDED


def test_a_project_without_a_name_is_refused_beside_the_field(qtbot, desk, context):
    dialog = opened(qtbot, ProjectDialog(desk, projects.new_project()))
    dialog.primary.click()
    assert dialog.outcome is None
    assert dialog.sheet.fields["name"].message == "请填写项目名称。"
    assert context.store.count(Project) == 0


def test_the_chain_is_built_link_by_link_to_any_depth(qtbot, desk, page, ledger, context, named, write):
    company = people.save_company(context, Company(new_rid(), "示例劳务有限公司"))
    top = projects.save_link(context, ChainLink(new_rid(), ledger[0].rid, LinkRole.GENERAL, company_rid=company.rid))
    link = ChainLink(new_rid(), ledger[0].rid, LinkRole.LABOUR, upper_rid=top.rid)
    dialog = opened(qtbot, LinkDialog(desk, link, chain(context, ledger[0].rid)))
    dialog.primary.click()
    assert dialog.outcome is None
    assert dialog.sheet.fields["company_rid"].message == "请选择该层级的单位或个人。"
    dialog.sheet.fields["company_rid"].entry.set_value(company.rid)
    write(named(dialog, QLineEdit, "合同价（元）"), "120000")
    dialog.primary.click()
    assert dialog.outcome is not None
    lines = chain(context, ledger[0].rid)
    assert [(line.depth, line.link.price_fen) for line in lines] == [(0, None), (1, 12_000_000)]
    assert joined("劳务分包单位", "合同价 120,000.00元") in words(page.chain)


def test_a_link_opens_who_it_is_wherever_it_is_clicked(desk, page, ledger, context, qtbot):
    company = people.save_company(context, Company(new_rid(), "示例劳务有限公司"))
    projects.save_link(context, ChainLink(new_rid(), ledger[0].rid, LinkRole.GENERAL, company_rid=company.rid))
    page.refresh()
    (row,) = page.chain.findChildren(Clickable)
    went = []
    desk.going.connect(lambda *where: went.append(where))
    qtbot.mouseClick(row.findChildren(QLabel)[0], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert went == [(PARTIES, company.rid)] * 2


def test_a_link_is_deleted_after_asking(desk, page, ledger, context, messages):
    company = people.save_company(context, Company(new_rid(), "示例劳务有限公司"))
    link = projects.save_link(context, ChainLink(new_rid(), ledger[0].rid, LinkRole.GENERAL, company_rid=company.rid))
    page.refresh()
    page.delete_link(link)
    assert messages.asked == ["删除“示例劳务有限公司”这一层分包关系？"]
    assert context.store.count(ChainLink) == 0


def test_a_hazard_is_entered_and_asked_to_be_struck_off(qtbot, desk, page, ledger, context, named, write):
    dialog = opened(qtbot, HazardDialog(desk, hazards.new_hazard(context, ledger[0].rid)))
    dialog.primary.click()
    assert dialog.outcome is None
    write(named(dialog, QPlainTextEdit, "事实（必填）"), "人工费未拨付")
    dialog.primary.click()
    assert dialog.outcome is not None
    hazard = context.store.all(Hazard)[0]

    def paid(asking):
        asking.primary.click()  # wages are owed: why it is asked all the same is wanted
        assert asking.isVisible()
        left = named(asking, QLineEdit, "未支付工资（元）")
        left.selectAll()
        write(left, "0")
        asking.primary.click()

    meeting((paid,))
    named(page.hazards, QPushButton, f"提请销号：{hazard.facts}").click()
    assert context.store.all(Hazard)[0].strike_off_asked_on == context.clock.today()
    assert context.store.need(Project, hazard.project_rid).unpaid_fen == 0
    assert any("提请销号" in text for text in words(page.hazards))
    went = []
    desk.going.connect(lambda *there: went.append(there))
    named(page.hazards, QPushButton, f"打开隐患：{hazard.facts}").click()
    assert went == [(OVERSIGHT, ShowSection("hazards", hazard.rid))]


def test_photos_come_from_the_sealed_store(page, desk, ledger, context, jobs):
    from inspector_app.usecases.demo.district import demo_file

    gate = evidence.take_in_file(context, demo_file("photo-gate.jpg"), "大门", Belongs(project_rid=ledger[0].rid))
    page.refresh()
    page.thumbnails.grab()
    QApplication.processEvents()
    jobs.run_all()
    assert not page.thumbnails.reader.picture(gate).isNull()


def test_the_page_reads_again_when_it_comes_back_in_sight(page, desk, ledger):
    page.hide()
    desk.do(projects.save_project, replace(ledger[0], note="重点关注"))
    page.show()
    assert "重点关注" in words(page.ledger)


def test_the_first_link_has_no_text_line_for_the_one_above_it(qtbot, desk, ledger, context, unnamed):
    link = ChainLink(new_rid(), ledger[0].rid, LinkRole.GENERAL)
    dialog = opened(qtbot, LinkDialog(desk, link, ()))
    (above,) = (box for box in dialog.findChildren(QComboBox) if box.accessibleName().startswith("由谁雇用"))
    assert (above.count(), above.currentText()) == (1, "没有上级（还没有登记别的单位或个人）")
    assert not dialog.value("upper_rid")
