import shutil
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from shiboken6 import isValid

from inspector_app.domain.agency import practice_name
from inspector_app.domain.case import Case
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import Project
from inspector_app.store.auto_backups import auto_backups
from inspector_app.store.guards import drop_guards, set_guards
from inspector_app.support.battery import Battery
from inspector_app.support.clock import SystemClock
from inspector_app.support.errors import Trouble
from inspector_app.support.settings import WindowSettings, read_settings
from inspector_app.ui import theme
from inspector_app.ui.editions_dialog import EditionsDialog
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.jobs import Job
from inspector_app.ui.navigation import NavigationItem
from inspector_app.ui.parties.party_dialogs import CompanyDialog
from inspector_app.ui.sleep_watch import SleepWatch
from inspector_app.ui.start.backup_watch import BackupWatch
from inspector_app.ui.start.battery_watch import BatteryWatch
from inspector_app.ui.start.drafts_dialog import DraftsDialog
from inspector_app.ui.start.page_list import PAGES, PageEntry
from inspector_app.ui.start.practice_dialog import PracticeDialog, PracticeWish
from inspector_app.ui.start.practice_strip import PracticeStrip
from inspector_app.ui.start.program import Program
from inspector_app.ui.start.sitting import Sitting
from inspector_app.ui.targets import HANDOVER, SETTINGS, BroughtFiles
from inspector_app.usecases.auto_backups import note_elsewhere
from inspector_app.usecases.cases import open_case
from inspector_app.usecases.demo_date import stand_still
from inspector_app.usecases.drafts import Unwritten, all_drafts, draft, keep_draft, put_aside
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.interviews import begin_interview
from inspector_app.usecases.opening import Opening
from inspector_app.usecases.people import save_person
from inspector_app.usecases.practice import keep_scene
from inspector_app.usecases.practice_scenes import scenes
from inspector_app.usecases.projects import save_project
from inspector_app.usecases.settings import pin_lock
from inspector_app.usecases.start_answers import Begin
from inspector_app.usecases.store_file import open_store
from inspector_app.vault.door import run
from tests.builders import a_person, a_project
from tests.desk import CHEAP, MONDAY, PASSPHRASE
from tests.ui.conftest import said
from tests.ui.hands import meeting
from tests.ui.start.plain_page import PlainPage

PLAIN = PageEntry("plain", "一页", "inbox", "tests.ui.start.plain_page", "PlainPage")


@pytest.fixture
def sit(qapp, qtbot, family, store, clock):
    """Sit down at the store; the sitting is ended when the test leaves it open."""
    begun = []

    def sit(**opening):
        context = open_store(store, PASSPHRASE, clock)
        sitting = Sitting(Opening(context, store, **opening), (PLAIN,), family, WindowSettings(), qapp)
        with qtbot.waitExposed(sitting.window):
            sitting.show(maximized=False)
        begun.append((sitting, context))
        return sitting

    yield sit
    for sitting, context in begun:
        if isValid(sitting.window) and sitting.close():
            qtbot.waitUntil(lambda sitting=sitting: not isValid(sitting.window))
        sitting.runner.close()
        context.store.close()


