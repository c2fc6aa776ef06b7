"""The main window: navigation, pages that are built when first visited, light, lock, progress, and leaving safely."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QDeadlineTimer, QEvent, QObject, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QStackedWidget, QWidget
from shiboken6 import isValid

from inspector_app.domain.dates import chinese
from inspector_app.ui import theme
from inspector_app.ui.layouts import in_column, in_row, wide
from inspector_app.ui.lock import Lock
from inspector_app.ui.navigation import Navigation
from inspector_app.ui.page_keys import (
    FIND_KEY,
    FIND_WORDS,
    LIGHT_KEY,
    LIGHT_WORDS,
    QUIT_KEY,
    PageKey,
    bind_key,
    bind_keys,
)
from inspector_app.ui.session import Session
from inspector_app.ui.targets import Origin, ResumeDraft
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.unwritten_dialog import kept_words, may_leave, offer_copy
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.ui.widgets.laid_over import LaidOver
from inspector_app.ui.widgets.notice import Notice
from inspector_app.ui.widgets.page import Page
from inspector_app.ui.widgets.progress_dialog import ProgressDialog
from inspector_app.ui.window_help import WindowHelp
from inspector_app.ui.wording import short_day

TITLE = "工地劳动保障监察 · 欠薪检查工作台"
LEAST = QSize(800, 440)  # a 1366×768 screen at 150 % has 911×512, less title bar and task bar
_WORDS_FROM = 1160  # a narrower window's navigation shows icons only
TO_READ_MS = 4_000
"""How long a sentence that tells what was saved stays at least."""


@dataclass(frozen=True, slots=True)
class PageSpec:
    """A page of the window: its key for ``session.go``, title and icon in the navigation, and how it is built.

    A page that can show a record has ``open_target(target)``. Alt with a digit brings the pages ``by_digit``, counted
    in their order, and with - and = the others.
    """

    key: str
    title: str
    icon: str
    build: Callable[[], QWidget]
    by_digit: bool = True


class MainWindow(QMainWindow):
    """Only the pages given are shown. ``family`` is the typeface; ``light_changed`` brings the theme's name to keep.

    ``closing`` is emitted once nothing speaks against it any more, just before the window goes.
    """

    light_changed = Signal(str)
    closing = Signal()

    def __init__(self, session: Session[Any], pages: Sequence[PageSpec], family: str, lock: Lock | None = None) -> None:
        super().__init__()
        self.session = session
        self.lock = lock
        self._family = family
        self._specs = {spec.key: spec for spec in pages}
        self._built: dict[str, QWidget] = {}
        self._key = ""
        self._focus = FocusGuard.of_application()
        self._told: tuple[Notice, str] | None = None
        self._is_read = QDeadlineTimer()
        self.setWindowTitle(TITLE)
        self.setMinimumSize(LEAST)
        self.resize(1366, 768)
        keys = _keys_of(pages)
        self.navigation = Navigation([(spec.key, spec.title, spec.icon) for spec in pages], keys)
        self.notice = Notice()  # what is true of the whole store, above every page
        theme.dress(self.notice)
        self._stack = QStackedWidget()
        self._progress = ProgressDialog(self)
        content = QWidget()
        self._pages = in_column(wide(self._stack), gap=0)
        in_row(self.navigation, wide(self._pages), gap=0, of=content)
        self._over = LaidOver(self.notice, self._stack, content)
        self.setCentralWidget(content)
        self._connect()
        self._keys(content, keys)
        if pages:
            self.show_page(pages[0].key)

    @property
    def key(self) -> str:
        """The key of the page in sight."""
        return self._key

    def page(self, key: str) -> QWidget:
        """A page by key, built now if it was never visited."""
        if key not in self._built:
            self._built[key] = self._specs[key].build()
            self._stack.addWidget(self._built[key])
        for page in _pages_of(self._built[key]):
            page.over.below(self._over)
        return self._built[key]

    def show_page(self, key: str, target: object = None) -> None:
        """Bring a page in sight, perhaps with a record opened on it. Unknown keys are not there to be gone to."""
        if key not in self._specs:
            return
        page, came_from = self.page(key), self._key
        self._forget_told()
        if came_from and came_from != key:
            for left in _pages_of(self._built[came_from]):
                left.notice.forget_done()
        self._stack.setCurrentWidget(page)
        self._key = key
        self.navigation.mark(key)
        before = self.focusWidget()
        if came_from != key and hasattr(page, "come_from"):
            title = self._specs[came_from].title if came_from else ""
            page.come_from(Origin(came_from, title) if title and target is not None else None)
        if target is not None and hasattr(page, "open_target"):
            with self._focus.opening(goes_on=isinstance(target, ResumeDraft)):
                went = page.open_target(target)
            if went is False and self._key == key != came_from:  # nothing came of it: back to where it was wished
                self.show_page(came_from)
                return
        chosen = self.focusWidget()
        if self._key != key:  # what was opened led on to another page
            return
        if chosen is None or chosen is before or not page.isAncestorOf(chosen):
            self._focus.enter(page)  # opening a record may have put the cursor where the work goes on

    def set_state(self, encrypted: bool, demo_day: date | None = None) -> None:
        """The lines at the foot of the navigation; ``demo_day`` when the clock stands still."""
        words = [self.tr("已加密") if encrypted else self.tr("未加密")]
        short = words.copy()
        if demo_day is not None:
            words.append(self.tr("演示日期 {day}").format(day=chinese(demo_day)))
            short += [self.tr("演示日期"), short_day(demo_day, demo_day)]
        self.navigation.set_state("\n".join(words), "\n".join(short))

    def put_above(self, part: QWidget) -> None:
        """Have a part stand above every page, as long as the window is there."""
        theme.dress(part)
        self._pages.insertWidget(0, part)

    def toggle_light(self) -> None:
        """Change between 标准 and 强光. Pages restyle where they are, so nothing typed or scrolled is lost."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self.light_changed.emit(theme.change_light(app, self._family).name)

    def find_anything(self) -> None:
        """一处查找: let the person look for anything, and go there."""
        from inspector_app.ui.find_dialog import FindDialog  # not before somebody looks
        from inspector_app.ui.find_ways import page_ways, window_ways

        ways = window_ways(self.session, [(spec.key, spec.title) for spec in self._specs.values()])
        if (way := FindDialog.ask(self.session, (*ways, *page_ways(self._stack)), self)) is None:
            return
        origin = Origin(self._key, self._specs[self._key].title)
        way.go()
        page = self._built[self._key]
        if self._key != origin.page and way.is_record and hasattr(page, "lead_back"):
            page.lead_back(origin)

    def set_lock(self, lock: Lock) -> None:
        """Use a lock; without one Ctrl+L does nothing."""
        self.lock = lock
        lock.engaging.connect(self.session.pausing)
        lock.standing = lambda: kept_words(self.session)
        self.session.standing.connect(lock.restate)
        # Queued: the key that unlocked is still being heard by its line.
        lock.released.connect(self._offer_copy, Qt.ConnectionType.QueuedConnection)

    def engage_lock(self) -> None:
        """Lock at once, when there is a lock: the person wishes it, or the lid was closed."""
        if self.lock is not None:
            self.lock.engage()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        super().resizeEvent(event)
        self.navigation.set_narrow(event.size().width() < _WORDS_FROM)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802 - Qt's name
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.session.pausing.emit()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        if not (self.may_leave() and self._may_stop_work()):
            event.ignore()
            return
        self.session.runner.close()
        event.accept()
        _dismiss_dialogs()
        self.closing.emit()

    def may_leave(self) -> bool:
        """Whether everything typed is written, or the person lets it go.

        Behind the lock nobody can be asked: its panel says what is not written, and the window stays.
        """
        if self.lock is not None and self.lock.is_engaged and (self.session.write_typing() or self.session.last_hold):
            self.raise_()
            self.activateWindow()
            return False
        return may_leave(self.session, self.tr("关闭"), self._front())

    def _leave(self) -> None:
        """By a key, which lies beside others: asked first."""
        if self.session.messages.confirm(tr("退出程序吗？"), "", tr("退出")):
            self.close()

    def _may_stop_work(self) -> bool:
        title = self.session.runner.title
        return not title or self.session.messages.confirm(
            self.tr("还有工作没有做完，现在退出吗？"),
            self.tr("“{title}”将停止，不保存任何内容。").format(title=title),
            self.tr("停止并退出"),
        )

    def _offer_copy(self) -> None:
        """Back from the lock: what its panel said is not stored can be kept elsewhere now."""
        if self.lock is not None and not self.lock.is_engaged:
            offer_copy(self.session, self._front())

    def _front(self) -> QWidget:
        """Where a question belongs: over the dialog in front, else over this window."""
        return QApplication.activeModalWidget() or self

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.show_page)
        self.navigation.light_toggled.connect(self.toggle_light)
        self.navigation.lock_requested.connect(self.engage_lock)
        on_wish = WindowHelp(self, self.session, lambda: self._is_open)
        self.navigation.help_requested.connect(lambda: on_wish.show_help(""))
        self.navigation.find_requested.connect(self.find_anything)
        self.session.going.connect(self.show_page)
        self.session.changed.connect(self._forget_told)
        self.session.done.connect(self._tell_done)
        self.session.drafts_changed.connect(self._typed_on)
        self.session.handed_over.connect(self.navigation.setHidden)  # other people's matters are a click away there
        self._progress.follow(self.session.runner)
        if self.lock is not None:
            self.set_lock(self.lock)

    def _tell_done(self, words: str) -> None:
        """In the place where the page in sight tells things, unless something stands there; until the next act, or
        until somebody who had time to read it types on: it lies over what is below."""
        pages = [page for page in _pages_of(self._stack.currentWidget()) if page.isVisible()]
        for page in pages[-1:]:
            if not page.notice.sentence:
                page.notice.say(words, Tone.OK)
                self._told = (page.notice, words)
                self._is_read = QDeadlineTimer(TO_READ_MS)

    @Slot()
    def _typed_on(self) -> None:
        if self._told is not None and self._is_read.hasExpired():
            self._forget_told()

    @Slot()
    def _forget_told(self) -> None:
        told, self._told = self._told, None
        if told is not None and isValid(told[0]) and told[0].sentence == told[1]:
            told[0].clear()

    def _light_pressed(self) -> None:
        if self._is_open:
            self.toggle_light()

    @property
    def _is_open(self) -> bool:
        return self.isVisible() and not (self.lock is not None and self.lock.is_engaged)

    def _keys(self, content: QWidget, of_pages: Mapping[str, str]) -> None:
        """Keys belong to the content, so that they are dead while the lock hides it. The lock has its own."""
        titles = {key: spec.title for key, spec in self._specs.items()}
        keys = [PageKey(titles[page], (key,), partial(self.show_page, page)) for page, key in of_pages.items()]
        found, left = (
            PageKey(FIND_WORDS, (FIND_KEY,), self.find_anything),
            PageKey(tr("退出"), (QUIT_KEY,), self._leave),
        )
        bind_keys(content, (*keys, found, left))
        light = PageKey(LIGHT_WORDS, (LIGHT_KEY,), self._light_pressed)
        bind_key(QObject(self), light, Qt.ShortcutContext.ApplicationShortcut)  # dialogs would shut a window's out


def _keys_of(pages: Sequence[PageSpec]) -> dict[str, str]:
    """The key of each page, in the order in which they stand on the keyboard."""
    counted = zip((spec.key for spec in pages if spec.by_digit), "1234567890", strict=False)
    others = zip((spec.key for spec in pages if not spec.by_digit), "-=", strict=False)
    return {key: f"Alt+{sign}" for key, sign in (*counted, *others)}


def _pages_of(whole: QWidget) -> list[Page]:
    """The page, or those that it consists of."""
    return [page for page in (whole, *whole.findChildren(Page)) if isinstance(page, Page)]


def _dismiss_dialogs() -> None:
    """End the dialogs that wait in front: what was typed there is kept, and whoever asked turns back."""
    while isinstance(front := QApplication.activeModalWidget(), QDialog) and front.isVisible():
        front.hide()
