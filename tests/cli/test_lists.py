from openpyxl import load_workbook

from inspector_app.support.clock import SystemClock
from inspector_app.support.files import UNGUARDED
from inspector_app.usecases.store_file import opened
from inspector_app.usecases.told_lists import LISTS
from tests.builders import a_project
from tests.cli.conftest import SECRET, codes


def test_a_list_is_told_as_text_json_excel_and_paper(run, store, tmp_path):
    with opened(store, SECRET, SystemClock()) as context, context.unit() as unit:
        unit.put(a_project("示例一期", rid="one", heads=30))
        unit.put(a_project("示例二期", rid="two"))
    assert run("list", store, "projects").text.splitlines()[-1] == "共2行"
    told = run("list", store, "projects", "--find", "一期", "--json").json
    assert ([row["项目名称"] for row in told["rows"]], told["said"]) == (["示例一期"], ["条件：查找“一期”。"])
    assert run("list", store, "projects", "-o", tmp_path / "a.xlsx").text == f"已生成 a.xlsx。{UNGUARDED}\n"
    assert load_workbook(tmp_path / "a.xlsx").worksheets[0]["A1"].value == "项目台账"
    assert run("list", store, "projects", "-o", tmp_path / "a.pdf").code == 0
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    chosen = run("list", store, "projects", "--column", "人数", "--column", "项目名称", "--json").json
    assert (chosen["rows"][0], "没有选的列：" in chosen["said"][-1]) == ({"项目名称": "示例一期", "人数": "30"}, True)
    unknown = run("list", store, "projects", "--column", "电话")
    assert (unknown.code, codes(unknown)) == (2, ["list-column-unknown"])
    refused = run("list", store, "nothing")
    assert (refused.code, "没有叫“nothing”的列表" in refused.complaints[0]) == (2, True)
    assert all(name in run("list", "--help").text for name in LISTS), "its help tells every list there is"
    assert run("list", store, "visits", "-o", tmp_path / "b.xlsx").code == 0
    assert list(load_workbook(tmp_path / "b.xlsx").worksheets[0].values)[-1][0] == "无"
