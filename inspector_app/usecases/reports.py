"""周报、月报、专项报告: drafted from records, kept as it was sent, and compared with what records say today."""

import codecs
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from inspector_app.domain.dates import chinese, month_day
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Campaign
from inspector_app.domain.measures.campaigns import late_steps
from inspector_app.domain.measures.catalogue import BY_NAME, MEASURES, Measure
from inspector_app.domain.measures.dispatching import overdue_bodies
from inspector_app.domain.measures.figure import By, Figure, Origin, Row, figure, parts, worded
from inspector_app.domain.measures.ground import Ground, Span
from inspector_app.domain.measures.lacking import told_apart
from inspector_app.domain.measures.report import (
    BEFORE,
    NEXT,
    PART_MEASURES,
    PERIOD,
    Difference,
    Report,
    moves,
    severe_names,
    span_before,
    span_of,
    year_of,
)
from inspector_app.domain.measures.sentences import sections
from inspector_app.domain.measures.work import own_terms_due
from inspector_app.domain.reported import ReportKind, SentFigure, SentProject, SentReport
from inspector_app.store.columns import Changed, changed_since
from inspector_app.store.reading import Reading
from inspector_app.store.store import Store
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.garbage import undisturbed
from inspector_app.support.groups import grouped
from inspector_app.support.progress import NoProgress, Pace, Progress, Watch
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs, take_in
from inspector_app.usecases.measure_ground import GroundReader, Source, StoreSource
from inspector_app.usecases.measures import Grounds, check_span, grounds, notes

_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_MOST_CHANGES = 5
_PROMISED = {
    "交办事项和督办函": ("dispatch_task", "due", "done_on"),
    "隐患化解期限": ("hazard", "due", "struck_off_on"),
    "检查问题整改": ("finding", "due", "corrected_on"),
    "建议函回复": ("advice", "reply_by", "replied_on"),
    "专项行动实施步骤": ("campaign_step", "last_day", "done_on"),
    "督查问题整改": ("supervision", "due", "corrected_on"),
    "企业自查报告": ("self_report", "due", "received_on"),
    "摸排轮次": ("survey_round", "last_day", ""),
}
"""What is to be done by a day beside the limits of law, by what it is called: the kind of record, its day, and the day
on which it was over."""
_STEPS = 36 + 3 * len(MEASURES)
"""About how many steps a report takes: each kind read, and each figure now, before and since New Year."""


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """Which report, in whose name and when it is made, and how its records are read: what a worker thread gets.

    ``of_office``: it is of what several laptops handed over; what one of them sent is not what the office says.
    """

    kind: ReportKind
    span: Span
    campaign: Campaign | None
    agency: str
    made_at: datetime
    grounds: Grounds
    of_office: bool = False


def make_report(context: Context, kind: ReportKind, ending: date, campaign: Campaign | None = None) -> Report:
    """A report of the days that end with ``ending``, as records tell it now. Raises as :func:`prepare_report`."""
    return read_report(prepare_report(context, kind, ending, campaign), context.store, NoProgress())


def prepare_report(context: Context, kind: ReportKind, ending: date, campaign: Campaign | None = None) -> ReportOrder:
    """Settle of which days a report is. Raises as :func:`report_span`."""
    span, agency = report_span(context.clock.today(), kind, ending, campaign), context.agency
    name = agency.coordinating_office or agency.name
    return ReportOrder(kind, span, campaign, name, context.clock.now(), grounds(context), context.store.is_mirror)


def report_span(today: date, kind: ReportKind, ending: date, campaign: Campaign | None) -> Span:
    """The days of a report.

    Raises :class:`Refused` ``measures-future``, ``campaign-not-begun`` and ``report-no-campaign``.
    """
    if kind is ReportKind.CAMPAIGN and campaign is None:
        raise Refused(Problem("report-no-campaign", "campaign"))
    if campaign and ending < campaign.first_day:
        raise Refused(Problem("campaign-not-begun", "ending", details={"title": campaign.title}))
    span = span_of(kind, ending, campaign)
    check_span(today, replace(span, last=ending))
    return span


