"""Asks the gates of law about a situation: what blocks raises, what warns wants a typed reason that is kept."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from inspector_app.domain.gates import GATES
from inspector_app.domain.lead import Lead
from inspector_app.domain.mentions import IN_CAPITALS, MONEY, mentions
from inspector_app.domain.reason import in_full, says_why
from inspector_app.domain.situation import Situation
from inspector_app.formdefs.model import Facts
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context
from inspector_app.usecases.time_bar import time_bar


def filing_situation(context: Context, whole: CaseFile, stated: Facts = MappingProxyType({})) -> Situation:
    """What is looked at before a case is filed: also until when it could be noticed, and when it was; too late where
    the records tell it or the days that the approval has ``stated``."""
    leads = context.store.pick(Lead, whole.case.lead_rids)
    recorded, bar = time_bar(context, whole, leads), time_bar(context, whole, leads, stated)
    bar = recorded if recorded.is_over else bar
    return Situation(
        today=whole.today, case=whole.case, claims=whole.claims, barred_after=bar.last_day, noticed_on=bar.noticed_on
    )


def usual_days(context: Context, form: str, province: str) -> tuple[int, int] | None:
    """The least and most days that a paper of this form sets without a reason; None where it sets no day."""
    line = context.rule(form).set_day()
    return context.law.limit(line.limit, province).usual if line else None


def gate_problems(context: Context, gates: Iterable[str], situation: Situation) -> list[Problem]:
    """What the gates find that hold on the day of the situation, with the gate's id and legal basis in the details;
    never harder than the law's level.

    Raises :class:`KeyError` for a gate that nobody looks at: a form that names one is refused when it is read.
    """
    problems: list[Problem] = []
    for gate_id in gates:
        look, gate = GATES[gate_id], context.law.gate(gate_id)
        if gate.since and situation.today < gate.since:
            continue
        for problem in look(situation):
            level = problem.level if gate.blocks else min_level(problem.level)
            details = {**problem.details, "gate": gate_id, "basis": gate.basis_text}
            problems.append(replace(problem, level=level, details=details))
    return problems


def gate_problems_of_day(
    context: Context, gates: Iterable[str], situation: Situation, bears: date | None
) -> list[Problem]:
    """What the gates find today, and what else they find on an earlier day that the paper bears: what was not over or
    not served on that day cannot be held against anybody by a paper of that day."""
    gates, found = tuple(gates), gate_problems(context, gates, situation)
    if bears is None or bears >= situation.today:
        return found
    known = {problem.code for problem in found}
    then = gate_problems(context, gates, replace(situation, today=bears))
    return [*found, *(problem for problem in then if problem.code not in known)]


def min_level(level: Level) -> Level:
    """A gate that only warns turns errors into warnings."""
    return Level.WARNING if level is Level.ERROR else level


def weigh(problems: list[Problem], reasons: Mapping[str, str]) -> tuple[str, ...]:
    """Errors stop; warnings stop until ``reasons`` holds words under their code; the words are returned to be kept.

    同上 says what stands above it. Words that say nothing are refused under their own place, ``reason.<code>``; so are
    those without a sum where the warning wants one (``WANTS_SUM`` in its details).
    """
    codes, reasons = dict.fromkeys(p.code for p in problems if p.level is Level.WARNING), in_full(reasons)
    given = {code: reasons.get(code, "").strip() for code in codes}
    unexplained = [p for p in problems if p.level is Level.WARNING and not given[p.code]]
    weak = [
        Problem("reason-says-nothing", f"reason.{code}")
        for code, words in given.items()
        if words and not says_why(words)
    ]
    weak += [
        Problem("reason-says-no-sum", f"reason.{p.code}", details=p.details)
        for p in problems
        if WANTS_SUM in p.details and given.get(p.code) and not any(m.kind in _SUMS for m in mentions(given[p.code]))
    ]
    errors = [p for p in problems if p.level is Level.ERROR]
    if errors or unexplained or weak:
        raise Refused(*errors, *unexplained, *weak)
    return tuple(f"{code}{_TOLD}{words}" for code, words in given.items())


def by_code(kept: Iterable[str]) -> dict[str, str]:
    """Kept reasons under the codes of the warnings that they answer."""
    return {code: words for code, told, words in (each.partition(_TOLD) for each in kept) if told}


_TOLD = "："
WANTS_SUM = "sum"
"""The detail of a warning whose reason must name a sum: it says which."""
_SUMS = (MONEY, IN_CAPITALS)


def reason_words(kept: str) -> str:
    """What a person wrote of a kept reason, without the code of the warning that it answers."""
    return kept.partition(_TOLD)[2] or kept
