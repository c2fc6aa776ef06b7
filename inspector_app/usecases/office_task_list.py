"""交办 in the office's window: what was given and how far it has come, what asks for an answer; one order for all."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inspector_app.domain.assignment import AssignmentItem, AssignmentKind, AssignmentState
from inspector_app.domain.dates import chinese
from inspector_app.domain.hazard import Hazard, HazardState, HazardStep, HazardStepKind, hazard_state
from inspector_app.domain.identity import half_width
from inspector_app.domain.money import yuan
from inspector_app.domain.records import decode
from inspector_app.office.assigning import Issued
from inspector_app.office.columns import current_records
from inspector_app.office.folder import Office
from inspector_app.office.status import called
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import label, word
from inspector_app.usecases.office import office_opened
from inspector_app.usecases.office_alarms import laptop_name, short
from inspector_app.usecases.office_numbers import give_numbers, numbered
from inspector_app.usecases.office_tasks import Desk, Given, answer, edition_item, give_to, issued_in, new_item
from inspector_app.usecases.office_versions import Laid, ask_to_settle, laid_in
from inspector_app.usecases.office_words import item_word
from inspector_app.usecases.own_data import load_law

TO_A_LAPTOP = (AssignmentKind.TASK, AssignmentKind.LEAD, AssignmentKind.EDITION, AssignmentKind.NUMBERS)
"""What is given to a laptop that somebody chooses; all else goes to the one that wrote the record."""
_ON_ITS_WAY = (AssignmentState.WAITING, AssignmentState.SENT)
_RUN = re.compile(r"\s*(\d{1,6})\s*(?:-|—|－|–|~|～|至|到)\s*(\d{1,6})\s*号?\s*")


@dataclass(frozen=True, slots=True)
class Asked:
    """提请销号 that the office has not answered: the hazard, what it is called, since when; ``told`` is what the one
    who signs decides upon: its grade, since when it is known, what it consists of, what the petition says and how much
    was proved, and what the ledger says now to be unpaid."""

    rid: str
    name: str
    on: date
    told: str


@dataclass(frozen=True, slots=True)
class TasksDesk:
    """Everything that the page of tasks shows, read at once; ``laptops`` are those that may be given something,
    ``struck_off`` those that get nothing any more."""

    laptops: tuple[tuple[str, str], ...]
    given: tuple[Issued, ...]
    asked: tuple[Asked, ...]
    laid: tuple[Laid, ...]
    channels: tuple[str, ...]
    forms: tuple[tuple[str, str], ...]
    """Titles and ids of the papers that bear a 文号."""
    struck_off: tuple[tuple[str, str], ...] = ()

    def waiting(self, device: str) -> int:
        """How many things the next file of a laptop takes along."""
        return sum(each.device == device and each.state in _ON_ITS_WAY for each in self.given)

    def goes_nowhere(self, each: Issued) -> bool:
        """Whether what was given can reach its laptop no more, which was struck off."""
        return each.state in _ON_ITS_WAY and each.device in dict(self.struck_off)

    def is_being_settled(self, rid: str) -> bool:
        """Whether laptops were asked to settle which version of a record is right, and none has answered."""
        open_yet = (AssignmentState.WAITING, AssignmentState.SENT, AssignmentState.TAKEN)
        return any(each.item.subject_rid == rid and each.item.content and each.state in open_yet for each in self.given)

    @property
    def runs(self) -> tuple[str, ...]:
        """The numbers that were given, and to whom."""
        gone = (AssignmentState.CANCELLED, AssignmentState.NOT_DONE, AssignmentState.WITHDRAWN)
        kept = [each for each in self.given if each.item.kind is AssignmentKind.NUMBERS and each.state not in gone]
        return tuple(f"{each.item.text}：{self.name_of(each.device)}" for each in kept)

    def name_of(self, device: str) -> str:
        """Whose laptop it is: 周测试（1f2e3d4c）."""
        return dict((*self.laptops, *self.struck_off)).get(device, short(device))


@dataclass(frozen=True, slots=True)
class Order:
    """What a person wants given: ``subject`` is the record it is about, ``side`` the version that is right; of an
    edition the ``path`` of its file and the folder of a store (``place``) where it goes; of numbers the ``form``, the
    ``year`` (0: this one) and the run, as 101-200."""

    kind: AssignmentKind
    by: str
    text: str = ""
    device: str = ""
    due: date | None = None
    subject: str = ""
    respondent: str = ""
    channel: str = ""
    number: str = ""
    side: str = ""
    path: str = ""
    place: str = ""
    form: str = ""
    run: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What was given to each laptop, and what a person must know of it."""

    given: tuple[Given, ...]
    notes: tuple[Problem, ...] = ()


def read_tasks(desk: Desk) -> TasksDesk:
    """Read it all by one opening of the office."""
    with office_opened(desk.folder, desk.passphrase, desk.url) as office:
        rows = office.database.rows("SELECT device, inspector, revoked_at FROM device ORDER BY enrolled_at, device")
        names = [(str(device), laptop_name(name, device), bool(revoked)) for device, name, revoked in rows]
        laptops, struck_off = (
            tuple((device, name) for device, name, is_gone in names if is_gone is wanted) for wanted in (False, True)
        )
        given = issued_in(office)
        channels = tuple(load_law().leads.channels)
        forms = tuple((form.title, form.id) for form in numbered(desk.clock))
        asked, laid = _asked(office, given), laid_in(office, desk)
        return TasksDesk(laptops, given[::-1], asked, laid, channels, forms, struck_off)


