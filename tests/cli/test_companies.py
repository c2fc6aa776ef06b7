from inspector_app.support.clock import SystemClock
from inspector_app.support.files import UNGUARDED
from inspector_app.usecases.people import save_company
from inspector_app.usecases.store_file import opened
from tests.builders import a_company, a_project
from tests.cli.conftest import SECRET


def test_a_company_is_told_as_text_json_and_paper(run, store, tmp_path):
    with opened(store, SECRET, SystemClock()) as context:
        save_company(context, a_company("示例建工有限公司", address="湖北省武汉市一号", uscc=""))
        with context.unit("登记") as unit:
            unit.put(a_project("示例一期", contractor_name="示例建工有限公司"))
    told = run("company", "show", store, "示例建工有限公司").text
    assert "工程项目\t示例一期\t\t施工总承包单位；按台账名称，尚未登记到分包链" in told
    assert "登记资料\t登记地\t\t非本地企业（外省）：登记地址在湖北" in told
    file = run("company", "show", store, "示例建工有限公司", "--json").json
    assert (file["non_local"], file["registered"], file["ladders"]) == (True, "other_province", [])
    assert (
        run("company", "show", store, "示例建工有限公司", "-o", tmp_path / "a.pdf").text
        == f"已生成 a.pdf。{UNGUARDED}\n"
    )
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    twice = run("company", "add", store, "示例建工有限责任公司")
    assert (twice.code, "已经登记了“示例建工有限公司”" in twice.complaints[0]) == (2, True)
    assert run("company", "add", store, "示例劳务有限公司").text == "已登记：示例劳务有限公司\n"
    told = run("company", "rename", store, "示例建工有限公司", "--to", "示例新建工有限公司", "--on", "2026-03-01",
               "--notice", "示市监准更〔2026〕9号").text  # fmt: skip
    assert told == (
        "已登记更名：示例建工有限公司，2026年3月1日变更登记为示例新建工有限公司，登记通知书示市监准更〔2026〕9号\n"
    )
    assert run("watch", "enter", store, "重点监管", "company_rid=示例劳务有限公司", "reason=多次拖欠").code == 0
    assert "没有找到单位“没有的”" in run("company", "show", store, "没有的").complaints[0]
