from dataclasses import replace
from datetime import timedelta

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.document import DocumentKind, DocumentState
from inspector_app.ui.documents.verbs import Verb, can_be_undone, verb_icon, verb_title, verbs
from inspector_app.usecases.register import PaperFile
from tests.builders import NOON, a_document


def a_file(kind=DocumentKind.OUTGOING, state=DocumentState.DRAFT, acts=()):
    return PaperFile(a_document(kind=kind), state, tuple(acts), None, None, ())


@pytest.mark.parametrize(
    ("kind", "state", "first"),
    [
        (DocumentKind.OUTGOING, DocumentState.SUBMITTED, Verb.REVIEW),
        (DocumentKind.OUTGOING, DocumentState.REVIEWED, Verb.EDIT),
        (DocumentKind.OUTGOING, DocumentState.SIGNED_OFF, Verb.SEAL),
        (DocumentKind.OUTGOING, DocumentState.SEALED, Verb.SERVE),
        (DocumentKind.OUTGOING, DocumentState.SERVED, Verb.SERVICE_RECORD),
        (DocumentKind.RECORD, DocumentState.DRAFT, Verb.SIGN_RECORD),
    ],
)
def test_the_next_step_of_the_chain_comes_first(kind, state, first):
    assert verbs(a_file(kind, state))[0] is first


@pytest.mark.parametrize("state", [DocumentState.VOIDED, DocumentState.WITHDRAWN, DocumentState.ARCHIVED])
def test_a_paper_that_ended_offers_nothing(state):
    assert verbs(a_file(state=state)) == ()


def test_void_before_service_and_withdraw_after_it():
    for state in (DocumentState.SIGNED_OFF, DocumentState.SEALED):
        assert Verb.VOID in verbs(a_file(state=state))
        assert Verb.WITHDRAW not in verbs(a_file(state=state))
    assert Verb.VOID not in verbs(a_file(state=DocumentState.SERVED))


def test_a_number_left_blank_is_typed_back_first_while_the_paper_stands():
    for state in (DocumentState.SIGNED_OFF, DocumentState.SEALED, DocumentState.SERVED):
        assert verbs(replace(a_file(state=state), blank_number=True))[0] is Verb.NUMBER_BACK
        assert Verb.NUMBER_BACK not in verbs(a_file(state=state))
    assert verbs(replace(a_file(state=DocumentState.VOIDED), blank_number=True)) == ()


def test_an_objection_wants_its_answer_until_it_has_one():
    file = a_file(state=DocumentState.SERVED)
    first, answer, second = (
        Act(rid, kind, file.document.rid, NOON + timedelta(hours=hour), "示例")
        for hour, (rid, kind) in enumerate(
            (("a", ActKind.OBJECTED), ("b", ActKind.OBJECTION_ANSWERED), ("c", ActKind.OBJECTED))
        )
    )
    assert Verb.ANSWER not in verbs(file)
    assert verbs(replace(file, acts=(first,)))[0] is Verb.ANSWER
    assert Verb.ANSWER not in verbs(replace(file, acts=(first, answer)))
    assert Verb.ANSWER in verbs(replace(file, acts=(first, answer, second)))


def test_only_a_served_paper_is_corrected():
    assert Verb.CORRECT in verbs(a_file(state=DocumentState.SERVED))
    assert Verb.CORRECT not in verbs(a_file(state=DocumentState.SEALED))


def test_every_verb_has_words_and_an_icon():
    for verb in Verb:
        assert verb_title(verb, a_file())
        assert verb_icon(verb)


def test_signing_prints_and_corrections_stay():
    file = a_file()
    served = Act("a", ActKind.SERVED, file.document.rid, NOON, "示例")
    undone = Act("b", ActKind.UNDONE, file.document.rid, NOON, "示例", undoes="a")
    signed = Act("c", ActKind.SIGNED_OFF, file.document.rid, NOON, "示例")
    assert can_be_undone(served, replace(file, acts=(signed, served)))
    assert not can_be_undone(signed, replace(file, acts=(signed, served)))
    assert not can_be_undone(served, replace(file, acts=(served, undone)))
    assert not can_be_undone(undone, replace(file, acts=(served, undone)))
