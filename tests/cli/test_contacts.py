"""Attempts to reach somebody by command."""

from datetime import date

import pytest

from inspector_app.cli.leads import member
from inspector_app.domain.case import Case
from inspector_app.domain.case_review import Check
from inspector_app.domain.contact import ContactOutcome
from inspector_app.domain.identity import new_rid
from inspector_app.support.clock import SystemClock
from inspector_app.usecases.cases import open_case
from inspector_app.usecases.store_file import opened
from tests.builders import a_person, an_interview
from tests.cli.conftest import SECRET, codes


def test_attempts_are_entered_listed_and_taken_back(run, store):
    with opened(store, SECRET, SystemClock()) as context:
        open_case(context, Case(new_rid(), "示例欠薪案", date(2026, 3, 2), respondent="示例劳务"))
    added = run("contacts", "add", store, "示例欠薪案", "--outcome", "联系到本人", "--number", "13800000001",
                "--at", "2026-03-02T09:30", "--appointed", "2026-03-03 09:00", "--absent")  # fmt: skip
    assert added.code == 0, added.complaints
    assert "138****0001" in added.text
    assert "13800000001" not in run("contacts", "list", store, "示例欠薪案").text
    (line,) = run("contacts", "list", store, "示例欠薪案", "--json").json
    assert (line["party"], line["came"], line["outcome"]) == ("示例劳务", False, "reached")
    told = run("contacts", "ladder", store, "示例欠薪案", "--json").json
    assert (told["papers"], told["parties"][0]["hiding"], told["parties"][0]["may_be_posted"]) == ([], True, False)
    assert (
        run("contacts", "ladder", store, "示例欠薪案").text.splitlines()[-1].endswith("张贴前还要上门送达并拍照、录像")
    )
    assert run("contacts", "remove", store, line["contact"][:8], "--reason", "登记错了").code == 0
    assert codes(run("contacts", "remove", store, line["contact"][:8], "--reason", "登记错了", "--json")) != []


def test_a_file_is_looked_through_by_command(run, store):
    with opened(store, SECRET, SystemClock()) as context:
        case = open_case(context, Case(new_rid(), "示例欠薪案", date(2026, 3, 2), respondent="示例劳务"))
        other = open_case(context, Case(new_rid(), "示例另案", date(2026, 3, 2), respondent="示例劳务"))
        with context.unit("询问") as unit:  # by one inspector alone
            unit.put(who := a_person("示例甲"))
            unit.put(an_interview(person_rid=who.rid, case_rid=other.rid, inspector_rids=(context.writer.rid,)))
    assert run("case", "review", store, other.title).code == 1
    assert run("case", "review", store, case.title).text.startswith(f"逐项查找{len(Check)}项，发现0项。\n评分100分")
    assert run("case", "review", store, case.title, "--json").json == []


@pytest.mark.parametrize("word", ["关机", "停机", "空号", "关机、停机、空号"])
def test_each_word_that_is_offered_is_taken(word):
    assert member(ContactOutcome, word) is ContactOutcome.SWITCHED_OFF
