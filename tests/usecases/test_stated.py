"""No passage of a paper states that all is paid, served or answered where the record tells otherwise."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.act import ActKind
from inspector_app.domain.dispatch import MeetingKind
from inspector_app.domain.role import Role
from inspector_app.domain.standing import State
from inspector_app.formdefs.facts import example
from inspector_app.formdefs.model import FactType
from inspector_app.support.clock import at
from inspector_app.support.errors import Level, Refused
from inspector_app.support.words import sentence
from inspector_app.usecases import dispatch, issuing, thresholds
from inspector_app.usecases.case_papers import notice_choices
from inspector_app.usecases.issuing import Numbering
from inspector_app.usecases.lead_facts import meeting_paper
from inspector_app.usecases.own_data import load_forms, load_law
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.settings import save_agency
from tests.desk import AFTER
from tests.of_each import of_each
from tests.usecases.test_follow_papers import kept

SAYING = load_law().saying


def contradictions(desk, paper, name, more, code="state-contradicts"):
    facts = desk.facts(paper)
    facts[name] = f"{facts.get(name) or ''}{more}"
    found = issuing.paper_problems(desk.context, paper, facts)
    return [problem for problem in found if problem.code == code]


@pytest.mark.parametrize(
    "words",
    ["已经全部足额支付", "已结清", "不欠", "工资已于2026年3月9日全部付清", "均已发放", "不存在拖欠", "已足额发放到位"],
)
def test_an_order_does_not_say_that_its_wages_are_paid(desk, words):
    (problem,) = contradictions(desk, desk.order_paper(), "text.facts", f"上述工资{words}。")
    assert (problem.where, problem.level) == ("text.facts", Level.ERROR)
    told = sentence(problem.code, problem.details)
    assert "所列工资尚未全部支付（3人、60,000.00元）" in told
    assert problem.details["said"].split("”“")[0] in words
    assert problem.details["basis"]


@pytest.mark.parametrize(
    "words",
    [
        "你单位称已经全部付清，但未提供凭证。", "如已足额支付，应当提交凭证。", "已经结清的，应当提交凭证。",
        "你单位承诺不再拖欠工资。",
        "尚未全部付清。", "已支付其中5人的工资。", "你单位未足额支付。", "应当于期限内全部付清。",
        "你单位主张工资已结清，没有证据。",
    ],
)  # fmt: skip
def test_what_others_say_what_would_be_and_part_payments_are_free(desk, words):
    assert contradictions(desk, desk.order_paper(), "text.facts", words) == []


@pytest.mark.parametrize(
    "words", ["你单位仍拖欠工资。", "尚欠两人工资。", "至今未足额支付。", "该公司拖欠农民工工资。"]
)
def test_a_free_text_after_full_payment_says_why_it_tells_that_wages_are_owed(desk, words):
    """案情摘要 may speak of other wages: what differs wants a reason, side by side."""
    desk.pay(2_000_000, 2_000_000, 2_000_000)
    paper = Paper("approval-form", case_rid=desk.case.rid, addressee_rid=desk.company.rid, addressee=desk.company.name)

    def differing(text):
        return contradictions(desk, paper, "approval.facts", text, "text-state-differs")

    (problem,) = differing(words)
    assert (problem.where, problem.level) == ("approval.facts", Level.WARNING)
    assert problem.details["recorded"] == "所列工资已经全部支付"
    assert problem.details["said"] in sentence(problem.code, problem.details)
    assert differing("该公司曾拖欠农民工工资。") == []
    assert differing(f"{words}经责令已全部付清。") == []
    assert differing(f"{words}该公司于2026年3月9日付清。") == []
    assert differing("该公司已经付清拖欠的工资。") == []
    assert differing(f"此前付清过一次，{words}") != []


@pytest.mark.parametrize(
    ("told", "recorded"),
    [
        ("截至2026年3月2日，还有3名农民工的工资没有支付。", ""),
        ("截至3月2日还有3名农民工的工资没有支付，后来全部付清。", ""),
        ("截至2026年3月10日，还有3名农民工的工资没有支付。", "2026年3月10日，所列工资已经全部支付"),
        ("期限届满后仍未足额支付，截至2026年3月2日，还有3名农民工的工资没有支付。", ""),
        ("期限届满后至今仍未足额支付，截至2026年3月2日，还有3名。", "所列工资已经全部支付"),
        ("2026年3月2日送达指令书，至今没有支付。", "所列工资已经全部支付"),
        ("在2026年3月5日前已经全部付清。", "2026年3月5日，所列工资尚未全部支付（3人、60,000.00元）"),
        ("在2026年3月9日前已经全部付清。", ""),
        ("以上事实有拖欠农民工工资明细表等证据证明。", ""),
    ],
)
def test_what_is_told_of_an_earlier_day_lies_beside_the_payments_until_then(desk, told, recorded):
    desk.clock.move_to(at(AFTER, 9))
    desk.pay(2_000_000, 2_000_000, 2_000_000, on=date(2026, 3, 9))
    paper = Paper("approval-form", case_rid=desk.case.rid, addressee_rid=desk.company.rid, addressee=desk.company.name)
    found = contradictions(desk, paper, "approval.facts", told, "text-state-differs")
    assert [each.details["recorded"] for each in found] == [recorded] * bool(recorded)


def test_what_a_penalty_was_for_may_be_told_where_the_paper_tells_that_it_was_paid(desk):
    desk.pay(2_000_000, 2_000_000, 2_000_000)
    paper = Paper("penalty-spared", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    owed = {"penalty.facts": "该公司拖欠3名农民工工资60,000.00元"}

    def asked(**told):
        found = issuing.paper_problems(desk.context, paper, desk.facts(paper) | owed | told)
        return {each.where for each in found if each.code == "text-state-differs"}

    assert asked() == {"penalty.facts"}
    assert asked(**{"penalty.spared_why": "已于2026年3月2日全部付清"}) == set()


@pytest.mark.parametrize(
    ("form", "told", "paid_on", "asks"),
    [
        ("penalty-ruling", "截至2026年3月2日，还有3名农民工的工资没有支付", 9, True),
        ("penalty-ruling", "截至3月2日还有3名农民工的工资没有支付", 9, True),
        ("penalty-ruling", "截至2026年3月2日，还有3名农民工的工资没有支付，2026年3月9日全部支付", 9, False),
        ("penalty-ruling", "截至2026年3月2日，还有3名农民工的工资没有支付", None, False),
        ("penalty-prior-notice", "截至2026年3月2日，还有3名农民工的工资没有支付", 9, False),
    ],
)
def test_a_decision_tells_that_all_was_paid_since_the_day_of_which_it_tells(desk, form, told, paid_on, asks):
    """APL arts 32(1), 33."""
    desk.clock.move_to(at(AFTER, 9))
    if paid_on:
        desk.pay(2_000_000, 2_000_000, 2_000_000, on=date(2026, 3, paid_on))
    paper = Paper(form, case_rid=desk.case.rid, addressee_rid=desk.company.rid, addressee=desk.company.name)
    facts = desk.facts(paper) | {"penalty.facts": told}
    found = [each for each in issuing.paper_problems(desk.context, paper, facts) if each.code == "paid-since-untold"]
    assert [each.where for each in found] == ["penalty.facts"] * asks
    assert all("所列工资已经全部支付" in sentence(each.code, each.details) for each in found)


def notice_of(desk):
    desk.context = thresholds.set_threshold(desk.context, 1_000_000, 4_000_000, "示例高法〔2026〕1号")
    order = desk.order()
    desk.serve(order)
    desk.clock.move_to(at(date(2026, 3, 16), 9))
    return order, notice_choices(desk.context, desk.case.rid)[0].paper


def test_a_notice_does_not_say_that_its_order_was_not_served(desk):
    order, paper = notice_of(desk)
    (problem,) = contradictions(desk, paper, "text.facts", f"《{order.title}》未能送达。")
    assert (problem.details["said"], problem.details["recorded"]) == ("未能送达", "已经登记送达")
    assert contradictions(desk, paper, "text.facts", "《调查询问通知书》未能送达。") == []
    assert contradictions(desk, paper, "text.facts", "上述文书已经送达。") == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("你单位提出：工程款没有到位。你单位承认上述事实。", "单位承认上述事实"),
        ("你单位对拖欠的事实予以认可。", "对拖欠的事实予以认可"),
        ("你单位承认拖欠的事实，但认为不应当列入名单。", ""), ("你单位不承认上述事实。", ""),
    ],
)  # fmt: skip
def test_who_objected_is_not_told_to_have_admitted_everything(words, said):
    assert list(SAYING.contradictions(words, State.OBJECTED)) == ([said] if said else [])


def test_every_state_has_words_and_an_opposite():
    assert set(SAYING.states) == set(State)
    assert all(SAYING.states[words.against].against is state for state, words in SAYING.states.items())
    assert all(words.says and words.basis_text for words in SAYING.states.values())


@pytest.mark.parametrize("state", State)
def test_each_phrase_states_its_own_state_only(state):
    words = SAYING.states[state]
    for phrase in words.says:
        said = f"经查，{phrase.replace('…', '')}。"
        assert list(SAYING.contradictions(said, words.against)) != []
        assert list(SAYING.contradictions(said, state)) == []


PAID = (Role.PAYMENT_CONFIRMATION, Role.DELISTING, Role.LISTING_STAYS, Role.COVER)
"""What papers that are made once the wages are paid are."""


@of_each("form", load_forms().all())
def test_no_own_sentence_of_a_form_contradicts_the_state_that_it_is_for(form):
    """Papers of the example day speak of wages that are still owed, and of an order that was served."""
    facts = example(form)
    for fact in form.facts:
        if fact.type is FactType.LONG_TEXT and facts.get(fact.name) and form.role not in PAID:
            assert list(SAYING.contradictions(facts[fact.name], State.UNPAID)) == []
            assert list(SAYING.contradictions(facts[fact.name], State.SERVED)) == []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("你对本告知没有异议权利。", "wording-denies"), ("可以向我局提出异议。", "wording-lacks"),
        ("自收到本告知书之日起五个工作日内，可以提出异议并提交证据材料。", "right-rewritten"),
        ("提供担保后，可以自收到本告知书之日起5个工作日内提出异议。", "wording-denies"), (None, None),
    ],
)  # fmt: skip
def test_a_right_that_law_gives_is_told_by_whoever_writes_the_sentence_over(desk, order, words, code):
    """O45 art. 6."""
    desk.serve(order)
    paper = Paper("list-pre-notice", desk.case.rid, addressee=order.addressee, addressee_rid=order.addressee_rid)
    paper = paper.speaking_of(order_rid=order.rid)
    facts = issuing.start_facts(desk.context, paper) | ({"text.rights": words} if words else {})
    found = issuing.paper_problems(desk.context, paper, facts)
    assert [each.code for each in found if each.where == "text.rights"] == ([code] if code else [])


@pytest.mark.parametrize(("address", "phone"), [("", ""), ("。", "电话")])
def test_a_right_that_is_used_here_is_told_with_the_place_which_is_remembered(desk, order, address, phone):
    """O45 art. 6: whoever may object is told where; what the paper tells is the agency's from then on."""
    desk.serve(order)
    desk.clock.move_to(at(AFTER, 9))
    save_agency(desk.context, replace(desk.context.agency, address="", phone=""))
    paper = Paper("list-pre-notice", desk.case.rid, addressee=order.addressee, addressee_rid=order.addressee_rid)
    paper = paper.speaking_of(order_rid=order.rid)
    facts = desk.facts(paper) | {"agency.address": address, "agency.phone": phone}
    found = issuing.paper_problems(desk.context, paper, facts)
    assert {each.where for each in found if each.code == "right-nowhere"} == {"agency.address", "agency.phone"}
    told = {"agency.address": "示例县示例路9号", "agency.phone": "0550-12333"}
    notice = desk.sign(paper, {"gate-threshold-unverified": "已核对本省标准"}, **told)
    assert "示例路9号" in notice.facts
    assert (desk.context.agency.address, desk.context.agency.phone) == tuple(told.values())


