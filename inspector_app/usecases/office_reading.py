"""The merged database of an office as a store that can be read: what lists and shows stores shows it too."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from inspector_app.domain.agency import Agency
from inspector_app.domain.change import Change, Op
from inspector_app.domain.records import KINDS, encode, kind_of
from inspector_app.office.columns import current_changes, current_records
from inspector_app.office.folder import Office
from inspector_app.store.mirror import mirrored
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Trouble
from inspector_app.support.progress import NOT_WATCHED, Pace, Progress
from inspector_app.usecases.context import Context
from inspector_app.usecases.office import office_opened
from inspector_app.usecases.own_data import load_forms, load_law, load_questions


@contextmanager
def office_reading(
    folder: Path, passphrase: str, clock: Clock, url: str = "", progress: Progress = NOT_WATCHED
) -> Iterator[Context]:
    """What all laptops handed over, as it stands now, for a ``with`` block; in the name of the office.

    It is laid out anew each time, some 5,000 records a second. Forms and law are ours: what single bureaus
    adopted is theirs. Raises :class:`Trouble` ``office-nothing-held`` and as ``open_office``; whoever changes anything
    in it is refused with ``office-read-only``.
    """
    with office_opened(folder, passphrase, url) as office:
        agencies = current_records(office.database, "agency")
        if not agencies:
            raise Trouble("office-nothing-held")
        changes = _changes(office, agencies[0], progress)
        with mirrored(folder, changes, office.files, clock) as store:
            law = load_law()
            yield Context(store, load_forms(law=law), load_questions(), law, clock)


def _changes(office: Office, example: Agency, progress: Progress) -> Iterator[Change]:
    """The office itself first, as the agency in whose name lists go out, then every record."""
    own = replace(example, rid=str(uuid4()), name=office.card.office, short_name=office.card.office)
    held = current_changes(office.database)
    pace = Pace(progress, "读取合并库", len(held))
    kind = kind_of(own)
    yield Change("", 0, "", kind, own.rid, Op.PUT, (), "", "", "", KINDS[kind].version, encode(own), "")
    for change in held:
        pace.step()
        yield change
