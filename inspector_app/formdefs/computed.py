"""The few rules a form may name for a computed fact, such as ``sum lines.owed_fen`` or ``count lines``.

The first word is the rule, the others name facts; the rule itself is a pure function of the facts.
"""

from collections.abc import Callable

from inspector_app.domain.money import capitals
from inspector_app.formdefs.model import Facts, FactType, Form

Names = tuple[str, ...]


def _amounts(facts: Facts, name: str) -> list[int]:
    listed, _, item = name.partition(".")
    return [row.get(item) or 0 for row in facts.get(listed) or ()]


def _sum(facts: Facts, names: Names) -> int:
    return sum(_amounts(facts, names[0]))


def _count(facts: Facts, names: Names) -> int:
    return len(facts.get(names[0]) or ())


def _count_open(facts: Facts, names: Names) -> int:
    return sum(1 for amount in _amounts(facts, names[0]) if amount > 0)


def _capitals(facts: Facts, names: Names) -> str:
    amount = facts.get(names[0])
    return "" if amount is None else capitals(max(0, amount))


def _difference(facts: Facts, names: Names) -> int:
    first, second = (facts.get(name) or 0 for name in names)
    return max(0, first - second)


_RULES: dict[str, tuple[Callable[[Facts, Names], int | str], int, FactType]] = {
    "sum": (_sum, 1, FactType.MONEY),
    "count": (_count, 1, FactType.INTEGER),
    "count_above_zero": (_count_open, 1, FactType.INTEGER),
    "capitals": (_capitals, 1, FactType.TEXT),
    "difference": (_difference, 2, FactType.MONEY),
}
_OF_ITEMS = ("sum", "count_above_zero")


def compute(source: str, facts: Facts) -> int | str:
    """The value of a computed fact. ``source`` must have passed :func:`source_fault`."""
    rule, *names = source.split()
    return _RULES[rule][0](facts, tuple(names))


def source_fault(source: str, type_: FactType, form: Form) -> str:
    """Why a computed fact's source cannot be used (a word for the problem's details), or nothing."""
    rule, *names = source.split() or [""]
    if rule not in _RULES:
        return rule or "?"
    _, arguments, result = _RULES[rule]
    if len(names) != arguments or (type_ is not result and (rule, type_) != ("capitals", FactType.LONG_TEXT)):
        return rule
    return next((name for name in names if not _fits(rule, name, form)), "")


def _fits(rule: str, name: str, form: Form) -> bool:
    listed, _, item_name = name.partition(".")
    if rule in _OF_ITEMS:
        item = form.item(listed, item_name)
        return item is not None and item.type is FactType.MONEY
    fact = form.fact(name)
    return fact is not None and fact.type is (FactType.LIST if rule == "count" else FactType.MONEY)
