"""一处查找 by command."""

from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.people import save_person
from inspector_app.usecases.store_file import opened
from tests.cli.conftest import SECRET


def test_everything_is_found_by_command_with_numbers_masked(run, store):
    with opened(store, SECRET, SystemClock()) as context:
        for name in ("示例张三", "示例张四"):
            save_person(context, Person(new_rid(), name, phone="13800000001"))
    told = run("search", store, "slzs")
    assert told.code == 0, told.complaints
    assert [line.split("\t")[::2] for line in told.text.splitlines()] == [["人员", "示例张四"], ["人员", "示例张三"]]
    assert "13800000001" not in told.text
    less = run("search", store, "张", "示例", "--most", "1", "--json")
    assert ([each["title"] for each in less.json["found"]], less.json["more"]) == (["示例张四"], ["person"])
    assert less.complaints == ["人员还有更多，没有全部列出"]
    assert run("search", store, "没有").text == ""
