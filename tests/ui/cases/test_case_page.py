"""One case on screen: head, parts, steps, deadlines, timeline, menu."""

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPushButton, QToolTip

from inspector_app.domain.case import Case, CaseState
from inspector_app.domain.case_review import Check
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.lead import Lead
from inspector_app.domain.lifecycle import CaseVerb
from inspector_app.domain.number_look import LookWay
from inspector_app.support.errors import Trouble
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.cases.liability_dialog import LiabilityDialog
from inspector_app.ui.targets import CASES, CaseTab, NewInterview, ShowCase
from inspector_app.usecases.case_edits import cancel_filing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.liabilities import remove_liability
from inspector_app.usecases.number_looks import IN_VOLUME, look_lines
from inspector_app.usecases.paper import EditPaper
from tests.desk import OWED
from tests.queries import queries
from tests.ui.conftest import find_named
from tests.ui.hands import fill, take_found


def words(root):
    QApplication.processEvents()  # what was just put into a layout is shown then
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


@pytest.fixture
def page(desk, session, in_sight):
    made = in_sight(CasePage(session))
    made.open(desk.case.rid)
    return made


def state(desk):
    whole = case_file(desk.context, desk.case.rid)
    return whole.state


def test_the_head_says_title_number_site_employer_and_state(desk, page):
    head = words(page.header)
    for word in ("示例欠薪案", "示〔2026〕1号", desk.project.name, desk.company.name):
        assert word in head


def test_figures_and_threshold_stand_on_top(page):
    told = words(page.part(CaseTab.OVERVIEW))
    assert "60,000.00元" in told
    assert "3 / 3人" in told


def test_steps_that_may_be_done_come_with_a_button_and_the_others_with_their_reasons(desk, page, press, wishes):
    told = words(page.part(CaseTab.OVERVIEW))
    assert "结案（暂不能办理）" in told
    assert "第1至3行：" in told
    press(page, "做询问笔录")
    assert wishes == [("interviews", NewInterview(desk.case.rid))]


def test_an_order_opens_filled_for_the_one_liable_party(desk, page, press, wishes):
    press(page, "下达限期改正指令书")
    ((where, target),) = wishes
    assert where == "documents"
    assert isinstance(target, EditPaper)
    assert (target.paper.form, target.paper.addressee, target.paper.due.isoformat()) == (
        "order-to-pay", desk.company.name, "2026-03-09",
    )  # fmt: skip


def test_without_a_liable_party_the_order_waits_and_the_way_out_is_offered(desk, session, page, press, meet):
    session.do(remove_liability, desk.case.rid, desk.liability.rid)
    told = words(page.part(CaseTab.OVERVIEW))
    assert "下达限期改正指令书（暂不能办理）" in told
    assert "尚未确定由谁支付" in told

    def choose(dialog):
        dialog.sheet.fields["ground"].entry.set_value("PG-01")
        assert "第十六条" in words(dialog)
        dialog.sheet.fields["known"].entry.set_value(desk.company.rid)
        dialog.primary.click()

    met = meet(choose)
    press(page, "确定支付责任")
    assert isinstance(met[0], LiabilityDialog)
    assert [x.ground for x in case_file(desk.context, desk.case.rid).liabilities] == ["PG-01"]
    assert "用人单位自身拖欠" in words(page.part(CaseTab.OVERVIEW))


def test_filing_asks_who_approved_and_starts_the_term(desk, page, meet):
    met = meet(lambda dialog: (dialog.primary.click(), fill(dialog, **{"批准立案的负责人（必填）": "示例局长"}),
                               dialog.primary.click()))  # fmt: skip
    page.menu.choose(CaseVerb.FILE)
    assert len(met) == 1
    assert state(desk) is CaseState.FILED
    assert desk.context.store.find(Deadline, rule="DL-03")
    told = words(page.part(CaseTab.OVERVIEW))
    assert "案件调查" in told
    assert "立案" in told


def test_a_filing_nobody_approved_is_refused_beside_the_field(desk, page, meet):
    told = []

    def try_empty(dialog):
        dialog.primary.click()
        told.append(dialog.sheet.fields["approved_by"].message)
        assert dialog.focusWidget() is dialog.sheet.fields["approved_by"].entry

    meet(try_empty)
    page.menu.choose(CaseVerb.FILE)
    assert told == ["该项必填，请补充。"]
    assert state(desk) is CaseState.LEAD


def test_a_filing_is_cancelled_from_the_menu(desk, session, page, meet):
    desk.file()
    page.refresh()
    entries = {"批准的负责人（必填）": "示例局长", "撤销理由（必填）": "查无欠薪"}
    meet(lambda dialog: (fill(dialog, **entries), dialog.primary.click()))
    page.menu.choose(CaseVerb.CANCEL)
    assert state(desk) is CaseState.FILING_CANCELLED
    assert "案件已经终结" in words(page.part(CaseTab.OVERVIEW))


