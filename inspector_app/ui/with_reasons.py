"""Do something that the law only warns of: ask for the reason, which is kept, and do it then."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence
from inspector_app.ui.session import Session, ShowProblems
from inspector_app.usecases.draft_key import DraftKey


def do_with_reasons(
    session: Session[Any],
    function: Callable[..., Any],
    *args: Any,
    title: str,
    kept: str,
    then: Callable[[Any], Any] | None = None,
    refused: ShowProblems,
    **kwargs: Any,
) -> None:
    """Call ``function(context, *args, reasons=…)``; errors go to ``refused``, mere warnings ask for a typed reason.

    ``kept`` is the key of the draft of what is about to be done; the reason is kept beside it.
    """

    def weighed(problems: Sequence[Problem]) -> None:
        if any(problem.level is Level.ERROR for problem in problems):
            refused(problems)
            return
        lines = [sentence(problem.code, problem.details) for problem in problems]
        reason = session.messages.ask_reason(title, lines, replace(DraftKey.parse(kept), detail="reason"))
        if reason:
            given = {problem.code: reason for problem in problems}
            session.do(function, *args, then=then, refused=refused, reasons=given, **kwargs)

    session.do(function, *args, then=then, refused=weighed, reasons={}, **kwargs)
