"""``watch``: entries by words, their parts and acts, the list with what is owed."""

from datetime import timedelta

from inspector_app.domain.company import Company
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.store_file import opened
from tests.builders import a_company, a_project
from tests.cli.conftest import SECRET


def test_an_incident_is_entered_reported_paid_for_and_calmed(run, store):
    today = SystemClock().today()
    with opened(store, SECRET, SystemClock()) as context, context.unit() as unit:
        unit.put(a_project("示例一期"))
        unit.put(a_company("示例建工有限公司"))
    day = (today - timedelta(days=1)).isoformat()
    entered = run(
        "watch", "enter", store, "群体性事件", f"began_at={day} 8:30", "place=县政府门前", "demand=支付工资",
        "heads=32", "level=较大", "attended=公安局", "bypasses=是",
        "company_rid=示例建工有限公司", "project_rid=示例一期",
    )  # fmt: skip
    assert "处置中" in entered.text
    (told,) = run("watch", "list", store, "--kind", "incident", "--json").json
    rid = told["record"]["rid"]
    assert (told["subject"], told["record"]["bypasses"], told["over"]) == ("示例建工有限公司", True, False)
    bare = "".join(run("watch", "part", store, rid[:8]).complaints)  # what is missing is said at once
    assert [name for name in ("kind", "at", "to") if f"[{name}]" in bare] == ["kind", "at"]
    assert (
        "已登记：事件报告" in run("watch", "part", store, rid[:8], "kind=初报", f"at={day} 9:30", "to=县委政法委").text
    )
    assert run("dispatch", "task", store, "筹措", "--body", "住建局", "--due", today, "--incident", rid[:8]).code == 0
    run(
        "watch",
        "enter",
        store,
        "advance",
        "amount_fen=100000",
        "source=工资保证金",
        "purpose=部分工资",
        f"incident_rid={rid[:8]}",
        "heads=32",
    )
    (advance,) = run("watch", "list", store, "--kind", "advance", "--json").json
    assert "请写明“追回日期”" in run("watch", "part", store, advance["record"]["rid"]).complaints[0]
    run("watch", "part", store, advance["record"]["rid"], f"on={today}", "amount_fen=60000")
    whole = run("watch", "show", store, advance["record"]["rid"], "--json").json
    assert (whole["still_out_fen"], whole["state"]) == (4_000_000, "部分追回")
    assert "没有追回40,000.00元" in run("watch", "show", store, advance["record"]["rid"]).text
    shown = run("watch", "show", store, rid, "--json").json
    assert (len(shown["parts"]), len(shown["tasks"]), len(shown["advances"])) == (1, 1, 1)
    assert "已平息" in run("watch", "do", store, rid, "calm", f"ended_on={today}", "outcome=散去").text
    again = run("watch", "do", store, rid, "calm", f"ended_on={today}", "outcome=散去")
    assert (again.code, "现在不能“登记平息”" in again.complaints[0]) == (2, True)
    assert run("watch", "list", store, "--company", "示例建工有限公司", "--scope", "over", "--json").json
    figures = run("measures", store, "--on", today, "--from", day, "--json").json["measures"]
    told = {name: figures[name]["value"] for name in ("group_incidents", "group_heads", "advances_open_fen")}
    assert told == {"group_incidents": 1, "group_heads": 32, "advances_open_fen": 40_000_00}


def test_what_is_not_known_is_refused_with_what_there_is(run, store):
    for told, sentence in (
        (("enter", store, "群众事件"), "可以填写的有：重点监管"),
        (("enter", store, "incident", "where=工地"), "没有“where”这一项。可以填写的有：began_at"),
        (("enter", store, "incident", "place"), "没有等号"),
        (("enter", store, "watch", "company_rid=无名公司"), "没有登记过“无名公司”"),
        (("enter", store, "恶意讨薪", "facts=虚报人数"), "请写明“恶意讨薪情形”（kind）。可以填写的有：编造虚假事实"),
        (
            ("enter", store, "advance", "purpose=部分工资", "source=银行"),
            "没有“银行”这一选项。可以填写的有：应急周转金",
        ),
        (("enter", store, "incident", "bypasses=也许"), "可以填写的有：是、否"),
        (("show", store, "abc"), "没有编号以“abc”开头的记录"),
    ):
        answer = run("watch", *told)
        assert (answer.code, sentence in " ".join(answer.complaints)) == (2, True), sentence
    assert run("watch", "list", store).text == "没有记录。\n"
    assert "聚集人数" in run("watch", "fields", "群体性事件").text
    assert "追回金额" in run("watch", "fields", "recovery").text
    assert "报出时间" in run("watch", "fields", "事件报告").text


def test_a_rating_without_a_grade_is_what_the_records_propose_and_can_be_corrected_and_removed(run, store):
    with opened(store, SECRET, SystemClock()) as context, context.unit() as unit:
        unit.put(a_company("示例建工有限公司"))
    assert "A级" in run("watch", "enter", store, "诚信等级", "company_rid=示例建工有限公司").text
    (told,) = run("watch", "list", store, "--json").json
    rid = told["record"]["rid"]
    run("watch", "enter", store, "诚信等级", "grade=C级", "criterion=c-resists", "--correct", rid[:8])
    assert "未核实" in run("watch", "show", store, rid).text
    assert run("watch", "part", store, rid, "text=无").code == 2
    assert run("watch", "remove", store, rid, "--rid", "zz").code == 2
    assert run("watch", "remove", store, rid).text == "已删除。\n"
    with opened(store, SECRET, SystemClock()) as context:
        assert context.store.count(Company) == 1
