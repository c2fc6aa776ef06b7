"""A dialog that is sent off with something lacking says so beside the entries, and nothing moves under the hand."""

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QWidget

from inspector_app.ui import screen_room, theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.record_form import RecordForm
from tests.house.test_every_dialog import CLASSES, DIALOGS, demo

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ROOM = QSize(1366, 720)
SHEETS = [name for name in DIALOGS if issubclass(CLASSES[name.partition(".")[0]], RecordForm)]


def settle() -> None:
    for _ in range(6):  # texts that wrap know their height once they have their width
        QApplication.processEvents()


def places(dialog: RecordForm) -> dict[str, int]:
    def height(part: QWidget) -> int:
        return part.mapTo(dialog, QPoint()).y()

    entries = {name: height(field.entry) for name, field in dialog.sheet.fields.items() if field.isVisible()}
    return {**entries, "primary": height(dialog.primary)}


@pytest.mark.parametrize("look", theme.THEMES.values(), ids=lambda look: look.name)
@pytest.mark.parametrize("name", SHEETS)
def test_what_lacks_is_said_without_moving_anything(name, look, built, qapp, monkeypatch):
    monkeypatch.setattr(screen_room, "room", lambda _window: ROOM)
    theme.apply(qapp, look, load_screen_font())
    dialog = built(lambda: DIALOGS[name](demo()))
    dialog.show()
    settle()
    lacks = dialog.sheet.problems()
    before = places(dialog)
    dialog.refuse(lacks)
    settle()
    assert places(dialog) == before
    assert [name for name, field in dialog.sheet.fields.items() if field.message] == [each.where for each in lacks]
