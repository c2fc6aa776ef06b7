"""用印纸: sheets that the office stamped beforehand: taken over, used for a paper, spoilt, lost, given back.

Each is told of once; whatever nobody told of is left, and a gap when a later sheet of its stock was used.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.act import Act
from inspector_app.domain.alike import same_name
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, DocumentHead, DocumentKind, DocumentState, document_state
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import PaperVerb, paper_verbs
from inspector_app.domain.number import same_number
from inspector_app.domain.numbered_sheet import (
    Sheet,
    SheetFate,
    SheetStock,
    StockKind,
    gaps,
    left,
    runs,
    spans,
    with_number,
)
from inspector_app.domain.reason import name_problem, says_who, says_why
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.groups import grouped
from inspector_app.support.vocabulary import word
from inspector_app.support.words_within import holds
from inspector_app.usecases.acts import affix_seal, printed_together
from inspector_app.usecases.context import Context


def take_over(
    context: Context, numbers: str, by: str, day: date | None = None, form: str = "", note: str = ""
) -> SheetStock:
    """领取: one run of stamped sheets, handed over by somebody of the office, for any form or one alone.

    Raises :class:`Refused` ``sheet-number-shape``, ``sheet-run``, ``sheet-one-run``, ``sheet-overlaps``,
    ``sheet-future`` or ``setup-missing``.
    """
    told, on = runs(numbers), day or context.clock.today()
    problems = [] if says_who(by) else [name_problem(by, "by")]
    if len(told) > 1:
        problems.append(Problem("sheet-one-run", "numbers"))
    if on > context.clock.today():
        problems.append(Problem("sheet-future", "day"))
    run = told[0]
    for other in _stocks(context):
        if other.prefix == run.prefix and run.first <= other.last and other.first <= run.last:
            details = {"day": chinese(other.day), "span": other.span}
            problems.append(Problem("sheet-overlaps", "numbers", details=details))
    refuse_errors(problems)
    stock = SheetStock(
        new_rid(), StockKind.STAMPED, on, run.prefix, run.first, run.last, run.width, by.strip(), form, note.strip()
    )
    with context.unit("领取用印纸") as unit:
        unit.put(stock)
    return stock


def _stocks(context: Context) -> tuple[SheetStock, ...]:
    return context.store.find(SheetStock, kind=StockKind.STAMPED)


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One stamped sheet: what became of it (``sheet``; None while it is left), and the paper printed on it."""

    stock: SheetStock
    serial: int
    sheet: Sheet | None = None
    paper: DocumentHead | None = None
    is_void: bool = False
    is_gap: bool = False
    form_title: str = ""

    @property
    def number(self) -> str:
        """As it stands on the sheet."""
        return self.stock.number(self.serial)

    @property
    def state(self) -> str:
        """已使用, 损毁（已交回）, 在手, 跳号 …"""
        sheet = self.sheet
        if sheet is None or sheet.fate is None:
            return "跳号，去向待登记" if self.is_gap else "在手"
        back = "（已交回）" if sheet.returned_on else ""
        return word(sheet.fate) + ("（文书已作废）" if self.is_void and not back else back)

    @property
    def told(self) -> str:
        """What it was used for, or why it was not, and who saw it."""
        sheet = self.sheet
        if sheet is None:
            return ""
        seen = f"见证人：{sheet.witness}" if sheet.witness else ""
        back = f"{chinese(sheet.returned_on)}交{sheet.returned_to}" if sheet.returned_on else ""
        return "；".join(filter(None, (self.paper.called if self.paper else "", sheet.reason, seen, back)))


@dataclass(frozen=True, slots=True)
class StockLine:
    """A stock that was taken over, with how many of its sheets went which way."""

    stock: SheetStock
    title: str
    sheets: tuple[SheetLine, ...]

    def count(self, *fates: SheetFate) -> int:
        """How many sheets met one of these fates."""
        return sum(line.sheet is not None and line.sheet.fate in fates for line in self.sheets)

    @property
    def in_hand(self) -> int:
        """How many are left."""
        return sum(line.sheet is None or line.sheet.fate is None for line in self.sheets)

    @property
    def gaps(self) -> str:
        """The numbers that were skipped, in few words."""
        return spans(self.stock, (line.serial for line in self.sheets if line.is_gap))


