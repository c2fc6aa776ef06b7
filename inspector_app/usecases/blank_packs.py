"""应急空白包: numbered papers, filled in with what is known, for days without a machine."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from inspector_app.documents.render import layout_report
from inspector_app.domain.case import Case
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionHead
from inspector_app.domain.interview import Interview
from inspector_app.domain.number import BLANK
from inspector_app.domain.numbered_sheet import Sheet, SheetStock, StockKind
from inspector_app.domain.person import Person, PersonRole
from inspector_app.domain.project import Project
from inspector_app.domain.recorder_gates import two_inspectors
from inspector_app.domain.records import canonical, plain
from inspector_app.domain.role import Role
from inspector_app.domain.situation import Situation
from inspector_app.formdefs.computed import comes_of
from inspector_app.formdefs.facts import completed, from_json, with_computed, with_defaults, with_rows
from inspector_app.formdefs.model import BlockKind, CopyDef, FactDef, FactType, Form, Origin
from inspector_app.formdefs.placeholders import GAP, number_pattern
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.usecases.case_file import states_of
from inspector_app.usecases.case_papers import PaperChoice, order_choices, plain_paper
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.facts import interview_values, prefilled
from inspector_app.usecases.inspections import new_inspection
from inspector_app.usecases.interviews import known_words
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.visit_approvals import told_of_visit
from inspector_app.usecases.visit_facts import visit_values

MOST = 120
"""Blanks of one pack: more is no pack for a day."""
_LINES = (
    12,
    8,
    5,
    3,
)  # empty rows of a list that nobody can know beforehand: the most of them that takes no sheet more
_ANSWERED_BY_HAND = ("document.date", "order.due")
AT_A_SITE = (
    Role.VISIT_NOTICE, Role.INSPECTION, Role.QUESTIONING, Role.INQUIRY, Role.ORDER, Role.CORRECTION, Role.WAGE_LIST,
)  # fmt: skip
"""What is written where there is no machine, in the order of a visit."""
_BY_RECORD = (Role.INSPECTION, Role.QUESTIONING)


@dataclass(frozen=True, slots=True)
class BlankWish:
    """So many blanks of a form, about a case, or about a site without one.

    An order is made out to ``liability_rid``; empty: there is room to write to whom; None: to the only one that is
    liable, if none was ordered to pay yet.
    """

    form: str
    case_rid: str = ""
    project_rid: str = ""
    count: int = 1
    liability_rid: str | None = None


@dataclass(frozen=True, slots=True)
class BlankOrder:
    """A pack frozen before it is drawn: its numbers, and each blank with the facts that are known."""

    stock: SheetStock
    sheets: tuple[Sheet, ...]
    forms: tuple[Form, ...]
    facts: tuple[dict[str, Any], ...]
    author: str
    made_at: datetime


def certificate_notes(context: Context) -> tuple[Problem, ...]:
    """Certificates of the team that are over, or end today: blanks for tomorrow would bear them."""
    found = two_inspectors(Situation(context.clock.today(), context.team()))
    return tuple(replace(each, code="blank-certificate", level=Level.INFO) for each in found if "until" in each.details)


def blank_forms(context: Context) -> tuple[Form, ...]:
    """The forms of which blanks are printed, one for each of the roles that are wanted at a site."""
    found = (context.forms_of(role) for role in AT_A_SITE)
    return tuple(forms[0] for forms in found if forms)


def set_of_visit(context: Context) -> tuple[str, ...]:
    """The forms that are taken to each site of a route."""
    of_visit = (Role.VISIT_NOTICE, Role.INSPECTION, Role.QUESTIONING, Role.CORRECTION)
    return tuple(form.id for form in blank_forms(context) if form.role in of_visit)


def prepare_blanks(context: Context, wishes: Sequence[BlankWish]) -> BlankOrder:
    """Give each blank its number and fill in what is known; nothing is kept yet.

    Raises :class:`Refused` ``blanks-none``, ``blanks-many``, or as the forms' facts.
    """
    wanted = [wish for wish in wishes for _ in range(max(wish.count, 0))]
    if not wanted:
        raise Refused(Problem("blanks-none", "count"))
    if len(wanted) > MOST:
        raise Refused(Problem("blanks-many", "count", details={"most": str(MOST)}))
    today, first = context.clock.today(), _next(context)
    stock = SheetStock(
        new_rid(), StockKind.BLANK, today, _prefix(context), first, first + len(wanted) - 1, 4, context.writer.name
    )
    ready = {wish: _filled(context, wish) for wish in dict.fromkeys(wanted)}
    sheets = tuple(
        Sheet(
            new_rid(), stock.rid, first + number, form=wish.form, case_rid=wish.case_rid,
            project_rid=wish.project_rid, body=canonical(plain(ready[wish][1])),
        )
        for number, wish in enumerate(wanted)
    )  # fmt: skip
    forms, facts = zip(*((ready[wish][0], ready[wish][2]) for wish in wanted), strict=True)
    return BlankOrder(stock, sheets, forms, facts, context.agency.name, context.clock.now())


def _prefix(context: Context) -> str:
    return f"空{context.clock.today().year}-"


def _next(context: Context) -> int:
    """The number after the last blank of this year."""
    stocks = context.store.find(SheetStock, kind=StockKind.BLANK, prefix=_prefix(context))
    return max((stock.last for stock in stocks), default=0) + 1


def _filled(context: Context, wish: BlankWish) -> tuple[Form, Paper | Interview, dict[str, Any]]:
    """The form, the paper or the interview that it begins, and the facts of its blank."""
    form = context.forms.find(wish.form, on=context.clock.today())
    asked = asked_on(context, wish) if form.role is Role.QUESTIONING else None
    paper = _paper(context, form, wish)
    facts = prefilled(context, form, paper) | _of_record(context, form, wish, asked)
    facts = _as_decided(context, form, facts)
    for name in _ANSWERED_BY_HAND:
        facts.pop(name, None)
    if form.number_pattern:
        pattern = number_pattern(form, context.agency.short_name)
        facts["document.number"] = pattern.format(year=context.clock.today().year, serial=BLANK)
    return form, asked or paper, _with_lines(form, facts)


def _with_lines(form: Form, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with room for ink, also in lists: what stands below a list is not pushed on a sheet of its own. Empty
    rows are nobody: nothing is worked out from them."""
    lists = [fact.name for fact in form.facts if _wants_rows(fact, facts)]
    if not lists:
        return _with_rooms(form, facts)
    open_still = {each.name for each in form.facts for listed in lists if comes_of(each.name, listed, form)}
    tried = [
        _with_rooms(form, facts | {name: [{} for _ in range(lines)] for name in lists}, open_still) for lines in _LINES
    ]
    return min(tried, key=lambda each: layout_report(form, each).pages)


