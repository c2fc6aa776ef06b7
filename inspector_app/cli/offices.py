"""``office``: the commands of the office's side."""

from pathlib import Path

import click

from inspector_app.cli.output import REFUSED, TROUBLE, answering, json_option, passphrase, say_json
from inspector_app.domain.handover import KindCount
from inspector_app.exchange.cards import fingerprint
from inspector_app.office.importing import ImportResult
from inspector_app.support.clock import SystemClock
from inspector_app.support.words import problem_line
from inspector_app.usecases.office import (
    CARD_FILE,
    Looked,
    enrol_device,
    import_packages,
    init_office,
    look_into,
    office_status,
    save_recovery_key,
)

folder_argument = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, resolve_path=True))
office_option = click.option("--office", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR")
files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))


@click.group()
def office() -> None:
    """办公室：密钥、设备登记、验包、导入、回执、状况。"""


@office.command()
@folder_argument
@click.option("--name", default="根治欠薪办", help="办公室名称。")
@answering
def init(folder: Path, name: str) -> None:
    """建立办公室密钥和合并数据库。"""
    card = init_office(folder, passphrase(confirm=True), name)
    click.echo(f"办公室已建立。把 {CARD_FILE} 交给各台笔记本；核对码：{fingerprint(card)}")


@office.command()
@click.argument("card", metavar="DEVICE.pub", type=click.Path(path_type=Path))
@office_option
@click.option("--into", "url", default="", metavar="URL", help="PostgreSQL数据库地址。")
@answering
def enrol(card: Path, folder: Path, url: str) -> None:
    """登记一台笔记本。"""
    device = enrol_device(card, folder, passphrase(), SystemClock(), url)
    click.echo(f"已登记：{device.inspector}（{device.device[:8]}）；核对码：{fingerprint(device)}")


@office.command()
@files_argument
@office_option
@json_option
@answering
def verify(files: tuple[Path, ...], folder: Path, as_json: bool) -> None:
    """核验日终包，不导入。"""
    looked = look_into(files, folder, passphrase())
    if as_json:
        answers = [_looked_json(each) for each in looked]
        say_json(answers[0] if len(answers) == 1 else answers)
    for each in looked:
        if each.problem:
            click.echo(problem_line(each.problem), err=True)
        elif each.header and not as_json:
            click.echo(f"{each.file}：通过，第{each.header.first}—{each.header.last}条")
    if any(each.problem for each in looked):
        raise SystemExit(TROUBLE)


def _looked_json(looked: Looked) -> dict[str, object]:
    header = looked.header
    problems = [{"code": looked.problem.code, "message": problem_line(looked.problem)}] if looked.problem else []
    problems += [{"code": bad.code, "message": f"第{bad.seq}条"} for bad in looked.rejected]
    return {
        "file": looked.file,
        "ok": header is not None,
        "problems": problems,
        "device": header.device if header else None,
        "from": header.first if header else None,
        "to": header.last if header else None,
        "counts": _counts(header.counts) if header else {},
    }


def _counts(counts: tuple[KindCount, ...]) -> dict[str, int]:
    return {each.kind: each.count for each in counts}


@office.command("import")
@files_argument
@office_option
@click.option("--into", "url", default="", metavar="URL", help="PostgreSQL数据库地址。")
@click.option("--receipt", type=click.Path(path_type=Path), metavar="OUT", help="回执写到的文件或文件夹。")
@click.option("--dry-run", is_flag=True, help="只试算，不写入。")
@json_option
@answering
def import_files(
    files: tuple[Path, ...], folder: Path, url: str, receipt: Path | None, dry_run: bool, as_json: bool
) -> None:
    """导入日终包；重复、乱序、缺包都不要紧。"""
    done = import_packages(files, folder, passphrase(), SystemClock(), url=url, receipts=receipt, dry_run=dry_run)
    if as_json:
        say_json(
            {
                "imported": [_result_json(result) for result in done.results],
                "left_out": [_looked_json(each) for each in done.left_out],
                "receipts": [path.name for path in done.receipts],
            }
        )
    for result in () if as_json else done.results:
        verb = "将新增" if dry_run else "新增"
        click.echo(
            f"{result.device[:8]}：{verb}{result.new}条，已有{result.known}条，已完整收到第{result.acknowledged}条"
        )
        for gap in result.gaps:
            click.echo(f"提醒：缺第{gap.first}—{gap.last}条，请补交。", err=True)
    for each in done.left_out:
        if each.problem:
            click.echo(problem_line(each.problem), err=True)
    for path in () if as_json else done.receipts:
        click.echo(f"回执：{path.name}")
    if done.left_out:
        raise SystemExit(TROUBLE if done.results else REFUSED)


def _result_json(result: ImportResult) -> dict[str, object]:
    return {
        "device": result.device,
        "from": result.first,
        "to": result.last,
        "new": result.new,
        "known": result.known,
        "acknowledged": result.acknowledged,
        "gaps": [[gap.first, gap.last] for gap in result.gaps],
        "rejected": list(result.rejected),
        "forks": list(result.forks),
        "missing_files": list(result.missing_files),
        "counts": _counts(result.counts),
        "owed_fen": result.owed_fen,
    }


@office.command("status")
@office_option
@click.option("--into", "url", default="", metavar="URL", help="PostgreSQL数据库地址。")
@json_option
@answering
def show_status(folder: Path, url: str, as_json: bool) -> None:
    """各台设备收到哪里、缺什么，以及合计。"""
    whole = office_status(folder, passphrase(), url)
    if as_json:
        say_json(whole)
        return
    for device in whole.devices:
        last = device.last_package.file if device.last_package else "尚未交包"
        click.echo(f"{device.inspector}（{device.device[:8]}）：已收到第{device.acknowledged}条；最近：{last}")
        for gap in device.gaps:
            click.echo(f"    缺第{gap.first}—{gap.last}条")
        if device.missing_files:
            click.echo(f"    缺文件{len(device.missing_files)}个")
        if device.forks or device.quarantine:
            click.echo(f"    分叉{len(device.forks)}处，隔离{len(device.quarantine)}条")
    for each in whole.records:
        click.echo(f"{each.kind}\t{each.count}")


@office.command("recovery-key")
@office_option
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="FILE")
@answering
def recovery_key(folder: Path, output: Path) -> None:
    """写出恢复密钥，供忘记口令的笔记本使用；用后删除，平时锁在保险柜里。"""
    save_recovery_key(folder, passphrase(), output)
    click.echo(f"恢复密钥已写入：{output.name}。在“忘记口令”中选择该文件，用后立即删除。")
