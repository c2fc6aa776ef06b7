"""The few rules a form may name for a computed fact, such as ``sum lines.owed_fen`` or ``count lines``.

The first word is the rule, the others name facts; the rule itself is a pure function of the facts. What is counted in a
list of people are persons, not lines. A missing amount is unknown, never nought: a difference with one is unknown too,
and a sum is of what is known, None when nothing is; :func:`untold` says of how many persons it does not speak.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from inspector_app.domain.money import capitals
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form, Origin

Names = tuple[str, ...]


def _rows(facts: Facts, name: str) -> tuple[list[Mapping[str, Any]], str]:
    """The rows of the list that a name such as ``lines.owed_fen`` is of, and the item."""
    listed, _, item = name.partition(".")
    return list(facts.get(listed) or ()), item


def _sum(facts: Facts, names: Names) -> int | None:
    rows, item = _rows(facts, names[0])
    known = [row[item] for row in rows if row.get(item) is not None]
    return sum(known) if known or not rows else None


def _count(facts: Facts, names: Names) -> int:
    return _persons(facts.get(names[0]) or ())


def _count_open(facts: Facts, names: Names) -> int:
    rows, item = _rows(facts, names[0])
    return _persons(row for row in rows if (row.get(item) or 0) > 0)


def _persons(rows: Iterable[Mapping[str, Any]]) -> int:
    """Rows of one person are counted once; a row without a number is one of its own."""
    return len({row.get("id_number") or place for place, row in enumerate(rows)})


def _first(facts: Facts, names: Names) -> str:
    rows, item = _rows(facts, names[0])
    return next((str(row.get(item) or "") for row in rows), "")


def _named(facts: Facts, names: Names) -> str:
    """农民工甲 for one person, 甲等23名农民工 for several."""
    first, count = _first(facts, names), _count(facts, (names[0].partition(".")[0],))
    return f"{first}等{count}名农民工" if count > 1 else f"农民工{first}"


def _capitals(facts: Facts, names: Names) -> str:
    amount = facts.get(names[0])
    return "" if amount is None else capitals(max(0, amount))


def _difference(facts: Facts, names: Names) -> int | None:
    first, *others = (facts.get(name) for name in names)
    known = [other for other in others if other is not None]
    return None if first is None or len(known) < len(others) else max(0, first - sum(known))


def _percent(facts: Facts, names: Names) -> int | None:
    """So many hundredths of an amount, to the nearest 分."""
    amount, rate = facts.get(names[0]), facts.get(names[1])
    return None if amount is None or rate is None else (amount * rate + 50) // 100


_RULES: dict[str, tuple[Callable[[Facts, Names], int | str | None], FactType]] = {
    "sum": (_sum, FactType.MONEY),
    "count": (_count, FactType.INTEGER),
    "count_above_zero": (_count_open, FactType.INTEGER),
    "first": (_first, FactType.TEXT),
    "named": (_named, FactType.TEXT),
    "capitals": (_capitals, FactType.TEXT),
    "difference": (_difference, FactType.MONEY),
    "percent": (_percent, FactType.MONEY),
}


def compute(source: str, facts: Facts) -> int | str | None:
    """The value of a computed fact, None when unknown. ``source`` must have passed :func:`source_fault`."""
    rule, *names = source.split()
    return _RULES[rule][0](facts, tuple(names))


_OF_ROWS = ("sum", "count_above_zero")
_OF_TEXTS = ("first", "named")


def untold(source: str, facts: Facts, form: Form) -> int:
    """Of how many persons a computed sum or count, or the sum that it writes in capitals, does not know the amount."""
    rule, name, *_ = source.split()
    if rule in _OF_ROWS:
        rows, item = _rows(facts, name)
        return _persons(row for row in rows if row.get(item) is None)
    summed = form.fact(name) if rule == "capitals" else None
    return untold(summed.source, facts, form) if summed and summed.origin is Origin.COMPUTED else 0


def comes_of(name: str, listed: str, form: Form) -> bool:
    """Whether a fact is worked out from the rows of a list, so that it can be told of some of them too."""
    fact = form.fact(name)
    if fact is None or fact.origin is not Origin.COMPUTED:
        return False
    first = fact.source.split()[1:2]
    return any(of.partition(".")[0] == listed or comes_of(of, listed, form) for of in first)


def source_fault(source: str, type_: FactType, form: Form) -> str:
    """The word in a computed fact's source that cannot be used, or nothing."""
    rule, *names = source.split()
    if rule not in _RULES or type_ is not _RULES[rule][1] or not names or (len(names) > 1) != (rule in _OF_SEVERAL):
        return rule
    if rule == "percent":
        return next((name for name in names[:1] if not _is_a(form, name, FactType.MONEY)), _rate_fault(names, form))
    return next((name for name in names if not _fits(rule, name, form)), "")


_OF_SEVERAL = ("difference", "percent")


def _is_a(form: Form, name: str, type_: FactType) -> bool:
    fact = form.fact(name)
    return fact is not None and fact.type is type_


def _rate_fault(names: list[str], form: Form) -> str:
    """What follows the amount of a share: one whole number that the paper states."""
    return next((n for n in names[1:] if not _is_a(form, n, FactType.INTEGER)), "" if len(names) == 2 else "percent")


def item_source_fault(source: str, type_: FactType, listed: FactDef, form: Form) -> str:
    """As :func:`source_fault`, for an item: the difference of other amounts in its row, or a share of one."""
    rule, *names = source.split()
    if rule == "percent" and type_ is FactType.MONEY and names:
        known = any(item.name == names[0] and item.type is FactType.MONEY for item in listed.items)
        return _rate_fault(names, form) if known else names[0]
    if rule != "difference" or type_ is not FactType.MONEY or len(names) < 2:
        return rule
    amounts = {item.name for item in listed.items if item.type is FactType.MONEY}
    return next((name for name in names if name not in amounts), "")


def _fits(rule: str, name: str, form: Form) -> bool:
    listed, _, item_name = name.partition(".")
    if rule in ("sum", "count_above_zero", "first", "named"):
        item = form.item(listed, item_name)
        return item is not None and item.type is (FactType.TEXT if rule in _OF_TEXTS else FactType.MONEY)
    fact = form.fact(name)
    return fact is not None and fact.type is (FactType.LIST if rule == "count" else FactType.MONEY)
