"""Whether the machine's clock can be believed: a paper takes its day and its deadlines from it."""

from dataclasses import replace

from inspector_app.domain.change import hlc_moment, hlc_reached
from inspector_app.store.documents import last_explained
from inspector_app.support.clock import EPOCH, civil_date
from inspector_app.support.errors import Level, Problem
from inspector_app.usecases.context import Context

_BEHIND = "clock-behind"
_LOOKED_AT = 1000


def clock_problems(context: Context, newest: str | None = None) -> list[Problem]:
    """A warning when the clock shows an earlier day than a change in the journal: it was set back.

    ``newest`` is the stamp of the last change where it was read already.

    Or the earlier time was wrong: one start with the clock ahead. The reason that a person types for this warning stays
    with its paper in the journal, and from that paper on only what was saved later is compared.
    """
    journal, today = context.store.journal, context.clock.today()
    newest = journal.newest_hlc() if newest is None else newest
    if not newest or civil_date(hlc_reached(newest, EPOCH)) <= today:
        return []
    explained = last_explained(context.store, _BEHIND)
    stamps = journal.stamps_after(explained, _LOOKED_AT) if explained else (newest,)
    shown = hlc_moment if explained else hlc_reached
    last = max((civil_date(shown(stamp, EPOCH)) for stamp in stamps), default=today)
    if last <= today:
        return []
    return [Problem(_BEHIND, "document", Level.WARNING, {"last": last.isoformat(), "today": today.isoformat()})]


def clock_notes(context: Context) -> list[Problem]:
    """The same where nothing is signed off: at opening, in a check, and before a start time is taken from the clock."""
    return [replace(problem, code="clock-behind-now", where="") for problem in clock_problems(context)]
