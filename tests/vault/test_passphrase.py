"""Which passphrases are refused where one is chosen, and why; what people would really take is let through."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.support.errors import Refused
from inspector_app.support.words import sentence
from inspector_app.vault.passphrase import DEMO_RULE, FULL_RULE, check_passphrase, weigh

OURS = FULL_RULE.knowing("示例县人力资源和社会保障局", "陈示例", "JS0001-2026", "", " ")


@pytest.mark.parametrize(
    ("passphrase", "code"),
    [
        ("1234567", "passphrase-too-short"),
        ("        ", "passphrase-blank"),
        ("　" * 9, "passphrase-blank"),
        ("aaaaaaaa", "passphrase-repeats"),
        ("aAaAaAaAaAaA", "passphrase-repeats"),
        ("哈哈哈哈哈哈哈哈", "passphrase-repeats"),
        ("abcabcabc", "passphrase-repeats"),
        ("19850612", "passphrase-date"),
        ("06121985", "passphrase-date"),
        ("1985-06-12", "passphrase-date"),
        ("1985年06月12日", "passphrase-date"),
        ("１９８５０６１２", "passphrase-date"),
        ("一九八五〇六一二", "passphrase-date"),
        ("12345678", "passphrase-digits"),
        ("349900198506120018", "passphrase-digits"),
        ("13800138000", "passphrase-digits"),
        ("9314 7750 2816", "passphrase-digits"),
        ("qwertyuiop", "passphrase-common"),
        ("asdfghjkl;", "passphrase-keys"),
        ("abcdefghijk", "passphrase-keys"),
        ("password", "passphrase-common"),
        ("Passw0rd", "passphrase-common"),
        ("woaini1234", "passphrase-common"),
        ("劳动保障监察大队", "passphrase-common"),
        ("laodongjiancha", "passphrase-common"),
        ("示例县人力资源和社会保障局", "passphrase-own-name"),
        ("JS0001-2026", "passphrase-own-name"),
        ("陈示例陈示例陈示例", "passphrase-repeats"),
        ("陈示例1985", "passphrase-too-short"),
        ("陈示例123456", "passphrase-common"),
        ("陈示例19850612", "passphrase-date"),
        ("\udcff\udcfe correct horse", "passphrase-not-text"),
    ],
)
def test_what_is_easy_to_guess_is_refused_with_its_reason(passphrase, code):
    with pytest.raises(Refused) as refusal:
        check_passphrase(passphrase, OURS)
    (problem,) = refusal.value.problems
    assert (problem.code, problem.where) == (code, "passphrase")
    assert "口令" in sentence(problem.code, problem.details)


@pytest.mark.parametrize(
    "passphrase",
    [
        "correct horse",
        "three blue cranes",
        "我家门口有三棵枣树",
        "下雨天骑车去工地检查",
        "Kx7#mountain",
        "zhong-hua 2026",
        "x1985年六月的雨",
    ],
)
def test_what_is_hard_enough_is_taken(passphrase):
    check_passphrase(passphrase, OURS)


def test_the_demo_is_the_one_exception():
    check_passphrase("demo", DEMO_RULE)
    with pytest.raises(Refused, match="passphrase-too-short"):
        check_passphrase("demo")
    with pytest.raises(Refused, match="passphrase-too-short"):
        check_passphrase("dem", DEMO_RULE)


def test_a_long_text_is_weighed_quickly_and_well():
    assert weigh("一句很长很长的话，" * 3 + "后面还有别的：" + "abc def ghi " * 400).problem is None


@given(st.text(max_size=100))
@settings(max_examples=60, deadline=None)
def test_every_text_has_a_weight(passphrase):
    weight = weigh(passphrase, OURS)
    assert weight.guesses >= 0
    assert weight.problem is None or sentence(weight.problem.code, weight.problem.details)
