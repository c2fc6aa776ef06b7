"""A drafted sentence that was written over states what its paper states, or somebody says why not."""

import random
import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.mentions import mentions
from inspector_app.domain.money import MAX_FEN, capitals
from inspector_app.formdefs.facts import check_facts, completed, example
from inspector_app.formdefs.model import FactType
from inspector_app.formdefs.placeholders import filled, names
from inspector_app.formdefs.sentences import sentence_problems
from inspector_app.support.errors import Level
from inspector_app.support.words import sentence, sentences
from inspector_app.usecases.own_data import load_forms

FORMS = [form for form in load_forms().all() if any(names(fact.default) for fact in form.facts if fact.default)]
NOTICE = next(form for form in FORMS if form.id == "list-pre-notice" and form.edition == "2022.1")
FACTS = example(NOTICE)  # 33 heads, 341,293.73; ordered by 2026-12-04, served 2026-11-24; 23 heads, 204,800.50 open
SAID = FACTS["text.facts"]


def found(text, form=NOTICE, facts=FACTS, name="text.facts"):
    """Level and what is said of it, by code."""
    problems = check_facts(form, {**facts, name: text})
    assert all(problem.where == name and problem.code in sentences() for problem in problems)
    return {problem.code: problem.details["facts"] for problem in problems}


def swapped(*pairs):
    text = SAID
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (swapped(("33名", "12名")), "人数：写的是“12名”，登记的是“33名”"),
        (swapped(("33名", "十二名")), "人数：写的是“十二名”，登记的是“33名”"),
        (swapped(("341,293.73元", "341,293.37元")), "写的是“￥341,293.37元”，登记的是“￥341,293.73元”"),
        (
            swapped(("叁拾肆万壹仟贰佰玖拾叁元柒角叁分", "叁拾肆万壹仟贰佰玖拾叁元整")),
            "责令支付金额（大写）：写的是“叁拾肆万壹仟贰佰玖拾叁元整”，登记的是“叁拾肆万壹仟贰佰玖拾叁元柒角叁分”",
        ),
        (swapped(("元柒角叁分", "0元")), "写的是“叁拾肆万壹仟贰佰玖拾叁0元”，登记的是"),
        (swapped(("33名", "三十余名")), "人数：写的是“三十余名”，登记的是“33名”"),
        (swapped(("2026年12月4日", "12月14日")), "支付截止日：写的是“12月14日”，登记的是“2026年12月4日”"),
        (swapped(("〔2026〕12号", "〔2026〕112号")), "责令支付文书文号：写的是“示人社监令字〔2026〕112号”，登记的是"),
        (swapped(("33名", "五十来号")), "人数：写的是“五十来号”，登记的是“33名”"),
        (swapped(("33名", "33名以上")), "人数：写的是“33名以上”，登记的是“33名”"),
        (swapped(("￥341,293.73元", "三十来万")), "责令支付金额：写的是“三十来万”，登记的是“￥341,293.73元”"),
        (
            swapped(("叁拾肆万壹仟贰佰玖拾叁元柒角叁分", "贰拾万")),
            "责令支付金额（大写）：写的是“贰拾万”，登记的是“叁拾肆万壹仟贰佰玖拾叁元柒角叁分”",
        ),
        (swapped(("2026年12月4日", "上个月底")), "支付截止日：写的是“上个月底”，登记的是“2026年12月4日”"),
        (swapped((FACTS["company.name"], "示例旁人劳务有限公司")), "写的是“示例旁人劳务有限公司”，登记的是"),
        (swapped((FACTS["company.name"], FACTS["company.name"] + "第一分公司")), "第一分公司”，登记的是"),
    ],
)  # fmt: skip
def test_another_value_in_its_place_is_refused_with_both_side_by_side(text, facts):
    said = found(text)
    assert list(said) == ["sentence-contradicts"]
    assert facts in said["sentence-contradicts"]


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (swapped(("33名农民工", "农民工")), "人数（33名）"),
        (swapped((FACTS["company.name"], "该公司")), "用人单位（示例劳务有限公司）"),
        (swapped(("2026年12月4日", "12月4日")), "支付截止日（2026年12月4日）"),
        (swapped((f"{FACTS['debt.capitals']}（￥341,293.73元）", "341,293.73元")), "责令支付金额（大写）（叁拾"),
    ],
)  # fmt: skip
def test_a_fact_that_is_left_out_wants_a_reason(text, facts):
    said = found(text)
    assert list(said) == ["sentence-without-fact"]
    assert facts in said["sentence-without-fact"]


@pytest.mark.parametrize(
    "text",
    [
        SAID + "你单位至今未与任何人协商。",
        swapped(("33名农民工", "三十三人的")),
        swapped(("2026年12月4日", "二〇二六年十二月四日"), ("￥341,293.73元", "341293.73元")),
        swapped(("经查，", "经查：")),
    ],
)
def test_another_wording_that_tells_the_same_is_nobodys_concern(text):
    assert found(text) == {}


