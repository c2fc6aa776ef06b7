"""For every test: fonts and screen are the same on every machine; an unannounced warning in the log is a failure."""

import gc
import logging
import os
import shutil
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pyrage
import pytest
from PySide6.QtCore import QCoreApplication, QEvent

from inspector_app.support import places
from inspector_app.support.garbage import search_due, search_only_when_asked
from inspector_app.vault import door
from tests import bytecode, cheap_age, cheap_disk, dispatch, windows

_DATA = Path(__file__).parent / "data"
_LONG = ("journeys", "house")
_LATE = pytest.StashKey[windows.LateDialogs]()
# Read when Qt starts: what a test sees is written with the fonts that we bring, on the screen of a usual laptop.
os.environ["FONTCONFIG_FILE"] = str(_DATA / "no_fonts.conf")
if os.environ.get("QT_QPA_PLATFORM", "offscreen") == "offscreen":
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={os.path.relpath(_DATA / 'screen.json')}"


pyrage.passphrase.encrypt = cheap_age.encrypt  # as the cost of a store's key is chosen: stretching is not tried here
os.fsync, door.PRAGMAS, places.mounts = cheap_disk.fsync, cheap_disk.CHEAP, cheap_disk.mounts
cheap_disk.lend_memory()
bytecode.keep()
search_only_when_asked()  # as in the program: no thread beside the window's destroys a widget


def pytest_configure(config: pytest.Config) -> None:
    """What all workers are about to compile is divided among them."""
    bytecode.share(config)


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> object:
    """Who hands out the files."""
    return dispatch.FileByFile(config, log) if config.getvalue("dist") == "loadfile" else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The files that take long come first: the last ones are short, and no worker is left alone with a long one.

    Journeys before the house: a day is lived in a program that was started for it.
    """
    places = {name: place for place, name in enumerate(_LONG)}
    items.sort(key=lambda item: places.get(item.path.parent.name, len(_LONG)))


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """What a test put off happens once it is over, and a dialog that opens then hung the whole run."""
    try:
        yield
    finally:
        item.stash[_LATE] = windows.LateDialogs()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """The test fails for such a dialog."""
    yield
    if _LATE in item.stash:
        assert item.stash[_LATE].stop() == [], "dialogs that opened once the test was over"


def pytest_collection_finish() -> None:
    """What was read until now stays to the end: no search for what nobody reaches goes through it again and again."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish() -> None:
    """What is still there goes with the process: neither pytest's last searches nor Python's go through it again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module")
def _folders(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Iterator[Path]]:
    """A new folder each time. Pytest's own looks for each new one through all that there are, thousands at the end.

    They go with their file, unless somebody will want to see what a failed test left.
    """
    around = tmp_path_factory.mktemp("file")
    yield (around / str(number) for number in count())
    if not request.session.testsfailed:
        shutil.rmtree(around, ignore_errors=True)


@pytest.fixture
def tmp_path(_folders: Iterator[Path]) -> Path:
    """This test's folder, in place of pytest's own."""
    folder = next(_folders)
    folder.mkdir(mode=0o700)
    return folder


class _Listener(logging.Handler):
    """Remembers every record from warning upwards."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _garbage_goes_between_tests() -> Iterator[None]:
    """Widgets first: whenever one goes, PySide looks at every connection that there is."""
    yield
    if QCoreApplication.instance() is not None:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    search_due()


@pytest.fixture(autouse=True, scope="module")
def _no_window_stays() -> Iterator[None]:
    """A window left open stands in front of the next file's, takes its keys and tells what happens there."""
    yield
    windows.forget_folders()
    assert windows.still_open() == [], "windows that this file left open"


@pytest.fixture(autouse=True)
def _no_unannounced_warning(request: pytest.FixtureRequest) -> Iterator[None]:
    """Announce with ``@pytest.mark.logs_warning``."""
    listener = _Listener()
    loggers = [logging.getLogger(), logging.getLogger("inspector_app")]
    for logger in loggers:
        logger.addHandler(listener)
    yield
    for logger in loggers:
        logger.removeHandler(listener)
    announced = request.node.get_closest_marker("logs_warning")
    unannounced = [] if announced else [record.getMessage() for record in listener.records]
    assert unannounced == [], "an unannounced warning in the log"
