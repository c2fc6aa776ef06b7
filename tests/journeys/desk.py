"""What surrounds the person of a journey: the program's program object, its files and boxes, a printer, an office."""

from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtWidgets import QApplication

from inspector_app.domain.document import Document
from inspector_app.support.clock import SetClock
from inspector_app.support.progress import Progress
from inspector_app.ui.start.boxes import Boxes
from inspector_app.ui.start.page_list import PAGES
from inspector_app.ui.start.program import Program
from inspector_app.usecases import documents
from inspector_app.usecases.context import Context
from inspector_app.usecases.store_file import KeyCost

CHEAP = KeyCost(1, 8 << 10)


@dataclass
class FileBoxes:
    """Stands in for the system's boxes for files: each gives back what the person has in mind."""

    answer: Path = Path()

    def choose(self, *_: object) -> str:
        return str(self.answer)

    def choose_file(self, *_: object) -> tuple[str, str]:
        return str(self.answer), ""

    def choose_files(self, *_: object) -> tuple[list[str], str]:
        return [str(self.answer)], ""

    def boxes(self) -> Boxes:
        return Boxes(*[self.choose] * 5)


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
        program = Program(self.app, settings, PAGES, self.family, self.files.boxes(), self.clock, CHEAP)
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
        return {copy.label: documents.copy_bytes(self.context, document, copy.label) for copy in document.copies}


def words_of(pdf: bytes) -> str:
    """Everything printed in a paper, without blanks."""
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)