def stock_lines(context: Context) -> tuple[StockLine, ...]:
    """Every stock with all its sheets, the newest first."""
    stocks = sorted(_stocks(context), key=lambda stock: (stock.day, stock.first), reverse=True)
    told = grouped(context.store.all(Sheet), lambda sheet: sheet.stock_rid)
    papers, void = _papers(context, [sheet for sheets in told.values() for sheet in sheets])
    titles = {form.id: form.title for form in context.forms.all()}
    found = []
    for stock in stocks:
        own = {sheet.serial: sheet for sheet in told.get(stock.rid, ())}
        skipped = set(gaps(stock, own))
        title = titles.get(stock.form, "")
        lines = (_line(stock, serial, own.get(serial), papers, void) for serial in stock.serials)
        whole = tuple(replace(line, is_gap=line.serial in skipped, form_title=title) for line in lines)
        found.append(StockLine(stock, title, whole))
    return tuple(found)


def _line(
    stock: SheetStock, serial: int, sheet: Sheet | None, papers: dict[str, DocumentHead], void: set[str]
) -> SheetLine:
    paper = papers.get(sheet.document_rid) if sheet else None
    return SheetLine(stock, serial, sheet, paper, paper is not None and paper.rid in void)


def find_sheets(context: Context, text: str) -> tuple[SheetLine, ...]:
    """The sheets of every stock in which words occur, by their numbers."""
    lines = (line for stock in stock_lines(context) for line in stock.sheets)
    return tuple(line for line in lines if holds(text, (line.number, line.state, line.told, line.stock.by)))


def _papers(context: Context, sheets: Sequence[Sheet]) -> tuple[dict[str, DocumentHead], set[str]]:
    """The papers that sheets were used for, and which of these are void."""
    rids = list(dict.fromkeys(sheet.document_rid for sheet in sheets if sheet.document_rid))
    papers = {paper.rid: paper for paper in context.store.pick(DocumentHead, rids)}
    acts = grouped(context.store.find_among(Act, "subject_rid", rids), lambda act: act.subject_rid)
    ended = (DocumentState.VOIDED,)
    return papers, {rid for rid, paper in papers.items() if document_state(paper, acts.get(rid, ())) in ended}


def sheets_in_hand(context: Context) -> str:
    """The numbers that are left, in few words; empty where there are none."""
    stocks = _stocks(context)
    told = grouped(context.store.all(Sheet), lambda sheet: sheet.stock_rid) if stocks else {}
    rest = ((stock, left(stock, {each.serial: each for each in told.get(stock.rid, ())})) for stock in stocks)
    return "、".join(spans(stock, serials) for stock, serials in rest if serials)


def sheets_of(context: Context, document_rid: str) -> str:
    """The numbers of the stamped sheets on which a paper was printed, in few words."""
    sheets = context.store.find(Sheet, document_rid=document_rid)
    picked = context.store.pick(SheetStock, {each.stock_rid for each in sheets})
    stocks = {stock.rid: stock for stock in picked if stock.kind is StockKind.STAMPED}
    own = grouped((each for each in sheets if each.stock_rid in stocks), lambda sheet: sheet.stock_rid)
    return "、".join(spans(stocks[rid], (each.serial for each in own[rid])) for rid in own)


@dataclass(frozen=True, slots=True)
class Numbered:
    """A written number: its stock, and what is told of the sheet already."""

    stock: SheetStock
    serial: int
    sheet: Sheet | None

    @property
    def details(self) -> dict[str, str]:
        """For sentences."""
        return {"number": self.stock.number(self.serial)}


def numbered(context: Context, numbers: str) -> tuple[Numbered, ...]:
    """The sheets that a text names.

    Raises :class:`Refused` ``sheet-number-shape``, ``sheet-run``, ``sheet-unknown``, ``sheet-ambiguous``
    or ``sheet-twice``.
    """
    stocks = _stocks(context)
    found: dict[tuple[str, int], SheetStock] = {}
    for run in runs(numbers):
        for serial in range(run.first, run.last + 1):
            stock = with_number(stocks, run, serial)
            if (stock.rid, serial) in found:
                raise Refused(Problem("sheet-twice", "numbers", details={"number": stock.number(serial)}))
            found[stock.rid, serial] = stock
    of = {stock.rid for stock in found.values()}
    known = {(each.stock_rid, each.serial): each for each in context.store.find_among(Sheet, "stock_rid", of)}
    return tuple(Numbered(stock, key[1], known.get(key)) for key, stock in found.items())


