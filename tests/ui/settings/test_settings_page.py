from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.domain.act import Act, ActKind
from inspector_app.support.clock import at
from inspector_app.support.words import sentence
from inspector_app.ui.frame import MainWindow, PageSpec
from inspector_app.ui.lock import Lock
from inspector_app.ui.settings.dialogs import BlockDialog, InspectorDialog, PaperDialog
from inspector_app.ui.settings.secrets_section import SecretsSection
from inspector_app.ui.settings.settings_page import SettingsPage
from inspector_app.ui.theme import Tone
from inspector_app.usecases import minimum_wages, numbers, settings, thresholds
from inspector_app.usecases.limit_events import deadline_from
from tests.desk import CHEAP, PASSPHRASE
from tests.ui.conftest import said
from tests.ui.hands import meeting
from tests.usecases.test_recompute import NOTICE as NOTICE_2027

NOTICE = """国务院办公厅关于2031年部分节假日安排的通知
一、元旦：1月1日（周三）放假1天，不调休。
二、春节：1月22日（周三）至28日（周二）放假调休，共7天。1月19日（周日）上班。
三、清明节：4月5日（周六）放假。
四、劳动节：5月1日（周四）至5日（周一）放假调休，共5天。4月27日（周日）上班。
五、端午节：6月24日（周二）放假。
六、国庆节、中秋节：10月1日（周三）至7日（周二）放假调休，共7天。9月28日（周日）上班。
"""
PARTS = (
    "机关",
    "监察员",
    "口令与锁定",
    "显示大小",
    "办公室",
    "数额标准",
    "最低工资标准",
    "文号号段",
    "放假通知",
    "备份与检查",
    "法规数据",
)


