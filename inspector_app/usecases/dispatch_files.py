"""The agenda of a meeting and its minutes as a file: PDF by its form, .docx that is edited in WPS, or plain text."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inspector_app.documents.render import Mark, render
from inspector_app.domain.dates import chinese
from inspector_app.domain.dispatch import Meeting
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.money import yuan
from inspector_app.domain.project import Project
from inspector_app.domain.role import Role
from inspector_app.exchange.word_report import Piece, WordReport, word_report
from inspector_app.store.columns import records_on
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.files import write_durably
from inspector_app.support.vocabulary import label
from inspector_app.usecases.context import Context
from inspector_app.usecases.dispatch import (
    NOTHING_OWED,
    agenda,
    agenda_rest,
    by_urgency,
    item_heading,
    item_lines,
    task_words,
    tasks_of,
)
from inspector_app.usecases.project_names import project_names


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written: a title, its day, who took part, and headings with their lines."""

    title: str
    day: date
    people: str
    sections: tuple[tuple[str, tuple[str, ...]], ...]


def agenda_sheet(context: Context) -> Sheet:
    """The agenda of today."""
    whole = agenda(context)
    sections = [(item_heading(number, item), item_lines(item, whole.on)) for number, item in enumerate(whole.items, 1)]
    rest = agenda_rest(whole) or (() if sections else (NOTHING_OWED,))
    return Sheet("工资支付隐患调度议题", whole.on, "", (*sections, *((("其他事项", rest),) if rest else ())))


def minutes_sheet(context: Context, meeting: Meeting) -> Sheet:
    """The minutes of a meeting: who took part, which hazards it spoke of, what came of it, the tasks as it gave
    them: on whatever day it is printed."""
    told = {"lead_body": meeting.lead_body, "chair": meeting.chair, "place": meeting.place,
            "bodies": "、".join(meeting.bodies), "attendees": meeting.attendees}  # fmt: skip
    people = "".join(f"{label(f'meeting.{name}')}：{text}。" for name, text in told.items() if text)
    given = by_urgency((replace(task, done_on=None) for task in tasks_of(context, meeting)), meeting.on)
    sections = (
        ("一、研究的隐患", tuple(_studied(context, meeting))),
        ("二、形成的意见", tuple(meeting.minutes.splitlines())),
        ("三、交办事项", tuple(task_words(task, meeting.on) for task in given)),
    )
    title = meeting.title.removesuffix(f"（{chinese(meeting.on)}）")  # its day stands below
    return Sheet(f"{title}纪要", meeting.on, people, tuple(each for each in sections if each[1]))


def _studied(context: Context, meeting: Meeting) -> Iterator[str]:
    """The hazards that a meeting spoke of, as they were recorded on its day: what was found, and beside it what the
    ledger stated then to be unpaid."""
    then = records_on(context.store, Hazard, meeting.on, meeting.hazard_rids)
    hazards = [then[rid] for rid in meeting.hazard_rids if rid in then]
    projects = records_on(context.store, Project, meeting.on, {hazard.project_rid for hazard in hazards})
    names = project_names(context)
    for hazard in hazards:
        owed = projects[hazard.project_rid].unpaid_fen
        told = f"（当日台账所载未支付工资{yuan(owed)}元）" if owed is not None else ""
        yield f"{names[hazard.project_rid]}：{hazard.facts}{told}"


def save_sheet(context: Context, sheet: Sheet, path: Path) -> Path:
    """Write it as its file's ending says: .pdf, .docx or .txt.

    Raises :class:`Refused` ``sheet-ending`` or ``sheet-empty``, :class:`Trouble` ``disk-write-failed``.
    """
    if not sheet.sections:
        raise Refused(Problem("sheet-empty", "file"))
    match path.suffix.lower():
        case ".pdf":
            write_durably(path, _pdf(context, sheet))
        case ".docx":
            write_durably(path, _word(context, sheet))
        case ".txt":
            write_durably(path, sheet_text(sheet).encode())
        case _:
            raise Refused(Problem("sheet-ending", "file", details={"name": path.name}))
    return path


def sheet_text(sheet: Sheet) -> str:
    """The sheet as plain text."""
    parts = (line for heading, lines in sheet.sections for line in (heading, *(f"　　{each}" for each in lines)))
    return "\n".join(filter(None, (sheet.title, f"（{chinese(sheet.day)}）", sheet.people, *parts)))


def sheet_facts(context: Context, sheet: Sheet) -> dict[str, object]:
    """What the form of a sheet prints, by the names of its facts."""
    return {
        "dispatch_sheet.title": sheet.title,
        "dispatch_sheet.agency": context.agency.name,
        "dispatch_sheet.day": chinese(sheet.day),
        "dispatch_sheet.people": sheet.people,
        "sections": [{"heading": heading, "text": "\n".join(lines)} for heading, lines in sheet.sections],
    }


def _pdf(context: Context, sheet: Sheet) -> bytes:
    form, author, facts = (
        context.forms.find(context.form_of(Role.DISPATCH)),
        context.agency.name,
        sheet_facts(context, sheet),
    )
    return render(form, facts, copy=None, mark=Mark.FINAL, made_at=context.clock.now(), author=author)


def _word(context: Context, sheet: Sheet) -> bytes:
    head = [("", [[Piece(sheet.people)]])] if sheet.people else []
    sections = [*head, *((heading, [[Piece(line)] for line in lines]) for heading, lines in sheet.sections)]
    agency = context.agency.name
    day = f"（{chinese(sheet.day)}）"
    return word_report(WordReport((agency, sheet.title), day, sections, b"", (), (), agency, context.clock.now()))