def free_sheets(context: Context, numbers: str, form: str = "") -> tuple[Numbered, ...]:
    """The sheets that a text names, of none of which anything is told yet, for a paper of a form.

    Raises :class:`Refused` as :func:`numbered`, ``sheet-told`` or ``sheet-other-form``.
    """
    found = numbered(context, numbers)
    problems = []
    for each in found:
        if each.sheet is not None and each.sheet.fate is not None:
            details = {**each.details, "fate": word(each.sheet.fate)}
            problems.append(Problem("sheet-told", "numbers", details=details))
        if form and each.stock.form not in ("", form):
            details = {**each.details, "title": context.forms.find(each.stock.form).title}
            problems.append(Problem("sheet-other-form", "numbers", details=details))
    refuse_errors(problems)
    return found


def seal_on_sheets(
    context: Context, document_rid: str, by: str, numbers: str = "", note: str = "", printed: str = ""
) -> Act:
    """用印 by printing on stamped sheets; without numbers it is any other 用印.

    Raises :class:`Refused` as :func:`free_sheets` and ``affix_seal``.
    """
    if not numbers.strip():
        return affix_seal(context, document_rid, by, note, printed)
    document = context.store.need(Document, document_rid)
    sheets = free_sheets(context, numbers, document.form)
    with context.act("用印"):
        act = affix_seal(context, document_rid, by, note, printed)
        _use(context, document, sheets, act.rid)
    return act


def issued_paper(context: Context, number: str) -> DocumentHead:
    """The one issued paper of a 文号, however that is written. Raises :class:`Refused` ``sheet-paper-unknown``."""
    papers = context.store.find(DocumentHead, kind=DocumentKind.OUTGOING)
    found = [each for each in papers if each.copies and each.number and same_number(each.number, number)]
    if len(found) != 1:
        raise Refused(Problem("sheet-paper-unknown", "document", details={"number": number.strip()[:40]}))
    return found[0]


def printed_copies(
    context: Context, document_rid: str, counts: Sequence[tuple[str, int]], numbers: str = ""
) -> tuple[Act, ...]:
    """Count the prints of several copies, on stamped sheets where ``numbers`` names them, as one act."""
    with context.act("打印"):
        done = printed_together(context, document_rid, counts)
        if numbers.strip():
            printed_on(context, document_rid, numbers)
    return done


def printed_on(context: Context, document_rid: str, numbers: str) -> None:
    """A paper was just printed on stamped sheets: they are used, and a paper that bore no seal yet is sealed by them.

    Raises :class:`Refused` as :func:`free_sheets`, or ``sheet-paper-unissued``.
    """
    document = context.store.need(Document, document_rid)
    if not document.copies:
        raise Refused(Problem("sheet-paper-unissued", "numbers"))
    sheets = free_sheets(context, numbers, document.form)
    acts = context.store.find(Act, subject_rid=document_rid)
    if PaperVerb.SEAL in paper_verbs(document, acts) and document_state(document, acts) is not DocumentState.SERVED:
        givers = "、".join(dict.fromkeys(each.stock.by for each in sheets))
        seal_on_sheets(context, document_rid, f"{givers}（事先用印）", numbers)
        return
    with context.unit("登记用印纸") as unit:
        for each in sheets:
            unit.put(_used(context, document, each, ""))


def _use(context: Context, document: DocumentHead, sheets: Sequence[Numbered], act_rid: str) -> None:
    with context.unit("登记用印纸") as unit:
        for each in sheets:
            unit.put(_used(context, document, each, act_rid))


def _used(context: Context, document: DocumentHead, each: Numbered, act_rid: str) -> Sheet:
    return Sheet(
        new_rid(), each.stock.rid, each.serial, SheetFate.USED, context.clock.now(), context.writer.name, document.rid,
        act_rid,
    )  # fmt: skip


