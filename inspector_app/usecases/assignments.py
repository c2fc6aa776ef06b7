"""办公室交办 on the laptop: the office's file is taken in as one act; what is open of it, and where each leads."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import TypeVar

from inspector_app.domain.assignment import (
    SETTLING,
    TOLD,
    Assignment,
    AssignmentItem,
    AssignmentKind,
    AssignmentsFile,
    AssignmentState,
    is_settled,
    settled_words,
)
from inspector_app.domain.change import Change, Op
from inspector_app.domain.dates import chinese
from inspector_app.domain.dispatch import DispatchTask, TaskKind
from inspector_app.domain.edition import Edition
from inspector_app.domain.hazard import Hazard, HazardStepKind
from inspector_app.domain.identity import named_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.number import NumberBlock
from inspector_app.domain.record_version import versions_in
from inspector_app.domain.records import BadRecord
from inspector_app.exchange.assignments import assignments_in
from inspector_app.exchange.letter import Letter, LetterKind
from inspector_app.formdefs.placeholders import number_pattern
from inspector_app.store.identity import Identity
from inspector_app.store.reading import Reading
from inspector_app.support.errors import Level, Problem, Refused, Trouble
from inspector_app.support.files import sha256, write_durably
from inspector_app.support.groups import grouped
from inspector_app.support.vocabulary import word
from inspector_app.support.words import sentence
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch import save_task
from inspector_app.usecases.editions import listed
from inspector_app.usecases.handover import Receipt, keep_receipt, letter_to_us
from inspector_app.usecases.hazards import record_step
from inspector_app.usecases.import_acts import ASSIGNED, brought
from inspector_app.usecases.leads import save_lead
from inspector_app.usecases.numbers import lease_block
from inspector_app.usecases.unsent import Place, place_of, title_of
from inspector_app.usecases.versions import beside, keep_versions

T = TypeVar("T", DispatchTask, Lead)
_SHOWN_FOR = timedelta(days=7)
_AHEAD = timedelta(minutes=5)
"""By how much two clocks may differ before somebody should look at them."""


@dataclass(frozen=True, slots=True)
class Taken:
    """A file that was taken in, what was new in it, and by how much this laptop's clock lags behind the office's."""

    file: AssignmentsFile
    new: tuple[Assignment, ...]
    behind: timedelta

    @property
    def words(self) -> str:
        """What was taken in, in a sentence."""
        done = sum(not each.not_done for each in self.new)
        details = {"running": str(self.file.running), "count": str(len(self.new)), "done": str(done)}
        return sentence("assignments-taken" if self.new else "assignments-nothing-new", details)

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What wants a talk with the office: what could not be carried out, a clock that is wrong."""
        notes = [
            Problem("assignment-not-done", each.text[:_NAMED], Level.WARNING, {"why": each.not_done})
            for each in self.new
            if each.not_done
        ]
        if self.behind > _AHEAD:
            minutes = int(self.behind.total_seconds()) // 60
            behind = f"{self.behind.days}天" if self.behind.days else f"{minutes}分钟"
            notes.append(Problem("assignments-clock", "clock", Level.WARNING, {"behind": behind}))
        return tuple(notes)


_NAMED = 40


@dataclass(frozen=True, slots=True)
class AssignedLine:
    """Something that the office gave: how far it has come, what came of it in words, where it leads."""

    assignment: Assignment
    state: AssignmentState
    told: str
    place: Place
    about: str = ""
    """What the record is called that was sent back or answered."""

    @property
    def is_open(self) -> bool:
        """Whether something is left to be done here."""
        return self.state is AssignmentState.TAKEN

    def words(self, today: date) -> str:
        """确认销号：同意；交办任务：核查示例（3月20日前，已逾期）."""
        each = self.assignment
        late = "，已逾期" if self.is_overdue(today) else ""
        due = f"（{chinese(each.due)}前{late}）" if each.due else ""
        about = f"（{self.about}）" if self.about else ""
        return f"{self.called}{about}：{each.text}{due}" if each.text else f"{self.called}{about}"

    @property
    def called(self) -> str:
        """交办任务, 退回记录, 核定版本."""
        return SETTLING if self.assignment.settles else word(self.assignment.kind)

    @property
    def origin(self) -> str:
        """示例县根治欠薪办（示例主任）2026年3月2日交办，已收取."""
        each = self.assignment
        told = f"：{self.told}" if self.told else ""
        return f"{each.office}（{each.by}）{chinese(each.given_on)}交办，{word(self.state)}{told}"

    @property
    def is_task(self) -> bool:
        """Whether it is a task that is open: its day is told nowhere else."""
        return self.is_open and self.assignment.kind is AssignmentKind.TASK

    def is_overdue(self, on: date) -> bool:
        """Whether its last day has passed and it is open."""
        return self.is_open and self.assignment.due is not None and self.assignment.due < on


