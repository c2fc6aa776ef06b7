from inspector_app.support.clock import SystemClock
from inspector_app.usecases.store_file import opened
from tests.builders import a_project
from tests.cli.conftest import SECRET


def test_a_week_is_told_as_text_and_json_and_kept_when_it_is_sent(run, store):
    clock = SystemClock()
    with opened(store, SECRET, clock) as context, context.unit() as unit:
        unit.put(a_project("示例一期", rid="site", heads=30))
    today = clock.today().isoformat()
    first = run("report", "week", store, "--until", today, "--send", "区政府", "--json").json
    assert (first["measures"]["workers"]["value"], first["measures"]["workers"]["year"]) == (30, None)
    assert "在建项目1个" in first["text"]
    days = ("--from", today, "--to", today, "--received", today)
    told = ("reported", "add", store, "--body", "司法局", *days)
    assert "法律援助案件 128件" in run(*told, "--measure", "aid_cases", "--value", "128").text
    refused = run(*told, "--measure", "projects", "--value", "3")
    assert (refused.code, "没有能由其他单位报送的指标“projects”" in refused.complaints[0]) == (2, True)
    assert run(*told, "--measure", "recovered_fen", "--value", "471000.50").code == 0
    assert [each["value"] for each in run("reported", "list", store, "--json").json] == [128, 47_100_050]
    week = run("report", "week", store, "--until", today, "--json").json["measures"]
    assert (week["aid_cases"]["value"], week["recovered_fen"]["value"]) == (128, 0)  # never mixed with ours
    assert week["recovered_fen"]["reported"][0]["value"] == 47_100_050
    assert run("report", "month", store, "--ending", today).text.startswith("根治拖欠农民工工资工作月报\n")
    refused = run("report", "campaign", store, "--ending", today)
    assert (refused.code, "写明是哪一次专项行动" in refused.complaints[0]) == (2, True)


def test_an_office_reports_too_and_sends_nothing(run, bureau, tmp_path):
    today = SystemClock().today().isoformat()
    told = run("report", "week", bureau.office, "--until", today, "-o", tmp_path / "周报.pdf", "--json")
    assert told.json["measures"]["projects"]["value"] is None
    assert (tmp_path / "周报.pdf").read_bytes().startswith(b"%PDF")
    refused = run("report", "week", bureau.office, "--until", today, "--send", "市政府")
    assert (refused.code, "先用 -o 写成文件" in refused.complaints[0]) == (2, True)
