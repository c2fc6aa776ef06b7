from datetime import date

from inspector_app.domain.identity import new_rid
from inspector_app.domain.lead import Lead, LeadKind
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.leads import save_lead
from inspector_app.usecases.people import save_person
from inspector_app.usecases.store_file import opened
from tests.builders import a_person
from tests.cli.conftest import SECRET


def test_a_lead_is_entered_decided_upon_and_listed(run, store):
    added = run("leads", "add", store, "--facts", "欠三个月工资", "--respondent", "示例劳务", "--number", "P-1",
                "--channel", "全国根治欠薪线索反映平台", "--received", "2026-03-02")  # fmt: skip
    assert "决定是否受理2026年3月9日截止，已逾期" in added.text
    (line,) = run("leads", "list", store, "--scope", "overdue", "--json").json
    assert (line["state"], line["due"], line["overdue"]) == ("received", "2026-03-09", True)
    refused = run("leads", "refuse", store, "P-1", "--reason", "。")
    assert (refused.code, "理由" in refused.complaints[0]) == (2, True)
    assert "已受理" in run("leads", "accept", store, "P-1", "--on", "2026-03-04").text
    wants = run("leads", "answer", store, "P-1", "--reply", "已经处理")
    assert "请选择核处结论" in wants.complaints[0]
    assert "已答复" in run("leads", "answer", store, "P-1", "--reply", "没有查到欠薪", "--conclusion", "not_true").text
    assert run("leads", "list", store).text == "没有线索。\n"
    assert "没有找到线索“P-2”" in run("leads", "accept", store, "P-2").complaints[0]


def test_who_told_in_confidence_stands_in_no_list(run, store):
    with opened(store, SECRET, SystemClock()) as context:
        informant = save_person(context, a_person(name="赵举示"))
        save_lead(
            context,
            Lead(new_rid(), LeadKind.REPORT, date(2026, 3, 2), "电话", facts="欠薪", secret=True,
                 complainant_rids=(informant.rid,)),
        )  # fmt: skip
    told = run("leads", "list", store).text + run("leads", "list", store, "--json").text
    assert "（保密）" in told
    assert "赵举示" not in told


def test_consultations_and_legal_aid_are_counted(run, store):
    assert "3人次" in run("consultations", "add", store, "--topic", "工资怎么算", "--heads", 3).text
    none = run("consultations", "add", store, "--topic", " ")
    assert (none.code, "请写明咨询事项。" in none.complaints[0]) == (2, True)
    (entry,) = run("consultations", "list", store, "--json").json
    assert "决定是否受理" in run("consultations", "into-lead", store, entry["consultation"][:8]).text
    lead = run("leads", "list", store, "--json").json[0]["lead"]
    of_lead = ("aid", "add", store, "--body", "示例县法律援助中心", "--applied", "2026-03-01", "--lead", lead[:8])
    assert run(*of_lead).code == 0
    assert run("aid", "list", store, "--json").json[0]["heads"] == 3
    aid = ("aid", "add", store, "--body", "示例县法律援助中心", "--applied", "2026-03-02", "--heads", 12)
    assert "应当写明哪一天" in run(*aid, "--result", "已受援").complaints[0]
    assert "已受援" in run(*aid, "--result", "已受援", "--decided", "2026-03-05").text
    assert run("aid", "list", store, "--json").json[0]["heads"] == 12
    today = SystemClock().today().isoformat()
    told = run("measures", store, "--on", today, "--from", "2026-01-01", "--json").json["measures"]
    assert [told[name]["value"] for name in ("consultations", "aid_cases", "aid_heads")] == [3, 1, 12]
