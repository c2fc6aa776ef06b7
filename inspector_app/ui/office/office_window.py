"""The window of an office: passphrase, the desk on which packages are taken in, and how each laptop stands."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.domain.brought import Taker, names_of, taker_of
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Cancelled, Progress
from inspector_app.support.words import sentence
from inspector_app.ui.jobs import Job, JobRunner
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.messages import BoxMessages, Messages
from inspector_app.ui.office.devices_view import DevicesView
from inspector_app.ui.office.intake_view import IntakeView
from inspector_app.ui.office.tasks_desk import OfficeTasks
from inspector_app.ui.office.unlock_view import OfficeUnlockView
from inspector_app.ui.page_keys import LIGHT_KEY, LIGHT_WORDS, PageKey, bind_keys
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.start.banner import Banner
from inspector_app.ui.start.boxes import Boxes
from inspector_app.ui.start.doorstep import Doorstep, Files
from inspector_app.ui.start.view import View
from inspector_app.ui.theme import Tone, dress
from inspector_app.ui.widgets.progress_dialog import ProgressDialog
from inspector_app.ui.window_help import WindowHelp
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
from inspector_app.usecases.office_alarms import short
from inspector_app.usecases.office_drafts import OrderDraft, keep_drafts, kept_drafts
from inspector_app.usecases.office_intake import Brought, Desk, answer_again, files_of, look_over, open_desk, take_in
from inspector_app.usecases.office_reading import copy_office
from inspector_app.usecases.office_receipts import give_receipt_code
from inspector_app.usecases.office_server import ServerAddress, server_url
from inspector_app.usecases.office_tasks import Desk as TasksDesk
from inspector_app.usecases.office_words import undo_words

_WISHED, _LEAST = QSize(1180, 760), QSize(720, 420)


class OfficeWindow(QWidget):
    """``left`` when it was closed, ``store_wanted`` when a store of an inspector is to be opened instead of it,
    ``reading_wanted`` brings a copy of the merged database that is to be read."""

    left = Signal()
    store_wanted = Signal()
    light_wished = Signal()
    reading_wanted = Signal(object)

    def __init__(
        self,
        folder: Path,
        runner: JobRunner,
        clock: Clock,
        boxes: Boxes,
        messages: Messages | None = None,
        url: str = "",
    ) -> None:
        """``url`` names the PostgreSQL server that holds the merged database; without it one may be typed."""
        super().__init__()
        dress(self)
        self._folder, self._clock, self._url = folder, clock, url
        self._session: Session[None] = Session(None, runner, messages or BoxMessages(self))
        self._goes_on = False
        self._desk: Desk | None = None
        self.setWindowTitle(self.tr("办公室收件 · 欠薪检查工作台"))
        self.setMinimumSize(_LEAST)
        self.resize(within(_WISHED, self))
        self.unlocking = OfficeUnlockView(folder.resolve().name)
        self.intake = IntakeView(boxes.packages, boxes.receipts)
        self.devices = DevicesView()
        self._views = QStackedWidget()
        self.tasks = OfficeTasks(self._work_at_tasks, lambda: self.intake.receipts, clock.today, self._keep, self)
        for view in (self.unlocking, self.intake, self.devices, *self.tasks.views):
            self._views.addWidget(view)
        self._progress = ProgressDialog(self)
        self._doorstep = Doorstep(lambda: self._desk is not None and not self.is_busy, self._take_brought, self)
        in_row(Banner(self._lines()), wide(self._views), gap=0, of=self)
        self._progress.follow(runner)
        self._connect_views()
        bind_keys(self, (PageKey(LIGHT_WORDS, (LIGHT_KEY,), self.light_wished.emit),))
        WindowHelp(self, self._session)
        self._show(self.unlocking)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """What is being taken in is stopped between two packages and told, before the window closes."""
        if self.is_busy:
            self._session.runner.cancel()
            event.ignore()
            return
        self.tasks.giving.flush()
        if self.tasks.giving.unwritten is not None and not self._may_throw_away():
            event.ignore()
            return
        event.accept()
        if not self._goes_on:
            self.left.emit()

    def _may_throw_away(self) -> bool:
        detail = self.tr("“交办”里填了还没有登记的内容，没能存到磁盘上，关闭就没有了。")
        return self._session.messages.confirm(self.tr("放弃填写的内容？"), detail, self.tr("放弃"))

    @property
    def is_busy(self) -> bool:
        """Whether something is being looked over or taken in."""
        return self._session.runner.busy

    def is_on(self, folder: Path, url: str) -> bool:
        """Whether it is this office that is open here."""
        return (self._folder.resolve(), self._url) == (folder.resolve(), url)

    def bring(self, files: Files) -> None:
        """Look over packages that were opened by a double click, once the office is open."""
        if self._desk is None:
            self.unlocking.notice.say(sentence("brought-waits", {"files": names_of(files)}), Tone.INFO)
        self._doorstep.lay(files)

    def _take_brought(self, files: Files) -> None:
        ours = [Path(file) for file in files if taker_of(file) is Taker.OFFICE]
        self._show(self.intake)
        if ours:
            self._look(ours)
        if others := for_others(files, Taker.OFFICE):
            self.intake.notice.say("\n".join(others), Tone.WARNING)

    def come_back(self) -> None:
        """In sight again after what took its place."""
        self.show()
        if self._desk is not None:
            self.intake.arrive()

    def let_go(self) -> None:
        """Close without ending the program: another window takes this one's place."""
        self._goes_on = True
        self.close()
        self.deleteLater()

    def _lines(self) -> Sequence[tuple[str, str]]:
        return (
            ("shield-check", self.tr("先核对签名和流水，再显示内容；点“导入”以前什么也不改。")),
            ("package-check", self.tr("一个包要么整个收下，要么不收；重复、乱序、缺包都不要紧。")),
            ("inbox", self.tr("收下后写出回执，交监察员带回。")),
        )

    def _connect_views(self) -> None:
        self.unlocking.unlock_wanted.connect(self._unlock)
        self.unlocking.store_wanted.connect(self.store_wanted.emit)
        self.intake.brought.connect(self._look)
        self.intake.import_wanted.connect(self._import)
        self.intake.card_wanted.connect(self._enrol)
        self.intake.code_wanted.connect(self._give_code)
        self.intake.undo_wanted.connect(self._undo)
        self.intake.devices_wanted.connect(self._read_devices)
        self.intake.lock_wanted.connect(self.lock)
        self.intake.tasks_wanted.connect(self.tasks.open)
        self.intake.reading_wanted.connect(self._read_all)
        self.tasks.shown.connect(self._show)
        self.tasks.left.connect(lambda: self._show(self.intake))
        self.devices.back_wanted.connect(lambda: self._show(self.intake))
        self.devices.code_wanted.connect(self._give_code)
        self.devices.receipt_wanted.connect(self._give_receipt)
        self.devices.strike_wanted.connect(self._strike_off)

    def _read_all(self) -> None:
        self._work(
            lambda desk, progress: copy_office(desk.folder, desk.passphrase, self._clock, desk.url, progress),
            self.reading_wanted.emit, self.tr("查看合并库"),
        )  # fmt: skip

    def knows(self, passphrase: str) -> bool:
        """Whether this is the passphrase with which the office was opened here."""
        return self._desk is not None and self._desk.passphrase == passphrase

    def lock(self) -> None:
        """Forget what opens the office, what lies on the desk and what is typed, once that is kept; what could not be
        kept stays, and so does the office."""
        self.tasks.giving.flush()
        if self.tasks.giving.unwritten is not None and not self._may_throw_away():
            return
        self._desk = None
        self.tasks.giving.begin(())
        self.intake.show_desk(())
        self._show(self.unlocking)

    def _show(self, view: View) -> None:
        view.notice.clear()
        self._views.setCurrentWidget(view)
        view.arrive()

    def _unlock(self, passphrase: str, server: ServerAddress | None) -> None:
        try:
            url = server_url(server) if server is not None else self._url
        except Refused as refusal:
            self.unlocking.refuse(refusal.problems)
            return
        self.unlocking.busy(True)
        work = partial(open_desk, self._folder, passphrase, url)
        self._session.runner.run(Job("", lambda _progress: work(), self._opened, self._not_opened))

    def _not_opened(self, error: BaseException) -> None:
        self.unlocking.refuse(())
        if isinstance(error, Trouble) and error.code == "passphrase-wrong":
            self.unlocking.refuse((Problem(error.code, "passphrase"),))
        elif isinstance(error, Trouble) and error.code == "office-on-server":
            self.unlocking.notice.say(sentence(error.code, error.details), Tone.INFO)
            self.unlocking.show_server(True, error.details["server"])
        elif isinstance(error, Refused | Trouble):
            self._session.tell(error)
        elif not isinstance(error, Cancelled):
            raise error

    def _opened(self, desk: Desk) -> None:
        self._desk = desk
        self.intake.open_on(desk)
        self._show(self.intake)
        try:
            begun = kept_drafts(desk.drafts)
        except Trouble as trouble:
            self._session.tell(trouble)
            return
        self.tasks.giving.begin(begun)
        if begun:
            words = self.tr("“交办”里有{0}项填了还没有登记的内容，可以继续填写。").format(len(begun))
            self.intake.notice.say(words, Tone.INFO)

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

    def _look(self, paths: Sequence[Path]) -> None:
        """Look at what was brought together with what lies there: one may fill a gap before another."""
        secret, before = self.intake.package_passphrase, self.intake.paths
        self._work(
            lambda desk, progress: look_over(desk, files_of((*before, *paths)), self._clock, secret, progress),
            self._looked, self.tr("核对文件"),
        )  # fmt: skip

    def _looked(self, on_desk: Sequence[Brought]) -> None:
        self.intake.notice.clear()
        self.intake.show_desk(on_desk)
        self.intake.arrive()
        if not on_desk:
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
            again = "".join(sentence(each.code, each.details) for each in done.again)
            words = self.tr("已登记：{0}（{1}）。").format(done.card.inspector, short(done.card.device))
            self._look([path for path in self.intake.paths if path != card])
            self.intake.notice.say(words + again, Tone.WARNING if again else Tone.OK)

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
        return self.devices if self._views.currentWidget() is self.devices else self.intake

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
        words = self.tr("已撤销{0}：退回{1}条。").format("、".join(undone.files), undone.changes)
        self.intake.notice.say(words + sentence("office-undone"), Tone.WARNING)

    def _read_devices(self) -> None:
        self._work(
            lambda desk, _p: office_status(desk.folder, desk.passphrase, desk.url), self._show_devices,
            self.tr("各台电脑"),
        )  # fmt: skip

    def _show_devices(self, status: OfficeStatus) -> None:
        is_on_server = self._desk is not None and bool(self._desk.url)
        self.devices.show_status(status, sentence("office-server-backup") if is_on_server else "")
        self._show(self.devices)

    def _strike_off(self, device: str) -> None:
        detail = self.tr("不再接收它的日终包，已收到的记录保留。找回后用原来的设备卡重新登记即恢复。")
        if self._session.messages.confirm(self.tr("停用电脑{}？").format(short(device)), detail, self.tr("停用")):
            self._work(
                lambda desk, _p: strike_device_off(device, desk.folder, desk.passphrase, self._clock, desk.url),
                lambda _struck: self._read_devices(), self.tr("停用"),
            )  # fmt: skip