def press_lock(qtbot, sitting):
    qtbot.keyClick(sitting.window.page("plain").line, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    return sitting.window.lock


def answer(qtbot, lock, secret):
    qtbot.keyClicks(lock.panel.line, secret)
    qtbot.keyClick(lock.panel.line, Qt.Key.Key_Return)


def test_the_pin_leads_back_to_the_entry(sit, qtbot):
    sitting = sit(pin=pin_lock("2580"))
    lock = press_lock(qtbot, sitting)
    answer(qtbot, lock, "2580")
    assert not lock.is_engaged
    assert sitting.window.focusWidget() is sitting.window.page("plain").line


def test_a_spent_pin_is_not_asked_for_again(sit, qtbot):
    sitting = sit(pin=pin_lock("2580"))
    lock = press_lock(qtbot, sitting)
    for _ in range(5):
        answer(qtbot, lock, "0000")
    answer(qtbot, lock, PASSPHRASE)
    assert not lock.is_engaged
    lock.engage()
    assert lock.panel.line.accessibleName() == "口令"


def test_sleep_locks(sit):
    sitting = sit()
    sitting.findChild(SleepWatch).slept.emit()
    assert sitting.window.lock.is_engaged


def test_an_older_database_is_told_above_every_page(sit, store, clock):
    older = (store / "inspector.db").read_bytes()
    context = open_store(store, PASSPHRASE, clock)
    with context.unit() as unit:
        unit.put(Project("p1", "示例一号工程"))
    context.store.close()
    (store / "inspector.db").write_bytes(older)
    sitting = sit()
    assert sitting.window.notice.isVisible()
    assert "数据库比本机最后保存的旧" in sitting.window.notice.sentence
    assert "找回较新的 inspector.db" in sitting.window.notice.accessibleName()


def test_a_full_disk_is_told_until_something_could_be_saved(sit, store):
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        sitting = sit()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "磁盘已满，资料库打开后只能查看" in sitting.window.notice.sentence
    assert sitting.session.do(save_project, a_project())
    assert sitting.window.notice.sentence == ""


def test_the_store_is_backed_up_by_itself_and_a_week_without_another_medium_is_told(sit, qtbot, store, clock):
    sitting = sit()
    watch = sitting.findChild(BackupWatch)
    context = sitting.session.context
    watch.look()
    qtbot.waitUntil(lambda: auto_backups(store) != () and not sitting.runner.busy)
    sitting.session.do(save_project, a_project())
    assert sitting.window.notice.sentence == ""
    clock.moment += timedelta(days=8)
    watch.look()
    qtbot.waitUntil(lambda: len(auto_backups(store)) == 2 and not sitting.runner.busy)
    assert "还没有备份到别的盘上" in sitting.window.notice.sentence
    note_elsewhere(context)
    watch.look()
    assert sitting.window.notice.sentence == ""


def test_what_was_recorded_since_is_backed_up_as_one_locks_and_as_one_closes(sit, qtbot, store, clock, leaving):
    """What was recorded in the last two hours was in no backup when the disk died over night."""
    leaving.backs_up = True
    sitting, kept = sit(), []

    def note():
        kept.append([each.position for each in auto_backups(store)])

    sitting.findChild(BackupWatch).look()
    qtbot.waitUntil(lambda: auto_backups(store) != () and not sitting.runner.busy)
    sitting.window.engage_lock()
    QApplication.processEvents()
    assert not sitting.runner.busy  # nothing was recorded since
    answer(qtbot, sitting.window.lock, PASSPHRASE)
    for number in range(2):
        note()
        clock.moment += timedelta(minutes=10)
        sitting.session.do(save_project, replace(a_project(), town=f"示例{number}镇"))
        if number == 0:
            sitting.window.engage_lock()
            QApplication.processEvents()
            qtbot.waitUntil(lambda: not sitting.runner.busy)
            answer(qtbot, sitting.window.lock, PASSPHRASE)
    with qtbot.waitSignal(sitting.ended):
        sitting.close()
        assert not sitting.window.isVisible()
    note()
    assert [len(each) for each in kept] == [1, 1, 1]
    assert kept[0] < kept[1] < kept[2]
    open_store(store, PASSPHRASE, clock).store.close()


@pytest.mark.parametrize("wish", ["stops", "comes again"])
def test_nobody_waits_for_the_last_backup(program, qtbot, store, named, leaving, monkeypatch, wish):
    """Its box comes after half a second, and a second start meanwhile opens the window once it is made."""
    leaving.backs_up, slow = True, threading.Event()

    def back_up(_store, progress):
        while not slow.is_set():
            progress.check()

    open_first(qtbot, program, store, named)
    monkeypatch.setattr("inspector_app.ui.start.sitting.back_up_daily", back_up)
    program.leave()
    if wish == "stops":
        qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
        assert "备份今天的记录" in said(QApplication.activeModalWidget())
        qtbot.mouseClick(named(QApplication.activeModalWidget(), QPushButton, "取消"), Qt.MouseButton.LeftButton)
    else:
        qtbot.waitUntil(lambda: program.sitting.is_leaving)
        assert program.may_end(may_ask=True)
        program.leave()
        program.hand_in(["", "", "U/一.receipt"])
        slow.set()
    qtbot.waitUntil(lambda: program.sitting is None)
    open_store(store, PASSPHRASE, SystemClock()).store.close()
    if wish == "comes again":
        assert "“一.receipt”" in said(program.start_window.unlocking)
        program.start_window.close()


def test_a_store_that_was_cut_off_is_looked_through_and_what_is_wrong_is_told(sit, qtbot, store, clock):
    context = open_store(store, PASSPHRASE, clock)
    save_project(context, a_project())
    drop_guards(context.store.db)
    run(context.store.db, "UPDATE project SET town = '另一镇'")
    set_guards(context.store.db)
    shutil.copytree(store, store.with_name("killed"))
    context.store.close()
    shutil.rmtree(store)
    store.with_name("killed").rename(store)
    sitting = sit()
    sitting.findChild(BackupWatch).look_through()
    qtbot.waitUntil(lambda: sitting.window.notice.sentence != "")
    assert "上次没有正常关闭" in sitting.window.notice.sentence
    assert "发现1个问题。" in sitting.window.notice.sentence


def test_a_battery_that_runs_out_has_everything_on_the_disk_and_blanks_at_hand(sit, qtbot, monkeypatch, named):
    level = [Battery(11, drains=True)]
    monkeypatch.setattr("inspector_app.ui.start.battery_watch.battery", lambda: level[0])
    sitting = sit()
    watch, notice = sitting.findChild(BatteryWatch), sitting.window.notice
    written = []
    sitting.session.pausing.connect(lambda: written.append(notice.sentence))
    watch.look()
    assert (written, notice.sentence) == ([], "")
    level[0] = Battery(10, drains=True)
    watch.look()
    assert written == [""]  # before anything was said
    assert "电池电量不足10%" in notice.sentence
    assert "已写的内容都已存好" in notice.sentence
    boxes = meeting((lambda box: box.reject(),))
    qtbot.mouseClick(named(notice, QPushButton, "打印应急空白"), Qt.MouseButton.LeftButton)
    assert [box.windowTitle() for box in boxes] == ["打印应急空白"]
    level[0] = Battery(11, drains=False)
    watch.look()
    assert notice.sentence == ""


def test_about_a_store_that_is_whole_nothing_is_said(sit):
    assert sit().window.notice.sentence == ""


def test_a_demo_says_its_date(sit, store, clock):
    context = open_store(store, PASSPHRASE, clock)
    stand_still(context)
    context.store.close()
    labels = sit().window.navigation.findChildren(QLabel)
    whole = [label.toolTip() or label.text() for label in labels]  # a narrow window has the day in the tooltip
    assert "已加密\n演示日期 2026年3月2日" in whole


def test_drafts_are_asked_about_and_one_is_gone_on_with(sit, monkeypatch, named):
    monkeypatch.setattr(DraftsDialog, "exec", lambda box: named(box, QPushButton, "一行：恢复").click())
    sitting = sit()
    keep_draft(sitting.session.context, "plain:1", "一行", '{"line": "写到一半"}')
    sitting.ask_about_drafts()
    assert sitting.window.page("plain").target.key == "plain:1"


def test_without_drafts_nothing_is_asked(sit, monkeypatch):
    monkeypatch.setattr(DraftsDialog, "exec", pytest.fail)
    sit().ask_about_drafts()


def test_what_was_put_aside_is_offered_at_the_next_start(sit, monkeypatch, named, tmp_path):
    sitting = sit()
    context, file = sitting.session.context, tmp_path / "x.drafts"
    put_aside(context, file, [Unwritten("plain:1", "一行", '"写到一半"', Trouble("disk-full"))])
    sitting.session.aside.emit(str(file))
    assert sitting.remembered(WindowSettings()).aside == str(file)

    def take_back(box):
        named(box, QPushButton, "取回").click()
        named(box, QPushButton, "一行：恢复").click()

    monkeypatch.setattr(DraftsDialog, "exec", take_back)
    sitting.ask_about_drafts()
    assert sitting.window.page("plain").target.key == "plain:1"
    assert draft(context, "plain:1").body == "写到一半"
    assert sitting.remembered(WindowSettings()).aside == ""


def test_closing_lets_the_store_go(sit, qtbot, store, clock):
    sitting = sit()
    with qtbot.waitSignals([sitting.session.pausing, sitting.ended]):
        sitting.close()
    open_store(store, PASSPHRASE, clock).store.close()


def test_a_page_that_goes_finds_the_store_open(sit, qtbot):
    """As does each timer and each paint before it: what is shown is gone before the store is closed."""
    sitting, read = sit(), []
    session = sitting.session
    sitting.window.page("plain").destroyed.connect(lambda: read.append(session.read(all_drafts)))
    with qtbot.waitSignal(sitting.ended):
        sitting.close()
    assert read == [()]
    assert not isValid(sitting.window)


def test_the_size_that_is_remembered_is_that_of_the_closing(sit, qtbot):
    sitting = sit()
    sitting.window.resize(1010, 610)
    with qtbot.waitSignal(sitting.ended):
        sitting.close()
    kept = sitting.remembered(WindowSettings())
    assert (kept.width, kept.height, kept.maximized) == (1010, 610, False)


def test_started_maximised_the_pages_have_their_words_however_small_the_window_was(
    qapp, qtbot, family, store, clock, named
):
    context = open_store(store, PASSPHRASE, clock)
    settings = WindowSettings(width=820, height=480, maximized=True)
    sitting = Sitting(Opening(context, store), (PLAIN,), family, settings, qapp)
    sitting.show(settings.maximized)
    qtbot.waitUntil(lambda: sitting.window.width() > 1300)
    assert named(sitting.window, NavigationItem, "一页").text() == "一页"
    sitting.window.showNormal()
    qtbot.waitUntil(lambda: sitting.window.width() < 900)
    assert named(sitting.window, NavigationItem, "一页").text() == ""
    sitting.window.showMaximized()
    qtbot.waitUntil(lambda: named(sitting.window, NavigationItem, "一页").text() == "一页")
    with qtbot.waitSignal(sitting.ended):
        sitting.close()
    assert sitting.remembered(settings) == settings


def test_closing_over_running_work_ends_the_sitting_too(sit, qtbot, monkeypatch):
    """The question about the work runs a loop of its own."""
    sitting = sit()
    started = threading.Event()
    sitting.runner.run(Job("导出", lambda progress: _until_stopped(progress, started)))
    started.wait(5)

    def confirm(*_words):
        QApplication.processEvents()
        return True

    monkeypatch.setattr(sitting.session.messages, "confirm", confirm)
    with qtbot.waitSignal(sitting.ended):
        assert sitting.close()


def _until_stopped(progress, started):
    started.set()
    while True:
        progress.check()


def test_every_page_is_there_to_be_built(sit):
    session = sit().session
    for entry in PAGES:
        assert entry.build(session) is not None


@pytest.fixture
def program(qapp, qtbot, family, answers, clock, tmp_path, monkeypatch):
    monkeypatch.setattr(qapp, "quit", lambda: None)
    folder = tmp_path / "settings"
    folder.mkdir()
    program = Program(qapp, folder, (PLAIN,), family, answers.boxes(), WindowSettings(), clock, CHEAP)
    program.folder = folder
    yield program
    if program.sitting is not None:
        program.sitting.close()
        qtbot.waitUntil(lambda: program.sitting is None)
    qapp.setQuitOnLastWindowClosed(True)


def open_first(qtbot, program, store, named):
    program.begin(store)
    window = program.start_window
    line = named(window.unlocking, QLineEdit, "口令")
    qtbot.keyClicks(line, PASSPHRASE)
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.sitting is not None)


