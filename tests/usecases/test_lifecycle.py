"""The table of acts is the law of the use cases: what it allows is done, everything else is refused by it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.act import Act, ActKind, ReviewResult, Service, ServiceMethod
from inspector_app.domain.case import Case, CaseState
from inspector_app.domain.claim import Disposition
from inspector_app.domain.document import Document, DocumentKind, DocumentState, document_state
from inspector_app.domain.hazard import Hazard, HazardState, hazard_state
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.lifecycle import (
    CASE_VERBS,
    HAZARD_VERBS,
    PAPER_VERBS,
    RECORD_VERBS,
    CaseVerb,
    HazardVerb,
    PaperVerb,
    RecordVerb,
    undoable,
)
from inspector_app.domain.number import BLANK, NumberBlock
from inspector_app.domain.project import Grade
from inspector_app.domain.record_stage import RecordStage
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, case_edits, cases, hazards, inspections, issuing, projects, reviews
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.filing_day import correct_filing_day
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.phone_approvals import ratify
from inspector_app.usecases.waivers import waive
from tests.builders import MONDAY, a_case, a_claim, a_document, a_person, a_project, a_service, an_act
from tests.desk import NO_FORM, OWED

FORMS = {
    DocumentKind.OUTGOING: "inquiry-notice", DocumentKind.RECORD: "wage-arrears-list",
    DocumentKind.INTERNAL: "filing-approval",
}  # fmt: skip
WAY = {
    DocumentState.DRAFT: (),
    DocumentState.RETURNED: (ActKind.SUBMITTED, ActKind.REVIEWED),
    DocumentState.SUBMITTED: (ActKind.SUBMITTED,),
    DocumentState.REVIEWED: (ActKind.SUBMITTED, ActKind.REVIEWED),
    DocumentState.SIGNED_OFF: (ActKind.SIGNED_OFF,),
    DocumentState.SEALED: (ActKind.SIGNED_OFF, ActKind.SEALED),
    DocumentState.SERVED: (ActKind.SIGNED_OFF, ActKind.SERVED),
    DocumentState.READ_BACK: (ActKind.READ_BACK,),
    DocumentState.SIGNED: (ActKind.SIGNED,),
    DocumentState.APPROVED: (ActKind.APPROVED,),
    DocumentState.ARCHIVED: (ActKind.ARCHIVED,),
    DocumentState.VOIDED: (ActKind.SIGNED_OFF, ActKind.VOIDED),
    DocumentState.WITHDRAWN: (ActKind.SIGNED_OFF, ActKind.SERVED, ActKind.WITHDRAWN),
}
BY_THE_TABLE = {
    "act-too-late", "act-before-submission", "act-before-sign-off", "act-before-service", "act-paper-ended",
    "act-other-kind", "already-served", "already-sealed", "void-served", "objection-none",
    "objection-answered", "record-not-printed", "number-not-blank", "document-final",
    "act-before-signature", "scan-there", "ratify-none", "waiver-no-term",
}  # fmt: skip
LINES = [(kind, state) for kind, table in PAPER_VERBS.items() for state in table]


def a_paper(context, kind: DocumentKind, state: DocumentState, *, objected: bool = False) -> Document:
    """A paper of this kind in this state, issued when its state says so; its number left blank."""
    block = NumberBlock(new_rid(), "inquiry-notice", 2026, 1, 99, "示人社监询字〔{year}〕{serial}号")
    outgoing = kind is DocumentKind.OUTGOING
    issued = not outgoing or ActKind.SIGNED_OFF in WAY[state]
    paper = a_document(
        kind=kind, form=FORMS[kind], title="示例文书", number=block.text(None) if outgoing else "",
        block_rid=block.rid if outgoing else "", created_at=context.clock.now(),
    )  # fmt: skip
    paper = paper if issued else replace(paper, copies=())
    done = [*WAY[state], *([ActKind.OBJECTED] if objected else [])]
    first = context.clock.now() - timedelta(minutes=len(done))
    with context.unit("示例") as unit:
        unit.put(block)
        unit.put(paper)
        for number, act in enumerate(done):
            service = a_service(inspector_rids=()) if act is ActKind.SERVED else None
            back = state is DocumentState.RETURNED and act is ActKind.REVIEWED
            result = ReviewResult.RETURNED if back else None
            unit.put(an_act(act, paper, at=first + timedelta(minutes=number), service=service, result=result))
    assert document_state(paper, context.store.find(Act, subject_rid=paper.rid)) is state
    return paper


def doing(context, paper: Document) -> dict[PaperVerb, Callable[[], object]]:
    """How each verb is done, with all that it asks for."""
    rid, about = paper.rid, Paper(paper.form, addressee="示例公司")
    pair = tuple(each.rid for each in context.team())
    signature = acts.Signature("暂无扫描仪", "手写更正", printed="在项目部打印")
    service = Service(ServiceMethod.DIRECT, "示例收件员", "负责收件的人", "示例路1号", inspector_rids=pair)
    return {
        PaperVerb.EDIT: lambda: issuing.prepare_sign_off(context, about, {}, SignOff("示例局长", document_rid=rid)),
        PaperVerb.SUBMIT: lambda: acts.submit(context, about, {}, "示例局长", rid),
        PaperVerb.REVIEW: lambda: reviews.review(context, rid, "示例法制", "同意", ReviewResult.PASSED),
        PaperVerb.SEAL: lambda: acts.affix_seal(context, rid, "示例办公室", "送达前已用印，补登", "在示例局打印"),
        PaperVerb.SERVE: lambda: acts.serve(
            context,
            rid,
            context.clock.now(),
            service,
            dict.fromkeys(("service-not-sealed", "print-uncounted"), "先行送达"),
        ),
        PaperVerb.RATIFY: lambda: ratify(context, rid, "示例局长", note="同意"),
        PaperVerb.OBJECT: lambda: acts.object_to(context, rid, "示例公司", "已支付"),
        PaperVerb.WAIVE: lambda: waive(context, rid, "示例公司", None, "书面声明放弃异议"),
        PaperVerb.ANSWER: lambda: acts.answer_objection(context, rid, "陈示例", "不成立"),
        PaperVerb.CORRECT: lambda: acts.correct(context, rid, "陈示例", "笔误"),
        PaperVerb.NUMBER_BACK: lambda: issuing.write_number_back(context, rid, paper.number.replace(BLANK, "7")),
        PaperVerb.SIGN_RECORD: lambda: acts.sign_record(context, rid, (), signature),
        PaperVerb.ADD_SCAN: lambda: acts.add_scan(context, rid, ("scan",)),
        PaperVerb.VOID: lambda: acts.void(context, rid, "打印错误"),
        PaperVerb.WITHDRAW: lambda: acts.withdraw(context, rid, "示例局长", "事实有误"),
    }


def refused_by_the_table(do: Callable[[], object]) -> bool:
    try:
        do()
    except Refused as refused:
        return bool({problem.code for problem in refused.problems} & BY_THE_TABLE)
    return False


@pytest.mark.parametrize("objected", [False, True])
def test_what_the_table_allows_a_paper_is_done_and_nothing_else(context, objected):
    wrong = []
    for kind, state in LINES:
        if objected and state is not DocumentState.SERVED:
            continue
        for verb in PaperVerb:
            paper = a_paper(context, kind, state, objected=objected)
            offered = verb in paper_file(context, paper.rid).verbs
            do = doing(context, paper).get(verb)
            if do and refused_by_the_table(do) is offered:
                wrong.append((kind, state, verb))
    assert wrong == []


def a_case_in(context, state: CaseState) -> Case:
    ended = {
        CaseState.CLOSED: ActKind.CLOSED, CaseState.FILING_CANCELLED: ActKind.FILING_CANCELLED,
    }  # fmt: skip
    case = a_case(
        respondent="示例公司", filed_on=None if state is CaseState.LEAD else MONDAY,
        merged_into="another" if state is CaseState.MERGED else "",
    )  # fmt: skip
    with context.unit("示例") as unit:
        unit.put(case)
        if state in ended:
            unit.put(Act(new_rid(), ended[state], case.rid, context.clock.now(), "示例局长", case_rid=case.rid))
        elif state is not CaseState.LEAD:
            unit.put(Act(new_rid(), ActKind.FILED, case.rid, context.clock.now(), "示例局长", case_rid=case.rid))
            unit.put(worker := a_person())
            ending = {"disposition": Disposition.NOT_WAGES, "disposition_note": "借款"}
            unit.put(a_claim(case_rid=case.rid, person_rid=worker.rid, **ending))
        else:  # nothing else is done to the lead itself
            unit.put(Act(new_rid(), ActKind.EXTENDED, case.rid, context.clock.now(), "示例局长", case_rid=case.rid))
    return case


def day_before(context, case: Case) -> Case:
    """Filed the day before, on which the case was opened already."""
    earlier = case.opened_on - timedelta(days=1)
    with context.unit("示例") as unit:
        unit.put(replace(case, opened_on=earlier))
    return correct_filing_day(context, case.rid, earlier, "登错")


def case_doing(context, case: Case) -> dict[CaseVerb, Callable[[], object]]:
    lead = Lead(new_rid(), LeadKind.COMPLAINT, MONDAY, facts="反映欠薪")
    into = a_case_in(context, CaseState.FILED)
    changed = replace(case, incident=True, incident_note="聚集讨薪")
    done = context.store.find(Act, subject_rid=case.rid)
    return {
        CaseVerb.FILE: lambda: cases.file_case(context, case.rid, "示例局长"),
        CaseVerb.ADD_LEAD: lambda: case_edits.add_lead(context, case.rid, lead),
        CaseVerb.INCIDENT: lambda: case_edits.save_case(context, changed),
        CaseVerb.MERGE: lambda: cases.merge_case(context, case.rid, into.rid, "同一工地"),
        CaseVerb.CLOSE: lambda: cases.close_case(context, case.rid, "示例局长", "已办结", NO_FORM),
        CaseVerb.CORRECT_FILING: lambda: day_before(context, case),
        CaseVerb.UNDO: lambda: acts.undo(context, undoable(case.rid, done).rid, "误登"),
        CaseVerb.CANCEL: lambda: case_edits.cancel_filing(context, case.rid, "示例局长", "查无欠薪", OWED),
    }


@pytest.mark.parametrize("state", list(CaseState))
def test_what_the_table_allows_a_case_is_done_and_nothing_else(context, state):
    for verb in CaseVerb:
        case = a_case_in(context, state)
        assert case_file(context, case.rid).state is state
        do = case_doing(context, case)[verb]
        if verb in CASE_VERBS[state]:
            do()
            continue
        with pytest.raises(Refused) as refusal:
            do()
        codes = {problem.code for problem in refusal.value.problems}
        assert codes <= {"case-over", "case-already-filed", "case-already-closed", "case-not-filed"}, verb


@pytest.mark.parametrize("state", list(HazardState))
def test_what_the_table_allows_a_hazard_is_done_and_nothing_else(context, state):
    project = projects.save_project(context, a_project())
    asked = MONDAY if state is not HazardState.FOUND else None
    struck = MONDAY if state is HazardState.STRUCK_OFF else None
    for verb in HazardVerb:
        hazard = Hazard(
            new_rid(), project.rid, Grade.GENERAL, MONDAY, facts="人工费未拨付", strike_off_asked_on=asked,
            struck_off_on=struck,
        )  # fmt: skip
        assert hazard_state(hazard) is state
        with context.unit("示例") as unit:
            unit.put(hazard)
        do = {
            HazardVerb.CORRECT: lambda kept=hazard: hazards.save_hazard(context, replace(kept, facts="已查明")),
            HazardVerb.ASK_STRIKE_OFF: lambda kept=hazard: hazards.ask_strike_off(context, kept.rid, MONDAY),
            **{
                done: lambda kept=hazard, kind=kind: hazards.record_step(
                    context, kept.rid, kind, MONDAY, "示例主任", "已经查明"
                )
                for kind, done in hazards.VERBS.items()
                if done is not HazardVerb.ASK_STRIKE_OFF
            },
        }[verb]
        if verb in HAZARD_VERBS[state]:
            do()
            continue
        with pytest.raises(Refused):
            do()


STAGES = (RecordStage.OPEN, RecordStage.UNPRINTED, RecordStage.TO_SIGN, RecordStage.SIGNED)


@pytest.mark.parametrize("stage", STAGES)
def test_what_the_table_allows_a_visit_is_done_and_nothing_else(context, stage):
    project = projects.save_project(context, a_project())
    for verb in (RecordVerb.WRITE, RecordVerb.FINISH):
        visit = replace(inspections.new_inspection(context, project.rid), started_at=context.clock.now() - timedelta(1))
        visit = replace(visit, ended_at=None if stage is RecordStage.OPEN else context.clock.now(), items=())
        printed = a_document(form="site-inspection-record", kind=DocumentKind.RECORD, subject_rid=visit.rid)
        with context.unit("示例") as unit:
            unit.put(visit)
            if stage in (RecordStage.TO_SIGN, RecordStage.SIGNED):
                unit.put(printed)
            if stage is RecordStage.SIGNED:
                unit.put(an_act(ActKind.SIGNED, printed))
        assert inspections.visit_file(context, visit.rid).state is stage
        do = {
            RecordVerb.WRITE: lambda kept=visit: inspections.save_inspection(context, replace(kept, leaflets=3)),
            RecordVerb.FINISH: lambda kept=visit: inspections.finish_inspection(context, kept),
        }[verb]
        if verb in RECORD_VERBS[stage]:
            do()
            continue
        with pytest.raises(Refused) as refusal:
            do()
        assert [problem.code for problem in refusal.value.problems] == ["inspection-signed"]
