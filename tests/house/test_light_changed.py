"""F9 while a dialog is open: it is then as one that was opened in that light, on every screen."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog

from inspector_app.ui import record_form, screen_room, theme
from inspector_app.ui.fonts import load_screen_font
from tests.house.sight import opened, settle, wrong_as_opened
from tests.house.test_every_dialog import DIALOGS, demo

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
# 1366×768 at 100, 125 and 150 %, less title bar and task bar.
ROOMS = (QSize(1362, 688), QSize(1093, 534), QSize(911, 472))


def light(look: theme.Theme) -> None:
    theme.apply(QApplication.instance(), look, load_screen_font())
    settle()


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_that_is_open_fits_the_other_light(name, built, monkeypatch):
    wrong = {}
    for room in ROOMS:
        for module in (screen_room, record_form):
            monkeypatch.setattr(module, "room", lambda _window, room=room: room)
        light(theme.STANDARD)
        dialog = opened(built(lambda: DIALOGS[name](demo())))
        light(theme.SUNLIGHT)
        changed = dialog.size()
        found = wrong_as_opened(dialog, room)
        dialog.hide()
        afresh = opened(built(lambda: DIALOGS[name](demo())))
        assert theme.current() is theme.SUNLIGHT
        if isinstance(dialog, QDialog) and changed.height() < afresh.height():
            found["height"] = f"{changed.height()}, opened afresh {afresh.height()}"
        afresh.hide()
        if found:
            wrong[room.toTuple()] = found
    assert wrong == {}
