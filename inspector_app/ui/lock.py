"""The lock: covers every window, hides what is behind, and lets the inspector back with the short PIN."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from inspector_app.ui.clipboard import forget_copies
from inspector_app.ui.layouts import Rest, in_column, placed, put_in
from inspector_app.ui.page_keys import LOCK_KEY, PageKey, bind_key
from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, GAP_6, dress
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.focus_back import Place
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.ui.widgets.label import IconLabel, Label, Role
from inspector_app.ui.widgets.problem_mark import ProblemMark
from inspector_app.usecases.start_answers import Pin

_ROOM = QSize(24, 84)  # around the panel, and for the sentence of a wrong try
Check = Callable[[str], bool]


class _Cover(QWidget):
    """Lies over one window. The window's own widgets are hidden, so that neither eye, Tab nor reader finds them.

    The window comes back as it was: size, title, and where its cursor stood.
    """

    def __init__(self, window: QWidget, stays: bool) -> None:
        """``stays``: the window cannot be closed from outside while it is covered."""
        super().__init__(window)
        self.setAutoFillBackground(True)
        dress(self)
        self._over = window
        self._stays = stays
        self._title = window.windowTitle()
        entry = window.focusWidget()
        self._place = Place(entry) if entry is not None else None
        self._hidden = [
            child
            for child in window.children()
            if isinstance(child, QWidget) and child is not self and not child.isWindow() and not child.isHidden()
        ]
        self._before = window.size()
        self._grown: QSize | None = None
        self._least, self._most = window.minimumSize(), window.maximumSize()
        self._column = QVBoxLayout(self)
        window.setMinimumSize(window.size())
        window.setWindowTitle(self.tr("已锁定"))
        window.installEventFilter(self)

    @property
    def over(self) -> QWidget:
        """The window that is covered."""
        return self._over

    def hold(self, panel: "LockPanel") -> None:
        """Show the panel in the middle; a window that is too small for it grows meanwhile."""
        wanted = self._over.size().expandedTo(panel.needed() + _ROOM)
        if wanted != self._over.size():
            self._over.setMaximumSize(self._most.expandedTo(wanted))
            self._over.resize(wanted)
            self._grown = self._over.size()
        if self._column.isEmpty():
            put_in(self._column, Rest(2), placed(panel, Qt.AlignmentFlag.AlignHCenter), Rest(3))
            panel.show()

    def spread(self) -> None:
        """Hide what is behind and lie over it."""
        for child in self._hidden:
            child.hide()
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()

    def lift(self) -> None:
        """Take the cover away."""
        window = self._over
        window.removeEventFilter(self)
        window.setMinimumSize(self._least)
        for child in self._hidden:
            if isValid(child):
                child.show()
        self.hide()
        self.setParent(None)  # a box may go for good now, before this cover can
        if self._grown is not None and window.size() == self._grown:
            window.resize(self._before)
        window.setMaximumSize(self._most)
        window.setWindowTitle(self._title)
        if self._place is not None and (entry := self._place.widget or self._place.cell_view) is not None:
            self._place.take(entry)  # typing goes on where it was interrupted

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Keys end here: Esc and Enter would close the dialog below or press its button."""
        event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        if event.type() == QEvent.Type.Close and event.spontaneous() and self._stays:
            event.ignore()
            return True
        return False


def _is_shown(window: QWidget) -> bool:
    return window.isVisible() and window.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)


