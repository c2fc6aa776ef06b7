"""One writer per record: who has a case by the transfers that arrived, and who wrote what is another one's.

An owner is an inspector, not a laptop: a store that was restored goes on as another device of the same one. Everything
is derived from what is held, so it is the same in whatever order packages came.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from inspector_app.domain.case_transfer import OWNED, CaseTransfer, TransferState, last_transfers
from inspector_app.domain.records import BadRecord, decode
from inspector_app.domain.transfer_entry import entry_text
from inspector_app.office.by_hash import REPLACES, one_of, same, twice
from inspector_app.office.database import OfficeDatabase
from inspector_app.office.looked import Record, among
from inspector_app.support.errors import Trouble
from inspector_app.vault.signing import verify

_KIND = "case_transfer"
_AT_ONCE = 500
_TAKEN = TransferState.TAKEN
_OWNED = "(" + ", ".join(f"'{kind}'" for kind in sorted(OWNED)) + ")"


@dataclass(frozen=True, slots=True)
class Passing:
    """A transfer as the office has it: who gave which case to whom, and what became of it; ``proven`` when the giver's
    laptop signed it."""

    transfer: CaseTransfer
    proven: bool


@dataclass(frozen=True, slots=True)
class Foreign:
    """A record that an inspector wrote though it is another one's, by a case transfer or because he began it."""

    kind: str
    rid: str
    writer: str
    owner: str
    device: str
    """The laptop of the writer, who may have several."""


@dataclass(frozen=True, slots=True)
class Owners:
    """The transfers, the cases that were given to two at once (title and the names), what the wrong one wrote."""

    transfers: tuple[Passing, ...] = ()
    doubled: tuple[tuple[str, tuple[str, ...]], ...] = ()
    foreign: tuple[Foreign, ...] = ()


def owners(database: OfficeDatabase, records: Collection[Record] | None = None) -> Owners:
    """Who has what, and what does not agree with it: of all records, or where no case passed of these."""
    who = _Inspectors(database)
    groups = _transfers(database)
    held: dict[str, CaseTransfer] = {}  # a transfer of which one version says that it was taken in was taken in
    for _, transfer in groups:
        if transfer.rid not in held or transfer.state is _TAKEN:
            held[transfer.rid] = transfer
    passings = tuple(Passing(each, who.signed(each)) for each in held.values())
    of_case: dict[str, list[CaseTransfer]] = defaultdict(list)
    for each in passings:
        if each.proven:
            of_case[each.transfer.case_rid].append(each.transfer)
    ends = {case: last_transfers(every) for case, every in of_case.items()}
    doubled = tuple(
        (several[0].title, tuple(each.receiver_name for each in several)) for several in ends.values() if several[1:]
    )
    came = {each.rid for (device, _), each in groups if each.state is _TAKEN and who.same(device, each.receiver)}
    settled = {case: one[0] for case, one in ends.items() if len(one) == 1 and one[0].rid in came}
    proven = {group for group, transfer in groups if who.signed(transfer) and transfer.receiver == group[0]}
    found = dict.fromkeys((*_after_passing(database, who, settled), *_foreign(database, who, proven, records)))
    return Owners(passings, doubled, tuple(found))


class _Inspectors:
    """Whose each laptop is."""

    def __init__(self, database: OfficeDatabase) -> None:
        found = database.rows("SELECT device, inspector, certificate, verify_key, revoked_at FROM device")
        self._keys = {str(device): str(key) for device, _, _, key, _ in found}
        self.names = {str(device): str(name) for device, name, _, _, _ in found}
        self._who = {str(device): str(certificate or name) for device, name, certificate, _, _ in found}
        self.struck_off = {str(device) for device, _, _, _, revoked_at in found if revoked_at}

    def same(self, one: str, other: str) -> bool:
        return one == other or self._who.get(one, one) == self._who.get(other, other)

    def signed(self, transfer: CaseTransfer) -> bool:
        try:
            verify(entry_text(transfer), transfer.signature, self._keys.get(transfer.giver, ""))
        except Trouble:
            return False
        return True


