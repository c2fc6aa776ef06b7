"""Lines of a chat with names, numbers and amounts, as they are pasted into a wage list."""

import re
from dataclasses import dataclass

from inspector_app.domain.identity import masked_id
from inspector_app.domain.periods import parse_period
from inspector_app.exchange.tables.chat.line import ChatLine
from inspector_app.exchange.tables.chat.speakers import chat_lines
from inspector_app.exchange.wage_list import headed_fields

_LONG_NUMBER = re.compile(r"\d{10,}[\dXx]")
_COLUMNS = {
    "name": "name", "id_number": "id_number", "phone": "phone", "card": "card", "bank": "bank", "job": "job",
    "crew": "crew", "earned": "earned_fen", "deducted": "deducted_fen", "received": "received_fen",
    "owed": "claimed_fen", "rate": "rate", "attendance": "attendance", "first_day": "first_day",
    "last_day": "last_day",
}  # fmt: skip
"""The grid's column of a field; a field that is none of these is not written."""


@dataclass(frozen=True, slots=True)
class ChatList:
    """Column keys and texts for each person, and what was not read: whole lines, or words beside a name."""

    people: tuple[dict[str, str], ...]
    left_out: tuple[str, ...]

    @property
    def tells_of_people(self) -> bool:
        """Whether it is a list of people at all: somebody is named with something more."""
        return any(len(person) > 1 for person in self.people)


def is_block(text: str) -> bool:
    """Whether the text comes from a spreadsheet."""
    return "\t" in text


def read(text: str) -> ChatList:
    """Lines such as “3、张示例 3499…12 欠 12,000元”. A line of headings tells which column each word is of.

    Nothing is passed over in silence: what is not read stands in ``left_out``, long numbers masked.
    """
    people: list[dict[str, str]] = []
    left_out: list[str] = []
    for line in filter(lambda each: each.text, chat_lines(text, headed_fields)):
        if not line.told:
            left_out.append(line.text)
            continue
        people.append({_COLUMNS[name]: told for name, told in line.told.items() if name in _COLUMNS} | _days(line))
        left_out += _left_of(line)
    return ChatList(tuple(people), tuple(_LONG_NUMBER.sub(lambda long: masked_id(long[0]), each) for each in left_out))


def _days(line: ChatLine) -> dict[str, str]:
    """The first and last day of the months that it names."""
    span = parse_period(line.told.get("period", ""))
    return {"first_day": span[0].isoformat(), "last_day": span[1].isoformat()} if span else {}


def _left_of(line: ChatLine) -> list[str]:
    """The words of a person's line that no column of the grid takes."""
    name = line.told["name"]
    read = ("period",) if _days(line) else ()
    beside = [told for key, told in line.told.items() if key not in (*_COLUMNS, *read)]
    return [f"{name} {word}" for word in (*beside, *line.rest)]
