"""What nobody sees in a name is named, and names of every people of the country stay as they are."""

from dataclasses import fields, is_dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector_app.domain.company import Company
from inspector_app.domain.hidden_characters import (
    NAME_FIELDS,
    hidden,
    name_problems,
    record_problems,
    shown,
    without_hidden,
)
from inspector_app.domain.records import KINDS
from tests.of_each import of_each


@pytest.mark.parametrize(
    "bad",
    [
        "\x00", "\x07", "\t", "\n", "\r", "\x1b", "\x7f", "\x9b", "\u0085", "\u00ad", "\u061c", "\u200b", "\u200c",
        "\u200d", "\u200e", "\u200f", "\u2028", "\u2029", "\u202a", "\u202c", "\u202d", "\u202e", "\u2060", "\u2065",
        "\u2066", "\u2069", "\ufeff", "\ufff9", "\ufffc", "\u115f", "\u3164", "\uffa0", "\u2800", "\u034f",
        "\U000e0041", "\U000e007f",
    ],
)  # fmt: skip
def test_what_is_not_seen_is_named_with_its_place(bad):
    name = f"示例{bad}甲"
    assert hidden(name) == (bad,)
    assert shown(name) == f"示例〈U+{ord(bad):04X}〉甲"
    assert without_hidden(name) == "示例甲"
    (problem,) = name_problems(name, "name")
    assert (problem.code, problem.where, problem.details) == ("name-hidden-character", "name", {"shown": shown(name)})


@pytest.mark.parametrize(
    "name",
    [
        "示例甲",
        "阿卜杜拉·示例",  # middle dot
        "示例•甲",
        "示　例",
        "𠮷示例",  # beyond the basic plane
        "\U00030edd\U000323b0",  # ideographs newer than this Python's tables
        "示\ue863",  # a rare ideograph in the private area of an old code page
        "葛\U000e0100示例",  # a form of an ideograph
        "示\ufe00例",
        "ئابدۇ\u200cللا",  # Uyghur with a non-joiner
        "بە\u200dر",
        "བཀྲ་ཤིས་",
        "ᠮᠣᠩᠭᠣᠯ\u180b ᠨᠠᠷ\u180eᠠ",
        "Zoë O'Example-2",
        "ABC（示例）12#楼",
    ],
)
def test_names_that_people_have_stay(name):
    assert hidden(name) == ()
    assert without_hidden(name) == shown(name) == name
    assert name_problems(name, "name") == []


@pytest.mark.parametrize(
    "name", ["示\u200d例", "\u200c示例", "a\u200db", "\ufe00示", "示 \ufe0f", "示\u180e", "👩\u200d🔧"]
)
def test_a_joiner_or_selector_where_it_shapes_nothing_is_hidden(name):
    assert len(hidden(name)) == 1


@given(st.text())
def test_taken_out_is_out_and_shown_is_harmless(text):
    assert hidden(shown(text)) == ()
    assert without_hidden(shown(text)) == shown(text)
    if not hidden(text):
        assert without_hidden(text) == text


def test_a_record_names_the_field_and_leaves_what_was_there_before():
    old = Company("r", "示例\u202e公司", note="一行\n两行\u200b")
    assert [problem.where for problem in record_problems(old)] == ["name"]
    assert record_problems(Company("r", old.name, phone="0512-1"), old) == []
    assert [problem.where for problem in record_problems(Company("r", "示例\u202d", phone="1\u202c"), old)] == [
        "name",
        "phone",
    ]


# Running text: kept as it was written down, whatever stands in it.
_RUNNING = (
    "corrected printed answered "
    "entry_code entry_code_why note facts request refused_reason incident_note disposition_note rights_answer "
    "site_opinion absence_note refusal_note helpers "
    "documents_copied text provision others_present matter shows plan refusal source approval method answer form "
    "edition key item label media_type pattern copy ground rule calendar file content sheet share_source measure "
    "reason correction demand found result measures attendees minutes handed_to reply conclusion "
    "interpreter guardian authority read_aloud before "
    "caller topic outcome end_reason criterion attended exposure warning signature not_done"
)
_LONG = frozenset(_RUNNING.split())


@of_each("kind", KINDS)
def test_each_text_of_a_record_is_a_name_or_running_text(kind):
    undecided = {
        field.name
        for field in fields(KINDS[kind].type)
        if field.type in (str, "str") and not is_dataclass(field.type)
        and not field.name.endswith(("rid", "sha256")) and field.name not in NAME_FIELDS | _LONG
    }  # fmt: skip
    assert undecided <= {
        "replaces",
        "undoes",
        "merged_into",
        "started_by",
        "ended_by",
        "element",
        "piece",
        "giver",
        "earlier",
        "about",
    }  # identities of records
