"""``hazards``: 工资支付隐患 of all projects, and what happens to one."""

from dataclasses import replace
from pathlib import Path

import click

from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_error, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import chinese, parse_date
from inspector_app.domain.hazard import HazardState, HazardStep, HazardStepKind
from inspector_app.domain.money import parse_yuan
from inspector_app.domain.project import Grade
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.vocabulary import word
from inspector_app.usecases.case_named import project_named
from inspector_app.usecases.context import Context
from inspector_app.usecases.entered_wrongly import REMOVABLE_STEPS, remove_entered
from inspector_app.usecases.evidence import Belongs, take_in_files
from inspector_app.usecases.hazard_list import HazardLine, hazard_called, hazard_lines, is_in_state, state_words
from inspector_app.usecases.hazards import (
    VERBS,
    make_from_grades,
    new_hazard,
    prove_step,
    record_step,
    save_hazard,
    steps_of,
)
from inspector_app.usecases.project_names import project_names

_SHORT = 8


@click.group()
def hazards() -> None:
    """工资支付隐患：列出、按项目等级建立、登记进展和销号。"""


@hazards.command("list")
@store_argument
@click.option("--state", type=click.Choice([str(state) for state in HazardState]), help="只列这种办理情况的。")
@json_option
@answering
def show(store: Path, state: str | None, as_json: bool) -> None:
    """列出隐患，未销号的严重隐患在前；第一列是编号。"""
    with opened_to_read(store) as context:
        names = project_names(context)
        lines = [line for line in hazard_lines(context) if is_in_state(line, HazardState(state) if state else None)]
    if as_json:
        say_json([
            {
                "hazard": line.hazard.rid, "project": line.project.name, "town": line.project.town,
                "grade": line.hazard.grade, "state": line.state, "found": line.hazard.found_on,
                "asked": line.hazard.strike_off_asked_on, "struck_off": line.hazard.struck_off_on,
                "to_court": line.hazard.to_court_on, "body": line.hazard.responsible_body,
                "person": line.hazard.responsible_person, "due": line.hazard.due, "facts": line.hazard.facts,
            }
            for line in lines
        ])  # fmt: skip
        return
    for line in lines:
        who = line.hazard.responsible_body or "未落实责任单位"
        say(line.hazard.rid[:_SHORT], names[line.project.rid], word(line.hazard.grade), state_words(line), who)


@hazards.command("make")
@store_argument
@answering
def make(store: Path) -> None:
    """为台账上定为一般欠薪、严重欠薪而没有隐患记录的项目建立隐患；导入台账时自动建立。"""
    with opened(store) as context:
        made = make_from_grades(context)
    say(f"新建隐患{made}项。")


@hazards.command("save")
@store_argument
@click.argument("hazard", metavar="HAZARD", required=False, default="")
@click.option(
    "--project", default="", metavar="PROJECT", help="新登记一项隐患：哪个项目的（名称、编码或者“乡镇/名称”）。"
)
@click.option(
    "--grade", type=click.Choice(["general", "severe"]), default=None, help="一般（general）或者严重（severe）。"
)
@click.option("--found", default=None, metavar="DATE", help="发现日期。")
@click.option("--source", default=None, metavar="TEXT", help="来源。")
@click.option("--facts", default=None, metavar="TEXT", help="事实：何时、何单位、涉及多少人、多少工资。")
@click.option("--measures", default=None, metavar="TEXT", help="化解措施。")
@click.option("--body", "responsible_body", default=None, metavar="BODY", help="责任单位。")
@click.option("--person", "responsible_person", default=None, metavar="NAME", help="包保责任人。")
@click.option("--due", default=None, metavar="DATE", help="化解期限。")
@click.option("--unpaid", default="", metavar="YUAN", help="台账从此记载多少未支付工资（元）；没有欠付的写0。")
@answering
def save(
    store: Path, hazard: str, project: str, grade: str | None, found: str | None, due: str | None, unpaid: str,
    **told: str | None,
) -> None:  # fmt: skip
    """登记一项隐患（--project），或者修改一项（HAZARD，编号或其开头几位）：只改写明的内容。"""
    with opened(store) as context:
        if hazard:
            begun = hazard_called(context, hazard).hazard
        else:
            begun = new_hazard(context, project_named(context, project).rid)
        changed = replace(
            begun,
            grade=Grade(grade) if grade else begun.grade,
            found_on=parse_date(found, "--found") if found else begun.found_on,
            due=parse_date(due, "--due") if due else begun.due,
            **{name: text for name, text in told.items() if text is not None},  # type: ignore[arg-type]
        )
        kept = save_hazard(context, changed, parse_yuan(unpaid, "--unpaid") if unpaid else None)
    say(kept.rid[:_SHORT], word(kept.grade), kept.responsible_body or "未落实责任单位")