def perform_report(order: ReportOrder, store: Store, progress: Progress) -> Report:
    """Count it in a worker thread, all from one state of the store. Raises as :meth:`Store.reader`, :class:`Cancelled`
    when the person did not want to wait."""
    with store.reader() as reading:
        return read_report(order, reading, progress)


def read_report(order: ReportOrder, reading: Reading, progress: Progress) -> Report:
    """The same by a reader of this thread."""
    pace = Pace(progress, "统计数字", _STEPS)
    return report_of(order, StoreSource(reading, pace.step), pace.step, None if order.of_office else reading)


def perform_parts(
    order: ReportOrder, by: By, store: Store, progress: Progress
) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
    """The figures of a report by departments, owner types or industries, in a worker thread. Raises as
    :func:`perform_report`."""
    pace = Pace(progress, "统计数字", _STEPS)
    with store.reader() as reading, undisturbed():
        return _Maker(order, StoreSource(reading, pace.step), pace.step, reading).parts_by(by)


def report_of(order: ReportOrder, source: Source, watch: Watch, reading: Reading | None = None) -> Report:
    """The same of any source; what was sent before is known to a store alone."""
    with undisturbed():
        return _Maker(order, source, watch, reading).report()


class _Maker:
    """Puts one report together; everything is read once, and the ledger once for each day."""

    def __init__(self, order: ReportOrder, source: Source, watch: Watch, reading: Reading | None) -> None:
        self._order, self._source, self._watch, self._reading = order, source, watch, reading
        self._kind, self._span, self._campaign = order.kind, order.span, order.campaign
        self._reader: GroundReader = order.grounds(source)
        self._before = span_before(order.kind, order.span)

    def report(self) -> Report:
        span, reading = self._span, self._reading
        now, was = self._ground(span.last), self._ground(self._before.last)
        sent = last_sent(reading, self._kind, self._before.last, self._campaign) if reading else None
        found = {measure.name: self._figure(measure, now, span) for measure in MEASURES}
        rows = tuple(self._rows(now, was, found, sent))
        return Report(
            self._kind,
            self._title(),
            self._order.agency,
            span,
            self._order.made_at,
            rows,
            sections(rows, self._words(now), span, year_of(span)),
            tuple(moves(was, now, span)),
            (towns := tuple(self._parts(now, found))),
            (
                *notes(now, found),
                *told_apart(towns, now.told_later),
                *self._of_two_years(rows),
                *self._more_than_owed(rows),
                *self._sent_already(),
            ),
            tuple(self._differences(reading, sent)) if reading and sent else (),
            sent,
            self._campaign,
            now.told_later,
        )

    def _ground(self, day: date) -> Ground:
        ground = self._reader.on(day)
        return ground.of_campaign(self._campaign) if self._campaign else ground

    def _figure(self, measure: Measure, ground: Ground, span: Span) -> Figure:
        self._watch()
        return figure(measure, ground, span)

    def _title(self) -> str:
        what = self._campaign.title if self._campaign else "根治拖欠农民工工资工作"
        return f"{what}{vocabulary.word(self._kind)}"

    def _rows(self, now: Ground, was: Ground, found: dict[str, Figure], sent: SentReport | None) -> Iterator[Row]:
        """The period before is told as it was sent, where it was; a campaign is beside how things stood on its first
        day, whatever was sent of it since."""
        is_first = self._kind is ReportKind.CAMPAIGN
        told = {each.measure: each.value for each in sent.figures} if sent and not is_first else {}
        year = year_of(self._span)
        for measure in MEASURES:
            since = None if measure.of_day else self._figure(measure, now, year)
            if is_first and not measure.of_day:
                yield Row(found[measure.name], None, since, compares=False)
                continue
            then = self._figure(measure, was, self._before)
            yield Row(found[measure.name], told.get(measure.name, then.value), since, was=then)

    def _words(self, ground: Ground) -> dict[str, str]:
        kind, span = self._kind, self._span
        return {
            "day": month_day(span.last), "period": PERIOD[kind], "before": BEFORE[kind],
            "severe": severe_names(ground), "promised": self._promised(ground),
            "late_bodies": overdue_bodies(ground, span.last), "late_steps": late_steps(ground, span.last),
        }  # fmt: skip

    def _promised(self, ground: Ground) -> str:
        """下周到期：办案期限1项、交办事项和督办函2项，逐项按期办理: what is to be done by a day of the week after the
        report."""
        last = self._span.last
        counts = {"办案期限": own_terms_due(ground, last + _DAY, last + _WEEK)}
        counts |= {name: self._due_of(*columns) for name, columns in _PROMISED.items()}
        due = "、".join(f"{name}{count}项" for name, count in counts.items() if count)
        after = NEXT[self._kind]
        return f"{after}到期：{due}，逐项按期办理" if due else f"{after}没有到期的办案期限和其他承诺事项"

    def _due_of(self, kind: str, due: str, over: str) -> int:
        """How many records of a kind have their day in the week after the report, and were not over by its end."""
        last = self._span.last
        found = self._source.columns(kind, (due, over) if over else (due,))
        days = (date.fromisoformat(day) for day, *ended in found if day and not _is_over(ended, last))
        return sum(last < day <= last + _WEEK for day in days)

    def parts_by(self, by: By) -> tuple[tuple[str, tuple[Figure, ...]], ...]:
        """The district taken apart otherwise than by towns."""
        ground = self._ground(self._span.last)
        whole = {measure.name: self._figure(measure, ground, self._span) for measure in PART_MEASURES}
        return tuple(self._parts(ground, whole, by))

    def _parts(
        self, ground: Ground, whole: dict[str, Figure], by: By = By.TOWN
    ) -> Iterator[tuple[str, tuple[Figure, ...]]]:
        by_measure = [parts(whole[measure.name], ground, self._span, by) for measure in PART_MEASURES]
        for name in by_measure[0]:
            yield (
                name,
                tuple(
                    found.get(name) or Figure(measure, None if measure.is_share else 0)
                    for measure, found in zip(PART_MEASURES, by_measure, strict=True)
                ),
            )

    def _of_two_years(self, rows: Iterable[Row]) -> Iterator[str]:
        """That figures since New Year leave out what the period had before it."""
        first, year, period = self._span.first, year_of(self._span).first, PERIOD[self._kind]
        counts = [row for row in rows if row.since and not row.measure.is_share]
        if first and year and first < year and any((row.figure.value or 0) > (row.year or 0) for row in counts):
            told = f"{period}从{chinese(first)}起，跨了年"
            yield f"{told}：“今年以来”从{chinese(year)}算起，可能比{period}的少。"

    def _more_than_owed(self, rows: Iterable[Row]) -> Iterator[str]:
        """That more was recovered than the ledger said was owed when the period began: two figures of unlike scope."""
        by = {row.measure.name: row for row in rows}
        recovered, owed = by["recovered_fen"], by["unpaid_fen"]
        if (recovered.figure.value or 0) > (owed.before or 0) > 0:
            then = f"{BEFORE[self._kind]}{owed.measure.words.label}{worded(owed.measure, owed.before)}"
            told = f"{PERIOD[self._kind]}{recovered.measure.words.label}{recovered.figure.words}"
            yield f"{told}，比{then}还多：两项口径不同，或者台账没有及时更新，请核对。"

    def _sent_already(self) -> Iterator[str]:
        """That the report of these very days was sent before, with figures that are others by now."""
        reading, span = self._reading, self._span
        sent = last_sent(reading, self._kind, span.last, self._campaign) if reading else None
        changed = list(self._differences(reading, sent)) if reading and sent and sent.first_day == span.first else []
        if sent and changed:
            told = "、".join(f"{d.measure.words.label}{worded(d.measure, d.sent)}" for d in changed[:_MOST_CHANGES])
            more = f"等{len(changed)}项" if len(changed) > _MOST_CHANGES else ""
            causes = "；".join(dict.fromkeys(cause for d in changed for cause in d.changes))
            why = f"：{causes}" if causes else ""
            yield f"本期已于{chinese(civil_date(sent.sent_at))}报送，其中{told}{more}，与现在的记录不同{why}。"

    def _differences(self, reading: Reading, sent: SentReport) -> Iterator[Difference]:
        """What the last report said and records do not say any more of the very same days."""
        span = Span(sent.first_day, sent.last_day)
        ground = self._ground(sent.last_day)
        changes = changed_since(reading, "sent_report", sent.rid)
        for each in sent.figures:
            measure = BY_NAME.get(each.measure)
            if measure is None:  # of another version of the program
                continue
            now = self._figure(measure, ground, span)
            if now.value != each.value:
                yield Difference(measure, each.value, now.value, tuple(_told(_own(changes, now))))


