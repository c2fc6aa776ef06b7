"""The columns of an account, in which all that happened has a line of its own: who, when, what, how much, and the
balance that runs on from line to line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import pairwise

from inspector_app.domain.periods import Edge, day_told, month_of
from inspector_app.domain.work import work_of
from inspector_app.exchange.tables.columns.heading_key import heading_key, unit_of
from inspector_app.exchange.tables.fields import Fit, ListKind, Shape
from inspector_app.exchange.tables.grid import Cell, CellKind, Grid
from inspector_app.exchange.tables.structure import structure
from inspector_app.exchange.tables.sums.amounts import amount

MONEY = ("earned", "deducted", "received")
_MOST = Decimal("0.8")  # of the lines that prove what a column is
_FEWEST, _SAMPLE = 2, 200
_DAY = re.compile(r"(?:(20\d{2})[-/.年])?(\d{1,2})[-/.月](\d{1,2})[日号]?")
OF_TIME = re.compile("日期|时间|[日月]")
_NUMBERS = (Shape.NUMBER, Shape.COUNT)


@dataclass(frozen=True)
class AccountColumns:
    """A sheet of accounts: its heading, the rows of those that are named in them, and what its columns hold."""

    grid: Grid
    kind: ListKind
    titles: Mapping[int, str]
    rows: Sequence[int]

    @cached_property
    def fields(self) -> Mapping[int, str]:
        """The field of each column that a heading names well."""
        found = {at: self.kind.match(title) for at, title in self.titles.items()}
        return {at: each.field for at, each in found.items() if each is not None and each.fit is not Fit.CONTAINED}

    @cached_property
    def name(self) -> int:
        """The column of the names; 0 where there is none."""
        return next((at for at, field in self.fields.items() if field == self.kind.anchor), 0)

    @cached_property
    def of_time(self) -> Sequence[int]:
        """The columns whose headings speak of days or months."""
        titles = self.titles.items()
        return [at for at, title in titles if OF_TIME.search(title) or self.fields.get(at) == "period"]

    @cached_property
    def when(self) -> int:
        """The column of days or months; 0 where there is none."""
        for at in self.of_time:
            told = [self.grid.at(row, at) for row in self.rows[:_SAMPLE] if self.grid.at(row, at).text]
            if told and sum(month_told(cell) is not None for cell in told) >= _MOST * len(told):
                return at
        return 0

    @cached_property
    def words(self) -> int:
        """The column that says what happened in each line, by the words of it that are known; 0 where there is none.
        Where balances or signs tell it too, a few of them may be all that is known."""
        found = {at: self._known_words(at) for at in self.titles if at not in (self.name, self.when)}
        best = max(found, key=lambda at: found[at], default=0)
        least = Decimal(0) if self.balance or self.is_signed else _MOST
        return best if best and found[best] and found[best] >= least else 0

    def _known_words(self, at: int) -> Decimal:
        told = [text for row in self.rows if (text := self.grid.at(row, at).text)]
        known = sum(structure().movement_of(text) != "" for text in told)
        return Decimal(known) / len(told) if len(told) >= _FEWEST and self.fields.get(at) != "note" else Decimal(0)

    @cached_property
    def work(self) -> int:
        """The column of days: called so, or with figures and their unit below it (1个工); 0 where there is none, or it
        holds amounts."""
        named = [at for at in self.titles if self.fields.get(at) == "attendance" and at not in self.amounts]
        return next(iter(named), 0) or next(filter(self._tells_work, self.titles), 0)

    def _tells_work(self, at: int) -> bool:
        told = [work_of(text) for row in self.rows if (text := self.grid.at(row, at).text)]
        return bool(told) and at not in self.fields and all(each is not None and each.unit for each in told)

    @cached_property
    def rate(self) -> int:
        """The column of the rate; 0 where there is none."""
        return next((at for at, field in self.fields.items() if field == "rate"), 0)

    @cached_property
    def said(self) -> frozenset[str]:
        """What the lines did by their words."""
        return frozenset(structure().movement_of(self.grid.at(row, self.words).text) for row in self.rows if self.words)

    @cached_property
    def of_each(self) -> Mapping[str, Sequence[int]]:
        """The rows of each person, by name, and by number where people of one name have others; a row without a name is
        of the person above."""
        identity = next((at for at, field in self.fields.items() if field == self.kind.identity), 0)
        found: dict[str, list[int]] = {}
        numbers: dict[str, str] = {}
        name = ""
        for row in self.rows:
            name = self.grid.spread(row, self.name).text.strip() or name
            number = self.grid.spread(row, identity).text.strip() if identity else ""
            is_other = number and numbers.setdefault(name, number) != number
            found.setdefault(f"{name} {number}" if is_other else name, []).append(row)
        return found

    @cached_property
    def figures(self) -> Mapping[int, Mapping[int, Decimal]]:
        """In yuan what the columns of amounts and of unknown words tell in each row."""
        columns = [at for at in self.titles if at not in (self.name, self.when) and self._may_be_money(at)]
        found = {}
        for row in self.rows:
            told = {at: amount(self.grid.at(row, at), unit_of(self.titles[at])).yuan for at in columns}
            found[row] = {at: yuan for at, yuan in told.items() if yuan is not None}
        return found

    def _may_be_money(self, at: int) -> bool:
        field = self.fields.get(at, "")
        is_number = bool(field) and field != "attendance" and self.kind.by_name[field].shape in _NUMBERS
        return not is_number and heading_key(self.titles[at]) not in structure().serial

    @cached_property
    def balance(self) -> int:
        """The column of the balance: what it changes by is in each line another amount of it; 0 where there is none."""
        words = structure()
        named = [
            at
            for at, title in self.titles.items()
            if self.fields.get(at) == "owed" or words.running.search(title) or words.rest.search(title)
        ]
        return next((at for at in reversed(named) if self._runs_on(at)), 0)

    def _runs_on(self, at: int) -> bool:
        changes = list(self._changes(at))
        told = [change in self._changed_by(row, at) for row, change, _ in changes]
        later = [(row, change) for row, change, is_first in changes if not is_first]
        own = sum(self.figures[row][at] in self._changed_by(row, at) for row, _ in later)
        is_more = sum(change in self._changed_by(row, at) for row, change in later) > own
        return is_more and len(told) >= _FEWEST and sum(told) >= _MOST * len(told)

    def _changes(self, at: int) -> Iterator[tuple[int, Decimal, bool]]:
        """Each row with a balance, by how much it changed, and whether it is the first of somebody."""
        for rows in self.of_each.values():
            told = [row for row in rows if at in self.figures[row]]
            if told:
                yield told[0], self.figures[told[0]][at], True
            for before, row in pairwise(told):
                yield row, self.figures[row][at] - self.figures[before][at], False

    def _changed_by(self, row: int, balance: int) -> set[Decimal]:
        """By what the amounts of a row may change a balance."""
        told = {at: abs(yuan) for at, yuan in self.figures[row].items() if at != balance and yuan}
        known = [yuan if self.fields[at] == "earned" else -yuan for at, yuan in told.items()
                 if self.fields.get(at) in MONEY]  # fmt: skip
        opening = {self.figures[row][balance]} if self._is_opening(row, balance) else set()
        return {sum(known, Decimal(0)), *told.values(), *(-yuan for yuan in told.values()), *opening}

    def _is_opening(self, row: int, balance: int) -> bool:
        """Whether a row tells a balance alone that was owed before."""
        texts = (cell.text for cell in self.grid.rows[row].values())
        return set(self.figures[row]) == {balance} and any(map(structure().earlier.search, texts))

    @cached_property
    def changes(self) -> Mapping[int, Decimal]:
        """By how much each row changes the balance."""
        return {row: change for row, change, _ in self._changes(self.balance)} if self.balance else {}

    @cached_property
    def differing(self) -> frozenset[int]:
        """The rows whose amounts are not what the balance changes by."""
        changes = self.changes.items()
        return frozenset(row for row, change in changes if change not in self._changed_by(row, self.balance))

    @cached_property
    def amounts(self) -> Mapping[int, str]:
        """The columns of amounts with the field of each: of its heading, or as it changes the balance; empty for one in
        which amounts of several fields stand."""
        found = {}
        for at in self.titles:
            told = {row: self.figures[row][at] for row in self.rows if at in self.figures[row]}
            if at == self.balance or not any(told.values()):
                continue
            field, signs = self.fields.get(at, ""), self._signs(told)
            if field in MONEY:
                found[at] = field
            elif signs and (not field or field == "attendance"):
                found[at] = {1: "earned", -1: "received"}[signs[0]] if len(set(signs)) == 1 else ""
            elif heading_key(self.titles[at]) in structure().generic:
                found[at] = ""
        return found

    def _signs(self, told: Mapping[int, Decimal]) -> list[int]:
        """Which way the amounts of a column change the balance, if most of them do."""
        both = [(yuan, self.changes.get(row)) for row, yuan in told.items() if yuan]
        signs = [1 if change > 0 else -1 for yuan, change in both if change is not None and abs(change) == abs(yuan)]
        return signs if 2 * len(signs) > len(both) else []

    @cached_property
    def is_signed(self) -> bool:
        """Whether amounts that take from what was earned stand below nought."""
        signed = [at for at, field in self.amounts.items() if field in ("", "deducted", "received")]
        return any(self.figures[row].get(at, 0) < 0 for at in signed for row in self.rows)

    def movement(self, row: int) -> Mapping[str, Decimal] | None:
        """What a row adds to 应发, 扣款 and 已发; None where nobody can tell what its amount did."""
        return self._movements.get(row)

    @cached_property
    def _movements(self) -> Mapping[int, Mapping[str, Decimal] | None]:
        told = {row: None if row in self._settled else self._told(row) for row in self.rows}
        return told | {row: {"earned": self.figures[row][self.balance]} for row in self.openings}

    @cached_property
    def openings(self) -> frozenset[int]:
        """The first rows of people that tell a balance alone, which was owed before: 上年结转."""
        first = (rows[0] for rows in self.of_each.values()) if self.balance else ()
        return frozenset(row for row in first if self._is_opening(row, self.balance))

    @cached_property
    def _settled(self) -> frozenset[int]:
        """The rows of 结算 that tell just what was owed so far: nobody knows whether that was paid or only added up."""
        found = set()
        for rows in self.of_each.values() if self.words and not (self.balance or self.is_signed) else ():
            owed = Decimal(0)
            for row in rows:
                told = self._told(row) or {}
                is_settling = any(
                    word in self.grid.at(row, self.words).text for word in structure().answers["settling"]
                )
                if is_settling and told.get("received") == owed > 0:
                    found.add(row)
                owed += (
                    told.get("earned", Decimal(0)) - told.get("received", Decimal(0)) - told.get("deducted", Decimal(0))
                )
        return frozenset(found)

    def _told(self, row: int) -> Mapping[str, Decimal] | None:
        found: dict[str, Decimal] = {}
        said = structure().movement_of(self.grid.at(row, self.words).text) if self.words else ""
        for at, of in self.amounts.items():
            yuan = self.figures[row].get(at)
            if not yuan:
                continue
            sign = self._sign(row, yuan)
            field = of or said or {1: "earned", -1: "received"}.get(sign, "")
            if not field:
                return None
            plain = 1 if field == "earned" else -1
            found[field] = found.get(field, Decimal(0)) + abs(yuan) * (sign * plain or 1)
        return found

    def _sign(self, row: int, yuan: Decimal) -> int:
        """Which way an amount goes: 1 for what is earned, -1 for what is taken from it, 0 where nothing tells it."""
        change = self.changes.get(row)
        if change is not None and abs(change) == abs(yuan):
            return 1 if change > 0 else -1
        return (1 if yuan > 0 else -1) if self.is_signed else 0


def month_told(cell: Cell) -> Edge | None:
    """The month in which something happened: 2026-03-05, 3月5日, 3月, 3.5; None for anything else."""
    text = cell.text.strip()
    day = day_told(cell.raw if cell.kind is CellKind.DAY else text)
    if day is not None:
        return Edge(day.year, day.month, None)
    if (found := _DAY.fullmatch(text)) and 1 <= int(found[2]) <= 12 and 1 <= int(found[3]) <= 31:
        return Edge(int(found[1]) if found[1] else None, int(found[2]), None)
    return month_of(text)
