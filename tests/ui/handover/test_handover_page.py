import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from inspector_app.exchange.envelope import Opener
from inspector_app.exchange.unpacking import read_package
from inspector_app.ui.sticks import Volume
from inspector_app.ui.targets import BroughtFiles
from inspector_app.ui.widgets.chip import Chip
from inspector_app.ui.widgets.label import ElidedLabel
from inspector_app.usecases import handover, office, office_receipts, outbox, people, transcripts
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.store_file import adopt_office
from inspector_app.usecases.transcripts import Beginning
from tests.builders import a_person
from tests.desk import OFFICE_SECRET
from tests.ui.conftest import said


@pytest.fixture
def press(qtbot, named):
    return lambda root, name: qtbot.mouseClick(named(root, QPushButton, name), Qt.MouseButton.LeftButton)


def badge(page):
    return page.target.findChild(Chip).badge.word


def export(page, press, jobs):
    press(page, "导出到：选择…")
    press(page, "导出")
    jobs.run_all()


def test_every_entry_has_a_name(desk, plain_desk, open_page, unnamed):
    desk.sticks = [Volume("/media/stick", "蓝色U盘", writable=True, free=8 << 30)]
    assert unnamed(open_page(desk)) == []


def test_a_day_goes_to_the_office_and_its_receipt_comes_back(desk, open_page, press, jobs, named, qtbot):
    desk.work()
    page = open_page(desk)
    assert badge(page) == "未导出"
    assert page.unsent.isVisible()
    qtbot.waitUntil(lambda: "未导出" in said(page.unsent))
    export(page, press, jobs)
    assert page.result.isVisible()
    assert page.result.headline.text() == "可以安全拔出"
    assert badge(page) == "已导出待回执"
    file = next(desk.stick.glob("*.day"))
    assert page.table.model().index(0, 1).data() == file.name
    desk.receipt = str(desk.answer())
    press(page, "收取回执、交办…")
    assert badge(page) == "已回执"
    assert "办公室已收到第" in page.notice.sentence
    assert outbox.waiting(desk.context).words == "已回执"
    assert not page.result.isVisible()
    assert not named(page, QPushButton, "导出").isEnabled()
    assert not page.unsent.isVisible()


def test_a_code_is_typed_and_the_partner_signs_a_slip(desk, open_page, press, jobs, named, qtbot, bureau):
    desk.work()
    page = open_page(desk)
    export(page, press, jobs)
    desk.answer()
    code = office_receipts.give_receipt_code(desk.context.store.identity.device, bureau, OFFICE_SECRET, desk.clock)
    line = named(page, QLineEdit, "回执码")
    qtbot.keyClicks(line, "12 34")
    press(page, "登记回执码")
    assert "12位数字" in page.notice.sentence
    line.selectAll()
    qtbot.keyClicks(line, code)
    press(page, "登记回执码")
    assert (badge(page), "办公室已收到第" in page.notice.sentence) == ("已回执", True)
    press(page, "另存日志封条…")
    assert (desk.stick / "slip.pdf").read_bytes().startswith(b"%PDF")
    assert "签名" in page.notice.sentence


def test_a_receipt_may_be_dropped_on_the_page(desk, open_page, press, jobs):
    desk.work()
    page = open_page(desk)
    export(page, press, jobs)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(desk.answer()))])
    copy, left, plain = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    page.dropEvent(QDropEvent(QPointF(9, 9), copy, data, left, plain))
    assert outbox.waiting(desk.context).words == "已回执"


def test_files_of_a_double_click_are_taken_or_told_whose_they_are(desk, open_page, press, jobs):
    desk.work()
    page = open_page(desk)
    export(page, press, jobs)
    page.open_target(BroughtFiles((str(desk.answer()), str(next(desk.stick.glob("*.day"))))))
    assert badge(page) == "已回执"
    receipt, package = page.notice.sentence.split("\n")
    assert "办公室已收到第" in receipt
    assert "由办公室收取" in package


