from hypothesis import given
from hypothesis import strategies as st

from inspector_app.documents.lines import Blank, Tick
from inspector_app.documents.values import LEFT_OUT, Values, room
from inspector_app.formdefs.model import CopyDef, FactType
from tests.documents.papers import FACTS, a_form, fact, paragraph

RESULT = fact("result", FactType.CHOICE, choices=("符合", "不符合"))
SEEN = fact("seen", FactType.YES_NO)
ITEMS = fact("items", FactType.LIST, items=(RESULT, SEEN))
FORM = a_form(
    paragraph(),
    facts=(
        *FACTS,
        ITEMS,
        fact("ended_at", FactType.MOMENT, blank="　　年"),
        fact("must", required=True),
        fact("begun_at", FactType.MOMENT, required=True),
    ),
)


def values(copy=None, **facts):
    return Values(FORM, {name.replace("__", "."): value for name, value in facts.items()}, copy)


@given(st.text(alphabet="甲乙{}<>&_ 　·\\%", max_size=20))
def test_a_value_prints_as_it_was_typed_whatever_it_holds(text):
    spans = values(person__name=text or "甲").running("姓名：{person.name}。")
    assert "".join(span for span in spans if isinstance(span, str)) == f"姓名：{text or '甲'}。"


def test_a_missing_value_prints_as_nothing_or_as_its_blank():
    assert values().text("甲{person.name}乙{ended_at}") == "甲乙　　年"
    assert values().running("至{ended_at}止") == ["至", Blank(2), "年", "止"]
    assert values().cell("{ended_at}") == [Blank(2, ruled=False), "年"]


def test_a_required_value_that_is_missing_leaves_room_for_the_pen():
    assert values().running("{must}") == [Blank(6)]
    printed = [each for each in values().cell("{begun_at}") if isinstance(each, str)]
    assert printed == ["年", "月", "日", "时", "分"]
    assert values().running("{person.name}") == []


def test_zero_and_no_are_values():
    assert values(total_fen=0).running("{total_fen}元") == ["0.00", "元"]


def test_a_copy_leaves_out_or_masks_what_it_names():
    copy = CopyDef("送达联", omit=("person.name", "lines.owed_fen"), mask=("person.id_number", "lines.id_number"))
    shown = values(copy, person__name="甲", person__id_number="34000019850930052X")
    assert shown.text("{person.name}，{person.id_number}") == f"{LEFT_OUT}，340***********052X"
    assert shown.text("{id_number}", {"id_number": "34000019850930052X"}, "lines") == "340***********052X"
    assert shown.left_out("{owed_fen}", "lines")
    assert not shown.left_out("{owed_fen}", "items")


def test_conditions_ask_for_a_value_that_is_neither_empty_nor_no():
    given_facts = values(person__name="甲", story="", lines=[], total_fen=0)
    assert [given_facts.holds(name) for name in ("person.name", "story", "lines", "total_fen", "!story")] == [
        True, False, False, True, True,
    ]  # fmt: skip


def test_a_choice_shows_every_box_with_the_chosen_one_ticked():
    assert values().ticks("result", {"result": "不符合"}, "items") == [Tick(False), "符合", "\n", Tick(True), "不符合"]
    assert values().ticks("seen", {"seen": True}, "items") == [Tick(True)]
    assert values().ticks("seen", {}, "items") == [Tick(False)]


def test_wide_spaces_and_underscores_are_room_for_the_pen():
    assert room("〔2026〕__号", ruled=True) == ["〔2026〕", Blank(2), "号"]
    assert room("a_b", ruled=True) == ["a_b"]
