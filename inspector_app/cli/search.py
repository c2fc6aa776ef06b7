"""``search``: everything that a store knows by a few words, as the window's Ctrl+K."""

from pathlib import Path

import click

from inspector_app.cli.opening import opened_to_read
from inspector_app.cli.output import answering, json_option, say, say_error, say_json, say_problems
from inspector_app.cli.stores import store_argument
from inspector_app.support.vocabulary import record_word
from inspector_app.usecases.find_all import MOST, find_all


@click.command()
@store_argument
@click.argument("words", nargs=-1, required=True)
@click.option("--most", default=MOST, show_default=True, type=click.IntRange(1, 10_000), help="每一类最多列出几条。")
@json_option
@answering
def search(store: Path, words: tuple[str, ...], most: int, as_json: bool) -> None:
    """按姓名、单位、项目、文号、电话、证件号后四位、拼音首字母或者笔录里的话查找。"""
    with opened_to_read(store) as context:
        told = find_all(context, " ".join(words), most)
    if as_json:
        say_json(
            {
                "found": [{"kind": f.kind, "rid": f.rid, "title": f.title, "told": f.told} for f in told.found],
                "more": told.more,
            }
        )
    else:
        for each in told.found:
            say(record_word(each.kind), each.rid[:8], each.title, each.told)
    if told.behind is not None:
        say_problems([told.behind])
    for kind in told.more:
        say_error(f"{record_word(kind)}还有更多，没有全部列出")