def _with_rooms(form: Form, facts: dict[str, Any], open_still: Set[str] = frozenset()) -> dict[str, Any]:
    """The facts completed, but for those that are open still; a drafted sentence leaves room for what must be written
    into it by hand."""
    unknown = {
        fact.name: _UNTOLD[fact.type]
        for fact in form.facts
        if fact.required and fact.type in _UNTOLD and fact.origin is not Origin.COMPUTED
        if not fact.default and facts.get(fact.name) in (None, "")
    }
    whole = with_computed(form, with_rows(form, {**facts, **unknown}))
    whole = with_defaults(form, {name: None if name in open_still else value for name, value in whole.items()})
    drafts = {fact.name for fact in form.facts if fact.default}
    return {
        name: _roomy(value) if name in drafts and isinstance(value, str) else value
        for name, value in whole.items()
        if name not in unknown
    }


_UNTOLD = {FactType.TEXT: "＿＿＿＿＿＿", FactType.DATE: "9999-12-31", FactType.MOMENT: "9999-12-31T23:59+08:00"}
"""What stands for an unknown value while sentences are drafted: no paper tells of such a day."""
_FAR_WORDS, _ROOM = re.compile("9999年12月31日( *23时59分)?"), "＿＿＿＿年＿＿月＿＿日"


_HOLE, _SPACE = re.compile(f"{re.escape(GAP)}[^〕]*〕"), "＿＿＿＿＿＿＿＿"


def _roomy(sentence: str) -> str:
    """A drafted sentence with room where a day, or what else it cannot do without, is to be written by hand."""
    dated = _FAR_WORDS.sub(lambda far: _ROOM + ("＿＿时＿＿分" if far[1] else ""), sentence)
    return _HOLE.sub(_SPACE, dated)


def _wants_rows(fact: FactDef, facts: dict[str, Any]) -> bool:
    """What a form begins with is printed: it stands in what is typed back, which tells what the paper asked for."""
    told = fact.type is not FactType.LIST or fact.origin is Origin.COMPUTED or facts.get(fact.name) or fact.rows
    return fact.required and not told


