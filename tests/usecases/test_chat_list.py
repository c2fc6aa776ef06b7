from hypothesis import given
from hypothesis import strategies as st

from inspector_app.usecases import chat_list
from tests.builders import an_id_number

ONE, TWO = an_id_number(), an_id_number()


def test_a_chat_list_tells_names_numbers_cards_and_amounts():
    text = f"1、张示例 {ONE} 欠12,000元\n2. 李示例，{TWO.lower()}，13800000001，6217990000000000121 8000.50\n"
    found = chat_list.read(text)
    assert found.people == (
        {"name": "张示例", "id_number": ONE, "claimed_fen": "12000元"},
        {"name": "李示例", "id_number": TWO, "phone": "13800000001", "card": "6217990000000000121",
         "claimed_fen": "8000.50"},
    )  # fmt: skip
    assert (found.tells_of_people, found.left_out) == (True, ())


def test_a_message_with_a_passport_or_a_pass_tells_the_number():
    (one, other) = chat_list.read("张示例 E12345678 欠12000\n李示例，h12345678，13800000001").people
    assert one == {"name": "张示例", "id_number": "E12345678", "claimed_fen": "12000"}
    assert other == {"name": "李示例", "id_number": "H12345678", "phone": "13800000001"}


def test_words_that_tell_of_nobody_are_no_people():
    for text in ("12000", "木工", "张示例", "张示例\n李示例", "合计 20000"):
        assert not chat_list.read(text).tells_of_people


def test_lines_around_the_list_are_named_as_left_out():
    text = "示例工地欠薪人员名单（12月）：\n欠薪名单\n1、张示例 12000\n2、李示例\n合计 12000元\n收到请回复\n"
    found = chat_list.read(text)
    assert found.people == ({"name": "张示例", "claimed_fen": "12000"}, {"name": "李示例"})
    assert found.left_out == ("示例工地欠薪人员名单（12月）：", "欠薪名单", "合计 12000元", "收到请回复")


def test_a_line_of_headings_tells_which_column_each_word_is_of():
    text = f"姓名 身份证号 工种 应发 已发 欠薪 备注\n张示例 {ONE} 木工 9000 3000 6000 一队\n李示例 8000"
    found = chat_list.read(text)
    assert found.people == (
        {"name": "张示例", "id_number": ONE, "job": "木工", "earned_fen": "9000", "received_fen": "3000",
         "claimed_fen": "6000"},
        {"name": "李示例", "claimed_fen": "8000"},
    )  # fmt: skip
    assert found.left_out == ("姓名 身份证号 工种 应发 已发 欠薪 备注", "张示例 一队")


def test_of_several_amounts_without_a_heading_only_the_one_said_to_be_owed_is_taken():
    several, owed = chat_list.read("张示例 9000 3000"), chat_list.read("李示例 9000 欠 6000元")
    assert several.people == ({"name": "张示例"},)
    assert several.left_out == ("张示例 9000", "张示例 3000")
    assert owed.people == ({"name": "李示例", "claimed_fen": "6000元"},)
    assert owed.left_out == ("李示例 9000",)


def test_a_number_that_was_not_read_is_named_without_being_shown():
    (rest,) = chat_list.read(f"张示例 {ONE} {TWO} 5000").left_out
    assert rest.startswith(f"张示例 {TWO[:3]}")
    assert TWO not in rest
    (line,) = chat_list.read(f"12 {ONE}").left_out
    assert ONE not in line


WORDS = st.sampled_from(
    ("张示例", "木工", "12000", "3000元", "欠", "合计", "名单：", "收到", "一队", "E12345678", "13800000001", ONE)
)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=6), min_size=1, max_size=5))
def test_every_word_is_read_or_named(lines):
    """Labels and the words for “owed” tell of nothing themselves, nor does 合计 in front of what somebody is owed."""
    found = chat_list.read("\n".join(" ".join(words) for words in lines))
    kept = "".join(text for person in found.people for text in person.values()) + "".join(found.left_out)
    labels = {"欠"} | {"合计" for words in lines if {"合计", "欠"} <= {*words}}
    for word in {word for words in lines for word in words} - labels:
        assert word.strip("：") in kept or f"{word[:3]}*" in kept.replace("元", "")


def test_figures_that_are_said_stand_in_their_columns_as_they_were_said():
    found = chat_list.read(f"张示例 {ONE} 欠一万八 260一天 干了仨月 欠到九月\n李示例欠三千五百块\n王示例 从三月 两万多")
    assert found.people == (
        {"name": "张示例", "id_number": ONE, "claimed_fen": "一万八", "rate": "260一天", "attendance": "仨月",
         "last_day": "欠到九月"},
        {"name": "李示例", "claimed_fen": "三千五百块"},
        {"name": "王示例", "first_day": "从三月"},
    )  # fmt: skip
    assert found.left_out == ("王示例 两万多",)
