import re
from dataclasses import replace
from datetime import timedelta
from itertools import accumulate, pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextEdit

from inspector_app.domain.interview import QA
from inspector_app.ui import theme
from inspector_app.ui.interviews.read_back_view import paged
from inspector_app.ui.interviews.sign_dialog import SignDialog
from inspector_app.ui.targets import INTERVIEWS, NewInterview, ResumeDraft
from inspector_app.usecases.drafts import keep_draft
from inspector_app.usecases.transcripts import draft_body, draft_key, save_transcript
from tests.ui.hands import meeting, stop_meeting, type_words

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_the_list_is_searched_and_narrowed(page, talk, named, qtbot):
    page.show_list()
    table = page.list.table
    assert table.model().rowCount() == 1
    search = named(page.list, QLineEdit, "查找笔录")
    search.setText("没有这个人")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert table.model().rowCount() == 0
    search.setText("赵示例 欠薪案")
    qtbot.keyClick(search, Qt.Key.Key_Return)
    assert table.model().rowCount() == 1
    named(page.list, QPushButton, "按状态筛选：已签字").click()
    assert table.model().rowCount() == 0


def test_enter_on_a_line_opens_it(page, talk, qtbot):
    page.show_list()
    page.list.table.selectRow(0)
    qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
    assert page.transcript.opened.interview == talk.interview
    assert page.transcript.isVisible()


def test_the_transcript_is_handed_over_in_large_type_and_esc_takes_it_back(page, talk, named, qtbot):
    page.open(talk.interview.rid)
    named(page.transcript, QPushButton, "交被询问人核对").click()
    text = named(page, QTextEdit, "询问笔录全文")
    assert text.isVisible()
    assert text.isReadOnly()
    assert talk.interview.qas[0].question[:20] in text.toPlainText()
    qtbot.keyClick(text, Qt.Key.Key_Escape)
    assert page.transcript.isVisible()


def test_a_draft_chosen_elsewhere_is_gone_on_with_at_once(page, talk, context):
    typed = replace(talk.interview, qas=(replace(talk.interview.qas[0], answer="看清楚了"), *talk.interview.qas[1:]))
    keep_draft(context, draft_key(typed.rid), "询问笔录", draft_body(typed))
    page.open_target(ResumeDraft(draft_key(typed.rid)))
    assert page.transcript.interview == typed
    assert page.transcript.form.is_dirty
    assert ResumeDraft(draft_key(typed.rid)).page == INTERVIEWS


def test_who_does_not_decide_about_a_draft_is_asked_again_and_nothing_takes_its_place(
    page, talk, context, qtbot, answer
):
    typed = replace(talk.interview, qas=(replace(talk.interview.qas[0], answer="看清楚了"), *talk.interview.qas[1:]))
    keep_draft(context, draft_key(typed.rid), "询问笔录", draft_body(typed))
    page.show_list()
    page.list.table.selectRow(0)
    for _ in range(2):
        answer(lambda box: qtbot.keyClick(box, Qt.Key.Key_Escape))
        qtbot.keyClick(page.list.table, Qt.Key.Key_Return)
        assert page.list.isVisible()
        assert not page.transcript.isVisible()
    assert page.open_target(ResumeDraft(draft_key(typed.rid))) is True
    assert page.transcript.interview == typed
    assert page.transcript.form.is_dirty


def test_a_draft_of_the_signing_is_gone_on_with_in_its_dialog(page, talk, context):
    key = f"interviews:{talk.interview.rid}:sign"
    seen = meeting((lambda dialog: None,))
    page.open_target(ResumeDraft(key))
    stop_meeting()
    assert [type(dialog) for dialog in seen] == [SignDialog]