def _own(changes: Iterable[Changed], now: Figure) -> list[Changed]:
    """The changes of records that tell a figure. One that other bodies tell is moved by what they told, whatever was
    recorded besides: nothing of that is in it."""
    own = [change for change in changes if change.kind in now.measure.words.records]
    theirs = [change for change in own if change.kind == "reported_figure"]
    return theirs if theirs and now.origin is Origin.REPORTED else own


def _is_over(ended: Sequence[str | None], last: date) -> bool:
    return any(day and date.fromisoformat(day) <= last for day in ended)


_DONE = {True: "删除", False: "登记、更改"}


def _told(changes: list[Changed]) -> Iterator[str]:
    """The acts that explain a difference, what was done for one reason on one day in one line: without those that
    cancel each other, unless there are no others."""
    changes = [change for change in changes if change.lasts] or changes
    for (day, why), same in grouped(changes[:_MOST_CHANGES], lambda each: (each.day, each.reason)).items():
        done = (f"{_DONE[each.removed]}{vocabulary.record_word(each.kind)}{each.records}条" for each in same)
        yield f"{month_day(day)}{'，'.join(done)}" + (f"（{why}）" if why else "")
    if len(changes) > _MOST_CHANGES:
        yield f"另有{len(changes) - _MOST_CHANGES}次更改"


