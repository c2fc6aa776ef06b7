import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QTableView

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.document import Document, DocumentState
from inspector_app.domain.number_look import NumberLook
from inspector_app.domain.records import plain
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Trouble
from inspector_app.ui.documents.documents_page import DocumentsPage
from inspector_app.ui.documents.draft_question import DraftQuestion
from inspector_app.ui.documents.entries_panel import GateCard
from inspector_app.ui.documents.review_copy import ReviewCopy
from inspector_app.ui.documents.sign_off_dialog import SignOffDialog
from inspector_app.ui.help_desk import HelpDesk
from inspector_app.ui.targets import ResumeDraft
from inspector_app.ui.widgets.facts_form import FactsForm
from inspector_app.ui.widgets.pdf_view import PdfView
from inspector_app.usecases import interviews, people
from inspector_app.usecases.drafts import all_drafts, draft, keep_draft
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.paper_draft import draft_body, draft_key
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.sign_off_asks import NumberWay
from inspector_app.usecases.transcripts import interview_paper
from tests.builders import a_person
from tests.ui.conftest import said
from tests.ui.hands import type_words

DUE = "支付截止日（必填）"
WANTED = "应当提供的材料（必填）"


@pytest.fixture
def editor(page, desk, jobs):
    desk.file()
    page.open_target(EditPaper(desk.order_paper()))
    jobs.run_all()
    return page.editor


@pytest.fixture
def answered(editor, press):
    """Whether the rights are told was answered."""
    press(editor, "告知复议、诉讼权利（必填）：否")
    editor.save()


def sentence(editor, named):
    return named(editor, QPlainTextEdit, "改正内容和期限（必填）")


@pytest.mark.usefixtures("answered")
def test_the_editor_shows_entries_lists_the_live_paper_and_the_law_behind_all(editor, named, press, qtbot):
    words, asked = [], HelpDesk.of_application().asked
    asked.connect(words.append)
    press(editor, "查看依据条文")
    qtbot.mouseClick(named(editor, QLineEdit, DUE), Qt.MouseButton.LeftButton)
    qtbot.keyClick(named(editor, QLineEdit, DUE), Qt.Key.Key_F1, Qt.KeyboardModifier.ControlModifier)
    press(editor, "行政复议机关的依据：《中华人民共和国行政复议法》第二十四条")
    asked.disconnect(words.append)
    assert "《保障农民工工资支付条例》第三条第一款" in words[0]
    assert words[1].startswith("《劳动保障监察条例》第二十六条、")
    assert words[2] == "《中华人民共和国行政复议法》第二十四条"
    assert editor.isVisible()
    assert editor.problems == []
    assert editor.findChild(PdfView).page_count >= 2
    assert "没有发现问题" in said(editor)


def test_our_sentence_follows_the_day_and_undo_brings_both_back(editor, named):
    day = named(editor, QLineEdit, DUE)
    day.setText("2026-03-20")
    assert "2026年3月20日" in sentence(editor, named).toPlainText()
    editor.findChild(FactsForm).form.undo_stack.undo()
    assert "2026年3月13日" in sentence(editor, named).toPlainText()
    editor.findChild(FactsForm).form.undo_stack.redo()
    assert "2026年3月20日" in sentence(editor, named).toPlainText()


@pytest.mark.usefixtures("answered")
def test_a_sentence_written_over_stays_and_may_not_state_another_day(editor, named):
    sentence(editor, named).setPlainText("责令你单位于3月10日前支付。")
    named(editor, QLineEdit, DUE).setText("2026-03-20")
    assert sentence(editor, named).toPlainText() == "责令你单位于3月10日前支付。"
    editor.save()
    assert [problem.code for problem in editor.problems] == ["sentence-contradicts", "sentence-without-fact"]


def test_typing_asks_for_one_new_preview_however_much_is_typed(editor, named, jobs, qtbot):
    words = sentence(editor, named)
    for text in ("责令", "责令你单位", "责令你单位支付"):
        words.setPlainText(text)
    assert jobs.pending == []
    editor.save()
    editor.save()
    editor.save()
    assert len(jobs.pending) == 1
    jobs.run_next()
    assert len(jobs.pending) == 1


