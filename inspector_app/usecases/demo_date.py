"""演示日期: a demo store brings its own clock, which stands still, a practice store one that goes on from its day;
whoever opens it sees that day."""

from datetime import date, datetime

from inspector_app.store.store import Store
from inspector_app.support.clock import CHINA, Clock, SetClock, ShiftedClock
from inspector_app.usecases.context import Context

_MOMENT, _BEGUN = "demo-moment", "demo-begun"


def stand_still(context: Context) -> None:
    """Keep this moment as the store's demo date."""
    context.store.settings.set(_MOMENT, context.clock.now().isoformat())


def go_on_from_here(context: Context, clock: Clock) -> None:
    """Keep this moment as that of the store when ``clock`` shows what it shows now; from here time goes on."""
    stand_still(context)
    context.store.settings.set(_BEGUN, clock.now().isoformat())


def demo_day(context: Context) -> date | None:
    """The demo date, when this is a demo store or one for practice."""
    moment = _moment(context.store, _MOMENT)
    if moment is None:
        return None
    return context.clock.today() if _moment(context.store, _BEGUN) else moment.astimezone(CHINA).date()


def own_clock(store: Store, clock: Clock) -> Clock:
    """The clock of a demo store or one for practice, else ``clock``."""
    moment, begun = _moment(store, _MOMENT), _moment(store, _BEGUN)
    if moment is None:
        return clock
    return ShiftedClock(clock, moment - begun) if begun else SetClock(moment)


def _moment(store: Store, key: str) -> datetime | None:
    text = store.settings.get(key)
    return datetime.fromisoformat(text) if text else None
