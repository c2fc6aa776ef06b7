"""What stands in the wage grid and is not in the list yet is lost by nothing that a person or a power cut does."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.support.errors import Trouble
from inspector_app.ui.cases.cases_page import CasesPage
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.session import Session
from inspector_app.ui.start.drafts_dialog import DraftsDialog
from inspector_app.ui.targets import CaseTab, ResumeDraft
from inspector_app.ui.unwritten_dialog import UnwrittenDialog, kept_words, may_leave
from inspector_app.usecases.cases import open_case
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_text import look_text
from inspector_app.usecases.drafts import all_drafts, discarded_drafts
from inspector_app.usecases.store_file import open_store
from tests.builders import an_id_number
from tests.ui.conftest import said

CONTROL = Qt.KeyboardModifier.ControlModifier
GOOD = an_id_number()
UNKEPT = "没有全部存入明细"
BAD = GOOD[:-1] + ("1" if GOOD[-1] != "1" else "2")  # fails its check digit
ROW = f"郑示例\t{BAD}\t\t木工\t木工班"


@pytest.fixture
def page(session, in_sight):
    return in_sight(CasesPage(session))


@pytest.fixture
def other(desk):
    return open_case(desk.context, Case(new_rid(), "另一示例案", date(2026, 3, 2), "示〔2026〕2号"))


@pytest.fixture
def tab(page, desk):
    return opened(page, desk.case.rid)


def opened(page, rid) -> ClaimsTab:
    page.open(rid, CaseTab.CLAIMS)
    QApplication.processEvents()
    return page.case.part(CaseTab.CLAIMS)


def at(tab, row, key):
    tab.view.go_to(row, [column.key for column in tab.model.columns].index(key))


def paste(tab, qtbot, text):
    QApplication.clipboard().setText(text)
    qtbot.keyClick(tab.view, Qt.Key.Key_V, CONTROL)


def begin(tab, qtbot, text) -> QLineEdit:
    """Type into the cell in hand, without leaving it."""
    qtbot.keyClicks(tab.view.viewport(), text[0])
    (line,) = (line for line in tab.view.viewport().findChildren(QLineEdit) if line.isVisible())
    qtbot.keyClicks(line, text[1:])
    return line


def type_in(tab, qtbot, text):
    qtbot.keyClick(begin(tab, qtbot, text), Qt.Key.Key_Return)
    QApplication.processEvents()


def red(tab) -> dict[tuple[int, str], str]:
    """Text of each red cell."""
    return {(place, key): cell.text for place, row in enumerate(tab.model.rows) for key, cell in row.bad.items()}


def pasted(tab, qtbot):
    at(tab, 3, "name")
    paste(tab, qtbot, ROW)
    assert red(tab) == {(3, "id_number"): BAD}


def test_a_refused_row_is_there_again_after_another_case_was_looked_at(page, tab, desk, other, qtbot):
    pasted(tab, qtbot)
    page.show_list()
    assert opened(page, other.rid).model.rows == ()
    assert UNKEPT not in said(tab.foot)
    opened(page, desk.case.rid)
    assert red(tab) == {(3, "id_number"): BAD}
    row = tab.model.rows[3]
    assert (row.line.person.name, row.line.claim.job, row.line.claim.crew) == ("郑示例", "木工", "木工班")
    assert not row.line.claim.identity_checked
    assert f"有1行{UNKEPT}" in said(tab.foot)
    assert tab.notice.isVisibleTo(tab)


def test_what_is_put_right_is_kept_and_no_draft_is_left(page, tab, desk, other, qtbot, session):
    pasted(tab, qtbot)
    opened(page, other.rid)
    opened(page, desk.case.rid)
    at(tab, 3, "id_number")
    type_in(tab, qtbot, GOOD)
    assert red(tab) == {}
    assert session.write_typing() == ()
    assert all_drafts(desk.context) == ()
    kept = max(desk.context.store.find(WageClaim, case_rid=desk.case.rid), key=lambda claim: claim.line)
    person = desk.context.store.need(Person, kept.person_rid)
    assert (person.name, person.id_number, kept.job, kept.crew) == ("郑示例", GOOD, "木工", "木工班")
    assert UNKEPT not in said(tab.foot)


def test_letters_being_composed_in_a_cell_are_in_its_draft(tab, desk, qtbot):
    line = begin_empty(tab, qtbot)
    QApplication.sendEvent(line, QInputMethodEvent("xie", []))
    qtbot.waitUntil(lambda: any("xie" in look_text(each.body) for each in all_drafts(desk.context)))
    assert line.text() == ""
    QApplication.sendEvent(line, QInputMethodEvent("", []))


def begin_empty(tab, qtbot):
    """An open cell below the last worker in which nothing was typed yet."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # another's window takes the focus with it
    tab.window().activateWindow()
    qtbot.waitUntil(tab.window().isActiveWindow)
    at(tab, 3, "name")
    qtbot.keyClick(tab.view, Qt.Key.Key_F2)
    return tab.view.open_line()