@pytest.mark.parametrize(
    ("name", "words", "found"),
    [
        ("text.order", "现依据《劳动保障监察条例》第十八条，建议你单位支付上述工资的一部分，其余的待工程结算以后支付。",
         {"demand-lacks", "demand-denies"}),
        ("text.order", "责令你单位于2026年3月13日前分期支付上述工资。", {"demand-denies"}),
        ("text.order", "责令你单位于2026年3月13日前全部付清。", {"demand-lacks"}),
        ("text.order", "责令你（单位）于2026年3月13日前（含当日）足额支付上述工资。", {"demand-added"}),
        ("text.order", "本指令书不视为责令，请你单位足额支付上述工资。", {"demand-lacks"}),
        ("text.order", "不责令你（单位）于2026年3月13日前足额支付上述工资。", {"demand-lacks"}),
        ("text.order", "责令你单位于2026年3月13日前足额支付上述工资。本指令仅供参考。", {"undone-denies"}),
        ("text.consequence", "逾期不支付的，责令加付赔偿金。本指令书不具有强制力。", {"undone-denies"}),
        ("text.order", "责令你单位于2026年3月13日前足额支付上述工资，由班组长统一领取后发放。", {"third-hand-denies"}),
        ("text.order", "责令你单位于2026年3月13日前足额支付上述工资，不得由班组长代领。", {"demand-added"}),
        ("text.order", "责令你单位足额支付上述工资。如资金困难，可延后至工程款到位时支付。", {"demand-denies"}),
        ("text.order", "责令你单位足额支付上述工资。其中两成可用钢材抵付。", {"in-kind-denies"}),
        ("text.order", "责令你单位足额支付上述工资。你单位也可以自行决定是否支付。", {"undone-denies"}),
        ("text.order", "责令你单位足额支付上述工资。本指令书自行撤销，以后续通知为准。", {"undone-denies"}),
        ("text.order", "尚不构成责令，请你单位足额支付上述工资，责令事项另行通知。", {"undone-denies"}),
        ("text.order", "责令你单位于2026年3月13日前足额支付上述工资。有难处的再看。", {"demand-added"}),
        ("text.violation", "违反了《中华人民共和国劳动法》第五百条、《保障农民工工资支付条例》第六十九条的规定。",
         {"article-not-there"}),
        ("text.violation", "上述行为违反了《中华人民共和国劳动法》第四十八条的规定。", {"article-added"}),
        ("text.violation", "上述行为违反了《劳动法》第五十条、《某某办法》第九十九条的规定。", {"article-added"}),
        ("text.violation", "上述行为违反了《劳动法》第五十条的规定。", set()),
        ("text.violation", "上述行为违反了有关规定。", {"demand-lacks"}),
        ("text.consequence", "逾期不支付的，本局不再处理。", {"demand-lacks", "undone-denies"}),
        ("text.consequence", "逾期的，本局将酌情处理，必要时处5万元罚款并拘留负责人。",
         {"demand-lacks", "passage-detains", "unsure-denies"}),
        ("text.consequence", "依据《劳动保障监察条例》第三十条第一款第（三）项，责令加付赔偿金，处罚款5万元。",
         {"consequence-above-range"}),
        ("text.consequence", "依据《劳动保障监察条例》第二十六条加付赔偿金，依据第三十条处2000元以上5万元以下的罚款。",
         {"consequence-above-range"}),
    ],
)  # fmt: skip
def test_an_order_orders_and_cites_articles_that_there_are(desk, name, words, found):
    """R423 art. 18, J2013-3 art. 4: 责令支付; LL has 107 articles, R724 has 64."""
    paper = desk.order_paper()
    facts = desk.facts(paper) | {name: words}
    problems = issuing.paper_problems(desk.context, paper, facts)
    assert {each.code for each in problems if each.code.startswith(_WORDED)} == found


