from openpyxl import load_workbook

from inspector_app.domain.survey import month_of, tells_all
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.store_file import opened
from tests.builders import a_project
from tests.cli.conftest import SECRET


def test_a_round_is_begun_entered_and_told_and_a_month_is_closed_once(run, store, tmp_path):
    clock = SystemClock()
    with opened(store, SECRET, clock) as context, context.unit() as unit:
        unit.put(a_project("示例一期", rid="one", heads=30, contract_fen=100_00, town="示例镇", unpaid_fen=50_000_00))
        unit.put(a_project("示例二期", rid="two"))
    today = clock.today().isoformat()
    assert run("survey", "begin", store, "--title", "第一轮", "--from", today, "--to", today).code == 0
    entered = run("survey", "enter", store, "示例一期", "--round", "第一轮", "--on", today, "--by", "示例镇")
    assert entered.text == "已登记1个项目。\n"
    told = run("survey", "list", store, "--round", "第一轮", "--uncovered", "--json").json
    assert [line["name"] for line in told["lines"]] == ["示例二期"]
    assert told["told"]["工程造价清"][0] == "工程造价100.00元（另有1个项目未填）"
    listed = run("survey", "list", store).text
    assert "已摸排1个，未摸排1个" in listed
    assert "示例一期　示例镇　未支付（元）：50,000.00" in listed  # several projects may bear one name
    month = today[:7]
    if not tells_all(month_of(clock.today()), clock.today()):
        early = run("survey", "close", store, "--month", month)
        assert (early.code, "还没有结束" in early.complaints[0]) == (2, True)
    assert "共2个项目" in run("survey", "close", store, "--month", month, "--anyway").text
    refused = run("survey", "close", store, "--month", month, "--anyway")
    assert (refused.code, "已经定稿" in refused.complaints[0]) == (2, True)
    assert run("survey", "list", store, "--month", month, "-o", tmp_path / "a.xlsx").code == 0
    assert "已定稿" in load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"].value
    assert run("survey", "enter", store, "示例一期", "--round", "没有", "--on", today).code == 2
