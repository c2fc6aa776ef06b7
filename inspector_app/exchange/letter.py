"""What an office sends one laptop as a file: canonical JSON, signed by the office, encrypted to the device that it is
for. Receipts and files of assignments are such letters."""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

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


class LetterKind(StrEnum):
    """The word with which the signed comment of a letter begins."""

    RECEIPT = "receipt"
    ASSIGNMENTS = "tasks"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter whose signature is good: what it is, what its comment says by name, and its bytes, not read yet."""

    kind: LetterKind
    said: dict[str, str]
    body: bytes


def write_letter(
    path: Path, kind: LetterKind, value: Any, said: dict[str, str], *, signing_secret: str, recipients: Sequence[str]
) -> None:
    """Write a letter: four lines of minisign signature, then the value, all in an age envelope."""
    body = canonical(plain(value)).encode()
    comment = " ".join((kind, *(f"{name}:{text}" for name, text in said.items())))
    signature = sign(body, signing_secret, comment)
    write_durably(path, age.encrypt(signature.encode() + body, recipients))


def open_letter(path: Path, *, identity: str, verify_key: str) -> Letter:
    """A letter to the holder of ``identity`` from the office that signs with ``verify_key``.

    Raises :class:`Trouble`: ``letter-unreadable``, ``age-…`` (not for this device, damaged), ``letter-malformed`` or
    ``letter-signature-wrong``.
    """
    signature, body = _opened(path, identity)
    try:
        first, *rest = verify(body, signature, verify_key).split(" ")
    except Trouble as trouble:
        raise Trouble("letter-signature-wrong") from trouble
    if first not in list(LetterKind):
        raise malformed("kind")
    return Letter(LetterKind(first), dict(re.findall(r"(?m)^([a-z]+):(.+)$", "\n".join(rest))), body)


def value_in(letter: Letter, expected: type[Any], newest: int) -> Any:
    """The value of a letter; ``newest`` is the highest format that this program reads.

    Raises :class:`Trouble` ``letter-too-new`` or ``letter-malformed``.
    """
    try:
        value = json.loads(letter.body)
        if isinstance(value, dict) and type(value.get("format")) is int and value["format"] > newest:
            raise Trouble("letter-too-new", format=str(value["format"]))
        found = from_plain(expected, value, letter.kind)
        if canonical(plain(found)).encode() != letter.body:
            raise malformed("content")
    except (BadRecord, ValueError, OverflowError, RecursionError) as error:
        raise malformed("content") from error
    return found


def malformed(cause: str) -> Trouble:
    """The trouble for a letter that is none, with its cause as a code and in words."""
    return Trouble("letter-malformed", cause_code=cause, cause=sentence(f"letter-cause-{cause}"))


def _opened(path: Path, identity: str) -> tuple[str, bytes]:
    try:
        data = read_regular(path, _SIZE_CAP)
    except OSError as error:
        raise Trouble("letter-unreadable", file=path.name, reason=reason_of(error)) from error
    if len(data) > _SIZE_CAP:
        raise malformed("too-large")
    plain_bytes = age.decrypt(data, identity)
    lines = plain_bytes.split(b"\n", _SIGNATURE_LINES)
    if len(lines) != _SIGNATURE_LINES + 1:
        raise malformed("unsigned")
    return b"".join(line + b"\n" for line in lines[:-1]).decode("ascii", "replace"), lines[-1]
