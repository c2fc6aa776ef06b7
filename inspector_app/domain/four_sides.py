"""四方核对: the list of wages, attendance, contracts and payments laid side by side, worker by worker.

Who is who: the same number is the same person, two numbers are two; one that a list gives to two people of the list of
wages tells of neither who it is, and their names do. A line without a number belongs to the one person
of that name; where several have it, to the one whose telephone or card it bears, else to nobody: then it is said, and
never guessed. What the sides say of a worker is compared in :mod:`~.side_looks`.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import chain

from inspector_app.domain.alike import person_key, whole_number
from inspector_app.domain.brought_list import BroughtLine, BroughtList, Side, months_of
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Payment
from inspector_app.domain.identity import half_width
from inspector_app.domain.person import Person
from inspector_app.support.groups import grouped

Month = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is said: in the list of wages, in a line of a brought list, or in a registered payment."""

    words: str
    evidence_rid: str = ""
    sheet: str = ""
    row: int = 0
    claim_rid: str = ""
    payment_rid: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """A line of one side, and where it stands. ``list_rid`` is empty for a payment that was registered here."""

    side: Side
    line: BroughtLine
    place: Place
    list_rid: str = ""

    @property
    def months(self) -> list[Month]:
        """The months of which it speaks."""
        return months_of(self.line.first_day, self.line.last_day)


@dataclass(frozen=True)
class Sides:
    """All that is compared of one case. ``employers`` are the names behind the employers of the lines.

    ``bank`` is what statements tell of payments to people of the list, by their rid; ``bank_days`` the first and last
    day of these statements.
    """

    claims: tuple[WageClaim, ...]
    people: Mapping[str, Person]
    lists: tuple[BroughtList, ...] = ()
    payments: tuple[Payment, ...] = ()
    employers: Mapping[str, str] = field(default_factory=dict)
    bank: tuple[tuple[str, "Told"], ...] = ()
    bank_days: tuple[date, date] | None = None

    @cached_property
    def _months(self) -> Mapping[Side, list[tuple[Month, ...]]]:
        return {side: [each.months for each in self.lists if each.kind is side] for side in Side}

    def has(self, side: Side) -> bool:
        """Whether anybody brought a list of that side; a statement of a bank is one of payments."""
        return bool(self._months[side]) or (side is Side.PAYMENTS and self.bank_days is not None)

    def months(self, side: Side) -> frozenset[Month]:
        """The months of which the lists of a side speak."""
        return self._covered[side]

    @cached_property
    def _covered(self) -> Mapping[Side, frozenset[Month]]:
        return {side: frozenset(chain.from_iterable(lists)) for side, lists in self._months.items()}

    def is_undated(self, side: Side) -> bool:
        """Whether a list of that side does not say of which months it speaks."""
        return not all(self._months[side])

    def told(self) -> list[Told]:
        """Every line of every list."""
        return [_told(each, line) for each in self.lists for line in each.lines]


def _told(of: BroughtList, line: BroughtLine) -> Told:
    return Told(of.kind, line, Place(f"《{of.title}》{line.place}", of.evidence_rid, line.sheet, line.row), of.rid)


def _registered(payment: Payment, person: Person) -> Told:
    """A payment of this case as a line; one that a crew leader took names somebody else as its receiver."""
    line = BroughtLine(
        sheet="", row=0, name=person.name, id_number=person.id_number, paid_fen=payment.amount_fen,
        paid_on=payment.paid_on, payee="" if payment.to_worker else "班组长（代领）",
    )  # fmt: skip
    place = Place(f"支付登记 {payment.paid_on.isoformat()}", payment_rid=payment.rid, claim_rid=payment.claim_rid)
    return Told(Side.PAYMENTS, line, place)


