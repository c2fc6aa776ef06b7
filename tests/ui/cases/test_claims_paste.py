from inspector_app.ui.cases import claims_paste
from tests.builders import an_id_number

ONE, TWO = an_id_number(), an_id_number()


def test_a_chat_list_tells_names_numbers_cards_and_amounts():
    text = f"1、张示例 {ONE} 欠12,000元\n2. 李示例，{TWO.lower()}，13800000001，6217990000000000121 8000.50\n"
    assert claims_paste.people(text) == [
        {"name": "张示例", "id_number": ONE, "claimed_fen": "12000元"},
        {"name": "李示例", "id_number": TWO, "phone": "13800000001", "card": "6217990000000000121",
         "claimed_fen": "8000.50"},
    ]  # fmt: skip
    assert claims_paste.is_people(text)


def test_a_message_with_a_passport_or_a_pass_tells_the_number():
    (one, other) = claims_paste.people("张示例 E12345678 欠12000\n李示例，h12345678，13800000001")
    assert one == {"name": "张示例", "id_number": "E12345678", "claimed_fen": "12000"}
    assert other == {"name": "李示例", "id_number": "H12345678", "phone": "13800000001"}


def test_words_that_tell_of_nobody_are_no_people():
    assert not claims_paste.is_people("12000")
    assert not claims_paste.is_people("木工")
    assert not claims_paste.is_people("张示例")
    assert claims_paste.people("合计 20000") == []
