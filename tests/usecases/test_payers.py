"""The ground of an order fits its payer: what chain, ledger and lines know is laid beside the law."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Liability, PartyKind
from inspector_app.domain.document import About
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.project import ChainLink, LinkRole
from inspector_app.formdefs.facts import example, redrafted
from inspector_app.support.errors import Level, Refused
from inspector_app.support.words import sentence
from inspector_app.usecases import cases, issuing, people, projects
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import notice_choices, order_choices
from inspector_app.usecases.liabilities import add_liability, remove_liability, set_debt
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.payers import ground_problems, payer_of
from tests.builders import a_company, a_person, a_uscc, an_id_number
from tests.documents.papers import text_of
from tests.usecases.test_odd_paths import AFTER, at, standard

__all__ = ["standard"]


@pytest.fixture(autouse=True)
def filed(desk):
    """An order outside a filed case is told so besides."""
    desk.file()


def refused(action) -> list[str]:
    with pytest.raises(Refused) as refusal:
        action()
    return [problem.code for problem in refusal.value.problems]


def contractor(desk, role=LinkRole.GENERAL, name="示例总包有限公司"):
    """A company in the chain of the site."""
    firm = people.save_company(desk.context, a_company(name, uscc="", address="示例路2号"))
    projects.save_link(desk.context, ChainLink(new_rid(), desk.project.rid, role, company_rid=firm.rid))
    return firm


def name_liable(desk, firm, ground, cap_fen=None, kind=PartyKind.COMPANY):
    return add_liability(desk.context, desk.case.rid, Liability("", "", kind, firm.rid, ground, cap_fen))


def order_to(desk, firm):
    """The order to a party as it is offered, with the facts it begins with."""
    choices = order_choices(desk.context, desk.case.rid)
    paper = next(choice.paper for choice in choices if choice.paper.addressee_rid == firm.rid)
    return paper, desk.facts(paper)


def doubts(desk, firm):
    paper, facts = order_to(desk, firm)
    return [(p.code, p.level) for p in issuing.paper_problems(desk.context, paper, facts)]


@pytest.mark.parametrize(
    ("ground", "code"),
    [
        ("PG-02", "ground-own-debt"), ("PG-03", "ground-own-debt"), ("PG-04", "ground-own-debt"),
        ("PG-13", "ground-own-debt"), ("PG-10", "ground-other-firm"), ("PG-08", "ground-directs-nobody"),
    ],
)  # fmt: skip
def test_the_employer_itself_is_not_ordered_in_place_of_another(desk, ground, code):
    assert refused(partial(name_liable, desk, desk.company, ground)) == [code]
    assert len(case_file(desk.context, desk.case.rid).liabilities) == 1


def test_what_an_earlier_program_kept_is_refused_when_it_is_ordered(desk):
    """Liabilities that stand already are not forgotten; the order on them does not go out."""
    wrong = replace(desk.liability, rid=new_rid(), ground="PG-02")
    set_debt(desk.context, desk.case.rid, (wrong,))
    paper = desk.order_paper().speaking_of(liability_rid=wrong.rid)
    facts = desk.facts(paper)
    assert refused(partial(issuing.sign_off, desk.context, paper, facts, issuing.SignOff("示例局长"))) == [
        "ground-own-debt"
    ]


def test_the_chain_says_who_is_the_contractor(desk):
    general = contractor(desk)
    labour = contractor(desk, LinkRole.LABOUR, "示例另一劳务有限公司")
    assert refused(partial(name_liable, desk, labour, "PG-02")) == ["ground-other-part"]
    name_liable(desk, general, "PG-02")
    assert doubts(desk, general) == []


def test_the_ledger_names_the_owner(desk):
    projects.save_project(desk.context, replace(desk.project, owner_name="示例置业有限公司"))
    owner = people.save_company(desk.context, a_company("示例置业有限公司", uscc=a_uscc("MA0000009")))
    whole = case_file(desk.context, desk.case.rid)
    assert payer_of(desk.context, whole, PartyKind.COMPANY, owner.rid).parts == {LinkRole.OWNER}
    assert ground_problems(desk.context, desk.case.rid, PartyKind.COMPANY, owner.rid, "PG-14") == []


def test_a_firm_of_which_no_record_tells_its_part_is_ordered_with_a_reason(desk):
    firm = people.save_company(desk.context, a_company("示例不明有限公司", uscc=a_uscc("MA0000009")))
    name_liable(desk, firm, "PG-02")
    assert doubts(desk, firm) == [("ground-part-unknown", Level.WARNING)]
    paper, facts = order_to(desk, firm)
    reasons = {"ground-part-unknown": "施工合同载明其为总承包单位，见证据3"}
    signed = issuing.sign_off(desk.context, paper, facts, issuing.SignOff("示例局长", reasons))
    assert signed.reasons == ("ground-part-unknown：施工合同载明其为总承包单位，见证据3",)


def test_a_crew_leader_does_not_pay_in_place_of_owner_or_contractor(desk):
    leader = people.save_person(desk.context, a_person("示例班组长", address="示例村1号"))
    assert refused(partial(name_liable, desk, leader, "PG-05", kind=PartyKind.PERSON)) == ["ground-not-person"]
    name_liable(desk, leader, "PG-01", kind=PartyKind.PERSON)
    assert doubts(desk, leader) == [("gate-order-to-person", Level.WARNING)]


def test_the_limit_of_an_owner_is_printed_and_an_unknown_one_wants_a_reason(desk):
    owner = contractor(desk, LinkRole.OWNER, "示例置业有限公司")
    assert refused(partial(name_liable, desk, owner, "PG-04", cap_fen=0)) == ["liability-cap-zero"]
    made = name_liable(desk, owner, "PG-04")
    assert doubts(desk, owner) == [("gate-order-no-cap", Level.WARNING)]
    remove_liability(desk.context, desk.case.rid, made.rid)
    below = name_liable(desk, owner, "PG-04", cap_fen=100_000)
    assert doubts(desk, owner) == []  # the order itself says so
    assert "（含当日）足额支付上述工资（以未结清的工程款1,000.00元为限）。" in order_to(desk, owner)[1]["text.order"]
    remove_liability(desk.context, desk.case.rid, below.rid)
    name_liable(desk, owner, "PG-04", cap_fen=7_000_000)
    assert doubts(desk, owner) == []
    paper, facts = order_to(desk, owner)
    signed = issuing.sign_off(desk.context, paper, facts, issuing.SignOff("示例局长"))
    printed = text_of(issuing.copy_bytes(desk.context, signed, "存档联"))
    assert "以未结清的工程款70,000.00元为限，你（单位）应当清偿上述工资" in "".join(printed.split())
    forged = {**facts, "liability.ground_text": desk.context.law.payers["PG-04"].sentence}
    problems = issuing.paper_problems(desk.context, paper, forged)
    assert "printed-not-recorded" in [p.code for p in problems if p.where == "liability.ground_text"]


def test_a_contractor_that_paid_not_in_place_is_not_told_as_employer_in_silence(desk, standard):
    """R724 art. 48 and O45 art. 5 list the 用人单位: for others the kind is left open and a reason is wanted, and no
    term of O45 art. 8 runs by the order alone; the notice begins it."""
    general = contractor(desk)
    name_liable(desk, general, "PG-02")
    paper, facts = order_to(desk, general)
    order = issuing.sign_off(desk.context, paper, facts, issuing.SignOff("示例局长"))
    desk.serve(order)
    assert listing_terms(desk, order) == []
    desk.clock.move_to(at(AFTER, 9))
    notice = notice_choices(desk.context, desk.case.rid, order.rid)[0].paper
    facts = desk.facts(notice)
    assert "party.role" not in facts
    facts["party.role"] = "用人单位"
    sign = partial(issuing.sign_off, desk.context, notice, facts)
    assert refused(lambda: sign(issuing.SignOff("示例局长"))) == ["gate-notice-not-employer"]
    kept = sign(issuing.SignOff("示例局长", {"gate-notice-not-employer": "经会商，按本省规定办理"}))
    assert kept.addressee == general.name
    decide, tell = (desk.context.law.compute(rule, order.due, "").due for rule in ("DL-15", "DL-16"))
    assert listing_terms(desk, order) == [("DL-15", decide), ("DL-16", tell)]
    desk.serve(kept)
    assert listing_terms(desk, order) == [("DL-15", decide)]


def listing_terms(desk, order) -> list[tuple[str, date]]:
    """What runs of an order's terms towards the list."""
    running = desk.context.store.find(Deadline, document_rid=order.rid, done_on=None)
    return sorted((each.rule, each.due) for each in running if each.rule in ("DL-15", "DL-16"))


