"""Passphrase, office key, backup and check: what takes long or leaves the store."""

import os
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from inspector_app.store.auto_backups import auto_backups
from inspector_app.store.look import look_into
from inspector_app.support.errors import Problem
from inspector_app.ui.settings.backup_section import BackupSection, check_words
from inspector_app.ui.settings.come_back import PlaceAndSecret
from inspector_app.ui.settings.office_section import OfficeSection
from inspector_app.ui.settings.secrets_section import SecretsSection
from inspector_app.ui.widgets.field import Field
from inspector_app.usecases import evidence, settings, store_file
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.journal_seal import journal_seal
from inspector_app.usecases.office import office_opened
from inspector_app.vault.door import copy_database
from inspector_app.vault.signing import new_signing_secret, verify_key_of
from tests.desk import CHEAP, OFFICE_SECRET, PASSPHRASE
from tests.ui.conftest import said


@pytest.fixture
def press(qtbot, named):
    return lambda root, name: qtbot.mouseClick(named(root, QPushButton, name), Qt.MouseButton.LeftButton)


@pytest.fixture
def shown(qtbot):
    def shown(part):
        qtbot.addWidget(part)
        part.show()
        return part

    return shown


def change(part, put, press, old, new, again):
    for name, text in (("现在的口令（必填）", old), ("新口令（必填）", new), ("再输一次新口令（必填）", again)):
        put(part, QLineEdit, name, text)
    press(part, "更改口令")


def test_the_passphrase_is_changed(session, shown, put, press, jobs):
    part = shown(SecretsSection(session, CHEAP))
    change(part, put, press, PASSPHRASE, "another horse", "another horse")
    jobs.run_all()
    assert settings.passphrase_opens(session.context, "another horse")
    assert part.form.value == {"old": "", "passphrase": "", "again": ""}
    assert "已更改" in part.notice.sentence
    assert look_into(auto_backups(session.context.store.folder)[0].file, "another horse")  # nobody waits for one


@pytest.mark.parametrize(
    ("old", "new", "again", "where"),
    [
        ("wrong horse", "another horse", "another horse", "现在的口令"),
        (PASSPHRASE, "short", "short", "新口令"),
        (PASSPHRASE, "19850612", "19850612", "新口令"),
        (PASSPHRASE, "12345678", "12345678", "新口令"),
        (PASSPHRASE, "another horse", "another house", "再输一次新口令"),
    ],
)
def test_what_is_wrong_with_the_change_is_beside_its_field(
    session, shown, put, press, jobs, messages, old, new, again, where
):
    part = shown(SecretsSection(session, CHEAP))
    change(part, put, press, old, new, again)
    jobs.run_all()
    assert part.form.problem_count == 1
    assert [field.label for field in part.findChildren(Field) if field.message] == [where]
    assert messages.told == []
    assert settings.passphrase_opens(session.context, PASSPHRASE)


def test_the_offices_key_is_adopted_after_its_digits_were_compared(
    session, shown, press, office_key, messages, tmp_path
):
    part = shown(OfficeSection(session, (lambda *_: str(office_key), lambda *_: str(tmp_path / "device.pub"))))
    messages.answer = False
    press(part, "登记密钥文件…")
    assert store_file.office_key(session.context) is None
    messages.answer = True
    press(part, "登记密钥文件…")
    adopted = store_file.office_key(session.context)
    assert adopted == store_file.look_at_office_key(office_key)
    assert adopted.digits in said(part)
    press(part, "导出登记卡…")
    assert (tmp_path / "device.pub").is_file()
    press(part, "更换密钥文件…")  # the same once more
    assert "从头交" not in part.notice.sentence + messages.details[-1]
    kept = session.context.store.settings
    for name, told in (("示例市办公室", "以前交给“示例市办公室”"), (adopted.office, "同名，但密钥不是它更换的")):
        kept.set_office(replace(kept.office, office=name, verify_key=verify_key_of(new_signing_secret())))
        part.read()
        press(part, "更换密钥文件…")
        assert told in messages.details[-1]
    assert "从头交出全部记录" in part.notice.sentence
    before = session.context.store.identity.device
    press(part, "作为新设备重新开始…")
    assert session.context.store.identity.device != before
    assert "请把新的登记卡交办公室登记" in part.notice.sentence


def test_a_file_that_is_no_key_is_refused_in_words(session, shown, press, tmp_path, messages):
    (tmp_path / "bad.json").write_text("{}", encoding="utf-8")
    part = shown(OfficeSection(session, (lambda *_: str(tmp_path / "bad.json"), lambda *_: "")))
    press(part, "登记密钥文件…")
    assert "不完整" in part.notice.sentence
    assert messages.asked == []


def test_a_backup_is_written_and_its_moment_kept(session, shown, press, jobs, tmp_path):
    part = shown(BackupSection(session, lambda *_: str(tmp_path / "all.backup")))
    assert "还没有做过备份。" in said(part)
    press(part, "立即备份…")
    jobs.run_all()
    assert (tmp_path / "all.backup").stat().st_size > 0
    assert "读回核对一致" in part.notice.sentence
    assert "上次备份：2026年3月2日 09:00" in said(part)


