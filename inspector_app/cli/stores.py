"""``init``, ``check``, ``backup``, ``restore``: the store as a whole."""

from collections.abc import Sequence
from pathlib import Path

import click

from inspector_app.cli.opening import opened
from inspector_app.cli.output import TROUBLE, answering, json_option, passphrase, say, say_error, say_json, say_problems
from inspector_app.support.clock import SystemClock
from inspector_app.support.errors import Level, Problem
from inspector_app.support.words import problem_line, sentence
from inspector_app.usecases import store_file
from inspector_app.usecases.auto_backups import step_store_back, summary_of
from inspector_app.usecases.journal_seal import check_seal
from inspector_app.usecases.originals import RECORD
from inspector_app.usecases.passphrases import check_passphrase
from inspector_app.usecases.store_file import (
    Setup,
    back_up,
    check_store,
    create_store,
    is_whole,
    left_over,
    note_backup,
    read_recovery_key,
    recover_store,
    restore_store,
)
from inspector_app.usecases.store_place import refuse_place
from inspector_app.vault.keys import RecoveryKey, Secret

store_argument = click.argument("store", type=click.Path(path_type=Path, resolve_path=True))


@click.command()
@store_argument
@click.option("--agency", required=True, metavar="NAME", help="机关全称。")
@click.option("--short-name", required=True, metavar="X", help="文号中的机关简称。")
@click.option("--province", required=True, metavar="CODE", help="省级行政区代码或名称。")
@click.option("--inspector", required=True, metavar="NAME", help="本机使用人（监察员）。")
@click.option("--certificate", required=True, metavar="NO", help="使用人的劳动保障监察证号。")
@click.option("--partner", required=True, metavar="NAME", help="另一名监察员。")
@click.option("--partner-certificate", required=True, metavar="NO", help="另一名监察员的证号。")
@click.option("--address", default="", metavar="TEXT", help="文书写明的机关地址。")
@click.option("--phone", default="", metavar="TEXT", help="文书写明的联系电话。")
@click.option("--review-organ", default="", metavar="NAME", help="文书告知的行政复议机关。")
@click.option("--court", default="", metavar="NAME", help="文书告知的人民法院。")
@click.option("--office-key", type=click.Path(path_type=Path), metavar="FILE", help="办公室密钥文件。")
@answering
def init(
    store: Path, agency: str, short_name: str, province: str, inspector: str, certificate: str, partner: str,
    partner_certificate: str, address: str, phone: str, review_organ: str, court: str, office_key: Path | None,
) -> None:  # fmt: skip
    """建立新的资料库。地址、电话、复议机关、法院以后也可以在“设置 → 机关”里填写。"""
    setup = Setup(
        agency, short_name, province, inspector, certificate, partner, partner_certificate, agency_address=address,
        agency_phone=phone, review_organ=review_organ, court=court, office_key=office_key,
    )  # fmt: skip
    create_store(store, passphrase(confirm=True), setup, SystemClock()).store.close()
    say(f"资料库已建立：{store.name}")


@click.command()
@store_argument
@click.option("--seal", default="", metavar="CODE", help="日志封条上的封条码：另外核对流水是否仍是签名时的。")
@json_option
@answering
def check(store: Path, seal: str, as_json: bool) -> None:
    """核对资料库：日志链、重放一致、密封文件、完整性。

    核对通过以0退出；查出问题、封条不符、资料库打不开的，退出码为1，问题逐条列在标准错误输出（--json 时在文档的
    problems 里，ok 为 false）。
    """
    with store_file.opened(store, passphrase(), SystemClock()) as context:
        sealed = check_seal(context, seal) if seal else None
        problems, aside = check_store(context), left_over(context)
        holds = sealed is None or sealed.level is Level.INFO
        problems += [] if sealed is None or holds else [sealed]
    if as_json:
        lines = [
            {
                "code": p.code,
                "where": p.where or p.details.get(RECORD, ""),
                "level": p.level,
                "message": problem_line(p),
            }
            for p in problems
        ]
        say_json({"ok": is_whole(problems), "problems": lines, "left_over": aside})
    else:
        if sealed and holds:
            say(sentence(sealed.code, sealed.details))
        _tell(problems, aside)
    if not holds or not is_whole(problems):
        raise SystemExit(TROUBLE)


def _tell(problems: list[Problem], aside: Sequence[str]) -> None:
    for problem in problems:
        say_error(problem_line(problem))
    for name in aside:
        say_error(f"未用原件：{name}")
    whole = "核对通过：日志链完整，重放一致，密封文件齐全。"
    wrong = sum(problem.level is not Level.INFO for problem in problems)
    say(f"核对完毕，发现{wrong}个问题。" if wrong else whole)


@click.command()
@store_argument
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path))
@answering
def backup(store: Path, output: Path) -> None:
    """备份为一个加密文件，写完后读回核对。"""
    with opened(store) as context:
        lacking = back_up(context, output)
        note_backup(context, output, len(lacking))
    if lacking:
        say_problems(
            [*lacking, Problem("backup-lacks-originals", details={"file": output.name, "count": str(len(lacking))})]
        )
        raise SystemExit(TROUBLE)
    say(f"备份完成并已核对：{output.name}")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", "store", required=True, type=click.Path(path_type=Path, resolve_path=True), metavar="STORE"
)
@click.option("--instead-of", "before", type=click.Path(path_type=Path, resolve_path=True), metavar="STORE",
              help="原来的资料库还在的，写上它，说出备份以后还保存了几条改动。")  # fmt: skip
@click.option("--recovery-key", "key", type=click.Path(path_type=Path), metavar="FILE",
              help="忘记口令的：办公室的恢复密钥文件；输入的口令作为新口令。")  # fmt: skip
@answering
def restore(file: Path, store: Path, before: Path | None, key: Path | None) -> None:
    """从备份恢复到新的位置；恢复后作为一台新设备继续，要重新登记。"""
    typed = passphrase()
    secret = _secret(typed, key)
    refuse_place(store)
    if key:
        check_passphrase(typed)
    found = summary_of(file, secret, before)
    say(found.words)
    say(found.lost_words)
    restore_store(file, store, secret, SystemClock())
    if isinstance(secret, RecoveryKey):
        recover_store(store, secret.private, typed, SystemClock()).store.close()
    say(f"已恢复：{store.name}")
    say_problems([Problem("restored-new-device", level=Level.WARNING)])


@click.command("step-back")
@store_argument
@click.option(
    "-o", "--output", "target", required=True, type=click.Path(path_type=Path, resolve_path=True), metavar="NEW"
)
@click.option("--recovery-key", "key", type=click.Path(path_type=Path), metavar="FILE",
              help="忘记口令的：办公室的恢复密钥文件；放回去的资料库仍用原来的口令，用“忘记口令”打开。")  # fmt: skip
@answering
def step_back(store: Path, target: Path, key: Path | None) -> None:
    """恢复到升级前：把升级前的副本放到新的文件夹，用原来那一版程序打开；升级后的资料库不动。"""
    lacking = step_store_back(store, target, _secret("" if key else passphrase(), key), SystemClock())
    say(sentence("step-back-done", {"folder": target.name}))
    if lacking:
        say_problems([Problem("step-back-lacks", "", Level.WARNING, {"count": str(lacking), "folder": store.name})])


def _secret(typed: str, key: Path | None) -> Secret:
    return RecoveryKey(read_recovery_key(key)) if key else typed
