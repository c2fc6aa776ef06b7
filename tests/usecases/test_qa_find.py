from inspector_app.domain.interview import QA, RIGHTS
from inspector_app.usecases.qa_find import Found, following, found, kept, replaced
from inspector_app.usecases.qa_lines import numbered, qas_of

LINES = numbered((QA("班组长是谁？", "班组长张示例。", RIGHTS), QA("ABC公司？", "𠅤在abc。班组长说的。")))


def test_places_are_found_in_the_order_of_reading_and_small_letters_are_capital_ones():
    assert found(LINES, "班组长") == (Found(0, "question", 0), Found(0, "answer", 0), Found(1, "answer", 6))
    assert found(LINES, "aBc") == (Found(1, "question", 0), Found(1, "answer", 2))
    assert found(LINES, "") == ()


def test_one_goes_round_in_both_directions():
    places = found(LINES, "班组长")
    assert following(places, LINES, None) == places[0]
    assert following(places, LINES, places[0]) == places[1]
    assert following(places, LINES, places[2]) == places[0]
    assert following(places, LINES, places[0], -1) == places[2]
    assert following((), LINES, None) is None


def test_other_words_come_everywhere_but_into_what_procedure_demands():
    after = qas_of(replaced(LINES, "班组长", "工头"))
    assert [(qa.question, qa.answer) for qa in after] == [
        ("班组长是谁？", "工头张示例。"), ("ABC公司？", "𠅤在abc。工头说的。"),
    ]  # fmt: skip
    assert kept(LINES, "班组长") == 1
    one = qas_of(replaced(LINES, "班组长", "", Found(1, "answer", 6)))
    assert (one[0].answer, one[1].answer) == ("班组长张示例。", "𠅤在abc。说的。")
    assert replaced(LINES, "没有的词", "x") == LINES
