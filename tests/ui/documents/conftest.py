"""The page of papers on a fresh store with one case ready for an order; a printer that only remembers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QWidget

from inspector_app.support.errors import Trouble
from inspector_app.support.progress import Progress
from inspector_app.ui.documents.documents_page import DocumentsPage
from inspector_app.ui.session import Session
from inspector_app.usecases.context import Context
from tests.ui.hands import front_dialog
from tests.windows import turn_back


@pytest.fixture
def session(context, runner, messages) -> Session[Context]:
    return Session(context, runner, messages)


@pytest.fixture(autouse=True)
def _no_box_stays(qapp) -> Iterator[None]:
    """A box that no test answers would wait for ever; one that stood there before is turned back and told."""
    watch, unanswered, before = QTimer(interval=5000), [], None

    def look() -> None:
        nonlocal before
        box = QApplication.activeModalWidget()
        is_known, before = box is before, box
        if box is not None and is_known:
            unanswered.append(f"{type(box).__name__} “{box.windowTitle()}”")
            turn_back(box)

    watch.timeout.connect(look)
    watch.start()
    yield
    watch.stop()
    assert unanswered == [], "nobody answered"


@dataclass
class Printers:
    """Remembers what was sent; ``fails_at`` is the number of the job that the printer refuses."""

    names: tuple[str, ...] = ("示例打印机", "备用打印机")
    sent: list[tuple[str, int, bytes]] = field(default_factory=list)
    fails_at: int = -1

    def printers(self) -> tuple[str, ...]:
        return self.names

    def send(self, pdf: bytes, printer: str, copies: int, progress: Progress) -> None:
        progress.step(0, 1, "第1页")
        if len(self.sent) == self.fails_at:
            raise Trouble("printer-no-answer", printer=printer)
        self.sent.append((printer, copies, pdf))


@pytest.fixture
def printers() -> Printers:
    return Printers()


@pytest.fixture
def page(desk, session, printers) -> Iterator[DocumentsPage]:
    """The page in sight; it is gone before the store is closed, as in the program."""
    made = DocumentsPage(session, printers)
    made.resize(1154, 768)
    made.show()
    yield made
    session.pausing.emit()
    made.close()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)


@pytest.fixture
def meet(qapp) -> Callable[[Callable[[Any], object]], list[Any]]:
    """``meet(act)`` does something with the dialog that opens next; the list holds what was met."""
    met: list[Any] = []

    def prepare(act: Callable[[Any], object]) -> list[Any]:
        def look() -> None:
            dialog = front_dialog()
            if dialog is None:
                QTimer.singleShot(5, look)
                return
            met.append(dialog)
            try:
                act(dialog)
            finally:
                if dialog.isVisible() and front_dialog() is dialog:
                    dialog.reject()

        QTimer.singleShot(0, look)
        return met

    return prepare


@pytest.fixture
def press(named) -> Callable[[QWidget, str], None]:
    """``press(root, "作废")`` clicks the button with this name."""

    def click(root: QWidget, name: str) -> None:
        QApplication.processEvents()  # what was just put into a layout is shown then
        button = named(root, QAbstractButton, name)
        assert button.isVisibleTo(root), name
        assert button.isEnabled(), name
        button.click()

    return click


@pytest.fixture
def choose(named) -> Callable[[QWidget, str, Any], None]:
    """``choose(root, "送达方式（必填）", value)`` takes the offer with this value."""

    def pick(root: QWidget, name: str, value: Any) -> None:
        box = named(root, QComboBox, name)
        assert box.isVisibleTo(root)
        index = box.findData(value)
        assert index >= 0, f"{value!r} is not offered"
        box.setCurrentIndex(index)

    return pick
