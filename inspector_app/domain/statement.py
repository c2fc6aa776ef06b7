"""银行流水、代发明细: what a bank's list tells of one account, line by line, and whether its own arithmetic holds.

Kept as the file tells it. Several files of one account are laid together in :mod:`.accounts`; what a line means for the
wages is told in :mod:`.funds`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise

from inspector_app.domain.brought_list import UNSIGNED
from inspector_app.domain.dates import chinese
from inspector_app.domain.money import yuan
from inspector_app.support import vocabulary


class AccountRole(StrEnum):
    """Whose account it is, and what for."""

    SPECIAL = "special"
    GENERAL = "general"
    OWNER = "owner"
    SUBCONTRACTOR = "subcontractor"
    LEADER = "leader"
    OTHER = "other"


class StatementForm(StrEnum):
    """What a list is: every movement of an account, or whom one payment through the bank went to."""

    ACCOUNT = "account"
    PAYOUT = "payout"


class Outcome(StrEnum):
    """What came of a payment to a person."""

    UNTOLD = "untold"
    PAID = "paid"
    FAILED = "failed"
    OPEN = "open"  # the list says something, and not that it was paid


UNPAID = (Outcome.FAILED, Outcome.OPEN)
"""Outcomes that nobody may count as paid."""


@dataclass(frozen=True, slots=True)
class StatementLine:
    """One movement, in 分; ``row`` is its row in the file. What came in or went out, never both.

    ``party`` is the other side; ``balance_fen`` what the account held afterwards, None where the list does not tell.
    """

    row: int
    day: date | None
    time: str = ""
    in_fen: int = 0
    out_fen: int = 0
    balance_fen: int | None = None
    party: str = ""
    party_account: str = ""
    party_bank: str = ""
    words: str = ""
    serial: str = ""
    outcome: Outcome = Outcome.UNTOLD

    @property
    def own_words(self) -> str:
        """The words of the file, without what its reader added to them."""
        return self.words.removesuffix(UNSIGNED).removesuffix("；")


@dataclass(frozen=True, slots=True)
class Statement:
    """One list as it was brought, of one account of a project or a case. ``title`` and ``sheet`` say where it stands,
    ``evidence_rids`` the sealed file."""

    rid: str
    taken_at: datetime
    title: str
    form: StatementForm = StatementForm.ACCOUNT
    role: AccountRole = AccountRole.SPECIAL
    holder: str = ""
    account: str = ""
    bank: str = ""
    project_rid: str = ""
    case_rid: str = ""
    sheet: str = ""
    evidence_rids: tuple[str, ...] = ()
    lines: tuple[StatementLine, ...] = ()

    @property
    def is_named(self) -> bool:
        """Whether it says whose account it is of: two of one use that do not would be taken for one. A list of whom
        was paid stands for no account of its own."""
        return bool(self.account or self.holder or self.form is StatementForm.PAYOUT)

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day that its lines tell."""
        told = [line.day for line in self.lines if line.day]
        return (min(told), max(told)) if told else None

    @property
    def in_fen(self) -> int:
        """What came in by its lines."""
        return sum(line.in_fen for line in self.lines)

    @property
    def out_fen(self) -> int:
        """What went out by its lines."""
        return sum(line.out_fen for line in self.lines)

    @property
    def unpaid_fen(self) -> int:
        """What of that the list itself says did not arrive, or leaves open."""
        return sum(line.out_fen for outcome in UNPAID for line in self.of(outcome))

    @property
    def unpaid_words(self) -> str:
        """（其中失败2笔3,000.00元，结果不明1笔1,000.00元，不算已付）; nothing where all may be paid."""
        parts = [
            f"{vocabulary.word(outcome)}{len(lines)}笔{yuan(sum(line.out_fen for line in lines))}元"
            for outcome in UNPAID
            if (lines := self.of(outcome))
        ]
        return f"（其中{'，'.join(parts)}，不算已付）" if parts else ""

    def of(self, outcome: Outcome) -> tuple[StatementLine, ...]:
        """Its lines of one outcome."""
        return tuple(line for line in self.lines if line.outcome is outcome)


