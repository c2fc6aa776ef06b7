"""The one mapping between records and typed rows: a column per field, made from the record's class."""

import json
import types
import typing
from collections.abc import Callable
from dataclasses import dataclass, is_dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from typing import Any, NamedTuple

from inspector_app.domain.document import Document, DocumentHead
from inspector_app.domain.inspection import Inspection, InspectionHead
from inspector_app.domain.interview import Interview, InterviewHead
from inspector_app.domain.records import KINDS, BadRecord, Record, canonical, from_plain, kind_of, plain, shape
from inspector_app.support.errors import Problem, Refused, Trouble


class Column(NamedTuple):
    """One field's column: its SQL type, whether it may be NULL, and how its values are read back."""

    name: str
    sql_type: str
    nullable: bool
    load: Callable[[Any], Any]


_KNOWN, _SHORT = 512, 60  # values a column, characters a value


def quoted(name: str) -> str:
    """A table's or column's name as SQL writes it; some are SQL's own words (case, group, to)."""
    return f'"{name}"'


@dataclass(frozen=True)
class Table:
    """The table of one kind: ``id``, ``rid``, ``head``, then the other fields in the order of the class."""

    kind: str
    record_type: type[Any]
    columns: tuple[Column, ...]

    @property
    def name(self) -> str:
        return quoted(self.kind)

    @cached_property
    def names(self) -> str:
        """The columns of a record, ready for SELECT and INSERT."""
        return ", ".join(quoted(column.name) for column in self.columns)

    def values(self, record: Record) -> list[Any]:
        """The record's fields as SQL values, in the order of ``names``.

        Raises :class:`Refused` ``text-with-zero``: SQL ends a text at a zero character.
        """
        values = [to_sql(getattr(record, column.name)) for column in self.columns]
        for column, value in zip(self.columns, values, strict=True):
            if isinstance(value, str) and "\x00" in value:
                raise Refused(Problem("text-with-zero", column.name))
        return values

    def record(self, values: tuple[Any, ...]) -> Any:
        """The record of a row in the order of ``names``. Raises :class:`Trouble` ``store-damaged``."""
        try:
            return self.record_type(
                *[
                    None if value is None else column.load(value)
                    for column, value in zip(self.columns, values, strict=True)
                ]
            )
        except (ValueError, KeyError, BadRecord) as error:
            raise Trouble("store-damaged") from error


def table_of(record_type: type[Any]) -> Table:
    """The table that holds the records of a class, or of which a head is the part that lists read."""
    return _TABLES[record_type]


def head_of(record_type: type[Any]) -> type[Any]:
    """What lists read of a class: its records without their widest column, or as they are."""
    return next((head for head, whole in _HEADS.items() if whole is record_type), record_type)


def to_sql(value: Any) -> Any:
    """A field's value as SQL keeps it: scalars typed, dates as ISO text, everything nested as canonical JSON."""
    if value is None or isinstance(value, bool | int):
        return None if value is None else int(value)
    if isinstance(value, tuple) or is_dataclass(value):
        return canonical(plain(value))
    return str(plain(value))


def _column(name: str, hint: Any) -> Column:
    nullable = isinstance(hint, types.UnionType)
    inner = next(a for a in typing.get_args(hint) if a is not types.NoneType) if nullable else hint
    return Column(name, "INTEGER" if inner in (int, bool) else "TEXT", nullable, _loader(inner))


def _loader(hint: Any) -> Callable[[Any], Any]:
    if hint is int or hint is bool:
        return typing.cast("Callable[[Any], Any]", hint)
    if hint is str:
        return _whole_text
    if hint is datetime:
        return lambda text: datetime.fromisoformat(text).astimezone(UTC)
    if hint is date:
        return date.fromisoformat
    if typing.get_origin(hint) is tuple or is_dataclass(hint):
        return _nested(lambda text: from_plain(hint, json.loads(text), "row"))
    return {word.value: word for word in hint}.__getitem__


def _nested(load: Callable[[str], Any]) -> Callable[[str], Any]:
    """Most of what is nested is empty or the same few words in thousands of rows: that is read once."""
    known = lru_cache(_KNOWN)(load)
    return lambda text: known(text) if len(text) <= _SHORT else load(text)


def _whole_text(text: str) -> str:
    # A damaged last page can come back from SQLCipher as zeros without any error.
    if "\x00" in text:
        raise ValueError("zeros in a text")
    return text


def _table(kind: str, record_type: Any) -> Table:
    return Table(kind, record_type, tuple(_column(name, hint) for name, hint in shape(record_type).items()))


_HEADS: dict[type[Any], type[Any]] = {InterviewHead: Interview, InspectionHead: Inspection, DocumentHead: Document}
"""Records without their widest column; nothing can be saved from one."""
_TABLES = {entry.type: _table(kind, entry.type) for kind, entry in KINDS.items()}
_TABLES |= {head: _table(kind_of(whole), head) for head, whole in _HEADS.items()}
