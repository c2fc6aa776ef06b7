"""承办人: who handles a case or a paper neither approves nor reviews it."""

from collections.abc import Iterable

from inspector_app.domain.agency import Inspector
from inspector_app.domain.case import Case
from inspector_app.support.errors import Problem
from inspector_app.usecases.context import Context


def is_handler(name: str, handlers: Iterable[Inspector]) -> bool:
    """Whether a name is that of one of them, however it is spaced."""
    return _plain(name) in {_plain(each.name) for each in handlers}


def handler_problems(name: str, handlers: Iterable[Inspector], where: str) -> list[Problem]:
    """``approved-by-handler`` where the leader who is said to approve is one of those who handle it: an investigation
    is looked at by a head of the agency (APL art. 57), who is not whoever made it."""
    if not is_handler(name, handlers):
        return []
    return [Problem("approved-by-handler", where, details={"name": name.strip()})]


def handlers_of_case(context: Context, case: Case) -> tuple[Inspector, ...]:
    """Who handles a case: those it names, else the team of this store; and always its writer."""
    named = context.inspectors(case.inspector_rids) if case.inspector_rids else context.team()
    return (*named, context.writer)


def _plain(name: str) -> str:
    return "".join(name.split())