def spoil(
    context: Context, numbers: str, reason: str, witness: str, fate: SheetFate = SheetFate.SPOILT
) -> tuple[Sheet, ...]:
    """损毁、遗失: the sheets were not used and never can be; a spoilt one is kept until it is given back.

    Raises :class:`Refused` as :func:`free_sheets`, ``sheet-no-reason``, ``sheet-fate``, ``setup-missing`` (nobody saw
    it) or ``sheet-own-witness``: who holds the sheets and tells of them saw nothing for himself.
    """
    problems = [] if says_why(reason) else [Problem("sheet-no-reason", "reason")]
    if fate not in (SheetFate.SPOILT, SheetFate.LOST):
        problems.append(Problem("sheet-fate", "fate"))
    if not says_who(witness):
        problems.append(name_problem(witness, "witness"))
    elif same_name(witness, context.writer.name):
        problems.append(Problem("sheet-own-witness", "witness", details={"name": witness.strip()}))
    refuse_errors(problems)
    told = [
        Sheet(
            new_rid(), each.stock.rid, each.serial, fate, context.clock.now(), context.writer.name,
            reason=reason.strip(), witness=witness.strip(),
        )
        for each in free_sheets(context, numbers)
    ]  # fmt: skip
    return _keep(context, told, f"用印纸{word(fate)}")


def hand_back(context: Context, numbers: str, to: str, day: date | None = None) -> tuple[Sheet, ...]:
    """交回: spoilt sheets, those that are left, and those of papers that were voided go back to the office.

    Raises :class:`Refused` as :func:`numbered`, ``setup-missing``, ``sheet-future``, ``sheet-before-stock``,
    ``sheet-back``, ``sheet-lost`` or ``sheet-used``.
    """
    on, found = day or context.clock.today(), numbered(context, numbers)
    problems = [] if says_who(to) else [name_problem(to, "to")]
    if on > context.clock.today():
        problems.append(Problem("sheet-future", "day"))
    papers, void = _papers(context, [each.sheet for each in found if each.sheet])
    problems += [problem for each in found if (problem := _not_back(each, on, papers, void))]
    refuse_errors(problems)
    back = [replace(each.sheet or _left(context, each), returned_on=on, returned_to=to.strip()) for each in found]
    return _keep(context, back, "交回用印纸")


def _not_back(each: Numbered, on: date, papers: dict[str, DocumentHead], void: set[str]) -> Problem | None:
    """Why a sheet cannot go back to the office."""
    sheet, details = each.sheet, each.details
    if on < each.stock.day:
        return Problem("sheet-before-stock", "day", details={"day": chinese(each.stock.day)})
    if sheet is None:
        return None
    if sheet.returned_on:
        return Problem("sheet-back", "numbers", details={**details, "day": chinese(sheet.returned_on)})
    if sheet.fate is SheetFate.LOST:
        return Problem("sheet-lost", "numbers", details=details)
    if sheet.fate is SheetFate.USED and sheet.document_rid not in void:
        paper = papers.get(sheet.document_rid)
        return Problem("sheet-used", "numbers", details={**details, "paper": paper.called if paper else "文书"})
    return None


def _left(context: Context, each: Numbered) -> Sheet:
    now, name = context.clock.now(), context.writer.name
    return Sheet(new_rid(), each.stock.rid, each.serial, SheetFate.LEFT, now, name)


def _keep(context: Context, sheets: Sequence[Sheet], reason: str) -> tuple[Sheet, ...]:
    with context.unit(reason) as unit:
        for sheet in sheets:
            unit.put(sheet)
    return tuple(sheets)


def take_back_sheets(context: Context, numbers: str, reason: str) -> tuple[Sheet, ...]:
    """更正误登 of what was told of sheets. Those that a 用印 used go with it.

    Raises :class:`Refused` as :func:`numbered`, ``void-no-reason``, ``sheet-untold`` or ``sheet-paper-rests``.
    """
    if not says_why(reason):
        raise Refused(Problem("void-no-reason", "reason"))
    found = numbered(context, numbers)
    told = [each.sheet for each in found if each.sheet]
    problems = [Problem("sheet-untold", "numbers", details=each.details) for each in found if each.sheet is None]
    problems += [
        Problem("sheet-paper-rests", "numbers", details=each.details)
        for each in found
        if each.sheet and each.sheet.act_rid
    ]
    refuse_errors(problems)
    with context.unit(f"更正误登的用印纸：{reason.strip()}") as unit:
        for sheet in told:
            unit.delete(sheet)
    return tuple(told)
