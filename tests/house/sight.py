"""What is wrong with a window as it is seen: words cut off, inputs without a name or out of the keyboard's reach."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QCoreApplication, QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QWidget,
)  # fmt: skip

from inspector_app.ui import theme
from inspector_app.ui.cases.funds_picture import FundsPicture
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.widgets.chip import Chip
from inspector_app.ui.widgets.label import ElidedLabel
from inspector_app.ui.widgets.scrolled import Scrolled
from tests.house.codes import codes_on
from tests.pictures.grab import grab
from tests.ui.conftest import accessible_name, nameless

SCREEN = QSize(1366, 768)
# What 1366×768 has at 150 %, the smallest screen, and 1920×1080 at 150 %; less title bar and task bar.
SMALL = (QSize(911, 472), QSize(1024, 560), QSize(1280, 640))
_ROUNDS = 12
_FEW_LINES, _LEAST_VIEW = 80, 90
_ROWS_READ = 60
_FIGURES = re.compile(r"\d+")
_PLACE = re.compile(r"第\s*\d+\s*[问行项页]")
_PARTS = re.compile(r"元?[。，：]|元$")  # of what is said of a drawing
_INPUTS = (QLineEdit, QPlainTextEdit, QComboBox, QPushButton, QAbstractItemView)


class Watch(QObject):
    """Remembers each window that is shown: a widget shown before it has a parent is one for that moment."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: list[tuple[QWidget, str]] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QShowEvent) and isinstance(watched, QWidget) and watched.isWindow():
            self._shown.append((watched, f"{type(watched).__name__} {watched.accessibleName()}".strip()))
        return False

    def beside(self, window: QWidget) -> list[str]:
        """What was shown beside the window that was wanted."""
        return [words for widget, words in self._shown if widget is not window]


@contextmanager
def watching() -> Iterator[Watch]:
    watch = Watch()
    QApplication.instance().installEventFilter(watch)
    yield watch
    QApplication.instance().removeEventFilter(watch)


def opened(window: QWidget) -> QWidget:
    window.show()
    settle()
    return window


def opened_alone(build: Callable[[], QWidget], at_first: Callable[[QWidget], object] = lambda _window: None) -> QWidget:
    """Build a window and show it; no other window comes in sight, not even for a moment.

    ``at_first`` looks at it as it opened: afterwards it is read once more.
    """
    with watching() as watch:
        window = opened(build())
        at_first(window)
        if isinstance(window, MainWindow):  # read once more, now that it is in sight
            window.session.changed.emit(None)
            settle()
    assert not (beside := watch.beside(window)), f"came in sight besides: {beside}"
    return window


def check(window: QWidget, folder: Path, qtbot) -> None:
    """Show a window in both looks, the one it wears first; it fits the screen, and nothing of it is wrong."""
    cut = {}
    for look in sorted(theme.THEMES.values(), key=lambda look: look is not theme.current()):
        cut |= lost_when_small(window, look)
        grab(window, folder / f"{look.name}.jpg", fitting(window))
        settle()
        if isinstance(window, QDialog):
            window.resize(fitting(window))
            settle()
        assert (folder / f"{look.name}.jpg").stat().st_size > 2_000
        assert window.width() <= SCREEN.width()
        assert window.height() <= SCREEN.height()
        cut |= {f"{look.name}: {words}": why for words, why in cut_off(window)}
    assert cut == {}, f"cut off: {cut}"
    assert (seen := codes_on(window)) == {}, f"codes of the program: {seen}"
    assert (bare := undressed(window)) == [], f"without the look: {bare}"
    assert (without := nameless(window)) == [], f"without a name: {without}"
    assert_keyboard_reaches_all(window, qtbot)


def lost_when_small(window: QWidget, look: theme.Theme) -> dict[str, str]:
    """What cannot be reached or read on each small screen; the window has its size again afterwards."""
    lost, size, was = {}, window.size(), window.minimumSize()
    window.setUpdatesEnabled(False)  # what is measured need not be drawn
    for screen in SMALL if look is theme.STANDARD else SMALL[::2]:  # of the other look the least and the largest
        worn = theme.current()
        theme.apply(QApplication.instance(), look, load_screen_font(), screen)
        if theme.current() is not worn:
            settle()
        window.setMinimumSize(was.boundedTo(screen))
        window.resize(fitting(window).boundedTo(screen))
        settle()
        if window.height() > screen.height():  # it grew for its other look, on the screen that is really there
            window.resize(window.size().boundedTo(screen))
            settle()
        if window.width() > screen.width() or window.height() > screen.height():
            lost[f"{look.name} {screen.toTuple()}"] = f"{window.size().toTuple()} at least"
        for words, why in (*out_of_reach(window), *cut_off(window)):
            lost[f"{look.name} {screen.toTuple()}: {words}"] = why
    theme.apply(QApplication.instance(), look, load_screen_font())
    window.setMinimumSize(was)
    window.resize(size)
    window.setUpdatesEnabled(True)
    settle()
    return lost


