"""Shift+F1 in every window and dialog, and what else asks for help: a line of law, an entry of 查找."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication

from inspector_app.ui.one_guard import OneGuard
from inspector_app.ui.page_keys import HELP_KEY, HELP_WORDS, PageKey, bind_key

RULE = "rule:"
"""How the wish for a rule of procedure begins; its number follows."""


class HelpDesk(OneGuard):
    """``asked`` is for the window of the program, which knows whether it is locked. It brings a chapter's key, words
    that name articles, the number of a rule behind :data:`RULE`, or nothing: then the chapter of what is in front is
    meant."""

    asked = Signal(str)

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        key = PageKey(HELP_WORDS, (HELP_KEY,), lambda: self.asked.emit(""))
        bind_key(self, key, Qt.ShortcutContext.ApplicationShortcut)
