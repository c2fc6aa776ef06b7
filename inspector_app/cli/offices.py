"""``office``: the commands of the office's side."""

from collections import Counter
from pathlib import Path

import click

from inspector_app.cli.office_keys import KEY_COMMANDS
from inspector_app.cli.office_options import office_option, server_option
from inspector_app.cli.office_tasks import task
from inspector_app.cli.output import (
    REFUSED,
    TROUBLE,
    answering,
    ask,
    given_package_passphrase,
    json_option,
    passphrase,
    problem_json,
    say,
    say_json,
    say_problems,
)
from inspector_app.domain.handover import Gap, KindCount, Rejected, stretch_words
from inspector_app.exchange.cards import fingerprint
from inspector_app.office.importing import ImportResult
from inspector_app.office.status import OfficeStatus
from inspector_app.support import vocabulary
from inspector_app.support.clock import SystemClock
from inspector_app.support.errors import Level, Problem, Trouble
from inspector_app.support.words import problem_line
from inspector_app.usecases.office import (
    CARD_FILE,
    Looked,
    enrol_device,
    import_packages,
    import_to_undo,
    init_office,
    look_into,
    office_status,
    strike_device_off,
    undo_import,
)
from inspector_app.usecases.office_alarms import (
    laptop_name,
    rejected_problem,
    reminders,
    short,
    source_of,
    status_alarms,
    transfer_lines,
)
from inspector_app.usecases.office_feed import feed_above
from inspector_app.usecases.office_rebuild import rebuild_office, rebuild_plan
from inspector_app.usecases.office_receipts import give_receipt, give_receipt_code
from inspector_app.usecases.office_words import (
    copies_words,
    fed_words,
    issued_words,
    owed_words,
    plan_words,
    rebuilt_words,
    taken_words,
    undo_words,
)
from inspector_app.usecases.store_place import is_office, refuse_memory

folder_argument = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path, resolve_path=True))
files_argument = click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))


@click.group()
def office() -> None:
    """办公室：密钥、设备登记、验包、导入、回执、状况、交办。"""


for each in (task, *KEY_COMMANDS):
    office.add_command(each)


@office.command("open")
@folder_argument
@server_option
@answering
def open_intake(folder: Path, url: str) -> None:
    """打开“办公室收件”窗口：拖入日终包，先看内容，再导入并写出回执。"""
    from inspector_app.cli.entry import open_window

    if not is_office(folder):
        raise Trouble("office-missing", folder=folder.name)
    open_window(folder, url)


@office.command()
@folder_argument
@click.option("--name", default="根治欠薪办", help="办公室名称。")
@answering
def init(folder: Path, name: str) -> None:
    """建立办公室密钥和合并数据库。"""
    refuse_memory(folder)
    card = init_office(folder, passphrase(confirm=True), name)
    say(f"办公室已建立。把 {CARD_FILE} 交给各台笔记本；核对码：{fingerprint(card)}")


@office.command()
@click.argument("card", metavar="DEVICE.pub", type=click.Path(path_type=Path))
@office_option
@server_option
@answering
def enrol(card: Path, folder: Path, url: str) -> None:
    """登记一台笔记本。"""
    enrolled = enrol_device(card, folder, passphrase(), SystemClock(), url)
    device = enrolled.card
    say_problems(enrolled.again)
    say(f"已登记：{device.inspector}（{device.device[:8]}）；核对码：{fingerprint(device)}")


@office.command("strike-off")
@click.argument("device", metavar="DEVICE")
@office_option
@server_option
@answering
def strike_off(device: str, folder: Path, url: str) -> None:
    """停用一台遗失或者不再使用的笔记本：不再接收它的日终包，已收到的记录保留。

    DEVICE 是设备编号或其开头几位，见 office status。找回后用原来的设备卡重新登记（office enrol）即恢复。
    """
    struck = strike_device_off(device, folder, passphrase(), SystemClock(), url)
    say(f"已停用：{short(struck)}。不再接收它的日终包；已收到的记录保留。")


@office.command("receipt-code")
@click.argument("device", metavar="DEVICE")
@office_option
@server_option
@answering
def show_receipt_code(device: str, folder: Path, url: str) -> None:
    """回执码：回执文件带不回去的（单向导入），把这12位数字读给或写给监察员，在“日终导出”里输入。"""
    say(f"回执码：{give_receipt_code(device, folder, passphrase(), SystemClock(), url)}")


