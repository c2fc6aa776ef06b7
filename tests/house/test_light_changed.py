"""A dialog in either light on every screen: as it opened, and when F9 is pressed while it is open."""

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from inspector_app.ui import record_form, screen_room, theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.widgets.scrolled import Scrolled
from tests.house.sight import let_go, opened, settle, wrong_as_opened
from tests.house.test_every_dialog import CLASSES, DIALOGS, LAPTOP, demo

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
# 1366×768 at 100 and 150 %, less title bar and task bar.
ROOMS = (LAPTOP, QSize(911, 472))
SCROLLED = {("VisitDialog", "sunlight")}  # one row more than there is room for


def light(look: theme.Theme) -> None:
    theme.apply(QApplication.instance(), look, load_screen_font())
    settle()


def unseen(dialog: QWidget) -> QWidget:
    """What is measured need not be drawn."""
    dialog.setUpdatesEnabled(False)
    return dialog


def wrong_on(room: QSize, name: str, dialog: QWidget) -> dict[str, object]:
    """What cannot be reached or read in a dialog now; on a laptop nothing of a record is scrolled."""
    wrong: dict[str, object] = dict(wrong_as_opened(dialog, room))
    if room == LAPTOP and issubclass(CLASSES[name.partition(".")[0]], RecordForm):
        is_scrolled = any(area.verticalScrollBar().maximum() for area in dialog.findChildren(Scrolled))
        if is_scrolled != ((name, theme.current().name) in SCROLLED):
            wrong["scrolled"] = is_scrolled
    return wrong


@pytest.mark.parametrize("name", DIALOGS)
def test_a_dialog_fits_as_it_opens_and_when_the_light_changes(name, built, monkeypatch):
    """With the size that it gives itself; changed while it is open it is as one that was opened in that light."""
    wrong = {}
    for room in ROOMS:
        for module in (screen_room, record_form):
            monkeypatch.setattr(module, "room", lambda _window, room=room: room)
        light(theme.STANDARD)
        dialog = opened(unseen(built(lambda: DIALOGS[name](demo()))))
        wrong[room.toTuple(), "standard"] = wrong_on(room, name, dialog)
        light(theme.SUNLIGHT)
        changed = dialog.size()
        wrong[room.toTuple(), "changed"] = found = wrong_on(room, name, dialog)
        let_go(dialog)
        afresh = opened(unseen(built(lambda: DIALOGS[name](demo()))))
        assert theme.current() is theme.SUNLIGHT
        wrong[room.toTuple(), "sunlight"] = wrong_on(room, name, afresh)
        if isinstance(afresh, QDialog) and changed.height() < afresh.height():
            found["height"] = f"{changed.height()}, opened afresh {afresh.height()}"
        let_go(afresh)
    assert {where: found for where, found in wrong.items() if found} == {}
