"""What may be done with a case, a paper, a record or a hazard in each of its states: the one table of acts.

Use cases refuse by it and the window offers by it. Of a paper the next thing to do stands first.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from inspector_app.domain.act import Act, ActKind, current_on
from inspector_app.domain.case import CaseState
from inspector_app.domain.document import (
    Document,
    DocumentHead,
    DocumentKind,
    DocumentState,
    document_state,
)
from inspector_app.domain.hazard import Hazard, HazardState, hazard_state
from inspector_app.domain.number import BLANK
from inspector_app.domain.record_stage import RecordStage
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import word


class CaseVerb(StrEnum):
    """What is done with a case as a whole."""

    FILE = "file"  # 立案
    ADD_LEAD = "lead"  # 追加线索
    INCIDENT = "incident"  # 登记群体性、极端事件
    MERGE = "merge"  # 并案
    CLOSE = "close"  # 结案
    CANCEL = "cancel"  # 撤销立案
    CORRECT_FILING = "correct_filing"  # 更正立案日期
    UNDO = "undo"  # 更正误登 of an act on the case itself


class PaperVerb(StrEnum):
    """What is done with a paper. Printing and saving are open to every issued one besides."""

    EDIT = "edit"  # 修改、签发; of a printed record 修改后重新打印
    SUBMIT = "submit"  # 报批
    REVIEW = "review"  # 法制审核
    SEAL = "seal"  # 用印
    SERVE = "serve"  # 送达
    RATIFY = "ratify"  # 补办审批 of a paper that was signed off by telephone
    SERVICE_RECORD = "service_record"  # 制作送达回证
    OBJECT = "object"  # 登记异议
    ANSWER = "answer"  # 异议答复
    WAIVE = "waive"  # 登记放弃异议、陈述申辩
    CORRECT = "correct"  # 补正
    NUMBER_BACK = "number_back"  # 手填文号回录
    SIGN_RECORD = "sign_record"  # 登记签字
    ADD_SCAN = "add_scan"  # 补交扫描件 of a signing or service that was entered without one
    VOID = "void"  # 作废
    WITHDRAW = "withdraw"  # 撤销


class RecordVerb(StrEnum):
    """What is done with a visit or an interview; its print is signed as a paper."""

    WRITE = "write"
    FINISH = "finish"  # 结束检查
    PRINT = "print"


class HazardVerb(StrEnum):
    """What is done with a hazard; struck off it is by the office's word, never by who asked."""

    CORRECT = "correct"
    NOTE = "note"  # 登记进展、包保走访
    ASK_STRIKE_OFF = "ask_strike_off"  # 提请销号
    CONFIRM = "confirm"  # 登记确认销号
    REFUSE = "refuse"  # 登记退回
    TO_COURT = "to_court"  # 转司法
    REOPEN = "reopen"  # 恢复为未销号


CASE_VERBS: Mapping[CaseState, tuple[CaseVerb, ...]] = {
    # A lead that came to nothing, or was paid before its filing, is closed without one.
    CaseState.LEAD: (
        CaseVerb.FILE, CaseVerb.ADD_LEAD, CaseVerb.INCIDENT, CaseVerb.MERGE, CaseVerb.CLOSE, CaseVerb.UNDO,
    ),
    CaseState.FILED: (
        CaseVerb.ADD_LEAD, CaseVerb.INCIDENT, CaseVerb.MERGE, CaseVerb.CLOSE, CaseVerb.CANCEL,
        CaseVerb.CORRECT_FILING, CaseVerb.UNDO,
    ),
    CaseState.CLOSED: (CaseVerb.UNDO,),
    CaseState.FILING_CANCELLED: (CaseVerb.UNDO,),
    CaseState.MERGED: (),
}  # fmt: skip

