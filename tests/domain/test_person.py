import pytest

from inspector_app.domain.person import PersonRole, mended_name
from inspector_app.support import vocabulary


@pytest.mark.parametrize("role", vocabulary.words(PersonRole).values())
@pytest.mark.parametrize("number", ["349***********0013", "身份待核", "***"])
@pytest.mark.parametrize("employer", ["", "示例劳务有限公司　"])
def test_what_the_list_of_known_people_put_behind_a_name_is_taken_off(role, number, employer):
    spoiled = f"示例工一　{role}　{employer}{number}"
    assert mended_name(spoiled) == "示例工一"
    assert mended_name(f"{spoiled}　{role}　{number}") == "示例工一"


@pytest.mark.parametrize(
    "name",
    [
        "示例工一",
        "示例　工一",
        "示例·买买提",
        "示例　工人",
        "示例　工人　木工",
        "Name Beispiel",
        "示例 工人 349***0013",
        "",
    ],
)
def test_a_name_that_a_person_may_have_is_left_alone(name):
    assert mended_name(name) == ""
