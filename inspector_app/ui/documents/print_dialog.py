"""打印: which copies, how many of each, on which printer; every sheet is counted in the paper's acts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import Document
from inspector_app.support.errors import Problem, Trouble
from inspector_app.support.progress import Cancelled, Progress
from inspector_app.ui.documents.paper_words import paper_words
from inspector_app.ui.printing import Printing
from inspector_app.ui.session import Session
from inspector_app.ui.sheet_dialog import SheetDialog
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.integer_edit import IntegerEdit
from inspector_app.usecases import acts
from inspector_app.usecases.context import Context
from inspector_app.usecases.issuing import copy_bytes
from inspector_app.usecases.register import PaperFile

_MOST = 20


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What the person wants printed: copies by label, and the printer."""

    printer: str
    copies: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out, and what stopped the rest."""

    done: tuple[tuple[str, int], ...]
    trouble: Trouble | None = None


def copies_wanted(values: dict[str, int | None]) -> tuple[tuple[str, int], ...] | Problem:
    """The copies to print, or why these figures are none."""
    if any(count is not None and count > _MOST for count in values.values()):
        return Problem("print-copies-range")
    wanted = tuple((label, count) for label, count in values.items() if count)
    return wanted or Problem("print-nothing")


def copy_name(label: str) -> str:
    """How a copy is called; a form with one copy has no label."""
    return label or tr("全文")


class PrintDialog(SheetDialog):
    """``outcome`` is a :class:`PrintOrder`."""

    def __init__(self, file: PaperFile, printing: Printing, parent: QWidget | None = None) -> None:
        document = file.document
        super().__init__(tr("打印"), tr("打印"), intro=paper_words(document), parent=parent)
        self._labels = [copy.label for copy in document.copies]
        names = printing.printers()
        for copy in document.copies:
            hint = tr("{pages} 页；{before}").format(pages=copy.pages, before=printed_before(file.printed(copy.label)))
            self.sheet.add(
                f"copy.{copy.label}", tr("{label}（份）").format(label=copy_name(copy.label)), IntegerEdit(), hint
            )
        self.sheet.add("printer", tr("打印机"), ChoiceBox([(name, name) for name in names]), wide=True)
        fresh = {f"copy.{label}": 0 if file.printed(label) else 1 for label in self._labels}
        self.sheet.start({**fresh, "printer": names[0] if names else None})
        self.primary.setEnabled(bool(names))
        if not names:
            self.refuse([Problem("printer-none")])

    @classmethod
    def ask(cls, file: PaperFile, printing: Printing, parent: QWidget) -> PrintOrder | None:
        """Ask what to print; None when the person turns back."""
        outcome: PrintOrder | None = cls(file, printing, parent).ask_now()
        return outcome

    def attempt(self) -> None:
        wanted = copies_wanted({label: self.sheet.values()[f"copy.{label}"] for label in self._labels})
        if isinstance(wanted, Problem):
            self.refuse([wanted])
            return
        self.finish(PrintOrder(self.sheet.values()["printer"] or "", wanted))


def printed_before(count: int) -> str:
    """How often a copy was printed already."""
    return tr("已打印 {count} 份，再打为补打").format(count=count) if count else tr("尚未打印")


def print_copies(
    session: Session[Context], document: Document, order: PrintOrder, printing: Printing, then: Callable[[], object]
) -> None:
    """Print in the worker and count what came out, also when a later copy fails or the person stops."""
    papers = [(label, count, session.read(copy_bytes, document, label)) for label, count in order.copies]

    def work(progress: Progress) -> Printed:
        return _send(printing, papers, order.printer, progress)

    def made(printed: Printed) -> None:
        if printed.done:
            session.do(acts.printed_together, document.rid, printed.done)
        then()
        if printed.trouble:
            session.tell(printed.trouble)

    session.work(work, made, tr("正在打印"))


def _send(printing: Printing, papers: Sequence[tuple[str, int, bytes]], printer: str, progress: Progress) -> Printed:
    done: list[tuple[str, int]] = []
    for label, count, pdf in papers:
        try:
            printing.send(pdf, printer, count, progress)
        except Cancelled:
            break
        except Trouble as trouble:
            return Printed(tuple(done), trouble)
        done.append((label, count))
    return Printed(tuple(done))
