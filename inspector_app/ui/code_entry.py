"""A number that stands in a code on paper or on a screen: typed, or read from a photo or a screenshot of it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button
from inspector_app.ui.widgets.chooser import PATTERNS, Choose, Wanted, chooser
from inspector_app.ui.widgets.parts import Parts
from inspector_app.ui.widgets.tip import set_tip
from inspector_app.usecases.context import Context
from inspector_app.usecases.read_codes import read_codes


class CodeEntry(Parts):
    """``value()`` is the number as text. ``pick`` says what of a code's words is wanted (empty: it is another code).

    Bytes are read in the process without keys; a photo in which no such code stands says so. ``told`` brings all words
    of the code, which may tell more.
    """

    told = Signal(str)

    def __init__(self, session: Session[Context], pick: Callable[[str], str], choose: Choose | None = None) -> None:
        super().__init__()
        self._session, self._pick = session, pick
        self.choose = choose or chooser(Wanted.FILE, tr("选择二维码的照片或截图"), PATTERNS)
        self.line = QLineEdit()
        self.line.textChanged.connect(lambda _text: self.value_changed.emit())
        says = tr("识读二维码…")
        self._button = Button(tr("识读…"), "camera", name=says, clicked=self.read)  # short: a code is long
        set_tip(self._button, says)
        in_row(wide(self.line), self._button, of=self)
        self.consist_of({self.line: "", self._button: says})

    def value(self) -> str:
        """What was typed or read."""
        return self.line.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show a number."""
        self.line.setText(value or "")

    def set_open(self, is_open: bool) -> None:
        """Whether anything may be changed; what stands there can be read and copied."""
        self.line.setReadOnly(not is_open)
        self._button.setVisible(is_open)

    def read(self) -> None:
        """Let the person choose a picture, and take the number from its code."""
        found = self.choose(self, "")
        if found:
            self._session.work(read_codes(Path(found), self._pick), self._take, tr("识读二维码"), patient=True)

    def _take(self, found: str) -> None:
        """In the place of what stood there, which one step of undo brings back; its beginning is in sight."""
        self.line.selectAll()
        self.line.insert(self._pick(found))
        self.line.setCursorPosition(0)
        self.line.setFocus()
        self.told.emit(found)
