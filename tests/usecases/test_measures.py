"""The figures of the four sample reports come out of records, and any history comes to what a naive count gives."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.domain.act import Act, ActKind
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.consultation import AidResult
from inspector_app.domain.deadline import Deadline
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.document import About, Document, DocumentKind
from inspector_app.domain.hazard import Hazard, HazardState, HazardStepKind, hazard_state
from inspector_app.domain.incident import Advance, AdvancePurpose, AdvanceSource, Incident, Recovery
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.domain.measures.figure import By, Origin, figures
from inspector_app.domain.measures.ground import Ground, Span
from inspector_app.domain.measures.lead_rows import AidRow, LeadRow, LeadTermRow
from inspector_app.domain.person import Person
from inspector_app.domain.project import FactState, Grade, GradeClaim, Project, ProjectKind, SiteFact, known
from inspector_app.domain.reported import ReportedFigure, ReportKind
from inspector_app.domain.role import ListingGround
from inspector_app.domain.watching import (
    Advice,
    CreditGrade,
    CreditRating,
    Listing,
    ListingOutcome,
    Watch,
    WatchReport,
)
from inspector_app.support.clock import SetClock, at
from inspector_app.support.errors import Refused
from inspector_app.usecases.context import Context
from inspector_app.usecases.hazards import ask_strike_off, record_step, save_hazard
from inspector_app.usecases.measure_records import records_behind
from inspector_app.usecases.measures import measured
from inspector_app.usecases.reports import make_report
from inspector_app.usecases.store_file import open_store
from tests import districts
from tests.builders import a_company, a_person
from tests.desk import PASSPHRASE, _empty_store
from tests.queries import queries

LATE = date(2026, 2, 2)
MAY = date(2025, 5, 6)


def keep(context: Context, *records) -> None:
    with context.unit() as unit:
        for record in records:
            unit.put(record)


@pytest.fixture(scope="module")
def district(ready, tmp_path_factory):
    """A store with these records, each set in a store of its own, made once."""
    opened = {}

    def of(make) -> Context:
        if make not in opened:
            folder = tmp_path_factory.mktemp("district") / "store"
            ready.copy("store", _empty_store, folder)
            opened[make] = open_store(folder, PASSPHRASE, SetClock(at(LATE, 9)))
            keep(opened[make], *make())
        return opened[make]

    yield of
    for context in opened.values():
        context.store.close()


def values(context: Context, on: date, first: date | None = None, **more) -> dict[str, int | None]:
    return {name: each.value for name, each in measured(context, on, first, **more).figures.items()}


def test_report_1_begins_with_66_projects_of_which_20_are_in_no_class(district):
    found = measured(district(districts.winter), districts.WINTER)
    told = {name: each.value for name, each in found.figures.items()}
    ledger = ("projects", "projects_government", "projects_social", "projects_unclassified", "workers", "unpaid_fen")
    assert [told[name] for name in ledger] == [66, 37, 9, 20, 4002, 81_000_000_00]
    grades = ("projects_without_arrears", "projects_general", "projects_severe", "projects_ungraded")
    assert [told[name] for name in grades] == [40, 18, 8, 0]
    assert told["without_arrears_share"] == 6061
    assert "合计46个，比项目总数66个少20个" in found.notes[0]


def test_report_1_ends_with_one_general_and_one_severe_hazard_before_a_court(district):
    context = district(districts.winter)
    told = values(context, districts.CLEARED, districts.WINTER)
    hazards = ("hazards_general_found", "hazards_general_open", "hazards_severe_found", "hazards_severe_open")
    assert [told[name] for name in hazards] == [18, 1, 8, 1]
    assert (told["hazards_to_court"], told["hazards_struck_off"]) == (2, 24)
    assert told["without_arrears_share"] == 9697
    assert (told["special_account_share"], told["deposit_share"]) == (100_00, 100_00)
    assert (told["recovered_fen"], told["recovered_heads"]) == (96_520_000_00, 1652)
    assert [told[name] for name in ("talk_records", "orders", "pre_notices", "police_cases")] == [28, 3, 3, 2]
    assert values(context, districts.CLEARED, districts.WINTER, campaign="冬季攻坚行动") == told


def test_report_2_counts_what_was_visited_and_takes_contracts_from_whom_reports_them(district):
    found = measured(district(districts.inspected_county), date(2025, 12, 31), date(2025, 12, 1)).figures
    names = (
        "employers_inspected", "workers_covered", "employers_in_violation", "consultations", "complaints",
        "cases_filed", "contracts_supplemented", "recovered_fen",
    )  # fmt: skip
    assert [found[name].value for name in names] == [57, 3156, 11, 178, 6, 17, 671, 471_000_00]
    assert found["contracts_supplemented"].origin is Origin.REPORTED
    assert found["contracts_supplemented"].remark == "联合执法小组报送"
    assert len(found["employers_inspected"].items) == 57


def test_report_3_counts_persons_by_trade_and_incident(district):
    told = values(district(districts.city), date(2025, 12, 31), date(2025, 1, 1))
    names = ("cases_handled", "recovered_fen", "recovered_heads", "group_incidents", "group_heads")
    assert [told[name] for name in names] == [42, 15_570_000_00, 1680, 18, 1239]
    assert (told["group_share"], told["construction_share_of_heads"]) == (42_86, 90_48)


def incidents_of_no_case():
    """Beside the cases of report 3 an incident of a site and one of nobody's trade: the site tells what it is."""
    began = at(date(2025, 12, 1), 9)
    site, plain = Project("site", "示例工地"), Incident("alone", began, "示例县政府门前", heads=40)
    return [*districts.city_by_incident(), site, plain, replace(plain, rid="of a site", project_rid="site", heads=120)]


