import pytest

from inspector_app.domain.reason import name_problem, reason_problem, says_who, says_why, who_problems


@pytest.mark.parametrize("words", ["", " ", ".", "。。。", "——", "1", "12", "是", "？？", "\u200b\u200b"])
def test_marks_figures_and_one_character_are_no_reason(words):
    assert not says_why(words)


@pytest.mark.parametrize("words", ["误登", "已核实，依法办理", "金额有误。", "OK"])
def test_words_are(words):
    assert says_why(words)


@pytest.mark.parametrize(("words", "code"), [("", "setup-missing"), ("　", "setup-missing"), ("x", "void-no-reason")])
def test_nobody_hears_that_nothing_stands_where_something_does(words, code):
    assert reason_problem(words).code == code


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("示例局长", True),
        ("A", True),
        (".", False),
        ("　", False),
        ("12", False),
        ("2028-10-02", False),
        ("2028年10月2日", False),
        ("10月2日", False),
        ("示例月", True),
        ("示例工人1", True),
    ],
)
def test_a_name_needs_a_letter(words, says):
    assert says_who(words) is says
    assert says or name_problem(words, "by").code == ("name-says-nobody" if words.strip() else "setup-missing")


def test_whoever_names_somebody_says_who_on_records_and_papers():
    """A date that stands where the head of a company is to be named (印出的法定代表人“2028-10-02”)."""
    for field in ("legal_representative", "addressee.legal_representative", "service.witness", "approved_by"):
        assert [(each.code, each.where) for each in who_problems(field, "2028-10-02")] == [("name-says-nobody", field)]
    for field, value in (("addressee.uscc", "12"), ("by", ""), ("by", None), ("receiver", "示例会计")):
        assert who_problems(field, value) == []
