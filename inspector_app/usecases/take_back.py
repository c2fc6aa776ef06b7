"""What taking an act of the journal back comes to, long after it: each record as it was before, or why it stays.

A record that the act made goes; one that it changed becomes what it was, and what was changed beside it since stays.
What the act wrote and somebody wrote over since, or something else rests on, stays whole, with the reason.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, NamedTuple

from inspector_app.domain.change import Change, Op
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Debt
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import masked_id, masked_phone
from inspector_app.domain.person import Person
from inspector_app.domain.records import KINDS, Record, decode, kind_of, plain
from inspector_app.store.referred import in_drafts, named_by
from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped
from inspector_app.support.progress import NOT_WATCHED, Pace, Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.history_values import NOT_FOR_PEOPLE, Values

_DEBT = kind_of(Debt)
LEFT = (_DEBT, kind_of(Evidence))  # a debt is of the lines that there are; a file that somebody brought was brought
_AS_ONE = (kind_of(WageClaim),)  # its sums, months and what was found follow from each other
_MOST_FIELDS = 4


class Fate(StrEnum):
    """What becomes of a record that the act wrote."""

    STAYS = "stays"
    BACK = "back"
    GOES = "goes"


@dataclass(frozen=True, slots=True)
class BackLine:
    """A record that the act wrote: what becomes of it, what it is called, and which fields, or why it stays."""

    fate: Fate
    what: str
    name: str
    told: str = ""

    @property
    def called(self) -> str:
        """人员“示例甲”"""
        return f"{self.what}“{self.name}”" if self.name else self.what

    @property
    def words(self) -> str:
        """人员“示例甲”：之后又改过“联系电话”"""
        return f"{self.called}：{self.told}" if self.told else self.called


@dataclass(frozen=True, slots=True)
class TakeBack:
    """What an act made and what goes, and what becomes as it was before (``back``); ``lines`` tell of each record,
    those first that stay in spite of it."""

    gone: tuple[Record, ...]
    back: tuple[Record, ...]
    lines: tuple[BackLine, ...]

    @property
    def stays(self) -> tuple[BackLine, ...]:
        """What was changed since, or is used."""
        return tuple(line for line in self.lines if line.fate is Fate.STAYS)

    @property
    def is_empty(self) -> bool:
        """Nothing would be taken back."""
        return not (self.gone or self.back)

    @property
    def words(self) -> str:
        """撤去明细2项、人员2项；改回人员1项"""
        parts = (("撤去", self.gone), ("改回", self.back))
        return "；".join(f"{verb}{counted(map(kind_of, records))}" for verb, records in parts if records)


class Touched(NamedTuple):
    """A record that an act wrote, as it was before and after the act and as it is now; None where there was none."""

    kind: str
    rid: str
    before: Record | None
    after: Record | None
    now: Record | None

    @property
    def any(self) -> Record:
        """One of them."""
        return next(each for each in (self.now, self.after, self.before) if each is not None)


def counted(kinds: Any) -> str:
    """How many records of which kinds: 明细23项、人员23项."""
    counts = {kind: len(each) for kind, each in grouped(kinds, lambda kind: kind).items()}
    return "、".join(f"{vocabulary.record_word(kind)}{count}项" for kind, count in counts.items())


def touched(context: Context, group: str, progress: Progress = NOT_WATCHED) -> tuple[Touched, ...]:
    """What an act wrote, in its order, but for what follows from the rest and for files that were brought."""
    after = {(change.kind, change.rid): change for change in context.store.journal.of_group(group)}
    before = {(change.kind, change.rid): change for change in context.store.journal.before_group(group)}
    now: dict[tuple[str, str], Record] = {}
    for kind, places in grouped(after, lambda place: place[0]).items():
        record_type: Any = KINDS[kind].type
        now |= {(kind, each.rid): each for each in context.store.pick(record_type, [rid for _, rid in places])}
    pace, found = Pace(progress, "正在查看导入写下的内容", len(after)), []
    for place, change in after.items():
        pace.step()
        if place[0] not in LEFT:
            found.append(Touched(*place, _record(before.get(place)), _record(change), now.get(place)))
    return tuple(found)


def planned_back(
    context: Context, wrote: Collection[Touched], fixed: Mapping[str, str], progress: Progress = NOT_WATCHED
) -> TakeBack:
    """What taking back what an act wrote comes to; ``fixed`` are the records that may not change, by rid, and why."""
    values = Values(context)
    open_now = [each for each in wrote if each.now != each.before]
    why = {each.rid: fixed.get(each.rid, "") or _written_since(each) for each in open_now}
    going = {each.rid: each for each in open_now if each.before is None and not why[each.rid]}
    progress.step(0, 0, "正在查看之后用到的地方")
    why |= dict(_rested_on(context, going, why))
    lines = [_line(values, Fate.STAYS, each, why[each.rid]) for each in open_now if why[each.rid]]
    back = [(each, made) for each in open_now if not why[each.rid] and (made := _as_before(each)) is not None]
    lines += [_line(values, Fate.BACK, each, _fields_back(values, each, made)) for each, made in back]
    gone = [each for rid, each in going.items() if not why[rid]]
    lines += [_line(values, Fate.GOES, each) for each in gone]
    shown = [*(each for each in open_now if why[each.rid]), *(each for each, _ in back), *gone]
    progress.step(0, 0, "正在列出撤销的内容")
    apart = _told_apart(context, lines, shown)
    return TakeBack(tuple(each.any for each in gone), tuple(made for _, made in back), apart)


def _line(values: Values, fate: Fate, each: Touched, told: str = "") -> BackLine:
    return BackLine(fate, vocabulary.record_word(each.kind), values.title(each.kind, plain(each.any)), told)


def _told_apart(context: Context, lines: Sequence[BackLine], shown: Sequence[Touched]) -> tuple[BackLine, ...]:
    """The lines; of several that are called the same each says whose number (masked) or which crew it is."""
    called = grouped(lines, lambda line: line.called)
    crews = {each.any.person_rid: each.any.crew for each in shown if isinstance(each.any, WageClaim)}
    made = []
    for line, each in zip(lines, shown, strict=True):
        mark = _mark(context, each.any, crews) if len(called[line.called]) > 1 else ""
        made.append(replace(line, name=f"{line.name}（{mark}）") if mark and line.name else line)
    return tuple(made)


def _mark(context: Context, record: Record, crews: Mapping[str, str]) -> str:
    """身份证件尾号 as it may be shown, else the phone number's, with the crew: 3202***********0013，示例木工班组."""
    rid = record.person_rid if isinstance(record, WageClaim) else record.rid
    person = record if isinstance(record, Person) else context.store.get(Person, rid)
    number = (
        masked_id(person.id_number) if person and person.id_number else masked_phone(person.phone) if person else ""
    )
    crew = record.crew if isinstance(record, WageClaim) else crews.get(rid, "")
    line = f"第{record.line}行" if isinstance(record, WageClaim) and not (number or crew) else ""
    return "，".join(filter(None, (number, crew, line)))


