"""资金链 of a case: a statement is brought in, the picture read, a line opened and said, a file taken back."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.domain.fund_chain import chain
from inspector_app.domain.fund_lines import Around
from inspector_app.domain.funding import FlowKind, Funding
from inspector_app.domain.interview import QA, Interview
from inspector_app.domain.statement import AccountRole, Outcome, Statement, StatementForm, StatementLine
from inspector_app.ui import theme
from inspector_app.ui.cases.card_dialog import CardDialog
from inspector_app.ui.cases.case_page import CasePage
from inspector_app.ui.cases.funding_dialog import FundingDialog
from inspector_app.ui.cases.funds_import import StatementImport
from inspector_app.ui.cases.funds_list_entry import list_words
from inspector_app.ui.cases.funds_picture import FundsPicture
from inspector_app.ui.cases.funds_view import sums_line
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.projects.projects_page import ProjectsPage
from inspector_app.ui.targets import DOCUMENTS, CaseTab, ResumeDraft
from inspector_app.ui.widgets.table import Table
from inspector_app.usecases import people, projects
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.funds import funding_of, funds_of
from inspector_app.usecases.statements import belongings, statements_of
from tests.books import write_book
from tests.builders import a_statement
from tests.statement_files import CARDS, OWNER, march, march_book
from tests.ui.hands import fill, type_words

TEXT = (
    "交易日期\t收入\t支出\t余额\t对方户名\n2026-03-01\t500\t\t500\t示例置业有限公司\n2026-03-02\t\t200\t300\t陌生人\n"
)


@pytest.fixture
def site(desk):
    project = replace(desk.project, owner_name=OWNER, contractor_name="示例建工集团有限公司")
    projects.save_project(desk.context, project)
    people.save_person(desk.context, replace(desk.workers[0], card=CARDS[0]))
    return desk


@pytest.fixture
def page(site, session, in_sight):
    made = in_sight(CasePage(session))
    made.open(site.case.rid, CaseTab.FUNDS)
    return made


@pytest.fixture
def brought(site, page, session, jobs, press, meet, tmp_path):
    """The page after the statement of March was brought in by its button."""
    path = march_book(tmp_path / "三月.xlsx")

    def choose(dialog):
        assert isinstance(dialog, StatementImport)
        entry = next(e for e in dialog.findChildren(QLineEdit) if e.accessibleName().startswith("流水文件"))
        type_words(entry, str(path))
        QTest.keyClick(entry, Qt.Key.Key_Return)
        run(jobs)
        press(dialog, "导入")

    meet(choose)
    press(page, "导入流水")
    return page


def result(dialog, named):
    """Place and words of each line beside the file."""
    model = named(dialog, Table, "导入结果").model()
    return [(model.index(row, 1).data(), model.index(row, 3).data()) for row in range(model.rowCount())]


def run(jobs):
    """The worker reads, and its answer arrives."""
    jobs.run_all()
    QApplication.processEvents()


def words(root):
    QApplication.processEvents()  # what was just put into a layout is shown then
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


def choose_word(box, word):
    """By key, from the first word down."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(box.count()):
        if box.currentText() == word:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(word)


def table(page, named, name):
    return named(page, Table, name)


def row_of(shown, text, column):
    model = shown.model()
    return next(
        row for row in range(model.rowCount()) if text in model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
    )


def open_row(shown, row):
    shown.setFocus()
    shown.selectRow(row)
    QTest.keyClick(shown, Qt.Key.Key_Return)


def kept(desk):
    return statements_of(desk.context, belongings(desk.context, case_rid=desk.case.rid))


def test_nothing_is_drawn_before_something_was_brought(page):
    assert "还没有导入银行流水" in words(page)
    assert "应拨不明" in words(page)


def test_a_statement_is_brought_in_and_the_picture_is_told_to_a_screen_reader(brought, named, site):
    assert [(one.role, len(one.lines)) for one in kept(site)] == [(AccountRole.SPECIAL, 4)]
    said = words(brought)
    assert "实拨300,000.00元" in said
    assert "付到名单内工人12,000.00元（1人）" in said
    picture = named(brought, FundsPicture, "资金走向图")
    told = picture.accessibleDescription()
    assert "收入：建设单位拨入，1笔，300,000.00元" in told
    assert "支出：付给工人本人，1人1笔，12,000.00元" in told
    assert "期末余额158,000.00元" in told
    shown = table(brought, named, "资金走向")
    assert shown.model().index(row_of(shown, "付给其他单位", 2), 4).data() == "100,000.00"