def test_report_3_is_the_same_when_each_incident_is_entered_with_its_heads(district):
    told = values(district(districts.city_by_incident), date(2025, 12, 31), date(2025, 1, 1))
    assert (told["group_incidents"], told["group_heads"], told["group_share"]) == (18, 1239, 42_86)
    assert (told["cases_handled"], told["construction_share_of_heads"]) == (42, 90_48)
    apart = values(district(incidents_of_no_case), date(2025, 12, 31), date(2025, 1, 1))
    assert (apart["group_heads"], apart["construction_share_of_heads"]) == (
        1239 + 120 + 40,
        91_11,
    )  # 1520 + 120 of 1680 + 120
    earlier = values(district(districts.city_by_incident), date(2025, 12, 31), date(2025, 12, 2))
    assert earlier["group_incidents"] == 0, "they began before"


def watched():
    """A company that is watched since March, of which one report came in time and one late, rated and listed."""
    march = date(2025, 3, 10)
    yield a_company(rid="c")
    yield Watch("w", march, 5, company_rid="c", ended_on=date(2025, 7, 10))
    yield WatchReport("r 3", "w", date(2025, 3, 1), date(2025, 4, 5))
    yield WatchReport("r 4", "w", date(2025, 4, 1), date(2025, 5, 20))
    yield CreditRating("old", "c", CreditGrade.B, 2024, march)
    yield CreditRating("new", "c", CreditGrade.C, 2025, date(2025, 6, 1))
    listed = {"decided_on": date(2025, 4, 1), "outcome": ListingOutcome.LISTED}
    yield Listing("l", "c", march, ListingGround.THRESHOLD, removed_on=date(2025, 11, 1), **listed)
    yield Advice("a", "降低资质等级", "示例住建局", march, company_rid="c", replied_on=date(2025, 6, 1))


def test_what_is_watched_is_counted_as_of_its_days(district):
    context = district(watched)
    spring = values(context, date(2025, 5, 10), date(2025, 3, 1))
    names = ("watched", "watch_reports_due", "watch_reports_in_time_share", "watch_reports_overdue", "credit_b")
    assert [spring[name] for name in (*names, "on_list")] == [1, 2, 50_00, 1, 1, 1]
    year = values(context, date(2025, 12, 31), date(2025, 1, 1))
    assert [year[name] for name in (*names, "on_list")] == [0, 4, 25_00, 2, 0, 0]
    lacks = "列入失信联合惩戒名单的有1个没有登记有效的拟列入告知书，拟列入告知书的份数不含这些对象，请核对告知程序。"
    assert lacks in measured(context, date(2025, 12, 31), date(2025, 1, 1)).notes
    assert [year[name] for name in ("credit_c", "listed", "delisted", "advice_sent", "advice_answered")] == [1] * 5


