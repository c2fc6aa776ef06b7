from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea

from inspector_app.domain.project import Project
from inspector_app.store.auto_backups import auto_backups
from inspector_app.store.look import look_into
from inspector_app.support.progress import NoProgress
from inspector_app.ui.start.restore_dialog import RestoreDialog
from inspector_app.ui.widgets.chip import Chip
from inspector_app.usecases import practice_store
from inspector_app.usecases.auto_backups import back_up_daily
from inspector_app.usecases.demo import day, district
from inspector_app.usecases.demo_date import demo_day, stand_still
from inspector_app.usecases.projects import save_project
from inspector_app.usecases.start_answers import Begin
from inspector_app.usecases.store_file import Setup, back_up, create_store, office_key, open_store
from inspector_app.usecases.store_place import Restoring
from inspector_app.vault.passphrase import DEMO_RULE
from tests.builders import a_project
from tests.desk import CHEAP, PASSPHRASE, SETUP
from tests.ui.conftest import said
from tests.usecases.test_office_keys import rows_on_sheet


@pytest.fixture
def press(qtbot, named, window):
    def press(name, root=None):
        qtbot.mouseClick(named(root or window, QPushButton, name), Qt.MouseButton.LeftButton)

    return press


@pytest.fixture
def enter(qtbot, named, window):
    def enter(name, text, root=None):
        line = named(root or window, QLineEdit, name)
        for _ in range(3):  # nobody types before the focus has come to rest
            QCoreApplication.processEvents()
        line.clear()
        if text.isascii():
            qtbot.keyClicks(line, text)
        else:  # as an input method hands characters over; key events cannot carry them
            line.insert(text)

    return enter


def unlock(window, enter, press, jobs, passphrase, pin=""):
    enter("口令", passphrase, window.unlocking)
    enter("本次锁屏短码（选填）", pin, window.unlocking)
    press("打开", window.unlocking)
    jobs.run_all()


def test_every_entry_has_a_name(window, unnamed, store):
    window.show_setup()
    assert unnamed(window) == []


def test_without_a_store_the_ways_to_begin_are_offered(window):
    window.begin(None)
    assert window.welcome.isVisible()
    assert window.welcome.notice.sentence == ""


def test_a_store_that_is_gone_is_named_without_its_path(window, tmp_path):
    window.begin(tmp_path / "资料库甲")
    assert "资料库甲" in window.welcome.notice.sentence
    assert str(tmp_path) not in window.welcome.notice.sentence


def test_a_place_that_was_named_is_proposed_for_the_new_store(window, tmp_path, press, named):
    wanted = tmp_path / "资料库甲"
    window.begin(wanted, wanted)
    assert "“资料库甲”里还没有资料库" in window.welcome.notice.sentence
    press("新建资料库")
    assert named(window.setup, QLineEdit, "存放位置（必填）").text() == str(wanted)


def test_the_last_store_that_is_gone_is_not_proposed_as_a_new_place(window, tmp_path, press, named):
    window.begin(tmp_path / "资料库甲")
    press("新建资料库")
    assert "资料库甲" not in named(window.setup, QLineEdit, "存放位置（必填）").text()


def test_nothing_invites_a_store_onto_a_stick(window):
    window.show_setup()
    words = " ".join(label.text() for label in window.findChildren(QLabel))
    assert "资料库在移动硬盘上" not in words
    assert "不要放在U盘、移动硬盘" in words


def test_a_cloud_folder_is_refused_beside_the_field(window, tmp_path, press, enter):
    window.begin(None)
    press("新建资料库")
    for name, text in (("口令（必填）", "a long correct horse"), ("再输一次口令（必填）", "a long correct horse"),
                       ("存放位置（必填）", str(tmp_path / "OneDrive" / "store"))):  # fmt: skip
        enter(name, text, window.setup)
    press("下一步", window.setup)
    assert window.setup.step == 0
    assert "网盘的同步文件夹" in window.setup.fields["folder"].message


def test_why_a_passphrase_is_refused_is_said_once(window, press, enter):
    def said():
        return [label.text() for label in window.findChildren(QLabel) if label.isVisible() and "生日" in label.text()]

    window.begin(None)
    window.show()
    press("新建资料库")
    enter("口令（必填）", "19850612", window.setup)
    assert len(said()) == 1
    press("下一步", window.setup)
    assert said() == [window.setup.fields["passphrase"].message]
    enter("口令（必填）", "19850613", window.setup)
    assert len(said()) == 1