def test_a_key_for_the_window_writes_nothing_into_the_passphrase(program, qtbot, store, named):
    program.begin(store)
    line = named(program.start_window.unlocking, QLineEdit, "口令")
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    for number in "1234567":
        qtbot.keyClick(line, number, Qt.KeyboardModifier.AltModifier)
    assert line.text() == ""
    program.start_window.close()


def test_the_light_is_changed_before_a_store_is_open_and_remembered(program, qtbot):
    program.begin(None)
    window = program.start_window
    window.show_setup()
    with qtbot.waitActive(window):
        window.activateWindow()
    seen = []
    for _ in range(2):
        qtbot.keyClick(window, Qt.Key.Key_F9)
        seen.append((theme.current().name, read_settings(program.folder).theme))
    assert seen == [("sunlight", "sunlight"), ("standard", "standard")]
    window.close()


def test_from_the_passphrase_to_the_window_and_what_is_remembered(program, qtbot, store, named):
    open_first(qtbot, program, store, named)
    assert program.start_window is None
    assert program.sitting.window.isVisible()
    program.sitting.window.toggle_light()
    program.sitting.session.sized.emit(110)
    program.sitting.close()
    qtbot.waitUntil(lambda: program.sitting is None)
    kept = read_settings(program.folder)
    assert kept.store == str(store.resolve())
    assert (kept.theme, kept.percent) == ("sunlight", 110)
    program.begin(None)
    assert program.start_window.unlocking.words.text() == "资料库：store"
    program.start_window.close()


