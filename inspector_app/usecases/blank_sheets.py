"""应急空白 that were issued: typed back by their number, or reported as left or spoilt."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspector_app.domain.case import Case
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import Document, DocumentHead
from inspector_app.domain.identity import half_width, new_rid
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.numbered_sheet import Run, Sheet, SheetFate, SheetStock, StockKind, runs
from inspector_app.domain.project import Project
from inspector_app.domain.reason import says_why
from inspector_app.domain.records import BadRecord, from_plain
from inspector_app.domain.role import Need
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.vocabulary import word
from inspector_app.support.words_within import holds
from inspector_app.usecases.about import must
from inspector_app.usecases.blank_packs import BlankWish, asked_on
from inspector_app.usecases.context import Context
from inspector_app.usecases.inspections import save_inspection
from inspector_app.usecases.interviews import as_now
from inspector_app.usecases.paper import EditPaper, Paper, written


@dataclass(frozen=True, slots=True)
class BlankLine:
    """A blank that was issued: its form and for what, and what became of it."""

    stock: SheetStock
    sheet: Sheet
    title: str
    about: str
    paper: DocumentHead | None = None

    @property
    def number(self) -> str:
        """As it stands on the sheet."""
        return self.stock.number(self.sheet.serial)

    @property
    def state(self) -> str:
        """待回录, 已使用, 损毁, 未使用 …"""
        return word(self.sheet.fate) if self.sheet.fate else "待回录"

    @property
    def told(self) -> str:
        """The paper that was typed back from it, or why there is none."""
        called = self.paper.called if self.paper else "笔录" if self.sheet.subject_rid else ""
        return "；".join(filter(None, (called, self.sheet.reason)))


def blank_lines(context: Context, text: str = "") -> tuple[BlankLine, ...]:
    """The blanks in which words occur, the newest pack first."""
    stocks = {stock.rid: stock for stock in context.store.find(SheetStock, kind=StockKind.BLANK)}
    sheets = context.store.find_among(Sheet, "stock_rid", stocks.keys())
    cases = {each.rid: each.title for each in context.store.pick(Case, {s.case_rid for s in sheets} - {""})}
    sites = {each.rid: each.name for each in context.store.pick(Project, {s.project_rid for s in sheets} - {""})}
    papers = {p.rid: p for p in context.store.pick(DocumentHead, {s.document_rid for s in sheets} - {""})}
    titles = {form.id: form.title for form in context.forms.all()}
    lines = [
        BlankLine(
            stocks[sheet.stock_rid], sheet, titles.get(sheet.form, sheet.form),
            cases.get(sheet.case_rid) or sites.get(sheet.project_rid, ""), papers.get(sheet.document_rid),
        )
        for sheet in sheets
    ]  # fmt: skip
    found = [each for each in lines if holds(text, (each.number, each.title, each.about, each.state))]
    return tuple(sorted(found, key=lambda each: (each.stock.day, each.sheet.serial), reverse=True))


def blanks_out(context: Context) -> tuple[BlankLine, ...]:
    """The blanks of which nothing is told yet."""
    return tuple(line for line in blank_lines(context) if line.sheet.fate is None)


def blanks_named(context: Context, numbers: str) -> tuple[BlankLine, ...]:
    """The blanks that a text names, of none of which anything is told yet.

    Raises :class:`Refused` ``sheet-number-shape``, ``sheet-run``, ``blank-unknown``, ``blank-ambiguous`` or
    ``sheet-told``.
    """
    lines = blank_lines(context)
    named = [_named(lines, run, serial) for run in _runs(numbers) for serial in range(run.first, run.last + 1)]
    told = [line for line in named if line.sheet.fate is not None]
    refuse_errors([
        Problem("sheet-told", "numbers", details={"number": line.number, "fate": line.state}) for line in told
    ])  # fmt: skip
    return tuple(dict.fromkeys(named))


def _runs(numbers: str) -> list[Run]:
    """空2026-0001 names one blank, 空2026-0001-0003 three: the year belongs to the letters before the number."""
    found = []
    for part in filter(None, re.split(r"[、,，;；\s]+", half_width(numbers))):
        year = re.match(r"空\d{4}-", part)
        prefix = year.group() if year else ""
        told = runs(part.replace(prefix, "") if prefix else part)
        found += [replace(run, prefix=prefix or run.prefix) for run in told]
    return found or list(runs(numbers))


def _named(lines: Sequence[BlankLine], run: Run, serial: int) -> BlankLine:
    """By the whole number, or by its last figures where one year alone has them."""
    found = [line for line in lines if line.sheet.serial == serial and run.prefix in ("", line.stock.prefix)]
    if len(found) != 1:
        details = {"number": f"{run.prefix}{serial:0{run.width}d}"}
        raise Refused(Problem("blank-ambiguous" if found else "blank-unknown", "numbers", details=details))
    return found[0]


def begun(context: Context, sheet_rid: str) -> Paper:
    """The paper that a blank begins."""
    sheet = context.store.need(Sheet, sheet_rid)
    paper: Paper = from_plain(Paper, json.loads(sheet.body), "sheet")
    return paper


def to_settle(context: Context, paper: Paper) -> tuple[Need, ...]:
    """What was left open on a blank and stands on it in ink: to whom the order goes."""
    form = context.forms.find(paper.form, on=context.clock.today())
    is_open = Need.LIABLE in must(form) and not paper.about.liability_rid
    return (Need.LIABLE,) if is_open else ()


def type_back(context: Context, sheet_rid: str, paper: Paper | None = None) -> EditPaper:
    """回录: the paper that was written by hand on a blank is kept as a draft that bears its number, to be edited.
    ``paper`` says what was left open on the blank.

    Raises :class:`Refused` ``sheet-told``.
    """
    sheet = _untold(context, sheet_rid)
    form = context.forms.find(sheet.form, on=context.clock.today())
    paper = paper or begun(context, sheet_rid)
    document = written(Document(new_rid(), form.id, form.edition, form.kind, form.title, context.clock.now()), paper)
    with context.unit("回录应急空白") as unit:
        unit.put(document)
        unit.put(replace(_used(context, sheet), document_rid=document.rid))
    return EditPaper(paper, document.rid)


@dataclass(frozen=True, slots=True)
class BlankTalk:
    """An interview as it is printed on a blank, ``number`` as it stands there: its case, matter and questions."""

    number: str
    interview: Interview


def talk_on(context: Context, sheet_rid: str) -> BlankTalk:
    """What a blank of an interview asks, word for word; of one printed by an earlier version, as it is asked now."""
    sheet = _untold(context, sheet_rid)
    try:
        talk = from_plain(Interview, as_now(json.loads(sheet.body)), "sheet")
    except BadRecord:
        talk = asked_on(context, BlankWish(sheet.form, sheet.case_rid, sheet.project_rid))
    return BlankTalk(_number(context, sheet), talk)


def number_of(context: Context, sheet_rid: str) -> str:
    """The number as it stands on a blank of which nothing is told yet. Raises :class:`Refused` ``sheet-told``."""
    return _number(context, _untold(context, sheet_rid))


def _number(context: Context, sheet: Sheet) -> str:
    return context.store.need(SheetStock, sheet.stock_rid).number(sheet.serial)


def bind_record(context: Context, sheet_rid: str, record: Interview | Inspection) -> Sheet:
    """The transcript or visit that is typed back from a blank. Raises :class:`Refused` ``sheet-told``, or
    ``blank-printed-later`` for one that begins before its blank was printed."""
    sheet = replace(_used(context, _untold(context, sheet_rid)), subject_rid=record.rid)
    printed = context.store.need(SheetStock, sheet.stock_rid).day
    if civil_date(record.started_at) < printed:
        details = {"number": _number(context, sheet), "day": chinese(printed)}
        raise Refused(Problem("blank-printed-later", "started_at", details=details))
    with context.unit("回录应急空白") as unit:
        unit.put(sheet)
    return sheet


def save_visit(context: Context, visit: Inspection, sheet_rid: str = "") -> Inspection:
    """Keep a visit, and with it that it was written on a blank.

    Raises :class:`Refused` as ``inspections.save_inspection``, or ``sheet-told``.
    """
    with context.act("现场检查"):
        saved = save_inspection(context, visit)
        if sheet_rid:
            bind_record(context, sheet_rid, saved)
    return saved


def _untold(context: Context, sheet_rid: str) -> Sheet:
    sheet = context.store.need(Sheet, sheet_rid)
    if sheet.fate is not None:
        details = {"number": _number(context, sheet), "fate": word(sheet.fate)}
        raise Refused(Problem("sheet-told", "numbers", details=details))
    return sheet


def _used(context: Context, sheet: Sheet) -> Sheet:
    return replace(sheet, fate=SheetFate.USED, at=context.clock.now(), by=context.writer.name)


def report_blanks(context: Context, numbers: str, fate: SheetFate, reason: str = "") -> tuple[Sheet, ...]:
    """未使用、损毁、遗失: what became of blanks that are not typed back.

    Raises :class:`Refused` as :func:`blanks_named`, ``blank-fate`` or ``sheet-no-reason``.
    """
    if fate is SheetFate.USED:
        raise Refused(Problem("blank-fate", "fate"))
    if fate is not SheetFate.LEFT and not says_why(reason):
        raise Refused(Problem("sheet-no-reason", "reason"))
    now, name = context.clock.now(), context.writer.name
    told = [
        replace(line.sheet, fate=fate, at=now, by=name, reason=reason.strip())
        for line in blanks_named(context, numbers)
    ]
    with context.unit(f"应急空白{word(fate)}") as unit:
        for sheet in told:
            unit.put(sheet)
    return tuple(told)
