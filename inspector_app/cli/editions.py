"""``editions``: the bureau's own forms, law data and questions in a store's folder; each counts once it was adopted."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.output import answering, ask, json_option, passphrase, say, say_json, say_problems
from inspector_app.support import vocabulary
from inspector_app.support.clock import SystemClock
from inspector_app.support.words import problem_line
from inspector_app.usecases import editions as use
from inspector_app.usecases.context import Context
from inspector_app.usecases.edition_changes import changes_by_adopting, changes_by_declining
from inspector_app.usecases.editions import OwnFile
from inspector_app.usecases.store_file import opened

store_argument = click.argument("store", type=click.Path(path_type=Path, resolve_path=True))
hash_option = click.option("--sha256", "looked_at", default="", metavar="HASH", help="查看时的校验值；不同则不办理。")
yes_option = click.option("--yes", is_flag=True, help="列出改动后不再询问。")


def about_a_file(command: Callable[..., None]) -> Callable[..., None]:
    """What a decision is about: the store, the file, its hash when it was looked at, whether to ask."""
    return store_argument(click.argument("file")(hash_option(yes_option(answering(command)))))


@click.group()
def editions() -> None:
    """本机关自己的表单、法规数据、问题库：列出、采用、不采用。"""


@editions.command("list")
@store_argument
@json_option
@answering
def list_editions(store: Path, as_json: bool) -> None:
    """列出资料库文件夹里本机关自己的文件，是否采用，以及不能使用的原因。"""
    with opened(store, passphrase(), SystemClock()) as context:
        files = use.listed(context)
    if as_json:
        say_json([_as_json(each) for each in files])
        return
    for each in files:
        say(each.file, each.title, vocabulary.word(each.standing), each.sha256)
        say_problems(each.problems)
    if not files:
        say("资料库文件夹里没有本机关自己的文件。")


def _as_json(each: OwnFile) -> dict[str, object]:
    by = {"by": each.decision.by, "at": each.decision.decided_at} if each.decision else {}
    problems = [{"code": p.code, "message": problem_line(p)} for p in each.problems]
    known = {"file": each.file, "sha256": each.sha256, "title": each.title, "standing": each.standing}
    return {**known, "problems": problems, **by}


@dataclass(frozen=True, slots=True)
class _Decision:
    """采用 or 不采用: how it is asked and told, what it changes, and the act."""

    asked: str
    told: str
    changes: Callable[[Context, OwnFile], tuple[str, ...]]
    act: Callable[[Context, str, str], Context]


_ADOPT = _Decision("采用", "已采用", changes_by_adopting, use.adopt)
_DECLINE = _Decision("不采用", "不采用", changes_by_declining, use.decline)


@editions.command("adopt")
@about_a_file
def adopt_edition(**of_file: Any) -> None:
    """采用一个文件（文件名照 list 所列）；内容存入资料库，以后改动文件不起作用。"""
    _decide(_ADOPT, **of_file)


@editions.command("decline")
@about_a_file
def decline_edition(**of_file: Any) -> None:
    """不采用一个文件；已采用的从此停用。"""
    _decide(_DECLINE, **of_file)


def _decide(decision: _Decision, store: Path, file: str, looked_at: str, yes: bool) -> None:
    """Show what becomes different, and go on only when a person, or a script by ``--yes``, says so."""
    with opened(store, passphrase(), SystemClock()) as context:
        found = use.look(context, file, looked_at)
        for line in decision.changes(context, found) or ("（使用的内容不变）",):
            say(line)
        if not yes:
            ask(f"{decision.asked}“{found.title}”（{file}）吗？")
        decision.act(context, file, found.sha256)
    say(f"{decision.told}：{file}")
