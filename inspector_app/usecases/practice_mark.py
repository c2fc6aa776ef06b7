"""练习: a practice store is known by its agency's name; nothing of it goes out, and nothing of others comes in."""

from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context


def practice_problem(context: Context) -> Problem | None:
    """``practice-stays-here`` in a practice store."""
    return Problem("practice-stays-here", "outbox") if context.agency.is_practice else None


def refuse_practice(context: Context) -> None:
    """Raises :class:`Refused` with :func:`practice_problem`."""
    if problem := practice_problem(context):
        raise Refused(problem)