@office.command("receipt")
@click.argument("device", metavar="DEVICE")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="OUT", help="文件或文件夹。")
@office_option
@server_option
@answering
def write_receipt_file(device: str, output: Path, folder: Path, url: str) -> None:
    """不导入也写一份新的回执：撤销导入以后，或者原来的回执丢失时，交监察员带回。"""
    say(f"回执：{give_receipt(device, output, folder, passphrase(), SystemClock(), url).name}")


@office.command()
@files_argument
@office_option
@server_option
@json_option
@answering
def verify(files: tuple[Path, ...], folder: Path, url: str, as_json: bool) -> None:
    """核验日终包并与已收到的流水比对，不导入。有打不开的文件或警报时退出码为1。"""
    looked = look_into(files, folder, passphrase(), SystemClock(), url, given_package_passphrase())
    if as_json:
        answers = [_looked_json(each) for each in looked]
        say_json(answers[0] if len(answers) == 1 else answers)
    for each in looked:
        say_problems((*each.alarms, *reminders(each.file, each.gaps)))
        if each.header and not as_json:
            verdict = "能读，但有上述警报" if each.alarms else "通过"
            say(f"{each.file}：{verdict}，{stretch_words(each.header.first, each.header.last)}")
    if any(each.alarms for each in looked):
        raise SystemExit(TROUBLE)


def _looked_json(looked: Looked) -> dict[str, object]:
    header = looked.header
    return {
        "file": looked.file,
        "ok": not looked.alarms,
        "problems": [problem_json(each) for each in looked.alarms],
        "rejected": _rejected_json(looked.rejected),
        "apart": _spans(looked.apart),
        "gaps": _spans(looked.gaps),
        "device": header.device if header else None,
        "from": header.first if header else None,
        "to": header.last if header else None,
        "counts": _counts(header.counts) if header else {},
    }


def _rejected_json(rejected: tuple[Rejected, ...]) -> list[dict[str, object]]:
    return [
        {"seq": each.seq, "rid": each.rid, "code": each.code, "message": problem_line(rejected_problem(each, ""))}
        for each in rejected
    ]


def _spans(stretches: tuple[Gap, ...]) -> list[list[int]]:
    return [[each.first, each.last] for each in stretches]


def _counts(counts: tuple[KindCount, ...]) -> dict[str, int]:
    return {each.kind: each.count for each in counts}


@office.command("import")
@files_argument
@office_option
@server_option
@click.option("--receipt", type=click.Path(path_type=Path), metavar="OUT", help="回执写到的文件或文件夹。")
@click.option("--dry-run", is_flag=True, help="只试算，不写入。")
@click.option("--sure", is_flag=True, help="已核实：改动已有记录50条以上且占一成，或10条以上且占一半的包，照样导入。")
@json_option
@answering
def import_files(
    files: tuple[Path, ...], folder: Path, url: str, receipt: Path | None, dry_run: bool, sure: bool, as_json: bool
) -> None:
    """导入日终包；重复、乱序、缺包都不要紧。有隔离、分叉或冲突等警报时退出码为1。"""
    done = import_packages(
        files, folder, passphrase(), SystemClock(), url=url, receipts=receipt, dry_run=dry_run,
        package_passphrase=given_package_passphrase(), sure=sure,
    )  # fmt: skip
    if as_json:
        say_json(
            {
                "imported": [_result_json(result) for result in done.results],
                "left_out": [_looked_json(each) for each in done.left_out],
                "receipts": [path.name for path in done.receipts],
                "unanswered": [problem_json(each) for each in done.unanswered],
                "alarms": [problem_json(each) for each in done.alarms],
                "conflicts": done.conflicts,
                "same_numbers": done.same_numbers,
                "lost": done.lost,
            }
        )
    stands = done.results if dry_run else done.standings
    for result in () if as_json else done.results:
        say(f"{source_of(result)}：{taken_words(result, dry_run=dry_run, is_last=result in stands)}")
    out = [each.problem for each in done.left_out if each.problem]
    say_problems((*out, *done.alarms, *done.unanswered, *done.reminders))
    for path in () if as_json else done.receipts:
        say(f"回执：{path.name}")
    if done.left_out and not done.results:
        raise SystemExit(REFUSED)
    if done.left_out or done.alarms or done.unanswered:
        raise SystemExit(TROUBLE)


