"""``forms`` and ``render``: what papers there are, an example of their facts, and a PDF (always marked 草稿)."""

from pathlib import Path

import click

from inspector_app.cli.output import answering, json_option, say, say_json, say_problems
from inspector_app.documents.render import Mark, render
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.formdefs.facts import check_facts, completed, example, from_json, to_json
from inspector_app.formdefs.load import form_bytes, parse_form
from inspector_app.formdefs.model import Form, Origin
from inspector_app.support.clock import CHINA, SystemClock
from inspector_app.support.errors import Problem, Refused, Trouble, refuse_errors
from inspector_app.support.files import write_durably
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import open_regular
from inspector_app.usecases.own_data import load_forms

_LARGEST_FACTS = 16 << 20  # one that is cut off there is no JSON


def catalogue() -> Catalogue:
    """The forms that come with the program."""
    return load_forms()


def find(reference: str) -> Form:
    """FORM or FORM@EDITION. Without an edition the one valid today, else the newest."""
    form_id, _, edition = reference.partition("@")
    forms = catalogue()
    if edition:
        return forms.find(form_id, edition)
    try:
        return forms.find(form_id, on=SystemClock().today())
    except Refused:
        return forms.find(form_id)


@click.group()
def forms() -> None:
    """文书格式：列出、检查、示例。"""


@forms.command("list")
@json_option
@answering
def list_forms(as_json: bool) -> None:
    """列出全部文书格式及其有效期；有格式读不出来的，另在标准错误输出逐条列出，以2退出。"""
    known = catalogue()
    if as_json:
        keys = ("id", "edition", "title", "kind", "valid_from", "valid_until", "sha256")
        say_json([{key: getattr(form, key) for key in keys} for form in known.all()])
    for form in () if as_json else known.all():
        until = form.valid_until.isoformat() if form.valid_until else "现行"
        say(f"{form.id}@{form.edition}", form.title, f"{form.valid_from.isoformat()}—{until}")
    refuse_errors(list(known.problems))  # a form that is left out is named


@forms.command("check")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
@answering
def check_forms(files: tuple[Path, ...]) -> None:
    """检查文书格式文件；不给文件名时检查随程序的全部格式。"""
    problems = [problem for file in files for problem in _file_problems(file)] or list(catalogue().problems)
    refuse_errors(problems)
    say_problems(problems)
    say(f"检查通过：{len(files) or len(catalogue().all())}个文书格式。")


def _file_problems(file: Path) -> tuple[Problem, ...]:
    """What is wrong with a file as a bureau's own over our forms, or merely worth a look."""
    try:
        data = form_bytes(file)
        remarks = parse_form(data, file.name).remarks
    except Refused as refusal:
        return refusal.problems
    return (*load_forms({file.name: data}).problems, *remarks)


@forms.command("example")
@click.argument("form")
@click.option("--emptiest", is_flag=True, help="只给必填项的最简示例。")
@answering
def example_facts(form: str, emptiest: bool) -> None:
    """输出一份虚构的事实（JSON），可直接用于 render。程序计算的数额和拟写的正文不列出，随事实变化。"""
    definition = find(form)
    facts = example(definition, full=not emptiest)
    drafted = {fact.name: fact.label for fact in definition.facts if fact.default and fact.name in facts}
    computed = {fact.name for fact in definition.facts if fact.origin is Origin.COMPUTED}
    click.echo(to_json({name: value for name, value in facts.items() if name not in drafted.keys() | computed}))
    said = "示例中的人、单位和号码均为虚构。"
    if drafted:
        sentences = "、".join(f"{name}（{label}）" for name, label in drafted.items())
        said += f"以下各段由程序按事实拟写，未列出：{sentences}；要改写某一段的，把它写进文件。"
    click.echo(said, err=True)


@click.command("render")
@click.argument("form")
@click.argument("facts", type=click.Path(path_type=Path))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@answering
def render_paper(form: str, facts: Path, output: Path) -> None:
    """按事实文件生成PDF，始终带“草稿”标记；正式文书只能从资料库签发。"""
    definition = find(form)
    try:
        with open_regular(facts) as file:
            given = from_json(file.read(_LARGEST_FACTS).decode())
    except (OSError, UnicodeDecodeError) as error:
        raise Trouble("file-unreadable", name=facts.name, reason=reason_of(error)) from error
    refuse_errors(check_facts(definition, given))
    whole = completed(definition, given)
    copy = definition.copies[-1] if definition.copies else None
    moment = SystemClock().now().astimezone(CHINA).replace(hour=0, minute=0, second=0, microsecond=0)
    pdf = render(definition, whole, copy=copy, mark=Mark.DRAFT, made_at=moment)
    write_durably(output, pdf)
    say(f"已生成 {output.name}（草稿）。")
