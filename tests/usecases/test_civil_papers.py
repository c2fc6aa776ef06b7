"""Papers of civil ways: a worker asks for his own wages, an agreement binds nobody to what law forbids."""

from datetime import date

import pytest

from inspector_app.domain.act import Act
from inspector_app.domain.company import Company
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import About
from inspector_app.domain.identity import new_rid
from inspector_app.domain.incident import Advance, AdvancePurpose, AdvanceSource
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.about import paper_choices
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.prints import Signature

AGREED = {
    "civil.organ": "示例镇人民调解委员会", "civil.mediator": "示例调解员", "civil.agreed_on": "2026-03-02",
    "civil.place": "示例镇", "civil.terms": "2026年3月20日前付到本人银行卡", "civil.court": "示例县人民法院",
    "civil.reason": "拖欠三个月工资", "civil.proof": "工资结算单",
}  # fmt: skip


OURS = (
    "civil-",
    "repeats-",
    "in-kind-",
    "apart-",
    "third-hand",
    "evidence-",
    "stated-",
    "passage-",
    "paper-too-late",
    "court-",
)


def undrafted(desk, paper):
    """What the records give, so that each sentence is drafted from what is told besides."""
    return {name: value for name, value in desk.facts(paper).items() if not name.startswith("text.")}


def problems(desk, form, person="", **facts):
    paper = Paper(form, desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid,
                  about=About(person_rid=person))  # fmt: skip
    told = undrafted(desk, paper) | AGREED | facts
    found = issuing.paper_problems(desk.context, paper, told)
    return {each.code for each in found if each.code.startswith(OURS)}, told


@pytest.mark.parametrize("form", ["judicial-confirmation", "payment-order-application"])
def test_a_worker_asks_for_his_own_wages_and_not_for_everybodys(desk, form):
    assert "civil-whose" in problems(desk, form)[0]
    found, told = problems(desk, form, desk.workers[1].rid)
    assert "civil-whose" not in found
    assert (told["worker.name"], told["debt.total_fen"]) == (desk.workers[1].name, 2_000_000)
    desk.pay(0, 2_000_000)
    assert "civil-paid" in problems(desk, form, desk.workers[1].rid)[0]
    offered = paper_choices(desk.context, desk.case.rid).workers
    assert [each.rid for each in offered] == [desk.workers[0].rid, desk.workers[2].rid]


@pytest.mark.parametrize(
    ("form", "facts", "found"),
    [
        ("mediation-agreement", {}, set()),
        ("mediation-agreement", {"civil.organ": "示例县人力资源和社会保障局", "civil.mediator": "陈示例"},
         {"civil-organ-other", "apart-mediator"}),
        ("mediation-agreement", {"civil.organ": "示例县人力资源和社会保障局调解室"}, {"civil-organ-agency"}),
        ("mediation-agreement", {"civil.terms": "2026年4月10日前支付一半，其余以欠条形式另行约定"}, {"civil-parts"}),
        ("mediation-agreement", {"civil.default_terms": "乙方不得再主张加付赔偿金"}, {"passage-gives-up"}),
        ("mediation-agreement", {"civil.agreed_on": "2026-04-20"}, {"stated-day-ahead", "civil-pays-before"}),
        ("mediation-agreement", {"civil.terms": "工程款到账后付，由班组长领取", "text.ways": "乙方不得再投诉举报。"},
         {"third-hand-denies", "passage-waives", "passage-forbids", "civil-no-day"}),
        ("mediation-agreement", {"civil.terms": "4月10日前付10,000元，5月10日前付9,700元"}, {"civil-terms-sum"}),
        ("mediation-agreement", {"civil.terms": "4月10日前付10,000元，5月10日前付10,000元"}, set()),
        ("mediation-agreement", {"civil.terms": "分3期，每期8,000元，2026年4月起每月10日前付"}, {"civil-terms-sum"}),
        ("mediation-agreement", {"civil.terms": "分两期支付，2026年4月10日前、5月10日前各付10,000元"}, set()),
        ("mediation-agreement", {"civil.terms": "分36期支付，首期2026年4月10日，2029年3月付清"},
         {"civil-parts", "civil-pays-late"}),
        ("mediation-agreement", {"civil.agreed_on": "2026-02-10", "civil.terms": "2026年3月1日前支付20,000元"},
         {"civil-pays-gone"}),
        ("mediation-agreement", {"civil.terms": "自签字之日起10日内以两套商铺抵付，由带班人王某代收转交"},
         {"third-hand-denies", "in-kind-denies"}),
        ("mediation-agreement",
         {"civil.organ": "示例县劳动保障监察大队调解室", "civil.default_terms": "乙方撤回投诉，否则退还已领工资"},
         {"passage-mediates", "passage-waives", "passage-gives-up"}),
        ("judicial-confirmation", {"civil.agreed_on": "2026-01-05"},
         {"paper-too-late", "civil-agreement-unknown"}),
        ("judicial-confirmation",
         {"civil.court": "示例市中级人民法院", "text.promise": "无。", "text.request": "请求强制执行示例路桥集团。"},
         {"civil-agreement-unknown", "court-too-high", "passage-changed"}),
        ("payment-order-application", {"civil.proof": "欠条"}, {"evidence-not-held"}),
    ],
)  # fmt: skip
def test_what_law_does_not_let_stand_in_it_is_asked(desk, form, facts, found):
    """CPL arts 205, 225; R423 art. 9; R724 art. 11."""
    assert problems(desk, form, desk.workers[0].rid, **facts)[0] == found


