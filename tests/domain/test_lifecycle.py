"""What may be done when: the tables are whole, and what hangs on more than the state."""

from datetime import timedelta

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import CaseState
from inspector_app.domain.document import DocumentKind, document_state
from inspector_app.domain.hazard import HazardState
from inspector_app.domain.lifecycle import (
    CASE_VERBS,
    HAZARD_VERBS,
    PAPER_VERBS,
    RECORD_VERBS,
    CaseVerb,
    HazardVerb,
    PaperVerb,
    RecordVerb,
    check_paper,
    may_be_undone,
    paper_verbs,
    resting_on,
)
from inspector_app.domain.number import BLANK
from inspector_app.domain.record_stage import RecordStage
from inspector_app.support.errors import Refused
from tests.builders import NOON, a_document, a_service, an_act


def acts(document, *kinds):
    """One act after the other, an hour apart."""
    return tuple(
        an_act(kind, document, at=NOON + timedelta(hours=hour), service=a_service() if kind is ActKind.SERVED else None)
        for hour, kind in enumerate(kinds)
    )


def refusal(verb, document, done=()):
    with pytest.raises(Refused) as refused:
        check_paper(verb, document, done)
    return refused.value.problems[0].code


def test_every_state_and_every_verb_stands_in_its_table():
    assert set(CASE_VERBS) == set(CaseState)
    assert set(HAZARD_VERBS) == set(HazardState)
    assert set(RECORD_VERBS) == set(RecordStage)
    assert set(PAPER_VERBS) == set(DocumentKind)
    for verbs, tables in (
        (CaseVerb, [CASE_VERBS]), (HazardVerb, [HAZARD_VERBS]), (RecordVerb, [RECORD_VERBS]),
        (PaperVerb, list(PAPER_VERBS.values())),
    ):  # fmt: skip
        offered = {verb for table in tables for some in table.values() for verb in some}
        assert set(verbs) - offered == ({PaperVerb.NUMBER_BACK} if verbs is PaperVerb else set())


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_state_that_acts_can_bring_a_paper_to_has_its_line(kind):
    document = a_document(kind=kind)
    for act in ActKind:
        assert document_state(document, acts(document, act)) in PAPER_VERBS[kind]


def test_a_number_left_blank_is_typed_back_first_while_the_paper_stands():
    blank = a_document(number=f"示人社监令字〔2026〕{BLANK}号", block_rid="block")
    for done in ((ActKind.SIGNED_OFF,), (ActKind.SIGNED_OFF, ActKind.SEALED), (ActKind.SIGNED_OFF, ActKind.SERVED)):
        assert paper_verbs(blank, acts(blank, *done))[0] is PaperVerb.NUMBER_BACK
    assert paper_verbs(blank, acts(blank, ActKind.SIGNED_OFF, ActKind.VOIDED)) == ()
    assert refusal(PaperVerb.NUMBER_BACK, blank, acts(blank, ActKind.VOIDED)) == "act-paper-ended"
    assert refusal(PaperVerb.NUMBER_BACK, a_document(number="示人社监令字〔2026〕1号")) == "number-not-blank"


def test_an_objection_wants_its_answer_until_it_has_one():
    paper = a_document()
    served = (ActKind.SIGNED_OFF, ActKind.SERVED)
    assert refusal(PaperVerb.ANSWER, paper, acts(paper, *served)) == "objection-none"
    assert paper_verbs(paper, acts(paper, *served, ActKind.OBJECTED))[0] is PaperVerb.ANSWER
    answered = (*served, ActKind.OBJECTED, ActKind.OBJECTION_ANSWERED)
    assert refusal(PaperVerb.ANSWER, paper, acts(paper, *answered)) == "objection-answered"
    assert PaperVerb.ANSWER in paper_verbs(paper, acts(paper, *answered, ActKind.OBJECTED))


@pytest.mark.parametrize(
    ("verb", "kind", "done", "code"),
    [
        (PaperVerb.REVIEW, DocumentKind.OUTGOING, (), "act-before-submission"),
        (PaperVerb.SERVE, DocumentKind.OUTGOING, (ActKind.SUBMITTED,), "act-before-sign-off"),
        (PaperVerb.WITHDRAW, DocumentKind.OUTGOING, (ActKind.SIGNED_OFF,), "act-before-service"),
        (PaperVerb.VOID, DocumentKind.OUTGOING, (ActKind.SIGNED_OFF, ActKind.SERVED), "void-served"),
        (PaperVerb.SERVE, DocumentKind.OUTGOING, (ActKind.SIGNED_OFF, ActKind.SERVED), "already-served"),
        (PaperVerb.SEAL, DocumentKind.OUTGOING, (ActKind.SIGNED_OFF, ActKind.SEALED), "already-sealed"),
        (PaperVerb.SERVE, DocumentKind.OUTGOING, (ActKind.VOIDED,), "act-paper-ended"),
        (PaperVerb.SERVE, DocumentKind.RECORD, (), "act-other-kind"),
        (PaperVerb.SIGN_RECORD, DocumentKind.INTERNAL, (), "act-other-kind"),
        (PaperVerb.VOID, DocumentKind.RECORD, (ActKind.SIGNED,), "act-too-late"),
    ],
)
def test_a_refusal_says_whether_it_is_too_early_too_late_or_never(verb, kind, done, code):
    paper = a_document(kind=kind)
    assert refusal(verb, paper, acts(paper, *done)) == code


def test_a_record_that_was_never_printed_is_not_signed():
    assert refusal(PaperVerb.SIGN_RECORD, a_document(kind=DocumentKind.RECORD, copies=())) == "record-not-printed"


def test_signing_prints_and_corrections_stay():
    paper = a_document()
    signed, served = acts(paper, ActKind.SIGNED_OFF, ActKind.SERVED)
    undone = Act("b", ActKind.UNDONE, paper.rid, NOON, "示例", undoes=served.rid)
    assert may_be_undone(served, (signed, served))
    assert not may_be_undone(signed, (signed, served))
    assert not may_be_undone(served, (served, undone))
    assert not may_be_undone(undone, (served, undone))


def test_an_objection_stands_on_the_service_before_it():
    paper = a_document()
    signed, served, objected, answered = acts(
        paper, ActKind.SIGNED_OFF, ActKind.SERVED, ActKind.OBJECTED, ActKind.OBJECTION_ANSWERED
    )
    done = (signed, served, objected, answered)
    assert resting_on(served, done) == (objected, answered)
    assert resting_on(objected, done) == (answered,)
    assert resting_on(answered, done) == ()
    assert resting_on(served, (*done[:3], Act("u", ActKind.UNDONE, paper.rid, NOON, "示例", undoes=objected.rid))) == ()