def test_a_contractor_that_owes_to_workers_of_its_own_too_is_an_employer_like_any_other(desk):
    general = contractor(desk)
    name_liable(desk, general, "PG-02")
    desk.keep(replace(desk.claims[0], employer_rid=general.rid), replace(desk.claims[1], employer_rid=desk.company.rid))
    paper, facts = order_to(desk, general)
    reasons = dict.fromkeys(("ground-both-parts",), "另有分包班组12人")
    order = issuing.sign_off(desk.context, paper, facts, issuing.SignOff("示例局长", reasons))
    desk.serve(order)
    assert [rule for rule, _ in listing_terms(desk, order)] == ["DL-15", "DL-16"]


@pytest.mark.parametrize(("of_contractor", "owes", "basis"), [
    (True, "第三十条第三款的规定，分包单位拖欠农民工工资的，由施工总承包单位先行清偿", "第（二）项的规定"),
    (False, "第十六条的规定，用人单位拖欠农民工工资的", "第（二）项、第二十六条的规定"),
])  # fmt: skip
def test_a_treatment_tells_by_what_its_party_owes_and_lays_compensation_on_the_employer(
    desk, of_contractor, owes, basis
):
    """R423 art. 26 and LCL art. 85 speak of the 用人单位 alone; a contractor pays first by R724 art. 30(3)."""
    firm = contractor(desk) if of_contractor else desk.company
    if of_contractor:
        name_liable(desk, firm, "PG-02")
    paper, facts = order_to(desk, firm) if of_contractor else (desk.order_paper(), desk.facts(desk.order_paper()))
    order = issuing.sign_off(desk.context, paper, facts, issuing.SignOff("示例局长"))
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    notice = Paper("decision-prior-notice", desk.case.rid, about=About(order_rid=order.rid), addressee=firm.name,
                   addressee_rid=firm.rid)  # fmt: skip
    facts = desk.facts(notice) | {"notice.defence_days": 3, "treatment.intended": "责令支付上述工资"}
    assert owes in facts["text.ground"]
    assert basis in issuing.start_facts(desk.context, notice)["treatment.basis"] + "的规定"

    def found(**more):
        return "gate-extra-not-employer" in {p.code for p in issuing.paper_problems(desk.context, notice, facts | more)}

    assert not found()
    assert found(**{"treatment.intended": "责令支付上述工资，并按照应付金额100%加付赔偿金"}) is of_contractor

    referral = replace(notice, form="criminal-referral")
    told = desk.facts(referral)
    assert told["text.facts"].startswith(f"经查，{desk.company.name}拖欠")
    assert (f"{firm.name}应当清偿上述工资" in (told.get("text.duty") or "")) is of_contractor
    codes = {problem.code for problem in issuing.paper_problems(desk.context, referral, told)}
    assert ("gate-referral-not-employer" in codes) is of_contractor