def wrong_as_opened(window: QWidget, room: QSize) -> dict[str, str]:
    """What cannot be reached or read in a dialog that gave itself its size on a screen with this room."""
    window.show()
    settle()
    wrong = dict((*out_of_reach(window), *cut_off(window)))
    if window.size().boundedTo(room) != window.size():
        wrong["size"] = f"{window.size().toTuple()} on {room.toTuple()}"
    return wrong


def settle() -> None:
    """Cards inside of cards tell each other their new heights one after the other."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()


def sweep() -> None:
    """What was let go of is gone, as whenever the program's own loop turns; else each change is told to it as well."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def let_go(window: QWidget) -> None:
    """Gone before the next one is opened: a change of look is told to whatever there is, in sight or not."""
    window.hide()
    window.deleteLater()
    sweep()


def fitting(window: QWidget) -> QSize:
    """A window fills the screen; a dialog is as large as it wishes, within the screen."""
    if not window.isModal():
        return SCREEN
    return window.sizeHint().expandedTo(window.minimumSize()).boundedTo(SCREEN)


def assert_keyboard_reaches_all(window: QWidget, qtbot) -> None:
    """The cursor stands in the page at first, and Tab comes to every entry of it."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    page = window
    if isinstance(window, MainWindow):
        window.show_page(window.key)
        page = window.page(window.key)
    first = window.focusWidget()
    assert first is not None, "nothing has the focus"
    assert first is page or page.isAncestorOf(first), f"the cursor starts in {first}"
    reached = walked(window, window.focusNextChild) | walked(window, window.focusPreviousChild)
    missed = [each.accessibleName() for each in page.findChildren(QWidget) if wants_tab(each) and each not in reached]
    assert missed == [], f"Tab does not come to {missed}"


def walked(window: QWidget, step: Callable[[], object]) -> set[QWidget]:
    """Where Tab, or Shift+Tab, comes until it comes where it was."""
    reached = set()
    while (here := window.focusWidget()) not in reached:
        reached.add(here)
        if isinstance(here, QAbstractItemView) and here.tabKeyNavigation():
            QTest.keyClick(here, Qt.Key.Key_Escape)  # the way out of a grid whose cells Tab walks
        else:
            step()
    return reached


def wants_tab(widget: QWidget) -> bool:
    """An entry that a person who has no mouse must be able to come to."""
    policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    usable = widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None
    inside = isinstance(widget.parent(), QComboBox | QAbstractItemView) or widget.objectName().startswith("qt_")
    return isinstance(widget, _INPUTS) and bool(policy) and usable and not inside


def undressed(window: QWidget) -> list[str]:
    """What stands in nothing that wears the look; a stack and a scrolled area draw nothing themselves."""
    bare = []
    for widget in window.findChildren(QWidget):
        around: QWidget | None = widget
        while around is not None and not around.styleSheet():
            around = around.parentWidget()
        plain = isinstance(widget, QStackedWidget | Scrolled) or not isinstance(widget, QLabel | QFrame | QPushButton)
        if around is None and widget.isVisible() and not plain:
            bare.append(type(widget).__name__)
    return bare


def contradictions(window: QWidget) -> Iterator[str]:
    """Names and descriptions for a screen reader that say other numbers or words than what is seen."""
    shown = seen_words(window)
    figures = set(_FIGURES.findall(shown))
    for widget in window.findChildren(QWidget):
        if not widget.isVisible() or isinstance(widget.parent(), QAbstractItemView):
            continue
        name, described = accessible_name(widget), widget.accessibleDescription()
        if isinstance(widget, QAbstractButton) and widget.text() and not _says(name, widget.text()):
            yield f"{widget.text()!r} is called {name!r}"
        told = _PLACE.sub("", f"{name} {described}")  # the place in a row is seen without a figure
        if strange := set(_FIGURES.findall(told)) - figures:
            yield f"{name!r} ({described}) speaks of {strange}"
        told = _PARTS.split(described) if isinstance(widget, FundsPicture) else (described,)
        if not all(part in shown for part in told):
            yield f"{name!r} is described by {described!r}, which is not seen"
        if isinstance(widget, QAbstractItemView) and not widget.accessibleName():
            yield f"a list without a name: {type(widget).__name__}"


def seen_words(window: QWidget) -> str:
    """Every word that can be seen in a window, tooltips included; cells of lists too."""
    words = [window.windowTitle()]
    for widget in window.findChildren(QWidget):
        if not widget.isVisible():
            continue
        words.append(widget.toolTip())
        if isinstance(widget, QLabel | QAbstractButton | QLineEdit):
            words.append(widget.text())
        if isinstance(widget, QLineEdit):
            words.append(widget.placeholderText())
        if isinstance(widget, QPlainTextEdit | QTextEdit):
            words.append(widget.toPlainText())
        if isinstance(widget, FundsPicture):
            words += widget.drawn
        if isinstance(widget, Chip):
            words.append(widget.badge.word)
        if isinstance(widget, QAbstractItemView) and (model := widget.model()) is not None:
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount()
            rows = range(min(model.rowCount(), _ROWS_READ))
            words += [str(model.index(row, column).data() or "") for row in rows for column in range(columns)]
        if isinstance(widget, QComboBox):
            words.append(widget.currentText())
    return "\n".join(words)


def _says(name: str, text: str) -> bool:
    """A name says what a button shows, perhaps more (what it is about), perhaps without its key or its dots."""
    bare = text.removesuffix("…")
    return bare in name or (name and name in text) or _spelt(bare) == _spelt(name)


def _spelt(words: str) -> str:
    return "".join(words.split())


def out_of_reach(window: QWidget) -> Iterator[tuple[str, str]]:
    """Buttons and entries that are neither in sight nor come in sight by scrolling."""
    for widget in window.findChildren(QWidget):
        inside = isinstance(widget.parent(), QComboBox | QAbstractItemView) or widget.objectName().startswith("qt_")
        if isinstance(widget, _INPUTS) and widget.isVisible() and not inside and (why := _hidden_part(widget)):
            yield accessible_name(widget)[:40], why


def _hidden_part(widget: QWidget) -> str:
    """Where, on its way out to the window, a widget is cut."""
    part, place = widget.rect(), widget
    if isinstance(widget, QAbstractItemView | QPlainTextEdit):  # they scroll themselves: a few lines are enough
        part.setHeight(min(part.height(), _FEW_LINES))
    while not place.isWindow():
        part = part.translated(place.pos())
        place = place.parentWidget()
        area = place.parentWidget()
        if isinstance(area, QScrollArea) and place is area.viewport():
            if (
                area.horizontalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff
                and part.right() > place.width()
            ):
                return f"ends at {part.right()} of {place.width()}, which does not scroll sideways"
            if place.height() < min(_LEAST_VIEW, area.widget().height()):
                return f"seen through a gap of {place.height()}"
            part = QRect(0, 0, min(part.width(), place.width()), min(part.height(), place.height()))
        elif not place.rect().contains(part):
            return f"{part.getRect()} is outside of {type(place).__name__} {place.size().toTuple()}"
    return ""


def cut_off(window: QWidget) -> Iterator[tuple[str, str]]:
    """Words that have less room than they need, or that stand outside of what can be seen."""
    for widget in window.findChildren(QWidget):
        if not isinstance(widget, QLabel | QPushButton) or isinstance(widget, ElidedLabel) or not widget.isVisible():
            continue
        if widget.text() and (why := _lacks(widget) or _sticks_out(widget)):
            yield widget.text()[:40], why


def _lacks(widget: QLabel | QPushButton) -> str:
    needed, width, height = widget.sizeHint(), widget.width(), widget.height()
    wraps = isinstance(widget, QLabel) and widget.wordWrap()
    high = widget.heightForWidth(width) if wraps else needed.height()
    if not wraps and width < needed.width():
        return f"{width} of {needed.width()} wide"
    return f"{height} of {high} high" if height < high else ""


def _sticks_out(widget: QWidget) -> str:
    """Beyond the right edge of a window or of a scrolling area, where nobody can scroll to."""
    around = widget.parentWidget()
    while around is not None and not around.isWindow() and not isinstance(around, QScrollArea):
        around = around.parentWidget()
    if around is None:
        return ""
    inner = around.viewport() if isinstance(around, QScrollArea) else around
    right = widget.mapTo(around, QPoint(widget.width(), 0)).x()
    edge = inner.mapTo(around, QPoint(inner.width(), 0)).x() if inner is not around else around.width()
    can_scroll = (
        isinstance(around, QScrollArea) and around.horizontalScrollBarPolicy() != Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    )
    return f"ends at {right} of {edge}" if right > edge + 1 and not can_scroll else ""


assert QApplication  # the pictures need one
