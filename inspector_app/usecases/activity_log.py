"""工作动态: the log of the office's work."""

from inspector_app.domain.dispatch import Activity
from inspector_app.support.errors import Problem, refuse_errors
from inspector_app.usecases.context import Context


def save_activity(context: Context, activity: Activity) -> Activity:
    """Keep an entry of the log. Raises :class:`Refused` ``activity-no-text`` or ``activity-future``."""
    problems = []
    if not activity.text.strip():
        problems.append(Problem("activity-no-text", "text"))
    if activity.on > context.clock.today():
        problems.append(Problem("activity-future", "on"))
    refuse_errors(problems)
    with context.unit("登记工作动态") as unit:
        unit.put(activity)
    return activity


def activities(context: Context) -> tuple[Activity, ...]:
    """The log, the newest first."""
    return tuple(sorted(context.store.all(Activity), key=lambda entry: entry.on)[::-1])
