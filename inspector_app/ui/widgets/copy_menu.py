"""复制: the menu of a list or a grid, by right click or the menu key."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QWidget

from inspector_app.ui.icons import icon
from inspector_app.ui.widgets.menu import Menu


def offer_copies(of: QWidget, event: QContextMenuEvent, ways: Sequence[tuple[str, str, Callable[[], object]]]) -> None:
    """Open the menu where it was asked for; each way has its words, its keys (or none) and what it does."""
    menu = Menu(of)
    menu.aboutToHide.connect(menu.deleteLater)
    for words, keys, copy in ways:
        action = menu.addAction(icon("copy"), words)
        action.setText(f"{words}\t{keys}" if keys else words)
        action.triggered.connect(lambda _on=False, copy=copy: copy())
    menu.popup(event.globalPos())
    event.accept()