def test_closing_with_open_lines_shows_why_not(desk, page, meet):
    desk.file()
    page.refresh()
    met = meet(lambda dialog: None)
    page.menu.choose(CaseVerb.CLOSE)
    assert "第1至3行：" in words(met[0])
    assert not met[0].primary.isEnabled()


def test_the_menu_offers_what_fits_the_state(desk, page):
    def offered():
        page.refresh()
        actions = page.menu.button.actions_menu.actions()
        told = {action.text() for action in actions if action.isEnabled() and not action.isSeparator()}
        always = {"一案一页…", "整卷装订…", "登记法律援助…", "登记监管事项", "打印应急空白…", "给同事查阅…"}
        always.add("群体性事件：写初报、续报…（F7）")
        assert always <= told
        return told - always

    assert offered() == {"立案", "追加线索", "登记群体性、极端事件", "移交案件…", "并案", "结案"}
    greys = [each for each in page.menu.button.actions_menu.actions() if not each.isEnabled() and each.text()]
    assert [each.text() for each in greys if not each.property("why_not")] == []
    page.menu.button.open_menu()
    menu = page.menu.button.actions_menu
    grey = menu.actionGeometry(next(each for each in greys if each.text() == "撤销立案")).center()
    QTest.mousePress(menu, Qt.MouseButton.LeftButton, pos=grey)
    assert QToolTip.text().startswith("该案尚未立案，不能撤销立案。")
    menu.close()
    desk.file()
    filed = {
        "追加线索",
        "登记群体性、极端事件",
        "移交案件…",
        "并案",
        "结案",
        "撤销立案",
        "更正立案日期",
        "更正误登：立案",
    }
    assert offered() == filed
    cancel_filing(desk.context, desk.case.rid, "示例局长", "查无欠薪", OWED)
    assert offered() == {"更正误登：撤销立案", "移交案件…"}


def test_a_cancelling_by_mistake_is_taken_back_from_the_menu_and_then_the_filing(desk, page, meet):
    desk.file()
    cancel_filing(desk.context, desk.case.rid, "示例局长", "查无欠薪", OWED)
    page.refresh()
    for left in (CaseState.FILED, CaseState.LEAD):
        meet(lambda dialog: (fill(dialog, **{"更正理由（必填）": "登记到另一案件"}), dialog.primary.click()))
        page.menu.choose(CaseVerb.UNDO)
        assert state(desk) is left
        page.refresh()
    assert not desk.context.store.find(Deadline, rule="DL-03")


def test_a_lead_that_could_not_be_taken_in_is_not_said_to_be(desk, session, page, meet, messages, monkeypatch):
    said = []
    session.done.connect(said.append)
    with monkeypatch.context() as full:
        full.setattr("inspector_app.ui.cases.case_menu.add_lead", refuse_for_lack_of_room)
        meet(lambda dialog: (fill(dialog, **{"反映的主要情况（必填）": "另有两人反映欠薪"}), dialog.primary.click()))
        page.menu.choose(CaseVerb.ADD_LEAD)
    assert messages.told
    assert said == []
    meet(lambda dialog: (press_again(dialog), dialog.primary.click()))
    page.menu.choose(CaseVerb.ADD_LEAD)
    assert said == ["“追加线索”已保存。"]
    assert [lead.facts for lead in desk.context.store.find(Lead, case_rid=desk.case.rid)] == ["另有两人反映欠薪"]


def refuse_for_lack_of_room(*_arguments):
    raise Trouble("disk-full")


def press_again(dialog):
    assert "还有1份没有写完" in dialog.draft_notice.sentence
    find_named(dialog, QAbstractButton, "接着写那一份").click()


def test_another_lead_is_taken_in(desk, page, meet):
    meet(lambda dialog: (fill(dialog, **{"反映的主要情况（必填）": "另有两人反映欠薪"}), dialog.primary.click()))
    page.menu.choose(CaseVerb.ADD_LEAD)
    assert [lead.facts for lead in desk.context.store.find(Lead, case_rid=desk.case.rid)] == ["另有两人反映欠薪"]
    assert "来访投诉，2026年3月2日收到" in words(page.part(CaseTab.OVERVIEW))