def _paper(context: Context, form: Form, wish: BlankWish) -> Paper:
    if not wish.case_rid:
        return Paper(form.id, project_rid=wish.project_rid)
    if form.role is Role.ORDER:
        return _order(context, form, wish)
    if form.role in _BY_RECORD:
        return Paper(form.id, case_rid=wish.case_rid)
    return plain_paper(context, wish.case_rid, form.id)


def _order(context: Context, form: Form, wish: BlankWish) -> Paper:
    """To whom was asked; nobody is ordered to pay because he stands first in a list."""
    choices = order_choices(context, wish.case_rid, form.id)
    chosen = [each for each in choices if each.paper.about.liability_rid == wish.liability_rid]
    if wish.liability_rid is None and (only := only_liable(choices)):
        chosen = [only]
    return replace(chosen[0].paper, due=None) if chosen else Paper(form.id, case_rid=wish.case_rid)


def only_liable(choices: Sequence[PaperChoice]) -> PaperChoice | None:
    """The one party to whom an order can go; None where there are several, or it has an order already."""
    return choices[0] if len(choices) == 1 and not choices[0].follows else None


def blank_orders(context: Context, about: "Sequence[BlankAbout]") -> tuple[PaperChoice, ...]:
    """To whom a blank of an order can be made out where blanks are about one case; nobody where of several."""
    case_rid = about[0].case_rid if len(about) == 1 else ""
    form = next((form for form in blank_forms(context) if form.role is Role.ORDER), None)
    return order_choices(context, case_rid, form.id) if form and case_rid else ()


