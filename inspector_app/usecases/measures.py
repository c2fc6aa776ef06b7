"""统计: every figure of a day or a period, its parts, and the records behind it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from inspector_app.domain.dates import chinese
from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures import work
from inspector_app.domain.measures.figure import By, Figure, figures, inconsistencies, parts
from inspector_app.domain.measures.ground import Ground, Span
from inspector_app.domain.measures.lacking import untold
from inspector_app.domain.money import yuan
from inspector_app.domain.role import Role
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.lawbook.book import Lawbook
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.garbage import undisturbed
from inspector_app.usecases.context import Context
from inspector_app.usecases.measure_ground import GroundReader, Source, StoreSource


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of some days by name, with what must be said beside them (``notes``)."""

    span: Span
    figures: Mapping[str, Figure]
    notes: tuple[str, ...]
    by: By | None = None
    parts: Mapping[str, Mapping[str, Figure]] | None = None


Grounds = Callable[[Source], GroundReader]
"""Reads what measures look at from any source; may be called in any thread."""


def grounds(context: Context) -> Grounds:
    """By the forms, the limits and the day of this context, and who told its records."""
    return grounds_by(context.forms, context.law, context.clock.today(), context.store.bureaus)


def grounds_by(
    forms: Catalogue, law: Lawbook, today: date, bureaus: Mapping[str, Mapping[str, str]] | None = None
) -> Grounds:
    """By these forms and limits, on this day; ``bureaus`` told the records, where the source does not tell."""
    return partial(GroundReader, roles=forms.roles, procedure=law.procedure, today=today, bureaus=bureaus)


def ground_reader(context: Context) -> GroundReader:
    """Reads the store once for all measures of any day."""
    return grounds(context)(StoreSource(context.store))


def check_span(today: date, span: Span) -> None:
    """Raises :class:`Refused` ``measures-future`` and ``measures-days``."""
    if span.last > today:
        raise Refused(Problem("measures-future", "on"))
    if span.first and span.first > span.last:
        raise Refused(Problem("measures-days", "from"))


def campaigns(context: Context) -> tuple[Campaign, ...]:
    """Every 专项行动, the last first."""
    return tuple(sorted(context.store.all(Campaign), key=lambda each: each.first_day, reverse=True))


def campaign_named(known: Iterable[Campaign], title: str) -> Campaign:
    """A 专项行动 by its title, the first of them. Raises :class:`Refused` ``campaign-unknown``."""
    for each in known:
        if each.title == title.strip():
            return each
    raise Refused(Problem("campaign-unknown", "campaign", details={"title": title}))


def measured(
    context: Context, on: date, first: date | None = None, by: By | None = None, campaign: str = ""
) -> Measured:
    """Every figure of a day, and of what happened from ``first`` to it (without: since records began); of the whole
    store or of a 专项行动 by its title. Raises as :func:`check_span` and :func:`campaign_named`."""
    return measured_from(ground_reader(context), context.clock.today(), Span(first, on), by, campaign)


def measured_from(reader: GroundReader, today: date, span: Span, by: By | None, campaign: str) -> Measured:
    """The same by whatever reads the records. Raises as :func:`measured`."""
    check_span(today, span)
    with undisturbed():
        ground = reader.on(span.last)
        if campaign:
            ground = ground.of_campaign(campaign_named(ground.campaigns, campaign))
        found = figures(ground, span)
        taken = {name: parts(whole, ground, span, by) for name, whole in found.items()} if by else None
    return Measured(span, found, tuple(notes(ground, found)), by, taken)


def notes(ground: Ground, found: Mapping[str, Figure]) -> list[str]:
    """What a reader must know of the figures: what does not add up and why, and what lies outside."""
    said = [*inconsistencies(found, ground.unpaid_now), *untold(found, ground.told_later)]
    if ground.later:
        said.append(f"另有{ground.later}个项目在截止日之后才登记，没有开工日期，不知道当日是否在建，未计入。")
    if ground.told_later:
        said.append(
            f"有{ground.told_later}个项目在截止日之后才登记，只按开工日期计入项目数量；当日的等级、人数、未支付工资和制度落实情况没有记录，未计入，也不在各项比率之内。"
        )
    said += [*_of_unfiled(ground, found), *_without_notice(ground, found)]
    if not ground.keeps((), ground.on):
        said.append(_before_all(ground))
    return said


def _of_unfiled(ground: Ground, found: Mapping[str, Figure]) -> Iterator[str]:
    """That wages were recovered in cases that no figure of cases counts, for they were not filed by the day."""
    sums: dict[str, int] = {}
    for item in found["recovered_fen"].items:
        case = ground.case_of.get(item.case_rid)
        if case is not None and (case.filed_on is None or case.filed_on > ground.on):
            sums[case.rid] = sums.get(case.rid, 0) + (item.amount or 0)
    if sums:
        whole = f"追缴补发工资中有{yuan(sum(sums.values()))}元属于{len(sums)}个当日还没有立案的案件"
        yield f"{whole}，立案和处理案件的件数不含这些案件。"


def _without_notice(ground: Ground, found: Mapping[str, Figure]) -> Iterator[str]:
    """That somebody was put on the list of whose notice (O45 art. 6) no paper in force is registered: the figures of
    listings and of notices do not go together."""
    notices = {item.rid for item in work.papers(Role.PRE_NOTICE)(ground, Span(None, ground.on))}
    told = {each.rid for each in ground.watching.listings if each.notice_rid in notices}
    lacking = sum(item.rid not in told for item in found["listed"].items)
    if lacking:
        label, notice = found["listed"].measure.words.label, found["pre_notices"].measure.words.label
        yield f"{label}的有{lacking}个没有登记有效的{notice}，{notice}的份数不含这些对象，请核对告知程序。"


def _before_all(ground: Ground) -> str:
    """What is known of a day before the first record was entered: what was entered later, and nothing else."""
    if ground.begins and ground.keeps(ground.first_days, ground.on):
        told = f"资料库{chinese(ground.begins)}起登记，截止日在此以前：只统计后来补登的，其余没有记录，"
    else:
        told = "截止日之前没有任何记录，" + ("除按开工日期计入的项目以外，" if ground.projects else "")
    return f"{told}不能统计；未记录不等于零。"
