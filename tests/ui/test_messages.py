import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from inspector_app.ui.messages import BoxMessages
from inspector_app.usecases.draft_key import DraftKey
from tests.ui.conftest import find_named

KEPT = DraftKey("cases", "one", "take-back", "reason")
MARKUP = '<img src="file:///etc/hostname"><b>示例</b>公司'


def answered(ask, *acts):
    """What ``ask`` gives when a person does these acts in the box, one after the other; the box's words are kept."""
    seen = []

    def person():
        box = QApplication.activeModalWidget()
        seen.append([label.text() for label in box.findChildren(QLabel) if label.isVisible()])
        for act in acts:
            act(box)

    QTimer.singleShot(0, person)
    return ask(), seen[0]


def press(words):
    return lambda box: QTest.mouseClick(find_named(box, QPushButton, words), Qt.MouseButton.LeftButton)


def key(which):
    return lambda box: QTest.keyClick(box.focusWidget() or box, which)


def write(text):
    return lambda box: QTest.keyClicks(find_named(box, QPlainTextEdit, "理由（必填）"), text)


@pytest.fixture
def messages(qapp):
    return BoxMessages()


def test_a_box_says_each_line(messages):
    _nothing, words = answered(lambda: messages.tell("请先更正", ["甲。", "乙。"]), press("知道了"))
    assert words == ["请先更正", "甲。", "乙。"]


def is_open(seen):
    return lambda box: seen.append(box.isVisible())


@pytest.mark.usefixtures("no_double_click")
def test_a_box_that_comes_while_one_types_is_closed_by_no_letter_and_no_space(messages):
    seen = []
    typing = [key(which) for which in (Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_1, Qt.Key.Key_Space)]
    answered(
        lambda: messages.tell("无法继续", ["磁盘已满。"]), *typing, is_open(seen), key(Qt.Key.Key_Return), is_open(seen)
    )
    assert seen == [True, False]


@pytest.mark.parametrize("which", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_an_enter_that_was_on_its_way_closes_no_box_that_just_came(messages, which):
    seen = []
    answered(lambda: messages.tell("无法继续", ["磁盘已满。"]), key(which), is_open(seen), press("知道了"))
    assert seen == [True]


@pytest.mark.parametrize(
    ("act", "answer"),
    [(press("作废"), True), (press("返回"), False), (key(Qt.Key.Key_Return), False), (key(Qt.Key.Key_Escape), False)],
)
def test_a_question_is_answered_by_a_verb_and_turns_back_by_default(messages, act, answer):
    given, words = answered(lambda: messages.confirm("作废这份文书？", "编号保留，不再使用。", "作废"), act)
    assert given is answer
    assert words == ["作废这份文书？", "编号保留，不再使用。"]


@pytest.mark.parametrize(
    ("act", "answer"), [(press("仍要收取"), "仍要收取"), (press("收取其余"), "收取其余"), (key(Qt.Key.Key_Return), "")]
)
def test_one_of_several_ways_is_gone_or_none_by_default(messages, act, answer):
    assert answered(lambda: messages.choose("有文件不完整", "甲。", ["仍要收取", "收取其余"]), act)[0] == answer


def test_a_reason_must_be_written(messages):
    given, words = answered(
        lambda: messages.ask_reason("请说明", ["只有一名监察员。"], KEPT),
        write("  "), press("继续"), write("x"), press("继续"), write("yz"), press("继续"),
    )  # fmt: skip
    assert given == "xyz"
    assert "只有一名监察员。" in words


def type_on(text):
    """Where the focus is."""
    return lambda box: (QTest.keyClicks(box.focusWidget(), text), box.text.value() == "abcd" or pytest.fail(text))


def turn_back(how, answer):
    """Turn back, and answer what is asked then."""
    asked = lambda: press(answer)(QApplication.activeModalWidget())  # noqa: E731
    return lambda box: (QTimer.singleShot(0, asked), how(box))


@pytest.mark.parametrize("act", [press("返回"), key(Qt.Key.Key_Escape), lambda box: box.close()])
def test_turning_back_throws_no_reason_away_unasked(messages, act):
    seen = []
    given, _words = answered(
        lambda: messages.ask_reason("请说明", ["只有一名监察员。"], KEPT),
        write("abc"), turn_back(act, "返回"), is_open(seen), type_on("d"), turn_back(act, "放弃"),
    )  # fmt: skip
    assert (given, seen) == (None, [True])


def test_turning_back_before_a_reason_is_written_asks_nothing(messages):
    given, _words = answered(lambda: messages.ask_reason("请说明", ["只有一名监察员。"], KEPT), press("返回"))
    assert given is None


@pytest.mark.usefixtures("no_double_click")
def test_ctrl_enter_presses_the_primary_button_and_goes_on_with_a_reason(messages, qtbot):
    def ctrl_enter(box):
        box.activateWindow()
        qtbot.waitUntil(box.isActiveWindow)
        QTest.keyClick(box.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    given, _words = answered(lambda: messages.ask_reason("请说明", [], KEPT), write("checked"), ctrl_enter)
    assert given == "checked"
    assert answered(lambda: messages.confirm("还有下面的情况，照此办理？", "甲。", "生成打印版本"), ctrl_enter)[0]


def test_mark_up_is_shown_as_it_stands(messages):
    def plain(box):
        assert all(label.textFormat() is Qt.TextFormat.PlainText for label in box.findChildren(QLabel))
        press("返回")(box)

    _no, words = answered(lambda: messages.confirm(MARKUP, MARKUP, "登记"), plain)
    assert words == [MARKUP, MARKUP]


def test_many_lines_scroll_and_the_buttons_stay_in_sight(messages):
    def in_sight(box):
        assert box.height() < 700
        button = find_named(box, QPushButton, "知道了")
        assert box.rect().contains(button.geometry())
        press("知道了")(box)

    answered(
        lambda: messages.tell("请先更正", [f"第{n}行：身份号码校验位不符，请对照证件逐位核对。" for n in range(80)]),
        in_sight,
    )
