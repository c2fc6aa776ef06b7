"""统计: every figure of a day or a period, its parts, and the records behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures.catalogue import BY_NAME
from inspector_app.domain.measures.figure import By, Figure, figures, inconsistencies, parts
from inspector_app.domain.measures.ground import Ground, Span
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.measure_ground import GroundReader, StoreSource


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of some days by name, with what must be said beside them (``notes``)."""

    span: Span
    figures: Mapping[str, Figure]
    notes: tuple[str, ...]
    by: By | None = None
    parts: Mapping[str, Mapping[str, Figure]] | None = None


def ground_reader(context: Context) -> GroundReader:
    """Reads the store once for all measures of any day."""
    return GroundReader(StoreSource(context.store), context.forms.roles, context.clock.today())


def check_span(context: Context, span: Span) -> None:
    """Raises :class:`Refused` ``measures-future`` and ``measures-days``."""
    if span.last > context.clock.today():
        raise Refused(Problem("measures-future", "on"))
    if span.first and span.first > span.last:
        raise Refused(Problem("measures-days", "from"))


def campaigns(context: Context) -> tuple[Campaign, ...]:
    """Every 专项行动, the last first."""
    return tuple(sorted(context.store.all(Campaign), key=lambda each: each.first_day, reverse=True))


def campaign_named(context: Context, title: str) -> Campaign:
    """A 专项行动 by its title. Raises :class:`Refused` ``campaign-unknown``."""
    found = [each for each in context.store.all(Campaign) if each.title == title.strip()]
    if not found:
        raise Refused(Problem("campaign-unknown", "campaign", details={"title": title}))
    return found[-1]


def measured(
    context: Context, on: date, first: date | None = None, by: By | None = None, campaign: Campaign | None = None
) -> Measured:
    """Every figure of a day, and of what happened from ``first`` to it (without: since records began).

    Raises as :func:`check_span`.
    """
    span = Span(first, on)
    check_span(context, span)
    ground = ground_reader(context).on(on)
    if campaign:
        ground = ground.of_campaign(campaign)
    found = figures(ground, span)
    taken = {name: parts(BY_NAME[name], ground, span, by) for name in found} if by else None
    return Measured(span, found, tuple(notes(ground, found)), by, taken)


def notes(ground: Ground, found: Mapping[str, Figure]) -> list[str]:
    """What a reader must know of the figures: what does not add up and why, and what lies outside."""
    said = list(inconsistencies(found))
    if ground.later:
        said.append(f"另有{ground.later}个项目在截止日之后才登记，没有开工日期，不知道当日是否在建，未计入。")
    if ground.begins is None or ground.on < ground.begins:
        said.append("截止日之前没有任何记录，不能统计；未记录不等于零。")
    return said