def test_the_passphrase_opens_the_store(window, store, enter, press, jobs):
    window.begin(store)
    assert window.unlocking.words.text() == "资料库：store"
    unlock(window, enter, press, jobs, PASSPHRASE, "2580")
    opening = window.openings[0]
    assert opening.context.writer.name == "陈示例"
    assert opening.pin.opens("2580")


def test_enter_in_the_field_opens_too(window, store, qtbot, enter, jobs):
    window.begin(store)
    enter("口令", PASSPHRASE, window.unlocking)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    jobs.run_all()
    assert window.openings[0].pin is None


def test_a_wrong_passphrase_is_said_beside_the_field_and_can_be_mended(window, store, enter, press, jobs, messages):
    window.begin(store)
    unlock(window, enter, press, jobs, "wrong horse")
    assert "口令不正确" in window.unlocking.passphrase.message
    assert window.openings == []
    assert messages.told == []
    unlock(window, enter, press, jobs, PASSPHRASE)
    assert len(window.openings) == 1


def test_a_bad_pin_is_said_before_anything_is_worked_out(window, store, enter, press, jobs):
    window.begin(store)
    unlock(window, enter, press, jobs, PASSPHRASE, "12")
    assert "4至12位数字" in window.unlocking.pin.message
    assert window.openings == []


def test_a_store_in_use_is_told(window, store, enter, press, jobs, messages, clock):
    other = open_store(store, PASSPHRASE, clock)
    window.begin(store)
    unlock(window, enter, press, jobs, PASSPHRASE)
    other.store.close()
    assert "正由另一个窗口" in messages.told[0][1][0]
    assert window.unlocking.primary.isEnabled()


@pytest.mark.parametrize("left", [("keys.json",), ("sealed/ab/abcd",), ("keys.json", "inspector.db-wal", "anchor")])
def test_over_the_rest_of_a_store_none_is_made(window, press, named, enter, answers, tmp_path, left):
    """Its database was deleted alone: what is there is told, with the way back, and it is no place for a new one."""
    rest = tmp_path / "资料库乙"
    for name in left:
        (rest / name).parent.mkdir(parents=True, exist_ok=True)
        (rest / name).write_bytes(b"x")
    for place in (rest, None):
        window.begin(rest, place)
        assert "inspector.db 不见了" in window.welcome.notice.sentence
        assert "从备份恢复" in window.welcome.notice.sentence
        assert str(tmp_path) not in window.welcome.notice.sentence
    answers.by_purpose["open_store"] = rest
    window.begin(None)
    press("打开已有资料库")
    assert "inspector.db 不见了" in window.welcome.notice.sentence
    press("新建资料库")
    assert "资料库乙" not in named(window.setup, QLineEdit, "存放位置（必填）").text()
    for name, text in (("口令（必填）", "a long correct horse"), ("再输一次口令（必填）", "a long correct horse"),
                       ("存放位置（必填）", str(rest))):  # fmt: skip
        enter(name, text, window.setup)
    press("下一步", window.setup)
    assert window.setup.step == 0
    assert "请不要在这里新建" in window.setup.fields["folder"].message
    assert {each.relative_to(rest).as_posix() for each in rest.rglob("*") if each.is_file()} == set(left)


def test_another_store_is_chosen_by_its_folder(window, store, press, answers, tmp_path):
    window.begin(None)
    answers.by_purpose["open_store"] = tmp_path
    press("打开已有资料库")
    assert "没有资料库" in window.welcome.notice.sentence
    answers.by_purpose["open_store"] = store
    press("打开已有资料库")
    assert window.unlocking.isVisible()


def test_a_forgotten_passphrase_is_replaced_with_the_offices_key(
    window, store, enter, press, jobs, answers, office, clock
):
    window.begin(store)
    press("忘记口令")
    press("设置新口令并打开", window.recovering)
    assert "必填" in said(window.recovering)
    answers.by_purpose["recovery_key"] = office / "recovery.txt"
    press("从文件读取密钥…")
    enter("新口令（必填）", "another horse", window.recovering)
    enter("再输一次新口令（必填）", "another horse", window.recovering)
    press("设置新口令并打开", window.recovering)
    jobs.run_all()
    window.openings.pop().context.store.close()
    open_store(store, "another horse", clock).store.close()
    assert look_into(auto_backups(store)[0].file, "another horse")


def test_a_wrong_recovery_key_is_said_beside_its_field(window, store, enter, press, jobs):
    window.begin(store)
    press("忘记口令")
    enter("恢复密钥（必填）", "nonsense", window.recovering)
    enter("新口令（必填）", "another horse", window.recovering)
    enter("再输一次新口令（必填）", "another horse", window.recovering)
    press("设置新口令并打开", window.recovering)
    jobs.run_all()
    assert "恢复密钥不正确" in said(window.recovering)