def test_an_order_counts_persons_where_one_has_two_lines(desk):
    """人数 in order and notice are 劳动者, not lines (J2013-3 art. 3)."""
    with desk.context.unit("从旧资料库带来") as unit:  # the wage list itself takes nobody twice
        unit.put(replace(desk.claims[0], rid=new_rid(), line=4))
    paper = desk.order_paper()
    facts = desk.facts(paper)
    assert (len(facts["lines"]), facts["debt.heads"]) == (4, 3)
    assert case_file(desk.context, desk.case.rid).threshold_today.heads == 3


def test_one_name_without_numbers_and_the_same_days_in_two_cases_want_a_reason(desk, order):
    people.save_person(desk.context, replace(desk.workers[1], name="示例同名", id_number=""))
    people.save_person(desk.context, replace(desk.workers[2], name="示例同名", id_number=""))
    case = cases.open_case(desk.context, replace(desk.case, rid=new_rid(), number="示〔2026〕2号", title="示例另案"))
    for claim in desk.claims:
        desk.keep(replace(claim, rid=new_rid(), case_rid=case.rid))
    (piece,) = desk.context.store.all(Evidence)
    with desk.context.unit("证据") as unit:
        unit.put(replace(piece, rid=new_rid(), case_rid=case.rid))
    cases.file_case(desk.context, case.rid, "示例局长")
    liability = replace(desk.liability, rid=new_rid(), debt_rid="")
    set_debt(desk.context, case.rid, (liability,))
    paper = replace(desk.order_paper().speaking_of(liability_rid=liability.rid), case_rid=case.rid)
    problems = issuing.paper_problems(desk.context, paper, desk.facts(paper))
    found = {p.code: p for p in problems}
    assert set(found) == {"order-same-name", "order-elsewhere"}
    assert found["order-same-name"].details == {"names": "示例同名"}
    assert found["order-elsewhere"].details["numbers"] == order.number
    assert {p.level for p in problems} == {Level.WARNING}


