"""The window of an office: it asks for the passphrase, and then shows the desk on which the office is worked with."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.domain.brought import names_of
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Cancelled
from inspector_app.support.words import sentence
from inspector_app.ui.jobs import Job, JobRunner
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.messages import BoxMessages, Messages
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
from inspector_app.usecases.office_server import ServerAddress, server_url

if TYPE_CHECKING:
    from inspector_app.ui.office.office_desk import OfficeDesk
    from inspector_app.usecases.office_intake import Desk

_WISHED, _LEAST = QSize(1180, 760), QSize(720, 420)
_MADE_ANEW = frozenset(("office-damaged", "office-incomplete", "office-database-older"))
"""What is the matter with a merged database that can be made anew of what lies beside it."""


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
        self._folder, self._clock, self._boxes, self._url = folder, clock, boxes, url
        self._session: Session[None] = Session(None, runner, messages or BoxMessages(self))
        self._goes_on = False
        self.desk: OfficeDesk | None = None
        """From the first time that the office is opened here; what it is made of takes longest to import."""
        self.setWindowTitle(self.tr("办公室收件 · 欠薪检查工作台"))
        self.setMinimumSize(_LEAST)
        self.resize(within(_WISHED, self))
        self.unlocking = OfficeUnlockView(folder.resolve().name)
        self._views = QStackedWidget()
        self._views.addWidget(self.unlocking)
        self._progress = ProgressDialog(self)
        self._doorstep = Doorstep(lambda: self._is_open and not self.is_busy, self._take_brought, self)
        in_row(Banner(self._lines()), wide(self._views), gap=0, of=self)
        self._progress.follow(runner)
        self.unlocking.unlock_wanted.connect(self._unlock)
        self.unlocking.store_wanted.connect(self.store_wanted.emit)
        bind_keys(self, (PageKey(LIGHT_WORDS, (LIGHT_KEY,), self.light_wished.emit),))
        WindowHelp(self, self._session)
        self._show(self.unlocking)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        """What is being taken in is stopped between two packages and told, before the window closes."""
        if self.is_busy:
            self._session.runner.cancel()
            event.ignore()
            return
        if self.desk is not None and not self.desk.may_go():
            event.ignore()
            return
        event.accept()
        if not self._goes_on:
            self.left.emit()

    @property
    def is_busy(self) -> bool:
        """Whether something is being looked over or taken in."""
        return self._session.runner.busy

    def is_on(self, folder: Path, url: str) -> bool:
        """Whether it is this office that is open here."""
        return (self._folder.resolve(), self._url) == (folder.resolve(), url)

    def bring(self, files: Files) -> None:
        """Look over packages that were opened by a double click, once the office is open."""
        if not self._is_open:
            self.unlocking.notice.say(sentence("brought-waits", {"files": names_of(files)}), Tone.INFO)
        self._doorstep.lay(files)

    @property
    def _is_open(self) -> bool:
        return self.desk is not None and self.desk.is_open

    def _take_brought(self, files: Files) -> None:
        if self.desk is not None:
            self.desk.take_brought(files)

    def come_back(self) -> None:
        """In sight again after what took its place."""
        self.show()
        if self.desk is not None and self.desk.is_open:
            self.desk.intake.arrive()

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

    def knows(self, passphrase: str) -> bool:
        """Whether this is the passphrase with which the office was opened here."""
        return self.desk is not None and self.desk.knows(passphrase)

    def lock(self) -> None:
        """Forget what opens the office, what lies on the desk and what is typed, once that is kept; what could not be
        kept stays, and so does the office."""
        if self.desk is not None and self.desk.may_go():
            self.desk.clear()
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
        work = partial(_desk_of, self._folder, passphrase, url)
        failed = partial(self._not_opened, passphrase)
        self._session.runner.run(Job("", lambda _progress: work(), self._opened, failed))

    def _not_opened(self, passphrase: str, error: BaseException) -> None:
        self.unlocking.refuse(())
        if isinstance(error, Trouble) and error.code == "passphrase-wrong":
            self.unlocking.refuse((Problem(error.code, "passphrase"),))
        elif isinstance(error, Trouble) and error.code == "office-on-server":
            self.unlocking.notice.say(sentence(error.code, error.details), Tone.INFO)
            self.unlocking.show_server(True, error.details["server"])
        elif isinstance(error, Trouble) and error.code in _MADE_ANEW:
            self._offer_rebuild(passphrase, error)
        elif isinstance(error, Refused | Trouble):
            self._session.tell(error)
        elif not isinstance(error, Cancelled):
            raise error

    def _offer_rebuild(self, passphrase: str, trouble: Trouble) -> None:
        """The database is damaged, lost or an older one: it can be made anew of what lies beside it."""
        from inspector_app.ui.office.rebuilding import WhichOffice, ask_to_rebuild

        office, why = WhichOffice(self._folder, passphrase), sentence(trouble.code, trouble.details)
        work = partial(_desk_of, self._folder, passphrase, "")

        def rebuilt(words: str) -> None:
            self._session.work(lambda _progress: work(), partial(self._opened, words=words))

        ask_to_rebuild(self._session, self._clock, office, rebuilt, why)

    def _opened(self, desk: "Desk", words: str = "") -> None:
        if self.desk is None:
            self.desk = self._new_desk()
        self.desk.open_on(desk)
        if words:
            self.desk.begin_anew(words)

    def _new_desk(self) -> "OfficeDesk":
        from inspector_app.ui.office.office_desk import OfficeDesk

        made = OfficeDesk(self._session, self._clock, self._boxes, self)
        for view in made.views:
            self._views.addWidget(view)
        made.shown.connect(self._show)
        made.lock_wanted.connect(self.lock)
        made.reading_wanted.connect(self.reading_wanted.emit)
        return made


def _desk_of(folder: Path, passphrase: str, url: str) -> "Desk":
    """The work of opening an office: what then shows it is imported here too, beside the window."""
    from inspector_app.ui.office import office_desk  # noqa: F401
    from inspector_app.usecases.office_intake import open_desk

    return open_desk(folder, passphrase, url)
