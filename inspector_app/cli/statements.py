"""``statement``: statements of the special account and others; ``case funds`` is told in :mod:`.cases` by this."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.columns import (
    anyway_option,
    cell_option,
    column_option,
    line_option,
    refuse_other,
    said,
    say_left_out,
    show_columns,
    show_option,
)
from inspector_app.cli.opening import opened_for_import
from inspector_app.cli.output import TROUBLE, answering, json_option, say, say_error, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import parse_date
from inspector_app.domain.fund_chain import Chain
from inspector_app.domain.funding import flow_word
from inspector_app.domain.identity import masked_card
from inspector_app.domain.money import yuan
from inspector_app.domain.roster import RowProblem
from inspector_app.domain.statement import AccountRole, StatementForm
from inspector_app.support import vocabulary
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.case_named import case_named, project_named
from inspector_app.usecases.context import Context
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.funds import FundsFile, around_of
from inspector_app.usecases.statements import (
    PlannedStatement,
    belongings,
    keep_statements,
    perform_statement,
    plan_statements,
    prepare_statement,
    refuse_unnamed,
    with_day,
)

_KINDS = {StatementForm.ACCOUNT: "statement", StatementForm.PAYOUT: "payout"}


@click.group()
def statement() -> None:
    """银行流水、代发明细、回单：导入。"""


@statement.command("import")
@store_argument
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--case", "case", default="", metavar="CASE", help="案件编号或者案件名称。")
@click.option("--project", default="", metavar="PROJECT", help="工程项目的名称、编码或者“乡镇/名称”（没有案件时）。")
@click.option("--role", type=click.Choice([str(role) for role in AccountRole]), help="账户性质；户名看得出的可以不写。")
@click.option("--holder", default="", metavar="NAME", help="流水里没有户名和账号时必写：是谁的账户。")
@click.option("--form", type=click.Choice([str(form) for form in StatementForm]), help="账户流水，或者代发明细。")
@click.option("--day", default="", metavar="DATE", help="代发明细没有日期时，写代发的日期。")
@click.option("--dry-run", is_flag=True, help="只看会导入什么，不保存。")
@column_option
@line_option
@cell_option
@show_option
@anyway_option
@json_option
@answering
def import_statement(
    store: Path, file: Path, case: str, project: str, role: str | None, holder: str, form: str | None, day: str,
    dry_run: bool, column: tuple[str, ...], line: tuple[str, ...], cell: tuple[str, ...], show: bool, anyway: bool,
    as_json: bool,
) -> None:  # fmt: skip
    """导入银行流水（.xlsx、.xlsb、.xls、.ods、.csv、有文字的 .pdf）；重叠的月份不重复计算。

    有内容没有读入时，退出码是1。
    """
    chosen = StatementForm(form) if form else None
    with opened_for_import(store) as context:
        belongs = _belongs(context, case, project)
        told = said(column, _KINDS[chosen or StatementForm.ACCOUNT], None, None, line, (), cell)
        read = perform_statement(prepare_statement(context, file, told, chosen))
        refuse_other(read.rather, anyway=anyway)
        if read.reading.why is not None:
            raise read.reading.why
        on = parse_date(day, "day") if day else None
        plans = plan_statements(context, belongs, read, around_of(context, belongs))
        roles = [_role(plan, role, alone=len(plans) == 1) for plan in plans]
        kept = [
            replace(with_day(plan.statement, on), role=its_role, holder=plan.statement.holder or holder)
            for plan, its_role in zip(plans, roles, strict=True)
        ]
        refuse_unnamed(kept)
        if not dry_run:
            keep_statements(context, belongs, read, kept)
    plans = tuple(replace(plan, statement=told, role=told.role) for plan, told in zip(plans, kept, strict=True))
    reading = read.reading
    if as_json:
        say_json(
            {
                "lists": [_as_json(plan) for plan in plans], "whole": reading.is_whole, "unread": list(reading.unread),
                "problems": [_problem_json(problem) for problem in reading.problems],
            }
        )  # fmt: skip
        sys.exit(0 if reading.is_whole else TROUBLE)
    for problem in reading.problems:
        say_error(f"{problem.place}：{problem.message}（{problem.code}）")
    show_columns(reading.columns, wanted=show or not reading.is_whole)
    for plan in plans:
        say(*_words(plan))
        for flaw in plan.flaws:
            say_error(f"{flaw.words}。")
    say_left_out(reading.unread, whole=reading.is_whole)


def _belongs(context: Context, case: str, project: str) -> Belongs:
    if bool(case) is bool(project):
        raise Refused(Problem("statement-of-what", "case"))
    if case:
        return belongings(context, case_rid=case_named(context, case).rid)
    return belongings(context, project_rid=project_named(context, project).rid)


def _role(plan: PlannedStatement, told: str | None, *, alone: bool) -> AccountRole:
    """What an account is for; what is told answers for those of which the file does not say it, and for one alone."""
    role = AccountRole(told) if told and (alone or plan.role is None) else plan.role
    if told and role is not AccountRole(told):
        word, other = vocabulary.word(AccountRole(told)), vocabulary.word(role) if role else ""
        say_error(f"“{plan.statement.holder}”的户名表明是{other}，没有按{word}登记。")
    if role is None:
        title = plan.statement.holder or plan.statement.title
        raise Refused(Problem("statement-no-role", "role", details={"title": title}))
    return role


def _words(plan: PlannedStatement) -> Iterable[str]:
    told = plan.statement
    days = f"{told.days[0]}至{told.days[1]}" if told.days else "没有日期"
    return (
        vocabulary.word(told.form), told.holder or told.title, days, f"{len(told.lines)}笔，新增{plan.new}笔",
        f"合计收入{yuan(told.in_fen)}元、支出{yuan(told.out_fen)}元{told.unpaid_words}",
    )  # fmt: skip


def _as_json(plan: PlannedStatement) -> dict[str, Any]:
    told = plan.statement
    return {
        "form": str(told.form), "role": str(plan.role) if plan.role else None, "holder": told.holder,
        "account": masked_card(told.account), "first_day": str(told.days[0]) if told.days else None,
        "last_day": str(told.days[1]) if told.days else None, "lines": len(told.lines), "new": plan.new,
        "in_fen": told.in_fen, "out_fen": told.out_fen, "unpaid_fen": told.unpaid_fen,
        "flaws": [{"kind": str(flaw.kind), "rows": list(flaw.rows), "words": flaw.words} for flaw in plan.flaws],
    }  # fmt: skip


def _problem_json(problem: RowProblem) -> dict[str, Any]:
    return {
        "sheet": problem.sheet, "row": problem.row, "column": problem.column, "level": problem.level,
        "code": problem.code, "message": problem.message,
    }  # fmt: skip


def say_funds(funds: FundsFile) -> None:
    """The chain in lines: what was due, each account by meaning, the workers, what wants a question."""
    chain = funds.chain
    due = "不明" if chain.due.fen is None else f"{yuan(chain.due.fen)}元"
    say("应拨", due, chain.due.words)
    for each in chain.accounts:
        say(vocabulary.word(each.account.role), each.account.title)
        for flow in each.flows:
            way = vocabulary.label(f"statement_line.{'in_fen' if flow.inwards else 'out_fen'}")
            say("", way, flow_word(flow.kind, inwards=flow.inwards), f"{len(flow.lines)}笔", f"{yuan(flow.fen)}元")
        if each.account.closing_fen is not None:
            say("", "余额", f"{yuan(each.account.closing_fen)}元")
    for worker in chain.workers:
        say("工人", worker.worker.name, f"收到{len(worker.lines)}笔", f"{yuan(worker.received_fen)}元")
    for sign in funds.signs:
        say(sign.rule.title, sign.words, f"建议询问：{sign.rule.question}", sign.rule.basis_text)
    if funds.is_empty:
        say("还没有导入流水。")


def funds_json(funds: FundsFile) -> dict[str, Any]:
    """The same as one document; sums in 分."""
    chain = funds.chain
    return {
        "due": {"fen": chain.due.fen, "words": chain.due.words, "verified": chain.due.verified},
        "paid_in_fen": chain.paid_in_fen, "unknown_in_fen": chain.unknown_in_fen, "short_fen": chain.short_fen,
        "accounts": [_account_json(chain, at) for at in range(len(chain.accounts))],
        "workers": [
            {"name": each.worker.name, "asked_fen": each.worker.asked_fen, "received_fen": each.received_fen,
             "lines": len(each.lines), "cards": [masked_card(card) for card in each.cards]}
            for each in chain.workers
        ],
        "signs": [
            {"rule": sign.rule.id, "title": sign.rule.title, "words": sign.words, "question": sign.rule.question,
             "source": sign.rule.basis_text}
            for sign in funds.signs
        ],
    }  # fmt: skip


def _account_json(chain: Chain, at: int) -> dict[str, Any]:
    each = chain.accounts[at]
    account = each.account
    return {
        "role": str(account.role), "holder": account.holder, "account": masked_card(account.number),
        "in_fen": account.in_fen, "out_fen": account.out_fen, "opening_fen": account.opening_fen,
        "closing_fen": account.closing_fen, "missing_fen": account.missing_fen,
        "flows": [
            {"kind": str(flow.kind), "in": flow.inwards, "fen": flow.fen, "lines": len(flow.lines),
             "parties": flow.parties}
            for flow in each.flows
        ],
    }  # fmt: skip
