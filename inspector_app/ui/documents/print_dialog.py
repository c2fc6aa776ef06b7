"""打印: which copies, how many of each, on which printer; every sheet is counted in the paper's acts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.document import Document, DocumentKind
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import Cancelled, Progress
from inspector_app.ui.documents.paper_words import paper_words
from inspector_app.ui.documents.sheets_ask import sheets_ask
from inspector_app.ui.drawn import Ask
from inspector_app.ui.printing import Printing
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.figure_edit import IntegerEdit
from inspector_app.usecases.context import Context
from inspector_app.usecases.issuing import copy_bytes
from inspector_app.usecases.paper_file import PaperFile
from inspector_app.usecases.stamped_sheets import free_sheets, printed_copies

_MOST = 20
_COPY, _PRINTER, _SHEETS = "copy.", "printer", "numbers"


@dataclass(frozen=True, slots=True)
class PrintOrder:
    """What the person wants printed: copies by label, the printer, and the stamped sheets that lie in it."""

    printer: str
    copies: tuple[tuple[str, int], ...]
    sheets: str = ""


@dataclass(frozen=True, slots=True)
class Printed:
    """What came out, and what stopped the rest."""

    done: tuple[tuple[str, int], ...]
    trouble: Trouble | None = None


def copies_wanted(values: Mapping[str, int | None]) -> tuple[tuple[str, int], ...]:
    """The copies to print. Raises :class:`Refused` ``print-copies-range`` or ``print-nothing``."""
    if any(count is not None and count > _MOST for count in values.values()):
        raise Refused(Problem("print-copies-range"))
    if not (wanted := tuple((label, count) for label, count in values.items() if count)):
        raise Refused(Problem("print-nothing"))
    return wanted


def copy_name(label: str) -> str:
    """How a copy is called; a form with one copy has no label."""
    return label or tr("全文")


class PrintDialog(RecordForm):
    """``outcome`` is a :class:`PrintOrder`."""

    only_chosen = True

    def __init__(
        self, session: Session[Context], file: PaperFile, printing: Printing, parent: QWidget | None = None
    ) -> None:
        names = printing.printers()
        begin = {_COPY + copy.label: 0 if file.printed(copy.label) else 1 for copy in file.document.copies}
        super().__init__(
            session, tr("打印"), {**begin, _PRINTER: next(iter(names), None)},
            (*_asks(file, names), *_sheets(session, file)), partial(_order, file.document.form),
            intro=paper_words(file.document), parent=parent,
        )  # fmt: skip
        self.primary.allow(bool(names), tr("没有找到打印机"))
        if not names:
            self.refuse([Problem("printer-none")])


def _asks(file: PaperFile, printers: Sequence[str]) -> Iterator[Ask]:
    for copy in file.document.copies:
        hint = tr("{pages}页；{before}").format(pages=copy.pages, before=printed_before(file.printed(copy.label)))
        label = tr("{label}（份）").format(label=copy_name(copy.label))
        yield Ask(_COPY + copy.label, label, hint, draw=lambda _form: IntegerEdit())
    yield Ask(_PRINTER, tr("打印机"), draw=lambda _form: ChoiceBox([(name, name) for name in printers]), wide=True)


def _sheets(session: Session[Context], file: PaperFile) -> tuple[Ask, ...]:
    """Only a paper that bears a seal is printed on stamped sheets."""
    return sheets_ask(session, _SHEETS) if file.document.kind is DocumentKind.OUTGOING else ()


def _order(form: str, context: Context, **values: Any) -> PrintOrder:
    """What was chosen; a stamped sheet that cannot be used is told before anything is printed on it."""
    counts = {name.removeprefix(_COPY): value for name, value in values.items() if name.startswith(_COPY)}
    sheets = values.get(_SHEETS, "")
    if sheets:
        free_sheets(context, sheets, form)
    return PrintOrder(values[_PRINTER] or "", copies_wanted(counts), sheets)


def printed_before(count: int) -> str:
    """How often a copy was printed already."""
    return tr("已打印{count}份，再打为补打").format(count=count) if count else tr("尚未打印")


def print_copies(
    session: Session[Context], document: Document, order: PrintOrder, printing: Printing, then: Callable[[], object]
) -> None:
    """Print in the worker and count what came out, also when a later copy fails or the person stops."""
    papers = [(label, count, session.read(copy_bytes, document, label)) for label, count in order.copies]

    def work(progress: Progress) -> Printed:
        return _send(printing, papers, order.printer, progress)

    def made(printed: Printed) -> None:
        if printed.done:
            session.do(printed_copies, document.rid, printed.done, order.sheets)
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
