"""月度台账: which months that are over still want their statement, and what is open in one."""

from collections.abc import Iterator
from datetime import date, datetime

from inspector_app.domain.change import hlc_moment
from inspector_app.domain.dates import chinese
from inspector_app.domain.project import is_finished
from inspector_app.domain.survey import last_of, month_words, overdue_months, tells_all
from inspector_app.domain.watching import Watch, WatchReport, months_owed
from inspector_app.store.columns import first_stamp, read_columns
from inspector_app.support.clock import EPOCH, civil_date
from inspector_app.support.vocabulary import record_word
from inspector_app.usecases.context import Context
from inspector_app.usecases.measures import ground_reader
from inspector_app.usecases.survey_rounds import rounds_due


def begins_on(context: Context) -> date | None:
    """The first day on which anything was entered, None while nothing is: no statement can tell of a month before."""
    stamp = first_stamp(context.store)
    return civil_date(hlc_moment(stamp, EPOCH)) if stamp else None


def months_overdue(context: Context) -> tuple[date, ...]:
    """The months that are over and have no statement of the whole month, the first one first; none while no project
    goes on, of which there would be nothing to close, nor of what several laptops handed over: closing is the duty of
    each. Looks at columns alone: 今日 asks at each reading."""
    if context.store.is_mirror:
        return ()
    begins, today = begins_on(context), context.clock.today()
    if not any(overdue_months(begins, today, ())):
        return ()
    told = read_columns(context.store, "ledger_statement", ("month", "closed_at"))
    days = [(date.fromisoformat(month), civil_date(datetime.fromisoformat(at))) for month, at in told]
    closed = {month for month, on in days if tells_all(month, on)}
    owed = tuple(overdue_months(begins, today, closed))
    if owed and all(is_finished(state) for (state,) in read_columns(context.store, "project", ("state",))):
        return ()
    return owed


def still_open(context: Context, month: date) -> Iterator[str]:
    """What is not done of a month whose ledger is closed, a sentence each, as it stood when the month's last day ended:
    whoever closes it all the same knows what the statement lacks."""
    store, today, words = context.store, context.clock.today(), month_words(month)
    on = min(last_of(month), today)
    when = f"截至{chinese(on)}，" if on < today else ""
    ground = ground_reader(context).of_ledger(on)
    if not tells_all(month, today):
        yield f"{words}还没有结束，月末以后还应当重新定稿。"
    there = {row.rid for row, _ in ground.going_on}
    yield from (f"{when}{due.words}。" for due in rounds_due(context, last_of(month) - today, there))
    ungraded = sum(ground.grades[rid] is None for rid in there)
    if ungraded:
        yield f"{when}还有{ungraded:,}个项目没有定级。"
    reports = store.find(WatchReport, month=month)
    missing = sum(month in months_owed(watch, reports, today) for watch in store.all(Watch))
    if missing:
        yield f"{words}的{record_word('watch_report')}还有{missing:,}份没有收到。"
