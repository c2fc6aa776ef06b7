"""A campaign is run without the window."""

from inspector_app.support.clock import SystemClock
from inspector_app.usecases.store_file import opened
from tests.builders import a_project
from tests.cli.conftest import SECRET


def test_a_campaign_is_planned_drawn_entered_and_summed_up(run, store):
    clock = SystemClock()
    with opened(store, SECRET, clock) as context, context.unit() as unit:
        for n in range(4):
            unit.put(a_project(f"示例{n}期", rid=f"site {n}", town="示例镇"))
    today, name = clock.today().isoformat(), "冬季攻坚行动"
    assert run("campaign", "save", store, name, "--from", today, "--to", today, "--lead", "根治欠薪办").code == 0
    assert run("campaign", "projects", store, name, "示例0期", "示例1期", "示例2期").text == "已选定：3个项目\n"
    assert run("campaign", "save", store, name, "--from", today, "--to", today, "--plan", "方案").code == 0
    (kept,) = run("campaign", "list", store, "--json").json
    assert (kept["plan"], len(kept["project_rids"])) == ("方案", 3)
    assert "根治欠薪办" in run("campaign", "list", store).text
    among = run("campaign", "pool", store, name, "--json").json
    assert (among["projects"], len(among["fingerprint"])) == (3, 64)
    assert among["fingerprint"] in run("campaign", "pool", store, name).text
    told = ("campaign", "draw", store, name, "--seed", "03 11 19", "--seed-from", "示例彩票", "--witness", "示例丁")
    assert [each["is_drawn"] for each in run(*told, "--wanted", "2", "--json").json["tickets"]] == [True, True, False]
    refused = run(*told, "--wanted", "2")
    assert (refused.code, "再次抽取要写明理由" in refused.complaints[0]) == (2, True)
    assert "结果都一致" in run("campaign", "verify", store, name).text
    enter = ("campaign", "enter", store, name)
    assert run(*enter, "campaign_team", "name=第一组", "towns=示例镇").code == 0
    assert "way\t宣传方式" in run("campaign", "fields", "publicity").text
    rid = run(*enter, "publicity", "way=现场咨询", "consulted=12", "town=示例镇").text.split()[-1]
    assert run(*enter, "publicity", "consulted=15", "--rid", rid).code == 0
    refused = run(*enter, "publicity", "consulted")
    assert (refused.code, "里没有等号" in refused.complaints[0]) == (2, True)
    summed = run("campaign", "summary", store, name, "--on", today, "--json").json
    assert [(row["name"], row["planned"], row["measures"]["consultations"]) for row in summed["rows"]] == [
        ("第一组", 2, 15)
    ]
    assert (
        "应检查双随机抽取的项目2个，已检查0个，尚未检查2个"
        in run("campaign", "summary", store, name, "--on", today).text
    )
    whole = run("campaign", "show", store, name, "--json").json
    assert [len(whole[kind]) for kind in ("draw", "publicity", "score")] == [1, 1, 0]
    assert "宣传活动：1条" in run("campaign", "show", store, name).text
    assert run("campaign", "remove", store, "publicity", rid).code == 0
    assert run("campaign", "show", store, "没有的行动").code == 2
    told = run("campaign", "bulletin", store, name, "--on", today, "--to", "各乡镇", "--keep")
    assert told.text.startswith("关于冬季攻坚行动情况的通报\n一、总体情况\n")
    assert run("campaign", "bulletin", store, name, "--on", today, "-o", store.parent / "通报.pdf").code == 0
    assert [each["to"] for each in run("campaign", "show", store, name, "--json").json["bulletin"]] == ["各乡镇"]
