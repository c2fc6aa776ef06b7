"""演示日期: a demo store brings its own clock, which stands still; whoever opens it sees that day."""

from datetime import date, datetime

from inspector_app.store.store import Store
from inspector_app.support.clock import CHINA, SetClock
from inspector_app.usecases.context import Context

_MOMENT = "demo-moment"


def stand_still(context: Context) -> None:
    """Keep this moment as the store's demo date."""
    context.store.settings.set(_MOMENT, context.clock.now().isoformat())


def demo_day(context: Context) -> date | None:
    """The demo date, when this is a demo store."""
    moment = _moment(context.store)
    return moment.astimezone(CHINA).date() if moment else None


def standing_clock(store: Store) -> SetClock | None:
    """The clock of a demo store."""
    moment = _moment(store)
    return SetClock(moment) if moment else None


def _moment(store: Store) -> datetime | None:
    text = store.settings.get(_MOMENT)
    return datetime.fromisoformat(text) if text else None
