"""The window before the store is open: views for welcome, unlocking, recovery and first start, and their long work.

It is to be seen at once: what opens, makes and mends stores is imported by the acts that need it, and
:mod:`inspector_app.ui.start.program` has it imported by a thread while the person types.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector_app.domain.brought import Taker, names_of, taker_of
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Cancelled
from inspector_app.support.words import sentence
from inspector_app.ui.jobs import Job, JobRunner
from inspector_app.ui.layouts import in_row, wide
from inspector_app.ui.messages import BoxMessages, Messages
from inspector_app.ui.page_keys import LIGHT_KEY, LIGHT_WORDS, PageKey, bind_keys
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.start.banner import Banner
from inspector_app.ui.start.boxes import Boxes
from inspector_app.ui.start.bring_back import BringBack, not_found_words
from inspector_app.ui.start.unlock_view import UnlockView
from inspector_app.ui.start.view import View
from inspector_app.ui.theme import Tone, dress
from inspector_app.ui.widgets.progress_dialog import ProgressDialog
from inspector_app.ui.window_help import WindowHelp
from inspector_app.usecases.start_answers import Begin, Pin, Recovery
from inspector_app.usecases.store_place import holds_the_rest, is_office, store_exists, store_folder, store_name

if TYPE_CHECKING:
    from inspector_app.ui.start.practice_view import PracticeView
    from inspector_app.ui.start.recover_view import RecoverView
    from inspector_app.ui.start.setup_view import SetupView
    from inspector_app.ui.start.welcome_view import WelcomeView
    from inspector_app.usecases.auto_backups import Offered
    from inspector_app.usecases.first_start import Entries
    from inspector_app.usecases.opening import Work
    from inspector_app.usecases.store_file import KeyCost, Unlocked

_WISHED, _LEAST = QSize(1080, 720), QSize(720, 420)
# A trouble that is about one field of the recovery view is shown there.
_RECOVERY_FIELDS = {"recovery-key-wrong": "secret", "recovery-not-set": "secret"}


class StartWindow(QWidget):
    """``opened`` brings the :class:`Opening`, ``office_wished`` the folder of an office; the window is then no longer
    needed."""

    opened = Signal(object)
    left = Signal()
    light_wished = Signal()
    office_wished = Signal(object)

    def __init__(
        self,
        runner: JobRunner,
        clock: Clock,
        boxes: Boxes,
        home: Path,
        messages: Messages | None = None,
        cost: "KeyCost | None" = None,
    ) -> None:
        """``home`` is the folder in which new stores are proposed; ``cost`` is less than the full one in tests."""
        super().__init__()
        dress(self)
        self._clock, self._boxes, self._home, self._cost = clock, boxes, home, cost
        self._session: Session[None] = Session(None, runner, messages or BoxMessages(self))
        self._path: Path | None = None
        self._offered: Offered | None = None
        self._place: Path | None = None
        self._practice = home
        self._pin: Pin | None = None
        self._opened = False
        self.setWindowTitle(self.tr("工地劳动保障监察 · 欠薪检查工作台"))
        self.setMinimumSize(_LEAST)
        self.resize(within(_WISHED, self))
        self.unlocking = UnlockView()
        self.setup: SetupView | None = None
        self.practice: PracticeView | None = None
        self._views = QStackedWidget()
        self._views.addWidget(self.unlocking)
        self._progress = ProgressDialog(self)
        self._bring_back = BringBack(
            self._session, boxes, clock, lambda title, work: self._open(title, work, self._session.tell), self
        )
        in_row(Banner(self._lines()), wide(self._views), gap=0, of=self)
        self._progress.follow(runner)
        self._connect()
        bind_keys(self, (PageKey(LIGHT_WORDS, (LIGHT_KEY,), self.light_wished.emit),))
        WindowHelp(self, self._session)

    def begin(self, path: Path | None, place: Path | None = None) -> None:
        """Ask for the passphrase of a store; without one, or when it is gone, show what can be done.

        ``place`` is where a new store is proposed instead of the usual folder.
        """
        if place is not None and not holds_the_rest(store_folder(place)):
            self._place = place
        if path is not None and store_exists(path):
            self._ask_for(path)
            return
        self._show(self.welcome)
        if path is not None:
            self._path = path
            self.welcome.notice.say(not_found_words(path, path == place), Tone.WARNING)
            self._bring_back.find(path, self._offer)

    def _offer(self, words: str, found: "Offered") -> None:
        self._offered = found
        gone = not_found_words(self._path, offered=False) if self._path else ""  # it was there: none is to be made anew
        self.welcome.notice.say(f"{gone}\n{words}", Tone.WARNING, self.tr("从自动备份恢复…"))

    def _take_offer(self) -> None:
        if self._offered is not None:
            self._bring_back.ask(self._offered.folder, self._offered.backup.file, self._path)

    @property
    def is_busy(self) -> bool:
        """Whether something is being opened or made."""
        return self._session.runner.busy

    def say_fcitx(self) -> None:
        """Warn that the desktop's old input method cannot be reached."""
        for view in (self.welcome, self.unlocking):
            view.warn(sentence("input-method-silent"))

    def say_brought(self, files: Sequence[str]) -> None:
        """What was opened by a double click waits until a store or an office is open."""
        for_office = any(taker_of(file) is Taker.OFFICE for file in files)
        code = "brought-office-first" if for_office else "brought-waits"
        for view in (self.welcome, self.unlocking):
            view.warn(sentence(code, {"files": names_of(files)}))

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's name
        self._session.runner.cancel()
        event.accept()
        if not self._opened:
            self.left.emit()

    def _lines(self) -> Sequence[tuple[str, str]]:
        return (
            ("shield-check", self.tr("数据加密存放在本机，不联网也能用。")),
            ("file-text", self.tr("从现场检查、询问笔录到文书送达，一处办完。")),
            ("upload", self.tr("每天收工时导出一个加密文件交办公室。")),
        )

    def _connect(self) -> None:
        self.unlocking.practice_wanted.connect(lambda: self.show_practice())
        self.unlocking.unlock_wanted.connect(self._unlock)
        self.unlocking.other_wanted.connect(self._choose_store)
        self.unlocking.new_wanted.connect(lambda: self._show(self.welcome))
        self.unlocking.forgotten.connect(self.show_recovery)

    def _show(self, view: View) -> None:
        view.notice.clear()
        self._views.setCurrentWidget(view)
        view.arrive()

    def _ask_for(self, path: Path) -> None:
        self._path = path
        self.unlocking.ask(store_name(path))
        self._show(self.unlocking)

    def _choose_store(self) -> None:
        found = self._boxes.open_store(self, str(self._home))
        if not found:
            return
        path = Path(found)
        if is_office(path):
            self.office_wished.emit(path)
        elif store_exists(path):
            self._ask_for(path)
        else:
            view = self._views.currentWidget()
            if isinstance(view, View):
                none = self.tr("“{}”里没有资料库，请选择资料库所在的文件夹。").format(path.name)
                rest = holds_the_rest(store_folder(path))
                view.notice.say(not_found_words(path, offered=False) if rest else none, Tone.WARNING)

    def _choose_office(self) -> None:
        found = self._boxes.office(self, str(self._home))
        if found and is_office(Path(found)):
            self.office_wished.emit(Path(found))
        elif found:
            self.welcome.notice.say(sentence("office-missing", {"folder": Path(found).name}), Tone.WARNING)

    def let_go(self) -> None:
        """Close without ending the program: another window takes this one's place."""
        self._opened = True
        self.close()
        self.deleteLater()

    def show_setup(self) -> None:
        """Begin a first start, or go on with the one that was begun."""
        from inspector_app.ui.start.setup_view import SetupView
        from inspector_app.usecases.own_data import load_law

        if self.setup is None:
            folder = store_folder(self._place or self._home / self.tr("劳动保障监察资料库"))
            self.setup = SetupView(load_law(), str(folder), (self._boxes.new_folder, self._boxes.office_key))
            self.setup.back_wanted.connect(lambda: self._show(self.welcome))
            self.setup.finish_wanted.connect(self._set_up)
            self._views.addWidget(self.setup)
        self._show(self.setup)

    @cached_property
    def welcome(self) -> "WelcomeView":
        """What is shown where there is no store to be opened, or another way is wished."""
        from inspector_app.ui.start.welcome_view import WelcomeView

        view = WelcomeView()
        view.new_wanted.connect(self.show_setup)
        view.open_wanted.connect(self._choose_store)
        view.restore_wanted.connect(self._restore)
        view.demo_wanted.connect(self._build_demo)
        view.practice_wanted.connect(lambda: self.show_practice())
        view.office_wanted.connect(self._choose_office)
        view.notice.acted.connect(self._take_offer)
        self._views.addWidget(view)
        return view

    @cached_property
    def recovering(self) -> "RecoverView":
        """What asks for the office's recovery key; seldom needed, and much to import."""
        from inspector_app.ui.start.recover_view import RecoverView

        view = RecoverView(self._boxes.recovery_key)
        view.recover_wanted.connect(self._recover)
        view.file_chosen.connect(self._read_key)
        view.back_wanted.connect(lambda: self._show(self.unlocking))
        self._views.addWidget(view)
        return view

    def show_recovery(self) -> None:
        """Ask for the office's recovery key."""
        self.recovering.start_over()
        self._show(self.recovering)

    def _unlock(self, passphrase: str, pin: str) -> None:
        from inspector_app.usecases.settings import pin_lock
        from inspector_app.usecases.store_file import unlock

        try:
            self._pin = pin_lock(pin) if pin else None
        except Refused as refusal:
            self.unlocking.refuse(refusal.problems[0])
            return
        self.unlocking.busy(True)
        path = self._path or Path()
        self._open("", lambda _progress: unlock(path, passphrase), self._not_unlocked, passphrase=passphrase)

    def _not_unlocked(self, error: Refused | Trouble) -> None:
        from inspector_app.usecases.auto_backups import is_broken

        if isinstance(error, Trouble) and error.code == "passphrase-wrong":
            self.unlocking.refuse(Problem(error.code, "passphrase"))
            return
        self.unlocking.busy(False)
        if isinstance(error, Trouble) and self._path is not None and is_broken(error):
            self._bring_back.offer(error, self._path)
        else:
            self._session.tell(error)

    def _set_up(self, entries: "Entries") -> None:
        from inspector_app.usecases.opening import demo_work, in_turn, setup_work

        work = setup_work(entries, self._clock, self._cost)
        if entries.begin is Begin.DEMO:
            folder = self._boxes.new_folder(self, str(self._home / self.tr("劳动保障监察演示区")))
            if not folder:
                return
            work = in_turn(work, demo_work(Path(folder), self._cost))
        self._open(self.tr("建立资料库"), work, self._not_set_up, entries.begin)

    def _not_set_up(self, error: Refused | Trouble) -> None:
        self._session.tell(error, self.setup.refuse if self.setup else None)

    def _build_demo(self) -> None:
        from inspector_app.usecases.opening import demo_work

        found = self._boxes.new_folder(self, str(self._home / self.tr("劳动保障监察演示区")))
        if found:
            self._open(self.tr("装入演示区"), demo_work(Path(found), self._cost), self._session.tell)

    def show_practice(self, folder: Path | None = None) -> None:
        """Let the person choose whom to question, in a practice in this folder or the usual one."""
        from inspector_app.ui.start.practice_view import PracticeView
        from inspector_app.usecases.practice_store import practice_exists

        self._practice = folder or self._home / self.tr("劳动保障监察练习区")
        if self.practice is None:
            self.practice = PracticeView()
            self.practice.scene_wanted.connect(self.practise)
            self.practice.go_on_wanted.connect(self.practise)
            self.practice.remove_wanted.connect(self._remove_practice)
            self.practice.back_wanted.connect(self._leave_practice)
            self._views.addWidget(self.practice)
        self._show(self.practice)
        self.practice.show_begun(False)
        self._session.do(lambda _none: practice_exists(self._practice), then=self.practice.show_begun)

    def practise(self, scene: str = "", folder: Path | None = None) -> None:
        """Begin a practice anew, in the place of the one before; without a scene go on with it."""
        from inspector_app.usecases.opening import practice_work

        self._practice = folder or self._practice
        self._open(self.tr("准备练习"), practice_work(self._practice, scene, self._cost), self._session.tell)

    def _remove_practice(self) -> None:
        from inspector_app.ui.start.practice_view import may_remove

        if may_remove(self._session.messages):
            self._leave_practice()
            self.remove_practice(self._practice)

    def _leave_practice(self) -> None:
        """Back to the store that is to be opened, or to what can be done without one."""
        self._show(self.unlocking if self._path is not None and store_exists(self._path) else self.welcome)

    def remove_practice(self, folder: Path) -> None:
        """Take a practice away whole, and say so where the person is."""
        from inspector_app.usecases.practice_store import remove_practice

        view = self.unlocking if self._views.currentWidget() is self.unlocking else self.welcome
        gone = self.tr("练习区已经删除。")
        self._session.do(lambda _none: remove_practice(folder), then=lambda _: view.notice.say(gone, Tone.OK))

    def _restore(self) -> None:
        self._bring_back.ask(
            store_folder(self._place or self._home / self.tr("劳动保障监察资料库")), instead_of=self._path
        )

    def _recover(self, recovery: Recovery) -> None:
        from inspector_app.usecases.opening import recovery_problems, recovery_work

        problems = recovery_problems(recovery)
        if problems:
            self.recovering.refuse(problems)
            return
        work = recovery_work(self._path or Path(), recovery, self._clock, self._cost)
        self._open(self.tr("设置新口令"), work, self._not_recovered)

    def _not_recovered(self, error: Refused | Trouble) -> None:
        if isinstance(error, Trouble) and error.code in _RECOVERY_FIELDS:
            self.recovering.refuse([Problem(error.code, _RECOVERY_FIELDS[error.code], details=error.details)])
        else:
            self._session.tell(error, self.recovering.refuse)

    def _read_key(self, file: str) -> None:
        from inspector_app.usecases.store_file import read_recovery_key

        self._session.do(lambda _none: read_recovery_key(Path(file)), then=self.recovering.take_key)

    def _open(
        self,
        title: str,
        work: "Work",
        refused: Callable[[Refused | Trouble], None],
        begin: Begin = Begin.EMPTY,
        passphrase: str = "",
    ) -> None:
        """Let the worker find the key, then open the store here, where its connection will be used.

        ``passphrase`` is one that was not chosen now: it is weighed.
        """

        def failed(error: BaseException) -> None:
            if isinstance(error, Refused | Trouble):
                refused(error)
            elif not isinstance(error, Cancelled):
                raise error

        def unlocked(found: "Unlocked") -> None:
            try:
                self._enter(found, begin, passphrase)
            except (Refused, Trouble) as error:
                refused(error)

        self._session.runner.run(Job(title, work, unlocked, failed))

    def _enter(self, unlocked: "Unlocked", begin: Begin, passphrase: str) -> None:
        from inspector_app.usecases.opening import Opening
        from inspector_app.usecases.passphrases import weak_problem
        from inspector_app.usecases.store_file import enter

        context = enter(unlocked, self._clock)
        weak = weak_problem(context, passphrase) if passphrase else None
        self._opened = True
        self.opened.emit(Opening(context, unlocked.path, self._pin, begin, weak))
