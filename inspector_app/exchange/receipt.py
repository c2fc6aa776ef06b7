"""回执 as a file: canonical JSON, signed by the office, encrypted to the device that it answers."""

import json
from collections.abc import Sequence
from pathlib import Path

from inspector_app.domain.handover import RECEIPT_FORMAT, Receipt
from inspector_app.domain.records import BadRecord, canonical, from_plain, plain
from inspector_app.support.errors import Trouble
from inspector_app.support.files import write_durably
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.support.words import sentence
from inspector_app.vault import age
from inspector_app.vault.signing import sign, verify

_SIZE_CAP = 32 << 20
_SIGNATURE_LINES = 4


def receipt_name(receipt: Receipt) -> str:
    """``<device8>_<running>.receipt``."""
    return f"{receipt.device[:8]}_{receipt.running}.receipt"


def write_receipt(path: Path, receipt: Receipt, *, signing_secret: str, recipients: Sequence[str]) -> None:
    """Write a receipt: four lines of minisign signature, then the receipt, all in an age envelope."""
    body = canonical(plain(receipt)).encode()
    comment = f"receipt format:{receipt.format} device:{receipt.device} running:{receipt.running}"
    signature = sign(body, signing_secret, comment)
    write_durably(path, age.encrypt(signature.encode() + body, recipients))


def read_receipt(path: Path, *, identity: str, verify_key: str, device: str, after: int) -> Receipt:
    """The office's answer to ``device``; ``after`` is the running number of the last receipt taken.

    Raises :class:`Trouble`: ``receipt-unreadable``, ``age-…`` (not for this device, damaged), ``receipt-malformed``,
    ``receipt-signature-wrong``, ``receipt-too-new``, ``receipt-other-device`` or ``receipt-old``.
    """
    signature, body = _opened(path, identity)
    try:
        verify(body, signature, verify_key)
    except Trouble as trouble:
        raise Trouble("receipt-signature-wrong") from trouble
    receipt = _decoded(body)
    if receipt.device != device:
        raise Trouble("receipt-other-device")
    if receipt.running <= after:
        raise Trouble("receipt-old", running=str(receipt.running), known=str(after))
    return receipt


def _opened(path: Path, identity: str) -> tuple[str, bytes]:
    try:
        data = read_regular(path, _SIZE_CAP)
    except OSError as error:
        raise Trouble("receipt-unreadable", file=path.name, reason=reason_of(error)) from error
    if len(data) > _SIZE_CAP:
        raise _malformed("too-large")
    plain_bytes = age.decrypt(data, identity)
    lines = plain_bytes.split(b"\n", _SIGNATURE_LINES)
    if len(lines) != _SIGNATURE_LINES + 1:
        raise _malformed("unsigned")
    return b"".join(line + b"\n" for line in lines[:-1]).decode("ascii", "replace"), lines[-1]


def _decoded(body: bytes) -> Receipt:
    try:
        value = json.loads(body)
        if isinstance(value, dict) and type(value.get("format")) is int and value["format"] > RECEIPT_FORMAT:
            raise Trouble("receipt-too-new", format=str(value["format"]))
        receipt: Receipt = from_plain(Receipt, value, "receipt")
        if canonical(plain(receipt)).encode() != body:
            raise _malformed("content")
    except (BadRecord, ValueError, OverflowError, RecursionError) as error:
        raise _malformed("content") from error
    return receipt


def _malformed(cause: str) -> Trouble:
    return Trouble("receipt-malformed", cause_code=cause, cause=sentence(f"receipt-cause-{cause}"))
