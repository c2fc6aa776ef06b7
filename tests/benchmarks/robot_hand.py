"""Types through pages, dialogs and grids of the whole program, letter by letter, until it is struck down.

Every letter is told to whoever holds the other end of the pipe, after it stands in its entry. See ``robot``.
"""

import json
import os
import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QBuffer, QObject, QPoint, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QImage, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid

from inspector_app.domain.case import Case
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.support.clock import SystemClock
from inspector_app.support.settings import WindowSettings
from inspector_app.ui import theme
from inspector_app.ui.candidate_place import CandidatePlace
from inspector_app.ui.composition import Composition
from inspector_app.ui.copied_files import CopiedFiles
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.grid.view import GridView
from inspector_app.ui.inspections.inspections_page import InspectionsPage
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.sleep_watch import SleepWatch
from inspector_app.ui.start.page_list import PAGES
from inspector_app.ui.start.sitting import Sitting
from inspector_app.ui.stray_keys import StrayKeys
from inspector_app.ui.targets import DOCUMENTS, INSPECTIONS, INTERVIEWS
from inspector_app.ui.widgets.cursor_guard import CursorGuard
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.ui.widgets.search_box import SearchBox
from inspector_app.ui.widgets.waiting_letters import WaitingLetters
from inspector_app.usecases import transcripts
from inspector_app.usecases.case_papers import order_choices
from inspector_app.usecases.context import Context
from inspector_app.usecases.demo.day import STORE
from inspector_app.usecases.demo.district import PASSPHRASE
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.inspections import new_inspection, save_inspection
from inspector_app.usecases.opening import Opening
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.store_file import open_store
from inspector_app.usecases.transcripts import Beginning
from tests.benchmarks.measure import waited
from tests.house import dialogs as of_house
from tests.house.test_every_draft import WITHOUT
from tests.pictures import pages

Build = Callable[[], QWidget]
LETTERS, FIGURES, HANZI = "bcdfghjkmnpqrstvwxz", "1234567890", "工资拖欠班组长说结清年底付给没有发过他们都知道"
_STROKE_MS = 35
_SHORTEST, _LONGEST, _LOOKS = 4, 24, 12
EDITOR, TRANSCRIPT, VISITS = "page editor", "page transcript", ("page checklist", "page told", "page captions")
_FILTERS = (
    "统计到",
    "统计从",
    "导出到",
    "流水文件",
    "回执码",
)  # what is counted, where a file lies, read out: asked anew
_NOT_HERE = ("PickDialog", "EditionsDialog", "ProgressDialog")  # one only searches in it, adopts files, waits


def place_names() -> list[str]:
    """Every page and every dialog in which something is typed that is worth keeping.

    A picture of the editor of papers throws drafts away; one of a dialog is a dialog; the transcripts and visits of the
    demo are signed, so that new ones are begun.
    """
    shown = [f"page {name}" for name in pages.shots() if not name.startswith(("start-", "documents-"))]
    dialogs = [name for name in of_house.DIALOGS if name.partition(".")[0] not in (*WITHOUT, *_NOT_HERE)]
    return [*shown, EDITOR, TRANSCRIPT, *VISITS, *(f"dialog {name}" for name in dialogs)]


class Watch:
    """The machine's clock, which a sleep puts forward."""

    def __init__(self) -> None:
        self.ahead = 0.0

    def now(self) -> float:
        """Seconds, as ``time.time``."""
        return time.time() + self.ahead