def test_a_forgotten_passphrase_is_replaced_from_the_sheet_in_the_safe(
    window, store, enter, press, jobs, office, clock, tmp_path
):
    rows = rows_on_sheet(office, tmp_path / "safe.docx", clock).splitlines()[4:]
    window.begin(store)
    press("忘记口令")
    enter("恢复密钥（必填）", " ".join([*rows[:3], f"A{rows[3]}"]), window.recovering)
    enter("新口令（必填）", "another horse", window.recovering)
    enter("再输一次新口令（必填）", "another horse", window.recovering)
    press("设置新口令并打开", window.recovering)
    assert "第8行和纸上的不一样" in said(window.recovering)
    enter("恢复密钥（必填）", " ".join(rows), window.recovering)
    press("设置新口令并打开", window.recovering)
    jobs.run_all()
    window.openings.pop().context.store.close()
    open_store(store, "another horse", clock).store.close()


def fill_passphrase(window, enter, folder, again=PASSPHRASE):
    setup = window.setup
    (steps,) = [each for each in setup.findChildren(Chip) if "口令" in each.accessibleName()]
    assert not any(area.isAncestorOf(steps) for area in setup.findChildren(QScrollArea))  # in sight on every step
    enter("口令（必填）", PASSPHRASE, setup)
    enter("再输一次口令（必填）", again, setup)
    enter("存放位置（必填）", str(folder), setup)


def fill_agency(window, enter, named):
    enter("机关名称（必填）", "示例县人社局", window.setup)
    enter("发文机关代字（必填）", "示人社", window.setup)
    place = named(window.setup, QComboBox, "所在地区（必填）")
    place.setCurrentIndex(place.findText("安徽"))


def fill_people(window, enter):
    for name, text in {
        "本人：姓名": "陈示例",
        "本人：劳动保障监察证号": "示监0001",
        "本人：监察证有效期至": "2028-12-31",
        "本人：行政执法证号": "34990001",
        "本人：执法证有效期至": "2029-6-30",
        "同行监察员：姓名": "林示例",
        "同行监察员：劳动保障监察证号": "示监0002",
    }.items():
        enter(name, text, window.setup)


def test_first_start_makes_the_store_that_was_described(window, enter, press, named, jobs, tmp_path, office, qtbot):
    window.begin(None)
    press("新建资料库")
    fill_passphrase(window, enter, tmp_path / "mine")
    press("下一步")
    fill_agency(window, enter, named)
    press("下一步")
    fill_people(window, enter)
    enter("办公室密钥文件", str(office / "office-key.json"), window.setup)
    assert "示例办公室" in said(window.setup)
    press("建好以后：导入项目台账")
    press("建立资料库")
    jobs.run_all()
    opening = window.openings[0]
    assert opening.begin is Begin.LEDGER
    context = opening.context
    assert (context.agency.name, context.agency.short_name, context.agency.province) == ("示例县人社局", "示人社", "34")
    assert [i.name for i in context.team()] == ["陈示例", "林示例"]
    assert context.writer.enforcement_until.isoformat() == "2029-06-30"
    assert office_key(context).office == "示例办公室"


def test_each_step_shows_what_is_missing_beside_its_fields(window, enter, press, tmp_path, store):
    window.begin(None)
    press("新建资料库")
    fill_passphrase(window, enter, store, again="corect horse")
    press("下一步")
    fields = window.setup.fields
    assert "两次输入的口令不一样" in fields["again"].message
    assert "不是空文件夹" in fields["folder"].message
    assert window.setup.step == 0
    fill_passphrase(window, enter, tmp_path / "mine")
    press("下一步")
    assert window.setup.step == 1
    press("下一步")
    assert fields["agency_name"].message
    assert fields["province"].message
    assert window.setup.step == 1


def test_undo_goes_to_the_step_on_which_something_was_typed(window, qtbot):
    window.show_setup()
    setup = window.setup
    setup.show_step(1)
    name = setup.fields["short_name"].entry
    qtbot.keyClicks(name, "b")
    setup.show_step(2)
    setup.form.undo_stack.undo()
    assert name.text() == ""
    assert name.isVisible()