def test_a_second_start_changes_the_store_when_the_person_agrees(program, qtbot, store, named, tmp_path, monkeypatch):
    open_first(qtbot, program, store, named)
    program.hand_in([str(store)])
    assert program.sitting is not None
    monkeypatch.setattr(program.sitting.session.messages, "confirm", lambda *_words: True)
    program.hand_in([str(tmp_path / "other")])
    qtbot.waitUntil(lambda: program.sitting is None)
    assert "other" in program.start_window.welcome.notice.sentence
    program.start_window.close()


def test_an_office_has_a_window_of_its_own_and_comes_again(program, store, office, named, answers, tmp_path):
    """Its address on a server is not remembered: a password may stand in it."""
    answers.by_purpose["office"] = str(office)
    program.begin(store)
    program.hand_in([str(tmp_path / "nowhere"), ""])
    named(program.start_window, QPushButton, "办公室收件…").click()
    assert (program.start_window, program.office_window.isVisible()) == (None, True)
    assert read_settings(program.folder).store == str(office.resolve())
    first = program.office_window
    program.hand_in(["", "", "U/一.day"])
    assert "“一.day”" in first.unlocking.notice.sentence
    program.hand_in([str(office), ""])
    assert program.office_window is first
    program.hand_in([str(office), "postgresql://示例@127.0.0.1/office"])
    assert program.office_window is not first
    program.hand_in([str(store), ""])
    assert program.start_window.unlocking.words.text() == "资料库：store"
    program.start_window.let_go()
    program.begin(None)
    program.office_window.close()
    assert "postgresql" not in (program.folder / "window.json").read_text(encoding="utf-8")


