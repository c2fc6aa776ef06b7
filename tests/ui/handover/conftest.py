"""An office and a laptop that knows it, and the handover page between them."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.identity import new_rid
from inspector_app.support import medium
from inspector_app.support.clock import SetClock, at
from inspector_app.support.medium import Disk
from inspector_app.ui.handover.handover_page import HandoverPage
from inspector_app.ui.session import Session
from inspector_app.usecases import cases, handover, office
from inspector_app.usecases.store_file import adopt_office
from tests.desk import MONDAY, OFFICE_SECRET


@dataclass
class Desk:
    """Both ends, and what the boxes answer."""

    context: object
    clock: SetClock
    office: Path
    stick: Path
    sticks: list = field(default_factory=list)
    receipt: str = ""

    def work(self, title="示例欠薪案"):
        """Something new that the office does not have."""
        return cases.open_case(self.context, Case(new_rid(), title, MONDAY, f"{title}一号"))

    def answer(self) -> Path:
        """The office takes everything on the stick and answers."""
        done = office.import_packages(
            sorted(self.stick.glob("*.day")), self.office, OFFICE_SECRET, self.clock, receipts=self.office
        )
        return done.receipts[0]


@pytest.fixture(autouse=True)
def disks(monkeypatch):
    """Folders called ``stick`` lie on a stick, all others on the inner disk."""

    def disk(path):
        return Disk("sdb", removable=True) if "stick" in path.parts else Disk("sda", removable=False)

    monkeypatch.setattr(medium, "disk", disk)


@pytest.fixture
def plain_desk(context, clock, tmp_path):
    """Without an office key."""
    clock.move_to(at(MONDAY, 17))
    (tmp_path / "stick").mkdir()
    return Desk(context, clock, tmp_path / "office", tmp_path / "stick")


@pytest.fixture
def desk(plain_desk, bureau, tmp_path):
    adopt_office(plain_desk.context, bureau / office.CARD_FILE)
    handover.save_device_card(plain_desk.context, tmp_path / "device.pub")
    office.enrol_device(tmp_path / "device.pub", bureau, OFFICE_SECRET, plain_desk.clock)
    return plain_desk


@pytest.fixture
def open_page(qtbot, runner, messages):
    """``open_page(desk)`` shows the page."""

    def open_page(desk):
        session = Session(desk.context, runner, messages)
        boxes = (lambda *_: str(desk.stick), lambda *_: desk.receipt, lambda *_: str(desk.stick / "slip.pdf"))
        page = HandoverPage(session, boxes, lambda: desk.sticks)
        page.session = session
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        return page

    return open_page