def test_what_wants_a_question_is_read_with_its_article(brought, named):
    signs = table(brought, named, "值得一问的地方")
    signs.selectRow(row_of(signs, "专户用于工资以外", 0))
    said = words(brought)
    assert "专户向示例建材经营部（付给其他单位）支付1笔，共100,000.00元（《三月.xlsx》第8行）" in said
    assert "这些款项付的是什么" in said
    assert "《保障农民工工资支付条例》第二十六条第一款" in said


def test_an_arrow_leads_to_its_lines_and_a_line_is_said_once_for_all(brought, named, site, meet, press):
    arrows = table(brought, named, "资金走向")
    open_row(arrows, row_of(arrows, "用途不明", 2))
    lines = table(brought, named, "逐笔流水")
    assert lines.isVisibleTo(brought)
    assert [lines.model().index(row, 3).data() for row in range(lines.model().rowCount())] == ["示例头"]

    def say(dialog):
        assert "《三月.xlsx》第7行" in words(dialog)
        assert "名单和分包链中都没有这个户名" in words(dialog)
        assert "6228480000000000059" not in words(dialog)
        kind = next(e for e in dialog.findChildren(QComboBox) if e.accessibleName().startswith("款项性质"))
        choose_word(kind, "付给班组长")
        press(dialog, "按此记住")

    meet(say)
    open_row(lines, 0)
    chain = funds_of(site.context, case_rid=site.case.rid).chain
    assert [line.kind for line in chain.lines if line.line.party == "示例头"] == [FlowKind.LEADER]
    assert any("班组长代领" in sign.rule.title for sign in funds_of(site.context, case_rid=site.case.rid).signs)


def test_a_strangers_account_is_said_to_be_a_workers(brought, named, site, meet, press):
    press(brought, "资金链内容：逐笔流水")
    lines = table(brought, named, "逐笔流水")

    def say(dialog):
        boxes = {e.accessibleName(): e for e in dialog.findChildren(QComboBox)}
        kind = next(e for name, e in boxes.items() if name.startswith("款项性质"))
        choose_word(kind, "付给工人本人")
        person = next(e for name, e in boxes.items() if name.startswith("是谁的工资"))
        assert person.isVisibleTo(dialog)
        choose_word(person, "示例工人乙")
        press(dialog, "按此记住")

    meet(say)
    open_row(lines, row_of(lines, "示例头", 3))
    workers = {
        each.worker.name: each.received_fen for each in funds_of(site.context, case_rid=site.case.rid).chain.workers
    }
    assert workers["示例工人乙"] == 3_000_000


def test_lines_are_found_by_words_and_counted(brought, named, press, qtbot):
    press(brought, "资金链内容：逐笔流水")
    lines = table(brought, named, "逐笔流水")
    search = named(brought, QLineEdit, "查找流水")
    type_words(search, "材料")
    QTest.keyClick(search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: lines.model().rowCount() == 1)
    assert "1笔，收入0.00元，支出100,000.00元" in words(brought)


def test_a_worker_leads_to_the_own_lines_and_whole_cards_are_not_shown(brought, named, press):
    press(brought, "资金链内容：逐人到账")
    workers = table(brought, named, "逐人到账")
    texts = [workers.model().index(row, column).data(Qt.ItemDataRole.ToolTipRole) or ""
             for row in range(3) for column in range(6)]  # fmt: skip
    assert not any(CARDS[0] in text for text in texts)
    assert sum("没有收款记录" in text for text in texts) == 2
    open_row(workers, row_of(workers, "示例工人甲", 0))
    lines = table(brought, named, "逐笔流水")
    assert [lines.model().index(row, 3).data() for row in range(lines.model().rowCount())] == ["示例工人甲"]


def test_a_file_brought_in_by_mistake_is_taken_back_with_a_reason(brought, named, site, meet, press):
    press(brought, "资金链内容：流水文件")
    files = table(brought, named, "流水文件")
    files.selectRow(0)

    def back(dialog):
        gone = named(dialog, Table, "撤销的内容").model()
        said = Qt.ItemDataRole.AccessibleTextRole
        assert [gone.index(0, column).data(said) for column in range(2)] == ["撤去", "银行流水“三月.xlsx”"]
        type_words(dialog.findChild(QPlainTextEdit), "是另一个工地的")
        press(dialog, "撤销导入")

    meet(back)
    press(brought, "撤销导入")
    assert kept(site) == ()
    assert case_file(site.context, site.case.rid).evidence
    assert "还没有导入银行流水" in words(brought)


