"""A case, a project or a visit as somebody names it where there is no list to choose from."""

from inspector_app.domain.case import Case
from inspector_app.domain.dates import iso_day
from inspector_app.domain.inspection import Inspection, InspectionHead
from inspector_app.domain.project import Project
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import visited_places

_LEAST, _SHORT, _MOST = 8, 12, 10
"""Characters of an identity that name a project, and that are shown; projects of one name that are told."""


def case_named(context: Context, name: str) -> Case:
    """The one case with this number or title. Raises :class:`Refused` ``case-not-found`` or ``case-not-one``."""
    wanted = name.strip()
    found = [case for case in context.store.all(Case) if wanted and wanted in (case.number, case.title, case.rid)]
    if len(found) != 1:
        raise Refused(Problem("case-not-one" if found else "case-not-found", "case", details={"name": wanted[:40]}))
    return found[0]


def project_named(context: Context, name: str) -> Project:
    """The one project with this name or code, or of several of one name that which is told as 乡镇/名称 or by the
    beginning of its identity. Raises :class:`Refused` ``project-not-found`` or ``project-not-one``, which tells these.
    """
    wanted = name.strip()
    every = context.store.all(Project)
    found = [project for project in every if wanted and wanted in _called(project)]
    if not found and len(wanted) >= _LEAST:
        found = [project for project in every if project.rid.startswith(wanted)]
    if len(found) != 1:
        code = "project-not-one" if found else "project-not-found"
        towns = [project.town for project in found]
        ways = "、".join(
            f"{each.town}/{each.name}" if each.town and towns.count(each.town) == 1 else each.rid[:_SHORT]
            for each in found[:_MOST]
        )
        raise Refused(Problem(code, "project", details={"name": wanted[:40], "ways": ways}))
    return found[0]


def visit_named(context: Context, name: str) -> Inspection:
    """The one visit whose identity begins so, or the only one to the place of this name.

    Raises :class:`Refused` ``visit-not-found`` or ``visit-not-one``, which tells these with their days."""
    wanted = name.strip()
    every = context.store.all(InspectionHead)
    found = [each for each in every if len(wanted) >= _LEAST and each.rid.startswith(wanted)]
    if not found and wanted:
        places = visited_places(context.store, every)
        found = [each for each in every if places[each.rid] == wanted]
    if len(found) != 1:
        ways = "、".join(f"{each.rid[:_SHORT]}（{iso_day(each.started_at)}）" for each in found[:_MOST])
        code = "visit-not-one" if found else "visit-not-found"
        raise Refused(Problem(code, "visit", details={"name": wanted[:40], "ways": ways}))
    return context.store.need(Inspection, found[0].rid)


def _called(project: Project) -> tuple[str, ...]:
    return project.code, project.name, project.rid, f"{project.town}/{project.name}"
