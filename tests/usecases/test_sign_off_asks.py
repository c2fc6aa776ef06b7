from datetime import date

import pytest

from inspector_app.domain.document import DocumentKind
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases import issuing
from inspector_app.usecases.issuing import Numbering
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.sign_off_asks import NumberWay, Unsigned, goes_to_leader, undecided


def unsigned(desk, paper):
    facts = desk.facts(paper)
    problems = tuple(issuing.paper_problems(desk.context, paper, facts))
    return Unsigned(issuing.form_for(desk.context, paper), paper, facts, problems=problems)


def test_one_reason_answers_for_all_warnings_of_a_code_and_notes_want_none(desk):
    found = unsigned(desk, desk.order_paper(due=date(2026, 5, 29)))
    assert list(found.reasons) == ["gate-order-day-unusual"]
    twice = Problem("printed-otherwise", "a", Level.WARNING, {"label": "甲", "printed": "1", "recorded": "2"})
    note = Problem("answers-left-open", "qas", Level.INFO, {"count": "2"})
    paper = Unsigned(found.form, found.paper, found.facts, problems=(twice, twice, note))
    assert [len(told) for told in paper.reasons.values()] == [1]
    assert len(paper.notes) == 1
    assert "2个问题" in paper.notes[0]


def test_a_record_without_a_number_and_a_leader_wants_no_decision_and_an_order_does(desk):
    record = undecided(desk.context, unsigned(desk, Paper("wage-arrears-list", case_rid=desk.case.rid)))
    assert record is not None
    assert record.signed_by == desk.context.writer.name
    assert undecided(desk.context, unsigned(desk, desk.order_paper())) is None


@pytest.mark.parametrize(
    ("way", "numbering"),
    [
        (NumberWay.NEXT, Numbering()),
        (NumberWay.TYPED, Numbering(typed="8号")),
        (NumberWay.BLANK, Numbering(blank=True)),
    ],
)
def test_a_typed_number_counts_only_where_it_is_typed(way, numbering):
    assert way.numbering("8号") == numbering


def test_only_outgoing_papers_are_submitted():
    assert [kind for kind in DocumentKind if goes_to_leader(kind)] == [DocumentKind.OUTGOING]
