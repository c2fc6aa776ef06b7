"""The program around its windows: one instance, theme, log, crash net; start window, sitting, what is remembered."""

import logging
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QStandardPaths, QTimer
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from inspector_app.support.clock import Clock, SystemClock
from inspector_app.support.errors import Trouble
from inspector_app.support.log import start_log
from inspector_app.support.paths import resource
from inspector_app.support.settings import WindowSettings, read_settings, show_at, write_settings
from inspector_app.ui import theme
from inspector_app.ui.candidate_place import CandidatePlace
from inspector_app.ui.clipboard import CopyGuard
from inspector_app.ui.composition import Composition
from inspector_app.ui.copied_files import CopiedFiles
from inspector_app.ui.crash import CrashNet, show_crash
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.garbage_timer import GarbageTimer
from inspector_app.ui.jobs import Job, JobRunner
from inspector_app.ui.language import speak_chinese
from inspector_app.ui.rare_letters import RareLetters
from inspector_app.ui.single import SingleInstance
from inspector_app.ui.start.boxes import Boxes, file_boxes
from inspector_app.ui.start.departure import Departure
from inspector_app.ui.start.input_method import bus_services, runs_old_fcitx
from inspector_app.ui.start.page_list import PageEntry
from inspector_app.ui.start.ready import Work, for_offices, for_stores
from inspector_app.ui.start.start_window import StartWindow
from inspector_app.ui.stray_keys import StrayKeys
from inspector_app.ui.widgets.cursor_guard import CursorGuard
from inspector_app.ui.widgets.focus_guard import FocusGuard
from inspector_app.ui.widgets.waiting_letters import WaitingLetters
from inspector_app.usecases.store_place import home_for_stores, is_office

if TYPE_CHECKING:
    from inspector_app.support.progress import Progress
    from inspector_app.ui.office.office_window import OfficeWindow
    from inspector_app.ui.office.reading_sitting import ReadingSitting
    from inspector_app.ui.start.practice_dialog import PracticeWish
    from inspector_app.ui.start.sitting import Sitting
    from inspector_app.usecases.office_reading import OfficeCopy
    from inspector_app.usecases.opening import Opening
    from inspector_app.usecases.store_file import KeyCost

_NAME = "inspector-app"
# While a worker lays out a paper, a key waits for Python's lock at most so long, in seconds; its own 5 ms add up.
TURN = 0.0005
_AFTER_PAINT_MS = 50
_LOG = logging.getLogger(__name__)


def start(store: Path | None, pages: Sequence[PageEntry], url: str = "", files: Sequence[str] = ()) -> int:
    """Run the window program to its end, on an office's server with its ``url``; the exit code. ``files`` are taken in.

    Raises :class:`Trouble` ``window-no-answer``.
    """
    sys.setswitchinterval(TURN)
    QCoreApplication.setApplicationName(_NAME)
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
    settings = read_settings(folder)
    show_at(settings.percent, os.environ)
    app = QApplication(sys.argv[:1])
    app.setDesktopFileName(_NAME)  # by which a desktop finds the window's entry in its menu
    app.setWindowIcon(QIcon(str(resource("icons", "program.svg"))))
    GarbageTimer(app)
    with suppress(OSError):  # without a place for its settings the program still works
        folder.mkdir(parents=True, exist_ok=True)
    single = SingleInstance(folder)
    if not single.first:
        if single.hand_over([os.path.realpath(store) if store else "", url, *files]):
            return 0
        raise Trouble("window-no-answer")
    start_log(folder / "log")
    running: list[Program] = []
    net = CrashNet(lambda error: show_crash(error, "".join(program.standing() for program in running)))
    net.install()
    try:
        speak_chinese(app)
        program = Program(app, folder, pages, load_screen_font(), file_boxes(), settings)
        running.append(program)
        single.opened.connect(program.hand_in)
        departure = Departure(app, program.may_end)
        departure.wished.connect(program.leave)
        departure.listen()
        program.begin(store, url)
        program.bring(files)
        try:
            return app.exec()
        finally:
            departure.stop()
    finally:
        net.remove()
        single.close()