@dataclass(slots=True)
class Worker:
    """One person and what each side says of them. ``unclear`` are lines that may be this person's or a namesake's."""

    name: str
    numbers: set[str] = field(default_factory=set)
    person_rids: set[str] = field(default_factory=set)
    people: list[Person] = field(default_factory=list)
    claims: list[WageClaim] = field(default_factory=list)
    lines: list[Told] = field(default_factory=list)
    unclear: Mapping[Side, Sequence[Told]] = field(default_factory=dict)
    namesakes: "Namesakes | None" = field(default=None, repr=False)

    @property
    def id_number(self) -> str:
        """The number by which the person is known; empty while nobody told one."""
        own = [person.id_number for person in self.people if person.id_number]
        return own[0] if own else min((told.line.id_number for told in self.lines if told.line.id_number), default="")

    @property
    def key(self) -> str:
        """What tells this worker from every other one of the case, whatever the order of lists and lines."""
        return min(self.person_rids, default="") or min(self.numbers, default="") or person_key(self.name)

    def of(self, side: Side) -> list[Told]:
        """What one side says, in the order of months and places."""
        found = [told for told in self.lines if told.side is side]
        return sorted(found, key=lambda told: (told.line.first_day is None, told.months, told.place.words))

    def marks(self) -> set[str]:
        """The telephones and cards of this person, by which a line without a number is known."""
        known = [mark for person in self.people for mark in (person.phone, person.card)]
        known += [mark for told in self.lines for mark in (told.line.phone, told.line.card)]
        return {half_width(mark) for mark in known if mark}


@dataclass(eq=False)
class Namesakes:
    """All of one name; asked about each of them, so everything is looked up once however many they are."""

    workers: list[Worker]

    @cached_property
    def is_listed(self) -> bool:
        """Whether one of them stands in the list of wages."""
        return any(worker.claims for worker in self.workers)

    @cached_property
    def first(self) -> Worker:
        """The same one whatever the order of lists and lines."""
        return min(self.workers, key=lambda worker: worker.key)

    @cached_property
    def _on(self) -> Mapping[Side, list[tuple[Worker, Told]]]:
        """By side the first line of each, of the two who stand first there, whatever the order of lists and lines."""
        found: dict[Side, list[tuple[Worker, Told]]] = {side: [] for side in Side}
        for worker in self.workers:
            of_lists = [told for told in worker.lines if told.list_rid]
            for side, lines in grouped(of_lists, lambda told: told.side).items():
                found[side].append((worker, min(lines, key=_at)))
        return {side: sorted(each, key=lambda pair: _at(pair[1]))[:2] for side, each in found.items()}

    def other_on(self, side: Side, but: Worker) -> Told | None:
        """A line of somebody else of this name on one side."""
        return next((told for worker, told in self._on[side] if worker is not but), None)


def _at(told: Told) -> tuple[str, int, str]:
    """Where a line stands, in the order of the file."""
    return told.place.sheet, told.place.row, told.place.words


def workers(sides: Sides) -> list[Worker]:
    """Everybody whom any side names, those of the list of wages first, in its order; then by name."""
    found = _claimants(sides)
    told = sides.told()
    of_two = _numbers_of_two(found, told)
    numbered = [each for each in told if each.line.id_number and _number(each) not in of_two]
    _by_number(found, numbered)
    _one_name_without_number(found)
    bare = [each for each in told if not each.line.id_number or _number(each) in of_two]
    _by_name(found, [each for each in bare if person_key(each.line.name)])
    _registered_too(found, sides)
    for group in grouped(found, lambda each: person_key(each.name)).values():
        all_of_them = Namesakes(group)
        for worker in group if len(group) > 1 else ():
            worker.namesakes = all_of_them
    return sorted(found, key=_place_of)


def _place_of(worker: Worker) -> tuple[bool, int, str, str]:
    first = min((claim.line for claim in worker.claims), default=0)
    return (not worker.claims, first, worker.name, worker.key)


def _claimants(sides: Sides) -> list[Worker]:
    """One worker for each person of the list; two records with one number are one person."""
    found: dict[str, Worker] = {}
    for claim in sides.claims:
        person = sides.people.get(claim.person_rid)
        if person is None:
            continue
        number = whole_number(person.id_number) if person.id_number else ""
        worker = found.setdefault(number or claim.person_rid, Worker(person.name))
        worker.claims.append(claim)
        if person.rid not in worker.person_rids:
            worker.person_rids.add(person.rid)
            worker.people.append(person)
        worker.numbers |= {number} - {""}
    return list(found.values())


