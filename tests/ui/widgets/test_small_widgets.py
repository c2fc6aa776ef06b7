"""The small pieces: choices, texts that grow, search, steps, banners, chips, cards, progress."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from inspector_app.support.errors import Level
from inspector_app.ui import theme
from inspector_app.ui.theme import Tone
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.columns import Columns
from inspector_app.ui.widgets.counter_card import CounterCard
from inspector_app.ui.widgets.elided_label import ElidedLabel
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.form_dialog import FormDialog
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.problem_count import ProblemCount
from inspector_app.ui.widgets.problem_mark import ProblemMark
from inspector_app.ui.widgets.progress_dialog import ProgressDialog
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.section_header import SectionHeader
from inspector_app.ui.widgets.segmented import YES_NO, Segment, Segmented
from inspector_app.ui.widgets.stepper import Step, Stepper
from inspector_app.ui.widgets.task_card import TaskCard


def shown(qtbot, widget):
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_segment_is_chosen_and_told(qtbot, named):
    choice = shown(qtbot, Segmented([Segment("合格", "ok"), Segment("不合格", "bad", Tone.DANGER)], "3.1 专户"))
    told = []
    choice.value_changed.connect(lambda: told.append(choice.value()))
    assert choice.value() is None
    qtbot.mouseClick(named(choice, QPushButton, "3.1 专户：不合格"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(choice, QPushButton, "3.1 专户：合格"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(named(choice, QPushButton, "3.1 专户：合格"), Qt.MouseButton.LeftButton)
    assert told == ["bad", "ok"]
    assert not named(choice, QPushButton, "3.1 专户：不合格").isChecked()


def test_optional_choice_can_be_taken_back(qtbot, named):
    choice = shown(qtbot, Segmented(YES_NO, "已公示", optional=True))
    choice.set_value(False)
    assert named(choice, QPushButton, "已公示：否").isChecked()
    qtbot.mouseClick(named(choice, QPushButton, "已公示：否"), Qt.MouseButton.LeftButton)
    assert choice.value() is None


def test_choice_keeps_a_word_that_is_no_longer_offered(qtbot):
    box = shown(qtbot, ChoiceBox([("甲", "a")], "全部"))
    assert box.value() is None
    box.set_value("旧词")
    assert (box.value(), box.currentText()) == ("旧词", "旧词")
    box.set_value(None)
    assert box.value() is None


def test_wheel_never_changes_a_choice(qtbot):
    box = shown(qtbot, ChoiceBox([("甲", "a"), ("乙", "b")]))
    box.set_value("a")
    box.setFocus()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.value() == "a"


def test_text_field_grows_with_its_text_up_to_a_limit(qtbot):
    page = QWidget()
    edit = GrowingText(most=5)
    column = QVBoxLayout(page)
    column.addWidget(edit)
    column.addStretch()
    page.resize(300, 600)
    shown(qtbot, page)
    edit.set_value("每天 320 元，按月结。" * 6)
    qtbot.waitUntil(lambda: edit.height() > 2 * edit.fontMetrics().lineSpacing())
    assert edit.verticalScrollBar().maximum() == 0
    edit.set_value("一\n" * 50)
    qtbot.waitUntil(lambda: edit.height() >= 5 * edit.fontMetrics().lineSpacing())
    assert edit.height() < 8 * edit.fontMetrics().lineSpacing()
    edit.set_value("")
    qtbot.waitUntil(lambda: edit.height() < 3 * edit.fontMetrics().lineSpacing())


def test_tab_leaves_a_text_field(qtbot):
    page = QWidget()
    first, second = GrowingText(), GrowingText()
    column = QVBoxLayout(page)
    column.addWidget(first)
    column.addWidget(second)
    shown(qtbot, page)
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert page.focusWidget() is second
    assert first.value() == ""


def test_search_waits_for_a_pause_and_enter_does_not(qtbot):
    box = shown(qtbot, SearchBox("查找项目", "按项目查找"))
    heard = []
    box.searched.connect(heard.append)
    qtbot.keyClicks(box, "abc")
    assert heard == []
    qtbot.waitUntil(lambda: heard == ["abc"])
    qtbot.keyClicks(box, "d")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert heard == ["abc", "abcd"]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert heard[-1] == ""


def test_ctrl_f_jumps_into_the_search(qtbot):
    page = QWidget()
    column = QVBoxLayout(page)
    box, text = SearchBox("查找", "查找"), GrowingText()
    column.addWidget(text)
    column.addWidget(box)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    text.setFocus()
    qtbot.keyClick(text, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.focusWidget() is box


def test_steps_say_how_far_they_are_and_are_gone_to(qtbot):
    steps = shown(qtbot, Stepper("检查部分"))
    heard = []
    steps.chosen.connect(heard.append)
    steps.set_steps([Step("一、基本情况", Badge("6/6", Tone.OK)), Step("二、签字")])
    assert heard == []
    assert steps.item(0).data(Qt.ItemDataRole.AccessibleTextRole) == "一、基本情况，6/6"
    qtbot.keyClick(steps, Qt.Key.Key_Down)
    assert heard == [1]
    steps.set_steps([Step("一、基本情况"), Step("二、签字", Badge("0/2"))])
    assert steps.currentRow() == 1
    assert heard == [1]


def test_notice_stays_until_cleared(qtbot):
    notice = Notice()
    qtbot.addWidget(notice)
    assert notice.sentence == ""
    notice.say("今晚还没有导出。", Tone.WARNING, "去导出")
    assert notice.sentence == "今晚还没有导出。"
    action = next(button for button in notice.findChildren(QPushButton) if button.text() == "去导出")
    with qtbot.waitSignal(notice.acted):
        action.click()
    notice.clear()
    assert notice.sentence == ""


@pytest.mark.parametrize("level", Level)
def test_mark_speaks_in_words_and_with_a_sign(qtbot, level):
    mark = ProblemMark()
    qtbot.addWidget(mark)
    assert mark.isHidden()
    mark.say("请填写日期。", level)
    assert not mark.isHidden()
    assert mark.sentence == "请填写日期。"
    mark.say("")
    assert mark.isHidden()


def test_count_of_problems_is_hidden_at_zero(qtbot):
    count = ProblemCount()
    qtbot.addWidget(count)
    assert count.isHidden()
    count.set_count(2)
    assert not count.isHidden()
    assert count.accessibleName() == "有 2 处需要更正"


def test_chip_grows_with_its_word_and_with_the_theme(qtbot, qapp, family):
    chip = shown(qtbot, Chip(Badge("逾期", Tone.DANGER)))
    short = chip.sizeHint().width()
    chip.set_badge(Badge("逾期 12 天", Tone.DANGER))
    long = chip.sizeHint().width()
    assert long > short
    assert chip.accessibleName() == "逾期 12 天"
    theme.apply(qapp, theme.SUNLIGHT, family)
    assert chip.sizeHint().width() > long


def test_chip_draws_ground_words_and_icon(qtbot):
    chip = shown(qtbot, Chip(Badge("逾期", Tone.DANGER)))
    image = chip.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.STANDARD.danger.ground in colours
    assert theme.STANDARD.danger.words in colours


def test_counter_of_zero_is_plain(qtbot):
    card = shown(qtbot, CounterCard("已逾期", "triangle-alert", Tone.DANGER))
    figure = next(label for label in card.findChildren(QLabel) if label.text() == "0")
    card.set_figure(3)
    assert (figure.text(), figure.property("tone"), card.accessibleName()) == ("3", "danger", "已逾期：3")
    card.set_figure(0)
    assert figure.property("tone") == "plain"
    with qtbot.waitSignal(card.opened):
        qtbot.mouseClick(card, Qt.MouseButton.LeftButton)


def test_task_has_one_action_named_after_it(qtbot, named):
    card = shown(qtbot, TaskCard("复查", "示例工地", Badge("今日到期", Tone.DANGER), "开始复查"))
    with qtbot.waitSignal(card.requested):
        named(card, QPushButton, "开始复查：复查").click()
    assert not card.grab().isNull()


def test_icon_of_a_button_follows_the_theme(qtbot, qapp, family):
    button = shown(qtbot, Button(icon="plus", name="新增"))
    before = button.icon().pixmap(24).toImage()
    theme.apply(qapp, theme.SUNLIGHT, family)
    assert button.icon().pixmap(24).toImage() != before
    assert button.toolTip() == "新增"


def test_progress_can_only_be_cancelled(qtbot):
    dialog = ProgressDialog()
    qtbot.addWidget(dialog)
    dialog.begin("导出今日数据")
    dialog.step(3, 10, "照片")
    heard = []
    dialog.cancelled.connect(lambda: heard.append(1))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.close()
    assert dialog.isVisible()
    assert heard == [1, 1]
    dialog.finish()
    assert not dialog.isVisible()


def test_empty_list_offers_what_to_do_first(qtbot, named):
    empty = shown(qtbot, EmptyState("还没有项目", "从 Excel 导入。", action="导入项目"))
    with qtbot.waitSignal(empty.requested):
        named(empty, QPushButton, "导入项目").click()


def test_long_line_is_cut_and_told_in_full(qtbot):
    label = shown(qtbot, ElidedLabel("很长的副标题" * 20))
    label.setText("更长的副标题" * 20)
    assert label.minimumSizeHint().width() <= 60 or label.minimumWidth() == 60
    assert label.toolTip() == label.text()
    assert not label.grab().isNull()


def test_columns_lie_below_each_other_when_there_is_no_room(qtbot):
    columns = Columns(least=600)
    left, right = QLabel("左"), QLabel("右")
    columns.left.addWidget(left)
    columns.right.addWidget(right)
    shown(qtbot, columns)
    columns.resize(800, 300)
    qtbot.waitUntil(lambda: right.geometry().left() > left.geometry().right())
    columns.resize(400, 300)
    qtbot.waitUntil(lambda: right.geometry().top() > left.geometry().bottom())


def test_dialog_wishes_and_closes_only_when_told(qtbot, named):
    dialog = FormDialog("登记投诉", "登记")
    line = QLineEdit()
    dialog.body.addWidget(line)
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.open()
        dialog.activateWindow()
    qtbot.keyClick(line, Qt.Key.Key_Return)
    with qtbot.waitSignal(dialog.accept_requested):
        qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        named(dialog, QPushButton, "取消").click()


def test_page_has_header_body_and_foot(qtbot, named):
    page = Page("今日", "3月5日")
    heading = SectionHeader("待办")
    heading.add(Button("全部", kind=Kind.QUIET))
    page.body.addWidget(heading)
    page.header.add(Button("新建检查", kind=Kind.PRIMARY))
    page.add_foot().addWidget(Button("下一节"))
    page.header.set_badge(Badge("草稿 已保存", Tone.OK))
    shown(qtbot, page)
    for name in ("全部", "新建检查", "下一节"):
        assert named(page, QPushButton, name).isVisible()
    page.header.set_badge(None)
    page.header.set_subtitle("")
    page.notice.say("注意")
    assert page.notice.isVisible()
