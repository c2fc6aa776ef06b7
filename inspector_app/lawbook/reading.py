"""Reads the law's TOML files strictly: what is wrong is refused with the file and the key named."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import Any, TypeVar

from inspector_app.lawbook.marks import MARK_WORDS
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.reasons import reason_of

T = TypeVar("T")
MARKS = tuple(MARK_WORDS)
_LARGEST = 1_000_000
_AMOUNT = '不小于零的数，如2260，有小数的写成"22.5"'
_MISSING: Any = object()


def law_problem(code: str, where: str, **details: str) -> Problem:
    """A problem of the law's data; it always stops."""
    return Problem(code, where, Level.ERROR, details)


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a file. Every key is asked for by type; :meth:`done` refuses the keys nobody asked for."""

    where: str
    values: dict[str, Any]
    _asked: set[str] = field(default_factory=set, compare=False, repr=False)

    def refuse(self, key: str, expected: str) -> Refused:
        """The refusal of a key: ``law-file-value`` with what was expected."""
        return Refused(law_problem("law-file-value", f"{self.where} {key}", expected=expected))

    def _get(self, key: str, kind: type[T], default: T, expected: str) -> T:
        self._asked.add(key)
        value = self.values.get(key, default)
        if value is _MISSING:
            raise Refused(law_problem("law-file-key-missing", f"{self.where} {key}", key=key))
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.refuse(key, expected)
        return value

    def amount(self, key: str) -> Decimal | None:
        """An amount as a whole number or, with decimals, as a text ("22.5"); None when absent. Never a binary float."""
        value = self._get(key, object, None, _AMOUNT)
        if value is None:
            return None
        try:
            amount = Decimal(value) if type(value) is int or isinstance(value, str) else Decimal("NaN")
        except InvalidOperation:
            amount = Decimal("NaN")
        if not amount.is_finite() or not 0 <= amount <= _LARGEST or amount != round(amount, 2):
            raise self.refuse(key, _AMOUNT)
        return amount

    def text(self, key: str, default: str = _MISSING) -> str:
        """A text that is not empty (unless an empty default is used)."""
        value = self._get(key, str, default, "一段文字")
        if not value and key in self.values:
            raise self.refuse(key, "一段不为空的文字")
        return value

    def choice(self, key: str, allowed: tuple[str, ...], default: str = _MISSING) -> str:
        """One of the allowed words."""
        value = self._get(key, str, default, "、".join(allowed))
        if value not in allowed:
            raise self.refuse(key, "、".join(allowed))
        return value

    def whole(self, key: str, default: int = _MISSING) -> int:
        """A whole number from zero to a million."""
        value = self._get(key, int, default, "不小于零的整数")
        if not 0 <= value <= _LARGEST:
            raise self.refuse(key, "不小于零、不超过一百万的整数")
        return value

    def pair(self, key: str) -> tuple[int, int]:
        """Two whole numbers, the smaller one first."""
        values = self._get(key, list, _MISSING, "两个整数")
        if len(values) != 2 or any(type(value) is not int for value in values) or not 0 <= values[0] <= values[1]:
            raise self.refuse(key, "由小到大的两个整数，如 [5000, 20000]")
        return values[0], values[1]

    def flag(self, key: str, default: bool = False) -> bool:
        """true or false."""
        return self._get(key, bool, default, "true 或 false")

    def day(self, key: str) -> date | None:
        """A date without time, or None when absent."""
        value = self._get(key, object, None, "日期")
        if value is not None and type(value) is not date:
            raise self.refuse(key, "日期，如2026-03-05")
        return value if isinstance(value, date) else None

    def need_day(self, key: str) -> date:
        """A date that must be there."""
        value = self.day(key)
        if value is None:
            raise Refused(law_problem("law-file-key-missing", f"{self.where} {key}", key=key))
        return value

    def days(self, key: str) -> tuple[date, ...]:
        """A list of dates, empty when absent."""
        values = self._get(key, list, [], "日期的列表")
        if any(type(value) is not date for value in values):
            raise self.refuse(key, "日期的列表，如 [2026-01-04]")
        return tuple(values)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts, empty when absent."""
        values = self._get(key, list, [], "文字的列表")
        if any(not isinstance(value, str) or not value for value in values):
            raise self.refuse(key, "文字的列表")
        return tuple(values)

    def words(self, key: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
        """A list of allowed words, empty when absent."""
        values = self.texts(key)
        if not set(values) <= set(allowed):
            raise self.refuse(key, "、".join(allowed))
        return values

    def mark(self) -> str:
        """How well the entry is verified: V, V*, M or D."""
        return self.choice("mark", MARKS)

    def inner(self, key: str) -> "Table | None":
        """A table inside this one, or None."""
        self._asked.add(key)
        if key not in self.values:
            return None
        return Table(f"{self.where} {key}", self._get(key, dict, _MISSING, "一组键值"))

    def need_inner(self, key: str) -> "Table":
        """A table inside this one that must be there."""
        inner = self.inner(key)
        if inner is None:
            raise Refused(law_problem("law-file-key-missing", f"{self.where} {key}", key=key))
        return inner

    def rows(self, key: str, name: str = "id") -> Iterator["Table"]:
        """The tables of an array, each named by its id or its place."""
        rows = self._get(key, list, [], "表的列表")
        for place, row in enumerate(rows, start=1):
            if not isinstance(row, dict):
                raise self.refuse(key, "表的列表")
            yield Table(f"{self.where} {row.get(name, f'{key}[{place}]')}", row)

    def done(self) -> None:
        """Raises :class:`Refused` ``law-file-key-unknown`` when a key was never asked for (a misspelt one, mostly)."""
        for key in self.values:
            if key not in self._asked:
                raise Refused(law_problem("law-file-key-unknown", f"{self.where} {key}", key=key))


def read_table(path: Path) -> Table:
    """The whole file as a table. Raises :class:`Refused` ``law-file-shape`` when it is no TOML."""
    return parse_table(path.name, path.read_bytes())


def parse_table(name: str, data: bytes) -> Table:
    """The bytes of a file of this name as a table. Raises as :func:`read_table`."""
    try:
        return Table(name, _parsed(data))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Refused(law_problem("law-file-shape", name, reason=reason_of(error))) from error


@lru_cache(128)  # ours are the same, whatever a bureau lays over them
def _parsed(data: bytes) -> dict[str, Any]:
    return tomllib.loads(data.decode("utf-8"))


@dataclass(frozen=True, slots=True)
class Layer:
    """Law files by their name below the law folder, with / between folders: ours, or a bureau's as it was adopted."""

    files: Mapping[str, bytes]

    @classmethod
    def of_folder(cls, folder: Path) -> "Layer":
        """Every TOML file of a folder."""
        paths = sorted(folder.rglob("*.toml"))
        return cls({path.relative_to(folder).as_posix(): path.read_bytes() for path in paths})

    def table(self, name: str) -> Table | None:
        """One file, None when this layer has none of the name."""
        return parse_table(name.rpartition("/")[2], self.files[name]) if name in self.files else None

    def below(self, folder: str) -> Iterator[tuple[str, Table]]:
        """The files of one folder by name, each with its name without ending."""
        for name in sorted(self.files):
            if name.rpartition("/")[0] == folder:
                yield PurePosixPath(name).stem, parse_table(name.rpartition("/")[2], self.files[name])


def tables(layers: tuple[Layer, ...], name: str) -> Iterator[Table]:
    """The file of this name in each layer that has it, our own first and a bureau's last."""
    return (table for layer in layers if (table := layer.table(name)) is not None)
