"""补录纸质文书: a notice or decision that was issued on paper, without the program, told by its original.

What follows it (催告, 听证, 强制执行 …) stands upon papers on file; one that was made before the program was used, or
by hand in the field, is on file when its original is. Its service is entered as of any other paper, and 案卷评查 asks
of it what it asks of those that were made here.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.dates import chinese
from inspector_app.domain.document import ABOUT_NOTHING, ON_PAPER, About, Document, DocumentKind, FrozenCopy
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.reason import name_problem, says_who
from inspector_app.domain.records import canonical
from inspector_app.domain.role import Event, Role, RoleLimit
from inspector_app.formdefs.model import Form
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.files import sha256
from inspector_app.support.progress import Progress
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.case_papers import order_under
from inspector_app.usecases.context import Context
from inspector_app.usecases.entry_papers import told_in_registers
from inspector_app.usecases.evidence import originals
from inspector_app.usecases.gates import weigh
from inspector_app.usecases.hand_checks import hand_order_problems, hand_paper_problems, ordered_about
from inspector_app.usecases.handlers import handler_problems, handlers_of_case
from inspector_app.usecases.limit_events import moved
from inspector_app.usecases.numbers import typed_number
from inspector_app.usecases.paper import Paper, written
from inspector_app.usecases.undone_papers import last_untold

TITLE = "补录纸质文书"
_SIDE, _DPI = 1600, 150.0  # as legible as in the volume of its case
PAYS = (Role.ORDER, Role.DECISION)
"""The roles of papers that ask for the wages of a list."""
_PRINTED = "在纸上开具，原件扫描入卷"


@dataclass(frozen=True, slots=True)
class HandPaper:
    """What stands on the original: form, party, number, day, who signed; ``days`` a term that the paper itself sets, in
    the days of its limit, ``due`` the last day that it sets, ``total_fen`` what it asks for, in 分; ``sealed`` that it
    bears the seal; ``scan`` the pictures of all its pages, as evidence of the case."""

    form: str
    addressee: str
    addressee_rid: str
    number: str
    on: date
    by: str
    sealed: bool
    scan: tuple[str, ...]
    days: int | None = None
    due: date | None = None
    total_fen: int | None = None


@dataclass(frozen=True, slots=True)
class HandOrder:
    """A paper as it will be kept but for its copy, with its act; ``read`` gives the originals of its pages."""

    document: Document
    form: Form
    issued: Act
    sealed: Act | None
    read: Callable[[Progress], Mapping[str, bytes]]


def hand_forms(context: Context) -> tuple[Form, ...]:
    """The forms in force today of papers that another one follows by law: orders, notices, calls to
    a hearing and decisions; and of what takes one of them back."""
    rules = context.law.procedure.roles
    earlier = {role for rule in rules.values() for roles in rule.before.values() for role in roles}
    earlier |= {of for rule in rules.values() for of, _ in rule.repeats if rules[of].kind is DocumentKind.OUTGOING}
    orders = {Role.ORDER, Role.CORRECTION}
    return tuple(
        form for role in rules if role in earlier | orders | {Role.UNDOING} for form in context.forms_of(role)
        if form.usual or role not in orders
    )  # fmt: skip


def hand_title(context: Context, form: Form) -> str:
    """What a form is called where a paper is chosen: with the titles that papers of former days bear."""
    old = {each.title: each.valid_until for each in context.forms.all() if each.id == form.id}
    former = [f"{title}（{chinese(last)}以前）" for title, last in old.items() if last and title != form.title]
    return "；".join([form.title, *former])


def edition_on(context: Context, form_id: str, day: date) -> Form:
    """The edition that a paper of a day bears: that of its time where we have it, else today's."""
    try:
        return context.forms.find(form_id, on=day)
    except Refused:
        return context.forms.find(form_id, on=context.clock.today())


def term_set(context: Context, form_id: str) -> RoleLimit | None:
    """The limit whose length a paper of a form sets itself; None where it sets none."""
    return next((line for line in context.rule(form_id).limits if line.days_by), None)


def sets_day(context: Context, form_id: str) -> bool:
    """Whether a paper of a form sets a last day."""
    return context.rule(form_id).set_day() is not None


