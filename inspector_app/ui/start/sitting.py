"""One sitting with an open store: main window, lock, sleep watch; what is typed is written before anything closes."""

import importlib
import os
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal
from PySide6.QtWidgets import QApplication
from shiboken6 import delete, isValid

from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.progress import Progress
from inspector_app.support.settings import WindowSettings
from inspector_app.support.words import sentence
from inspector_app.ui.clipboard import forget_copies
from inspector_app.ui.composition import Composition
from inspector_app.ui.editions_dialog import EditionsDialog
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.jobs import Job, JobRunner
from inspector_app.ui.lock import Lock
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.rare_letters import RareLetters
from inspector_app.ui.reason_draft import ReasonDraft
from inspector_app.ui.rescue import save_all, save_all_words
from inspector_app.ui.screen_room import within
from inspector_app.ui.session import Session
from inspector_app.ui.sleep_watch import SleepWatch
from inspector_app.ui.start.backup_watch import BackupWatch, LastBackup
from inspector_app.ui.start.battery_watch import BatteryWatch
from inspector_app.ui.start.doorstep import Doorstep, Files
from inspector_app.ui.start.drafts_dialog import DraftsDialog
from inspector_app.ui.start.page_list import PageEntry, page_specs
from inspector_app.ui.start.practice_strip import PracticeStrip
from inspector_app.ui.start.practice_view import may_remove
from inspector_app.ui.start.store_watch import StoreWatch
from inspector_app.ui.targets import BACKUP_PART, INTERVIEWS, PROJECTS, SETTINGS, ResumeDraft, where_taken
from inspector_app.ui.theme import Tone
from inspector_app.ui.unwritten_dialog import kept_words
from inspector_app.ui.waiting import answered
from inspector_app.usecases.auto_backups import back_up_daily, is_backup_due
from inspector_app.usecases.context import Context
from inspector_app.usecases.demo_date import demo_day
from inspector_app.usecases.drafts import all_drafts
from inspector_app.usecases.letters_of_names import letters_of_names
from inspector_app.usecases.opening import Opening
from inspector_app.usecases.practice import practice_here
from inspector_app.usecases.settings import passphrase_opens
from inspector_app.usecases.start_answers import Begin
from inspector_app.usecases.store_file import opening_problems
from inspector_app.usecases.store_place import store_name

_WARM_MS, _UNWIND_MS = 200, 10
# What draws and shows papers is slow to import; it is not needed for the first page, but soon after, as every page is.
_WARM_MODULES = ("pypdfium2", "inspector_app.usecases.previews")


