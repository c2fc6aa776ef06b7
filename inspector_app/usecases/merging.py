"""合并 and 分开: two records that turned out to be one person or one company, and the way back.

Every record that named the other one names the kept one from then on; papers keep the words that they print. The other
record stays, says into which it was merged, and is found by whoever has its identity. Taking it apart reads from the
journal what the merging had moved, and moves exactly that back.
"""

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, TypeVar

from inspector_app.domain.alike import Likeness, likeness, numbers_differ
from inspector_app.domain.case import Case
from inspector_app.domain.change import Change, Op
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.company import Company
from inspector_app.domain.debt import Debt, Liability
from inspector_app.domain.identity import half_width, mask_of
from inspector_app.domain.naming import named_back, renamed
from inspector_app.domain.person import Person
from inspector_app.domain.reason import reason_problem, says_why
from inspector_app.domain.records import KINDS, Record, decode, kind_of
from inspector_app.store.listing import Listing
from inspector_app.store.people import list_companies, list_people, merged_into, standing
from inspector_app.store.referred import records_naming
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused, refuse_errors
from inspector_app.support.groups import grouped
from inspector_app.usecases.context import Context
from inspector_app.usecases.history import HistoryLine, history

P = TypeVar("P", Person, Company)
_NO_FACTS = ("rid", "merged_into", "id_kind")
_NUMBERS = {"id_number", "uscc", "phone", "card"}


