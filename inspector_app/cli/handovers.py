"""``export`` and ``receipt``: the day to the office, and its answer."""

from pathlib import Path

import click

from inspector_app.cli.opening import opened
from inspector_app.cli.output import (
    TROUBLE,
    answering,
    ask,
    json_option,
    package_passphrase,
    passphrase,
    say,
    say_error,
    say_json,
    say_problems,
)
from inspector_app.cli.stores import store_argument
from inspector_app.domain.dates import chinese, iso_minute
from inspector_app.domain.handover import stretch_words
from inspector_app.support.files import refuse_existing
from inspector_app.support.progress import NoProgress
from inspector_app.support.vocabulary import word
from inspector_app.support.words import sentence
from inspector_app.usecases.assignments import assigned, take_letter, titled
from inspector_app.usecases.handover import (
    Receipt,
    export_day,
    held_here,
    landing,
    receipt_notes,
    save_device_card,
)
from inspector_app.usecases.journal_seal import journal_seal, seal_sheet
from inspector_app.usecases.list_files import perform_list_file, prepare_list_file
from inspector_app.usecases.new_device import start_anew, start_anew_words
from inspector_app.usecases.originals import original_names
from inspector_app.usecases.outbox import waiting
from inspector_app.usecases.receipt_codes import take_receipt_code
from inspector_app.usecases.unsent import Handed, unsent


@click.command()
@store_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR")
@json_option
@answering
def export(store: Path, output: Path, as_json: bool) -> None:
    """导出日终包：自上次回执以来的全部记录，写完读回核对。"""
    secret, missing = passphrase(), not output.exists()
    with opened(store, secret) as context:
        files = export_day(context, output, "" if context.store.settings.office else package_passphrase(secret))
        landed = landing(context, output)
        lacking = [original_names(context, f.header.missing) for f in files]
    if as_json:
        say_json(
            [
                {
                    "file": f.path.name, "sha256": f.sha256, "bytes": f.size, "from": f.header.first,
                    "to": f.header.last, "missing": list(f.header.missing),
                }
                for f in files
            ]
        )  # fmt: skip
        return
    for f, names in zip(files, lacking, strict=True):
        say(f"{f.path.name}  {f.size}字节  {stretch_words(f.header.first, f.header.last)}")
        for name in names:
            say_error(f"提醒：{name}的原件无法读取，未包含在内。")
    if missing:
        say(sentence("export-folder-made", {"folder": str(output)}))
    say(sentence(landed.code, landed.details))


@click.command()
@store_argument
@click.argument("file", type=click.Path(path_type=Path))
@answering
def receipt(store: Path, file: Path) -> None:
    """收取办公室给的文件：登记回执，或者收取交办文件。"""
    with opened(store) as context:
        taken = take_letter(context, file)
        here = held_here(context, taken) if isinstance(taken, Receipt) else None
    if isinstance(taken, Receipt):
        say(f"办公室已收到第{taken.acknowledged}条及以前的全部记录。")
        say_problems(receipt_notes(taken, here))
    else:
        say(taken.words)
        say_problems(taken.notes)


@click.command()
@store_argument
@json_option
@answering
def tasks(store: Path, as_json: bool) -> None:
    """办公室交办了什么，办到哪一步；没有办完的在前。文件用 receipt 收取。"""
    with opened(store) as context:
        lines = titled(context, assigned(context))
    if as_json:
        say_json(lines)
    for line in () if as_json else lines:
        each = line.assignment
        due = f"{chinese(each.due)}前" if each.due else ""
        given = f"{each.office}{chinese(each.given_on)}交办"
        say(word(line.state), line.called, given, line.about, each.text, due, line.told)


@click.command("device-card")
@store_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DEVICE.pub")
@answering
def device_card(store: Path, output: Path) -> None:
    """写出本机登记卡（公钥），交办公室登记。"""
    refuse_existing(output)
    with opened(store) as context:
        save_device_card(context, output)
    say(f"登记卡已写入：{output.name}")


@click.command("new-device")
@store_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DEVICE.pub")
@click.option("--yes", is_flag=True, help="不询问（供脚本使用）。")
@answering
def new_device(store: Path, output: Path, yes: bool) -> None:
    """作为新设备重新开始：资料库被复制、办公室看到流水分叉时，在收不下回执的那台电脑上做一次。

    记录一条不少；没有回执的由新设备重新交接。新的登记卡写到 DEVICE.pub，交办公室登记。
    """
    refuse_existing(output)
    with opened(store) as context:
        say(start_anew_words(context))
        if not yes:
            ask("作为新设备重新开始吗？")
        anew = start_anew(context)
        save_device_card(context, output)
    say(anew.words)
    say(f"登记卡已写入：{output.name}")


@click.command("receipt-code")
@store_argument
@click.argument("code")
@answering
def type_receipt_code(store: Path, code: str) -> None:
    """登记办公室读给或写给的12位回执码，代替回执文件。"""
    with opened(store) as context:
        typed = take_receipt_code(context, code)
    say(f"办公室已收到第{typed.receipt.acknowledged}条及以前的全部记录。")
    say_problems(typed.notes)


@click.command()
@store_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE.pdf|.docx|.png")
@answering
def seal(store: Path, output: Path) -> None:
    """日志封条：流水记到第几条和它的封条码，打印后由协办监察员签名保管；以后用 check --seal 核对。"""
    with opened(store) as context:
        perform_list_file(prepare_list_file(context, seal_sheet(context), output), NoProgress())
        code = journal_seal(context).code
    say(f"封条码：{code}")
    say(f"已生成 {output.name}")


@click.command("outbox")
@store_argument
@click.option("--most", default=50, show_default=True, type=click.IntRange(1), help="最多列出多少条。")
@json_option
@answering
def show_outbox(store: Path, most: int, as_json: bool) -> None:
    """办公室还没有的记录：有退回、未导出、已导出待回执，逐条列出；有退回的退出码为1。"""
    with opened(store) as context:
        listed, stands = unsent(context, most), waiting(context)
    if as_json:
        say_json({"state": stands.words, "counts": listed.counts, "records": listed.lines, "files": stands.files})
    else:
        say(f"{stands.words}：" + "，".join(f"{word(state)}{count}条" for state, count in listed.counts.items()))
        for each in listed.lines:
            say(word(each.state), each.title, iso_minute(each.since), each.why)
    if listed.counts[Handed.RETURNED]:
        raise SystemExit(TROUBLE)
