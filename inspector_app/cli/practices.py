"""``practice``: an invented person questioned in a store of its own, scored, and removed whole."""

import sys
from pathlib import Path

import click

from inspector_app.cli.demos import has_display
from inspector_app.cli.output import answering, json_option, say, say_json
from inspector_app.support.clock import SystemClock
from inspector_app.support.errors import Trouble
from inspector_app.usecases.demo.district import PASSPHRASE
from inspector_app.usecases.practice_scenes import scenes
from inspector_app.usecases.practice_score import card_lines, score_card
from inspector_app.usecases.practice_store import STORE, begin_practice, practice_exists, remove_practice
from inspector_app.usecases.store_file import opened

folder_argument = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, resolve_path=True))


@click.group()
def practice() -> None:
    """练习：同虚构的人做一次询问，办到指令书，按真案的规则评分。"""


@practice.command("scenes")
@json_option
@answering
def show_scenes(as_json: bool) -> None:
    """有哪些练习场景。"""
    if as_json:
        say_json([{"id": each.id, "title": each.title, "about": each.about} for each in scenes()])
        return
    for each in scenes():
        say(each.id, each.title)


@practice.command()
@folder_argument
@click.option("--scene", "scene_id", default="worker", metavar="SCENE", help="练习场景，见 practice scenes。")
@click.option("--open", "then_open", is_flag=True, help="完成后打开窗口（有显示器时）。")
@answering
def begin(folder: Path, scene_id: str, then_open: bool) -> None:
    """在 DIR 建一个练习区；原来有的换成新的（再练一次）。"""
    store = begin_practice(folder, scene_id, lambda _line: None)
    say(f"练习区已建立：{folder.name}/{STORE}。口令：{PASSPHRASE}")
    if then_open and has_display():
        from inspector_app.app import run

        sys.exit(run(store))


@practice.command()
@folder_argument
@json_option
@answering
def score(folder: Path, as_json: bool) -> None:
    """评分表：问到什么、漏了什么、程序、文书、证据，逐项写明依据。"""
    if not practice_exists(folder):
        raise Trouble("practice-missing", folder=folder.name)
    with opened(folder / STORE, PASSPHRASE, SystemClock()) as context:
        card = score_card(context)
    if as_json:
        say_json(card)
        return
    for line in card_lines(card):
        say(line)


@practice.command()
@folder_argument
@answering
def remove(folder: Path) -> None:
    """把练习区整个删掉。"""
    if not remove_practice(folder):
        raise Trouble("practice-missing", folder=folder.name)
    say(f"练习区已删除：{folder.name}")