def test_files_of_a_double_click_wait_for_the_passphrase_and_behind_the_lock(program, qtbot, store, named):
    program.begin(store)
    for _twice in range(2):
        program.bring(["U/一.receipt"])
    assert said(program.start_window.unlocking).count("“一.receipt”") == 1
    open_first(qtbot, program, store, named)
    gone = []
    program.sitting.session.going.connect(lambda *to: gone.append(to))
    qtbot.waitUntil(lambda: gone == [(HANDOVER, BroughtFiles(("U/一.receipt",)))])
    program.sitting.window.lock.engage()
    with qtbot.assertNotEmitted(program.sitting.session.going, wait=300):
        program.hand_in(["", "", "U/二.case", "U/三.day"])
        program.hand_in(["", "", "U/三.day"])
    answer(qtbot, program.sitting.window.lock, PASSPHRASE)
    qtbot.waitUntil(lambda: len(gone) == 3)
    assert gone[1:] == [(HANDOVER, BroughtFiles(("U/三.day",))), (SETTINGS, BroughtFiles(("U/二.case",)))]


def test_nothing_of_a_closed_sitting_stays(program, qtbot, store, named, tmp_path, monkeypatch):
    """Changing the store again and again must not pile up windows with everything that was read."""
    program.begin(store)
    program.start_window.close()
    program.start_window.deleteLater()
    program.start_window = None
    for _ in range(2):
        open_first(qtbot, program, store, named)
        window = program.sitting.window
        monkeypatch.setattr(program.sitting.session.messages, "confirm", lambda *_words: True)
        program.hand_in([str(tmp_path / "other")])
        qtbot.waitUntil(lambda window=window: program.sitting is None and not isValid(window))
        program.start_window.close()
        program.start_window.deleteLater()
        program.start_window = None
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert [each for each in QApplication.allWidgets() if isinstance(each, MainWindow | PlainPage)] == []


