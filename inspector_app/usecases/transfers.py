"""案件移交: give a case to a colleague, take one in, refuse it, take it back; from the entry on only one writes it."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inspector_app.domain.agency import Inspector
from inspector_app.domain.case import Case
from inspector_app.domain.case_transfer import OWNED, CaseTransfer, TransferState, last_transfers
from inspector_app.domain.change import Change
from inspector_app.domain.identity import new_rid
from inspector_app.domain.naming import renamed
from inspector_app.domain.reason import reason_problem, says_why
from inspector_app.domain.record_version import RecordVersion
from inspector_app.domain.records import encode
from inspector_app.domain.transfer_entry import entry_text
from inspector_app.exchange.package import PackageFile
from inspector_app.exchange.receipt_code import in_fours, twelve_digits, typed_code
from inspector_app.exchange.sent_case import CASE
from inspector_app.store.identity import identities
from inspector_app.store.passed import handed_over
from inspector_app.store.referred import named_in
from inspector_app.support.errors import Level, Problem, Refused, Trouble
from inspector_app.support.progress import NoProgress, Progress
from inspector_app.support.vocabulary import word
from inspector_app.usecases.colleagues import colleague, colleagues
from inspector_app.usecases.context import Context
from inspector_app.usecases.handover import refuse_older
from inspector_app.usecases.sent_cases import (
    BESIDE,
    ReadOrder,
    Received,
    SendOrder,
    heads_of,
    perform_reading,
    perform_sending,
    prepare_reading,
    prepare_sending,
    together,
)
from inspector_app.usecases.versions import keep_versions
from inspector_app.vault.pairing import shared_secret
from inspector_app.vault.signing import sign, verify

GIVING = "transfer"
"""The kind of the draft in which a case is given."""
_GIVE, _TAKE, _REFUSE, _BACK = "案件移交", "接收移交案件", "不接收移交案件", "收回移交案件"
_ANSWERED = "登记移交回码"


@dataclass(frozen=True, slots=True)
class Taken:
    """What came of taking a case in or refusing it: the entry, the digits that tell the giver, how many records and
    files came, those of ours that a colleague has otherwise, and how many originals he could not read."""

    transfer: CaseTransfer
    code: str
    records: int = 0
    files: int = 0
    differing: tuple[str, ...] = ()
    missing: int = 0
    answered: bool = False
    """Whether the digits went back to the giver over the cable: nobody has to read them out."""


@dataclass(frozen=True, slots=True)
class TakeOrder:
    """What the worker thread gets to open the package of a case and to keep its files."""

    reading: ReadOrder
    seal: Callable[[bytes], str]


def transfers(context: Context) -> tuple[CaseTransfer, ...]:
    """Every transfer that this store knows, the earliest first."""
    return context.store.all(CaseTransfer)


def transfer_named(context: Context, beginning: str) -> CaseTransfer:
    """The transfer whose identity begins like this. Raises :class:`Refused` ``transfer-unknown``."""
    found = [each for each in transfers(context) if beginning and each.rid.startswith(beginning)]
    if len(found) != 1:
        raise Refused(Problem("transfer-unknown", "transfer", details={"beginning": beginning}))
    return found[0]


def taken_notes(taken: Taken) -> tuple[Problem, ...]:
    """What is to be known beside what was taken in."""
    counts = (("transfer-differing", len(taken.differing)), ("transfer-files-missing", taken.missing))
    return tuple(Problem(code, level=Level.WARNING, details={"count": str(n)}) for code, n in counts if n)


def holder(context: Context, case_rid: str) -> CaseTransfer | None:
    """The transfer by which a case is another inspector's now; None where it is ours."""
    return context.store.passed.get(case_rid)


def passed_problem(context: Context, case_rid: str) -> Problem | None:
    """That a case is another inspector's now, and whom to tell what is to be done; None where it is ours."""
    gone = holder(context, case_rid)
    return handed_over(gone) if gone is not None else None