def test_a_deadline_is_explained_extended_and_ticked_off(desk, page, press, meet):
    desk.file()
    page.refresh()
    press(page, "计算依据：案件调查")
    assert "从次日起数60个工作日" in words(page.part(CaseTab.OVERVIEW))
    (before,) = desk.context.store.find(Deadline, rule="DL-03")
    entries = {"批准延长的负责人（必填）": "示例局长", "延长理由（必填）": "案情复杂"}
    meet(lambda dialog: (fill(dialog, **entries), dialog.primary.click()))
    press(page, "延长期限：案件调查")
    (longer,) = desk.context.store.find(Deadline, rule="DL-03")
    assert longer.due > before.due
    meet(lambda dialog: (fill(dialog, **{"办结情况（必填）": "已查清"}), dialog.primary.click()))
    press(page, "办结：案件调查")
    assert "没有进行中的期限" in words(page.part(CaseTab.OVERVIEW))


def test_the_day_of_an_order_is_reckoned_backwards(page, press, named, write):
    press(page, "倒推责令期限")
    write(named(page, QLineEdit, "最迟届满日"), "2026-4-13")
    assert "责令期限最晚指定到2026年3月13日。" in words(page.part(CaseTab.OVERVIEW))


def test_the_file_is_looked_through_when_asked(desk, page, press, wishes, jobs):
    press(page, "查找薄弱处")
    jobs.run_all()
    assert f"逐项查找{len(Check)}项，发现1项：证明不足1项。" in words(page.part(CaseTab.OVERVIEW))
    press(page, "导出、打印案卷评查表")
    find_named(page, QPushButton, "导出、打印案卷评查表").copy_text()
    sheet = QApplication.clipboard().text().split("\n")
    assert sheet[0] == "案卷评查表"
    assert sheet[4].startswith("1\t认定的欠薪没有与该工人有关的笔录、签名的明细表或者证据\t证明不足\t第1行")
    press(page, f"打开第1行{desk.workers[0].name}")
    assert wishes[-1] == (CASES, ShowCase(desk.case.rid, CaseTab.CLAIMS))


def test_the_timeline_leads_to_papers(desk, page, press, wishes):
    order = desk.half_paid()
    page.refresh()
    told = words(page.part(CaseTab.OVERVIEW))
    assert "直接送达，示例收件人" in told
    assert "期限已过未付清" in told
    press(page, f"打开文书：送达：{order.title} {order.number}")
    assert wishes == [("documents", order.rid)]


def test_the_incident_flag_wants_facts(desk, page, meet, named):
    told = []

    def flag(dialog):
        named(dialog, QAbstractButton, "引发群体性、极端事件：是").click()
        dialog.primary.click()
        told.append(dialog.sheet.fields["incident_note"].message)
        fill(dialog, 事件情况和证据="十余人在项目部聚集")
        dialog.primary.click()

    meet(flag)
    page.menu.choose(CaseVerb.INCIDENT)
    assert "没有写明事件情况" in told[0]
    case = desk.context.store.need(Case, desk.case.rid)
    assert (case.incident, case.incident_note) == (True, "十余人在项目部聚集")
    assert "十余人在项目部聚集" in words(page.part(CaseTab.OVERVIEW))


def test_papers_history_and_evidence_are_read_when_they_are_looked_at(desk, page, named, wishes, meet):
    desk.half_paid()
    page.refresh()
    named(page, QAbstractButton, "案件内容：文书").click()
    papers = page.part(CaseTab.PAPERS)
    assert papers.table.model().rowCount() == 1
    papers.table.selectRow(0)
    papers.table.opened.emit(papers.table.chosen_record())
    assert wishes[-1][0] == "documents"
    meet(lambda dialog: take_found(dialog, "工资明细表"))
    named(papers, QAbstractButton, "制作文书").click()
    assert wishes[-1][1].paper.form == "wage-arrears-list"
    named(page, QAbstractButton, "案件内容：变更记录").click()
    history = page.part("history")
    assert history.table.model().rowCount() > 3
    assert history.changes.model().rowCount() >= 1


def test_a_change_elsewhere_is_seen_on_return(desk, session, page):
    page.hide()
    desk.file()
    session.changed.emit(None)
    page.show()
    assert "立案日期" in words(page.part(CaseTab.OVERVIEW))
    assert "2026年3月2日" in words(page.part(CaseTab.OVERVIEW))


def test_every_input_of_every_part_has_a_name(desk, page, unnamed):
    desk.half_paid()
    page.refresh()
    for tab in (*CaseTab, "history"):
        if tab is not CaseTab.CLAIMS:
            page.open(desk.case.rid, tab)
    assert unnamed(page) == []


def test_a_cell_that_is_left_takes_in_what_it_did_and_reads_nothing_of_the_case_again(desk, page):
    page.open(desk.case.rid, CaseTab.CLAIMS)
    model = page.part(CaseTab.CLAIMS).model
    place = [column.key for column in model.columns].index("earned_fen")
    with queries(desk.context) as sent:
        assert model.setData(model.index(1, place), "23456.00")
    assert case_file(desk.context, desk.case.rid).claims[1].earned_fen == 2_345_600
    assert [statement for statement in sent if 'FROM "wage_claim" WHERE "case_rid"' in statement] == []


