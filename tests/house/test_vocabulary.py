"""What the field knows is said once: every field, kind of record and member of an enumeration has a word."""

import ast
import importlib
import pkgutil
import typing
from collections.abc import Iterator
from dataclasses import is_dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

import pytest

import inspector_app.domain
from inspector_app.domain.case_review import Check, Place
from inspector_app.domain.change import Op
from inspector_app.domain.cross_check import Held
from inspector_app.domain.records import KINDS, noun_of, shape
from inspector_app.domain.role import Again
from inspector_app.domain.threshold import ThresholdTest
from inspector_app.domain.told_sums import SumKind
from inspector_app.domain.wording import WordingKind
from inspector_app.formdefs.catalogue import Catalogue
from inspector_app.formdefs.model import FactType
from inspector_app.support import vocabulary
from inspector_app.support.paths import forms_folder, resource
from tests.house.source import modules, nodes
from tests.of_each import of_each

PACKAGE = Path(inspector_app.__file__).parent
CATALOGUE = Catalogue.load(forms_folder(), resource("released.toml"))
NEVER_SHOWN = {Again, Check, Held, Op, Place, SumKind, ThresholdTest, WordingKind}
"""Enumerations of the program's own, of which nobody reads a member."""


def parts_of(declared) -> Iterator[type]:
    """The classes of values inside a declared type, at any depth."""
    if is_dataclass(declared):
        yield declared
        for inner in shape(declared).values():
            yield from parts_of(inner)
    for argument in typing.get_args(declared):
        yield from parts_of(argument)


@cache
def classes() -> tuple[type, ...]:
    """Every class that a record is made of."""
    return tuple(dict.fromkeys(part for kind in KINDS.values() for part in parts_of(kind.type)))


@cache
def enumerations() -> dict[str, type[StrEnum]]:
    """Every enumeration below the window under ``module.Class``."""
    found = {}
    for info in pkgutil.walk_packages(inspector_app.__path__, "inspector_app."):
        if info.name.split(".")[1] in ("domain", "lawbook", "usecases", "formdefs"):
            for each in vars(importlib.import_module(info.name)).values():
                if isinstance(each, type) and issubclass(each, StrEnum) and each.__module__ == info.name:
                    found[f"{info.name.rpartition('.')[2]}.{each.__name__}"] = each
    return found


def test_every_kind_of_record_has_a_word_and_nothing_else_has():
    named = {noun for noun in vocabulary.nouns() if vocabulary.record_word(noun) != "其他记录"}
    assert named == set(KINDS)


@of_each("part", classes())
def test_every_field_of_a_record_has_one_entry(part):
    for name in shape(part):
        if name != "rid":  # an identity is nothing for people
            assert not vocabulary.label(f"{noun_of(part)}.{name}").isascii()


@of_each("noun", vocabulary.nouns())
def test_every_entry_can_be_read_and_says_nothing_twice(noun):
    for entry in vocabulary.entries(noun).values():
        assert entry.label == entry.label.strip() != ""
        assert len(set(entry.headings)) == len(entry.headings)
        assert entry.label not in entry.headings, "the label is a heading anyway"


def test_every_member_of_every_enumeration_of_the_domain_has_a_word():
    for name, each in enumerations().items():
        if each.__module__.startswith(inspector_app.domain.__name__) and each not in NEVER_SHOWN:
            assert all(not word.isascii() for word in vocabulary.words(each).values()), name


@of_each("noun", vocabulary.nouns())
def test_words_of_enumerations_name_members_that_there_are(noun):
    for name, told in vocabulary.enumerations(noun).items():
        assert list(told) == [str(member) for member in enumerations()[f"{noun}.{name}"]]