def _number(told: Told) -> tuple[str, str]:
    return told.list_rid, whole_number(told.line.id_number)


def _numbers_of_two(found: Iterable[Worker], told: Iterable[Told]) -> set[tuple[str, str]]:
    """The numbers that a list gives to several names of the list of wages, with that list."""
    claimed = {person_key(worker.name) for worker in found}
    by_number = grouped((each for each in told if each.line.id_number), _number)
    names = {key: {person_key(each.line.name) for each in lines} for key, lines in by_number.items()}
    return {key for key, of in names.items() if len(of & claimed) > 1}


def _by_number(found: list[Worker], told: Iterable[Told]) -> None:
    known = {number: worker for worker in found for number in worker.numbers}
    for number, lines in grouped(told, lambda each: whole_number(each.line.id_number)).items():
        if number not in known:
            known[number] = Worker(min(each.line.name for each in lines), {number})
            found.append(known[number])
        known[number].lines += lines


def _one_name_without_number(found: list[Worker]) -> None:
    """Somebody of the list of whom no number is known, and the one person of that name whom the others know by one."""
    for group in grouped(list(found), lambda each: person_key(each.name)).values():
        open_ones = [worker for worker in group if worker.claims and not worker.numbers]
        others = [worker for worker in group if not worker.claims]
        listed = [worker for worker in group if worker.claims]
        if len(open_ones) == 1 and len(others) == 1 and len(listed) == 1 and open_ones[0].name:
            open_ones[0].numbers |= others[0].numbers
            open_ones[0].lines += others[0].lines
            found.remove(others[0])


def _by_name(found: list[Worker], told: Sequence[Told]) -> None:
    """Lines without a number: to the one of that name, else to the one whose telephone or card they bear.

    Who bears what is looked at before any of them is given: what one line brings must not decide about the next one.
    """
    named = grouped(list(found), lambda each: person_key(each.name))
    for key, lines in grouped(told, lambda each: person_key(each.line.name)).items():
        group = named.get(key, [])
        if not group:
            found.append(Worker(min(each.line.name for each in lines), lines=list(lines)))
        elif len(group) == 1:
            group[0].lines += lines
        else:
            _by_mark(group, lines)


def _by_mark(group: Sequence[Worker], lines: Sequence[Told]) -> None:
    """Lines of a name that several have; those of which nothing says whose they are may be anybody's."""
    bearers: dict[str, list[Worker]] = {}
    for worker in group:
        for mark in worker.marks():
            bearers.setdefault(mark, []).append(worker)
    unclear: list[Told] = []
    for each in lines:
        marks = [half_width(mark) for mark in (each.line.phone, each.line.card) if mark]
        fitting = {id(worker): worker for mark in marks for worker in bearers.get(mark, ())}
        if len(fitting) == 1:
            next(iter(fitting.values())).lines.append(each)
        else:
            unclear.append(each)
    by_side = grouped(unclear, lambda each: each.side)
    for worker in group:
        worker.unclear = by_side


def _registered_too(found: Sequence[Worker], sides: Sides) -> None:
    """The payments that were registered here, and those of statements: whose they are is known."""
    of_claim = {claim.rid: (worker, claim) for worker in found for claim in worker.claims}
    for payment in sides.payments:
        if payment.claim_rid in of_claim:
            worker, claim = of_claim[payment.claim_rid]
            worker.lines.append(_registered(payment, sides.people[claim.person_rid]))
    of_person = {rid: worker for worker in found for rid in worker.person_rids}
    for rid, told in sides.bank:
        if rid in of_person:
            of_person[rid].lines.append(told)


def is_same_number(one: str, other: str) -> bool:
    """Whether two numbers of an account or telephone are one."""
    return half_width(one) == half_width(other)
