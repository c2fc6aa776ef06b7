"""Papers of civil ways: a worker asks for his own wages, an agreement binds nobody to what law forbids."""

import pytest

from inspector_app.domain.document import About
from inspector_app.usecases import issuing
from inspector_app.usecases.paper import Paper

AGREED = {
    "civil.organ": "示例镇人民调解委员会", "civil.mediator": "示例调解员", "civil.agreed_on": "2026-03-02",
    "civil.place": "示例镇", "civil.terms": "2026年3月20日前付到本人银行卡", "civil.court": "示例县人民法院",
    "civil.reason": "拖欠三个月工资", "civil.proof": "工资结算单",
}  # fmt: skip


def problems(desk, form, person="", **facts):
    paper = Paper(form, desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid,
                  about=About(person_rid=person))  # fmt: skip
    drafted = {name: value for name, value in desk.facts(paper).items() if not name.startswith("text.")}
    told = drafted | AGREED | facts
    found = issuing.paper_problems(desk.context, paper, told)
    return {each.code for each in found if each.code.startswith(("civil-", "third-hand", "evidence-"))}, told


@pytest.mark.parametrize("form", ["judicial-confirmation", "payment-order-application"])
def test_a_worker_asks_for_his_own_wages_and_not_for_everybodys(desk, form):
    assert "civil-whose" in problems(desk, form)[0]
    found, told = problems(desk, form, desk.workers[1].rid)
    assert "civil-whose" not in found
    assert (told["worker.name"], told["debt.total_fen"]) == (desk.workers[1].name, 2_000_000)


@pytest.mark.parametrize(
    ("form", "facts", "found"),
    [
        ("mediation-agreement", {}, set()),
        ("mediation-agreement", {"civil.organ": "示例县人力资源和社会保障局", "civil.mediator": "陈示例"},
         {"civil-organ-agency", "civil-mediator-handler"}),
        ("mediation-agreement", {"civil.agreed_on": "2026-04-20"}, {"civil-agreed-ahead", "civil-pays-before"}),
        ("mediation-agreement", {"civil.terms": "余款由班组长领取", "text.ways": "乙方不得再投诉举报。"},
         {"third-hand-denies", "civil-waives"}),
        ("judicial-confirmation", {"civil.agreed_on": "2026-01-05"},
         {"civil-confirmed-late", "civil-agreement-unknown"}),
        ("payment-order-application", {"civil.proof": "欠条"}, {"evidence-not-held"}),
    ],
)  # fmt: skip
def test_what_law_does_not_let_stand_in_it_is_asked(desk, form, facts, found):
    """CPL arts 205, 225; R423 art. 9; R724 art. 11."""
    assert problems(desk, form, desk.workers[0].rid, **facts)[0] == found
