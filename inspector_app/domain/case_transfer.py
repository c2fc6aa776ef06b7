"""案件移交: a case passes to another inspector by an entry that the giver signs, and has one writer at a time."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

_OWNED = (
    "case lead inspection finding interview evidence wage_claim debt liability payment document act deadline referral "
    "brought_list statement contact element_tie aid_application incident incident_report advice listing advance "
    "recovery false_claim"
)
OWNED = frozenset(_OWNED.split())
"""The kinds of record that pass with a case on which they hang. What it names besides (project, people, companies)
both go on keeping; numbers and stamped sheets stay with whom they were given to."""


class TransferState(StrEnum):
    GIVEN = "given"
    TAKEN = "taken"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"

    @property
    def stands(self) -> bool:
        """Whether the case is the receiver's; before he has answered too, for nobody else writes it then."""
        return self in (TransferState.GIVEN, TransferState.TAKEN)


@dataclass(frozen=True, slots=True)
class CaseTransfer:
    """移交登记. ``giver`` and ``receiver`` are devices, with their inspectors' names.

    ``passed`` holds the identities of every record that passed; ``earlier`` the transfer by which the giver had got the
    case. ``signature`` (minisign, by the giver's device) is over all but itself and the state: why somebody gave,
    refused or took back stands in the journal.
    """

    rid: str
    case_rid: str
    title: str
    given_at: datetime
    giver: str
    giver_name: str
    receiver: str
    receiver_name: str
    earlier: str
    passed: tuple[str, ...]
    signature: str = ""
    state: TransferState = TransferState.GIVEN


def last_transfers(transfers: Iterable[CaseTransfer]) -> tuple[CaseTransfer, ...]:
    """Of the transfers of one case those that stand and that no other follows: none, one, or several when the case was
    given twice. The order follows from what each names as the earlier one, not from a clock."""
    standing = [each for each in transfers if each.state.stands]
    followed = {each.earlier for each in standing}
    return tuple(each for each in standing if each.rid not in followed)


def passed_on(transfers: Iterable[CaseTransfer], ours: Collection[str]) -> dict[str, CaseTransfer]:
    """By the identity of each record that is no longer ours to write, the transfer by which it went. ``ours`` are the
    devices that this store is and was; who neither gave nor got a case, as an office that reads all, gave nothing away.
    """
    of_case: dict[str, list[CaseTransfer]] = {}
    for each in transfers:
        of_case.setdefault(each.case_rid, []).append(each)
    return {
        rid: last
        for every in of_case.values()
        for last in last_transfers(every)
        if last.giver in ours and last.receiver not in ours
        for rid in (last.case_rid, *last.passed)
    }
