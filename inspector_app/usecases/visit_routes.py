"""专项检查的前一晚: the sites of a route, one approval for all of them, and their sets of papers in its order."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from inspector_app.domain.act import Act
from inspector_app.domain.dates import chinese, month_day
from inspector_app.domain.document import Document, in_force
from inspector_app.domain.figures import parse_integer
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import InspectionHead, InspectionKind
from inspector_app.domain.lead import Campaign
from inspector_app.domain.project import Project
from inspector_app.domain.role import Role
from inspector_app.formdefs.facts import from_json, redrafted, to_json
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem, Refused
from inspector_app.usecases.campaigns import campaign_projects
from inspector_app.usecases.context import Context
from inspector_app.usecases.inspections import checklist
from inspector_app.usecases.issuing import start_facts
from inspector_app.usecases.paper import EditPaper, Paper, stated_day, written
from inspector_app.usecases.visit_approvals import SITES

ORDER = "order"
MOST_PROPOSED = 12


@dataclass(frozen=True, slots=True)
class RouteRow:
    """A project that may be visited, the day of its last visit, and its place on the route as proposed."""

    project: Project
    visited_on: date | None
    proposed: int | None


def route_rows(context: Context, campaign_rid: str) -> tuple[RouteRow, ...]:
    """The projects of a campaign; proposed are the first that nobody visited during it yet, town by town. Its
    own visits count, and every other one there on its days, as in its summary."""
    campaign = context.store.need(Campaign, campaign_rid)
    projects = campaign_projects(context, campaign)
    visits = context.store.find_among(InspectionHead, "project_rid", [each.rid for each in projects])
    days = sorted((civil_date(each.started_at), each) for each in visits)
    seen = {
        visit.project_rid: day
        for day, visit in days
        if visit.campaign_rid == campaign_rid
        or (not visit.campaign_rid and campaign.first_day <= day <= campaign.last_day)
    }
    waiting = sorted((each for each in projects if each.rid not in seen), key=lambda each: (each.town, each.name))
    order = {each.rid: place for place, each in enumerate(waiting[:MOST_PROPOSED], start=1)}
    rows = [RouteRow(each, seen.get(each.rid), order.get(each.rid)) for each in projects]
    return tuple(sorted(rows, key=lambda row: (row.proposed is None, row.proposed or 0)))


def day_for_route(context: Context, campaign: Campaign) -> date:
    """On which day the route is gone as proposed: tomorrow, or the nearest day of a campaign that is not over."""
    today = context.clock.today()
    tomorrow = today + timedelta(days=1)
    over = campaign.last_day < today
    return tomorrow if over else min(max(tomorrow, campaign.first_day), campaign.last_day)


def days_outside(campaign: Campaign, first: date, last: date) -> Problem | None:
    """That a campaign is visited on days that are not all its own; its summary counts nothing of the others."""
    if campaign.first_day <= first and last <= campaign.last_day:
        return None
    details = {"first": chinese(campaign.first_day), "last": chinese(campaign.last_day)}
    return Problem("route-days-outside", "first", Level.WARNING, details)


def order_problem(text: str) -> Problem | None:
    """Why a place on the route is none."""
    try:
        if text.strip() and parse_integer(text, ORDER) < 1:
            return Problem("route-place", ORDER)
    except Refused as refusal:
        return refusal.problems[0]
    return None


def route(entries: Mapping[str, Mapping[str, str]]) -> tuple[str, ...]:
    """Projects by their places as typed. Raises :class:`Refused` ``route-none``, ``route-twice`` or ``route-place``."""
    told = {rid: text for rid, texts in entries.items() if (text := texts.get(ORDER, "").strip())}
    problems = [problem for text in told.values() if (problem := order_problem(text))]
    if problems or not told:
        raise Refused(*(problems[:1] or [Problem("route-none", "route")]))
    places = {rid: parse_integer(text, ORDER) for rid, text in told.items()}
    if len(set(places.values())) < len(places):
        raise Refused(Problem("route-twice", "route"))
    return tuple(sorted(places, key=lambda rid: places[rid]))


def approve_route(
    context: Context, campaign_rid: str, *, route_texts: Mapping[str, Mapping[str, str]], first: date, last: date
) -> EditPaper:
    """One 行政检查审批表 for all sites of a route, begun with what is known, to be completed and approved.

    Raises :class:`Refused` as :func:`route`, and ``campaign-days`` for days in the wrong order.
    """
    rids = route(route_texts)
    if last < first:
        raise Refused(Problem("campaign-days", "last"))
    campaign, known = context.store.need(Campaign, campaign_rid), context.store.pick(Project, rids)
    by_rid = {project.rid: project for project in known}
    sites = [by_rid[rid] for rid in rids]
    paper = Paper(context.form_of(Role.VISIT_APPROVAL))
    form, begun = context.forms.find(paper.form, on=context.clock.today()), start_facts(context, paper)
    facts = redrafted(form, begun, {**begun, **_told(context, campaign, sites, first, last)})
    document = written(
        Document(new_rid(), form.id, form.edition, form.kind, form.title, context.clock.now(), facts=to_json(facts)),
        paper,
    )
    with context.unit("起草行政检查审批") as unit:
        unit.put(document)
    return EditPaper(paper, document.rid)


def _told(context: Context, campaign: Campaign, sites: list[Project], first: date, last: date) -> dict[str, Any]:
    more = f"等{len(sites)}个工程项目（名单附后）" if len(sites) > 1 else ""
    return {
        "check.object": f"{sites[0].name}{more}",
        "check.kind": vocabulary.word(InspectionKind.CAMPAIGN),
        "check.source": f"专项行动（{campaign.title}）",
        "check.matters": "、".join(item.title for item in checklist(context) if item.core),
        "check.from": first.isoformat(),
        "check.until": last.isoformat(),
        "check.urgent": vocabulary.entry("check.urgent").choices[0],
        SITES: [
            {"line": at, "site": site.name, "place": site.address or site.town, "contractor": site.contractor_name}
            for at, site in enumerate(sites, start=1)
        ],
    }


@dataclass(frozen=True, slots=True)
class Approved:
    """An approval of several sites that is in force, with those that are registered, in the order of its route."""

    document: Document
    sites: tuple[Project, ...]

    @property
    def words(self) -> str:
        """行政检查审批表（3月17日起，12个项目，按路线）."""
        first = stated_day(from_json(self.document.facts), "check.from")
        days = f"{month_day(first)}起，" if first else ""
        return f"{self.document.title}（{days}{len(self.sites)}个项目，按路线）"


def approved_routes(context: Context, *, also_over: bool = False) -> tuple[Approved, ...]:
    """Approvals of several sites whose days are not over, or which ``also_over``, the newest first."""
    forms = [form for form, role in context.forms.roles.items() if role is Role.VISIT_APPROVAL]
    papers = [each for each in context.store.find_among(Document, "form", forms) if each.copies and each.facts]
    acts = context.store.find_among(Act, "subject_rid", [each.rid for each in papers]) if papers else ()
    today, found = context.clock.today().isoformat(), list[Approved]()
    for paper in sorted(papers, key=lambda each: each.created_at, reverse=True):
        facts = from_json(paper.facts)
        names = sites_of(facts)
        is_over = today > str(facts.get("check.until") or "")[:10]
        if names and in_force(paper, acts) and (also_over or not is_over):
            found.append(Approved(paper, _named(context, names)))
    return tuple(found)


def routes_of_campaign(context: Context, campaign_rid: str, *, also_over: bool = False) -> tuple[Approved, ...]:
    """Those of :func:`approved_routes` that were made for a campaign, the newest first: their source names it, or where
    somebody wrote that over all their sites are among those that it lists."""
    campaign = context.store.need(Campaign, campaign_rid)

    def is_ours(route: Approved) -> bool:
        source = str(from_json(route.document.facts).get("check.source") or "")
        listed = {site.rid for site in route.sites} <= set(campaign.project_rids)
        return campaign.title in source or (bool(route.sites) and listed)

    return tuple(filter(is_ours, approved_routes(context, also_over=also_over)))


def sites_of(facts: Mapping[str, Any]) -> tuple[str, ...]:
    """The sites that an approval names, in the order of its route."""
    return tuple(str(row.get("site")) for row in facts.get(SITES) or () if row.get("site"))


def _named(context: Context, names: tuple[str, ...]) -> tuple[Project, ...]:
    known = {each.name: each for each in context.store.find_among(Project, "name", names)}
    return tuple(known[name] for name in names if name in known)