def test_a_bad_key_file_keeps_the_last_step(window, enter, press, named, tmp_path):
    window.begin(None)
    press("新建资料库")
    fill_passphrase(window, enter, tmp_path / "mine")
    press("下一步")
    fill_agency(window, enter, named)
    press("下一步")
    fill_people(window, enter)
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    enter("办公室密钥文件", str(tmp_path / "bad.json"), window.setup)
    enter("同行监察员：劳动保障监察证号", "示监0001", window.setup)
    press("建立资料库")
    fields = window.setup.fields
    assert "不完整" in fields["office_key"].message
    assert "不能相同" in fields["partner_certificate"].message
    assert not (tmp_path / "mine").exists()


def test_nothing_typed_is_lost_by_going_back(window, enter, press, tmp_path):
    window.begin(None)
    press("新建资料库")
    fill_passphrase(window, enter, tmp_path / "mine")
    press("下一步")
    press("返回", window.setup)
    press("返回", window.setup)
    press("新建资料库")
    assert window.setup.form.value.passphrase == PASSPHRASE


def test_the_demo_is_built_and_opened_on_one_click(window, press, jobs, answers, clock, tmp_path, monkeypatch):
    """What the demo holds is told by tests/journeys/test_a_whole_day.py."""

    def build(folder, say, cost):
        demo = create_store(folder / "store", "demo", SETUP, clock, cost, rule=DEMO_RULE, anywhere=True)
        stand_still(demo)
        say("2026-03-02  立案")
        demo.store.close()

    monkeypatch.setattr(day, "build_demo", build)
    window.begin(None)
    answers.by_purpose["new_folder"] = tmp_path / "demo"
    press("装入演示区")
    jobs.run_all()
    assert demo_day(window.openings[0].context) is not None
    assert window.openings[0].path == tmp_path / "demo" / "store"


def test_a_practice_is_begun_by_its_scene_and_taken_away(window, press, jobs, messages, store, tmp_path, monkeypatch):
    """How it is made and removed is tried in tests/usecases/test_practice.py."""
    asked, folder = [], tmp_path / "home" / "劳动保障监察练习区"
    monkeypatch.setattr(practice_store, "begin_practice", lambda *told: asked.append(told[:2]))
    monkeypatch.setattr(practice_store, "STORE", store)
    monkeypatch.setattr(district, "PASSPHRASE", PASSPHRASE)
    monkeypatch.setattr(practice_store, "practice_exists", lambda there: there == folder)
    monkeypatch.setattr(practice_store, "remove_practice", lambda there: asked.append((there, "gone")))
    window.begin(None)
    press("练习")
    press("删除练习区")
    assert "已经删除" in window.welcome.notice.sentence
    press("练习")
    press("班组长：钱到了哪里")
    jobs.run_all()
    assert asked == [(folder, "gone"), (folder, "crew_leader")]
    assert [opening.path for opening in window.openings] == [store]


def test_a_folder_with_other_things_is_not_taken_for_the_demo(window, press, jobs, answers, store, messages):
    window.begin(None)
    answers.by_purpose["new_folder"] = store
    press("装入演示区")
    jobs.run_all()
    assert "不是演示文件夹" in messages.told[0][1][0]
    assert window.openings == []


def test_a_backup_comes_back_as_a_new_device(window, press, jobs, store, clock, tmp_path, monkeypatch, messages):
    context = open_store(store, PASSPHRASE, clock)
    device = context.store.identity.device
    back_up(context, tmp_path / "all.backup")
    context.store.close()
    wanted = Restoring(str(tmp_path / "all.backup"), str(tmp_path / "again"), PASSPHRASE)
    monkeypatch.setattr(RestoreDialog, "ask", classmethod(lambda *_args: wanted))
    window.begin(None)
    press("从备份恢复")
    jobs.run_all()
    assert messages.asked == ["从这份备份恢复？"]
    assert "使用人陈示例" in messages.details[0]
    opening = window.openings[0]
    assert opening.path == Path(wanted.folder)
    assert opening.context.store.identity.device != device


def test_a_damaged_store_offers_its_last_good_backup_and_what_would_be_lost(
    window, enter, press, jobs, store, clock, monkeypatch, messages
):
    context = open_store(store, PASSPHRASE, clock)
    back_up_daily(context.store, NoProgress())
    save_project(context, a_project())
    context.store.close()
    (store / "inspector.db").write_bytes(b"spoilt" * 1000)
    proposed = []

    def ask(_cls, begun, _boxes, _parent, problems):
        assert problems == ()
        proposed.append(replace(begun, passphrase=PASSPHRASE))
        return proposed[0]

    monkeypatch.setattr(RestoreDialog, "ask", classmethod(ask))
    window.begin(store)
    unlock(window, enter, press, jobs, PASSPHRASE)
    assert messages.asked == ["资料库“store”打不开", "从这份备份恢复？"]
    offered, decided = messages.details
    assert "最近一份完好的自动备份" in offered
    assert "还保存了1条改动，恢复后里面没有" in decided
    opening = window.openings[0]
    assert str(opening.path) == proposed[0].folder == f"{store}-恢复{clock.today():%Y%m%d}"
    assert opening.context.store.count(Project) == 0
    assert (store / "inspector.db").read_bytes() == b"spoilt" * 1000


