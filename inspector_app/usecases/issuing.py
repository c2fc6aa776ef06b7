"""Sign a paper off: prepare reads and freezes, perform renders, record is one transaction with number, act and PDF.

Killed anywhere, no number is lost or doubled: the sealed bytes are durable before the one row that names them, and the
number is checked inside that row's transaction to be still the next one.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from inspector_app.documents.images import page_count
from inspector_app.documents.render import Mark, glyph_problems, render
from inspector_app.domain.act import Act, ActKind, PhoneApproval
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, DocumentKind, FrozenCopy
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import PaperVerb, check_paper, paper_verbs
from inspector_app.domain.number import BLANK, NumberBlock, as_printed
from inspector_app.domain.opinion import Answer
from inspector_app.domain.paper_code import code_of
from inspector_app.domain.records import canonical
from inspector_app.domain.role import Event, Role
from inspector_app.formdefs.facts import check_facts, completed
from inspector_app.formdefs.model import CopyDef, Facts, Form, Origin
from inspector_app.store.documents import given_numbers
from inspector_app.store.unit import Unit
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.files import sha256
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.usecases.agency_on_paper import learned_agency
from inspector_app.usecases.approvals import approval_problems, carry_out
from inspector_app.usecases.blank_of import blank_day_problems, saying_so
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.entry_papers import about_entry, told_in_registers
from inspector_app.usecases.facts import prefilled
from inspector_app.usecases.free_figures import figure_problems
from inspector_app.usecases.gates import gate_problems_of_day, weigh
from inspector_app.usecases.limit_events import moved
from inspector_app.usecases.machine_clock import clock_problems
from inspector_app.usecases.numbers import block_for, free_number, next_free, odd_year, series_problems, typed_number
from inspector_app.usecases.paper import Paper, as_written, day_borne, kept_paper, written
from inspector_app.usecases.paper_checks import (
    case_problems,
    day_problems,
    gap_problems,
    open_answers,
    party_problems,
    told_before_signing,
)
from inspector_app.usecases.paper_titles import title_problems
from inspector_app.usecases.penalty_checks import penalty_problems
from inspector_app.usecases.phone_approvals import as_answered, phone_problems
from inspector_app.usecases.record_fields import record_as_stated
from inspector_app.usecases.record_times import stated_time_problems
from inspector_app.usecases.recorded import record_problems
from inspector_app.usecases.reviews import review_problems, signer_problems, signing_day_problems, signing_moment
from inspector_app.usecases.situations import situation_of
from inspector_app.usecases.stated import asked_once, state_problems
from inspector_app.usecases.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class Numbering:
    """Where the number comes from: the next of the block, a number typed by hand, or a blank for ink."""

    typed: str = ""
    blank: bool = False


@dataclass(frozen=True, slots=True)
class SignOffOrder:
    """A paper frozen before rendering. ``serial`` is the number it hopes to get, ``writer_rid`` in whose name it is
    made, ``seen`` how long the journal was and ``around`` the records as they stood then; ``signed_at`` when the leader
    signed, where that was another day; it ``has_code`` where the agency wants one on its sheets."""

    document: Document
    form: Form
    facts: dict[str, Any]
    block: NumberBlock | None
    serial: int | None
    signed_by: str
    at: datetime
    act_kind: ActKind | None
    author: str
    writer_rid: str
    seen: int
    around: Surroundings
    draft_key: str = ""
    opinion: str = ""
    phone: PhoneApproval | None = None
    signed_at: datetime | None = None
    has_code: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """The PDF bytes of each copy."""

    copies: tuple[tuple[CopyDef, bytes], ...]


class NumberMoved(Exception):
    """Between prepare and record another paper took the number; prepare again."""


def form_for(context: Context, paper: Paper, edition: str | None = None) -> Form:
    """The edition in force today, or the one asked for."""
    return context.forms.find(paper.form, edition, context.clock.today())


def start_facts(context: Context, paper: Paper, edition: str | None = None) -> dict[str, Any]:
    """What a new paper begins with: everything the records give, and our drafted sentences to be edited."""
    form = form_for(context, paper, edition)
    return completed(form, prefilled(context, form, paper))


def paper_problems(
    context: Context, paper: Paper, facts: Facts, edition: str | None = None, document_rid: str = ""
) -> list[Problem]:
    """Everything that speaks against sign-off: facts, gates of law, characters that cannot be printed.

    ``document_rid`` names the kept paper that is gone on with: it may have been reviewed.
    """
    form = form_for(context, paper, edition)
    whole = completed(form, facts)
    around = Surroundings(context, as_written(paper, form, whole), document_rid=document_rid)
    return [*_problems(form, around, whole), *review_problems(context, *around.kept(document_rid), form, whole)]


def _problems(form: Form, around: Surroundings, whole: Facts) -> list[Problem]:
    """:func:`paper_problems` of a paper whose records were read already; ``whole`` are its completed facts."""
    context, record = around.context, record_as_stated(form, around, whole)
    around = around.stating(record)
    return asked_once([
        *stated_time_problems(form, around, whole, record), *approval_problems(around, form, whole),
        *told_before_signing(around), *clock_problems(context, around.journal.hlc),
        *series_problems(context, form),
        *gate_problems_of_day(context, gates_asked(context, form), situation_of(around, whole), day_borne(form, whole)),
        *case_problems(form, around), *party_problems(form, around, whole), *record_problems(form, around, whole),
        *state_problems(form, around, whole), *figure_problems(form, around, whole), *check_facts(form, whole),
        *day_problems(context, form, whole), *blank_day_problems(around, whole),
        *glyph_problems(form, whole), *title_problems(context, form, whole), *open_answers(form, whole),
        *gap_problems(form, whole), *penalty_problems(form, context.law, whole, around.whole),
    ])  # fmt: skip


def gates_asked(context: Context, form: Form) -> tuple[str, ...]:
    """The gates that are looked at before a paper goes out; what a signed record must hold is asked at its signing.

    The screen names these and no others as looked at.
    """
    procedure, later = context.law.procedure, context.rule(form.id).at_signing
    handled = procedure.handled if form.fact(procedure.handled_by) else ()
    return tuple(gate for gate in dict.fromkeys((*form.gates, *handled)) if gate not in later)


@dataclass(frozen=True, slots=True)
class SignOff:
    """What the inspector decides at sign-off: the leader who signs, reasons for warnings, the number, the edition.

    ``draft_key`` names the draft that is forgotten in the same transaction. ``opinion`` is what the leader wrote, on
    the day ``signed_on`` (today for none), or the call in which it was approved instead (``phone``); ``answer`` is what
    was decided where their words do not say it.
    """

    signed_by: str
    reasons: Mapping[str, str] = field(default_factory=dict)
    numbering: Numbering = Numbering()
    edition: str | None = None
    document_rid: str = ""
    draft_key: str = ""
    opinion: str = ""
    signed_on: date | None = None
    phone: PhoneApproval | None = None
    answer: Answer | None = None


def prepare_sign_off(context: Context, paper: Paper, facts: Facts, decision: SignOff) -> SignOffOrder:
    """Check everything, freeze the facts and the next number. Raises :class:`Refused`."""
    form = form_for(context, paper, decision.edition)
    whole = completed(form, facts)
    paper = as_written(paper, form, whole)
    around = Surroundings(context, paper, document_rid=decision.document_rid)
    seen = around.journal.head.seq
    earlier, acts = around.kept(decision.document_rid)
    _refuse_if_final(earlier, acts)
    opinion, phone = as_answered(context, decision.opinion, decision.phone, decision.answer)
    problems = [*_problems(form, around, whole), *review_problems(context, earlier, acts, form, whole)]
    problems += signer_problems(around, form, whole, (earlier, acts), decision.signed_by, opinion)
    problems += phone_problems(context, form, phone)
    problems += odd_year(decision.numbering.typed, whole) if form.number_pattern else []
    problems += signing_day_problems(context, earlier, acts, decision.signed_on)
    reasons = weigh(problems, decision.reasons)
    block, serial, number = _number(around, form, decision.numbering, earlier)
    moment = context.clock.now()
    if form.number_pattern:
        whole = {**whole, "document.number": number}
    paper = replace(paper, addressee=str(whole.get("addressee.name") or paper.addressee))
    begun = earlier or Document(new_rid(), form.id, form.edition, form.kind, form.title, moment)
    document = replace(
        written(begun, about_entry(context, _settled(paper, around.whole))),
        form=form.id,
        edition=form.edition,
        kind=form.kind,
        title=_title(form, whole),
        number=number if form.number_pattern else "",
        block_rid=block.rid if block else "",
        serial=serial,
        version=earlier.version + 1 if earlier and earlier.copies else 1,
        form_sha256=form.sha256,
        reasons=reasons,
    )
    return SignOffOrder(
        document, _printed(around, form, document, earlier), whole, block, serial, decision.signed_by, moment,
        _SIGNING.get(form.kind), around.agency.name, around.writer.rid, seen, around, decision.draft_key,
        opinion, phone, signing_moment(context, acts, decision.signed_on),
        around.agency.paper_codes,
    )  # fmt: skip


def _printed(around: Surroundings, form: Form, document: Document, earlier: Document | None) -> Form:
    """The form as it is printed: what was typed back from a numbered blank says so."""
    subject = document.subject_rid if document.kind is DocumentKind.RECORD else ""
    typed_back = earlier is not None or subject
    return saying_so(around.context, form, around.whole, document.rid, subject) if typed_back else form


_SIGNING = {DocumentKind.OUTGOING: ActKind.SIGNED_OFF, DocumentKind.INTERNAL: ActKind.APPROVED}


def _refuse_if_final(earlier: Document | None, acts: tuple[Act, ...]) -> None:
    """A record may be printed anew until it is signed; an outgoing or internal paper is signed off once."""
    if earlier and PaperVerb.EDIT not in paper_verbs(earlier, acts):
        raise Refused(Problem("document-final", "document", details={"number": earlier.number or earlier.title}))


def _title(form: Form, facts: Facts) -> str:
    """What the paper is called on its face: a bureau may name its order otherwise."""
    own = form.fact("order.title")
    return str(facts.get("order.title") or form.title) if own and own.origin is Origin.ASK else form.title


def _settled(paper: Paper, whole: CaseFile | None) -> Paper:
    """The paper with the lines that an order prints: what is owed later does not change what it ordered."""
    if whole is None or not whole.is_a(paper.form, Role.ORDER):
        return paper
    return paper.speaking_of(claim_rids=tuple(claim.rid for claim in whole.lines(paper)))


def _number(
    around: Surroundings, form: Form, numbering: Numbering, earlier: Document | None
) -> tuple[NumberBlock | None, int | None, str]:
    context, agency = around.context, around.agency
    if not form.number_pattern:
        return None, None, ""
    if numbering.typed.strip():
        return None, None, typed_number(context, form, numbering.typed, earlier.rid if earlier else "", agency)
    given = given_numbers(context.store)
    block = block_for(context, form, given, agency)
    if numbering.blank:
        return block, None, block.text(None)
    serial = next_free(block, given)
    return block, serial, block.text(serial)


def write_number_back(context: Context, document_rid: str, number: str) -> Document:
    """手填文号回录: the number written by hand into the blank of an issued paper; what was printed stays.

    Raises :class:`Refused` ``number-not-blank``, ``number-missing``, ``number-shape`` or ``number-known``.
    """
    document = context.store.need(Document, document_rid)
    check_paper(PaperVerb.NUMBER_BACK, document, context.store.find(Act, subject_rid=document_rid))
    block = context.store.need(NumberBlock, document.block_rid)
    if not number.strip() or BLANK in number:
        raise Refused(Problem("number-missing", "document.number"))
    written = free_number(context, as_printed(block.pattern, block.year, number.strip()), document_rid)
    with context.unit("手填文号回录") as unit:
        unit.put(replace(document, number=written))
    return replace(document, number=written)


def _claim_number(context: Context, unit: Unit, order: SignOffOrder) -> None:
    """Inside the transaction: the number must still be free, and the block is kept with its first paper."""
    if _still(unit, order):
        if order.block is not None:
            unit.put(order.block)
        return
    if order.block is None:
        if order.document.number:
            free_number(context, order.document.number, order.document.rid)
        return
    known = context.store.get(NumberBlock, order.block.rid)
    if known is None:
        unit.put(order.block)
    if order.serial is not None and next_free(known or order.block, given_numbers(context.store)) != order.serial:
        raise NumberMoved


def perform_sign_off(order: SignOffOrder, progress: Progress) -> Rendered:
    """Render each copy; no store, no screen."""
    made = []
    code = code_of(order.document, order.facts, _hash(order.facts)).words if order.has_code else ""
    copies = order.form.copies or (CopyDef(""),)
    for step, copy in enumerate(copies):
        progress.step(step, len(copies), f"生成{copy.label or order.form.title}")
        pdf = render(
            order.form, order.facts, copy=copy, mark=Mark.FINAL, made_at=order.at, author=order.author, code=code
        )  # fmt: skip
        made.append((copy, pdf))
    progress.step(len(copies), len(copies), "生成完毕")
    return Rendered(tuple(made))


def record_sign_off(context: Context, order: SignOffOrder, rendered: Rendered) -> Document:
    """Seal the bytes, then write number, paper and act at once. Raises :class:`NumberMoved`.

    Raises :class:`Refused` when the records say otherwise by now than what was drawn meanwhile.
    """
    reason = "签发文书" if order.act_kind else "打印笔录"
    with context.store.act(order.writer_rid, reason), context.store.unit(order.writer_rid, reason) as unit:
        around = order.around if _still(unit, order) else Surroundings(context, kept_paper(order.document))
        record = record_as_stated(order.form, around, order.facts)
        if not _still(unit, order):
            refuse_errors(record_problems(order.form, around.stating(record), order.facts))
        _claim_number(context, unit, order)
        document = _sealed(context, order, rendered)
        unit.put(document)
        if record is not None:
            unit.put(record)
        if order.act_kind:
            act = _signing_act(order, order.act_kind, document)
            unit.put(act)
            in_registers = told_in_registers(context, order.form, document, order.facts, act, around.whole)
            for told in (*in_registers, *learned_agency(around.agency, order.facts)):
                unit.put(told)
            for deadline in _begun(context, document, act):
                unit.put(deadline)
            carry_out(context, document, order.signed_by)
        if order.draft_key:
            context.store.drafts.drop_all(order.draft_key)
    return document


def _signing_act(order: SignOffOrder, kind: ActKind, document: Document) -> Act:
    return Act(
        new_rid(), kind, document.rid, order.signed_at or order.at, order.signed_by, case_rid=document.case_rid,
        note=order.opinion, phone=order.phone,
    )  # fmt: skip


def _begun(context: Context, document: Document, act: Act) -> list[Deadline]:
    """What the sign-off moves, and what a telephone approval starts besides."""
    signed = moved(context, Event.SIGNED_OFF, document, act, civil_date(act.at))
    return [*signed, *(moved(context, Event.PHONED, document, act, civil_date(act.phone.at)) if act.phone else ())]


def _still(unit: Unit, order: SignOffOrder) -> bool:
    """Whether nothing was written since :func:`prepare_sign_off` looked: what it read stands and is not read again."""
    return unit.seq == order.seen


def _sealed(context: Context, order: SignOffOrder, rendered: Rendered) -> Document:
    """The paper with its copies, whose bytes are durable before the row that names them."""
    copies = tuple(
        FrozenCopy(copy.label, context.store.sealed.add(pdf), len(pdf), page_count(pdf))
        for copy, pdf in rendered.copies
    )
    return replace(order.document, facts=canonical(order.facts), facts_sha256=_hash(order.facts), copies=copies)


def _hash(facts: Facts) -> str:
    return sha256(canonical(facts).encode())


def sign_off(
    context: Context, paper: Paper, facts: Facts, decision: SignOff, progress: Progress | None = None
) -> Document:
    """Prepare, perform and record in one go, for callers without a window."""
    while True:
        order = prepare_sign_off(context, paper, facts, decision)
        rendered = perform_sign_off(order, progress or NoProgress())
        try:
            return record_sign_off(context, order, rendered)
        except NumberMoved:
            continue


def copy_bytes(context: Context, document: Document, label: str) -> bytes:
    """The PDF of one copy exactly as issued. Raises :class:`Refused` ``copy-unknown``."""
    for copy in document.copies:
        if copy.label == label:
            return context.store.sealed.read(copy.sha256)
    raise Refused(Problem("copy-unknown", "copy", details={"label": label}))