class Program(QObject):
    """Goes from the start window to a sitting and, when the sitting's store is changed, back again."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        pages: Sequence[PageEntry],
        family: str,
        boxes: Boxes,
        settings: WindowSettings,
        clock: Clock | None = None,
        cost: "KeyCost | None" = None,
    ) -> None:
        """``folder`` is where the ``settings`` of this user and machine lie; ``cost`` is less
        than the usual in tests."""
        super().__init__(app)
        self._app, self._folder, self._pages, self._family = app, folder, tuple(pages), family
        self._boxes, self._clock, self._cost = boxes, clock or SystemClock(), cost
        self.settings = settings
        self.start_window: StartWindow | None = None
        self.sitting: Sitting | None = None
        self.office_window: OfficeWindow | None = None
        self.reading: ReadingSitting | None = None
        self._next: tuple[Path | None, str] | None = None
        self._further: Callable[[StartWindow], None] | None = None
        self._brought: tuple[str, ...] = ()
        self._behind = JobRunner(parent=self)
        app.aboutToQuit.connect(self._behind.close)
        Composition.of_application()
        CandidatePlace.of_application()
        WaitingLetters.of_application()
        FocusGuard.of_application()
        CursorGuard.of_application()
        StrayKeys.of_application()
        CopiedFiles.of_application()
        RareLetters.of_application()
        app.setQuitOnLastWindowClosed(False)
        CopyGuard(self)
        theme.apply(app, theme.THEMES.get(self.settings.theme, theme.STANDARD), family)

    def begin(self, store: Path | None, url: str = "") -> None:
        """Ask for a store or an office: the one named, else the last one, else show the first start."""
        last = Path(self.settings.store) if self.settings.store else None
        wanted = store or last
        if wanted is not None and is_office(wanted):
            self._begin_office(wanted, url)
        else:
            self._begin_store(last, store)

    def _begin_store(self, last: Path | None, store: Path | None) -> None:
        window = StartWindow(JobRunner(parent=self), self._clock, self._boxes, _home(), cost=self._cost)
        window.opened.connect(self._enter)
        window.left.connect(self._app.quit)
        window.office_wished.connect(self._leave_for_office)
        window.light_wished.connect(self._change_light)
        window.begin(store or last, store)
        if runs_old_fcitx(bus_services()) and not _join_fcitx(self._app):
            window.say_fcitx()
        self.start_window = window
        window.show()
        self.bring(())
        self._make_ready(for_stores(self._pages))

    def _make_ready(self, works: Iterable[Work]) -> None:
        """After the first paint, while the person types the passphrase; whoever leaves waits for one piece at most."""

        def begin() -> None:
            for work in works:
                self._behind.run(Job("", partial(_done, work)))

        QTimer.singleShot(_AFTER_PAINT_MS, self, begin)

    def _change_light(self) -> None:
        self._keep_light(theme.change_light(self._app, self._family).name)

    def _begin_office(self, folder: Path, url: str) -> None:
        """An office on a server is not remembered: its address may hold a password."""
        from inspector_app.ui.office.office_window import OfficeWindow

        window = OfficeWindow(folder, JobRunner(parent=self), self._clock, self._boxes, url=url)
        window.left.connect(self._app.quit)
        window.store_wanted.connect(self._leave_for_store)
        window.light_wished.connect(self._change_light)
        window.reading_wanted.connect(self._read_office)
        if not url:
            self._remember(replace(self.settings, store=str(folder.resolve())))
        self.office_window = window
        window.show()
        self.bring(())
        self._make_ready(for_offices())

    def _read_office(self, copy: "OfficeCopy") -> None:
        """The merged database takes the place of the office's window, until its own is closed."""
        from inspector_app.ui.office.reading_sitting import ReadingSitting

        office = self.office_window
        if office is None or self.reading is not None:
            copy.leave()
            return
        self.reading = ReadingSitting(copy, self._pages, self._family, office.knows, parent=self)
        self.reading.window.light_changed.connect(self._keep_light)
        self.reading.ended.connect(self._read_to_end)
        self.reading.window.show()
        office.hide()

    def _read_to_end(self) -> None:
        if self.reading is not None:
            self.reading.deleteLater()
            self.reading = None
        if self.office_window is not None:
            self.office_window.come_back()

    def _leave_for_office(self, folder: Path) -> None:
        if self.start_window is not None:
            self.start_window.let_go()
            self.start_window = None
        self._begin_office(folder, "")

    def _leave_for_store(self) -> None:
        if self.office_window is not None:
            self.office_window.let_go()
            self.office_window = None
        self._begin_store(None, None)

    def hand_in(self, names: Sequence[str]) -> None:
        """A second start handed over a store with its server's url, and files to be taken in: come in front, and change
        the store if it is another one."""
        wanted, url = Path(names[0]) if names and names[0] else None, "".join(names[1:2])
        if self.sitting is not None and self.sitting.is_leaving:  # it opens anew once the last backup is made
            self._next = wanted, url
            self._brought += tuple(names[2:])
            return
        if self.sitting is not None:
            self.sitting.come_forward()
            if wanted is not None and self.sitting.may_change_to(wanted):
                self._next = wanted, url
                if not self.sitting.close():  # the person stays, and a later closing is one
                    self._next = None
        elif self.start_window is not None:
            self._hand_to(self.start_window, wanted, url)
        elif self.reading is not None:
            self.reading.come_forward()
        elif self.office_window is not None:
            self._hand_to(self.office_window, wanted, url)
        self.bring(names[2:])

    def bring(self, files: Sequence[str]) -> None:
        """Have files taken in by what is open, or by what is opened next; each is told of once."""
        fresh = tuple(dict.fromkeys(file for file in files if file not in self._brought))
        self._brought += fresh
        if not self._brought:
            return
        if taker := self.sitting or self.office_window:
            brought, self._brought = self._brought, ()
            taker.bring(brought)
        elif self.start_window is not None and (fresh or not files):
            self.start_window.say_brought(fresh or self._brought)

    def _hand_to(self, window: "StartWindow | OfficeWindow", wanted: Path | None, url: str) -> None:
        """Before anything is open: the window goes where one of the other kind is needed."""
        window.raise_()
        window.activateWindow()
        if wanted is None or window.is_busy or (window is self.office_window and window.is_on(wanted, url)):
            return
        if window is self.start_window and not is_office(wanted):
            window.begin(wanted, wanted)
            return
        window.let_go()
        self.start_window = self.office_window = None
        self.begin(wanted, url)

    def standing(self) -> str:
        """What became of the typing, in a sentence; empty without an open store."""
        if self.sitting is None:
            return ""
        from inspector_app.ui.unwritten_dialog import kept_words

        return kept_words(self.sitting.session)

    def may_end(self, may_ask: bool) -> bool:
        """Whether the session may end now: everything typed is written, or the person let it go."""
        return self.sitting is None or self.sitting.may_end(may_ask)

    def leave(self) -> None:
        """Close as a person does; what cannot be written is asked about."""
        if self.sitting is not None:
            self.sitting.close()
        elif self.start_window is not None:
            self.start_window.close()
        elif self.reading is not None:
            self.reading.ended.connect(self.leave)
            self.reading.close()
        elif self.office_window is not None:
            self.office_window.close()

    def _enter(self, opening: "Opening") -> None:
        from inspector_app.ui.start.sitting import Sitting

        asked, self.start_window = self.start_window, None
        if not opening.context.agency.is_practice:  # the next day is a real one again
            self._remember(replace(self.settings, store=str(opening.path.resolve())))
        self.sitting = Sitting(opening, self._pages, self._family, self.settings, self._app)
        self.sitting.window.light_changed.connect(self._keep_light)
        self.sitting.session.moved.connect(lambda folder: self._remember(replace(self.settings, store=folder)))
        self.sitting.session.sized.connect(lambda percent: self._remember(replace(self.settings, percent=percent)))
        self.sitting.session.aside.connect(lambda file: self._remember(replace(self.settings, aside=file)))
        self.sitting.practice_wished.connect(partial(self._practise_on, opening.path.parent))
        self.sitting.ended.connect(self._ended)
        self.sitting.show(self.settings.maximized)
        if asked is not None:  # it says that the store is being opened until there is something else to see
            asked.close()
            asked.deleteLater()
        self.bring(())

    def _practise_on(self, folder: Path, wish: "PracticeWish", scene: str) -> None:
        """Back to the start window, and on from there as was wished in a practice."""
        self._further = partial(_practise_further, folder, wish, scene)
        if self.sitting is None or not self.sitting.close():  # the person stays, and a later closing is one
            self._further = None

    def _keep_light(self, name: str) -> None:
        self._remember(replace(self.settings, theme=name))

    def _ended(self) -> None:
        if self.sitting is None:
            return
        self._remember(self.sitting.remembered(self.settings))
        self.sitting.deleteLater()
        self.sitting = None
        if self._further is not None:
            further, self._further = self._further, None
            self._begin_store(Path(self.settings.store) if self.settings.store else None, None)
            if self.start_window is not None:
                further(self.start_window)
        elif self._next is not None:
            (wanted, url), self._next = self._next, None
            self.begin(wanted, url)
        else:
            self._app.quit()

    def _remember(self, settings: WindowSettings) -> None:
        """A full disk must not keep anybody from working: what is not remembered is only logged."""
        self.settings = settings
        try:
            write_settings(self._folder, settings)
        except Trouble as trouble:
            _LOG.warning("settings not kept: %s", trouble.code)


def _practise_further(folder: Path, wish: "PracticeWish", scene: str, window: StartWindow) -> None:
    from inspector_app.ui.start.practice_dialog import PracticeWish

    if wish is PracticeWish.AGAIN:
        window.practise(scene, folder)
    elif wish is PracticeWish.OTHER:
        window.show_practice(folder)
    else:
        window.remove_practice(folder)


def _join_fcitx(app: QApplication) -> bool:
    from inspector_app.ui.start.fcitx4 import Fcitx4

    return Fcitx4.join(app)


def _done(work: Work, _progress: "Progress") -> None:
    work()


def _home() -> Path:
    """Where new stores are proposed: among the documents, or at home when a cloud client keeps those."""
    places = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)
    return home_for_stores([Path(QStandardPaths.writableLocation(place)) for place in places])
