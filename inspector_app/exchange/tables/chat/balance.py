"""What is owed and earned by the sums that are told of one person: one balance, earned − deducted − received = owed.

Each sum has the role that the words in front of it say (``Sum.role``). One of which no word says what it is, or whose
word is said of another too, takes the role with which the balance comes out, the words changed as little as may be.
Where it comes out with none, those that words name stay as they are said (whether they tie is looked at like that of
any line of a list), and of any other nobody knows what it is: :class:`Doubt`.
"""

from collections.abc import Sequence
from itertools import product as ways_of

from inspector_app.exchange.tables.chat.months import whole_months
from inspector_app.exchange.tables.chat.person import DAY, MONTH, Doubt, Person, Sum, product

_MAY_BE = {
    "bare": ("owed", "earned"),
    "owed": ("owed", "earned"),  # 欠12000，给了2000，还欠10000
    "earned": ("earned", "owed"),  # 工资7800，预支1000，应付6800
    "unsure": ("received",),  # 老板打了5000，原来15000，现在还有10000
    "parts": ("part",),
}
_OF_PARTS = {"bare": ("part", "owed", "earned")}  # 工资9000 加班费1200 一共10200
_PAID = {"received": ("received", "earned")}  # 说给我18800，给了6000，欠12800
_TAKEN, _SAID, _MOST = ("received", "less"), {"owed", "received"}, 8


def balance(person: Person, months: str) -> tuple[Sum | None, Sum | None]:
    """What is owed and what was earned; what follows from the others is left to whoever reads the line. The sums of the
    person have their roles then. Raises :class:`Doubt`."""
    by_rate = next((fen for rate in person.rates if (fen := product(person.counts, rate))), 0)
    reckoned = by_rate or (_by_months(person, months) if person.rates else 0)
    person.sums = _told(_once(person.sums, reckoned), reckoned)
    person.beside += [f"其中{each.text}" for each in person.of("part")]
    owed, earned, taken = (next(iter(person.of(*roles)), None) for roles in (("owed",), ("earned",), _TAKEN))
    if owed and taken and reckoned not in (0, owed.fen + sum(each.fen for each in person.of(*_TAKEN))):
        return owed, earned or Sum(reckoned)  # what does not tie is told beside it
    if owed or (earned and (taken or person.is_none_paid)):
        return owed, earned
    if earned and person.is_some_paid:  # 总共16000，结了一半，剩下的没给
        return None, earned
    if earned and person.is_unpaid:
        return earned, None
    if earned or not reckoned or not (taken or person.is_none_paid or person.is_unpaid):
        raise Doubt
    person.is_none_paid = not taken
    is_plain = bool(by_rate) and (person.rates[0].unit or DAY) in (DAY, MONTH)
    return None, None if is_plain else Sum(reckoned)


def _once(sums: Sequence[Sum], reckoned: int) -> list[Sum]:
    """The sums: each of what is owed and was earned once, those that no word names only where no other tells the same,
    or work by rate comes to it too; several such that come to what that does (350*18=6300 of each month) are one."""
    bare = [each for each in sums if each.role == "bare"]
    said = {(each.role, each.fen): each for each in sums if each.role in ("owed", "earned")}
    others = [*said.values(), *(each for each in sums if each.role not in ("owed", "earned", "bare"))]
    if len(bare) > 1 and sum(each.fen for each in bare) == reckoned:
        bare = [Sum(reckoned)]
    told = {each.fen: each.role for each in others if each.role in ("owed", "earned")}
    earned = [each._replace(role="earned") for each in bare if each.fen == reckoned and told.get(each.fen) == "owed"]
    return [*others, *{each.fen: each for each in bare if each.fen not in told}.values(), *earned[:1]]


def _told(sums: Sequence[Sum], reckoned: int) -> list[Sum]:
    """The sums in the roles with which the balance comes out, else in those that words name."""
    roles = [each.role for each in sums]
    may_be = _MAY_BE | (_OF_PARTS if "parts" in roles else {})
    may_be |= _PAID if "earned" not in roles and roles.count("owed") == 1 else {}
    allowed = [may_be.get(role, (role,)) for role in roles]
    if len(sums) > _MOST:  # the ways double with each
        return _as_said(sums, reckoned)
    for way in sorted(ways_of(*allowed), key=lambda way: sum(a != b[0] for a, b in zip(way, allowed, strict=True))):
        found = [each._replace(role=role) for each, role in zip(sums, way, strict=True)]
        if _SAID & {*roles} <= {*way} and _comes_out(found, reckoned):
            return found
    return _as_said(sums, reckoned)


def _comes_out(sums: Sequence[Sum], reckoned: int) -> bool:
    """Whether the balance comes out, what work by rate comes to in the place of what was earned where that is not told;
    of parts, whether they come to the whole."""
    owed, earned, part, taken = (
        [each.fen for each in sums if each.role in roles] for roles in (("owed",), ("earned",), ("part",), _TAKEN)
    )
    if len({*owed}) > 1 or len({*earned}) > 1:
        return False
    if part:
        whole = (earned if taken else owed)[:1]
        return whole == [sum(part)] and (bool(taken) or not earned) and (not owed or owed[0] + sum(taken) == whole[0])
    due = (earned or [reckoned])[0]
    return owed[0] + sum(taken) == due if owed else due == reckoned and bool(earned)


def _as_said(sums: Sequence[Sum], reckoned: int) -> list[Sum]:
    """The sums as words name them; one without a word is owed where nothing else is told, and earned where it is said
    to be the wage of which some was paid. Raises :class:`Doubt`."""
    of = {role: [each for each in sums if each.role == role] for role in ("owed", "earned", "bare", "unsure", "parts")}
    is_taken = any(each.role in _TAKEN for each in sums)
    is_wage = any(each.is_wage for each in of["owed"]) and not of["earned"]
    is_double = any(len({each.fen for each in of[role]}) > 1 for role in ("owed", "earned", "bare"))
    is_beside = of["bare"] and (of["owed"] or of["earned"] or reckoned or (is_taken and not of["bare"][0].is_wage))
    if is_double or is_beside or of["unsure"] or of["parts"] or (is_taken and is_wage):
        raise Doubt
    role = "earned" if is_taken else "owed"
    return [each._replace(role=role) if each.role == "bare" else each for each in sums]


def _by_months(person: Person, months: str) -> int:
    """What so much a month comes to for the months that are told."""
    rate = next((each for each in person.rates if each.unit == MONTH), None)
    return rate.fen * whole_months(months) if rate else 0