def test_a_wrong_receipt_is_refused_in_words_and_changes_nothing(desk, open_page, press, jobs, messages):
    desk.work()
    page = open_page(desk)
    export(page, press, jobs)
    receipt = desk.answer()
    page.take_letter(str(receipt))
    page.take_letter(str(receipt))
    assert "没有收下" in messages.told[0][1][0]
    assert page.notice.sentence == ""
    (desk.stick / "bad.receipt").write_bytes(b"nonsense")
    page.take_letter(str(desk.stick / "bad.receipt"))
    (desk.stick / "torn.receipt").write_bytes(receipt.read_bytes()[:120])
    page.take_letter(str(desk.stick / "torn.receipt"))
    assert len(messages.told) == 3
    assert "文件开头不是加密文件的样子" in str(messages.told[1])  # each refusal keeps its cause
    assert "后面的部分没有拷到" in str(messages.told[2])
    assert outbox.waiting(desk.context).words == "已回执"


def test_without_a_folder_nothing_begins(desk, open_page, press, jobs):
    desk.work()
    page = open_page(desk)
    press(page, "导出")
    assert page.target.form.problem_count == 1
    assert jobs.pending == []


def test_without_an_office_key_a_passphrase_of_its_own_is_asked(plain_desk, open_page, press, jobs, named, qtbot):
    plain_desk.work()
    page = open_page(plain_desk)
    assert "登记办公室密钥" in page.notice.sentence
    export(page, press, jobs)
    assert page.target.form.problem_count == 1
    assert list(plain_desk.stick.iterdir()) == []
    qtbot.keyClicks(named(page, QLineEdit, "交接口令"), "stick passphrase")
    qtbot.keyClicks(named(page, QLineEdit, "再输一次交接口令"), "stick passphrase")
    export(page, press, jobs)
    assert page.result.isVisible()
    assert page.target.form.value["passphrase"] == ""
    file = next(plain_desk.stick.glob("*.day"))
    key = handover.device_card(plain_desk.context).verify_key
    package = read_package(file, Opener(passphrase="stick passphrase"), lambda _device: key)
    assert package.delivery.changes


def test_a_cancelled_export_records_nothing(desk, open_page, press, jobs):
    desk.work()
    page = open_page(desk)
    press(page, "导出到：选择…")
    press(page, "导出")
    page.session.runner.cancel()
    jobs.run_all()
    assert handover.exports_made(desk.context) == ()
    assert not page.result.isVisible()
    assert list(desk.stick.iterdir()) == []


def test_a_disk_in_the_way_is_told_and_nothing_is_recorded(desk, open_page, press, jobs, messages):
    desk.work()
    desk.stick.rmdir()
    desk.stick.write_text("a file where the folder should be", encoding="utf-8")
    page = open_page(desk)
    export(page, press, jobs)
    assert messages.told
    assert handover.exports_made(desk.context) == ()


def test_the_first_stick_is_proposed(desk, open_page, press):
    desk.sticks = [Volume(str(desk.stick), "蓝色U盘", writable=True, free=8 << 30)]
    page = open_page(desk)
    assert page.target.form.value["folder"] == str(desk.stick)
    page.target.take("")
    press(page, "蓝色U盘（可用8192.0 MB）")
    assert page.target.form.value["folder"] == str(desk.stick)


def test_what_was_done_elsewhere_shows_when_the_page_comes_back(desk, open_page, press, jobs):
    page = open_page(desk)
    before = said(page.target)
    page.hide()
    page.session.do(lambda _context: desk.work())
    assert said(page.target) == before
    page.show()
    assert said(page.target) != before


def test_the_three_questions_of_the_evening(plain_desk, open_page):
    page = open_page(plain_desk)
    chips = [chip.badge.word for chip in page.evening.findChildren(Chip)]
    assert chips == ["没有"] * 4  # three questions, and what the next visit needs
    assert not any(button.isVisible() for button in page.evening.findChildren(QPushButton))


