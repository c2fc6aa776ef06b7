"""轮次 of 摸排: begun and taken back, entered site by site, and which of them are owed."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import NamedTuple

from inspector_app.domain.dates import chinese
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import InspectionHead
from inspector_app.domain.project import Project, is_finished
from inspector_app.domain.reason import says_why
from inspector_app.domain.survey import Surveyed, SurveyRound, last_of, month_of
from inspector_app.store.columns import read_columns
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.context import Context
from inspector_app.usecases.lookups import places
from inspector_app.usecases.projects import names_in_short


@dataclass(frozen=True, slots=True)
class RoundDue:
    """A round that ends soon or is over, and to how many sites it has not come."""

    round: SurveyRound
    uncovered: int

    @property
    def words(self) -> str:
        """第一轮摸排还有12个项目没有摸排."""
        return f"{self.round.title}还有{self.uncovered:,}个项目没有摸排"


def survey_rounds(context: Context) -> tuple[SurveyRound, ...]:
    """Every round, the one that began last first; of one day the one entered last."""
    entered_last = reversed(context.store.all(SurveyRound))
    return tuple(sorted(entered_last, key=lambda each: each.first_day, reverse=True))


def new_round(context: Context) -> SurveyRound:
    """A round of this month, to be filled in."""
    today = context.clock.today()
    return SurveyRound("", "", today, last_of(month_of(today)))


def save_round(context: Context, wanted: SurveyRound) -> SurveyRound:
    """Keep a round. Raises :class:`Refused` ``survey-no-title``, ``survey-days``, and ``survey-no-town``,
    ``survey-no-department`` or ``survey-nowhere`` for a round that would come to no site of the ledger."""
    kept = replace(
        wanted, rid=wanted.rid or new_rid(), title=wanted.title.strip(), town=wanted.town.strip(),
        department=wanted.department.strip(),
    )  # fmt: skip
    problems = []
    if not kept.title:
        problems.append(Problem("survey-no-title", "title"))
    if kept.last_day < kept.first_day:
        problems.append(Problem("survey-days", "last_day"))
    refuse_errors([*problems, *_nowhere(context, kept)])
    with context.unit("摸排轮次") as unit:
        unit.put(kept)
    return kept


def _nowhere(context: Context, wanted: SurveyRound) -> list[Problem]:
    """What of a round's limits the ledger does not know: a slip of the pen would leave nothing to go through."""
    towns, departments = places(context)
    told = (("town", wanted.town, towns), ("department", wanted.department, departments))
    unknown = [
        Problem(f"survey-no-{name}", name, details={"name": text[:40]})
        for name, text, known in told
        if text and text not in known
    ]
    if unknown or not (wanted.town or wanted.department) or any(is_in(wanted, each) for each in _sites(context)):
        return unknown
    return [Problem("survey-nowhere", "department" if wanted.department else "town")]


def is_in(chosen: SurveyRound, project: "Project | _Site") -> bool:
    """Whether a round is to come to a site."""
    return chosen.town in ("", project.town) and chosen.department in ("", project.department)


class _Site(NamedTuple):
    """What rounds look at of a project: there may be twenty thousand."""

    rid: str
    town: str
    department: str
    state: str
    started_on: str | None


def _sites(context: Context) -> list[_Site]:
    every = (_Site(*told) for told in read_columns(context.store, "project", _Site._fields))
    return [each for each in every if not is_finished(each.state)]


def withdraw_round(context: Context, rid: str, reason: str) -> int:
    """撤销 a round that was begun by mistake, with what was entered for it; how many entries that were. The journal
    keeps all of it, and why. Raises :class:`Refused` ``survey-no-reason``."""
    if not says_why(reason):
        raise Refused(Problem("survey-no-reason", "reason"))
    chosen = context.store.need(SurveyRound, rid)
    entered = context.store.find(Surveyed, round_rid=rid)
    with context.unit(f"撤销摸排轮次：{reason.strip()}") as unit:
        for each in entered:
            unit.delete(each)
        unit.delete(chosen)
    return len(entered)


