"""A banner below the header: one sentence that stays until it is no longer true, with what may be done about it."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from inspector_app.ui.layouts import in_column, in_row, keep_room, wide
from inspector_app.ui.theme import GAP_2, GAP_3, Tone, style_as
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.double_click import DoubleClick
from inspector_app.ui.widgets.label import IconLabel, Label

_ICONS = {
    Tone.PLAIN: "info",
    Tone.INFO: "info",
    Tone.OK: "circle-check",
    Tone.WARNING: "clock",
    Tone.DANGER: "triangle-alert",
}


class Notice(QFrame):
    """Hidden until :meth:`say`; ``acted`` is emitted when its button is pressed, ``undone`` by the button of undoing.

    Undoing stands below the words, away from the action, and no second click of a double click reaches it.
    One that ``keeps_room`` is once said as high as it will ever be, also when it is taken away: nothing moves with it.
    Only whoever closes it gets its room back.
    """

    acted = Signal()
    undone = Signal()

    def __init__(self, *, keeps_room: bool = False) -> None:
        super().__init__()
        self._keeps_room = keeps_room
        self.setProperty("role", "notice")
        self._icon = IconLabel("info")
        self._words = Label(wrap=True)
        self._action = Button(kind=Kind.PLAIN, name=self.tr("处理"), clicked=self.acted.emit)
        self._close = Button(icon="x", kind=Kind.BARE, name=self.tr("关闭提示"), clicked=self.dismiss).looks()
        self._undo = Button(kind=Kind.QUIET, name=self.tr("撤销刚才的操作"), clicked=self._wish_undo)
        self._said = DoubleClick()
        self._of_page = False
        words = in_column(self._words, self._undo, gap=0)
        in_row(
            self._icon, wide(words), self._action, self._close, gap=GAP_3, edges=(GAP_3, GAP_2, GAP_2, GAP_2), of=self
        )
        self._stands = False
        for part in (self, self._action, self._undo):
            part.setVisible(False)
        if keeps_room:
            keep_room(self._undo)

    def say(
        self, sentence: str, tone: Tone = Tone.INFO, action: str = "", undo: str = "", *, of_page: bool | None = None
    ) -> None:
        """Show a sentence, with a button when ``action`` names one, and one below it when ``undo`` does. ``of_page``:
        it tells what was done on the page and goes with it (:meth:`forget_done`); what went well and asks nothing goes
        anyway."""
        self._of_page = (tone is Tone.OK and not action) if of_page is None else of_page
        self._words.setText(sentence)
        self._icon.set_icon(_ICONS[tone], Tone.DANGER if tone is Tone.DANGER else Tone.PLAIN)
        self._action.setText(action)
        self._action.setAccessibleName(action or self.tr("处理"))
        self._action.setVisible(bool(action))
        self._undo.setText(undo)
        self._undo.setAccessibleName(undo or self.tr("撤销刚才的操作"))
        self._undo.setVisible(bool(undo))
        self._said.may_follow()
        self.setAccessibleName(sentence)
        style_as(self, "tone", str(tone))
        self._stands = True
        self.setVisible(True)
        if self._keeps_room:
            keep_room(self)

    def reached_behind(self, part: QWidget) -> None:
        """By Tab its buttons come behind a part, the action last: Shift+Tab from what stands below goes there first."""
        for button in (self._close, self._undo, self._action):
            self.setTabOrder(part, button)
            part = button

    def _wish_undo(self) -> None:
        if not self._said.is_possible:
            self.undone.emit()

    def take_back(self, line: str) -> None:
        """This line is no longer true; the banner goes with its last line."""
        lines = [each for each in self.sentence.splitlines() if each != line]
        self._words.setText("\n".join(lines))
        self.setAccessibleName("\n".join(lines))
        self._stands = bool(lines)
        self.setVisible(self._stands)

    def clear(self) -> None:
        """Take the banner away."""
        self._stands = False
        self.setVisible(False)

    def forget_done(self) -> None:
        """The page is left: what was done on it was read there, and is in the way of what comes next."""
        if self._of_page:
            self.clear()

    def dismiss(self) -> None:
        """A person wants it away, and the place for what is below."""
        if self._keeps_room:
            keep_room(self, is_kept=False)
            self.setMinimumHeight(0)
        self.clear()

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        """A lock that is lifted shows again what it hid; a banner that was taken away meanwhile stays away."""
        super().setVisible(visible and self._stands)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        if self._keeps_room and event.size().height() > self.minimumHeight():
            self.setMinimumHeight(event.size().height())

    @property
    def asks(self) -> bool:
        """Whether what is shown has a button."""
        return not self.isHidden() and not self._action.isHidden()

    @property
    def sentence(self) -> str:
        """What is shown now; empty when hidden."""
        return "" if self.isHidden() else self._words.text()
