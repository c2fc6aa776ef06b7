"""States of papers are derived from acts; a mistaken act can be taken back."""

from dataclasses import replace
from datetime import timedelta

from inspector_app.domain.act import ActKind, ReviewResult, current
from inspector_app.domain.document import DocumentKind, DocumentState, document_state, in_force, served_act
from tests.builders import NOON, a_document, a_service, an_act


def test_an_outgoing_paper_climbs_its_chain():
    paper = a_document()
    acts = []
    for kind, state in (
        (ActKind.SUBMITTED, DocumentState.SUBMITTED),
        (ActKind.REVIEWED, DocumentState.REVIEWED),
        (ActKind.SIGNED_OFF, DocumentState.SIGNED_OFF),
        (ActKind.SEALED, DocumentState.SEALED),
        (ActKind.SERVED, DocumentState.SERVED),
    ):
        acts.append(an_act(kind, paper, service=a_service() if kind is ActKind.SERVED else None))
        assert document_state(paper, acts) is state
    assert served_act(paper, acts) == acts[-1]


def test_a_review_counts_while_the_paper_is_kept_as_it_was_passed():
    paper = a_document(facts_sha256="now")
    submitted = an_act(ActKind.SUBMITTED, paper)

    def reviewed(minutes, **what):
        return an_act(ActKind.REVIEWED, paper, at=NOON + timedelta(minutes=minutes), **what)

    passed = reviewed(1, result=ReviewResult.PASSED, facts_sha256="now")
    assert document_state(paper, [submitted, passed]) is DocumentState.REVIEWED
    assert document_state(replace(paper, facts_sha256="changed"), [submitted, passed]) is DocumentState.SUBMITTED
    returned = reviewed(2, result=ReviewResult.RETURNED, facts_sha256="now")
    assert document_state(paper, [submitted, passed, returned]) is DocumentState.RETURNED
    again = an_act(ActKind.SUBMITTED, paper, at=NOON + timedelta(minutes=3))
    assert document_state(paper, [submitted, passed, returned, again]) is DocumentState.SUBMITTED
    unknown = reviewed(4)
    assert document_state(paper, [submitted, unknown]) is DocumentState.REVIEWED


def test_a_record_knows_no_service_and_an_internal_form_neither():
    record = a_document(kind=DocumentKind.RECORD)
    assert document_state(record, [an_act(ActKind.SERVED, record)]) is DocumentState.DRAFT
    assert document_state(record, [an_act(ActKind.SIGNED, record)]) is DocumentState.SIGNED
    internal = a_document(kind=DocumentKind.INTERNAL)
    assert document_state(internal, [an_act(ActKind.APPROVED, internal)]) is DocumentState.APPROVED


def test_a_mistaken_act_is_taken_back_by_another():
    paper = a_document()
    wrong = an_act(ActKind.VOIDED, paper)
    undone = an_act(ActKind.UNDONE, paper, undoes=wrong.rid, at=NOON + timedelta(hours=1))
    assert not in_force(paper, [wrong])
    assert in_force(paper, [wrong, undone])
    assert current([undone, wrong]) == []


def test_other_papers_acts_do_not_count():
    paper, other = a_document(), a_document()
    assert document_state(paper, [an_act(ActKind.SERVED, other)]) is DocumentState.DRAFT
