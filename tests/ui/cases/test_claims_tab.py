from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from inspector_app.domain.claim import Disposition, WageClaim
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.number_look import NumberLook
from inspector_app.domain.person import Person
from inspector_app.support.errors import Level
from inspector_app.ui import theme
from inspector_app.ui.cases.claims_foot import ClaimsFoot
from inspector_app.ui.cases.claims_tab import ClaimsTab
from inspector_app.ui.targets import DOCUMENTS
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.payments import PaymentEntry, register_payments
from tests.builders import an_id_number
from tests.ui.conftest import said

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def tab(session, desk, in_sight) -> ClaimsTab:
    tab = in_sight(ClaimsTab(session, desk.case.rid))
    session.changed.connect(lambda _result: tab.reload())  # as the case page does
    return tab


@pytest.fixture
def go(tab):
    """``go(row, key)`` chooses a cell by the key of its column."""
    keys = [column.key for column in tab.model.columns]

    def choose(row, key, to=None):
        tab.view.go_to(row, keys.index(key))
        if to is not None:
            chosen = QItemSelection(tab.model.index(row, keys.index(key)), tab.model.index(to[0], keys.index(to[1])))
            tab.view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    return choose


@pytest.fixture
def known_here_alone(tab, desk):
    """Nobody checked who the workers are, and nothing else tells of them."""
    for claim in desk.claims:
        desk.keep(replace(claim, identity_checked=False))
    tab.reload()


@pytest.fixture
def kept(desk):
    """The lines as the store has them."""
    return lambda: sorted(desk.context.store.find(WageClaim, case_rid=desk.case.rid), key=lambda claim: claim.line)


def editor(tab) -> QLineEdit:
    """The one that is open."""
    (line,) = (line for line in tab.view.viewport().findChildren(QLineEdit) if line.isVisible())
    return line


def type_in(tab, qtbot, text, key=Qt.Key.Key_Return):
    qtbot.keyClicks(tab.view.viewport(), text[0])
    line = editor(tab)
    qtbot.keyClicks(line, text[1:])
    qtbot.keyClick(line, key)
    QApplication.processEvents()  # Qt takes the cell after the key


def paste(tab, qtbot, text):
    QApplication.clipboard().setText(text)
    qtbot.keyClick(tab.view, Qt.Key.Key_V, CONTROL)


def here(tab) -> tuple[int, str]:
    index = tab.view.currentIndex()
    return index.row(), tab.model.columns[index.column()].key


def words(tab, row, key) -> str:
    keys = [column.key for column in tab.model.columns]
    return tab.model.index(row, keys.index(key)).data()


def test_everything_has_a_name_and_sums_are_derived(tab, unnamed):
    assert unnamed(tab) == []
    for words in ("60,000.00", "陆万元整", "共3人、60,000元"):
        assert words in said(tab.foot)


def test_on_a_low_page_the_list_has_the_room_and_threshold_and_capitals_share_one_line(tab, named):
    foot = named(tab, ClaimsFoot, "合计")
    words = said(foot)
    assert "大写" in words
    assert "单名劳动者被拖欠" in words
    tab.resize(tab.width(), 440)
    low = said(foot)
    assert "大写" not in low
    assert "陆万元整" in low
    assert "单名劳动者被拖欠" in low
    assert tab.minimumSizeHint().height() <= 440
    tab.resize(tab.width(), 700)
    assert said(foot) == words


def test_typing_overwrites_enter_goes_down_and_tab_to_the_right(tab, go, kept, qtbot):
    go(0, "claimed_fen")
    type_in(tab, qtbot, "21000.5")
    assert here(tab) == (1, "claimed_fen")
    assert kept()[0].claimed_fen == 2_100_050
    type_in(tab, qtbot, "22000", Qt.Key.Key_Tab)
    assert here(tab) == (1, "leader_fen")
    assert "63,000.50" in said(tab.foot).splitlines()


def test_a_cell_that_cannot_be_read_stays_as_typed_and_says_why(tab, go, kept, qtbot, named):
    go(0, "claimed_fen")
    type_in(tab, qtbot, "abc")
    assert words(tab, 0, "claimed_fen") == "abc"
    assert kept()[0].claimed_fen == 2_000_000
    go(0, "claimed_fen")
    assert "不是金额" in tab.foot.mark.sentence
    tab.reload()
    assert words(tab, 0, "claimed_fen") == "abc"
    go(0, "first_day")
    named(tab, QPushButton, "1处需要核对").click()
    assert here(tab) == (0, "claimed_fen")
    type_in(tab, qtbot, "100")
    assert kept()[0].claimed_fen == 10_000


