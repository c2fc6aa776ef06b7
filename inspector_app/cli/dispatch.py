"""``dispatch``: the agenda of the weekly meeting, meetings, tasks and letters, the log of the office's work."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_error, say_json, say_text
from inspector_app.cli.removing import remove_called
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import chinese, parse_date
from inspector_app.domain.dispatch import Activity, MeetingKind, TaskKind
from inspector_app.domain.identity import new_rid
from inspector_app.support.vocabulary import word
from inspector_app.usecases.activity_log import activities, save_activity
from inspector_app.usecases.dispatch import (
    agenda,
    agenda_text,
    finish_task,
    meeting_called,
    meetings,
    new_meeting,
    new_task,
    open_tasks,
    reopen_task,
    save_meeting,
    save_task,
    task_called,
    task_lines,
    task_words,
    tasks_of_several,
)
from inspector_app.usecases.dispatch_files import agenda_sheet, minutes_sheet, save_sheet, sheet_text
from inspector_app.usecases.entered_wrongly import OF_DISPATCH
from inspector_app.usecases.hazard_list import hazard_called
from inspector_app.usecases.watch_list import watch_called

_SHORT = 8
_output = click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="写到 .pdf、.docx 或 .txt 文件。"
)
_on = click.option("--on", required=True, metavar="DATE", help="哪一天。")


@click.group()
def dispatch() -> None:
    """周调度：会议议题、会议、任务和督办函、工作动态。"""


@dispatch.command("agenda")
@store_argument
@_output
@json_option
@answering
def show_agenda(store: Path, output: Path | None, as_json: bool) -> None:
    """写出今天的调度议题：每项未销号的严重隐患、谁应当在何时落实什么。"""
    with opened_to_read(store) as context:
        if output:
            say(f"已写入：{save_sheet(context, agenda_sheet(context), output).name}")
            return
        whole = agenda(context)
        text = agenda_text(whole)
    if as_json:
        say_json(whole)
    else:
        say_text(text)


@dispatch.command("meeting")
@store_argument
@click.argument("kind", metavar="KIND", type=click.Choice([str(kind) for kind in MeetingKind]))
@_on
@click.option("--title", default="", metavar="TEXT", help="会议名称。")
@click.option("--lead", default="", metavar="BODY", help="牵头单位；重大隐患会商不写时为政法委。")
@click.option("--chair", default="", metavar="NAME", help="主持人。")
@click.option("--body", "bodies", multiple=True, metavar="BODY", help="参加单位，可以写几次；重大隐患会商必须写明。")
@click.option("--minutes", default="", metavar="TEXT", help="会议纪要。")
@click.option("--attendees", default="", metavar="TEXT", help="参加人员。")
@click.option("--place", default="", metavar="TEXT", help="地点。")
@click.option("--hazard", "hazards", multiple=True, metavar="HAZARD", help="只研究这一项隐患，可以写几次。")
@answering
def meeting(
    store: Path, kind: str, on: str, title: str, lead: str, bodies: tuple[str, ...], hazards: tuple[str, ...],
    **told: Any,
) -> None:  # fmt: skip
    """登记一次周调度会（weekly）或者重大隐患会商（joint），不写明的，研究的是未销号的严重隐患。"""
    with opened(store) as context:
        rids = tuple(hazard_called(context, each).hazard.rid for each in hazards)
        begun = new_meeting(context, MeetingKind(kind), rids[0] if len(rids) == 1 else "")
        held = replace(
            begun, on=parse_date(on, "--on"), title=title or begun.title, lead_body=lead or begun.lead_body,
            bodies=bodies, hazard_rids=rids or begun.hazard_rids, **told,
        )  # fmt: skip
        kept = save_meeting(context, held)
    say(f"已登记：{kept.title}，研究隐患{len(kept.hazard_rids)}项。")


@dispatch.command("minutes")
@store_argument
@click.argument("meeting", metavar="MEETING")
@_output
@answering
def minutes(store: Path, meeting: str, output: Path | None) -> None:
    """写出一次会议的纪要。MEETING 是编号或其开头几位，见 dispatch meetings。"""
    with opened_to_read(store) as context:
        held = meeting_called(context, meeting)
        sheet, left = minutes_sheet(context, held), tasks_of_several(context, held)
        if output:
            say(f"已写入：{save_sheet(context, sheet, output).name}")
        else:
            say_text(sheet_text(sheet))
    for task in left:
        say_error(f"没有写明是当天哪次会议定的，没有写进纪要：{task.body}　{task.text}")


@dispatch.command("task")
@store_argument
@click.argument("text", metavar="TEXT")
@click.option("--kind", type=click.Choice([str(kind) for kind in TaskKind]), default=str(TaskKind.DECISION))
@click.option("--body", required=True, metavar="BODY", help="承办单位。")
@click.option("--due", required=True, metavar="DATE", help="完成期限；督办函是要求回复的日期。")
@click.option("--hazard", default="", metavar="HAZARD", help="为哪一项隐患，见 hazards list。")
@click.option("--incident", default="", metavar="INCIDENT", help="为哪一起群体性事件，见 watch list。")
@click.option("--meeting", "held", default="", metavar="MEETING", help="哪次会议定的，见 dispatch meetings。")
@click.option("--number", default="", metavar="TEXT", help="督办函的文号。")
@answering
def task(
    store: Path, text: str, kind: str, body: str, due: str, hazard: str, incident: str, held: str, number: str
) -> None:  # fmt: skip
    """登记一项任务，或者一份督办函（--kind letter）。"""
    with opened(store) as context:
        rid = hazard_called(context, hazard).hazard.rid if hazard else ""
        event = watch_called(context, incident).entry.rid if incident else ""
        decided = meeting_called(context, held).rid if held else ""
        begun = new_task(context, TaskKind(kind), hazard_rid=rid, meeting_rid=decided, incident_rid=event)
        person = begun.person if body == begun.body else ""  # who answers for the hazard is of the body that does
        last = parse_date(due, "--due")
        kept = save_task(context, replace(begun, text=text, body=body, person=person, due=last, number=number))
    say(f"已登记：{word(kept.kind)}　{kept.rid[:_SHORT]}　{chinese(kept.due)}前")


@dispatch.command("done")
@store_argument
@click.argument("task", metavar="TASK")
@_on
@click.option("--result", required=True, metavar="TEXT", help="完成情况；督办函是对方的回复。")
@answering
def done(store: Path, task: str, on: str, result: str) -> None:
    """登记任务完成，或者督办函的回复。TASK 是编号或其开头几位，见 dispatch tasks。"""
    with opened(store) as context:
        kept = finish_task(context, task_called(context, task).rid, parse_date(on, "--on"), result)
    say(f"已登记完成：{kept.body}　{kept.text}")


@dispatch.command("reopen")
@store_argument
@click.argument("task", metavar="TASK")
@answering
def reopen(store: Path, task: str) -> None:
    """误登完成的任务恢复为未完成。"""
    with opened(store) as context:
        kept = reopen_task(context, task_called(context, task).rid)
    say(f"已恢复为未完成：{kept.body}　{kept.text}")


@dispatch.command("meetings")
@store_argument
@json_option
@answering
def list_meetings(store: Path, as_json: bool) -> None:
    """列出登记过的会议，新的在前；第一列是编号。"""
    with opened_to_read(store) as context:
        held = meetings(context)
    if as_json:
        say_json(held)
        return
    for each in held:
        say(each.rid[:_SHORT], chinese(each.on), each.title, each.lead_body, f"研究隐患{len(each.hazard_rids)}项")


@dispatch.command("tasks")
@store_argument
@click.option("--open", "is_open", is_flag=True, help="只列没有完成的。")
@json_option
@answering
def tasks(store: Path, is_open: bool, as_json: bool) -> None:
    """列出任务，逾期的在前；第一列是编号。"""
    with opened_to_read(store) as context:
        lines = open_tasks(context) if is_open else task_lines(context)
    if as_json:
        say_json([
            {
                "task": line.task.rid, "kind": line.task.kind, "text": line.task.text, "body": line.task.body,
                "project": line.project, "given": line.task.given_on, "due": line.task.due,
                "done": line.task.done_on, "overdue": line.task.is_overdue(line.today), "result": line.task.result,
            }
            for line in lines
        ])  # fmt: skip
        return
    for line in lines:
        say(line.task.rid[:_SHORT], word(line.task.kind), line.project, task_words(line.task, line.today))


@dispatch.command("log")
@store_argument
@click.argument("text", metavar="TEXT", required=False, default="")
@click.option("--on", default="", metavar="DATE", help="哪一天；写了内容才登记。")
@click.option("--sort", default="其他", metavar="TEXT", help="类别，如会议部署、领导批示。")
@json_option
@answering
def log(store: Path, text: str, on: str, sort: str, as_json: bool) -> None:
    """列出工作动态，新的在前，第一列是编号；写了 TEXT 的先登记一条。"""
    with opened_to_read(store) as context:
        if text:
            day = parse_date(on, "--on") if on else context.clock.today()
            save_activity(context, Activity(new_rid(), day, sort, text))
        entries = activities(context)
    if as_json:
        say_json(entries)
        return
    for entry in entries:
        say(entry.rid[:_SHORT], chinese(entry.on), entry.sort, entry.text)


@dispatch.command("remove")
@store_argument
@click.argument("entry", metavar="ENTRY")
@answering
def remove(store: Path, entry: str) -> None:
    """删除登记错了的一次会议、一项任务或者一条动态（ENTRY 为列表中的编号）；变更记录仍然保留。"""
    remove_called(store, entry, OF_DISPATCH)
