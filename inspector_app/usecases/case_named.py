"""A case or a project as somebody names it where there is no list to choose from."""

from inspector_app.domain.case import Case
from inspector_app.domain.project import Project
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context


def case_named(context: Context, name: str) -> Case:
    """The one case with this number or title. Raises :class:`Refused` ``case-not-found`` or ``case-not-one``."""
    wanted = name.strip()
    found = [case for case in context.store.all(Case) if wanted and wanted in (case.number, case.title, case.rid)]
    if len(found) != 1:
        raise Refused(Problem("case-not-one" if found else "case-not-found", "case", details={"name": wanted[:40]}))
    return found[0]


def project_named(context: Context, name: str) -> Project:
    """The one project with this name or code. Raises :class:`Refused` ``project-not-found`` or ``project-not-one``."""
    wanted = name.strip()
    every = context.store.all(Project)
    found = [project for project in every if wanted and wanted in (project.code, project.name, project.rid)]
    if len(found) != 1:
        code = "project-not-one" if found else "project-not-found"
        raise Refused(Problem(code, "project", details={"name": wanted[:40]}))
    return found[0]
