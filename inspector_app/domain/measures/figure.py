"""A figure of a day or a period: its value with what it leaves out, the records behind it, and its parts."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from inspector_app.domain.dates import chinese
from inspector_app.domain.measures.catalogue import MEASURES, MONEY, SHARE, Measure
from inspector_app.domain.measures.ground import Ground, Span
from inspector_app.domain.measures.item import Item, total
from inspector_app.domain.measures.work import industry_of
from inspector_app.domain.money import yuan
from inspector_app.domain.reported import ReportedFigure, without_overlaps
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped


class Origin(StrEnum):
    """Where a value comes from."""

    RECORDED = "recorded"
    REPORTED = "reported"
    NOT_RECORDED = "not_recorded"


class By(StrEnum):
    """Into which parts a figure is taken apart."""

    TOWN = "town"
    DEPARTMENT = "department"
    OWNER = "owner"
    INDUSTRY = "industry"
    CAMPAIGN = "campaign"


@dataclass(frozen=True, slots=True)
class Figure:
    """What a measure says of some days.

    ``value`` is in the measure's unit: a number, 分, or for a share hundredths of a per cent; None where it is not
    known. ``untold`` counts the records whose part of it nobody told. ``items`` are the records behind it (of a share:
    its part, beside its ``whole``), ``others`` what other bodies reported for the same days, never added to ours;
    ``unlike`` are those that say another value than one of these.
    """

    measure: Measure
    value: int | None
    untold: int = 0
    items: tuple[Item, ...] = ()
    others: tuple[ReportedFigure, ...] = ()
    origin: Origin = Origin.RECORDED
    whole: tuple[Item, ...] = ()
    unlike: tuple[ReportedFigure, ...] = ()

    @property
    def quotient(self) -> str:
        """41÷66: what a share was reckoned from; empty of another figure, or where nothing is known."""
        if not self.measure.is_share or self.value is None:
            return ""
        return "÷".join(f"{total(items).known:,}" for items in (self.items, self.whole))

    @property
    def records(self) -> int:
        """How many records are behind it."""
        return sum(item.records for item in self.items)

    @property
    def words(self) -> str:
        """66个, 9,652.00元, 60.61%, 未记录: the value with its unit."""
        return worded(self.measure, self.value)

    @property
    def remark(self) -> str:
        """What the value does not tell, and who else tells it; empty when there is nothing to say."""
        lacks = "其中{}项未核查或者未载明，只计入分母" if self.measure.is_share else "另有{}项未载明，未计入"
        untold = lacks.format(self.untold) if self.untold else ""
        if self.origin is Origin.REPORTED:
            bodies = "、".join(dict.fromkeys(each.body for each in self.others))
            return "；".join(filter(None, (f"{bodies}报送", untold, *self._unlike_words)))
        others = [f"{each.body}报送{worded(self.measure, each.value)}" for each in self.others]
        return "；".join(filter(None, (untold, *others, *self._unlike_words)))

    @property
    def _unlike_words(self) -> list[str]:
        told = (f"{each.body}同一时段另有一次登记为{worded(self.measure, each.value)}" for each in self.unlike)
        return [f"{each}，按后收到的计，请核实" for each in told]


def worded(measure: Measure, value: int | None) -> str:
    """A value of a measure with its unit."""
    if value is None:
        return "未记录"
    unit = measure.words.unit
    if unit == MONEY:
        return f"{yuan(value)}元"
    return f"{value / 100:.2f}%" if unit == SHARE else f"{value:,}{unit}"


class Row(NamedTuple):
    """A figure now, in the period before (None where it is not known), and since New Year (of a day: none).

    ``compares`` tells whether there is a period before: one of a campaign is only beside its first day. ``was`` is the
    figure of that period by the records of today, which ``before`` is not where it was sent with another value.
    """

    figure: Figure
    before: int | None
    since: Figure | None
    compares: bool = True
    was: Figure | None = None

    @property
    def year(self) -> int | None:
        """Its value since New Year; None where it is not known."""
        return self.since.value if self.since else None

    @property
    def measure(self) -> Measure:
        """What it counts."""
        return self.figure.measure

    @property
    def cells(self) -> tuple[str, str, str, str, str]:
        """What it is called, before, now, since New Year, and what must be said of it."""
        measure = self.measure
        before = worded(measure, self.before) if self.compares else "—"
        year = "—" if measure.of_day else worded(measure, self.year)
        return measure.words.label, before, self.figure.words, year, self.remark

    @property
    def remark(self) -> str:
        """What must be said of it; also of the year, where other bodies told more of that, or of some of its days."""
        since = self.since if self.since and self.since.others else None
        days = _not_from_new_year(since.others) if since else ""
        is_other = since is not None and (bool(days) or since.others != self.figure.others)
        told = f"今年以来：{since.remark}{days}" if since and is_other else ""
        return "；".join(filter(None, (self.figure.remark, told)))


def _not_from_new_year(others: Iterable[ReportedFigure]) -> str:
    """The days of which other bodies told, where they did not tell of the whole year so far."""
    told = (each for each in others if (each.first_day.month, each.first_day.day) != (1, 1))
    days = "、".join(dict.fromkeys(f"{chinese(each.first_day)}至{chinese(each.last_day)}" for each in told))
    return f"（{days}）" if days else ""


def figure(measure: Measure, ground: Ground, span: Span) -> Figure:
    """The figure of a measure; ``ground`` is of the last day of the span.

    Nothing is told of days before records of its kinds were kept, and nothing of a ledger that is not there.
    """
    own = [each for each in ground.reported if each.measure == measure.name]
    own = [each for each in own if each.first_day in span and each.last_day in span]
    others = tuple(without_overlaps(own))
    unlike = tuple(each for each in own if any(map(each.contradicts, others)))
    found = _of_ground(measure, ground, span, others)
    return replace(found, unlike=unlike) if unlike else found


def _of_ground(measure: Measure, ground: Ground, span: Span, others: tuple[ReportedFigure, ...]) -> Figure:
    items = tuple(measure.look(ground, span)) if measure.look else ()
    if not items and (measure.look is None or measure.else_reported):
        value = sum(each.value for each in others) if others else None
        return Figure(measure, value, others=others, origin=Origin.REPORTED if others else Origin.NOT_RECORDED)
    if not items and not _tells(measure, ground, span.last):
        return Figure(measure, None, others=others, origin=Origin.NOT_RECORDED)
    return _added(measure, items, tuple(measure.whole(ground, span)) if measure.whole else (), others)


def _tells(measure: Measure, ground: Ground, day: date) -> bool:
    """Whether it says something that a day has nothing to count."""
    if measure.of_ledger and not ground.projects:
        return False
    return (measure.of_ledger and "project" in measure.words.records) or ground.keeps(measure.words.records, day)


def _added(
    measure: Measure, items: tuple[Item, ...], whole: tuple[Item, ...], others: tuple[ReportedFigure, ...] = ()
) -> Figure:
    part = total(items)
    if not measure.is_share:
        value, origin = (None, Origin.NOT_RECORDED) if part.is_unknown else (part.known, Origin.RECORDED)
        return Figure(measure, value, part.untold, items, others, origin)
    of = part if whole == items else total(whole)
    untold = part.untold + of.untold
    value = share(part.known, of.known) if untold < of.known + of.untold else None
    origin = Origin.NOT_RECORDED if value is None else Origin.RECORDED
    return Figure(measure, value, untold, items, others, origin, whole)


def share(part: int, whole: int) -> int | None:
    """A part in hundredths of a per cent, rounded half up: 40 of 66 are 6061. None of nothing."""
    return (part * 20_000 + whole) // (2 * whole) if whole else None


def figures(ground: Ground, span: Span, measures: Iterable[Measure] = MEASURES) -> dict[str, Figure]:
    """Every figure by its name."""
    return {measure.name: figure(measure, ground, span) for measure in measures}


def parts(whole: Figure, ground: Ground, span: Span, by: By) -> dict[str, Figure]:
    """A figure of these days taken apart by parts of the district, by their names; what belongs to none stands under an
    empty name."""
    return named_parts(whole, ground, span, _Names(ground, by).of)


def named_parts(whole: Figure, ground: Ground, span: Span, name: Callable[[Item], str]) -> dict[str, Figure]:
    """A figure taken apart by what ``name`` says of each record, as :func:`parts`."""
    measure = whole.measure
    if measure.look is None or not (whole.items or whole.origin is Origin.RECORDED):
        return {}
    items = grouped(whole.items, name)
    wholes = grouped(measure.whole(ground, span), name) if measure.whole else items
    return {
        name: _added(measure, tuple(items.get(name, ())), tuple(wholes[name]))
        for name in sorted(wholes, key=lambda each: (not each, each))
    }


class _Names:
    """To which part an item belongs."""

    def __init__(self, ground: Ground, by: By) -> None:
        self._ground, self._by = ground, by
        self._campaigns = {rid: each.title for each in ground.campaigns for rid in each.project_rids}
        self._titles = {each.rid: each.title for each in ground.campaigns}

    def of(self, item: Item) -> str:
        ground = self._ground
        if self._by is By.CAMPAIGN:
            return self._campaign(item)
        project = ground.project_of.get(item.project_rid)
        if self._by is By.INDUSTRY:
            told = project.industry if project else ""
            return told or industry_of(ground, item.project_rid, item.company_rid)
        if self._by is By.TOWN and item.town:
            return item.town.strip()
        if project is None:
            return ""
        if self._by is By.OWNER:
            return vocabulary.word(project.kind)
        return (project.town if self._by is By.TOWN else project.department).strip()

    def _campaign(self, item: Item) -> str:
        visit = self._ground.visit_of.get(item.rid) if item.kind == "inspection" else None
        case = self._ground.case_of.get(item.case_rid)
        own = item.campaign_rid or (visit.campaign_rid if visit else "") or (case.campaign_rid if case else "")
        return self._titles.get(own, "") or self._campaigns.get(item.project_rid, "")


def inconsistencies(found: Mapping[str, Figure], unpaid_now: Mapping[str, int | None]) -> Iterator[str]:
    """Parts of the ledger that do not add up to the whole, and what they leave out, said in a sentence each; and what
    another body tells of the same day otherwise.

    The parts are counted from the same records, so what is missing is always unclassified or ungraded. ``unpaid_now``
    is what the ledger says since a day that is past.
    """
    yield from _told_otherwise(found)
    whole = found["projects"].value
    if not whole:
        return
    unclassified, later = found["projects_unclassified"].value, found["projects_without_arrears"].untold
    ungraded, all_told = found["projects_ungraded"].value or 0, whole - later
    named = (found["projects_government"], found["projects_social"])
    both = sum(each.value or 0 for each in named)
    if unclassified and both:
        told = "、".join(f"{each.measure.words.label}{each.words}" for each in named)
        yield f"{told}，合计{both}个，比项目总数{whole}个少{unclassified}个：这些项目没有填写类别。"
    elif unclassified:
        yield f"有{unclassified}个项目没有填写类别。"
    if ungraded:
        yield f"有{ungraded}个项目没有定级，无欠薪项目占比按全部{all_told}个项目计算。"
    yield from _against_the_grade(found, unpaid_now)


def _against_the_grade(found: Mapping[str, Figure], unpaid_now: Mapping[str, int | None]) -> Iterator[str]:
    """Projects without arrears of which the ledger says that wages are owed, and those with arrears of which it says
    that none are. What was entered only after the day, as a sum paid the day before, is told and not asked for."""
    clear = _projects_of(found["projects_without_arrears"])
    owing = _projects_of(found["projects_general"]) | _projects_of(found["projects_severe"])
    items = [item for item in found["unpaid_fen"].items if item.amount and item.project_rid in clear]
    told_since = [each for each in items if unpaid_now.get(each.project_rid, each.amount) != each.amount]
    owed = [each.amount or 0 for each in items if each not in told_since]
    if owed:
        told = f"有{len(owed)}个无欠薪项目的台账还载有未支付工资，共{yuan(sum(owed))}元"
        yield f"{told}：付清的请更新台账，没有付清的请核对等级。"
    if told_since:
        then = sum(each.amount or 0 for each in told_since)
        now = sum(unpaid_now[each.project_rid] or 0 for each in told_since)
        told = f"有{len(told_since)}个无欠薪项目的台账所载未支付工资在截止日之后才更新"
        yield f"{told}（{yuan(then)}元→{yuan(now)}元），截止日的数字按更新前的计。"
    owing -= _waiting(found)
    none = sum(item.amount == 0 for item in found["unpaid_fen"].items if item.project_rid in owing)
    if none:
        yield f"有{none}个欠薪项目的台账所载未支付工资为零：没有付清的请更新台账，付清的请提请销号。"


def _waiting(found: Mapping[str, Figure]) -> set[str]:
    """The projects for all open hazards of which striking off is asked for (拟销号): who answers for them did what
    there is to do."""
    asked = found["hazards_strike_off_asked"].items
    still = (*found["hazards_general_open"].items, *found["hazards_severe_open"].items)
    known = {item.rid for item in asked}
    return {item.project_rid for item in asked} - {item.project_rid for item in still if item.rid not in known}


def _projects_of(figure: Figure) -> set[str]:
    return {item.project_rid for item in figure.items if item.amount is not None}


def _told_otherwise(found: Mapping[str, Figure]) -> Iterator[str]:
    """Figures of a day which another body tells otherwise than the records do. Who counts severe ones as general too
    tells both together."""
    both = sum(found[name].value or 0 for name in ("projects_general", "projects_severe"))
    for each in found.values():
        if not each.measure.of_day or each.value is None or each.measure.is_share:
            continue
        for other in each.others:
            if other.value != each.value:
                told, label = worded(each.measure, other.value), each.measure.words.label
                is_both = each.measure.name == "projects_general" and other.value == both
                why = "，与一般、严重两级合计相同，可能把严重欠薪项目也算在内" if is_both else ""
                yield f"{label}：{other.body}报送{told}，与记录的{each.words}不一致{why}，请核对。"
