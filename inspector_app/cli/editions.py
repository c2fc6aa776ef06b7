"""``editions``: the bureau's own forms, law data and questions in a store's folder; each counts once it was adopted."""

from pathlib import Path

import click

from inspector_app.cli.output import answering, json_option, passphrase, say, say_json, say_problems
from inspector_app.support import vocabulary
from inspector_app.support.clock import SystemClock
from inspector_app.support.words import problem_line
from inspector_app.usecases import editions as use
from inspector_app.usecases.editions import OwnFile
from inspector_app.usecases.store_file import opened

store_argument = click.argument("store", type=click.Path(path_type=Path, resolve_path=True))
hash_option = click.option("--sha256", "looked_at", default="", metavar="HASH", help="查看时的校验值；不同则不办理。")


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


@editions.command("adopt")
@store_argument
@click.argument("file")
@hash_option
@answering
def adopt_edition(store: Path, file: str, looked_at: str) -> None:
    """采用一个文件（文件名照 list 所列）；内容存入资料库，以后改动文件不起作用。"""
    with opened(store, passphrase(), SystemClock()) as context:
        use.adopt(context, file, looked_at or _present(use.listed(context), file))
    say(f"已采用：{file}")


@editions.command("decline")
@store_argument
@click.argument("file")
@hash_option
@answering
def decline_edition(store: Path, file: str, looked_at: str) -> None:
    """不采用一个文件；已采用的从此停用。"""
    with opened(store, passphrase(), SystemClock()) as context:
        use.decline(context, file, looked_at or _present(use.listed(context), file))
    say(f"不采用：{file}")


def _present(files: tuple[OwnFile, ...], file: str) -> str:
    """The content meant when no hash is given: the one that waits, else the one decided about."""
    return next((each.sha256 for each in files if each.file == file), "")
