"""Windows without a screen: themed application, recorded boxes, jobs that run when told, finding by name."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)  # fmt: skip

from inspector_app.ui import theme
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.session import Session
from inspector_app.ui.widgets.empty_state import EmptyState
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import DraftKey
from tests.desk import bureau, clock, desk, ready, records
from tests.desk import context as opened_store
from tests.paper_memory import papers_are_remembered
from tests.stranger_memory import readers_are_remembered
from tests.ui.hands import type_words
from tests.windows import let_windows_go

__all__ = [
    "bureau", "clock", "desk", "opened_store", "papers_are_remembered", "readers_are_remembered", "ready", "records",
]  # fmt: skip

_INPUTS = (QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox, QAbstractButton, QAbstractItemView)
_OWNERS = (QAbstractSpinBox, QComboBox, QAbstractItemView)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen plug-in complains about size hints, raising and grabbing; that is no fault of the window."""
    for item in items:
        if "tests/ui" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("This plugin does not support", extend=True))


@pytest.fixture(scope="session")
def family(qapp: QApplication) -> str:
    speak_chinese(qapp)
    return load_screen_font()


@pytest.fixture(autouse=True)
def _standard_look(qapp: QApplication, family: str) -> Iterator[None]:
    if theme.current() is not theme.STANDARD or not qapp.property("theme"):
        theme.apply(qapp, theme.STANDARD, family)
    FocusGuard.of_application()  # as in the program, where it is there before the first window
    yield
    let_windows_go(qapp)


@pytest.fixture
def context(opened_store: Context, qapp: QApplication) -> Iterator[Context]:
    """As in the program, what was shown of a store is gone before it closes: its timers would read on."""
    yield opened_store
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass
class RecordedMessages:
    """Takes the place of the boxes: remembers what was said, answers what the test wants."""

    told: list[tuple[str, list[str]]] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    details: list[str] = field(default_factory=list)
    answer: bool = True
    way: str = ""
    reason: str | None = "已核实"

    def tell(self, title: str, lines: Sequence[str]) -> None:
        self.told.append((title, list(lines)))

    def confirm(self, question: str, detail: str, _yes: str) -> bool:
        self.asked.append(question)
        self.details.append(detail)
        return self.answer

    def choose(self, question: str, _detail: str, ways: Sequence[str]) -> str:
        """The way that is named, the last one of them without a name."""
        self.asked.append(question)
        return "" if not self.answer else self.way or ways[-1]

    def ask_reason(self, title: str, _lines: Sequence[str], _kept: DraftKey) -> str | None:
        self.asked.append(title)
        return self.reason


@pytest.fixture
def messages() -> RecordedMessages:
    return RecordedMessages()


@dataclass
class ToldJobs:
    """Work that waits until the test runs it."""

    pending: list[Callable[[], None]] = field(default_factory=list)

    def run_next(self) -> None:
        self.pending.pop(0)()

    def run_all(self) -> None:
        while self.pending:
            self.run_next()


@pytest.fixture
def jobs() -> ToldJobs:
    return ToldJobs()


@pytest.fixture
def runner(jobs: ToldJobs, qapp: QApplication) -> JobRunner:
    return JobRunner(jobs.pending.append)


@pytest.fixture
def session(runner: JobRunner, messages: RecordedMessages) -> Session[SimpleNamespace]:
    return Session(SimpleNamespace(), runner, messages)


@pytest.fixture
def shown(qtbot) -> Callable[[QWidget], QWidget]:
    """``shown(widget)`` shows it, lets qtbot close it, and hands it back."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        theme.dress(widget)
        widget.show()
        return widget

    return show


def accessible_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name).strip() if interface else ""


def nameless(root: QWidget) -> list[str]:
    """Every input below ``root`` that a screen reader could not name."""
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in root.findChildren(QWidget)
        if isinstance(widget, _INPUTS)
        and not isinstance(widget.parent(), _OWNERS)
        and not widget.objectName().startswith("qt_")
        and not accessible_name(widget)
    ]


def find_named(root: QWidget, kind: type[QWidget], name: str) -> QWidget:
    """The one widget of a kind with this name, as it is given or as it is spoken (a box speaks its choice)."""
    found = [widget for widget in root.findChildren(kind) if name in (accessible_name(widget), widget.accessibleName())]
    if len(found) > 1:  # an empty list offers once more what its page begins
        found = [widget for widget in found if not isinstance(widget.parent(), EmptyState)]
    assert len(found) == 1, f"{len(found)} widgets named {name!r}"
    return found[0]


def said(root: QWidget) -> str:
    """Every label that can be read below ``root``."""
    return "\n".join(label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root))


@pytest.fixture
def named() -> Callable[..., QWidget]:
    """``named(root, QLineEdit, "姓名")`` finds as a screen reader does."""
    return find_named


@pytest.fixture
def write() -> Callable[[QWidget, str], None]:
    """``write(entry, "示例")`` types Chinese as an input method does."""
    return type_words


@pytest.fixture
def unnamed() -> Callable[[QWidget], list[str]]:
    """``unnamed(page) == []`` says that every input has a name."""
    return nameless


@pytest.fixture
def no_double_click():
    """As if a while had passed since the last click."""
    before = QApplication.doubleClickInterval()
    QApplication.setDoubleClickInterval(0)
    yield
    QApplication.setDoubleClickInterval(before)


@pytest.fixture
def in_sight(session) -> Iterator[Callable[[QWidget], QWidget]]:
    """``in_sight(page)`` shows a page; it is gone before the store is closed, as in the program."""
    shown: list[QWidget] = []

    def show(page: QWidget) -> QWidget:
        shown.append(page)
        page.resize(1154, 720)
        page.show()
        QApplication.processEvents()
        return page

    yield show
    session.pausing.emit()
    for page in shown:
        page.close()
        page.deleteLater()
        QCoreApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
