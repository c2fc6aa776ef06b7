"""Statements of one account laid together: several files, months that overlap, one file twice — each movement once.

The order in which files were brought in does not matter: they are taken in the order of what they tell.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from inspector_app.domain.alike import firm_name, person_key
from inspector_app.domain.dates import chinese
from inspector_app.domain.money import yuan
from inspector_app.domain.statement import (
    AccountRole,
    Flaw,
    FlawKind,
    Statement,
    StatementForm,
    StatementLine,
    flaws,
    in_order,
    neighbours_apart,
)
from inspector_app.support.groups import grouped

Place = tuple[str, int]
"""The rid of a statement and a row of it."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One movement of an account, and every place where a file tells it."""

    line: StatementLine
    places: tuple[Place, ...]

    @property
    def signed_fen(self) -> int:
        """What it adds to the account, in 分."""
        return self.line.in_fen - self.line.out_fen


@dataclass(frozen=True)
class Account:
    """An account as its statements tell it together.

    ``by_payouts``: nobody brought its statement, only lists of whom it paid.
    """

    key: str
    role: AccountRole
    holder: str
    number: str
    bank: str
    statements: tuple[Statement, ...]
    movements: tuple[Movement, ...]
    flaws: tuple[tuple[str, Flaw], ...] = ()
    by_payouts: bool = False

    @property
    def in_fen(self) -> int:
        return sum(each.line.in_fen for each in self.movements)

    @property
    def out_fen(self) -> int:
        return sum(each.line.out_fen for each in self.movements)

    @property
    def opening_fen(self) -> int | None:
        """What it held before the first movement, by the first balance that is told; None where none is."""
        moved = 0
        for each in self.movements:
            moved += each.signed_fen
            if each.line.balance_fen is not None:
                return each.line.balance_fen - moved
        return None

    @property
    def closing_fen(self) -> int | None:
        """What it held after the last movement, by the last balance that is told."""
        moved = 0
        for each in reversed(self.movements):
            if each.line.balance_fen is not None:
                return each.line.balance_fen + moved
            moved += each.signed_fen
        return None

    @property
    def missing_fen(self) -> int:
        """What its balances say beyond the movements that were told: pages are missing, or a figure was changed."""
        if self.opening_fen is None or self.closing_fen is None:
            return 0
        return self.closing_fen - self.opening_fen - self.in_fen + self.out_fen

    @property
    def days(self) -> tuple[date, date] | None:
        """From the first to the last day that is told."""
        told = [each.line.day for each in self.movements if each.line.day]
        return (min(told), max(told)) if told else None

    @cached_property
    def paid(self) -> Mapping[tuple[str, int], list[StatementLine]]:
        """What went out, by whom it went to and the amount."""
        out = (each.line for each in self.movements if each.line.out_fen and each.line.party)
        return grouped(out, lambda line: (person_key(line.party), line.out_fen))

    @property
    def title(self) -> str:
        """The holder with the last digits of the number."""
        tail = f"（尾号{self.number[-4:]}）" if len(self.number) > 4 else ""
        return f"{self.holder}{tail}" if self.holder else f"未写户名的账户{tail}"


def account_key(statement: Statement) -> str:
    """Which account a statement is of: by its number, else by the holder, else by what it is for."""
    if statement.account:
        return statement.account
    if statement.holder:
        return f"{statement.role}:{firm_name(statement.holder).core}"
    return str(statement.role)


def laid_together(statements: Iterable[Statement]) -> tuple[Account, ...]:
    """The accounts of some statements, special ones first; lists of whom was paid stand for no account of their own."""
    listed = [each for each in statements if each.form is StatementForm.ACCOUNT]
    groups = grouped(sorted(listed, key=_what_it_tells), account_key)
    found = [_account(key, group) for key, group in groups.items()]
    return tuple(sorted(found, key=lambda account: (list(AccountRole).index(account.role), account.key)))


def _what_it_tells(statement: Statement) -> tuple[object, ...]:
    """An order that does not depend on when a file was brought in."""
    first, last = statement.days or (date.max, date.max)
    return (first, last, len(statement.lines), statement.in_fen, statement.out_fen, statement.title, statement.sheet,
            statement.rid)  # fmt: skip


def _account(key: str, statements: Sequence[Statement]) -> Account:
    together: list[Movement] = []
    found: list[tuple[str, Flaw]] = []
    for statement in statements:
        found += [(statement.rid, flaw) for flaw in flaws(statement.lines)]
        together = _with(together, statement)
    movements = _sorted(together)
    found += _between(movements, statements)
    role = min((s.role for s in statements), key=list(AccountRole).index)
    return Account(
        key, role, _first(s.holder for s in statements), _first(s.account for s in statements),
        _first(s.bank for s in statements), tuple(statements), movements, tuple(found),
    )  # fmt: skip


def _first(texts: Iterable[str]) -> str:
    return next((text for text in texts if text), "")


