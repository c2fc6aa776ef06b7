"""Sentences about rights: the same term in other words is as good, another term and a denial are not."""

import pytest

from inspector_app.domain.role import Role
from inspector_app.domain.wording import term
from inspector_app.lawbook.book import Lawbook


def looked_at(law: Lawbook, role: Role, text: str, fact: str = "text.rights") -> str:
    (wording,) = [each for each in law.procedure.roles[role].wordings if each.fact == fact]
    return next((words for _, words in wording.denied(text)), "") or wording.lacks(text)


@pytest.mark.parametrize("text", [
    "如不服，可以自收到之日起60日内向示例市人民政府申请行政复议，或者6个月内向示例县人民法院提起行政诉讼。",
    "可以自收到之日起六十日内申请行政复议，也可以在六个月内提起行政诉讼。",
    "可以自收到之日起 60 个自然日内申请行政复议，或者半年内提起诉讼。",
    "可以在六十（60）天内申请行政复议，或者6（六）个月内提起诉讼。",
    "可以申请行政复议（60日内）或者提起行政诉讼（6个月内）。",
    "可以自收到之日起60日内申请行政复议；对复议决定不服的，可以自收到复议决定书之日起15日内提起诉讼。也可以自收到之日起6个月内直接提起行政诉讼。",
    "逾期不得再申请行政复议。你单位可以在60日内申请行政复议，或者6个月内提起诉讼。",
])  # fmt: skip
def test_review_and_suit_are_told_with_their_terms_in_any_words(law, text):
    """ARL art. 20, ALL art. 46."""
    assert looked_at(law, Role.DECISION, text) == ""


@pytest.mark.parametrize(("text", "found"), [
    ("可以自收到之日起30日内申请行政复议，或者6个月内提起诉讼。", "行政复议（60日内）"),
    ("可以自收到之日起60个工作日内申请行政复议，或者6个月内提起诉讼。", "行政复议（60日内）"),
    ("可以自收到之日起两个月内申请行政复议，或者6个月内提起诉讼。", "行政复议（60日内）"),
    ("可以自收到之日起60日内申请行政复议，或者3个月内提起诉讼。", "诉讼（6个月内）"),
    ("可以自收到之日起60日内申请行政复议，或者15日内提起诉讼。本决定6个月后公开。", "诉讼（6个月内）"),
    ("可以自收到之日起160日内申请行政复议，或者6个月内提起诉讼。", "行政复议（60日内）"),
    ("可以自收到之日起约60日内申请行政复议，或者6个月内提起诉讼。", "行政复议（60日内）"),
    ("可以自收到之日起六十（30）日内申请行政复议，或者6个月内提起诉讼。", "行政复议（60日内）"),
    ("自收到之日起60日内不得申请行政复议，6个月内也不能向法院提起诉讼。", "不得申请"),
    ("60日内申请行政复议、6个月内提起诉讼的，本局不予考虑。", "不予考虑"),
])  # fmt: skip
def test_another_term_and_a_denial_are_seen(law, text, found):
    assert looked_at(law, Role.DECISION, text) == found


@pytest.mark.parametrize(("text", "found"), [
    ("自收到之日起五个工作日内，可以向我局提出书面异议。", ""),
    ("对列入有异议的，可以自收到本告知书之日起5个工作日内书面提出；没有异议权的人员提出的，转交当事人。", ""),
    ("自收到之日起3个工作日内，可以提出异议；我局自收到异议之日起5个工作日内核实。", "提出异议（5个工作日内）"),
    ("自收到之日起5日内，可以提出异议。", "提出异议（5个工作日内）"),
    ("自收到之日起5个工作日内提出异议。你单位没有要求复核的权利。", "没有要求复核的权"),
])  # fmt: skip
def test_an_objection_has_working_days(law, text, found):
    """O45 art. 6."""
    assert looked_at(law, Role.PRE_NOTICE, text) == found


def test_a_hearing_is_asked_for_in_five_working_days(law):
    """APL art. 64."""
    right = "你单位有要求举行听证的权利。要求听证的，应当自收到本告知书之日起{}内向本局提出。"
    assert looked_at(law, Role.PENALTY_NOTICE, right.format("五（5）个工作日"), "text.hearing") == ""
    assert looked_at(law, Role.PENALTY_NOTICE, right.format("3日"), "text.hearing") == "听证（5个工作日内）"


def test_a_term_of_law_is_one_exact_length():
    assert term("60日") == term("六十天") != term("60个工作日")
    assert term("约60日") is term("合理期限") is term("60日或者6个月") is None
