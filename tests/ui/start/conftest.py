"""Stores to be opened, boxes that answer, and the start window on them."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from types import SimpleNamespace

import pytest

from inspector_app.support.clock import SetClock, at
from inspector_app.ui.start import sitting
from inspector_app.ui.start.boxes import Boxes
from inspector_app.ui.start.departure import Departure
from inspector_app.ui.start.start_window import StartWindow
from inspector_app.usecases.office import office_opened
from inspector_app.usecases.store_file import create_store
from tests.desk import CHEAP, MONDAY, OFFICE_SECRET, PASSPHRASE, SETUP, an_office


@dataclass
class Answers:
    """What the boxes for files answer, by purpose; an empty answer turns back."""

    by_purpose: dict[str, str] = field(default_factory=dict)

    def boxes(self) -> Boxes:
        def answer(purpose):
            return lambda _parent, _start: str(self.by_purpose.get(purpose, ""))

        one_path = ("open_store", "new_folder", "office_key", "recovery_key", "backup", "office", "receipts")
        several = self.by_purpose.get("packages", ())
        return Boxes(**{name: answer(name) for name in one_path}, packages=lambda _parent: several)


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture(scope="session")
def office(ready, tmp_path_factory) -> Path:
    """An office's folder with its key file, and its recovery key in a file as the keeper prints it."""
    folder = tmp_path_factory.mktemp("start") / "office"
    ready.copy("office", an_office, folder)
    with office_opened(folder, OFFICE_SECRET) as opened:
        (folder / "recovery.txt").write_text(f"# recovery {opened.secrets.recovery_private}\n", encoding="utf-8")
    return folder


@pytest.fixture
def store(ready, tmp_path, office) -> Path:
    """A closed store with the office's key."""

    def make(folder: Path) -> None:
        setup = replace(SETUP, office_key=office / "office-key.json")
        create_store(folder, PASSPHRASE, setup, SetClock(at(MONDAY, 9)), CHEAP).store.close()

    ready.copy("store with the key of an office", make, tmp_path / "store")
    return tmp_path / "store"


@pytest.fixture(autouse=True)
def leaving(monkeypatch):
    """A test that ends a sitting waits for no last backup, unless it sets ``leaving.backs_up``."""
    told = SimpleNamespace(backs_up=False)
    real = sitting.is_backup_due
    monkeypatch.setattr(sitting, "is_backup_due", lambda *args, **how: told.backs_up and real(*args, **how))
    return told


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
    """``departure(of)`` is what asks a sitting whether the session may end."""
    made = []

    def depart(of):
        made.append(Departure(qapp, of.may_end))
        return made[-1]

    yield depart
    for each in made:
        each.stop()
        each.deleteLater()
