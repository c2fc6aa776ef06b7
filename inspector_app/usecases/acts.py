"""What happens to a paper after it is written: 报批, 审核, 用印, 签字, 送达, 异议, 作废, 撤销, 打印, 更正."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime

from inspector_app.domain.act import Act, ActKind, Service
from inspector_app.domain.case import Case, case_state
from inspector_app.domain.dates import chinese
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import Document, DocumentKind, served_act
from inspector_app.domain.identity import new_rid
from inspector_app.domain.interview import Interview
from inspector_app.domain.lifecycle import (
    CaseVerb,
    PaperVerb,
    check_case,
    check_paper,
    may_be_undone,
    number_left_blank,
    resting_on,
)
from inspector_app.domain.reason import says_why
from inspector_app.domain.records import canonical
from inspector_app.domain.role import Event, Role
from inspector_app.formdefs.facts import completed, from_json
from inspector_app.formdefs.model import Facts
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem, Refused, refuse_errors
from inspector_app.support.files import sha256
from inspector_app.support.vocabulary import word
from inspector_app.usecases.approvals import refuse_carried_out
from inspector_app.usecases.blank_of import blank_of
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.finding_papers import settled
from inspector_app.usecases.gates import reason_words, weigh
from inspector_app.usecases.grounds import lost_ground
from inspector_app.usecases.hearings import hearing_requests, refuses_hearing
from inspector_app.usecases.issuing import form_for
from inspector_app.usecases.limit_events import lapsed, moved
from inspector_app.usecases.numbers import corrected_number
from inspector_app.usecases.on_filing import undoing_problems
from inspector_app.usecases.order_facts import OBEYED
from inspector_app.usecases.paper import Paper, as_written, kept_paper, written
from inspector_app.usecases.paper_checks import print_problems
from inspector_app.usecases.prints import UNTOLD, Signature, uncounted
from inspector_app.usecases.served_days import served_on
from inspector_app.usecases.service_checks import of_service
from inspector_app.usecases.signing import recorded, signing_doubts, signing_problems
from inspector_app.usecases.taken_back import take_with_it
from inspector_app.usecases.watch_papers import follow


def submit(
    context: Context, paper: Paper, facts: Facts, to: str, document_rid: str = "", draft_key: str = ""
) -> Document:
    """报批: the paper as it now stands goes to a leader; it stays editable until sign-off.

    With ``document_rid`` a paper that was submitted before goes again, as it stands now; the draft of ``draft_key``
    is forgotten. Raises :class:`Refused` for a paper that may not be submitted (any more).
    """
    form = form_for(context, paper)
    whole = completed(form, facts)
    body = canonical(whole)
    paper = as_written(paper, form, whole)
    earlier = context.store.need(Document, document_rid) if document_rid else None
    document = Document(
        rid=earlier.rid if earlier else new_rid(), form=form.id, edition=form.edition, kind=form.kind,
        title=form.title, created_at=earlier.created_at if earlier else context.clock.now(), facts=body,
        facts_sha256=sha256(body.encode()), form_sha256=form.sha256,
    )  # fmt: skip
    check_paper(PaperVerb.SUBMIT, earlier or document, _acts(context, document))
    document = written(document, paper)
    with context.unit("报批") as unit:
        unit.put(document)
        unit.put(_with_facts(document, _act(context, ActKind.SUBMITTED, document, context.writer.name, f"报{to}审批")))
        if draft_key:
            context.store.drafts.drop_all(draft_key)
    return document


def affix_seal(context: Context, document_rid: str, by: str, note: str = "", printed: str = "") -> Act:
    """用印 after sign-off; for pre-stamped sheets ``note`` keeps their number; ``printed`` says where else it was.

    Raises :class:`Refused`, also ``seal-late-no-note`` when the paper was served and nobody says when it was sealed,
    ``paper-ground-lost`` where what it was made on does not stand any more,
    and ``print-uncounted`` when nothing was printed here and nobody says where it was: no sheet bears the seal yet.
    """
    document = _open_for(context, PaperVerb.SEAL, document_rid)
    done = _acts(context, document)
    late = served_act(document, done) and not says_why(note)
    unprinted = _uncounted(context, document, done, printed)
    found = [] if late else _ground_problems(context, document)
    refuse_errors([*([Problem("seal-late-no-note", "note")] if late else ()), *found, *unprinted])
    act = _act(context, ActKind.SEALED, document, by, note=note.strip())
    return _keep(context, replace(act, printed=printed.strip()), "用印")


def refuse_signature(context: Context, document_rid: str, told: Signature, *, has_scan: bool) -> Document:
    """The print that may be registered as signed; the same for every record, wherever it is asked.

    Raises :class:`Refused`: out of its turn; what a transcript lacks, handwritten answers are typed back first;
    ``record-no-scan`` without scan and words; ``record-print-old`` when the record was changed after its print and
    nobody says that this was done in ink; ``print-uncounted`` when nothing was printed here since the record
    became this print, and nobody says where it was printed instead; answers such as a request for recusal while
    nobody says how that was decided (:func:`~.signing.signing_doubts`).
    """
    document = _open_for(context, PaperVerb.SIGN_RECORD, document_rid)
    record = recorded(context, document)
    problems = signing_problems(context, record) if isinstance(record, Interview) else []
    if not says_why(told.answered):
        doubted = signing_doubts(context, record, document)
        problems += [replace(each, where="answered", level=Level.ERROR) for each in doubted]
    if not has_scan and not says_why(told.note):
        problems.append(Problem("record-no-scan", "scan"))
    if not says_why(told.corrected):
        problems += print_problems(context, kept_paper(document), document)
    problems += _uncounted(context, document, _acts(context, document), told.printed)
    refuse_errors(problems)
    return document


def _uncounted(context: Context, document: Document, done: Sequence[Act], told: str) -> list[Problem]:
    """:func:`~.prints.uncounted`; what was written on a blank of ours was printed as that blank."""
    subject = document.subject_rid if document.kind is DocumentKind.RECORD else ""
    return [] if blank_of(context, document.rid, subject) else uncounted(document, done, told)


def sign_record(context: Context, document_rid: str, scan_rids: Sequence[str], told: Signature = UNTOLD) -> Act:
    """签字: the printed record was signed; its scans are the original (正本). Raises as :func:`refuse_signature`."""
    document = refuse_signature(context, document_rid, told, has_scan=bool(scan_rids))
    act = replace(
        _act(context, ActKind.SIGNED, document, context.writer.name, note=told.note.strip()),
        corrected=told.corrected.strip(), printed=told.printed.strip(), answered=told.answered.strip(),
        evidence_rids=tuple(scan_rids),
    )  # fmt: skip
    with context.unit("登记签字") as unit:
        unit.put(act)
        signed = moved(context, Event.SIGNED, document, act, civil_date(act.at))
        for deadline in (*_obeyed(context, document, act), *signed):
            unit.put(deadline)
        for finding in settled(context, document, act):
            unit.put(finding)
    return act


def _obeyed(context: Context, document: Document, act: Act) -> list[Deadline]:
    """The limits of an order that end because a signed 整改复查记录 tells that it was obeyed."""
    order_rid = document.about.order_rid
    if context.rule(document.form).role is not Role.RECHECK or not order_rid:
        return []
    told = from_json(document.facts).get("recheck.result")
    order = context.store.need(Document, order_rid)
    return moved(context, Event.RECHECKED, order, act, civil_date(act.at)) if told == OBEYED else []


def add_scan(context: Context, document_rid: str, scan: Sequence[str]) -> Act:
    """补交扫描件, the pieces of evidence, of a signing or a service that was entered without any.

    Raises :class:`Refused` before either, ``scan-there`` or ``scan-none``.
    """
    document = _open_for(context, PaperVerb.ADD_SCAN, document_rid)
    if not scan:
        raise Refused(Problem("scan-none", "scan"))
    act = replace(_act(context, ActKind.SCANNED, document, context.writer.name), evidence_rids=tuple(scan))
    with context.unit("补交扫描件") as unit:
        unit.put(act)
        for deadline in moved(context, Event.SCANNED, document, act, context.clock.today()):
            unit.put(deadline)
    return act


def serve(
    context: Context, document_rid: str, at: datetime, service: Service, reasons: Mapping[str, str] | None = None
) -> Act:
    """送达: one transaction with the limits that service starts. Raises :class:`Refused`.

    An order served on or after its own last day would be void, so that is refused here (``service-after-due``); one
    that leaves fewer days than is usual wants a reason (``service-short-term``), which the act keeps; so does a paper
    of which nobody entered that it bears the seal (``service-not-sealed``), or that it was printed
    (``print-uncounted``; not where it was sent by electronic means).
    """
    document = _open_for(context, PaperVerb.SERVE, document_rid)
    done = _acts(context, document)
    act = replace(
        _act(context, ActKind.SERVED, document, context.writer.name), at=at, service=service,
        evidence_rids=service.evidence_rids,
    )  # fmt: skip
    problems = of_service(context, document, done, act)
    if at > context.clock.now():
        problems.append(Problem("service-in-future", "service.at"))
    problems += _ground_problems(context, document)
    if number_left_blank(document):
        problems.append(Problem("service-number-blank", "document"))
    day = served_on(context, act)
    act = replace(act, note="；".join(dict.fromkeys(map(reason_words, weigh(problems, reasons or {})))))
    with context.unit("送达") as unit:
        unit.put(act)
        scanned = moved(context, Event.SCANNED, document, act, context.clock.today()) if act.evidence_rids else []
        for deadline in (*moved(context, Event.SERVED, document, act, day), *scanned):
            unit.put(deadline)
        follow(context, unit, document, done, act)
    return act


def _ground_problems(context: Context, document: Document) -> list[Problem]:
    """A paper whose order, notice or decision was withdrawn, or is no longer served, may not go out."""
    papers = context.store.find(Document, case_rid=document.case_rid) if document.case_rid else ()
    acts = context.store.find(Act, case_rid=document.case_rid) if papers else ()
    lost = lost_ground(context, document, papers, acts)
    return [Problem("paper-ground-lost", "document", details={"order": lost.number or lost.title})] if lost else []


def object_to(context: Context, document_rid: str, by: str, note: str, on: date | None = None) -> Act:
    """提出异议 against a served notice, received today or ``on`` a day before.

    It starts the term of verification; one that comes after the term for objections does not (O45 art. 6).
    Raises :class:`Refused` for a paper that was not served, ``objection-in-future`` or ``objection-before-service``.
    """
    document = _open_for(context, PaperVerb.OBJECT, document_rid)
    done = _acts(context, document)
    day, service = on or context.clock.today(), served_act(document, done)
    if day > context.clock.today():
        raise Refused(Problem("objection-in-future", "on"))
    if service and day < civil_date(service.at):
        raise Refused(Problem("objection-before-service", "on", details={"day": chinese(civil_date(service.at))}))
    moment = max(context.moment(on), service.at) if service else context.moment(on)
    act = replace(_act(context, ActKind.OBJECTED, document, by, note=note), at=moment)
    with context.unit("登记异议") as unit:
        unit.put(act)
        for deadline in moved(context, Event.OBJECTED, document, act, day):
            unit.put(deadline)
        follow(context, unit, document, done, act)
    return act


def answer_objection(context: Context, document_rid: str, by: str, note: str) -> Act:
    """异议答复: the party was told the result of the verification, which ends its term.

    Raises :class:`Refused` ``objection-none``, ``objection-answered``, ``objection-no-result`` or
    ``answer-refuses-hearing`` where a hearing was asked for in time.
    """
    document = _open_for(context, PaperVerb.ANSWER, document_rid)
    if not says_why(note):
        raise Refused(Problem("objection-no-result", "note"))
    if refuses_hearing(note) and document.case_rid:
        whole = case_file(context, document.case_rid)
        if whole.is_a(document.form, Role.PENALTY_NOTICE) and hearing_requests(context, whole, kept_paper(document)):
            raise Refused(Problem("answer-refuses-hearing", "note"))
    act, done = _act(context, ActKind.OBJECTION_ANSWERED, document, by, note=note.strip()), _acts(context, document)
    with context.unit("答复异议") as unit:
        unit.put(act)
        for deadline in moved(context, Event.ANSWERED, document, act, context.clock.today()):
            unit.put(deadline)
        follow(context, unit, document, done, act)
    return act


def correct(context: Context, document_rid: str, by: str, note: str, number: str = "") -> Act:
    """补正 of a slip in a served paper that changes nothing in it; ``note`` says what was corrected, and how told.

    ``number`` is the right 文号 where that was the slip: the paper goes by it from now on, what was printed stays.
    Raises :class:`Refused` ``void-no-reason``, as ``corrected_number``, or for a paper that was not served.
    """
    if not says_why(note):
        raise Refused(Problem("void-no-reason", "note"))
    document = _open_for(context, PaperVerb.CORRECT, document_rid)
    right, told = corrected_number(context, document, number), note.strip()
    if right == document.number:
        return _keep(context, _act(context, ActKind.CORRECTED, document, by, note=told), "补正")
    act = _act(context, ActKind.CORRECTED, document, by, note=f"文号“{document.number}”更正为“{right}”。{told}")
    with context.unit("补正文号") as unit:
        unit.put(act)
        unit.put(replace(document, number=right))
    return act


def void(context: Context, document_rid: str, reason: str) -> Act:
    """作废 an unserved paper; its number stays used. Raises :class:`Refused` ``void-served``, ``void-no-reason`` or
    ``approval-carried-out``."""
    if not says_why(reason):
        raise Refused(Problem("void-no-reason", "reason"))
    document = _open_for(context, PaperVerb.VOID, document_rid)
    refuse_carried_out(context, document)
    return _end(context, document, _act(context, ActKind.VOIDED, document, context.writer.name, note=reason), "作废")


def withdraw(context: Context, document_rid: str, by: str, reason: str) -> Act:
    """撤销 a served paper; the limits that it started end with it, and those of its case that it had met run on.

    Raises :class:`Refused` ``void-no-reason``, or for a paper that was not served.
    """
    if not says_why(reason):
        raise Refused(Problem("void-no-reason", "reason"))
    document = _open_for(context, PaperVerb.WITHDRAW, document_rid)
    return _end(context, document, _act(context, ActKind.WITHDRAWN, document, by, note=reason), "撤销")


def _end(context: Context, document: Document, act: Act, reason: str) -> Act:
    """A paper ends by an act, in one transaction with the limits that hang on it and what it told of its entry."""
    done = _acts(context, document)
    with context.unit(reason) as unit:
        unit.put(act)
        for deadline in lapsed(context, document, act, context.clock.today()):
            unit.put(deadline)
        follow(context, unit, document, done, act)
    return act


def printed(context: Context, document_rid: str, label: str, copies: int) -> Act:
    """Count a print of one copy. Raises :class:`Refused` ``copy-unknown``."""
    document = context.store.need(Document, document_rid)
    if label not in (copy.label for copy in document.copies):
        raise Refused(Problem("copy-unknown", "copy", details={"label": label}))
    act = replace(_act(context, ActKind.PRINTED, document, context.writer.name), copy=label, copies=copies)
    return _keep(context, _with_facts(document, act), "打印")


def printed_together(context: Context, document_rid: str, counts: Sequence[tuple[str, int]]) -> tuple[Act, ...]:
    """Count the prints of several copies as one act. Raises as :func:`printed`."""
    with context.act("打印"):
        return tuple(printed(context, document_rid, label, copies) for label, copies in counts)


def undo(context: Context, act_rid: str, reason: str) -> Act:
    """更正误登: take back an act that was entered by mistake, with the deadlines or the filing it brought about.

    Raises :class:`Refused` ``void-no-reason``, ``act-cannot-be-undone``, ``case-over`` (merged),
    ``act-others-rest`` while later acts stand on it, or ``filing-papers-stand`` while papers do.
    """
    if not says_why(reason):
        raise Refused(Problem("void-no-reason", "reason"))
    wrong = context.store.need(Act, act_rid)
    acts = context.store.find(Act, subject_rid=wrong.subject_rid)
    if not may_be_undone(wrong, acts):
        raise Refused(Problem("act-cannot-be-undone", "act"))
    case = context.store.get(Case, wrong.subject_rid)
    if case:
        check_case(CaseVerb.UNDO, case_state(case, acts))
        refuse_errors(undoing_problems(case_file(context, case.rid)) if wrong.kind is ActKind.FILED else [])
    if rest := resting_on(wrong, acts):
        words = "、".join(word(other.kind) for other in rest)
        raise Refused(Problem("act-others-rest", "act", details={"acts": words}))
    act = Act(
        new_rid(), ActKind.UNDONE, wrong.subject_rid, context.clock.now(), context.writer.name,
        case_rid=wrong.case_rid, note=reason, undoes=wrong.rid,
    )  # fmt: skip
    with context.unit(f"更正误登：{reason}") as unit:
        unit.put(act)
        if case and wrong.kind is ActKind.FILED:
            unit.put(replace(case, filed_on=None))
        take_with_it(context, unit, wrong, acts, act)
    return act


def _acts(context: Context, document: Document) -> tuple[Act, ...]:
    return context.store.find(Act, subject_rid=document.rid)


def _open_for(context: Context, verb: PaperVerb, document_rid: str) -> Document:
    """A paper with which ``verb`` may be done now. Raises :class:`Refused`."""
    document = context.store.need(Document, document_rid)
    check_paper(verb, document, _acts(context, document))
    return document


def _act(context: Context, kind: ActKind, document: Document, by: str, note: str = "") -> Act:
    return Act(new_rid(), kind, document.rid, context.clock.now(), by, case_rid=document.case_rid, note=note)


def _with_facts(document: Document, act: Act) -> Act:
    """The act with what the paper held at it."""
    return replace(act, facts_sha256=document.facts_sha256)


def _keep(context: Context, act: Act, reason: str) -> Act:
    with context.unit(reason) as unit:
        unit.put(act)
    return act
