"""``office``: the commands of its keys: new ones, the sheet for the safe, and what is typed from it."""

import sys
from pathlib import Path

import click

from inspector_app.cli.office_options import office_option
from inspector_app.cli.output import answering, ask, passphrase, say
from inspector_app.support.clock import SystemClock
from inspector_app.support.regular import read_regular
from inspector_app.usecases.office import save_recovery_key
from inspector_app.usecases.office_keys import (
    check_escrow_sheet,
    keys_from_sheet,
    rotate_keys,
    rotated_words,
    save_escrow_sheet,
)

_SHEET_MOST = 16 << 10


@click.command("recovery-key")
@office_option
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE")
@answering
def recovery_key(folder: Path, output: Path) -> None:
    """写出恢复密钥，供忘记口令的笔记本使用；用后删除，平时锁在保险柜里。"""
    save_recovery_key(folder, passphrase(), output)
    say(f"恢复密钥已写入：{output.name}。在“忘记口令”中选择该文件，用后立即删除。")


@click.command("rotate-keys")
@office_option
@click.option("--yes", is_flag=True, help="不询问（供脚本使用）。")
@answering
def rotate(folder: Path, yes: bool) -> None:
    """更换办公室密钥（怀疑密钥或口令外泄时）：新的密钥文件要交各台笔记本更换；以前的包仍能打开，没有更换的照常收。"""
    if not yes:
        ask("更换办公室的全部密钥吗？")
    say(rotated_words(rotate_keys(folder, passphrase())))


@click.command("escrow-sheet")
@office_option
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE.pdf|.docx")
@answering
def escrow_sheet(folder: Path, output: Path) -> None:
    """托管密钥打印在纸上，锁入保险柜；打印后删除文件。"""
    save_escrow_sheet(folder, passphrase(), output, SystemClock())
    say(f"已生成 {output.name}：打印后封存，立即删除这个文件。")


_typed = click.argument("typed", metavar="TYPED", type=click.Path(path_type=Path, allow_dash=True))


def _text_of(typed: Path) -> str:
    """What was typed into a file, or comes from the standard input."""
    if str(typed) == "-":
        return sys.stdin.read(_SHEET_MOST)
    return read_regular(typed, _SHEET_MOST).decode("utf-8-sig", "replace")


@click.command("check-sheet")
@_typed
@office_option
@answering
def check_sheet(typed: Path, folder: Path) -> None:
    """核对托管纸：TYPED是照纸上8行密钥逐行输入的文本文件（-为标准输入）；抄错、印错的说明是第几行。"""
    check_escrow_sheet(folder, passphrase(), _text_of(typed))
    say("逐行一致：这张托管纸是办公室现在的密钥。")


@click.command("keys-from-sheet")
@_typed
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE")
@answering
def type_sheet(typed: Path, output: Path) -> None:
    """照托管纸输入的密钥写成文件：age -d -i 用它打开日终包，“忘记口令”用它打开笔记本；用后立即删除。"""
    keys_from_sheet(_text_of(typed), output)
    say(f"已写入{output.name}，用后立即删除。")


KEY_COMMANDS = (recovery_key, rotate, escrow_sheet, check_sheet, type_sheet)
