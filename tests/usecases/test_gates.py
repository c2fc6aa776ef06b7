from datetime import date

import pytest

from inspector_app.domain.gates import GATES, Situation
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.usecases.documents import gates_asked
from inspector_app.usecases.gates import check_gates, gate_problems, min_level, weigh

WARNING = Problem("gate-order-day-unusual", level=Level.WARNING)
ERROR = Problem("gate-no-order")
HINT = Problem("hint", level=Level.INFO)


def test_problems_carry_their_gate_and_its_legal_basis(context):
    problems = gate_problems(context, ("PR-08",), Situation(date(2026, 3, 2)))
    assert [p.code for p in problems] == ["gate-no-order"]
    assert problems[0].details["gate"] == "PR-08"
    assert problems[0].details["basis"] == context.law.gate("PR-08").basis_text


def test_a_gate_that_the_law_only_warns_of_never_blocks(context):
    gate = next(g for g in context.law.gates.values() if g.id in ("PR-03", "PR-04", "PR-18") and not g.blocks)
    assert not gate.blocks
    assert (min_level(Level.ERROR), min_level(Level.INFO)) == (Level.WARNING, Level.INFO)


def test_a_gate_that_nobody_looks_at_never_passes_in_silence(context):
    assert "PR-07" in context.law.gates
    with pytest.raises(KeyError):
        gate_problems(context, ("PR-01", "PR-07"), Situation(date(2026, 3, 2)))


def test_the_screen_names_only_gates_that_are_looked_at(context):
    for form in context.forms.all():
        assert set(gates_asked(form)) <= GATES.keys()
    record = context.forms.find("interview-record")
    assert "PR-02" in record.gates  # asked when it is signed, not when it is printed
    assert gates_asked(record) == ("PR-01", "PR-03")


def test_a_warning_wants_words_and_an_error_stops_in_any_case():
    assert weigh([HINT], {}) == ()
    for reasons in ({}, {WARNING.code: " "}, {"other": "x"}):
        with pytest.raises(Refused) as refusal:
            weigh([WARNING], reasons)
        assert refusal.value.problems == (WARNING,)
    assert weigh([WARNING, WARNING, HINT], {WARNING.code: " 假期 "}) == ("gate-order-day-unusual：假期",)
    with pytest.raises(Refused) as refusal:
        weigh([WARNING, ERROR], {WARNING.code: "假期", ERROR.code: "假期"})
    assert refusal.value.problems == (ERROR,)


def test_reasons_come_back_to_be_kept(context):
    whole = Situation(date(2026, 3, 2), case=None)
    with pytest.raises(Refused):
        check_gates(context, ("PR-05",), whole, {})
    assert check_gates(context, ("PR-18",), whole, {}) == ()
