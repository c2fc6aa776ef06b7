"""Stores to be opened, boxes that answer, and the start window on them."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from inspector_app.support.clock import SetClock, at
from inspector_app.ui.start.boxes import Boxes
from inspector_app.ui.start.departure import Departure
from inspector_app.ui.start.start_window import StartWindow
from inspector_app.usecases.office import init_office, office_opened
from inspector_app.usecases.store_file import KeyCost, Setup, create_store
from tests.builders import MONDAY

CHEAP = KeyCost(1, 8 << 10)
PASSPHRASE = "correct horse"


@dataclass
class Answers:
    """What the system's boxes answer, by purpose; an empty answer turns back."""

    by_purpose: dict[str, str] = field(default_factory=dict)

    def boxes(self) -> Boxes:
        def answer(purpose):
            return lambda _parent, _start: str(self.by_purpose.get(purpose, ""))

        return Boxes(*(answer(name) for name in ("open_store", "new_folder", "office_key", "recovery_key", "backup")))


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def clock() -> SetClock:
    return SetClock(at(MONDAY, 9))


@pytest.fixture(scope="session")
def office(tmp_path_factory) -> Path:
    """An office's folder with its key file, and its recovery key in a file as the keeper prints it."""
    folder = tmp_path_factory.mktemp("office") / "office"
    init_office(folder, "office pass", "示例办公室", CHEAP)
    with office_opened(folder, "office pass") as opened:
        (folder / "recovery.txt").write_text(f"# recovery {opened.secrets.recovery_private}\n", encoding="utf-8")
    return folder


@pytest.fixture
def store(tmp_path, clock, office) -> Path:
    """A closed store with the office's key."""
    setup = Setup("示例县人社局", "示", "安徽", "陈示例", "示监0001", "林示例", "示监0002",
                  office_key=office / "office-key.json")  # fmt: skip
    create_store(tmp_path / "store", PASSPHRASE, setup, clock, CHEAP).store.close()
    return tmp_path / "store"


@pytest.fixture
def window(qtbot, runner, messages, answers, clock, tmp_path):
    window = StartWindow(runner, clock, answers.boxes(), tmp_path / "home", messages, CHEAP)
    window.openings = []
    window.opened.connect(window.openings.append)
    qtbot.addWidget(window)
    window.show()
    yield window
    for opening in window.openings:
        opening.context.store.close()


@pytest.fixture
def departure(qapp):
    """``departure(sitting)`` is what asks a sitting whether the session may end."""
    made = []

    def depart(sitting):
        made.append(Departure(qapp, sitting.may_end))
        return made[-1]

    yield depart
    for each in made:
        each.stop()
        each.deleteLater()
