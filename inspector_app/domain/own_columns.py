"""What a list of wages that left this program tells beside what lists of others tell, read back as what it is: 认定,
争议额, 款项性质, 处理结果, 工时制度, 扣款项目."""

from enum import StrEnum
from typing import Any, Protocol

from inspector_app.domain.claim import Disposition, HoursSystem, MoneyNature
from inspector_app.support import vocabulary

_AMOUNTS = {"found": "found_fen", "disputed": "disputed_fen"}
_WORDS: dict[str, type[StrEnum]] = {
    "nature": MoneyNature,
    "disposition": Disposition,
    "hours_system": HoursSystem,
}


class Cells(Protocol):
    """A row being read, by the names of its fields."""

    def text(self, name: str) -> str: ...
    def money(self, name: str) -> int | None: ...
    def warn(self, name: str, code: str, **details: str) -> None: ...


def own_values(cells: Cells) -> tuple[tuple[str, Any], ...]:
    """Fields of a claim with what a row tells of them; a word that is none of a field's is named (
    ``roster-own-word``) and left out."""
    told: list[tuple[str, Any]] = [(field, cells.money(name)) for name, field in _AMOUNTS.items()]
    told += [(name, _one_of(cells, name, words)) for name, words in _WORDS.items()]
    told.append(("deductions", cells.text("deductions")))
    return tuple((field, value) for field, value in told if value not in (None, ""))


def _one_of(cells: Cells, name: str, words: type[StrEnum]) -> StrEnum | None:
    text = cells.text(name)
    if not text:  # as in the lists of all others
        return None
    known = vocabulary.words(words)
    found = next((each for each, word in known.items() if word == text), None)
    if found is None and name != "disposition":  # 处理结果 of others: whether it was paid is looked at there
        details = {"field": vocabulary.short(f"wage_claim.{name}"), "text": text[:20]}
        cells.warn(name, "roster-own-word", known="、".join(known.values()), **details)
    return found
