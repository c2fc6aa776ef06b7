"""``cable``: a package goes to a colleague's laptop over a cable between the two, or comes from it."""

from pathlib import Path

import click

from inspector_app.cli.opening import opened, opened_for_import
from inspector_app.cli.output import answering, say, say_error
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import iso_minute
from inspector_app.support.progress import NOT_WATCHED
from inspector_app.support.vocabulary import word
from inspector_app.support.words import sentence
from inspector_app.usecases import direct_line
from inspector_app.usecases.transfers import Taken, taken_notes


@click.group()
def cable() -> None:
    """两机直连：用一根网线连起两台电脑，把写好的案件包或同行交换包送给同事。"""


class _Said:
    """Says what one waits for, each once; how far it has come is said by nobody."""

    def __init__(self) -> None:
        self._last = ""

    def step(self, _done: int, total: int, what: str) -> None:
        if what != self._last and not total:
            say(what)
        self._last = what


@cable.command("send")
@store_argument
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option("--at", "address", default="", metavar="ADDRESS", help="用本机的这个地址等待（有几个时）。")
@answering
def send(store: Path, files: tuple[Path, ...], address: str) -> None:
    """等同事来取写好的案件包（.case）或同行交换包（.copy），各卷一起写上；显示本机地址和一次性口令。

    只用本地链路地址（169.254开头的，或者fe80开头的），只接一次连接，口令不对就停止，最多等10分钟。案件的回码自动登记。
    """
    with opened(store) as context:
        order = direct_line.prepare_offer(context, files, address)
        done = direct_line.record_offer(context, order, direct_line.perform_offer(order, _Said()))
    say(f"案件“{done.title}”：{word(done.state)}，回码已登记。" if done else "对方已经收下。")


@cable.command("receive")
@store_argument
@click.argument("address")
@click.argument("typed", metavar="WORD")
@answering
def receive(store: Path, address: str, typed: str) -> None:
    """从同事的电脑取来并收下；ADDRESS 和 WORD 照他屏幕上的地址和一次性口令写。"""
    with opened_for_import(store) as context:
        order = direct_line.prepare_fetch(context, address, typed)
        got = direct_line.record_fetch(context, order, direct_line.perform_fetch(order, NOT_WATCHED))
    if not isinstance(got, Taken):
        say(f"已收下{got.inspector}的“{got.title}”（{iso_minute(got.made_at)}写出），他人资料，只读。")
        return
    say(f"已接收{got.transfer.giver_name}移交的案件“{got.transfer.title}”：记录{got.records}条，文件{got.files}个。")
    for problem in taken_notes(got):
        say_error(sentence(problem.code, problem.details))
    say(f"回码：{got.code}（已传给{got.transfer.giver_name}；没有登记上的，读给他登记）")
