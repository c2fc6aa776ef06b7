"""Every page on a demo: ``python -m inspector_app.ui.grab OUT --from inspector_app.ui.pictures:shots`` takes pictures.

A page adds itself with one line in :func:`shots`.
"""

import atexit
import shutil
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from inspector_app.support.clock import SystemClock
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.frame import MainWindow
from inspector_app.ui.grab import Shots
from inspector_app.ui.jobs import JobRunner
from inspector_app.ui.messages import BoxMessages
from inspector_app.ui.session import Session
from inspector_app.ui.start.boxes import system_boxes
from inspector_app.ui.start.page_list import PAGES, page_specs
from inspector_app.ui.start.start_window import StartWindow
from inspector_app.usecases.context import Context
from inspector_app.usecases.demo.day import STORE, build_demo
from inspector_app.usecases.demo.district import PASSPHRASE
from inspector_app.usecases.store_file import KeyCost, demo_day, open_store

_CHEAP = KeyCost(1, 8 << 10)


@cache
def demo_folder() -> Path:
    """A demo of this run's own; gone when the run ends."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    build_demo(folder / "demo", lambda _line: None, _CHEAP)
    return folder / "demo"


@cache
def demo_session() -> Session[Context]:
    """A session on the demo's store. Work for pictures is done at once, so that previews are there."""
    context = open_store(demo_folder() / STORE, PASSPHRASE, SystemClock())
    atexit.register(context.store.close)
    return Session(context, JobRunner(lambda work: work()), BoxMessages())


def page_shot(key: str, target: object = None, prepare: Callable[[QWidget], object] | None = None) -> QWidget:
    """The main window on one page, perhaps with a record opened; ``prepare`` may press or type something there."""
    session = demo_session()
    window = MainWindow(session, page_specs(PAGES, session), load_screen_font())
    window.set_state(encrypted=True, demo_day=demo_day(session.context))
    window.show_page(key, target)
    if prepare is not None:
        prepare(window.page(key))
    return window


def start_shot(prepare: Callable[[StartWindow], object]) -> QWidget:
    """The start window in some state."""
    window = StartWindow(JobRunner(), SystemClock(), system_boxes(), Path("文档"))
    window.begin(None)
    prepare(window)
    return window


def _ask_for_demo(window: StartWindow) -> None:
    window.begin(demo_folder() / STORE)


def shots() -> Shots:
    """Names and builders."""
    return {
        "start-welcome": lambda: start_shot(lambda _window: None),
        "start-unlock": lambda: start_shot(_ask_for_demo),
        "handover": lambda: page_shot("handover"),
        "settings": lambda: page_shot("settings"),
    }