@pytest.mark.parametrize(
    ("form", "label"),
    [
        ("authorization", "受委托人身份号码"), ("plea-record", "陈述申辩人证件号码"), ("service-address", "收件人电话"),
    ],
)  # fmt: skip
def test_whole_numbers_that_a_paper_asks_for_are_shown_once_that_is_kept(
    page, desk, jobs, form, label, press, qtbot, messages, named
):
    page.open_target(EditPaper(Paper(form, desk.case.rid, addressee_rid=desk.company.rid)))
    jobs.run_all()
    line, number = named(page.editor, QLineEdit, label), "13900000001" if "电话" in label else "349900198506120018"
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(line, number)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert "****" in line.text()
    eye = f"{label}：显示完整号码"
    desk.context.store.anchor_problem = Problem("office-read-only")
    press(page.editor, eye)
    assert (line.text() == number, len(messages.told)) == (False, 1)
    desk.context.store.anchor_problem = None
    press(page.editor, eye)
    assert line.text() == number
    (look,) = desk.context.store.all(NumberLook)
    assert (look.about, look.what) == (desk.case.rid, label)


def test_a_condition_that_several_lines_lack_names_them(qapp):
    card = GateCard()
    card.show_problems([Problem("case-line-open", f"line {line}") for line in (1, 3, 4)], ())
    assert [text.partition("：")[0] for text in card.texts] == ["第1、3至4行"]


def test_the_conditions_of_the_paper_before_are_not_those_of_this_one(qapp):
    card = GateCard()
    for titles in (["责令期限已满", "两名监察员"], ["两名监察员"]):
        card.show_problems([], titles)
    assert [label.text() for label in card.findChildren(QLabel) if "逐项核对" in label.text()][-1:] == [
        "已逐项核对（两名监察员），没有发现问题。"
    ]


@pytest.mark.usefixtures("answered")
def test_errors_are_counted_and_shown_beside_their_entries(editor, named, press):
    before = editor.foot.parentWidget().height()
    named(editor, QLineEdit, DUE).setText("2026-03-01")
    editor.save()
    QApplication.processEvents()
    assert editor.foot.parentWidget().height() == before  # else what is typed in would move up
    count = named(editor, QPushButton, "有1处需要更正")
    count.click()
    assert "晚于今天" in editor.findChild(FactsForm).fields["order.due"].message
    assert any("依据" not in text and "晚于今天" in text for text in editor.findChild(GateCard).texts)


def test_nothing_is_asked_while_an_error_stands(editor, named, press, desk):
    named(editor, QLineEdit, DUE).setText("什么时候")
    press(editor, "签发")
    assert editor.findChild(FactsForm).fields["order.due"].message
    assert desk.context.store.count(Document) == 0


def test_what_is_typed_is_kept_as_a_draft_and_asked_about(page, editor, desk, named, meet, press, jobs):
    sentence(editor, named).setPlainText("改写的一段")
    editor.save()
    key = draft_key(EditPaper(desk.order_paper()))
    assert draft(desk.context, key).body["facts"]["text.order"] == "改写的一段"
    page.show_list()

    def restore(dialog):
        assert isinstance(dialog, DraftQuestion)
        press(dialog, "查看")
        assert "改写的一段" in named(dialog, QPlainTextEdit, "草稿内容").toPlainText()
        press(dialog, "恢复草稿")

    meet(restore)
    page.open_target(EditPaper(desk.order_paper()))
    assert sentence(page.editor, named).toPlainText() == "改写的一段"


def test_a_draft_can_be_thrown_away(page, editor, desk, named, meet, press):
    sentence(editor, named).setPlainText("改写的一段")
    editor.save()
    meet(lambda dialog: press(dialog, "放弃草稿"))
    page.open_target(EditPaper(desk.order_paper()))
    assert "改写的一段" not in sentence(page.editor, named).toPlainText()
    assert draft(desk.context, draft_key(EditPaper(desk.order_paper()))) is None


def test_a_draft_chosen_elsewhere_opens_at_once(page, editor, desk, named):
    named(editor, QLineEdit, DUE).setText("什么时候")
    sentence(editor, named).setPlainText("改写的一段")
    editor.save()
    page.show_list()
    page.open_target(ResumeDraft(draft_key(EditPaper(desk.order_paper()))))
    assert page.editor.isVisible()
    assert sentence(page.editor, named).toPlainText() == "改写的一段"


