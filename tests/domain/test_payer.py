"""Who may be ordered on which ground: what the law says laid beside what the records know."""

import pytest

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.payer import Duty, FirmPart, Payer, duty_problems
from inspector_app.domain.project import LinkRole
from inspector_app.support.errors import Level

CONTRACTOR_PAYS = Duty((LinkRole.GENERAL,), "施工总承包单位", in_place=True)
OWNER_OR_CONTRACTOR = Duty((LinkRole.OWNER, LinkRole.GENERAL), "建设单位或者施工总承包单位")
EMPLOYER_PAYS = Duty((FirmPart.EMPLOYER,), "用人单位", persons=True)
INVESTOR_PAYS = Duty((FirmPart.INVESTOR,), "主要出资人", persons=True, in_place=True)
PARTNERSHIP = Duty((FirmPart.EMPLOYER, FirmPart.INVESTOR), "用人单位", persons=True, never_named=("有限公司",))


def firm(*parts: LinkRole, name: str = "示例建工", **changes: bool) -> Payer:
    return Payer(name, PartyKind.COMPANY, frozenset(parts), **changes)


def found(duty: Duty, payer: Payer) -> list[tuple[str, Level]]:
    return [(problem.code, problem.level) for problem in duty_problems(duty, payer)]


@pytest.mark.parametrize(
    ("duty", "payer"),
    [
        (CONTRACTOR_PAYS, firm(LinkRole.GENERAL)),
        (CONTRACTOR_PAYS, firm(LinkRole.GENERAL, LinkRole.OWNER)),
        (OWNER_OR_CONTRACTOR, firm(LinkRole.OWNER)),
        (OWNER_OR_CONTRACTOR, firm(LinkRole.GENERAL, employer=True, sole=True)),
        (EMPLOYER_PAYS, firm(employer=True)),
        (EMPLOYER_PAYS, firm(LinkRole.GENERAL, employer=True)),
        (EMPLOYER_PAYS, Payer("示例某", PartyKind.PERSON)),
        (INVESTOR_PAYS, Payer("示例某", PartyKind.PERSON)),
        (PARTNERSHIP, firm(name="示例商行（普通合伙）", employer=True)),
    ],
)
def test_whom_the_records_know_as_the_payer_fits(duty, payer):
    assert found(duty, payer) == []


@pytest.mark.parametrize(
    ("duty", "payer", "code"),
    [
        (CONTRACTOR_PAYS, firm(LinkRole.LABOUR), "ground-other-part"),
        (CONTRACTOR_PAYS, firm(LinkRole.OWNER), "ground-other-part"),
        (CONTRACTOR_PAYS, firm(employer=True), "ground-own-debt"),
        (CONTRACTOR_PAYS, firm(LinkRole.GENERAL, employer=True, sole=True), "ground-own-debt"),
        (INVESTOR_PAYS, firm(employer=True), "ground-own-debt"),
        (OWNER_OR_CONTRACTOR, Payer("示例某", PartyKind.PERSON, frozenset({LinkRole.CREW})), "ground-not-person"),
        (PARTNERSHIP, firm(name="示例劳务有限公司", employer=True), "ground-other-firm"),
        (Duty((FirmPart.EMPLOYER,), "用人单位", directs=False), firm(employer=True), "ground-directs-nobody"),
    ],
)
def test_what_the_records_contradict_is_refused(duty, payer, code):
    assert found(duty, payer) == [(code, Level.ERROR)]


@pytest.mark.parametrize(
    ("duty", "payer", "code"),
    [
        (CONTRACTOR_PAYS, firm(), "ground-part-unknown"),
        (EMPLOYER_PAYS, firm(LinkRole.LABOUR), "ground-part-unknown"),
        (INVESTOR_PAYS, firm(LinkRole.LABOUR), "ground-part-unknown"),
        (CONTRACTOR_PAYS, firm(LinkRole.GENERAL, employer=True), "ground-both-parts"),
    ],
)
def test_what_no_record_tells_wants_a_reason(duty, payer, code):
    assert found(duty, payer) == [(code, Level.WARNING)]


def test_the_part_that_the_chain_tells_is_named():
    [problem] = duty_problems(CONTRACTOR_PAYS, firm(LinkRole.LABOUR, LinkRole.OWNER))
    assert problem.details == {"name": "示例建工", "who": "施工总承包单位", "part": "建设单位、劳务分包单位"}