def test_what_differs_in_a_demand_is_asked_once_and_what_is_wrong_in_it_goes_before(desk):
    paper = desk.order_paper()
    for words, codes in (
        ("责令你单位于3月13日前支付。", ["demand-added"]),
        ("责令你单位于3月20日前支付。", ["sentence-contradicts", "sentence-without-fact"]),
    ):
        problems = issuing.paper_problems(desk.context, paper, desk.facts(paper) | {"text.order": words})
        assert sorted(each.code for each in problems if each.where == "text.order") == codes


_WORDED = ("demand-", "passage-", "unsure-", "consequence-", "in-kind-", "article-", "undone-", "third-hand-")


@pytest.mark.parametrize(
    ("evidence", "strange"),
    [
        ("书证", None), ("其送达凭证", "送达凭证"), ("工资结算单1份", None), ("书证、工资结算单（复印件）", None),
        ("调查询问笔录、工资结算单", "调查询问笔录"), ("考勤记录3页和银行流水", "考勤记录、银行流水"),
    ],
)  # fmt: skip
def test_an_order_names_proof_that_is_on_file(desk, evidence, strange):
    """APL art. 40: facts are proved by what there is; a transcript that nobody signed is none."""
    paper = desk.order_paper()
    facts = {**desk.facts(paper), "debt.evidence": evidence}
    facts["text.facts"] = f"经查，欠薪属实。以上事实有{evidence}等证据证明。"
    found = [p for p in issuing.paper_problems(desk.context, paper, facts) if p.code == "evidence-not-held"]
    assert [p.details["pieces"] for p in found] == ([strange] if strange else [])


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        ({}, set()),
        ({"public.summary": "拖欠示例工人甲（3499 0019 8506 1300 16）的工资"},
         {"public-private-number", "public-worker-named"}),
        ({"public.summary": "工资已汇入6222021234567890128"}, {"public-private-number"}),
        ({"text.public": "自发出本公告之日起，经过七日，即视为送达。"}, {"public-term"}),
        ({"text.public": "自发出本公告之日起，经过60日，即视为送达。"}, set()),
        ({"public.number": "示人社监令字〔2026〕99号"}, {"public-paper-unknown"}),
        ({"served": True}, {"public-paper-served"}),
    ],
)  # fmt: skip
def test_a_public_notice_tells_nobodys_number_and_serves_what_waits_for_it(desk, order, changed, found):
    """CPL art. 95, PIPL art. 28: thirty days; a paper to this party that was not served; nobody's number."""
    if changed.pop("served", False):
        desk.serve(order)
    paper = Paper("public-notice", desk.case.rid, addressee=order.addressee, addressee_rid=order.addressee_rid)
    told = {"public.reason": "下落不明", "public.title": order.title, "public.number": order.number}
    facts = {**desk.facts(paper), **told, "public.summary": "责令支付3人工资60,000.00元", **changed}
    codes = {each.code for each in issuing.paper_problems(desk.context, paper, facts)}
    assert {each for each in codes if each.startswith("public-")} == found
    assert "service-public-untried" in codes


