"""办公室收件 as a person uses it: files are dropped, read over, taken in, answered; what is wrong leads on."""

import shutil
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.domain.case import Case
from inspector_app.domain.interview import Interview
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.domain.record_version import RecordVersion
from inspector_app.ui.find_ways import window_ways
from inspector_app.ui.office.office_window import OfficeWindow
from inspector_app.ui.office.reading_sitting import ReadingSitting
from inspector_app.ui.office.record_view import RecordView
from inspector_app.ui.office.sides_card import SidesCard
from inspector_app.ui.parties.party_dialogs import PersonDialog
from inspector_app.ui.start.page_list import PAGES
from inspector_app.ui.targets import (
    CASES,
    INTERVIEWS,
    PARTIES,
    PROJECTS,
    CaseTab,
    ShowCase,
)
from inspector_app.ui.widgets.button import Button
from inspector_app.usecases import handover
from inspector_app.usecases.assignments import take_letter
from inspector_app.usecases.office import office_opened, office_status
from inspector_app.usecases.office_keys import rotate_keys
from inspector_app.usecases.office_versions import Laid
from inspector_app.usecases.store_file import opened
from inspector_app.usecases.versions import Beside, Difference, Side
from tests.builders import a_case, a_claim, a_company, a_person, a_project, an_interview
from tests.desk import OFFICE_SECRET, PASSPHRASE
from tests.ui.conftest import said
from tests.usecases.test_office_keys import rows_on_sheet

NAME = "示例赵工"


@pytest.fixture
def bureau(office, tmp_path):
    return shutil.copytree(office, tmp_path / "office")


@pytest.fixture
def stick(store, tmp_path, clock):
    """What an inspector brings: the card of his laptop and the package of a day."""
    with opened(store, PASSPHRASE, clock) as context:
        a_case_with_a_line(context)
        handover.save_device_card(context, tmp_path / "stick.pub")
        handover.export_day(context, tmp_path / "stick")
    shutil.move(tmp_path / "stick.pub", tmp_path / "stick" / "device.pub")
    (tmp_path / "stick" / "readme.txt").write_text("别的文件", encoding="utf-8")
    return tmp_path / "stick"


def a_case_with_a_line(context):
    """What the merged database holds to be read, with a number to be masked."""
    worker, project, company = a_person(NAME), a_project(), a_company()
    case = a_case(project_rid=project.rid, company_rid=company.rid)
    talk = an_interview(case_rid=case.rid, person_rid=worker.rid, inspector_rids=())
    with context.unit("示例") as unit:
        for record in (worker, project, company, case, a_claim(case_rid=case.rid, person_rid=worker.rid), talk):
            unit.put(record)


@pytest.fixture
def window(qtbot, runner, messages, answers, clock, bureau):
    window = OfficeWindow(bureau, runner, clock, answers.boxes(), messages)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def press(qtbot, named, window, jobs):
    def press(name):
        qtbot.mouseClick(named(window, QPushButton, name), Qt.MouseButton.LeftButton)
        jobs.run_all()
        QCoreApplication.processEvents()  # what is put into a layout is in sight one turn later

    return press


def whose(bureau):
    device = office_status(bureau, OFFICE_SECRET).devices[0]
    return f"{device.inspector}（{device.device[:8]}）"


