"""A bureau writes a form of ours over in the program: adopted by an act, and never short of what law demands."""

import re
from dataclasses import replace

import pytest

from inspector_app.domain.edition import Edition
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.domain.role import Hand, Role
from inspector_app.support.errors import Refused
from inspector_app.usecases import issuing
from inspector_app.usecases.acts import submit
from inspector_app.usecases.case_papers import plain_paper
from inspector_app.usecases.own_forms import forms_to_write, routes_of, wording_of, write_form
from inspector_app.usecases.paper_file import paper_file
from tests.documents.papers import text_of

SOURCE = "示人社发〔2026〕5号"


def inquiry(desk):
    return desk.context.form_of(Role.INQUIRY)


def codes(refusal) -> list[tuple[str, str]]:
    return [(problem.code, problem.where) for problem in refusal.value.problems]


def test_title_number_wording_and_copies_are_the_bureaus_from_the_day_of_their_adoption(desk):
    form = desk.context.form_of(Role.HEARING_CALL)
    told = wording_of(desk.context, form)
    assert told.labels["text.who"] == "听证人员"
    assert told.sentences["text.who"].startswith("听证由{听证主持人}主持，{听证记录人}记录")
    changed = replace(
        told, title="听证会通知书", number_pattern="{简称}人社听〔{年度}〕第{顺序号}号", source=SOURCE,
        sentences={**told.sentences, "text.consequence": "{听证开始时间}不到场的，终止听证。"},
        copies=f"{told.copies}\n抄送联：抄送同级住房城乡建设部门",
    )  # fmt: skip
    context = write_form(desk.context, form, changed)
    (kept,) = context.store.all(Edition)
    assert (kept.source, kept.by, kept.adopted) == (SOURCE, context.writer.name, True)
    own = context.forms.find(form, None, context.clock.today())
    assert (own.edition, own.title, own.role) == ("2026.901", "听证会通知书", Role.HEARING_CALL)
    assert own.number_pattern == "{short}人社听〔{year}〕第{serial}号"
    assert [copy.label for copy in own.copies][-1] == "抄送联"
    assert own.fact("text.consequence").default == "{hearing.at}不到场的，终止听证。"
    assert own.fact("text.who").default.startswith("听证由{hearing.chair}主持")
    assert "听证会通知书" in own.blocks[0].text
    again = replace(wording_of(context, form), title="听证通知书", source=SOURCE)
    assert write_form(context, form, again).forms.find(form, None, context.clock.today()).edition == "2026.902"


def test_every_form_of_ours_can_be_written_over_and_stays_what_it_is(desk):
    """Each is parsed and bound as its own edition would be."""
    for _, form in forms_to_write(desk.context):
        told = wording_of(desk.context, form)
        assert told.title
        assert set(told.labels) == set(told.sentences)
        blanks = [blank for text in told.sentences.values() for blank in re.findall(r"\{([^{}]+)\}", text)]
        assert not [blank for blank in blanks if blank.isascii()]  # nobody writes by keys
        assert not set(blanks) & set(told.labels.values())  # a passage is not called as what stands in it
        assert told.route in routes_of(desk.context, form)


def test_a_content_that_law_demands_is_not_dropped(desk):
    form = desk.context.form_of(Role.HEARING_CALL)
    told = wording_of(desk.context, form)
    short = {**told.sentences, "text.matter": "请参加听证。"}
    with pytest.raises(Refused) as refusal:
        write_form(desk.context, form, replace(told, sentences=short, source=SOURCE))
    assert {each.where for each in refusal.value.problems} == {"text.matter"}  # told beside the passage it stood in
    dropped = [each.details for each in refusal.value.problems if each.code == "form-content-dropped"]
    assert {each["word"] for each in dropped} >= {"听证开始时间", "听证地点"}
    assert all("《中华人民共和国行政处罚法》第六十四条" in each["basis"] for each in dropped)
    assert desk.context.store.all(Edition) == ()


