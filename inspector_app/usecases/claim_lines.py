"""The wage list of a case as a grid edits it: many lines at once, people and claims together, one unit an edit."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inspector_app.domain.claim import WageClaim
from inspector_app.domain.person import Person
from inspector_app.exchange.roster import roster_template
from inspector_app.support.errors import Level, Problem, refuse_errors
from inspector_app.usecases.casefile import CaseFile, case_file, refuse_ended
from inspector_app.usecases.claims import line_problems, ordered_already, ordered_part
from inspector_app.usecases.context import Context
from inspector_app.usecases.known_people import merged, owners, taken
from inspector_app.usecases.people import drop_unreferred, entry_problems


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


def refused_lines(context: Context, whole: CaseFile, lines: Sequence[ClaimLine]) -> dict[str, list[Problem]]:
    """Which of these lines may not be kept in a case as they are, by rid, and why. ``where`` names the field.

    What stood there before unchanged, such as an imported number that fails its check, is not held against a line.
    """
    known = {line.rid: line for line in lines_of(whole)}
    given = [line.person for line in lines if line.rid not in known or known[line.rid].person != line.person]
    here = {line.person.rid for line in (*known.values(), *lines)}  # of these it is said by line, below
    taken_by = {rid: other for rid, other in owners(context, given).items() if other.rid not in here}
    edited = {line.rid for line in lines}
    numbers = {line.person.id_number: rid for rid, line in known.items() if rid not in edited}
    places = {rid: place for place, rid in enumerate(dict.fromkeys((*known, *edited)), start=1)}
    refused: dict[str, list[Problem]] = {}
    for line in lines:
        before = known.get(line.rid)
        problems = [problem for problem in line_problems(line.claim) if problem.level is Level.ERROR]
        if before is None or before.person != line.person:
            problems += [p for p in entry_problems(context, line.person) if p.level is Level.ERROR]
            owner_elsewhere = taken_by.get(line.person.rid)
            if owner_elsewhere and (before is None or before.person.id_number != line.person.id_number):
                problems.append(taken(owner_elsewhere))
        owner = numbers.setdefault(line.person.id_number, line.rid) if line.person.id_number else line.rid
        if owner != line.rid:
            problems.append(Problem("claim-same-number", "id_number", details={"line": str(places[owner])}))
        if problems:
            refused[line.rid] = problems
    for line, problem in _fixed(whole, lines):
        refused.setdefault(line.rid, []).append(problem)
    return refused


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
    context: Context, case_rid: str, lines: Sequence[ClaimLine], removed: Iterable[ClaimLine] = (),
    reason: str = "修改明细",
) -> tuple[ClaimLine, ...]:  # fmt: skip
    """Keep lines and take others out of the case, in one transaction; the debt of the case follows.

    Somebody whom nothing names any more goes with the line. Raises :class:`Refused` as :func:`refused_lines`, or
    ``claim-has-payments`` and ``claim-ordered`` for a line that may not go.
    """
    meant, whole = settled(context, lines), case_file(context, case_rid)
    refuse_errors([each for found in refused_lines(context, whole, meant).values() for each in found])
    return _kept(context, whole, meant, tuple(removed), reason)


def restore_lines(
    context: Context, case_rid: str, lines: Sequence[ClaimLine], removed: Iterable[ClaimLine], reason: str,
) -> tuple[ClaimLine, ...]:  # fmt: skip
    """Bring back lines as they stood, for undo, or take them as a list brings them; the debt of the case follows.

    Their cells are not judged again: what an import left doubtful may come back. Raises :class:`Refused`
    ``claim-ordered`` where an order in force would be touched, or ``claim-has-payments``.
    """
    return _kept(context, case_file(context, case_rid), lines, tuple(removed), reason)


def _kept(
    context: Context, whole: CaseFile, lines: Sequence[ClaimLine], going: Sequence[ClaimLine], reason: str
) -> tuple[ClaimLine, ...]:
    case_rid = whole.case.rid
    refuse_ended(context, case_rid)
    now: dict[str, str] = {line.rid: "" for line in going} | {line.rid: line.claim.person_rid for line in lines}
    left = [whole.people[c.person_rid] for c in whole.claims if now.get(c.rid, c.person_rid) != c.person_rid]
    refuse_errors(removal_problems(whole, going) + order_problems(whole, lines))
    with context.unit(reason) as unit:
        for line in going:
            unit.delete(line.claim)
        for line in lines:
            unit.put(line.person)
            unit.put(line.claim)
        in_order = _in_order(whole, lines, going)
        for debt in whole.debts:
            unit.put(replace(debt, claim_rids=in_order))
        drop_unreferred(context, unit, left)
    return tuple(lines)


def _in_order(whole: CaseFile, lines: Iterable[ClaimLine], going: Iterable[ClaimLine]) -> tuple[str, ...]:
    """The rids of the lines of the case once these are kept and those gone, in their order."""
    after = {claim.rid: claim for claim in whole.claims} | {line.rid: line.claim for line in lines}
    gone = {line.rid for line in going}
    return tuple(claim.rid for claim in sorted(after.values(), key=lambda claim: claim.line) if claim.rid not in gone)


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
