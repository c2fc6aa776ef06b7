"""双随机抽取: who may be drawn, the draw itself as an act that stays, and drawing it again to see that it is right."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from inspector_app.domain.agency import Inspector
from inspector_app.domain.draw import PAIR, Draw, DrawnSite, draw, draw_problems, fingerprint, in_order, ticket
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Campaign
from inspector_app.domain.project import Project, is_finished
from inspector_app.domain.reason import says_why
from inspector_app.store.reading import Reading
from inspector_app.support.errors import Problem, refuse_errors
from inspector_app.usecases.context import Context


@dataclass(frozen=True, slots=True)
class Pool:
    """Who may be drawn: projects that go on, inspectors with valid certificates. ``fingerprint`` is announced before
    the seed is known, so that nobody can say that the list was made to fit."""

    projects: tuple[Project, ...]
    inspectors: tuple[Inspector, ...]

    @property
    def fingerprint(self) -> str:
        """Of the projects and inspectors together."""
        return fingerprint([*(each.rid for each in self.projects), *(each.rid for each in self.inspectors)])


@dataclass(frozen=True, slots=True)
class Ticket:
    """A project of a draw with its number, in the order drawn."""

    project_rid: str
    name: str
    number: str
    inspectors: str
    is_drawn: bool


def pool(context: Context, campaign: Campaign) -> Pool:
    """Who may be drawn today: of a campaign's projects, or of the whole ledger while none were chosen."""
    chosen = set(campaign.project_rids)
    projects = [
        project
        for project in context.store.all(Project)
        if (not chosen or project.rid in chosen) and not is_finished(project.state)
    ]
    day = context.clock.today()
    able = [each for each in context.store.all(Inspector) if each.active and not each.expired_on(day)]
    return Pool(tuple(projects), tuple(able))


def make_draw(
    context: Context, campaign_rid: str, *, seed: str, seed_from: str, wanted: int, witness: str, reason: str = ""
) -> Draw:  # fmt: skip
    """Draw before a second person, and keep what came of it: it cannot be changed afterwards, only drawn once more with
    a reason.

    Raises :class:`Refused` ``draw-no-seed``, ``draw-no-source``, ``draw-no-witness``, ``draw-witness-alone`` where it
    is whoever draws, ``draw-wanted``, ``draw-inspectors``, ``draw-no-reason`` and ``draw-seed-used``.
    """
    campaign = context.store.need(Campaign, campaign_rid)
    among, seed = pool(context, campaign), seed.strip()
    earlier = context.store.find(Draw, campaign_rid=campaign_rid)
    problems = _problems(among, earlier, seed, seed_from, wanted, reason)
    refuse_errors([*problems, *_unwitnessed(context, witness.strip())])
    projects, inspectors = ({each.rid: each for each in known} for known in (among.projects, among.inspectors))
    drawn = tuple(DrawnSite(rid, projects[rid].name, pair) for rid, pair in draw(seed, projects, inspectors, wanted))
    made = Draw(
        new_rid(), campaign_rid, context.clock.now(), seed, seed_from.strip(), wanted, tuple(sorted(projects)),
        tuple(sorted(inspectors)), drawn, reason.strip(), witness.strip(),
    )  # fmt: skip
    with context.unit("双随机抽取") as unit:
        unit.put(made)
    return made


def _problems(
    among: Pool, earlier: Sequence[Draw], seed: str, seed_from: str, wanted: int, reason: str
) -> list[Problem]:
    problems = []
    if not seed:
        problems.append(Problem("draw-no-seed", "seed"))
    if not seed_from.strip():
        problems.append(Problem("draw-no-source", "seed_from"))
    if not 1 <= wanted <= len(among.projects):
        problems.append(Problem("draw-wanted", "wanted", details={"most": str(len(among.projects))}))
    if len(among.inspectors) < PAIR:
        problems.append(Problem("draw-inspectors", "wanted", details={"there": str(len(among.inspectors))}))
    if earlier and not reason.strip():
        problems.append(Problem("draw-no-reason", "reason", details={"times": str(len(earlier))}))
    if any(each.seed == seed for each in earlier):
        problems.append(Problem("draw-seed-used", "seed"))
    return problems


def _unwitnessed(context: Context, witness: str) -> list[Problem]:
    if not says_why(witness):
        return [Problem("draw-no-witness", "witness")]
    own = context.writer.name
    return [Problem("draw-witness-alone", "witness", details={"name": own})] if witness == own else []


def tickets(context: Context, made: Draw) -> tuple[Ticket, ...]:
    """Every project of a draw in the order drawn, with its number: what is published, to be repeated by anybody."""
    names = {project.rid: project.name for project in context.store.pick(Project, made.project_rids)}
    names |= {site.project_rid: site.name for site in made.drawn}
    people = {each.rid: each.name for each in context.store.all(Inspector)}
    pairs = {site.project_rid: "、".join(people.get(rid, rid) for rid in site.inspector_rids) for site in made.drawn}
    return tuple(
        Ticket(rid, names.get(rid, ""), ticket(made.seed, rid), pairs.get(rid, ""), rid in pairs)
        for rid in in_order(made.seed, made.project_rids)
    )


def turns(context: Context, made: Draw) -> tuple[tuple[str, str], ...]:
    """The inspectors of a draw in the order drawn: identity and name."""
    people = {each.rid: each.name for each in context.store.all(Inspector)}
    return tuple((rid, people.get(rid, "")) for rid in in_order(made.seed, made.inspector_rids))


def differing_draws(reading: Reading) -> list[Problem]:
    """``draw-differs`` for each kept draw that is not what its seed gives."""
    return [replace(problem, where=f"draw:{made.rid}") for made in reading.all(Draw) for problem in draw_problems(made)]


def drawn_today(context: Context, project_rid: str) -> tuple[str, DrawnSite] | None:
    """The campaign that goes on today and drew this project, by its rid, and how it was drawn last; None: none did."""
    day = context.clock.today()
    running = {each.rid for each in context.store.all(Campaign) if each.first_day <= day <= each.last_day}
    draws = [each for each in context.store.all(Draw) if each.campaign_rid in running]
    for made in sorted(draws, key=lambda each: each.drawn_at, reverse=True):
        for site in made.drawn:
            if site.project_rid == project_rid:
                return made.campaign_rid, site
    return None


def verify_draw(context: Context, rid: str) -> Draw:
    """Draw a kept draw once more. Raises :class:`Refused` ``draw-differs`` when something else comes of it."""
    made = context.store.need(Draw, rid)
    refuse_errors(draw_problems(made))
    return made