def test_a_transcript_that_was_never_printed_is_named_and_leads_to_its_page(plain_desk, open_page, press):
    context = plain_desk.context
    person = people.save_person(context, a_person("示例工一"))
    begun = Beginning(person, "worker_short", "项目部", "工资支付情况", Belongs())
    talk = transcripts.begin(context, begun)
    page = open_page(plain_desk)
    wishes = []
    page.session.going.connect(lambda *wish: wishes.append(wish))
    assert "示例工一的询问笔录（未打印）" in [label.text() for label in page.evening.findChildren(ElidedLabel)]
    press(page, "还有没打印或没签字的笔录吗？去办理")
    assert wishes == [("interviews", talk.rid)]


def test_a_folder_that_is_not_there_is_said_and_never_made(desk, open_page, press, jobs, named):
    desk.work()
    page = open_page(desk)
    desk.stick = desk.stick.parent / "no such stick"
    export(page, press, jobs)
    assert not desk.stick.exists()
    assert not page.result.isVisible()
    assert page.target.form.problem_count == 1
    assert any("请先插好U盘" in label.text() for label in page.target.findChildren(QLabel) if label.isVisible())
    assert outbox.waiting(desk.context).words == "未导出"


def test_a_stick_that_is_pulled_at_the_last_moment_is_not_replaced_by_a_folder(desk, open_page, press, jobs, messages):
    desk.work()
    page = open_page(desk)
    press(page, "导出到：选择…")
    press(page, "导出")
    desk.stick.rmdir()
    jobs.run_all()
    assert not desk.stick.exists()
    assert "请先插好U盘" in str(messages.told)


def test_a_package_on_the_inner_disk_is_not_called_safe_to_pull_out(desk, open_page, press, jobs):
    desk.work()
    page = open_page(desk)
    desk.stick = desk.stick.parent / "documents"
    desk.stick.mkdir()
    export(page, press, jobs)
    assert list(desk.stick.glob("*.day"))
    assert page.result.headline.text() == page.result.accessibleName() == "写在资料库所在的磁盘，不在U盘"
    desk.work("示例又一案")
    desk.stick = desk.stick.parent / "stick"
    export(page, press, jobs)
    assert page.result.headline.text() == page.result.accessibleName() == "可以安全拔出"


def test_the_office_key_is_asked_for_where_it_is_registered_and_no_longer_than_it_is_missing(
    plain_desk, bureau, open_page, press, qtbot
):
    page = open_page(plain_desk)
    with qtbot.waitSignal(page.session.going) as gone:
        press(page, "去登记")
    assert gone.args == ["settings", "办公室"]
    page.session.do(lambda context: adopt_office(context, bureau / office.CARD_FILE))
    assert page.notice.sentence == ""


def test_enter_in_a_passphrase_exports(plain_desk, open_page, press, jobs, named, qtbot):
    plain_desk.work()
    page = open_page(plain_desk)
    press(page, "导出到：选择…")
    for name in ("交接口令", "再输一次交接口令"):
        line = named(page, QLineEdit, name)
        line.setText("three blue cranes")
        qtbot.keyClick(line, Qt.Key.Key_Return)
    jobs.run_all()
    assert page.result.isVisible()


def test_enter_in_the_folder_exports_and_a_refused_export_leaves_no_word_of_the_one_before(
    desk, open_page, press, jobs, named, qtbot
):
    desk.work()
    page = open_page(desk)
    line = named(page, QLineEdit, "导出到")
    line.setText(str(desk.stick))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    jobs.run_all()
    assert page.result.isVisible()
    desk.work()
    line.setText(str(desk.stick / "不在"))
    qtbot.keyClick(line, Qt.Key.Key_Return)
    jobs.run_all()
    assert not page.result.isVisible()
    assert "不在" in said(page)
