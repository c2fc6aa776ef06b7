"""Files of one account laid together: nothing twice, nothing lost, whichever file comes first."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.accounts import laid_together
from inspector_app.domain.statement import AccountRole, StatementForm, StatementLine
from tests.builders import NOON, a_statement

DAY = date(2026, 3, 1)


def moved(*moves, held=0, per_day=1):
    found = []
    for at, fen in enumerate(moves):
        held += fen
        day = DAY + timedelta(at // per_day)
        found.append(
            StatementLine(
                at + 2, day, f"09:{at:02d}:00", max(fen, 0), max(-fen, 0), held, f"示例{at % 3}", serial=f"S{at}"
            )
        )
    return found


def told(account):
    return [(each.line.serial, each.line.in_fen, each.line.out_fen) for each in account.movements]


@given(st.lists(st.integers(-(10**8), 10**8).filter(bool), min_size=3, max_size=14), st.integers(1, 4), st.data())
def test_overlapping_files_are_one_account_whatever_their_order(moves, per_day, data):
    lines = moved(*moves, held=10**10, per_day=per_day)
    cuts = [data.draw(st.tuples(st.integers(0, len(lines) - 1), st.integers(1, len(lines)))) for _ in range(2)]
    parts = [lines, *(lines[min(a, b - 1) : max(a + 1, b)] for a, b in cuts)]
    files = [a_statement(lines=part, title=f"{at}.xlsx") for at, part in enumerate(parts)]
    accounts = [laid_together(order) for order in permutations(files)]
    assert all(len(found) == 1 for found in accounts)
    (whole,) = accounts[0]
    assert told(whole) == told(laid_together([files[0]])[0])
    assert whole.in_fen - whole.out_fen == sum(moves)
    assert whole.missing_fen == 0
    assert whole.opening_fen == 10**10
    assert whole.closing_fen == 10**10 + sum(moves)
    assert all(told(found[0]) == told(whole) for found in accounts)


@given(st.lists(st.integers(-(10**8), 10**8).filter(bool), min_size=2, max_size=10), st.data())
def test_each_yuan_is_accounted_for_when_lines_are_missing(moves, data):
    lines = moved(*moves, held=10**10)
    kept = data.draw(st.lists(st.sampled_from(lines), min_size=1, unique=True))
    (account,) = laid_together([a_statement(lines=[line for line in lines if line in kept])])
    assert account.opening_fen + account.in_fen + account.missing_fen == account.out_fen + account.closing_fen


def test_one_file_twice_counts_once_and_a_file_with_less_is_filled_in():
    lines = moved(1000, -300, -200)
    poor = [replace(line, serial="", party="", time="", balance_fen=None) for line in lines]
    (account,) = laid_together([a_statement(lines=lines), a_statement(lines=lines), a_statement(lines=poor)])
    assert told(account) == [("S0", 1000, 0), ("S1", 0, 300), ("S2", 0, 200)]
    assert all(len(each.places) == 3 for each in account.movements)


def test_two_payments_alike_in_one_file_are_two():
    line = StatementLine(2, DAY, "", 0, 500, party="示例甲")
    (account,) = laid_together([a_statement(lines=[line, replace(line, row=3)]), a_statement(lines=[line])])
    assert account.out_fen == 1000


def test_a_page_twice_in_one_file_counts_once():
    lines = moved(1000, -300)
    (account,) = laid_together([a_statement(lines=[*lines, *(replace(x, row=x.row + 5) for x in lines)])])
    assert account.out_fen == 300


def test_a_month_without_its_file_is_told():
    lines = moved(1000, -300, -200, -100)
    files = [a_statement(lines=lines[:1], title="三月.xlsx"), a_statement(lines=lines[3:], title="五月.xlsx")]
    (account,) = laid_together(files)
    ((rid, flaw),) = account.flaws
    assert rid == files[1].rid
    assert (
        "《三月.xlsx》第2行（2026年3月1日）和《五月.xlsx》第5行（2026年3月4日）之间余额接不上，相差5.00元" in flaw.words
    )
    assert account.missing_fen == -500


def test_other_accounts_stay_apart_and_special_ones_come_first():
    one = a_statement(account="", holder="示例建工有限公司", role=AccountRole.GENERAL, lines=moved(10))
    two = a_statement(account="34001000000000000018", lines=moved(20))
    payout = a_statement(form=StatementForm.PAYOUT, lines=moved(-5))
    found = laid_together([one, two, payout])
    assert [(account.role, account.in_fen) for account in found] == [
        (AccountRole.SPECIAL, 20),
        (AccountRole.GENERAL, 10),
    ]
    assert found[0].title.endswith("（尾号0018）")
    assert one.taken_at == NOON