def test_a_backup_that_lacks_an_original_names_it_and_is_not_green(session, shown, press, jobs, tmp_path):
    taken = evidence.take_in(session.context, b"\xff\xd8\xff photo", "大门", Belongs())
    session.context.store.sealed.path(taken.sha256).unlink()
    part = shown(BackupSection(session, lambda *_: str(tmp_path / "all.backup")))
    press(part, "立即备份…")
    jobs.run_all()
    assert "有1个原件读不出来" in part.notice.sentence
    assert "照片“大门”（2026年3月2日收取）的原件在封存文件夹中找不到" in part.notice.sentence
    assert part.notice.property("tone") == "danger"
    assert "original-missing" not in part.notice.sentence
    assert "上次备份：2026年3月2日 09:00（其中缺1个原件，请保留较早的备份）" in said(part)


def test_a_backup_never_overwrites(session, shown, press, jobs, messages, tmp_path):
    (tmp_path / "all.backup").write_text("old", encoding="utf-8")
    part = shown(BackupSection(session, lambda *_: str(tmp_path / "all.backup")))
    press(part, "立即备份…")
    jobs.run_all()
    assert "已经存在" in messages.told[0][1][0]
    assert store_file.last_backup(session.context) is None


def test_a_whole_store_is_said_to_be_whole(session, shown, press, jobs):
    part = shown(BackupSection(session, lambda *_: ""))
    press(part, "开始检查")
    jobs.run_all()
    assert "核对通过" in part.notice.sentence


def test_a_slip_is_laid_beside_the_journal_and_a_backup_is_looked_into(session, shown, put, press, jobs, tmp_path):
    """No step back is offered where nothing was upgraded."""
    part = shown(BackupSection(session, lambda *_: str(tmp_path / "all.backup")))
    part.read()
    code = journal_seal(session.context).code
    for typed, told in (
        (code, "封条相符"),
        (code[:-1] + ("0" if code[-1] != "0" else "1"), "封条不符"),
        ("x", "样子不对"),
    ):
        put(part, QLineEdit, "封条码", typed)
        press(part, "核对封条")
        assert told in part.notice.sentence
    press(part, "立即备份…")
    jobs.run_all()
    put(part, QLineEdit, "备份文件", str(tmp_path / "all.backup"))
    put(part, QLineEdit, "备份时的口令", PASSPHRASE)
    press(part, "查看备份")
    jobs.run_all()
    assert "备份到" in part.notice.sentence
    assert "没有再保存过内容" in part.notice.sentence
    assert "恢复到升级前" not in said(part)


def test_a_backup_and_the_store_before_an_upgrade_open_by_the_key_of_the_office_too(
    session, shown, put, press, jobs, tmp_path, office_key, bureau, messages
):
    with office_opened(bureau, OFFICE_SECRET) as opened:
        recovery = opened.secrets.recovery_private
    store = session.context.store
    store_file.adopt_office(session.context, office_key)
    copy_database(store.db, store.folder / "inspector.before-m0037_handed_over_to_the_police.db")
    folder = str(tmp_path / "back")
    part = shown(BackupSection(session, lambda *_: str(tmp_path / "all.backup")))
    part.read()
    press(part, "立即备份…")
    jobs.run_all()
    ways = (
        ("备份文件", str(tmp_path / "all.backup"), "查看备份", "没有再保存过内容"),
        ("放到（新的或空的文件夹）", folder, "恢复到升级前", "back"),
    )
    for place, path, verb, told in ways:
        (way,) = (
            each
            for each in part.findChildren(PlaceAndSecret)
            if verb in [button.text() for button in each.findChildren(QPushButton)]
        )
        put(way, QLineEdit, place, path)
        press(way, "忘记口令，用恢复密钥…")
        put(way, QLineEdit, "恢复密钥", "nonsense")
        press(way, verb)
        jobs.run_all()
        assert "恢复密钥不正确" in messages.told.pop()[1][0]
        put(way, QLineEdit, "恢复密钥", recovery)
        press(way, verb)
        jobs.run_all()
        assert told in part.notice.sentence
    assert (tmp_path / "back" / "inspector.db").is_file()


def test_a_check_says_where_left_over_files_lie(session, shown, press, jobs):
    sealed = session.context.store.sealed
    os.utime(sealed.path(sealed.add(b"photo")), (0, 0))
    part = shown(BackupSection(session, lambda *_: ""))
    press(part, "开始检查")
    jobs.run_all()
    assert "核对通过" in part.notice.sentence
    assert "有1个加密原件没有任何记录提到" in part.notice.sentence
    assert "left-over" in part.notice.sentence


def test_the_first_faults_of_a_store_are_named():
    problems = [Problem("journal-chain-broken", f"device:{n}") for n in range(20)]
    words = check_words(problems)
    assert words.count("device:") == 8
    assert words.endswith("共20处")