@pytest.fixture
def press(qtbot, named):
    return lambda root, name: qtbot.mouseClick(named(root, QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("title", PARTS)
def test_every_part_names_its_entries(page, unnamed, title):
    assert page.section(title).isVisible()
    assert unnamed(page) == []


def test_a_part_can_be_gone_to(page):
    page.open_target("办公室")
    assert page.parts.currentItem().text() == "办公室"


def test_the_agency_is_changed_and_kept(page, session, named, put, press):
    part = page.section("机关")
    assert not named(part, QPushButton, "保存机关信息").isEnabled()
    put(part, QLineEdit, "机关地址", "示例县人民路2号")
    place = part.findChild(QComboBox)
    assert place.accessibleName() == "所在地区（必填）"  # QAccessible answers with the chosen word on this system
    place.setCurrentIndex(place.findText("山东青岛"))
    press(part, "保存机关信息")
    assert session.context.agency.address == "示例县人民路2号"
    assert session.context.agency.province == "3702"
    assert "已保存" in part.notice.sentence
    assert not part.form.is_dirty


def test_what_the_agency_lacks_is_said_beside_the_field(page, session, named, press):
    part = page.section("机关")
    named(part, QLineEdit, "发文机关代字（必填）").clear()
    press(part, "保存机关信息")
    assert part.form.problem_count == 1
    assert session.context.agency.short_name == "示"


def test_typing_outlives_a_change_elsewhere(page, session, put, named):
    part = page.section("机关")
    put(part, QLineEdit, "联系电话", "0550")
    session.context = thresholds.set_threshold(session.context, 600_000, 4_000_000, "示例")
    session.changed.emit(None)
    assert named(part, QLineEdit, "联系电话").text() == "0550"


@pytest.fixture
def inspector_box(qtbot, session):
    def make(inspector):
        box = InspectorDialog(session, inspector)
        qtbot.addWidget(box)
        box.show()
        return box

    return make


def test_an_inspector_is_added(page, session, inspector_box, put, press):
    box = inspector_box(settings.new_inspector())
    put(box, QLineEdit, "姓名（必填）", "王示例")
    put(box, QLineEdit, "劳动保障监察证号（必填）", "示监0003")
    put(box, QLineEdit, "监察证有效期至", "2028-6-30")
    press(box, "保存")
    assert not box.isVisible()
    saved = next(i for i in settings.inspectors(session.context) if i.name == "王示例")
    assert saved.certificate_until == date(2028, 6, 30)
    part = page.section("监察员")
    names = [part.table.model().index(row, 0).data() for row in range(part.table.model().rowCount())]
    assert names == ["陈示例", "林示例", "王示例"]
    assert part.table.model().index(2, 1).data() == "示监0003（至2028-06-30）"


def test_a_certificate_in_use_is_said_beside_its_field(inspector_box, put, press):
    box = inspector_box(settings.new_inspector())
    put(box, QLineEdit, "姓名（必填）", "王示例")
    put(box, QLineEdit, "劳动保障监察证号（必填）", "示监0001")
    put(box, QLineEdit, "监察证有效期至", "明年")
    press(box, "保存")
    assert box.form.problem_count == 1
    put(box, QLineEdit, "监察证有效期至", "")
    press(box, "保存")
    assert box.isVisible()
    assert box.form.problem_count == 1


def test_a_partner_is_put_out_of_use_but_never_the_owner(session, inspector_box, qtbot, named, press):
    owner, partner = settings.inspectors(session.context)
    assert inspector_box(owner).findChildren(QCheckBox) == []
    box = inspector_box(partner)
    box.findChild(QCheckBox).setChecked(False)
    press(box, "保存")
    assert [i.active for i in settings.inspectors(session.context)] == [True, False]


def test_the_threshold_is_taken_from_a_document(page, session, put, press):
    part = page.section("数额标准")
    press(part, "采用")
    assert part.form.problem_count == 3
    put(part, QLineEdit, "一名劳动者（元）（必填）", "8000")
    put(part, QLineEdit, "十名以上累计（元）（必填）", "50000")
    put(part, QLineEdit, "文件名称和文号（必填）", "示例高法〔2020〕1号")
    press(part, "采用")
    kept = thresholds.threshold(session.context)
    assert (kept.single_low_fen, kept.group_low_fen, kept.document) == (800_000, 5_000_000, "示例高法〔2020〕1号")
    assert "示例高法〔2020〕1号" in said(part)


def test_a_block_of_numbers_is_leased(session, qtbot, named, put, press):
    box = BlockDialog(session)
    qtbot.addWidget(box)
    box.show()
    press(box, "登记")
    assert box.form.problem_count == 3
    named(box, QComboBox, "文书（必填）").setCurrentIndex(0)
    put(box, QLineEdit, "起号（必填）", "30")
    put(box, QLineEdit, "止号（必填）", "21")
    press(box, "登记")
    assert box.form.problem_count == 1
    put(box, QLineEdit, "止号（必填）", "50")
    press(box, "登记")
    assert not box.isVisible()
    line = numbers.block_lines(session.context)[0]
    assert (line.block.first, line.block.last) == (30, 50)


def test_numbers_go_on_after_those_used_by_hand(page, session, qtbot, put, press):
    form = numbers.numbered_forms(session.context)[0][1]
    numbers.lease_block(session.context, numbers.new_block(session.context, form, 1, 50))
    box = PaperDialog(session, numbers.block_lines(session.context)[0])
    qtbot.addWidget(box)
    box.show()
    put(box, QLineEdit, "手工已用到（必填）", "51")
    press(box, "续接")
    assert box.form.problem_count == 1
    put(box, QLineEdit, "手工已用到（必填）", "7")
    press(box, "续接")
    table = page.section("文号号段").table.model()
    assert table.index(0, 3).data() == "已用到7号"
    assert "8号" in table.index(0, 4).data()


def test_a_pasted_notice_reaches_the_deadlines_of_this_sitting(page, session, messages, put, press):
    part = page.section("放假通知")
    put(part, QPlainTextEdit, "粘贴放假通知全文", "关于放假的通知")
    press(part, "采用这份通知")
    assert part.form.problem_count == 1
    assert part.form.value["notice"] == "关于放假的通知"
    put(part, QPlainTextEdit, "粘贴放假通知全文", NOTICE)
    press(part, "采用这份通知")
    assert not session.context.law.calendar.is_working_day(date(2031, 1, 22))
    assert part.table.model().index(0, 0).data() == "2031"
    assert part.form.value["notice"] == ""
    put(part, QPlainTextEdit, "粘贴放假通知全文", NOTICE.replace("4月5日（周六）", "4月4日（周五）"))
    messages.answer = False
    press(part, "采用这份通知")
    assert "改为放假：2031年4月4日；不再放假：2031年4月5日" in messages.details[-1]
    assert session.context.law.calendar.is_working_day(date(2031, 4, 4))
    messages.answer = True
    press(part, "采用这份通知")
    assert not session.context.law.calendar.is_working_day(date(2031, 4, 4))


def test_the_limits_that_a_notice_moves_are_listed(page, session, put, press):
    context = session.context
    act = Act("act", ActKind.SERVED, "paper", at(date(2027, 1, 25), 9), "陈示例")
    with context.unit("期限") as unit:
        unit.put(deadline_from(context, "DL-13", date(2027, 1, 25), act))
    part = page.section("放假通知")
    assert not part.moved.isVisible()
    put(part, QPlainTextEdit, "粘贴放假通知全文", NOTICE_2027)
    press(part, "采用这份通知")
    assert "有1项期限的截止日随之变动" in part.notice.sentence
    assert part.moved.isVisible()
    row = [part.moved.model().index(0, column).data() for column in range(part.moved.model().columnCount())]
    assert row[3:] == ["2027-02-01", "2027-01-30"]


def test_what_is_not_verified_is_listed(page):
    model = page.section("法规数据").table.model()
    assert model.rowCount() > 0
    assert all(model.index(row, 1).data() for row in range(model.rowCount()))


def test_the_pin_of_this_sitting_is_set_in_the_window(qtbot, session, family, put, press):
    window = MainWindow(session, [PageSpec("settings", "设置", "settings", lambda: SettingsPage(session))], family)
    qtbot.addWidget(window)
    window.set_lock(Lock(window, lambda _secret: False))
    window.show()
    part = window.page("settings").section("口令与锁定")
    put(part, QLineEdit, "本次使用的短码", "12")
    press(part, "启用短码")
    assert part.pin_form.problem_count == 1
    put(part, QLineEdit, "本次使用的短码", "2580")
    press(part, "启用短码")
    window.engage_lock()
    qtbot.keyClicks(window.lock.panel.line, "2580")
    qtbot.keyClick(window.lock.panel.line, Qt.Key.Key_Return)
    assert not window.lock.is_engaged


def test_everything_is_shown_larger_from_the_next_start_on(qtbot, session, family, press):
    window = MainWindow(session, [PageSpec("settings", "设置", "settings", lambda: SettingsPage(session))], family)
    qtbot.addWidget(window)
    window.show()
    wished: list[int] = []
    session.sized.connect(wished.append)
    part = window.page("settings").section("显示大小")
    assert part.choice.value() == 100
    press(part, "放大到：110%")
    assert (wished, part.notice.accessibleName()) == ([110], "已记下110%，关闭程序再打开时生效。")
    press(part, "放大到：100%")
    assert (wished, part.notice.accessibleName()) == ([110, 100], "已恢复现在的大小。")


def test_a_better_passphrase_takes_the_warning_away(qtbot, session, family, put, press, jobs):
    """The strength stands beside the field while typing; the banner that named the old one goes with it."""
    part = SecretsSection(session, CHEAP)
    window = MainWindow(session, [PageSpec("settings", "设置", "settings", lambda: part)], family)
    qtbot.addWidget(window)
    window.notice.say("别的提示。\n" + sentence("passphrase-weak-now"), Tone.WARNING)
    window.show()
    put(part, QLineEdit, "现在的口令（必填）", PASSPHRASE)
    put(part, QLineEdit, "新口令（必填）", "19850612")
    assert any(label.isVisible() and "生日" in label.text() for label in part.findChildren(QLabel))
    for name in ("新口令（必填）", "再输一次新口令（必填）"):
        put(part, QLineEdit, name, "three blue cranes")
    assert any(label.isVisible() and "请牢记" in label.text() for label in part.findChildren(QLabel))
    press(part, "更改口令")
    jobs.run_all()
    assert window.notice.sentence == "别的提示。"


def test_enter_in_the_last_passphrase_changes_it(session, shown, put, jobs, qtbot, named):
    part = shown(SecretsSection(session, CHEAP))
    put(part, QLineEdit, "现在的口令（必填）", PASSPHRASE)
    for name in ("新口令（必填）", "再输一次新口令（必填）"):
        put(part, QLineEdit, name, "three blue cranes")
    qtbot.keyClick(named(part, QLineEdit, "再输一次新口令（必填）"), Qt.Key.Key_Return)
    jobs.run_all()
    assert named(part, QLineEdit, "新口令（必填）").text() == ""


def test_a_minimum_wage_is_entered_from_its_document_and_listed(page, session, put, press):
    part = page.section("最低工资标准")
    assert "还没有录入" in said(part)
    put(part, QLineEdit, "执行日期（必填）", "2026-1-1")
    put(part, QLineEdit, "每月（元）（必填）", "20")
    press(part, "采用")
    assert "写反" in said(part)
    assert "该项必填" in said(part)  # the document
    put(part, QLineEdit, "每月（元）（必填）", "2000")
    put(part, QLineEdit, "每小时（元，非全日制）", "20.5")
    put(part, QLineEdit, "文件名称和文号（必填）", "示例文件〔2026〕1号")
    press(part, "采用")
    assert "已采用" in part.notice.sentence
    (kept,) = minimum_wages.minimum_wages(session.context)
    assert (kept.month_fen, kept.hour_fen, kept.document) == (200_000, 2_050, "示例文件〔2026〕1号")
    assert part.table.model().index(0, 0).data() == "2026-01-01"
    assert "还没有录入" not in said(part)


def test_rules_that_are_left_to_the_bureau_are_written_over_here(page, session, named, press):
    part = page.section("法规数据")

    def write(dialog):
        text = named(dialog, QPlainTextEdit, "全文（必填）")
        text.setPlainText(text.toPlainText().replace("反映不属实", "查无欠薪"))
        press(dialog, "采用")
        assert "该项必填" in said(dialog)
        dialog.form.put("source", "示根治办〔2026〕3号")
        press(dialog, "采用")

    meeting((write,))
    press(part, "改写规则")
    (action,) = (each for each in part.rules.actions_menu.actions() if each.text() == "线索渠道和核处结论")
    part.rules.actions_menu.hide()
    action.trigger()
    assert session.context.law.leads.conclusions["not_true"].title == "查无欠薪"
