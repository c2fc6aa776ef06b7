"""The lock: covers every window, hides what is behind, and lets the inspector back with the short PIN."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from shiboken6 import isValid

from inspector_app.ui.theme import GAP_2, GAP_3, GAP_4, GAP_6
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.icon_label import IconLabel
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.ui.widgets.problem_mark import ProblemMark

PIN_TRIES = 5
Check = Callable[[str], bool]


class _Cover(QWidget):
    """Lies over one window. The window's own widgets are hidden, so that neither eye, Tab nor reader finds them."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAutoFillBackground(True)
        self._over = window
        self._hidden = [
            child
            for child in window.children()
            if isinstance(child, QWidget) and child is not self and not child.isWindow() and not child.isHidden()
        ]
        self._size = window.minimumSize()
        self._column = QVBoxLayout(self)
        window.setMinimumSize(window.size())
        window.installEventFilter(self)

    @property
    def over(self) -> QWidget:
        """The window that is covered."""
        return self._over

    def hold(self, panel: QWidget) -> None:
        """Show the panel in the middle."""
        if self._column.isEmpty():
            self._column.addStretch(2)
            self._column.addWidget(panel, alignment=Qt.AlignmentFlag.AlignHCenter)
            self._column.addStretch(3)
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
        window.setMinimumSize(self._size)
        for child in self._hidden:
            child.show()
        self.hide()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False


def _is_shown(window: QWidget) -> bool:
    return window.isVisible() and window.windowType() in (Qt.WindowType.Window, Qt.WindowType.Dialog)


class LockPanel(QWidget):
    """Asks for the PIN, or for the passphrase when the PIN was wrong too often or there is none."""

    tried = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Label(self.tr("已锁定"), Role.TITLE)
        self.words = Label("", Role.SMALL, wrap=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.line.returnPressed.connect(self._try)
        self.mark = ProblemMark()
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_6, GAP_4, GAP_6, GAP_4)
        column.setSpacing(GAP_3)
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel("lock", scale=2.6), alignment=middle)
        column.addWidget(self.title, alignment=middle)
        column.addWidget(self.words)
        column.addWidget(self.line)
        column.addWidget(self.mark)
        column.addSpacing(GAP_2)
        column.addWidget(Button(self.tr("解锁"), "lock-open", Kind.PRIMARY, clicked=self._try), alignment=middle)
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
    """``engage`` covers all windows; ``engaging`` is emitted before, for everything typed to be written."""

    engaging = Signal()
    released = Signal()

    def __init__(self, window: QWidget, check_passphrase: Check, check_pin: Check | None = None) -> None:
        super().__init__(window)
        self._window = window
        self._check_passphrase = check_passphrase
        self._check_pin = check_pin
        self._covers: list[_Cover] = []
        self._title = ""
        self._failures = 0
        self._panel: LockPanel | None = None
        self._entry: QWidget | None = None

    @property
    def is_engaged(self) -> bool:
        """Whether the windows are covered."""
        return bool(self._covers)

    @property
    def panel(self) -> LockPanel | None:
        """Where the secret is asked for, while locked."""
        return self._panel

    def set_pin(self, check_pin: Check | None) -> None:
        """Use another PIN for this sitting, or none."""
        self._check_pin = check_pin

    def engage(self) -> None:
        """Write what is typed, forget what was copied, then cover every window of the program."""
        if self.is_engaged:
            return
        self.engaging.emit()
        clipboard = QApplication.clipboard()
        if clipboard.ownsClipboard():  # what was copied here may name people; what came from elsewhere stays
            clipboard.clear()
        while popup := QApplication.activePopupWidget():
            popup.close()
        front = QApplication.activeModalWidget() or self._window
        self._entry = front.focusWidget()
        self._failures = 0
        self._panel = LockPanel()
        self._panel.tried.connect(self._try)
        front.resize(front.size().expandedTo(self._panel.sizeHint()))
        self._title = self._window.windowTitle()
        self._window.setWindowTitle(self.tr("已锁定"))
        self._cover_windows()
        self._ask()
        self._follow(True)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """While locked: a box that comes is covered too, and the panel leaves one that goes, as at the end of a job."""
        if isinstance(watched, QWidget) and watched.isWindow() and not event.spontaneous():
            if event.type() == QEvent.Type.Hide:
                self._uncover(watched)
            if not self._window.isVisible():  # closed while locked: nothing is left to be covered
                self._follow(False)
            elif event.type() in (QEvent.Type.Hide, QEvent.Type.Show):
                QTimer.singleShot(0, self, self._cover_windows)
        return False

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
                self._covers.append(_Cover(window))
                self._covers[-1].spread()
        front = QApplication.activeModalWidget() or self._window
        for cover in self._covers:
            if cover.over is front and not cover.isAncestorOf(self._panel):
                cover.hold(self._panel)
                self._panel.line.setFocus()

    def _uncover(self, window: QWidget) -> None:
        """A window goes: it may be deleted soon, so nothing of the lock stays in it."""
        for cover in [cover for cover in self._covers if cover.over is window and window is not self._window]:
            if self._panel is not None and cover.isAncestorOf(self._panel):
                self._panel.setParent(None)
            self._covers.remove(cover)
            cover.lift()

    @property
    def _wants_pin(self) -> bool:
        return self._check_pin is not None and self._failures < PIN_TRIES

    def _ask(self) -> None:
        if self._panel is None:
            return
        if self._wants_pin:
            self._panel.ask(self.tr("锁屏短码"), self.tr("已写的内容都已存好。输入锁屏短码继续。"))
        else:
            self._panel.ask(self.tr("口令"), self.tr("已写的内容都已存好。输入打开本机数据的口令继续。"))

    def _try(self, secret: str) -> None:
        check = self._check_pin if self._wants_pin and self._check_pin else self._check_passphrase
        if check(secret):
            self._release()
            return
        self._failures += 1
        left = PIN_TRIES - self._failures
        if self._panel is None:
            return
        if self._check_pin is None or left < 0:
            self._panel.say(self.tr("口令不对，请再试。"))
        elif left:
            self._panel.say(self.tr("锁屏短码不对，还可以试 {left} 次。").format(left=left))
        else:
            self._panel.say(self.tr("锁屏短码错了太多次，请输入口令。"))
        self._ask()

    def _release(self) -> None:
        self._follow(False)
        for cover in self._covers:
            cover.lift()
        self._covers.clear()
        self._panel = None
        self._window.setWindowTitle(self._title)
        if self._entry is not None and isValid(self._entry):  # typing goes on where it was interrupted
            self._entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.released.emit()
