"""What the accounts show, neutrally, each with its place and what to ask; and nothing where nothing is."""

from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

import pytest

from inspector_app.domain.fund_chain import chain
from inspector_app.domain.fund_lines import Worker
from inspector_app.domain.fund_signs import LOOKS, SETTINGS, signs
from inspector_app.domain.funding import FlowKind, Funding, Output, PartyMeaning
from inspector_app.domain.list_hints import HintRule
from inspector_app.domain.project import known
from inspector_app.domain.statement import AccountRole, Outcome, StatementForm, StatementLine
from inspector_app.domain.wage_card import CardKeeper, KeptCard
from tests.builders import a_statement
from tests.domain.test_fund_chain import AROUND as WITH_CARDS
from tests.domain.test_fund_chain import CARDS, NOTHING

AROUND = replace(WITH_CARDS, workers=(*WITH_CARDS.workers, Worker("w丁", "示例丁")))

DAY = date(2026, 3, 1)
LIMITS = {"least": 2, "days": 10, "percent": 50, "months": 1, "same_month_days": 90}


def rule(look):
    settings = MappingProxyType({name: LIMITS[name] for name in SETTINGS.get(look, ())})
    return HintRule(look, look, look, "问什么", "依据", "V", settings)


def line(row, party="", into=0, out=0, day=None, **more):
    return StatementLine(row, day or DAY + timedelta(row), in_fen=into, out_fen=out, party=party, **more)


def seen(look, *files, funding=NOTHING, around=AROUND):
    return [sign.words for sign in signs([rule(look)], chain(files, around, funding))]


def special(*lines, **more):
    return a_statement(lines=lines, **more)


def payout(outcome):
    """A bank's list of two payments: one that was made, and one of which it tells something else."""
    other = line(2, "示例乙", out=200, day=DAY, outcome=outcome)
    made = line(3, "示例甲", out=300, day=DAY, outcome=Outcome.PAID)
    return a_statement(form=StatementForm.PAYOUT, title="代发.xlsx", lines=[other, made])


