"""A case or a project as somebody names it where there is no list to choose from."""

from inspector_app.domain.case import Case
from inspector_app.domain.project import Project
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context

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


def _called(project: Project) -> tuple[str, ...]:
    return project.code, project.name, project.rid, f"{project.town}/{project.name}"
