"""问题整改: what visits found is followed by its day until somebody of ours saw that it was put right."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from inspector_app.domain.dates import chinese, chinese_time, month_day
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import CheckedItem, CheckResult, Finding, FindingState, Inspection, InspectionHead
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Level, Problem, refuse_errors
from inspector_app.support.words_within import holds
from inspector_app.usecases.context import Context
from inspector_app.usecases.names import visited_places


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding as a line of the list: on which visit to where it was seen, and where it stands today.

    ``again`` are the findings of the same item that later visits there made while this one was not put right: one
    fault, of which the first day counts.
    """

    finding: Finding
    visit: InspectionHead
    place: str
    today: date
    again: tuple[Finding, ...] = ()
    seen_on: date | None = None

    @property
    def due(self) -> date | None:
        """The first day by which it was demanded to be put right: a new one makes no limit longer."""
        return min((each.due for each in (self.finding, *self.again) if each.due), default=None)

    @property
    def text(self) -> str:
        """When it was seen last, which a narrow column must not cut, and what was seen."""
        later = f"（{month_day(self.seen_on)}检查仍未整改）" if self.seen_on else ""
        return f"{later}{self.finding.text}"

    @property
    def state(self) -> FindingState:
        """待整改, 逾期未整改 or 已整改."""
        return replace(self.finding, due=self.due).state(self.today)


def finding_lines(context: Context) -> tuple[FindingLine, ...]:
    """Every finding: what is not put right by its day, what has none last; then what is, the latest first. What was
    found again stands in the line of the first time."""
    return _in_order(_as_one(_lines(context, context.store.all(Finding))), context.clock.today())


def open_faults(context: Context) -> list[FindingLine]:
    """What nobody saw put right, each fault once, however often it was found."""
    return _as_one(_lines(context, context.store.find(Finding, corrected_on=None)))


def _lines(context: Context, found: Iterable[Finding]) -> tuple[FindingLine, ...]:
    store, today, findings = context.store, context.clock.today(), tuple(found)
    visits = {visit.rid: visit for visit in store.pick(InspectionHead, {each.inspection_rid for each in findings})}
    places = visited_places(store, visits.values())
    return tuple(
        FindingLine(each, visits[each.inspection_rid], places[each.inspection_rid], today) for each in findings
    )


def _as_one(lines: Iterable[FindingLine]) -> list[FindingLine]:
    first: dict[tuple[str, ...], FindingLine] = {}
    apart = list[FindingLine]()
    for line in sorted(lines, key=lambda each: each.visit.started_at):
        key = _fault(line.finding, line.visit)
        if line.finding.corrected_on or not key:
            apart.append(line)
        elif known := first.get(key):
            day = civil_date(line.visit.started_at)
            first[key] = replace(known, again=(*known.again, line.finding), seen_on=day)
        else:
            first[key] = line
    return [*apart, *first.values()]


def _fault(finding: Finding, visit: InspectionHead) -> tuple[str, ...]:
    """What makes two findings one: the item, and the project, or the employer of a visit without one; nothing for what
    cannot be known."""
    place = (visit.project_rid, "") if visit.project_rid else ("", visit.company_rid)
    return (finding.item, *place) if finding.item and any(place) else ()


def _in_order(lines: Sequence[FindingLine], today: date) -> tuple[FindingLine, ...]:
    done = [line for line in lines if line.finding.corrected_on]
    left = [line for line in lines if not line.finding.corrected_on]
    left.sort(key=lambda line: (line.due or date.max, line.visit.started_at))
    done.sort(key=lambda line: line.finding.corrected_on or today, reverse=True)
    return (*left, *done)


def finding_line(context: Context, rid: str) -> FindingLine:
    """One of them. Raises :class:`Trouble` ``record-missing``."""
    return _lines(context, [context.store.need(Finding, rid)])[0]


def site_pictures(context: Context, visit: InspectionHead) -> tuple[Evidence, ...]:
    """Photos and files of a visit and, where it has one, of its project; the newest first."""
    own = context.store.find(Evidence, inspection_rid=visit.rid)
    others = context.store.find(Evidence, project_rid=visit.project_rid) if visit.project_rid else ()
    every = {each.rid: each for each in (*others, *own)}
    return tuple(sorted(every.values(), key=lambda each: each.received_at, reverse=True))


