"""The wage list of a case as a grid edits it: many lines at once, people and claims together, one unit an edit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from pathlib import Path

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.exchange.wage_list import roster_template
from inspector_app.store.referred import naming
from inspector_app.support.errors import Level, Problem, refuse_errors
from inspector_app.support.progress import NOT_WATCHED, Pace, Progress
from inspector_app.usecases.case_file import CaseFile, as_it_stands, refuse_ended, with_claims
from inspector_app.usecases.claims import line_problems, ordered_already, ordered_part
from inspector_app.usecases.context import Context
from inspector_app.usecases.known_people import merged, owners, taken
from inspector_app.usecases.people import drop_unreferred, entry_problems

IDENTITY = ("name", "id_number")
CORRECTED, _SINCE = "person-corrected-only", "person-corrected-since"


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One line: what is owed, and to whom."""

    claim: WageClaim
    person: Person

    @property
    def rid(self) -> str:
        """The identity of the line."""
        return self.claim.rid


def lines_of(whole: CaseFile) -> tuple[ClaimLine, ...]:
    """The lines of a case in their order."""
    return tuple(ClaimLine(claim, whole.people[claim.person_rid]) for claim in whole.claims)


def line_of(case_rid: str, person: Person, number: int) -> ClaimLine:
    """A new line for somebody who is registered; the identity is still to be checked in this case."""
    claim = WageClaim(new_rid(), case_rid, person.rid, number, job=person.position, identity_checked=False)
    return ClaimLine(claim, person)


def with_person(line: ClaimLine, person: Person) -> ClaimLine:
    """A line that means somebody who is registered; what was typed of a new one fills what nobody knew."""
    typed = {name: value for name in _TYPED if not getattr(person, name) and (value := getattr(line.person, name))}
    return ClaimLine(replace(line.claim, person_rid=person.rid), replace(person, **typed))


_TYPED = ("phone", "address", "employer", "position", "bank", "card")


def refused_lines(context: Context, whole: CaseFile, lines: Sequence[ClaimLine]) -> dict[str, list[Problem]]:
    """Which of these lines may not be kept in a case as they are, by rid, and why. ``where`` names the field.

    What stood there before unchanged, such as an imported number that fails its check, is not held against a line.
    """
    before = _before(whole, lines)
    refused = {line.rid: [p for p in line_problems(line.claim) if p.level is Level.ERROR] for line in lines}
    met = [line for line in lines if line.rid not in before or before[line.rid].person != line.person]
    for line in met:
        refused[line.rid] += [p for p in entry_problems(context, line.person) if p.level is Level.ERROR]
    new = [line for line in met if line.rid not in before or _number(before[line.rid]) != _number(line)]
    told = (*_elsewhere(context, whole, new, lines), *_doubled(whole, new, lines), *_fixed(whole, lines))
    for line, problem in (*told, *_corrected_only(context, whole, met)):
        refused[line.rid].append(problem)
    return {rid: problems for rid, problems in refused.items() if problems}


def _corrected_only(
    context: Context, whole: CaseFile, lines: Sequence[ClaimLine]
) -> Iterator[tuple[ClaimLine, Problem]]:
    """Lines that call somebody otherwise, or give another number, whom more than the line tells of.

    A number that nobody knew may be filled in by whoever reads it from the document later: a line without one blocks
    nothing until then, it contradicts nothing, and is 待核 until somebody says otherwise. Papers state who it is, so
    does what was checked against the document: that is changed with a reason
    (:func:`~inspector_app.usecases.people.correct_person`), never beside the wages.
    """
    changed = _otherwise(whole, lines)
    known = known_elsewhere(context, whole, [old for _, old, _ in changed])
    for line, old, places in changed:
        if old.rid in known:
            yield from ((line, Problem(CORRECTED, place, details={"name": old.person.name})) for place in places)


def _since_corrected_only(context: Context, whole: CaseFile, lines: Sequence[ClaimLine]) -> list[Problem]:
    """The same rule for an undo, and for what a list brings: who somebody is was told elsewhere since that step.

    A step that checked the document too takes both back, and one that chose somebody registered gives the line back
    to whom it was about: nobody is called otherwise by that.
    """
    changed = _otherwise(whole, lines)
    of_one = [(line, old) for line, old, _ in changed if line.claim.person_rid == old.claim.person_rid]
    known = _told_of(whole) | _named_elsewhere(context, [old for _, old in of_one])
    known |= {line.rid for line, old in of_one if line.claim.identity_checked and old.claim.identity_checked}
    return [
        Problem(_SINCE, places[0], details={"name": old.person.name}) for _, old, places in changed if old.rid in known
    ]


def _otherwise(whole: CaseFile, lines: Sequence[ClaimLine]) -> list[tuple[ClaimLine, ClaimLine, list[str]]]:
    """Lines that call somebody otherwise, as they stand in the case, and which of name and number it is."""
    before = _before(whole, lines)
    return [(line, before[line.rid], places) for line in lines if (places := _renamed(before.get(line.rid), line))]