def test_the_case_leads_to_the_page_of_its_employer_and_of_who_is_liable(desk, page, press, wishes, named):
    page.open(desk.case.rid)
    press(page, "用人单位的资料")
    press(page, f"打开：{desk.company.name}")
    row = named(page, QAbstractButton, f"打开：{desk.company.name}").parentWidget()
    QTest.mouseClick(row.findChildren(QLabel)[0], Qt.MouseButton.LeftButton)
    assert wishes == [("parties", desk.company.rid)] * 3


def test_what_is_typed_after_a_click_on_a_part_goes_into_it(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    tab = find_named(page, QAbstractButton, "案件内容：明细")
    QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
    grid = page.part(CaseTab.CLAIMS).view
    qtbot.waitUntil(grid.hasFocus)
    assert (grid.currentIndex().row(), grid.currentIndex().isValid()) == (0, True)
    QTest.keyClicks(QApplication.focusWidget(), "a")
    assert grid.is_typing()


def test_the_parts_of_a_case_are_turned_by_keys_and_its_menu_opens_by_one(page, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for key, tab in ((Qt.Key.Key_PageDown, CaseTab.CLAIMS), (Qt.Key.Key_PageUp, CaseTab.OVERVIEW),
                     (Qt.Key.Key_PageUp, CaseTab.HISTORY)):  # fmt: skip
        QTest.keyClick(page.window(), key, Qt.KeyboardModifier.ControlModifier)
        assert page.part(tab).isVisible()
        assert page.part(tab).isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(page.window(), Qt.Key.Key_F10)
    assert page.menu.button.actions_menu.isVisible()
    page.menu.button.actions_menu.close()


def test_the_case_leaves_on_one_page_for_a_leader(page, tmp_path):
    page.menu.ask_save = lambda _parent, name: str(tmp_path / name)
    next(each for each in page.menu.button.actions_menu.actions() if each.text() == "一案一页…").trigger()
    name = "一案一页_示〔2026〕1号_示例劳务.docx"
    assert (tmp_path / name).stat().st_size > 10_000
    assert f"已存为“{name}”" in page.notice.sentence


@pytest.mark.parametrize("answer", [True, False])
def test_the_whole_case_is_bound_as_one_file_once_the_person_knows_that_nothing_guards_it(
    desk, page, tmp_path, jobs, messages, answer
):
    desk.order()
    messages.answer = answer
    page.menu.ask_volume = lambda _parent, name: str(tmp_path / name)
    next(each for each in page.menu.button.actions_menu.actions() if each.text() == "整卷装订…").trigger()
    jobs.run_all()
    assert messages.asked == ["另存为 PDF 文件吗？"]
    name = "整卷装订_示〔2026〕1号_示例劳务.pdf"
    assert [each.name for each in tmp_path.glob("*.pdf")] == ([name] if answer else [])
    assert (f"已存为“{name}”，卷内共3页" in page.notice.sentence) is answer
    told = [(line.look.way, line.look.what) for line in look_lines(desk.context)]
    assert told == ([(LookWay.WRITTEN, IN_VOLUME)] if answer else [])


def test_the_keys_of_a_part_work_from_its_tab(desk, page, meet, jobs, qtbot, tmp_path):
    """Who chose the tab by a click, and clicks it once more, has the focus on the tab itself."""
    control = Qt.KeyboardModifier.ControlModifier

    def from_tab(word, key):
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)
        tab = find_named(page, QPushButton, f"案件内容：{word}")
        QTest.mouseClick(tab, Qt.MouseButton.LeftButton)
        tab.setFocus()
        QTest.keyClick(tab, key, control)

    photo = tmp_path / "工地大门.txt"
    photo.write_text("示例")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(photo))])
    QGuiApplication.clipboard().setMimeData(mime)

    def take(dialog):
        dialog.primary.click()
        jobs.run_all()

    meet(take)
    from_tab("证据", Qt.Key.Key_V)
    assert "工地大门" in [piece.title for piece in desk.context.store.all(Evidence)]
    claims = page.part(CaseTab.CLAIMS)
    from_tab("明细", Qt.Key.Key_S)
    assert claims.notice.sentence == "明细已全部存上。"
    job = [column.key for column in claims.model.columns].index("job")
    before = claims.model.text(0, job)
    claims.model.setData(claims.model.index(0, job), "焊工")
    from_tab("明细", Qt.Key.Key_Z)
    assert claims.model.text(0, job) == before
