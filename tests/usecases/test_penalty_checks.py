"""A fine lies between the sums that its basis allows, and a notice tells of the hearing or says why it need not."""

from dataclasses import replace

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.fine import fines
from inspector_app.domain.on_record import OnRecord
from inspector_app.formdefs.facts import example, to_json
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.gates import weigh
from inspector_app.usecases.paper_checks import day_problems
from inspector_app.usecases.penalty_checks import penalty_problems
from tests.builders import a_document

DISOBEYED = "《劳动保障监察条例》第三十条第一款第（三）项"
TWICE = "《劳动保障监察条例》第三十条第一款第（一）、（三）项"
LEDGER = "《保障农民工工资支付条例》（国务院令第724号）第五十四条"
OVERTIME = "《劳动保障监察条例》第二十五条"
MANAGED = "《保障农民工工资支付条例》第五十五条"
UNFOUNDED, BESIDE = "penalty-unfounded", "penalty-beside"
ABOVE, BELOW = "fine-above-range", "fine-below-range"


def found(desk, form_id="penalty-ruling", **told):
    form = desk.context.forms.find(form_id)
    facts = {**example(form), "penalty.fine_fen": None, **{f"penalty.{name}": value for name, value in told.items()}}
    return penalty_problems(form, desk.context.law, facts)


@pytest.mark.parametrize(("basis", "content", "code"), [
    (DISOBEYED, "罚款人民币壹万伍仟元整（￥15,000.00）", None), (DISOBEYED, "处以2万元罚款", None),
    (DISOBEYED, "罚款人民币伍拾万元整（￥500,000.00）", ABOVE),
    (DISOBEYED, "处以人民币叁万元整（￥30,000.00）的罚款", ABOVE),
    (TWICE, "罚款人民币叁万元整（￥30,000.00）", None), (TWICE, "罚款45,000元", ABOVE),
    (DISOBEYED, "罚款1,500元", BELOW), (LEDGER, "对单位罚款5万元；对法定代表人罚款1万元", None),
    (LEDGER, "罚款5万元，对3名责任人员各罚款3万元", None), (LEDGER, "罚款60,000元", ABOVE),
    (LEDGER, "罚款5,000元", BELOW),
    ("《中华人民共和国劳动合同法》第八十四条第二款", "按21人计算，罚款42,000元", None),
    (OVERTIME, "罚款20,000元", ABOVE),
    ("《示例市条例》第九条", "罚款900,000元", None), ("", "罚款900,000元", None),
    (DISOBEYED, "没收违法所得900,000元，罚款5,000元", UNFOUNDED), (DISOBEYED, "罚款若干", "fine-untold"),
    (OVERTIME, "警告，不予罚款", None), (OVERTIME, "警告", None), (DISOBEYED, "警告", UNFOUNDED),
    (DISOBEYED, "处以2万元罚款，并责令停业三个月", UNFOUNDED), (DISOBEYED, "依法从重处罚", "penalty-no-kind"),
    (MANAGED, "责令项目停工，并处罚款50,000元", None), (DISOBEYED, "不予行政处罚", None),
    (MANAGED, "责令项目停工，并处罚款50,000元；限制其承接新工程", None),
    (DISOBEYED, "处以罚款人民币壹万元整（￥10,000.00），并公开道歉", BESIDE),
    (DISOBEYED, "处以罚款人民币壹万元整（￥10,000.00），三年内不得参加招标投标", BESIDE),
    (DISOBEYED, "罚款10,000元，汇入指令书所列工人账户", BESIDE),
    (DISOBEYED, "罚款10,000元，对法定代表人丙示例罚款5,000元", BESIDE),
])  # fmt: skip
def test_a_fine_lies_between_the_sums_that_its_basis_allows(desk, basis, content, code):
    """R423 arts 25, 30, R724 art. 54, LCL art. 84; of an article without a known range nothing is said."""
    assert [each.code for each in found(desk, basis=basis, content=content)] == ([code] if code else [])