def is_ours(context: Context, transfer: CaseTransfer) -> bool:
    """Whether this store gave the case, now or as the device that it was before."""
    return transfer.giver in _devices(context)


def give_case(context: Context, case_rid: str, to: str, reason: str) -> CaseTransfer:
    """移交: enter that a case is a colleague's from now on. :func:`prepare_package` then writes it for him.

    Raises :class:`Refused` ``void-no-reason`` or ``setup-missing``, ``colleague-unknown``, ``case-handed-over``,
    ``transfer-merged`` for a case that went into another, ``transfer-drafts`` while typing of it was not saved,
    :class:`Trouble` ``store-went-back``.
    """
    refuse_older(context)
    if not says_why(reason):
        raise Refused(reason_problem(reason))
    receiver, case = colleague(context, to), context.store.need(Case, case_rid)
    if (gone := holder(context, case_rid)) is not None:
        raise Refused(handed_over(gone))
    if case.merged_into:
        raise Refused(Problem("transfer-merged", "case", details={"title": case.title}))
    passed = tuple(sorted(each.rid for each in together(context, case).owned))
    _refuse_drafts(context, case, passed)
    store, own = context.store, context.store.identity
    before = last_transfers(store.find(CaseTransfer, case_rid=case_rid))
    transfer = CaseTransfer(
        new_rid(), case_rid, case.title, context.clock.now(), own.device, context.writer.name, receiver.device,
        receiver.inspector, before[-1].rid if before else "", passed,
    )  # fmt: skip
    with context.unit(f"{_GIVE}：{reason.strip()}") as unit:
        kept = replace(transfer, signature=sign(entry_text(transfer), own.signing_secret, f"{CASE}{transfer.rid}"))
        unit.put(kept)
    return kept


def _refuse_drafts(context: Context, case: Case, passed: Sequence[str]) -> None:
    """What was typed and not saved could never be saved any more; what was thrown away was given up."""
    kept = [each for each in context.store.drafts.all() if not each.key.endswith(f":{GIVING}")]
    own = [each for each in kept if named_in([each.key, json.dumps(each.body)], passed)]
    if own:
        titles = "、".join(f"“{each.title}”" for each in own)
        raise Refused(Problem("transfer-drafts", "case", details={"title": case.title, "drafts": titles}))


def prepare_package(context: Context, transfer_rid: str) -> SendOrder:
    """Freeze the package of a case that was given, as often as it is needed: it cannot have changed since.

    Raises :class:`Refused` ``transfer-not-open``, ``colleague-unknown``, :class:`Trouble` as ``prepare_sending``.
    """
    transfer = _open_gift(context, transfer_rid)
    whole = together(context, context.store.need(Case, transfer.case_rid))
    sent = heads_of(context, [transfer]) + heads_of(context, (*whole.owned, *whole.beside))
    to = colleague(context, transfer.receiver)
    return prepare_sending(context, CASE, transfer.rid, sent, whole.files, to, _GIVE)


def write_package(
    context: Context, transfer_rid: str, folder: Path, progress: Progress | None = None
) -> tuple[PackageFile, ...]:
    """Prepare and perform in one go, for callers without a window."""
    return perform_sending(prepare_package(context, transfer_rid), folder, progress or NoProgress())


def take_back(context: Context, transfer_rid: str, reason: str) -> CaseTransfer:
    """收回: the case is ours again, as long as nobody said that it was taken in. A package that was taken in all the
    same shows at the office. Raises :class:`Refused` ``transfer-not-open``, ``void-no-reason`` or ``setup-missing``."""
    if not says_why(reason):
        raise Refused(reason_problem(reason))
    return _settled(context, _open_gift(context, transfer_rid), TransferState.WITHDRAWN, f"{_BACK}：{reason.strip()}")


def take_answer(context: Context, code: str) -> CaseTransfer:
    """Enter the twelve digits that the receiver reads out: he took the case in, or refused it and it is ours again.

    Raises :class:`Refused` ``receipt-code-shape`` or ``transfer-code-wrong``.
    """
    transfer, state = _answer_by(context, typed_code(code))
    return _settled(context, transfer, state, f"{_ANSWERED}：{word(state)}")


