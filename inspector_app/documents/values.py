"""What a form's patterns print for the facts of one copy: text, room to write by hand, what the copy leaves out."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from inspector_app.documents.characters import clean
from inspector_app.documents.lines import Blank, Span, Tick
from inspector_app.domain.identity import masked_id
from inspector_app.formdefs.model import CopyDef, FactDef, Facts, FactType, Form
from inspector_app.formdefs.placeholders import fill, names

LEFT_OUT = "（本联略）"
BLANK_DATE = "　　　年　　月　　日"
_BLANK_TEXT = "　　　　　　"
_BY_HAND = {FactType.DATE: BLANK_DATE, FactType.MOMENT: f"{BLANK_DATE}　　时　　分"}
_PIECES = re.compile(r"\{\{|\}\}|\{[^{}]*\}|[^{}]+")
_BELOW_EACH_OTHER = 3  # choices of a checklist's row; of more two share a line
_ROOM = re.compile(r"(　+|__+)")

Row = Mapping[str, Any]
_Blank = Callable[[FactDef | None], list[Span]]


def room(text: str, ruled: bool) -> list[Span]:
    """Text to be completed by hand: runs of wide spaces or underscores become room of that many characters."""
    return [Blank(len(part), ruled) if _ROOM.fullmatch(part) else part for part in _ROOM.split(text) if part]


def missing(value: Any) -> bool:
    """Whether a fact has no value. No and zero are values."""
    return value is None or value in ("", [])


@dataclass(frozen=True, slots=True)
class Values:
    """The facts of one paper as one copy shows them."""

    form: Form
    facts: Facts
    copy: CopyDef | None

    def holds(self, condition: str) -> bool:
        """Whether a block's ``when`` holds: the fact is there and neither empty nor no; ``!`` turns it round."""
        value = self.facts.get(condition.removeprefix("!"))
        there = not missing(value) and value is not False
        return there is not condition.startswith("!")

    def rows(self, list_name: str) -> list[Row]:
        """The rows of a list fact."""
        return list(self.facts.get(list_name) or ())

    def definition(self, name: str, list_name: str) -> FactDef | None:
        """The fact or list item behind a name."""
        return self.form.fact(name) or (self.form.item(list_name, name) if list_name else None)

    def left_out(self, pattern: str, list_name: str = "") -> bool:
        """Whether a cell or column shows something that this copy leaves out."""
        return self.copy is not None and any(self._full(n, list_name) in self.copy.omit for n in names(pattern))

    def text(self, pattern: str, row: Row | None = None, list_name: str = "") -> str:
        """The pattern filled; a missing value prints as its blank or as nothing."""
        return "".join(span for span in self._spans(pattern, row, list_name, _as_text) if isinstance(span, str))

    def running(self, pattern: str, row: Row | None = None, list_name: str = "") -> list[Span]:
        """The pattern filled for running text: what is still to be written by hand is a ruled blank."""
        return list(self._spans(pattern, row, list_name, _as_rule))

    def cell(self, pattern: str, row: Row | None = None, list_name: str = "") -> list[Span]:
        """The pattern filled for a ruled box: only a fact's own blank shows, and that of a day it cannot lack."""
        return list(self._spans(pattern, row, list_name, _as_room))

    def ticks(self, name: str, row: Row, list_name: str) -> list[Span]:
        """Boxes for one item of a checklist's row: one per choice, or a single one for yes or no."""
        fact, value = self.definition(name, list_name), row.get(name)
        if fact is None or fact.type not in (FactType.CHOICE, FactType.YES_NO):
            return self.cell(f"{{{name}}}", row, list_name)
        if fact.type is FactType.YES_NO:
            return [Tick(value is True)]
        spans: list[Span] = []
        beside = 1 if len(fact.choices) <= _BELOW_EACH_OTHER else 2
        for at, choice in enumerate(fact.choices):
            spans += ["　" if at % beside else "\n"] if spans else []
            spans += [Tick(value == choice), choice]
        return spans

    def _full(self, name: str, list_name: str) -> str:
        return f"{list_name}.{name}" if list_name and self.form.fact(name) is None else name

    def _spans(self, pattern: str, row: Row | None, list_name: str, blank: _Blank) -> Iterable[Span]:
        for piece in _PIECES.findall(pattern):
            if not piece.startswith("{") or piece == "{{":
                yield fill(piece, self.facts, self.form, row)
                continue
            name = piece[1:-1]
            full = self._full(name, list_name)
            value = self.facts.get(name) if full == name else (row or {}).get(name)
            if missing(value):
                yield from blank(self.definition(name, list_name))
            else:
                yield self._shown(clean(fill(piece, self.facts, self.form, row)).strip("\n"), full)

    def _shown(self, printed: str, full: str) -> str:
        if self.copy is not None and full in self.copy.omit:
            return LEFT_OUT
        return masked_id(printed) if self.copy is not None and full in self.copy.mask else printed


def _as_text(fact: FactDef | None) -> list[Span]:
    return [fact.blank] if fact and fact.blank else []


def _as_room(fact: FactDef | None) -> list[Span]:
    """A fact's own blank, else that of the day or moment which the paper must tell."""
    if fact is None:
        return []
    return room(fact.blank or (_BY_HAND.get(fact.type, "") if fact.required else ""), ruled=False)


def _as_rule(fact: FactDef | None) -> list[Span]:
    if fact is None:
        return []
    dated = BLANK_DATE if fact.type in (FactType.DATE, FactType.MOMENT) else _BLANK_TEXT
    return room(fact.blank or (dated if fact.required else ""), ruled=True)
