"""Where each yuan went: meanings, lists that explain a movement, workers, and sums that always come out even."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.fund_chain import chain, due, each_person
from inspector_app.domain.fund_lines import Around, FundWords, Worker
from inspector_app.domain.funding import FlowKind, Funding, Output, PartyMeaning
from inspector_app.domain.statement import AccountRole, Outcome, StatementForm, StatementLine
from inspector_app.domain.wage_card import CardKeeper, KeptCard
from tests.builders import a_statement

DAY = date(2026, 3, 1)
CARDS = {"甲": "6228480000000000018", "乙": "6228480000000000026", "丙": "6228480000000000034"}
WORDS = FundWords(
    ("结息",),
    ("手续费",),
    ("退回", "退汇"),
    ("代发",),
    ("公司", "经营部", "银行"),
    ("代领",),
    ("班组工资", "工头"),
    ("银行",),
)
AROUND = Around(
    tuple(Worker(f"w{name}", f"示例{name}", card, 1_000_000) for name, card in CARDS.items()),
    ("示例头",), ("示例置业有限公司",), ("示例建工集团有限公司",), ("示例劳务有限公司",), WORDS,
)  # fmt: skip
NOTHING = Funding("f")


def line(row, party="", into=0, out=0, **more):
    return StatementLine(row, DAY + timedelta(row), in_fen=into, out_fen=out, party=party, **more)


def kinds(*lines, around=AROUND, **more):
    found = chain([a_statement(lines=lines, **more)], around, NOTHING)
    return [(each.kind, each.person_rid) for each in found.lines]


def test_each_side_is_told_by_who_it_is():
    ins = ("示例置业有限公司", ""), ("示例建工（集团）有限公司", ""), ("", "结息"), ("陌生人", "人工费")
    assert [kind for kind, _ in kinds(*(line(at, who, into=9, words=said) for at, (who, said) in enumerate(ins)))] == [
        FlowKind.LABOUR_COST, FlowKind.TRANSFER_IN, FlowKind.INTEREST, FlowKind.UNKNOWN
    ]  # fmt: skip
    outs = {
        "示例甲": FlowKind.WAGE, "示例头": FlowKind.LEADER, "示例劳务有限公司": FlowKind.SUBCONTRACTOR,
        "示例建工集团有限公司": FlowKind.BACK, "示例建材经营部": FlowKind.COMPANY, "代发工资过渡户": FlowKind.BATCH,
        "陌生人": FlowKind.UNKNOWN, "": FlowKind.UNKNOWN,
    }  # fmt: skip
    assert [kind for kind, _ in kinds(*(line(at, who, out=9) for at, who in enumerate(outs)))] == list(outs.values())
    assert kinds(line(1, out=1, words="手续费")) == [(FlowKind.FEE, "")]
    assert kinds(line(1, "某人", out=10, party_account=CARDS["乙"])) == [(FlowKind.WAGE, "w乙")]


def test_who_took_what_is_for_others_is_told_by_the_words_of_the_bank():
    said = (
        ("陌生人", "木工班组工资（班组长代领）", FlowKind.LEADER), ("陌生人", "包工头领取", FlowKind.LEADER),
        ("陌生人", "代发木工班组工资", FlowKind.LEADER), ("示例甲", "代领", FlowKind.LEADER),
        ("示例甲", "木工班组工资", FlowKind.WAGE), ("示例劳务有限公司", "木工班组工资", FlowKind.SUBCONTRACTOR),
        ("示例装饰公司", "代发工资23人", FlowKind.COMPANY), ("示例银行", "代发工资23人", FlowKind.BATCH),
        ("", "代发工资", FlowKind.BATCH), ("陌生人", "工资", FlowKind.UNKNOWN),
        ("陌生人", "代发工资", FlowKind.UNKNOWN), ("陌生人", "代发工资23人", FlowKind.BATCH),
    )  # fmt: skip
    found = kinds(*(line(at, who, out=9, words=words) for at, (who, words, _) in enumerate(said)))
    assert [kind for kind, _ in found] == [kind for _, _, kind in said]


def test_namesakes_are_not_guessed_but_the_card_decides():
    two = replace(AROUND, workers=(*AROUND.workers, Worker("w2", "示例甲", "6228480000000000042")))
    assert kinds(line(1, "示例甲", out=5), around=two) == [(FlowKind.UNKNOWN, "")]
    assert kinds(line(1, "示例甲", out=5, party_account=CARDS["甲"]), around=two) == [(FlowKind.WAGE, "w甲")]


def test_what_comes_back_is_a_return_by_its_words_or_by_the_payment_before():
    lines = (line(1, "示例甲", out=5), line(2, "示例甲", into=5), line(3, "代发户", into=7, words="代发退回"))
    assert [kind for kind, _ in kinds(*lines)] == [FlowKind.WAGE, FlowKind.RETURNED, FlowKind.RETURNED]


def test_wages_that_came_back_did_not_reach_the_worker_unless_they_were_sent_again():
    paid = (line(1, "示例甲", out=5), line(2, "示例乙", out=5), line(3, "示例丙", out=6))
    back = (line(4, "代发户", into=5, words="退汇 示例乙"), line(5, "代发户", into=6, words="退汇"))
    found = chain([a_statement(lines=(*paid, *back, line(6, "示例乙", out=5)))], AROUND, NOTHING)
    assert [each.received_fen for each in found.workers] == [5, 5, 0]
    assert [each.kind for each in found.lines][1:3] == [FlowKind.FAILED] * 2


def test_a_return_that_may_be_of_several_is_laid_to_nobody():
    lines = (line(1, "示例甲", out=5), line(2, "示例乙", out=5), line(3, "代发户", into=5, words="退汇"))
    assert [kind for kind, _ in kinds(*lines)] == [FlowKind.WAGE, FlowKind.WAGE, FlowKind.RETURNED]
    lines = (line(1, "示例甲", out=5), line(3, "代发户", into=5, words="退汇 示例丙"))
    assert [kind for kind, _ in kinds(*lines)] == [FlowKind.WAGE, FlowKind.RETURNED]


def test_what_its_own_account_calls_refunded_or_still_open_reached_nobody():
    lines = (line(1, "示例甲", out=5, outcome=Outcome.FAILED), line(2, "示例乙", out=5, outcome=Outcome.OPEN))
    assert kinds(*lines, line(3, "示例丙", out=5)) == [
        (FlowKind.FAILED, ""), (FlowKind.UNKNOWN, ""), (FlowKind.WAGE, "w丙")
    ]  # fmt: skip


def test_what_a_person_says_goes_before_everything_and_counts_for_every_line_of_that_side():
    said = PartyMeaning("陌生人", "", False, FlowKind.WAGE, "w丙")
    around = replace(AROUND, meanings=(said,))
    lines = (line(1, "陌生人", out=5), line(2, "陌 生 人", out=6), line(3, "陌生人", into=7))
    assert kinds(*lines, around=around) == [
        (FlowKind.WAGE, "w丙"), (FlowKind.WAGE, "w丙"), (FlowKind.UNKNOWN, "")
    ]  # fmt: skip
    forgotten = Funding("f", meanings=(said,)).forgetting(said)
    assert forgotten.meanings == ()
    assert (
        Funding("f", meanings=(said,)).saying(replace(said, kind=FlowKind.LEADER)).meanings[0].kind is FlowKind.LEADER
    )


def payout(*told, day=DAY + timedelta(5), **more):
    lines = [
        StatementLine(at + 2, day, out_fen=fen, party=f"示例{name}", party_account=CARDS.get(name, ""), outcome=outcome)
        for at, (name, fen, outcome) in enumerate(told)
    ]
    return a_statement(form=StatementForm.PAYOUT, title="代发明细.xlsx", lines=lines, **more)


PAID, FAILED = Outcome.PAID, Outcome.FAILED


def received(found):
    return {each.worker.name: each.received_fen for each in found.workers if each.lines}


def test_a_list_explains_the_movement_of_its_sum_and_what_failed_is_named():
    account = a_statement(lines=[line(1, "业主", into=100), line(6, "代发工资过渡户", out=60)])
    listed = payout(("甲", 10, PAID), ("乙", 20, FAILED), ("外", 30, PAID))
    found = chain([account, listed], AROUND, NOTHING)
    assert received(found) == {"示例甲": 10}
    (flows,) = found.accounts
    assert {flow.kind: flow.fen for flow in flows.flows if not flow.inwards} == {
        FlowKind.WAGE: 10, FlowKind.FAILED: 20, FlowKind.UNKNOWN: 30
    }  # fmt: skip
    assert found.place(found.lines[1]) == "《代发明细.xlsx》第2行"
    assert [each.worker.name for each in found.unreached] == ["示例乙", "示例丙"]


def test_a_list_whose_failed_lines_never_left_explains_the_smaller_sum():
    account = a_statement(lines=[line(6, "代发工资过渡户", out=40)])
    found = chain([account, payout(("甲", 10, PAID), ("乙", 20, FAILED), ("外", 30, PAID))], AROUND, NOTHING)
    assert sum(each.fen for each in found.lines) == 40
    assert [each.line.party for each in found.lines] == ["示例甲", "示例外"]


def test_a_list_of_payments_that_stand_one_by_one_is_not_counted_again():
    account = a_statement(lines=[line(5, "示例甲", out=10), line(6, "示例乙", out=20)])
    found = chain([account, payout(("甲", 10, PAID), ("乙", 20, PAID), ("丙", 5, PAID))], AROUND, NOTHING)
    assert received(found) == {"示例甲": 10, "示例乙": 20}
    assert [each.party for each in found.payouts[0].unfound] == ["示例丙"]


def test_a_list_alone_stands_for_its_account_and_the_same_one_twice_is_one():
    listed = payout(("甲", 10, PAID), ("乙", 20, FAILED))
    again = replace(listed, rid="again")
    found = chain([listed, again], AROUND, NOTHING)
    assert received(found) == {"示例甲": 10}
    assert [each.account.by_payouts for each in found.accounts] == [True]


def test_months_of_equal_wages_without_a_day_are_not_taken_for_one():
    months = [payout(("甲", 10, PAID), day=None), payout(("甲", 10, PAID), ("乙", 20, PAID), day=None)]
    assert received(chain(months, AROUND, NOTHING)) == {"示例甲": 20, "示例乙": 20}


def test_what_a_crew_leader_passed_on_is_seen_in_that_leaders_account():
    special = a_statement(lines=[line(1, "示例头", out=100)])
    own = a_statement(
        account="6228480000000000059", role=AccountRole.LEADER, holder="示例头",
        lines=[line(2, "示例建工集团有限公司农民工工资专用账户", into=100), line(3, "示例甲", out=30)],
    )  # fmt: skip
    found = chain([special, own], AROUND, NOTHING)
    assert received(found) == {"示例甲": 30}
    assert [each.account.role for each in found.accounts] == [AccountRole.SPECIAL, AccountRole.LEADER]


parties = st.sampled_from(
    ["示例置业有限公司", "示例甲", "示例乙", "示例头", "示例建材经营部", "示例劳务有限公司", "陌生人", "", "代发过渡户"]
)


@given(st.lists(st.tuples(parties, st.integers(-(10**7), 10**7).filter(bool)), min_size=1, max_size=15), st.randoms())
def test_every_yuan_has_one_meaning_and_the_order_of_files_does_not_matter(moves, random):
    lines, held = [], 10**9
    for at, (party, fen) in enumerate(moves):
        held += fen
        lines.append(line(at, party, max(fen, 0), max(-fen, 0), balance_fen=held, serial=f"S{at}"))
    half = len(lines) // 2
    files = [a_statement(lines=lines[: half + 1]), a_statement(lines=lines[half:]), a_statement(lines=lines)]
    files.append(payout(*[("甲", -fen, PAID) for _, fen in moves[:1] if fen < 0] or [("甲", 1, FAILED)]))
    found = chain(files, AROUND, NOTHING)
    (whole,) = (each for each in found.accounts if not each.account.by_payouts)
    told = {True: 0, False: 0}
    for flow in whole.flows:
        told[flow.inwards] += flow.fen
    assert (told[True], told[False]) == (whole.account.in_fen, whole.account.out_fen)
    assert whole.account.opening_fen + told[True] == told[False] + whole.account.closing_fen
    random.shuffle(files)
    again = chain(files, AROUND, NOTHING)
    assert [(each.kind, each.fen, each.line) for each in again.lines] == [
        (each.kind, each.fen, each.line) for each in found.lines
    ]


def test_what_was_due_follows_from_the_contract_first_and_unknown_stays_unknown():
    assert due(NOTHING, 10_000).fen is None
    share = replace(NOTHING, share_bp=3000, share_source="施工合同第12条")
    assert (due(share, None).fen, due(share, 1_000_000).fen) == (None, 300_000)
    assert "合同价10,000.00元×30%（施工合同第12条），比例未核实" in due(share, 1_000_000).words
    with_output = replace(share, share_verified=True, outputs=(Output(DAY, DAY, 100_001), Output(DAY, DAY, None, 5)))
    told = due(with_output, 1_000_000)
    assert (told.fen, told.verified) == (30_005, True)
    assert told.words == "产值1,000.01元×30%（施工合同第12条），另加约定的应拨0.05元"


def test_what_came_in_short_is_the_difference_and_never_below_nothing():
    funding = replace(NOTHING, outputs=(Output(DAY, DAY, None, 1000),))
    account = a_statement(lines=[line(1, "示例置业有限公司", into=400), line(2, "示例建工集团有限公司", into=100)])
    assert chain([account], AROUND, funding).short_fen == 500
    assert chain([account], AROUND, replace(funding, outputs=(Output(DAY, DAY, None, 100),))).short_fen == 0
    assert chain([], AROUND, funding).short_fen is None
    assert chain([account], AROUND, NOTHING).short_fen is None


def test_what_came_from_nobody_known_leaves_it_open_what_was_paid_in():
    agreed = Funding("f", outputs=(Output(None, None, due_fen=100),))
    known = chain([a_statement(lines=(line(1, "示例置业有限公司", into=60),))], AROUND, agreed)
    assert (known.paid_in_words, known.short_fen, known.short_words) == ("0.60元", 40, "少拨0.40元")
    both = chain([a_statement(lines=(line(1, "示例置业有限公司", into=60), line(2, "谁", into=30)))], AROUND, agreed)
    assert both.paid_in_words == "不明（已认定0.60元，有0.30元来源未认定）"
    assert (both.short_fen, both.short_words) == (None, "是否拨足不明")
    enough = chain([a_statement(lines=(line(1, "示例置业有限公司", into=100), line(2, "谁", into=3)))], AROUND, agreed)
    assert enough.short_words == "已经拨足"
    assert chain([], AROUND, agreed).paid_in_words == "不明（没有专户流水）"


def test_what_a_list_does_not_say_was_paid_is_not_paid():
    told = payout(("甲", 10, PAID), ("乙", 20, Outcome.OPEN), ("丙", 5, FAILED))
    alone = chain([told], AROUND, NOTHING)
    assert [each.received_fen for each in alone.workers] == [10, 0, 0]
    whole = chain([a_statement(lines=(line(5, "代发户", out=35),)), told], AROUND, NOTHING)
    assert [each.received_fen for each in whole.workers] == [10, 0, 0]
    assert [each.kind for each in whole.lines] == [FlowKind.WAGE, FlowKind.UNKNOWN, FlowKind.FAILED]
    assert sum(each.fen for each in whole.lines) == 35
    ((_, only),) = [(each.fen, each.person_rid) for each in chain(
        [a_statement(lines=(line(5, "代发户", out=10),)), told], AROUND, NOTHING
    ).lines]  # fmt: skip
    assert only == "w甲"


def test_who_keeps_the_card_is_known_from_whichever_line_of_a_worker_tells_it():
    kept = KeptCard(CardKeeper.COMPANY)
    told, silent = Worker("w1", "示例甲", kept=kept), Worker("w1", "示例甲")
    assert [each.kept for each in each_person([told, silent])] == [kept]
    assert [each.kept for each in each_person([silent, told])] == [kept]
