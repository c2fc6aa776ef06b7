"""What a form file says, as frozen dataclasses: the facts it needs, the blocks it prints, its copies, gates and limits.

A form names values and never computes. A fact has a dotted name (``project.name``); the facts of a paper are one flat
mapping from these names to plain JSON values: text, whole numbers, booleans, ISO dates, ISO moments with an offset,
money in 分, and lists of such mappings (inside a list the names have no dots).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Any

from inspector_app.domain.document import DocumentKind
from inspector_app.domain.role import Hand, Need, Offered, Role
from inspector_app.support.errors import Problem

Facts = Mapping[str, Any]


_SHORT = 14  # letters of a choice that half the width of a form shows whole


class FactType(StrEnum):
    TEXT = "text"
    LONG_TEXT = "long_text"
    INTEGER = "integer"
    MONEY = "money"  # 分
    DATE = "date"  # ISO date
    MOMENT = "moment"  # ISO date and time with offset
    YES_NO = "yes_no"
    CHOICE = "choice"
    LIST = "list"  # rows of items


class Origin(StrEnum):
    """Where a fact's value comes from: typed by the inspector, taken from a record, or computed from other facts."""

    ASK = "ask"
    FROM = "from"
    COMPUTED = "computed"


@dataclass(frozen=True, slots=True)
class FactDef:
    """One fact. ``source`` names the record's value (``from``) or the rule (``computed``).

    ``sensitive`` facts (identity and card numbers) are masked on screen and left out on copies that say so.
    ``default`` is a pattern over other facts: the drafted sentence the inspector may edit before sign-off.
    ``rows`` are what a list begins with: a bank to tick, change and strike out from; one that was emptied stays empty.
    ``blank`` prints while the value is missing: room to write it in by hand.
    ``when`` names a fact without which that sentence is not drafted: it stays empty; ``fact!=choice`` is a choice with
    which it is not drafted.
    ``shown_only``: records alone tell it. Nobody is asked where they do not, and it is nothing but the ground of a
    sentence that may be left out.
    ``printed`` is False for a required fact that steers the paper without standing on it.
    ``example`` is an invented value for ``forms example`` and the house tests.
    """

    name: str
    label: str
    type: FactType
    origin: Origin
    source: str = ""
    required: bool = False
    hint: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""
    sensitive: bool = False
    items: tuple["FactDef", ...] = ()
    example: Any = None
    printed: bool = True
    blank: str = ""
    rows: tuple[Mapping[str, Any], ...] = ()
    when: str = ""
    shown_only: bool = False

    @property
    def is_sentence(self) -> bool:
        """Whether it is a passage that we draft; what is entered and only begins with something is none."""
        return bool(self.default) and self.type is FactType.LONG_TEXT

    @property
    def is_wide(self) -> bool:
        """Whether an entry for it wants the whole width of a form."""
        wide = (FactType.LONG_TEXT, FactType.LIST, FactType.MOMENT)  # a moment is a day and a time of day
        return self.type in wide or any(len(word) > _SHORT for word in self.choices)


class BlockKind(StrEnum):
    TITLE = "title"
    NUMBER = "number"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    FACTS = "facts"
    TABLE = "table"
    QA = "qa"
    CHECKLIST = "checklist"
    SIGNATURES = "signatures"
    SEAL = "seal"
    WRITING = "writing"
    SECTIONS = "sections"
    CHART = "chart"
    SLIPS = "slips"
    END = "end"
    PAGE_BREAK = "page_break"


@dataclass(frozen=True, slots=True)
class Cell:
    """A label and its value in a block of facts; ``span`` counts label-value pairs of the row's width."""

    label: str
    value: str
    span: int = 1


@dataclass(frozen=True, slots=True)
class Column:
    """A table column: heading, value pattern over the row's names, width in mm, alignment left|center|right;
    ``size`` is that of its letters in points, 0 as in every table."""

    title: str
    value: str
    width: float
    align: str = "left"
    sensitive: bool = False
    size: float = 0


