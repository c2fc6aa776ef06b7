"""摸排台账: rounds tell what they have not come to; a month that was closed stays as it was and says what moved."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from inspector_app.domain.hazard import Hazard
from inspector_app.domain.project import Grade, Project, ProjectKind, known
from inspector_app.domain.survey import ClosedLine, Surveyed, overdue_months
from inspector_app.support.clock import at
from inspector_app.support.errors import Refused
from inspector_app.usecases.hazards import new_hazard, save_hazard
from inspector_app.usecases.measures import measured
from inspector_app.usecases.projects import judge_grade, save_project
from inspector_app.usecases.promises import promises
from inspector_app.usecases.survey_months import still_open
from inspector_app.usecases.survey_rounds import (
    covered_in,
    entered_before,
    new_round,
    register_surveyed,
    rounds_due,
    save_round,
    survey_rounds,
    withdraw_round,
)
from inspector_app.usecases.surveys import (
    COLUMNS,
    close_month,
    closed_statements,
    find_lines,
    moved_since,
    standing_words,
    survey_book,
)
from inspector_app.usecases.told_lists import told_list
from inspector_app.usecases.watching import new_entry, save_entry
from tests.builders import a_project

MARCH = date(2026, 3, 1)


def cells(line):
    return dict(zip(COLUMNS, line.cells, strict=True))


def two_sites(context):
    one = a_project("示例一期", rid="one", town="甲镇", kind=ProjectKind.GOVERNMENT, contract_fen=100_000_00, heads=30,
                    labour_funds=known("按进度款30%拨付"))  # fmt: skip
    return save_project(context, one), save_project(context, a_project("示例二期", rid="two", town="乙镇"))


def codes(refused):
    return [problem.code for problem in refused.value.problems]


def test_the_book_makes_number_cost_and_hazards_clear_and_says_what_is_not_told(context):
    one, two = two_sites(context)
    save_project(context, a_project("示例完工", rid="done", state="完工"))
    save_hazard(context, Hazard("h", two.rid, Grade.SEVERE, context.clock.today(), facts="拖欠工资"))
    book = survey_book(context)
    assert [line.project_rid for line in book.lines] == [two.rid, one.rid]  # by town
    assert book.told["项目数量清"][:3] == ("在建项目2个", "政府类项目1个", "社会类项目0个")
    assert book.told["工程造价清"][0] == "工程造价100,000.00元（另有1个项目未填）"
    assert "未销号严重隐患1个" in "".join(book.told["隐患清"])
    first = cells(book.lines[1])
    assert (first["contract_fen"], first["labour_funds"], first["hazards"]) == ("100,000.00", "按进度款30%拨付", "0")
    assert cells(book.lines[0])["contract_fen"] == "未填"
    assert [line.project_rid for line in find_lines(book, "", hazard=True)] == [two.rid]
    assert [line.project_rid for line in find_lines(book, "甲镇")] == [one.rid]


def test_an_order_past_its_day_stands_beside_its_project(desk, served_order):
    assert cells(survey_book(desk.context).lines[0])["overdue"] == "0"
    desk.clock.moment = at(date(2026, 4, 20), 9, 0)
    assert cells(survey_book(desk.context).lines[0])["overdue"] == "1"


def test_a_round_names_what_it_has_not_come_to(context):
    one, two = two_sites(context)
    chosen = save_round(context, replace(new_round(context), title="第一轮摸排"))
    assert survey_book(context).uncovered == 2
    (entered,) = register_surveyed(context, chosen.rid, [one.rid], context.clock.today(), "示例镇", "无欠薪")
    book = survey_book(context)
    assert (book.uncovered, book.round) == (1, chosen)
    assert [line.project_rid for line in find_lines(book, "", covered=False)] == [two.rid]
    assert covered_in(context, chosen)[one.rid].endswith("示例镇，无欠薪")
    (again,) = register_surveyed(context, chosen.rid, [one.rid], context.clock.today(), "示例镇", "有欠薪")
    assert again.rid == entered.rid  # written over, not counted twice
    narrow = save_round(context, replace(chosen, rid="", title="甲镇", town="甲镇"))
    assert [line.project_rid for line in survey_book(context, narrow.rid).lines] == [one.rid]
    with pytest.raises(Refused, match="survey-outside") as refused:
        register_surveyed(context, narrow.rid, [one.rid, two.rid], context.clock.today())
    assert refused.value.problems[0].details["names"] == two.name
    assert entered_before(context, narrow.rid, [one.rid]) == 0
    assert entered_before(context, chosen.rid, [one.rid, two.rid]) == 1


def test_bad_days_of_rounds_are_refused(context):
    one, _ = two_sites(context)
    begun = new_round(context)
    with pytest.raises(Refused) as refused:
        save_round(context, replace(begun, last_day=begun.first_day - timedelta(days=1)))
    assert codes(refused) == ["survey-no-title", "survey-days"]
    chosen = save_round(context, replace(begun, title="第一轮"))
    for day, code in ((timedelta(days=1), "survey-future"), (timedelta(days=-9), "survey-before")):
        with pytest.raises(Refused) as refused:
            register_surveyed(context, chosen.rid, [one.rid], context.clock.today() + day)
        assert codes(refused) == [code]


def test_a_closed_month_stays_as_it_was_and_says_what_moved(context):
    one, two = two_sites(context)
    statement = close_month(context, context.clock.today())
    save_project(context, replace(one, heads=50))
    save_project(context, replace(two, state="完工"))
    save_project(context, a_project("示例三期", rid="three"))
    closed = survey_book(context, month=statement.month)
    assert closed.statement == statement
    assert {cells(line)["name"]: cells(line)["heads"] for line in closed.lines} == {
        "示例一期": "30",
        "示例二期": "未填",
    }
    assert "在建项目2个" in closed.told["项目数量清"]
    assert list(moved_since(context, statement)) == [
        "示例二期：不再是在建项目", "示例一期：人数 30 → 50", "示例三期：新增",
    ]  # fmt: skip


def test_a_month_closed_late_is_as_it_was_on_its_last_day_and_its_lines_come_to_its_head(context, clock):
    one, two = two_sites(context)
    save_project(context, replace(one, unpaid_fen=150_000_00))
    save_project(context, replace(two, unpaid_fen=250_000_00, town="西山镇"))
    hazard = save_hazard(context, Hazard("h", one.rid, Grade.SEVERE, clock.today(), facts="拖欠工资"))
    clock.moment = at(date(2026, 4, 10), 9, 0)
    save_project(context, a_project("示例四期", rid="four", unpaid_fen=5_00))  # nobody told of it in March
    save_project(context, a_project("示例五期", rid="five", unpaid_fen=7_00, started_on=MARCH))  # it had begun
    save_project(context, replace(one, unpaid_fen=0))
    save_project(context, replace(two, unpaid_fen=45_000_00, town="南坪镇"))
    save_hazard(context, replace(hazard, struck_off_on=clock.today()))
    statement = close_month(context, MARCH)
    closed = survey_book(context, month=MARCH)
    assert {(told := cells(each))["name"]: (told["town"], told["unpaid_fen"], told["grade"], told["hazards"])
            for each in closed.lines} == {
        "示例一期": ("甲镇", "150,000.00", "严重", "1"),
        "示例二期": ("西山镇", "250,000.00", "未定级", "0"),
        "示例五期": ("", "未填", "未定级", "0"),
    }  # fmt: skip
    assert "未支付工资400,000.00元" in closed.told["工程造价清"][1]
    assert "未销号严重隐患1个" in closed.told["隐患清"]
    assert standing_words(closed).startswith("截至2026年3月31日，2026年4月10日")
    assert standing_words(closed).endswith("此后不变；共3个项目")
    assert any("西山镇 → 南坪镇" in each and "250,000.00 → 45,000.00" in each
               for each in moved_since(context, statement))  # fmt: skip
    earlier = replace(
        statement, lines=tuple(ClosedLine(each.project_rid, each.cells) for each in survey_book(context).lines)
    )  # as earlier programs froze it
    assert standing_words(replace(closed, statement=earlier)).endswith(
        "；逐个项目是定稿当日的情况，未支付工资相加为45,012.00元，与月末数字不一致，请写明原因重新定稿"
    )


def test_a_month_closed_late_in_which_no_project_was_told_of_is_nought(context, clock):
    save_round(context, replace(new_round(context), title="第一轮摸排"))
    clock.moment = at(date(2026, 4, 10), 9, 0)
    save_project(context, a_project("示例四期", rid="four"))
    assert survey_book(context).overdue == (MARCH,)
    assert close_month(context, MARCH).lines == ()
    assert survey_book(context).overdue == ()


def test_a_month_is_closed_once_unless_a_reason_is_given_and_both_stay(context):
    two_sites(context)
    today = context.clock.today()
    first = close_month(context, today)
    with pytest.raises(Refused) as refused:
        close_month(context, today)
    assert codes(refused) == ["statement-closed"]
    with pytest.raises(Refused) as refused:
        close_month(context, today - timedelta(days=40))
    assert codes(refused) == ["statement-before"]
    second = close_month(context, today, "漏报一个项目")
    assert closed_statements(context) == (second,)
    assert len(context.store.all(type(first))) == 2
    with pytest.raises(Refused) as refused:
        close_month(context, today + timedelta(days=40))
    assert codes(refused) == ["statement-future"]
    context.clock.advance(days=40)
    assert today.replace(day=1) in survey_book(context).overdue  # what was closed early is closed again
    (owed,) = promises(context, timedelta(days=7))  # and stands on 今日
    assert owed.words == "2026年3月的台账没有定稿：2026年3月31日前，已逾期11天"
    assert (owed.month, owed.is_overdue) == (MARCH, True)
    assert [row[0] for row in told_list(context, "due").rows] == ["2026年3月的台账没有定稿"]
    close_month(context, today)  # the first of the whole month wants no reason
    with pytest.raises(Refused) as refused:
        close_month(context, today)
    assert codes(refused) == ["statement-closed"]
    assert today.replace(day=1) not in survey_book(context).overdue
    assert promises(context, timedelta(days=7)) == ()
    context.clock.advance(days=200)
    (owed,) = promises(context, timedelta(days=7))
    assert owed.told == "2026年4月、2026年5月、2026年6月等6个月的台账没有定稿"
    for site in context.store.all(Project):
        save_project(context, replace(site, state="完工"))
    assert promises(context, timedelta(days=7)) == ()  # nothing goes on of which a month could be closed


def test_whoever_closes_a_month_knows_what_is_open_in_it(context):
    one, two = two_sites(context)
    save_round(context, replace(new_round(context), title="第一轮摸排"))
    assert list(still_open(context, MARCH)) == [
        "2026年3月还没有结束，月末以后还应当重新定稿。", "第一轮摸排还有2个项目没有摸排。", "还有2个项目没有定级。",
    ]  # fmt: skip
    register_surveyed(context, survey_rounds(context)[0].rid, [one.rid], context.clock.today())
    judge_grade(context, one.rid, Grade.NONE, "已核实")
    save_entry(context, replace(new_entry(context, "watch"), project_rid=two.rid, reason="连续欠薪"))
    context.clock.advance(days=40)
    late = ["截至2026年3月31日，第一轮摸排还有1个项目没有摸排。", "截至2026年3月31日，还有1个项目没有定级。"]
    assert list(still_open(context, MARCH)) == [*late, "2026年3月的监管月报还有1份没有收到。"]
    # what was done in April is not done in March, and a site of April was none then
    register_surveyed(context, survey_rounds(context)[0].rid, [two.rid], context.clock.today())
    judge_grade(context, two.rid, Grade.NONE, "已核实")
    save_project(context, a_project("示例新址", rid="", town="示例镇"))
    assert list(still_open(context, MARCH))[:2] == late
    save_hazard(context, replace(new_hazard(context, two.rid), facts="欠薪", found_on=MARCH))  # it graded the site
    assert list(still_open(context, MARCH))[1:] == ["2026年3月的监管月报还有1份没有收到。"]


def test_without_projects_there_is_nothing_to_close(context):
    with pytest.raises(Refused) as refused:
        close_month(context, context.clock.today())
    assert codes(refused) == ["statement-empty"]


def test_months_that_are_over_and_have_no_statement_are_overdue():
    begins, today = date(2025, 11, 20), date(2026, 3, 2)
    closed = [date(2025, 12, 1)]
    assert list(overdue_months(begins, today, closed)) == [date(2025, 11, 1), date(2026, 1, 1), date(2026, 2, 1)]
    assert not list(overdue_months(None, today, ()))
    assert not list(overdue_months(MARCH, date(2026, 3, 31), ()))  # its last day is not over


def test_an_older_record_of_a_project_was_never_asked_about_the_new_safeguards():
    from inspector_app.domain.records import decode, encode

    body = encode(a_project("示例", rid="one"))
    old = body.replace('"insurance":{"state":"unasked","text":""},', "").replace(
        '"labour_contracts":{"state":"unasked","text":""},"labour_funds":{"state":"unasked","text":""},', ""
    )
    assert len(old) < len(body) - 100
    assert decode("project", 3, old) == Project("one", "示例")


def test_of_rounds_that_began_on_one_day_the_one_entered_last_is_the_newest(context):
    for title in ("三月中旬", "三月下旬"):
        save_round(context, replace(new_round(context), title=title))
    assert [each.title for each in survey_book(context).rounds] == ["三月下旬", "三月中旬"]


def test_a_round_that_is_over_names_what_it_left_out_until_a_newer_one_asks_again(context, clock):
    one, _ = two_sites(context)
    begun = replace(new_round(context), title="第一轮摸排", last_day=context.clock.today())
    first = save_round(context, begun)
    register_surveyed(context, first.rid, [one.rid], context.clock.today())
    save_project(context, a_project("示例四期", rid="later", started_on=context.clock.today() + timedelta(days=1)))
    assert [(each.round.rid, each.uncovered) for each in rounds_due(context, timedelta(days=7))] == [(first.rid, 1)]
    assert survey_book(context).late == ()
    clock.advance(days=3)
    book = survey_book(context)
    assert [each.words for each in book.late] == ["第一轮摸排还有1个项目没有摸排"]
    late = measured(context, clock.today()).figures["surveys_overdue"]
    assert (late.value, [each.project_rid for each in late.items]) == (1, ["two"])
    assert measured(context, begun.last_day).figures["surveys_overdue"].value == 0, "its last day was not over then"
    (promise,) = promises(context, timedelta(days=7))
    assert (promise.words, promise.round_rid) == ("第一轮摸排还有1个项目没有摸排：2026年3月2日前，已逾期3天", first.rid)
    again = save_round(context, replace(begun, title="第二轮摸排", first_day=clock.today(), last_day=clock.today()))
    assert [each.round.rid for each in rounds_due(context, timedelta(days=7))] == [again.rid]
    assert measured(context, clock.today()).figures["surveys_overdue"].value == 0  # the newest goes there again
    assert measured(context, clock.today() - timedelta(1)).figures["surveys_overdue"].value == 1
    register_surveyed(context, again.rid, ["one", "two", "later"], clock.today())
    assert rounds_due(context, timedelta(days=7)) == ()


def test_a_round_comes_to_towns_and_departments_of_the_ledger(context):
    two_sites(context)
    save_project(context, a_project("示例五期", rid="five", town="丙镇", department="水利局", state="完工"))
    begun = replace(new_round(context), title="第一轮摸排")
    for limits, code in (
        ({"town": "甲镇镇"}, ["survey-no-town"]),
        ({"department": "水务局"}, ["survey-no-department"]),
        ({"town": "甲镇", "department": "水利局"}, ["survey-nowhere"]),
        ({"town": "丙镇"}, ["survey-nowhere"]),
    ):
        with pytest.raises(Refused) as refused:
            save_round(context, replace(begun, **limits))
        assert codes(refused) == code


def test_a_round_begun_by_mistake_is_taken_back_with_a_reason(context):
    one, _ = two_sites(context)
    chosen = save_round(context, replace(new_round(context), title="第一轮摸排"))
    (entered,) = register_surveyed(context, chosen.rid, [one.rid], context.clock.today(), "示例镇", "无欠薪")
    with pytest.raises(Refused) as refused:
        withdraw_round(context, chosen.rid, "。")
    assert codes(refused) == ["survey-no-reason"]
    assert withdraw_round(context, chosen.rid, "重复登记") == 1
    assert (survey_rounds(context), context.store.count(Surveyed)) == ((), 0)
    for rid in (chosen.rid, entered.rid):
        assert context.store.journal.history(rid)[-1].reason == "撤销摸排轮次：重复登记"


def test_what_was_found_says_of_which_month_it_is(context):
    one, _ = two_sites(context)
    save_hazard(context, Hazard("h", one.rid, Grade.SEVERE, context.clock.today(), facts="拖欠工资"))
    assert "3月发现严重隐患1个" in survey_book(context).told["隐患清"]
    statement = close_month(context, context.clock.today())
    assert "3月发现严重隐患1个" in survey_book(context, month=statement.month).told["隐患清"]
