import pytest

from inspector_app.documents.characters import clean, is_everyday, unprintable
from inspector_app.documents.fonts import drawable
from inspector_app.support.words import sentences


def test_what_means_the_same_is_made_the_same():
    assert clean("甲\t乙\u00a0丙\r\n丁\r戊\u2003己") == "甲 乙 丙\n丁\n戊 己"


def test_ordinary_text_and_rare_names_can_be_printed():
    assert unprintable("工资<已核>&待付\n\t䶮㛃·𬭎 34,129.73元（￥）☑☐√①℃㎡“”——……") == {}


def test_what_no_font_is_asked_for_every_font_has():
    everyday = [character for code in range(0x10000) if is_everyday(character := chr(code)) and character != "\n"]
    assert len(everyday) > 20000
    assert [character for character in everyday if not drawable(character)] == []


@pytest.mark.parametrize(
    ("character", "code"),
    [
        ("\u200b", "character-invisible"),
        ("\ufe0f", "character-invisible"),
        ("\x07", "character-invisible"),
        ("\u0301", "character-invisible"),
        ("\ue123", "character-private"),
        ("😀", "character-no-glyph"),
        ("\u0378", "character-no-glyph"),
        ("한", "character-by-hand"),
        ("\U00033000", "character-by-hand"),
    ],
)
def test_what_cannot_be_printed_is_named_with_a_known_code(character, code):
    assert unprintable(f"张{character}三") == {character: code}
    assert code in sentences()


@pytest.mark.parametrize("code", ["character-by-hand", "character-private"])
def test_nobody_is_told_to_write_a_name_otherwise(code):
    """A name stays as it is on the certificate: it is written into its box, and the sheet is scanned."""
    said = sentences()[code]
    assert "不要换成别的字" in said
    assert "在方框内手写" in said
    assert "改用" not in said
