"""``case wage-card``: in whose hands the wage cards of a case's workers are."""

from pathlib import Path
from typing import Any

import click

from inspector_app.cli.opening import opened
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import parse_date
from inspector_app.domain.fund_lines import Worker
from inspector_app.domain.wage_card import CardKeeper
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.wage_cards import card_workers, tell_card

_NOT_ASKED = "没问过"


@click.command("wage-card")
@store_argument
@click.argument("number", metavar="CASE")
@click.argument("worker", required=False, default="", metavar="[WORKER]")
@click.option(
    "--keeper", type=click.Choice([*vocabulary.words(CardKeeper).values(), _NOT_ASKED]), help="工资卡在谁手里。"
)
@click.option("--name", default="", metavar="NAME", help="保管人的姓名（名称）。")
@click.option("--source", default="", metavar="TEXT", help="从何得知，如询问笔录、工人本人陈述、名单所写。")
@click.option("--on", "on", default="", metavar="DATE", help="得知的日期，不写就是今天。")
@json_option
@answering
def wage_card(
    store: Path, number: str, worker: str, keeper: str | None, name: str, source: str, on: str, as_json: bool
) -> None:
    """每名工人的工资卡在谁手里；写了WORKER（姓名或者证件号码）和--keeper的，登记或者更正。

    CASE 为案件编号或者案件名称。
    """
    with opened(store) as context:
        belongs = Belongs(case_rid=case_named(context, number).rid)
        if worker and keeper:
            rid = _worker_named(card_workers(context, belongs), worker)
            meant = next((each for each, word in vocabulary.words(CardKeeper).items() if word == keeper), None)
            day = parse_date(on, "on") if on else context.clock.today()
            tell_card(context, belongs, (rid,), meant, name, source, day)
        elif keeper or name or source or on:
            raise Refused(Problem("card-whose", "worker"))
        found = card_workers(context, belongs)
    shown = [each for each, number in found if not worker or worker in (each.name, number)]
    if as_json:
        say_json({"workers": [_as_json(each) for each in shown]})
        return
    for each in shown:
        say(*filter(None, (each.name, each.kept.words or _NOT_ASKED, each.kept.source_words)))
    if not shown:
        say("名单中没有工人。")


def _worker_named(workers: list[tuple[Worker, str]], named: str) -> str:
    found = [each.person_rid for each, number in workers if named in (each.name, number)]
    if len(found) != 1:
        code = "card-several" if found else "card-nobody"
        raise Refused(Problem(code, "worker", details={"name": named[:20]}))
    return found[0]


def _as_json(each: Worker) -> dict[str, Any]:
    kept = each.kept
    return {
        "name": each.name, "keeper": str(kept.keeper) if kept.keeper else None, "keeper_name": kept.name,
        "told_by": kept.told_by, "told_on": str(kept.told_on) if kept.told_on else None,
    }  # fmt: skip