def all_sent(reading: Reading) -> tuple[SentReport, ...]:
    """All reports that were sent, the newest first."""
    return tuple(sorted(reading.all(SentReport), key=lambda each: each.sent_at, reverse=True))


def last_sent(reading: Reading, kind: ReportKind, last_day: date, campaign: Campaign | None) -> SentReport | None:
    """The report of a kind that was sent last for days ending then; of a campaign the last one at all."""
    rid = campaign.rid if campaign else ""
    for each in all_sent(reading):
        if (each.kind, each.campaign_rid) == (kind, rid) and (campaign or each.last_day == last_day):
            return each
    return None


def send_report(context: Context, report: Report, to: str = "", text: str = "") -> SentReport:
    """Keep a report as it goes out: its figures and sentences never change again. ``text`` is what a leader made of the
    sentences: it is kept beside ours as a version of its own."""
    sent = SentReport(
        new_rid(),
        report.kind,
        report.span.first or report.span.last,
        report.span.last,
        context.clock.now(),
        report.title,
        to,
        report.campaign.rid if report.campaign else "",
        tuple(SentFigure(row.measure.name, row.figure.value, row.figure.untold) for row in report.rows),
        tuple(SentProject(move.project.rid, move.project.name, f"{move.now}；{move.what}") for move in report.moves),
        report.text,
    )
    with context.act(f"报送{report.title}"):
        if text.strip() and text != report.text:
            sent = replace(sent, evidence_rids=(take_in(context, as_file(text), EDITED_TEXT, Belongs()).rid,))
        with context.unit(f"报送{report.title}") as unit:
            unit.put(sent)
    return sent


EDITED_TEXT = "改定的正文"


def as_file(text: str) -> bytes:
    """A text as the bytes of a file that says how it is written."""
    return codecs.BOM_UTF8 + text.strip().encode()  # by which editors on Windows know it