def take_letter(context: Context, path: Path) -> Receipt | Taken:
    """收取 what the office sent, a receipt or a file of assignments. Raises as either."""
    identity, letter = letter_to_us(context, path)
    if letter.kind is LetterKind.RECEIPT:
        return keep_receipt(context, identity, letter)
    return take_assignments(context, identity, letter, path.name)


def take_assignments(context: Context, identity: Identity, letter: Letter, name: str) -> Taken:
    """Take in what the office gave to do, as one act that can be taken back like an import; what is known stays.

    What cannot be carried out here is kept with the reason and stops nothing else. Raises as ``assignments_in``.
    """
    kept = context.store.all(Assignment)
    newest = max((each.running for each in kept), default=0)
    file = assignments_in(letter, device=identity.device, after=newest)
    known = {each.rid for each in kept}
    fresh = [item for item in file.items if item.rid not in known]
    new: tuple[Assignment, ...] = ()
    if fresh:
        with context.act(brought(ASSIGNED, name)):
            new = tuple(_take(context, file, item, name) for item in fresh)
    return Taken(file, new, file.made_at - context.clock.now())


def _take(context: Context, file: AssignmentsFile, item: AssignmentItem, name: str) -> Assignment:
    subject, why = item.subject_rid, ""
    try:
        subject = _DEEDS[item.kind](context, item)
    except Refused as refusal:
        why = "；".join(sentence(each.code, each.details) for each in refusal.problems)
    kept = Assignment(
        item.rid, item.kind, file.office, file.running, item.given_on, item.by, item.text, context.clock.today(),
        item.due, subject, item.file, sha256(item.content.encode()) if item.content else "", why,
    )  # fmt: skip
    with context.unit(brought(ASSIGNED, name)) as unit:
        unit.put(kept)
    return kept


def _day(context: Context, item: AssignmentItem) -> date:
    """The day it was given; where this clock lags behind, today."""
    return min(item.given_on, context.clock.today())


def _task(context: Context, item: AssignmentItem) -> str:
    if item.subject_rid and context.store.get(Hazard, item.subject_rid) is None:
        raise Refused(Problem("assignment-no-record", "subject_rid"))
    given = _day(context, item)
    task = DispatchTask(
        named_rid(item.rid, "task"), TaskKind.INSTRUCTION, item.text, context.agency.name, given, item.due or given,
        context.writer.name, hazard_rid=item.subject_rid,
    )  # fmt: skip
    return save_task(context, task).rid


def _lead(context: Context, item: AssignmentItem) -> str:
    lead = Lead(
        named_rid(item.rid, "lead"), LeadKind.ASSIGNED, _day(context, item), item.channel, item.outer_number,
        respondent=item.respondent, facts=item.text, reply_by=item.due,
    )  # fmt: skip
    return save_lead(context, lead).rid


def _carried_out(context: Context, item: AssignmentItem, kind: HazardStepKind) -> str:
    if context.store.get(Hazard, item.subject_rid) is None:
        raise Refused(Problem("assignment-no-record", "subject_rid"))
    record_step(context, item.subject_rid, kind, _day(context, item), item.by, item.text)
    return item.subject_rid


def _sent_back(context: Context, item: AssignmentItem) -> str:
    """What is not right is put right on its page; other laptops' versions that came along are laid beside ours."""
    history = context.store.journal.history(item.subject_rid)
    if not history or history[-1].op is not Op.PUT:
        raise Refused(Problem("assignment-no-record", "subject_rid"))
    if item.content:
        try:
            others = versions_in(item.content, item.subject_rid)
        except (BadRecord, Trouble) as error:
            raise Refused(Problem("assignment-versions", "content")) from error
        keep_versions(context, others, f"{SETTLING}（{item.by}）", item.text)
    return item.subject_rid


def _edition(context: Context, item: AssignmentItem) -> str:
    """Lay the file into the store's folder, where it waits for somebody to look at it and adopt it."""
    same = [each for each in listed(context) if each.file == item.file]
    if any(each.sha256 != sha256(item.content.encode()) and each.asks for each in same):
        raise Refused(Problem("assignment-file-waits", "file", details={"file": item.file}))
    path = context.store.folder / item.file
    path.parent.mkdir(parents=True, exist_ok=True)
    write_durably(path, item.content.encode())
    return ""


def _numbers(context: Context, item: AssignmentItem) -> str:
    """The block of a form; our own numbers end where they are, and the next paper begins with the block's first."""
    form = context.forms.find(item.form)
    if not form.number_pattern:
        raise Refused(Problem("office-numbers-none", "form", details={"title": form.title}))
    pattern = number_pattern(form, context.agency.short_name)
    rid = named_rid(item.rid, "numbers")
    return lease_block(context, NumberBlock(rid, form.id, item.year, item.first, item.last, pattern)).rid