def _transfers(database: OfficeDatabase) -> list[tuple[tuple[str, str], CaseTransfer]]:
    """Every version of a transfer that nobody replaced, or that came with a case, with its laptop and act."""
    rows = database.rows(
        "SELECT device, act_group, version, body FROM applied WHERE kind = ? AND op = 'put' ORDER BY hlc, hash",
        (_KIND,),
    )
    found = []
    for device, group, version, body in rows:
        try:
            found.append(((str(device), str(group)), decode(_KIND, version, body)))
        except (BadRecord, Trouble):  # in quarantine
            continue
    last: dict[tuple[str, str], int] = {}
    for place, ((device, _), transfer) in enumerate(found):
        last[device, transfer.rid] = place
    newest = set(last.values())
    return [each for place, each in enumerate(found) if place in newest or each[1].state is _TAKEN]


def _after_passing(
    database: OfficeDatabase, who: _Inspectors, settled: Mapping[str, CaseTransfer]
) -> Iterator[Foreign]:
    """What stands in a case that passed and is not its new owner's: written from an older store, or in spite of it.
    Until what he took in has come too, all of it is as its former owner handed it over. What a laptop that was struck
    off began there by itself is settled with that: its new owner has no such record that he could write again."""
    if not settled:
        return
    passed = {rid: transfer for transfer in settled.values() for rid in transfer.passed}
    marks = ", ".join("?" * len(settled))
    field = database.dialect.field.format(name="case_rid")
    case_rid = f"CASE WHEN op = 'put' THEN {field} END"  # a server may look at a body before it looks at what was done
    hanging = database.rows(
        f"SELECT kind, rid, device, {case_rid} FROM head WHERE kind IN {_OWNED} AND op = 'put'"  # noqa: S608
        f" AND {case_rid} IN ({marks})",
        tuple(settled),
    )
    for kind, rid, device, case in [*_heads(database, passed), *hanging]:
        transfer = passed.get(rid) or settled[case]
        if not who.same(device, transfer.receiver) and (rid in passed or device not in who.struck_off):
            yield Foreign(kind, rid, who.names.get(device, device), transfer.receiver_name, device)


def _heads(database: OfficeDatabase, rids: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    for part in _parts(rids):
        marks = ", ".join("?" * len(part))
        yield from database.rows(
            f"SELECT kind, rid, device, '' FROM head WHERE kind IN {_OWNED} AND rid IN ({marks})",  # noqa: S608
            part,
        )


def _joined(database: OfficeDatabase, hashes: Iterable[str]) -> set[str]:
    """Those of some changes that also replace a version of their own laptop."""
    found: set[str] = set()
    for part in _parts(hashes):
        query = (
            f"SELECT n.hash FROM change n JOIN {REPLACES.format('n')} JOIN change b ON {same('b.hash', 'p.parent')}"  # noqa: S608
            f" WHERE b.device = n.device AND {one_of('n.hash', part)}"
        )
        found |= {str(row[0]) for row in database.rows(query, twice(part))}
    return found


def _parts(rids: Iterable[str]) -> Iterator[tuple[str, ...]]:
    every = sorted(rids)
    for begin in range(0, len(every), _AT_ONCE):
        yield tuple(every[begin : begin + _AT_ONCE])


_WRITTEN_OVER = (
    f"SELECT n.kind, n.rid, n.device, n.act_group, b.device, n.hash FROM change n JOIN {REPLACES.format('n')}"  # noqa: S608
    f" JOIN change b ON {same('b.hash', 'p.parent')} WHERE b.device <> n.device AND n.kind IN {_OWNED}{{}}"
    " ORDER BY n.kind, n.rid"
)


def _foreign(
    database: OfficeDatabase, who: _Inspectors, proven: set[tuple[str, str]], records: Collection[Record] | None
) -> Iterator[Foreign]:
    """What an inspector wrote in the place of another one's version, without a transfer that the other one signed, as
    long as that one has not written it again. Who joins another one's version with his own settles which is right."""
    rows: list[Any] = list(among(database, _WRITTEN_OVER, records))
    own = {row[5] for row in rows if who.same(row[2], row[4])} | _joined(database, {row[5] for row in rows})
    wrong = [row for row in rows if row[5] not in own and (row[2], row[3]) not in proven]
    last: dict[str, set[str]] = defaultdict(set)
    for _, rid, device, _ in _heads(database, {row[1] for row in wrong}):
        last[rid].add(device)
    for kind, rid, device, _, owner, _ in wrong:
        if any(who.same(device, each) for each in last[rid]):
            yield Foreign(kind, rid, who.names.get(device, device), who.names.get(owner, owner), device)
