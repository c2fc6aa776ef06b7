"""The reader of the vocabulary: dotted names, entries like others, words of enumerations."""

import pytest

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.debt import PaymentMethod
from inspector_app.domain.document import DocumentState
from inspector_app.domain.project import Grade
from inspector_app.support import vocabulary
from inspector_app.support.vocabulary import entry, label, record_word, short, word, words


def test_a_field_has_a_label_a_heading_and_a_unit():
    price = entry("project.unpaid_fen")
    assert (price.label, price.with_unit, price.column) == ("未支付工资", "未支付工资（元）", "未支付（元）")
    assert (label("company.legal_representative"), short("company.legal_representative")) == (
        "法定代表人（负责人）",
        "法定代表人",
    )
    assert (short("person.name"), entry("person.name").column) == ("姓名", "姓名")


def test_an_entry_like_another_keeps_what_it_does_not_say_itself():
    grade = entry("grade_claim.grade")
    assert (grade.name, grade.label, grade.headings) == (
        "grade_claim.grade",
        "欠薪等级",
        entry("project.grade").headings,
    )


def test_choices_may_be_the_words_of_an_enumeration():
    assert entry("payment.method").choices == tuple(words(PaymentMethod).values())


def test_members_of_the_same_value_keep_their_own_words():
    assert (word(Grade.GENERAL), word(ServiceMethod.DIRECT)) == ("一般欠薪", "直接送达")
    assert word(DocumentState.SIGNED) == "已签字"
    assert list(words(Grade)) == list(Grade)


def test_a_kind_of_a_newer_program_is_another_record():
    assert (record_word("wage_claim"), record_word("of_next_year")) == ("明细", "其他记录")
    assert {record_word(kind) for kind in ("../words/domain", "id_kind", "", "记录", "C:")} == {"其他记录"}


@pytest.mark.parametrize("name", ["person.nobody", "nobody.name", "person", "person.word", "person.enum", "..name", ""])
def test_an_unknown_name_is_an_error_of_the_program(name):
    with pytest.raises(KeyError):
        entry(name)


def test_every_entry_of_a_noun_is_given_by_its_full_name():
    assert vocabulary.entries("qa")["qa.question"] is entry("qa.question")
    with pytest.raises(KeyError):
        vocabulary.entries("nobody")
