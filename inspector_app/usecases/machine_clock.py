"""Whether the machine's clock can be believed: a paper takes its day and its deadlines from it."""

from datetime import UTC, datetime

from inspector_app.domain.change import hlc_moment
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.context import Context

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def clock_problems(context: Context) -> list[Problem]:
    """A warning when the clock shows an earlier day than the last change in the journal: it was set back."""
    newest, today = context.store.journal.newest_hlc(), context.clock.today()
    if not newest or (last := civil_date(hlc_moment(newest, _EPOCH))) <= today:
        return []
    details = {"last": last.isoformat(), "today": today.isoformat()}
    return [Problem("clock-behind", "document", Level.WARNING, details)]
