"""同事: whose laptops may send cases here and get them; each is known by its card, once two compared a number."""

import base64
import json
import re
import unicodedata
import zlib
from pathlib import Path

from inspector_app.domain.handover import DeviceCard
from inspector_app.domain.records import BadRecord, canonical, from_plain, plain
from inspector_app.exchange.cards import checked_device_card, fingerprint, read_device_card
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.handover import device_card

_KNOWN = "colleagues"
"""Setting: the cards of colleagues' laptops, in the order in which they were registered."""
_HEAD = "同事名片"
_MOST = 4096


def colleagues(context: Context) -> tuple[DeviceCard, ...]:
    """The laptops that are known, the earliest first."""
    return tuple(
        from_plain(DeviceCard, each, "colleague") for each in json.loads(context.store.settings.get(_KNOWN, "[]"))
    )


def colleague(context: Context, device: str) -> DeviceCard:
    """The laptop with this id, or the only one whose id or inspector's name begins like this.

    Raises :class:`Refused` ``colleague-unknown`` or ``colleague-several``.
    """
    found = [c for c in colleagues(context) if device and (c.device.startswith(device) or c.inspector == device)]
    if len(found) != 1:
        code = "colleague-several" if found else "colleague-unknown"
        raise Refused(Problem(code, "colleague", details={"name": device}))
    return found[0]


def own_card_text(context: Context) -> str:
    """This laptop's card as :func:`card_text`."""
    return card_text(device_card(context))


def own_digits(context: Context) -> str:
    """The digits of this laptop's card, to be read out."""
    return digits_of(device_card(context))


def own_card_squares(context: Context) -> tuple[tuple[bool, ...], ...]:
    """The squares of a code that holds this laptop's card, row by row, dark ones True."""
    from inspector_app.documents.codes import code_squares  # with what draws papers, which is needed only now

    return code_squares(own_card_text(context))


def card_text(card: DeviceCard) -> str:
    """A card as a line of text, which a QR code holds too."""
    body = zlib.compress(canonical(plain(card)).encode(), 9)
    return f"{_HEAD} {base64.b32encode(body).decode().rstrip('=')}"


def digits_of(card: DeviceCard) -> str:
    """The sixteen digits that both people compare (核对码)."""
    return fingerprint(card)


def card_in_text(text: str) -> DeviceCard:
    """The card in a line of text as :func:`card_text` gives it, however wide and broken.

    Raises :class:`Refused` ``colleague-text``, :class:`Trouble` as ``read_device_card``.
    """
    typed = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    letters = typed.removeprefix(_HEAD)
    try:
        packed = base64.b32decode(letters + "=" * (-len(letters) % 8))
        unpacker = zlib.decompressobj()
        body = unpacker.decompress(packed, _MOST)
        whole = typed != letters and unpacker.eof and not unpacker.unused_data
        card: DeviceCard = from_plain(DeviceCard, json.loads(body if whole else b""), "card")
    except (ValueError, zlib.error, BadRecord, RecursionError) as error:
        raise Refused(Problem("colleague-text", "text")) from error
    return checked_device_card(card, _HEAD)


def card_in_code(told: str) -> str:
    """What is told by the code in a photo where it is a card, else nothing: for ``read_codes``."""
    return told if told.strip().startswith(_HEAD) else ""


def card_in_file(path: Path) -> DeviceCard:
    """The card in a file that ``device-card`` wrote. Raises :class:`Trouble` as ``read_device_card``."""
    return read_device_card(path)


def register_colleague(context: Context, card: DeviceCard, compared: str) -> DeviceCard:
    """Keep a colleague's card, after its sixteen digits (``compared``) were read out by him.

    A new card of the same laptop takes the place of the earlier one. Raises :class:`Refused` ``colleague-digits`` when
    he reads others, ``colleague-self`` for this laptop's own card.
    """
    if card.device == device_card(context).device:
        raise Refused(Problem("colleague-self", "card"))
    if _digits(compared) != _digits(fingerprint(card)):
        raise Refused(Problem("colleague-digits", "compared", details={"name": card.inspector}))
    _keep(context, [*(each for each in colleagues(context) if each.device != card.device), card])
    return card


def register_typed(context: Context, text: str, compared: str) -> DeviceCard:
    """:func:`register_colleague` of a card that was typed or read from a code. Raises as that and as
    :func:`card_in_text`."""
    return register_colleague(context, card_in_text(text), compared)


def forget_colleague(context: Context, device: str) -> DeviceCard:
    """Take a laptop out of the known ones: nothing of it is taken any more. Raises as :func:`colleague`."""
    gone = colleague(context, device)
    _keep(context, [each for each in colleagues(context) if each.device != gone.device])
    return gone


def _keep(context: Context, cards: list[DeviceCard]) -> None:
    context.store.settings.set(_KNOWN, canonical([plain(card) for card in cards]))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", unicodedata.normalize("NFKC", text))
