"""What surrounds the person of a journey: the program's program object, its files and boxes, a printer, an office."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from inspector_app.domain.document import Document
from inspector_app.support.clock import SetClock
from inspector_app.support.progress import Progress
from inspector_app.support.settings import read_settings
from inspector_app.ui.start.boxes import file_boxes
from inspector_app.ui.start.page_list import PAGES
from inspector_app.ui.start.program import Program
from inspector_app.ui.widgets.file_box import FileBox
from inspector_app.usecases import issuing
from inspector_app.usecases.context import Context
from inspector_app.usecases.store_file import KeyCost
from tests.ui.hands import front_dialog, type_path

CHEAP = KeyCost(1, 8 << 10)


@dataclass
class FileBoxes:
    """Whenever a box for files opens, the person types there what they have in mind."""

    answer: Path = Path()

    def watch(self, app: QApplication) -> None:
        """Answer from now on."""
        self._answered: list[FileBox] = []
        self._timer = QTimer(app, interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def rest(self) -> None:
        """No box is answered any more."""
        self._timer.stop()

    def _look(self) -> None:
        box = front_dialog()
        if isinstance(box, FileBox) and box not in self._answered:
            self._answered.append(box)
            type_path(box, str(self.answer))


@dataclass
class Printer:
    """Remembers every sheet that was sent to it."""

    sent: list[tuple[int, bytes]] = field(default_factory=list)

    def printers(self) -> tuple[str, ...]:
        return ("示例打印机",)

    def send(self, pdf: bytes, _printer: str, copies: int, progress: Progress) -> None:
        progress.step(0, 1, "第1页")
        self.sent.append((copies, pdf))


@dataclass
class Surroundings:
    """The machine on which the person works, and the clock on its wall."""

    app: QApplication
    family: str
    folder: Path
    clock: SetClock
    files: FileBoxes
    printer: Printer
    programs: list[Program] = field(default_factory=list)

    @property
    def office(self) -> Path:
        """The folder of the office."""
        return self.folder / "office"

    def start(self, store: Path | None = None) -> Program:
        """What a click on the program's icon does, but for the event loop, which runs already."""
        settings = self.folder / "settings"
        settings.mkdir(exist_ok=True)
        program = Program(
            self.app, settings, PAGES, self.family, file_boxes(), read_settings(settings), self.clock, CHEAP
        )
        program.begin(store)
        self.programs.append(program)
        return program

    @property
    def context(self) -> Context:
        """The open store of the sitting."""
        sitting = self.programs[-1].sitting
        assert sitting is not None
        return sitting.session.context

    def papers(self, form: str) -> tuple[Document, ...]:
        return self.context.store.find(Document, form=form)

    def copies(self, document: Document) -> dict[str, bytes]:
        """The issued bytes of a paper by the label of the copy."""
        return {copy.label: issuing.copy_bytes(self.context, document, copy.label) for copy in document.copies}


def words_of(pdf: bytes) -> str:
    """Everything printed in a paper, without blanks."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)
