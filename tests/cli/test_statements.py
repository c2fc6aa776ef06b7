import pytest

from inspector_app.domain.project import Project
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.projects import save_project
from inspector_app.usecases.store_file import opened
from tests.builders import a_project
from tests.cli.conftest import SECRET
from tests.cli.test_cases import NUMBER, listed
from tests.statement_files import march_book

__all__ = ["listed"]


@pytest.fixture
def march(tmp_path):
    return march_book(tmp_path / "三月.xlsx")


def test_a_statement_is_imported_once_and_the_chain_is_told(run, listed, march):
    foreseen = run("statement", "import", listed, march, "--case", NUMBER, "--dry-run", "--json").json
    assert [(one["role"], one["lines"], one["new"], one["flaws"]) for one in foreseen["lists"]] == [
        ("special", 4, 4, [])
    ]
    otherwise = run("statement", "import", listed, march, "--case", NUMBER, "--dry-run", "--json", "--cell", "A4=编号")
    assert [(each["code"], each["row"]) for each in otherwise.json["problems"]] == [("list-cell-corrected", 4)]
    assert run("case", "funds", listed, NUMBER).text.endswith("还没有导入流水。\n")
    done = run("statement", "import", listed, march, "--case", NUMBER)
    assert (done.code, "4笔，新增4笔" in done.text) == (0, True)
    again = run("statement", "import", listed, march, "--case", NUMBER)
    assert (again.code, "都已经导入过" in "".join(again.complaints)) == (2, True)
    funds = run("case", "funds", listed, NUMBER, "--json").json
    (account,) = funds["accounts"]
    assert (account["in_fen"], account["out_fen"], account["closing_fen"]) == (30_000_000, 14_200_000, 15_800_000)
    assert {flow["kind"]: flow["fen"] for flow in account["flows"] if not flow["in"]} == {
        "company": 10_000_000, "unknown": 4_200_000
    }  # fmt: skip
    assert [sign["rule"] for sign in funds["signs"]] == ["FS-03", "FS-17"]
    told = run("case", "funds", listed, NUMBER).text
    assert "示例建工集团有限公司农民工工资专用账户（尾号0018）" in told
    assert "34001000000000000018" not in told
    assert "6228480000000000018" not in told


def test_of_a_project_and_of_nothing(run, listed, march):
    with opened(listed, SECRET, SystemClock()) as context:
        save_project(context, a_project("示例安置房一期"))
        assert context.store.all(Project)
    assert run("statement", "import", listed, march, "--project", "示例安置房一期").code == 0
    refused = run("statement", "import", listed, march)
    assert (refused.code, "请写明流水属于哪个案件" in "".join(refused.complaints)) == (2, True)
    absent = run("statement", "import", listed, march, "--project", "没有的")
    assert (absent.code, "没有叫“没有的”的工程项目" in "".join(absent.complaints)) == (2, True)


def test_the_day_that_a_person_says_stands_in_the_answer(run, listed, tmp_path):
    text = "序号,收款账号,收款户名,金额,处理状态\n1,6228480000000000018,示例甲,5200.50,处理成功\n"
    text += "2,6228480000000000026,示例乙,300,处理失败\n"
    (tmp_path / "b.csv").write_text(text, encoding="utf-8")
    told = ("--role", "special", "--holder", "示例公司", "--day", "2026-02-11", "--dry-run")
    command = ("statement", "import", listed, tmp_path / "b.csv", "--case", NUMBER, *told)
    done = run(*command)
    assert "2026-02-11至2026-02-11" in done.text
    assert "没有日期" not in done.text
    (one,) = run(*command, "--json").json["lists"]
    assert (one["out_fen"], one["unpaid_fen"]) == (550_050, 30_000)


def test_what_was_left_out_gives_one_and_whose_account_it_is_must_be_said(run, listed, tmp_path):
    (tmp_path / "a.csv").write_text("交易日期,收入,支出\n2026-03-01,500,\n2026-03-02,若干,\n", encoding="utf-8")
    refused = run("statement", "import", listed, tmp_path / "a.csv", "--case", NUMBER)
    assert (refused.code, "是谁的账户" in "".join(refused.complaints)) == (2, True)
    for more in ((), ("--dry-run",)):
        unnamed = run("statement", "import", listed, tmp_path / "a.csv", "--case", NUMBER, "--role", "other", *more)
        assert (unnamed.code, "请写明这是谁的账户（户名）" in "".join(unnamed.complaints)) == (2, True)
    named = ("--role", "other", "--holder", "示例甲")
    done = run("statement", "import", listed, tmp_path / "a.csv", "--case", NUMBER, *named)
    assert "示例甲" in done.text
    assert (done.code, any("这一格不是金额" in line for line in done.complaints)) == (1, True)


def test_a_use_that_is_told_answers_for_the_accounts_that_do_not_tell_it(run, listed, tmp_path):
    rows = (
        "账号,户名,交易日期,收入,支出,余额,对方户名", "32001,示例公司农民工工资专用账户,2026-03-01,500,,500,示例城投",
        "32002,示例公司,2026-03-02,900,,900,示例城投",
    )  # fmt: skip
    (tmp_path / "c.csv").write_text("\n".join(rows), encoding="utf-8")
    command = ("statement", "import", listed, tmp_path / "c.csv", "--case", NUMBER, "--role", "general", "--dry-run")
    assert [one["role"] for one in run(*command, "--json").json["lists"]] == ["special", "general"]
    assert any("的户名表明是" in line for line in run(*command).complaints)