class Side(StrEnum):
    """From which of two records a fact is taken."""

    KEPT = "kept"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact that two records tell differently, as text; a person says which one is right."""

    field: str
    kept: str
    other: str


@dataclass(frozen=True, slots=True)
class Merging:
    """What merging ``other`` into ``kept`` would do.

    ``why`` says why they may be one (None: nothing but the person's word); ``filled`` are the labels of facts that only
    the other one tells; ``moved`` how many records of which kind name the other one, in words.
    """

    kept: Person | Company
    other: Person | Company
    why: Likeness | None
    differences: tuple[Difference, ...]
    filled: tuple[str, ...]
    moved: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergedLine:
    """A record that was merged into another one, and the line of its history that tells when, by whom and why."""

    record: Person | Company
    told: HistoryLine | None


def party(context: Context, rid: str) -> Person | Company:
    """The person or company of an identity; of one that was merged the record that goes on for it.

    Raises :class:`Trouble` ``record-missing``.
    """
    found = standing(context.store, Person, rid) or standing(context.store, Company, rid)
    return found or context.store.need(Company, rid)


def others_to_merge(context: Context, who: Person | Company, likely: Iterable[str], text: str = "") -> Listing[Any]:
    """Whom a record may be merged with, found by words: first those that are ``likely`` the same, in that order."""
    store, looked_for = context.store, list_people if isinstance(who, Person) else list_companies
    first = [row for rid in likely for row in looked_for(store, text, among=(rid,)).ids]
    every, own = looked_for(store, text), set(looked_for(store, among=(who.rid,)).ids)
    rest = (row for row in every.ids if row not in own and row not in first)
    return replace(every, ids=array("q", (*first, *rest)))


def prepare_merging(context: Context, kept_rid: str, other_rid: str) -> Merging:
    """What is shown before two records are merged. Raises :class:`Refused` as :func:`merge`."""
    kept, other = _two(context, kept_rid, other_rid)
    named = records_naming(context.store, other.rid)
    refuse_errors(list(_obstacles(context, kept, other, named)))
    kinds = grouped(named, kind_of)
    return Merging(
        kept, other, likeness(kept, other), tuple(_differences(kept, other)),
        tuple(vocabulary.label(f"{kind_of(kept)}.{name}") for name in _only_other(kept, other)),
        tuple(f"{vocabulary.record_word(kind)}{len(found)}项" for kind, found in kinds.items()),
    )  # fmt: skip


def merge(context: Context, kept_rid: str, other_rid: str, chosen: Mapping[str, Side], reason: str) -> Person | Company:
    """合并: one record goes on for both, with the facts as ``chosen`` where they differ; one act, one step of undo.

    Raises :class:`Refused` ``merge-itself``, ``merge-other-kind``, ``merge-other-number``, ``merge-same-case``,
    ``merge-same-liability``, ``merge-draft``, ``merge-not-chosen`` or ``party-merged``.
    """
    kept, other = _two(context, kept_rid, other_rid)
    named = records_naming(context.store, other.rid)
    problems = list(_obstacles(context, kept, other, named))
    for each in _differences(kept, other):
        if each.field not in chosen:
            label = vocabulary.label(f"{kind_of(kept)}.{each.field}")
            problems.append(Problem("merge-not-chosen", each.field, details={"label": label}))
    if not says_why(reason):
        problems.append(reason_problem(reason))
    refuse_errors(problems)
    taken = {name for name, side in chosen.items() if side is Side.OTHER} | set(_only_other(kept, other))
    whole: Person | Company = _with_facts(kept, other, taken)
    with context.unit(f"合并{vocabulary.record_word(kind_of(kept))}：{reason.strip()}") as unit:
        unit.put(whole)
        for record in named:
            unit.put(renamed(record, {other.rid: kept.rid}))
        unit.put(replace(other, merged_into=kept.rid))
    return whole


def separate(context: Context, rid: str, reason: str) -> Person | Company:
    """分开: take a record that was merged into another one apart again; gives it back as it stands.

    What named it before the merging names it again, unless it was changed since; what came after stays where it is.
    Raises :class:`Refused` ``separate-not-merged``, ``separate-later-first`` or without a reason.
    """
    other = _any(context, rid)
    if not other.merged_into:
        raise Refused(Problem("separate-not-merged", "name", details={"name": other.name}))
    kept = _any(context, other.merged_into)
    if kept.merged_into:
        raise Refused(Problem("separate-later-first", "name", details={"name": kept.name}))
    if not says_why(reason):
        raise Refused(reason_problem(reason))
    alone = replace(other, merged_into="")
    group = _merging_of(context, other)
    with context.unit(f"分开{vocabulary.record_word(kind_of(other))}：{reason.strip()}") as unit:
        unit.put(alone, parted=True)
        for change in group:
            record = _as_before(context, change, kept, other)
            if record is not None:
                unit.put(record)
    return alone


def merged_lines(context: Context, kept: Person | Company) -> tuple[MergedLine, ...]:
    """The records that were merged into one, each with what its history tells of it."""
    label = vocabulary.label(f"{kind_of(kept)}.merged_into")
    found = []
    for record in merged_into(context.store, type(kept), kept.rid):
        lines = history(context, record.rid)
        found.append(MergedLine(record, next((x for x in lines if any(f.field == label for f in x.fields)), None)))
    return tuple(found)


def _two(context: Context, kept_rid: str, other_rid: str) -> tuple[Any, Any]:
    kept, other = _any(context, kept_rid), _any(context, other_rid)
    if kept.rid == other.rid:
        raise Refused(Problem("merge-itself", "other"))
    if type(kept) is not type(other):
        raise Refused(Problem("merge-other-kind", "other"))
    for each in (kept, other):
        if each.merged_into:
            raise Refused(Problem("party-merged", "other", details={"name": each.name}))
    return kept, other


def _any(context: Context, rid: str) -> Person | Company:
    return context.store.get(Person, rid) or context.store.need(Company, rid)


def _obstacles(context: Context, kept: P, other: P, named: tuple[Record, ...]) -> Iterator[Problem]:
    """What forbids merging: two numbers, one list or one liability that tells them apart, unsaved typing."""
    if numbers_differ(kept, other):
        yield Problem("merge-other-number", "other", details={"kept": kept.name, "other": other.name})
    if any(draft.key.endswith(f":{kind_of(other)}:{other.rid}") for draft in context.store.drafts.all()):
        yield Problem("merge-draft", "other", details={"name": other.name})
    own = {claim.case_rid: claim for claim in context.store.find(WageClaim, person_rid=kept.rid)}
    for claim in named:
        if isinstance(claim, WageClaim) and claim.person_rid == other.rid and claim.case_rid in own:
            lines = f"{own[claim.case_rid].line}、{claim.line}"
            title = context.store.need(Case, claim.case_rid).title
            yield Problem("merge-same-case", "other", details={"case": title, "lines": lines})
    liable = {(each.debt_rid, each.ground) for each in context.store.find(Liability, party_rid=kept.rid)}
    for each in named:
        if isinstance(each, Liability) and (each.debt_rid, each.ground) in liable:
            case = context.store.need(Case, context.store.need(Debt, each.debt_rid).case_rid)
            yield Problem("merge-same-liability", "other", details={"case": case.title})


def _facts(record: P) -> dict[str, Any]:
    return {each.name: getattr(record, each.name) for each in fields(record) if each.name not in _NO_FACTS}


def _differences(kept: P, other: P) -> Iterator[Difference]:
    ours, theirs = _facts(kept), _facts(other)
    for name, value in ours.items():
        if value and theirs[name] and not _same(name, value, theirs[name]):
            yield Difference(name, *_shown(f"{kind_of(kept)}.{name}", value, theirs[name]))


def _same(name: str, one: Any, other: Any) -> bool:
    """An identity number of 15 digits is no other one: two different numbers would have been refused."""
    return name in ("id_number", "uscc") or (half_width(one) == half_width(other) if name in _NUMBERS else one == other)


def _shown(entry: str, *values: Any) -> tuple[str, ...]:
    """Two values as text, numbers of persons masked unless they would look the same."""
    words = tuple(vocabulary.word(each) if isinstance(each, StrEnum) else str(each) for each in values)
    masked = tuple(map(mask_of(entry), words)) if vocabulary.entry(entry).mask else words
    return masked if len(set(masked)) == len(words) else words


def _only_other(kept: P, other: P) -> list[str]:
    """Facts that only the other record tells; of one number in two lengths the longer counts."""
    ours, theirs = _facts(kept), _facts(other)
    return [
        name for name, value in ours.items()
        if (not value and theirs[name]) or (name in ("id_number", "uscc") and len(theirs[name]) > len(value))
    ]  # fmt: skip


def _with_facts(kept: P, other: P, names: set[str]) -> P:
    taken: dict[str, Any] = {name: getattr(other, name) for name in names}
    if isinstance(other, Person) and "id_number" in names:
        taken["id_kind"] = other.id_kind
    return replace(kept, **taken)


def _merging_of(context: Context, other: Person | Company) -> tuple[Change, ...]:
    """The changes of the act that merged a record into the one that it names now."""
    act = ""
    for change in reversed(context.store.journal.history(other.rid)):
        if change.op is not Op.PUT or _of(change).merged_into != other.merged_into:
            break
        act = change.group
    return context.store.journal.of_group(act)


def _of(change: Change) -> Any:
    return decode(change.kind, change.version, change.body)


def _as_before(context: Context, change: Change, kept: Person | Company, other: Person | Company) -> Record | None:
    """A record of the merging as it is now, but for what the merging had done to it; None when there is nothing."""
    record_type: Any = KINDS[change.kind].type
    now: Any = context.store.get(record_type, change.rid)
    earlier = [each for each in context.store.journal.history(change.rid) if each.kind == change.kind]
    place = earlier.index(change)
    if now is None or change.rid == other.rid or place == 0 or earlier[place - 1].op is not Op.PUT:
        return None
    before, after = _of(earlier[place - 1]), _of(change)
    if change.rid == kept.rid:
        back = {name: value for name, value in _all_facts(before).items() if _untouched(name, before, after, now)}
        return replace(now, **back)  # type: ignore[no-any-return]
    return named_back(now, before, after, other.rid, kept.rid)  # type: ignore[no-any-return]


def _all_facts(record: Any) -> dict[str, Any]:
    return {each.name: getattr(record, each.name) for each in fields(record) if each.name not in ("rid", "merged_into")}


def _untouched(name: str, before: Any, after: Any, now: Any) -> bool:
    return bool(getattr(after, name) == getattr(now, name) != getattr(before, name))
