import json
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QScrollArea

from inspector_app.domain.document import Document
from inspector_app.domain.interview import QA, REQUIRED_KEYS
from inspector_app.domain.person import Person
from inspector_app.support.clock import at, local
from inspector_app.ui.interviews.sign_dialog import SignDialog
from inspector_app.ui.targets import DOCUMENTS, INTERVIEWS, NewInterview, ResumeDraft
from inspector_app.ui.widgets.chip import Chip
from inspector_app.ui.widgets.in_sight import areas_around
from inspector_app.usecases import acts, issuing, people, transcripts
from inspector_app.usecases.drafts import draft, keep_draft
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.practice_scenes import scenes
from inspector_app.usecases.said_facts import line_desk, take_said
from inspector_app.usecases.today import read_today
from inspector_app.usecases.transcripts import draft_body, draft_key, interview_paper
from tests.builders import a_person
from tests.desk import MONDAY
from tests.documents.papers import text_of
from tests.ui.conftest import said
from tests.ui.hands import type_words

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def sheet(page, talk):
    page.open(talk.interview.rid)
    return page.transcript


def questions(sheet) -> list[str]:
    return [line.qa.question for line in sheet.cards.lines]


def answer_box(sheet, named, number):
    return named(sheet, QPlainTextEdit, f"第{number}问的回答")


def write(qtbot, box, text):
    box.setFocus()
    box.insertPlainText(text)


def fill_procedure(sheet, named, qtbot):
    for place, line in enumerate(sheet.cards.lines, 1):
        if line.qa.key in REQUIRED_KEYS:
            write(qtbot, answer_box(sheet, named, place), "听清楚了，不申请。")


def print_it(talk, document_rid=""):
    paper = interview_paper(talk.context, talk.saved)
    facts = issuing.start_facts(talk.context, paper)
    document = issuing.sign_off(talk.context, paper, facts, SignOff("陈示例", document_rid=document_rid))
    acts.printed(talk.context, document.rid, document.copies[-1].label, 1)
    return document


def test_everything_has_a_name_and_the_cursor_stands_in_the_first_open_answer(sheet, named, unnamed):
    assert unnamed(sheet) == []
    assert answer_box(sheet, named, 1).hasFocus()
    assert named(sheet, QPushButton, "签字前还缺5项").isVisible()


def test_what_an_answer_lacks_is_said_again_when_the_same_transcript_is_opened_again(page, sheet, talk, named):
    said_first = answer_box(sheet, named, 1).accessibleDescription()
    page.open(talk.interview.rid)
    assert answer_box(sheet, named, 1).accessibleDescription() == said_first != ""


