"""One entry of 重点监管 with everything that hangs on it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple

from inspector_app.domain.dates import chinese, chinese_minute
from inspector_app.domain.dispatch import DispatchTask
from inspector_app.domain.incident import Advance, Incident, IncidentReport, Recovery, still_out
from inspector_app.domain.money import yuan
from inspector_app.domain.records import kind_of, noun_of, plain
from inspector_app.domain.survey import month_words
from inspector_app.domain.watch_acts import WatchAct, open_acts
from inspector_app.domain.watching import CreditRating, Listing, WatchReport
from inspector_app.store.reading import Reading
from inspector_app.support import vocabulary
from inspector_app.support.errors import Trouble
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch import by_urgency
from inspector_app.usecases.early_removal import may_apply_from
from inspector_app.usecases.history_values import Values
from inspector_app.usecases.watch_list import WatchLine, lines_of, listed_until
from inspector_app.usecases.watching import ENTRIES, PART_OF, Part, credit_borne_out

_SHORT = 20  # characters that stand in one of two columns


class Told(NamedTuple):
    """A field of an entry as people read it; ``is_long`` where it takes the whole width."""

    label: str
    words: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class WatchFile:
    """An entry as it stands today: its parts the newest first, the tasks and advances of an incident, what may be done.

    ``notes`` say what follows from rules: until when somebody is listed, what is still out, what a rating rests on.
    """

    line: WatchLine
    parts: tuple[Part, ...]
    tasks: tuple[DispatchTask, ...]
    advances: tuple[WatchLine, ...]
    acts: tuple[WatchAct, ...]
    listed_until: date | None
    may_apply_from: date | None
    still_out: int | None
    notes: tuple[str, ...]
    facts: tuple[Told, ...]
    today: date


def entry_of(reading: Reading, rid: str) -> Any:
    """The entry of an identity. Raises :class:`Trouble` ``record-missing``."""
    found = next((each for of in ENTRIES.values() if (each := reading.get(of, rid))), None)
    if found is None:
        raise Trouble("record-missing")
    return found


def watch_file(context: Context, rid: str) -> WatchFile:
    """Read an entry whole. Raises :class:`Trouble` ``record-missing``."""
    store, today = context.store, context.clock.today()
    entry = entry_of(store, rid)
    part, field = PART_OF.get(type(entry), (None, ""))
    parts = store.find(part, **{field: rid}) if part else ()
    is_incident = isinstance(entry, Incident)
    return WatchFile(
        lines_of(context, [entry])[0],
        tuple(sorted(parts, key=_when, reverse=True)),
        by_urgency(store.find(DispatchTask, incident_rid=rid), today) if is_incident else (),
        lines_of(context, store.find(Advance, incident_rid=rid)) if is_incident else (),
        open_acts(entry),
        listed_until(context, entry) if isinstance(entry, Listing) else None,
        may_apply_from(context, entry) if isinstance(entry, Listing) else None,
        still_out(entry, parts) if isinstance(entry, Advance) else None,
        tuple(_notes(context, entry)),
        tuple(told_fields(context, entry)),
        today,
    )


def told_fields(context: Context, record: Any) -> Iterator[Told]:
    """The fields in which something is told, in their order, with names for identities."""
    values, noun = Values(context), noun_of(type(record))
    for name, value in plain(record).items():
        if name == "rid" or value in (None, "", []):
            continue
        entry = vocabulary.entry(f"{noun}.{name}")
        text = value if entry.long else _shown(getattr(record, name)) or values.show(kind_of(record), name, value)
        if entry.unit and text.isdecimal():
            text = f"{int(text):,}{entry.unit}"
        yield Told(entry.label, text, entry.long or len(text) > _SHORT)


def _shown(value: object) -> str:
    """A moment or a day in full; empty for anything else."""
    if isinstance(value, datetime):
        return chinese_minute(value)
    return chinese(value) if isinstance(value, date) else ""


def _when(part: Part) -> str:
    match part:
        case WatchReport():
            return part.month.isoformat()
        case IncidentReport():
            return part.at.isoformat()
        case Recovery():
            return part.on.isoformat()


def _notes(context: Context, entry: Any) -> Sequence[str]:
    if isinstance(entry, CreditRating):
        rule = context.law.watching.criterion(entry.criterion)
        chosen = [f"{rule.title}（{rule.basis_text}）"] if rule else []
        borne = credit_borne_out(context, entry.company_rid, entry.year)
        graver = [each for each in borne if each.grade > entry.grade]
        return [*chosen, *(f"记录还符合：{each.title}（{each.basis_text}）" for each in graver)]
    return []


def part_words(part: Part) -> tuple[str, str]:
    """What a part is, and what it tells."""
    match part:
        case WatchReport():
            heads = f"{vocabulary.label('watch_report.heads')}{part.heads}人" if part.heads is not None else ""
            unpaid = vocabulary.label("watch_report.unpaid_fen")
            owed = f"{unpaid}{yuan(part.unpaid_fen)}元" if part.unpaid_fen is not None else ""
            told = [
                f"{vocabulary.label(f'watch_report.{name}')}{count}人"
                for name in ("contracts", "insured")
                if (count := getattr(part, name)) is not None
            ]
            what = f"{month_words(part.month)}，{chinese(part.received_on)}收到"
            return what, _joined(heads, owed, *told, part.text)
        case IncidentReport():
            heads = f"{part.heads}人" if part.heads is not None else ""
            return _joined(vocabulary.word(part.kind), chinese_minute(part.at), part.to, heads), part.text
        case Recovery():
            return _joined(chinese(part.on), f"{yuan(part.amount_fen)}元", part.payer), part.note


def _joined(*parts: str) -> str:
    return "　".join(filter(None, parts))