def test_undo_takes_the_draft_away_too(tab, desk, qtbot, session):
    pasted(tab, qtbot)
    assert session.write_typing() == ()
    (kept,) = all_drafts(desk.context)
    assert kept.title == "拖欠工资明细：示例欠薪案"
    tab.model.undo()
    assert session.write_typing() == ()
    assert all_drafts(desk.context) == ()
    tab.model.redo()
    session.write_typing()
    assert len(all_drafts(desk.context)) == 1


@pytest.fixture
def after_a_kill(desk, runner, messages, tmp_path, request, qtbot):
    """``after_a_kill()`` restores the only draft of the store as it lies on the disk now, in a new sitting."""

    def start() -> tuple[ClaimsTab, Context]:
        shutil.copytree(tmp_path / "store", tmp_path / "left")
        context = open_store(tmp_path / "left", "correct horse", desk.clock)
        sitting = Session(context, runner, messages)
        box, page = DraftsDialog(sitting), CasesPage(sitting)

        def end() -> None:
            for each in (box, page):
                each.close()
                each.deleteLater()
                QCoreApplication.sendPostedEvents(each, QEvent.Type.DeferredDelete)
            context.store.close()

        request.addfinalizer(end)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        next(button for button in box.findChildren(QAbstractButton) if button.text() == "恢复").click()
        page.open_target(ResumeDraft(box.chosen.key))
        return page.case.part(CaseTab.CLAIMS), context

    return start


def test_a_killed_program_keeps_red_row_red_cell_and_open_cell(tab, desk, qtbot, after_a_kill):
    pasted(tab, qtbot)
    at(tab, 0, "claimed_fen")
    type_in(tab, qtbot, "abc")
    at(tab, 1, "crew")
    begin(tab, qtbot, "Team")
    qtbot.waitUntil(lambda: "Team" in str(all_drafts(desk.context)))
    again, context = after_a_kill()
    assert red(again) == {(0, "claimed_fen"): "abc", (1, "crew"): "Team", (3, "id_number"): BAD}
    assert again.model.rows[1].line.claim.crew == ""  # half a word is not taken for granted
    (line,) = (line for line in again.view.viewport().findChildren(QLineEdit) if line.isVisible())
    assert (line.accessibleName(), line.cursorPosition(), line.hasSelectedText()) == ("第2行：班组", 4, False)
    assert "恢复的草稿" in again.foot.mark.sentence
    qtbot.keyClicks(line, "x")  # the next key goes on with it
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert [claim.crew for claim in context.store.find(WageClaim, line=2)] == ["Teamx"]
    assert set(red(again)) == {(0, "claimed_fen"), (3, "id_number")}


def test_keys_already_typed_go_on_in_the_restored_cell(tab, desk, qtbot, after_a_kill):
    """They wait in the queue while the page comes, and are given to what has the focus then."""
    at(tab, 1, "crew")
    begin(tab, qtbot, "Team")
    qtbot.waitUntil(lambda: "Team" in str(all_drafts(desk.context)))
    after_a_kill()
    focus = QApplication.focusWidget()
    assert focus.accessibleName() == "第2行：班组"
    qtbot.keyClicks(focus, "xyz")
    assert focus.text() == "Teamxyz"


def test_a_killed_program_keeps_the_first_cell_of_a_new_row(tab, desk, qtbot, after_a_kill):
    at(tab, 3, "name")
    begin(tab, qtbot, "Zheng")
    qtbot.waitUntil(lambda: "Zheng" in str(all_drafts(desk.context)))
    again, context = after_a_kill()
    assert red(again) == {(3, "name"): "Zheng"}
    assert len(context.store.find(WageClaim)) == 3


def test_a_cell_left_by_escape_is_no_draft(tab, desk, qtbot, session):
    at(tab, 1, "crew")
    line = begin(tab, qtbot, "Team")
    qtbot.waitUntil(lambda: bool(all_drafts(desk.context)))
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not all_drafts(desk.context))


def test_the_second_click_of_a_double_click_throws_no_row_away(page, tab, desk, other, qtbot, press):
    pasted(tab, qtbot)
    opened(page, other.rid)
    opened(page, desk.case.rid)
    press(tab, "放弃这些内容")
    assert red(tab) == {(3, "id_number"): BAD}
    assert discarded_drafts(desk.context) == ()