def test_what_is_agreed_is_typed_and_the_offered_share_stays_unverified(page, site, meet, press, named):
    def agree(dialog):
        assert isinstance(dialog, FundingDialog)
        offered = next(e for e in dialog.findChildren(QComboBox) if e.accessibleName().startswith("参照的规定"))
        offered.setFocus()
        QTest.keyClick(offered, Qt.Key.Key_Down)
        entries = {e.accessibleName(): e for e in dialog.findChildren(QLineEdit)}
        share = next(e for name, e in entries.items() if name.startswith("人工费用比例"))
        assert share.text() == "30%"
        share.selectAll()
        type_words(share, "25")
        spans = dialog.findChild(QPlainTextEdit)
        type_words(spans, "2026年3月 产值")
        press(dialog, "保存")
        assert "第1行“2026年3月 产值”看不懂" in words(dialog)
        spans.selectAll()
        type_words(spans, "2026年3月 产值1000000")
        press(dialog, "保存")

    meet(agree)
    press(page, "资金约定")
    funding = funding_of(site.context, belongings(site.context, case_rid=site.case.rid))
    assert (funding.share_bp, funding.share_verified, funding.outputs[0].value_fen) == (2500, False, 100_000_000)
    assert "应拨250,000.00元" in words(page)


def test_whose_hands_the_wage_card_is_in_is_asked_beside_what_was_answered(brought, site, meet, press, named):
    question = "是否办理过发工资用的银行卡或者社会保障卡？卡由谁保管？"
    worker = site.workers[0]
    with site.context.unit("示例") as unit:
        qas = (QA(question, "卡在班组长那里。"),)
        unit.put(Interview("i1", worker.rid, site.context.clock.now(), case_rid=site.case.rid, qas=qas))
    press(brought, "资金链内容：逐人到账")
    table(brought, named, "逐人到账").selectRow(0)

    def ask(dialog):
        assert isinstance(dialog, CardDialog)
        assert "卡在班组长那里。" in words(dialog)
        keeper = next(e for e in dialog.findChildren(QComboBox) if e.accessibleName().startswith("工资卡在谁手里"))
        keeper.setFocus()
        for _ in range(2):
            QTest.keyClick(keeper, Qt.Key.Key_Down)
        fill(dialog, **{"保管人姓名（名称）": "示例王"})
        press(dialog, "保存")
        assert "请写明从何得知" in words(dialog)
        source = next(e for e in dialog.findChildren(QLineEdit) if e.accessibleName().startswith("工资卡情况从何得知"))
        type_words(source, "询问")
        offers = source.completer().popup()
        QTest.keyClick(offers, Qt.Key.Key_Down)
        QTest.keyClick(offers, Qt.Key.Key_Return)
        press(dialog, "保存")

    meet(ask)
    press(brought, "工资卡在谁手里")
    (told,) = {claim.kept_card for claim in case_file(site.context, site.case.rid).claims if claim.card_keeper}
    assert (told.words, told.told_on) == ("班组长（示例王）", site.context.clock.today())
    assert told.told_by == f"询问笔录（2026年3月2日，{worker.name}）"
    model = table(brought, named, "逐人到账").model()
    said = [model.index(0, at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(model.columnCount())]
    assert "班组长（示例王）" in said


def name_account(dialog, name: str) -> None:
    holder = next(e for e in dialog.findChildren(QLineEdit) if e.accessibleName().startswith("户名"))
    assert "必填" in holder.accessibleName()
    dialog.activateWindow()
    QApplication.processEvents()
    holder.clear()
    type_words(holder, name)
    QTest.keyClick(holder, Qt.Key.Key_Tab)
    QApplication.processEvents()


def test_a_pasted_statement_waits_for_whose_account_it_is(site, session, in_sight, jobs, press, named):
    dialog = in_sight(StatementImport(session, belongings(site.context, case_rid=site.case.rid)))
    QApplication.clipboard().setText(TEXT)
    press(dialog, "读取复制的流水")
    run(jobs)
    assert "2笔：新增2笔；收入合计500.00元，支出合计200.00元" in words(dialog)
    button = named(dialog, QPushButton, "导入")
    assert not button.isEnabled()
    role = next(e for e in dialog.findChildren(QComboBox) if e.accessibleName().startswith("账户性质"))
    role.setFocus()
    QTest.keyClick(role, Qt.Key.Key_Down)
    assert button.isEnabled()
    button.click()
    assert "请写明这是谁的账户（户名）" in words(dialog)
    assert kept(site) == ()
    name_account(dialog, "示例专户")
    button.click()
    assert [(one.role, one.holder) for one in kept(site)] == [(AccountRole.SPECIAL, "示例专户")]
    assert dialog.outcome


def test_a_day_that_was_told_is_that_of_each_line_at_once(site, session, in_sight, jobs, press, named):
    dialog = in_sight(StatementImport(session, belongings(site.context, case_rid=site.case.rid)))
    QApplication.clipboard().setText("序号\t收款人姓名\t收款账号\t金额\t处理状态\n1\t示例甲\t6222\t500\t成功\n")
    press(dialog, "读取复制的流水")
    run(jobs)
    assert any("没有日期，支出" in told for _place, told in result(dialog, named))
    day = next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "代发日期")
    assert day.width() >= day.fontMetrics().horizontalAdvance("2026-03-15") + 20
    type_words(day, "2026-03-15")
    QTest.keyClick(day, Qt.Key.Key_Tab)
    assert "代发明细，2026-03-15至2026-03-15，1笔" in words(dialog)
    assert any("2026-03-15，支出500.00元" in told for _place, told in result(dialog, named))


