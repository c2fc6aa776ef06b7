"""Every kind of record and every member of an enumeration that a record can hold has a Chinese word."""

import typing
from dataclasses import is_dataclass
from enum import StrEnum

import pytest

from inspector_app.domain.act import ServiceMethod
from inspector_app.domain.document import DocumentState
from inspector_app.domain.project import Grade
from inspector_app.domain.records import KINDS, shape
from inspector_app.domain.words import RECORD_WORDS, enum_word, record_word


def inside(declared) -> set[type[StrEnum]]:
    """The enumerations that a declared type can hold, at any depth."""
    if typing.get_args(declared):
        return {found for part in typing.get_args(declared) for found in inside(part)}
    if is_dataclass(declared):
        return {found for part in shape(declared).values() for found in inside(part)}
    return {declared} if isinstance(declared, type) and issubclass(declared, StrEnum) else set()


def test_every_kind_of_record_has_a_word():
    assert set(RECORD_WORDS) == set(KINDS)
    assert (record_word("wage_claim"), record_word("of_next_year")) == ("明细", "其他记录")


@pytest.mark.parametrize("kind", KINDS)
def test_every_member_of_every_enumeration_of_a_record_has_a_word(kind):
    for enumeration in inside(KINDS[kind].type):
        for member in enumeration:
            assert not enum_word(member).isascii(), member


def test_members_of_the_same_value_keep_their_own_words():
    assert (enum_word(Grade.GENERAL), enum_word(ServiceMethod.DIRECT)) == ("一般欠薪", "直接送达")
    assert enum_word(DocumentState.SIGNED) == "已签字"