def test_an_agreement_is_confirmed_within_thirty_days_for_each_worker_whom_it_names(desk):
    """CPL art. 205."""

    def issued(form, person=""):
        about = About(person_rid=person, claim_rids=tuple(claim.rid for claim in desk.claims[:2]))
        paper = Paper(form, desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid, about=about)
        asks = issuing.form_for(desk.context, paper)
        told = {name: value for name, value in AGREED.items() if asks.fact(name)}
        reasons = {"person-without-place": "已经核对"}
        signed = issuing.sign_off(desk.context, paper, undrafted(desk, paper) | told, SignOff("", reasons=reasons))
        acts.sign_record(desk.context, signed.rid, (), Signature(note="原件在卷", printed="在示例局打印"))
        return signed

    def running():
        (limit,) = desk.context.store.find(Deadline, rule="DL-46")
        return limit.due, limit.done_on

    issued("mediation-agreement")
    assert running() == (date(2026, 4, 1), None)
    issued("judicial-confirmation", desk.claims[0].person_rid)
    application = Paper("judicial-confirmation", desk.case.rid, addressee=desk.company.name,
                        addressee_rid=desk.company.rid, about=About(person_rid=desk.claims[1].person_rid))  # fmt: skip
    assert desk.facts(application)["civil.terms"] == AGREED["civil.terms"]
    other, other_terms = desk.workers[2].rid, {"civil.terms": "2026年12月31日前付清"}
    assert problems(desk, "judicial-confirmation", other, **other_terms)[0] == {
        "civil-not-agreed",
        "repeats-otherwise",
    }
    assert running()[1] is None
    last = issued("judicial-confirmation", desk.claims[1].person_rid)
    assert running()[1] == desk.context.clock.today()
    (signature,) = desk.context.store.find(Act, subject_rid=last.rid)
    acts.undo(desk.context, signature.rid, "登记错了份")
    assert running()[1] is None


def test_what_is_recovered_was_approved_paid_out_and_no_more_than_is_owed(desk):
    """R724 art. 63."""
    party = {"addressee": desk.company.name, "addressee_rid": desk.company.rid}
    told = {"fund_advance.purpose": "部分工资", "fund_advance.heads": 40, "fund_advance.amount_fen": 50_000_000,
            "fund_advance.paid_on": "2026-03-20", "fund_advance.return_by": "2026-03-01"}  # fmt: skip
    recovery = Paper("emergency-fund-recovery", desk.case.rid, **party)

    def found(paper, changed):
        problems = issuing.paper_problems(desk.context, paper, desk.facts(paper) | changed)
        return {each.code for each in problems if each.code.startswith(("advance-", "stated-", "set-"))}

    assert found(recovery, told) == {
        "advance-above-owed", "advance-more-heads", "advance-unapproved", "advance-unregistered", "stated-day-ahead",
        "set-day-gone",
    }  # fmt: skip
    right = {"fund_advance.heads": 3, "fund_advance.amount_fen": 600_000, "fund_advance.paid_on": "2026-03-02",
             "fund_advance.return_by": "2026-04-01"}  # fmt: skip
    approval = Paper("emergency-fund-approval", desk.case.rid, **party)
    assert found(approval, told) == {"advance-above-owed", "advance-more-heads"}
    approved = undrafted(desk, approval) | {
        "fund_advance.heads": 3, "fund_advance.amount_fen": 600_000, "fund_advance.purpose": "部分工资",
        "fund_advance.reason": "企业一时难以支付", "fund_advance.way": "汇入本人银行卡",
    }  # fmt: skip
    issuing.sign_off(desk.context, approval, approved, SignOff("示例局长"))
    with desk.context.unit("垫付") as unit:
        unit.put(Advance(new_rid(), AdvanceSource.EMERGENCY_FUND, AdvancePurpose.WAGES, date(2026, 3, 2), 600_000,
                         case_rid=desk.case.rid))  # fmt: skip
    assert found(recovery, told | right) == set()
    assert found(recovery, told | right | {"fund_advance.amount_fen": 600_100}) == {
        "advance-above-approved", "advance-unregistered",
    }  # fmt: skip


def test_a_deposit_pays_what_its_list_comes_to_out_of_one_of_the_site_to_the_workers(desk):
    """R724 arts 31, 32."""
    paper = Paper("deposit-notice", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    told = {"deposit.pay_fen": 999_999_900, "deposit.depositor": "示例另一家建工有限公司",
            "deposit.pay_to": "转入本局账户后由班组长发放"}  # fmt: skip
    wrong = {"deposit-above-list", "deposit-other-party", "third-hand-denies"}
    of_another = {"deposit.depositor": desk.context.store.need(Company, desk.other_company().party_rid).name}
    right = {"deposit.pay_fen": 6_000_000, "deposit.depositor": desk.company.name, "deposit.pay_to": "付至本人银行账户"}
    for changed, found in ((told, wrong), (right, set()), (right | of_another, {"deposit-undecided"})):
        problems = issuing.paper_problems(desk.context, paper, undrafted(desk, paper) | changed)
        assert {each.code for each in problems if each.code.startswith(("deposit-", "third-hand"))} == found