def test_no_statement_and_one_with_a_gap_are_told(site, session, in_sight, jobs, press, named, tmp_path):
    dialog = in_sight(StatementImport(session, belongings(site.context, case_rid=site.case.rid)))
    QApplication.clipboard().setText("姓名\t电话\n示例甲\t13800000000\n")
    press(dialog, "读取复制的流水")
    run(jobs)
    assert "没有认出银行流水" in words(dialog)
    assert "工作表“”" not in words(dialog)
    entry = next(e for e in dialog.findChildren(QLineEdit) if e.accessibleName().startswith("流水文件"))
    type_words(entry, str(march_book(tmp_path / "少一行.xlsx", skip=2)))
    QTest.keyClick(entry, Qt.Key.Key_Tab)
    run(jobs)
    told = [words for _place, words in result(dialog, named)]
    assert any("之间余额接不上" in words for words in told)
    assert any("合计行写的是142,000.00元" in words for words in told)
    assert named(dialog, QPushButton, "导入").isEnabled()


def test_the_same_statement_again_brings_nothing(brought, site, session, in_sight, jobs, named, tmp_path):
    dialog = in_sight(StatementImport(session, belongings(site.context, case_rid=site.case.rid)))
    entry = next(e for e in dialog.findChildren(QLineEdit) if e.accessibleName().startswith("流水文件"))
    type_words(entry, str(march_book(tmp_path / "又一份.xlsx")))
    QTest.keyClick(entry, Qt.Key.Key_Tab)
    run(jobs)
    assert "4笔：新增0笔，已经导入过4笔" in words(dialog)
    assert not named(dialog, QPushButton, "导入").isEnabled()
    assert len(site.context.store.all(Statement)) == 1


def test_a_project_shows_the_same_chain_and_leads_back(brought, site, session, in_sight, press, meet):
    rooms = in_sight(ProjectsPage(session))
    rooms.open(site.project.rid)
    press(rooms.project, "资金链")
    assert rooms.currentWidget() is rooms.funds
    assert "实拨300,000.00元" in words(rooms.funds)

    def begin(dialog):
        fill(dialog, **{"比例（数额）的出处": "施工合同第12条"})
        session.write_typing()

    meet(begin)
    press(rooms.funds, "资金约定")
    (draft,) = all_drafts(site.context)
    again = in_sight(ProjectsPage(session))
    found = []
    meet(lambda dialog: found.append([e.text() for e in dialog.findChildren(QLineEdit)]))
    again.open_target(ResumeDraft(draft.key))
    assert "施工合同第12条" in found[0]
    press(rooms.funds, "返回列表")
    assert rooms.currentWidget() is rooms.project


@pytest.mark.parametrize("look", [theme.STANDARD, theme.SUNLIGHT])
def test_the_picture_has_room_for_every_arrow(brought, named, qapp, look):
    theme.apply(qapp, look, load_screen_font())
    QApplication.processEvents()
    picture = named(brought, FundsPicture, "资金走向图")
    assert picture.height() >= picture.sizeHint().height() > 0
    assert picture.sizeHint() != QSize(0, 0)
    image = picture.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    assert look.warning.ground in colours


