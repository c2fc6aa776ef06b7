"""查看号码登记: nobody sees a whole number of somebody on record without leaving a trace."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from inspector_app.domain.agency import Agency
from inspector_app.domain.case import Case
from inspector_app.domain.document import Document
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead
from inspector_app.domain.naming import own_name
from inspector_app.domain.number_look import LookWay, NumberLook
from inspector_app.domain.person import Person
from inspector_app.domain.records import KINDS, plain
from inspector_app.formdefs.facts import from_json
from inspector_app.support.vocabulary import word
from inspector_app.usecases.context import Context
from inspector_app.usecases.paper import EditPaper
from inspector_app.usecases.private_numbers import tells_numbers

WORKERS = "工人的证件号码、银行卡号、电话"
INFORMANTS = "反映人、投诉人"
IN_VOLUME = "案卷中的证件号码、银行卡号、电话"
ON_PAPER = "文书上的证件号码、银行卡号、电话"
IN_FILES = "别人交来的文件里的证件号码、银行卡号、电话"
_SEEN: tuple[type[Any], ...] = (Person, Case, Lead, Document, Agency)
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


def note_paper_look(context: Context, target: EditPaper, what: str) -> None:
    """:func:`note_look` of a number that a paper asks for: told of the paper, before it is on record of its case."""
    document = context.store.get(Document, target.document_rid) if target.document_rid else None
    case = context.store.get(Case, target.paper.case_rid) if target.paper.case_rid else None
    note_look(context, document or case, what)


def note_copy_look(context: Context, document: Document, label: str) -> None:
    """:func:`note_look` of a copy of a paper that is written into a file, where it tells whole numbers."""
    form = context.forms.edition(document.form, document.edition)
    if form is None or tells_numbers(form, from_json(document.facts or "{}"), form.copy(label)):
        note_look(context, document, ON_PAPER, LookWay.WRITTEN)


def note_file_look(context: Context, case_rid: str = "") -> None:
    """:func:`note_look` of the numbers in a file of others that is looked at: told of the case that it is brought
    into, else of the bureau."""
    about = context.store.get(Case, case_rid) if case_rid else next(iter(context.store.all(Agency)), None)
    note_look(context, about, IN_FILES)


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
