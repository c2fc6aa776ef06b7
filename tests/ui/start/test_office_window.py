"""办公室收件 as a person uses it: files are dropped, read over, taken in, answered; what is wrong leads on."""

import shutil
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QPushButton

from inspector_app.ui.office.office_window import OfficeWindow
from inspector_app.usecases import handover
from inspector_app.usecases.assignments import take_letter
from inspector_app.usecases.office import office_status
from inspector_app.usecases.store_file import opened
from tests.desk import OFFICE_SECRET, PASSPHRASE
from tests.ui.conftest import said


@pytest.fixture
def bureau(office, tmp_path):
    return shutil.copytree(office, tmp_path / "office")


@pytest.fixture
def stick(store, tmp_path, clock):
    """What an inspector brings: the card of his laptop and the package of a day."""
    with opened(store, PASSPHRASE, clock) as context:
        handover.save_device_card(context, tmp_path / "stick.pub")
        handover.export_day(context, tmp_path / "stick")
    shutil.move(tmp_path / "stick.pub", tmp_path / "stick" / "device.pub")
    (tmp_path / "stick" / "readme.txt").write_text("别的文件", encoding="utf-8")
    return tmp_path / "stick"


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


def a_task_is_given(window, press, named, qtbot, unnamed, write):
    """交办任务 is typed, left and gone on with, refused while it lacks its day, then registered."""
    press("交办")
    press("交办任务…")
    giving = window.tasks.giving
    named(giving, QPlainTextEdit, "做什么（必填）").setPlainText("核查示例一期专户")
    qtbot.keyClick(giving, Qt.Key.Key_Escape)
    assert window.tasks.tasks.isVisible()
    press("交办任务…")
    assert named(giving, QPlainTextEdit, "做什么（必填）").toPlainText() == "核查示例一期专户"
    box = named(giving, QComboBox, "交给（必填）")
    box.setCurrentIndex(0)
    write(named(giving, QLineEdit, "交办人、签批人（必填）"), "钱主任")
    press("登记")
    assert giving.isVisible()  # without a last day
    giving.sheet.form.put("due", date(2026, 3, 20))
    assert unnamed(giving) == []
    press("登记")
    assert window.tasks.tasks.isVisible()
    assert not giving.has_typing


def test_a_stick_is_dropped_read_over_and_taken_in_and_a_task_goes_back(
    window, stick, press, named, qtbot, jobs, bureau, unnamed, store, clock, write
):
    qtbot.keyClicks(named(window, QLineEdit, "办公室口令"), OFFICE_SECRET)
    press("打开")
    (package,) = stick.glob("*.day")
    window.bring([str(package), str(stick / "x.receipt")])
    qtbot.waitUntil(lambda: "由监察员的电脑收取" in window.intake.notice.sentence)
    jobs.run_all()
    assert window.intake.paths == (package,)
    drop(window.intake, stick)
    jobs.run_all()
    QCoreApplication.processEvents()
    assert "没有登记" in said(window)  # the package of a laptop that nobody knows, and beside it the card
    assert not named(window, QPushButton, "导入").isEnabled()
    press("核对一致，登记：device.pub")
    assert "将新增" in said(window)
    assert office_status(bureau, OFFICE_SECRET).records == ()  # nothing is taken in before one says so
    press("导入")
    (receipt,) = (bureau / "receipts").iterdir()
    assert receipt.name in window.intake.notice.sentence
    assert office_status(bureau, OFFICE_SECRET).devices[0].last_package.file == package.name
    assert unnamed(window) == []
    press(f"回执码：{package.name}")
    assert "回执码" in window.intake.notice.sentence
    press("各台电脑")
    assert package.name in said(window.devices)
    press(f"写回执：{whose(bureau)}")
    assert len(list((bureau / "receipts").iterdir())) == 2  # one more, without an import
    qtbot.keyClick(window.devices, Qt.Key.Key_Escape)
    assert window.intake.isVisible()
    a_task_is_given(window, press, named, qtbot, unnamed, write)
    press(f"写交办文件：{whose(bureau)}的交办文件")
    (tasks,) = (bureau / "receipts").glob("*.tasks")
    assert f"1项已写到“receipts”：“{tasks.name}”" in window.tasks.tasks.notice.sentence
    assert "已发出" in said(window.tasks.tasks)
    press("从交办返回收件")
    drop(window.intake, tasks)
    jobs.run_all()
    QCoreApplication.processEvents()
    assert "是办公室给陈示例的交办文件，不在这里导入" in said(window)
    with opened(store, PASSPHRASE, clock) as context:
        assert [each.text for each in take_letter(context, tasks).new] == ["核查示例一期专户"]
    press("锁定")
    assert window.unlocking.isVisible()
