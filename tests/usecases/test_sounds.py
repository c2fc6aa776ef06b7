"""How names sound."""

import pytest

from inspector_app.usecases.sounds import is_called, name_sounds, person_sounds


@pytest.mark.parametrize(
    ("name", "sounds"),
    [
        ("王建国", {"wangjianguo", "jianguo", "guo", "wjg", "jg", "g"}),
        ("曾", {"zeng", "z", "ceng", "c"}),
        ("Ann李", {"annli", "annl"}),
        ("吕䶮", {"lvyan", "ly"}),
    ],
)
def test_a_person_is_called_from_each_character_on(name, sounds):
    assert sounds <= set(person_sounds(name)), person_sounds(name)


def test_a_name_of_many_readings_has_a_few_signs():
    assert len(person_sounds("曾单解仇曾单解仇")) < 200


def test_words_of_a_firm_are_read_as_words():
    assert "chongqingshilijiangong"[:24] in name_sounds("重庆示例建工")
    assert "cqsljg" in name_sounds("重庆示例建工")


@pytest.mark.parametrize(
    ("text", "called"),
    [("检查", True), ("xj", True), ("xinjian jc", True), ("新建 检查", True), ("案件", False), ("zz", False)],
)
def test_what_the_window_can_do_is_called_by_words_or_sound(text, called):
    assert is_called("新建检查", text) is called