@pytest.mark.parametrize(("pay_to", "code"), [
    ("到示例农商银行任一网点缴纳", []), ("扫缴款通知书上的二维码，用微信缴纳", []),
    ("以现金交到本局二楼财务科", ["fine-pay-nowhere"]), ("汇入示例县人民医院账户", ["fine-pay-nowhere"]),
])  # fmt: skip
def test_a_fine_is_paid_at_a_bank_or_by_a_system_of_payment(desk, pay_to, code):
    """APL art. 67(3)."""
    assert [each.code for each in found(desk, basis=DISOBEYED, content="罚款15,000元", pay_to=pay_to)] == code


def test_the_reason_names_the_range_and_its_article(desk):
    (problem,) = found(desk, basis=DISOBEYED, content="罚款人民币伍拾万元整（￥500,000.00）")
    assert (problem.level, problem.where) == (Level.ERROR, "penalty.content")
    assert problem.details == {"fine": "500,000.00元", "range": f"{DISOBEYED}：2000元以上2万元以下"}


def test_the_sum_that_is_entered_is_the_one_that_is_told(desk):
    told = {"basis": DISOBEYED, "content": "罚款人民币壹万伍仟元整（￥15,000.00）"}
    assert [each.code for each in found(desk, **told, fine_fen=1_600_000)] == ["fine-differs"]
    assert found(desk, **told, fine_fen=1_500_000) == []


def test_a_fine_is_no_sum_of_wages():
    """A warning on every fine that it is on no list of wages taught to write any reason."""
    text = "罚款人民币伍仟元整（￥5,000.00）；尚欠工资6,000元"
    assert [each.words for each in fines(text)] == ["伍仟元整", "￥5,000.00"]
    assert [each.words for each in OnRecord().strange(text)] == ["6,000元"]


@pytest.mark.parametrize(("told", "code"), [(True, []), (False, [("notice-no-hearing", Level.WARNING)])])
def test_a_notice_without_the_right_to_a_hearing_wants_a_reason(desk, told, code):
    assert [(each.code, each.level) for each in found(desk, "penalty-prior-notice", hearing=told)] == code


def test_that_reason_names_the_sum_of_the_province(desk):
    problems: list[Problem] = found(desk, "penalty-prior-notice", hearing=False)
    with pytest.raises(Refused) as refused:
        weigh(problems, {"notice-no-hearing": "数额不大"})
    assert [each.code for each in refused.value.problems] == ["reason-says-no-sum"]
    assert weigh(problems, {"notice-no-hearing": "本省规定对单位罚款2万元以上的应当告知"})


@pytest.mark.parametrize(
    ("fine", "code"), [("￥8,000.00", ["fine-above-notice"]), ("￥5,000.00", []), ("￥3,000.00", [])]
)
def test_a_fine_is_not_graver_than_the_one_that_was_told(desk, fine, code):
    """APL arts 44, 45(2)."""
    notice = a_document(form="penalty-prior-notice", number="示罚告〔2026〕1号", case_rid=desk.case.rid)
    told = to_json({"penalty.content": "罚款人民币伍仟元整（￥5,000.00）"})
    with desk.context.unit("告知书") as unit:
        unit.put(replace(notice, facts=told))
        unit.put(Act("signed", ActKind.SIGNED_OFF, notice.rid, desk.clock.now(), "示例局长", desk.case.rid))
    form, whole = desk.context.forms.find("penalty-ruling"), case_file(desk.context, desk.case.rid)
    content = {"told.number": notice.number, "penalty.content": f"罚款{fine}", "penalty.basis": DISOBEYED}
    assert [each.code for each in penalty_problems(form, desk.context.law, content, whole)] == code


@pytest.mark.parametrize(("days", "code"), [(1, ["term-unusual"]), (3, []), (5, []), (31, ["term-unusual"])])
@pytest.mark.parametrize("form_id", ["penalty-prior-notice", "decision-prior-notice"])
def test_a_day_to_speak_wants_a_reason(desk, form_id, days, code):
    """R423 art. 19, APL art. 45: law fixes no number."""
    form = desk.context.forms.find(form_id)
    found = day_problems(desk.context, form, {"notice.defence_days": days})
    assert [each.code for each in found if each.where == "notice.defence_days"] == code