def drop(part, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    part.dropEvent(
        QDropEvent(
            QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        )
    )


def a_task_is_given(window, press, named, qtbot, unnamed, write, bureau):
    """交办任务 is typed, left and gone on with, refused while it lacks its day, then registered."""
    press("交办")
    press("交办任务…")
    giving = window.desk.tasks.giving
    named(giving, QPlainTextEdit, "做什么（必填）").setPlainText("核查示例一期专户")
    qtbot.waitUntil((bureau / "office.drafts").exists)  # nothing else is done: the machine may die now
    assert "核查".encode() not in (bureau / "office.drafts").read_bytes()
    qtbot.keyClick(giving, Qt.Key.Key_Escape)
    assert all(words in said(window.desk.tasks.tasks) for words in ("填了还没有登记", "核查示例一期专户"))
    press("从交办返回收件")
    press("锁定")
    assert giving.drafts == ()
    qtbot.keyClicks(named(window, QLineEdit, "办公室口令"), OFFICE_SECRET)
    press("打开")
    assert "1项填了还没有登记" in window.desk.intake.notice.sentence
    press("交办")
    press("继续填写：交办任务")
    assert named(giving, QPlainTextEdit, "做什么（必填）").toPlainText() == "核查示例一期专户"
    box = named(giving, QComboBox, "交给（必填）")
    box.setCurrentIndex(0)
    device = box.value()
    write(named(giving, QLineEdit, "交办人、签批人（必填）"), "钱主任")
    press("登记")
    assert giving.isVisible()  # without a last day
    giving.sheet.form.put("due", date(2026, 3, 20))
    assert unnamed(giving) == []
    press("登记")
    assert window.desk.tasks.tasks.isVisible()
    press("锁定")  # what was given is not written anew as begun, else it would be given twice
    unlock(window, press, named, qtbot)
    assert (giving.drafts, (bureau / "office.drafts").exists()) == ((), False)
    press("交办")
    press("分配号段…")
    giving.sheet.form.put("run", "1-100")
    press("从交办返回收件")
    press("交办")
    press("放弃：分配号段")
    assert (window.desk.may_go(), giving.drafts) == (True, ())
    press("分配号段…")
    assert "已经分配" not in said(giving)
    for entry, value in (("device", device), ("form", "order-to-pay"), ("run", "101—150号"), ("by", "钱主任")):
        giving.sheet.form.put(entry, value)
    press("登记")
    assert "2026年101—150号" in said(window.desk.tasks.tasks)
    press("分配号段…")
    assert "已经分配：劳动保障监察限期改正指令书2026年101—150号" in giving.words.text()
    press("返回交办")


def test_a_stick_is_dropped_read_over_and_taken_in_and_a_task_goes_back(
    window, stick, press, named, qtbot, jobs, bureau, unnamed, store, clock, write, messages, family, runner
):
    press("合并库在服务器上…")
    write(named(window, QLineEdit, "服务器地址和端口"), "127.0.0.1:1")
    qtbot.keyClicks(named(window, QLineEdit, "办公室口令"), OFFICE_SECRET)
    press("打开")
    assert "请填写数据库名称" in said(window)
    for name in ("数据库名称", "登录用户"):
        write(named(window, QLineEdit, name), "bureau")
    press("打开")
    ((_, words),) = messages.told  # nobody is there, or no driver is
    assert "PostgreSQL" in words[0]
    press("不用服务器")
    press("打开")
    (package,) = stick.glob("*.day")
    window.bring([str(package), str(stick / "x.receipt")])
    qtbot.waitUntil(lambda: "由监察员的电脑收取" in window.desk.intake.notice.sentence)
    jobs.run_all()
    assert window.desk.intake.paths == (package,)
    drop(window.desk.intake, stick)
    jobs.run_all()
    QCoreApplication.processEvents()
    assert "没有登记" in said(window)  # the package of a laptop that nobody knows, and beside it the card
    assert not named(window, QPushButton, "导入").isEnabled()
    press("核对一致，登记：device.pub")
    assert all(words in said(window) for words in ("将新增", "已登记"))
    assert window.desk.intake.paths == (package,)  # the card's work is done
    assert office_status(bureau, OFFICE_SECRET).records == ()  # nothing is taken in before one says so
    press("导入")
    (receipt,) = (bureau / "receipts").iterdir()
    assert receipt.name in window.desk.intake.notice.sentence
    assert office_status(bureau, OFFICE_SECRET).devices[0].last_package.file == package.name
    assert unnamed(window) == []
    press(f"回执码：{package.name}")
    assert "回执码" in window.desk.intake.notice.sentence
    press("各台电脑")
    assert package.name in said(window.desk.devices)
    press(f"写回执：{whose(bureau)}")
    assert len(list((bureau / "receipts").iterdir())) == 2  # one more, without an import
    qtbot.keyClick(window.desk.devices, Qt.Key.Key_Escape)
    assert window.desk.intake.isVisible()
    a_task_is_given(window, press, named, qtbot, unnamed, write, bureau)
    press(f"写交办文件：{whose(bureau)}的交办文件")
    (tasks,) = (bureau / "receipts").glob("*.tasks")
    assert f"2项已写到“receipts”：“{tasks.name}”" in window.desk.tasks.tasks.notice.sentence
    assert "已发出" in said(window.desk.tasks.tasks)
    press("从交办返回收件")
    drop(window.desk.intake, tasks)
    jobs.run_all()
    QCoreApplication.processEvents()
    assert "是办公室给陈示例的交办文件，不在这里导入" in said(window)
    with opened(store, PASSPHRASE, clock) as context:
        assert "核查示例一期专户" in [each.text for each in take_letter(context, tasks).new]
    the_merged_database_is_only_read(window, press, qtbot, messages, family, jobs, runner, named, bureau)
    press("锁定")
    assert window.unlocking.isVisible()


def the_merged_database_is_only_read(window, press, qtbot, messages, family, jobs, runner, named, bureau):
    """The main window on a copy: each of its pages opens, and nothing that is pressed, typed or dropped changes it."""
    with qtbot.waitSignal(window.reading_wanted) as wanted:
        press("查看合并库")
    (copy,) = wanted.args
    assert (window.knows(OFFICE_SECRET), window.knows("别的")) == (True, False)
    reading = ReadingSitting(copy, PAGES, family, window.knows, messages, runner)
    main, store = reading.window, reading.session.context.store
    main.show()
    case = store.all(Case)[0]
    messages.told.clear()
    for key, target in (
        ("today", None), (INTERVIEWS, None), (PROJECTS, store.all(Project)[0].rid), (PARTIES, store.all(Person)[0].rid),
        (CASES, case.rid),
    ):  # fmt: skip
        reading.session.go(key, target)
        jobs.run_all()
        QCoreApplication.processEvents()
        buttons = [each for each in main.findChildren(Button) if each.isVisible()]
        pressed = [each.accessibleName() for each in buttons if not each.only_looks]
        typed = [each for each in main.findChildren(QPlainTextEdit) if each.isVisible() and not each.isReadOnly()]
        assert (pressed, typed) == ([], [])
    ((_, words),) = messages.told  # 今日 is no page here
    assert "只能查看" in words[0]
    reading.session.go(CASES, ShowCase(case.rid, CaseTab.CLAIMS))
    QCoreApplication.processEvents()
    claims = main.page(CASES).case.part(CaseTab.CLAIMS)
    claims.view.go_to(0, 0)
    before = store.journal.position
    for key in (Qt.Key.Key_A, Qt.Key.Key_Delete, Qt.Key.Key_F2):
        qtbot.keyClick(claims.view, key)
    qtbot.keyClick(claims.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert (claims.view.is_typing(), store.journal.position, store.drafts.all()) == (False, before, ())
    named(claims, QPushButton, "显示证件和卡号").click()
    assert claims.model.is_open
    with office_opened(bureau, OFFICE_SECRET) as opened_office:  # the copy keeps nothing of it, the office does
        ((seen,),) = opened_office.database.rows("SELECT body FROM office_look")
    assert case.rid in seen
    main.engage_lock()
    qtbot.keyClicks(named(main, QLineEdit, "口令"), OFFICE_SECRET)
    qtbot.keyClick(named(main, QLineEdit, "口令"), Qt.Key.Key_Return)
    assert not main.lock.is_engaged
    assert PersonDialog.ask(reading.session, store.all(Person)[0], main) is None
    assert {way.sort for way in window_ways(reading.session, [(CASES, "案件")])} == {"页面", "帮助"}
    record = RecordView(reading.session, store.all(Interview)[0], main)
    assert NAME in said(record)
    with qtbot.waitSignal(reading.ended):
        main.close()
    assert list(bureau.glob("reading-*")) == []


def unlock(window, press, named, qtbot):
    qtbot.keyClicks(named(window, QLineEdit, "办公室口令"), OFFICE_SECRET)
    press("打开")


@pytest.fixture
def with_a_package(window, stick, press, named, qtbot, jobs, bureau):
    unlock(window, press, named, qtbot)
    drop(window.desk.intake, stick)
    jobs.run_all()
    QCoreApplication.processEvents()
    press("核对一致，登记：device.pub")
    press("导入")
    return office_status(bureau, OFFICE_SECRET)


def test_a_package_that_changes_much_is_taken_in_only_once_somebody_asked_about_it(
    window, press, qtbot, named, bureau, store, clock, tmp_path, messages, jobs
):
    """The picture of a rewritten history, and of a correction of many lines that is meant."""
    with opened(store, PASSPHRASE, clock) as context:
        handover.save_device_card(context, tmp_path / "device.pub")
        sites = [a_project(name=f"示例{number}期") for number in range(30)]
        for town in ("示例镇", "另一镇"):
            clock.advance(minutes=1)
            with context.unit("登记") as unit:
                for site in sites:
                    unit.put(replace(site, town=town))
            handover.export_day(context, tmp_path / town)
    qtbot.keyClicks(named(window, QLineEdit, "办公室口令"), OFFICE_SECRET)
    press("打开")
    drop(window.desk.intake, tmp_path / "device.pub", *(tmp_path / "示例镇").iterdir())
    jobs.run_all()
    press("核对一致，登记：device.pub")
    press("导入")
    (second,) = (tmp_path / "另一镇").iterdir()
    drop(window.desk.intake, second)
    jobs.run_all()
    press("导入")
    assert "请先与监察员核实是不是批量更正" in said(window)
    assert office_status(bureau, OFFICE_SECRET).devices[0].last_package.file != second.name
    press(f"已核实，照样导入：{second.name}")
    assert "已核实，照样导入？" in messages.asked
    status = office_status(bureau, OFFICE_SECRET)
    assert status.devices[0].last_package.file == second.name
    assert "请先与监察员核实" not in said(window)


def test_the_merged_database_is_made_anew_once_it_is_told_what_that_does(
    window, press, bureau, messages, with_a_package, clock, stick, jobs
):
    press("各台电脑")
    assert "还没有整库备份" in said(window.desk.devices)
    press("返回收件")
    clock.advance(days=1)
    drop(window.desk.intake, stick)
    jobs.run_all()
    QCoreApplication.processEvents()
    press("导入")
    press("各台电脑")
    assert "整库备份1份，内容最多的一份是" in said(window.desk.devices)
    messages.answer = False
    press("重建合并库…")
    assert messages.asked == ["重建合并库？"]
    (detail,) = messages.details
    assert all(words in detail for words in ("（1个包）开始", "一条记录也不会缺", "改名留在原处"))
    assert list(bureau.glob("office.db.*former")) == []  # nothing before one says so
    messages.answer = True
    press("重建合并库…")
    assert "合并库已重建" in window.desk.intake.notice.sentence
    assert len(list(bureau.glob("office.db.*former"))) == 1
    assert office_status(bureau, OFFICE_SECRET).records == with_a_package.records
    (received,) = (bureau / "received").iterdir()
    received.unlink()
    (copy,) = (bureau / "backups").glob("2*")
    copy.unlink()
    messages.answer = False
    press("各台电脑")
    press("重建合并库…")
    assert "收过的包有1个已经不在" in messages.details[-1]


def test_of_versions_each_has_its_verb_below_it_and_hands_on_whose_it_is(qtbot, named):
    at_three = datetime(2026, 3, 2, 3, tzinfo=UTC)
    told = [RecordVersion("lead", "r", each, 1, "", each * 8, "甲示例", at_three) for each in "ab"]
    sides = tuple(Side(each.hash, each.whose, each.inspector, each) for each in told)
    settled = []
    card = SidesCard(
        Laid(
            Beside("lead", "r", NAME, sides, "", ""),
            (Difference("办理", ("受理", "不予受理")),),
            9,
        ),
        lambda *right: settled.append(right),
    )
    qtbot.addWidget(card)
    card.resize(1000, 400)
    card.show()
    for side, words in zip(sides, ("受理", "不予受理"), strict=True):
        verb = named(card, QPushButton, f"以{side.whose}的为准：{NAME}")
        (label,) = [each for each in card.findChildren(QLabel) if each.text() == words]
        assert verb.mapTo(card, QPoint()).x() == label.mapTo(card, QPoint()).x()
        qtbot.mouseClick(verb, Qt.MouseButton.LeftButton)
    assert settled == [(each.hash, each.whose) for each in told]


@pytest.mark.parametrize("loss", ["gone", "damaged", "older"])
def test_an_office_whose_database_is_lost_is_opened_again_from_what_was_received(
    window, press, bureau, messages, with_a_package, named, qtbot, loss
):
    press("锁定")
    if loss == "gone":
        (bureau / "office.db").unlink()
    elif loss == "older":
        older = (bureau / "office.db").read_bytes()
        rotate_keys(bureau, OFFICE_SECRET)
        (bureau / "office.db").write_bytes(older)
    else:
        (bureau / "office.db").write_bytes(bytes(8192))
    unlock(window, press, named, qtbot)
    assert messages.asked == ["合并库打不开，从备份和收到的包重建？"]
    (detail,) = messages.details
    assert all(words in detail for words in ("可以重建", "重新收下收件文件夹（received/）里的1个包", "own.db"))
    assert "合并库已重建" in window.desk.intake.notice.sentence
    assert office_status(bureau, OFFICE_SECRET).records == with_a_package.records


def test_a_received_package_that_is_damaged_is_named_before_one_goes_on_without_it(
    window, press, bureau, messages, with_a_package, monkeypatch
):
    (received,) = (bureau / "received").iterdir()
    received.write_bytes(received.read_bytes()[:-50])
    press("各台电脑")
    answers = iter((True, False, True, True))
    monkeypatch.setattr(messages, "confirm", lambda *asked: (messages.details.append(asked[1]), next(answers))[1])
    press("重建合并库…")
    lacking = messages.details[-1]
    assert (received.name.partition("_")[0] in lacking, "还没有替换" in lacking) == (True, True)
    assert office_status(bureau, OFFICE_SECRET).records == with_a_package.records
    press("重建合并库…")
    assert "合并库已重建" in window.desk.intake.notice.sentence
    assert office_status(bureau, OFFICE_SECRET).records == ()


def test_keys_are_changed_and_the_sheet_for_the_safe_is_saved_and_compared(
    window, press, bureau, messages, with_a_package, named, tmp_path, clock
):
    card = (bureau / "office-key.json").read_bytes()
    press("密钥")
    messages.answer = False
    press("更换全部密钥…")
    assert (bureau / "office-key.json").read_bytes() == card
    messages.answer = True
    press("更换全部密钥…")
    assert (bureau / "office-key.json").read_bytes() != card
    keys = window.desk.keys
    assert all(words in keys.view.notice.sentence for words in ("密钥已更换", "核对码", "重新打印"))
    keys.ask_file = lambda *_: str(tmp_path / "safe")
    press("存成托管纸…")
    assert (tmp_path / "safe.pdf").is_file()
    typed = named(window, QPlainTextEdit, "照托管纸输入")
    typed.setPlainText(rows_on_sheet(bureau, tmp_path / "safe.docx", clock)[1:])
    press("核对")
    assert "第1行和纸上的不一样" in said(keys.view)
    typed.setPlainText(rows_on_sheet(bureau, tmp_path / "again.docx", clock))
    press("核对")
    assert ("逐行一致" in keys.view.notice.sentence, typed.toPlainText()) == (True, "")
    typed.setPlainText("QPZR")
    press("从密钥返回收件")
    press("锁定")
    assert typed.toPlainText() == ""


def test_a_laptop_is_struck_off_by_its_name_and_what_it_was_given_is_told(
    window, press, named, messages, bureau, with_a_package
):
    press("交办")
    press("交办任务…")
    giving = window.desk.tasks.giving
    named(giving, QComboBox, "交给（必填）").setCurrentIndex(0)
    for entry, value in (("text", "核查示例一期专户"), ("due", date(2026, 3, 20)), ("by", "钱主任")):
        giving.sheet.form.put(entry, value)
    press("登记")
    press("返回收件")
    press("各台电脑")
    name = whose(bureau)
    press(f"停用…：{name}")
    assert messages.asked[-1] == f"停用{name}的电脑？"
    assert all(words in messages.details[-1] for words in ("最近收下：", "有1项交办它还没有收取"))
    press("返回收件")
    press("交办")
    assert f"交办任务　{name}　待发" in said(window.desk.tasks.tasks)
    assert "这台电脑已停用，收不到" in said(window.desk.tasks.tasks)
