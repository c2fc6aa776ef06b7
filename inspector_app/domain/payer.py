"""Whom a ground of law obliges to pay, and whether a party is one of them by what the records know of it.

Who pays on which ground is data in ``resources/law/payers.toml``; here is only the comparing. A chain that says
otherwise refuses; where no record tells the part that a party plays, whoever signs says why it is the one.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.project import LinkRole
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem


class FirmPart(StrEnum):
    """Parts that are played beside the chain of a site: no link of it tells of them, none speaks against them."""

    EMPLOYER = "employer"
    INVESTOR = "investor"
    SUCCESSOR = "successor"


Part = LinkRole | FirmPart


@dataclass(frozen=True, slots=True)
class Duty:
    """清偿义务 of one ground: the parts that it obliges, in words ``who``.

    ``persons``: also a natural person may be one of them. ``in_place``: it is paid for an employer, never by the very
    one that owes. ``capped``: no more than what that party itself owes (垫付). ``directs``: the article itself says who
    pays. ``never_named``: words in the name of an employer that the ground does not mean, such as 有限公司.
    """

    parts: tuple[Part, ...]
    who: str
    persons: bool = False
    in_place: bool = False
    capped: bool = False
    directs: bool = True
    never_named: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Payer:
    """A party as the records know it: its parts in the chain of the site, and whether it is the employer.

    ``sole``: the lines themselves name it, and nobody else, as the employer.
    """

    name: str
    kind: PartyKind
    parts: frozenset[LinkRole] = frozenset()
    employer: bool = False
    sole: bool = False


def duty_problems(duty: Duty, payer: Payer) -> list[Problem]:
    """Why a party is not, or not surely, the one whom a ground obliges; nothing when the records say that it is."""
    details = {"name": payer.name, "who": duty.who}
    if not duty.directs:
        return [Problem("ground-directs-nobody", "ground")]
    if payer.kind is PartyKind.PERSON:
        # an order to any person wants a second look anyway by its gate
        return [] if duty.persons else [Problem("ground-not-person", "party", details=details)]
    if duty.in_place and payer.employer:
        if payer.sole or not payer.parts & set(duty.parts):
            return [Problem("ground-own-debt", "ground", details=details)]
        return [Problem("ground-both-parts", "ground", Level.WARNING, details)]
    if payer.employer and any(word in payer.name for word in duty.never_named):
        return [Problem("ground-other-firm", "ground", details=details)]
    if payer.parts & set(duty.parts) or (payer.employer and FirmPart.EMPLOYER in duty.parts):
        return []
    if payer.parts and not any(isinstance(part, FirmPart) for part in duty.parts):
        return [Problem("ground-other-part", "party", details={**details, "part": part_words(payer.parts)})]
    return [Problem("ground-part-unknown", "party", Level.WARNING, details)]


def part_words(parts: Iterable[Part]) -> str:
    """建设单位、施工总承包单位: parts in words, in the order in which a chain is read."""
    found = frozenset(parts)
    return "、".join(vocabulary.word(part) for part in (*FirmPart, *LinkRole) if part in found)
