import pytest

from inspector_app.domain.reason import says_why


@pytest.mark.parametrize("words", ["", " ", ".", "。。。", "——", "1", "12", "是", "？？", "\u200b\u200b"])
def test_marks_figures_and_one_character_are_no_reason(words):
    assert not says_why(words)


@pytest.mark.parametrize("words", ["误登", "已核实，依法办理", "金额有误。", "OK"])
def test_words_are(words):
    assert says_why(words)