_BEFORE_SIGN_OFF = (PaperVerb.EDIT, PaperVerb.SUBMIT, PaperVerb.VOID)
_ENDED: Mapping[DocumentState, tuple[PaperVerb, ...]] = {
    DocumentState.ARCHIVED: (),
    DocumentState.VOIDED: (),
}
PAPER_VERBS: Mapping[DocumentKind, Mapping[DocumentState, tuple[PaperVerb, ...]]] = {
    DocumentKind.OUTGOING: {
        DocumentState.DRAFT: _BEFORE_SIGN_OFF,
        DocumentState.RETURNED: _BEFORE_SIGN_OFF,
        DocumentState.SUBMITTED: (PaperVerb.REVIEW, *_BEFORE_SIGN_OFF),
        DocumentState.REVIEWED: (PaperVerb.EDIT, PaperVerb.REVIEW, PaperVerb.SUBMIT, PaperVerb.VOID),
        DocumentState.SIGNED_OFF: (PaperVerb.SEAL, PaperVerb.SERVE, PaperVerb.RATIFY, PaperVerb.VOID),
        DocumentState.SEALED: (PaperVerb.SERVE, PaperVerb.RATIFY, PaperVerb.VOID),
        DocumentState.SERVED: (
            PaperVerb.ANSWER, PaperVerb.RATIFY, PaperVerb.SERVICE_RECORD, PaperVerb.OBJECT, PaperVerb.WAIVE,
            PaperVerb.CORRECT, PaperVerb.SEAL, PaperVerb.ADD_SCAN, PaperVerb.WITHDRAW,
        ),
        **_ENDED,
        DocumentState.WITHDRAWN: (),
    },
    DocumentKind.RECORD: {
        DocumentState.DRAFT: (PaperVerb.SIGN_RECORD, PaperVerb.EDIT, PaperVerb.VOID),
        DocumentState.READ_BACK: (PaperVerb.SIGN_RECORD, PaperVerb.VOID),
        DocumentState.SIGNED: (PaperVerb.ADD_SCAN,),
        **_ENDED,
    },
    DocumentKind.INTERNAL: {
        DocumentState.DRAFT: (PaperVerb.EDIT, PaperVerb.VOID),
        DocumentState.APPROVED: (PaperVerb.VOID,),
        **_ENDED,
    },
}  # fmt: skip
"""By kind, the states in the order in which a paper comes through them."""

RECORD_VERBS: Mapping[RecordStage, tuple[RecordVerb, ...]] = {
    RecordStage.OPEN: (RecordVerb.WRITE, RecordVerb.FINISH),
    RecordStage.UNPRINTED: (RecordVerb.WRITE, RecordVerb.FINISH, RecordVerb.PRINT),
    RecordStage.TO_SIGN: (RecordVerb.WRITE, RecordVerb.FINISH, RecordVerb.PRINT),
    RecordStage.REWRITTEN: (RecordVerb.WRITE, RecordVerb.FINISH, RecordVerb.PRINT),
    RecordStage.SIGNED: (),
}

HAZARD_VERBS: Mapping[HazardState, tuple[HazardVerb, ...]] = {
    HazardState.FOUND: (HazardVerb.CORRECT, HazardVerb.NOTE, HazardVerb.ASK_STRIKE_OFF, HazardVerb.TO_COURT),
    HazardState.STRIKE_OFF_ASKED: (
        HazardVerb.CORRECT,
        HazardVerb.NOTE,
        HazardVerb.CONFIRM,
        HazardVerb.REFUSE,
        HazardVerb.TO_COURT,
    ),
    HazardState.STRUCK_OFF: (HazardVerb.REOPEN,),
}

_LASTING = (ActKind.SIGNED_OFF, ActKind.APPROVED, ActKind.PRINTED, ActKind.UNDONE)
_ON_LIMITS = (ActKind.EXTENDED, ActKind.MET)
_RESTING = {
    ActKind.SERVED: (
        ActKind.OBJECTED, ActKind.OBJECTION_ANSWERED, ActKind.WAIVED, ActKind.CORRECTED, ActKind.WITHDRAWN,
        ActKind.SCANNED, *_ON_LIMITS,
    ),
    ActKind.SIGNED: (ActKind.SCANNED,),
    ActKind.OBJECTED: (ActKind.OBJECTION_ANSWERED,),
    ActKind.FILED: (ActKind.FILING_CANCELLED, ActKind.CLOSED, *_ON_LIMITS),
}  # fmt: skip
"""Acts that stand on an earlier one of the same paper or case: they are taken back before it."""


def number_left_blank(document: Document) -> bool:
    """Whether an issued paper's number was left blank for ink and not typed back yet."""
    return bool(document.copies and document.block_rid) and BLANK in document.number


def is_sealed(document: Document, acts: Iterable[Act]) -> bool:
    """Whether it was entered that the seal was affixed."""
    return any(act.kind is ActKind.SEALED for act in _standing(document, acts))