def test_typed_answers_are_saved_by_ctrl_s_and_can_be_undone_where_the_transcript_is_opened_again(
    page, sheet, talk, named, qtbot
):
    qtbot.keyClicks(answer_box(sheet, named, 1), "seen")
    assert sheet.form.is_dirty
    qtbot.keyClick(answer_box(sheet, named, 1), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert talk.saved.qas[0].answer == "seen"
    assert not sheet.form.is_dirty
    page.open(talk.interview.rid)  # found by Ctrl+K
    qtbot.keyClick(answer_box(sheet, named, 1), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert answer_box(sheet, named, 1).toPlainText() == ""


def test_typing_is_kept_as_a_draft_and_asked_about_when_it_opens_again(page, sheet, talk, named, qtbot, answer):
    write(qtbot, answer_box(sheet, named, 4), "在城南工地干木工")
    named(sheet, QPushButton, "返回列表").click()
    assert "城南工地" in str(draft(talk.context, draft_key(talk.interview.rid)).body)
    assert talk.saved.qas[3].answer == ""
    page.transcript.form.load(talk.saved)  # as after a new start
    answer(lambda box: named(box, QPushButton, "恢复草稿").click())
    page.open(talk.interview.rid)
    assert answer_box(sheet, named, 4).toPlainText() == "在城南工地干木工"
    assert sheet.form.is_dirty
    sheet.save()
    assert talk.saved.qas[3].answer == "在城南工地干木工"
    assert draft(talk.context, draft_key(talk.interview.rid)) is None


@pytest.mark.parametrize("further", [False, True])
def test_one_writes_on_in_the_answer_that_was_written_last(page, sheet, talk, named, qtbot, further):
    """Not in the first one without an answer: the rest of a sentence would stand under another question."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    write(qtbot, answer_box(sheet, named, 6), "做到六月")
    write(qtbot, answer_box(sheet, named, 5), "三百八十元天")
    if further:
        qtbot.keyClick(answer_box(sheet, named, 5), Qt.Key.Key_Left)
        write(qtbot, answer_box(sheet, named, 5), "一")
    sheet.flush()
    sheet.form.load(talk.saved)  # as after a new start
    page.open_target(ResumeDraft(draft_key(talk.interview.rid)))
    QApplication.processEvents()
    here = QApplication.focusWidget()
    assert here is answer_box(sheet, named, 5)
    qtbot.keyClicks(here, "9")
    assert here.toPlainText() == ("三百八十元一9天" if further else "三百八十元天9")


def test_one_writes_on_in_the_head_where_that_was_written_last(page, sheet, talk, named, qtbot):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    place = named(sheet, QLineEdit, "在场人（翻译人员）")
    sheet.head.show_field("others_present")
    place.setFocus()
    qtbot.keyClicks(place, "abc")
    sheet.flush()
    sheet.form.load(talk.saved)
    page.open_target(ResumeDraft(draft_key(talk.interview.rid)))
    QApplication.processEvents()
    assert QApplication.focusWidget() is place
    qtbot.keyClicks(place, "d")
    assert sheet.interview.others_present == "abcd"


def test_a_draft_that_is_thrown_away_is_gone(page, sheet, talk, named, qtbot, answer):
    write(qtbot, answer_box(sheet, named, 4), "写错了")
    sheet.flush()
    sheet.form.load(talk.saved)
    answer(lambda box: named(box, QPushButton, "放弃草稿").click())
    page.open(talk.interview.rid)
    assert answer_box(sheet, named, 4).toPlainText() == ""
    assert draft(talk.context, draft_key(talk.interview.rid)) is None


def test_back_at_the_saved_text_there_is_no_draft_and_nothing_is_unsaved(page, sheet, talk, named, qtbot, context):
    """Typed, saved, undone, redone, typed, undone: what stands there is what is recorded."""
    box = answer_box(sheet, named, 1)
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClicks(box, "saved")
    for keys in (Qt.Key.Key_S, Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_Y):
        qtbot.keyClick(box, keys, ctrl)
    qtbot.keyClicks(box, "abc")
    sheet.flush()
    assert read_today(context).counts.unfinished == 1
    assert draft(talk.context, draft_key(talk.interview.rid)) is not None
    qtbot.keyClick(box, Qt.Key.Key_Z, ctrl)
    assert box.toPlainText() == talk.saved.qas[0].answer == "saved"
    qtbot.keyClick(box, Qt.Key.Key_S, ctrl)
    assert draft(talk.context, draft_key(talk.interview.rid)) is None
    assert "已保存" in said(sheet)
    assert "草稿已保存" not in said(sheet)
    named(sheet, QPushButton, "返回列表").click()
    assert "未保存" not in said(page.list)


def test_a_draft_that_says_what_is_recorded_is_forgotten_when_it_opens(page, talk):
    keep_draft(talk.context, draft_key(talk.interview.rid), "询问笔录", draft_body(talk.saved))
    page.open(talk.interview.rid)
    assert draft(talk.context, draft_key(talk.interview.rid)) is None


def test_turning_back_from_the_question_leaves_the_draft_out_of_reach_of_the_keys(
    page, sheet, talk, named, qtbot, answer
):
    write(qtbot, answer_box(sheet, named, 4), "在城南工地干木工")
    sheet.flush()
    sheet.form.load(talk.saved)  # as after a new start
    answer(lambda box: box.reject())
    page.open(talk.interview.rid)
    assert page.list.isVisible()
    assert "城南工地" in str(draft(talk.context, draft_key(talk.interview.rid)).body)


def test_a_word_still_being_composed_is_saved_too(sheet, talk, named):
    box = answer_box(sheet, named, 1)
    box.setFocus()
    QApplication.sendEvent(box, QInputMethodEvent("看清楚", []))
    sheet.save()
    assert talk.saved.qas[0].answer == "看清楚"


def test_letters_being_composed_in_an_answer_are_in_its_draft_and_the_foot_says_nothing_else(
    page, sheet, talk, named, qtbot
):
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    box = answer_box(sheet, named, 5)
    box.setFocus()
    QApplication.sendEvent(box, QInputMethodEvent("qianxin", []))
    qtbot.waitUntil(lambda: draft(talk.context, draft_key(talk.interview.rid)) is not None)
    kept = draft(talk.context, draft_key(talk.interview.rid))
    assert "草稿已保存" in sheet.kept.words
    QApplication.sendEvent(box, QInputMethodEvent("", []))  # as after a kill
    sheet.form.load(talk.saved)
    keep_draft(talk.context, kept.key, kept.title, json.dumps(kept.body))
    page.open_target(ResumeDraft(kept.key))
    assert answer_box(sheet, named, 5).toPlainText() == "qianxin"
    assert sheet.form.is_dirty


def test_the_answer_to_a_question_just_put_stands_below_it(sheet, named, qtbot):
    """Ctrl+Enter went past its empty answer: the reply stood below the next question, which may be one of procedure."""
    answer_box(sheet, named, 2).setFocus()
    qtbot.keyClick(answer_box(sheet, named, 2), Qt.Key.Key_Return, CONTROL | SHIFT)
    asked = QApplication.focusWidget()
    assert asked is named(sheet, QPlainTextEdit, "第3问")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CONTROL)  # nothing asked yet: on to the next one
    asked.setFocus()
    type_words(asked, "谁带你来的？")
    qtbot.keyClick(asked, Qt.Key.Key_Return, CONTROL)
    assert answer_box(sheet, named, 3).hasFocus()
    type_words(answer_box(sheet, named, 3), "示例班组长。")
    asked.setFocus()
    qtbot.keyClick(asked, Qt.Key.Key_Return, CONTROL)  # it is answered: on to the next one
    assert answer_box(sheet, named, 4).hasFocus()
    assert (sheet.cards.lines[2].qa.question, sheet.cards.lines[2].qa.answer) == ("谁带你来的？", "示例班组长。")


def test_ctrl_enter_goes_on_and_adds_a_question_at_the_end(sheet, named, qtbot):
    count = len(sheet.cards.lines)
    qtbot.keyClick(answer_box(sheet, named, 1), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert answer_box(sheet, named, 2).hasFocus()
    last = answer_box(sheet, named, count)
    last.setFocus()
    qtbot.keyClick(last, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert len(sheet.cards.lines) == count + 1
    assert named(sheet, QPlainTextEdit, f"第{count}问").hasFocus()
    assert sheet.cards.lines[-1].qa.key == "read_back"


def test_undo_of_the_head_unfolds_it_and_goes_there(sheet, named, qtbot):
    named(sheet, QPushButton, "展开笔录头部").click()
    place = named(sheet, QLineEdit, "询问地点（必填）")
    qtbot.keyClicks(place, "2")
    named(sheet, QPushButton, "收起笔录头部").click()
    answer = answer_box(sheet, named, 4)
    answer.setFocus()
    qtbot.keyClick(answer, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert place.text() == "项目部"
    assert place.isVisible()
    assert place.hasFocus()


def test_undo_and_redo_walk_over_all_cards_and_the_head(sheet, named, qtbot):
    before = questions(sheet)
    write(qtbot, answer_box(sheet, named, 4), "三千元")
    named(sheet, QPushButton, "展开笔录头部").click()
    place = named(sheet, QLineEdit, "询问地点（必填）")
    place.selectAll()
    qtbot.keyClicks(place, "gate")
    sheet.cards.card(4).menu().actions()[-1].trigger()
    assert len(questions(sheet)) == len(before) - 1
    for _ in range(3):
        qtbot.keyClick(place, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert questions(sheet) == before
    assert place.text() == "项目部"
    assert answer_box(sheet, named, 4).toPlainText() == ""
    assert not sheet.form.is_dirty
    qtbot.keyClick(place, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert answer_box(sheet, named, 4).toPlainText() == "三千元"


def test_lines_move_by_alt_and_arrow(sheet, named, qtbot):
    before = questions(sheet)
    box = answer_box(sheet, named, 5)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert questions(sheet)[3:5] == [before[4], before[3]]
    assert answer_box(sheet, named, 4).hasFocus()


def test_a_question_of_procedure_offers_no_deletion(sheet):
    first, fourth = sheet.cards.card(0).menu(), sheet.cards.card(3).menu()
    assert [menu.actions()[-1].isEnabled() for menu in (first, fourth)] == [False, True]
    first.actions()[-1].trigger()
    assert sheet.cards.lines[0].qa.key == "certificate"


def test_a_pasted_conversation_becomes_questions(sheet, named):
    box = answer_box(sheet, named, 4)
    box.setFocus()
    QApplication.clipboard().setText("问：还欠谁的？\n答：还有老李的。")
    box.paste()
    assert sheet.cards.lines[4].qa.question == "还欠谁的？"
    assert sheet.cards.lines[4].qa.answer == "还有老李的。"


def test_stock_questions_are_taken_in_below_the_current_one(sheet, named, qtbot, answer):
    answer_box(sheet, named, 5).setFocus()

    def choose(box):
        named(box, QLineEdit, "查找问题").setText("考勤")
        qtbot.keyClick(named(box, QLineEdit, "查找问题"), Qt.Key.Key_Return)

    count = len(sheet.cards.lines)
    answer(choose)
    named(sheet, QPushButton, "常用问题").click()
    assert len(sheet.cards.lines) == count + 1
    assert "考勤" in sheet.cards.lines[5].qa.question
    assert sheet.window().focusWidget() is answer_box(sheet, named, 6)


def test_the_end_is_empty_until_the_button_fills_it(sheet, clock, named, talk):
    day = named(sheet, QLineEdit, "询问结束时间：日期")
    assert day.text() == ""
    clock.advance(minutes=40)
    named(sheet, QPushButton, "填入当前时间").click()
    assert day.text() == "2026-03-02"
    sheet.save()
    assert talk.saved.ended_at == clock.now()


def test_the_end_wants_its_time_alone(sheet, named, talk, qtbot):
    """F8 stood in the day, where a time is refused as none; the day is known from the beginning."""
    sheet.end.enter()
    line = sheet.window().focusWidget()
    assert line is named(sheet, QLineEdit, "询问结束时间：时间")
    assert named(sheet, QLineEdit, "询问结束时间：日期").text() == ""  # nothing is told before it is typed
    qtbot.keyClicks(line, "11:30")
    assert sheet.save()
    assert talk.saved.ended_at == at(MONDAY, 11, 30)


def test_what_cannot_be_read_is_said_and_nothing_is_saved(sheet, talk, named, qtbot):
    named(sheet, QPushButton, "展开笔录头部").click()
    day = named(sheet, QLineEdit, "询问开始时间（必填）：日期")
    day.selectAll()
    qtbot.keyClicks(day, "2026-13-40")
    write(qtbot, answer_box(sheet, named, 1), "看清楚了")
    assert not sheet.save()
    assert talk.saved.qas[0].answer == ""
    assert day.text() == "2026-13-40"
    assert talk.saved.started_at == sheet.interview.started_at


def test_half_a_time_of_the_end_is_there_again(page, sheet, talk, named, qtbot, answer):
    """Typed, not saved, and nothing else: the transcript says what is recorded, and its draft says more."""
    for name, text in (("日期", "2026-03-02"), ("时间", "11:")):
        qtbot.keyClicks(named(sheet, QLineEdit, f"询问结束时间：{name}"), text)
    named(sheet, QPushButton, "返回列表").click()
    sheet.form.load(talk.saved)  # as after a new start
    answer(lambda box: named(box, QPushButton, "恢复草稿").click())
    page.open(talk.interview.rid)
    assert named(sheet, QLineEdit, "询问结束时间：时间").text() == "11:"
    assert named(sheet, QLineEdit, "询问结束时间：日期").text() == "2026-03-02"
    assert sheet.form.is_dirty
    qtbot.keyClicks(named(sheet, QLineEdit, "询问结束时间：时间"), "30")
    assert sheet.save()
    assert talk.saved.ended_at == at(MONDAY, 11, 30)
    assert draft(talk.context, draft_key(talk.interview.rid)) is None


def test_why_no_signature_is_registered_goes_when_an_entry_changes(sheet, talk, session, named, qtbot, shown):
    dialog = shown(SignDialog(session, sheet.opened, ()))
    named(dialog, QPushButton, "登记签字").click()
    assert dialog.notice.sentence
    qtbot.keyClicks(named(dialog, QPlainTextEdit, "备注"), "a")
    assert dialog.notice.sentence == ""


def test_an_end_before_the_start_is_refused_beside_its_field(sheet, talk, clock, named):
    clock.advance(minutes=-5)
    named(sheet, QPushButton, "填入当前时间").click()
    assert not sheet.save()
    assert "晚于开始时间" in said(sheet.end)
    assert talk.saved.ended_at is None


def test_printing_saves_first_and_goes_to_the_paper(sheet, talk, session, named, qtbot):
    going = []
    session.going.connect(lambda *target: going.append(target))
    write(qtbot, answer_box(sheet, named, 1), "看清楚了")
    named(sheet, QPushButton, "打印核对").click()
    assert talk.saved.qas[0].answer == "看清楚了"
    assert going == [(DOCUMENTS, EditPaper(interview_paper(talk.context, talk.saved)))]


def test_after_a_print_the_state_is_told_and_a_later_change_is_warned_of(sheet, talk, session, named, qtbot):
    fill_procedure(sheet, named, qtbot)
    sheet.save()
    session.do(lambda context: print_it(talk))
    assert named(sheet.header, Chip, "待签字 · 第1版").isVisible()
    write(qtbot, answer_box(sheet, named, 4), "手写的回答，回录在此")
    sheet.save()
    assert sheet.notice.sentence == ""
    write(qtbot, answer_box(sheet, named, 1), "补充一句")
    sheet.save()
    assert "重新打印" in sheet.notice.sentence


def test_signing_says_what_is_lacking(sheet, talk, session, named, answer):
    session.do(lambda context: print_it(talk))
    seen = []

    def look(box):
        seen.append(named(box, QPushButton, "登记签字").isEnabled())
        box.reject()

    answer(look)
    named(sheet, QPushButton, "登记签字").click()
    assert seen == [False]
    assert transcripts.interview_lines(talk.context)[0].state.value != "signed"


def test_a_signed_transcript_can_only_be_read(
    page, sheet, talk, session, clock, named, unnamed, qtbot, answer, jobs, tmp_path
):
    scan = tmp_path / "笔录.pdf"
    scan.write_bytes(b"%PDF-1.7 signed")
    fill_procedure(sheet, named, qtbot)
    clock.advance(minutes=30)
    named(sheet, QPushButton, "填入当前时间").click()
    sheet.save()
    session.do(lambda context: print_it(talk))

    def sign(box):
        named(box, QLineEdit, "签字笔录扫描件").setText(str(scan))
        named(box, QPushButton, "登记签字").click()
        jobs.run_all()

    answer(sign)
    named(sheet, QPushButton, "登记签字").click()
    assert not sheet.editable
    assert answer_box(sheet, named, 1).isReadOnly()
    assert not named(sheet, QPushButton, "保存").isVisible()
    assert "已经签字" in sheet.notice.sentence
    page.show_list()
    assert page.list.table.model().record(0).state.value == "signed"
    assert unnamed(page) == []


def test_a_transcript_signed_without_a_scan_says_how_to_add_it(sheet, talk, session, clock, named, qtbot, answer):
    fill_procedure(sheet, named, qtbot)
    clock.advance(minutes=30)
    named(sheet, QPushButton, "填入当前时间").click()
    sheet.save()
    session.do(lambda context: print_it(talk))

    def sign(box):
        qtbot.keyClicks(named(box, QPlainTextEdit, "备注"), "no scanner here")
        named(box, QPushButton, "登记签字").click()

    answer(sign)
    named(sheet, QPushButton, "登记签字").click()
    assert "补交扫描件" in sheet.notice.sentence
    going = []
    session.going.connect(lambda *target: going.append(target))
    named(sheet, QPushButton, "查看文书").click()
    (document,) = talk.context.store.all(Document)
    assert going == [(DOCUMENTS, document.rid)]  # the paper itself, where the scan is added, and no new print of it


def test_the_paper_beside_follows_the_typing(sheet, jobs, named, qtbot):
    jobs.run_all()
    assert sheet.preview.view.page_count >= 1
    write(qtbot, answer_box(sheet, named, 4), "很长的回答。" * 400)
    sheet.preview.refresh()
    before = sheet.preview.view.page_count
    jobs.run_all()
    assert sheet.preview.view.page_count > before


def test_the_pages_of_another_transcript_are_gone_as_soon_as_one_is_opened(page, sheet, talk, jobs):
    jobs.run_all()
    page.open(talk.interview.rid)
    assert sheet.preview.view.page_count  # of the same one
    other = people.save_person(talk.context, a_person("周示例"))
    asked = transcripts.Beginning(other, "worker", "项目部", "工资支付情况", Belongs(talk.case.rid))
    begun = transcripts.begin(talk.context, asked)
    page.open(begun.rid)
    assert sheet.preview.view.page_count == 0
    jobs.run_all()
    assert sheet.preview.view.page_count


def test_two_talks_at_one_hour_are_warned_of(sheet, talk, context, clock, named, session):
    other = replace(talk.interview, rid="9" * 36, ended_at=clock.now().replace(minute=50))
    with context.unit("示例") as unit:
        unit.put(other)
    sheet.reread()
    clock.advance(minutes=20)
    named(sheet, QPushButton, "填入当前时间").click()
    assert "另一份笔录" in said(sheet.end)


def test_who_is_questioned_is_corrected_from_the_head_and_the_print_is_old_then(sheet, talk, named, answer):
    print_it(talk)
    sheet.reread()

    def correct(box):
        line = named(box, QLineEdit, "姓名（必填）")
        line.setText("赵示例改")
        named(box, QLineEdit, "更正原因（必填）").setText("按身份证改正")
        box.primary.click()

    answer(correct)
    named(sheet, QPushButton, "更正被询问人的人员资料").click()
    assert talk.context.store.need(Person, talk.worker.rid).name == "赵示例改"
    assert sheet.opened.person.name == "赵示例改"
    assert "打印后又有改动" in sheet.notice.sentence


def test_a_spoiled_name_is_pointed_out_with_the_offer_to_correct_it(sheet, talk, named, answer):
    people.save_person(talk.context, replace(talk.worker, name="赵示例　工人　349***********0013"))
    sheet.reread()
    assert "应为“赵示例”" in sheet.notice.sentence

    def mend(box):
        named(box, QPushButton, "改为“赵示例”").click()
        box.primary.click()

    answer(mend)
    named(sheet, QPushButton, "更正姓名").click()
    assert talk.context.store.need(Person, talk.worker.rid) == talk.worker
    assert sheet.notice.sentence == ""


def test_what_is_lacking_is_gone_to_and_seen(sheet, named, qtbot):
    """The end lies far below the questions: the cursor is in it and it is in sight, so that keys go where one looks."""
    for line in range(1, len(sheet.cards.lines) + 1):
        write(qtbot, answer_box(sheet, named, line), "听清楚了，不申请。")
    answer_box(sheet, named, 1).setFocus()
    area = sheet.cards.parentWidget()
    while not isinstance(area, QScrollArea):
        area = area.parentWidget()
    area.verticalScrollBar().setValue(0)
    named(sheet, QPushButton, "签字前还缺1项").click()
    QApplication.processEvents()
    focus = QApplication.focusWidget()
    assert sheet.end.isAncestorOf(focus)
    assert not focus.visibleRegion().isEmpty()


def test_a_transcript_whose_case_is_none_opens_says_so_and_is_mended_by_one_click(page, talk, named, monkeypatch):
    with monkeypatch.context() as earlier:  # which took text for a case
        earlier.setattr("inspector_app.store.unit.nowhere", lambda *_: ())
        transcripts.save_transcript(talk.context, replace(talk.interview, case_rid="项目部"))
    page.open(talk.interview.rid)
    assert page.transcript.isVisible()
    assert "“所属案件”一栏填的是“项目部”" in said(page.transcript)
    named(page.transcript, QPushButton, "清除所属案件").click()
    assert talk.saved == replace(talk.interview, case_rid="")
    assert "所属案件”一栏" not in said(page.transcript)


def test_an_end_typed_on_the_paper_page_stands_in_the_transcript_and_saving_keeps_it(sheet, page, talk, named, qtbot):
    """The page held the transcript without its end, and its next save would have taken it away."""
    fill_procedure(sheet, named, qtbot)
    assert sheet.save()
    paper = interview_paper(talk.context, talk.saved)
    end = local(talk.context.clock.now() + timedelta(minutes=1)).isoformat(timespec="minutes")
    talk.context.clock.advance(minutes=2)
    facts = {**issuing.start_facts(talk.context, paper), "interview.ended_at": end}
    issuing.sign_off(talk.context, paper, facts, SignOff("陈示例"))
    sheet.reread()
    assert sheet.interview.ended_at is not None
    assert "打印后又有改动" not in said(sheet)
    write(qtbot, answer_box(sheet, named, 1), "另外")
    assert sheet.save()
    assert talk.saved.ended_at == sheet.interview.ended_at


def test_an_end_still_to_come_is_said_beside_it(sheet, talk):
    sheet.end.set_end(talk.context.clock.now() + timedelta(hours=2))
    assert "结束时间晚于现在" in said(sheet)
    sheet.end.set_end(talk.interview.started_at)
    assert "结束时间应晚于开始时间" in said(sheet)  # also before it is saved


def test_an_answer_written_into_a_statutory_question_is_told(sheet, named, qtbot):
    question = named(sheet, QPlainTextEdit, "第2问")
    write(qtbot, question, "听清楚了。")
    assert named(sheet, QPushButton, "签字前还缺6项").isVisible()
    assert "法定告知" in answer_box(sheet, named, 2).accessibleDescription()


def test_a_line_is_parted_joined_and_its_words_found_and_replaced_by_key(page, sheet, session, talk, named, qtbot):
    """All of it without the mouse, each in one step of undo; and one begins another talk, alike or afresh."""
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    write(qtbot, answer_box(sheet, named, 4), "木工𠅤示例。一天三百八")
    for _ in range(len("一天三百八")):
        qtbot.keyClick(answer_box(sheet, named, 4), Qt.Key.Key_Left)
    qtbot.keyClick(answer_box(sheet, named, 4), Qt.Key.Key_F6, SHIFT)
    assert QApplication.focusWidget() is named(sheet, QPlainTextEdit, "第5问")
    assert [line.qa.answer for line in sheet.cards.lines[3:5]] == ["木工𠅤示例。", "一天三百八"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_F7, SHIFT)
    assert answer_box(sheet, named, 4).toPlainText() == "木工𠅤示例。\n一天三百八"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_H, CONTROL)
    type_words(QApplication.focusWidget(), "三百八")
    assert answer_box(sheet, named, 4).textCursor().selectedText() == "三百八"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    type_words(QApplication.focusWidget(), "四百八")
    qtbot.keyClick(named(sheet, QLineEdit, "替换为"), Qt.Key.Key_Return)
    assert answer_box(sheet, named, 4).toPlainText().endswith("一天四百八")
    qtbot.keyClick(named(sheet, QLineEdit, "替换为"), Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is answer_box(sheet, named, 4)
    assert answer_box(sheet, named, 4).textCursor().atEnd()  # behind it, though it ends as what stood there did
    for _ in range(3):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert answer_box(sheet, named, 4).toPlainText() == "木工𠅤示例。一天三百八"
    qtbot.mouseClick(named(sheet, QPushButton, "保存"), Qt.MouseButton.LeftButton)
    assert QApplication.focusWidget() is answer_box(sheet, named, 4)  # what is typed next is no letter on a button
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_T, CONTROL)
    assert sheet.interview.ended_at == talk.context.clock.now()
    went = []
    session.going.connect(lambda *where: went.append(where))
    sheet.form.put("ended_at", talk.interview.started_at)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, CONTROL | SHIFT)
    assert (went, sheet.notice.sentence) == ([], "还没有开始询问：先改正标红的内容，再按一次。")
    sheet.form.put("ended_at", None)
    assert sheet.notice.sentence == ""
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, CONTROL)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_N, CONTROL | SHIFT)
    like = NewInterview(talk.case.rid, talk.interview.inspection_rid, like_rid=talk.interview.rid)
    assert went == [(INTERVIEWS, like), (INTERVIEWS, NewInterview())]


def test_a_chat_with_pictures_gives_its_words_and_says_that_the_pictures_stay_outside(sheet, named, qtbot):
    entry = answer_box(sheet, named, 5)
    entry.setFocus()
    copied = QMimeData()
    copied.setText("龚示例 2月3日\n工资等总包拨款 [图片]")
    copied.setHtml('<p>工资等总包拨款 <img src="x.png"></p>')
    entry.insertFromMimeData(copied)
    assert entry.toPlainText() == "龚示例 2月3日\n工资等总包拨款 [图片]"
    assert "图片没有放进笔录" in said(sheet)
    alone = QMimeData()
    alone.setImageData(QImage(2, 2, QImage.Format.Format_RGB32))
    assert entry.canInsertFromMimeData(alone)
    entry.insertFromMimeData(alone)
    assert entry.toPlainText() == "龚示例 2月3日\n工资等总包拨款 [图片]"
    assert "什么也没有放进笔录" in said(sheet)
    page = QMimeData()  # of a chat that gives no plain text
    page.setHtml('<p>老板说过年前给清 <img src="x.png"></p><p>还没给</p>')
    assert entry.canInsertFromMimeData(page)
    entry.selectAll()
    entry.insertFromMimeData(page)
    assert entry.toPlainText() == "老板说过年前给清 \n还没给"
    assert "只放进了文字" in said(sheet)


def test_two_hundred_questions_a_long_name_and_twenty_pages_of_answer_are_kept_and_printed(page, talk, named):
    person = people.save_person(talk.context, replace(talk.worker, name="阿依努尔·" + "买买提" * 6 + "示例"))
    long = "按天算，一天三百八十元，六月以后没有发过。" * 900
    more = tuple(QA(f"第{n}号问题？", "没有。") for n in range(200))
    qas = (*talk.interview.qas[:3], *more, QA("经过？", long), talk.interview.qas[-1])
    transcripts.save_transcript(talk.context, replace(talk.saved, qas=qas))
    page.open(talk.interview.rid)
    assert page.transcript.interview.qas == qas
    paper = interview_paper(talk.context, talk.saved)
    document = issuing.sign_off(
        talk.context, paper, issuing.start_facts(talk.context, paper), issuing.SignOff("陈示例")
    )
    text = text_of(issuing.copy_bytes(talk.context, document, document.copies[-1].label))
    assert person.name in text
    assert text.count("六") == 900  # a whole phrase may be parted by the foot of a page
    assert "第199号问题？" in text


def test_what_the_list_tells_otherwise_stands_beside_the_answer_until_it_agrees(page, talk, qtbot):
    desk = line_desk(talk.context, talk.interview)
    take_said(talk.context, talk.interview, desk, {**desk.start, "claimed_fen": 1_698_000})
    page.open(talk.interview.rid)
    cards = page.transcript.cards
    answer = cards.card(next(line.number for line in cards.lines if "尚未领取" in line.qa.question)).answer
    differs = "明细第1行的工人主张是16,980.00元，与所答不同。"
    type_words(answer, "还欠18,000元。")
    area = areas_around(answer)[0]
    low = answer.mapTo(area.widget(), answer.rect().bottomLeft()).y() - area.viewport().height() + 8
    area.verticalScrollBar().setValue(low)  # where one writes is the lowest that is seen
    page.transcript.beside.look()
    assert differs in said(page)
    (line,) = (each for each in page.findChildren(QLabel) if each.text() == differs and each.isVisible())
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > low)
    qtbot.waitUntil(lambda: line.visibleRegion().boundingRect() == line.rect())
    assert answer.hasFocus()
    answer.selectAll()
    type_words(answer, "还欠16,980元。")
    page.transcript.beside.look()
    assert differs not in said(page)


def test_who_is_played_answers_the_question_that_was_written_and_nothing_is_written_for_anybody(sheet, named, qtbot):
    sheet.played.play(scenes()[0])
    words = named(sheet, QLabel, "对方的回答")
    sheet.cards.insert(1, (QA("约定一天多少钱？"), QA("约定一天多少钱，是不是270元？")))
    qtbot.keyClick(answer_box(sheet, named, 2), Qt.Key.Key_F6)
    assert words.text() == "“同龚示例口头说好的，一天两百七，加班两个小时算四分之一天。”"
    assert (answer_box(sheet, named, 2).toPlainText(), answer_box(sheet, named, 2).hasFocus()) == ("", True)
    answer_box(sheet, named, 3).setFocus()
    assert "F6" in words.text()
    named(sheet, QPushButton, "请对方回答").click()
    assert words.text() == f"“{scenes()[0].reluctant(scenes()[0].agrees)}”"
    sheet.played.play(None)
    assert sheet.played.isHidden()
