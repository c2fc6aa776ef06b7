"""How records came about: each change from the journal in words, with the fields that differ."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from inspector_app.domain.agency import Inspector
from inspector_app.domain.brought_list import BroughtList
from inspector_app.domain.change import Change, Op, hlc_moment
from inspector_app.domain.consultation import AidApplication
from inspector_app.domain.contact import Contact
from inspector_app.domain.element import ElementTie
from inspector_app.domain.funding import Funding
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.number_look import NumberLook
from inspector_app.domain.numbered_sheet import Sheet
from inspector_app.domain.statement import Statement
from inspector_app.support import vocabulary
from inspector_app.support.clock import EPOCH
from inspector_app.usecases.campaigns import campaign_file
from inspector_app.usecases.case_file import CaseFile, case_file
from inspector_app.usecases.context import Context
from inspector_app.usecases.history_values import NOT_FOR_PEOPLE, Values
from inspector_app.usecases.import_acts import imported
from inspector_app.usecases.watch_file import entry_of
from inspector_app.usecases.watching import PART_OF, entries_of_case
from inspector_app.usecases.written_over import written_over


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field by its Chinese name, its value before and after as short text."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """One change of one record: ``what`` kind it is of in Chinese and what it is called, then what became different.

    The first version has no fields.
    """

    at: datetime
    actor: str
    reason: str
    what: str
    name: str
    deleted: bool
    fields: tuple[FieldChange, ...]


@dataclass(frozen=True, slots=True)
class HistoryGroup:
    """What was saved together: when, by whom, why, and the records it touched. ``act`` is what the journal calls it."""

    at: datetime
    actor: str
    reason: str
    lines: tuple[HistoryLine, ...]
    act: str = ""

    @property
    def is_import(self) -> bool:
        """Whether it brought a list in."""
        return bool(imported((self.reason,)))

    @property
    def words(self) -> str:
        """明细23项、人员23项: what was touched and how often."""
        counts: dict[str, int] = {}
        for line in self.lines:
            counts[line.what] = counts.get(line.what, 0) + 1
        return "、".join(f"{what}{count}项" for what, count in counts.items())


def history(context: Context, rid: str) -> tuple[HistoryLine, ...]:
    """The changes of one record, and who saw its numbers, the newest first."""
    found = sorted(_lines(context, [rid, *_looks(context, (rid,))]), key=lambda pair: pair[0].hlc)
    return tuple(line for _, line in reversed(found))


def _looks(context: Context, rids: Collection[str]) -> list[str]:
    return [each.rid for each in context.store.find_among(NumberLook, "about", rids)]


def case_history(context: Context, case_rid: str) -> tuple[HistoryGroup, ...]:
    """The changes of a case and of everything that hangs on it, as they were saved together, the newest first."""
    whole = case_file(context, case_rid)
    groups: dict[str, list[tuple[Change, HistoryLine]]] = {}
    for change, line in _lines(context, _rids(context, whole)):
        groups.setdefault(change.group, []).append((change, line))
    ordered = sorted(groups.values(), key=lambda group: group[0][0].hlc, reverse=True)
    return tuple(_group(sorted(group, key=lambda pair: pair[0].seq)) for group in ordered)


def campaign_history(context: Context, rid: str) -> tuple[HistoryLine, ...]:
    """The changes of a campaign and of its parts, removed ones too, the newest first."""
    whole = campaign_file(context, rid)
    parts = (
        whole.steps, whole.teams, whole.draws, whole.publicity, whole.self_reports, whole.supervisions, whole.criteria,
        whole.scores, whole.bulletins,
    )  # fmt: skip
    return _of_all(context, [rid, *(part.rid for own in parts for part in own)], "campaign_rid")


def watch_history(context: Context, rid: str) -> tuple[HistoryLine, ...]:
    """The changes of an entry of 重点监管 and of its parts, removed ones too, the newest first."""
    part, field = PART_OF.get(type(entry_of(context.store, rid)), (None, ""))
    own: tuple[Any, ...] = context.store.find(part, **{field: rid}) if part else ()
    return _of_all(context, [rid, *(each.rid for each in own)], field)


def _of_all(context: Context, rids: list[str], field: str) -> tuple[HistoryLine, ...]:
    """The changes of some records, and of removed ones that named the first of them in a field."""
    gone = context.store.journal.removed_from(rids[0], field) if field else []
    found = sorted(_lines(context, list(dict.fromkeys([*rids, *gone]))), key=lambda pair: pair[0].hlc, reverse=True)
    return tuple(line for _, line in found)


def _group(changes: list[tuple[Change, HistoryLine]]) -> HistoryGroup:
    """What was saved together; of an import that is what was brought, whatever came with it."""
    change, first = changes[0]
    lines = tuple(line for _, line in changes)
    reason = next((line.reason for line in lines if imported((line.reason,))), first.reason)
    return HistoryGroup(first.at, first.actor, reason, lines, change.group)


def _rids(context: Context, whole: CaseFile) -> list[str]:
    leads = context.store.find(Lead, case_rid=whole.case.rid)
    hanging = (
        leads, whole.inspections, whole.interviews, whole.claims, whole.debts, whole.liabilities, whole.payments,
        whole.documents, whole.acts, whole.evidence, whole.deadlines, whole.referrals,
        context.store.find(Statement, case_rid=whole.case.rid), context.store.find(Funding, case_rid=whole.case.rid),
        context.store.find(BroughtList, case_rid=whole.case.rid),
        context.store.find(AidApplication, case_rid=whole.case.rid),
        context.store.find(Contact, case_rid=whole.case.rid),
        context.store.find(Sheet, case_rid=whole.case.rid),
        context.store.find(ElementTie, case_rid=whole.case.rid),
        entries_of_case(context, whole.case.rid),
    )  # fmt: skip
    rids = [whole.case.rid, *whole.people, *(record.rid for records in hanging for record in records)]
    journal, case = context.store.journal, whole.case.rid
    looks = _looks(context, (case, *whole.people))
    return list(dict.fromkeys([*rids, *looks, *journal.removed_from(case), *journal.people_named(case)]))


def _lines(context: Context, rids: Collection[str]) -> list[tuple[Change, HistoryLine]]:
    names = {inspector.rid: inspector.name for inspector in context.store.all(Inspector)}
    values = Values(context)
    lines = []
    histories = context.store.journal.histories(rids)
    for rid in rids:
        before: dict[str, Any] = {}
        for change in histories.get(rid, ()):
            after = json.loads(change.body) if change.op is Op.PUT else {}
            fields = _changed(values, change.kind, before, after) if before else ()
            if change.kind == "document" and after:
                found = written_over(context, before, after)
                fields += tuple(FieldChange(each.label, each.before, each.after) for each in found)
            name = values.title(change.kind, after or before)
            lines.append((change, _line(change, names, name, fields)))
            before = after
    return lines


def _line(change: Change, names: dict[str, str], name: str, fields: tuple[FieldChange, ...]) -> HistoryLine:
    return HistoryLine(
        hlc_moment(change.hlc, EPOCH), names.get(change.actor, change.actor), change.reason,
        vocabulary.record_word(change.kind), name, change.op is Op.DELETE, fields,
    )  # fmt: skip


def _changed(values: Values, kind: str, before: dict[str, Any], after: dict[str, Any]) -> tuple[FieldChange, ...]:
    return _differences(values, kind, before, after) if after else _held(values, kind, before)


def _differences(values: Values, kind: str, before: dict[str, Any], after: dict[str, Any]) -> tuple[FieldChange, ...]:
    """What a save changed; a field that a record of an earlier program did not have, and in which nothing is told, was
    not changed by it."""
    return tuple(
        FieldChange(vocabulary.label(f"{kind}.{name}"), *_both(values, kind, name, before, after))
        for name in after
        if before.get(name) != after[name] and (name in before or after[name]) and name not in NOT_FOR_PEOPLE
    )


def _held(values: Values, kind: str, before: dict[str, Any]) -> tuple[FieldChange, ...]:
    """What a record held that is gone: nothing else shows it."""
    told = (name for name, value in before.items() if value and name not in (*NOT_FOR_PEOPLE, "rid", "case_rid"))
    return tuple(
        FieldChange(vocabulary.label(f"{kind}.{name}"), _both(values, kind, name, before, before)[0], "")
        for name in told
    )


def _keeps_secret(lead: Mapping[str, Any]) -> bool:
    return bool(lead.get("secret")) or lead.get("kind") == LeadKind.REPORT


def _both(values: Values, kind: str, name: str, before: dict[str, Any], after: dict[str, Any]) -> tuple[str, str]:
    """A field before and after; an informant whose name is kept secret is only counted (R423 art. 9)."""
    if kind == "lead" and name == "complainant_rids" and any(map(_keeps_secret, (before, after))):
        was, now = (len(body.get(name) or ()) for body in (before, after))
        return f"{was}人（保密）", f"{now}人（保密）"
    return values.show(kind, name, before.get(name)), values.show(kind, name, after[name])