def test_report_4_is_what_another_body_reports_and_the_later_figure_counts(district):
    context = district(districts.legal_aid)
    told = values(context, date(2025, 10, 31), date(2025, 1, 1))
    assert (told["aid_cases"], told["aid_heads"]) == (128, 1297)
    assert values(context, date(2025, 9, 30), date(2025, 1, 1))["aid_cases"] == 96
    assert values(context, date(2025, 8, 30), date(2025, 1, 1))["aid_cases"] is None


def test_parts_are_shares_of_the_whole_and_what_belongs_to_none_is_said(district):
    found = measured(district(districts.winter), districts.CLEARED, by=By.TOWN).parts
    assert sum(each.value for each in found["projects"].values()) == 66
    assert set(found["projects"]) == set(districts.TOWNS)
    assert found["without_arrears_share"]["示例镇"].value == 10000
    kinds = measured(district(districts.winter), districts.CLEARED, by=By.OWNER).parts["projects"]
    assert {name: each.value for name, each in kinds.items()} == {"政府类": 37, "社会类": 9, "未分类": 20}
    trades = measured(district(districts.city), LATE, by=By.INDUSTRY).parts["cases_handled"]
    assert {name: each.value for name, each in trades.items()} == {"住宿和餐饮业": 8, "建筑业": 34}


def test_before_any_record_nothing_is_known_and_the_future_is_refused(district):
    context = district(districts.legal_aid)
    found = measured(context, date(2020, 1, 3))
    assert {each.value for each in found.figures.values()} == {None}
    assert "未记录不等于零" in found.notes[-1]
    with pytest.raises(Refused, match="measures-future"):
        measured(context, LATE + timedelta(days=1))
    with pytest.raises(Refused, match="measures-days"):
        measured(context, LATE, LATE + timedelta(days=1))


def test_an_empty_ledger_is_not_recorded_and_an_empty_week_is_zero(context, clock):
    told = values(context, clock.today())
    assert told["projects"] is None is told["special_account_share"]
    assert told["complaints"] == 0  # 零报告


def test_the_ledger_is_that_of_the_day(context, clock):
    first = clock.today()
    keep(context, Project("moved", "示例工程", town="示例镇", heads=10), Project("gone", "示例二期", heads=5))
    clock.advance(days=7)
    keep(context, Project("moved", "示例工程", town="城关镇", heads=30), Project("new", "示例三期"))
    keep(context, Project("gone", "示例二期", heads=5, state="竣工验收"))
    before = measured(context, first, by=By.TOWN)
    assert {name: each.value for name, each in before.parts["workers"].items()} == {"示例镇": 10, "": 5}
    assert any("另有1个项目在截止日之后才登记" in note for note in before.notes)
    now = measured(context, clock.today(), by=By.TOWN)
    assert {name: each.value for name, each in now.parts["workers"].items()} == {"城关镇": 30, "": None}
    assert now.figures["workers"].untold == 1


def test_a_site_that_was_entered_late_counts_from_when_it_began(context, clock):
    clock.advance(days=7)
    keep(
        context,
        Project(
            "site",
            "示例工程",
            started_on=date(2025, 9, 1),
            grade=GradeClaim(Grade.NONE, clock.today(), ""),
            heads=7,
            unpaid_fen=900_00,
            deposit=known("保函"),
        ),
    )
    found = measured(context, clock.today() - timedelta(days=3))
    before = {name: each.value for name, each in found.figures.items()}
    assert (before["projects"], before["projects_ungraded"]) == (1, None)
    untold = ("workers", "unpaid_fen", "deposit_share", "projects_without_arrears", "without_arrears_share")
    assert [before[name] for name in untold] == [None] * 5  # nobody had told them
    assert found.figures["unpaid_fen"].words == "未记录"
    told = GradeClaim(Grade.NONE, clock.today() - timedelta(days=5), "摸排")
    keep(context, Project("known", "示例二期", started_on=told.on, grade=told, deposit=known("保函")))
    then = measured(context, clock.today() - timedelta(days=3))  # what is entered later changes no share
    assert [then.figures[name].value for name in ("projects", "without_arrears_share", "deposit_share")] == [
        2,
        100_00,
        100_00,
    ]
    assert not [note for note in then.notes if "没有定级" in note]
    assert any("有1个项目在截止日之后才登记" in note for note in found.notes)
    assert values(context, date(2025, 8, 31))["projects"] is None