def test_closing_from_outside_ends_the_dialog_in_front(program, qtbot, store, named):
    open_first(qtbot, program, store, named)
    sitting, outcomes = program.sitting, []

    def ask():
        outcomes.append(CompanyDialog.ask(sitting.session, None, sitting.window))

    def close():
        dialog = QApplication.activeModalWidget()
        dialog.sheet.fields["name"].entry.setText("示例建工")
        program.leave()

    QTimer.singleShot(0, ask)
    QTimer.singleShot(50, close)
    qtbot.waitUntil(lambda: program.sitting is None)
    assert outcomes == [None]
    context = open_store(store, PASSPHRASE, SystemClock())
    assert [each.body["name"] for each in all_drafts(context)] == ["示例建工"]
    context.store.close()


@pytest.mark.logs_warning
def test_a_full_disk_does_not_stop_the_work(program, store, qtbot, named):
    program.folder.rename(program.folder.with_name("gone"))
    open_first(qtbot, program, store, named)
    assert program.sitting.window.isVisible()


def test_beginning_with_the_ledger_goes_there(sit):
    sitting = sit(begin=Begin.LEDGER)
    wished = []
    sitting.session.going.connect(lambda key, _target: wished.append(key))
    sitting.begin()
    assert wished == ["projects"]


def test_files_of_the_bureaus_own_are_asked_about_before_the_drafts(sit, store, qtbot, monkeypatch):
    (store / "law").mkdir()
    (store / "law" / "limits.toml").write_text("[[limit]]\n", encoding="utf-8")
    asked = []
    monkeypatch.setattr(EditionsDialog, "exec", lambda _box: asked.append("editions"))
    monkeypatch.setattr(Sitting, "ask_about_drafts", lambda _sitting: asked.append("drafts"))
    sit()
    qtbot.waitUntil(lambda: asked == ["editions", "drafts"])


def test_a_practice_says_so_above_every_page_and_leads_to_its_score_and_on(sit, store, clock, qtbot):
    context = open_store(store, PASSPHRASE, clock)
    with context.unit("") as unit:
        unit.put(replace(context.agency, name=practice_name(context.agency.name)))
    worker = save_person(context, a_person("赵示例"))
    case = open_case(context, Case(new_rid(), "示例欠薪案", MONDAY))
    begin_interview(context, worker, "worker", "项目部", "工资", Belongs(case.rid))
    keep_scene(context, scenes()[0], worker)
    context.store.close()
    sitting = sit()
    strip = sitting.window.findChild(PracticeStrip)
    assert strip.isVisible()
    assert sitting.window.windowTitle().startswith("练习")

    def again(box):
        assert "问到并记下0/22" in said(box)
        next(each for each in box.findChildren(QPushButton) if each.text() == "再练一次").click()

    met = meeting((again,))
    with qtbot.waitSignal(sitting.practice_wished) as wished:
        strip.findChildren(QPushButton)[0].click()
    assert [type(box) for box in met] == [PracticeDialog]
    assert wished.args == [PracticeWish.AGAIN, "worker"]
