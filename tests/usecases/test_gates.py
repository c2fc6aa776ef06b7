from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.gates import GATES
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.situation import Situation
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.words import problem_line
from inspector_app.usecases import editions, issuing
from inspector_app.usecases.case_edits import add_lead
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import plain_paper, proposed_due
from inspector_app.usecases.gates import filing_situation, gate_problems, min_level, weigh
from inspector_app.usecases.issuing import gates_asked

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
    unseen = "PR-99"
    assert unseen not in GATES
    with pytest.raises(KeyError):
        gate_problems(context, ("PR-01", unseen), Situation(date(2026, 3, 2)))


def test_the_screen_names_only_gates_that_are_looked_at(context):
    for form in context.forms.all():
        assert set(gates_asked(context, form)) <= GATES.keys()
    record = context.forms.find("interview-record")
    assert "PR-02" in record.gates  # asked when it is signed, not when it is printed
    assert gates_asked(context, record) == ("PR-01", "PR-03", "PR-23")


def test_a_warning_wants_words_and_an_error_stops_in_any_case():
    assert weigh([HINT], {}) == ()
    for reasons in ({}, {WARNING.code: " "}, {"other": "x"}):
        with pytest.raises(Refused) as refusal:
            weigh([WARNING], reasons)
        assert refusal.value.problems == (WARNING,)
    assert weigh([WARNING, WARNING, HINT], {WARNING.code: " 假期 "}) == ("gate-order-day-unusual：假期",)
    other = replace(WARNING, code="gate-order-no-cap")
    same = {WARNING.code: "假期", other.code: "同上"}
    assert weigh([WARNING, other], same) == ("gate-order-day-unusual：假期", "gate-order-no-cap：假期")
    with pytest.raises(Refused) as refusal:
        weigh([WARNING], {WARNING.code: "同上"})
    assert refusal.value.problems == (WARNING,)
    with pytest.raises(Refused) as refusal:
        weigh([WARNING, ERROR], {WARNING.code: "假期", ERROR.code: "假期"})
    assert refusal.value.problems == (ERROR,)


def test_reasons_come_back_to_be_kept(context):
    whole = Situation(date(2026, 3, 2), case=None)
    with pytest.raises(Refused):
        weigh(gate_problems(context, ("PR-05",), whole), {})
    assert weigh(gate_problems(context, ("PR-18",), whole), {}) == ()


@pytest.mark.parametrize(("last", "barred"), [(date(2024, 3, 2), False), (date(2024, 3, 1), True)])
def test_two_years_are_two_calendar_years_by_the_limit_of_law(desk, last, barred):
    """R423 art. 20: on the second of March the second of March two years before still counts, a leap day between."""
    for claim in desk.claims:
        desk.keep(replace(claim, first_day=date(2024, 1, 1), last_day=last))
    situation = filing_situation(desk.context, case_file(desk.context, desk.case.rid))
    found = [problem.code for problem in gate_problems(desk.context, ("PR-05",), situation)]
    assert found == (["gate-two-years"] if barred else [])


@pytest.mark.parametrize(("told", "code", "words"), [
    (date(2025, 12, 31), [], "所涉欠薪期间至2023年12月31日，本机关于2025年12月31日收到线索或者发现，未超过"),
    (date(2026, 1, 2), ["gate-two-years"], "〔待补：违法行为有连续或者继续状态的事实〕，依照《劳动保障监察条例》"),
])  # fmt: skip
def test_who_complained_in_time_is_in_time_whenever_it_is_filed(desk, told, code, words):
    """R423 art. 20: what nobody told of or found within two years is not looked into; the day of the filing is no
    matter."""
    for claim in desk.claims:
        desk.keep(replace(claim, first_day=date(2023, 12, 1), last_day=date(2023, 12, 31)))
    add_lead(desk.context, desk.case.rid, Lead(new_rid(), LeadKind.COMPLAINT, told, facts="示例"))
    whole = case_file(desk.context, desk.case.rid)
    found = [problem.code for problem in gate_problems(desk.context, ("PR-05",), filing_situation(desk.context, whole))]
    assert found == code
    paper = plain_paper(desk.context, desk.case.rid, "filing-approval")
    proposal = desk.facts(paper)["text.proposal"]
    assert words in proposal
    for claim in desk.claims:
        desk.keep(replace(claim, first_day=None, last_day=None))
    assert "〔待补：是否在查处时效内〕" in desk.facts(paper)["text.proposal"]


def test_the_usual_days_of_an_order_are_those_of_the_bureaus_law(desk):
    """A bureau's own limit says other days, and proposes another one."""
    own = (
        '[[limit]]\nid = "DL-08"\ntitle = "本机关的期限"\nstarts_with = "文书送达之日"\nunit = "none"\nproposed = 10\n'
        'usual = [5, 15]\nsource = "示例县规定"\nmark = "M"\n'
    )
    paper = desk.order_paper(date(2026, 3, 6))
    facts = desk.facts(paper)
    assert "gate-order-day-unusual" not in [p.code for p in issuing.paper_problems(desk.context, paper, facts)]
    context = editions.adopt_content(desk.context, "law/limits.toml", own, editions.FROM_FOLDER)
    (found,) = [p for p in issuing.paper_problems(context, paper, facts) if p.code == "gate-order-day-unusual"]
    assert "少于5日或者多于15日" in problem_line(found)
    assert proposed_due(context) == date(2026, 3, 12)
