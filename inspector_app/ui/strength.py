"""How hard a passphrase is to guess, in one word and one piece of advice, while it is typed."""

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from inspector_app.support.words import sentence
from inspector_app.ui.binding import Form
from inspector_app.ui.layouts import in_row, keep_room, wide
from inspector_app.ui.theme import Tone
from inspector_app.ui.translation import tr
from inspector_app.ui.widgets.chip import Badge, Chip
from inspector_app.ui.widgets.field import Field
from inspector_app.ui.widgets.label import Label, Role
from inspector_app.usecases.passphrases import FULL_RULE, PassphraseRule, weigh

_MIDDLING, _STRONG = 1e8, 1e10  # guesses


@dataclass(frozen=True, slots=True)
class Strength:
    """``word`` and ``advice`` for the line below the field."""

    word: str
    advice: str
    tone: Tone


def strength_of(passphrase: str, rule: PassphraseRule = FULL_RULE) -> Strength:
    """What the rule says of it; one that is refused says why."""
    weight = weigh(passphrase, rule)
    if weight.problem is not None:
        return Strength(tr("不能用"), sentence(weight.problem.code, weight.problem.details), Tone.DANGER)
    if weight.guesses < _MIDDLING:
        return Strength(tr("偏弱"), tr("可以使用；再加几个不相干的词更好。"), Tone.WARNING)
    if weight.guesses < _STRONG:
        return Strength(tr("中等"), tr("可以使用；再长一些更好。"), Tone.INFO)
    return Strength(tr("较强"), tr("请牢记，不要写在电脑旁。"), Tone.OK)


def passphrase_hint() -> str:
    """What stands below a field in which one is chosen."""
    words = tr("至少{}个字符；最好是一句自己记得住的话。")
    return words.format(FULL_RULE.shortest)


class StrengthLine(QWidget):
    """The word as a chip and the advice beside it; nothing while nothing is typed.

    Its room is kept then: the field below must not move away from a hand that types the same once more.
    """

    def __init__(self) -> None:
        super().__init__()
        self._chip = Chip(Badge(""))
        self._advice = Label("", Role.SMALL, wrap=True)
        keep_room(self._chip)
        in_row(self._chip, wide(self._advice), of=self)
        self._field: Field | None = None
        self.show_for("")

    def leave_to(self, field: Field, form: Form) -> None:
        """While the field itself tells why the passphrase is refused, only the word stands here."""
        self._field = field
        form.problems_changed.connect(self._show_advice)

    def show_for(self, passphrase: str, rule: PassphraseRule = FULL_RULE) -> None:
        """Weigh what is typed now."""
        self._chip.setVisible(bool(passphrase))
        strength = strength_of(passphrase, rule) if passphrase else None
        if strength:
            self._chip.set_badge(Badge(strength.word, strength.tone))
        self._advice.setText(strength.advice if strength else "")
        self._show_advice()

    def _show_advice(self) -> None:
        told = self._field.message if self._field is not None else ""
        self._advice.setVisible(self._advice.text() not in ("", told))
