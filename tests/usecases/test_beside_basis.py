"""An entry says what its basis gives, of whom the case knows; a passage that disposes is ours, or somebody says why."""

import pytest

from inspector_app.domain.identity import new_rid
from inspector_app.domain.renaming import Renaming
from inspector_app.domain.role import Role
from inspector_app.usecases import issuing
from inspector_app.usecases.paper import Paper
from tests.desk import MONDAY


def problems(desk, role, changed=None, **told):
    desk.file()
    form = desk.context.form_of(role)
    to = {} if role is Role.ACCOUNT_INQUIRY else {"addressee": desk.company.name, "addressee_rid": desk.company.rid}
    paper = Paper(form, desk.case.rid, **to)
    begun = issuing.form_for(desk.context, paper)
    records = {name: value for name, value in desk.facts(paper).items() if not name.startswith("text.")}
    facts = issuing.completed(begun, records | told)
    facts |= {name: str(facts[name]) + more for name, more in (changed or {}).items()}
    return issuing.paper_problems(desk.context, paper, facts)


def found(desk, role, changed=None, **told):
    return {(each.code, each.where) for each in problems(desk, role, changed, **told)}


ASKED = {"addressee.name": "示例农商银行", "approval.agency": "示例市人力资源和社会保障局", "approval.by": "示例局长",
         "approval.on": "2026-03-02"}  # fmt: skip


@pytest.mark.parametrize(
    ("matter", "asks"),
    [
        ("示例劳务有限公司的农民工工资专用账户2026年1月1日以来的账户余额和交易明细", False),
        ("查询示例劳务有限公司在你行开立的账户2025年9月至今的资金往来情况", False),
        ("查询示例劳务有限公司在贵行开立的账户及其余额", False),
        ("查询示例安置房1期农民工工资专用账户2025年9月至2026年3月的流水", False),
        ("查询示例另一处工地2期农民工工资专用账户的流水", True),
        ("查询示例旧名劳务有限公司在你行开立的账户", False),
        ("查询示例劳务有限公司（原名示例旧名劳务有限公司）在你行开立的账户", False),
        ("示例劳务有限公司名下账户的资金往来情况，并将余额划至本局账户", True),
        ("示例劳务有限公司的账户，不配合的处5万元罚款", True),
        ("示例工人甲妻子名下的账户", True),
    ],
)
def test_a_bank_is_asked_for_what_law_lets_it_tell_of_who_is_of_the_case(desk, matter, asks):
    """R724 art. 40; an account may stand under a former name."""
    with desk.context.unit("更名") as unit:
        unit.put(Renaming(new_rid(), desk.company.rid, "示例旧名劳务有限公司", desk.company.name, MONDAY, "9号"))
    told = found(desk, Role.ACCOUNT_INQUIRY, **ASKED, **{"assistance.matter": matter})
    assert (("passage-beside", "assistance.matter") in told) is asks


def test_what_is_asked_about_is_named_and_nobody_has_a_bank_move_money(desk):
    """AEL art. 47."""
    matter = {"assistance.matter": "示例劳务有限公司名下账户的资金往来情况，并将余额划至本局账户"}
    told = {each.code: each.details for each in problems(desk, Role.ACCOUNT_INQUIRY, **ASKED, **matter)}
    assert told["passage-beside"]["unknown"] == "并将”“划至本局"
    assert "passage-seizes" in told


KEPT = {"preservation.reason": "证据可能灭失", "preservation.place": "本局", "approval.by": "示例局长",
        "approval.on": "2026-03-02", "preservation.until": "2026-03-11",
        "kept_items": [{"line": 1, "item_name": "考勤表", "amount": "1本"}]}  # fmt: skip


@pytest.mark.parametrize(
    ("role", "told", "name", "more"),
    [
        (Role.PRESERVATION, KEPT, "text.order", "保存期间停用上述设备。"),
        (Role.PRESERVATION, KEPT, "text.duties", "保存费用由你单位承担。"),
        (Role.ACCOUNT_INQUIRY, ASKED, "text.duties", "查询结果可以提供给其他单位。"),
        (Role.DECISION_NOTICE, {}, "text.facts", None),
    ],
)
def test_a_passage_that_disposes_of_something_is_as_we_draft_it_or_somebody_says_why(desk, role, told, name, more):
    """APL art. 56, R724 art. 40: what was found is worded as the case wants."""
    codes = {"passage-changed", "wording-added", "demand-added"}
    assert not {each for each in found(desk, role, **told) if each[0] in codes}
    asked = {each for each in found(desk, role, {name: more or "另查明其他事实。"}, **told) if each[0] in codes}
    assert asked == ({("passage-changed", name)} if more else set())


@pytest.mark.parametrize(
    ("more", "asks"),
    [
        ("工资付给示例劳务有限公司。", True), ("工资划转至示例劳务有限公司的基本账户。", True),
        ("工资转入示例劳务有限公司的农民工工资专用账户。", False), ("示例劳务有限公司应当配合。", False),
    ],
)  # fmt: skip
def test_wages_are_ordered_into_the_hands_of_no_firm_of_the_case(desk, more, asks):
    """R724 arts 11, 31."""
    told = found(desk, Role.ORDER, {"text.order": more}, **{"order.due": "2026-03-13"})
    assert (("paid-to-firm", "text.order") in told) is asks