def _answer_by(context: Context, wanted: str) -> tuple[CaseTransfer, TransferState]:
    known = {card.device: card for card in colleagues(context)}
    for transfer in transfers(context):
        card = known.get(transfer.receiver)
        if card is None or not is_ours(context, transfer) or transfer.state is not TransferState.GIVEN:
            continue
        for identity in identities(context.store.db):
            secret = shared_secret(identity.age_identity, card.recipient)
            for state in (TransferState.TAKEN, TransferState.REFUSED):
                if _code(secret, transfer, state) == wanted:
                    return transfer, state
    raise Refused(Problem("transfer-code-wrong", "code"))


def _open_gift(context: Context, transfer_rid: str) -> CaseTransfer:
    transfer = context.store.need(CaseTransfer, transfer_rid)
    if not is_ours(context, transfer) or transfer.state is not TransferState.GIVEN:
        details = {"title": transfer.title, "state": word(transfer.state), "name": transfer.receiver_name}
        raise Refused(Problem("transfer-not-open", "transfer", details=details))
    return transfer


def _settled(context: Context, transfer: CaseTransfer, state: TransferState, reason: str) -> CaseTransfer:
    answered = replace(transfer, state=state)
    with context.unit(reason) as unit:
        unit.put(answered)
    return answered


def _code(secret: bytes, transfer: CaseTransfer, state: TransferState) -> str:
    return twelve_digits(secret, f"case transfer 1 {transfer.rid} {state}")


def prepare_taking(context: Context, paths: Sequence[Path]) -> TakeOrder:
    """What the worker needs to open a package. Raises :class:`Trouble` ``store-went-back``."""
    refuse_older(context)
    return TakeOrder(prepare_reading(context, CASE, paths), context.store.sealed.add)


def perform_taking(order: TakeOrder, progress: Progress) -> Received:
    """Read the package and seal its files: so a row never names one that is not there. What is not taken in afterwards
    is a file that nothing names. Raises as ``perform_reading``, ``transfer-entry`` as :func:`look_into`, and what
    sealing raises on a full disk."""
    received = perform_reading(order.reading)
    _entry(received)
    progress.step(0, 1, _TAKE)
    received.seal_files(order.seal)
    return received


def look_into(context: Context, received: Received) -> CaseTransfer:
    """The entry of a case that is given to us; nothing is taken in yet.

    Raises :class:`Refused` ``transfer-other-receiver``, ``transfer-answered`` for one that was taken in or refused
    before, ``transfer-case-here`` where records of it are ours to write, :class:`Trouble` ``transfer-entry`` when the
    entry is not the giver's.
    """
    transfer = _entry(received)
    if transfer.receiver not in _devices(context):
        raise Refused(Problem("transfer-other-receiver", "file", details={"name": transfer.receiver_name}))
    known = context.store.get(CaseTransfer, transfer.rid)
    if known is not None:
        details = {"title": known.title, "state": word(known.state)}
        raise Refused(Problem("transfer-answered", "file", details=details))
    passed, owned = context.store.passed, set(transfer.passed)
    for each, record in received.records[1:]:
        if each.rid in owned and context.store.get(type(record), each.rid) is not None:
            away = passed.get(each.rid)
            if away is None or away.case_rid != transfer.case_rid:
                raise Refused(Problem("transfer-case-here", "file", details={"title": transfer.title}))
    return transfer


def _entry(received: Received) -> CaseTransfer:
    transfer = received.records[0][1]
    if not isinstance(transfer, CaseTransfer) or not _is_entry_of(received, transfer):
        raise Trouble("transfer-entry")
    return transfer