def test_a_hazard_whose_striking_off_was_refused_was_asked_for_in_between(context, clock):
    day = clock.today()
    keep(context, Project("site", "示例工程"), Hazard("hazard", "site", Grade.SEVERE, day, "检查", "欠薪"))
    ask_strike_off(context, "hazard", day)
    clock.advance(days=3)
    record_step(context, "hazard", HazardStepKind.REFUSED, clock.today(), "示例主任", "还有人没有领到")
    clock.advance(days=4)
    ask_strike_off(context, "hazard", clock.today())
    asked = [values(context, day + timedelta(days=n))["hazards_strike_off_asked"] for n in (0, 2, 3, 6, 7)]
    assert asked == [1, 1, 0, 0, 1]
    record_step(context, "hazard", HazardStepKind.CONFIRMED, clock.today(), "示例主任")
    now = values(context, clock.today())
    assert (now["hazards_strike_off_asked"], now["hazards_severe_open"], now["hazards_struck_off"]) == (0, 0, 1)


def test_a_hazard_that_was_opened_again_was_closed_in_between(context, clock):
    day = clock.today()
    hazard = Hazard("hazard", "site", Grade.SEVERE, day, "检查", "欠薪", day)
    keep(context, Project("site", "示例工程"), hazard)
    open_on = [values(context, day)["hazards_severe_open"]]
    clock.advance(days=3)
    keep(context, replace(hazard, struck_off_on=day + timedelta(days=1)))
    clock.advance(days=7)
    keep(context, hazard)
    open_on += [values(context, day + timedelta(days=n))["hazards_severe_open"] for n in (0, 1, 9, 10)]
    assert open_on == [1, 1, 0, 0, 1]
    assert values(context, day + timedelta(days=5))["projects_severe"] == 0
    told = [values(context, day + timedelta(days=n)) for n in (0, 1, 9, 10)]
    assert [each["hazards_struck_off"] for each in told] == [0, 1, 1, 1]  # what was reported of those days stays so
    assert [each["hazards_reopened"] for each in told] == [0, 0, 0, 1]


def test_steps_that_are_entered_late_count_on_their_own_days(context, clock):
    """Asked and refused, asked and struck off, opened again: all entered on the tenth day."""
    day = clock.today()
    keep(context, Project("site", "示例工程"), Hazard("hazard", "site", Grade.SEVERE, day, "检查", "欠薪"))
    clock.advance(days=9)
    for at_day, kind in (
        (1, HazardStepKind.ASKED), (2, HazardStepKind.REFUSED), (3, HazardStepKind.ASKED),
        (4, HazardStepKind.CONFIRMED), (6, HazardStepKind.REOPENED),
    ):  # fmt: skip
        record_step(context, "hazard", kind, day + timedelta(days=at_day), "示例主任", "照签字的确认单")
    told = [values(context, day + timedelta(days=n)) for n in range(8)]
    assert [each["hazards_strike_off_asked"] for each in told] == [0, 1, 0, 1, 0, 0, 0, 0]
    assert [each["hazards_severe_open"] for each in told] == [1, 1, 1, 1, 0, 0, 1, 1]
    assert [each["projects_severe"] for each in told] == [1, 1, 1, 1, 0, 0, 1, 1]


def test_a_hazard_that_was_graded_anew_changes_no_day_before(context, clock):
    day = clock.today()
    hazard = Hazard("hazard", "site", Grade.GENERAL, day, "检查", "欠薪")
    keep(context, Project("site", "示例工程", grade=GradeClaim(Grade.GENERAL, day, "检查")), hazard)
    clock.advance(days=7)
    keep(context, replace(hazard, grade=Grade.SEVERE))
    names = ("hazards_general_open", "hazards_severe_open", "projects_general", "projects_severe")
    counted = [[values(context, day + timedelta(days=n))[name] for name in names] for n in (0, 6, 7)]
    assert counted == [[1, 0, 1, 0], [1, 0, 1, 0], [0, 1, 0, 1]]
    names = ("hazards_general_found", "hazards_severe_found", "hazards_raised", "hazards_lowered")
    assert [values(context, clock.today())[name] for name in names] == [1, 0, 1, 0]