def _renamed(before: ClaimLine | None, line: ClaimLine) -> list[str]:
    """Which of name and number of somebody are said otherwise."""
    pairs = {key: (getattr(before.person, key), getattr(line.person, key)) for key in IDENTITY} if before else {}
    return [key for key, (old, new) in pairs.items() if old and old != new]


def known_elsewhere(context: Context, whole: CaseFile, lines: Iterable[ClaimLine]) -> frozenset[str]:
    """The rids of those of some lines whose person's document was checked, or whom a paper, a payment or another record
    tells of too: who that is changes by a correction alone."""
    lines = tuple(lines)
    checked = {line.rid for line in lines if line.claim.identity_checked}
    told = _told_of(whole) if lines else frozenset()
    return frozenset(line.rid for line in lines) & (checked | told | _named_elsewhere(context, lines))


def _told_of(whole: CaseFile) -> frozenset[str]:
    """The rids of the lines that a paper or a payment of the case names."""
    papers = {rid for document in whole.documents for rid in document.about.claim_rids}
    return frozenset(papers | {payment.claim_rid for payment in whole.payments})


def _named_elsewhere(context: Context, lines: Sequence[ClaimLine]) -> frozenset[str]:
    """The rids of those of some lines whose person another record names too."""
    named = naming(context.store, [line.person.rid for line in lines]) if lines else {}
    return frozenset(line.rid for line in lines if named.get(line.person.rid, frozenset()) - {line.rid})


def _number(line: ClaimLine) -> str:
    return line.person.id_number


def _before(whole: CaseFile, lines: Iterable[ClaimLine]) -> dict[str, ClaimLine]:
    """Those of some lines that stand in the case, as they stand there, by rid."""
    wanted = {line.rid for line in lines}
    return {c.rid: ClaimLine(c, whole.people[c.person_rid]) for c in whole.claims if c.rid in wanted}


def _elsewhere(
    context: Context, whole: CaseFile, new: Sequence[ClaimLine], lines: Iterable[ClaimLine]
) -> Iterator[tuple[ClaimLine, Problem]]:
    """Lines given a number of somebody outside the case; of those in it :func:`_doubled` speaks."""
    taken_by = owners(context, [line.person for line in new])
    here = {claim.person_rid for claim in whole.claims} | {line.person.rid for line in lines} if taken_by else set()
    for line in new:
        owner = taken_by.get(line.person.rid)
        if owner is not None and owner.rid not in here:
            yield line, taken(owner)


def _doubled(
    whole: CaseFile, new: Sequence[ClaimLine], lines: Iterable[ClaimLine]
) -> Iterator[tuple[ClaimLine, Problem]]:
    """Lines given a number that another line has."""
    numbered = [line for line in new if _number(line)]
    if not numbered:
        return
    given = {line.rid for line in new}
    owner = {_number(line): line.rid for line in reversed(lines_of(whole)) if line.rid not in given}
    places = {rid: place for place, rid in enumerate(_rids(whole, lines), start=1)}
    for line in numbered:
        first = owner.setdefault(_number(line), line.rid)
        if first != line.rid:
            yield line, Problem("claim-same-number", "id_number", details={"line": str(places[first])})


def _rids(whole: CaseFile, lines: Iterable[ClaimLine]) -> dict[str, None]:
    return dict.fromkeys((*(claim.rid for claim in whole.claims), *(line.rid for line in lines)))


def settled(context: Context, lines: Sequence[ClaimLine]) -> tuple[ClaimLine, ...]:
    """The lines, each that means somebody registered (same number, same name or none yet) with that very person."""
    known = owners(context, [line.person for line in lines])
    found = []
    for line in lines:
        person = merged(line.person, known.get(line.person.rid))
        claim = line.claim if person.rid == line.claim.person_rid else replace(line.claim, person_rid=person.rid)
        found.append(ClaimLine(claim, person))
    return tuple(found)


def save_lines(
    context: Context, whole: CaseFile, lines: Sequence[ClaimLine], removed: Iterable[ClaimLine] = (),
    reason: str = "修改明细", progress: Progress = NOT_WATCHED,
) -> CaseFile:  # fmt: skip
    """Keep lines and take others out of a case, in one transaction; the debt follows. The case as it stands then.

    Somebody whom nothing names any more goes with the line. What ``progress`` raises, Cancelled, leaves all as it was.
    Raises :class:`Refused` as :func:`refused_lines`, or
    ``claim-has-payments`` and ``claim-ordered`` for a line that may not go.
    """
    meant, now = settled(context, lines), as_it_stands(context, whole)
    refuse_errors([each for found in refused_lines(context, now, meant).values() for each in found])
    before = _before(now, meant)
    named = [before[line.rid].person.name for line in meant if _renamed(before.get(line.rid), line)]
    return _kept(context, now, meant, tuple(removed), _of_whom(reason, named), progress)


