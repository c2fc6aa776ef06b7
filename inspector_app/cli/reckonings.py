"""``case reckoning``: what each line of a case comes to, and how."""

from pathlib import Path
from typing import Any

import click

from inspector_app.cli.opening import opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.money import yuan
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_named import case_named
from inspector_app.usecases.reckonings import Reckoned, column, compared_with, of_case, summed_up


@click.command()
@store_argument
@click.argument("number", metavar="CASE")
@json_option
@answering
def reckoning(store: Path, number: str, as_json: bool) -> None:
    """逐人核算工资：按工资标准、出勤和加班得出应发，与已发、主张对照，并写明过程。CASE 为案件编号或者案件名称。"""
    with opened_to_read(store) as context:
        found = of_case(context, case_file(context, case_named(context, number).rid))
        standard = compared_with(context, found)
    if as_json:
        say_json({"minimum_wage": standard, "lines": [_reckoned_as_json(each) for each in found]})
        return
    for each in found:
        rest = "不能得出" if each.rest_fen is None else f"{yuan(each.rest_fen)}元"
        say(each.person.name, column("rest_fen") + rest, each.difference, each.found.reasoning)
        for hint in each.found.hints:
            say(f"  提示：{hint.words}")
    say(summed_up(found) if found else "明细中没有工资。")
    say(f"最低工资标准：{standard}")


def _reckoned_as_json(each: Reckoned) -> dict[str, Any]:
    found, claim = each.found, each.claim
    return {
        "claim": claim.rid, "name": each.person.name, "earned_fen": found.earned_fen,
        "overtime_fen": found.overtime_fen, "deducted_fen": found.deducted_fen, "received_fen": claim.received_fen,
        "rest_fen": each.rest_fen, "claimed_fen": claim.claimed_fen, "over_fen": found.over_fen,
        "late_least_fen": each.late_least_fen, "late_most_fen": each.late_most_fen, "reasoning": found.reasoning,
        "hints": [{"text": hint.text, "source": hint.basis} for hint in found.hints],
    }  # fmt: skip