def test_a_paper_comes_back_where_one_wrote(editor, session, desk, named, printers, qtbot):
    """After a kill, from the drafts: the cursor is behind what stands there, and in sight."""
    entry = sentence(editor, named)
    entry.setFocus()
    qtbot.keyClick(entry, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(entry, "half a wo")
    editor.save()
    again = DocumentsPage(session, printers)
    qtbot.addWidget(again)
    with qtbot.waitActive(again):
        again.show()
        again.activateWindow()
    again.open_target(ResumeDraft(draft_key(EditPaper(desk.order_paper()))))
    focus = QApplication.focusWidget()
    assert focus is sentence(again.editor, named)
    qtbot.keyClicks(focus, "rd")  # held while the focus was on its way
    qtbot.waitUntil(lambda: focus.toPlainText().endswith("half a word"))
    QApplication.processEvents()
    assert not focus.visibleRegion().isEmpty()


def type_over(qtbot, entry, text):
    entry.setFocus()
    entry.selectAll()
    qtbot.keyClick(entry, Qt.Key.Key_Delete)
    qtbot.keyClicks(entry, text)


def test_half_a_day_is_there_again(page, editor, desk, named, qtbot, meet, press, jobs):
    type_over(qtbot, named(editor, QLineEdit, DUE), "2026-03-")
    page.show_list()
    meet(lambda dialog: press(dialog, "恢复草稿"))
    page.open_target(EditPaper(desk.order_paper()))
    assert named(page.editor, QLineEdit, DUE).text() == "2026-03-"


def test_typed_and_taken_back_by_keys_there_is_no_draft(editor, desk, named, qtbot):
    words, key = sentence(editor, named), draft_key(EditPaper(desk.order_paper()))
    editor.save()
    qtbot.keyClicks(words, "ab")
    editor.save()
    assert draft(desk.context, key) is not None
    qtbot.keyClick(words, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    editor.save()
    assert draft(desk.context, key) is None


def test_a_draft_that_says_how_the_paper_begins_is_not_asked_about(page, editor, desk, named, jobs):
    """Such as one that a killed program left: nothing in it is unsaved."""
    target = EditPaper(desk.order_paper())
    keep_draft(desk.context, draft_key(target), "责令", draft_body(target, editor.facts))
    page.show_list()
    page.open_target(target)
    assert page.editor.isVisible()
    assert draft(desk.context, draft_key(target)) is None


def test_a_draft_of_an_older_program_is_told_in_words(page, desk, messages):
    desk.context.store.drafts.save("documents:old", "旧稿", {"paper": {"form": "order-to-pay"}})
    page.open_target(ResumeDraft("documents:old"))
    assert "旧版本" in messages.told[0][1][0]
    assert draft(desk.context, "documents:old") is not None


@pytest.mark.usefixtures("answered")
def test_the_last_day_printed_is_the_last_day_kept(page, editor, desk, named, meet, press, jobs):
    named(editor, QLineEdit, DUE).setText("2026-03-20")
    meet(lambda dialog: fill_and_sign(dialog, named, press))
    press(editor, "签发")
    jobs.run_all()
    (order,) = desk.context.store.all(Document)
    assert order.due == date(2026, 3, 20)


def fill_and_sign(dialog, named, press):
    assert isinstance(dialog, SignOffDialog)
    named(dialog, QLineEdit, "签发的负责人（必填）").setText("示例局长")
    press(dialog, "签发")


@pytest.mark.usefixtures("answered")
def test_sign_off_gives_the_number_shows_the_paper_and_forgets_the_draft(page, editor, desk, named, meet, press, jobs):
    named(editor, QLineEdit, DUE).setText("2026-03-20")
    editor.save()
    assert desk.context.store.drafts.all() != ()

    def sign(dialog):
        assert "示人社监令字〔2026〕1号" in said(dialog)
        press(dialog, "签发")
        assert dialog.sheet.fields["signed_by"].message
        fill_and_sign(dialog, named, press)

    meet(sign)
    press(editor, "签发")
    jobs.run_all()
    (order,) = desk.context.store.all(Document)
    assert order.number == "示人社监令字〔2026〕1号"
    assert page.paper.isVisible()
    assert page.paper.file.document == order
    assert desk.context.store.drafts.all() == ()


@pytest.mark.usefixtures("answered")
def test_a_number_taken_meanwhile_is_given_anew(page, editor, desk, named, meet, press, jobs):
    meet(lambda dialog: fill_and_sign(dialog, named, press))
    press(editor, "签发")
    first = desk.order(to=desk.other_company())
    jobs.run_all()
    numbers = [document.number for document in desk.context.store.all(Document)]
    assert sorted(numbers) == ["示人社监令字〔2026〕1号", "示人社监令字〔2026〕2号"]
    assert page.paper.file.document.number != first.number


@pytest.mark.usefixtures("answered")
def test_a_number_may_be_typed_or_left_blank(page, editor, desk, named, meet, press, jobs):
    def sign(dialog):
        press(dialog, "文号：手工填号")
        named(dialog, QLineEdit, "签发的负责人（必填）").setText("示例局长")
        press(dialog, "签发")
        assert dialog.sheet.fields["document.number"].message
        assert dialog.sheet.values()["numbering"] is NumberWay.TYPED
        press(dialog, "文号：留空手写")
        assert "〔2026〕＿＿号" in said(dialog)
        press(dialog, "签发")

    meet(sign)
    press(editor, "签发")
    jobs.run_all()
    (order,) = desk.context.store.all(Document)
    assert order.serial is None
    assert order.number.endswith("〔2026〕＿＿号")


@pytest.mark.usefixtures("answered")
def test_a_warning_wants_its_reason_in_the_dialog(page, editor, desk, named, meet, press, jobs):
    named(editor, QLineEdit, DUE).setText("2026-05-20")

    def sign(dialog):
        named(dialog, QLineEdit, "签发的负责人（必填）").setText("示例局长")
        press(dialog, "签发")
        assert dialog.sheet.fields["reason.gate-order-day-unusual"].message
        named(dialog, QPlainTextEdit, "继续的理由（必填）").setPlainText("双方已书面约定")
        press(dialog, "签发")

    meet(sign)
    press(editor, "签发")
    jobs.run_all()
    (order,) = desk.context.store.all(Document)
    assert order.reasons == ("gate-order-day-unusual：双方已书面约定",)


@pytest.mark.usefixtures("answered")
def test_turning_back_from_sign_off_keeps_everything_typed(editor, desk, named, meet, press):
    sentence(editor, named).setPlainText("责令你单位于2026年3月13日前支付。")
    meet(lambda dialog: dialog.reject())
    press(editor, "签发")
    assert sentence(editor, named).toPlainText() == "责令你单位于2026年3月13日前支付。"
    assert desk.context.store.count(Document) == 0


@pytest.mark.usefixtures("answered")
def test_a_paper_is_submitted_and_submitted_again(page, editor, desk, named, meet, press, jobs):
    def submit(dialog):
        named(dialog, QLineEdit, "报送的负责人（必填）").setText("示例局长")
        press(dialog, "报批")

    meet(submit)
    press(editor, "报批")
    (paper,) = desk.context.store.all(Document)
    assert page.paper.file.state is DocumentState.SUBMITTED
    press(page.paper, "修改、签发")
    sentence(page.editor, named).setPlainText("责令你单位于2026年3月13日前全部支付。")
    meet(submit)
    press(page.editor, "报批")
    (again,) = desk.context.store.all(Document)
    assert again.rid == paper.rid
    assert json.loads(again.facts)["text.order"] == "责令你单位于2026年3月13日前全部支付。"
    assert len(desk.context.store.find(Act, kind=ActKind.SUBMITTED)) == 2


@pytest.mark.usefixtures("answered")
def test_what_was_submitted_is_shown_and_what_was_said_of_it_stands_in_the_editor(
    page, editor, desk, session, named, meet, press, jobs
):
    sentence(editor, named).setPlainText("责令你单位于2026年3月13日前全部支付。")

    def submit(dialog):
        named(dialog, QLineEdit, "报送的负责人（必填）").setText("示例局长")
        press(dialog, "报批")

    def send_back(dialog):
        named(dialog, QLineEdit, "审核人（必填）").setText("示例法制员")
        press(dialog, "审核结果（必填）：退回")
        named(dialog, QPlainTextEdit, "审核意见").setPlainText("事实不清，请补充考勤记录")
        press(dialog, "法制审核")

    meet(submit)
    press(editor, "报批")
    jobs.run_all()
    assert "送审文本" in said(page.paper)
    assert "第1/" in said(page.paper)
    desk.clock.advance(minutes=1)
    meet(send_back)
    press(page.paper, "法制审核")
    press(page.paper, "修改、签发")
    assert "示例法制员的法制审核意见是退回：“事实不清，请补充考勤记录”" in said(page.editor)


@pytest.mark.usefixtures("answered")
def test_a_submitted_paper_is_signed_off_as_the_same_paper(page, editor, desk, named, meet, press, jobs):
    def submit(dialog):
        named(dialog, QLineEdit, "报送的负责人（必填）").setText("示例局长")
        press(dialog, "报批")

    meet(submit)
    press(editor, "报批")
    press(page.paper, "修改、签发")
    assert page.editor.problems == []
    meet(lambda dialog: fill_and_sign(dialog, named, press))
    press(page.editor, "签发")
    jobs.run_all()
    (order,) = desk.context.store.all(Document)
    assert paper_file(desk.context, order.rid).state is DocumentState.SIGNED_OFF
    assert civil_date(order.created_at) == date(2026, 3, 2)


@pytest.mark.usefixtures("answered")
def test_a_record_is_printed_without_questions_and_again_as_a_new_version(
    page, desk, jobs, meet, press, printers, qtbot, session
):
    said = []
    session.done.connect(said.append)
    page.open_target(EditPaper(Paper("wage-arrears-list", case_rid=desk.case.rid)))
    jobs.run_all()
    press(page.editor, "生成打印版本")
    jobs.run_all()
    assert said == ["“打印版本”已保存。"]  # nothing was printed or checked by that
    met = meet(lambda dialog: press(dialog, "打印"))
    qtbot.waitUntil(lambda: len(met) == 1)
    jobs.run_all()
    (record,) = desk.context.store.all(Document)
    assert len(printers.sent) == len(record.copies)
    press(page.paper, "修改后重新打印")
    press(page.editor, "生成打印版本")
    jobs.run_all()
    meet(lambda dialog: dialog.reject())
    qtbot.waitUntil(lambda: len(met) == 2)
    (again,) = desk.context.store.all(Document)
    assert (again.rid, again.version) == (record.rid, 2)


def test_the_review_copy_is_printed_and_recorded_nowhere(editor, desk, meet, press, jobs, printers):
    def look(dialog):
        assert isinstance(dialog, ReviewCopy)
        jobs.run_all()
        press(dialog, "打印")
        jobs.run_all()

    meet(look)
    press(editor, "送审稿")
    assert len(printers.sent) == 1
    assert desk.context.store.count(Document) == 0


def test_three_hundred_lines_are_shown_at_once(page, desk, session, jobs):
    from inspector_app.domain.claim import WageClaim
    from inspector_app.domain.identity import new_rid
    from tests.builders import a_person

    with desk.context.unit("测试") as unit:
        for number in range(4, 301):
            person = replace(a_person(f"示例工人{number}"), id_number="")
            unit.put(person)
            unit.put(
                WageClaim(
                    new_rid(), desk.case.rid, person.rid, number, employer_rid=desk.company.rid, job="木工",
                    first_day=date(2025, 11, 1), last_day=date(2026, 1, 31), found_fen=100_000,
                )
            )  # fmt: skip
    page.open_target(EditPaper(desk.order_paper()))
    jobs.run_all()
    assert 300 in [table.model().rowCount() for table in page.editor.findChildren(QTableView)]
    assert page.editor.findChild(PdfView).page_count > 8


def test_every_entry_has_a_name(editor, unnamed):
    assert unnamed(editor) == []


def test_keys_keep_and_print(editor, named, qtbot, desk, meet, jobs):
    editor.window().activateWindow()
    qtbot.waitUntil(editor.window().isActiveWindow)
    words = sentence(editor, named)
    words.setFocus()
    words.setPlainText("改写的一段")
    qtbot.keyClick(words, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert len(desk.context.store.drafts.all()) == 1
    met = meet(lambda dialog: dialog.reject())
    qtbot.keyClick(words, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(met[0], ReviewCopy)


def test_the_same_paper_has_one_draft_whatever_day_is_proposed(desk):
    one, other = desk.order_paper(), desk.order_paper(None)
    assert plain(one) != plain(other)
    assert draft_key(EditPaper(one)) == draft_key(EditPaper(other))


EDITS = (
    (DUE, ("2026-03-20", "2026-04-01", "2026-3-", "")),
    ("改正内容和期限（必填）", ("责令你单位立即支付。", "")),
)
edits = st.lists(st.sampled_from([(name, text) for name, texts in EDITS for text in texts]), max_size=6)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits)
def test_undo_goes_back_edit_by_edit_with_the_sentences_that_follow(editor, named, edits):
    entries = {DUE: named(editor, QLineEdit, DUE), EDITS[1][0]: sentence(editor, named)}
    stack = editor.findChild(FactsForm).form.undo_stack
    while stack.canUndo():
        stack.undo()
    stack.clear()

    def seen():
        facts = {name: value for name, value in editor.facts.items() if value not in (None, "")}
        return entries[DUE].text(), entries[EDITS[1][0]].toPlainText(), facts

    states = [seen()]
    for name, text in edits:
        entry = entries[name]
        entry.setText(text) if isinstance(entry, QLineEdit) else entry.setPlainText(text)
        if seen() != states[-1]:
            states.append(seen())
    assert stack.count() == len(states) - 1
    for state in reversed(states[:-1]):
        stack.undo()
        assert seen() == state
    for state in states[1:]:
        stack.redo()
        assert seen() == state


def test_a_new_inquiry_lists_what_is_usually_wanted_and_a_line_struck_out_stays_out(
    page, desk, jobs, named, meet, press
):
    paper = Paper("inquiry-notice", case_rid=desk.case.rid, addressee_rid=desk.company.rid)
    for left in (12, 11):
        if left < 12:
            meet(lambda dialog: press(dialog, "恢复草稿"))
        page.open_target(EditPaper(paper))
        jobs.run_all()
        table = named(page.editor, QTableView, WANTED)
        assert table.model().rowCount() == left + 1
        table.setCurrentIndex(table.model().index(0, 1))
        named(page.editor, QPushButton, f"{WANTED}：删除所选行").click()
        page.editor.save()
        page.show_list()


REASON = "继续的理由（必填）"


@pytest.mark.usefixtures("answered")
def test_reasons_typed_on_a_full_disk_stay_until_there_is_room(
    page, editor, desk, context, named, meet, press, jobs, messages, monkeypatch, session
):
    """The dialog of the decision does not close over what could not be kept; turned back it has decided nothing."""
    sentence(editor, named).setPlainText("责令你单位于3月13日前支付。")  # the warning wants a reason
    editor.save()
    full = True
    keep = type(context.store.drafts).save

    def save(drafts, *arguments):
        if full:
            raise Trouble("disk-full")
        return keep(drafts, *arguments)

    monkeypatch.setattr(type(context.store.drafts), "save", save)

    def give_reason(dialog):
        named(dialog, QLineEdit, "签发的负责人（必填）").setText("示例局长")
        named(dialog, QPlainTextEdit, REASON).setPlainText("当场改过，已核实")
        press(dialog, "签发")
        assert dialog.isVisible()
        assert "磁盘已满" in dialog.draft_notice.sentence
        assert dialog.outcome is None
        nonlocal full
        full = False
        press(dialog, "签发")

    saved = []
    session.done.connect(saved.append)
    meet(give_reason)
    press(editor, "签发")
    full = True
    monkeypatch.setattr("inspector_app.ui.documents.editor_page.record_sign_off", refuse_for_lack_of_room)
    jobs.run_all()
    assert saved == []  # neither while it was drawn nor after it could not be recorded
    full = False
    monkeypatch.undo()

    def sign_again(dialog):
        assert named(dialog, QPlainTextEdit, REASON).toPlainText() == "当场改过，已核实"
        assert named(dialog, QLineEdit, "签发的负责人（必填）").text() == "示例局长"
        press(dialog, "签发")

    meet(sign_again)
    press(editor, "签发")
    assert saved == []
    jobs.run_all()
    assert saved == ["“签发”已保存。"]
    assert len(desk.context.store.all(Document)) == 1
    assert desk.context.store.drafts.all() == ()


def test_the_foot_promises_a_draft_only_while_it_is_kept(editor, session, named, context, monkeypatch):
    """Header and foot say one thing."""
    assert "自动保存草稿" in said(editor)
    monkeypatch.setattr(type(context.store.drafts), "save", refuse_for_lack_of_room)
    type_words(sentence(editor, named), "还有一句")
    session.pausing.emit()
    assert "没有存上，能写入后自动补存" in said(editor)
    assert "自动保存草稿" not in said(editor)
    monkeypatch.undo()
    session.pausing.emit()
    assert "自动保存草稿" in said(editor)
    assert "没有存上" not in said(editor)


def refuse_for_lack_of_room(*_arguments):
    raise Trouble("disk-full")


def test_a_record_with_open_answers_asks_before_each_print(page, desk, named, press, meet, jobs, messages, qtbot):
    worker = people.save_person(desk.context, a_person("示例工人丙"))
    talk = interviews.begin_interview(desk.context, worker, "worker", "项目部", "工资", Belongs(desk.case.rid))
    page.open_target(EditPaper(interview_paper(desk.context, talk)))
    jobs.run_all()
    assert "可以生成打印版本，但有空着的内容" in said(page.editor)
    assert "内容完整" not in said(page.editor)
    assert f"有{len(talk.qas)}个问题没有回答" in said(page.editor)
    assert named(page.editor, QAbstractButton, "生成打印版本").text() == "生成打印版本"  # 打印核对 was pressed before
    messages.answer = False
    press(page.editor, "生成打印版本")
    assert desk.context.store.all(Document) == ()
    messages.answer = True
    printing = meet(lambda _dialog: None)
    press(page.editor, "生成打印版本")
    jobs.run_all()
    qtbot.waitUntil(lambda: len(printing) == 1)
    assert printing[0].windowTitle() == "打印"
    assert messages.asked == ["还有下面的情况，照此办理？"] * 2
    assert len(desk.context.store.all(Document)) == 1


SIGNER, BOSS = "签发的负责人（必填）", "报送的负责人（必填）"


@pytest.mark.usefixtures("answered")
@pytest.mark.parametrize(("verb", "kind", "line"), [("签发", "sign-off", SIGNER), ("报批", "submit", BOSS)])
def test_what_was_begun_on_the_paper_is_gone_on_with(page, editor, desk, named, meet, press, verb, kind, line):
    meet(lambda dialog: type_words(named(dialog, QLineEdit, line), "示例副局长"))
    press(editor, verb)
    (kept,) = [each for each in all_drafts(desk.context) if kind in each.key]
    page.show_list()
    seen = []
    meet(lambda dialog: seen.append((dialog.windowTitle(), named(dialog, QLineEdit, line).text())))
    page.open_target(ResumeDraft(kept.key))
    assert seen == [(verb, "示例副局长")]


def test_two_drafts_of_one_kind_of_paper_are_told_apart_by_whom_they_are_about(page, desk, jobs, session):
    for name in ("示例工人丙", "示例工人丁"):
        worker = people.save_person(desk.context, a_person(name))
        talk = interviews.begin_interview(desk.context, worker, "worker", "项目部", "工资", Belongs(desk.case.rid))
        page.open_target(EditPaper(interview_paper(desk.context, talk)))
        jobs.run_all()
        entry = next(each for each in page.editor.findChildren(QLineEdit) if each.isEnabled() and not each.isReadOnly())
        type_words(entry, "5")
        session.write_typing()
        page.show_list()
    ends = {each.title.rpartition(" · ")[2] for each in all_drafts(desk.context)}
    assert ends == {"示例工人丙", "示例工人丁"}