def pieces(context: Context, rids: Sequence[str]) -> tuple[Evidence, ...]:
    """Pieces of evidence by their identities, in this order."""
    known = {each.rid: each for each in context.store.pick(Evidence, rids)}
    return tuple(known[rid] for rid in rids if rid in known)


def after_doubt(visit: InspectionHead, after: Sequence[Evidence]) -> Problem | None:
    """That a picture of what became of a finding was taken before the visit that found it was over: it may show what
    was found."""
    until = visit.ended_at or visit.started_at
    early = [each.taken_at for each in after if each.taken_at is not None and each.taken_at <= until]
    if not early:
        return None
    return Problem("finding-picture-early", "after_rids", Level.WARNING, {"when": chinese_time(early[0])})


def find_findings(lines: Sequence[FindingLine], text: str, *, state: FindingState | None = None) -> list[FindingLine]:
    """Findings by place, what was seen and the provision, perhaps of one state."""
    return [
        line
        for line in lines
        if state in (None, line.state)
        and holds(text, (line.place, line.text, line.finding.provision, line.finding.correction))
    ]


def save_finding(context: Context, finding: Finding) -> Finding:
    """Keep by when a finding is to be put right and what became of it.

    Raises :class:`Refused` ``finding-due-early``, ``finding-corrected-early``, ``finding-corrected-future`` or
    ``finding-no-correction``.
    """
    visit = context.store.need(InspectionHead, finding.inspection_rid)
    refuse_errors(_problems(finding, civil_date(visit.started_at), context.clock.today()))
    with context.unit("登记整改") as unit:
        unit.put(finding)
        for each in _found_again(context, finding, visit) if finding.corrected_on else ():
            same = replace(each, corrected_on=finding.corrected_on, correction=finding.correction)
            unit.put(replace(same, after_rids=finding.after_rids))
    return finding


def _found_again(context: Context, finding: Finding, visit: InspectionHead) -> list[Finding]:
    """The same fault as other visits found it until the day on which it was seen put right."""
    key, store = _fault(finding, visit), context.store
    if not key:
        return []
    same = {"project_rid": visit.project_rid} if visit.project_rid else {"company_rid": visit.company_rid}
    visits = {each.rid: each for each in store.find(InspectionHead, **same)}
    found = store.find_among(Finding, "inspection_rid", list(visits))
    return [
        each
        for each in found
        if each.rid != finding.rid
        and each.corrected_on is None
        and _fault(each, visits[each.inspection_rid]) == key
        and finding.corrected_on is not None
        and civil_date(visits[each.inspection_rid].started_at) <= finding.corrected_on
    ]


def _problems(finding: Finding, seen: date, today: date) -> list[Problem]:
    details, problems = {"day": chinese(seen)}, list[Problem]()
    if finding.due is not None and finding.due < seen:
        problems.append(Problem("finding-due-early", "due", details=details))
    if finding.corrected_on is not None:
        if finding.corrected_on < seen:
            problems.append(Problem("finding-corrected-early", "corrected_on", details=details))
        if finding.corrected_on > today:
            problems.append(Problem("finding-corrected-future", "corrected_on"))
        if not finding.correction.strip():
            problems.append(Problem("finding-no-correction", "correction"))
    return problems


def set_due(context: Context, inspection_rid: str, due: date) -> tuple[Finding, ...]:
    """One day for all that a visit found and nobody saw put right. Raises :class:`Refused` as :func:`save_finding`."""
    visit, found = context.store.need(InspectionHead, inspection_rid), left_of(context, inspection_rid)
    changed = tuple(replace(each, due=due) for each in found)
    seen, today = civil_date(visit.started_at), context.clock.today()
    refuse_errors([problem for each in changed[:1] for problem in _problems(each, seen, today)])
    with context.unit("登记整改") as unit:
        for each in changed:
            unit.put(each)
    return changed


def left_of(context: Context, inspection_rid: str) -> list[Finding]:
    """What a visit found, one that goes on until now, and nobody saw put right; nothing for no visit."""
    if not inspection_rid:
        return []
    found = context.store.find(Finding, inspection_rid=inspection_rid)
    visit = context.store.get(Inspection, inspection_rid)
    every = found_so_far(context, visit, found) if visit else found
    return [each for each in every if each.corrected_on is None]


