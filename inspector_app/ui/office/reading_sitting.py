"""查看合并库: the main window on a copy of what all laptops handed over, to be read only."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QFrame, QWidget
from shiboken6 import delete, isValid

from inspector_app.domain.dates import chinese_minute
from inspector_app.domain.document import Document
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.ui.clipboard import forget_copies
from inspector_app.ui.documents.register_page import RegisterPage
from inspector_app.ui.frame import MainWindow, PageSpec
from inspector_app.ui.inspections.visits_page import VisitsPage
from inspector_app.ui.interviews.interview_list import InterviewList
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.list_page import ListPage
from inspector_app.ui.lock import Lock
from inspector_app.ui.messages import BoxMessages, Messages
from inspector_app.ui.office.record_view import RecordView
from inspector_app.ui.only_reads import OnlyReads
from inspector_app.ui.rooms import Rooms
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.sleep_watch import SleepWatch
from inspector_app.ui.start.page_list import PageEntry
from inspector_app.ui.targets import (
    CASES,
    DOCUMENTS,
    INSPECTIONS,
    INTERVIEWS,
    LEADS,
    OVERSIGHT,
    PARTIES,
    PROJECTS,
    REPORTS,
)
from inspector_app.ui.theme import GAP_2, GAP_3, Tone, style_as
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.button import Button, Kind
from inspector_app.ui.widgets.label import ElidedLabel, IconLabel, Label, Role
from inspector_app.usecases.context import Context
from inspector_app.usecases.office_reading import OfficeCopy

_AS_THEY_ARE = (PROJECTS, CASES, LEADS, PARTIES, OVERSIGHT, REPORTS)
_LISTED: dict[
    str, tuple[Callable[[Session[Context]], ListPage], type[Inspection] | type[Interview] | type[Document]]
] = {
    INSPECTIONS: (VisitsPage, Inspection),
    INTERVIEWS: (InterviewList, Interview),
    DOCUMENTS: (RegisterPage, Document),
}
"""Lists whose records are written on a page of their own: here one is read in a dialog instead."""
_UNWIND_MS = 10


class ListToRead(Rooms):
    """A list; what is opened is read in a dialog above it."""

    def __init__(self, session: Session[Context], key: str) -> None:
        page, self._type = _LISTED[key]
        super().__init__(session, page(session), {})

    def open_target(self, target: object) -> bool:
        """Only records of the list are opened: what else a page wishes would write something."""
        if isinstance(target, str) or not target:
            return super().open_target(target)
        self.session.tell(Trouble("office-read-only"))
        return False

    def open(self, rid: str) -> None:
        """Read one."""
        record = self.session.context.store.get(self._type, rid)
        if record is None:
            self.session.tell(Refused(Problem("office-record-gone")))
        else:
            RecordView.ask(self.session, record, self.window())


class ReadingStrip(QFrame):
    """Above every page: of when the copy is, and the way back to 办公室收件."""

    back_wished = Signal()

    def __init__(self, told: str) -> None:
        super().__init__()
        self.setProperty("role", "notice")
        style_as(self, "tone", str(Tone.INFO))
        self.setAccessibleName(tr("合并库"))
        back = Button(tr("返回收件"), "inbox", Kind.QUIET, clicked=self.back_wished.emit).looks()
        in_row(
            IconLabel("lock", Tone.PLAIN), Label(tr("合并库"), Role.STRONG), wide(ElidedLabel(told)), back,
            gap=GAP_3, edges=(GAP_3, 0, GAP_2, 0), of=self,
        )  # fmt: skip


class ReadingSitting(QObject):
    """``ended`` is emitted once the window is gone, and the copy with it."""

    ended = Signal()

    def __init__(
        self,
        copy: OfficeCopy,
        pages: Sequence[PageEntry],
        family: str,
        knows: Callable[[str], bool],
        messages: Messages | None = None,
        runner: JobRunner | None = None,
        parent: QObject | None = None,
    ) -> None:
        """``knows`` says whether a passphrase is the office's: it opens the lock."""
        super().__init__(parent)
        self._copy = copy
        self._context = copy.enter()
        box = BoxMessages()
        self.session: Session[Context] = Session(self._context, runner or JobRunner(parent=self), messages or box)
        self.session.only_reads = True
        self.window = MainWindow(self.session, _specs(pages, self.session), family)
        box.window = self.window
        OnlyReads(self.window.centralWidget())
        self.window.setWindowTitle(tr("查看合并库（只读） · {0}").format(copy.office))
        strip = ReadingStrip(
            tr("只读，截至{0}。号码隐去中间；改动由监察员在自己的电脑上作。").format(chinese_minute(copy.made_at))
        )
        strip.back_wished.connect(self.window.close)
        self.window.put_above(strip)
        self.window.navigation.set_state(tr("只读"), tr("只读"))
        self.window.set_lock(Lock(self.window, knows, None))
        self.window.resize(within(self.window.size(), self.window))
        self._sleep = SleepWatch(self)
        self._sleep.slept.connect(self.window.engage_lock)
        self.session.going.connect(self._say_elsewhere)
        self.window.closing.connect(self._end_when_closed, Qt.ConnectionType.QueuedConnection)

    def _say_elsewhere(self, page: str, _target: object) -> None:
        """What is no page here writes something."""
        if page not in (*_AS_THEY_ARE, *_LISTED):
            self.session.tell(Trouble("office-read-only"))

    def close(self) -> bool:
        """Close the window as a person would."""
        return self.window.close()

    def come_forward(self) -> None:
        """Bring the window in front."""
        self.window.raise_()
        self.window.activateWindow()

    def _end_when_closed(self) -> None:
        """As a sitting with a store ends: the copy goes after the last page."""
        if QThread.currentThread().loopLevel() > 1:
            QTimer.singleShot(_UNWIND_MS, self, self._end_when_closed)
            return
        forget_copies()
        delete(self._sleep)
        if isValid(self.window):
            if self.window.lock is not None:
                self.window.lock.deleteLater()
            delete(self.window)
        self._copy.leave(self._context)
        self.ended.emit()


def _specs(pages: Sequence[PageEntry], session: Session[Context]) -> list[PageSpec]:
    """Those of the window's pages that are read as they are or as their list."""
    return [
        PageSpec(each.key, each.title, each.icon, lambda each=each: _page(each, session), each.by_digit)  # type: ignore[misc]
        for each in pages
        if each.key in _AS_THEY_ARE or each.key in _LISTED
    ]


def _page(entry: PageEntry, session: Session[Context]) -> QWidget:
    return ListToRead(session, entry.key) if entry.key in _LISTED else entry.build(session)
