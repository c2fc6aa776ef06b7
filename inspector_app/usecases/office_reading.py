"""The merged database of an office as a store that can be read: what lists and shows stores shows it too."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from inspector_app.domain.agency import Agency
from inspector_app.domain.change import Change, Op
from inspector_app.domain.measures.beginnings import PLACED, TOLD_OF_PAST_DAYS
from inspector_app.domain.number_look import NumberLook
from inspector_app.domain.records import KINDS, encode, kind_of
from inspector_app.office.columns import bureaus, current_changes, current_records, earlier_changes, first_stamp
from inspector_app.office.folder import Office
from inspector_app.office.looks import keep_look, office_looks
from inspector_app.store.mirror import Layout, Mirror, lay_out
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import NOT_WATCHED, Pace, Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.masked_words import words_masked
from inspector_app.usecases.office import office_opened, office_writing
from inspector_app.usecases.own_data import load_forms, load_law, load_questions


@dataclass(frozen=True, slots=True)
class OfficeCopy:
    """The merged database as it was at a moment, laid out to be read: made in any thread, entered by the one that reads
    and left by it."""

    office: str
    made_at: datetime
    _mirror: Mirror = field(repr=False)
    _clock: Clock = field(repr=False)
    _keep_look: Callable[[NumberLook], None] = field(repr=False)

    def enter(self) -> Context:
        """What pages and lists read. Whoever changes anything in it is refused with ``office-read-only``; that numbers
        were seen is kept at the office."""
        law, store = load_law(), self._mirror.open(self._clock)
        return Context(store, load_forms(law=law), load_questions(), law, self._clock, self._keep_look)

    def leave(self, context: Context | None = None) -> None:
        """Close what was entered, and remove the copy."""
        if context is not None:
            context.store.close()
        self._mirror.remove()


def copy_office(
    folder: Path, passphrase: str, clock: Clock, url: str = "", progress: Progress = NOT_WATCHED
) -> OfficeCopy:
    """What all laptops handed over, as it stands now, in the name of the office.

    It is laid out anew each time, some 5,000 records a second. Forms and law are ours: what single bureaus
    adopted is theirs. Raises :class:`Trouble` ``office-nothing-held`` and as ``open_office``.
    """
    with office_opened(folder, passphrase, url) as office:
        agencies = current_records(office.database, "agency")
        if not agencies:
            raise Trouble("office-nothing-held")
        mirror = lay_out(folder, _layout(office, agencies[0], progress), office.files, clock)
        mirror = replace(mirror, bureaus={kind: bureaus(office.database, kind) for kind in PLACED})
        return OfficeCopy(office.card.office, clock.now(), mirror, clock, partial(_keep_look, folder, passphrase, url))


def _keep_look(folder: Path, passphrase: str, url: str, look: NumberLook) -> None:
    with office_writing(folder, passphrase, url) as office:
        keep_look(office.database, replace(look, by=office.card.office))


@contextmanager
def office_reading(
    folder: Path, passphrase: str, clock: Clock, url: str = "", progress: Progress = NOT_WATCHED
) -> Iterator[Context]:
    """:func:`copy_office`, entered for a ``with`` block."""
    copy = copy_office(folder, passphrase, clock, url, progress)
    context: Context | None = None
    try:
        context = copy.enter()
        yield context
    finally:
        copy.leave(context)


def _layout(office: Office, example: Agency, progress: Progress) -> Layout:
    """Every record as it stands, in the order in which they were first saved; of those of which figures tell past days
    also what they were before."""
    now, before = current_changes(office.database), earlier_changes(office.database, TOLD_OF_PAST_DAYS)
    places = {change.rid: at for at, change in enumerate(now, start=2)}  # behind the office itself
    return Layout(_changes(office, example, [*now, *before], progress), {change.rid for change in before}, places)


def _changes(office: Office, example: Agency, held: list[Change], progress: Progress) -> Iterator[Change]:
    """The office itself first, as the agency in whose name lists go out, then what its heads looked at, and ``held`` in
    the order of their stamps; nobody reads there the numbers of people in what was written freely."""
    own = replace(example, rid=str(uuid4()), name=office.card.office, short_name=office.card.office)
    since, pace = first_stamp(office.database), Pace(progress, "读取合并库", len(held))
    kind = kind_of(own)
    yield Change("", 0, "", kind, own.rid, Op.PUT, (), since, "", "", KINDS[kind].version, encode(own), "")
    yield from (replace(look, hlc=since) for look in office_looks(office.database))
    for change in sorted(held, key=lambda change: (change.hlc, change.hash)):
        pace.step()
        yield replace(change, body=words_masked(change.kind, change.body))