def _with(known: list[Movement], statement: Statement) -> list[Movement]:
    """The movements of one more file: what an earlier file told already is the same one."""
    by_day = grouped(enumerate(known), lambda pair: pair[1].line.day)
    if not _same_list(known, statement):
        by_day.pop(None, None)  # who got the same twice, and when, nobody tells: two months may be alike
    taken: set[int] = set()
    result = list(known)
    for line in _without_doubles(in_order(statement.lines)):
        place = (statement.rid, line.row)
        at = next((at for at, one in by_day.get(line.day, ()) if at not in taken and _is_one(one.line, line)), None)
        if at is None:
            result.append(Movement(line, (place,)))
        else:
            taken.add(at)
            result[at] = Movement(_filled(result[at].line, line), (*result[at].places, place))
    return result


def _same_list(known: Sequence[Movement], statement: Statement) -> bool:
    """Whether the lines without a day are those of another file, all of them."""

    def told(lines: Iterable[StatementLine]) -> list[tuple[str, str, int, int]]:
        return sorted((each.party, each.party_account, each.in_fen, each.out_fen) for each in lines if not each.day)

    files = grouped((each for each in known if not each.line.day), lambda each: each.places[0][0])
    return any(told(each.line for each in group) == told(statement.lines) for group in files.values())


def _without_doubles(lines: Sequence[StatementLine]) -> Iterator[StatementLine]:
    """One file may hold a page twice: a line with the same number, amount and balance is the same movement."""
    seen = set()
    for line in lines:
        told = (line.day, line.serial, line.in_fen, line.out_fen, line.balance_fen)
        whole = bool(line.serial) and line.balance_fen is not None
        if whole and told in seen:
            continue
        seen.add(told)
        yield line


def _is_one(one: StatementLine, other: StatementLine) -> bool:
    """Whether two files tell of one movement: what both tell does not differ."""
    if (one.in_fen, one.out_fen) != (other.in_fen, other.out_fen):
        return False
    pairs = (
        (one.serial, other.serial), (one.time, other.time), (one.party_account, other.party_account),
        (person_key(one.party), person_key(other.party)),
    )  # fmt: skip
    if any(a and b and a != b for a, b in pairs):
        return False
    return None in (one.balance_fen, other.balance_fen) or one.balance_fen == other.balance_fen


def _filled(one: StatementLine, other: StatementLine) -> StatementLine:
    """A movement with what only the other file tells of it."""
    texts = ("time", "party", "party_account", "party_bank", "words", "serial")
    lacking = {name: getattr(other, name) for name in texts if not getattr(one, name) and getattr(other, name)}
    if one.balance_fen is None and other.balance_fen is not None:
        lacking["balance_fen"] = other.balance_fen
    return replace(one, **lacking)


def _sorted(movements: Sequence[Movement]) -> tuple[Movement, ...]:
    """By day and time; within a moment by the running balance where it tells, else as the files have them. A day of
    one file stays in its order."""
    by_day = grouped(movements, lambda each: each.line.day or date.min)
    ordered: list[Movement] = []
    for day in sorted(by_day):
        of = by_day[day]
        is_of_one = len({each.places[0][0] for each in of}) == 1
        ordered += of if is_of_one else _chained(sorted(of, key=lambda each: each.line.time), ordered[-1:] or None)
    return tuple(ordered)


def _chained(day: list[Movement], before: list[Movement] | None) -> list[Movement]:
    """The movements of one day so that each balance follows from the one before it, where there is such an order."""
    held = before[0].line.balance_fen if before else None
    if any(each.line.balance_fen is None for each in day):
        return day
    rest, found = list(day), []
    starts = [each for each in rest if held is not None and held + each.signed_fen == each.line.balance_fen]
    ends = {each.line.balance_fen for each in rest}
    starts = starts or [e for e in rest if (e.line.balance_fen or 0) - e.signed_fen not in ends] or rest[:1]
    now = starts[0]
    while True:
        found.append(now)
        rest.remove(now)
        after = next((e for e in rest if (now.line.balance_fen or 0) + e.signed_fen == e.line.balance_fen), None)
        if after is None:
            return found + rest
        now = after


def _between(movements: Sequence[Movement], statements: Sequence[Statement]) -> list[tuple[str, Flaw]]:
    """Where one file does not go on where the other ended."""
    titles = {each.rid: each.title for each in statements}
    found = []
    for one, two, missing in neighbours_apart([each.line for each in movements]):
        places = [next(e.places[0] for e in movements if e.line is line) for line in (one, two)]
        if places[0][0] == places[1][0]:
            continue  # within one file it is told already
        days = "和".join(f"《{titles[rid]}》第{row}行" + (f"（{chinese(line.day)}）" if line.day else "")
                         for (rid, row), line in zip(places, (one, two), strict=True))  # fmt: skip
        words = f"{days}之间余额接不上，相差{yuan(abs(missing))}元，可能缺了一段时间的流水"
        found.append((places[1][0], Flaw(FlawKind.GAP, (places[1][1],), words)))
    return found
