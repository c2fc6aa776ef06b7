"""回执 as a file: a letter of the office (:mod:`~inspector_app.exchange.letter`) to the device that it answers."""

import re
from collections.abc import Sequence
from pathlib import Path

from inspector_app.domain.brought import RECEIPT_END
from inspector_app.domain.handover import OLD_FORMAT, PACKAGE_FORMAT, RECEIPT_FORMAT, Receipt
from inspector_app.exchange.letter import Letter, LetterKind, value_in, write_letter
from inspector_app.support.errors import Trouble

_READS = "reads"


def receipt_name(receipt: Receipt) -> str:
    """``<device8>_<running>.receipt``."""
    return f"{receipt.device[:8]}_{receipt.running}{RECEIPT_END}"


def write_receipt(path: Path, receipt: Receipt, *, signing_secret: str, recipients: Sequence[str]) -> None:
    """Write a receipt; its comment also says up to which format the office reads packages."""
    said = {
        "format": str(receipt.format), "device": receipt.device, "running": str(receipt.running),
        _READS: str(PACKAGE_FORMAT),
    }  # fmt: skip
    write_letter(path, LetterKind.RECEIPT, receipt, said, signing_secret=signing_secret, recipients=recipients)


def receipt_in(letter: Letter, *, device: str, after: int) -> Receipt:
    """The office's answer to ``device``; ``after`` is the running number of the last receipt taken.

    Raises :class:`Trouble` as ``value_in``, ``letter-other-device`` or ``receipt-old``.
    """
    receipt: Receipt = value_in(letter, Receipt, RECEIPT_FORMAT)
    if receipt.device != device:
        raise Trouble("letter-other-device")
    if receipt.running <= after:
        raise Trouble("receipt-old", running=str(receipt.running), known=str(after))
    return receipt


def reads_up_to(letter: Letter) -> int:
    """The newest format of packages that the office said it reads; an older one says nothing."""
    said = letter.said.get(_READS, "")
    return int(said) if re.fullmatch(r"[1-9][0-9]{0,5}", said) else OLD_FORMAT
