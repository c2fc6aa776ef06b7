"""``campaign``: 专项行动 planned, drawn, entered and summed up without the window."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.measures import plain_value
from inspector_app.cli.opening import opened, opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import chinese, parse_date
from inspector_app.domain.draw import Draw
from inspector_app.domain.lead import Campaign
from inspector_app.domain.records import plain
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.support.progress import NoProgress
from inspector_app.usecases.campaign_bulletin import draft_bulletin, drafted_bulletin, save_bulletin
from inspector_app.usecases.campaign_entries import enter_part, fields_of
from inspector_app.usecases.campaign_sheets import draw_sheet, standings_sheet, summary_sheet
from inspector_app.usecases.campaign_summary import SUMMED, Summary, SummaryBy, SummaryRow, summary
from inspector_app.usecases.campaigns import (
    PARTS,
    CampaignFile,
    campaign_file,
    choose_projects,
    new_campaign,
    remove_part,
    save_campaign,
    save_part,
)
from inspector_app.usecases.case_named import project_named
from inspector_app.usecases.context import Context
from inspector_app.usecases.draws import make_draw, pool, tickets, verify_draw
from inspector_app.usecases.entered_wrongly import remove_entered
from inspector_app.usecases.list_files import ListSheet, perform_list_file, prepare_list_file
from inspector_app.usecases.measures import campaign_named, campaigns

name_argument = click.argument("name", metavar="NAME")
kind_argument = click.argument("kind", type=click.Choice(list(PARTS)))


out_option = click.option(
    "-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="写成文件：.xlsx、.pdf、.docx或者.png。"
)


def _write(context: Context, sheet: ListSheet, out: Path) -> None:
    perform_list_file(prepare_list_file(context, sheet, out), NoProgress())


@contextmanager
def _campaign(store: Path, name: str) -> Iterator[tuple[Context, Campaign]]:
    with opened_to_read(store) as context:
        yield context, campaign_named(campaigns(context), name)


@click.group()
def campaign() -> None:
    """专项行动：方案、双随机抽取、宣传、自查、督查、考核、通报、汇总表。"""


@campaign.command("list")
@store_argument
@json_option
@answering
def show_all(store: Path, as_json: bool) -> None:
    """列出专项行动，后开始的在前。"""
    with opened_to_read(store) as context:
        known = campaigns(context)
    if as_json:
        say_json([plain(each) for each in known])
        return
    for each in known:
        say(each.title, f"{chinese(each.first_day)}至{chinese(each.last_day)}", each.lead_body)


@campaign.command("save")
@store_argument
@name_argument
@click.option("--from", "first", required=True, metavar="DATE", help="开始日期。")
@click.option("--to", "last", required=True, metavar="DATE", help="结束日期。")
@click.option("--lead", default="", metavar="BODY", help="牵头单位。")
@click.option("--with", "departments", default="", metavar="BODIES", help="参加单位，用顿号隔开。")
@click.option("--plan", default="", metavar="TEXT", help="方案。")
@answering
def save(store: Path, name: str, first: str, last: str, lead: str, departments: str, plan: str) -> None:
    """登记一次专项行动，或者更正同名的那一次。"""
    days = parse_date(first, "--from"), parse_date(last, "--to")
    with opened(store) as context:
        known = next((each for each in campaigns(context) if each.title == name.strip()), None)
        begun = replace(known or new_campaign(context), title=name, first_day=days[0], last_day=days[1], plan=plan)
        kept = save_campaign(context, replace(begun, lead_body=lead or begun.lead_body, departments=departments))
    say(f"已登记：{kept.title}")


@campaign.command("withdraw")
@store_argument
@name_argument
@answering
def withdraw(store: Path, name: str) -> None:
    """删除登记错了、还没有任何内容的专项行动；变更记录仍然保留。"""
    with _campaign(store, name) as (context, found):
        remove_entered(context, found)
    say(f"已删除：{found.title}")


@campaign.command("projects")
@store_argument
@name_argument
@click.argument("projects", nargs=-1, metavar="[PROJECT]...")
@answering
def projects(store: Path, name: str, projects: tuple[str, ...]) -> None:
    """选定专项行动的项目（名称或编号）；一个也不写的，为台账的全部项目。"""
    with _campaign(store, name) as (context, found):
        choose_projects(context, found.rid, [project_named(context, each).rid for each in projects])
    say(f"已选定：{len(projects)}个项目" if projects else "已选定：台账的全部项目")


@campaign.command("show")
@store_argument
@name_argument
@out_option
@json_option
@answering
def show(store: Path, name: str, out: Path | None, as_json: bool) -> None:
    """一次专项行动的步骤、检查组、抽取、宣传、自查、督查、考核和通报；考核名次可以写成文件。"""
    with _campaign(store, name) as (context, found):
        whole = campaign_file(context, found.rid)
        if out:
            _write(context, standings_sheet(context, found), out)
    if as_json:
        say_json(plain(whole.campaign) | {kind: [plain(each) for each in own] for kind, own in _parts(whole).items()}
                 | {"standings": [plain(each) for each in whole.standings]})  # fmt: skip
        return
    say(whole.campaign.title, f"{chinese(whole.campaign.first_day)}至{chinese(whole.campaign.last_day)}")
    for kind, own in _parts(whole).items():
        if own:
            say(f"{vocabulary.record_word(kind)}：{len(own)}条")
    for each in whole.standings:
        lacking = f"另有{each.unscored}项未评分" if each.unscored else ""
        say(each.body, f"{each.points}分，满分{each.full}分", lacking)


def _parts(whole: CampaignFile) -> dict[str, tuple[Any, ...]]:
    return {
        "campaign_step": whole.steps, "campaign_team": whole.teams, "draw": whole.draws, "publicity": whole.publicity,
        "self_report": whole.self_reports, "supervision": whole.supervisions, "criterion": whole.criteria,
        "score": whole.scores, "bulletin": whole.bulletins,
    }  # fmt: skip


@campaign.command("fields")
@kind_argument
@answering
def fields(kind: str) -> None:
    """一种内容可以填写的各项，每行一项，如 campaign fields publicity。"""
    for name, label in fields_of(kind).items():
        say(name, label)


@campaign.command("enter")
@store_argument
@name_argument
@kind_argument
@click.argument("told", nargs=-1, metavar="FIELD=VALUE...")
@click.option("--rid", default="", help="更正已登记的这一条；不写的，登记新的一条。")
@answering
def enter(store: Path, name: str, kind: str, told: tuple[str, ...], rid: str) -> None:
    """登记专项行动的一条内容，如 publicity on=2026-03-10 way=现场咨询 leaflets=200。"""
    with _campaign(store, name) as (context, found):
        part = enter_part(context, found.rid, kind, dict(map(_named_value, told)), rid)
    say(f"已登记：{vocabulary.record_word(kind)}", part.rid)


def _named_value(told: str) -> tuple[str, str]:
    name, sign, value = told.partition("=")
    if not sign:
        raise Refused(Problem("campaign-no-value", "told", details={"told": told[:40]}))
    return name.strip(), value


@campaign.command("remove")
@store_argument
@kind_argument
@click.argument("rid", metavar="RID")
@answering
def remove(store: Path, kind: str, rid: str) -> None:
    """删除登记错了的一条；抽取不能删除。"""
    with opened(store) as context:
        remove_part(context, context.store.need(PARTS[kind], rid))
    say(f"已删除：{vocabulary.record_word(kind)}")


@campaign.command("pool")
@store_argument
@name_argument
@json_option
@answering
def show_pool(store: Path, name: str, as_json: bool) -> None:
    """参加抽取的项目和监察员，以及抽取前公布的名单指纹。"""
    with _campaign(store, name) as (context, found):
        among = pool(context, found)
    told = [(each.rid, each.name, each.town) for each in among.projects]
    told += [(each.rid, each.name, "") for each in among.inspectors]
    if as_json:
        say_json({"fingerprint": among.fingerprint, "projects": len(among.projects),
                  "inspectors": len(among.inspectors), "list": [each[:2] for each in told]})  # fmt: skip
        return
    for each in told:
        say(*filter(None, each))
    say(f"名单指纹（SHA-256）：{among.fingerprint}")


@campaign.command("draw")
@store_argument
@name_argument
@click.option("--seed", required=True, metavar="TEXT", help="公布的随机种子。")
@click.option("--seed-from", required=True, metavar="TEXT", help="种子从哪里来。")
@click.option("--wanted", required=True, type=int, metavar="N", help="抽取几个项目。")
@click.option("--witness", required=True, metavar="NAME", help="谁在场监督抽取：姓名和单位。")
@click.option("--reason", default="", metavar="TEXT", help="再次抽取的理由。")
@json_option
@answering
def draw(
    store: Path, name: str, seed: str, seed_from: str, wanted: int, witness: str, reason: str, as_json: bool
) -> None:  # fmt: skip
    """双随机抽取项目和监察员，有第二人在场；结果登记后不能更改。"""
    told: dict[str, Any] = {"seed": seed, "seed_from": seed_from, "wanted": wanted, "witness": witness}
    with _campaign(store, name) as (context, found):
        made = make_draw(context, found.rid, **told, reason=reason)
        _say_draw(context, made, as_json)


def _say_draw(context: Context, made: Draw, as_json: bool) -> None:
    every = tickets(context, made)
    if as_json:
        say_json({"seed": made.seed, "seed_from": made.seed_from, "drawn_at": made.drawn_at, "wanted": made.wanted,
                  "witness": made.witness,
                  "tickets": [plain(each) for each in every]})  # fmt: skip
        return
    for each in every[: made.wanted]:
        say(each.name, each.inspectors, each.number)


@campaign.command("verify")
@store_argument
@name_argument
@out_option
@json_option
@answering
def verify(store: Path, name: str, out: Path | None, as_json: bool) -> None:
    """按公布的种子把每一次抽取重新抽一遍，看结果是否一致；最后一次的名单可以写成文件公布。"""
    with _campaign(store, name) as (context, found):
        draws = [verify_draw(context, each.rid) for each in campaign_file(context, found.rid).draws]
        if out and draws:
            _write(context, draw_sheet(context, found, draws[-1]), out)
        if as_json:
            say_json([plain(each) for each in draws])
        else:
            say(f"{len(draws)}次抽取，重新抽取的结果都一致。" if draws else "还没有抽取。")


@campaign.command("bulletin")
@store_argument
@name_argument
@click.option("--on", "on", required=True, metavar="DATE", help="截止日（含当日）。")
@click.option("--to", "to", default="", metavar="WHOM", help="主送单位。")
@click.option("--number", default="", metavar="NO", help="文号。")
@click.option("--keep", is_flag=True, help="登记为一份通报。")
@click.option("-o", "out", type=click.Path(path_type=Path), metavar="FILE", help="写成文件：.docx、.pdf或者.txt。")
@answering
def bulletin(store: Path, name: str, on: str, to: str, number: str, keep: bool, out: Path | None) -> None:
    """按汇总表、考核和督查起草通报；.docx里的句子可以改，数字锁定。"""
    with _campaign(store, name) as (context, found):
        draft = draft_bulletin(campaign_file(context, found.rid), summary(context, found, parse_date(on, "--on")))
        made = replace(drafted_bulletin(context, found, draft), to=to, number=number)
        if keep:
            save_part(context, made)
        if out:
            save_bulletin(context, made, out, draft)
    for line in (f"已生成 {out.name}",) if out else (draft.title, *draft.text.splitlines()):
        say(line)


@campaign.command("summary")
@store_argument
@name_argument
@click.option("--on", "on", required=True, metavar="DATE", help="截止日（含当日）。")
@click.option("--by", type=click.Choice([str(by) for by in SummaryBy]), default="team", help="按检查组、乡镇或者项目。")
@out_option
@json_option
@answering
def show_summary(store: Path, name: str, on: str, by: str, out: Path | None, as_json: bool) -> None:
    """专项行动汇总表，按记录统计。"""
    with _campaign(store, name) as (context, found):
        made = summary(context, found, parse_date(on, "--on"), SummaryBy(by))
        if out:
            _write(context, summary_sheet(made), out)
    if as_json:
        say_json(summary_json(made))
        return
    say(made.campaign.title, made.days)
    say(made.plan)
    for row in (*made.rows, made.whole):
        told = (f"{each.measure.words.label}{each.words}" for each in row.figures)
        say(row.name, f"已检查{row.progress}", *told)


def summary_json(made: Summary) -> dict[str, Any]:
    """The document of ``campaign summary``."""
    return {
        "campaign": made.campaign.title, "by": made.by, "from": made.span.first, "to": made.span.last,
        "rows": [_row_json(row) for row in made.rows], "whole": _row_json(made.whole), "unvisited": made.unvisited,
    }  # fmt: skip


def _row_json(row: SummaryRow) -> dict[str, Any]:
    told = {
        measure.name: plain_value(figure, figure.value) for measure, figure in zip(SUMMED, row.figures, strict=True)
    }
    return {"name": row.name, "planned": row.planned, "visited": row.visited, "measures": told}