def test_the_time_of_a_transcript_is_read_whole_in_a_narrow_window_in_sunlight(page, talk, session, qapp, family):
    ended = replace(talk.saved, ended_at=talk.saved.started_at + timedelta(minutes=55))
    with session.context.store.unit(talk.saved.inspector_rids[0]) as unit:
        unit.put(ended)
    keep_draft(session.context, draft_key(ended.rid), "询问笔录", draft_body(ended))
    theme.apply(qapp, theme.SUNLIGHT, family)
    page.show_list()
    table = page.list.table
    page.resize(920, 720)
    qapp.processEvents()
    titles = [table.model().headerData(n, Qt.Orientation.Horizontal) for n in range(table.model().columnCount())]
    for title in ("被询问人", "人员类别", "询问时间"):
        column = titles.index(title)
        assert table.sizeHintForColumn(column) <= table.columnWidth(column), title


def test_turning_back_from_a_new_interview_is_told_to_who_wished_it(page, answer):
    answer(lambda box: box.reject())
    assert page.open_target(NewInterview()) is False
    assert page.open_target("") is True


def test_a_transcript_is_read_page_by_page_and_a_correction_keeps_its_page_and_its_old_words(page, talk, qtbot, named):
    qas = tuple(QA(f"第{n}号问题？", f"{n}号回答" * 40) for n in range(12))
    present = {"interpreter": "孙示例（彝语）", "guardian": "王示例（父亲）", "refusal": "称要先问家人。"}
    save_transcript(talk.context, replace(talk.interview, qas=(*qas, talk.interview.qas[-1]), **present))
    page.open(talk.interview.rid)
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    handed = []
    page.session.handed_over.connect(handed.append)
    qtbot.keyClick(page.transcript, Qt.Key.Key_R, CONTROL)
    view = page.read_back
    assert handed == [True]  # the navigation is away meanwhile
    qtbot.waitUntil(view.text.hasFocus)
    QApplication.processEvents()
    pages = [view.text.toPlainText()]
    for _ in range(12):
        if "称要先问家人。" in pages[-1]:
            break
        qtbot.keyClick(view.text, Qt.Key.Key_Space)
        QApplication.processEvents()
        pages.append(view.text.toPlainText())
    assert len(pages) > 3
    assert "监护人王示例（父亲）在场" in pages[0]
    assert "由孙示例（彝语）翻译" in pages[0]
    assert "拒绝在本笔录上签名" in pages[-1]
    assert talk.saved.qas[5].before == "5号回答" * 40  # what was read is known after a restart
    assert [n for n in range(12) for text in pages if f"第{n}号问题" in text] == sorted(range(12))
    second = int(re.search(r"(\d+)号", pages[1])[1])  # of its question, or of its answer that goes on there
    for _ in pages[2:]:
        qtbot.keyClick(view.text, Qt.Key.Key_PageUp)
        QApplication.processEvents()
    qtbot.keyClick(view.text, Qt.Key.Key_F2)
    assert handed == [True, False]
    entry = QApplication.focusWidget()
    assert entry.accessibleName() == f"第{second + 1}问的回答"
    entry.selectAll()
    type_words(entry, "不是这样")
    qtbot.keyClick(entry, Qt.Key.Key_R, CONTROL)
    qtbot.waitUntil(view.text.hasFocus)
    assert "不是这样" in view.text.toPlainText()
    assert "捺印处" in view.text.toPlainText()
    assert page.transcript.interview.qas[second].before == f"{second}号回答" * 40


@pytest.mark.parametrize(
    ("heights", "leading", "pages"),
    [
        ((40, 40, 40, 40), (), [[0, 1], [2, 3]]),
        ((40, 20, 60, 40), (1,), [[0], [1, 2], [3]]),  # a question goes over with its answer
        ((40, 20, 500, 40), (1,), [[0], [1, 2], [3]]),  # also where the answer is higher than the page
        ((20, 500, 20, 30), (0, 2), [[0, 1], [2, 3]]),
        ((200,), (0,), [[0]]),
    ],
)
def test_a_question_is_never_the_last_of_a_page(heights, leading, pages):
    edges = [0, *accumulate(heights)]
    assert [list(page) for page in paged(list(pairwise(edges)), 100, leading)] == pages
