import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.store_file import opened
from tests.cli.conftest import SECRET

NUMBER = "示〔2026〕1号"


@pytest.fixture
def listed(store):
    """A case of two workers who use one card."""
    with opened(store, SECRET, SystemClock()) as context, context.unit("示例") as unit:
        case = Case(new_rid(), "示例欠薪案", number=NUMBER, opened_on=context.clock.today())
        unit.put(case)
        for line, name in enumerate(("示例甲", "示例乙"), start=1):
            person = Person(new_rid(), name, card="6228480000000000018")
            unit.put(person)
            unit.put(WageClaim(new_rid(), case.rid, person.rid, line, found_fen=100_000 + line))
    return store


def test_hints_are_listed_and_one_is_settled(run, listed):
    (hint,) = run("case", "hints", listed, NUMBER, "--json").json
    assert (hint["rule"], hint["names"], hint["settled"]) == ("LH-01", ["示例甲", "示例乙"], None)
    assert "6228480000000000018" not in run("case", "hints", listed, "示例欠薪案").text
    refused = run("case", "hints", listed, NUMBER, "--settle", hint["hint"], "--reason", "。")
    assert (refused.code, "请写明核实到的情况" in "".join(refused.complaints)) == (2, True)
    (after,) = run("case", "hints", listed, NUMBER, "--settle", hint["hint"], "--reason", "夫妻共用", "--json").json
    assert after["settled"]["note"].endswith("夫妻共用")
    assert "已核实：" in run("case", "hints", listed, NUMBER).text


def test_a_case_that_there_is_not_is_refused(run, listed):
    answer = run("case", "hints", listed, "示〔2026〕2号")
    assert (answer.code, "没有叫“示〔2026〕2号”的案件" in "".join(answer.complaints)) == (2, True)
