"""拟作出的处理 is what its basis gives: no penalty, no other rate, nobody else; a share by its rate is known."""

import pytest

from inspector_app.domain.role import Role
from inspector_app.usecases import issuing
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.treatments import rates_in


def codes(desk, intended):
    order = desk.half_paid()
    paper = Paper(desk.context.form_of(Role.DECISION_NOTICE), desk.case.rid, addressee=desk.company.name,
                  addressee_rid=desk.company.rid).speaking_of(order_rid=order.rid)  # fmt: skip
    facts = desk.facts(paper) | {"treatment.intended": intended}
    found = [p for p in issuing.paper_problems(desk.context, paper, facts) if p.where == "treatment.intended"]
    return {each.code for each in found}


@pytest.mark.parametrize(
    ("intended", "found"),
    [
        ("责令支付上述工资", set()),
        ("责令支付上述工资，并按照应付金额50%的标准向3名农民工加付赔偿金", set()),
        ("责令你（单位）支付3名农民工工资60,000.00元，按应付金额的百分之六十加付赔偿金36,000.00元", set()),
        ("责令支付上述工资，按应付金额的50%加付赔偿金共计29,999.99元", {"text-figure-differs"}),
        ("责令支付上述工资，按应付金额的200%加付赔偿金", {"treatment-rate"}),
        ("责令支付上述工资，按应付金额的两倍加付赔偿金", {"treatment-rate"}),
        ("责令支付上述工资，并处罚款", {"treatment-punishes"}),
        ("责令支付上述工资，吊销营业执照", {"treatment-punishes", "passage-beside"}),
        ("责令示例建设集团有限公司支付上述工资", {"passage-beside"}),
        ("责令支付上述工资，查封你单位财产", {"passage-beside", "passage-seizes"}),
    ],
)
def test_what_is_meant_is_what_its_basis_gives(desk, intended, found):
    assert codes(desk, intended) == found


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("支付剩余30%的工资，按应付金额的百分之五十加付赔偿金", [50]),
        ("按1.5倍的标准，加付赔偿金", [150]),
        ("处罚款数额的3%", []),
    ],
)
def test_the_rates_are_those_of_compensation(text, rates):
    assert rates_in(text) == rates
