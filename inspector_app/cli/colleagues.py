"""``colleague`` and ``transfer``: the laptops of colleagues, and cases that pass between them."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from inspector_app.cli.opening import opened, opened_for_import
from inspector_app.cli.output import answering, ask, json_option, say, say_error, say_json, say_problems
from inspector_app.cli.stores import store_argument
from inspector_app.domain.case_transfer import CaseTransfer, TransferState
from inspector_app.domain.dates import iso_minute
from inspector_app.domain.handover import DeviceCard
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.progress import NoProgress
from inspector_app.support.vocabulary import word
from inspector_app.support.words import sentence
from inspector_app.usecases import copies
from inspector_app.usecases import transfers as book
from inspector_app.usecases.case_named import case_named, project_named, visit_named
from inspector_app.usecases.colleagues import (
    card_in_code,
    card_in_file,
    card_in_text,
    colleagues,
    digits_of,
    forget_colleague,
    own_card_squares,
    own_card_text,
    own_digits,
    register_colleague,
)
from inspector_app.usecases.context import Context
from inspector_app.usecases.handover import landing
from inspector_app.usecases.read_codes import read_codes
from inspector_app.usecases.sent_cases import require_folder

_PICTURES = (".png", ".jpg", ".jpeg")
_package = click.option("-o", "--output", required=True, type=click.Path(path_type=Path), metavar="DIR")


@click.group()
def colleague() -> None:
    """同事的电脑：互认名片后才能移交案件。"""


@colleague.command("card")
@store_argument
@answering
def card(store: Path) -> None:
    """显示本机的同事名片：一行文字、二维码和核对码，给对方扫、拍或者复制。"""
    with opened(store) as context:
        text, squares, digits = own_card_text(context), own_card_squares(context), own_digits(context)
    for line in _blocks(squares):
        say(line)
    say(text)
    say(f"核对码：{digits}（读给对方，逐位核对）")


def _blocks(squares: Iterable[tuple[bool, ...]]) -> list[str]:
    """A code in letters of a terminal, two rows a line, dark on light."""
    rows = [*squares]
    rows += [(False,) * len(rows[0])] * (len(rows) % 2)
    shades = {(False, False): "█", (False, True): "▀", (True, False): "▄", (True, True): " "}
    return ["".join(shades[pair] for pair in zip(*rows[at : at + 2], strict=True)) for at in range(0, len(rows), 2)]


@colleague.command("add")
@store_argument
@click.argument("told", metavar="FILE|TEXT")
@click.option("--digits", default="", metavar="TEXT", help="对方读出的16位核对码（不写的，显示后询问）。")
@answering
def add(store: Path, told: str, digits: str) -> None:
    """登记同事的名片：名片文件（device-card 写出的）、拍下的二维码照片，或者“同事名片……”整行文字。"""
    with opened(store) as context:
        found = _card(told)
        if not digits:
            say(f"{found.inspector}，{found.agency}；核对码：{digits_of(found)}")
            ask("对方读出的核对码与上面逐位一致吗？", "colleague-digits-unasked")
        known = register_colleague(context, found, digits or digits_of(found))
    say(f"已登记：{known.inspector}（{known.device[:8]}）")


def _card(told: str) -> DeviceCard:
    path = Path(told)
    if path.suffix.lower() in _PICTURES:
        return card_in_text(read_codes(path, card_in_code)(NoProgress()))
    return card_in_text(told) if card_in_code(told) else card_in_file(path)


@colleague.command("list")
@store_argument
@answering
def show(store: Path) -> None:
    """列出登记过的同事的电脑。"""
    with opened(store) as context:
        known = colleagues(context)
    for each in known:
        say(each.device[:8], each.inspector, each.agency, f"核对码：{digits_of(each)}")
    if not known:
        say("没有登记过同事的电脑。")


@colleague.command("remove")
@store_argument
@click.argument("name", metavar="NAME|DEVICE")
@answering
def remove(store: Path, name: str) -> None:
    """注销一台同事的电脑：以后不再收它的资料包。"""
    with opened(store) as context:
        gone = forget_colleague(context, name)
    say(f"已注销：{gone.inspector}（{gone.device[:8]}）")


_ROOTS: Mapping[str, Callable[[Context, str], copies.Root]] = {
    "案件": case_named,
    "项目": project_named,
    "检查": visit_named,
}


@colleague.command("give")
@store_argument
@click.argument("what", metavar="WHAT")
@click.option("--of", "kind", type=click.Choice([*_ROOTS]), default="案件", help="WHAT 是什么，不写的是案件。")
@click.option("--to", "to", required=True, metavar="NAME|DEVICE", help="给谁看。")
@_package
@answering
def give_copy(store: Path, what: str, kind: str, to: str, output: Path) -> None:
    """把案件、项目或者一次检查给同事查阅（同行交换包）：只读，号码遮盖，不含文书和照片原件、保密线索；仍归本机办理。

    WHAT 是案号或案件名称，项目名称或编码，检查的编号或者地点。
    """
    with opened(store) as context:
        for file in copies.write_copy(context, _ROOTS[kind](context, what), to, output):
            say(f"{file.path.name}  {file.size}字节")
        landed = landing(context, output)
    say(sentence(landed.code, landed.details))


@colleague.command("take")
@store_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@answering
def take_copy(store: Path, files: tuple[Path, ...]) -> None:
    """收下同事给看的资料，单独存放，不进自己的统计、名单和文书；较新的一份代替原来的。"""
    with opened(store) as context:
        copy = copies.take_copy(context, files)
    say(f"已收下{copy.inspector}的“{copy.title}”（{iso_minute(copy.made_at)}写出），他人资料，只读。")


@colleague.command("copies")
@store_argument
@answering
def list_copies(store: Path) -> None:
    """列出他人资料：编号、名称、来自谁、哪天的。"""
    with opened(store) as context:
        every = copies.copies(context)
    for each in every:
        say(each.subject[:8], each.title, each.inspector, iso_minute(each.made_at), "他人资料（只读）")
    if not every:
        say("没有他人资料。")


@colleague.command("show")
@store_argument
@click.argument("which", metavar="COPY")
@answering
def show_copy(store: Path, which: str) -> None:
    """逐条显示一份他人资料；号码遮盖。"""
    with opened(store) as context:
        copy = copies.copy_named(context, which)
        parts = copies.copy_parts(context, copy)
    say(f"他人资料（只读）：{copy.title}；来自{copies.copy_words(copy)}")
    for part in parts:
        say(f"【{part.word}】{part.title}")
        for name, value in part.fields:
            say(f"  {name}：{value}")


@colleague.command("drop")
@store_argument
@click.argument("which", metavar="COPY")
@answering
def drop_copy(store: Path, which: str) -> None:
    """移除一份他人资料。"""
    with opened(store) as context:
        copy = copies.copy_named(context, which)
        copies.remove_copy(context, copy.subject)
    say(f"已移除“{copy.title}”。")


@click.group()
def transfer() -> None:
    """案件移交：交给同事、接收、退回、收回、登记回码。"""


@transfer.command("give")
@store_argument
@click.argument("case")
@click.option("--to", "to", required=True, metavar="NAME|DEVICE", help="接收的同事。")
@click.option("--reason", required=True, metavar="TEXT", help="移交原因。")
@_package
@answering
def give(store: Path, case: str, to: str, reason: str, output: Path) -> None:
    """把案件移交给同事，写出只有他能打开的案件包；从此本机只能查看这个案件。"""
    with opened(store) as context:
        require_folder(output)
        given = book.give_case(context, case_named(context, case).rid, to, reason)
        say(f"案件“{given.title}”已移交给{given.receiver_name}（{given.rid[:8]}）。")
        try:
            _write(context, given, output)
        except (Refused, Trouble):
            say_problems([Problem("transfer-unwritten", details={"transfer": given.rid[:8]})])
            raise


@transfer.command("write")
@store_argument
@click.argument("which", metavar="TRANSFER")
@_package
@answering
def write(store: Path, which: str, output: Path) -> None:
    """再写一次已移交、对方还没有接收的案件包。"""
    with opened(store) as context:
        _write(context, book.transfer_named(context, which), output)


def _write(context: Context, given: CaseTransfer, folder: Path) -> None:
    for file in book.write_package(context, given.rid, folder):
        say(f"{file.path.name}  {file.size}字节")
    landed = landing(context, folder)
    say(sentence(landed.code, landed.details))
    say("接收人收下后会读出12位回码，用 transfer answer 登记。")


@transfer.command("take")
@store_argument
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--refuse", default="", metavar="REASON", help="不接收，写明原因；案件仍归移交人。")
@answering
def take(store: Path, files: tuple[Path, ...], refuse: str) -> None:
    """接收移交来的案件（各卷一起写上）；读出回码给移交人。"""
    with opened_for_import(store) as context:
        done = book.refuse_case(context, files, refuse) if refuse else book.take_case(context, files)
    got = done.transfer
    if got.state is TransferState.TAKEN:
        say(f"已接收{got.giver_name}移交的案件“{got.title}”：记录{done.records}条，文件{done.files}个。")
    else:
        say(f"没有接收{got.giver_name}移交的案件“{got.title}”。")
    for problem in book.taken_notes(done):
        say_error(sentence(problem.code, problem.details))
    say(f"回码：{done.code}（读给{got.giver_name}登记）")


@transfer.command("answer")
@store_argument
@click.argument("code")
@answering
def answer(store: Path, code: str) -> None:
    """登记接收人读出的12位回码。"""
    with opened(store) as context:
        done = book.take_answer(context, code)
    say(f"案件“{done.title}”：{done.receiver_name}{word(done.state)}。")


@transfer.command("take-back")
@store_argument
@click.argument("which", metavar="TRANSFER")
@click.option("--reason", required=True, metavar="TEXT", help="收回原因。")
@answering
def take_back(store: Path, which: str, reason: str) -> None:
    """收回还没有接收的移交；先问清对方没有收下，并请其销毁案件包。"""
    with opened(store) as context:
        done = book.take_back(context, book.transfer_named(context, which).rid, reason)
    say(f"案件“{done.title}”已收回，仍归本机办理。")


@transfer.command("list")
@store_argument
@json_option
@answering
def listed(store: Path, as_json: bool) -> None:
    """列出移交出去和接收来的案件。"""
    with opened(store) as context:
        every = book.transfers(context)
    if as_json:
        say_json([_as_json(each) for each in every])
        return
    for each in every:
        way = f"{each.giver_name} → {each.receiver_name}"
        say(each.rid[:8], iso_minute(each.given_at), each.title, way, word(each.state))
    if not every:
        say("没有移交过案件。")


def _as_json(each: CaseTransfer) -> dict[str, Any]:
    return {
        "transfer": each.rid, "case": each.case_rid, "title": each.title, "given_at": each.given_at,
        "giver": each.giver_name, "receiver": each.receiver_name, "state": each.state, "records": len(each.passed),
    }  # fmt: skip