_DEEDS: Mapping[AssignmentKind, Callable[[Context, AssignmentItem], str]] = {
    AssignmentKind.TASK: _task,
    AssignmentKind.LEAD: _lead,
    AssignmentKind.CONFIRMED: partial(_carried_out, kind=HazardStepKind.CONFIRMED),
    AssignmentKind.REFUSED: partial(_carried_out, kind=HazardStepKind.REFUSED),
    AssignmentKind.RETURNED: _sent_back,
    AssignmentKind.EDITION: _edition,
    AssignmentKind.NUMBERS: _numbers,
}


def assigned(context: Context) -> tuple[AssignedLine, ...]:
    """All that the office gave, what is open first, by its last day."""
    every = context.store.all(Assignment)
    lines = [_line(context, each, come) for each, come in _come_of(context, every)]
    lines.sort(key=lambda line: (line.state is AssignmentState.DONE, line.assignment.due or date.max))
    return tuple(lines)


def assigned_now(context: Context) -> tuple[AssignedLine, ...]:
    """What the first page shows: what is open, and all that came within the last week."""
    since = context.clock.today() - _SHOWN_FOR
    return titled(context, [line for line in assigned(context) if line.is_open or line.assignment.taken_on > since])


def titled(context: Context, lines: Iterable[AssignedLine]) -> tuple[AssignedLine, ...]:
    """With the name of the record that each is about, where its own words do not tell it."""
    return tuple(
        line
        if line.assignment.kind in _OWN_WORDS
        else replace(line, about=title_of(context, line.assignment.subject_rid))
        for line in lines
    )


def _line(context: Context, each: Assignment, come: Iterable[object]) -> AssignedLine:
    state, told = _standing(context, each, come)
    kind = _SUBJECTS.get(each.kind, "")
    if each.kind is AssignmentKind.RETURNED and state is AssignmentState.TAKEN:
        return AssignedLine(each, state, told, place_of(context, each.subject_rid))
    return AssignedLine(each, state, told, Place(kind, each.subject_rid) if kind and each.subject_rid else Place())


_OWN_WORDS = frozenset({AssignmentKind.TASK, AssignmentKind.LEAD, AssignmentKind.EDITION, AssignmentKind.NUMBERS})
"""What made its record says itself what it is about."""
_SUBJECTS = {
    AssignmentKind.TASK: "dispatch_task", AssignmentKind.LEAD: "lead", AssignmentKind.CONFIRMED: "hazard",
    AssignmentKind.REFUSED: "hazard",
}  # fmt: skip
"""What a thing of a kind made or is about; what is sent back may be of any kind."""


def _standing(context: Context, each: Assignment, come: Iterable[object]) -> tuple[AssignmentState, str]:
    if each.not_done:
        return AssignmentState.NOT_DONE, each.not_done
    if each.kind in TOLD:
        return AssignmentState.DONE, ""
    if each.settles:
        reasons = [change.reason for change in come if isinstance(change, Change)]
        told = settled_words(reasons, lambda: any(record.rid == each.subject_rid for record in beside(context)))
    else:
        told = next((words for record in come if (words := is_settled(each, record))), "")
    return (AssignmentState.DONE, told) if told else (AssignmentState.TAKEN, "")


def _come_of(context: Context, every: Sequence[Assignment]) -> Iterator[tuple[Assignment, Sequence[object]]]:
    """Each with the records that came of it, read at once for all of them."""
    store, by_kind = context.store, grouped(every, lambda each: each.kind)
    subjects = {kind: [each.subject_rid for each in same] for kind, same in by_kind.items()}
    made: dict[str, object] = {each.rid: each for each in _picked(store, DispatchTask, subjects, AssignmentKind.TASK)}
    made |= {each.rid: each for each in _picked(store, Lead, subjects, AssignmentKind.LEAD)}
    editions = store.all(Edition) if AssignmentKind.EDITION in by_kind else ()
    back = by_kind.get(AssignmentKind.RETURNED, ())
    history = store.journal.histories([rid for each in back for rid in (each.rid, each.subject_rid)]) if back else {}
    for each in every:
        match each.kind:
            case AssignmentKind.EDITION:
                yield each, editions
            case AssignmentKind.RETURNED:
                taken = max(change.hlc for change in history[each.rid])
                yield each, [change for change in history.get(each.subject_rid, ()) if change.hlc > taken]
            case _:
                yield each, [made[each.subject_rid]] if each.subject_rid in made else []


def _picked(
    store: Reading, of: type[T], subjects: Mapping[AssignmentKind, Sequence[str]], kind: AssignmentKind
) -> Sequence[T]:
    return store.pick(of, subjects[kind]) if kind in subjects else ()