def test_days_one_after_the_other_are_no_overlap(desk):
    claim = desk.claims[0]
    later = replace(claim, first_day=date(2026, 2, 1), last_day=date(2026, 2, 28))
    assert claim.overlaps(claim)
    assert not claim.overlaps(later)
    assert not claim.overlaps(replace(claim, first_day=None))
    assert not claim.overlaps(desk.claims[1])


def told_as(desk, paper, role) -> dict[str, object]:
    """The facts of a notice to somebody whose part a person chooses, and whom the paper tells from namesakes."""
    form, drafted = issuing.form_for(desk.context, paper), desk.facts(paper)
    typed = {"addressee.uscc": an_id_number(), "addressee.address": "示例路1号"}
    open_still = {name: value for name, value in typed.items() if not drafted.get(name)}
    return redrafted(form, drafted, {**drafted, **open_still, "party.role": role})


def test_a_notice_goes_to_no_company_by_name_and_to_no_creditor_in_silence(desk, standard):
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    other = contractor(desk)
    notice = notice_choices(desk.context, desk.case.rid)[0].paper
    somebody, worker = replace(notice, addressee="", addressee_rid=""), desk.workers[0]
    for name, rid, typed, code in (
        (other.name, "", {}, "notice-company-typed"),
        (worker.name, "", {}, "notice-to-creditor"),
        (worker.name, worker.rid, {}, "notice-to-creditor"),
        ("", "", {"addressee.name": worker.name}, "notice-to-creditor"),  # whoever is named on the paper alone
        ("", "", {"addressee.name": "示例另名", "addressee.uscc": worker.id_number}, "notice-to-creditor"),
        ("", "", {"addressee.name": "未登记建材有限公司"}, "party-cannot-be"),
    ):
        paper = replace(somebody, addressee=name, addressee_rid=rid)
        facts = told_as(desk, paper, "其他直接责任人员") | typed
        assert refused(partial(issuing.sign_off, desk.context, paper, facts, issuing.SignOff("示例局长"))) == [code]


def test_the_example_of_a_notice_tells_the_employer_after_the_day_of_the_order(desk):
    facts = example(desk.context.forms.find("list-pre-notice", on=desk.context.clock.today()))
    assert (facts["party.role"], facts["addressee.name"]) == ("用人单位", facts["company.name"])
    assert facts["order.due"] < facts["notice.as_of"] <= facts["document.date"]


@pytest.mark.parametrize("stated", ["法定代表人或者主要负责人", "直接负责的主管人员", "其他直接责任人员"])
def test_a_company_is_told_as_no_person(desk, standard, stated):
    """Of a contractor no record tells the kind, so it is typed; what it cannot be is refused (R724 art. 48)."""
    general = contractor(desk)
    name_liable(desk, general, "PG-02")
    paper, facts = order_to(desk, general)
    desk.serve(issuing.sign_off(desk.context, paper, facts, issuing.SignOff("示例局长")))
    desk.clock.move_to(at(AFTER, 9))
    notice = notice_choices(desk.context, desk.case.rid)[0].paper
    facts = desk.facts(notice) | {"party.role": stated}
    reasons = {"gate-notice-not-employer": "经会商，按本省规定办理"}
    with pytest.raises(Refused) as refusal:
        issuing.sign_off(desk.context, notice, facts, issuing.SignOff("示例局长", reasons))
    (problem,) = refusal.value.problems
    assert (problem.code, problem.where) == ("party-cannot-be", "party.role")
    said = sentence(problem.code, problem.details)
    assert f"{general.name}登记为单位，不能是“{stated}”" in said
    assert "选“用人单位”" in said


def test_a_person_is_told_as_no_employer_and_the_head_of_the_company_is_known(desk, standard):
    desk.serve(desk.order())
    desk.clock.move_to(at(AFTER, 9))
    people.save_company(desk.context, replace(desk.company, legal_representative="示例法人"))
    head = people.save_person(desk.context, a_person("示例法人"))
    notice = replace(notice_choices(desk.context, desk.case.rid)[0].paper, addressee=head.name, addressee_rid=head.rid)
    facts = desk.facts(notice)
    assert facts["party.role"] == "法定代表人或者主要负责人"
    other = people.save_person(desk.context, a_person("示例工长"))
    notice = replace(notice, addressee=other.name, addressee_rid=other.rid)
    facts = desk.facts(notice)
    assert "party.role" not in facts
    sign = partial(issuing.sign_off, desk.context, notice, told_as(desk, notice, "用人单位"))
    assert refused(lambda: sign(issuing.SignOff("示例局长"))) == ["party-cannot-be"]