class LockPanel(QWidget):
    """Asks for the PIN, or for the passphrase when the PIN was wrong too often or there is none."""

    tried = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.title = Label(self.tr("已锁定"), Role.TITLE)
        self.words = Label("", Role.SMALL, wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.line.returnPressed.connect(self._try)
        self.mark = ProblemMark()
        middle = Qt.AlignmentFlag.AlignHCenter
        in_column(
            placed(IconLabel("lock", scale=2.6), middle),
            placed(self.title, middle),
            self.words,
            self.line,
            self.mark,
            GAP_2,
            placed(Button(self.tr("解锁"), "lock-open", Kind.PRIMARY, clicked=self._try), middle),
            gap=GAP_3,
            edges=(GAP_6, GAP_4, GAP_6, GAP_4),
            of=self,
        )
        self.setFixedWidth(340)

    def ask(self, name: str, words: str) -> None:
        """Say which secret is wanted."""
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(name)
        self.words.setText(words)
        self._fit()

    def say(self, sentence: str) -> None:
        """Say why the last try failed; the line is emptied."""
        self.mark.say(sentence)
        self._fit()
        self.line.clear()
        self.line.setFocus()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        super().showEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Words that became longer ask for room only in the next turn."""
        answer = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return answer

    def needed(self) -> QSize:
        """The room that it takes as it is now."""
        self._fit()
        return QSize(self.width(), self.height())

    def _fit(self) -> None:
        """A cover gives what the panel asks for, and that does not count words that wrap."""
        column = self.layout()
        if column is None:
            return
        column.activate()
        if column.hasHeightForWidth():
            self.setFixedHeight(column.totalHeightForWidth(self.width()))

    def _try(self) -> None:
        if self.line.text():
            self.tried.emit(self.line.text())


class Lock(QObject):
    """``engage`` covers all windows; ``engaging`` is emitted before, for everything typed to be written.

    Ctrl+L locks wherever the cursor stands: in a dialog, a menu, a list of completions. The lock alone knows the PIN of
    the sitting: set, spent after too many wrong tries, and gone for good once the passphrase was given instead.
    ``standing`` says what became of the typing, in a sentence; call :meth:`restate` when it changes. Nothing is asked
    first: whoever locks may walk away at once.
    """

    engaging = Signal()
    released = Signal()

    def __init__(self, window: QWidget, check_passphrase: Check, pin: Pin | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._check_passphrase = check_passphrase
        self._pin = pin
        self._covers: list[_Cover] = []
        self._lifted: list[_Cover] = []  # kept for the panel on one of them, which is still hearing the last key
        self._panel: LockPanel | None = None
        self.standing: Callable[[], str] = str
        key = PageKey(self.tr("锁定"), (LOCK_KEY,), self._key_pressed)
        bind_key(self, key, Qt.ShortcutContext.ApplicationShortcut)  # dialogs and menus would shut a window's out

    @property
    def is_engaged(self) -> bool:
        """Whether the windows are covered."""
        return bool(self._covers)

    @property
    def panel(self) -> LockPanel | None:
        """Where the secret is asked for, while locked."""
        return self._panel

    @property
    def wants_pin(self) -> bool:
        """Whether a PIN leads back from a lock now; otherwise the passphrase does."""
        return self._pin is not None and not self._pin.spent

    def set_pin(self, pin: Pin | None) -> None:
        """Use another PIN for this sitting, or none."""
        self._pin = pin

    def engage(self) -> None:
        """Write what is typed, forget what was copied, then cover every window of the program."""
        if self.is_engaged:
            return
        self.engaging.emit()
        forget_copies()
        QToolTip.hideText()
        while popup := QApplication.activePopupWidget():
            popup.close()
        self._lifted.clear()
        self._panel = LockPanel()
        self._panel.tried.connect(self._try)
        self._ask()
        self._cover_windows()
        self._follow(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """While locked: a box that comes is covered too, the panel leaves one that goes, as at the end of a job; no
        shortcut does anything."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # the key is left to the line that asks for the secret
            return True
        if isinstance(watched, QWidget) and watched.isWindow() and not event.spontaneous():
            if event.type() == QEvent.Type.Hide:
                self._uncover(watched)
            if not self._window.isVisible():  # closed while locked: nothing is left to be covered
                self._follow(False)
            elif event.type() in (QEvent.Type.Hide, QEvent.Type.Show):
                QTimer.singleShot(0, self, self._cover_windows)
        return False

    def _key_pressed(self) -> None:
        if self._window.isVisible():
            self.engage()

    def _follow(self, follow: bool) -> None:
        app = QApplication.instance()
        if app is not None:
            (app.installEventFilter if follow else app.removeEventFilter)(self)

    def _cover_windows(self) -> None:
        """Cover every window in sight, with the panel on the one in front."""
        if self._panel is None:
            return
        known = {cover.over for cover in self._covers}
        for window in QApplication.topLevelWidgets():
            if window not in known and (window is self._window or _is_shown(window)):
                self._covers.append(_Cover(window, stays=window is not self._window))
                self._covers[-1].spread()
        front = QApplication.activeModalWidget() or self._window
        for cover in self._covers:
            if cover.over is front and not cover.isAncestorOf(self._panel):
                cover.hold(self._panel)
                self._panel.line.setFocus()
                FocusGuard.of_application().stay()

    def _uncover(self, window: QWidget) -> None:
        """A window goes: it may be deleted soon, so nothing of the lock stays in it."""
        for cover in [cover for cover in self._covers if cover.over is window and window is not self._window]:
            if self._panel is not None and cover.isAncestorOf(self._panel):
                self._panel.setParent(None)
            self._covers.remove(cover)
            cover.lift()
            self._lifted.append(cover)

    def restate(self) -> None:
        """Say anew what became of the typing."""
        self._ask()

    def _ask(self) -> None:
        if self._panel is None:
            return
        if self.wants_pin:
            self._panel.ask(self.tr("锁屏短码"), self.standing() + self.tr("输入锁屏短码继续。"))
        else:
            self._panel.ask(self.tr("口令"), self.standing() + self.tr("输入打开本机数据的口令继续。"))

    def _try(self, secret: str) -> None:
        by_pin = self.wants_pin
        if self._pin is not None and by_pin and self._pin.opens(secret):
            self._release()
        elif not by_pin and self._check_passphrase(secret):
            if self._pin is not None and self._pin.spent:
                self._pin = None
            self._release()
        elif self._panel is not None:
            self._panel.say(self._why_not(by_pin))
            self._ask()

    def _why_not(self, by_pin: bool) -> str:
        if self._pin is None or not by_pin:
            return self.tr("口令不对，请再试。")
        if self._pin.spent:
            return self.tr("锁屏短码错了太多次，已作废。请输入口令；需要时可在“设置”里另设短码。")
        return self.tr("锁屏短码不对，还可以试{left}次。").format(left=self._pin.tries_left)

    def _release(self) -> None:
        self._follow(False)
        if self._panel is not None:
            self._panel.line.clear()
        self._panel = None
        for cover in self._covers:
            cover.lift()
        self._covers, self._lifted = [], self._covers
        self.released.emit()