@of_each("form", CATALOGUE.all())
def test_every_fact_of_every_form_has_an_entry_of_its_type(form):
    for fact in form.facts:
        entry = vocabulary.entry(fact.source if fact.type is FactType.LIST and fact.source else fact.name)
        assert entry.mask is fact.sensitive
        assert entry.type == fact.type or fact.name.startswith("text.")  # a drafted sentence is always a long text
        for item in fact.items:
            assert (entry.items[item.name].type, entry.items[item.name].mask) == (item.type, item.sensitive)


def used() -> set[str]:
    """The names that a record, a form, another entry or the program asks for."""
    found = {f"{noun_of(part)}.{name}" for part in classes() for name in shape(part)}
    for form in CATALOGUE.all():
        for fact in form.facts:
            found |= {fact.name, fact.source}
    for file in modules(PACKAGE):
        found |= literals(file)
    return found


def test_no_entry_stands_there_for_nobody():
    told = {name for noun in vocabulary.nouns() for name in vocabulary.entries(noun)}
    assert told - used() == set()


def labels() -> dict[str, str]:
    """Every label and heading, with a field that bears it."""
    found = {}
    for noun in vocabulary.nouns():
        for name, entry in vocabulary.entries(noun).items():
            for each in (entry, *entry.items.values()):
                found |= dict.fromkeys((each.label, each.short, each.with_unit, each.column), name)
    return found


def literals(file: Path) -> set[str]:
    """The texts that stand in a module."""
    return {node.value for node in nodes(file) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


OF_EVERYTHING = frozenset(
    ("状态", "类型", "日期", "时间", "金额", "年度", "依据", "备注", "来源", "事项", "理由", "文件", "全文", "校验值")
) | {vocabulary.record_word(kind) for kind in KINDS}
"""Words that a list, a card or a room has of its own, about what is no field of a record."""

_NOTES = {"手写更正", "打印情况", "对回答的处理"}  # how notes of acts said it before 0024

MEANT_OTHERWISE = {
    "domain/older.py": _NOTES,
    "store/act_steps.py": _NOTES,
    "ui/language.py": {"账号"},  # how Qt's own words are put right
    "demo/watched.py": {"一般"},  # a level of an incident
    "demo/story.py": {"维权信息告示牌"},  # what a photo shows
    "usecases/chat_list.py": {"姓名", "电话", "欠薪"},  # words of chat messages that are no names
    "usecases/consultations.py": {"电话"},  # a channel of leads
    "cases/claims_tab.py": {"认定欠薪"},  # what is done
    "usecases/claims.py": {"认定欠薪"},
    "usecases/public_papers.py": {"视为送达"},  # what a sentence must say
    "usecases/qa_lines.py": {"问"},  # how a transcript marks who speaks
    "usecases/known_beside.py": {"问", "答"},
    "interviews/qa_card.py": {"问", "答"},
    "measures/report.py": {"行动初期", "行动期间", "未支付工资"},  # inside sentences, as 上周 and 本周
    "domain/side_looks.py": {"应发"},  # inside a sentence of two sums
    "domain/side_pay_looks.py": {"应发"},
    "lists/side_by_side.py": {"结果"},  # what an import comes to
    "lists/plan_table.py": {"结果", "内容"},
    "columns/headings.py": {"姓名"},  # as others head a column
    "store/rescue.py": {"原件"},  # the files beside the database
    "ui/wording.py": {"暂定"},  # of a day that still may move
    "lawbook/calendars.py": {"暂定"},
    "settings/calendar_section.py": {"暂定"},  # of a year whose holidays nobody knows yet
}


@pytest.mark.parametrize("floor", sorted({file.parent for file in PACKAGE.rglob("*.py")}), ids=lambda f: f.name)
def test_no_label_of_a_field_stands_in_code(floor):
    known = labels()
    for file in floor.glob("*.py"):
        allowed = MEANT_OTHERWISE.get("/".join(file.parts[-2:]), set()) | OF_EVERYTHING
        said = {text: known[text] for text in literals(file) - allowed if text in known}
        assert said == {}, f"{file}: the vocabulary says these"
