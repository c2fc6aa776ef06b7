"""What is counted: one item for each record behind a figure, and what items add up to."""

from collections.abc import Iterable
from operator import itemgetter
from typing import NamedTuple


class Item(NamedTuple):
    """One record behind a figure.

    Items with the same ``once`` count once. ``amount`` is what it adds (persons, 分; 1 where records are counted), None
    where nobody told it. ``project_rid``, ``case_rid`` and ``company_rid`` say to what part of the district it belongs;
    ``campaign_rid`` and ``town`` where the record tells them itself.
    """

    kind: str
    rid: str
    once: str
    amount: int | None = 1
    project_rid: str = ""
    case_rid: str = ""
    company_rid: str = ""
    campaign_rid: str = ""
    town: str = ""

    def worth(self, amount: int | None) -> "Item":
        """The same record with another amount."""
        return Item(*self[:3], amount, *self[4:])


_AMOUNT = itemgetter(Item._fields.index("once"), Item._fields.index("amount"))


class Total(NamedTuple):
    """What is known, and of how many items the amount is not known."""

    known: int
    untold: int


def total(items: Iterable[Item]) -> Total:
    """What items add up to, each ``once`` one time; where two tell of one, the one that knows its amount counts."""
    every = items if isinstance(items, tuple) else tuple(items)
    amounts: dict[str, int | None] = dict(map(_AMOUNT, every))
    if None in amounts.values():  # one of the same may know it
        amounts.update({item.once: item.amount for item in every if item.amount is not None})
    known = [amount for amount in amounts.values() if amount is not None]
    return Total(sum(known), len(amounts) - len(known))