def _of_whom(reason: str, named: Sequence[str]) -> str:
    """The reason as the history says it, with those who were called otherwise or got another number."""
    more = f"等{len(named)}人" if len(named) > _NAMED else ""
    return f"{reason}：{'、'.join(named[:_NAMED])}{more}的姓名或证件号码" if named else reason


_NAMED = 3


def restore_lines(
    context: Context, whole: CaseFile, lines: Sequence[ClaimLine], removed: Iterable[ClaimLine], reason: str,
    progress: Progress = NOT_WATCHED,
) -> CaseFile:  # fmt: skip
    """Bring back lines as they stood, for undo, or take them as a list brings them; as :func:`save_lines`.

    Their cells are not judged again: what an import left doubtful may come back. Who comes into the case again, or
    from elsewhere, is called as registered by now. Raises :class:`Refused` ``claim-ordered`` where an order in force
    would be touched, ``claim-has-payments``, or ``person-corrected-since``.
    """
    now = as_it_stands(context, whole)
    refuse_errors(_since_corrected_only(context, now, lines))
    here = _before(now, lines)
    coming = {line.person.rid for line in lines if line.rid not in here}
    known = {person.rid: person for person in context.store.pick(Person, tuple(coming))}
    meant = [line if line.rid in here else _as_known(line, known.get(line.person.rid)) for line in lines]
    return _kept(context, now, meant, tuple(removed), reason, progress)


def _as_known(line: ClaimLine, known: Person | None) -> ClaimLine:
    """The line with name and number of its person as they are registered, where they are."""
    if known is None:
        return line
    person = replace(line.person, name=known.name or line.person.name)
    if known.id_number:
        person = replace(person, id_kind=known.id_kind, id_number=known.id_number)
    return replace(line, person=person)


def _kept(
    context: Context, whole: CaseFile, lines: Sequence[ClaimLine], going: Sequence[ClaimLine], reason: str,
    progress: Progress,
) -> CaseFile:  # fmt: skip
    refuse_ended(context, whole.case.rid)
    refuse_errors(removal_problems(whole, going) + order_problems(whole, lines))
    claims = _claims_after(whole, lines, going)
    with context.unit(reason) as unit:
        pace = Pace(progress, "正在写入明细", len(going) + len(lines))
        for line in going:
            pace.step()
            unit.delete(line.claim)
        for line in lines:
            pace.step()
            unit.put(line.person)
            unit.put(line.claim)
        rids = tuple(claim.rid for claim in claims)
        for debt in whole.debts:
            if debt.claim_rids != rids:
                unit.put(replace(debt, claim_rids=rids))
        drop_unreferred(context, unit, _left(whole, lines, going))
    return with_claims(context, whole, claims, [line.person for line in lines])


def _claims_after(whole: CaseFile, lines: Iterable[ClaimLine], going: Iterable[ClaimLine]) -> tuple[WageClaim, ...]:
    """The lines of the case once these are kept and those gone, in their order."""
    new, gone = {line.rid: line.claim for line in lines}, {line.rid for line in going}
    stay = [new.pop(claim.rid, claim) for claim in whole.claims if claim.rid not in gone]
    return tuple(sorted((*stay, *new.values()), key=attrgetter("line")))


def _left(whole: CaseFile, lines: Iterable[ClaimLine], going: Iterable[ClaimLine]) -> list[Person]:
    """Whom a line named until now and names no more."""
    now = {line.rid: "" for line in going} | {line.rid: line.claim.person_rid for line in lines}
    return [whole.people[c.person_rid] for c in whole.claims if now.get(c.rid, c.person_rid) != c.person_rid]


def order_problems(whole: CaseFile, lines: Iterable[ClaimLine]) -> list[Problem]:
    """Which lines differ from what an order in force states about them."""
    return [problem for _, problem in _fixed(whole, lines)]


def _fixed(whole: CaseFile, lines: Iterable[ClaimLine]) -> Iterator[tuple[ClaimLine, Problem]]:
    known, ordered = {claim.rid: claim for claim in whole.claims}, whole.ordered()
    for line in lines:
        before, order = known.get(line.rid), ordered.get(line.rid)
        if order and before and ordered_part(before) != ordered_part(line.claim):
            yield line, ordered_already(line.claim, order)


def removal_problems(whole: CaseFile, lines: Iterable[ClaimLine]) -> list[Problem]:
    """Why lines may not be taken out of a case."""
    paid = {payment.claim_rid for payment in whole.payments}
    problems, ordered = [], whole.ordered()
    for line in lines:
        order = ordered.get(line.rid)
        if order:
            problems.append(ordered_already(line.claim, order))
        elif line.rid in paid:
            problems.append(Problem("claim-has-payments", "lines", details={"name": line.person.name}))
    return problems


def save_roster_template(_context: Context, path: Path) -> None:
    """Write the empty Excel roster. Raises :class:`Trouble` ``disk-write-failed``."""
    roster_template(path)
