"""How hard a passphrase is to guess, in one word and one piece of advice."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from inspector_app.ui.theme import Tone
from inspector_app.usecases.store_file import SHORTEST_PASSPHRASE

_GOOD_LENGTH, _STRONG_LENGTH = 12, 16
_FEW_CHARACTERS = 5


@dataclass(frozen=True, slots=True)
class Strength:
    """``word`` and ``advice`` for the line below the field."""

    word: str
    advice: str
    tone: Tone


def strength_of(passphrase: str) -> Strength:
    """Length counts most: a short sentence beats a short riddle. Chinese characters count double."""
    weight = sum(1 if character.isascii() else 2 for character in passphrase)
    tr = QCoreApplication.translate
    if len(passphrase) < SHORTEST_PASSPHRASE:
        return Strength(
            tr("strength", "太短"), tr("strength", "至少 {} 个字符。").format(SHORTEST_PASSPHRASE), Tone.DANGER
        )
    if weight < _GOOD_LENGTH or len(set(passphrase)) < _FEW_CHARACTERS or passphrase.isdigit():
        return Strength(tr("strength", "偏弱"), tr("strength", "再长一些，例如一句自己记得住的话。"), Tone.WARNING)
    if weight < _STRONG_LENGTH:
        return Strength(tr("strength", "中等"), tr("strength", "可以使用；再长一些更好。"), Tone.INFO)
    return Strength(tr("strength", "较强"), tr("strength", "请牢记，不要写在电脑旁。"), Tone.OK)
