"""校验码: what the code on a sheet says of its paper: number, day and the hash of the facts that were frozen with it.

There is nothing of any person in it. Whoever holds the paper reads it with a telephone; who holds the store lays it
beside the record.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from inspector_app.domain.document import DocumentHead
from inspector_app.support.clock import civil_date

_HEAD = "文书校验"
_DIGITS = 32  # of the hash: 128 bits, so that the code stays small on paper
_READ = re.compile(
    rf"{_HEAD}\s+(?P<name>\S+)\s+(?P<day>\d{{4}}-\d{{2}}-\d{{2}})\s+(?P<hash>[0-9a-fA-F]{{{_DIGITS}}})(?!\w)"
)


@dataclass(frozen=True, slots=True)
class PaperCode:
    """``name`` is the 文号, of a paper without one its title; ``begin`` the first digits of the hash of its facts."""

    name: str
    day: date
    begin: str

    @property
    def words(self) -> str:
        """As it is printed."""
        return f"{_HEAD} {self.name} {self.day.isoformat()} {self.begin}"


def code_of(document: DocumentHead, facts: Mapping[str, Any], facts_sha256: str) -> PaperCode:
    """The code of a paper with the facts that it prints: its day is the one printed, else that on which it was made."""
    name = str(facts.get("document.number") or document.title)
    day = facts.get("document.date")
    made = date.fromisoformat(day) if isinstance(day, str) and day else civil_date(document.created_at)
    return PaperCode("".join(name.split()), made, facts_sha256[:_DIGITS])


def read_code(text: str) -> PaperCode | None:
    """What a telephone read; None for anything else."""
    found = _READ.search(text)
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    return PaperCode(found["name"], day, found["hash"].lower())