def phoned(document: DocumentHead, acts: Iterable[Act]) -> Act | None:
    """The sign-off by telephone whose approval was not made up for in writing; None where there is none."""
    standing = _standing(document, acts)
    done = any(act.kind is ActKind.RATIFIED for act in standing)
    return None if done else next((act for act in standing if act.phone), None)


def objection_open(document: Document, acts: Iterable[Act]) -> bool:
    """Whether an objection to a paper was not answered yet; each wants its own answer."""
    kinds = [act.kind for act in _standing(document, acts)]
    return kinds.count(ActKind.OBJECTED) > kinds.count(ActKind.OBJECTION_ANSWERED)


def was_heard(document: Document, acts: Iterable[Act]) -> bool:
    """Whether the party of a notice said what it had to say and was answered."""
    return any(act.kind is ActKind.OBJECTION_ANSWERED for act in _standing(document, acts))


def waived_on(document: Document, acts: Iterable[Act]) -> date | None:
    """The day on which the party of a notice gave up what it could say against it; None while it did not."""
    return next((civil_date(act.at) for act in _standing(document, acts) if act.kind is ActKind.WAIVED), None)


def prints(document: Document, acts: Iterable[Act]) -> list[Act]:
    """The counted prints of a paper as it stands now; an earlier version of a record is another sheet.

    Prints from before 2026.12 do not tell what they held and count.
    """
    done = (act for act in _standing(document, acts) if act.kind is ActKind.PRINTED)
    return [act for act in done if act.facts_sha256 in ("", document.facts_sha256)]


def lacks_scan(acts: Iterable[Act]) -> bool:
    """Whether a signing or service stands among standing acts without a picture of the signed paper or receipt."""
    acts = tuple(acts)
    proven = any(act.kind is ActKind.SCANNED for act in acts)
    return not proven and any(not _has_picture(act) for act in acts if act.kind in (ActKind.SIGNED, ActKind.SERVED))


def is_scanned(acts: Iterable[Act]) -> bool:
    """Whether some standing act keeps a picture of the signed paper or its receipt."""
    return any(_has_picture(act) for act in acts)


def _has_picture(act: Act) -> bool:
    return bool(act.evidence_rids or (act.service and act.service.evidence_rids))


def paper_verbs(document: Document, acts: Iterable[Act]) -> tuple[PaperVerb, ...]:
    """What may be done with a paper now, the next thing first."""
    acts = tuple(acts)
    usual = PAPER_VERBS[document.kind][document_state(document, acts)]
    lacking = set() if objection_open(document, acts) else {PaperVerb.ANSWER}
    if phoned(document, acts) is None:
        lacking.add(PaperVerb.RATIFY)
    if waived_on(document, acts):
        lacking.add(PaperVerb.WAIVE)
    if is_sealed(document, acts):  # entered once, be it after the service
        lacking.add(PaperVerb.SEAL)
    if not document.copies:
        lacking.add(PaperVerb.SIGN_RECORD)
    if not lacks_scan(_standing(document, acts)):
        lacking.add(PaperVerb.ADD_SCAN)
    first = (PaperVerb.NUMBER_BACK,) if usual and number_left_blank(document) else ()
    return (*first, *(verb for verb in usual if verb not in lacking))


def check_paper(verb: PaperVerb, document: Document, acts: Iterable[Act]) -> None:
    """Raises :class:`Refused` with the reason for which a paper may not be ``verb``-ed now."""
    acts = tuple(acts)
    if verb not in paper_verbs(document, acts):
        raise Refused(_against(verb, document, acts))


_TOO_EARLY = {
    PaperVerb.REVIEW: "act-before-submission",
    PaperVerb.SEAL: "act-before-sign-off",
    PaperVerb.SERVE: "act-before-sign-off",
    PaperVerb.SIGN_RECORD: "record-not-printed",
    PaperVerb.ADD_SCAN: "act-before-signature",
}
_TOO_LATE = {
    (PaperVerb.SERVE, DocumentState.SERVED): "already-served",
    (PaperVerb.SEAL, DocumentState.SEALED): "already-sealed",
    (PaperVerb.SEAL, DocumentState.SERVED): "already-sealed",
    (PaperVerb.VOID, DocumentState.SERVED): "void-served",
    (PaperVerb.ADD_SCAN, DocumentState.SERVED): "scan-there",
    (PaperVerb.ADD_SCAN, DocumentState.SIGNED): "scan-there",
}