def found_so_far(context: Context, visit: Inspection, kept: Iterable[Finding]) -> list[Finding]:
    """What a visit found: as it was kept at its end, or while it goes on what it found until now, so that an order can
    be handed over on the spot; what was kept of an item on which nobody says anything now stays."""
    kept = list(kept)
    if visit.ended_at:
        return kept
    found = found_on(context, visit, kept)
    silent = {item.item for item in visit.items if item.result is CheckResult.NOT_CHECKED}
    return [*found, *(each for each in kept if each.item in silent)]


def found_on(context: Context, visit: Inspection, kept: Iterable[Finding]) -> list[Finding]:
    """What does not conform on a visit and was described, each with its provision, as findings: those that were
    ``kept`` of it before go on, what was typed beside the checklist too."""
    known = {each.item: each for each in kept if each.item}
    typed = [each for each in kept if not each.item]
    described = [item for item in visit.violations if item.note.strip()]
    begun = [known.get(item.item) or Finding(new_rid(), visit.rid, item.note, item.item) for item in described]
    law = context.law.checklist
    return typed + [
        replace(found, text=item.note, provision=law[item.item].duty_text, evidence_rids=item.evidence_rids)
        for found, item in zip(begun, described, strict=True)
    ]


def earlier_visits(context: Context, visit: InspectionHead) -> tuple[Inspection, ...]:
    """Ended visits to the same project, or the same employer without one, that began before this one."""
    if not (visit.project_rid or visit.company_rid):
        return ()
    same = {"project_rid": visit.project_rid} | ({} if visit.project_rid else {"company_rid": visit.company_rid})
    found = context.store.find(Inspection, **same)
    return tuple(each for each in found if each.ended_at and each.started_at < visit.started_at)


def seen_again(context: Context, visit: Inspection) -> list[Finding]:
    """Findings of earlier visits that this one settles: what conforms now was put right. What this visit had settled,
    and does not any more, is open again."""
    rids = [each.rid for each in earlier_visits(context, visit)]
    results = {item.item: item for item in visit.items}
    taken = {piece.rid for piece in context.store.find(Evidence, inspection_rid=visit.rid)}
    changed = list[Finding]()
    for found in context.store.find_among(Finding, "inspection_rid", rids):
        item, told = results.get(found.item), _before(found, visit, taken)
        conforms = item is not None and item.result is CheckResult.CONFORMS
        if item is not None and conforms and (found.corrected_on is None or found.confirmed_rid == visit.rid):
            changed.append(_settled(told, visit, item))
        elif not conforms and found.confirmed_rid == visit.rid:
            changed.append(replace(told, corrected_on=None, confirmed_rid=""))
    return changed


def settled_by(context: Context, visit: InspectionHead) -> tuple[Finding, ...]:
    """Findings of earlier visits that a visit saw put right."""
    return tuple(context.store.find(Finding, confirmed_rid=visit.rid))


def _settled(found: Finding, visit: Inspection, item: CheckedItem) -> Finding:
    """What somebody wrote and put with it before stays, in front of what the visit saw."""
    day = civil_date(visit.started_at)
    seen = "：".join(filter(None, (f"{chinese(day)}{_CONFORMED}", item.note.strip())))
    words = "；".join(filter(None, (found.correction.strip().rstrip("。；"), seen)))
    after = tuple(dict.fromkeys((*found.after_rids, *item.evidence_rids)))
    return replace(found, corrected_on=day, correction=words, after_rids=after, confirmed_rid=visit.rid)


def _before(found: Finding, visit: Inspection, taken: set[str]) -> Finding:
    """A finding without what this visit told of it when it had ended before: its own words and pictures."""
    if found.confirmed_rid != visit.rid:
        return found
    own = re.compile(f"；?{re.escape(chinese(civil_date(visit.started_at)))}{_CONFORMED}.*", re.DOTALL)
    left = tuple(rid for rid in found.after_rids if rid not in taken)
    return replace(found, correction=own.sub("", found.correction), after_rids=left)


_CONFORMED = "检查时符合"
