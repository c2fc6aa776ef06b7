"""报送数字: figures of other bodies (police, court, justice …), entered as they came, never mixed with ours."""

from datetime import date

from inspector_app.domain.dates import chinese
from inspector_app.domain.figures import parse_integer
from inspector_app.domain.identity import new_rid
from inspector_app.domain.measures.catalogue import BY_NAME, MEASURES, MONEY, Measure
from inspector_app.domain.measures.figure import worded
from inspector_app.domain.money import parse_yuan, yuan
from inspector_app.domain.reported import ReportedFigure
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.usecases.context import Context


def to_report() -> tuple[Measure, ...]:
    """The measures of which another body may report a figure: those that happen over a period, and no shares."""
    return tuple(measure for measure in MEASURES if not measure.of_day and not measure.is_share)


def reported_figures(context: Context) -> tuple[ReportedFigure, ...]:
    """Every figure of another body, the last received first."""
    return tuple(sorted(context.store.all(ReportedFigure), key=lambda each: each.received_on, reverse=True))


def figure_words(figure: ReportedFigure) -> str:
    """法律援助案件 128件; the bare name where a later program reports what this one does not know."""
    measure = BY_NAME.get(figure.measure)
    return f"{measure.words.label} {worded(measure, figure.value)}" if measure else figure.measure


def written_value(figure: ReportedFigure) -> str:
    """The value as it is entered: money in yuan."""
    measure = BY_NAME.get(figure.measure)
    return yuan(figure.value) if measure and measure.words.unit == MONEY else str(figure.value)


def save_figure(
    context: Context, rid: str, *, body: str, measure: str, value: str, first_day: date, last_day: date,
    received_on: date, note: str = "",
) -> ReportedFigure:  # fmt: skip
    """Keep a figure; an empty ``rid`` is a new one. ``value`` is a whole number, or yuan for a sum of money.

    Raises :class:`Refused` ``figure-no-body``, ``figure-measure-unknown``, ``measures-days``, ``figure-received``,
    ``figure-twice`` for the very same figure of the same days, ``figure-other`` for another value of them (the one
    that is kept is corrected), and as :func:`~.figures.parse_integer` and :func:`~.money.parse_yuan`.
    """
    known = next((each for each in to_report() if each.name == measure), None)
    if known is None:
        raise Refused(Problem("figure-measure-unknown", "measure", details={"name": measure}))
    problems = []
    if not body.strip():
        problems.append(Problem("figure-no-body", "body"))
    if first_day > last_day:
        problems.append(Problem("measures-days", "first_day"))
    if not last_day <= received_on <= context.clock.today():
        problems.append(Problem("figure-received", "received_on"))
    refuse_errors(problems)
    amount = parse_yuan(value, "value") if known.words.unit == MONEY else parse_integer(value, "value")
    figure = ReportedFigure(
        rid or new_rid(), body.strip(), measure, amount, first_day, last_day, received_on, note.strip()
    )
    kept = reported_before(context, figure.body, measure, first_day, last_day)
    if kept is not None and kept.rid != figure.rid:
        details = {"body": kept.body, "told": figure_words(kept), "received": chinese(kept.received_on)}
        raise Refused(Problem("figure-twice" if kept.value == amount else "figure-other", "value", details=details))
    with context.unit("登记报送数字") as unit:
        unit.put(figure)
    return figure


def reported_before(
    context: Context, body: str, measure: str, first_day: date, last_day: date
) -> ReportedFigure | None:
    """What a body reported already of a measure for the very same days; the last one where it stands twice."""
    known = context.store.find(
        ReportedFigure, body=body.strip(), measure=measure, first_day=first_day, last_day=last_day
    )
    return max(known, key=lambda each: each.received_on, default=None)


def remove_figure(context: Context, figure: ReportedFigure) -> ReportedFigure:
    """Take a figure back that was entered by mistake; its history stays."""
    with context.unit("删除报送数字") as unit:
        unit.delete(figure)
    return figure
