"""``check-paper``: a printed or saved paper laid beside the store."""

from pathlib import Path

import click

from inspector_app.cli.opening import opened
from inspector_app.cli.output import TROUBLE, answering, json_option, say, say_error, say_json
from inspector_app.cli.stores import store_argument
from inspector_app.usecases.paper_proof import check_code, check_file, proof_words


@click.command("check-paper")
@store_argument
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--code", default="", metavar="TEXT", help="从文书页脚二维码读出的文字。")
@json_option
@answering
def check_paper(store: Path, file: Path | None, code: str, as_json: bool) -> None:
    """核对一份文书：与签发时的原件是否一致，现在是否有效。

    FILE 是PDF；纸质文书用手机扫页脚的二维码，把读出的文字写在 --code 后面。一致并且没有作废、撤销的以0退出，其余为1。
    """
    if (file is None) == (not code):
        raise click.UsageError("请给出一个文件，或者 --code 和读出的文字")
    with opened(store) as context:
        proof = check_file(context, file) if file else check_code(context, code)
    if as_json:
        say_json({
            "verdict": proof.verdict,
            "holds": proof.holds,
            "document": proof.document.rid if proof.document else "",
            "number": proof.document.number if proof.document else "",
            "title": proof.document.title if proof.document else "",
            "copy": proof.copy,
            "state": proof.state or "",
            "differences": list(proof.differences),
        })  # fmt: skip
    else:
        say(proof_words(proof))
        for each in proof.differences:
            say_error(each)
    if not proof.holds:
        raise SystemExit(TROUBLE)
