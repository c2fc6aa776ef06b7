"""What a paper says beside those that it follows: the hearing of which its party was told, the sum that was decided."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case_review import Check
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.document import About, DocumentKind
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.lifecycle import PaperVerb
from inspector_app.domain.role import Event, Role
from inspector_app.formdefs.facts import to_json
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases import acts, issuing
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.case_papers import following_choices
from inspector_app.usecases.case_review import looked_through
from inspector_app.usecases.deadlines import case_due_items, extend
from inspector_app.usecases.follow_papers import objection_waits
from inspector_app.usecases.hearings import signed_papers
from inspector_app.usecases.limit_events import moved
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.paper_file import paper_file
from inspector_app.usecases.situations import situation_of
from inspector_app.usecases.steps import StepVerb, next_steps
from inspector_app.usecases.surroundings import Surroundings
from tests.builders import a_document, a_service

CALLED = {"hearing.at": "2026-03-31T09:00:00+08:00", "hearing.place": "本局三楼", "hearing.chair": "示例法制"}
OURS = (
    "repeats-",
    "duty-",
    "decision-",
    "paper-same-",
    "penalty-again",
    "discussion-",
    "decided-",
    "apart-",
    "annex-",
    "unheard-",
    "heard-",
)
UNTALKED = {"apart-discussion", "discussion-alone", "discussion-before-hearing"}


def kept(desk, form, act, **told):
    """A paper of the case as it was issued, or signed."""
    kind = DocumentKind.RECORD if act is ActKind.SIGNED else DocumentKind.OUTGOING
    paper = a_document(
        form=form, kind=kind, case_rid=desk.case.rid, addressee=desk.company.name, number=f"〔2026〕{form}",
        addressee_rid=desk.company.rid, facts=to_json(told), edition=desk.context.forms.find(form).edition,
    )  # fmt: skip
    with desk.context.unit("文书") as unit:
        unit.put(paper)
        unit.put(Act(new_rid(), act, paper.rid, desk.clock.now(), "示例局长", case_rid=desk.case.rid))
    return paper


def codes(desk, form, **told):
    paper = Paper(form, desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    begun = issuing.start_facts(desk.context, paper)
    found = issuing.paper_problems(desk.context, paper, begun | told)
    return begun, {each.code for each in found if each.code.startswith(OURS)}


def test_a_hearing_is_held_as_its_party_was_told(desk):
    """APL art. 64."""
    kept(desk, "hearing-notice", ActKind.SIGNED_OFF, **CALLED)
    begun, found = codes(desk, "hearing-record")
    assert (CALLED.items() <= begun.items(), found) == (True, set())
    assert codes(desk, "hearing-record", **{"hearing.at": "2026-03-31T09:30:00+08:00"})[1] == set()
    for otherwise in ("2026-03-25T09:00:00+08:00", "2026-03-31T08:00:00+08:00"):
        assert codes(desk, "hearing-record", **{"hearing.at": otherwise})[1] == {"repeats-otherwise"}


@pytest.mark.parametrize(
    ("told", "found"),
    [
        (("示例局长", "示例局长、示例副局长", "2026-03-02T15:00:00+08:00"), set()),
        (("陈示例", "陈示例", "2026-02-27T15:00:00+08:00"), UNTALKED),
    ],
)  # fmt: skip
def test_heads_talk_a_grave_case_over_after_its_hearing(desk, told, found):
    """APL arts 57(2), 65."""
    held = kept(desk, "hearing-record", ActKind.SIGNED, **{"hearing.at": "2026-03-02T09:00:00+08:00"})
    whole, paper = case_file(desk.context, desk.case.rid), Paper("penalty-ruling", addressee_rid=desk.company.rid)
    assert signed_papers(whole, paper, Role.HEARING) == [held]
    named = dict(zip(("discussion.chair", "discussion.attended", "discussion.at"), told, strict=True))
    assert codes(desk, "discussion-record", **named)[1] == found


def test_a_penalty_decision_tells_of_the_hearing_on_whose_record_it_rests(desk):
    """APL arts 64, 65."""
    notice = kept(desk, "penalty-prior-notice", ActKind.SIGNED_OFF)
    call = kept(desk, "hearing-notice", ActKind.SIGNED_OFF, **CALLED)
    pair = tuple(each.rid for each in desk.context.team())
    with desk.context.unit("送达和异议") as unit:
        for paper in (notice, call):
            unit.put(
                Act(
                    new_rid(), ActKind.SERVED, paper.rid, desk.clock.now(), "示例",
                    service=a_service(inspector_rids=pair), case_rid=desk.case.rid,
                )
            )  # fmt: skip
        said = (
            ("处罚过重，请求召开听证会", ActKind.OBJECTED),
            ("处罚适当，不予听证，3月30日电话告知", ActKind.OBJECTION_ANSWERED),
        )
        for words, kind in said:
            unit.put(Act(new_rid(), kind, notice.rid, desk.clock.now(), "示例", note=words, case_rid=desk.case.rid))
    kept(desk, "hearing-record", ActKind.SIGNED, **CALLED)
    begun, found = codes(desk, "penalty-ruling")
    day = "2026年3月2日"
    assert begun["told.heard"] == (
        f"你（单位）于{day}提出：处罚过重，请求召开听证会。本局于{day}送达{call.called}。"
        "2026年3月31日举行听证，制作了听证笔录。经复核，处罚适当，3月30日电话告知。"
    )
    assert not {each for each in found if each.startswith("heard-")}
    for heard, code in (
        ("你单位请求召开听证会。经复核，处罚适当，不予听证。", "heard-no-hearing"),
        ("你单位提出处罚过重。经复核，处罚适当。", "heard-hearing-untold"),
    ):
        assert code in codes(desk, "penalty-ruling", **{"told.heard": heard})[1]


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({"promise.facts": "已于2026年3月15日付清全部工资"}, {"text-state-differs"}),
        ({"promise.facts": "已经支付工资10,000元，其余于3月20日前付清"}, set()),
        ({"text.promise": "无。"}, {"promise-lacks"}),
        ({"text.promise": "我单位承诺收到工程款后不再拖欠，你局不得再将我单位列入名单。"}, {"promise-denies"}),
        ({"text.promise": "我单位郑重承诺今后不再拖欠。五、愿意配合检查。"}, {"promise-added"}),
    ],
)  # fmt: skip
def test_a_promise_tells_what_is_on_record_and_promises_what_law_wants(desk, told, found):
    """O45 arts 7, 14(1)."""
    paper = Paper("credit-promise", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    begun = issuing.start_facts(desk.context, paper) | told
    problems = {each.code for each in issuing.paper_problems(desk.context, paper, begun) if each.where in told}
    assert problems == found


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("同意罚款人民币壹万伍仟元整（￥15,000.00）。", set()),
        ("处罚款50万元。", {"discussion-above-notice"}),
        ("对该单位处罚款1,000元。", {"fine-below-range"}),
        ("处罚款15,000元，吊销营业执照。", {"discussion-kind-untold"}),
        ("欠薪90万元，责令支付。", {"text-figure-differs"}),
        ("对示例建工有限公司罚款15,000.00元。", {"discussion-other-party"}),
        ("对示例劳务有限公司罚款15,000.00元；示例建工有限公司另案处理。", set()),
        ("对示例建工有限公司另案处理，对示例劳务有限公司罚款15,000.00元。", set()),
        ("对示例城西建设投资有限公司罚款15,000.00元。", {"discussion-other-party"}),
        ("对建设单位罚款15,000.00元。", {"discussion-other-party"}),
        ("对该公司法定代表人（示例法人）罚款15,000.00元。", {"discussion-other-party"}),
        ("对示例劳务有限公司（法定代表人示例法人）罚款15,000.00元。", set()),
    ],
)
def test_what_the_heads_conclude_lies_beside_the_case_and_what_its_party_was_told(desk, words, found):
    """APL arts 44, 62: and what is decided is asked about as it is talked over, not only as it is decided."""
    desk.other_company()
    with desk.context.unit("项目") as unit:
        unit.put(replace(desk.project, owner_name="示例城西建设投资有限公司"))
    fined = {
        "penalty.content": "罚款人民币壹万伍仟元整（￥15,000.00）",
        "penalty.basis": "《劳动保障监察条例》第三十条第一款第（三）项",
    }
    kept(desk, "penalty-prior-notice", ActKind.SIGNED_OFF, **fined)
    paper = Paper("discussion-record", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    told = issuing.start_facts(desk.context, paper) | {"discussion.conclusion": words}
    problems = issuing.paper_problems(desk.context, paper, told)
    assert {each.code for each in problems if each.where == "discussion.conclusion"} == found


SPARED, FINED = "一致同意不予行政处罚，不予罚款。", "一致同意罚款人民币壹万元整（￥10,000.00）。"
FINE = {"penalty.content": "罚款人民币壹万元整（￥10,000.00）"}


@pytest.mark.parametrize(
    ("concluded", "form", "told", "asks"),
    [
        (SPARED, "penalty-ruling", FINE, True),
        (FINED, "penalty-ruling", FINE, False),
        (FINED, "penalty-ruling", {"penalty.content": "罚款人民币壹万伍仟元整（￥15,000.00）"}, True),
        (FINED, "penalty-ruling", {"penalty.content": "罚款10,000元，责令停产停业"}, True),
        (FINED, "penalty-spared", {}, True),
        (SPARED, "penalty-spared", {}, False),
        ("同意承办人的意见。", "penalty-ruling", FINE, False),
    ],
)
def test_a_decision_is_the_one_that_the_heads_talked_over(desk, concluded, form, told, asks):
    """APL art. 57(2)."""
    early = {"discussion.at": "2026-03-01T09:00:00+08:00", "discussion.conclusion": "罚款200,000元，责令停产停业"}
    kept(desk, "discussion-record", ActKind.SIGNED, **early)
    last = {"discussion.at": "2026-03-02T09:00:00+08:00", "discussion.conclusion": concluded}
    kept(desk, "discussion-record", ActKind.SIGNED, **last)
    assert ("decided-otherwise" in codes(desk, form, **told)[1]) is asks


def test_what_is_demanded_and_asked_of_the_court_is_what_was_decided(desk):
    """AEL arts 36, 53 to 55: the rows that law wants of the annex are no pieces of the file."""
    decision = kept(
        desk, "penalty-ruling", ActKind.SIGNED_OFF, **{"penalty.content": "处以罚款人民币壹万元整（￥10,000.00）"}
    )
    told = {"decision.number": decision.number}
    begun, found = codes(desk, "performance-demand", **told)
    assert (begun["decision.duty"], found) == ("缴纳罚款人民币壹万元整（￥10,000.00）", set())
    above = {"decision.duty": "缴纳罚款人民币贰万元整（￥20,000.00）"}
    assert codes(desk, "performance-demand", **told, **above)[1] == {"duty-above-decision"}
    wages = kept(desk, "payment-decision", ActKind.SIGNED_OFF, **{"debt.total_fen": 6_000_000})
    fined = {"decision.number": wages.number, "decision.duty": "支付工资60,000.00元，并加处罚款"}
    assert "duty-fine-undecided" in codes(desk, "performance-demand", **fined)[1]
    with desk.context.unit("撤销") as unit:
        unit.put(Act(new_rid(), ActKind.WITHDRAWN, wages.rid, desk.clock.now(), "示例局长", case_rid=desk.case.rid))
    late = {"decision.duty": "缴纳罚款10,000元，加处罚款3,000元"}
    assert codes(desk, "enforcement-application", **told, **late)[1] == set()
    kept(desk, "performance-demand", ActKind.SIGNED_OFF, **begun)
    assert codes(desk, "enforcement-application", **told)[1] == set()
    ground = codes(desk, "enforcement-application", **told)[0]["text.ground"]
    assert "《中华人民共和国行政处罚法》第七十二条第一款第（四）项" in ground
    assert "保障农民工工资支付条例" not in ground + begun["text.demand"] + str(begun.get("text.pay"))
    kept_only = {"told.heard": "当事人书面申请分期，本局收到后存卷"}
    assert codes(desk, "enforcement-application", **told, **kept_only)[1] == {"heard-unchecked"}
    wrong = late | {"told.heard": "当事人提出已付款，本局未予理会"}
    assert codes(desk, "enforcement-application", **told, **wrong)[1] == {"repeats-otherwise", "unheard-denies"}


def served(desk, paper):
    way = a_service(inspector_rids=tuple(each.rid for each in desk.context.team()))
    act = Act(new_rid(), ActKind.SERVED, paper.rid, desk.clock.now(), "", case_rid=desk.case.rid, service=way)
    with desk.context.unit("送达") as unit:
        for each in (act, *moved(desk.context, Event.SERVED, paper, act, desk.clock.now().date())):
            unit.put(each)


def asked_of_the_court(desk):
    paper = Paper("enforcement-application", desk.case.rid, addressee=desk.company.name,
                  addressee_rid=desk.company.rid)  # fmt: skip
    begun = issuing.start_facts(desk.context, paper)
    return begun, {each.code: each.details for each in issuing.paper_problems(desk.context, paper, begun)}


def test_the_steps_of_a_case_go_on_from_a_decision_that_is_not_performed(desk):
    """AEL arts 53, 54."""

    def ways():
        steps = next_steps(desk.context, desk.case.rid)
        return [(each.paper.form, each.open, each.last_day) for each in steps if each.verb is StepVerb.FOLLOW]

    desk.file()
    decision = kept(desk, "payment-decision", ActKind.SIGNED_OFF, **{"treatment.days": 15})
    served(desk, decision)
    desk.clock.advance(days=15)
    assert ways() == []
    desk.clock.advance(days=1)
    court = next(each.due for each in desk.context.store.find(Deadline, rule="DL-34"))
    ((form, is_open, last),) = ways()
    assert (form, is_open, last) == ("performance-demand", True, date(2026, 11, 17))
    term = desk.context.law.compute("DL-33", last, desk.context.agency.province)
    assert (term.due < court, court) == (True, date(2026, 12, 2))
    told = {"decision.number": decision.number}
    for day, asks in ((last, False), (last + timedelta(days=1), True), (court + timedelta(days=1), True)):
        found = issuing.paper_problems(desk.context, Paper(form, desk.case.rid, addressee=desk.company.name,
            addressee_rid=desk.company.rid), told | {"document.date": day.isoformat()})  # fmt: skip
        assert ("demand-too-late" in {each.code for each in found}) is asks
    demand = replace(kept(desk, "performance-demand", ActKind.SIGNED_OFF), about=About(served_rid=decision.rid))
    with desk.context.unit("文书") as unit:
        unit.put(demand)
    assert ways() == [("enforcement-application", False, court)]
    served(desk, demand)
    desk.clock.advance(days=200)
    assert ways() == [("enforcement-application", True, court)]
    kept(desk, "enforcement-application", ActKind.SIGNED_OFF)
    assert ways() == []


def test_the_steps_of_a_case_call_to_the_hearing_that_was_asked_for(desk):
    """APL arts 63, 64."""

    def ways():
        return [each.paper.form for each in next_steps(desk.context, desk.case.rid) if each.verb is StepVerb.FOLLOW]

    desk.file()
    notice = kept(desk, "penalty-prior-notice", ActKind.SIGNED_OFF)
    served(desk, notice)
    assert ways() == []
    said = Act(new_rid(), ActKind.OBJECTED, notice.rid, desk.clock.now(), "示例", note="处罚过重，请求召开听证会",
               case_rid=desk.case.rid)  # fmt: skip
    with desk.context.unit("异议") as unit:
        unit.put(said)
    assert ways() == ["hearing-notice"]
    kept(desk, "hearing-notice", ActKind.SIGNED_OFF, **CALLED)
    assert ways() == []


def steps_on(desk):
    steps = next_steps(desk.context, desk.case.rid)
    return [
        (each.paper and each.paper.form, each.open) for each in steps if each.verb in (StepVerb.FOLLOW, StepVerb.ANSWER)
    ]


@pytest.mark.parametrize(
    ("notice", "told", "decided"),
    [
        ("list-pre-notice", {}, ["listing-ruling"]),
        ("penalty-prior-notice", {}, ["penalty-ruling"]),
        ("decision-prior-notice", {"treatment.intended": "责令支付上述工资"}, ["payment-decision"]),
        ("decision-prior-notice", {"treatment.intended": "按照应付金额50%加付赔偿金"}, ["extra-payment-decision"]),
        (
            "decision-prior-notice",
            {"treatment.intended": "责令支付上述工资，并加付赔偿金"},
            ["payment-decision", "extra-payment-decision"],
        ),
    ],
)
def test_the_steps_of_a_case_go_on_from_a_notice_to_its_decision(desk, half_paid, notice, told, decided):
    """O45 arts 6, 8; R423 art. 19; APL arts 45, 57: once its party was heard, or let its days go by."""
    days = {} if notice == "list-pre-notice" else {"notice.defence_days": 5}
    paper = replace(kept(desk, notice, ActKind.SIGNED_OFF, **days, **told), about=About(order_rid=half_paid.rid))
    with desk.context.unit("告知") as unit:
        unit.put(paper)
    served(desk, paper)
    desk.clock.advance(days=7)
    assert steps_on(desk) == []
    desk.clock.advance(days=1)
    assert [form for form, _ in steps_on(desk)] == decided
    acts.object_to(desk.context, paper.rid, desk.company.name, "已经付清部分工资")
    answered_by = "objection-result" if notice == "list-pre-notice" else None
    assert steps_on(desk) == [(answered_by, True)]
    acts.answer_objection(desk.context, paper.rid, "陈示例", "经核实没有支付凭证，不予采纳")
    assert [form for form, _ in steps_on(desk)] == decided
    assert (("payment-decision", True) in steps_on(desk)) is ("payment-decision" in decided)
    desk.pay(2_000_000, 2_000_000, 2_000_000)
    assert ("payment-decision", True) not in steps_on(desk)  # nothing is left to be paid
    for form in decided:
        kept(desk, form, ActKind.SIGNED_OFF)
    assert steps_on(desk) == []


def test_the_court_is_asked_when_nobody_may_sue_any_more_or_a_judgment_is_on_file(desk):
    """AEL art. 53, ALL art. 46(1): six months after the service of the decision; art. 55 says what is annexed."""
    desk.file()
    decision = kept(desk, "payment-decision", ActKind.SIGNED_OFF, **{"debt.total_fen": 6_000_000})
    served(desk, decision)
    served(desk, kept(desk, "performance-demand", ActKind.SIGNED_OFF))
    desk.clock.move_to(desk.clock.now() + timedelta(days=40))
    begun, found = asked_of_the_court(desk)
    assert found["gate-enforcement-terms-running"]["due"] == "2026-09-02"
    assert found["enforcement-unproved"]["papers"].count("、") == 1
    assert [row["annex_title"][:5] for row in begun["annexes"]] == [
        "行政决定书",
        "作出决定的",
        "当事人的意",
        "申请强制执",
        "申请人主体",
    ]
    piece = desk.context.store.all(Evidence)[0]
    with desk.context.unit("证据") as unit:
        unit.put(replace(piece, rid=new_rid(), title="示例区人民法院行政判决书"))
    assert "gate-enforcement-terms-running" not in asked_of_the_court(desk)[1]
    with desk.context.unit("证据") as unit:
        for each in desk.context.store.all(Evidence):
            unit.delete(each)
    desk.clock.move_to(at(date(2026, 9, 3), 9))
    assert {"gate-enforcement-terms", "gate-enforcement-terms-running"} & set(asked_of_the_court(desk)[1]) == {
        "gate-enforcement-terms"
    }


@pytest.mark.parametrize(("demanded", "found"), [(0, set()), (1, {"gate-enforcement-no-demand"})])
def test_the_court_is_asked_for_the_decision_that_was_demanded(desk, demanded, found):
    """AEL art. 54: each decision is demanded for itself; the demand of one that does not stand is none."""
    desk.file()
    decisions = [kept(desk, form, ActKind.SIGNED_OFF) for form in ("payment-decision", "extra-payment-decision")]
    for each in decisions:
        served(desk, each)
    number = {"decision.number": decisions[demanded].number}
    served(desk, kept(desk, "performance-demand", ActKind.SIGNED_OFF, **number))
    desk.clock.move_to(desk.clock.now() + timedelta(days=40))
    paper = Paper("enforcement-application", desk.case.rid, addressee=desk.company.name,
                  addressee_rid=desk.company.rid)  # fmt: skip
    facts = issuing.start_facts(desk.context, paper) | {"decision.number": decisions[0].number}

    def undemanded():
        return {each.code for each in issuing.paper_problems(desk.context, paper, facts)} & {
            "gate-enforcement-no-demand"
        }

    assert undemanded() == found
    acts.withdraw(desk.context, decisions[demanded].rid, "示例局长", "认定有误")
    assert undemanded() == {"gate-enforcement-no-demand"}


def test_an_objection_is_answered_by_the_paper_that_tells_what_came_of_it(desk):
    """O45 art. 6: the party is told; nobody registers it once more."""
    desk.file()
    notice = kept(desk, "list-pre-notice", ActKind.SIGNED_OFF)
    other = replace(notice, rid=new_rid(), addressee="示例负责人", addressee_rid="", number="〔2026〕另一份")
    with desk.context.unit("文书") as unit:
        unit.put(other)
        unit.put(Act(new_rid(), ActKind.SIGNED_OFF, other.rid, desk.clock.now(), "示例局长", case_rid=desk.case.rid))
    for each in (notice, other):
        served(desk, each)
        act = Act(new_rid(), ActKind.OBJECTED, each.rid, desk.clock.now(), "", case_rid=desk.case.rid, note="已付清")
        with desk.context.unit("异议") as unit:
            for made in (act, *moved(desk.context, Event.OBJECTED, each, act, desk.clock.now().date())):
                unit.put(made)
    answer = kept(desk, "objection-result", ActKind.SIGNED_OFF, **{"objection.result": "异议不成立"})
    assert objection_waits(case_file(desk.context, desk.case.rid), notice)
    served(desk, answer)
    whole = case_file(desk.context, desk.case.rid)
    assert (objection_waits(whole, notice), objection_waits(whole, other)) == (False, True)
    ends = {each.document_rid: each.done_on for each in whole.deadlines if each.rule == "DL-14"}
    assert (ends[notice.rid], ends[other.rid]) == (desk.clock.now().date(), None)
    begun = codes(desk, "listing-ruling")[0]
    assert begun["told.heard"].endswith(f"经核实，异议不成立，本局于2026年3月2日送达{answer.called}告知了核实结果。")


@pytest.mark.parametrize(
    ("form", "takes"), [("list-pre-notice", True), ("listing-ruling", False), ("complaint-accepted", False)]
)
def test_to_what_was_decided_nobody_objects_but_asks_for_review(desk, form, takes):
    desk.file()
    paper = kept(desk, form, ActKind.SIGNED_OFF)
    served(desk, paper)
    assert (PaperVerb.OBJECT in paper_file(desk.context, paper.rid).verbs) is takes


def test_what_is_still_to_be_answered_in_its_term_is_no_fault_of_the_file(desk):
    """O45 art. 6: five working days; nor is a plea on which nothing was decided yet."""
    desk.file()
    listing, penalty = (kept(desk, form, ActKind.SIGNED_OFF) for form in ("list-pre-notice", "penalty-prior-notice"))
    for each in (listing, penalty):
        served(desk, each)
        acts.object_to(desk.context, each.rid, desk.company.name, "认为数额有误")

    def found():
        looked = looked_through(desk.context, desk.case.rid)
        return [word for each in looked if each.rule.check is Check.OBJECTION_OPEN for word in each.words]

    assert found() == []
    desk.clock.advance(days=10)
    assert len(found()) == 1
    kept(desk, "penalty-ruling", ActKind.SIGNED_OFF)
    assert len(found()) == 2


@pytest.mark.parametrize(("day", "asks"), [("2026-03-01", False), ("2026-03-02", False), ("2026-03-03", True)])
@pytest.mark.parametrize("named", ["（{0}）", "（[2026]payment-decision）", ""])
def test_a_review_is_of_before_its_decision(desk, day, asks, named):
    """APL art. 58(1)."""
    decision = kept(desk, "payment-decision", ActKind.SIGNED_OFF)
    desk.clock.advance(days=1)
    told = {"legal_review.paper": decision.title + named.format(decision.number), "legal_review.on": day}
    paper = Paper("legal-opinion", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    found = issuing.paper_problems(desk.context, paper, issuing.start_facts(desk.context, paper) | told)
    assert ("review-after-decision" in {each.code for each in found}) is asks


def test_a_decision_that_nobody_obeyed_is_no_delay_of_ours(desk):
    desk.file()
    served(desk, kept(desk, "payment-decision", ActKind.SIGNED_OFF, **{"treatment.days": 15}))
    desk.clock.advance(days=20)
    looked = looked_through(desk.context, desk.case.rid)
    assert [word for each in looked if each.rule.check is Check.LATE for word in each.words] == []


def test_what_the_party_put_forward_is_told_and_not_stated_and_looked_into_once(desk):
    """R423 art. 19: nothing that the desk drafts by itself is asked about."""
    desk.file()
    served(desk, notice := kept(desk, "decision-prior-notice", ActKind.SIGNED_OFF))
    acts.object_to(desk.context, notice.rid, desk.company.name, "工资已全部付清")
    acts.answer_objection(desk.context, notice.rid, "陈示例", "经复核，没有支付凭证，不予采纳")
    paper = Paper("payment-decision", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    begun = issuing.start_facts(desk.context, paper)
    assert begun["told.heard"].endswith("提出：工资已全部付清。经复核，没有支付凭证，不予采纳。")
    found = issuing.paper_problems(desk.context, paper, begun)
    assert not [each for each in found if each.where == "told.heard"]


def test_what_was_said_to_another_notice_is_no_plea_to_this_one(desk):
    desk.file()
    listing = kept(desk, "list-pre-notice", ActKind.SIGNED_OFF)
    with desk.context.unit("异议") as unit:
        unit.put(Act(new_rid(), ActKind.OBJECTED, listing.rid, desk.clock.now(), "", case_rid=desk.case.rid))
    kept(desk, "decision-prior-notice", ActKind.SIGNED_OFF)
    said = {"told.heard": "当事人在规定期限内没有提出陈述、申辩。"}
    paper = Paper("payment-decision", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    begun = issuing.start_facts(desk.context, paper)
    found = issuing.paper_problems(desk.context, paper, begun | said)
    assert not [each for each in found if each.where == "told.heard"]


def test_what_was_said_against_a_demand_is_looked_into_as_the_record_tells_it(desk):
    """AEL art. 36: while an objection is on record and not answered, no wording makes up for it."""
    desk.file()
    demand = kept(desk, "performance-demand", ActKind.OBJECTED)
    said = {"told.heard": "当事人提出资金困难，经查明不能成立"}
    assert "heard-unchecked" in codes(desk, "enforcement-application", **said)[1]
    with desk.context.unit("答复") as unit:
        unit.put(Act(new_rid(), ActKind.OBJECTION_ANSWERED, demand.rid, desk.clock.now(), "", case_rid=desk.case.rid))
    plainly = {"told.heard": "当事人提出资金困难，已当面回复"}
    assert "heard-unchecked" not in codes(desk, "enforcement-application", **plainly)[1]


def test_who_asked_for_a_hearing_is_answered_there(desk):
    """APL arts 63 to 65: what is put forward after the hearing wants its own answer."""
    notice = kept(desk, "penalty-prior-notice", ActKind.OBJECTED)
    assert objection_waits(case_file(desk.context, desk.case.rid), notice)
    kept(desk, "hearing-record", ActKind.SIGNED)
    assert not objection_waits(case_file(desk.context, desk.case.rid), notice)
    desk.clock.move_to(desk.clock.now() + timedelta(days=1))
    with desk.context.unit("异议") as unit:
        unit.put(Act(new_rid(), ActKind.OBJECTED, notice.rid, desk.clock.now(), "", case_rid=desk.case.rid))
    assert objection_waits(case_file(desk.context, desk.case.rid), notice)


@pytest.mark.parametrize(
    ("told", "rate", "found"),
    [
        ("拟责令支付上述工资，并按照应付金额50%的标准加付赔偿金。", 50, set()),
        ("拟责令支付上述工资，并按照应付金额50%的标准加付赔偿金。", 100, {"extra-above-notice"}),
        ("拟责令支付上述工资。", 50, {"extra-not-told"}),
    ],
)
def test_no_more_compensation_is_decided_than_its_party_was_told(desk, told, rate, found):
    """R423 art. 19."""
    desk.file()
    kept(desk, "decision-prior-notice", ActKind.SIGNED_OFF, **{"text.intention": told})
    paper = Paper("extra-payment-decision", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    facts = issuing.start_facts(desk.context, paper) | {"extra.rate": rate}
    codes = {each.code for each in issuing.paper_problems(desk.context, paper, facts)}
    assert codes & {"extra-above-notice", "extra-not-told"} == found


def test_the_term_of_a_listing_is_that_of_each_party(desk):
    """O45 art. 8: who was decided upon in time says nothing of another one."""
    notice = desk.pre_notice()
    paper = Paper("listing-ruling", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    order = notice.about.order_rid
    ruling = kept(desk, "listing-ruling", ActKind.SIGNED_OFF)
    act = desk.context.store.find(Act, subject_rid=ruling.rid)[0]
    with desk.context.unit("列入") as unit:
        for each in moved(desk.context, Event.SIGNED_OFF, ruling, act, desk.clock.now().date()):
            unit.put(each)
    desk.clock.move_to(desk.clock.now() + timedelta(days=90))
    for name, rid, late in ((desk.company.name, desk.company.rid, False), ("郑示例", "", True)):
        asked = replace(paper, addressee=name, addressee_rid=rid).speaking_of(order_rid=order)
        situation = situation_of(Surroundings(desk.context, asked), {})
        assert (situation.decide_by is not None and situation.today > situation.decide_by) is late


def test_the_term_of_a_listing_stands_on_today_for_each_party_that_was_told(desk):
    """O45 arts 5, 8: the head of a firm is decided upon in the term of the firm's order, which grows for both."""
    notice = desk.pre_notice()
    told = kept(desk, "list-pre-notice", ActKind.SIGNED_OFF)
    to_head = replace(told, addressee="郑示例", addressee_rid="", about=notice.about)
    with desk.context.unit("告知") as unit:
        unit.put(to_head)
    served(desk, to_head)
    first, _ = desk.context.store.find(Deadline, rule="DL-15")
    extend(desk.context, first.rid, "示例局长", "案情复杂")

    def asked():
        items = case_due_items(desk.context, desk.case)
        return [(each.deadline.title, each.deadline.due) for each in items if each.deadline.rule == "DL-15"]

    longer = desk.context.store.need(Deadline, first.rid).due
    assert asked() == [(first.title, longer), (f"{first.title}（郑示例）", longer)]
    for party, left in ((desk.company.name, [f"{first.title}（郑示例）"]), ("郑示例", [])):
        ruling = kept(desk, "listing-ruling", ActKind.SIGNED_OFF)
        to = {} if party == desk.company.name else {"addressee": party, "addressee_rid": ""}
        (act,) = desk.context.store.find(Act, subject_rid=ruling.rid)
        with desk.context.unit("列入") as unit:
            for each in (
                ruling := replace(ruling, **to),
                *moved(desk.context, Event.SIGNED_OFF, ruling, act, act.at.date()),
            ):
                unit.put(each)
        assert [title for title, _ in asked()] == left


