"""The codec: round trip of every kind, canonical bytes, exact keys and types."""

import json
from dataclasses import fields
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.interview import QA, Interview, InterviewHead
from inspector_app.domain.records import (
    KINDS,
    BadRecord,
    canonical,
    decode,
    decode_exact,
    encode,
    from_plain,
    kind_of,
)
from inspector_app.domain.references import references, references_in
from inspector_app.support.errors import Trouble
from tests.builders import MONDAY, NOON, a_document, a_person, a_service, an_act, an_interview
from tests.drawn import drawn
from tests.of_each import of_each


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32))
def test_every_kind_comes_back_whole_and_its_body_names_what_it_names(seed):
    """Read either way."""
    luck = Random(seed)
    for kind, entry in KINDS.items():
        record = drawn(luck, entry.type)
        body = encode(record)
        assert decode(kind, entry.version, body) == decode_exact(kind, entry.version, body) == record
        assert encode(decode(kind, entry.version, body)) == body
        assert references_in(kind, entry.version, body) == references(record)


@of_each("kind", KINDS)
def test_every_kind_has_an_identity_first(kind):
    assert fields(KINDS[kind].type)[0].name == "rid"
    assert kind_of(KINDS[kind].type) == kind


def test_names_are_kept_as_typed():
    person = a_person("<阿依·古丽&𬭎𠅤>")
    assert decode("person", 1, encode(person)).name == "<阿依·古丽&𬭎𠅤>"


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1}, {"copies": 1.5}, {"copies": True}, {"copies": 2**53}, {"at": "yesterday"}, {"kind": "danced"},
        {"by": None}, {"evidence_rids": "x"}, {"service": 3}, {"by": "\ud800"},
    ],
)  # fmt: skip
def test_a_body_with_a_wrong_key_or_type_is_refused(change):
    body = {**json.loads(encode(an_act(ActKind.SERVED, a_document(), service=a_service()))), **change}
    with pytest.raises(BadRecord):
        from_plain(Act, body, "act")


def test_what_is_wrong_is_named_by_its_place():
    body = json.loads(encode(an_interview(qas=(QA("问", "答"), QA("再问", "再答")))))
    body["qas"][1]["answer"] = 7
    with pytest.raises(BadRecord, match=r"^draft\.qas\[1\]\.answer: text is expected$"):
        from_plain(Interview, body, "draft")
    del body["qas"][0]["key"]
    with pytest.raises(BadRecord, match=r"^draft\.qas\[0\]: keys differ: key$"):
        from_plain(Interview, body, "draft")


def test_a_head_is_not_a_record_that_can_be_kept():
    with pytest.raises(KeyError):
        kind_of(InterviewHead("i", "p", NOON))


def test_a_missing_key_is_refused():
    body = json.loads(encode(a_person()))
    del body["card"]
    with pytest.raises(BadRecord, match="card"):
        decode("person", 1, json.dumps(body))


@of_each("kind", KINDS)
def test_a_body_with_nothing_in_it_is_refused(kind):
    for read in (decode, decode_exact):
        with pytest.raises(BadRecord, match="keys differ"):
            read(kind, KINDS[kind].version, "{}")


def test_newer_and_unknown_bodies_are_trouble():
    with pytest.raises(Trouble, match="record-too-new"):
        decode("person", 99, "{}")
    with pytest.raises(Trouble, match="record-unknown-kind"):
        decode("ghost", 1, "{}")


@pytest.mark.parametrize("bad", ["[" * 100_000, "nonsense", '{"rid": NaN}'])
def test_what_is_not_a_record_is_refused(bad):
    with pytest.raises(BadRecord):
        decode("person", 1, bad)


def test_canonical_json_has_one_form():
    assert canonical({"b": [1, None, True], "a": "工资"}) == '{"a":"工资","b":[1,null,true]}'
    for bad in (1.5, {"a": 2**53}, "\udfff", {1: "x"}, object()):
        with pytest.raises(BadRecord):
            canonical(bad)


TEXT = st.text(st.characters(exclude_categories=["Cs"]))
PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
)


@given(PLAIN)
def test_canonical_json_is_that_of_the_standard_library_sorted_and_without_blanks(value):
    """Hashes and signatures of every store and package there is hang on these bytes."""
    assert canonical(value) == json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_every_character_is_written_as_ever():
    every = [chr(code) for code in range(0x11_0000) if not 0xD800 <= code < 0xE000]
    assert canonical(every) == json.dumps(every, ensure_ascii=False, separators=(",", ":"))