@pytest.mark.parametrize("strikes", [True, False])
def test_what_was_open_and_what_happened_come_to_what_is_open(context, clock, strikes):
    """Of any days of three weeks: nothing that became of a hazard is missing from the figures of a report."""
    luck, first = Random(9), clock.today()
    keep(context, Project("site", "示例工程"))
    for day in range(21):
        for n in range(luck.randrange(3)):
            grade, found = luck.choice((Grade.GENERAL, Grade.SEVERE)), clock.today() - timedelta(luck.randrange(3))
            keep(context, Hazard(f"h{day}-{n}", "site", grade, found, "检查", "欠薪"))
        hazards = context.store.all(Hazard)
        for hazard in luck.sample(hazards, min(3, len(hazards))):
            kind = luck.choice(STEPS[hazard_state(hazard)]) if strikes else None
            if kind:
                record_step(context, hazard.rid, kind, clock.today(), "示例主任", "照签字的确认单")
            elif hazard.struck_off_on is None:
                other = Grade.SEVERE if hazard.grade is Grade.GENERAL else Grade.GENERAL
                save_hazard(context, replace(hazard, grade=other))
        clock.advance(days=1)
    for _ in range(12):
        since, last = sorted(first + timedelta(luck.randrange(1, 21)) for _ in range(2))
        was, now = values(context, since - timedelta(1)), values(context, last, since)
        more = {of: now[f"hazards_{of}_open"] - (was[f"hazards_{of}_open"] or 0) for of in ("general", "severe")}
        found, raised = now["hazards_severe_found"], now["hazards_raised"] - now["hazards_lowered"]
        opened = now["hazards_reopened"] - now["hazards_struck_off"]
        assert sum(more.values()) == now["hazards_general_found"] + found + opened
        assert strikes or more["severe"] == found + raised


STEPS = {
    HazardState.FOUND: (HazardStepKind.ASKED, None),
    HazardState.STRIKE_OFF_ASKED: (HazardStepKind.CONFIRMED, HazardStepKind.CONFIRMED, HazardStepKind.REFUSED),
    HazardState.STRUCK_OFF: (HazardStepKind.REOPENED,),
}


def test_unknown_is_never_zero(context, clock):
    sites = (Project("a", "示例一期", heads=None, deposit=known("保函")), Project("b", "示例二期", heads=7))
    keep(context, *sites)
    found = measured(context, clock.today()).figures
    assert (found["workers"].value, found["workers"].untold) == (7, 1)
    assert found["workers"].remark == "另有1项未载明，未计入"
    assert found["special_account_share"].value is None  # nobody looked anywhere
    assert (found["deposit_share"].value, found["deposit_share"].untold) == (5000, 1)


def test_records_behind_a_figure_stand_one_by_one_and_a_person_counts_once(context, clock):
    day = clock.today()
    for case, workers in (("a", ("w1", "w2")), ("b", ("w2",))):
        keep(context, Case(case, f"示例案{case}", day, filed_on=day, incident=True))
        for n, worker in enumerate(workers, 1):
            line = f"{case}{n}"
            keep(context, a_person(rid=worker), WageClaim(line, case, worker, n, found_fen=900_00))
            keep(context, Payment(f"paid {line}", case, line, n * 100_00, day, PaymentMethod.BANK))
    found = measured(context, day).figures
    names = ("recovered_fen", "recovered_heads", "group_heads")
    assert [(found[name].value, found[name].records) for name in names] == [(400_00, 3), (2, 3), (2, 2)]
    behind = {name: {each.rid: each.adds for each in records_behind(context, found[name])} for name in names}
    assert behind["recovered_fen"] == {"paid a1": "100.00元", "paid a2": "200.00元", "paid b1": "100.00元"}
    assert behind["recovered_heads"] == dict.fromkeys(behind["recovered_fen"], "1人")
    assert behind["group_heads"] == {"a": "2人", "b": "1人"}
    keep(context, *(Project(f"p{town}", "示例同名工程", town=town) for town in ("东河镇", "西山镇")))
    told = records_behind(context, measured(context, day).figures["projects"])
    assert [each.name for each in told] == ["示例同名工程（东河镇）", "示例同名工程（西山镇）"]