@pytest.mark.parametrize(
    ("role", "passage", "words", "code", "basis"),
    [
        (Role.LISTING_DECISION, "text.rights", "", "form-content-dropped", "第八条"),
        (Role.LISTING_DECISION, "text.consequence", "", "form-content-dropped", "第八条"),
        (Role.ORDER, "text.violation", "", "form-content-dropped", "第十八条"),
        (Role.ORDER, "text.order", "建议你（单位）于{支付截止日}前支付上述工资。", "form-demand-denies", "第十八条"),
        (Role.ORDER, "text.order", "请你（单位）于{支付截止日}前支付上述工资。", "form-demand-lacks", "第十八条"),
        (Role.ORDER, "text.order", "责令你单位于{支付截止日}前支付工资，由班组长统一领取。", "form-unfit", "第十一条"),
    ],
)  # fmt: skip
def test_a_passage_that_law_demands_is_neither_emptied_nor_weakened(desk, role, passage, words, code, basis):
    """O45 art. 8(2); R423 art. 18: an order orders."""
    form = desk.context.form_of(role)
    told = wording_of(desk.context, form)
    changed = {**told.sentences, passage: words}
    with pytest.raises(Refused) as refusal:
        write_form(desk.context, form, replace(told, sentences=changed, source=SOURCE))
    assert any(each.code == code and basis in each.details["basis"] for each in refusal.value.problems)
    assert passage in {each.where for each in refusal.value.problems}
    assert desk.context.store.all(Edition) == ()


def test_a_fine_that_no_article_gives_is_in_no_edition(desk):
    """R423 art. 30: 2,000 to 20,000 yuan."""
    form = desk.context.form_of(Role.ORDER)
    told = wording_of(desk.context, form)
    more = told.sentences["text.consequence"].replace("2万元以下的罚款", "5万元以下的罚款")
    with pytest.raises(Refused) as refusal:
        write_form(
            desk.context, form, replace(told, sentences={**told.sentences, "text.consequence": more}, source=SOURCE)
        )
    assert codes(refusal) == [("consequence-above-range", "text.consequence")]