def _as_decided(context: Context, form: Form, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with what the office decides of a passage (告知复议、诉讼权利) and no pen can: as on its last paper of
    the form, else it stands there where it can be written in full."""
    asked = {each.name for each in form.facts if (each.type, each.origin) == (FactType.YES_NO, Origin.ASK)}
    passages = {block.when: block.text.strip("{}") for block in form.blocks if block.when in asked}
    issued = [each for each in context.store.find(Document, form=form.id) if each.facts] if passages else []
    before = from_json(max(issued, key=lambda each: each.created_at).facts) if issued else {}
    drafts = completed(form, facts) if passages else {}
    decided = {
        name: before.get(name, bool(drafts.get(passage)) and GAP not in str(drafts[passage]))
        for name, passage in passages.items()
    }
    return facts | {name: answer for name, answer in decided.items() if facts.get(name) is None}


def ordered_before(context: Context, wishes: Sequence[BlankWish]) -> tuple[Problem, ...]:
    """The parties that have an order to pay already, to whom a blank of one is made out, or may be by hand."""
    told: dict[str, Problem] = {}
    for wish in wishes:
        form = context.forms.find(wish.form, on=context.clock.today())
        choices = order_choices(context, wish.case_rid, form.id) if form.role is Role.ORDER and wish.case_rid else ()
        for each in choices:
            if each.follows and wish.liability_rid in (None, "", each.paper.about.liability_rid):
                details = {"party": each.paper.addressee, "note": each.note}
                told.setdefault(each.paper.addressee, Problem(_AGAIN, "liability_rid", Level.WARNING, details))
    return tuple(told.values())


_AGAIN = "blank-order-again"


def _of_record(context: Context, form: Form, wish: BlankWish, asked: Interview | None) -> dict[str, Any]:
    """What a visit or an interview would begin with; its times are written by hand."""
    if form.role is Role.INSPECTION:
        visit = _to_come(context, new_inspection(context, wish.project_rid, wish.case_rid))
        values = visit_values(context, [visit])[visit.rid]
        values = {name: value for name, value in values.items() if not name.endswith(("started_at", "ended_at"))}
        values |= {"inspection.items": _items(context, visit), "inspection.findings": [{"line": n} for n in _FINDINGS]}
    elif asked is not None:
        values = {name: value for name, value in interview_values(asked).items() if name in _PRINTED}
    else:
        return {}
    names = {fact.name: fact.source or fact.name for fact in form.facts}
    return {name: values[source] for name, source in names.items() if values.get(source) not in (None, "")}


def _to_come(context: Context, visit: Inspection) -> Inspection:
    """The visit with the approval of the days that are still to come: a pack is printed the evening before."""
    project = context.store.get(Project, visit.project_rid) if visit.project_rid else None
    approval, notice_number = told_of_visit(context, project, ahead=True)
    return replace(visit, approval=visit.approval or approval, notice_number=visit.notice_number or notice_number)


_FINDINGS = range(1, 4)


def _items(context: Context, visit: Inspection) -> list[dict[str, Any]]:
    """Every item of the checklist, to be ticked by hand."""
    known = context.law.checklist
    return [
        {"line": line, "item_title": known[each.item].title, "basis": known[each.item].duty_text}
        for line, each in enumerate(visit.items, start=1)
    ]


_PRINTED = ("interview.matter", "interview.qas")


def asked_on(context: Context, wish: BlankWish) -> Interview:
    """What a blank asks: the shortest questions for a worker; who answers, and when, is written by hand."""
    team, belongs = context.team(), Belongs(wish.case_rid, project_rid=wish.project_rid)
    matter = context.store.need(Case, wish.case_rid).title if wish.case_rid else ""
    banks = [bank for bank in context.banks if str(PersonRole.WORKER) in bank.roles] or list(context.banks)
    bank = min(banks, key=lambda each: len(each.questions))
    words = known_words(context, Person("", ""), matter, belongs, team)
    return Interview("", "", context.clock.now(), case_rid=wish.case_rid, matter=matter, qas=bank.asked(words))


def draw_blanks(order: BlankOrder, progress: Progress | None = None) -> bytes:
    """The pack as one PDF, every sheet with its number; no store, so that a worker may do it.

    Raises :class:`Refused` for a character that no font has.
    """
    from inspector_app.documents.archive import Imprint
    from inspector_app.documents.volume import Part, bind

    progress, parts = progress or NoProgress(), []
    for done, (sheet, form, facts) in enumerate(zip(order.sheets, order.forms, order.facts, strict=True)):
        number = order.stock.number(sheet.serial)
        progress.step(done, len(order.sheets), f"生成{number}")
        parts += [Part(f"{number}　{form.title}", _drawn(order, form, facts, copy, number), numbered=False)
                  for copy in form.copies or (CopyDef(""),)]  # fmt: skip
    return bind(parts, Imprint(f"{PACK}　{order.stock.span}", order.author, order.made_at))


PACK = "应急空白"


def _drawn(order: BlankOrder, form: Form, facts: dict[str, Any], copy: CopyDef, number: str) -> bytes:
    """One copy of a blank: nothing is struck through, for all of it is still to be written."""
    from inspector_app.documents.render import Mark, render

    open_ended = replace(form, blocks=tuple(block for block in form.blocks if block.kind is not BlockKind.END))
    label = "　".join(filter(None, (copy.label, f"{PACK}　{number}")))
    labelled = replace(copy, label=label, note=NOTE)
    return render(
        open_ended, facts, copy=labelled, mark=Mark.FINAL, made_at=order.made_at, author=order.author
    )  # fmt: skip


NOTE = "停电、没有电脑时手工填写；编号不得涂改，带回后按编号回录，没有用的、写坏的一并交回。"


def record_blanks(context: Context, order: BlankOrder) -> SheetStock:
    """Keep the numbers as issued, before anything is printed. Raises :class:`Refused` ``blanks-moved``."""
    with context.unit("印制应急空白") as unit:
        if _next(context) != order.stock.first:
            raise Refused(Problem("blanks-moved", "count"))
        unit.put(order.stock)
        for sheet in order.sheets:
            unit.put(sheet)
    return order.stock


@dataclass(frozen=True, slots=True)
class BlankAbout:
    """What a pack may be for: a case, or a site without one; ``is_near``: something is to be done there now."""

    words: str
    case_rid: str = ""
    project_rid: str = ""
    is_near: bool = False


def blanks_about(context: Context) -> tuple[BlankAbout, ...]:
    """Cases that go on, those with a limit that runs or a visit from today on first; then the sites of such visits."""
    store, today = context.store, context.clock.today()
    cases = store.all(Case)
    states = states_of(context, cases)
    passed = store.passed
    open_ones = [case for case in cases if not states[case.rid].ended and case.rid not in passed]
    visits = [each for each in store.all(InspectionHead) if civil_date(each.started_at) >= today]
    near = {d.case_rid for d in store.find(Deadline, done_on=None)} | {each.case_rid for each in visits}
    found = [BlankAbout(c.title, c.rid, is_near=c.rid in near) for c in open_ones]
    sites = store.pick(Project, dict.fromkeys(v.project_rid for v in visits if v.project_rid and not v.case_rid))
    found += [BlankAbout(site.name, project_rid=site.rid, is_near=True) for site in sites]
    return tuple(sorted(found, key=lambda each: not each.is_near))