def test_a_share_says_of_what_and_shows_what_it_is_a_part_of(context, clock):
    keep(
        context, Project("a", "示例一期", deposit=known("保函"), town="东河镇", heads=5, unpaid_fen=0),
        Project("b", "示例二期", deposit=SiteFact(FactState.NOT_PROVIDED)),
        Project("c", "示例三期", town="东河镇", heads=7, unpaid_fen=0),
    )  # fmt: skip
    found = measured(context, clock.today())
    share = found.figures["deposit_share"]
    assert (share.words, share.quotient, found.figures["projects"].quotient) == ("33.33%", "1÷3", "")
    assert {each.name: each.adds for each in records_behind(context, share)} == {
        "示例一期": "计入分子、分母", "示例二期": "只计入分母", "示例三期": "未载明，只计入分母",
    }  # fmt: skip
    assert found.notes[:3] == (
        "有3个项目没有填写类别。", "有3个项目没有定级，无欠薪项目占比按全部3个项目计算。",
        "没有填写的项目：在建项目农民工1个、台账所载未支付工资1个，合计数不含这些项目。",
    )  # fmt: skip
    assert found.notes[3] == "没有核查或者没有载明的项目：保证金缴纳率1个，只计入分母。"
    assert make_report(context, ReportKind.WEEK, clock.today()).notes[4] == (
        "分类汇总中没有定级、没有填写的：东河镇未定级2个；"
        "未载明未定级1个、没有填写在建项目农民工1个、没有填写台账所载未支付工资1个。"
    )


@pytest.mark.parametrize("crowd", [1, 8])
def test_the_store_is_asked_as_often_for_a_large_district(context, clock, crowd):
    keep(context, *(Project(f"p{n}", f"示例{n}") for n in range(crowd)))
    with queries(context) as sent:
        measured(context, clock.today(), by=By.TOWN)
    assert len(sent) <= 36  # one a kind of record, and the journal


def an_order(name: str, due: date, paid_on: date, **term):
    """An order over 500 yuan whose last day is ``due``, and the money that came in."""
    case, claim = Case(f"case {name}", f"示例案{name}", MAY), f"claim {name}"
    yield case
    yield Person("worker", "示例工人")
    yield WageClaim(claim, case.rid, "worker", 1, found_fen=500_00)
    form, kind = "order-to-pay", DocumentKind.OUTGOING
    paper = Document(
        name, form, "2026.1", kind, "指令书", at(MAY, 9), case.rid, due=due, about=About(claim_rids=(claim,))
    )
    yield paper
    yield Act(f"{name} signed", ActKind.SIGNED_OFF, name, at(MAY, 10), "示例局长", case.rid)
    yield Deadline(f"term {name}", "DL-08", MAY, due, False, "2026", case.rid, name, **term)
    yield Deadline(f"notice {name}", "DL-16", MAY, due - timedelta(days=9), False, "2026", case.rid, name)
    yield Payment(f"payment {name}", case.rid, claim, 500_00, paid_on, PaymentMethod.BANK)


def overdue_orders():
    late, soon = MAY + timedelta(days=3), MAY + timedelta(days=30)
    yield from an_order("late", late, soon)
    yield from an_order("not yet", soon, soon)
    yield from an_order("paid", late, late)
    yield from an_order("ticked off", late, soon, done_on=late)
    yield from an_order("withdrawn", late, soon)
    yield Act("gone", ActKind.WITHDRAWN, "withdrawn", at(late, 9), "示例局长", "case withdrawn")
    yield from an_order("of a closed case", late, soon)
    yield Act("closed", ActKind.CLOSED, "case of a closed case", at(late, 9), "示例局长", "case of a closed case")


def test_an_order_is_overdue_from_the_day_after_its_last_one_until_it_is_paid(district):
    context = district(overdue_orders)

    def late(days: int) -> list[str]:
        found = measured(context, MAY + timedelta(days=days), MAY).figures["orders_overdue"]
        assert found.value == len(found.items)
        return [item.rid for item in found.items]

    assert (late(3), late(4), late(29), late(30)) == ([], ["late"], ["late"], [])
    assert measured(context, MAY - timedelta(days=900)).figures["orders_overdue"].value is None


def begun():
    """Records of each kind begin before the days that are asked for: of what comes before, nothing is known."""
    day, person = date(2025, 12, 31), a_person(rid="w first")
    yield Lead("t first", LeadKind.ASSIGNED, day)
    yield Project("p first", "示例完工项目", state="完工")
    yield Hazard("h first", "p first", Grade.GENERAL, day, "", "欠", day, day)
    yield Case("c first", "示例案", day, filed_on=day)
    yield person
    yield WageClaim("l first", "c first", person.rid, 1)
    yield Payment("y first", "c first", "l first", 100, day, PaymentMethod.BANK, to_worker=True)
    yield Incident("i first", at(day, 9), "示例工地")
    yield Advance("v first", AdvanceSource.DEPOSIT, AdvancePurpose.WAGES, day, 900)


