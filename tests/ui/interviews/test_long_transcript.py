"""A transcript of many questions: its cards are made when they come in sight, and nobody notices."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QPushButton, QScrollArea

from inspector_app.domain.interview import QA
from inspector_app.ui import theme
from inspector_app.ui.theme import GAP_2, Tone
from inspector_app.ui.widgets.cursor_guard import CursorGuard
from inspector_app.ui.widgets.in_sight import bring_in_sight
from inspector_app.usecases.transcripts import save_transcript
from tests.ui.hands import type_words

CONTROL = Qt.KeyboardModifier.ControlModifier
MANY = 100
LONG = "按天算工钱，数目是班组长口头同我说的，记在他的本子上，我自己没有看过。" * 5


@pytest.fixture
def sheet(page, talk):
    more = tuple(QA(f"第{n}问：工资如何约定？", LONG[: n % 90]) for n in range(MANY - len(talk.interview.qas)))
    closing = talk.interview.qas[-1]
    save_transcript(talk.context, replace(talk.interview, qas=(*talk.interview.qas[:-1], *more, closing)))
    page.open(talk.interview.rid)
    page.activateWindow()
    settle()
    return page.transcript


def settle():
    for _ in range(3):
        QApplication.processEvents()


def made(sheet):
    return [box for box in sheet.cards.findChildren(QPlainTextEdit) if box.accessibleName().endswith("的回答")]


def area(sheet) -> QScrollArea:
    around = sheet.cards.parentWidget()
    while not isinstance(around, QScrollArea):
        around = around.parentWidget()
    return around


def seen(sheet):
    """The answers in sight by name, each with its upper edge in what is seen."""
    window = area(sheet).viewport()
    places = {box.accessibleName(): box.mapTo(window, QPoint(0, 0)).y() for box in made(sheet)}
    return {name: top for name, top in places.items() if 0 <= top < window.height()}


def wheel(sheet, steps):
    window = area(sheet).viewport()
    at = QPointF(window.rect().center())
    turn = QPoint(0, -120 * steps)
    event = QWheelEvent(
        at, window.mapToGlobal(at), QPoint(), turn, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(window, event)


def gaps(sheet):
    """The greatest height in sight in which no card stands, beside the room between cards."""
    window = area(sheet).viewport()
    top, bottom = (sheet.cards.mapTo(window, edge).y() for edge in (QPoint(0, 0), QPoint(0, sheet.cards.height())))
    cards = [box.parentWidget() for box in made(sheet)]
    edges = sorted((card.mapTo(window, QPoint(0, 0)).y(), card.height()) for card in cards)
    covered, widest = max(top, 0), 0
    for place, height in [*((place, height) for place, height in edges if place + height > 0), (bottom, 0)]:
        widest = max(widest, min(place, window.height()) - covered)
        covered = min(max(covered, place + height), window.height())
    return widest


def test_few_cards_are_made_and_all_questions_are_counted(sheet, talk, named):
    assert len(made(sheet)) < 25
    assert len(sheet.cards.lines) == MANY
    assert not sheet.form.is_dirty
    assert sheet.interview.qas == talk.saved.qas
    assert named(sheet, QPlainTextEdit, f"第{MANY}问的回答")  # Tab comes to it from below


def test_what_is_scrolled_to_is_there_and_nothing_in_sight_jumps(sheet):
    bar = area(sheet).verticalScrollBar()
    for steps in (3, 3, 4, -2, -2, -4):
        before, value = seen(sheet), bar.value()
        wheel(sheet, steps)
        after, moved = seen(sheet), bar.value() - value
        stayed = before.keys() & after.keys()
        assert stayed
        assert {name: before[name] - after[name] for name in stayed} == dict.fromkeys(stayed, _turned(steps, bar))
        assert gaps(sheet) <= GAP_2
    assert moved


def _turned(steps, bar):
    return steps * QApplication.wheelScrollLines() * bar.singleStep()


def test_a_drag_of_the_bar_to_anywhere_shows_the_questions_there(sheet):
    bar = area(sheet).verticalScrollBar()
    for share in (0.5, 0.9, 0.2, 1.0, 0.0):
        bar.setValue(round(bar.maximum() * share))
        assert gaps(sheet) <= GAP_2
        assert seen(sheet)


def test_tab_walks_down_from_answer_to_answer_and_shift_tab_up_the_same_way(sheet, qtbot):
    def walk(key, count):
        names = []
        for _ in range(count):
            qtbot.keyClick(QApplication.focusWidget(), key)
            names.append(QApplication.focusWidget().accessibleName())
        return names

    sheet.cards.go_to_lacking([sheet.cards.lines[0].qa.key], first=True)
    entries = [name for n in range(1, MANY + 1) for name in (f"第{n}问", f"第{n}问的回答")]
    assert walk(Qt.Key.Key_Tab, MANY - 1) == entries[3::2]
    assert not QApplication.focusWidget().visibleRegion().isEmpty()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert sheet.end.isAncestorOf(QApplication.focusWidget())
    assert walk(Qt.Key.Key_Backtab, MANY) == entries[::-2]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up, CONTROL)  # the question has a key of its own
    assert QApplication.focusWidget().accessibleName() == entries[0]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down, CONTROL)
    assert QApplication.focusWidget().accessibleName() == entries[1]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert sheet.head.isAncestorOf(QApplication.focusWidget())


def test_an_answer_that_is_long_is_never_written_below_the_edge(sheet, qtbot):
    CursorGuard.of_application()
    answer = next(box for box in made(sheet) if box.accessibleName() in list(seen(sheet))[-1:])
    answer.setFocus()
    settle()

    def is_seen():
        line, window = answer.cursorRect(), area(sheet).viewport()
        top = answer.viewport().mapTo(window, line.topLeft()).y()
        return 0 <= top <= window.height() - line.height()

    for _ in range(20):
        type_words(answer, LONG[:60])
        settle()
        assert is_seen()
        qtbot.keyClick(answer, Qt.Key.Key_Return)
        settle()
        assert is_seen()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        qtbot.keyClick(answer, key, CONTROL)
        settle()
        assert is_seen()
    sheet.notice.say("资料库不在原处。", Tone.DANGER)
    settle()
    assert is_seen()


def test_tab_comes_from_the_head_to_the_first_answer_wherever_the_page_stands(sheet, qtbot):
    sheet.cards.go_to_lacking([sheet.cards.lines[0].qa.key], first=True)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert sheet.head.isAncestorOf(QApplication.focusWidget())
    area(sheet).verticalScrollBar().setValue(area(sheet).verticalScrollBar().maximum() // 2)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "第1问的回答"


def test_ctrl_enter_goes_on_from_question_to_question(sheet, qtbot):
    sheet.cards.go_to_lacking([sheet.cards.lines[0].qa.key], first=True)
    for n in range(2, 40):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, CONTROL)
        assert QApplication.focusWidget().accessibleName() == f"第{n}问的回答"
        settle()
        assert not QApplication.focusWidget().visibleRegion().isEmpty()


def test_undo_brings_back_what_was_typed_far_away_and_goes_there(sheet, talk, qtbot):
    first = QApplication.focusWidget()
    bar = area(sheet).verticalScrollBar()
    bar.setValue(bar.maximum())
    last = next(box for box in made(sheet) if box.accessibleName() == f"第{MANY - 1}问的回答")
    before = last.toPlainText()
    last.setFocus()
    qtbot.keyClicks(last, "yes")
    bar.setValue(0)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Z, CONTROL)
    settle()
    assert QApplication.focusWidget() is last
    assert last.toPlainText() == before
    assert not last.visibleRegion().isEmpty()
    qtbot.keyClick(last, Qt.Key.Key_Y, CONTROL)
    sheet.save()
    assert talk.saved.qas[MANY - 2].answer == before + "yes"


def test_what_is_undone_before_its_card_was_made_shows_when_it_is(sheet, qtbot):
    lines = sheet.cards.lines
    sheet.cards.insert(60, [QA("还有谁知道？", "老李")])
    assert QApplication.focusWidget().accessibleName() == "第61问的回答"
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, CONTROL)
    assert sheet.cards.lines == lines
    settle()
    for place in (58, 59, 60, 61):
        card = sheet.cards.card(lines[place].number)
        assert card.answer.accessibleName() == f"第{place + 1}问的回答"
        assert card.answer.toPlainText() == lines[place].qa.answer


def test_what_a_question_still_lacks_is_said_though_its_card_is_made_later(sheet, named):
    named(sheet, QPushButton, "签字前还缺5项")
    last = sheet.cards.lines[-2]
    asked = next(line for line in reversed(sheet.cards.lines) if line.qa.key)
    assert last.number != asked.number
    assert sheet.cards.card(asked.number).answer.accessibleDescription()


def test_who_has_read_everything_has_not_all_of_it_in_memory(sheet, qtbot):
    first = sheet.cards.lines[0]
    sheet.cards.go_to_lacking([first.qa.key], first=True)
    bar = area(sheet).verticalScrollBar()
    places = {}
    while bar.value() < bar.maximum():
        places |= {name: (top, bar.value()) for name, top in seen(sheet).items()}
        wheel(sheet, 3)
        settle()
        assert gaps(sheet) <= GAP_2
    assert len(made(sheet)) < 80
    assert len(places) > MANY - 5
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "第2问的回答"
    for name, (top, value) in places.items():
        bar.setValue(value)
        assert seen(sheet)[name] == top


def test_another_look_touches_only_the_cards_that_are_made(sheet, qapp, family):
    theme.apply(qapp, theme.SUNLIGHT, family)
    settle()
    assert len(made(sheet)) < 25
    assert gaps(sheet) <= GAP_2


def test_another_look_far_down_leaves_the_cards_and_the_typing_where_they_are(sheet, qapp, family, qtbot):
    """F9 in the midst of an answer, PageDown, and typing on."""
    place = MANY * 5 // 6
    line = sheet.cards.lines[place]
    answer = sheet.cards.card(line.number).answer
    answer.setFocus()
    bring_in_sight(answer)
    settle()
    qtbot.keyClicks(answer, "abc")
    before = seen(sheet)[answer.accessibleName()]
    for look in (theme.SUNLIGHT, theme.STANDARD):
        theme.apply(qapp, look, family)
        for _ in range(4):
            settle()
        assert answer.hasFocus()
        assert abs(seen(sheet)[answer.accessibleName()] - before) <= 30  # the heading of its card is higher
        assert gaps(sheet) <= GAP_2
        qtbot.keyClicks(answer, "d")
    assert answer.toPlainText().endswith("abcdd")
    bar = area(sheet).verticalScrollBar()
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(answer, key)
        settle()
        assert gaps(sheet) <= GAP_2
    assert bar.value()
