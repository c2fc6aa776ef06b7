"""What the office's window does about 交办: it reads, asks, gives and writes files, each as one piece of work."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.assignment import AssignmentItem, AssignmentKind
from inspector_app.support.errors import Problem
from inspector_app.support.progress import Progress
from inspector_app.support.words import sentences_of
from inspector_app.ui.office.give_view import GiveView, Keep
from inspector_app.ui.office.tasks_view import TasksView
from inspector_app.ui.start.view import View
from inspector_app.ui.theme import Tone
from inspector_app.usecases.office_drafts import OrderDraft
from inspector_app.usecases.office_task_list import Done, Order, TasksDesk, give, read_tasks
from inspector_app.usecases.office_tasks import Desk, cancel_task, write_tasks
from inspector_app.usecases.office_words import item_word

Refuse = Callable[[list[Problem]], Any]


class Works(Protocol):
    """How the window does a piece of work with the opened office."""

    def __call__(
        self, work: Callable[[Desk, Progress], Any], then: Callable[[Any], Any], title: str, refused: Any = None
    ) -> None: ...


class OfficeTasks(QObject):
    """Its two views, and what they wish; ``shown`` brings a view in sight."""

    shown = Signal(object)
    left = Signal()

    def __init__(
        self, work: Works, folder: Callable[[], Path], today: Callable[[], Any], keep: Keep, parent: QWidget
    ) -> None:
        """``folder`` is where files for laptops go, ``keep`` keeps what is typed."""
        super().__init__(parent)
        self._work, self._folder = work, folder
        self._desk: TasksDesk | None = None
        self._warns = False
        self.tasks, self.giving = TasksView(), GiveView(today, keep)
        self.tasks.back_wanted.connect(self.left.emit)
        self.tasks.give_wanted.connect(self._begin)
        self.tasks.write_wanted.connect(self._write)
        self.tasks.cancel_wanted.connect(self._cancel)
        self.tasks.drop_wanted.connect(self._drop)
        self.giving.back_wanted.connect(self._show)
        self.giving.given.connect(self._give)

    @property
    def views(self) -> tuple[View, ...]:
        """What the window stacks."""
        return (self.tasks, self.giving)

    def open(self, told: str = "") -> None:
        """Read it all anew and show it; ``told`` is what was just done."""
        self._work(lambda desk, _p: read_tasks(desk), partial(self._read, told), self.tr("交办"))

    def _read(self, told: str, found: TasksDesk) -> None:
        self._desk = found
        self._show()
        if told:
            self.tasks.notice.say(told, Tone.WARNING if self._warns else Tone.OK)
        self._warns = False

    def _show(self) -> None:
        self.giving.flush()
        if self._desk is not None:
            self.tasks.show_tasks(self._desk, self.giving.drafts)
        self.shown.emit(self.tasks)

    def _drop(self, draft: OrderDraft) -> None:
        self.giving.throw_away(draft)
        self._show()

    def _begin(self, kind: AssignmentKind, subject: str, name: str, side: str) -> None:
        if self._desk is not None:
            self.giving.open_on(self._desk, kind, subject, name, side)
            self.shown.emit(self.giving)

    def _give(self, order: Order) -> None:
        self._work(lambda desk, _p: give(desk, order), self._given, self.tr("登记交办"), self.giving.refuse)

    def _given(self, done: Done) -> None:
        self.giving.done()
        names = "、".join(self._desk.name_of(each.device) for each in done.given) if self._desk else ""
        about = "".join(f"（{each.about}）" for each in done.given[:1] if each.about)
        kind = f"{self.giving.title.text()}{about}"
        notes = sentences_of(done.notes)
        self._warns = bool(notes)
        self.open(self.tr("{0}已登记，给{1}。写成交办文件交他带回才算发出。").format(kind, names) + notes)

    def _write(self, device: str) -> None:
        folder = self._folder()

        def work(desk: Desk, _progress: Progress) -> tuple[Path, int]:
            folder.mkdir(parents=True, exist_ok=True)
            return write_tasks(desk, device, folder)

        self._work(work, self._written, self.tr("写交办文件"))

    def _written(self, written: tuple[Path, int]) -> None:
        path, count = written
        words = self.tr("{0}项已写到“{1}”：“{2}”。交监察员，在他的“日终导出”里收取。")
        self.open(words.format(count, path.parent.name, path.name))

    def _cancel(self, rid: str) -> None:
        self._work(lambda desk, _p: cancel_task(desk, rid), self._cancelled, self.tr("取消交办"))

    def _cancelled(self, item: AssignmentItem) -> None:
        self.open(self.tr("已取消：{0}，{1}").format(item_word(item), item.text))