class Sitting(QObject):
    """``ended`` is emitted once the window is gone with every page, and the store closed after it; ``practice_wished``
    says how a practice of a scene is to go on."""

    ended = Signal()
    practice_wished = Signal(object, str)

    def __init__(
        self, opening: Opening, pages: Sequence[PageEntry], family: str, settings: WindowSettings, app: QApplication
    ) -> None:
        super().__init__(app)
        self._context = opening.context
        self._opening = opening
        self._modules = tuple(page.module for page in pages)
        self.runner = JobRunner(parent=self)
        self._messages = BoxMessages()
        self.session: Session[Context] = Session(opening.context, self.runner, self._messages)
        self._messages.keep = partial(ReasonDraft, self.session)
        self.session.pausing.connect(Composition.of_application().commit)  # before any page hears of it
        self._store_watch = StoreWatch(self.session, self)  # so that pages hear what is so
        self._backups = BackupWatch(self.session, self)
        self._battery = BatteryWatch(self)
        self._battery.turned.connect(self._battery_turned)
        self.window = MainWindow(self.session, page_specs(pages, self.session), family)
        self._messages.window = self.window
        self._practice = self.session.read(practice_here)
        if self._practice is not None:
            strip = PracticeStrip(self._practice.scene.title)
            strip.card_wished.connect(self.show_score)
            self.window.put_above(strip)
            self.window.setWindowTitle(self.tr("练习 · {0}").format(self.window.windowTitle()))
        self._told: list[Problem] = []
        self.window.resize(settings.width, settings.height)
        self.window.set_state(encrypted=True, demo_day=demo_day(opening.context))
        self._say_what_must_be_known()
        self._store_watch.turned.connect(self._say_what_must_be_known)
        self._backups.turned.connect(self._say_what_must_be_known)
        self.session.moved.connect(self._say_what_must_be_known)
        self.session.standing.connect(self._say_what_must_be_known)
        self.window.notice.acted.connect(self._act_on_notice)
        if self._told:
            self.session.changed.connect(self._say_what_must_be_known)
        self._aside, self._place = settings.aside, (settings.width, settings.height, settings.maximized)
        self.session.aside.connect(self._put_aside)
        self.session.drafts_wished.connect(self.show_drafts)
        self._set_lock(opening)
        self._named_until, self._names = 0, QTimer(self, singleShot=True, interval=_WARM_MS)
        self._doorstep = Doorstep(self._may_take, self._take_brought, self)
        self._watch = SleepWatch(self)
        self._watch.slept.connect(self.window.engage_lock)
        self.window.closing.connect(self._note_place)
        self.window.closing.connect(self._end_when_closed, Qt.ConnectionType.QueuedConnection)

    def show(self, maximized: bool) -> None:
        """Show the window, then ask about drafts, then make ready what the first paper will need.

        Where the screen has no room for the window's last size, the window fills it.
        """
        last, fits = self.window.size(), within(self.window.size(), self.window)
        self.window.resize(fits)
        if maximized or fits != last:
            self.window.showMaximized()
        else:
            self.window.show()
        QTimer.singleShot(0, self.begin)

    def begin(self) -> None:
        """After the first paint."""
        if self._opening.begin is Begin.LEDGER:
            self.session.go(PROJECTS)
        elif self._practice is not None:
            self.session.go(INTERVIEWS, self._practice.talks[-1].rid)
        EditionsDialog.ask(self.session, self.window)
        self.ask_about_drafts()
        QTimer.singleShot(_WARM_MS, lambda: self.runner.run(Job("", self._warm)))
        self._names.timeout.connect(self._meet_names)
        self._names.start()  # once all is shown, and whenever something was saved
        self.session.changed.connect(self._names.start)

    def _meet_names(self) -> None:
        """The screen has a font for each letter of every name in the store."""
        with suppress(Trouble):  # whoever reads next tells it
            letters, self._named_until = self.session.read(letters_of_names, self._named_until)
            RareLetters.of_application().meet(letters)

    def _say_what_must_be_known(self) -> None:
        """Above every page; it goes when it is no longer so. What the person has put away does not come back."""
        problems = self._problems()
        if problems == self._told:
            return
        self._told = problems
        if not problems:
            self.window.notice.clear()
        else:
            grave = any(problem.level is Level.ERROR for problem in problems)
            words = "\n".join(sentence(problem.code, problem.details) for problem in problems)
            self.window.notice.say(words, Tone.DANGER if grave else Tone.WARNING, self._action())

    def _action(self) -> str:
        """What may be done about it, in a word."""
        if self.session.last_hold:
            return save_all_words()
        if self._battery.is_low:
            return self.tr("打印应急空白")
        return self.tr("去备份") if self._is_unbacked else ""

    @property
    def _is_unbacked(self) -> bool:
        return any(problem.code.startswith("backup-elsewhere") for problem in self._told)

    def _act_on_notice(self) -> None:
        if self.session.last_hold:
            save_all(self.session, self.window)
        elif self._battery.is_low:
            from inspector_app.ui.settings.blanks_dialogs import print_at_once  # with what draws papers

            print_at_once(self.session, self.window, self.session.done.emit)
        elif self._is_unbacked:
            self.session.go(SETTINGS, BACKUP_PART)

    def _battery_turned(self) -> None:
        """Everything is on the disk before anybody reads of it."""
        self.session.write_typing()
        self._say_what_must_be_known()

    def _problems(self) -> list[Problem]:
        found = self._store_problems()
        if self._battery.is_low:
            found.append(Problem("battery-low", level=Level.WARNING, details={"standing": kept_words(self.session)}))
        return found

    def _store_problems(self) -> list[Problem]:
        if (rescued := self.session.rescued) is not None:
            return [Problem("store-rescued", level=Level.WARNING, details={"folder": str(rescued.folder)})]
        weak = [self._opening.weak] if self._opening.weak else []
        lost = self.session.lost is not None
        backups = [] if lost else self._backups.problems
        return [*opening_problems(self._context), *self._store_watch.apart, *weak, *backups]

    def ask_about_drafts(self) -> None:
        """恢复, 查看 or 放弃 for everything typed and not saved; and taking back what was put aside into a file."""
        aside = self._aside if self._aside and Path(self._aside).parent.is_dir() else ""
        if aside or self.session.read(all_drafts):
            self.show_drafts(aside)

    def show_drafts(self, aside: str = "") -> None:
        """Everything typed and not saved, and the ways to what was thrown away or put aside."""
        box = DraftsDialog(self.session, aside, self.window)
        with answered(box):
            if box.took_back:
                self._aside = ""
            if box.chosen is not None:
                target = ResumeDraft(box.chosen.key)
                self.session.go(target.page, target)

    def show_score(self) -> None:
        """The scene of the practice and its score card, with what was typed until now, and where to go on."""
        from inspector_app.ui.start.practice_dialog import PracticeDialog, PracticeWish  # not before somebody practises
        from inspector_app.usecases.practice_score import score_card

        self.session.write_typing()
        with self.session.watching(self.tr("评分")):
            card = self.session.read(score_card)
        box = PracticeDialog(card, self.window)
        with answered(box) as agreed:
            if agreed and box.wish is not None and (box.wish is not PracticeWish.REMOVE or may_remove(self._messages)):
                self.practice_wished.emit(box.wish, self._practice.scene.id if self._practice else "")

    @property
    def is_leaving(self) -> bool:
        """Whether the window is gone, and only the last backup is still being made."""
        return not isValid(self.window)

    def come_forward(self) -> None:
        """Bring the window in front: a second start of the program wished for it."""
        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()

    def bring(self, files: Files) -> None:
        """Show files that were opened by a double click where they are taken in, once nobody is asked anything."""
        self._doorstep.lay(files)

    def _may_take(self) -> bool:
        return not self._is_locked and not self.runner.busy

    def _take_brought(self, files: Files) -> None:
        for page, target in where_taken(files):
            self.session.go(page, target)

    @property
    def _is_locked(self) -> bool:
        return self.window.lock is not None and self.window.lock.is_engaged

    def may_change_to(self, path: Path) -> bool:
        """Whether another store is meant and the person agrees to close this one. A locked window asks nothing."""
        is_other = os.path.realpath(path) != os.path.realpath(self._opening.path)
        if not is_other or self._is_locked:
            return False
        if self.session.write_typing() or self.session.last_hold:
            words = self.tr("当前资料库会先关闭；有内容没有写进去，关闭前会再问您怎么办。")
        else:
            words = self.tr("正在写的内容已存为草稿，当前资料库会先关闭。")
        question = self.tr("换到资料库“{}”？").format(store_name(path))
        return self._messages.confirm(question, words, self.tr("关闭并换过去"))

    def remembered(self, settings: WindowSettings) -> WindowSettings:
        """The settings with the size that the window was closed with; it may be asked for after the window is gone."""
        width, height, maximized = self._place
        return replace(settings, width=width, height=height, maximized=maximized, aside=self._aside)

    def _put_aside(self, file: str) -> None:
        self._aside = file

    def may_end(self, may_ask: bool) -> bool:
        """Whether the desktop's session may end; without the right to ask, only when everything typed is written."""
        if self.is_leaving:
            return True
        if not may_ask:
            return not self.session.write_typing() and self.session.last_hold is None
        return self.window.may_leave()

    def close(self) -> bool:
        """Close the window as a person would; False when unfinished work made the person stay."""
        return self.is_leaving or self.window.close()

    def _end_when_closed(self) -> None:
        """Queued, so that the window is hidden by now; and later still while a dialog over it is on its way out.

        The store is closed after the last page is gone: no timer and no paint meets a closed one.
        """
        if QThread.currentThread().loopLevel() > 1:
            QTimer.singleShot(_UNWIND_MS, self, self._end_when_closed)
            return
        forget_copies()
        delete(self._doorstep)
        delete(self._watch)
        delete(self._battery)
        delete(self._backups)
        delete(self._names)
        delete(self._store_watch)  # now: one more look of it would meet a closed store
        if isValid(self.window):
            if self.window.lock is not None:
                self.window.lock.deleteLater()  # the next sitting's lock shall be the only one that hears the key
            delete(self.window)  # now: it has no parent, and all pages with everything read stay alive with it
        with suppress(Trouble):  # a store that is lost, and whoever reads next tells it
            if self.session.lost is None and self.session.read(is_backup_due, leaving=True):
                LastBackup(partial(back_up_daily, self._context.store), self).ended.connect(self._end)
                return
        self._end()

    def _end(self) -> None:
        self._context.store.close()
        self.ended.emit()

    def _note_place(self) -> None:
        size = self.window.normalGeometry().size()
        self._place = size.width(), size.height(), self.window.isMaximized()

    def _warm(self, _progress: Progress) -> None:
        """Import what will be visited, away from the GUI thread."""
        for name in (*_WARM_MODULES, *self._modules):
            importlib.import_module(name)

    def _set_lock(self, opening: Opening) -> None:
        lock = Lock(self.window, lambda typed: self.session.read(passphrase_opens, typed), opening.pin)
        self.window.set_lock(lock)
        # Queued: after everything typed was written, and the windows are covered.
        lock.engaging.connect(self._backups.look_leaving, Qt.ConnectionType.QueuedConnection)