def test_what_says_nothing_new_or_rests_on_nothing_is_refused(desk):
    form = desk.context.form_of(Role.HEARING_CALL)
    told = wording_of(desk.context, form)
    for wrong, expected in (
        (told, ("rule-no-source", "source")), (replace(told, source=SOURCE), ("own-form-unchanged", "title")),
        (replace(told, source=SOURCE, copies=" "), ("own-form-no-copy", "copies")),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            write_form(desk.context, form, wrong)
        assert codes(refusal) == [expected]


def test_an_order_is_printed_in_the_bureaus_own_words(desk):
    form = desk.context.form_of(Role.ORDER)
    told = wording_of(desk.context, form)
    own = told.sentences["text.ground"].replace("应当清偿上述工资", "应当立即清偿上述工资")
    context = write_form(
        desk.context, form, replace(told, sentences={**told.sentences, "text.ground": own}, source=SOURCE)
    )
    desk.context = context
    order = desk.order()
    assert order.edition == "2026.901"
    text = "".join(text_of(issuing.copy_bytes(context, order, "存档联")).split())
    assert "应当立即清偿上述工资" in text


def test_a_bureau_says_through_whose_hands_a_paper_goes(desk):
    form = desk.context.form_of(Role.INQUIRY)
    told = wording_of(desk.context, form)
    without = (Hand.HANDLER, Hand.LEADER)
    assert routes_of(desk.context, form) == (tuple(Hand), without)
    desk.context = write_form(desk.context, form, replace(told, route=without, source=SOURCE))
    assert wording_of(desk.context, form).route == without
    paper = plain_paper(desk.context, desk.case.rid, form)
    facts = desk.facts(paper) | {
        "notice.appear_at": "2026-03-04T09:00+08:00", "notice.appear_place": "示例县人社局",
    }  # fmt: skip
    submitted = submit(desk.context, paper, facts, "示例局长")
    assert PaperVerb.REVIEW not in paper_file(desk.context, submitted.rid).verbs
    desk.context = write_form(
        desk.context, form, replace(wording_of(desk.context, form), route=tuple(Hand), source=SOURCE)
    )
    found = [p.code for p in issuing.paper_problems(desk.context, paper, facts)]
    assert "review-missing-own" in found


def test_nobody_leaves_out_whom_law_wants_to_see_a_paper(desk):
    form = desk.context.form_of(Role.PENALTY_DECISION)
    told = wording_of(desk.context, form)
    assert routes_of(desk.context, form) == (tuple(Hand),)
    for short, expected in (
        ((Hand.HANDLER, Hand.LEADER), "form-route-review"), ((Hand.HANDLER, Hand.REVIEWER), "form-route-leader"),
        ((Hand.LEADER, Hand.HANDLER, Hand.REVIEWER), "form-route-order"),
    ):  # fmt: skip
        with pytest.raises(Refused) as refusal:
            write_form(desk.context, form, replace(told, route=short, source=SOURCE))
        assert [each.code for each in refusal.value.problems] == [expected]
    assert desk.context.store.all(Edition) == ()


def test_other_words_for_a_right_are_adopted_with_a_name_and_a_condition_on_it_by_nobody(desk):
    """ARL art. 20, ALL art. 46: every later decision would tell its party so."""
    form = desk.context.form_of(Role.DECISION)
    told = replace(wording_of(desk.context, form), source=SOURCE)
    ours = told.sentences["text.rights"]

    def changed(words, **more):
        return replace(told, sentences={**told.sentences, "text.rights": words}, **more)

    for words in (
        f"{ours}申请复议的，应当先缴纳担保。",
        ours.replace("可以自", "履行本决定后可以自"),
        f"{ours}本决定为最终决定。",
    ):
        with pytest.raises(Refused) as refusal:
            write_form(desk.context, form, changed(words, checked_by="示例法制科"))
        assert [each.code for each in refusal.value.problems] == ["form-wording-denies"]
    usual = f"{ours}对本决定有疑问的，可以来电咨询。"
    with pytest.raises(Refused) as refusal:
        write_form(desk.context, form, changed(usual))
    assert codes(refusal) == [("own-form-unchecked", "checked_by")]
    assert "可以来电咨询" in refusal.value.problems[0].details["changes"]
    context = write_form(desk.context, form, changed(usual, checked_by="示例法制科"))
    assert context.store.all(Edition)[0].source == f"{SOURCE}（示例法制科核对）"


@pytest.mark.parametrize(
    ("form", "passage", "words", "code"),
    [
        ("delisting-refusal", "text.rights", "申请复议的，应当先缴纳担保。", "form-wording-denies"),
        ("undoing-decision", "text.rights", "履行本决定后可以申请复议。", "form-wording-denies"),
        ("list-pre-notice", "text.rights", "逾期不提出的，视为同意列入。", "form-wording-denies"),
        ("list-pre-notice", "text.rights", "逾期不提出的，不得再提出复议。", "form-wording-denies"),
        ("penalty-ruling", "text.rights", "不履行本决定的，复议机关不予受理。", "form-wording-denies"),
        ("penalty-ruling", "text.rights", "你（单位）只能申请行政复议。", "form-wording-denies"),
        ("penalty-ruling", "text.rights", "复议是唯一的救济途径。", "form-wording-denies"),
        ("penalty-ruling", "text.rights", "申请复议应当预先缴清罚款。", "form-wording-denies"),
        ("penalty-ruling", "text.rights", "签收本决定书的，即视作认可本决定。", "form-wording-denies"),
        ("hearing-notice", "text.rights", "你（单位）不得委托代理人。", "form-right-denied"),
        ("legal-aid-notice", "text.rights", "应当先经本局批准。", "form-right-denied"),
        ("legal-aid-notice", "text.rights", "申请法律援助的，本局不再处理。", "form-right-denied"),
        ("performance-demand", "text.rights", "陈述和申辩的，应当先缴纳担保。", "form-right-denied"),
        ("list-pre-notice", "text.spared", "提供担保后可以不予列入。", "form-right-denied"),
        ("list-pre-notice", "text.spared", "你单位不适用该条。", "form-right-denied"),
    ],
)
def test_no_name_lets_a_condition_on_a_right_stand_in_any_form(desk, form, passage, words, code):
    told = replace(wording_of(desk.context, form), source=SOURCE, checked_by="示例法制科")
    changed = {**told.sentences, passage: told.sentences[passage] + words}
    with pytest.raises(Refused) as refusal:
        write_form(desk.context, form, replace(told, sentences=changed))
    assert [each.code for each in refusal.value.problems] == [code]


@pytest.mark.parametrize("words", ["逾期没有提出的，视为放弃。", "无正当理由不出席听证的，视为放弃听证权利。"])
def test_what_law_itself_takes_for_given_up_is_adopted_with_a_name(desk, words):
    """APL art. 64(6)."""
    told = replace(wording_of(desk.context, "hearing-notice"), source=SOURCE, checked_by="示例法制科")
    changed = {**told.sentences, "text.rights": told.sentences["text.rights"] + words}
    context = write_form(desk.context, "hearing-notice", replace(told, sentences=changed))
    assert len(context.store.all(Edition)) == 1


def test_the_rule_by_which_somebody_may_be_spared_is_adopted_with_a_name(desk):
    """O45 art. 6(1): the notice tells of art. 7."""
    form = desk.context.form_of(Role.PRE_NOTICE)
    told = replace(wording_of(desk.context, form), source=SOURCE)
    spared = {**told.sentences, "text.spared": told.sentences["text.spared"] + "对此有疑问的，可以来电。"}
    with pytest.raises(Refused) as refusal:
        write_form(desk.context, form, replace(told, sentences=spared))
    assert codes(refusal) == [("own-form-unchecked", "checked_by")]
