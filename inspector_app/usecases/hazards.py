"""工资支付隐患 on a project: entered, corrected, and asked to be struck off, which the office alone does."""

from dataclasses import replace
from datetime import date

from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import HazardVerb, check_hazard
from inspector_app.domain.project import Grade
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.context import Context


def new_hazard(context: Context, project_rid: str) -> Hazard:
    """A hazard found today, to be filled in; general until said otherwise."""
    return Hazard(new_rid(), project_rid, Grade.GENERAL, context.clock.today())


def save_hazard(context: Context, hazard: Hazard) -> Hazard:
    """Keep a hazard.

    Raises :class:`Refused` ``hazard-no-facts``, ``hazard-grade``, ``hazard-future`` or ``hazard-struck-off``.
    """
    problems = []
    if hazard.grade is Grade.NONE:
        problems.append(Problem("hazard-grade", "grade"))
    if hazard.found_on > context.clock.today():
        problems.append(Problem("hazard-future", "found_on"))
    if not hazard.facts.strip():
        problems.append(Problem("hazard-no-facts", "facts"))
    refuse_errors(problems)
    kept = context.store.get(Hazard, hazard.rid)
    if kept:
        check_hazard(HazardVerb.CORRECT, kept)
    with context.unit("登记工资支付隐患") as unit:
        unit.put(hazard)
    return hazard


def ask_strike_off(context: Context, hazard_rid: str, on: date) -> Hazard:
    """提请销号; the office confirms by its own entry.

    Raises :class:`Refused` ``hazard-struck-off`` or ``hazard-strike-asked``, ``hazard-strike-day`` for an impossible
    day.
    """
    hazard = context.store.need(Hazard, hazard_rid)
    check_hazard(HazardVerb.ASK_STRIKE_OFF, hazard)
    if not hazard.found_on <= on <= context.clock.today():
        raise Refused(Problem("hazard-strike-day", "on"))
    asked = replace(hazard, strike_off_asked_on=on)
    with context.unit("提请销号") as unit:
        unit.put(asked)
    return asked
