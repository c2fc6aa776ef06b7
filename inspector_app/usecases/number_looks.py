"""查看号码登记: nobody sees a whole number of somebody on record without leaving a trace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from inspector_app.domain.case import Case
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead
from inspector_app.domain.naming import own_name
from inspector_app.domain.number_look import LookWay, NumberLook
from inspector_app.domain.person import Person
from inspector_app.domain.records import KINDS, plain
from inspector_app.support.vocabulary import word
from inspector_app.usecases.context import Context

WORKERS = "工人的证件号码、银行卡号、电话"
INFORMANTS = "反映人、投诉人"
_SEEN: tuple[type[Any], ...] = (Person, Case, Lead)
_ONE_LOOK = timedelta(minutes=30)
"""Who looks at the same again within so long has looked once."""


def note_look(context: Context, record: Any, what: str, way: LookWay = LookWay.SHOWN) -> None:
    """Keep that somebody sees whole numbers (``what``) of a record, before he does; of one that is only being entered
    there is nothing to keep.

    Raises :class:`Trouble` or :class:`Refused` where it cannot be kept: then nothing may be shown.
    """
    is_kept = any(kind.type is type(record) for kind in KINDS.values())
    if not is_kept or context.store.get(type(record), record.rid) is None:
        return
    now = context.clock.now()
    again = context.store.find(NumberLook, about=record.rid, what=what, way=way)
    if way is LookWay.SHOWN and any(timedelta() <= now - each.at < _ONE_LOOK for each in again):
        return
    keep = context.keep_look or _kept_here(context)
    keep(NumberLook(new_rid(), record.rid, what, way, now, "" if context.keep_look else context.writer.name))


def _kept_here(context: Context) -> Callable[[NumberLook], None]:
    def keep(look: NumberLook) -> None:
        with context.unit(f"{word(look.way)}：{look.what}") as unit:
            unit.put(look)

    return keep


@dataclass(frozen=True, slots=True)
class LookLine:
    """An entry, and how the record is called whose numbers were seen; empty for one that is no longer there."""

    look: NumberLook
    called: str


def look_lines(context: Context, text: str = "") -> tuple[LookLine, ...]:
    """Every entry that these words stand in, the newest first."""
    looks = sorted(context.store.all(NumberLook), key=lambda each: each.at, reverse=True)
    rids = tuple({each.about for each in looks})
    called = {each.rid: own_name(plain(each)) for kind in _SEEN for each in context.store.find_among(kind, "rid", rids)}
    lines = (LookLine(each, called.get(each.about, "")) for each in looks)
    return tuple(line for line in lines if text.strip() in f"{line.called} {line.look.by} {line.look.what}")