def test_all_that_is_false_in_a_sentence_is_named_at_once():
    said = found(swapped(("33名", "12名"), ("23名", "13名"), ("2026年12月4日", "2026年12月5日")))
    assert said["sentence-contradicts"].count("写的是") == 3


def test_a_sentence_written_entirely_anew_is_held_to_the_same_facts():
    said = found("你单位拖欠15人工资五万元，请速支付。")
    assert "人数：写的是“15人”，登记的是“33名”" in said["sentence-contradicts"]
    assert "责令支付金额：写的是“五万元”，登记的是“341,293.73元”" in said["sentence-contradicts"].replace("￥", "")
    assert "支付截止日（2026年12月4日）" in said.get("sentence-without-day", "")


FIRM = FACTS["company.name"]


@pytest.mark.parametrize(
    "text",
    [
        f"{SAID}该工程由{FIRM}承包。", swapped((f"{FIRM}（", f"用人单位{FIRM}（")),
        swapped((f"，{FIRM}（", f"，经调查{FIRM}（")),
        f"{FIRM}承包的{FACTS['project.name']}已经停工。{SAID}",
    ],
)  # fmt: skip
def test_words_may_stand_directly_at_a_name(text):
    assert found(text) == {}


def test_a_name_with_unclear_letters_at_it_is_pointed_out_not_refused():
    assert found(swapped((f"{FIRM}（", f"老{FIRM}（"))) == {
        "sentence-name-unclear": f"“{FIRM}”旁边紧接着写成“老{FIRM}”"
    }


@pytest.mark.parametrize("words", ["半年", "大半年", "两个多月", "五十来个", "上个月底", "三日"])
def test_what_no_record_tells_is_pointed_out(words):
    assert found(f"{SAID}{words}。") == {"sentence-figure-added": f"“{words}”"}


ORDINARY = (
    "根据第五十二条的规定处理。", "由两名监察员送达。",
    "本文书一式三份。", "已经二次约谈。", "依据人社部令第45号作出。",
    "联系电话0551-62223333。",
    "办公地点在三号楼。", "一百零一工地另案处理。", "几乎没有进展，千万不要拖延。", "最近未见负责人到场。",
)  # fmt: skip
SPOKEN = {
    "people": ("五十来号", "小一百名", "近六十名", "数十名", "50余名"),
    "money": ("二十来万", "三万五", "20万左右", "一万八千余", "近三十万元"),
    "capitals": ("贰拾万", "二十来万元"),
    "day": ("上个月底", "月初", "上周五"),
}


def shown(form):
    """The fullest example of a form, made once."""
    if (form.id, form.edition) not in _SHOWN:
        _SHOWN[form.id, form.edition] = example(form)
    return _SHOWN[form.id, form.edition]


_SHOWN = {}


def told_names(form, facts):
    """Every sentence of a form, and each name in it with its place."""
    for fact in form.facts:
        if fact.default and names(fact.default) and facts.get(fact.name):
            text, blanks = filled(fact.default, facts, form)
            for blank in blanks:
                if blank.fact.type is FactType.TEXT and not mentions(blank.words):
                    yield fact, text, blank


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.id}@{form.edition}")
def test_a_name_may_be_told_again_with_words_directly_at_it(form):
    facts = shown(form)
    for fact, text, blank in told_names(form, facts):
        for more in (f"上述情况由{blank.words}承担。", f"以上内容已告知{blank.words}，其没有异议。"):
            assert list(sentence_problems(form, {**facts, fact.name: text + more})) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.id}@{form.edition}")
@settings(max_examples=15, deadline=None)
@given(st.integers(0, 2**32))
def test_a_changed_letter_of_a_name_is_found(form, seed):
    luck, facts = random.Random(seed), shown(form)
    for fact, text, blank in told_names(form, facts):
        at = blank.start + luck.randrange(len(blank.words))
        over = text[:at] + luck.choice(["", "甲", f"甲{text[at]}"]) + text[at + 1 :]
        if over != text and text[at] not in "（）":  # one beside another may be missing from either
            assert list(sentence_problems(form, {**facts, fact.name: over})) != [], (blank.words, over)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.id}@{form.edition}")
def test_ordinary_words_stay_free_in_every_sentence_of_every_form(form):
    facts = shown(form)
    for fact in form.facts:
        if fact.default and names(fact.default) and facts.get(fact.name):
            for more in ORDINARY:
                assert list(sentence_problems(form, {**facts, fact.name: f"{facts[fact.name]}{more}"})) == []


@pytest.mark.parametrize("form", FORMS, ids=lambda form: f"{form.id}@{form.edition}")
def test_a_spoken_figure_never_stands_for_a_recorded_one_in_silence(form):
    facts = shown(form)
    for fact in form.facts:
        if not (fact.default and names(fact.default) and facts.get(fact.name)):
            continue
        text, blanks = filled(fact.default, facts, form)
        for mention in mentions(text):
            of = [blank for blank in blanks if mention.start < blank.end and blank.start < mention.end]
            for words in SPOKEN.get(mention.kind, ()) if of else ():
                over = f"{text[: mention.start]}{words}{text[mention.end :]}"
                (problem,) = sentence_problems(form, {**facts, fact.name: over})
                assert problem.code == "sentence-contradicts"
                # A fact that is a text is shown whole; a spoken figure may be shown without its first word (小, 近).
                said = re.findall("写的是“([^”]*)”", problem.details["facts"])
                assert any(words in each or (each and words.endswith(each)) for each in said)


