"""What is wrong with a dialog in either light on a screen: as it opened, and when F9 is pressed while it is open."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from inspector_app.ui import record_form, screen_room, theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.widgets.scrolled import Scrolled
from tests.house.dialogs import CLASSES
from tests.house.sight import settle, wrong_as_opened

LAPTOP = QSize(1362, 688)  # what a screen of 1366×768 leaves to the inside of a window
SMALLEST = QSize(911, 472)  # the same at 150 %, less title bar and task bar
SCROLLED = {("VisitDialog", "sunlight")}  # one row more than there is room for


@contextmanager
def screen_of(room: QSize) -> Iterator[None]:
    """A screen that has this room for the inside of a window."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (screen_room, record_form):
            patch.setattr(module, "room", lambda _window: room)
        yield


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


def wrong_in_light(dialog: QWidget, name: str, room: QSize, open_afresh: Callable[[], QWidget]) -> dict[str, object]:
    """What is wrong with a dialog that opened in the first light, once that is changed, and with one opened in 强光:
    changed while it is open it is as one that was opened so."""
    wrong = {"standard": wrong_on(room, name, unseen(dialog))}
    light(theme.SUNLIGHT)
    changed = dialog.size()
    wrong["changed"] = found = wrong_on(room, name, dialog)
    afresh = open_afresh()
    assert theme.current() is theme.SUNLIGHT
    wrong["sunlight"] = wrong_on(room, name, afresh)
    if isinstance(afresh, QDialog) and changed.height() < afresh.height():
        found["height"] = f"{changed.height()}, opened afresh {afresh.height()}"
    dialog.setUpdatesEnabled(True)
    return {where: found for where, found in wrong.items() if found}
