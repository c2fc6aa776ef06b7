import pytest

from inspector_app.ui.start.strength import strength_of
from inspector_app.ui.theme import Tone


@pytest.mark.parametrize(
    ("passphrase", "tone"),
    [
        ("", Tone.DANGER),
        ("1234567", Tone.DANGER),
        ("12345678", Tone.WARNING),
        ("1234567890123456", Tone.WARNING),
        ("aaaaaaaaaaaaaaaaaaaa", Tone.WARNING),
        ("correct hors", Tone.INFO),
        ("correct horse battery", Tone.OK),
        ("工地上的每一分钱", Tone.OK),
    ],
)
def test_length_and_variety_count(passphrase, tone):
    assert strength_of(passphrase).tone is tone