def _fields_back(values: Values, each: Touched, made: Record) -> str:
    """联系电话由138****0001改回—: field by field; empty for a record that was removed."""
    now, then = (plain(each.now), plain(made)) if each.now is not None else ({}, {})
    return "，".join(
        f"{vocabulary.label(f'{each.kind}.{name}')}由{values.show(each.kind, name, now[name])}"
        f"改回{values.show(each.kind, name, then[name])}"
        for name in now
        if now[name] != then[name] and name not in NOT_FOR_PEOPLE
    )


def _record(change: Change | None) -> Record | None:
    return decode(change.kind, change.version, change.body) if change is not None and change.op is Op.PUT else None


def _written_since(each: Touched) -> str:
    """Why a record cannot become what it was before the act; empty when it can."""
    if getattr(each.now, "merged_into", "") and each.now != each.after:
        return "之后已经并入别的记录"
    if each.now == each.after or _as_before(each) is not None:
        return ""
    if each.now is None:
        return "之后已经删除"
    if each.after is None:
        return "之后又重新登记"
    since = [vocabulary.label(f"{each.kind}.{name}") for name in _different(each.after, each.now)]
    return f"之后又改过“{'、'.join(since[:_MOST_FIELDS])}”{'等' if len(since) > _MOST_FIELDS else ''}"


def _as_before(each: Touched) -> Record | None:
    """A record as it was, with what was changed beside it since; None where the same was changed."""
    if each.now == each.after:
        return each.before
    if each.before is None or each.after is None or each.now is None or each.kind in _AS_ONE:
        return None
    ours, since = _different(each.before, each.after), _different(each.after, each.now)
    if set(ours) & set(since):
        return None
    now: Any = each.now
    made: Record = replace(now, **{name: getattr(each.before, name) for name in ours})
    return made


def _different(one: Any, other: Any) -> list[str]:
    return [each.name for each in fields(one) if getattr(one, each.name) != getattr(other, each.name)]


def _rested_on(context: Context, going: Collection[str], wrote: Collection[str]) -> Iterator[tuple[str, str]]:
    """Those of some records that cannot go, and why: what stays, or something else, names them."""
    left, named = set(going), named_by(context.store, going)
    held = dict.fromkeys(in_drafts(context.store.db, going), "有没写完的内容用到")
    while True:
        for rid in left - held.keys():
            by = [(kind, other) for kind, other in named.get(rid, ()) if other not in left and kind != _DEBT]
            if by:
                others = sorted({vocabulary.record_word(kind) for kind, other in by if other not in wrote})
                held[rid] = f"{'、'.join(others)}里用到" if others else "本次导入中保留的记录用到"
        if not held:
            return
        yield from held.items()
        left -= held.keys()
        held = {}
