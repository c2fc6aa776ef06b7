import pytest

from inspector_app.domain.reason import reason_problem, says_why


@pytest.mark.parametrize("words", ["", " ", ".", "。。。", "——", "1", "12", "是", "？？", "\u200b\u200b"])
def test_marks_figures_and_one_character_are_no_reason(words):
    assert not says_why(words)


@pytest.mark.parametrize("words", ["误登", "已核实，依法办理", "金额有误。", "OK"])
def test_words_are(words):
    assert says_why(words)


@pytest.mark.parametrize(("words", "code"), [("", "setup-missing"), ("　", "setup-missing"), ("x", "void-no-reason")])
def test_nobody_hears_that_nothing_stands_where_something_does(words, code):
    assert reason_problem(words).code == code