class Hand(QObject):
    """``pipes``: where each letter is told, and where words come from whoever strikes: lock, jump."""

    def __init__(
        self, app: QApplication, demo: Path, places: Sequence[str], chance: random.Random, pipes: tuple[int, int]
    ) -> None:  # fmt: skip
        super().__init__(app)
        self._places, self._chance, self._watch = iter(places), chance, Watch()
        SleepWatch.__init__.__defaults__ = (None, self._watch.now)
        opening = Opening(open_store(demo / STORE, PASSPHRASE, SystemClock()), demo / STORE)
        self._sitting = Sitting(opening, PAGES, load_screen_font(), WindowSettings(), app)
        self._session = self._sitting.session
        self._sitting.window.show()
        self._session.standing.connect(self._tell_standing)
        self._on_this_store()
        self._place, self._visits = "", 0
        self._whole: QWidget | None = None
        self._strokes: Iterator[None] = iter(())
        self._said, self._wishes = pipes[0], os.fdopen(pipes[1], encoding="utf-8")
        self._ear = QSocketNotifier(pipes[1], QSocketNotifier.Type.Read, self)
        self._ear.activated.connect(self._hear)
        sys.excepthook = lambda kind, error, trace: self._tell("error", why=repr(error), behind=where(trace))
        timer = QTimer(self, interval=_STROKE_MS, timerType=Qt.TimerType.PreciseTimer)
        timer.timeout.connect(self._strike)
        timer.start()

    def _on_this_store(self) -> None:
        """The builders of the house's tests open their places in this window, on this store."""
        window = self._sitting.window

        def show(key: str, target: object = None, prepare: Callable[[QWidget], object] | None = None) -> MainWindow:
            window.show_page(key, target)
            if prepare is not None:
                prepare(window.page(key))
            return window

        pages.page_shot, pages.demo_session = show, lambda: self._session
        of_house.demo_session = lambda: self._session
        self._shots = pages.shots()

    def _tell(self, what: str, **more: object) -> None:
        """One line, with the moment."""
        line = {"what": what, "at": time.monotonic(), "waited": waited(), "place": self._place} | more
        os.write(self._said, f"{json.dumps(line, ensure_ascii=False)}\n".encode())

    def _hear(self) -> None:
        wish = self._wishes.readline().split()
        if wish[:1] == ["lock"]:
            self._sitting.window.engage_lock()
            self._tell("locked")
        elif wish[:1] == ["jump"]:
            self._watch.ahead += float(wish[1])

    def _tell_standing(self) -> None:
        if left := self._session.unwritten():
            self._tell("unwritten", why=left[0].why.code)

    def _strike(self) -> None:
        lock = self._sitting.window.lock
        if lock is not None and lock.is_engaged:
            return
        if next(self._strokes, self) is self:
            self._go_on()

    def _go_on(self) -> None:
        """To the next place; the last one is left as a person leaves it."""
        if self._place:
            self._tell("passed")
        self._leave()
        self._place = next(self._places, "")
        if not self._place:
            self._tell("end")
            self._strokes = iter(lambda: None, 0)
            return
        self._strokes = iter(())
        self._whole = self._built()
        if self._place.startswith("page") and isinstance(self._whole, QDialog):  # the picture of a dialog
            return
        self._whole.show()
        self._strokes = self._typed()

    def _built(self) -> QWidget:
        kind, _, name = self._place.partition(" ")
        if self._place == EDITOR:
            context = self._session.context
            paper = order_choices(context, context.store.all(Case)[0].rid)[0].paper
            return pages.page_shot(DOCUMENTS, EditPaper(paper))
        if self._place == TRANSCRIPT:
            return pages.page_shot(INTERVIEWS, a_transcript(self._session.context))
        if self._place in VISITS:
            return pages.page_shot(INSPECTIONS, a_visit(self._session.context), partial(go_to_part, self._place))
        return self._shots[name]() if kind == "page" else of_house.DIALOGS[name](of_house.demo())

    def _leave(self) -> None:
        while isinstance(front := QApplication.activeModalWidget(), QDialog) and front is not self._whole:
            front.reject()
        if isinstance(self._whole, QDialog) and isValid(self._whole):
            self._whole.reject()
            self._whole.deleteLater()
        self._whole = None
        self._sitting.window.activateWindow()  # nobody else does on a platform without windows

    def _typed(self) -> Iterator[None]:
        """Into each entry in turn, one step a stroke."""
        found: list[QWidget] = []
        for _ in range(_LOOKS):  # what is laid out comes in sight a turn later
            yield
            whole = self._whole
            root = whole.page(whole.key) if isinstance(whole, MainWindow) else whole
            if found := entries(root) if root is not None else []:
                break
        self._chance.shuffle(found)
        for entry in found:
            if isValid(entry) and entry.isVisible() and entry.isEnabled():
                yield from self._into(entry)

    def _into(self, entry: QWidget) -> Iterator[None]:
        self._visits += 1
        name = f"{entry.accessibleName() or type(entry).__name__} #{self._visits}"
        at = QPoint(8, 8)
        if isinstance(entry, GridView):
            at = self._cell(entry)
            QTest.mouseClick(entry.viewport(), Qt.MouseButton.LeftButton, pos=at)
        else:
            clicked = entry.viewport() if isinstance(entry, QPlainTextEdit) else entry
            QTest.mouseClick(clicked, Qt.MouseButton.LeftButton, pos=at)
        yield
        for alphabet in (HANZI, LETTERS, FIGURES) if self._chance.random() < 0.5 else (LETTERS, FIGURES):
            token = ""
            for _ in range(self._chance.randint(_SHORTEST, _LONGEST)):
                letter = self._chance.choice(alphabet)
                if alphabet is HANZI:
                    yield from self._compose(name, token)
                focus = QApplication.focusWidget()
                if focus is None or not stands_in(focus, entry):
                    return
                if alphabet is HANZI:
                    send(focus, "", letter)
                else:
                    QTest.keyClick(focus, letter)
                token += letter
                if token not in text_of(QApplication.focusWidget()):
                    token = ""
                    break
                self._tell("typed", entry=name, token=token, composed="")
                yield
            if token:
                return

    def _compose(self, name: str, token: str) -> Iterator[None]:
        letters = ""
        for _ in range(3):
            focus = QApplication.focusWidget()
            if focus is None:
                return
            letters += self._chance.choice(LETTERS)
            send(focus, letters, "")
            if token:
                self._tell("typed", entry=name, token=token, composed=letters)
            yield

    def _cell(self, grid: GridView) -> QPoint:
        """The middle of a cell that can be written."""
        model = grid.grid
        free = [
            (row, column)
            for row in range(min(model.rowCount(), 30))
            for column in range(len(model.columns))
            if not model.is_locked(row, column) and not model.columns[column].choices
        ]
        if not free:
            return QPoint(8, 8)
        index = model.index(*self._chance.choice(free))
        grid.scrollTo(index)
        return grid.visualRect(index).center()


