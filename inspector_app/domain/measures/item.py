"""What is counted: the records behind a figure, and what they add up to."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import repeat
from operator import itemgetter
from typing import NamedTuple


class Item(NamedTuple):
    """One record behind a figure, or several of one case and day (``rids``) with what each adds (``amounts``, else 1).

    Items with the same ``once`` count once. ``amount`` is what it adds (persons, 分; 1 where records are counted), None
    where nobody told it. ``persons`` names whom it adds besides, each of whom counts once, whatever items name them.
    ``project_rid``, ``case_rid`` and ``company_rid`` say to what part of the district it belongs; ``campaign_rid`` and
    ``town`` where the record tells them itself.
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
    persons: Collection[str] = ()
    rids: Sequence[str] = ()
    amounts: Sequence[int] = ()

    def worth(self, amount: int | None) -> "Item":
        """The same record with another amount."""
        return tuple.__new__(Item, (*self[:3], amount, *self[4:]))

    @property
    def records(self) -> int:
        """How many records it tells of."""
        return len(self.rids) or 1

    def each(self) -> "Iterator[Item]":
        """Its records one by one, each with what it adds."""
        if self.rids:
            alone = self._replace(persons=(), rids=(), amounts=())
            told = zip(self.rids, self.amounts or repeat(1), strict=False)
            return (alone._replace(rid=rid, once=rid, amount=amount) for rid, amount in told)
        return iter((self.worth(len(self.persons)) if self.persons else self,))


_AMOUNT = itemgetter(Item._fields.index("once"), Item._fields.index("amount"))
_PERSONS = itemgetter(Item._fields.index("persons"))


class Total(NamedTuple):
    """What is known, and of how many of ``items`` the amount is not known."""

    known: int
    untold: int
    items: int

    @property
    def is_unknown(self) -> bool:
        """Whether nobody told the amount of any of them: that is no zero."""
        return self.items > 0 and self.untold == self.items


def total(items: Iterable[Item]) -> Total:
    """What items add up to, each ``once`` one time; where two tell of one, the one that knows its amount counts."""
    every = items if isinstance(items, tuple) else tuple(items)
    amounts: dict[str, int | None] = dict(map(_AMOUNT, every))
    if None in amounts.values():  # one of the same may know it
        amounts.update({item.once: item.amount for item in every if item.amount is not None})
    told = list(amounts.values())
    persons = set[str]().union(*filter(None, map(_PERSONS, every)))
    return Total(sum(filter(None, told)) + len(persons), told.count(None), len(told))
