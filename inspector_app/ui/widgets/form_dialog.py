"""A dialog with something to fill in: title, body, a notice for what has no field, and two buttons."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from inspector_app.ui.layouts import REST, in_row, wide
from inspector_app.ui.page_keys import SEND_OFF, PageKey, bind_keys
from inspector_app.ui.screen_room import bound_width, keep_fitting, room, wished_height, within
from inspector_app.ui.theme import GAP_3, GAP_4, GAP_6, dress
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.focus_back import first_in, is_entry
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.scrolled import Squeezed
from inspector_app.ui.widgets.tick_list import TickList

_LOW = 660  # logical pixels of a screen on which a list needs every line


class FormDialog(QDialog):
    """The primary button wishes (``accept_requested``); whoever asked calls ``accept`` when the use case succeeded.

    Enter in a line presses the primary button unless it destroys something; on a button that button, in a table it is
    the table's. Ctrl+Enter presses the primary button from anywhere, Esc turns back. Once it is gone the focus
    is where it was before.

    A dialog asked for in another one takes that one's place until it is answered (``held``), with a way back on top:
    there is never a window upon a window.
    """

    accept_requested = Signal()

    def __init__(self, title: str, verb: str = "保存", width: int = 560, parent: QWidget | None = None) -> None:
        super().__init__(_beside_tables(parent))
        dress(self)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setMinimumWidth(width)
        bound_width(self)
        keep_fitting(self, self.fit, self.fit_anew)
        self.held: FormDialog | None = None
        self._kept_height = 0
        self._first: QWidget | None = None
        self._goes_on: Callable[[], object] | None = None
        self.notice = Notice()
        self.draft_notice = Notice(keeps_room=True)
        content, self._own, stage = QWidget(), QWidget(), QWidget()
        for part in (content, self._own, stage):
            part.setProperty("role", "clear")
        self.body = _column(content, GAP_3)
        self._frame = _column(stage)
        self._frame.addWidget(self._own)
        _column(self).addWidget(stage)  # a lock hides what is in a window, and must not end the dialog that stands here
        self._around = Button(icon="chevron-left", kind=Kind.QUIET, name=self.tr("返回"), clicked=self.reject)
        self._around.setVisible(False)
        self.area = Squeezed(content)
        column = _column(self._own, GAP_4)
        column.setContentsMargins(GAP_6, GAP_6, GAP_6, GAP_4)
        column.addWidget(self._around, alignment=Qt.AlignmentFlag.AlignLeft)
        self._heading, self.has_heading = Label(title, Role.SECTION), True
        column.addWidget(self._heading)
        column.addWidget(self.draft_notice)
        column.addWidget(self.area, 1)
        column.addLayout(self._buttons(verb))
        self.draft_notice.reached_behind(self.primary)  # it stands above the entries, which come next
        bind_keys(self._own, (PageKey(verb, SEND_OFF, self.primary.click), PageKey(self.tr("取消"), ("Esc",))))

    def _buttons(self, verb: str) -> QHBoxLayout:
        self.primary = Button(verb, kind=Kind.PRIMARY, clicked=self.accept_requested.emit)
        self._back = Button(self.tr("取消"), clicked=self.reject)
        # beside the button that was pressed, where there is room for a line
        self._foot = buttons = in_row(wide(self.notice), REST)
        for button in (self._back, self.primary):
            button.setAutoDefault(False)
            buttons.addWidget(button, alignment=Qt.AlignmentFlag.AlignBottom)
        return buttons

    def add_way(self, button: Button) -> Button:
        """Another way to end it, at the left of the buttons that are there."""
        button.setAutoDefault(False)
        self._foot.insertWidget(self._foot.indexOf(self._back), button, alignment=Qt.AlignmentFlag.AlignBottom)
        return button

    def exec(self) -> int:
        guard, around = FocusGuard.of_application(), self._dialog_around()
        if around is None:
            guard.take_what_came()  # in the window of another one nothing is lost: it is shown, and answers
            return super().exec()
        place = guard.place()
        try:
            return around.hold(self)
        finally:
            guard.give_back(place)

    def hold(self, other: "FormDialog") -> int:
        """Show another dialog in the place of this one until it is answered; gives back its result."""
        least, other_least, other._first = self.minimumWidth(), other.minimumWidth(), other.focusWidget()
        other.setParent(self, Qt.WindowType.Widget)
        other.lead_back(self.windowTitle())
        self._own.hide()
        self._frame.addWidget(other)
        self.setMinimumWidth(max(least, other_least))
        self.held, self._kept_height = other, self.height()
        QTimer.singleShot(0, other, other.begin_here)
        try:
            return super(FormDialog, other).exec()
        finally:
            self.held = None
            if isValid(self):  # the program may end meanwhile
                self._kept_height = self.height()  # what it grew to: its buttons stay where the person finds them
                self._frame.removeWidget(other)
                self._own.show()
                self.setMinimumWidth(least)
                self.fit()
                QTimer.singleShot(0, self, self.fit)  # as when it was shown: no empty band stays below its entries

    def spare_heading(self, is_wanted: bool = False) -> bool:
        """Do without the title in the window, which its frame shows, where the screen is low, or where the room
        ``is_wanted``; whether it is."""
        is_low = is_wanted or (self.isWindow() and room(self).height() < _LOW)
        self._heading.setVisible(not is_low)
        self.has_heading = not is_low
        return is_low

    def once_there(self, goes_on: Callable[[], object]) -> None:
        """Do something in it as soon as it is shown with all that is in it. A timer that is set before could fire while
        what was typed for it is taken in."""
        self._goes_on = goes_on

    def begin_here(self) -> None:
        """Put the focus where the dialog begins; a window of its own would have it by itself. While it came in sight
        Qt gave the focus of what it hides to the first entry in it."""
        focus, first = QApplication.focusWidget(), self._first
        if first is not None and (focus is None or is_entry(first) or not self.isAncestorOf(focus)):
            first.setFocus()
        FocusGuard.of_application().stay()

    def lead_back(self, title: str) -> None:
        """Name the dialog in whose place this one stands."""
        self._around.setText(title)
        self._around.setAccessibleName(self.tr("返回“{0}”").format(title))
        self._around.setVisible(True)

    def done(self, result: int) -> None:
        if self.held is not None:  # the window is closed
            self.held.reject()
        super().done(result)

    def setVisible(self, visible: bool) -> None:  # noqa: N802 - Qt's name
        if not visible and self.held is not None:  # the program is left
            self.held.hide()
        super().setVisible(visible)
        if visible and self._first is not None and not self.isWindow():
            self.begin_here()  # what is typed from now on is meant for it

    def _dialog_around(self) -> "FormDialog | None":
        """The dialog in whose window this one was asked for; a box above that dialog hides it, and is none itself."""
        around = self.parentWidget()
        while around is not None and not isinstance(around, FormDialog):
            around = None if around.isWindow() else around.parentWidget()
        return around if around is not None and around.isVisible() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        destroys = self.primary.property("kind") == str(Kind.DANGER)
        is_wanted = self.enter_sends() and not (destroys or event.isAutoRepeat())
        if self.isVisible() and is_wanted and not _in_table(self.focusWidget()):
            self.primary.click()

    def enter_sends(self) -> bool:
        """Whether Enter anywhere but on a button presses the primary one."""
        return True

    def fit_anew(self) -> None:
        """After its letters changed."""
        self.fit()

    def fit(self) -> None:
        """As wide as it wishes and as high as what is in it, within the screen it is on."""
        self.area.updateGeometry()
        if not self.isWindow() and (around := self._dialog_around()) is not None:
            around.setMinimumWidth(max(around.minimumWidth(), self.minimumWidth()))  # it shows this one instead
            around.fit()
            return
        bound_width(self)
        self.resize(within(QSize(self.width(), max(wished_height(self), self._kept_height)), self))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        if self.focusWidget() in (None, self._back) and is_entry(first := first_in(self.area.widget())):
            first.setFocus()  # the buttons were there before the entries
        self.fit()
        QTimer.singleShot(0, self, self.fit)  # texts that wrap know their height once they have their width and look
        if self._goes_on is not None:
            QTimer.singleShot(0, self, self._goes_on)
            self._goes_on = None


def _column(place: QWidget, spacing: int = 0) -> QVBoxLayout:
    column = QVBoxLayout(place)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(spacing)
    return column


def _beside_tables(parent: QWidget | None) -> QWidget | None:
    """What a dialog belongs to that was asked for from a table: in it, it would look and answer as a cell does."""
    around, found = parent, parent
    while around is not None and not around.isWindow():
        if isinstance(around, QAbstractItemView):
            found = around.parentWidget()
        around = around.parentWidget()
    return found


def _in_table(place: QWidget | None) -> bool:
    """Whether Enter there goes on in a table, and sends nothing off."""
    while place is not None and not isinstance(place, QAbstractItemView):
        place = place.parentWidget()
    # where lines are ticked the space bar does it, and Enter has no other use
    return place is not None and not isinstance(place, TickList)
