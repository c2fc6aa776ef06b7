"""Figures of the ledger (摸排台账) and of hazards: how the projects of the district stand on a day."""

from collections.abc import Callable, Iterator

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


def of_grade(grade: Grade | None) -> Look:
    """The projects of a grade; None: those of which nobody told one."""
    return lambda ground, _span: (item for each, item in ground.going_on if ground.grades[each.rid] is grade)


def _hazard_item(hazard: HazardRow) -> Item:
    return Item("hazard", hazard.rid, hazard.rid, 1, hazard.project_rid)


def hazards_found(grade: Grade) -> Look:
    """The hazards of a grade that were found in the period."""
    return lambda ground, span: (
        _hazard_item(hazard) for hazard in ground.hazards if hazard.grade is grade and hazard.found_on in span
    )


def hazards_open(grade: Grade) -> Look:
    """The hazards of a grade that are not struck off on the day."""
    return lambda ground, _span: (
        _hazard_item(hazard) for hazard in ground.hazards if hazard.grade is grade and ground.is_open(hazard)
    )


def hazards_asked(ground: Ground, _span: Span) -> Iterator[Item]:
    """拟销号: asked to be struck off and neither struck off nor refused yet on the day."""
    return (_hazard_item(hazard) for hazard in ground.hazards if ground.is_asked(hazard))


def hazards_struck_off(ground: Ground, span: Span) -> Iterator[Item]:
    """销号 in the period: also of one that was opened again after the day."""
    for hazard in ground.hazards:
        later = (each.since for each in ground.closed_of.get(hazard.rid, ()) if each.until > ground.on)
        if any(day in span for day in (hazard.struck_off_on, *later)):
            yield _hazard_item(hazard)


def hazards_to_court(ground: Ground, span: Span) -> Iterator[Item]:
    """转司法 in the period: counted apart, such a hazard is not struck off by it."""
    return (_hazard_item(hazard) for hazard in ground.hazards if hazard.to_court_on in span)


State = Callable[[ProjectRow], FactState]


def safeguarded(state: State) -> Look:
    """The projects on which a safeguard of wages is known to be there, and those of which nobody could tell."""

    def look(ground: Ground, _span: Span) -> Iterator[Item]:
        for project, item in ground.going_on:
            told = state(project)
            if told is FactState.KNOWN:
                yield item
            elif told in _UNTOLD:
                yield item.worth(None)

    return look


def to_safeguard(state: State) -> Look:
    """The projects that want this safeguard: all but those it does not concern (不涉及)."""
    return lambda ground, _span: (
        item for project, item in ground.going_on if state(project) is not FactState.NOT_APPLICABLE
    )
