"""Invented ledgers of projects: each project with what it owes and how many people, and nothing that is none."""

import tomllib

import pytest

from tests.books import ledger_in
from tests.exchange.tables.corpus import TODAY, made
from tests.exchange.tables.sheets import book
from tests.exchange.tables.test_cases import AGENCY, FILES

LEDGERS = tomllib.loads((FILES / "ledgers.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", LEDGERS)
def test_every_project_is_read_with_what_it_owes(name):
    case = LEDGERS[name]
    found = ledger_in(made(case), AGENCY, on=TODAY)
    told = {each.name: "?" if each.unpaid_fen is None else each.unpaid_fen / 100 for each in found.projects}
    assert told == case["unpaid"], [(p.place, p.code) for p in found.problems]
    heads = {each.name: each.heads for each in found.projects}
    assert {name: heads[name] for name in case.get("heads", ())} == case.get("heads", {})
    assert [name for name in case.get("untold", ()) if heads[name] is not None] == []
    towns = {each.name: each.town for each in found.projects}
    assert {name: towns[name] for name in case.get("towns", ())} == case.get("towns", {})
    managers = {each.name: [each.manager_name, each.manager_phone] for each in found.projects}
    assert {name: managers[name] for name in case.get("managers", ())} == case.get("managers", {})
    deposits = {each.name: each.deposit.text for each in found.projects}
    assert {name: deposits[name] for name in case.get("deposits", ())} == case.get("deposits", {})
    accounts = {each.name: each.special_account.text for each in found.projects}
    assert {name: accounts[name] for name in case.get("accounts", ())} == case.get("accounts", {})
    assert len(found.projects) == case.get("projects", len(told))
    grades = {each.name: each.grade.grade.value if each.grade else "" for each in found.projects}
    assert {name: grades[name] for name in case.get("grades", ())} == case.get("grades", {})
    codes = {p.code for p in found.problems}
    assert set(case.get("codes", ())) <= codes
    assert not codes & set(case.get("not_said", ()))
    assert "ledger-total-differs" not in codes


def test_a_state_of_debts_is_no_state_of_the_building_and_hidden_rows_are_named():
    found = ledger_in(made(LEDGERS["what was owed, what of it is settled and what is left"]), AGENCY, on=TODAY)
    assert {each.state for each in found.projects} == {""}
    assert any("状态" in words for words in found.unused)
    assert [p.row for p in found.problems if p.code == "row-hidden"] == [4]


def test_months_in_the_place_of_days_are_said_once():
    lines = ["示例一号楼", "2025.05"], ["示例二号楼", "2025.11"], ["示例三号楼", "2025年春"]
    found = ledger_in(book(["项目名称", "开工时间"], *lines), AGENCY, on=TODAY)
    said = [(p.row, p.problem.details["rows"]) for p in found.problems if p.code == "ledger-day-open"]
    assert said == [(2, "（共2行）"), (4, "")]


def test_how_many_are_owed_wages_beside_how_many_there_are_is_kept_in_the_remarks():
    rows = ["示例一号楼", 120, 35, 350000, "示例备注"], ["示例二号楼", 80, 12, 96000, ""], ["示例三号楼", 60, "", 0, ""]
    made_of = ["项目名称", "农民工人数", "欠薪人数", "欠薪金额（元）", "备注"]
    found = ledger_in(book(made_of, *rows), AGENCY, on=TODAY)
    assert [(each.heads, each.note) for each in found.projects] == [
        (120, "欠薪人数：35 示例备注"), (80, "欠薪人数：12"), (60, ""),
    ]  # fmt: skip
    assert not found.unused
    alone = ledger_in(book(made_of[:-1], *(row[:-1] for row in rows)), AGENCY, on=TODAY)
    assert [each.note for each in alone.projects] == ["欠薪人数：35", "欠薪人数：12", ""]
    for all_of_them in ("在册工人数", "全部在岗人数"):  # less surely so called than those who are owed
        other = ledger_in(book(["项目名称", all_of_them, *made_of[2:]], *rows), AGENCY, on=TODAY)
        assert [each.heads for each in other.projects] == [120, 80, 60]
