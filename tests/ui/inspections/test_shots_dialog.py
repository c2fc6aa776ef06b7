from datetime import timedelta

from PIL import Image
from PySide6.QtWidgets import QPushButton

from inspector_app.support.camera_folders import Shot
from inspector_app.support.clock import local
from inspector_app.ui.inspections.shots_dialog import ShotsDialog
from inspector_app.ui.widgets.tick_list import TickList


def test_a_picture_that_was_taken_before_the_visit_is_ticked_no_longer(
    desk, visit, shown, jobs, tmp_path, named, qtbot
):
    """The time of the file is that of its copy; the shutter's is known once the picture is seen."""
    now, begun = desk.context.clock.now(), visit.started_at
    times = {"早.jpg": begun - timedelta(hours=2), "对.jpg": begun + timedelta(minutes=10), "无.jpg": None}
    for name, taken in times.items():
        exif = Image.Exif()
        if taken:
            exif.get_ifd(0x8769)[36867] = f"{local(taken):%Y:%m:%d %H:%M:%S}"
        Image.new("RGB", (40, 30), "red").save(tmp_path / name, exif=exif)
    (tmp_path / "断.jpg").write_bytes(b"\xff\xd8")
    shots = [Shot(tmp_path / name, now, 7) for name in (*times, "断.jpg")]
    dialog = shown(ShotsDialog(desk, shots, begun))
    (lines,) = dialog.findChildren(TickList)
    with qtbot.waitSignal(lines.looked_at):
        pass
    assert len(lines.value()) == 4
    jobs.run_all()
    assert [path.rpartition("/")[2] for path in lines.value()] == ["对.jpg", "无.jpg", "断.jpg"]
    early, right, silent, _torn = (lines.item(row) for row in range(4))
    assert early.text().endswith("（拍摄，早于检查）")
    assert right.text().endswith("（拍摄）")
    assert silent.text().endswith("（文件时间）")
    red = early.icon().pixmap(lines.iconSize()).toImage().pixelColor(38, 27)
    assert (red.red() > 200, red.green() < 60) == (True, True)
    named(dialog, QPushButton, "检查开始以后的照片（必填）：全不选").click()
    assert lines.value() == ()
    named(dialog, QPushButton, "检查开始以后的照片（必填）：全选").click()
    assert len(lines.value()) == 4