def order_hand_paper(
    context: Context, case_rid: str, told: HandPaper, reasons: Mapping[str, str] | None = None
) -> HandOrder:
    """Look at what is told; ``reasons`` answer what the rules asked of such a paper on its day, and are kept with it.

    Raises :class:`Refused` ``setup-missing`` or ``name-says-nobody`` without a leader, ``approved-by-handler``,
    ``signed-in-future``, ``hand-paper-no-number``, ``hand-paper-no-scan``, ``hand-paper-no-days``,
    ``hand-paper-no-due``, ``number-shape``, ``number-known``, or what :func:`hand_paper_problems` and
    :func:`hand_order_problems` find.
    """
    form, line = edition_on(context, told.form, told.on), term_set(context, told.form)
    whole = case_file(context, case_rid)
    pieces = [context.store.need(Evidence, rid) for rid in told.scan]
    problems = [] if says_who(told.by) else [name_problem(told.by, "by")]
    problems += handler_problems(told.by, handlers_of_case(context, whole.case), "by")
    sets, pays = sets_day(context, told.form), context.rule(told.form).role in PAYS
    found = {
        "signed-in-future": (told.on > context.clock.today(), "on"),
        "hand-paper-no-number": (bool(form.number_pattern) and not told.number.strip(), "number"),
        "hand-paper-no-scan": (not any(piece.sealed for piece in pieces), "scan"),
        "hand-paper-no-due": (sets and (told.due is None or told.due <= told.on), "due"),
    }
    asked = hand_order_problems(whole, told.addressee_rid, told.total_fen) if pays else []
    if line and not told.days:
        fact = form.fact(line.days_by)
        problems.append(Problem("hand-paper-no-days", "days", details={"label": fact.label if fact else ""}))
    refuse_errors([*problems, *asked, *(Problem(code, where) for code, (is_so, where) in found.items() if is_so)])
    number = typed_number(context, form, told.number) if form.number_pattern else ""
    facts = {"document.number": number, "document.date": told.on.isoformat(), "addressee.name": told.addressee}
    facts |= {"order.due": told.due.isoformat()} if sets and told.due else {}
    body = canonical(facts | ({line.days_by: told.days} if line else {}))
    begun = Document(
        new_rid(), form.id, form.edition, form.kind, form.title, context.clock.now(), number=number, facts=body,
        facts_sha256=sha256(body.encode()),
    )  # fmt: skip
    paper = Paper(form.id, case_rid, "", told.addressee, told.addressee_rid, due=told.due if sets else None)
    document = written(begun, replace(paper, about=_about(context, whole, paper)))
    issued = _act(document, ActKind.SIGNED_OFF, context.moment(told.on), told.by.strip())
    seal = _act(document, ActKind.SEALED, issued.at, context.agency.name)
    issued = replace(issued, printed=_PRINTED, evidence_rids=told.scan)
    against = [*asked, *hand_paper_problems(context, document, issued, told.sealed)]
    document = replace(document, reasons=weigh(against, reasons or {}))
    return HandOrder(document, form, issued, seal if told.sealed else None, originals(context, pieces))


def _about(context: Context, whole: CaseFile, paper: Paper) -> About:
    """What a paper that was issued on paper speaks of: the lines that it orders to pay, what it takes back, or the
    order on which a notice of listing rests."""
    role = context.rule(paper.form).role
    if role in PAYS:
        return ordered_about(whole, paper.addressee_rid)
    if role is Role.PRE_NOTICE:
        return About(order_rid=order_under(whole, paper.addressee_rid))
    undone = last_untold(context, whole, paper) if role is Role.UNDOING else None
    return About(served_rid=undone.rid) if undone else ABOUT_NOTHING


def _act(document: Document, kind: ActKind, at: datetime, by: str) -> Act:
    return Act(new_rid(), kind, document.rid, at, by, case_rid=document.case_rid)


def draw_hand_paper(order: HandOrder, progress: Progress) -> bytes:
    """The pages of the original as one PDF, for the worker; strangers' files are decoded in the process without keys.

    Raises :class:`Refused` ``hand-paper-unread`` for one that cannot be read or has more pages than are looked at.
    """
    from inspector_app.documents.foreign import look
    from inspector_app.documents.volume import packed, pictures_pdf

    sights = look(list(order.read(progress).values()), _SIDE, _DPI)
    if not sights or any(sight.problem or sight.total > len(sight.pages) for sight in sights):
        raise Refused(Problem("hand-paper-unread", "scan"))
    return pictures_pdf([packed(page) for sight in sights for page in sight.pages], is_sheet=True)


def keep_hand_paper(context: Context, order: HandOrder, pdf: bytes) -> Document:
    """Keep paper, acts, limits and what registers are told in one act of the journal."""
    from inspector_app.documents.images import page_count

    sealed = context.store.sealed
    copy = FrozenCopy(ON_PAPER, sealed.add(pdf), len(pdf), page_count(pdf))
    document, day = replace(order.document, copies=(copy,)), order.issued.at
    with context.act(TITLE), context.unit(TITLE) as unit:
        unit.put(document)
        for act in filter(None, (order.issued, order.sealed)):
            unit.put(act)
        for told in told_in_registers(context, order.form, document, {}, order.issued, None):
            unit.put(told)
        for deadline in moved(context, Event.SIGNED_OFF, document, order.issued, civil_date(day)):
            unit.put(deadline)
    return document