def _is_entry_of(received: Received, transfer: CaseTransfer) -> bool:
    """Whether the first record is an entry signed by the giver, and the rest what may come with it."""
    giver = received.giver
    if (
        transfer.giver != giver.device
        or transfer.state is not TransferState.GIVEN
        or transfer.case_rid not in transfer.passed
    ):
        return False
    kinds = {each.rid: each.kind for each in received.changes}
    if any(kinds.get(rid) not in OWNED for rid in transfer.passed) or kinds.get(transfer.case_rid) != "case":
        return False
    if not {each.kind for each in received.changes[1:]} <= BESIDE:
        return False
    try:
        verify(entry_text(transfer), transfer.signature, giver.verify_key)
    except Trouble:
        return False
    return True


def take_case(context: Context, paths: Sequence[Path]) -> Taken:
    """Prepare, perform and record in one go, for callers without a window."""
    order = prepare_taking(context, paths)
    return record_taking(context, order, perform_taking(order, NoProgress()))


def record_taking(context: Context, _order: TakeOrder, received: Received) -> Taken:
    """接收: the case with all that hangs on it becomes ours, as one act; nothing of ours is written over, and what
    the giver has of it otherwise is kept beside it. Raises as :func:`look_into`."""
    transfer = look_into(context, received)
    taken = replace(transfer, state=TransferState.TAKEN)
    owned, differing, count = set(transfer.passed), [], 0
    with context.unit(f"{_TAKE}：{transfer.title}") as unit:
        people = dict(_inspectors(context, received))
        for inspector in people.values():
            unit.put(inspector)
        into = {rid: here.rid for rid, here in people.items()}
        for each, record in received.records[1:]:
            if isinstance(record, Inspector):
                continue
            ours = None if each.rid in owned else context.store.get(type(record), each.rid)
            if ours is not None:
                differing += [_version(transfer, each)] if encode(ours) != encode(record) else []
                continue
            unit.adopt(renamed(record, into), each.parents)
            count += 1
        unit.adopt(taken, received.changes[0].parents)
        keep_versions(context, differing, f"{_GIVE}“{transfer.title}”")
    others = tuple(each.rid for each in differing)
    return Taken(taken, _answer(context, received, taken), count, received.files, others, len(received.missing))


def _version(transfer: CaseTransfer, change: Change) -> RecordVersion:
    """What the giver has of a record that is ours too, as it was when he gave the case."""
    return RecordVersion(
        change.kind, change.rid, change.parents[0] if change.parents else change.hash, change.version, change.body,
        transfer.giver, transfer.giver_name, transfer.given_at,
    )  # fmt: skip


def refuse_case(context: Context, paths: Sequence[Path], reason: str) -> Taken:
    """不接收: only the entry is kept, with why; the case goes on being the giver's once he enters the digits."""
    if not says_why(reason):
        raise Refused(reason_problem(reason))
    received = perform_reading(prepare_taking(context, paths).reading)
    transfer = look_into(context, received)
    refused = replace(transfer, state=TransferState.REFUSED)
    with context.unit(f"{_REFUSE}：{reason.strip()}") as unit:
        unit.adopt(refused, received.changes[0].parents)
    return Taken(refused, _answer(context, received, refused))


def _answer(context: Context, received: Received, transfer: CaseTransfer) -> str:
    """The digits for the giver, by the key to which the package was closed."""
    identity = next(each for each in identities(context.store.db) if each.device == transfer.receiver)
    return in_fours(_code(shared_secret(identity.age_identity, received.giver.recipient), transfer, transfer.state))


def _inspectors(context: Context, received: Received) -> Iterator[tuple[str, Inspector]]:
    """By the identity that an inspector has at the giver's: he as this store knows him, by his certificate; a stranger
    is entered, and is not the owner of this store."""
    known = {each.certificate: each for each in context.store.all(Inspector)}
    for _, record in received.records:
        if isinstance(record, Inspector):
            here = known.get(record.certificate) or replace(record, rid=new_rid(), writer=False)
            known[here.certificate] = here
            yield record.rid, here


def _devices(context: Context) -> frozenset[str]:
    return frozenset(identity.device for identity in identities(context.store.db))