def test_what_is_nested_deep_is_written_all_the_same():
    deep = "x"
    for _ in range(260):
        deep = [deep]
    assert canonical(deep) == "[" * 260 + '"x"' + "]" * 260


@pytest.mark.parametrize(
    ("field", "other"),
    [
        ("at", "2026-03-16T04:00:00Z"), ("at", "2026-03-16T12:00:00.000+08:00"), ("at", "2026-03-16 04:00:00.000Z"),
        ("due", "20260316"), ("due", "2026-W12-1"),
    ],
)  # fmt: skip
def test_only_a_body_as_we_write_it_is_exact(field, other):
    act = an_act(ActKind.SERVED, a_document(), service=a_service())
    body = json.loads(encode(act))
    assert decode_exact("act", KINDS["act"].version, encode(act)) == act
    for changed in (json.dumps(body, indent=1), encode(act)[:-1] + ',"by":"x"}'):
        with pytest.raises(BadRecord):
            decode_exact("act", KINDS["act"].version, changed)
    body[field] = other
    assert decode("act", KINDS["act"].version, canonical(body))
    with pytest.raises(BadRecord):
        decode_exact("act", KINDS["act"].version, canonical(body))


@pytest.mark.parametrize("number", [2**53, -(2**53), 2**64, 1.0])
def test_no_exact_body_has_a_number_that_has_no_place(number):
    body = json.loads(encode(an_act(ActKind.SERVED, a_document(), service=a_service())))
    text = json.dumps({**body, "copies": number}, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    for read in (decode, decode_exact):
        with pytest.raises(BadRecord):
            read("act", KINDS["act"].version, text)


def test_old_bodies_are_lifted_step_by_step(monkeypatch):
    def rename(body):
        return {**{k: v for k, v in body.items() if k != "family"}, "name": body["family"]}

    kind = KINDS["person"]._replace(version=3, upcasters={1: rename, 2: lambda body: {**body, "note": ""} and body})
    monkeypatch.setitem(KINDS, "person", kind)
    body = json.loads(encode(a_person("新名")))
    body["family"] = body.pop("name")
    assert decode("person", 1, json.dumps(body)).name == "新名"


def test_an_act_of_the_first_version_does_not_tell_what_was_reviewed():
    act = Act("a", ActKind.REVIEWED, "d", NOON, "示例法制员")
    body = {name: value for name, value in json.loads(encode(act)).items() if name not in ("facts_sha256", "result")}
    assert decode("act", 1, json.dumps(body)) == act


def test_a_limit_of_the_first_version_keeps_its_act_as_the_one_that_started_it():
    limit = Deadline("d", "DL-03", MONDAY, MONDAY, False, "2026", started_by="act")
    body = {k: v for k, v in json.loads(encode(limit)).items() if k not in ("started_by", "ended_by", "extensions")}
    assert decode("deadline", 1, json.dumps({**body, "act_rid": "act"})) == limit


RECKONED_BY = ("overtime", "hours_system", "deductions", "advance_fen")
CARD = ("card_keeper", "card_keeper_name", "card_told_by", "card_told_on")


@pytest.mark.parametrize(
    ("version", "lacks"),
    [
        (1, ("parts", *RECKONED_BY, *CARD, "note")),
        (2, (*RECKONED_BY, *CARD, "note")),
        (3, (*CARD, "note")),
        (4, ("note",)),
    ],
)
def test_a_wage_line_of_an_earlier_version_tells_what_it_told(version, lacks):
    claim = WageClaim("c", "case", "p", 1, claimed_fen=5)
    body = {name: value for name, value in json.loads(encode(claim)).items() if name not in lacks}
    assert decode("wage_claim", version, json.dumps(body)) == claim


@pytest.mark.parametrize("version", [0, -1, -(2**53) + 1])
def test_a_version_that_never_was_is_a_bad_record(version):
    with pytest.raises(BadRecord):
        decode("wage_claim", version, "{}")


@pytest.mark.parametrize("body", ["[]", "null", '{"rid":"x"}', "3", '"text"'])
def test_an_old_body_that_cannot_be_lifted_is_a_bad_record(monkeypatch, body):
    kind = KINDS["person"]._replace(version=3, upcasters={1: lambda old: {**old, "name": old["family"]}})
    monkeypatch.setitem(KINDS, "person", kind)
    for version in (1, 2):  # 2: nobody wrote the step
        with pytest.raises(BadRecord):
            decode("person", version, body)