def give(desk: Desk, order: Order) -> Done:
    """Give it to the laptop, or to each that is concerned. Raises as ``give_to``, ``answer``, ``ask_to_settle``,
    ``edition_item`` and ``give_numbers``."""
    if order.side:
        return Done(ask_to_settle(desk, order.subject, order.side, order.by, order.text))
    if order.kind is AssignmentKind.NUMBERS:
        done = give_numbers(desk, order.device, order.by, order.form, run_in(order.run), order.year or 0)
        return Done((done.given,), done.notes)
    if order.kind is AssignmentKind.EDITION:
        return Done((give_to(desk, order.device, _edition(desk, order)),))
    item = new_item(desk, order.kind, order.by, order.text, order.due)
    if order.kind in TO_A_LAPTOP:
        told = (order.respondent.strip(), order.channel, order.number.strip())
        item = replace(item, respondent=told[0], channel=told[1], outer_number=told[2])
        return Done((give_to(desk, order.device, item),))
    return Done((answer(desk, order.subject, item),))


def _edition(desk: Desk, order: Order) -> AssignmentItem:
    """Raises as :func:`edition_item`, each reason at the entry where it is mended."""
    file = Path(order.path)
    if not order.place and file.suffix.lower() != ".txt":
        raise Refused(Problem("office-edition-place", "place", details={"file": file.name}))
    try:
        return edition_item(desk, order.by, order.text, file, f"{order.place}{file.name}")
    except Refused as refusal:
        raise Refused(*(replace(each, where="path") for each in refusal.problems)) from refusal


def run_in(text: str) -> tuple[int, int]:
    """The first and the last number of a run as somebody types it: 101-200, 101—200号. Raises :class:`Refused`
    ``office-numbers-run``."""
    found = _RUN.fullmatch(half_width(text))
    if found is None:
        raise Refused(Problem("office-numbers-run", "run"))
    return int(found[1]), int(found[2])


def _told(office: Office, hazard: Hazard, steps: Iterable[HazardStep]) -> str:
    found = f"{word(hazard.grade)}，{chinese(hazard.found_on)}发现"
    asked = [each for each in steps if each.hazard_rid == hazard.rid and each.kind is HazardStepKind.ASKED]
    petition = max(asked, key=lambda each: each.on, default=None)
    said, proof = "", ""
    if petition is not None:
        said = f"提请的理由：{petition.text.strip() or '没有写'}"
        proof = f"证据{len(petition.evidence_rids)}件" if petition.evidence_rids else "没有附证据"
    told = (found, hazard.facts, hazard.measures, said, proof, *_unpaid(office, hazard))
    return "；".join(part for each in told if (part := each.strip().rstrip("。；;")))


def _unpaid(office: Office, hazard: Hazard) -> Iterator[str]:
    """What the ledger says today, where the project is held: the facts are those of the day it was found."""
    query = "SELECT version, body FROM current WHERE kind = 'project' AND rid = ?"
    for version, body in office.database.rows(query, (hazard.project_rid,)):
        fen = decode("project", version, body).unpaid_fen
        yield f"台账现在的{label('project.unpaid_fen')}{'没有填写' if fen is None else f'{yuan(fen)}元'}"


def issued_words(each: Issued, whose: str, *, goes_nowhere: bool = False) -> tuple[str, str]:
    """交办任务　周测试（1f2e3d4c）　已发出; and what it is about, by when, what came of it; or that it cannot
    arrive."""
    item = each.item
    about = f"“{each.about}”" if each.about else ""
    due = f"{chinese(item.due)}前" if item.due else ""
    given = f"{item.by}{chinese(item.given_on)}交办"
    lost = "这台电脑已停用，收不到，请改交别的电脑" if goes_nowhere else ""
    words = (about, item.text, due, given, each.told, lost)
    return f"{item_word(item)}　{whose}　{word(each.state)}", "；".join(part for part in words if part)


def _asked(office: Office, given: tuple[Issued, ...]) -> tuple[Asked, ...]:
    """Those to which no answer is on its way."""
    answered = {
        each.item.subject_rid
        for each in given
        if each.item.kind in (AssignmentKind.CONFIRMED, AssignmentKind.REFUSED) and each.state in _ON_ITS_WAY
    }
    every: tuple[Hazard, ...] = current_records(office.database, "hazard")
    asking = [
        each
        for each in every
        if each.rid not in answered
        and each.strike_off_asked_on is not None
        and hazard_state(each) is HazardState.STRIKE_OFF_ASKED
    ]
    steps: tuple[HazardStep, ...] = current_records(office.database, "hazard_step") if asking else ()
    return tuple(
        Asked(each.rid, called(office.database, each.rid), day, _told(office, each, steps))
        for each in asking
        if (day := each.strike_off_asked_on)
    )
