"""F1 and Shift+F1 as the window of the program answers them."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from inspector_app.ui.help_desk import HelpDesk
from inspector_app.ui.key_card import CardKey, show_keys
from inspector_app.ui.session import Session


class WindowHelp(QObject):
    """Belongs to a window and goes with it. ``is_open``: whether there is anything to be seen, behind no lock."""

    def __init__(self, window: QWidget, session: Session[Any], is_open: Callable[[], bool] | None = None) -> None:
        super().__init__(window)
        self._session, self._is_open = session, is_open or window.isVisible
        CardKey.of_application().pressed.connect(self._show_keys)
        HelpDesk.of_application().asked.connect(self.show_help)

    @Slot()
    def _show_keys(self) -> None:
        if self._is_open():
            show_keys()

    @Slot(str)
    def show_help(self, wanted: str) -> None:
        """The manual at a chapter, at the articles that words name, or at what is in front."""
        if self._is_open():
            from inspector_app.ui.help_dialog import show_help  # not before somebody asks

            show_help(self._session, wanted)