def test_thrown_away_rows_lie_in_the_bin(page, tab, desk, other, qtbot, session, press, no_double_click):
    pasted(tab, qtbot)
    opened(page, other.rid)
    opened(page, desk.case.rid)
    press(tab, "放弃这些内容")
    assert red(tab) == {}
    assert len(tab.model.rows) == 3
    session.write_typing()
    assert all_drafts(desk.context) == ()
    assert [each.draft.key for each in discarded_drafts(desk.context)] == [f"cases:{desk.case.rid}:claims"]
    assert "30天内可以" in tab.notice.sentence


def test_undo_of_changes_far_apart_chooses_nothing_between_them(tab, desk, qtbot):
    at(tab, 0, "job")
    paste(tab, qtbot, "架子工\n\n瓦工")
    tab.model.undo()
    assert [(index.row(), index.column()) for index in tab.view.selectedIndexes()] == [
        (0, tab.view.currentIndex().column())
    ]


def foot_words(tab):
    return "\n".join(label.text() for label in tab.foot.findChildren(QLabel) if not label.isHidden())


def test_the_lock_speaks_the_truth_when_a_red_row_cannot_be_kept(tab, session, qtbot, monkeypatch):
    def full(*_args, **_more):
        raise Trouble("disk-full")

    monkeypatch.setattr("inspector_app.ui.cases.claims_draft.keep_draft", full)
    pasted(tab, qtbot)
    (left,) = session.write_typing()
    assert BAD in left.body
    assert "没有存进资料库" in kept_words(session)
    assert "草稿也没有存上" in foot_words(tab)
    monkeypatch.undo()
    assert session.write_typing() == ()
    assert "都暂存为草稿" in foot_words(tab)


def test_no_other_case_is_shown_while_a_red_row_cannot_be_kept(page, tab, desk, other, qtbot, monkeypatch, meet):
    def full(*_args, **_more):
        raise Trouble("disk-full")

    monkeypatch.setattr("inspector_app.ui.cases.claims_draft.keep_draft", full)
    pasted(tab, qtbot)
    met = meet(lambda dialog: dialog.reject())
    page.open(other.rid, CaseTab.CLAIMS)
    assert [type(dialog) for dialog in met] == [UnwrittenDialog]
    assert page.case.rid == desk.case.rid
    assert red(tab) == {(3, "id_number"): BAD}
    monkeypatch.undo()
    page.open(other.rid, CaseTab.CLAIMS)
    assert page.case.rid == other.rid


def test_another_cell_of_a_waiting_row_leaves_the_refused_text_in_sight(tab, qtbot):
    pasted(tab, qtbot)
    at(tab, 3, "job")
    type_in(tab, qtbot, "Mason")
    assert red(tab) == {(3, "id_number"): BAD}
    assert tab.model.rows[3].line.claim.job == "Mason"


def test_a_block_pasted_into_an_open_cell_goes_down_the_rows(tab, qtbot):
    at(tab, 0, "job")
    line = begin(tab, qtbot, "xy")
    QApplication.clipboard().setText("架子工\n瓦工\n")
    qtbot.keyClick(line, Qt.Key.Key_V, CONTROL)
    assert [row.line.claim.job for row in tab.model.rows[:2]] == ["架子工", "瓦工"]


def test_tab_passes_over_columns_that_are_only_read_and_letters_there_lead_nowhere(tab, qtbot):
    model = tab.model
    locked = next(place for place, _ in enumerate(model.columns) if model.is_locked(0, place))
    after = next(p for p in range(locked, len(model.columns)) if not model.is_locked(0, p))
    tab.view.go_to(0, locked - 1)
    qtbot.keyClick(tab.view, Qt.Key.Key_Tab)
    assert (tab.view.currentIndex().row(), tab.view.currentIndex().column()) == (0, after)
    tab.view.go_to(0, locked)
    qtbot.keyClicks(tab.view, "1")
    assert (tab.view.currentIndex().row(), tab.view.currentIndex().column()) == (0, locked)