days = st.dates(date(2026, 1, 1), date(2026, 2, 1))


@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 2**32), first=days, last=days)
def test_any_history_comes_to_what_a_naive_count_gives(district, seed, first, last):
    crowded = district(begun)
    luck = Random(seed)
    keep(crowded, *history(luck, f"{seed}"))
    on, since = max(first, last), min(first, last)
    counted = naive(crowded, on, since)
    assert {name: value for name, value in values(crowded, on, since).items() if name in counted} == counted


def history(luck: Random, name: str):
    """A site with a hazard, a case with workers of whom some are in other cases too, and what was paid and undone."""

    def day() -> date:
        return date(2026, 1, 1) + timedelta(days=luck.randrange(32))

    def perhaps(value):
        return luck.choice((value, None))

    kind = luck.choice(list(ProjectKind))
    began = day()
    told = GradeClaim(Grade.NONE, began, "摸排")  # the figures that stand beside it are of that day
    yield Project(f"p{name}", f"示例{name}", kind=kind, started_on=began, heads=perhaps(luck.randrange(90)), grade=told)
    found = day()
    off = perhaps(found + timedelta(days=luck.randrange(20)))
    yield Hazard(f"h{name}", f"p{name}", luck.choice((Grade.GENERAL, Grade.SEVERE)), found, "", "欠", off, off)
    yield Case(f"c{name}", f"示例案{name}", day(), filed_on=perhaps(day()), project_rid=f"p{name}",
               incident=luck.random() < 0.3)  # fmt: skip
    if luck.random() < 0.4:
        closed = Act(f"a{name}", ActKind.CLOSED, f"c{name}", at(day(), 9), "局长", f"c{name}")
        yield closed
        if luck.random() < 0.3:
            yield Act(f"u{name}", ActKind.UNDONE, f"c{name}", at(day(), 9), "局长", f"c{name}", undoes=closed.rid)
    for n in range(luck.randrange(4)):
        person = a_person(rid=f"w{luck.randrange(12)}")
        yield person
        yield WageClaim(f"l{name}-{n}", f"c{name}", person.rid, n + 1)
        yield Payment(f"y{name}-{n}", f"c{name}", f"l{name}-{n}", luck.randrange(1, 9) * 100, day(),
                      PaymentMethod.BANK, to_worker=luck.random() < 0.8)  # fmt: skip
    if luck.random() < 0.5:
        yield Incident(f"i{name}", at(day(), 9), "示例工地", case_rid=luck.choice((f"c{name}", "")),
                       heads=perhaps(luck.randrange(1, 40)))  # fmt: skip
        advance = Advance(f"v{name}", AdvanceSource.DEPOSIT, AdvancePurpose.WAGES, day(), 900, case_rid=f"c{name}")
        yield advance
        yield Recovery(f"r{name}", advance.rid, advance.paid_on + timedelta(luck.randrange(9)), luck.randrange(1, 9))
    yield Lead(f"t{name}", luck.choice(list(LeadKind)), day(), case_rid=f"c{name}")


