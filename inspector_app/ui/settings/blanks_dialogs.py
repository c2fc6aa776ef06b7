"""应急空白: what is printed for which case or site; what was written by hand is typed back by its number."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, cast

from PySide6.QtWidgets import QWidget

from inspector_app.domain.numbered_sheet import SheetFate
from inspector_app.domain.role import Need
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import word
from inspector_app.support.words import sentences_of
from inspector_app.ui.documents.new_paper_dialog import entry_labels
from inspector_app.ui.documents.save_pdf import ask_path, write_pdf
from inspector_app.ui.drawn import Ask
from inspector_app.ui.printing import Printing, system_printing
from inspector_app.ui.record_form import RecordForm
from inspector_app.ui.session import Session
from inspector_app.ui.targets import SETTINGS
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.choice_box import ChoiceBox
from inspector_app.ui.widgets.figure_edit import IntegerEdit
from inspector_app.ui.widgets.segmented import Segment, Segmented
from inspector_app.ui.wording import typed_back
from inspector_app.usecases import blank_packs, blank_sheets
from inspector_app.usecases.about import paper_choices
from inspector_app.usecases.blank_packs import BlankAbout, BlankOrder, BlankWish
from inspector_app.usecases.blank_sheets import BlankLine
from inspector_app.usecases.case_papers import PaperChoice
from inspector_app.usecases.context import Context
from inspector_app.usecases.draft_key import NEW, DraftKey
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.visit_routes import Approved, approved_routes

_ABOUT, _PARTY, _PRINTER, _FORM = "about", "party", "printer", "form."


@dataclass(frozen=True, slots=True)
class BlanksWanted:
    """The pack, and the printer (empty: it becomes a file)."""

    order: BlankOrder
    printer: str


_OF_EMERGENCY = tr(
    "为没有电脑、快没电时准备：已经知道的内容印好，其余手写，每份有编号。带回后在“应急空白”里按编号回录。"
)
_OF_ROUTE = tr(
    "每个项目一套，按审批表的路线排好：已经知道的内容印好，其余手写，每份有编号。带回后在“应急空白”里按编号回录。"
)


class BlanksDialog(RecordForm):
    """``outcome`` is a :class:`BlanksWanted`; nothing is numbered before it is taken."""

    only_chosen = True

    def __init__(
        self, session: Session[Context], printing: Printing, case_rid: str = "", parent: QWidget | None = None, *,
        one_each: bool = False, route: Approved | None = None,
    ) -> None:  # fmt: skip
        """``one_each``: one of every form is proposed, only 打印 is left; ``route``: a set for each of its sites."""
        forms = session.read(blank_packs.blank_forms)
        most_sites = blank_packs.MOST // len(forms) if one_each else blank_packs.MOST
        options = _sites_offered(session, 0 if case_rid else most_sites)
        fitting = next((value for _, value in options if case_rid in ("", value[0].case_rid)), None)
        chosen = _sites(route) if route else fitting
        proposed = session.read(blank_packs.set_of_visit) if route else [form.id for form in forms if one_each]
        start: dict[str, Any] = {_ABOUT: chosen, _PARTY: None, _PRINTER: next(iter(printing.printers()), None)}
        start |= {_FORM + form: 1 for form in proposed}
        notes = sentences_of(session.read(blank_packs.certificate_notes))
        super().__init__(
            session, tr("按路线打印检查文书") if route else tr("打印应急空白"), start,
            tuple(_asks(session, options, printing)), _wanted, parent=parent, verb=tr("打印"), width=740,
            intro=(_OF_ROUTE if route else _OF_EMERGENCY) + notes,
        )  # fmt: skip
        self.form.changed.connect(self._follow)
        self.make_room()
        self._offer_parties()
        if not options:
            self.refuse([Problem("blanks-nothing")])
            self.primary.allow(False, tr("没有可以打印的案件、项目"))

    def _follow(self, name: str) -> None:
        if name == _ABOUT:
            self._offer_parties()
        if name.startswith((_ABOUT, _PARTY, _FORM)):
            again = self.session.read(blank_packs.ordered_before, _wishes(self.form.value))
            self.refuse([replace(each, where=_PARTY) for each in again[:1]])

    def _offer_parties(self) -> None:
        """To whom an order can go in the one case that is chosen; the only one is proposed, among several nobody is."""
        choices = self.session.read(blank_packs.blank_orders, self.form.value[_ABOUT] or ())
        cast("ChoiceBox", self.sheet.fields[_PARTY].entry).offer(_parties_offered(choices))
        only = blank_packs.only_liable(choices)
        self.form.put(_PARTY, only.paper.about.liability_rid if only else None)
        self.show_only({_PARTY: bool(choices)})


def _parties_offered(choices: Sequence[PaperChoice]) -> list[tuple[str, str]]:
    return [(f"{each.words}（{each.note}）", each.paper.about.liability_rid) for each in choices]


def _sites_offered(session: Session[Context], most: int) -> list[tuple[str, tuple[BlankAbout, ...]]]:
    """What blanks may be for, with its words: all that is near (unless that is more than ``most`` places), each site,
    routes that were approved."""
    about = session.read(blank_packs.blanks_about)
    near = tuple(each for each in about if each.is_near)
    all_near = [(tr("近期有检查、有期限的全部（{count}处）").format(count=len(near)), near)] if near else []
    single = [(each.words, (each,)) for each in about]
    routes = [(each.words, _sites(each)) for each in session.read(approved_routes)]
    return [*(all_near if len(near) <= most else []), *single, *routes]


def _sites(approved: Approved) -> tuple[BlankAbout, ...]:
    return tuple(BlankAbout(site.name, project_rid=site.rid, is_near=True) for site in approved.sites)


def _asks(session: Session[Context], options: list[tuple[str, Any]], printing: Printing) -> Iterator[Ask]:
    yield Ask(_ABOUT, tr("用于"), draw=lambda _form: ChoiceBox(options), required=True, wide=True)
    yield Ask(_PARTY, entry_labels()[Need.LIABLE], draw=lambda _form: ChoiceBox([], tr("留空，现场手写")), wide=True)
    for form in session.read(blank_packs.blank_forms):
        label = tr("{title}（份）").format(title=form.title)
        yield Ask(_FORM + form.id, label, draw=lambda _form: IntegerEdit())
    printers = [(name, name) for name in printing.printers()]
    yield Ask(_PRINTER, tr("打印机"), draw=lambda _form: ChoiceBox(printers, tr("存为 PDF 文件")), wide=True)


def _wanted(context: Context, **values: Any) -> BlanksWanted:
    return BlanksWanted(blank_packs.prepare_blanks(context, _wishes(values)), values[_PRINTER] or "")


def _wishes(values: Mapping[str, Any]) -> list[BlankWish]:
    counts = {name.removeprefix(_FORM): count or 0 for name, count in values.items() if name.startswith(_FORM)}
    about = values[_ABOUT] or ()
    party = (values[_PARTY] or "") if len(about) == 1 else None
    return [
        BlankWish(form, each.case_rid, each.project_rid, count, party)
        for each in about
        for form, count in counts.items()
        if count
    ]


class BlankBackDialog(RecordForm):
    """``outcome`` is the blank whose paper is typed back."""

    only_chosen = True

    def __init__(
        self, session: Session[Context], chosen: BlankLine | None = None, parent: QWidget | None = None
    ) -> None:
        """``chosen`` is the line on which the list stands; of one that was told already nothing is proposed."""
        out = session.read(blank_sheets.blanks_out)
        offers = tuple(map(_offer, out))
        start = _offer(chosen) if chosen in out else ""
        numbers = Ask(
            "numbers",
            word="sheet.serial",
            hint=tr("照纸上的编号，只写最后几位也可以"),
            required=True,
            wide=True,
            offers=offers,
        )
        super().__init__(
            session, tr("回录应急空白"), {"numbers": start}, (numbers,), _one, verb=tr("开始回录"), width=600,
            parent=parent, intro=tr("照手写的内容录入；手写并签字的纸质件是原件，扫描件随后存入。"),
        )  # fmt: skip


def _offer(line: BlankLine) -> str:
    return f"{line.number}　{line.title}　{line.about}"


def _one(context: Context, numbers: str) -> BlankLine:
    found = blank_sheets.blanks_named(context, numbers.split("　")[0])
    if len(found) > 1:
        raise Refused(Problem("blank-one", "numbers"))
    return found[0]


class BlankPartyDialog(RecordForm):
    """To whom the order on a blank goes that was printed with room for it; ``outcome`` is its paper."""

    only_chosen = True

    def __init__(self, session: Session[Context], line: BlankLine, paper: Paper, parent: QWidget | None = None) -> None:
        choices = session.read(paper_choices, paper.case_rid)
        liable = [(choice.words, choice.rid) for choice in choices.of(Need.LIABLE)]
        party = Ask(
            Need.LIABLE, entry_labels()[Need.LIABLE], words=liable, required=True, wide=True, kind=str,
            none=tr("案件还没有责任主体，请先在案件里登记"),
        )  # fmt: skip
        super().__init__(
            session, tr("手写的责令对象"), {Need.LIABLE: None}, (party,),
            lambda _context, **chosen: choices.paper(paper, {Need(name): rid for name, rid in chosen.items()}),
            verb=tr("继续回录"), width=600, parent=parent, intro=typed_back(line.number),
        )  # fmt: skip


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
    *,
    route: Approved | None = None,
) -> None:
    """Choose a pack, keep its numbers, and print it or make it a file: nothing is printed whose number is not kept."""
    used = printing or system_printing()
    _issue(session, parent, told, used, BlanksDialog.ask(session, used, case_rid, parent, route=route))


def print_at_once(
    session: Session[Context], parent: QWidget, told: Callable[[str], object], printing: Printing | None = None
) -> None:
    """One of every form, without a question, on the printer of this machine; where it has none, or what is proposed
    cannot be printed, as :func:`print_pack`."""
    used = printing or system_printing()
    dialog = BlanksDialog(session, used, parent=parent, one_each=True)
    if next(iter(used.printers()), None):
        dialog.attempt()
    _issue(session, parent, told, used, dialog.outcome or dialog.ask_now())


def _issue(
    session: Session[Context], parent: QWidget, told: Callable[[str], object], used: Printing,
    wanted: BlanksWanted | None,
) -> None:  # fmt: skip
    if wanted is not None:
        issue = _send if wanted.printer else _save
        session.work(
            lambda progress: blank_packs.draw_blanks(wanted.order, progress),
            lambda pdf: issue(session, parent, told, wanted, pdf, used), tr("正在生成应急空白"),
        )  # fmt: skip


def _send(
    session: Session[Context], parent: QWidget, told: Callable[[str], object], wanted: BlanksWanted, pdf: bytes,
    used: Printing,
) -> None:  # fmt: skip
    """To the printer, with numbers that are kept by then: what was sent may be on paper."""
    words = tr("{span}已经编号登记，没有打印成的请登记为未使用。").format(span=wanted.order.stock.span)
    if session.do(blank_packs.record_blanks, wanted.order):
        session.work(
            lambda progress: used.send(pdf, wanted.printer, 1, progress), lambda _none: told(words), tr("正在打印"),
            cancelled=lambda: told(words),
        )  # fmt: skip


def _save(
    session: Session[Context], parent: QWidget, told: Callable[[str], object], wanted: BlanksWanted, pdf: bytes,
    _used: Printing,
) -> None:  # fmt: skip
    """Into a file that is chosen first: turned back, no number is used up."""
    name = f"应急空白_{wanted.order.stock.day.isoformat()}.pdf"
    path = ask_path(session, name, parent)
    if path is not None and session.do(blank_packs.record_blanks, wanted.order) and write_pdf(session, path, pdf):
        told(tr("{span}已经编号登记，请打印后使用。").format(span=wanted.order.stock.span))
