"""What the office must not overlook: items set aside, histories that do not fit, conflicts; and what is still to come.

An alarm (level error) wants a person and a telephone; a reminder (level warning) only another package.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime

from inspector_app.domain.case_transfer import CaseTransfer
from inspector_app.domain.dates import chinese_minute, iso_day
from inspector_app.domain.handover import DeviceCard, Gap, Rejected, stretch_words
from inspector_app.office.importing import ImportResult
from inspector_app.office.owners import Foreign, Owners
from inspector_app.office.same_numbers import Numbered, SameNumber
from inspector_app.office.status import Conflict, DeviceStatus, Lost, OfficeStatus
from inspector_app.support import vocabulary
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import sentence

_MOST_NAMED = 20


def rejected_problem(rejected: Rejected, where: str) -> Problem:
    """One change in quarantine, with why."""
    why = sentence(f"quarantine-{rejected.code}")
    return Problem("office-quarantined", where, details={"seq": str(rejected.seq), "why": why})


def alarms(where: str, rejected: Sequence[Rejected] = (), apart: Iterable[Gap] = ()) -> tuple[Problem, ...]:
    """What of one laptop was set aside, and which stretches are not the history that was held first."""
    named = [rejected_problem(each, where) for each in rejected[:_MOST_NAMED]]
    if len(rejected) > _MOST_NAMED:
        count = str(len(rejected) - _MOST_NAMED)
        named.append(Problem("office-more-quarantined", where, details={"count": count}))
    return (*named, *(Problem("office-history-apart", where, details=_span(gap)) for gap in apart))


def source_of(result: ImportResult) -> str:
    """Where something came from: the file, and the laptop that made it."""
    return f"{result.file}（{short(result.device)}）"


def apart_alarms(results: Sequence[ImportResult], standings: Iterable[ImportResult]) -> tuple[Problem, ...]:
    """What stands apart as the files of an intake leave it (``standings``), told of the file that brought it: the last
    of its laptop with something new between these numbers."""

    def bringing(standing: ImportResult, gap: Gap) -> ImportResult:
        of_it = [each for each in results if each.device == standing.device and each.new]
        return next((each for each in reversed(of_it) if each.first <= gap.last and each.last >= gap.first), standing)

    told = [(source_of(bringing(each, gap)), gap) for each in standings for gap in each.apart]
    return tuple(alarm for where, gap in told for alarm in alarms(where, apart=(gap,)))


def reminders(where: str, gaps: Iterable[Gap] = (), missing_files: int = 0) -> tuple[Problem, ...]:
    """What a laptop still has to bring."""
    lacking = [Problem("office-gap", where, Level.WARNING, _span(gap)) for gap in gaps]
    if missing_files:
        count = {"count": str(missing_files)}
        lacking.append(Problem("office-files-lacking", where, Level.WARNING, count))
    return tuple(lacking)


def following(where: str, device: str, inspector: str) -> Problem:
    """That a laptop which began anew goes on with the history of another that stood apart."""
    details = {"device": short(device), "inspector": inspector}
    return Problem("office-follows", where, Level.WARNING, details)


def old_key(where: str) -> Problem:
    """That a laptop still closes its packages to a key that the office has changed since."""
    return Problem("office-old-key", where, Level.WARNING)


def enrolled_again(card: DeviceCard, others: Sequence[str]) -> tuple[Problem, ...]:
    """That an inspector whose laptop was just registered has others that are not struck off."""
    named = "、".join(map(short, others))
    details = {"inspector": card.inspector, "certificate": card.certificate, "devices": named}
    return (Problem("office-enrolled-again", short(card.device), Level.WARNING, details),) if others else ()


def conflict_alarms(conflicts: Sequence[Conflict]) -> tuple[Problem, ...]:
    """The records of which several versions stand side by side."""
    named = [_conflict(each) for each in conflicts[:_MOST_NAMED]]
    if len(conflicts) > _MOST_NAMED:
        named.append(Problem("office-more-conflicts", details={"count": str(len(conflicts) - _MOST_NAMED)}))
    return tuple(named)


def _conflict(each: Conflict) -> Problem:
    what = {
        "kind": vocabulary.record_word(each.kind),
        "count": str(each.versions),
        "name": each.name or each.rid,
        "inspectors": "、".join(each.inspectors),
    }
    return Problem("office-conflict", each.rid, details=what)


def lost_alarms(lost: Sequence[Lost]) -> tuple[Problem, ...]:
    """The records of which a field names nothing that any laptop brought."""
    named = [Problem("office-reference-lost", each.rid, details=_lost(each)) for each in lost[:_MOST_NAMED]]
    if len(lost) > _MOST_NAMED:
        named.append(Problem("office-more-references-lost", details={"count": str(len(lost) - _MOST_NAMED)}))
    return tuple(named)


def _lost(each: Lost) -> dict[str, str]:
    field = vocabulary.label(f"{each.noun}.{each.field}")
    what = {"kind": vocabulary.record_word(each.kind), "name": each.name or each.rid}
    return {**what, "field": field, "value": each.value, "inspector": each.inspector}


def owner_alarms(owners: Owners) -> tuple[Problem, ...]:
    """Cases that two have at once, entries that their giver did not sign, and what was written by the wrong one."""
    unsigned = [each.transfer for each in owners.transfers if not each.proven]
    named = [Problem("office-transfer-unsigned", each.rid, details=_transfer(each)) for each in unsigned]
    named += [
        Problem("office-given-twice", title, details={"title": title, "names": "、".join(names)})
        for title, names in owners.doubled
    ]
    written: dict[tuple[str, str], list[Foreign]] = defaultdict(list)
    for each in owners.foreign:
        written[laptop_name(each.writer, each.device), each.owner].append(each)
    return (*named, *(_written(*who, every) for who, every in written.items()))


def transfer_lines(owners: Owners) -> tuple[str, ...]:
    """Who gave which case to whom and what became of it, one line each."""
    return tuple(
        sentence("office-transfer", {**_transfer(each.transfer), "state": vocabulary.word(each.transfer.state)})
        for each in owners.transfers
    )


def _transfer(each: CaseTransfer) -> dict[str, str]:
    return {
        "title": each.title,
        "giver": each.giver_name,
        "receiver": each.receiver_name,
        "day": iso_day(each.given_at),
    }


def _written(writer: str, owner: str, every: Sequence[Foreign]) -> Problem:
    """What the wrong one wrote, by how many of each kind: an old store in use writes a whole case."""
    kinds = Counter(vocabulary.record_word(each.kind) for each in every)
    what = "、".join(f"{word}{count}" for word, count in kinds.items())
    where = every[0].rid if len(every) == 1 else ""
    return Problem("office-foreign-write", where, details={"what": what, "writer": writer, "owner": owner})


def number_alarms(doubled: Sequence[SameNumber]) -> tuple[Problem, ...]:
    """The numbers that several papers bear, each paper with its laptop."""
    return tuple(
        Problem("office-same-number", each.number, details={"number": each.number, "papers": _papers(each)})
        for each in doubled
    )


def _papers(doubled: SameNumber) -> str:
    return "；".join(_paper(each) for each in doubled.papers if not each.is_over)


def _paper(each: Numbered) -> str:
    """Whose it is, which one, and when it was made: who was the later one is to correct it."""
    day = chinese_minute(datetime.fromisoformat(each.created_at)) if each.created_at else ""
    told = (f"《{each.title}》", each.addressee and f"致{each.addressee}", day and f"{day}制作")
    return laptop_name(each.inspector, each.device) + "，".join(filter(None, told))


def device_alarms(device: DeviceStatus) -> tuple[Problem, ...]:
    """The alarms of one laptop, in its present standing."""
    return alarms(laptop_name(device.inspector, device.device), device.quarantine, device.apart)


def shared_alarms(status: OfficeStatus) -> tuple[Problem, ...]:
    """The alarms that are of no single laptop."""
    return (
        *conflict_alarms(status.conflicts), *number_alarms(status.same_numbers), *lost_alarms(status.lost),
        *owner_alarms(status.owners),
    )  # fmt: skip


def status_alarms(status: OfficeStatus) -> tuple[Problem, ...]:
    """Every alarm of the office."""
    return (*(alarm for each in status.devices for alarm in device_alarms(each)), *shared_alarms(status))


def about(problem: Problem) -> str:
    """What an alarm is about, as people call it; empty for the merged database as a whole."""
    return problem.details.get("name") or problem.where


def short(device: str) -> str:
    """The first eight characters of a laptop's id: how it is called on screens and in file names."""
    return device[:8]


def laptop_name(inspector: str, device: str) -> str:
    """How a laptop is called: whose it is, and the beginning of its id, for a person may have several."""
    return f"{inspector}（{short(device)}）" if inspector else short(device)


def _span(gap: Gap) -> dict[str, str]:
    return {"stretch": stretch_words(gap.first, gap.last)}
