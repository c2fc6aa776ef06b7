"""The arithmetic of one statement: the running balance, doubled numbers, lists that begin with the newest."""

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.statement import FlawKind, StatementLine, balance_holds, flaws, in_order

DAY = date(2026, 3, 5)


def lines(*moves, held=0, one_a_day=True):
    """Lines with the balances that follow from these movements, in 分."""
    found = []
    for at, moved in enumerate(moves):
        held += moved
        day = DAY + timedelta(at) if one_a_day else DAY
        found.append(StatementLine(at + 2, day, "", max(moved, 0), max(-moved, 0), held, serial=f"S{at}"))
    return found


def kinds(found):
    return [flaw.kind for flaw in found]


@given(st.lists(st.integers(-(10**9), 10**9).filter(bool), min_size=2, max_size=12), st.booleans(), st.booleans())
def test_a_whole_statement_holds_in_whichever_order_its_bank_writes_it(moves, newest_first, one_a_day):
    told = lines(*moves, held=10**10, one_a_day=one_a_day)
    written = told[::-1] if newest_first else told
    assert flaws(written) == []
    assert balance_holds(written)
    if one_a_day:
        assert list(in_order(written)) == told


def test_a_line_that_lacks_is_told_with_its_place():
    told = lines(30_000_000, -1_200_000, -800_000, -500_000)
    (flaw,) = flaws([told[0], told[1], told[3]])
    assert (flaw.kind, flaw.rows) == (FlawKind.GAP, (3, 5))
    assert "第3行（2026年3月6日）和第5行（2026年3月8日）之间余额接不上" in flaw.words
    assert "少8,000.00元" in flaw.words
    assert not balance_holds([told[0], told[1], told[3]])


def test_lines_without_a_balance_are_counted_between_those_with_one():
    told = lines(1000, -200, -300)
    middle = StatementLine(3, told[1].day, "", 0, 200)
    assert flaws([told[0], middle, told[2]]) == []


def test_equal_serial_numbers_and_missing_days_are_told():
    told = lines(1000, -200)
    again = StatementLine(9, told[1].day, "", 0, 100, serial="S1")
    undated = StatementLine(10, None, "", 0, 50)
    found = flaws([*told, again, undated])
    assert kinds(found) == [FlawKind.SERIAL, FlawKind.UNDATED]
    assert found[0].rows == (3, 9)
    assert "第10行没有读出交易日期" in found[1].words


def test_nothing_is_said_of_balances_where_none_is_told():
    bare = [StatementLine(at, DAY, "", 0, 100) for at in range(3)]
    assert flaws(bare) == []
    assert not balance_holds(bare)


def test_days_that_are_still_to_come_are_told():
    told = lines(1000, -200, -300)
    (flaw,) = flaws(told, DAY + timedelta(1))
    assert (flaw.kind, flaw.rows) == (FlawKind.AHEAD, (4,))
    assert "最晚2026-03-07" in flaw.words
    assert flaws(told, DAY + timedelta(2)) == []


def test_within_a_day_the_order_of_the_file_counts_where_its_balances_follow_and_the_clock_says_otherwise():
    day = date(2026, 6, 12)
    lines = [
        StatementLine(2, day, "10:07:20", out_fen=100, balance_fen=900),
        StatementLine(3, day, "10:54:15", out_fen=200, balance_fen=700),
        StatementLine(4, day, "10:20:01", out_fen=300, balance_fen=400),
    ]
    assert [line.row for line in in_order(lines)] == [2, 3, 4]
    assert flaws(lines) == []
    bare = [replace(line, balance_fen=None) for line in lines]
    assert [line.row for line in in_order(bare)] == [2, 4, 3]