def test_the_paragraph_for_an_order_is_copied(brought, press):
    press(brought, "复制段落")
    copied = QApplication.clipboard().text()
    assert "支出合计142,000.00元" in copied
    assert CARDS[0] not in copied


def test_a_column_that_was_not_understood_is_said_and_remembered(site, session, in_sight, jobs, press, named):
    text = "何时\t进了\t出了\t给谁\n2026-03-01\t500\t\t示例置业有限公司\n2026-03-02\t\t200\t示例工人甲\n"
    dialog = in_sight(StatementImport(session, belongings(site.context, case_rid=site.case.rid)))
    QApplication.clipboard().setText(text)
    press(dialog, "读取复制的流水")
    run(jobs)
    assert "没有认出银行流水" in words(dialog)
    press(dialog, "看什么：对应各列")
    QApplication.processEvents()
    assert "这份内容：没有认出名单" in words(dialog)
    assert "工作表“”" not in words(dialog)
    for heading, title in (("何时", "交易日期"), ("进了", "收入（元）"), ("出了", "支出（元）"), ("给谁", "对方户名")):
        box = next(e for e in dialog.findChildren(QComboBox) if f"“{heading}”读作" in e.accessibleName())
        choose_word(box, title)
    press(dialog, "按此读取")
    run(jobs)
    assert "2笔：新增2笔；收入合计500.00元，支出合计200.00元" in words(dialog)
    role = next(e for e in dialog.findChildren(QComboBox) if e.accessibleName().startswith("账户性质"))
    choose_word(role, "其他账户")
    name_account(dialog, "示例甲")
    named(dialog, QPushButton, "导入").click()
    assert [one.out_fen for one in kept(site)] == [20_000]
    again = in_sight(StatementImport(session, belongings(site.context, case_rid=site.case.rid)))
    QApplication.clipboard().setText(text.replace("200", "300"))
    press(again, "读取复制的流水")
    run(jobs)
    choose_word(next(e for e in again.findChildren(QComboBox) if e.accessibleName().startswith("账户性质")), "其他账户")
    assert "2笔：新增2笔" in words(again)
    name_account(again, "示例甲")
    assert "2笔：新增1笔，已经导入过1笔" in words(again)
    name_account(again, "示例头")
    assert "2笔：新增2笔" in words(again)


def test_the_head_says_no_figure_before_a_statement_and_the_paper_is_a_button_away(site, page, brought, session, press):
    empty = chain([], Around(), Funding("f"))
    assert sums_line(empty) == "应拨不明"
    gone = []
    session.going.connect(lambda *where: gone.append(where))
    press(page, "资金链文书")
    ((where, target),) = gone
    assert where == DOCUMENTS
    assert target.paper.case_rid == site.case.rid


def test_what_a_list_would_bring_names_what_is_not_paid():
    lines = [
        StatementLine(at, None, out_fen=fen, party="示例甲", outcome=outcome)
        for at, (fen, outcome) in enumerate([(300, Outcome.PAID), (200, Outcome.FAILED), (100, Outcome.OPEN)])
    ]
    told = list_words(a_statement(form=StatementForm.PAYOUT, lines=lines), 3)
    assert told.endswith("支出合计6.00元（其中失败1笔2.00元，结果不明1笔1.00元，不算已付）。")


def test_the_lines_stand_beside_the_file_with_what_was_not_read(site, session, jobs, in_sight, named, tmp_path):
    dialog = in_sight(StatementImport(session, belongings(site.context, case_rid=site.case.rid)))
    rows = [*march(), ("另有现金支付请见收据2026-03-08共5000.00元",)]
    path = write_book(tmp_path / "三月.xlsx", *rows)
    entry = next(e for e in dialog.findChildren(QLineEdit) if e.accessibleName().startswith("流水文件"))
    type_words(entry, str(path))
    QTest.keyClick(entry, Qt.Key.Key_Return)
    run(jobs)
    lines = result(dialog, named)
    assert lines[0] == ("第5行", "2026-03-05，收入300,000.00元，人工费")
    assert any(place == "A11" and "另有现金支付" in words for place, words in lines)
    shown = named(dialog, Table, "导入结果")
    shown.selectRow([place for place, _words in lines].index("第6行"))
    assert "第6行：示例工人甲：2026-03-06，支出12,000.00元，工资" in words(dialog)
