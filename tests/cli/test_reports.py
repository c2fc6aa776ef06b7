from dataclasses import replace
from datetime import timedelta

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Payment, PaymentMethod
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.project import Grade
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.store_file import opened
from tests.builders import a_person, a_project
from tests.cli.conftest import SECRET


def test_a_week_is_told_as_text_and_json_and_kept_when_it_is_sent(run, store):
    clock = SystemClock()
    with opened(store, SECRET, clock) as context, context.unit() as unit:
        unit.put(a_project("示例一期", rid="site", heads=30))
    today_on = clock.today()
    today, told_value = today_on.isoformat(), ("--measure", "aid_cases", "--value", "1")
    first = run("report", "week", store, "--until", today, "--send", "区政府", "--json").json
    again = run("report", "week", store, "--until", today, "--send", "区政府")
    assert "报送过，这次另存为一份" in again.complaints[0]
    assert (first["measures"]["workers"]["value"], first["measures"]["workers"]["year"]) == (30, None)
    assert "在建项目1个" in first["text"]
    days = ("--from", today, "--to", today, "--received", today)
    told = ("reported", "add", store, "--body", "司法局", *days)
    assert "法律援助案件 128件" in run(*told, "--measure", "aid_cases", "--value", "128").text
    assert "不用重复登记" in run(*told, "--measure", "aid_cases", "--value", "128").complaints[0]
    assert "128件" in run(*told, "--measure", "aid_cases", "--value", "129").complaints[0]  # no second one beside it
    assert run(*told, "--measure", "aid_cases", "--value", "129", "--correct").code == 0
    assert "129件" in run("reported", "list", store).text
    assert run(*told, "--measure", "aid_cases", "--value", "128", "--correct").code == 0
    tomorrow = (today_on + timedelta(days=1)).isoformat()
    early = ("--body", "司法局", "--from", today, "--to", tomorrow, "--received", today)
    assert "不能早于期间的最后一天" in run("reported", "add", store, *early, *told_value).complaints[0]
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


def test_days_without_records_of_the_future_and_across_new_year(run, store):
    with opened(store, SECRET, SystemClock()) as context, context.unit() as unit:
        unit.put(a_project("示例一期", rid="site"))
    early = run("report", "week", store, "--until", "2020-01-03", "--json").json
    assert (early["from"], early["to"]) == ("2019-12-28", "2020-01-03")
    assert {each["value"] for each in early["measures"].values()} == {None}
    assert early["notes"][-1].endswith("未记录不等于零。")
    assert "没有项目台账" in run("report", "week", store, "--until", "2020-01-03").text
    refused = run("report", "month", store, "--until", "2099-01-01")
    assert (refused.code, "不能晚于今天" in refused.complaints[0]) == (2, True)
    assert run("report", "week", store, "--until", "2026-02-30").code == 2


def test_what_became_different_since_a_report_was_sent_is_told_by_the_next(run, store):
    """A payment taken back, a hazard that was struck off and opened again, a site that was moved to another town."""
    clock = SystemClock()
    today = clock.today()
    then = today - timedelta(days=7)
    site = a_project("示例一期", rid="site", town="示例镇", started_on=then - timedelta(days=90))
    hazard = Hazard("h", "site", Grade.SEVERE, then - timedelta(days=3), "", "欠薪", None, then - timedelta(days=1))
    paid = Payment("y", "c", "l", 500_000, then - timedelta(days=1), PaymentMethod.BANK)
    before = replace(paid, rid="z", paid_on=then - timedelta(days=30))  # payments are recorded since then
    with opened(store, SECRET, clock) as context, context.unit() as unit:
        case = Case("c", "示例案", then, project_rid="site")
        for record in (site, hazard, case, a_person(rid="w"), WageClaim("l", "c", "w", 1), paid, before):
            unit.put(record)
    sent = run("report", "week", store, "--until", then.isoformat(), "--send", "区政府", "--json").json["measures"]
    assert (sent["recovered_fen"]["value"], sent["hazards_struck_off"]["value"]) == (500_000, 1)
    with opened(store, SECRET, clock) as context, context.unit("付款凭证不实") as unit:
        unit.delete(paid)
        unit.put(replace(hazard, struck_off_on=None))
        unit.put(replace(site, town="城关镇"))
    told = run("report", "week", store, "--until", today.isoformat(), "--json").json
    assert told["measures"]["recovered_fen"]["before"] == 500_000  # as it was sent
    differences = "".join(told["differences"])
    assert "追缴补发工资：上期报送5,000.00元，按同一截止日现为0.00元" in differences
    assert "删除支付1条（付款凭证不实）" in differences
    assert told["measures"]["hazards_severe_open"]["value"] == 1
    towns = run("measures", store, "--on", today.isoformat(), "--by", "town", "--json").json["by"]["town"]
    assert towns["projects"] == {"城关镇": 1}
    assert "与上期报送数的差异" in run("report", "week", store, "--until", today.isoformat()).text
