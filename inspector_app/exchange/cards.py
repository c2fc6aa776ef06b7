"""Cards: the public keys of a laptop and of an office, as small text files with digits to compare by telephone."""

import base64
import binascii
import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

from inspector_app.domain.agency import practises
from inspector_app.domain.handover import DeviceCard, OfficeCard
from inspector_app.domain.hidden_characters import hidden, shown
from inspector_app.domain.records import BadRecord, canonical, from_plain, plain
from inspector_app.exchange.bag import SENT, is_device
from inspector_app.support.errors import Trouble
from inspector_app.support.files import write_durably
from inspector_app.support.reasons import reason_of
from inspector_app.support.regular import read_regular
from inspector_app.vault import age
from inspector_app.vault.signing import sign, verify, verify_key_of

_FORMAT = 1
_SIZE_CAP = 64 << 10
_KINDS: dict[type, str] = {DeviceCard: "device", OfficeCard: "office"}
_KEY_BYTES = 32
_LONGEST_NAME = 200
_FORMER, _VOUCHED = "former", "new keys of the same office"

Card = TypeVar("Card", DeviceCard, OfficeCard)


def fingerprint(card: DeviceCard | OfficeCard) -> str:
    """Four groups of four digits that stand for the whole card: both ends read them out and compare."""
    digest = hashlib.sha256(_KINDS[type(card)].encode() + b"\0" + canonical(plain(card)).encode()).digest()
    digits = f"{int.from_bytes(digest) % 10**16:016d}"
    return " ".join(digits[start : start + 4] for start in range(0, 16, 4))


def write_device_card(path: Path, card: DeviceCard) -> None:
    """Write the file that ``office enrol`` takes. Raises :class:`Trouble` ``disk-write-failed``."""
    write_durably(path, _text(card))


def write_office_card(path: Path, card: OfficeCard, former: Iterable[str] = ()) -> None:
    """Write the file that ``init --office-key`` takes; the office's ``former`` signing secrets vouch for it, so that a
    laptop knows it for the same office. Raises :class:`Trouble` ``disk-write-failed``."""
    signed = [{"verify_key": verify_key_of(each), "signature": sign(_signed(card), each, _VOUCHED)} for each in former]
    write_durably(path, _text(card, {_FORMER: signed} if signed else {}))


def succeeds(path: Path, before: OfficeCard) -> bool:
    """Whether a key file is of the office that had this card before: by the same signing key, or vouched for by that.
    Raises as :func:`read_office_card`."""
    card = read_office_card(path)
    if card.verify_key == before.verify_key:
        return True
    for signature in _former(path).get(before.verify_key, ()):
        with suppress(Trouble):
            verify(_signed(card), signature, before.verify_key)
            return True
    return False


def _signed(card: OfficeCard) -> bytes:
    return canonical(plain(card)).encode()


def _former(path: Path) -> dict[str, list[str]]:
    """The signatures in a key file that was read before, by the key that is said to have made them."""
    told: dict[str, list[str]] = {}
    found = json.loads(read_regular(path, _SIZE_CAP)).get(_FORMER, ())
    for each in found if isinstance(found, list) else ():
        if isinstance(each, dict) and all(isinstance(each.get(name), str) for name in ("verify_key", "signature")):
            told.setdefault(each["verify_key"], []).append(each["signature"])
    return told


def read_device_card(path: Path) -> DeviceCard:
    """A laptop's card.

    Raises :class:`Trouble` ``key-card-unreadable``, ``key-card-malformed``, ``key-card-other-kind`` or
    ``key-card-too-new``; ``key-card-no-name``, ``key-card-long-name`` or ``key-card-hidden-name`` for a name that is
    missing or could be taken for another one.
    """
    return checked_device_card(_read(path, DeviceCard), path.name)


def checked_device_card(card: DeviceCard, where: str) -> DeviceCard:
    """The card, if it can be one; ``where`` says what it was read from. Raises as :func:`read_device_card`, and
    :class:`Trouble` ``key-card-practice`` for that of a practice store."""
    if not is_device(card.device) or card.device.partition("-")[0] in SENT:
        raise Trouble("key-card-malformed", file=where)
    _check_names((card.inspector, card.agency), (card.certificate,))
    _check_keys([card.recipient], [card.verify_key])
    if practises(card.agency):
        raise Trouble("key-card-practice", file=where)
    return card


def read_office_card(path: Path) -> OfficeCard:
    """An office's card. Raises as :func:`read_device_card`."""
    card = _read(path, OfficeCard)
    _check_names((card.office,))
    _check_keys([card.recipient, card.escrow], [card.verify_key, card.recovery_key])
    return card


def _text(card: DeviceCard | OfficeCard, beside: Mapping[str, object] | None = None) -> bytes:
    told = {"card": _KINDS[type(card)], "format": _FORMAT, "fingerprint": fingerprint(card), "keys": plain(card)}
    content = {**told, **(beside or {})}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def _read(path: Path, kind: type[Card]) -> Card:
    try:
        data = read_regular(path, _SIZE_CAP)
    except OSError as error:
        raise Trouble("key-card-unreadable", file=path.name, reason=reason_of(error)) from error
    if len(data) > _SIZE_CAP:
        raise Trouble("key-card-malformed", file=path.name)
    try:
        value = json.loads(data)
        if not isinstance(value, dict) or set(value) - {_FORMER} != {"card", "format", "fingerprint", "keys"}:
            raise Trouble("key-card-malformed", file=path.name)
        if value["card"] != _KINDS[kind]:
            raise Trouble("key-card-other-kind", file=path.name)
        if type(value["format"]) is int and value["format"] > _FORMAT:
            raise Trouble("key-card-too-new", file=path.name)
        card: Card = from_plain(kind, value["keys"], "card")
        if value["format"] != _FORMAT or fingerprint(card) != value["fingerprint"]:
            raise Trouble("key-card-malformed", file=path.name)
    except (BadRecord, ValueError, RecursionError) as error:
        raise Trouble("key-card-malformed", file=path.name) from error
    return card


def _check_names(required: tuple[str, ...], perhaps_empty: tuple[str, ...] = ()) -> None:
    """A person compares these by eye: what cannot be seen must not be in them."""
    if not all(name.strip() for name in required):
        raise Trouble("key-card-no-name")
    for name in (*required, *perhaps_empty):
        if len(name) > _LONGEST_NAME:
            raise Trouble("key-card-long-name", most=str(_LONGEST_NAME))
        if hidden(name):
            raise Trouble("key-card-hidden-name", shown=shown(name))


def _check_keys(recipients: list[str], raw_keys: list[str]) -> None:
    for recipient in recipients:
        age.check_recipient(recipient)
    for key in raw_keys:
        try:
            length = len(base64.b64decode(key, validate=True))
        except binascii.Error:
            length = 0
        if length != _KEY_BYTES:
            raise Trouble("key-card-malformed", file="")
