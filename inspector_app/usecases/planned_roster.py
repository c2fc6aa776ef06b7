"""What a wage list would do to the lines of a case, as it is shown and asked about: the plan of :mod:`.roster_plan`."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from inspector_app.domain.claim import MonthPart
from inspector_app.domain.identity import mask_of
from inspector_app.domain.money import yuan
from inspector_app.domain.roster import RosterLine
from inspector_app.domain.wage_card import KeptCard
from inspector_app.support import vocabulary
from inspector_app.usecases.claim_lines import ClaimLine
from inspector_app.usecases.roster_months import AMOUNTS, words_of
from inspector_app.usecases.roster_people import Namesake

PERSON, CLAIM, PERIOD, KEEPER, MONTHS = "person", "wage_claim", "period", "card_keeper", "parts"
OF_MONTHS = (*AMOUNTS, PERIOD, MONTHS, "attendance", "overtime", "advance_fen", "rate")
_NAMED = 5


class Fixed(StrEnum):
    """Why a value stays as it is recorded, whatever the list says; the word stands beside it."""

    NOT = ""
    ORDERED = "已列入文书"
    IDENTITY = "另行更正"  # by correcting the person, with a reason
    ENDING = "在明细里登记"  # with its proof


@dataclass(frozen=True, slots=True)
class Asked:
    """A value that the list gives otherwise than it is recorded; ``fixed`` where no list may change it.

    ``kind`` and ``field`` name the field of the record; ``period`` stands for both its days, ``card_keeper`` for all
    that is told of the wage card. ``part`` is the month whose amount it is, None for the whole line.
    """

    claim_rid: str
    row: int
    name: str
    kind: str
    field: str
    old: Any
    new: Any
    fixed: Fixed = Fixed.NOT
    part: MonthPart | None = None

    @property
    def label(self) -> str:
        """The field in words, as the grid heads its column, with the month."""
        label = vocabulary.short(f"{CLAIM if self.field == PERIOD else self.kind}.{self.field}")
        return f"{label}（{words_of(self.part)}）" if self.part else label

    @property
    def is_held(self) -> bool:
        """Whether it is a blank that is not filled, because the list may tell of other work."""
        return is_blank(self.old) and self.field in OF_MONTHS

    @property
    def old_words(self) -> str:
        """What is recorded, numbers of persons masked."""
        return _words(self.kind, self.field, self.old)

    @property
    def new_words(self) -> str:
        """What the list says, numbers of persons masked."""
        return _words(self.kind, self.field, self.new)


@dataclass(frozen=True, slots=True)
class PlannedLine:
    """One worker of the list: what is recorded (None: nothing), and what would be with no question answered.

    ``filled`` are the fields in words that were empty; ``by_name`` when the worker was known by the name alone;
    ``told`` the lines of the list that tell of the worker; ``namesakes`` those who may be meant, of whom nobody knows
    which one it is: until a person says it is somebody new.
    """

    row: int
    recorded: ClaimLine | None
    kept: ClaimLine
    filled: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()
    by_name: bool = False
    told: tuple[RosterLine, ...] = ()
    namesakes: tuple[Namesake, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterPlan:
    """All workers of the list in its order, and ``unread``: headings of columns whose contents are not kept.

    ``missing`` are recorded lines that are open and not in the list, where it names others that are recorded: a
    corrected list may have left them out.
    """

    lines: tuple[PlannedLine, ...]
    unread: tuple[str, ...] = ()
    missing: tuple[ClaimLine, ...] = ()

    @property
    def asked(self) -> tuple[Asked, ...]:
        """Every value that would change."""
        return tuple(each for line in self.lines for each in line.asked)

    def left_words(self, taken: Collection[Asked]) -> str:
        """How many values of the list stay out, in a sentence; nothing where all are ``taken``."""
        left = len(set(self.asked) - set(taken))
        return f"表里另有{left}处与已登记的不同，没有采用，仍按已登记的。" if left else ""

    @property
    def missing_words(self) -> str:
        """Who of those recorded is not in the list, in a sentence; nothing where nobody is missing."""
        if not self.missing:
            return ""
        names = "、".join(line.person.name for line in self.missing[:_NAMED])
        more = f"等{len(self.missing)}人" if len(self.missing) > _NAMED else f"共{len(self.missing)}人"
        return f"已登记的{names}{more}不在这份表里，他们的明细没有改动。请核对是漏列，还是已经结清或者另有表格。"

    @property
    def new(self) -> int:
        """Workers who are not in the case yet."""
        return sum(line.recorded is None for line in self.lines)

    @property
    def filled(self) -> int:
        """Known workers of whom something was not known."""
        return sum(bool(line.filled) for line in self.lines)

    @property
    def unchanged(self) -> int:
        """Known workers of whom the list tells nothing else than what is recorded."""
        return sum(not (line.recorded is None or line.filled or line.asked) for line in self.lines)

    @property
    def open_namesakes(self) -> tuple[PlannedLine, ...]:
        """Workers of whom a person must say which one of a name they are."""
        return tuple(line for line in self.lines if line.namesakes)

    @property
    def by_name(self) -> int:
        """Workers known by their name alone."""
        return sum(line.by_name for line in self.lines)


def is_blank(value: Any) -> bool:
    return value in ("", None, (None, None), ()) or (isinstance(value, KeptCard) and value.keeper is None)


def _words(kind: str, field: str, value: Any) -> str:
    if is_blank(value):
        return "（空）"
    if field == PERIOD:
        return f"{value[0] or '未填'}至{value[1] or '未填'}"
    if field == MONTHS:
        return "、".join(map(words_of, value))
    if isinstance(value, KeptCard):
        return value.words
    if isinstance(value, StrEnum):
        return vocabulary.word(value)
    if field.endswith("_fen"):
        return f"{yuan(value)}元"
    return mask_of(field)(str(value)) if vocabulary.entry(f"{kind}.{field}").mask else str(value)
