"""练习: a practice store is known by its agency's name; nothing of it goes out, and nothing of others comes in."""

from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context


def refuse_practice(context: Context) -> None:
    """Raises :class:`Refused` ``practice-stays-here`` in a practice store."""
    if context.agency.is_practice:
        raise Refused(Problem("practice-stays-here", "outbox"))