def register_surveyed(
    context: Context, round_rid: str, project_rids: Sequence[str], on: date, by: str = "", found: str = ""
) -> tuple[Surveyed, ...]:  # fmt: skip
    """登记摸排: a round came to these projects; what was entered of one before is written over, its history stays.

    Raises :class:`Refused` ``survey-future``, ``survey-before``, and ``survey-outside`` for projects to which the round
    does not come: what is entered of them would stand in no list of it.
    """
    chosen, project_rids = context.store.need(SurveyRound, round_rid), tuple(dict.fromkeys(project_rids))
    outside = [each.name for each in context.store.pick(Project, project_rids) if not is_in(chosen, each)]
    if outside:
        limits = "、".join(filter(None, (chosen.town, chosen.department)))
        told = {"title": chosen.title, "limits": limits, "names": names_in_short(outside)}
        raise Refused(Problem("survey-outside", "whole", details=told))
    if on > context.clock.today():
        raise Refused(Problem("survey-future", "on"))
    if on < chosen.first_day:
        raise Refused(Problem("survey-before", "on", details={"title": chosen.title}))
    known = {each.project_rid: each.rid for each in context.store.find(Surveyed, round_rid=round_rid)}
    made = tuple(
        Surveyed(known.get(rid) or new_rid(), round_rid, rid, on, by.strip(), found.strip()) for rid in project_rids
    )
    with context.unit("登记摸排") as unit:
        for each in made:
            unit.put(each)
    return made


def entered_before(context: Context, round_rid: str, project_rids: Iterable[str]) -> int:
    """Of how many projects something was entered for a round, which another entry would write over."""
    return len(set(project_rids) & {each.project_rid for each in context.store.find(Surveyed, round_rid=round_rid)})


def round_named(rounds: Iterable[SurveyRound], title: str) -> SurveyRound:
    """A round by its title. Raises :class:`Refused` ``survey-unknown``."""
    for each in rounds:
        if each.title == title.strip():
            return each
    raise Refused(Problem("survey-unknown", "round", details={"title": title[:40]}))


def covered_in(context: Context, chosen: SurveyRound, until: date = date.max) -> dict[str, str]:
    """By project when a round came to it until a day: as somebody entered it, or a visit within its days."""
    last = min(chosen.last_day, until)
    visits = {
        visit.project_rid: f"{chinese(civil_date(visit.started_at))}现场检查"
        for visit in context.store.all(InspectionHead)
        if visit.project_rid and chosen.first_day <= civil_date(visit.started_at) <= last
    }
    entered = {
        each.project_rid: "，".join(filter(None, (chinese(each.on), each.by, each.found)))
        for each in context.store.find(Surveyed, round_rid=chosen.rid)
        if each.on <= until
    }
    return visits | entered


def rounds_due(context: Context, within: timedelta, there: Collection[str] | None = None) -> tuple[RoundDue, ...]:
    """The rounds that are over or end within some days and have sites left, the first one first. Of a day before
    today (``within`` is less than nought) as it stood when that day ended, of the sites that were ``there`` then.

    Of several of one town and department only the newest is asked for: it goes through the same sites again. A site
    that was begun after a round is no matter of it.
    """
    newest = {(each.town, each.department): each for each in reversed(survey_rounds(context))}
    until = context.clock.today() + within
    ending = sorted((each for each in newest.values() if each.last_day <= until), key=lambda each: each.last_day)
    sites = [each for each in _sites(context) if there is None or each.rid in there] if ending else []
    found = []
    for chosen in ending:
        covered = covered_in(context, chosen, date.max if there is None else until)
        left = [site for site in sites if is_in(chosen, site) and site.rid not in covered and _was_there(site, chosen)]
        found.append(RoundDue(chosen, len(left)))
    return tuple(each for each in found if each.uncovered)


def _was_there(site: _Site, chosen: SurveyRound) -> bool:
    return site.started_on is None or site.started_on <= chosen.last_day.isoformat()
