"""版本并存: another laptop has another version of a record: both are kept, side by side, until a person settles it.

A version comes along with a case that is handed over, or by the office's file. It is settled by a change that names
every version as replaced, so the office sees that somebody joined them.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from inspector_app.domain.assignment import SETTLING
from inspector_app.domain.change import Change
from inspector_app.domain.reason import reason_problem, says_why
from inspector_app.domain.record_version import RecordVersion, held_right
from inspector_app.domain.records import KINDS, Record, encode
from inspector_app.domain.references import references
from inspector_app.store.nowhere import nowhere
from inspector_app.store.passed import handed_over
from inspector_app.store.versions import KeptVersion
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.groups import grouped
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context
from inspector_app.usecases.history_values import Values
from inspector_app.usecases.record_words import told_fields

OURS = "ours"


@dataclass(frozen=True, slots=True)
class Side:
    """One version: ``key`` names it (:data:`OURS`, else its hash), ``whose`` says in words whose it is and of when."""

    key: str
    whose: str
    inspector: str
    record: Record


@dataclass(frozen=True, slots=True)
class Difference:
    """A field in which versions differ, with its words in each of them."""

    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Beside:
    """A record with its versions, ours first; ``advice`` is what the office said of them."""

    kind: str
    rid: str
    name: str
    sides: tuple[Side, ...]
    source: str
    advice: str

    @property
    def words(self) -> str:
        """What whoever settles it on this laptop is told: 单位“示例公司”有2个不同的版本并存（来自甲、乙的电脑）……"""
        return sentence("versions-beside", self._told())

    @property
    def words_at_office(self) -> str:
        """The same to the office, which says whose is right and leaves it to the laptops to settle it."""
        return sentence("office-conflict", self._told())

    def _told(self) -> dict[str, str]:
        return {
            "kind": vocabulary.record_word(self.kind),
            "name": self.name or self.rid,
            "count": str(len(self.sides)),
            "inspectors": "、".join(sorted({each.inspector for each in self.sides})),
        }


def keep_versions(context: Context, versions: Iterable[RecordVersion], source: str, advice: str = "") -> None:
    """Keep what others wrote, in the transaction that is open if one is."""
    for each in versions:
        context.store.versions.keep(KeptVersion(each, source, advice, context.clock.now()))


def beside(context: Context) -> tuple[Beside, ...]:
    """Every record of which a version of others is not settled, the first one that came first."""
    kept = context.store.versions.all()
    if not kept:
        return ()
    histories = context.store.journal.histories({each.version.rid for each in kept})
    values = Values(context)
    found = (
        _beside(context, values, versions, histories.get(rid, ()))
        for rid, versions in grouped(kept, lambda each: each.version.rid).items()
    )
    return tuple(each for each in found if each is not None)


def beside_named(context: Context, beginning: str) -> Beside:
    """The one whose identity begins so or that is called so. Raises :class:`Refused` ``version-unknown``."""
    found = [
        each for each in beside(context) if beginning and (each.rid.startswith(beginning) or each.name == beginning)
    ]
    if len(found) != 1:
        raise Refused(Problem("version-unknown", "record", details={"name": beginning[:40]}))
    return found[0]


def _beside(context: Context, values: Values, kept: Sequence[KeptVersion], history: Sequence[Change]) -> Beside | None:
    kind, rid = kept[0].version.kind, kept[0].version.rid
    ours = context.store.get(KINDS[kind].type, rid)
    known = {digest for change in history for digest in (change.hash, *change.parents)}
    others = {encode(each.version.record): each for each in kept if each.version.hash not in known}
    if ours is None or not set(others) - {encode(ours)}:
        return None
    others.pop(encode(ours), None)
    last = list(others.values())[-1]
    sides = (
        Side(OURS, f"本机（{context.writer.name}）", context.writer.name, ours),
        *(_side(each.version) for each in others.values()),
    )
    name = values.title(kind, _plain(ours))
    return Beside(kind, rid, name, sides, last.source, last.advice)


def _plain(record: Record) -> Mapping[str, object]:
    body: Mapping[str, object] = json.loads(encode(record))
    return body


def _side(version: RecordVersion) -> Side:
    return Side(version.hash, version.whose, version.inspector, version.record)


def beside_taken(record: Beside, whose: str) -> Side:
    """The version that is called by its beginning, its name alone where that is one. Raises :class:`Refused`
    ``version-of-nobody``."""
    found = [side for side in record.sides if whose and side.whose.startswith(whose)]
    if len(found) != 1:
        known = "、".join(side.whose for side in record.sides)
        raise Refused(Problem("version-of-nobody", "side", details={"name": whose[:40], "known": known}))
    return found[0]


def differences(context: Context, record: Beside) -> tuple[tuple[Difference, ...], int]:
    """The fields in which its versions differ, and how many say the same in all of them."""
    values = Values(context)
    told = [{name: (label, words) for name, label, words in told_fields(values, each.record)} for each in record.sides]
    bodies = [_plain(each.record) for each in record.sides]
    names = dict.fromkeys(name for side in told for name in side)
    differ = [name for name in names if any(body.get(name) != bodies[0].get(name) for body in bodies)]
    shown = tuple(
        Difference(
            next(side[name][0] for side in told if name in side),
            tuple(side[name][1] if name in side else "—" for side in told),
        )
        for name in differ
    )
    return shown, len(names) - len(differ)


def settle(context: Context, rid: str, side: str, reason: str) -> Record:
    """核定: from now on this version stands (:data:`OURS` or its hash), and every version is joined with it.

    Raises :class:`Refused` ``void-no-reason`` or ``setup-missing``, ``version-unknown``, ``case-handed-over``, and
    ``version-names-nothing`` where the chosen version names what this store does not have.
    """
    if not says_why(reason):
        raise Refused(reason_problem(reason))
    record = beside_named(context, rid)
    taken = next((each for each in record.sides if each.key == side), None)
    if taken is None:
        raise Refused(Problem("version-unknown", "side", details={"name": side[:40]}))
    chosen = taken.record
    if (gone := context.store.passed.get(rid)) is not None:
        raise Refused(handed_over(gone))
    if side != OURS and (lost := nowhere(context.store.db, references(chosen) - references(record.sides[0].record))):
        fields = "、".join(dict.fromkeys(vocabulary.label(f"{each.noun}.{each.field}") for each in lost))
        raise Refused(Problem("version-names-nothing", "side", details={"fields": fields}))
    every = tuple(each.version.hash for each in context.store.versions.all() if each.version.rid == rid)
    with context.unit(f"{SETTLING}：{_taken_words(record, taken)}：{reason.strip()}") as unit:
        unit.adopt(chosen, every)
    return chosen


def _taken_words(record: Beside, taken: Side) -> str:
    """Whose version was taken, and whether the office held another one to be right: its file brings every one but ours.
    An earlier office does not tell it so that it can be read."""
    whose = f"{taken.inspector}本机" if taken.key == OURS else taken.whose
    right = held_right(record.advice)
    advised = next((each.key for each in record.sides if each.whose == right), OURS)
    against = "（与办公室的意见不同）" if right and advised != taken.key else ""
    return f"以{whose}的版本为准{against}"