@dataclass(frozen=True, slots=True)
class SignatureLine:
    """A line to sign on: who signs, whether a date and a fingerprint belong to it; with ``when``, as of a block, only
    where that holds."""

    label: str
    date: bool = True
    fingerprint: bool = False
    value: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """One printed block; which members count depends on ``kind``.

    ``text`` holds a pattern with {fact.name} blanks, ``\\n`` between lines; ``fact`` names a fact; ``when`` names a
    fact that must be present and neither empty nor no (``!name``: the opposite) for the block to print.

    - title: ``text``, centred, one printed line per line (the bureau, then the paper's name)
    - number: ``text``, the 文号; ``align`` right unless it says center
    - heading: ``text``
    - paragraph: ``text``, each line a paragraph, ``indent`` two characters; with ``each`` (a list fact) once per row
    - facts: ``rows`` of cells in a ruled box; the cells of a row share its width in proportion to their spans
    - table: ``fact`` (a list), ``columns``; ``lines`` empty rows where none is told, and as many rows in all as
      the fact ``lines_of`` counts; ``totals`` one pattern per column for a last row (empty: no such row);
      ``page_totals`` likewise for the end of every page of one that runs over several, its sums and counts those of
      the rows that begin on the page; ``dense`` sets many short rows small and close;
      ``from_top`` lets every cell begin at the top of its row, for running text
    - qa: ``fact``, a list with the items question and answer; each question and answer is a paragraph of its own
    - checklist: as table; a column of one choice item prints every choice with a box, ticked when chosen; a column of
      one yes_no item prints one box
    - signatures: an optional ``text`` kept together with ``signatures``, ``per_row`` beside each other
    - seal: ``text`` (who seals) over the date in ``fact``, right, with room for the seal; no date yet: a blank date
    - writing: ``text`` (what is to be written by hand) over ``lines`` ruled lines that are never prefilled
    - sections: ``fact``, a list with the items heading and text; each heading is followed by its paragraphs
    - chart: ``fact``, a list with the items label, before_count, now_count and their words; ``text`` is what the two
      periods are called, one a line
    - slips: ``each`` (a list fact), ``text`` the lines of the slip of a row, the first one its heading; six to a sheet
    - end: 以下空白 after the last line
    - page_break

    ``place`` tells where it stands in the file or in which fragment, for complaints.
    """

    kind: BlockKind
    text: str = ""
    fact: str = ""
    when: str = ""
    each: str = ""
    align: str = ""
    indent: bool = True
    keep_with_next: bool = False
    rows: tuple[tuple[Cell, ...], ...] = ()
    columns: tuple[Column, ...] = ()
    totals: tuple[str, ...] = ()
    page_totals: tuple[str, ...] = ()
    signatures: tuple[SignatureLine, ...] = ()
    per_row: int = 1
    lines: int = 0
    lines_of: str = ""
    dense: bool = False
    from_top: bool = False
    place: str = ""


@dataclass(frozen=True, slots=True)
class CopyDef:
    """One copy that is printed: its label, the facts left out on it and those shown only in part.

    ``lines.card`` names a column of a list. ``mask`` keeps the first three and last four characters.
    ``note`` is printed small at the foot (how many copies there are and who keeps which).
    """

    label: str
    omit: tuple[str, ...] = ()
    note: str = ""
    mask: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """An edition of an official form.

    ``role`` is what the paper is and binds it by law (:mod:`inspector_app.domain.role`); None only until it is bound.
    ``about`` are the records asked for before it begins, ``offered`` the places where it is made.
    ``number_pattern`` holds {short} (the agency's short name), {year} and {serial}; empty for papers without 文号.
    ``gates`` are ids of ``resources/law/gates.toml``, once bound with those of the role; ``starts`` ids of limits that
    begin with the paper's service besides those of the role;
    ``route`` are the hands through which a bureau has its papers go; none: those that law names for the kind.
    ``usual`` is False for a form of its role that is made only where it is asked for by name.
    ``basis`` citations KEY#article; ``page_signatures`` labels printed at the foot of every page. ``layout`` is how the
    page is laid out: an edition keeps that with which it was issued (2: the number in the foot, the end of a record
    struck through, no sheet with a seal alone, sums never broken).
    ``sha256`` is the edition's :mod:`~inspector_app.formdefs.imprint`, ``file_sha256`` the hash of the file,
    ``earlier`` those of the files in which earlier programs had the same edition.
    """

    id: str
    edition: str
    title: str
    kind: DocumentKind
    valid_from: date
    valid_until: date | None
    basis: tuple[str, ...]
    number_pattern: str
    facts: tuple[FactDef, ...]
    blocks: tuple[Block, ...]
    copies: tuple[CopyDef, ...]
    role: Role | None = None
    about: tuple[Need, ...] = ()
    offered: tuple[Offered, ...] = ()
    gates: tuple[str, ...] = ()
    starts: tuple[str, ...] = ()
    route: tuple[Hand, ...] = ()
    landscape: bool = False
    a3: bool = False
    layout: int = 1
    usual: bool = True
    page_signatures: tuple[SignatureLine, ...] = ()
    mark: str = "D"
    sha256: str = ""
    file_sha256: str = ""
    earlier: tuple[str, ...] = ()
    source_path: str = ""
    remarks: tuple[Problem, ...] = ()

    def printed_by(self, digest: str) -> bool:
        """Whether a paper that kept this hash was printed by this very edition.

        Papers of earlier programs kept the hash of the form's file, the first ones none.
        """
        return digest in ("", self.sha256, self.file_sha256, *self.earlier)

    def fact(self, name: str) -> FactDef | None:
        """The definition of a fact, or None."""
        return self._by_name.get(name)

    @cached_property
    def _by_name(self) -> Mapping[str, FactDef]:
        return {fact.name: fact for fact in reversed(self.facts)}

    def item(self, list_name: str, name: str) -> FactDef | None:
        """The definition of an item inside a list fact, or None."""
        listed = self.fact(list_name)
        return next((item for item in listed.items if item.name == name), None) if listed else None

    def copy(self, label: str) -> CopyDef | None:
        """The copy with this label, or None."""
        return next((copy for copy in self.copies if copy.label == label), None)
