"""The office's keys beside its daily work: new ones in the place of old ones, and the escrow key on paper."""

from collections.abc import Iterator
from pathlib import Path

from inspector_app.domain.handover import OfficeCard
from inspector_app.exchange.cards import read_office_card, write_office_card
from inspector_app.office import rotating
from inspector_app.office.layout import SAFE
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Trouble
from inspector_app.support.files import refuse_existing
from inspector_app.support.progress import NoProgress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.usecases.list_files import ListColumn, ListOrder, ListSheet, perform_list_file
from inspector_app.usecases.office import CARD_FILE
from inspector_app.vault import age

_CAP = 64 << 10
_TITLE = "办公室托管密钥"
_WHAT = "凭托管密钥能打开交给本办公室的全部日终包，凭恢复密钥能打开忘记口令的笔记本。"
_HOW = "打印后封存，锁入保险柜，不得拍照、不得留在电脑里；使用时两人在场。文件 escrow-key.age 移到U盘一并封存。"


def rotate_keys(folder: Path, passphrase: str) -> OfficeCard:
    """Give the office new keys; the new public card lies beside them. Raises as ``rotating.rotate_keys``."""
    card = rotating.rotate_keys(folder, passphrase)
    write_office_card(folder / CARD_FILE, card)
    return card


def save_escrow_sheet(folder: Path, passphrase: str, target: Path, clock: Clock) -> None:
    """Write the escrow and recovery keys of an office as a sheet to be printed for the safe.

    Raises :class:`Refused` ``file-exists`` or ``list-file-ending``, :class:`Trouble` ``file-unreadable`` when the
    escrow file is no longer in the folder, ``age-passphrase-wrong``.
    """
    refuse_existing(target)
    try:
        closed = read_regular(folder / SAFE, _CAP)
    except OSError as error:
        raise Trouble("file-unreadable", name=SAFE, reason=reason_of(error)) from error
    office = read_office_card(folder / CARD_FILE).office
    rows = list(_rows(age.decrypt_with_passphrase(closed, passphrase).decode()))
    sheet = ListSheet(_TITLE, [ListColumn("事项"), ListColumn("记载")], rows, (_WHAT, _HOW))
    perform_list_file(ListOrder(sheet, office, clock.now(), target), NoProgress())


def _rows(text: str) -> Iterator[tuple[str, str]]:
    words = {"escrow": "托管公钥", "recovery": "恢复密钥"}
    for line in text.splitlines():
        name, _, value = line.removeprefix("# ").partition(" ")
        yield (words[name], value) if line.startswith("# ") else ("托管密钥", line)
    yield "封存人签名", ""
    yield "封存日期", "　　　　年　　月　　日"
