"""一人一卡: what the lines show of the card that each worker's wages went to, worker by worker."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from inspector_app.domain.alike import person_key
from inspector_app.domain.fund_lines import FundLine, Worker
from inspector_app.domain.funding import FlowKind


def card_words(workers: Iterable[Worker], received: Mapping[str, Sequence[FundLine]]) -> dict[str, tuple[str, ...]]:
    """What is odd about the card of each worker, by rid: another one than registered, several, in somebody else's name,
    or one that others are paid to as well. ``received`` are the lines of each; nothing is odd about a card that no line
    tells."""
    told = list(workers)
    wages = {
        worker.person_rid: [each for each in received.get(worker.person_rid, ()) if each.kind is FlowKind.WAGE]
        for worker in told
    }
    names = {person_key(worker.name) for worker in told}
    paid_by_card: dict[str, list[str]] = {}  # by the name on the line: whose card it went to
    for worker in told:
        for line in wages[worker.person_rid]:
            key = person_key(line.line.party)
            if key in names and key != person_key(worker.name):
                paid_by_card.setdefault(key, []).append(worker.name)
    return {
        worker.person_rid: words for worker in told
        if (words := (*_own(worker, wages[worker.person_rid], names), *_elsewhere(worker, paid_by_card)))
    }  # fmt: skip


def cards_of(lines: Iterable[FundLine]) -> tuple[str, ...]:
    """The cards to which wages of one worker went, each once; one that is written in part cannot be told apart."""
    told = (line.line.party_account for line in lines if line.kind is FlowKind.WAGE)
    return tuple(dict.fromkeys(card for card in told if card and "*" not in card))


def _own(worker: Worker, lines: Sequence[FundLine], names: set[str]) -> Iterator[str]:
    cards = cards_of(lines)
    if len(cards) > 1:
        yield f"{len(cards)}张卡"
    if worker.card and any(card != worker.card for card in cards):
        yield "不是登记的卡"
    for name in dict.fromkeys(line.line.party for line in lines):
        key = person_key(name)
        if key not in ("", person_key(worker.name)):
            yield f"与{name}同一张卡" if key in names else f"收款人写的是{name}"


def _elsewhere(worker: Worker, paid_by_card: Mapping[str, Sequence[str]]) -> Iterator[str]:
    yield from (f"付到{name}的卡" for name in dict.fromkeys(paid_by_card.get(person_key(worker.name), ())))
