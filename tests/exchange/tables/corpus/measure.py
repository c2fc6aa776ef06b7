"""How much of the corpus is read right: ``uv run python -m tests.exchange.tables.corpus.measure``."""

from collections import Counter
from datetime import date
from decimal import Decimal

from inspector_app.domain.roster import persons
from inspector_app.exchange.tables.choices import choices_of
from inspector_app.exchange.wage_list import check_book
from inspector_app.support.errors import Trouble
from tests.exchange.tables.corpus import attendance_sheets, debts, payments, pay_sheets

TODAY = date(2026, 11, 24)
CORPUS = {**pay_sheets.CASES, **attendance_sheets.CASES, **debts.CASES, **payments.CASES}
RIGHT, MAPPED, WRONG, SILENT = "right", "right after one look", "wrong, but said", "wrong and silent"


def answer(case, say=None):
    """What each person is owed in yuan, and the sums of the other fields the case asks for."""
    try:
        found = check_book(case.made, TODAY, choices_of(say or {}))
    except Trouble as trouble:
        return None, {}, {trouble.code}, True
    owed = {}
    for lines in persons(found.lines):
        told = [line.owed_fen for line in lines]
        owed[lines[0].name] = None if None in told else sum(told) / 100
    sums = {name: _sum(found.lines, name) for name in case.sums}
    codes = {problem.code for problem in found.problems}
    return owed, sums, codes, bool(found.unknown) or not found.is_whole


def _sum(lines, name):
    if name == "attendance":
        return float(sum(Decimal(line.attendance or 0) for line in lines))
    return sum(getattr(line, f"{name}_fen") or 0 for line in lines) / 100


def verdict(case):
    """How the case is read."""
    owed, sums, codes, asks = answer(case)
    told = set(case.told) <= codes
    if not case.say and (owed, sums) == (case.owed, dict(case.sums)) and told:
        return RIGHT
    if case.say and asks:
        owed, sums, *_ = answer(case, case.say)
        if (owed, sums) == (case.owed, dict(case.sums)):
            return MAPPED
    return WRONG if asks else SILENT


def main():
    found = {name: verdict(case) for name, case in CORPUS.items()}
    for name, how in found.items():
        if how not in (RIGHT, MAPPED):
            print(how, "|", name, "|", *answer(CORPUS[name], CORPUS[name].say))  # noqa: T201
    print(len(CORPUS), dict(Counter(found.values())))  # noqa: T201


if __name__ == "__main__":
    main()
