"""What the looks at the four sides have in common: where something stands, who else has the name, what is doubtful."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from inspector_app.domain.brought_list import BroughtLine, Side
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.four_sides import Place, Told, Worker
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped


def places_of(told: Iterable[Told]) -> list[Place]:
    return [each.place for each in told]


def claimed_places(worker: Worker) -> list[Place]:
    return [claimed_place(claim) for claim in worker.claims]


def claimed_place(claim: WageClaim) -> Place:
    return Place(f"名单第{claim.line}行", claim_rid=claim.rid)


def with_contracts(worker: Worker) -> Iterator[tuple[WageClaim, BroughtLine, list[Place]]]:
    """Each line of the list beside each of the register of contracts, and where both stand."""
    for claim in worker.claims:
        for told in worker.of(Side.CONTRACTS):
            yield claim, told.line, [claimed_place(claim), told.place]


def side_is_unclear(worker: Worker, side: Side) -> bool:
    return side in worker.unclear


def namesake_words(worker: Worker, side: Side) -> str:
    """Somebody of that name with another number on a side where this one is missing: often a slip of the pen."""
    there = worker.namesakes.other_on(side, worker) if worker.namesakes else None
    return f"；{vocabulary.word(side)}表里有同名而证件号码不同的人（{there.place.words}）" if there else ""


def more_words(apart: Decimal | int, side: str) -> str:
    return f"{side}多" if apart > 0 else f"{side}少"


def doubled(lines: Iterable[Told]) -> list[list[Told]]:
    """Lines of one list for the same days: one person twice, or two of one name. Several payments are no such thing."""
    own = [told for told in lines if told.list_rid and not told.line.paid_on]
    groups = grouped(
        own, lambda told: (told.list_rid, told.line.first_day, told.line.last_day, told.line.id_number != "")
    )
    return [found for found in groups.values() if len(found) > 1]


def is_doubled(lines: Iterable[Told]) -> bool:
    """Whether sums of these lines would add up two people of one name."""
    return any(not found[0].line.id_number for found in doubled(lines))
