"""The office's keys beside its daily work: new ones in the place of old ones, and the escrow key on paper."""

from base64 import b64decode
from pathlib import Path

from inspector_app.domain.handover import OfficeCard
from inspector_app.domain.paper_key import ALPHABET, in_groups, letters_of, rows_of, typed_keys
from inspector_app.exchange.cards import fingerprint, read_office_card, write_office_card
from inspector_app.office import rotating
from inspector_app.office.folder import safe_text
from inspector_app.office.layout import SAFE
from inspector_app.support.clock import Clock
from inspector_app.support.errors import Problem, Refused, Trouble
from inspector_app.support.files import refuse_existing, write_durably
from inspector_app.support.progress import NoProgress
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.usecases.list_files import ListColumn, ListOrder, ListSheet, perform_list_file
from inspector_app.usecases.office import CARD_FILE
from inspector_app.usecases.paper_keys import AGE_KEY, SIZES, SafeKeys, keys_typed
from inspector_app.vault import age

_CAP = 64 << 10
_TITLE = "办公室托管密钥"
_WHAT = "凭托管密钥能打开交给本办公室的全部日终包，凭恢复密钥能打开忘记口令的笔记本：在“忘记口令”里照输第5—8行。"
_HOW = "打印后封存，锁入保险柜，不得拍照、不得留在电脑里；使用时两人在场。文件 escrow-key.age 移到U盘一并封存。"
_LETTERS = (
    "密钥全是大写字母和数字，没有字母B、I、O和数字1，空格不用输入；每行最后一组是核对位，输错会说明是第几行。"
    "不用本程序时，托管密钥写作AGE-SECRET-KEY-1，后面紧接第1—4行，去掉空格和每行最后一组。"
)
_SIZE = 14.0
_WIDE = {ord(letter): ord(letter) + 0xFEE0 for letter in ALPHABET}
"""Full-width letters are all of one width, so that none is left out or taken for its neighbour."""


def rotate_keys(folder: Path, passphrase: str) -> OfficeCard:
    """Give the office new keys; the new public card lies beside them. Raises as ``rotating.rotate_keys``."""
    card, former = rotating.rotate_keys(folder, passphrase)
    write_office_card(folder / CARD_FILE, card, former)
    return card


def rotated_words(card: OfficeCard) -> str:
    """What is to be done once the keys were changed."""
    return (
        f"密钥已更换。把新的 {CARD_FILE} 交给各台笔记本更换；核对码：{fingerprint(card)}\n"
        "新的托管纸请重新打印封存；原来的托管纸和 escrow-key 文件仍能打开以前的包，不要销毁。"
    )


def save_escrow_sheet(folder: Path, passphrase: str, target: Path, clock: Clock) -> None:
    """Write the escrow and recovery keys of an office as a sheet to be printed for the safe.

    Raises :class:`Refused` ``file-exists`` or ``list-file-ending``, :class:`Trouble` as :func:`check_escrow_sheet`.
    """
    refuse_existing(target)
    keys = _in_safe(folder, passphrase)
    numbered = enumerate((row.translate(_WIDE) for row in rows_of(_letters(keys))), 1)
    first = -(-SIZES[0] // 16)
    rows = [("托管公钥", in_groups(age.recipient_of(keys.escrow).upper()))]
    rows += [(f"{'托管' if number <= first else '恢复'}密钥第{number}行", row) for number, row in numbered]
    rows += [("封存人签名", ""), ("封存日期", "　　　　年　　月　　日")]
    columns = [ListColumn("事项"), ListColumn("记载")]
    sheet = ListSheet(_TITLE, columns, rows, (_WHAT, _HOW, _LETTERS), size=_SIZE)
    office = read_office_card(folder / CARD_FILE).office
    perform_list_file(ListOrder(sheet, office, clock.now(), target), NoProgress())


def check_escrow_sheet(folder: Path, passphrase: str, typed: str) -> None:
    """Compare the rows of a sheet, as somebody typed them, with the keys that lie in the folder.

    Raises :class:`Refused` as ``typed_keys`` and ``paper-key-other`` for the sheet of other keys, :class:`Trouble`
    ``file-unreadable`` when the escrow file is no longer in the folder, ``age-passphrase-wrong``.
    """
    if typed_keys(typed, SIZES) != _letters(_in_safe(folder, passphrase)):
        raise Refused(Problem("paper-key-other", "text"))


def keys_from_sheet(typed: str, target: Path) -> None:
    """Write the keys of a sheet as the file from which they were printed, an age identity file that also brings back a
    laptop whose passphrase was forgotten. Needs no office. Raises :class:`Refused` ``file-exists`` and as
    ``typed_keys``, :class:`Trouble` ``age-key-malformed``."""
    refuse_existing(target)
    keys = keys_typed(typed)
    write_durably(target, safe_text({"recovery_private": keys.recovery}, keys.escrow).encode())


def _in_safe(folder: Path, passphrase: str) -> SafeKeys:
    try:
        closed = read_regular(folder / SAFE, _CAP)
    except OSError as error:
        raise Trouble("file-unreadable", name=SAFE, reason=reason_of(error)) from error
    lines = age.decrypt_with_passphrase(closed, passphrase).decode().split()
    return SafeKeys(next(each for each in lines if each.startswith(AGE_KEY)), lines[lines.index("recovery") + 1])


def _letters(keys: SafeKeys) -> tuple[str, str]:
    return keys.escrow.removeprefix(AGE_KEY), letters_of(b64decode(keys.recovery))
