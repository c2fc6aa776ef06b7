"""Figures of the ledger (摸排台账) and of hazards: how the projects of the district stand on a day."""

from collections.abc import Callable, Iterator
from datetime import date

from inspector_app.domain.measures.ground import Ground, Look, Span
from inspector_app.domain.measures.hazard_rows import HazardRow
from inspector_app.domain.measures.item import Item
from inspector_app.domain.measures.project_rows import ProjectRow
from inspector_app.domain.project import FactState, Grade, ProjectKind

_UNTOLD = (FactState.UNASKED, FactState.UNVERIFIABLE)


def projects(ground: Ground, _span: Span) -> Iterator[Item]:
    """The projects of the ledger that are not finished."""
    return (item for _, item in ground.going_on)


def of_kind(kind: ProjectKind) -> Look:
    """The projects of one owner type."""
    return lambda ground, _span: (item for project, item in ground.going_on if project.kind is kind)


def workers(ground: Ground, _span: Span) -> Iterator[Item]:
    """The migrant workers that the ledger states."""
    return (item.worth(project.heads) for project, item in ground.going_on)


def unpaid(ground: Ground, _span: Span) -> Iterator[Item]:
    """The unpaid wages that the ledger states, in 分."""
    return (item.worth(project.unpaid_fen) for project, item in ground.going_on)


def contracts(ground: Ground, _span: Span) -> Iterator[Item]:
    """工程造价: the contract prices that the ledger states, in 分."""
    return (item.worth(project.contract_fen) for project, item in ground.going_on)


def graded(grade: Grade) -> Look:
    """The projects that were of a grade on the day."""
    return lambda ground, _span: (item for each, item in ground.going_on if ground.grades[each.rid] is grade)


def of_grade(grade: Grade) -> Look:
    """The same. Of those entered later of which nobody told a grade by the day it is not known: they are named as such,
    and count as none."""

    def look(ground: Ground, _span: Span) -> Iterator[Item]:
        for each, item in ground.going_on:
            known = ground.grades[each.rid]
            if known is grade:
                yield item
            elif known is None and not each.is_told:
                yield item.worth(None)

    return look


def told(ground: Ground, _span: Span) -> Iterator[Item]:
    """The projects of a share of grades: those entered later of which nobody told one by the day are none of them, or
    each would change what was reported of the days before."""
    return (item for each, item in ground.going_on if each.is_told or ground.grades[each.rid] is not None)


def ungraded(ground: Ground, _span: Span) -> Iterator[Item]:
    """The projects of which nobody told a grade by the day; of those entered later it is not known."""
    return (
        item if each.is_told else item.worth(None)
        for each, item in ground.going_on if ground.grades[each.rid] is None
    )  # fmt: skip


def _hazard_item(hazard: HazardRow, on: date | None = None) -> Item:
    """A hazard counts once; what happens to it on a day counts each time."""
    return Item("hazard", hazard.rid, f"{hazard.rid}{on or ''}", 1, hazard.project_rid)


def hazards_found(grade: Grade) -> Look:
    """The hazards that were found in the period and were of a grade then."""
    return lambda ground, span: (
        _hazard_item(hazard)
        for hazard in ground.hazards
        if hazard.found_on in span and ground.found_as(hazard) is grade
    )


def hazards_regraded(grade: Grade) -> Look:
    """The hazards that became of a grade in the period, after the day on which they were found."""
    return lambda ground, span: (
        _hazard_item(hazard, each.on)
        for hazard in ground.hazards
        for each in ground.regraded_of.get(hazard.rid, ())
        if each.now is grade and each.on in span and each.on > hazard.found_on
    )


def hazards_open(grade: Grade) -> Look:
    """The hazards of a grade that are not struck off on the day."""
    return lambda ground, _span: (
        _hazard_item(hazard) for hazard in ground.hazards if hazard.grade is grade and ground.is_open(hazard)
    )


def hazards_unassigned(ground: Ground, _span: Span) -> Iterator[Item]:
    """Open hazards for which no body answers (包保)."""
    return (
        _hazard_item(hazard)
        for hazard in ground.hazards
        if ground.is_open(hazard) and not (hazard.responsible_body or "").strip()
    )


def hazards_overdue(ground: Ground, span: Span) -> Iterator[Item]:
    """Open hazards that were to be done away with by a day before the last one: 化解期限. Nothing is owed of those that
    are asked to be struck off, or at court, by then."""
    return (
        _hazard_item(hazard)
        for hazard in ground.hazards
        if hazard.due and hazard.due < span.last and ground.is_open(hazard) and not ground.is_asked(hazard)
        and not (hazard.to_court_on and hazard.to_court_on <= span.last)
    )  # fmt: skip


def hazards_asked(ground: Ground, _span: Span) -> Iterator[Item]:
    """拟销号: asked to be struck off and neither struck off nor refused yet on the day."""
    return (_hazard_item(hazard) for hazard in ground.hazards if ground.is_asked(hazard))


def hazards_struck_off(ground: Ground, span: Span) -> Iterator[Item]:
    """销号 in the period, also of one that was opened again since: that is counted beside it, so that what was open
    before, what was found and what was struck off always come to what is open now."""
    for hazard in ground.hazards:
        days = (hazard.struck_off_on, *(each.since for each in ground.closed_of.get(hazard.rid, ())))
        yield from (_hazard_item(hazard, day) for day in days if day in span)


def hazards_reopened(ground: Ground, span: Span) -> Iterator[Item]:
    """恢复为未销号 in the period."""
    for hazard in ground.hazards:
        days = (each.until for each in ground.closed_of.get(hazard.rid, ()))
        yield from (_hazard_item(hazard, day) for day in days if day in span)


def hazards_to_court(ground: Ground, span: Span) -> Iterator[Item]:
    """转司法 in the period: counted apart, such a hazard is not struck off by it."""
    return (_hazard_item(hazard) for hazard in ground.hazards if hazard.to_court_on in span)


State = Callable[[ProjectRow], FactState]


def safeguarded(state: State) -> Look:
    """The projects on which a safeguard of wages is known to be there, and those of which nobody could tell."""

    def look(ground: Ground, _span: Span) -> Iterator[Item]:
        for project, item in ground.going_on:
            fact = state(project)
            if not project.is_told:
                continue
            if fact is FactState.KNOWN:
                yield item
            elif fact in _UNTOLD:
                yield item.worth(None)

    return look


def to_safeguard(state: State) -> Look:
    """The projects that want this safeguard: all but those it does not concern (不涉及), and those entered later."""
    return lambda ground, _span: (
        item for project, item in ground.going_on if project.is_told and state(project) is not FactState.NOT_APPLICABLE
    )
