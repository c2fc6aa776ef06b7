"""Reads one form file: TOML in, a checked Form out, or every complaint at once with block number and key."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.role import Hand, Need, Offered, Role
from inspector_app.formdefs.check import form_problems
from inspector_app.formdefs.fragments import Placed
from inspector_app.formdefs.imprint import imprint
from inspector_app.formdefs.model import (
    Block,
    BlockKind,
    Cell,
    Column,
    CopyDef,
    FactDef,
    FactType,
    Form,
    Origin,
    SignatureLine,
)
from inspector_app.formdefs.resolve import resolved
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.support.files import sha256
from inspector_app.support.reasons import Unfit, reason_of
from inspector_app.support.regular import read_regular

_LARGEST = 4 << 20
_T = TypeVar("_T")
_Word = TypeVar("_Word", bound=StrEnum)


def load_form(path: Path) -> Form:
    """The form in a file. Raises :class:`Refused` with every ``form-…`` problem found in it."""
    return parse_form(form_bytes(path), path.name, str(path))


def form_bytes(path: Path) -> bytes:
    """What a form file holds. Raises :class:`Refused` ``form-unreadable``."""
    try:
        data = read_regular(path, _LARGEST)
        if len(data) > _LARGEST:
            raise Unfit("文件太大，不是表单文件")
    except OSError as error:
        raise Refused(_problem("form-unreadable", path.name, reason=reason_of(error))) from error
    return data


@lru_cache(maxsize=256)  # the same bytes are the same form: all are read again when a bureau adopts one of its own
def parse_form(data: bytes, name: str, source_path: str = "") -> Form:
    """The form in the bytes of a file called ``name``. Line ends do not count in its hash.

    Raises :class:`Refused` as :func:`load_form`; what may stand but is worth a look joins the form's ``remarks``.
    """
    data = data.replace(b"\r\n", b"\n")
    try:
        raw = tomllib.loads(data.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Refused(_problem("form-not-toml", name, reason=reason_of(error))) from error
    problems: list[Problem] = []
    whole = resolved(raw, name, problems)
    form = _form(_Table(whole, name, problems), sha256(data), source_path)
    if not _errors(problems):
        problems += form_problems(form, name)
    if errors := _errors(problems):
        raise Refused(*errors)
    return replace(form, sha256=imprint(form), remarks=tuple(problems))


def _errors(problems: list[Problem]) -> list[Problem]:
    return [problem for problem in problems if problem.level is Level.ERROR]


def _problem(code: str, where: str, **details: str) -> Problem:
    return Problem(code, where, details=details)


class _Table:
    """One TOML table while it is read: known keys are taken out, whatever is left over is a complaint."""

    def __init__(self, raw: Mapping[str, Any], where: str, problems: list[Problem], place: str = "") -> None:
        self.place = place
        self._left = dict(raw)
        self._where = where
        self._problems = problems

    def complain(self, code: str, key: str, **details: str) -> None:
        self._problems.append(_problem(code, self._where, key=key, **details))

    def take(self, key: str, expected: type[_T], default: _T) -> _T:
        """The value of a key, or the default when it is absent or of another type."""
        if key not in self._left:
            return default
        value: Any = self._left.pop(key)
        fits = isinstance(value, expected) and not (isinstance(value, bool) and expected is not bool)
        if not fits or (expected is date and isinstance(value, datetime)):
            self.complain("form-wrong-type", key, expected=expected.__name__)
            return default
        return cast("_T", value)

    def need(self, key: str, expected: type[_T], default: _T) -> _T:
        """As :meth:`take`, but the key must be there."""
        if key not in self._left:
            self.complain("form-missing-key", key)
        return self.take(key, expected, default)

    def number(self, key: str, default: float = 0.0) -> float:
        value = self._left.get(key)
        return float(self.take(key, int, 0)) if isinstance(value, int) else self.take(key, float, default)

    def word(self, key: str, words: type[_Word], default: _Word, needed: bool = True) -> _Word:
        """A value out of a fixed set of words."""
        text = self.need(key, str, str(default)) if needed else self.take(key, str, str(default))
        return self._one_of(key, text, words) or default

    def maybe(self, key: str, words: type[_Word]) -> _Word | None:
        """A value out of a fixed set of words, None when absent."""
        text = self.take(key, str, "")
        return self._one_of(key, text, words) if text else None

    def one_or_more(self, key: str, words: type[_Word]) -> tuple[_Word, ...]:
        """One value out of a fixed set of words, or several."""
        if isinstance(self._left.get(key), list):
            return self.words(key, words)
        one = self.maybe(key, words)
        return (one,) if one else ()

    def words(self, key: str, words: type[_Word]) -> tuple[_Word, ...]:
        """Values out of a fixed set of words."""
        return tuple(word for text in self.texts(key) if (word := self._one_of(key, text, words)))

    def _one_of(self, key: str, text: str, words: type[_Word]) -> _Word | None:
        try:
            return words(text)
        except ValueError:
            self.complain("form-unknown-word", key, word=text, words=", ".join(words))
            return None

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.take(key, list, [])
        if not all(isinstance(value, str) for value in values):
            self.complain("form-wrong-type", key, expected="str[]")
            return ()
        return tuple(values)

    def tables(self, key: str) -> list["_Table"]:
        """The tables of an array, each with its number (from 1) in its place."""
        return self.nested(self.take(key, list, []), key)

    def nested(self, values: list[Any], key: str) -> list["_Table"]:
        found = []
        for number, value in enumerate(values, 1):
            if isinstance(value, dict):
                place = value.place if isinstance(value, Placed) else f"{key} {number}"
                found.append(_Table(value, f"{self._where} {place}", self._problems, place))
            else:
                self.complain("form-wrong-type", key, expected="table[]")
        return found

    def rows(self, key: str) -> tuple[Mapping[str, Any], ...]:
        """An array of tables as plain values."""
        values = self.take(key, list, [])
        if not all(isinstance(value, dict) for value in values):
            self.complain("form-wrong-type", key, expected="table[]")
            return ()
        return tuple(_plain(value) for value in values)

    def plain(self, key: str) -> Any:
        """Any value, its dates and moments as ISO text."""
        return _plain(self._left.pop(key, None))

    def close(self) -> None:
        for key in self._left:
            self.complain("form-unknown-key", key)


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return {key: _plain(item) for key, item in value.items()} if isinstance(value, dict) else value


def _form(table: _Table, digest: str, source_path: str) -> Form:
    table.take("wording", str, "")  # the source of other labels; they and the examples are in the facts by now
    table.take("example", dict, {})
    form = Form(
        id=table.need("id", str, ""),
        edition=table.need("edition", str, ""),
        title=table.need("title", str, ""),
        kind=table.word("kind", DocumentKind, DocumentKind.INTERNAL),
        valid_from=table.need("valid_from", date, date.min),
        valid_until=_until(table),
        basis=table.texts("basis"),
        number_pattern=table.take("number_pattern", str, ""),
        facts=(
            *(_fact(each) for each in table.tables("facts")),
            *(_sentence(each) for each in table.tables("sentence")),
        ),
        blocks=tuple(_block(each) for each in table.tables("block")),
        copies=tuple(_copy(each) for each in table.tables("copies")),
        role=table.maybe("role", Role),
        about=table.words("about", Need),
        offered=table.one_or_more("offered", Offered),
        gates=table.texts("gates"),
        starts=table.texts("starts"),
        route=table.words("route", Hand),
        landscape=table.take("landscape", bool, False),
        layout=table.take("layout", int, 1),
        usual=table.take("usual", bool, True),
        page_signatures=tuple(_signature(each) for each in table.tables("page_signatures")),
        mark=table.take("mark", str, "D"),
        file_sha256=digest,
        source_path=source_path,
    )
    table.close()
    return form


def _until(table: _Table) -> date | None:
    last = table.take("valid_until", date, date.max)
    return None if last == date.max else last


def _fact(table: _Table) -> FactDef:
    origin, source = Origin.ASK, ""
    for key, kind in (("from", Origin.FROM), ("computed", Origin.COMPUTED)):
        text = table.take(key, str, "")
        if text and source:
            table.complain("form-two-origins", key)
        if text:
            origin, source = kind, text
    fact = FactDef(
        name=table.need("name", str, ""),
        label=table.need("label", str, ""),
        type=table.word("type", FactType, FactType.TEXT, needed=False),
        origin=origin,
        source=source,
        required=table.take("required", bool, False),
        hint=table.take("hint", str, ""),
        choices=table.texts("choices"),
        default=table.take("default", str, ""),
        sensitive=table.take("sensitive", bool, False),
        items=tuple(_fact(each) for each in table.tables("items")),
        example=table.plain("example"),
        printed=table.take("printed", bool, True),
        blank=table.take("blank", str, ""),
        rows=table.rows("rows"),
        shown_only=table.take("shown_only", bool, False),
    )
    table.close()
    return fact


def _sentence(table: _Table) -> FactDef:
    """A drafted sentence: a fact whose text the inspector may edit before sign-off."""
    fact = FactDef(
        name=table.need("name", str, ""),
        label=table.need("label", str, ""),
        type=FactType.LONG_TEXT,
        origin=Origin.ASK,
        default=table.need("text", str, "").strip("\n"),
        required=table.take("required", bool, False),
        hint=table.take("hint", str, ""),
        when=table.take("when", str, ""),
    )
    table.close()
    return fact


def _block(table: _Table) -> Block:
    rows = table.take("rows", list, [])
    if not all(isinstance(row, list) for row in rows):
        table.complain("form-wrong-type", "rows", expected="table[][]")
        rows = []
    block = Block(
        kind=table.word("kind", BlockKind, BlockKind.PARAGRAPH),
        text=table.take("text", str, "").strip("\n"),
        fact=table.take("fact", str, ""),
        when=table.take("when", str, ""),
        each=table.take("each", str, ""),
        align=table.take("align", str, ""),
        indent=table.take("indent", bool, True),
        keep_with_next=table.take("keep_with_next", bool, False),
        rows=tuple(tuple(_cell(each) for each in table.nested(row, "row")) for row in rows),
        columns=tuple(_column(each) for each in table.tables("columns")),
        totals=table.texts("totals"),
        page_totals=table.texts("page_totals"),
        signatures=tuple(_signature(each) for each in table.tables("signatures")),
        per_row=table.take("per_row", int, 1),
        lines=table.take("lines", int, 0),
        lines_of=table.take("lines_of", str, ""),
        dense=table.take("dense", bool, False),
        from_top=table.take("from_top", bool, False),
        place=table.place,
    )
    table.close()
    return block


def _cell(table: _Table) -> Cell:
    cell = Cell(table.take("label", str, ""), table.take("value", str, ""), table.take("span", int, 1))
    table.close()
    return cell


def _column(table: _Table) -> Column:
    column = Column(
        title=table.need("title", str, ""),
        value=table.take("value", str, ""),
        width=table.number("width"),
        align=table.take("align", str, "left"),
        sensitive=table.take("sensitive", bool, False),
    )
    table.close()
    return column


def _signature(table: _Table) -> SignatureLine:
    line = SignatureLine(
        label=table.need("label", str, ""),
        date=table.take("date", bool, True),
        fingerprint=table.take("fingerprint", bool, False),
        value=table.take("value", str, ""),
        when=table.take("when", str, ""),
    )
    table.close()
    return line


def _copy(table: _Table) -> CopyDef:
    copy = CopyDef(
        label=table.need("label", str, ""),
        omit=table.texts("omit"),
        note=table.take("note", str, ""),
        mask=table.texts("mask"),
    )
    table.close()
    return copy
