"""同行交换包: a case, a project or a visit for a colleague to read, and what colleagues gave us: 他人资料（只读）.

Records go, not the originals of papers and photos; numbers of people are masked before they leave, and who told in
confidence is not in it. What is received is kept apart from the store's own records and changes none of them.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, cast

from inspector_app.domain.agency import Agency, Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.dates import chinese, chinese_minute
from inspector_app.domain.identity import mask_of, numbers_masked
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import Interview
from inspector_app.domain.lead import Campaign, Lead
from inspector_app.domain.project import Project
from inspector_app.domain.records import KINDS, Record, canonical, decode, encode, kind_of
from inspector_app.exchange.bag import write_changes
from inspector_app.exchange.package import PackageFile
from inspector_app.exchange.sent_case import COPY, Sent
from inspector_app.store.copies import Copy
from inspector_app.support import vocabulary
from inspector_app.support.clock import civil_date
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.usecases.colleagues import colleague
from inspector_app.usecases.context import Context
from inspector_app.usecases.history_values import Values
from inspector_app.usecases.record_words import told_fields
from inspector_app.usecases.sent_cases import (
    BESIDE,
    ReadOrder,
    Received,
    SendOrder,
    heads_of,
    named_in,
    perform_reading,
    perform_sending,
    prepare_reading,
    prepare_sending,
    together,
)

__all__ = ["Copy"]
_GIVE = "同行交换"
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T[\d:.]+Z)?$")
_IDENTITIES = ("rid", "_rids", "sha256", "device", "block_rid")
_ASKED, _SAID = vocabulary.label("qa.question"), vocabulary.label("qa.answer")
_ROOTS = ("case", "project", "inspection")
Root = Case | Project | Inspection


@dataclass(frozen=True, slots=True)
class CopyPart:
    """A record of a copy: what kind it is, what it is called, its fields in words with numbers masked."""

    word: str
    title: str
    fields: tuple[tuple[str, str], ...]


def prepare_copy(context: Context, root: Root, to: str) -> SendOrder:
    """Freeze what a colleague gets to read. Raises :class:`Refused` ``colleague-unknown``, ``colleague-several``."""
    sent = [Sent(_masked(each.record), each.head) for each in heads_of(context, _told(context, root))]
    first = [each for each in sent if each.record.rid == root.rid]
    rest = [each for each in sent if each.record.rid != root.rid]
    return prepare_sending(context, COPY, root.rid, (*first, *rest), (), colleague(context, to), _GIVE)


def would_go(context: Context, root: Root) -> tuple[tuple[str, int], ...]:
    """What a colleague would get to read, by the names of the kinds of record, the most frequent first."""
    kinds = Counter(kind_of(each) for each in _told(context, root) if not isinstance(each, Inspector))
    return tuple((vocabulary.record_word(kind), count) for kind, count in kinds.most_common())


def _told(context: Context, root: Root) -> list[Record]:
    """All of it but who told in confidence, and what nothing names that goes."""
    whole = together(context, root)
    owned = [each for each in whole.owned if not (isinstance(each, Lead) and each.keeps_secret)]
    return [*owned, *_reached(owned, whole.beside)]


def _reached(owned: Iterable[Record], beside: Iterable[Record]) -> Iterator[Record]:
    """What these name, however far; a campaign is only named, for it names every project that was drawn."""
    left, wave = {each.rid: each for each in beside}, list(owned)
    while wave:
        named = {rid for each in wave if not isinstance(each, Campaign) for _, rid in named_in(each)}
        wave = [left.pop(rid) for rid in list(left) if rid in named]
        yield from wave


def write_copy(
    context: Context, root: Root, to: str, folder: Path, progress: Progress | None = None
) -> tuple[PackageFile, ...]:
    """Prepare and perform in one go, for callers without a window."""
    return perform_sending(prepare_copy(context, root, to), folder, progress or NoProgress())


def _masked(record: Record) -> Record:
    """The record with every number of a person masked, also in what was said and typed; what a paper prints stays."""
    kind = kind_of(record)
    body = {**json.loads(encode(record)), **({"facts": ""} if kind == "document" else {})}
    return cast("Record", decode(kind, KINDS[kind].version, canonical(_hidden(kind, "", body))))


def _hidden(noun: str, name: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _hidden(noun, key, each) for key, each in value.items()}
    if isinstance(value, list):
        return [_hidden(noun, name, each) for each in value]
    if not isinstance(value, str) or name.endswith(_IDENTITIES) or _DAY.match(value):
        return value
    return mask_of(name)(value) if _is_number(noun, name) else numbers_masked(value)


def _is_number(noun: str, name: str) -> bool:
    try:
        return vocabulary.entry(f"{noun}.{name}").mask
    except KeyError:  # inside a value of the record: its long numbers are masked all the same
        return False


def prepare_copy_in(context: Context, paths: Sequence[Path]) -> ReadOrder:
    """What the worker needs to open what a colleague gave to be read; ``perform_reading`` does."""
    return prepare_reading(context, COPY, paths)


def keep_copy(context: Context, _order: ReadOrder, received: Received) -> Copy:
    """Keep what was read, in the place of an earlier one of the same.

    Raises :class:`Refused` ``colleague-copy-older`` (with both days) for one that is not newer than what is here,
    :class:`Trouble` ``sent-case-content`` for one that is of neither a case, a project nor a visit.
    """
    copy = _copy(context, received)
    known = next((each for each in copies(context) if each.subject == copy.subject), None)
    if known is not None and known.made_at >= copy.made_at:
        days = {"title": known.title, "known": chinese_minute(known.made_at), "day": chinese_minute(copy.made_at)}
        raise Refused(Problem("colleague-copy-older", "file", details=days))
    context.store.copies.keep(copy)
    return copy


def take_copy(context: Context, paths: Sequence[Path]) -> Copy:
    """Prepare, perform and keep in one go, for callers without a window. Raises as ``perform_reading`` and
    :func:`keep_copy`."""
    order = prepare_copy_in(context, paths)
    return keep_copy(context, order, perform_reading(order))


def _copy(context: Context, received: Received) -> Copy:
    root, header = received.changes[0], received.packages[0].delivery.header
    if root.kind not in _ROOTS or not {each.kind for each in received.changes} <= BESIDE or header.blobs:
        raise Trouble("sent-case-content", codes=root.kind)
    record = received.records[0][1]
    title = _title(record, {each.rid: each for _, each in received.records})
    giver = received.giver
    return Copy(
        root.rid, title, giver.device, giver.inspector, giver.agency, header.made_at, context.clock.now(),
        write_changes(received.changes).decode(),
    )  # fmt: skip


def _title(record: Record, among: Mapping[str, Record]) -> str:
    """示例欠薪案; 工程项目：示例一期; 检查：示例工地（2026年3月16日）."""
    if isinstance(record, Case):
        return record.title
    word = vocabulary.record_word(kind_of(record))
    if isinstance(record, Inspection):
        found = among.get(record.project_rid) or among.get(record.company_rid)
        place = found.name if isinstance(found, Project | Company) else record.site_name
        return f"{word}：{place}（{chinese(civil_date(record.started_at))}）"
    return f"{word}：{record.name if isinstance(record, Project) else ''}"


def copies(context: Context) -> tuple[Copy, ...]:
    """他人资料: the last one taken first."""
    return context.store.copies.all()


def copy_named(context: Context, words: str) -> Copy:
    """The copy whose title this is or whose identity begins so. Raises :class:`Refused` ``colleague-copy-unknown``."""
    found = [each for each in copies(context) if words and (each.title == words or each.subject.startswith(words))]
    if len(found) != 1:
        raise Refused(Problem("colleague-copy-unknown", "copy", details={"name": words}))
    return found[0]


def copy_words(copy: Copy) -> str:
    """Whose it is and of when: 示例县人社局林示例2026年3月16日14时05分写出."""
    return f"{copy.agency}{copy.inspector}{chinese_minute(copy.made_at)}写出"


def has_words(part: CopyPart, words: str) -> bool:
    """Whether all of these words stand in a record of a copy."""
    whole = "\n".join((part.word, part.title, *(text for pair in part.fields for text in pair))).lower()
    return all(each in whole for each in words.lower().split())


def remove_copy(context: Context, subject: str) -> None:
    """Remove a copy with all that is in it."""
    context.store.copies.drop(subject)


def copy_parts(context: Context, copy: Copy) -> tuple[CopyPart, ...]:
    """Its records in words, in the order of the package."""
    changes = [json.loads(line) for line in copy.body.splitlines()]
    records = [decode(each["kind"], each["version"], each["body"]) for each in changes]
    values = Values(replace(context, store=cast("Any", _Apart({each.rid: each for each in records}, context.agency))))
    return tuple(_part(values, record) for record in records if not isinstance(record, Inspector))


def read_part(context: Context, record: Record) -> CopyPart:
    """A record of the store in words, every number of a person masked, also in what was said."""
    return _part(Values(context), _masked(record))


def _part(values: Values, record: Record) -> CopyPart:
    kind = kind_of(record)
    told = [(label, words) for _, label, words in told_fields(values, record)]
    if isinstance(record, Interview):
        told += [line for qa in record.qas for line in ((_ASKED, qa.question), (_SAID, qa.said))]
    return CopyPart(vocabulary.record_word(kind), values.title(kind, json.loads(encode(record))), tuple(told))


@dataclass(frozen=True, slots=True)
class _Apart:
    """The records of a copy where names are looked up: what is not in it is not told."""

    records: dict[str, Record]
    agency: Agency

    def all(self, _record_type: type[Any]) -> tuple[Agency, ...]:
        """Our own agency, by whose law rules are named."""
        return (self.agency,)

    def get(self, record_type: type[Any], rid: str) -> Record | None:
        found = self.records.get(rid)
        return found if isinstance(found, record_type) else None

    @property
    def journal(self) -> "_NoJournal":
        return _NoJournal()


class _NoJournal:
    """A copy has no history."""

    def history(self, _rid: str) -> tuple[Any, ...]:
        return ()
