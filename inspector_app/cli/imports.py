"""``imports``: which imports there were, and what one brought is taken back."""

import sys
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.opening import opened
from inspector_app.cli.output import TROUBLE, answering, json_option, say, say_error, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import iso_minute
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.history import case_history
from inspector_app.usecases.imports import import_back, import_called, undo_import
from inspector_app.usecases.imports import imports as every_import
from inspector_app.usecases.take_back import Fate, TakeBack

_SHORT = 8
_FATES = {Fate.STAYS: "保留", Fate.BACK: "改回", Fate.GOES: "撤去"}


@click.group()
def imports() -> None:
    """导入：列出每一次，撤销其中一次。"""


@imports.command("list")
@store_argument
@click.option("--case", default="", metavar="CASE", help="只列这个案件的（编号或者案件名称）。")
@json_option
@answering
def list_imports(store: Path, case: str, as_json: bool) -> None:
    """列出导入过的工资明细、名单、流水和台账，新的在前；第一列是撤销时用的编号。"""
    with opened(store) as context:
        found = every_import(context)
        if case:
            own = {group.act for group in case_history(context, case_named(context, case).rid)}
            found = tuple(each for each in found if each.act in own)
    if as_json:
        say_json(
            [
                {"import": each.act, "at": iso_minute(each.at), "by": each.actor, "what": each.what,
                 "records": each.words, "files": each.files, "state": each.state}
                for each in found
            ]
        )  # fmt: skip
        return
    for each in found:
        parts = (each.files, each.words, each.state)
        say(each.act[:_SHORT], iso_minute(each.at), each.actor, each.what, *filter(None, parts))


@imports.command("undo")
@store_argument
@click.argument("act", metavar="IMPORT")
@click.option("--reason", default="", metavar="TEXT", help="为什么撤销，记入变更记录。")
@click.option("--dry-run", is_flag=True, help="只看会撤回什么，不改动。")
@json_option
@answering
def undo(store: Path, act: str, reason: str, dry_run: bool, as_json: bool) -> None:
    """撤销一次导入（IMPORT：编号，至少前4位）。之后改过的、别处用到的保留不动，逐项列出，退出码是1。"""
    with opened(store) as context:
        brought = import_called(context, act)
        plan = import_back(context, brought.act) if dry_run else undo_import(context, brought.act, reason)
    if as_json:
        say_json(_as_json(plan, done=not dry_run))
    else:
        for line in plan.lines:
            (say_error if line.fate is Fate.STAYS else say)(f"{_FATES[line.fate]}{line.words}")
        say(f"{brought.what}：{plan.words or '没有可以撤回的'}。")
    sys.exit(TROUBLE if plan.stays else 0)


def _as_json(plan: TakeBack, *, done: bool) -> dict[str, Any]:
    return {
        "done": done, "whole": not plan.stays,
        "records": [
            {"becomes": str(line.fate), "kind": line.what, "name": line.name, "words": line.told}
            for line in plan.lines
        ],
    }  # fmt: skip