def naive(context: Context, on: date, since: date) -> dict[str, int | None]:
    """Record by record, as one would count by hand."""
    store = context.store
    sites = [site for site in store.all(Project) if site.started_on and site.started_on <= on]
    hazards = [hazard for hazard in store.all(Hazard) if hazard.found_on <= on]
    still = [hazard for hazard in hazards if hazard.struck_off_on is None or hazard.struck_off_on > on]
    undone = {act.undoes for act in store.all(Act)}
    closed = {act.subject_rid: act.at for act in store.all(Act) if act.kind is ActKind.CLOSED and act.rid not in undone}
    handled = [
        case
        for case in store.all(Case)
        if case.filed_on and case.filed_on <= on
        and not (case.rid in closed and closed[case.rid] < at(since))
    ]  # fmt: skip
    paid = [each for each in store.all(Payment) if each.to_worker and since <= each.paid_on <= on]
    who = {claim.rid: claim.person_rid for claim in store.all(WageClaim)}
    events = store.all(Incident)
    groups = [case.rid for case in handled if case.incident and case.rid not in {each.case_rid for each in events}]
    groups += [each.rid for each in events if at(since) <= each.began_at < at(on + timedelta(1))]
    out = {each.rid: each.amount_fen for each in store.all(Advance) if each.paid_on <= on}
    back = [each for each in store.all(Recovery) if each.on <= on]
    told = (LeadKind.COMPLAINT, LeadKind.REPORT)
    return {
        "projects": len(sites) or None,
        "projects_social": sum(site.kind is ProjectKind.SOCIAL for site in sites) if sites else None,
        "workers": sum(heads) if (heads := [site.heads for site in sites if site.heads is not None]) else None,
        "hazards_severe_found": sum(h.grade is Grade.SEVERE for h in hazards if h.found_on >= since),
        "hazards_general_open": sum(h.grade is Grade.GENERAL for h in still) or (0 if sites else None),
        "recovered_fen": sum(each.amount_fen for each in paid),
        "recovered_heads": len({who[each.claim_rid] for each in paid}),
        "cases_filed": sum(bool(case.filed_on) and since <= case.filed_on <= on for case in store.all(Case)),
        "cases_handled": len(handled),
        "group_incidents": len(groups),
        "advances_open_fen": sum(out.values()) - sum(each.amount_fen for each in back),
        "advances_recovered_fen": sum(each.amount_fen for each in back if each.on >= since),
        "complaints": sum(lead.kind in told and since <= lead.received_on <= on for lead in store.all(Lead)),
    }


def test_leads_that_were_merged_count_once_and_late_ones_are_named():
    day = date(2026, 1, 5)
    leads = (
        LeadRow("a", LeadKind.COMPLAINT, day, "", "", "", None),
        LeadRow("b", LeadKind.REPORT, day, "", "", "", None, merged_into="a"),
        LeadRow("c", LeadKind.TRANSFERRED, day, "", "", "", None, reply_by=date(2026, 1, 8)),
        LeadRow("d", LeadKind.TRANSFERRED, day, "", "", "", None, reply_by=date(2026, 1, 8), replied_on=day),
    )
    terms = (LeadTermRow("a", date(2026, 1, 12), date(2026, 1, 13)), LeadTermRow("b", date(2026, 1, 9), None))
    told = {}
    for last in (date(2026, 1, 10), date(2026, 1, 31)):
        ground = Ground(last, day, leads=leads, lead_terms=terms)
        for name, each in figures(ground, Span(day, last)).items():
            told.setdefault(name, []).append((each.value, {item.rid for item in each.items}))
    assert [value for value, _ in told["complaints"]] == [1, 1]
    assert [rids for _, rids in told["leads_overdue"]] == [{"a", "c"}, {"a", "c"}]
    assert [value for value, _ in told["decided_in_time_share"]] == [0, 0]
    assert [value for value, _ in told["answered_in_time_share"]] == [5000, 5000]


def test_legal_aid_is_counted_from_applications_where_there_are_any_and_never_added_to_what_others_report():
    days = (date(2026, 1, 1), date(2026, 1, 31))
    reported = (ReportedFigure("r", "司法局", "aid_cases", 128, *days, date(2026, 2, 3)),)
    aid = (
        AidRow("x", "", date(2026, 1, 5), date(2026, 1, 7), AidResult.GRANTED, None, 3),
        AidRow("y", "", date(2026, 1, 5), date(2026, 1, 7), AidResult.REFUSED, 9, 0),
    )
    span = Span(*days)
    only = figures(Ground(days[1], days[0], reported=reported), span)
    both = figures(Ground(days[1], days[0], reported=reported, aid=aid), span)
    assert (only["aid_cases"].value, only["aid_cases"].origin) == (128, Origin.REPORTED)
    assert (both["aid_cases"].value, both["aid_heads"].value, both["aid_cases"].origin) == (1, 3, Origin.RECORDED)
    assert "司法局报送128件" in both["aid_cases"].remark
    again = tuple(replace(reported[0], rid=rid, value=value) for rid, value in (("q", 130), ("p", 128)))
    twice = figures(Ground(days[1], days[0], reported=(*reported, *again)), span)["aid_cases"]  # of two laptops
    assert (twice.value, twice.remark) == (128, "司法局报送；司法局同一时段另有一次登记为130件，按后收到的计，请核实")