def test_what_goes_to_a_court_is_served_on_nobody_by_a_public_notice(desk):
    asked = kept(desk, "enforcement-application", ActKind.SIGNED_OFF)
    paper = Paper("public-notice", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    begun = desk.facts(paper)
    assert begun.get("public.number") is None
    facts = begun | {"public.number": asked.number, "public.title": asked.title}
    assert "public-paper-elsewhere" in {each.code for each in issuing.paper_problems(desk.context, paper, facts)}


def test_lines_that_nobody_found_are_no_paid_ones(desk):
    """A list as it was brought tells what is claimed; neither that it is owed nor that it is paid."""
    desk.keep(*(replace(claim, found_fen=None) for claim in desk.claims))
    paper = Paper("filing-approval", desk.case.rid)
    assert contradictions(desk, paper, "filing.facts", "该公司拖欠农民工工资。", "text-state-differs") == []


@pytest.mark.parametrize(
    ("form", "facts", "found"),
    [
        ("talk-notice", {"talk.at": "2026-03-01T23:30+08:00"}, {"set-day-over"}),
        ("talk-notice", {"talk.at": "2026-03-04T09:00+08:00"}, set()),
        ("talk-notice", {"text.consequence": "无正当理由不参加的，处2万元罚款并拘留。"}, {"threat-denies"}),
        ("talk-notice", {"talk.topics": "拖欠示例工人甲（349900198506130016）工资"}, {"private-number"}),
        ("talk-notice", {"talk.topics": "工资卡6222021234567890128被扣"}, {"private-number"}),
        ("talk-notice", {"talk.topics": "账号100020003000400被查封"}, {"private-number-told"}),
        ("supervision-letter", {"letter.reply_by": "2026-03-01"}, {"set-day-gone"}),
    ],
)
def test_what_is_set_for_others_can_be_done_and_prose_tells_nobodys_number(desk, form, facts, found):
    """R423 art. 15: a talk has no sanction of its own; PIPL arts 28, 34."""
    paper = Paper(form, desk.case.rid, desk.project.rid, desk.company.name, desk.company.rid)
    told = issuing.paper_problems(desk.context, paper, desk.facts(paper) | facts)
    assert {each.code for each in told if each.code.startswith(("set-day", "threat", "private"))} == found


def test_a_number_typed_by_hand_is_one_of_its_papers_year(desk):
    number = Numbering(typed="示人社监令字〔2025〕7号")
    with pytest.raises(Refused) as refusal:
        desk.sign(desk.order_paper(), numbering=number)
    assert [each.code for each in refusal.value.problems] == ["number-year"]
    assert desk.sign(desk.order_paper(), {"number-year": "补签去年留用的文号"}, number).number == number.typed


@pytest.mark.parametrize(
    ("title", "form", "found"),
    [
        ("工人身份证", "原件", ["received[1].form"]), ("示例甲工资卡", "原件", ["received[1].form"]),
        ("工人身份证", "复印件", []), ("工人身份证复印件", "原件", []), ("分包合同", "原件", []),
    ],
)  # fmt: skip
def test_a_card_of_a_person_is_copied_and_not_kept(desk, title, form, found):
    """R423 art. 15(1)(4), R724 art. 31(4)."""
    paper = Paper("documents-received", desk.case.rid, desk.project.rid, desk.company.name, desk.company.rid)
    facts = desk.facts(paper) | {"received": [{"document_title": title, "form": form, "pages": 2}]}
    told = issuing.paper_problems(desk.context, paper, facts)
    assert [each.where for each in told if each.code == "received-card-kept"] == found


def test_minutes_are_of_a_meeting_that_was(desk):
    meeting = dispatch.new_meeting(desk.context, MeetingKind.JOINT)
    for days, found in ((0, []), (1, ["meeting.on"])):
        held = dispatch.save_meeting(desk.context, replace(meeting, on=meeting.on + timedelta(days)))
        paper = replace(meeting_paper(desk.context, held), form="joint-minutes")
        told = issuing.paper_problems(desk.context, paper, desk.facts(paper) | {"meeting.minutes": "限期支付。"})
        assert [each.where for each in told if each.code == "stated-day-ahead"] == found