def test_a_line_is_added_by_writing_below_the_last_one(tab, go, kept, qtbot, desk, named):
    named(tab, QPushButton, "添加一行").click()
    assert here(tab) == (3, "name")
    type_in(tab, qtbot, "Wang")
    assert [claim.line for claim in kept()] == [1, 2, 3, 4]
    assert here(tab) == (4, "name")
    assert desk.context.store.need(Person, kept()[3].person_rid).name == "Wang"
    assert not kept()[3].identity_checked
    assert words(tab, 3, "identity_checked") == "待核"


def test_a_number_typed_before_the_name_waits_for_it(tab, go, kept, qtbot):
    number = an_id_number()
    go(3, "id_number")
    type_in(tab, qtbot, number, Qt.Key.Key_Tab)
    assert len(kept()) == 3
    assert tab.model.rows[3].line.person.id_number == number
    tab.reload()
    go(3, "name")
    type_in(tab, qtbot, "Qian")
    assert len(kept()) == 4
    assert tab.model.rows[3].problems == ()


def test_numbers_are_masked_until_asked_for_and_never_wiped_out_by_a_look(tab, go, desk, session, qtbot, named):
    number = desk.workers[0].id_number
    assert words(tab, 0, "id_number") != number
    go(0, "id_number")
    qtbot.keyClick(tab.view, Qt.Key.Key_F2)
    assert editor(tab).text() == ""
    qtbot.keyClick(editor(tab), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert desk.context.store.need(Person, desk.workers[0].rid).id_number == number
    go(0, "id_number")
    qtbot.keyClick(tab.view, Qt.Key.Key_C, CONTROL)
    assert number not in QApplication.clipboard().text()
    named(tab, QPushButton, "显示证件和卡号").click()
    assert words(tab, 0, "id_number") == number
    assert [look.about for look in desk.context.store.all(NumberLook)] == [desk.case.rid]
    session.pausing.emit()
    assert words(tab, 0, "id_number") != number


def test_a_number_known_in_the_case_is_refused_in_its_cell(tab, go, desk, qtbot):
    go(1, "id_number")
    type_in(tab, qtbot, desk.workers[0].id_number)
    go(1, "id_number")
    assert "第1行相同" in tab.foot.mark.sentence
    assert desk.context.store.need(Person, desk.workers[1].rid) == desk.workers[1]


def test_a_block_from_a_spreadsheet_is_one_step(tab, go, kept, qtbot):
    go(0, "earned_fen")
    paste(tab, qtbot, "25000\t0\t5,000\n26000\t\t6000\n一万多\t0\t0\n")
    assert [(c.earned_fen, c.deducted_fen, c.received_fen) for c in kept()] == [
        (2_500_000, 0, 500_000), (2_600_000, None, 600_000), (None, 0, 0),
    ]  # fmt: skip
    assert words(tab, 2, "earned_fen") == "一万多"
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert [c.earned_fen for c in kept()] == [None, None, None]
    qtbot.keyClick(tab.view, Qt.Key.Key_Y, CONTROL)
    assert kept()[0].received_fen == 500_000


def test_people_from_a_chat_become_lines(tab, go, kept, desk, qtbot):
    number = an_id_number()
    go(3, "name")
    paste(tab, qtbot, f"1、钱示例 {number} 欠9000元\n2、孙示例 8000")
    assert [claim.claimed_fen for claim in kept()[3:]] == [900_000, 800_000]
    assert [claim.identity_checked for claim in kept()[3:]] == [False, False]
    assert desk.context.store.need(Person, kept()[3].person_rid).id_number == number
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert len(kept()) == 3


def test_what_a_chat_list_says_besides_is_named_and_never_taken_for_a_worker(tab, go, kept, desk, qtbot):
    go(3, "name")
    paste(tab, qtbot, "示例工地欠薪人员名单：\n姓名 应发 欠薪\n钱示例 9000 6000\n孙示例 8000 3000 5000\n合计 11000")
    assert [(claim.earned_fen, claim.claimed_fen) for claim in kept()[3:]] == [(900_000, 600_000), (None, None)]
    names = [desk.context.store.need(Person, claim.person_rid).name for claim in kept()[3:]]
    assert names == ["钱示例", "孙示例"]
    for word in ("示例工地欠薪人员名单：", "姓名 应发 欠薪", "孙示例 8000", "孙示例 3000", "孙示例 5000", "合计 11000"):
        assert f"“{word}”" in tab.notice.sentence
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert len(kept()) == 3


def test_one_value_fills_a_range_and_ctrl_d_fills_down(tab, go, kept, qtbot):
    go(0, "crew", (2, "crew"))
    paste(tab, qtbot, "木工一班")
    assert {claim.crew for claim in kept()} == {"木工一班"}
    go(0, "job")
    type_in(tab, qtbot, "tiler")
    go(0, "job", (2, "job"))
    qtbot.keyClick(tab.view, Qt.Key.Key_D, CONTROL)
    assert {claim.job for claim in kept()} == {"tiler"}
    go(1, "job", (2, "crew"))
    qtbot.keyClick(tab.view, Qt.Key.Key_Delete)
    assert [(claim.job, claim.crew) for claim in kept()] == [("tiler", "木工一班"), ("", ""), ("", "")]


def test_what_does_not_tie_is_a_doubt_and_is_kept(tab, go, kept, qtbot):
    go(0, "earned_fen")
    type_in(tab, qtbot, "30000")
    assert kept()[0].earned_fen == 3_000_000
    go(0, "found_fen")
    assert tab.foot.mark.sentence == ""  # nobody has told what was taken off and paid
    for key in ("deducted_fen", "received_fen"):
        go(0, key)
        type_in(tab, qtbot, "0")
    go(0, "found_fen")
    assert "应发－扣款－已发" in tab.foot.mark.sentence
    assert tab.model.rows[0].problem("found_fen").level is Level.WARNING


def test_a_period_backwards_is_refused_in_place(tab, go, kept, qtbot):
    go(0, "last_day")
    type_in(tab, qtbot, "2025-01-01")
    assert kept()[0].last_day == date(2026, 1, 31)
    assert words(tab, 0, "last_day") == "2025-01-01"
    go(0, "last_day")
    assert "颠倒" in tab.foot.mark.sentence


def test_found_as_claimed_for_the_chosen_rows(tab, go, kept, desk, named, session):
    for claim in desk.claims:
        desk.keep(replace(claim, found_fen=None))
    tab.reload()
    go(0, "name", (1, "crew"))
    named(tab, QPushButton, "所选行按主张认定").click()
    assert [claim.found_fen for claim in kept()] == [2_000_000, 2_000_000, None]
    assert "所选的2行已按主张认定，另有1行还没有" in tab.notice.sentence
    tab.model.undo()
    assert [claim.found_fen for claim in kept()] == [None, None, None]


def test_rows_without_a_claim_are_said_to_have_nothing_to_be_found(tab, go, kept, desk, named):
    for claim in desk.claims:
        desk.keep(replace(claim, claimed_fen=None, found_fen=None))
    tab.reload()
    for place, told in ((0, "第1行：没有填写主张"), (3, "光标在末尾的空行，没有选中明细")):
        go(place, "name")
        named(tab, QPushButton, "所选行按主张认定").click()
        assert tab.notice.sentence.startswith(told)
    assert [claim.found_fen for claim in kept()] == [None, None, None]


def test_lines_go_after_a_question_and_come_back(tab, go, kept, messages, named):
    go(1, "name")
    messages.answer = False
    named(tab, QPushButton, "删除行").click()
    assert len(kept()) == 3
    messages.answer = True
    named(tab, QPushButton, "删除行").click()
    assert [claim.line for claim in kept()] == [1, 3]
    tab.model.undo()
    assert [claim.line for claim in kept()] == [1, 2, 3]


def test_what_was_paid_or_ordered_stays(tab, go, kept, desk, session, named, qtbot):
    template = Payment("", desk.case.rid, "", 0, date(2026, 3, 2), PaymentMethod.BANK)
    session.do(register_payments, template, (PaymentEntry(desk.claims[1].rid, 100),))
    desk.served_order()
    tab.reload()
    assert kept()[1].disposition is Disposition.PARTLY_PAID
    go(1, "name")
    named(tab, QPushButton, "删除行").click()
    assert tab.notice.sentence
    assert len(kept()) == 3
    go(0, "found_fen")
    paste(tab, qtbot, "5")
    assert kept()[0].found_fen == 2_000_000
    assert "不能改" in tab.foot.mark.sentence


def test_the_cell_being_typed_in_is_kept_when_the_page_pauses(tab, go, kept, session, qtbot):
    go(0, "crew")
    qtbot.keyClicks(tab.view.viewport(), "c")
    qtbot.keyClicks(editor(tab), "rew")
    session.pausing.emit()
    assert kept()[0].crew == "crew"


def test_composed_characters_open_a_cell_and_are_kept_on_pause(tab, go, kept, session):
    go(0, "crew")
    QApplication.sendEvent(tab.view, QInputMethodEvent("木工", []))
    assert editor(tab).text() == ""
    QApplication.sendEvent(tab.view, QInputMethodEvent("木工班", []))  # the grid keeps the focus while one composes
    session.pausing.emit()
    assert kept()[0].crew == "木工班"


def test_esc_leaves_the_grid(tab, qtbot):
    tab.view.setFocus()
    qtbot.keyClick(tab.view, Qt.Key.Key_Escape)
    assert tab.window().focusWidget() is not tab.view


def test_the_paper_is_asked_for(tab, named, wishes, desk):
    named(tab, QPushButton, "明细表文书").click()
    assert wishes == [(DOCUMENTS, EditPaper(Paper("wage-arrears-list", case_rid=desk.case.rid)))]


def test_the_template_is_saved(tab, named, tmp_path):
    tab.choose_template = lambda _parent, _start: str(tmp_path / "模板")
    named(tab, QPushButton, "保存导入模板").click()
    assert (tmp_path / "模板.xlsx").is_file()
    assert "模板.xlsx" in tab.notice.sentence


def test_ctrl_z_after_a_paste_into_the_wrong_column_takes_the_paste_and_nothing_else(tab, go, kept, qtbot):
    go(0, "found_fen")
    type_in(tab, qtbot, "19800")
    before = kept()
    go(2, "claimed_fen")
    paste(tab, qtbot, "赵示例\t三万\n钱示例\t一万\n孙示例\t二万\n李示例\t\n")
    assert len(tab.model.rows) == 6
    go(0, "name")
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert kept() == before
    assert len(tab.model.rows) == 3
    assert tab.model.problem_places() == []
    assert here(tab) == (2, "claimed_fen")
    qtbot.keyClick(tab.view, Qt.Key.Key_Y, CONTROL)
    assert words(tab, 3, "claimed_fen") == "钱示例"
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert kept()[0].found_fen == 2_000_000
    assert here(tab) == (0, "found_fen")


def test_undo_brings_back_a_number_that_came_in_with_a_fault(tab, go, desk, session, qtbot, known_here_alone):
    worker = desk.workers[0]
    session.do(lambda context: _store(context, replace(worker, id_number="1234")))
    tab.reload()
    tab.toggle_numbers()
    go(0, "id_number")
    type_in(tab, qtbot, an_id_number())
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert desk.context.store.need(Person, worker.rid).id_number == "1234"
    assert words(tab, 0, "id_number") == "1234"


def test_an_order_signed_since_keeps_its_lines_from_undo(tab, go, kept, desk, qtbot):
    go(0, "found_fen")
    type_in(tab, qtbot, "21000")
    desk.served_order()
    tab.reload()
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert kept()[0].found_fen == 2_100_000
    assert words(tab, 0, "found_fen") == "21,000.00"
    assert "已列入" in tab.notice.sentence


def _store(context, record):
    with context.unit("导入") as unit:
        unit.put(record)


class Composing:
    """An input method over the grid: what is composed goes to whoever takes input, as Qt's plug-ins send it."""

    def compose(self, text):
        QApplication.sendEvent(QApplication.focusObject(), QInputMethodEvent(text, []))

    def commit(self, text):
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        QApplication.sendEvent(QApplication.focusObject(), event)


def click(tab, qtbot, row, key):
    keys = [column.key for column in tab.model.columns]
    place = tab.view.visualRect(tab.model.index(row, keys.index(key))).center()
    qtbot.mouseClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QApplication.processEvents()


@pytest.mark.parametrize(("start", "other"), [(3, 1), (0, 2), (3, 0)])
def test_a_name_being_composed_stays_with_its_worker_when_another_cell_is_clicked(
    tab, go, desk, qtbot, kept, known_here_alone, start, other
):
    tab.window().activateWindow()
    names = [row.line.person.name for row in tab.model.rows]
    hand = Composing()
    go(start, "name")
    hand.compose("zhao liu")
    hand.compose("赵六示例")
    click(tab, qtbot, other, "name")
    assert here(tab) == (other, "name")
    assert words(tab, start, "name") == "赵六示例"
    hand.commit("王")
    QApplication.processEvents()
    assert here(tab) == (other, "name")
    qtbot.keyClick(editor(tab), Qt.Key.Key_Escape)
    QApplication.processEvents()
    after = [row.line.person.name for row in tab.model.rows]
    assert after[:3] == [name if place != start else "赵六示例" for place, name in enumerate(names)]


def test_rows_copied_with_numbers_in_sight_are_the_same_when_pasted_below(tab, go, kept, desk, qtbot, named):
    named(tab, QPushButton, "显示证件和卡号").click()
    go(0, "job", (2, "claimed_fen"))
    qtbot.keyClick(tab.view, Qt.Key.Key_C, CONTROL)
    go(3, "name")
    type_in(tab, qtbot, "Wang")
    go(3, "job")
    qtbot.keyClick(tab.view, Qt.Key.Key_V, CONTROL)
    assert (kept()[3].job, kept()[3].claimed_fen) == ("木工", 2_000_000)
    assert [row.saved for row in tab.model.rows] == [True, True, True, True, False, False]


def test_a_masked_number_is_never_pasted_in(tab, go, kept, desk, qtbot):
    session_person = replace(desk.workers[0], card="6222020000000000000")
    _store(desk.context, session_person)
    tab.reload()
    go(0, "card")
    qtbot.keyClick(tab.view, Qt.Key.Key_C, CONTROL)
    assert "*" in QApplication.clipboard().text()
    go(1, "card")
    qtbot.keyClick(tab.view, Qt.Key.Key_V, CONTROL)
    go(1, "card")
    assert "隐藏了几位" in tab.foot.mark.sentence
    assert desk.context.store.need(Person, desk.workers[1].rid).card == ""


def test_a_number_pasted_again_leaves_the_identity_as_it_is(tab, go, kept, desk, qtbot):
    go(0, "id_number")
    paste(tab, qtbot, desk.workers[0].id_number)
    assert kept()[0].identity_checked
    assert tab.model.undo_stack.count() == 0


@pytest.mark.parametrize("look", [theme.STANDARD, theme.SUNLIGHT])
def test_a_number_that_is_shown_is_read_whole(tab, desk, look, family, qapp):
    theme.apply(qapp, look, family)
    column = tab.model.column("id_number")
    tab.toggle_numbers()
    needed, there = tab.view.sizeHintForColumn(column), tab.view.columnWidth(column)
    theme.apply(qapp, theme.STANDARD, family)
    assert needed <= there


def test_a_number_is_to_be_checked_however_it_came_in(tab, go, kept, qtbot):
    go(3, "name")
    type_in(tab, qtbot, "Wang")
    go(3, "id_number")
    type_in(tab, qtbot, an_id_number())
    assert words(tab, 3, "identity_checked") == "待核"
    go(4, "name")
    paste(tab, qtbot, f"示例丁\t{an_id_number()}\t已核对")
    assert [claim.identity_checked for claim in kept()[3:]] == [False, False]
    assert "有1行写着“已核对”，没有采用" in tab.notice.sentence


def test_a_name_filled_over_other_people_is_asked_about(tab, go, desk, messages, qtbot, known_here_alone):
    messages.answer = False
    go(0, "name", (2, "job"))
    qtbot.keyClick(tab.view, Qt.Key.Key_D, CONTROL)
    assert [words(tab, row, "name") for row in range(3)] == [worker.name for worker in desk.workers]
    messages.answer = True
    qtbot.keyClick(tab.view, Qt.Key.Key_D, CONTROL)
    assert words(tab, 2, "name") == desk.workers[0].name
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert words(tab, 2, "name") == desk.workers[2].name


def test_a_checked_name_is_not_filled_and_nobody_is_asked_whether_it_shall_be(tab, go, desk, messages, qtbot):
    go(0, "name", (2, "name"))
    qtbot.keyClick(tab.view, Qt.Key.Key_D, CONTROL)
    assert messages.asked == []
    assert [desk.context.store.need(Person, worker.rid) for worker in desk.workers] == list(desk.workers)
    go(1, "name")
    assert "更正人员资料" in tab.foot.mark.sentence


def test_a_name_written_over_a_checked_one_waits_when_the_page_pauses(tab, go, desk, session, qtbot):
    go(0, "name")
    qtbot.keyClicks(tab.view.viewport(), "Q")
    qtbot.keyClicks(editor(tab), "ian")
    session.pausing.emit()
    QApplication.processEvents()
    assert desk.context.store.need(Person, desk.workers[0].rid) == desk.workers[0]
    assert words(tab, 0, "name") == "Qian"


def test_whose_row_it_is_stays_in_sight_when_the_names_are_scrolled_away(tab, go):
    def heading(role=Qt.ItemDataRole.DisplayRole):
        return tab.model.headerData(0, Qt.Orientation.Vertical, role)

    assert heading() == "1"
    assert heading(Qt.ItemDataRole.AccessibleTextRole) == "1  示例工人甲"
    width = tab.view.verticalHeader().width()
    go(0, "card")
    assert heading() == "1  示例工人甲"
    assert tab.view.verticalHeader().width() > width
    go(0, "name")
    assert heading() == "1"
    bar, half = tab.view.horizontalScrollBar(), tab.view.columnWidth(0) // 2
    bar.setValue(half)  # a name that is cut may be another's
    QApplication.processEvents()
    assert (heading(), bar.value()) == ("1  示例工人甲", half)
    assert tab.view.viewport().x() == tab.view.verticalHeader().geometry().right() + 1
    bar.setValue(0)
    QApplication.processEvents()
    assert heading() == "1"
    assert tab.view.viewport().x() == tab.view.verticalHeader().geometry().right() + 1


def test_the_keys_of_saving_take_in_the_open_cell_and_say_how_the_list_stands(tab, go, kept, qtbot):
    go(0, "job")
    qtbot.keyClicks(tab.view.viewport(), "w")
    qtbot.keyClicks(editor(tab), "elder")
    tab.window().activateWindow()
    qtbot.waitUntil(tab.window().isActiveWindow)
    qtbot.keyClick(editor(tab), Qt.Key.Key_S, CONTROL)
    assert kept()[0].job == "welder"
    assert tab.notice.sentence == "明细已全部存上。"
    qtbot.keyClicks(editor(tab), "s")
    assert editor(tab).text() == "welders"


def test_cells_that_cannot_be_pasted_into_are_counted_aloud(tab, go, kept, desk, qtbot):
    desk.served_order()
    tab.reload()
    go(0, "last_day")
    paste(tab, qtbot, "2026-02-28\t9\t500\n")
    assert kept()[0].last_day == date(2026, 1, 31)
    assert kept()[0].earned_fen == 50_000
    assert "有2格没有写入" in tab.notice.sentence


def test_a_line_of_headings_is_no_worker(tab, go, kept, desk, qtbot):
    go(3, "name")
    paste(tab, qtbot, f"姓名\t身份证号码\t身份\t工种\n示例丁\t{an_id_number()}\t\t木工")
    assert [desk.context.store.need(Person, claim.person_rid).name for claim in kept()[3:]] == ["示例丁"]
    assert kept()[3].job == "木工"
    assert "第一行是列名" in tab.notice.accessibleName()
    go(4, "name")
    paste(tab, qtbot, "姓名\n示例戊")
    assert [desk.context.store.need(Person, claim.person_rid).name for claim in kept()[4:]] == ["示例戊"]


def test_headings_do_not_hide_what_was_passed_over(tab, go, qtbot):
    go(0, "months")
    paste(tab, qtbot, "月数\t应发（元）\n7\t100")
    assert "第一行是列名" in tab.notice.accessibleName()
    assert "有1格没有写入" in tab.notice.accessibleName()
    assert words(tab, 0, "earned_fen") == "100.00"


def test_what_was_pasted_is_in_sight_and_chosen(tab, go, qtbot):
    for _ in range(3):
        go(len(tab.model.rows), "name")
        paste(tab, qtbot, "\n".join(f"示例{n}号\t\t\t木工" for n in "甲乙丙丁戊己庚辛"))
    first, last = len(tab.model.rows) - 8, len(tab.model.rows) - 1
    shown = tab.view.viewport().rect()
    for row in (first, last):
        assert shown.contains(tab.view.visualRect(tab.model.index(row, 0)))
    assert tab.view.chosen_rows() == list(range(first, last + 1))
    assert here(tab) == (first, "name")


def test_somebody_who_has_two_lines_is_corrected_in_both(tab, go, kept, desk, qtbot):
    second = replace(desk.claims[1], person_rid=desk.workers[0].rid)  # the same worker for two periods
    _store(desk.context, second)
    tab.reload()
    go(0, "phone")
    tab.toggle_numbers()
    type_in(tab, qtbot, "13800000009")
    assert words(tab, 1, "phone") == "13800000009"
    go(1, "crew")
    type_in(tab, qtbot, "mugong")
    assert desk.context.store.need(Person, desk.workers[0].rid).phone == "13800000009"
    assert kept()[1].crew == "mugong"


def test_one_block_over_both_lines_of_somebody_loses_nothing(tab, go, kept, desk, qtbot):
    _store(desk.context, replace(desk.claims[1], person_rid=desk.workers[0].rid))
    tab.reload()
    go(0, "phone")
    paste(tab, qtbot, "13800000009\t示例银行\n\t示例银行\n")
    person = desk.context.store.need(Person, desk.workers[0].rid)
    assert (person.phone, person.bank) == ("13800000009", "示例银行")
    assert [words(tab, row, "bank") for row in (0, 1)] == ["示例银行", "示例银行"]


def test_a_committed_cell_tells_of_its_row_alone(tab, go, qtbot, known_here_alone):
    told = []
    tab.model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    tab.model.headerDataChanged.connect(lambda *_: told.append("headings"))
    for key, typed, heard in (("claimed_fen", "2100", [(1, 1)]), ("name", "zhang", [(1, 1), "headings"])):
        go(1, key)
        told.clear()
        type_in(tab, qtbot, typed)
        assert told == heard


def test_figures_that_were_said_in_a_chat_are_shown_and_go_in_with_a_yes(tab, go, kept, named, qtbot):
    go(3, "name")
    paste(tab, qtbot, "周示例 欠一万八 260一天 干了仨月\n吴示例欠三千五百块")
    assert [line.claimed_fen for line in kept()[3:]] == [None, None]
    assert words(tab, 3, "claimed_fen") == "一万八"
    go(3, "claimed_fen")
    assert "“一万八”读作18,000.00。" in tab.foot.mark.sentence
    named(tab, QPushButton, "采用读数（4格）").click()
    first, second = kept()[3:]
    assert (first.claimed_fen, first.rate, first.attendance) == (1_800_000, "260元/天", "3个月")
    assert (second.claimed_fen, tab.model.problem_places()) == (350_000, [])
    qtbot.keyClick(tab.view, Qt.Key.Key_Z, CONTROL)
    assert ([line.claimed_fen for line in kept()[3:]], words(tab, 3, "claimed_fen")) == ([None, None], "一万八")


def test_a_list_with_headings_of_its_own_is_read_when_it_is_pasted(tab, go, kept, desk, jobs, meet, press, qtbot):
    go(3, "name")
    meet(lambda dialog: (jobs.run_all(), press(dialog, "导入")))
    title = "木工班工资表\n"
    paste(tab, qtbot, f"{title}姓名\t身份证号\t日工资\t出勤天数\t欠薪金额\n示例丁\t{an_id_number()}\t350\t61\t21350\n")
    new = kept()[3]
    assert desk.context.store.need(Person, new.person_rid).name == "示例丁"
    assert (new.rate, new.attendance, new.claimed_fen, new.job) == ("350元/天", "61天", 2_135_000, "")


def test_an_import_says_how_much_of_the_list_stays_out(tab, desk, jobs, meet, named, press, qtbot):
    worker = desk.workers[0]
    QApplication.clipboard().setText(
        f"姓名\t身份证号\t欠发工资（元）\n{worker.name}\t{worker.id_number}\t26000\n孙示例\t\t5000\n"
    )

    def bring(dialog):
        named(dialog, QPushButton, "读取复制的表格").click()
        jobs.run_all()
        press(dialog, "导入")

    meet(bring)
    tab.import_roster()
    assert "已导入1行" in tab.notice.sentence
    assert "表里另有1处与已登记的不同，没有采用，仍按已登记的。" in tab.notice.sentence
    named(tab, QPushButton, "工资核算").click()
    qtbot.waitUntil(tab.reckoning.isVisible)
    notice, panel = (QRect(part.mapToGlobal(QPoint()), part.size()) for part in (tab.notice, tab.reckoning))
    assert not notice.intersects(panel)
