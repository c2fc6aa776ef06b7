"""Figures of 摸排: the sites to which a round that is over did not come."""

from collections.abc import Iterator

from inspector_app.domain.measures.ground import Ground, Span
from inspector_app.domain.measures.item import Item
from inspector_app.domain.measures.project_rows import ProjectRow
from inspector_app.domain.measures.survey_rows import RoundRow


def overdue(ground: Ground, span: Span) -> Iterator[Item]:
    """Sites to which a round did not come whose last day is over, each once: nobody entered it by the day, and no visit
    within its days went there. Of several rounds of one town and department the newest goes through the same sites
    again; a site that was begun after a round is no matter of it."""
    begun = sorted((each for each in ground.surveying.rounds if each.first_day <= span.last), key=_first_day)
    over = [each for each in {(r.town, r.department): r for r in begun}.values() if each.last_day < span.last]
    came = {each.rid: _came(ground, each, span) for each in over}
    return (
        item
        for project, item in ground.going_on
        if any(_is_in(each, project) and project.rid not in came[each.rid] for each in over)
    )


def _first_day(row: RoundRow) -> str:
    return row.first_day.isoformat()


def _came(ground: Ground, row: RoundRow, span: Span) -> set[str]:
    entered = {e.project_rid for e in ground.surveying.surveyed if e.round_rid == row.rid and e.on <= span.last}
    return entered | {each.project_rid for each in ground.visits if row.first_day <= each.on <= row.last_day}


def _is_in(row: RoundRow, project: ProjectRow) -> bool:
    is_there = project.started_on is None or project.started_on <= row.last_day
    return is_there and row.town in ("", project.town) and row.department in ("", project.department)