@hazards.command("step")
@store_argument
@click.argument("hazard", metavar="HAZARD")
@click.argument("kind", metavar="KIND", type=click.Choice([str(kind) for kind in VERBS]))
@click.option("--on", required=True, metavar="DATE", help="哪一天。")
@click.option("--by", default="", metavar="NAME", help="走访人、反馈人；确认销号时是在确认单上签字的人。")
@click.option("--text", default="", metavar="TEXT", help="情况或者理由。")
@click.option("--unpaid", default="", metavar="YUAN", help="台账从此记载多少未支付工资（元）；付清的写0。")
@click.option(
    "--scan",
    "scans",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="签字的隐患销号确认单、照片（图片或者PDF），可以写多次。",
)
@answering
def step(
    store: Path, hazard: str, kind: str, on: str, by: str, text: str, unpaid: str, scans: tuple[Path, ...]
) -> None:  # fmt: skip
    """登记一项隐患的进展、走访、提请销号、确认、退回、恢复、转司法。

    KIND 依次写 progress、visit、asked、confirmed、refused、reopened、to_court。

    HAZARD 是编号或其开头几位，见 hazards list。
    """
    with opened(store) as context:
        line = hazard_called(context, hazard)
        with context.act(word(HazardStepKind(kind))):
            pieces = _taken_in(context, line, HazardStepKind(kind), scans)
            record_step(
                context,
                line.hazard.rid,
                HazardStepKind(kind),
                parse_date(on, "--on"),
                by,
                text,
                pieces,
                parse_yuan(unpaid, "--unpaid") if unpaid else None,
            )
        kept = steps_of(context, line.hazard.rid)[0]
    say(f"已登记：{line.project.name}　{word(kept.kind)}　{chinese(kept.on)}　{kept.text}".rstrip())
    if kept.kind is HazardStepKind.CONFIRMED and not kept.evidence_rids:
        say_error("签字的隐患销号确认单还没有存入，收到后用 hazards prove 补交扫描件。")


def _taken_in(context: Context, line: HazardLine, kind: HazardStepKind, scans: tuple[Path, ...]) -> tuple[str, ...]:
    files = tuple((path, f"隐患{word(kind)}凭证") for path in scans)
    pieces = take_in_files(context, files, Belongs(project_rid=line.hazard.project_rid)) if files else ()
    return tuple(piece.rid for piece in pieces)


@hazards.command("prove")
@store_argument
@click.argument("hazard", metavar="HAZARD")
@click.option(
    "--step", "kind", type=click.Choice([str(kind) for kind in VERBS]), default="confirmed", show_default=True
)
@click.option("--scan", "scans", type=click.Path(path_type=Path), multiple=True, required=True, metavar="FILE")
@answering
def prove(store: Path, hazard: str, kind: str, scans: tuple[Path, ...]) -> None:
    """补交一项隐患最近一次办理（不写为确认销号）的扫描件，例如后来收到的签字的隐患销号确认单。"""
    with opened(store) as context:
        line, wanted = hazard_called(context, hazard), HazardStepKind(kind)
        step = _last(context, line, wanted)
        with context.act("补交扫描件"):
            proved = prove_step(context, step.rid, _taken_in(context, line, wanted, scans))
    say(f"已补交：{line.project.name}　{word(proved.kind)}　{chinese(proved.on)}，共{len(proved.evidence_rids)}件")


def _last(context: Context, line: HazardLine, wanted: HazardStepKind) -> HazardStep:
    """The newest step of a kind. Raises :class:`Refused` ``hazard-no-step``."""
    step = next((each for each in steps_of(context, line.hazard.rid) if each.kind is wanted), None)
    if step is None:
        raise Refused(Problem("hazard-no-step", "step", details={"step": word(wanted)}))
    return step


@hazards.command("remove")
@store_argument
@click.argument("hazard", metavar="HAZARD")
@click.option(
    "--step",
    "kind",
    type=click.Choice(sorted(str(each) for each in REMOVABLE_STEPS)),
    help="只删除这种办理中最近的一次。",
)
@answering
def remove(store: Path, hazard: str, kind: str | None) -> None:
    """删除登记错了的隐患，或者其中登记错了的一次进展、走访、转司法；变更记录仍然保留。"""
    with opened(store) as context:
        line = hazard_called(context, hazard)
        gone = _last(context, line, HazardStepKind(kind)) if kind else line.hazard
        remove_entered(context, gone)
    say(f"已删除：{line.project.name}　{word(HazardStepKind(kind)) if kind else line.hazard.facts}")
