"""The whole day on screen, by somebody who never saw it: from the first start to the office's receipt."""

import logging
import tempfile
from collections.abc import Iterator
from contextlib import closing

import pytest

from inspector_app.support.clock import SetClock, at
from inspector_app.support.medium import Disk
from inspector_app.ui.fonts import load_screen_font
from inspector_app.ui.language import speak_chinese
from inspector_app.usecases import office
from inspector_app.usecases.store_file import open_store
from tests.journeys.at_the_site import AtTheSite
from tests.journeys.desk import CHEAP, FileBoxes, Printer, Surroundings
from tests.journeys.person import Person, live
from tests.journeys.stage import FIRST, OFFICE_PASSPHRASE, PASSPHRASE
from tests.journeys.the_evening import TheEvening
from tests.journeys.the_order import TheOrder
from tests.traces import Traces, private_words
from tests.windows import let_windows_go_now

# What the person printed and scanned lies where the person put it; the cards name the office and the laptop's owner.
NOT_SECRET = {"scan.pdf", "device.pub", "office-key.json"}

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # raising, in the offscreen plug-in


@pytest.fixture
def temporary(tmp_path, monkeypatch):
    """Where this day's temporary files go, whoever makes them."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def surroundings(qapp, qtbot, tmp_path, monkeypatch) -> Iterator[Surroundings]:
    let_windows_go_now(qapp)  # one that another test left open would stand in front
    speak_chinese(qapp)
    monkeypatch.setattr(qapp, "quit", lambda: None)
    files, printer = FileBoxes(), Printer()
    monkeypatch.setattr("inspector_app.ui.documents.documents_page.system_printing", lambda: printer)
    monkeypatch.setattr("inspector_app.ui.handover.handover_page.volumes", tuple)
    monkeypatch.setattr("inspector_app.support.medium.disk", lambda path: Disk(path.name, path.name == "stick"))
    around = Surroundings(qapp, load_screen_font(), tmp_path, SetClock(at(FIRST, 8)), files, printer)
    office.init_office(tmp_path / "office", OFFICE_PASSPHRASE, "示例县劳动保障监察大队", CHEAP)
    files.watch(qapp)
    yield around
    files.rest()
    for program in around.programs:
        if program.sitting is not None and program.sitting.close():
            qtbot.waitUntil(lambda program=program: program.sitting is None)  # with its last backup
        elif program.sitting is not None:
            program.sitting.runner.close()
            program.sitting.session.context.store.close()
        if program.start_window is not None:
            program.start_window.close()
    qapp.processEvents()  # a sitting ends one turn after its window closed
    let_windows_go_now(qapp)  # every later test that changes the look would restyle them
    qapp.setQuitOnLastWindowClosed(True)


def test_a_whole_day_on_screen(surroundings, temporary, caplog):
    caplog.set_level(logging.NOTSET)

    def story(person: Person) -> None:
        for stage in (AtTheSite, TheOrder, TheEvening):
            stage(person, surroundings).live_through()

    live(story)
    _nothing_tells_of_anybody(surroundings, caplog.text)
    assert list(temporary.rglob("*")) == []


def _nothing_tells_of_anybody(around: Surroundings, log: str) -> None:
    """In no file that the day left, under no file's name and in no line of a log."""
    with closing(open_store(around.folder / "store", PASSPHRASE, around.clock).store) as store:
        traces = Traces(private_words(store))
    assert len(traces.words) > 80
    assert traces.below(around.folder, but=NOT_SECRET) == {}
    assert traces.found_in(log.encode()) == []
