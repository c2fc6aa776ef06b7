"""A box that says or asks something: plain text only, as high as its words, scrolling on a small screen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from inspector_app.ui.layouts import REST, in_column, in_row, see_through
from inspector_app.ui.page_keys import SEND_OFF, PageKey, bind_key
from inspector_app.ui.screen_room import keep_fitting
from inspector_app.ui.theme import GAP_3, GAP_4, GAP_6, dress
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.double_click import DoubleClick
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.growing_text import GrowingText
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.scrolled import Scrolled

_WIDTH, _HIGHEST = 520, 400


class Box(QDialog):
    """``lines`` are paragraphs. Buttons are added from left to right; Enter presses the one that has the focus,
    Ctrl+Enter the primary one, as in a dialog, unless it may still belong to what was pressed before.

    An ``unasked`` box may come while somebody types: no letter and no space presses a button of it, Enter and Esc do
    only once they can be meant for it.
    """

    def __init__(
        self, title: str, lines: Sequence[str], parent: QWidget | None = None, *, unasked: bool = False
    ) -> None:
        super().__init__(parent if parent is not None and parent.isVisible() else None)  # one that goes takes its boxes
        dress(self)
        self.setWindowTitle(title)
        self.setAccessibleDescription("\n".join(lines))
        self.setModal(True)
        self._unasked, self._came = unasked, DoubleClick()
        if unasked:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setFocus()
        self.setMinimumWidth(_WIDTH)
        keep_fitting(self, self._fit)
        heading = Label(title, Role.SECTION, wrap=True)
        self._area = Scrolled(_paragraphs(lines), _HIGHEST)
        self._column = in_column(heading, self._area, gap=GAP_4, edges=(GAP_6, GAP_6, GAP_6, GAP_4), of=self)
        self._area.setVisible(bool(lines))
        self._buttons = in_row(REST)
        self._column.addLayout(self._buttons)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """As high as the words need at this width: lines that wrap tell it only now."""
        super().showEvent(event)
        self._came.may_follow()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if self._unasked and (self._came.is_possible or event.isAutoRepeat()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def may_go(self) -> bool:
        """Asked before the person turns back, in whatever way."""
        return True

    def reject(self) -> None:
        if self.may_go():
            super().reject()

    def _fit(self) -> None:
        inside = self._area.widget().layout()
        if inside is not None:
            margins = self._column.contentsMargins()
            room = self.width() - margins.left() - margins.right()
            self._area.setFixedHeight(min(inside.totalHeightForWidth(room) + 4, _HIGHEST))
        self.adjustSize()

    def add_reason(self, label: str) -> tuple[Field, GrowingText]:
        """An entry for a reason above the buttons, and its text."""
        text = GrowingText(least=3, most=8)
        field = Field(label, text, required=True)
        self._column.insertWidget(self._column.count() - 1, field)
        text.setFocus()
        return field, text

    def add_button(
        self, words: str, pressed: Callable[[], Any], kind: Kind = Kind.PLAIN, *, first: bool = False
    ) -> None:
        """A button; the ``first`` one is pressed by Enter."""
        button = Button(words, kind=kind, clicked=pressed)
        button.setAutoDefault(True)
        self._buttons.addWidget(button)
        if first:
            button.setDefault(True)
            if not self._unasked:
                button.setFocus()
        if kind is Kind.PRIMARY:
            bind_key(self, PageKey(words, SEND_OFF, partial(self._send_off, pressed))).setAutoRepeat(False)

    def _send_off(self, pressed: Callable[[], Any]) -> None:
        if not self._came.is_possible:
            pressed()


def _paragraphs(lines: Sequence[str]) -> QWidget:
    content = see_through()
    column = QVBoxLayout(content)
    column.setContentsMargins(0, 0, GAP_3, 0)
    column.setSpacing(GAP_3)
    for line in lines:
        words = Label(line, wrap=True)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
    column.addStretch()
    return content
