"""代发明细 beside the account that paid: which movement a list explains, and who was paid and who was not.

A list explains one movement of its sum, or many that stand in the statement one by one; a sum is never counted twice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.accounts import Account, Movement, account_key, laid_together
from inspector_app.domain.alike import person_key
from inspector_app.domain.statement import UNPAID, Outcome, Statement, StatementForm, StatementLine

_NEAR = 7  # days between the day of a list and the movement that it explains


@dataclass(frozen=True, slots=True)
class Payout:
    """A list and the movement that it explains: ``whole`` when failed lines are part of its sum."""

    statement: Statement
    account_key: str
    movement: Movement | None
    whole: bool = False
    unfound: tuple[StatementLine, ...] = ()

    @property
    def failed(self) -> tuple[StatementLine, ...]:
        """The lines that the bank did not pay."""
        return self.statement.of(Outcome.FAILED)

    @property
    def open(self) -> tuple[StatementLine, ...]:
        """The lines of which the list does not say that the bank paid them."""
        return self.statement.of(Outcome.OPEN)


def with_payouts(statements: Sequence[Statement]) -> tuple[tuple[Account, ...], tuple[Payout, ...]]:
    """The accounts of some statements, and what their lists of payments explain in them.

    A list of an account of which nobody brought the statement stands for it.
    """
    accounts = laid_together(statements)
    lists = _each_once(each for each in statements if each.form is StatementForm.PAYOUT)
    homes = {each.rid: _home(each, accounts) for each in lists}
    alone = [_as_account(each) for each in lists if homes[each.rid] is None]
    own = tuple(replace(account, by_payouts=True) for account in laid_together(alone))
    taken: set[tuple[str, int]] = set()
    payouts = []
    for each in lists:
        home = homes[each.rid]
        payouts.append(_explained(each, home, taken) if home else Payout(each, account_key(each), None))
    return (*accounts, *own), tuple(payouts)


def _each_once(lists: Iterable[Statement]) -> list[Statement]:
    """Lists in the order of what they tell; one that tells the same as another is that one."""
    found: dict[tuple[object, ...], Statement] = {}
    for each in sorted(lists, key=lambda one: (one.days or (date.max, date.max), one.out_fen, one.title, one.rid)):
        found.setdefault(_told(each), each)
    return list(found.values())


def tells_the_same(one: Statement, other: Statement) -> bool:
    """Whether two lists of payments are one."""
    return _told(one) == _told(other)


def _told(payout: Statement) -> tuple[object, ...]:
    lines = ((line.day, line.party, line.party_account, line.out_fen, line.outcome) for line in payout.lines)
    return account_key(payout), *lines


def _home(payout: Statement, accounts: Iterable[Account]) -> Account | None:
    """The account that paid a list: of its number, else the first of its kind."""
    for account in accounts:
        same_number = account.number == payout.account if payout.account and account.number else None
        if same_number or (same_number is None and account.role is payout.role):
            return account
    return None


def _as_account(payout: Statement) -> Statement:
    paid = tuple(line for line in payout.lines if line.outcome not in UNPAID)
    return replace(payout, form=StatementForm.ACCOUNT, lines=paid)


def _explained(payout: Statement, account: Account, taken: set[tuple[str, int]]) -> Payout:
    paid = sum(line.out_fen for line in payout.lines if line.outcome not in UNPAID)
    for total, whole in ((payout.out_fen, True), (paid, False)):
        fitting = [
            each for each in account.movements
            if each.line.out_fen == total and total and each.places[0] not in taken and _is_near(each.line, payout)
        ]  # fmt: skip
        if fitting:
            found = min(fitting, key=lambda each: _apart(each.line, payout))
            taken.add(found.places[0])
            return Payout(payout, account.key, found, whole)
    return Payout(payout, account.key, None, unfound=tuple(_unfound(payout, account, taken)))


def _unfound(payout: Statement, account: Account, taken: set[tuple[str, int]]) -> list[StatementLine]:
    """The paid lines of a list that the statement does not tell one by one either."""
    missing = []
    for line in payout.lines:
        if line.outcome in UNPAID or not line.out_fen:
            continue
        own = (
            each for each in account.movements
            if each.places[0] not in taken and each.line.out_fen == line.out_fen and _is_payee(each.line, line)
            and _is_near(each.line, payout)
        )  # fmt: skip
        found = next(own, None)
        if found is None:
            missing.append(line)
        else:
            taken.add(found.places[0])
    return missing


def _is_payee(one: StatementLine, other: StatementLine) -> bool:
    if one.party_account and other.party_account:
        return one.party_account == other.party_account
    return bool(one.party) and person_key(one.party) == person_key(other.party)


def _is_near(line: StatementLine, payout: Statement) -> bool:
    return line.day is None or payout.days is None or _apart(line, payout) <= _NEAR


def _apart(line: StatementLine, payout: Statement) -> int:
    """Days between a movement and a list."""
    if line.day is None or payout.days is None:
        return 0
    first, last = payout.days
    return max((first - line.day).days, (line.day - last).days, 0)