def test_a_hearing_comes_after_the_notice_and_after_its_call(desk):
    """APL art. 64."""
    desk.file()
    notice = kept(desk, "penalty-prior-notice", ActKind.SIGNED_OFF)
    served(desk, notice)
    paper = Paper("hearing-record", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)

    def found(day):
        facts = issuing.start_facts(desk.context, paper) | {"hearing.at": f"{day}T08:00:00+08:00"}
        codes = {each.code for each in issuing.paper_problems(desk.context, paper, facts)}
        return codes & {"hearing-before-told", "hearing-uncalled", "hearing-called-late"}

    assert (found("2026-02-27"), found("2026-03-20")) == ({"hearing-before-told"}, {"hearing-uncalled"})
    served(desk, kept(desk, "hearing-notice", ActKind.SIGNED_OFF))
    assert (found("2026-03-04"), found("2026-03-20")) == ({"hearing-called-late"}, set())


def test_a_hearing_of_which_a_part_is_not_told_wants_a_reason(desk):
    """APL arts 64, 65: a decision is made by what the record of the hearing tells."""
    paper = Paper("hearing-record", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    begun = issuing.start_facts(desk.context, paper) | {"hearing.at": "2026-03-20T08:00:00+08:00"}
    told = begun | {"hearing_parts": [row | {"text": row.get("text") or "略"} for row in begun["hearing_parts"]]}

    def found(facts):
        return "hearing-part-empty" in {each.code for each in issuing.paper_problems(desk.context, paper, facts)}

    assert (found(begun), found(told)) == (True, False)


def asked_for_a_hearing(desk):
    """A penalty notice served on 2 March whose party asked for a hearing that day."""
    desk.file()
    notice = kept(desk, "penalty-prior-notice", ActKind.SIGNED_OFF)
    served(desk, notice)
    acts.object_to(desk.context, notice.rid, desk.company.name, "处罚过重，请求召开听证会")
    return notice


@pytest.mark.parametrize(
    ("told", "found"),
    [
        ({}, set()),
        ({"hearing.asked_on": "2026-03-01"}, {"hearing-asked-otherwise"}),
        ({"hearing.closed_why": "涉及商业秘密"}, {"hearing-open-why"}),
        ({"hearing.open": "不公开举行"}, {"hearing-closed-why"}),
    ],
)
def test_a_hearing_is_called_as_it_was_asked_for(desk, told, found):
    """APL art. 64."""
    asked_for_a_hearing(desk)
    paper = Paper("hearing-notice", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    begun = issuing.start_facts(desk.context, paper)
    assert begun["hearing.asked_on"] == "2026-03-02"
    problems = issuing.paper_problems(desk.context, paper, begun | {"hearing.open": "公开举行"} | told)
    ours = ("hearing-asked", "hearing-open", "hearing-closed")
    assert {each.code for each in problems if each.code.startswith(ours)} == found


@pytest.mark.parametrize(("day", "found"), [("2026-03-01", True), ("2026-03-05", False), ("2026-03-20", True)])
def test_a_hearing_of_which_no_record_tells_was_asked_for_in_its_term(desk, day, found):
    desk.file()
    served(desk, kept(desk, "penalty-prior-notice", ActKind.SIGNED_OFF))
    paper = Paper("hearing-notice", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
    facts = issuing.start_facts(desk.context, paper) | {"hearing.asked_on": day}
    problems = issuing.paper_problems(desk.context, paper, facts)
    assert ("hearing-asked-out-of-term" in {each.code for each in problems}) is found


def test_a_hearing_that_was_asked_for_is_not_refused_in_writing(desk):
    """APL arts 63, 64."""
    notice = asked_for_a_hearing(desk)
    assert paper_file(desk.context, notice.rid).hearing_asked
    with pytest.raises(Refused, match="answer-refuses-hearing"):
        acts.answer_objection(desk.context, notice.rid, "陈示例", "处罚适当，不予听证，3月30日电话告知")
    acts.answer_objection(desk.context, notice.rid, "陈示例", "3月30日举行听证，已送达听证通知书")


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("要求听证，认为处罚过重", {"gate-penalty-hearing-asked"}),
        ("不服处罚要求听证", {"gate-penalty-hearing-asked"}),
        ("认为处罚过重，不要求听证", {"gate-penalty-hearing"}),
        ("认为处罚过重，不再要求听证", {"gate-penalty-hearing"}),
        ("放弃要求听证，请从轻", {"gate-penalty-hearing"}),
        ("没有提出听证要求，只作书面申辩", {"gate-penalty-hearing"}),
        ("认为处罚过重", {"gate-penalty-hearing"}),
    ],
)
def test_a_hearing_that_was_asked_for_in_time_is_held_before_anything_is_decided(desk, said, found):
    """APL arts 63 to 65: an answer in writing is no hearing; who gives it up is not heard."""
    desk.file()
    notice = kept(desk, "penalty-prior-notice", ActKind.SIGNED_OFF)
    served(desk, notice)
    done = [
        Act(new_rid(), kind, notice.rid, desk.clock.now(), "", case_rid=desk.case.rid, note=note)
        for kind, note in ((ActKind.OBJECTED, said), (ActKind.OBJECTION_ANSWERED, "不予听证，处罚适当"))
    ]
    with desk.context.unit("异议") as unit:
        for each in done:
            unit.put(each)
    paper = Paper("penalty-ruling", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)

    def codes():
        problems = issuing.paper_problems(desk.context, paper, issuing.start_facts(desk.context, paper))
        return {each.code for each in problems if each.code.startswith("gate-penalty-hearing")}

    assert codes() == found
    served(desk, kept(desk, "hearing-notice", ActKind.SIGNED_OFF))
    kept(desk, "hearing-record", ActKind.SIGNED, **{"hearing.at": "2026-02-27T08:00:00+08:00"})
    assert codes() == {"gate-penalty-hearing-asked"}  # nobody was told by then: it was none
    kept(desk, "hearing-record", ActKind.SIGNED, **{"hearing.at": "2026-03-05T08:00:00+08:00"})
    assert codes() == {"gate-penalty-hearing-early"}
    kept(desk, "hearing-record", ActKind.SIGNED)
    assert codes() == set()


@pytest.mark.parametrize(
    ("form", "said"),
    [
        ("payment-decision", "paper-same-lines"),
        ("extra-payment-decision", "paper-same-lines"),
        ("penalty-ruling", "penalty-again"),
    ],
)
def test_the_same_sums_are_decided_once_while_the_decision_stands(desk, form, said):
    desk.file()
    assert said not in codes(desk, form)[1]
    first = kept(desk, form, ActKind.SIGNED_OFF)
    assert said in codes(desk, form)[1]
    with desk.context.unit("撤销") as unit:
        unit.put(Act(new_rid(), ActKind.WITHDRAWN, first.rid, desk.clock.now(), "示例局长", case_rid=desk.case.rid))
    assert said not in codes(desk, form)[1]


def test_of_two_decisions_the_one_that_is_chosen_is_demanded_and_no_other_one_is_named(desk):
    """AEL arts 35, 54: one decision is demanded, by its number and the day of its service."""
    desk.file()
    for form, total in (("payment-decision", {"debt.total_fen": 6_000_000}), ("extra-payment-decision", {})):
        served(desk, kept(desk, form, ActKind.SIGNED_OFF, **total))
    demand = desk.context.forms.find("performance-demand")
    choices = {each.note: each.paper for each in following_choices(desk.context, desk.case.rid, demand)}
    assert [note.partition("〕")[2].partition("）")[0] for note in choices] == [
        "payment-decision",
        "extra-payment-decision",
    ]
    begun = [issuing.start_facts(desk.context, paper) for paper in choices.values()]
    assert [each["decision.number"] for each in begun] == ["〔2026〕payment-decision", "〔2026〕extra-payment-decision"]
    assert codes(desk, "performance-demand", **begun[0])[1] == set()
    for otherwise, said in (
        ({"decision.number": "〔2026〕9号"}, "decision-unknown"),
        ({"decision.served_on": "2026-03-01"}, "decision-served-otherwise"),
    ):
        assert said in codes(desk, "performance-demand", **begun[0] | otherwise)[1]


@pytest.mark.parametrize(
    ("form", "says"),
    [("payment-decision", {"treatment.days": 15}), ("penalty-ruling", {"penalty.content": "罚款1万元"})],
)
def test_nothing_is_demanded_while_its_term_runs(desk, form, says):
    """AEL arts 53, 54; a fine too has its days."""
    desk.file()
    served(desk, kept(desk, form, ActKind.SIGNED_OFF, **says))

    def told():
        paper = Paper("performance-demand", desk.case.rid, addressee=desk.company.name, addressee_rid=desk.company.rid)
        found = issuing.paper_problems(desk.context, paper, issuing.start_facts(desk.context, paper))
        return [each.details["due"] for each in found if each.code == "demand-before-due"]

    assert told() == ["2026年3月17日"]
    kept(desk, "performance-demand", ActKind.SIGNED_OFF)
    looked = {each.rule.check: each.words for each in looked_through(desk.context, desk.case.rid)}
    assert any("2026年3月2日催告" in each and "期限2026年3月17日才满" in each for each in looked[Check.DATES])
    desk.clock.advance(days=16)
    assert told() == []


@pytest.mark.parametrize("begun_with_it", [True, False])
def test_the_court_is_asked_for_the_decision_that_was_demanded_and_no_other(desk, begun_with_it):
    """AEL art. 54; a demand that was begun with no record names its decision by the number."""
    desk.file()
    one, other = (kept(desk, form, ActKind.SIGNED_OFF) for form in ("payment-decision", "extra-payment-decision"))
    named = {"decision.number": one.number, "decision.duty": "支付工资"}
    demand = kept(desk, "performance-demand", ActKind.SIGNED_OFF, **({} if begun_with_it else named))
    demand = replace(demand, about=About(served_rid=one.rid)) if begun_with_it else demand
    with desk.context.unit("催告") as unit:
        unit.put(demand)
    for each in (one, other, demand):
        served(desk, each)
    application = desk.context.forms.find("enforcement-application")

    def problems(paper, **told):
        begun = issuing.start_facts(desk.context, paper)
        return begun, {each.code for each in issuing.paper_problems(desk.context, paper, begun | told)}

    found = {}
    for choice in following_choices(desk.context, desk.case.rid, application):
        begun, codes = problems(choice.paper)
        found[choice.paper.about.served_rid] = (begun.get("told.number"), "gate-before-unserved" in codes)
        assert begun.get("decision.duty") != "支付工资" or choice.paper.about.served_rid == one.rid
        assert "decision-otherwise" not in codes
    assert found == {one.rid: (demand.number, False), other.rid: (None, True)}
    named = {"decision.number": other.number}
    assert "decision-otherwise" in problems(choice.paper.speaking_of(served_rid=one.rid), **named)[1]
    chosen_none = choice.paper.speaking_of(served_rid="")
    for decision in (one, other):  # what was begun with none names it by its number
        unserved = "gate-before-unserved" in problems(chosen_none, **{"decision.number": decision.number})[1]
        assert unserved is (decision is other)


@pytest.mark.parametrize(
    ("before", "form"),
    [
        ("decision-prior-notice", "payment-decision"),
        ("penalty-prior-notice", "penalty-ruling"),
        ("list-pre-notice", "listing-ruling"),
        ("payment-decision", "performance-demand"),
    ],
)
def test_a_party_with_another_name_is_the_same_one(desk, before, form):
    """Who is on record is known by that: a corrected name shuts no step, and hides no earlier paper."""
    desk.file()
    served(desk, kept(desk, before, ActKind.SIGNED_OFF))

    def against(name):
        paper = Paper(form, desk.case.rid, addressee=name, addressee_rid=desk.company.rid)
        found = issuing.paper_problems(desk.context, paper, issuing.start_facts(desk.context, paper))
        return {each.code for each in found}

    as_it_was = against(desk.company.name)
    with desk.context.unit("单位") as unit:
        unit.put(replace(desk.company, name="示例劳务有限责任公司"))
    assert against("示例劳务有限责任公司") == as_it_was
