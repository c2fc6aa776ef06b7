from inspector_app.support.clock import SystemClock
from inspector_app.usecases.store_file import opened
from tests.builders import a_project
from tests.cli.conftest import SECRET

LEDGER = (a_project("示例一期", town="示例镇", heads=30), a_project("示例二期", town="城关镇"))


def test_every_figure_of_a_day_is_told_with_what_it_means(run, store):
    clock = SystemClock()
    with opened(store, SECRET, clock) as context, context.unit() as unit:
        for project in LEDGER:
            unit.put(project)
    today = clock.today().isoformat()
    document = run("measures", store, "--on", today, "--by", "town", "--json").json
    projects = document["measures"]["projects"]
    assert (projects["value"], projects["unit"], projects["records"]) == (2, "个", 2)
    assert "项目台账" in projects["definition"]
    assert document["measures"]["workers"]["untold"] == 1
    assert document["measures"]["aid_cases"]["value"] is None
    assert document["by"]["town"]["projects"] == {"城关镇": 1, "示例镇": 1}
    told = run("measures", store, "--on", today, "--from", "2020-01-01")
    assert "在建项目农民工\t30人\t另有1项未载明，未计入" in told.text
    assert "有2个项目没有填写类别" in told.complaints[0]


def test_days_that_cannot_be_counted_are_refused(run, store):
    future = run("measures", store, "--on", "2099-01-01")
    assert (future.code, "截止日不能晚于今天" in future.complaints[0]) == (2, True)
    before = run("measures", store, "--on", "2001-01-01", "--json").json
    assert {each["value"] for each in before["measures"].values()} == {None}
    assert "没有任何记录" in before["notes"][-1]
    unknown = run("measures", store, "--on", "2001-01-01", "--campaign", "没有的行动")
    assert (unknown.code, "没有叫“没有的行动”的专项行动" in unknown.complaints[0]) == (2, True)