def _against(verb: PaperVerb, document: Document, acts: tuple[Act, ...]) -> Problem:
    table, state = PAPER_VERBS[document.kind], document_state(document, acts)
    if verb is PaperVerb.NUMBER_BACK and not number_left_blank(document):
        return Problem("number-not-blank", "document.number", details={"number": document.number})
    if state in _ENDED or state is DocumentState.WITHDRAWN:
        return Problem("act-paper-ended", "document", details={"state": word(state)})
    if not any(verb in verbs for verbs in table.values()):
        return Problem("act-other-kind", "document", details={"kind": word(document.kind)})
    if verb is PaperVerb.ANSWER and state is DocumentState.SERVED:
        return Problem("objection-answered" if was_heard(document, acts) else "objection-none", "document")
    if verb is PaperVerb.WAIVE and state is DocumentState.SERVED:
        return Problem("waiver-there", "document")
    if verb is PaperVerb.RATIFY and verb in table.get(state, ()):
        return Problem("ratify-none", "document")
    if (verb, state) in _TOO_LATE:
        return Problem(_TOO_LATE[verb, state], "document")
    states = list(table)
    later = states[states.index(state) :]  # its own state too: a record that was never printed is no record to sign
    if any(verb in table[each] for each in later):
        return Problem(_TOO_EARLY.get(verb, "act-before-service"), "document")
    return Problem("act-too-late", "document")


def check_case(verb: CaseVerb, state: CaseState) -> None:
    """Raises :class:`Refused` ``case-over``, ``case-already-filed``, ``case-already-closed`` or ``case-not-filed``."""
    if verb in CASE_VERBS[state]:
        return
    code = {
        (CaseVerb.FILE, CaseState.FILED): "case-already-filed",
        (CaseVerb.CLOSE, CaseState.CLOSED): "case-already-closed",
        (CaseVerb.CANCEL, CaseState.LEAD): "case-not-filed",
        (CaseVerb.CORRECT_FILING, CaseState.LEAD): "case-not-filed",
    }.get((verb, state), "case-over")
    raise Refused(Problem(code, "case"))


def hazard_verbs(hazard: Hazard) -> tuple[HazardVerb, ...]:
    """What may be done with a hazard now; 转司法 is recorded once."""
    verbs = HAZARD_VERBS[hazard_state(hazard)]
    return tuple(verb for verb in verbs if verb is not HazardVerb.TO_COURT or hazard.to_court_on is None)


def check_hazard(verb: HazardVerb, hazard: Hazard) -> None:
    """Raises :class:`Refused` ``hazard-struck-off``, ``hazard-strike-asked``, ``hazard-strike-unasked``,
    ``hazard-open`` or ``hazard-at-court``."""
    state = hazard_state(hazard)
    if verb in hazard_verbs(hazard):
        return
    code = "hazard-struck-off" if state is HazardState.STRUCK_OFF else "hazard-strike-asked"
    if verb is HazardVerb.REOPEN:
        code = "hazard-open"
    elif verb is HazardVerb.TO_COURT and hazard.to_court_on and state is not HazardState.STRUCK_OFF:
        code = "hazard-at-court"
    elif state is HazardState.FOUND:
        code = "hazard-strike-unasked"
    raise Refused(Problem(code, "on"))


def may_be_undone(act: Act, acts: Iterable[Act]) -> bool:
    """Whether 更正误登 may take an act back: it stands, and is no signing off, print or taking-back itself."""
    return act.kind not in _LASTING and act in current_on(act.subject_rid, acts)


def undoable(case_rid: str, acts: Iterable[Act]) -> Act | None:
    """The newest act on a case itself that may be taken back and that no other stands on."""
    acts = tuple(acts)
    own = (act for act in reversed(current_on(case_rid, acts)) if may_be_undone(act, acts))
    return next((act for act in own if not resting_on(act, acts)), None)


def resting_on(act: Act, acts: Iterable[Act]) -> tuple[Act, ...]:
    """The standing acts on the same paper or case that would lose their ground with an act, oldest first."""
    kinds = _RESTING.get(act.kind, ())
    return tuple(other for other in current_on(act.subject_rid, acts) if other.kind in kinds and other.at >= act.at)


def _standing(document: DocumentHead, acts: Iterable[Act]) -> list[Act]:
    return current_on(document.rid, acts)