def _result_json(result: ImportResult) -> dict[str, object]:
    return {
        "device": result.device,
        "file": result.file,
        "from": result.first,
        "to": result.last,
        "new": result.new,
        "changed": result.changed,
        "known": result.known,
        "acknowledged": result.acknowledged,
        "gaps": _spans(result.gaps),
        "rejected": _rejected_json(result.rejected),
        "forks": list(result.forks),
        "apart": _spans(result.apart),
        "missing_files": list(result.missing_files),
        "counts": _counts(result.counts),
        "owed_fen": result.owed_fen,
    }


@office.command("undo-import")
@office_option
@server_option
@click.option("--yes", is_flag=True, help="不询问（供脚本使用）。")
@answering
def undo(folder: Path, url: str, yes: bool) -> None:
    """撤销最近一次导入：合并库回到导入以前，收到的包仍在 received 里，可以再次导入。"""
    secret = passphrase()
    if not yes:
        say(undo_words(import_to_undo(folder, secret, url)))
        ask("撤销这次导入吗？")
    undone = undo_import(folder, secret, url)
    say(f"已撤销{'、'.join(undone.files)}：{undone.changes}条退出合并库。")
    say_problems([Problem("office-undone", level=Level.WARNING)])


@office.command()
@office_option
@click.option("--yes", is_flag=True, help="不询问（供脚本使用）。")
@click.option("--anyway", is_flag=True, help="有的包已经找不到、打不开，也用重建的合并库。")
@click.option("--into", "url", default="", metavar="URL", help="搬到这个PostgreSQL数据库，以后都用它。")
@answering
def rebuild(folder: Path, yes: bool, anyway: bool, url: str) -> None:
    """重建合并库：从最近一份完好的备份和收到的日终包重新建立，原来的数据库改名留在原处。先关闭“办公室收件”窗口。"""
    secret = passphrase()
    if not yes:
        for line in () if url else plan_words(rebuild_plan(folder, secret)):
            say(line)
        ask("重建合并库吗？")
    done = rebuild_office(
        folder, secret, SystemClock(), url=url, package_passphrase=given_package_passphrase(), anyway=anyway
    )  # fmt: skip
    say_problems(done.lacking)
    say(rebuilt_words(done))
    if done.lacking:
        raise SystemExit(TROUBLE)


@office.command()
@click.argument("above", metavar="URL")
@office_option
@server_option
@json_option
@answering
def feed(above: str, folder: Path, url: str, as_json: bool) -> None:
    """上报：把本办公室收下的包并入上级的PostgreSQL数据库（URL）。

    只补上级没有的，可以每天做；照片原件留在本办公室。

    上级用自己的办公室文件夹打开那个数据库（--into URL），查看、统计、报表都在全部县区的记录上。
    """
    done = feed_above(folder, passphrase(), above, url=url, package_passphrase=given_package_passphrase())
    say_problems(done.lacking)
    if as_json:
        say_json(done)
    else:
        say(fed_words(done))
    if done.lacking:
        raise SystemExit(TROUBLE)


@office.command("status")
@office_option
@server_option
@json_option
@answering
def show_status(folder: Path, url: str, as_json: bool) -> None:
    """各台设备收到哪里、缺什么，以及合计。有隔离、分叉或冲突等警报时退出码为1。"""
    whole = office_status(folder, passphrase(), url)
    if as_json:
        say_json(whole)
    else:
        _say_status(whole)
        if not url:
            say(copies_words(whole))
    say_problems(status_alarms(whole))
    if url:
        say_problems([Problem("office-server-backup", level=Level.INFO)])
    for device in whole.devices:
        say_problems(reminders(laptop_name(device.inspector, device.device), device.gaps, len(device.missing_files)))
    if status_alarms(whole):
        raise SystemExit(TROUBLE)


def _say_status(whole: OfficeStatus) -> None:
    for device in whole.devices:
        last = device.last_package.file if device.last_package else "尚未交包"
        struck = "，已停用" if device.revoked else ""
        say(f"{device.inspector}（{short(device.device)}{struck}）：已收到第{device.acknowledged}条；最近：{last}")
    if whole.issued:
        say(issued_words(whole) + "；逐项见 office task list")
    counts: Counter[str] = Counter()
    for each in whole.records:
        counts[vocabulary.record_word(each.kind)] += each.count
    for word, count in counts.items():
        say(f"{word}：{count}")
    for line in transfer_lines(whole.owners):
        say(line)
    say(owed_words(whole))