def test_a_figure_beyond_the_draft_wants_a_reason():
    heads = "登记的责令支付人数是“33名”、登记的未支付人数是“23名”"
    assert found(SAID + "其中班组长3名。") == {"sentence-figure-added": f"“3名”（{heads}）"}
    assert found(FACTS["text.consequence"].replace("3年", "5年"), name="text.consequence") == {
        "sentence-figure-added": "“5年”"
    }


def test_facts_that_change_their_places_want_a_reason():
    turned = swapped(("33名", "某"), ("23名", "33名"), ("某", "23名"))
    assert list(found(turned)) == ["sentence-turned-round"]


def test_a_number_is_not_found_inside_another():
    facts = {**FACTS, "debt.heads": 12, "text.facts": None}
    text = completed(NOTICE, facts)["text.facts"].replace("12名", "")
    assert "人数（12名）" in found(text, facts=facts)["sentence-without-fact"]


def test_the_sentences_of_these_codes_say_what_to_do():
    details = {"label": "事由", "facts": "人数：写的是“12名”，登记的是“33名”"}
    assert "请改正这一段" in sentence("sentence-contradicts", details)


# Whatever form, whatever was written over: a fact that changes afterwards never goes unnoticed.

TAILS = ("", "特此说明。", "其中3名系班组长。", "上述金额为3,600.00元。", "限2026年3月12日前。")


def another(fact, value, luck):
    """Another value of a fact's type."""
    match fact.type:
        case FactType.MONEY | FactType.INTEGER:
            return value + luck.choice([-1, 1, 9, 12, 100_000]) if value > 1 else value + luck.randint(1, 12)
        case FactType.DATE:
            return (date.fromisoformat(value) + timedelta(days=luck.choice([-1, 1, 10, 365]))).isoformat()
        case FactType.MOMENT:
            return (datetime.fromisoformat(value) + timedelta(minutes=luck.choice([10, 60, 1440]))).isoformat()
        case FactType.CHOICE:
            return next(choice for choice in fact.choices if choice != value)
        case _ if fact.source.startswith("capitals"):
            return capitals(luck.randint(1, MAX_FEN))
        case _:
            shorter = [value[:-1], value.rpartition("、")[0], value.partition("（")[0]]
            others = [value + "甲", "示例" + value, "示例另一个", *shorter]
            return luck.choice([other for other in others if other.rstrip("。") not in ("", value.rstrip("。"))])


def written_over(text, luck):
    """A sentence as a person might have changed it: words put in, taken out or turned round, a sentence more."""
    parts = text.replace("，", "，\n").replace("。", "。\n").split("\n")
    parts = [part for part in parts if part]
    way = luck.randrange(4)
    if way == 0 and len(parts) > 1:
        parts.pop(luck.randrange(len(parts)))
    elif way == 1:
        luck.shuffle(parts)
    elif way == 2:
        parts.insert(luck.randrange(len(parts) + 1), "经核实，")
    return "".join(parts) + luck.choice(TAILS)


def drafts_of(form):
    """The sentences of its example that state something."""
    told = shown(form)
    return [fact for fact in form.facts if fact.default and names(fact.default) and told.get(fact.name)]


@pytest.mark.parametrize("form", [*filter(drafts_of, FORMS)], ids=lambda form: f"{form.id}@{form.edition}")
@settings(max_examples=25, deadline=None)  # for each of the many forms
@given(st.integers(0, 2**32))
def test_a_change_after_writing_over_never_passes_in_silence(form, seed):
    luck, before = random.Random(seed), shown(form)
    text = luck.choice(drafts_of(form))
    over = written_over(before[text.name], luck)
    name = luck.choice([name for name in names(text.default) if before.get(name) not in (None, "")])
    fact = form.fact(name)
    drafts = {each.name: None for each in form.facts if each.default}
    after = {**before, **drafts, name: another(fact, before[name], luck)}
    whole = {**completed(form, after), name: after[name], text.name: over}  # a computed one changes with its lines
    there = [problem for problem in sentence_problems(form, whole) if problem.where == text.name]
    assert there or over == completed(form, {**whole, text.name: None})[text.name], (over, name, whole[name])
    assert all(problem.level in (Level.ERROR, Level.WARNING) for problem in there)


def test_another_sum_and_count_are_told_beside_what_is_recorded():
    """It was said that nothing on record could tell, although heads and sums are."""
    told = found(f"{SAID}共欠五十来号人工资贰拾万元。")["sentence-figure-added"]
    assert "登记的责令支付人数是“33名”" in told
    assert "贰拾万元”（登记的责令支付金额（大写）是“叁拾肆万壹仟贰佰玖拾叁元柒角叁分”" in told