class FlawKind(StrEnum):
    """What does not fit in the lines of a statement."""

    GAP = "gap"
    SERIAL = "serial"
    UNDATED = "undated"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that does not fit: its rows, and a sentence without a final stop."""

    kind: FlawKind
    rows: tuple[int, ...]
    words: str


def in_order(lines: Sequence[StatementLine]) -> tuple[StatementLine, ...]:
    """The lines from the oldest to the newest: some banks write the newest first.

    Where days alone do not tell, the running balance does; and within a day, where the file has its balances follow
    from each other and the clock does not, the file.
    """
    told = [line.day for line in lines if line.day]
    falling = sum(one > two for one, two in pairwise(told))
    rising = sum(one < two for one, two in pairwise(told))
    turned = lines[::-1]
    apart = [len(list(neighbours_apart(each))) for each in (lines, turned)] if falling == rising else [0, 0]
    backwards = falling > rising or apart[1] < apart[0]
    ordered = turned if backwards else lines
    by_clock = sorted(ordered, key=lambda line: (line.day or date.min, line.time))
    as_written = sorted(ordered, key=lambda line: line.day or date.min)
    fewest = min((by_clock, as_written), key=lambda each: len(list(neighbours_apart(each))))
    return tuple(fewest)


def flaws(lines: Sequence[StatementLine], today: date | None = None) -> list[Flaw]:
    """What does not fit in the lines of one list, with its rows; days that are still to come by ``today``."""
    ordered = in_order(lines)
    apart = neighbours_apart(ordered)
    found = [Flaw(FlawKind.GAP, (one.row, two.row), _gap_words(one, two, missing)) for one, two, missing in apart]
    first: dict[str, StatementLine] = {}
    for line in ordered:
        if line.serial and (before := first.setdefault(line.serial, line)) is not line:
            words = f"第{before.row}行和第{line.row}行的流水号相同（{line.serial}），请核对是不是同一笔"
            found.append(Flaw(FlawKind.SERIAL, (before.row, line.row), words))
    ahead = [line for line in lines if line.day and today and line.day > today]
    if ahead:
        rows = "、".join(f"第{line.row}行" for line in ahead[:10]) + ("等" if len(ahead) > 10 else "")
        last = max(line.day for line in ahead if line.day)
        words = f"{rows}共{len(ahead)}笔的日期晚于今天（最晚{last.isoformat()}），请核对日期，或者今天的日期是否正确"
        found.append(Flaw(FlawKind.AHEAD, tuple(line.row for line in ahead), words))
    undated = [line.row for line in lines if line.day is None]
    if undated and len(undated) < len(lines):
        rows = "、".join(f"第{row}行" for row in undated[:10])
        found.append(Flaw(FlawKind.UNDATED, tuple(undated), f"{rows}没有读出交易日期，按不明日期计入"))
    return found


def balance_holds(lines: Sequence[StatementLine]) -> bool:
    """Whether the running balance confirms the amounts of at least one pair of lines, and contradicts none."""
    ordered = in_order(lines)
    told = sum(line.balance_fen is not None for line in ordered)
    return told > 1 and next(neighbours_apart(ordered), None) is None


def neighbours_apart(lines: Sequence[StatementLine]) -> Iterator[tuple[StatementLine, StatementLine, int]]:
    """Neighbours whose balances do not follow from each other, and by how much. Only lines that tell a balance are
    compared, what stands between them included."""
    before: StatementLine | None = None
    moved = 0
    for line in lines:
        moved += line.in_fen - line.out_fen
        if line.balance_fen is None:
            continue
        if before is not None and before.balance_fen is not None and before.balance_fen + moved != line.balance_fen:
            yield before, line, line.balance_fen - before.balance_fen - moved
        before, moved = line, 0


def _gap_words(one: StatementLine, two: StatementLine, missing: int) -> str:
    places = "和".join(f"第{line.row}行" + (f"（{chinese(line.day)}）" if line.day else "") for line in (one, two))
    way = "多" if missing > 0 else "少"
    return f"{places}之间余额接不上，后一笔的余额比按发生额推算的{way}{yuan(abs(missing))}元，可能缺了页或者有改动"