def test_what_a_full_disk_refuses_is_said_beside_the_list_and_typing_goes_on(
    tab, session, messages, qtbot, monkeypatch
):
    def full(*_args, **_more):
        raise Trouble("disk-full")

    monkeypatch.setattr("inspector_app.ui.cases.claims_tab.save_lines", full)
    at(tab, 0, "job")
    type_in(tab, qtbot, "Tiler")
    type_in(tab, qtbot, "Mason")
    assert [tab.model.text(row, tab.model.column("job")) for row in (0, 1)] == ["Tiler", "Mason"]
    assert "磁盘已满" in tab.notice.sentence
    assert messages.told == []
    assert session.write_typing() == ()
    assert len(session.read(all_drafts)) == 1
    assert "能保存以后" in foot_words(tab)
    assert "改正后" not in foot_words(tab)


def test_what_a_full_disk_refused_is_saved_once_there_is_room(tab, session, qtbot, nothing_goes_in):
    at(tab, 0, "job")
    type_in(tab, qtbot, "Tiler")
    type_in(tab, qtbot, "Mason")
    qtbot.keyClick(tab.view, Qt.Key.Key_S, CONTROL)
    assert "磁盘已满" in tab.notice.sentence
    assert [row.is_kept for row in tab.model.rows[:2]] == [False, False]
    nothing_goes_in.undo()
    qtbot.keyClick(tab.view, Qt.Key.Key_S, CONTROL)
    assert tab.notice.sentence == "明细已全部存上。"
    assert [row.line.claim.job for row in tab.model.rows[:2]] == ["Tiler", "Mason"]
    assert all(row.is_kept for row in tab.model.rows)
    assert not session.read(all_drafts)


def test_a_draft_that_could_not_be_kept_is_said_as_long_as_that_is_so(tab, session, qtbot, monkeypatch):
    def gone(*_args):
        raise Trouble("store-gone", name="store")

    pasted(tab, qtbot)
    with monkeypatch.context() as away:
        away.setattr("inspector_app.ui.cases.claims_draft.keep_draft", gone)
        session.writing_anew.emit()
        assert "不在原处了" in tab.notice.sentence
    session.writing_anew.emit()
    assert "不在原处了" not in tab.notice.sentence


@pytest.fixture
def nothing_goes_in():
    """The disk takes drafts, out of its reserve, and nothing else."""

    def full(*_args, **_more):
        raise Trouble("disk-full")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("inspector_app.ui.cases.claims_tab.save_lines", full)
        yield patch


@pytest.mark.usefixtures("nothing_goes_in")
@pytest.mark.parametrize("answer", [True, False])
def test_nobody_leaves_unawares_with_an_open_cell_that_could_not_go_in(
    page, tab, other, session, messages, qtbot, answer
):
    messages.answer = answer
    at(tab, 0, "job")
    begin(tab, qtbot, "Tiler")
    assert may_leave(session, "关闭", page) is answer
    page.open(other.rid, CaseTab.CLAIMS)
    assert messages.asked == ["有内容只暂存为草稿，仍要关闭吗？", "有内容只暂存为草稿，仍要离开吗？"]
    assert (page.case.rid == other.rid) is answer
    (kept,) = session.read(all_drafts)
    assert look_text(kept.body) == "第1行 工种：Tiler"


@pytest.mark.usefixtures("nothing_goes_in")
def test_whoever_went_to_another_page_hears_that_the_open_cell_did_not_go_in(tab, messages, qtbot):
    at(tab, 0, "job")
    begin(tab, qtbot, "Tiler")
    tab.hide()  # as the page of another part of the window comes
    qtbot.waitUntil(lambda: messages.told != [])
    ((title, lines),) = messages.told
    assert title == "没有存入明细"
    assert "磁盘已满" in lines[0]


def test_a_draft_of_one_name_calls_it_as_the_grid_does(tab, session, qtbot):
    at(tab, 0, "name")
    begin(tab, qtbot, "Zheng")
    assert session.write_typing() == ()
    (kept,) = session.read(all_drafts)
    assert look_text(kept.body) == "第1行 姓名：Zheng"


@pytest.mark.parametrize("typed", ["34900019900101", BAD])
def test_a_number_half_typed_or_refused_is_gone_on_with_and_not_replaced(tab, desk, qtbot, after_a_kill, typed):
    """Masked otherwise, it is open as it stood."""
    at(tab, 3, "name")
    paste(tab, qtbot, f"郑示例\t{BAD}") if typed == BAD else type_in(tab, qtbot, "Zheng")
    if typed != BAD:
        at(tab, 3, "id_number")
        begin(tab, qtbot, typed)
    qtbot.waitUntil(lambda: typed in str(all_drafts(desk.context)))
    again, _ = after_a_kill()
    line = QApplication.focusWidget()
    assert (line.accessibleName(), line.text()) == ("第4行：证件号码", typed)
    qtbot.keyClicks(line, "9")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert red(again)[(3, "id_number")] == typed + "9"
