"""应急空白: what is printed for which case or site; what was written by hand is typed back by its number."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget

from inspector_app.domain.numbered_sheet import SheetFate
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.progress import Progress
from inspector_app.support.vocabulary import word
from inspector_app.ui.documents.save_pdf import save_pdf
from inspector_app.ui.drawn import Ask
from inspector_app.ui.printing import Printing, system_printing
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.figure_edit import IntegerEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.usecases import blank_packs, blank_sheets
from inspector_app.usecases.blank_packs import BlankAbout, BlankOrder, BlankWish
from inspector_app.usecases.blank_sheets import BlankLine
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey

_ABOUT, _PRINTER, _FORM = "about", "printer", "form."


@dataclass(frozen=True, slots=True)
class BlanksWanted:
    """The pack, and the printer (empty: it becomes a file)."""

    order: BlankOrder
    printer: str


class BlanksDialog(RecordForm):
    """``outcome`` is a :class:`BlanksWanted`; nothing is numbered before it is taken."""

    only_chosen = True

    def __init__(
        self, session: Session[Context], printing: Printing, case_rid: str = "", parent: QWidget | None = None
    ) -> None:
        about = session.read(blank_packs.blanks_about)
        near = tuple(each for each in about if each.is_near)
        options: list[tuple[str, tuple[BlankAbout, ...]]] = [(each.words, (each,)) for each in about]
        if near and not case_rid:
            told = tr("近期有检查、有期限的全部（{count}处）").format(count=len(near))
            options.insert(0, (told, near))
        chosen = next((value for _, value in options if case_rid in ("", value[0].case_rid)), None)
        start = {_ABOUT: chosen, _PRINTER: next(iter(printing.printers()), "")}
        super().__init__(
            session, tr("打印应急空白"), start, tuple(_asks(session, options, printing)), _wanted, parent=parent,
            verb=tr("打印"), width=740, intro=tr(
                "为没有电脑、快没电时准备：已经知道的内容印好，其余手写，每份有编号。带回后在“应急空白”里按编号回录。"
            ),
        )  # fmt: skip
        if not options:
            self.refuse([Problem("blanks-nothing")])
            self.primary.setEnabled(False)


def _asks(session: Session[Context], options: list[tuple[str, Any]], printing: Printing) -> Iterator[Ask]:
    yield Ask(_ABOUT, tr("用于"), draw=lambda _form: ChoiceBox(options), required=True, wide=True)
    for form in session.read(blank_packs.blank_forms):
        label = tr("{title}（份）").format(title=form.title)
        yield Ask(_FORM + form.id, label, draw=lambda _form: IntegerEdit())
    printers = [(name, name) for name in printing.printers()]
    yield Ask(_PRINTER, tr("打印机"), draw=lambda _form: ChoiceBox([*printers, (tr("存为 PDF 文件"), "")]), wide=True)


def _wanted(context: Context, **values: Any) -> BlanksWanted:
    counts = {name.removeprefix(_FORM): count or 0 for name, count in values.items() if name.startswith(_FORM)}
    wishes = [
        BlankWish(form, each.case_rid, each.project_rid, count)
        for each in values[_ABOUT] or ()
        for form, count in counts.items()
        if count
    ]
    return BlanksWanted(blank_packs.prepare_blanks(context, wishes), values[_PRINTER] or "")


class BlankBackDialog(RecordForm):
    """``outcome`` is the blank whose paper is typed back."""

    only_chosen = True

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        out = session.read(blank_sheets.blanks_out)
        offers = tuple(f"{line.number}　{line.title}　{line.about}" for line in out)
        numbers = Ask(
            "numbers",
            word="sheet.serial",
            hint=tr("照纸上的编号，只写最后几位也可以"),
            required=True,
            wide=True,
            offers=offers,
        )
        super().__init__(
            session, tr("回录应急空白"), {"numbers": ""}, (numbers,), _one, verb=tr("开始回录"), width=600,
            parent=parent, intro=tr("照手写的内容录入；手写并签字的纸质件是原件，扫描件随后存入。"),
        )  # fmt: skip


def _one(context: Context, numbers: str) -> BlankLine:
    found = blank_sheets.blanks_named(context, numbers.split("　")[0])
    if len(found) > 1:
        raise Refused(Problem("blank-one", "numbers"))
    return found[0]


class BlankFateDialog(RecordForm):
    """未使用、损毁、遗失 of blanks; ``outcome`` is what was kept."""

    def __init__(self, session: Session[Context], parent: QWidget | None = None) -> None:
        fates = [Segment(word(each), each) for each in (SheetFate.LEFT, SheetFate.SPOILT, SheetFate.LOST)]
        asks = (
            Ask("fate", word="sheet.fate", draw=lambda _form: Segmented(fates), wide=True),
            Ask("numbers", word="sheet.serial", hint=tr("如：空2026-0003、0005-0007"), required=True, wide=True),
            Ask("reason", hint=tr("未使用的可以不写"), word="sheet.reason", lines=2),
        )
        super().__init__(
            session, tr("应急空白未使用、损毁"), {"fate": SheetFate.LEFT, "numbers": "", "reason": ""}, asks,
            blank_sheets.report_blanks, verb=tr("登记"), width=600, parent=parent,
            draft=DraftKey(SETTINGS, NEW, "blanks"),
        )  # fmt: skip


def print_pack(
    session: Session[Context],
    parent: QWidget,
    told: Callable[[str], object],
    printing: Printing | None = None,
    case_rid: str = "",
) -> None:
    """Choose a pack, keep its numbers, and print it or make it a file: nothing is printed whose number is not kept."""
    used = printing or system_printing()
    wanted: BlanksWanted | None = BlanksDialog.ask(session, used, case_rid, parent)
    if wanted is None:
        return

    def work(progress: Progress) -> bytes:
        pdf = blank_packs.draw_blanks(wanted.order, progress)
        if wanted.printer:
            used.send(pdf, wanted.printer, 1, progress)
        return pdf

    def made(pdf: bytes) -> None:
        if not wanted.printer:
            save_pdf(session, pdf, f"blanks_{wanted.order.stock.day.isoformat()}.pdf", parent)
        words = tr("{span}已经编号登记，没有打印成的请登记为未使用。")
        told(words.format(span=wanted.order.stock.span))

    numbered = session.do(blank_packs.record_blanks, wanted.order)
    if numbered:
        session.work(work, made, tr("正在打印"))
