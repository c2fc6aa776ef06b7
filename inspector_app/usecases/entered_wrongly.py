"""What was entered in the books of the office by mistake and goes again, so that no figure counts it: a meeting, a task
or letter, an entry of the log, a consultation, an application for legal aid. The journal keeps what it was."""

from collections.abc import Sequence
from typing import Any

from inspector_app.domain.consultation import AidApplication, Consultation
from inspector_app.domain.dispatch import Activity, DispatchTask, Meeting
from inspector_app.domain.document import DocumentHead
from inspector_app.domain.records import kind_of
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import record_word
from inspector_app.usecases.context import Context

Entered = Meeting | DispatchTask | Activity | Consultation | AidApplication
OF_DISPATCH: tuple[type[Entered], ...] = (Meeting, DispatchTask, Activity)


def remove_entered(context: Context, entry: Entered) -> None:
    """Take back an entry. Raises :class:`Refused` ``entered-has-more``: what hangs on it is to be looked at first."""
    below: dict[str, Sequence[Any]] = {"document": context.store.find(DocumentHead, subject_rid=entry.rid)}
    if isinstance(entry, Meeting):
        below["dispatch_task"] = context.store.find(DispatchTask, meeting_rid=entry.rid)
    told = "、".join(f"{record_word(kind)}{len(found)}条" for kind, found in below.items() if found)
    if told:
        raise Refused(Problem("entered-has-more", "", details={"more": told}))
    with context.unit(f"删除误登的{record_word(kind_of(entry))}") as unit:
        unit.delete(entry)


def entered_called(context: Context, begins: str, kinds: Sequence[type[Entered]]) -> Entered:
    """The one entry of some kinds whose identity begins so. Raises :class:`Refused` ``entered-not-found`` or
    ``entered-not-one``."""
    start = begins.strip()
    found = [each for kind in kinds for each in context.store.all(kind) if start and each.rid.startswith(start)]
    if len(found) != 1:
        code = "entered-not-one" if found else "entered-not-found"
        raise Refused(Problem(code, "entry", details={"name": begins[:40]}))
    return found[0]
