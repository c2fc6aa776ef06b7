"""What the office gives its laptops to do: said once at the office, carried by a file, followed in its status."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inspector_app.domain.assignment import AssignmentItem, AssignmentKind
from inspector_app.domain.hazard import HazardState, hazard_state
from inspector_app.domain.hidden_characters import hidden
from inspector_app.domain.identity import new_rid
from inspector_app.domain.reason import says_why
from inspector_app.domain.records import decode
from inspector_app.exchange.assignments import assignments_name, is_edition_file, write_assignments
from inspector_app.lawbook.notices import year_file
from inspector_app.office import assigning
from inspector_app.office import folder as office_folder
from inspector_app.office.assigning import Issued
from inspector_app.office.folder import Office
from inspector_app.office.meant import record_meant
from inspector_app.office.status import called
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Refused, Trouble, refuse_errors
from inspector_app.support.files import refuse_existing
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.support.vocabulary import word
from inspector_app.usecases.editions import unfit
from inspector_app.usecases.office import office_opened, office_writing
from inspector_app.usecases.own_data import CALENDAR, load_law

_LARGEST = 1 << 20
_ABOUT_HAZARDS = (AssignmentKind.CONFIRMED, AssignmentKind.REFUSED)
_WANTS_TEXT = {
    AssignmentKind.TASK: "office-task-no-text", AssignmentKind.LEAD: "office-task-no-text",
    AssignmentKind.REFUSED: "office-task-no-why", AssignmentKind.RETURNED: "office-task-no-why",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Desk:
    """An office as a command opens it: its folder, passphrase and server."""

    folder: Path
    passphrase: str
    url: str
    clock: Clock


@dataclass(frozen=True, slots=True)
class Given:
    """What was given, to which laptop, and what the record is called that it is about."""

    device: str
    item: AssignmentItem
    about: str = ""


def new_item(desk: Desk, kind: AssignmentKind, by: str, text: str, due: date | None = None) -> AssignmentItem:
    """Something given today."""
    return AssignmentItem(new_rid(), kind, desk.clock.today(), by.strip(), text.strip(), due)


def give_to(desk: Desk, begins: str, item: AssignmentItem) -> Given:
    """Give something to the laptop whose id begins so; of a task the hazard that it is about may be named by its
    beginning. Raises :class:`Refused` with what it lacks, :class:`Trouble` as ``device_of``."""
    check_item(item)
    with office_writing(desk.folder, desk.passphrase, desk.url) as office:
        return give_in(office, desk, begins, item)


def give_in(office: Office, desk: Desk, begins: str, item: AssignmentItem) -> Given:
    """:func:`give_to` in an office that is open, of something that was checked."""
    device, about = office_folder.device_of(office, begins), ""
    if item.subject_rid:
        meant = record_meant(office.database, item.subject_rid, "hazard")
        item, about = replace(item, subject_rid=meant.rid), meant.name
    assigning.give(office, device, item, desk.clock.now())
    return Given(device, item, about)


def answer(desk: Desk, told: str, item: AssignmentItem) -> Given:
    """Say something about a record that is held here to the laptop that brought it: 销号 confirmed or refused, or why
    the record is sent back. Raises :class:`Refused` with what it lacks, as :func:`record_meant`,
    ``office-task-unasked``."""
    check_item(item)
    with office_writing(desk.folder, desk.passphrase, desk.url) as office:
        meant = record_meant(office.database, told, "hazard" if item.kind in _ABOUT_HAZARDS else "")
        if item.kind in _ABOUT_HAZARDS:
            _refuse_unasked(office, meant.rid, meant.name)
        given = replace(item, subject_rid=meant.rid)
        assigning.give(office, meant.device, given, desk.clock.now())
    return Given(meant.device, given, meant.name)


def edition_item(desk: Desk, by: str, text: str, path: Path, name: str) -> AssignmentItem:
    """A file of the bureau's own, under its name below the store's folder; a notice of holidays (.txt) becomes the
    calendar of its year. Raises :class:`Refused` ``office-task-file``, ``notice-…`` and with all that would keep the
    laptop from using it, :class:`Trouble` ``file-unreadable``."""
    try:
        content = read_regular(path, _LARGEST).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError as error:
        raise Trouble("file-unreadable", name=path.name, reason=reason_of(error)) from error
    if path.suffix.lower() == ".txt":
        festivals = max(load_law().calendar_years, key=lambda year: year.year).festivals
        year, content = year_file(content, festivals)
        name = f"{CALENDAR}{year}.toml"
    if not is_edition_file(name):
        raise Refused(Problem("office-task-file", "file", details={"name": name[:80]}))
    refuse_errors([replace(each, where="file") for each in unfit(name, content)])
    return replace(new_item(desk, AssignmentKind.EDITION, by, text or name), file=name, content=content)


def check_item(item: AssignmentItem) -> None:
    """Raises :class:`Refused` with everything that something given lacks."""
    problems = []
    if item.kind in _WANTS_TEXT and not says_why(item.text):
        problems.append(Problem(_WANTS_TEXT[item.kind], "text"))
    if not item.by:
        problems.append(Problem("office-task-no-name", "by"))
    if item.kind is AssignmentKind.TASK and item.due is None:
        problems.append(Problem("office-task-no-due", "due"))
    if item.due and item.due < item.given_on:
        problems.append(Problem("office-task-due", "due"))
    if any(map(hidden, (item.by, item.respondent, item.outer_number))):
        problems.append(Problem("office-task-hidden", "by"))
    known = load_law().leads.channels
    if item.channel and item.channel not in known:
        details = {"name": item.channel[:40], "known": "、".join(known)}
        problems.append(Problem("lead-channel-unknown", "channel", details=details))
    refuse_errors(problems)


def _refuse_unasked(office: Office, rid: str, about: str) -> None:
    """Only what was asked for is answered."""
    held = office.database.rows("SELECT version, body FROM current WHERE kind = 'hazard' AND rid = ?", (rid,))
    state = hazard_state(decode("hazard", *held[0]))
    if state is not HazardState.STRIKE_OFF_ASKED:
        details = {"name": about or rid, "state": word(state)}
        raise Refused(Problem("office-task-unasked", "record", details=details))


def cancel_task(desk: Desk, begins: str) -> AssignmentItem:
    """Give it no more. Raises as :func:`~inspector_app.office.assigning.cancel`."""
    with office_writing(desk.folder, desk.passphrase, desk.url) as office:
        return assigning.cancel(office, begins, desk.clock.now())


def write_tasks(desk: Desk, begins: str, target: Path) -> tuple[Path, int]:
    """Write the file for a laptop, into a folder or as this file; where, and how many things it holds.

    Raises as :func:`~inspector_app.office.assigning.next_file`, ``file-exists``, ``disk-write-failed``.
    """
    with office_writing(desk.folder, desk.passphrase, desk.url) as office:
        device = office_folder.device_of(office, begins)
        if not target.is_dir():
            refuse_existing(target)
        file = assigning.next_file(office, device, desk.clock.now())
        path = target / assignments_name(file) if target.is_dir() else target
        signing = office.secrets_for(device).signing_secret
        recipients = [office.device_card(device).recipient]
        write_assignments(path, file, signing_secret=signing, recipients=recipients)
    return path, len(file.items)


def tasks_given(desk: Desk) -> tuple[Issued, ...]:
    """All that was given, and how far the laptops have come."""
    with office_opened(desk.folder, desk.passphrase, desk.url) as office:
        return issued_in(office)


def issued_in(office: Office) -> tuple[Issued, ...]:
    """:func:`tasks_given` of an office that is open, each with what the record is called that it is about."""
    return tuple(
        replace(each, about=called(office.database, each.item.subject_rid)) if each.item.subject_rid else each
        for each in assigning.issued(office.database)
    )
