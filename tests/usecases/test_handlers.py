"""Who handles a case approves nothing of it: no paper, no filing, no closing, no longer term."""

import pytest

from inspector_app.domain.act import PhoneApproval
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.role import Role
from inspector_app.support.errors import Refused
from inspector_app.usecases import cases, issuing
from inspector_app.usecases.case_edits import cancel_filing
from inspector_app.usecases.deadlines import extend
from inspector_app.usecases.issuing import SignOff
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.phone_approvals import ratify
from tests.desk import AGAIN, OWED

HANDLERS = ["陈示例", "林 示例"]


def term(desk):
    (filed,) = desk.context.store.find(Deadline, case_rid=desk.case.rid)
    return filed.rid


APPROVALS = {
    "filing": lambda desk, who: cases.file_case(desk.context, desk.case.rid, who),
    "cancelling": lambda desk, who: cancel_filing(desk.context, desk.case.rid, who, "经查不属于本机关管辖", OWED),
    "closing": lambda desk, who: cases.close_case(desk.context, desk.case.rid, who, "已经付清"),
    "a longer term": lambda desk, who: extend(desk.context, term(desk), who, "案情复杂"),
}


@pytest.mark.parametrize("who", HANDLERS)
@pytest.mark.parametrize("what", APPROVALS)
def test_nobody_approves_in_a_case_that_he_handles(desk, what, who):
    if what != "filing":
        cases.file_case(desk.context, desk.case.rid, "示例局长")
    with pytest.raises(Refused) as refusal:
        APPROVALS[what](desk, who)
    assert ("approved-by-handler", "approved_by") in [(each.code, each.where) for each in refusal.value.problems]


PAPERS = [Role.ORDER, Role.FILING_APPROVAL, Role.CLOSING, Role.EXTENSION, Role.REFERRAL_APPROVAL]


@pytest.mark.parametrize("role", PAPERS)
@pytest.mark.parametrize("who", HANDLERS)
def test_nobody_signs_off_a_paper_that_he_handles(desk, role, who):
    paper = desk.order_paper() if role is Role.ORDER else Paper(desk.context.form_of(role), desk.case.rid)
    with pytest.raises(Refused) as refusal:
        issuing.prepare_sign_off(desk.context, paper, desk.facts(paper), SignOff(who, AGAIN))
    assert ("approved-by-handler", "signed_by") in [(each.code, each.where) for each in refusal.value.problems]


def test_nor_by_telephone_nor_in_writing_afterwards(desk):
    paper = desk.order_paper()
    call = PhoneApproval(desk.clock.now(), "0551-1234567", "报告了3人6万元，同意当场下达")
    facts = desk.facts(paper)
    with pytest.raises(Refused, match="approved-by-handler"):
        issuing.sign_off(desk.context, paper, facts, SignOff("陈示例", AGAIN, phone=call))
    order = issuing.sign_off(desk.context, paper, facts, SignOff("示例局长", AGAIN, phone=call))
    with pytest.raises(Refused, match="approved-by-handler"):
        ratify(desk.context, order.rid, "林示例", note="同意")
    assert (
        ratify(desk.context, order.rid, "林示例（局长）", note="同意").by == "林示例（局长）"
    )  # a namesake, told apart
