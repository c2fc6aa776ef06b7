"""``versions``: records of which another laptop has another version, side by side, settled by a person."""

from pathlib import Path

import click

from inspector_app.cli.opening import opened
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.usecases import versions as book


@click.group()
def versions() -> None:
    """版本并存：同一条记录别的电脑上的内容与本机不同，并排核对，由本人选定以哪个为准。"""


@versions.command("list")
@store_argument
@json_option
@answering
def listed(store: Path, as_json: bool) -> None:
    """列出还没有核定的记录，各有哪些版本、哪些项不同。"""
    with opened(store) as context:
        found = [(each, *book.differences(context, each)) for each in book.beside(context)]
    if as_json:
        say_json([{"rid": each.rid, "kind": each.kind, "name": each.name, "source": each.source,
                   "advice": each.advice, "sides": [side.whose for side in each.sides],
                   "differences": differ, "same": same} for each, differ, same in found])  # fmt: skip
        return
    for each, differ, same in found:
        say(each.rid[:8], each.words)
        for line in differ:
            said = "；".join(f"{side.whose}：{words}" for side, words in zip(each.sides, line.words, strict=True))
            say(f"  {line.label}　{said}")
        say(f"  其余{same}项相同。" + (f"办公室：{each.advice}" if each.advice else ""))
    if not found:
        say("没有版本并存的记录。")


@versions.command("settle")
@store_argument
@click.argument("record")
@click.option("--take", "whose", required=True, metavar="本机|NAME", help="以谁的版本为准；同名的照列表写全。")
@click.option("--reason", required=True, metavar="TEXT", help="凭什么认定。")
@answering
def settle(store: Path, record: str, whose: str, reason: str) -> None:
    """核定：RECORD 是记录名称，或者编号的开头几位。各个版本都留在流水里。"""
    with opened(store) as context:
        found = book.beside_named(context, record)
        taken = book.beside_taken(found, whose)
        book.settle(context, found.rid, taken.key, reason)
    say(f"已核定“{found.name}”：以{taken.whose}的为准。")