def a_transcript(context: Context) -> str:
    """One in which nothing is answered yet."""
    person, case = context.store.all(Person)[0], context.store.all(Case)[0]
    return transcripts.begin(context, Beginning(person, "worker", "项目部", "工资支付情况", Belongs(case.rid))).rid


def a_visit(context: Context) -> str:
    """One on which a picture was taken and nothing looked at yet."""
    visit = save_inspection(context, new_inspection(context, context.store.all(Project)[0].rid))
    picture = QImage(8, 8, QImage.Format.Format_RGB32)
    written = QBuffer()
    picture.save(written, "PNG")  # type: ignore[call-overload]  # a format is text
    take_in(context, bytes(written.data().data()), "照片.png", Belongs(inspection_rid=visit.rid))
    return visit.rid


def go_to_part(place: str, page: QWidget) -> None:
    """To the part of a visit that is meant."""
    if isinstance(page, InspectionsPage):
        page.visit.sections.go_to(VISITS.index(place))


def where(trace: TracebackType | None) -> list[str]:
    """The last places in the code."""
    return [f"{each.filename.rpartition('/')[2]}:{each.lineno}" for each in traceback.extract_tb(trace)[-4:]]


def stands_in(focus: QWidget, entry: QWidget) -> bool:
    """Whether the keys still go where they should: into the entry, a cell of it, or the list below it."""
    return isValid(entry) and (focus is entry or entry.isAncestorOf(focus))


def entries(root: QWidget) -> list[QWidget]:
    """What a person can write into and leaves there; searching is no typing to be kept, and neither is a secret."""
    lines = [*root.findChildren(QLineEdit), *root.findChildren(QPlainTextEdit)]
    return [
        *(
            entry
            for entry in lines
            if entry.isVisibleTo(root) and entry.isVisible() and entry.isEnabled() and not entry.isReadOnly()
            and not isinstance(entry, SearchBox) and not isinstance(entry.parent(), SearchBox | GridView)
            and not entry.objectName().startswith("qt_") and not entry.accessibleName().startswith(_FILTERS)
            and (isinstance(entry, QPlainTextEdit) or entry.echoMode() is QLineEdit.EchoMode.Normal)
        ),
        *(grid for grid in root.findChildren(GridView) if grid.isVisible() and grid.isEnabled()),
    ]  # fmt: skip


def text_of(widget: QWidget | None) -> str:
    """What stands in an entry."""
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    return widget.text() if isinstance(widget, QLineEdit) else ""


def send(entry: QWidget, preedit: str, taken: str) -> None:
    """As an input method does."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(taken)
    QApplication.sendEvent(entry, event)


def type_until_struck(demo: Path, places: Sequence[str], seed: int, pipes: tuple[int, int]) -> None:
    """Never comes back, unless the window is closed."""
    app = QApplication(["robot"])
    app.setQuitOnLastWindowClosed(False)
    app.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    speak_chinese(app)
    theme.apply(app, theme.STANDARD, load_screen_font())
    guards = (Composition, CandidatePlace, WaitingLetters, FocusGuard, CursorGuard, StrayKeys, CopiedFiles)
    for guard in guards:  # as in the program
        guard.of_application()
    Hand(app, demo, places, random.Random(seed), pipes)
    sys.exit(app.exec())


if __name__ == "__main__":
    type_until_struck(Path(sys.argv[1]), sys.argv[5:], int(sys.argv[2]), (int(sys.argv[3]), int(sys.argv[4])))
