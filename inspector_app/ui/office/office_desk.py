"""What an opened office is worked with: the desk on which packages are taken in, how each laptop stands, 交办."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from inspector_app.domain.brought import Taker, taker_of
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import Progress
from inspector_app.support.words import sentence, sentences_of
from inspector_app.ui.office.devices_view import DevicesView
from inspector_app.ui.office.intake_view import IntakeView
from inspector_app.ui.office.keys_desk import OfficeKeys
from inspector_app.ui.office.rebuilding import WhichOffice, ask_to_rebuild
from inspector_app.ui.office.tasks_desk import OfficeTasks
from inspector_app.ui.session import Session
from inspector_app.ui.start.boxes import Boxes
from inspector_app.ui.start.doorstep import Files
from inspector_app.ui.start.view import View
from inspector_app.ui.theme import Tone
from inspector_app.usecases.brought_files import for_others
from inspector_app.usecases.office import (
    Enrolled,
    Imported,
    LastImport,
    OfficeStatus,
    Undone,
    enrol_device,
    import_to_undo,
    office_status,
    strike_device_off,
    undo_import,
)
from inspector_app.usecases.office_alarms import laptop_name
from inspector_app.usecases.office_drafts import OrderDraft, keep_drafts, kept_drafts
from inspector_app.usecases.office_intake import Brought, Desk, answer_again, files_of, look_over, take_in
from inspector_app.usecases.office_reading import copy_office
from inspector_app.usecases.office_receipts import give_receipt_code
from inspector_app.usecases.office_task_list import read_tasks
from inspector_app.usecases.office_tasks import Desk as TasksDesk
from inspector_app.usecases.office_words import undo_words


class OfficeDesk(QObject):
    """Its views, between which it goes; ``shown`` brings one of them in sight, ``lock_wanted`` is to have it locked,
    ``reading_wanted`` brings a copy of the merged database that is to be read. Belongs to the window ``window``."""

    shown = Signal(object)
    lock_wanted = Signal()
    reading_wanted = Signal(object)

    def __init__(self, session: Session[None], clock: Clock, boxes: Boxes, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._clock = session, clock
        self._desk: Desk | None = None
        self.intake = IntakeView(boxes.packages, boxes.receipts)
        self.devices = DevicesView()
        self.tasks = OfficeTasks(self._work_at_tasks, lambda: self.intake.receipts, clock.today, self._keep, window)
        self.keys = OfficeKeys(self._work_at_tasks, session.messages, window)
        self._connect_views()

    @property
    def views(self) -> tuple[View, ...]:
        """What the window stacks."""
        return (self.intake, self.devices, *self.tasks.views, self.keys.view)

    @property
    def is_open(self) -> bool:
        """Whether an office lies open on it."""
        return self._desk is not None

    def knows(self, passphrase: str) -> bool:
        """Whether this is the passphrase with which the office was opened here."""
        return self._desk is not None and self._desk.passphrase == passphrase

    def open_on(self, desk: Desk) -> None:
        """Show an office that was opened, and what was begun in it and not registered."""
        self._desk = desk
        self.intake.open_on(desk)
        self.shown.emit(self.intake)
        try:
            begun = kept_drafts(desk.drafts)
        except Trouble as trouble:
            self._session.tell(trouble)
            return
        self.tasks.giving.begin(begun)
        if begun:
            words = self.tr("“交办”里有{0}项填了还没有登记的内容，可以继续填写。").format(len(begun))
            self.intake.notice.say(words, Tone.INFO)

    def may_go(self) -> bool:
        """Write what is typed now; whether it is kept, or the person let it go."""
        self.tasks.giving.flush()
        if self.tasks.giving.unwritten is None:
            return True
        detail = self.tr("“交办”里填了还没有登记的内容，没能存到磁盘上，关闭就没有了。")
        return self._session.messages.confirm(self.tr("放弃填写的内容？"), detail, self.tr("放弃"))

    def clear(self) -> None:
        """Forget what opens the office, what lies on the desk and what is typed."""
        self._desk = None
        self.tasks.giving.begin(())
        self.keys.view.forget()
        self.intake.show_desk(())

    def take_brought(self, files: Files) -> None:
        """Look over the packages among these, and say who takes the others."""
        ours = [Path(file) for file in files if taker_of(file) is Taker.OFFICE]
        self.shown.emit(self.intake)
        if ours:
            self._look(ours)
        if others := for_others(files, Taker.OFFICE):
            self.intake.notice.say("\n".join(others), Tone.WARNING)

    def _connect_views(self) -> None:
        self.intake.brought.connect(self._look)
        self.intake.import_wanted.connect(self._import)
        self.intake.card_wanted.connect(self._enrol)
        self.intake.code_wanted.connect(self._give_code)
        self.intake.undo_wanted.connect(self._undo)
        self.intake.devices_wanted.connect(self._read_devices)
        self.intake.lock_wanted.connect(self.lock_wanted.emit)
        self.intake.tasks_wanted.connect(self.tasks.open)
        self.intake.reading_wanted.connect(self._read_all)
        self.intake.keys_wanted.connect(self.keys.open)
        for part in (self.tasks, self.keys):
            part.shown.connect(self.shown.emit)
            part.left.connect(lambda: self.shown.emit(self.intake))
        self.devices.back_wanted.connect(lambda: self.shown.emit(self.intake))
        self.devices.code_wanted.connect(self._give_code)
        self.devices.receipt_wanted.connect(self._give_receipt)
        self.devices.strike_wanted.connect(self._strike_off)
        self.devices.rebuild_wanted.connect(self._rebuild)

    def _keep(self, drafts: Iterable[OrderDraft]) -> None:
        if self._desk is not None:
            keep_drafts(self._desk.drafts, drafts)

    def _work(self, work: Callable[[Desk, Progress], Any], then: Callable[[Any], Any], title: str) -> None:
        """Long work with the opened office; its box comes after half a second, and stopping changes nothing."""
        desk = self._desk
        if desk is not None:
            self._session.work(lambda progress: work(desk, progress), then, title, patient=True)

    def _work_at_tasks(
        self, work: Callable[[TasksDesk, Progress], Any], then: Callable[[Any], Any], title: str, refused: Any = None
    ) -> None:
        desk = self._desk
        if desk is not None:
            opened = TasksDesk(desk.folder, desk.passphrase, desk.url, self._clock)
            self._session.work(lambda progress: work(opened, progress), then, title, refused, patient=True)

    def _look(self, paths: Sequence[Path], told: str = "", tone: Tone = Tone.OK) -> None:
        """Look at what was brought together with what lies there: one may fill a gap before another."""
        secret, before = self.intake.package_passphrase, self.intake.paths
        self._work(
            lambda desk, progress: look_over(desk, files_of((*before, *paths)), self._clock, secret, progress),
            partial(self._looked, told, tone), self.tr("核对文件"),
        )  # fmt: skip

    def _looked(self, told: str, tone: Tone, on_desk: Sequence[Brought]) -> None:
        self.intake.notice.clear()
        self.intake.show_desk(on_desk)
        self.intake.arrive()
        if told:
            self.intake.notice.say(told, tone)
        elif not on_desk:
            self.intake.notice.say(self.tr("这个文件夹里没有日终包（.day）或设备登记卡（.pub）。"), Tone.WARNING)

    def _import(self, files: Sequence[Path], sure: bool) -> None:
        detail = self.tr("请先与监察员核实是不是批量更正。导入以后仍可以撤销最近一次导入。")
        if sure and not self._session.messages.confirm(self.tr("已核实，照样导入？"), detail, self.tr("照样导入")):
            return
        secret, receipts = self.intake.package_passphrase, self.intake.receipts
        self._work(
            lambda desk, progress: take_in(desk, files, receipts, self._clock, secret, sure=sure, progress=progress),
            self._imported, self.tr("导入"),
        )  # fmt: skip

    def _imported(self, done: Imported) -> None:
        self.intake.show_done(done)

    def _enrol(self, card: Path) -> None:
        def enrolled(done: Enrolled) -> None:
            again = sentences_of(done.again)
            words = self.tr("已登记：{0}。").format(laptop_name(done.card.inspector, done.card.device))
            self.intake.take_off(card)  # what comes from this laptop is looked at anew
            self._look((), words + again, Tone.WARNING if again else Tone.OK)

        self._work(
            lambda desk, _p: enrol_device(card, desk.folder, desk.passphrase, self._clock, desk.url),
            enrolled, self.tr("登记电脑"),
        )  # fmt: skip

    def _give_code(self, device: str) -> None:
        def given(code: str) -> None:
            words = self.tr("回执码：{}。读给或写给监察员，在他的“日终导出”里输入。").format(code)
            self._in_sight.notice.say(words, Tone.OK)

        self._work(
            lambda desk, _p: give_receipt_code(device, desk.folder, desk.passphrase, self._clock, desk.url),
            given, self.tr("回执码"),
        )  # fmt: skip

    def _give_receipt(self, device: str) -> None:
        def given(path: Path) -> None:
            words = self.tr("回执已写到“{0}”：“{1}”。").format(path.parent.name, path.name)
            self._in_sight.notice.say(words, Tone.OK)

        folder = self.intake.receipts
        self._work(
            lambda desk, _p: answer_again(desk, device, folder, self._clock), given, self.tr("写回执"),
        )  # fmt: skip

    @property
    def _in_sight(self) -> View:
        return self.devices if self.devices.isVisible() else self.intake

    def _undo(self) -> None:
        self._work(
            lambda desk, _p: import_to_undo(desk.folder, desk.passphrase, desk.url), self._undo_known,
            self.tr("撤销导入"),
        )  # fmt: skip

    def _undo_known(self, last: LastImport) -> None:
        if self._session.messages.confirm(self.tr("撤销最近一次导入？"), undo_words(last), self.tr("撤销导入")):
            self._work(
                lambda desk, _p: undo_import(desk.folder, desk.passphrase, desk.url), self._undone, self.tr("撤销导入")
            )

    def _undone(self, undone: Undone) -> None:
        self.intake.show_desk(())
        words = self.tr("已撤销{0}：{1}条退出合并库。").format("、".join(undone.files), undone.changes)
        self.intake.notice.say(words + sentence("office-undone"), Tone.WARNING)

    def _read_devices(self) -> None:
        self._work(
            lambda desk, _p: office_status(desk.folder, desk.passphrase, desk.url), self._show_devices,
            self.tr("各台电脑"),
        )  # fmt: skip

    def _show_devices(self, status: OfficeStatus) -> None:
        is_on_server = self._desk is not None and bool(self._desk.url)
        self.devices.show_status(status, sentence("office-server-backup") if is_on_server else "")
        self.shown.emit(self.devices)

    def _strike_off(self, device: str, name: str, last: str) -> None:
        self._work_at_tasks(
            lambda desk, _p: read_tasks(desk).waiting(device), partial(self._ask_to_strike_off, device, name, last),
            self.tr("停用"),
        )  # fmt: skip

    def _ask_to_strike_off(self, device: str, name: str, last: str, waiting: int) -> None:
        kept = self.tr("不再接收它的日终包，已收到的记录保留。找回后用原来的设备卡重新登记即恢复。")
        lost = self.tr("有{0}项交办它还没有收取，停用后收不到了。").format(waiting) if waiting else ""
        if self._session.messages.confirm(
            self.tr("停用{0}的电脑？").format(name), f"{last}\n{kept}{lost}", self.tr("停用")
        ):
            self._work(
                lambda desk, _p: strike_device_off(device, desk.folder, desk.passphrase, self._clock, desk.url),
                lambda _struck: self._read_devices(), self.tr("停用"),
            )  # fmt: skip

    def _rebuild(self) -> None:
        if self._desk is not None:
            office = WhichOffice(self._desk.folder, self._desk.passphrase, self.intake.package_passphrase)
            ask_to_rebuild(self._session, self._clock, office, self.begin_anew)

    def begin_anew(self, words: str) -> None:
        """Empty the desk and say what was done to the merged database: what lay there was looked at before."""
        self.intake.show_desk(())
        self.shown.emit(self.intake)
        self.intake.notice.say(words, Tone.OK)

    def _read_all(self) -> None:
        self._work(
            lambda desk, progress: copy_office(desk.folder, desk.passphrase, self._clock, desk.url, progress),
            self.reading_wanted.emit, self.tr("查看合并库"),
        )  # fmt: skip