WAGE = line(3, "示例甲", out=300, party_account=CARDS["甲"])
LEADER = {"account": "6228480000000000059", "role": AccountRole.LEADER, "holder": "示例头"}
SEEN = {
    "short": (
        [special(line(1, "示例置业有限公司", into=40_000))],
        "应拨1,000.00元〔按约定的各期应拨数额相加（没有写明出处）〕，流水中拨入400.00元，少600.00元",
    ),
    "long_pause": (
        [special(line(1, "示例置业有限公司", into=4), line(70, "示例甲", out=1))],
        "2026年3月2日至2026年5月10日之间专户没有收到建设单位或者总承包单位拨入的款项",
    ),
    "other_use": (
        [special(line(2, "示例建材经营部", out=100), line(4, "示例建材经营部", out=250), WAGE)],
        "专户向示例建材经营部（付给其他单位）支付2笔，共3.50元（《专户流水.xlsx》第2行、第4行）",
    ),
    "came_back": (
        [special(line(1, "示例建工集团有限公司", into=1000), line(4, "示例建工集团有限公司", out=800))],
        "示例建工集团有限公司2026年3月2日转入10.00元，2026年3月5日又转回8.00元",
    ),
    "by_leader": (
        [special(line(2, "示例头", out=9000))],
        "班组长示例头收到1笔，共90.00元；没有其个人账户流水，不知道是否付给工人（《专户流水.xlsx》第2行）",
    ),
    "passed_on": (
        [special(WAGE), a_statement(lines=[line(5, "示例甲", into=250)], title="个人流水.csv", **LEADER)],
        "示例甲2026年3月4日收到工资后，2026年3月6日向示例头转账2.50元",
    ),
    "shared_card": (
        [special(WAGE, line(4, "示例乙", out=200, party_account=CARDS["甲"]))],
        "示例甲、示例乙共2人的款项付到同一张卡（***************0018），共5.00元",
    ),
    "other_holder": (
        [special(line(4, "某人", out=200, party_account=CARDS["甲"]))],
        "示例甲的工资付到户名为某人的账户，共2.00元（《专户流水.xlsx》第4行）",
    ),
    "several_cards": (
        [special(line(3, "示例丁", out=300, party_account="6228480000000000091"),
                 line(4, "示例丁", out=200, party_account="6228480000000000109"))],
        "示例丁的工资付到2张卡（***************0091、***************0109），共5.00元（《专户流水.xlsx》第3行、第4行）",
    ),
    "paid_twice": (
        [special(line(1, "示例甲", out=680_000, words="1月工资"), line(2, "示例甲", out=680_000, words="1月工资"),
                 line(70, "示例甲", out=680_000, words="3月工资"))],
        "示例甲2026年3月2日、2026年3月3日收到2笔各6,800.00元，摘要“1月工资”（《专户流水.xlsx》第1行、第2行）",
    ),
    "unlisted": (
        [special(line(1, "代发工资过渡户", out=500))],
        "批量代发1笔，共5.00元，没有代发明细说明发给了谁（《专户流水.xlsx》第1行）",
    ),
    "unsigned": (
        [a_statement(form=StatementForm.PAYOUT, title="领款表.xlsx",
                     lines=[line(5, "示例甲", out=300, words="3月工资；领款处没有签字"), line(6, "示例乙", out=100)])],
        "示例甲领款处没有签字，共3.00元，同一张表的别人有签字（《领款表.xlsx》第5行）",
    ),
    "unknown_payees": (
        [special(line(1, "某人", out=500, words="工资"), line(2, out=200))],
        "专户向名单和分包链中都没有的某人、没有写户名支付2笔，共7.00元（《专户流水.xlsx》第1行、第2行）",
    ),
    "kept_cards": ([special(WAGE)], "工人工资卡的保管情况：班组长统一保管"),
    "failed": (
        [special(line(5, "代发过渡户", out=500)), payout(Outcome.FAILED)],
        "代发失败1笔共2.00元（示例乙），流水中没有看到补发（《代发.xlsx》第2行）",
    ),
    "open": (
        [special(line(5, "示例甲", out=300)), payout(Outcome.OPEN)],
        "代发结果不明1笔共2.00元（示例乙），没有计入已付（《代发.xlsx》第2行）",
    ),
    "unproved": (
        [special(line(5, "示例甲", out=1)), a_statement(form=StatementForm.PAYOUT, title="代发.xlsx", lines=[WAGE])],
        "《代发.xlsx》所列1笔共3.00元，账户流水中没有找到对应的支出，没有计入已付",
    ),
    "flawed": (
        [special(line(1, into=100, balance_fen=100), line(2, out=10, balance_fen=70))],
        "示例建工有限公司农民工工资专用账户（尾号0018）：第1行（2026年3月2日）和第2行（2026年3月3日）之间余额接不上",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("look", "lines", "words"),
    [
        ("failed", [line(1, "示例甲", out=500, outcome=Outcome.FAILED)],
         "没有付成或者退回1笔共5.00元（示例甲），流水中没有看到补发（《专户流水.xlsx》第1行）"),
        ("failed", [line(1, "示例甲", out=5), line(2, "示例乙", out=5), line(3, "代发户", into=5, words="退回")],
         "退回1笔共0.05元，看不出是付给谁的，或者是否由银行退回，原来的付款仍计为已付（《专户流水.xlsx》第3行）"),
        ("open", [line(1, "示例甲", out=500, outcome=Outcome.OPEN)],
         "付款结果不明1笔共5.00元（示例甲），没有计入已付（《专户流水.xlsx》第1行）"),
    ],
)  # fmt: skip
def test_what_a_statement_itself_calls_unpaid_is_seen_with_its_place(look, lines, words):
    assert seen(look, special(*lines)) == [words]
    assert seen(look, special(line(1, "示例甲", out=500), line(2, "示例乙", out=500, outcome=Outcome.PAID))) == []


def test_a_payment_that_came_back_and_was_sent_again_wants_no_question():
    again = [line(1, "示例甲", out=5), line(2, "示例甲", into=5, words="退回"), line(3, "示例甲", out=5)]
    assert seen("failed", special(*again[:2])) == [
        "没有付成或者退回1笔共0.05元（示例甲），流水中没有看到补发（《专户流水.xlsx》第1行）"
    ]
    assert seen("failed", special(*again)) == []


FUNDING = Funding("f", outputs=(Output(DAY, DAY, None, 100_000),), cards=known("班组长统一保管"))


def test_every_look_is_tried():
    assert SEEN.keys() == LOOKS.keys()


@pytest.mark.parametrize("look", SEEN)
def test_what_is_there_is_seen_with_its_place(look):
    files, words = SEEN[look]
    (found,) = seen(look, *files, funding=FUNDING)
    assert found.startswith(words)


@pytest.mark.parametrize("look", LOOKS)
def test_nothing_is_seen_in_accounts_that_paid_the_workers(look):
    lines = [line(1, "示例置业有限公司", into=100_000, balance_fen=100_000)]
    for at, name in enumerate(CARDS, start=2):
        held = lines[-1].balance_fen - 30_000
        lines.append(line(at, f"示例{name}", out=30_000, party_account=CARDS[name], balance_fen=held))
    funding = replace(FUNDING, cards=Funding("f").cards)
    assert seen(look, special(*lines), funding=funding) == []
    assert seen(look) == []


def test_a_failed_payment_that_was_made_later_is_settled():
    files, _ = SEEN["failed"]
    later = line(9, "示例乙", out=200)
    first = replace(files[0], lines=(*files[0].lines, later))
    assert seen("failed", first, files[1]) == []


def test_what_a_leader_passed_on_to_workers_is_said():
    own = a_statement(lines=[line(5, "示例甲", out=250)], title="个人流水.csv", **LEADER)
    (found,) = seen("by_leader", special(line(2, "示例头", out=9000)), own)
    assert "其个人账户流水显示转给名单内工人2.50元" in found


def test_who_took_for_others_by_the_words_of_the_bank_is_said_with_them():
    words = replace(AROUND.words, collected=("代领",))
    (found,) = seen(
        "by_leader", special(line(2, "某人", out=9000, words="班组长代领")), around=replace(AROUND, words=words)
    )
    assert found.startswith("某人（摘要有“代领”）收到1笔，共90.00元")
    (found,) = seen(
        "by_leader", special(line(2, "示例甲", out=9000, words="由班组长李建代领")), around=replace(AROUND, words=words)
    )
    assert found.startswith("示例甲的90.00元，备注写着“由班组长李建代领”；本人是否收到不明（《专户流水.xlsx》第2行）")


def test_the_wages_of_another_month_are_not_paid_twice_but_those_of_the_same_month_are():
    def months(*said):
        return special(*(line(at * 31, "示例甲", out=500, words=words) for at, words in enumerate(said)))

    assert seen("paid_twice", months("工资", "工资")) == seen("paid_twice", months("1月工资", "2月工资")) == []
    assert len(seen("paid_twice", months("1月工资", "1月工资"))) == 1


def test_a_masked_card_is_no_other_card():
    assert seen("other_holder", special(line(3, "示例甲", out=3, party_account="6228****0018"))) == []
    (found,) = seen("other_holder", special(line(3, "示例甲", out=3, party_account="6228480000000000091")))
    assert "另一张卡" in found


@pytest.mark.parametrize("look", ["short", "long_pause"])
def test_nothing_is_said_of_what_did_not_come_while_nobody_knows_from_whom_some_came(look):
    files, _ = SEEN[look]
    unknown = replace(files[0], lines=(*files[0].lines, line(2, "某置业公司", into=100, words="人工费")))
    assert seen(look, unknown, funding=FUNDING) == []


def test_what_is_odd_about_the_card_of_each_worker_is_said_of_him():
    lines = [
        line(1, "示例甲", out=5, party_account=CARDS["甲"]), line(2, "示例乙", out=5, party_account=CARDS["甲"]),
        line(3, "示例丙", out=5, party_account=CARDS["丙"]), line(4, "某人", out=5, party_account=CARDS["丙"]),
    ]  # fmt: skip
    told = {each.worker.name: each.card_words for each in chain([special(*lines)], AROUND, NOTHING).workers}
    assert told == {
        "示例甲": ("与示例乙同一张卡",), "示例乙": ("付到示例甲的卡",),
        "示例丙": ("收款人写的是某人",),
        "示例丁": (),
    }  # fmt: skip


def test_whose_cards_are_in_other_hands_is_told_worker_by_worker():
    leader = KeptCard(CardKeeper.CREW_LEADER, "示例头")
    held = [replace(worker, kept=leader) for worker in AROUND.workers[:2]]
    around = replace(AROUND, workers=(*held, replace(AROUND.workers[2], kept=KeptCard(CardKeeper.UNCLEAR))))
    names = [worker.name for worker in around.workers]
    assert seen("kept_cards", special(WAGE), around=around) == [
        f"{names[0]}、{names[1]}的工资卡：班组长（示例头）",
        f"{names[2]}的工资卡：不清楚",
    ]
    own = tuple(replace(worker, kept=KeptCard(CardKeeper.WORKER)) for worker in AROUND.workers)
    assert seen("kept_cards", special(WAGE), around=replace(AROUND, workers=own)) == []


def test_money_for_wages_is_followed_into_the_next_account_that_was_brought():
    """R724 art. 26: the special account is the general contractor's; what left it is asked after where it went on."""
    first = special(line(1, "示例劳务队", out=200_000, party_account="32050002"))
    own = first.holder, first.account
    got = line(1, own[0], into=200_000, party_account=own[1])
    told = [line(2, "张老板", out=150_000), line(3, "示例甲", out=1_000)]
    next_one = a_statement(
        lines=[line(0, "李老板", out=5), got, *told], role=AccountRole.SUBCONTRACTOR, account="32050002",
        holder="示例劳务队", title="劳务流水.xlsx",
    )  # fmt: skip
    found = chain([first, next_one], AROUND, NOTHING)
    assert [(each.kind, each.why) for each in found.accounts[1].lines if each.inwards] == [
        (FlowKind.TRANSFER_IN, "付款的是收取了流水的农民工工资专用账户")
    ]
    by_name = replace(next_one, lines=(replace(got, party_account=""), *told))
    assert chain([first, by_name], AROUND, NOTHING).accounts[1].unknown_in_fen == 0
    assert chain([next_one], AROUND, NOTHING).accounts[0].unknown_in_fen == 200_000, "nobody brought the other one"
    words = [each for each in seen("unknown_payees", first, next_one) if "劳务队（尾号" in each]
    assert words == [
        "示例劳务队（尾号0002）收到拨入的款项以后向名单和分包链中都没有的张老板支付1笔，共1,500.00元（《劳务流水.xlsx》第2行）"
    ]
    told_once = replace(AROUND, meanings=(PartyMeaning("张老板", "", False, FlowKind.LEADER),))
    assert not [each for each in seen("unknown_payees", first, next_one, around=told_once) if "张老板" in each]
    two = a_statement(lines=[line(2, own[0], into=9, party_account=own[1])], account="34009", holder="另一专户")
    assert chain([first, two], AROUND, NOTHING).paid_in_fen == 0, "from one special account to another"
