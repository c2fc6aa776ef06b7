"""Do something that the law only warns of: ask for the reason, which is kept, and do it then."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from inspector_app.support.errors import Level, Problem
from inspector_app.ui.drafts import forget
from inspector_app.ui.session import Session, ShowProblems
from inspector_app.ui.wording import said
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

    def do(refuse: ShowProblems, given: dict[str, str]) -> bool:
        return session.do(function, *args, then=then, refused=refuse, reasons=given, **kwargs)

    with_reasons(session, do, title=title, kept=kept, refused=refused)


def with_reasons(
    session: Session[Any], act: Callable[[ShowProblems, dict[str, str]], bool], *, title: str, kept: str,
    refused: ShowProblems,
) -> None:  # fmt: skip
    """As :func:`do_with_reasons` of what is done, or begun, by ``act``: it tells whether it was."""
    reason_key = replace(DraftKey.parse(kept), detail="reason")

    def do(refuse: ShowProblems, given: dict[str, str]) -> None:
        if act(refuse, given):
            forget(session, str(reason_key))  # also one that was left when the act needed none any more

    def weighed(problems: Sequence[Problem]) -> None:
        if any(problem.level is Level.ERROR for problem in problems):
            refused(problems)
            return
        lines = said(problems)
        reason = session.messages.ask_reason(title, lines, reason_key)
        if reason:
            do(refused, {problem.code: reason for problem in problems})

    do(weighed, {})
