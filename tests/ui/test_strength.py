"""The word and the advice below a passphrase that is being typed."""

import pytest
from PySide6.QtWidgets import QLabel

from inspector_app.ui.strength import StrengthLine, strength_of
from inspector_app.ui.theme import Tone
from inspector_app.usecases.passphrases import FULL_RULE


@pytest.mark.parametrize(
    ("passphrase", "tone"),
    [
        ("1234567", Tone.DANGER),
        ("12345678", Tone.DANGER),
        ("aaaaaaaaaaaaaaaaaaaa", Tone.DANGER),
        ("zhang8561", Tone.WARNING),
        ("我家门口有三棵", Tone.DANGER),
        ("我家门口有三棵枣树", Tone.INFO),
        ("correct horse battery", Tone.OK),
        ("工地上的每一分钱都要给", Tone.OK),
    ],
)
def test_guesses_count(passphrase, tone):
    assert strength_of(passphrase).tone is tone


def test_what_is_refused_says_why_at_once():
    strength = strength_of("19850612")
    assert strength.word == "不能用"
    assert "生日" in strength.advice
    assert strength_of("陈示例陈工", FULL_RULE.knowing("陈示例")).tone is Tone.DANGER


def test_the_line_is_empty_until_something_is_typed(qtbot):
    line = StrengthLine()
    qtbot.addWidget(line)
    line.show()
    assert not [label for label in line.findChildren(QLabel) if label.isVisible()]
    line.show_for("19850612")
    assert [label.text() for label in line.findChildren(QLabel) if label.isVisible() and "生日" in label.text()]