def test_the_restore_box_says_what_is_missing(window, qtbot, answers, tmp_path, write, named):
    boxes = answers.boxes()
    box = RestoreDialog(Restoring(folder=str(tmp_path / "again")), (boxes.new_folder, boxes.backup), window)
    qtbot.addWidget(box)
    box.primary.click()
    assert [name for name, field in box.sheet.fields.items() if field.message] == ["file", "passphrase"]
    write(box.sheet.fields["file"].entry.line, str(tmp_path / "gone.backup"))
    box.primary.click()
    assert "找不到" in box.sheet.fields["file"].message
    assert box.result() == 0
    box.show()
    assert named(box, QLineEdit, "口令（必填）").isVisible()
    qtbot.mouseClick(named(box, QPushButton, "忘记口令，用恢复密钥…"), Qt.MouseButton.LeftButton)
    assert not box.sheet.fields["passphrase"].isVisible()
    box.primary.click()
    lacking = ["file", "recovery", "fresh", "again"]
    assert [name for name, field in box.sheet.fields.items() if field.message] == lacking
    assert all(named(box, QLineEdit, f"{box.sheet.fields[name].label}（必填）").isVisible() for name in lacking[1:])


def test_a_backup_of_a_forgotten_passphrase_comes_back_by_the_key_from_the_safe(
    window, press, jobs, store, office, clock, tmp_path, monkeypatch, messages
):
    """What is wrong is told beside what was typed, and nothing is typed again."""
    context = open_store(store, PASSPHRASE, clock)
    back_up(context, tmp_path / "all.backup")
    context.store.close()
    rows = " ".join(rows_on_sheet(office, tmp_path / "safe.docx", clock).splitlines()[4:])
    wanted = Restoring(str(tmp_path / "all.backup"), str(tmp_path / "again"), "not this one")
    by_key = replace(wanted, recovery=rows, fresh="another horse", again="another horse", is_forgotten=True)
    typed = [wanted, replace(by_key, recovery=f"{'A' * 43}="), by_key]
    told = []

    def ask(_cls, begun, _boxes, _parent, problems):
        told.append((begun.passphrase, begun.is_forgotten, [(each.code, each.where) for each in problems]))
        return typed.pop(0)

    monkeypatch.setattr(RestoreDialog, "ask", classmethod(ask))
    window.begin(None)
    press("从备份恢复")
    for _ in range(4):
        jobs.run_all()
    assert told[1:] == [
        ("not this one", False, [("passphrase-wrong", "passphrase")]),
        ("not this one", True, [("recovery-key-wrong", "recovery")]),
    ]
    assert (messages.asked, messages.told) == (["从这份备份恢复？"], [])
    window.openings.pop().context.store.close()
    open_store(tmp_path / "again", "another horse", clock).store.close()


def test_a_store_with_a_passphrase_that_could_not_be_chosen_today_opens_and_is_told(
    window, enter, press, jobs, tmp_path, clock
):
    setup = Setup("示例县人社局", "示", "安徽", "陈示例", "示监0001", "林示例", "示监0002")
    create_store(tmp_path / "old", "19850612", setup, clock, CHEAP, DEMO_RULE).store.close()
    window.begin(tmp_path / "old")
    unlock(window, enter, press, jobs, "19850612")
    assert window.openings[0].weak.code == "passphrase-weak-now"


def test_a_demo_store_is_not_scolded_nor_one_with_a_good_passphrase(window, store, enter, press, jobs, tmp_path, clock):
    setup = Setup("示例县人社局", "示", "安徽", "陈示例", "示监0001", "林示例", "示监0002")
    demo = create_store(tmp_path / "demo", "demo", setup, clock, CHEAP, DEMO_RULE)
    stand_still(demo)
    demo.store.close()
    for path, secret in ((tmp_path / "demo", "demo"), (store, PASSPHRASE)):
        window.begin(path)
        unlock(window, enter, press, jobs, secret)
    assert [opening.weak for opening in window.openings] == [None, None]
