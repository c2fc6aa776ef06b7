"""Names with characters that nobody sees: refused where they are typed, taken out and named where they are imported."""

from dataclasses import replace

import openpyxl
import pytest

from inspector_app.domain import hidden_characters
from inspector_app.domain.case import Case
from inspector_app.domain.company import Company
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.identity import new_rid
from inspector_app.domain.person import Person
from inspector_app.domain.project import Project
from inspector_app.support.errors import Refused
from inspector_app.support.words import sentence
from inspector_app.usecases import evidence, people, projects, settings
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.store_file import Setup, setup_problems
from tests.books import check_roster, read_ledger

BAD = "示例\u202e甲\u200b"
SHOWN = "示例〈U+202E〉甲〈U+200B〉"
WAYS = {
    "person": lambda c: people.save_person(c, Person(new_rid(), BAD)),
    "employer": lambda c: people.save_person(c, Person(new_rid(), "示例甲", employer=BAD)),
    "company": lambda c: people.save_company(c, Company(new_rid(), BAD)),
    "project": lambda c: projects.save_project(c, replace(projects.new_project(), name=BAD)),
    "agency": lambda c: settings.save_agency(c, replace(c.agency, name=BAD)),
    "inspector": lambda c: settings.save_inspector(c, replace(settings.new_inspector(), name=BAD, certificate="1")),
    "evidence": lambda c: evidence.take_in(c, b"1", BAD, Belongs()),
}


@pytest.mark.parametrize("way", WAYS)
def test_a_typed_name_is_refused_and_shown(context, way):
    with pytest.raises(Refused) as refusal:
        WAYS[way](context)
    (problem,) = [p for p in refusal.value.problems if p.code == "name-hidden-character"]
    assert SHOWN in sentence(problem.code, problem.details)


def test_any_record_is_looked_at_on_its_way_into_the_store(context):
    with pytest.raises(Refused, match="name-hidden-character"), context.unit("示例") as unit:
        unit.put(Case(new_rid(), BAD, context.clock.today()))
    assert context.store.all(Case) == ()


def test_running_text_is_kept_as_it_was_written(context):
    company = people.save_company(context, Company(new_rid(), "示例公司", note=f"第一行\n{BAD}"))
    assert context.store.need(Company, company.rid).note == f"第一行\n{BAD}"


def test_what_was_kept_before_stays_until_it_is_touched(context, monkeypatch):
    with monkeypatch.context() as earlier:
        earlier.setattr(hidden_characters, "hidden", lambda _text: ())
        rid = people.save_company(context, Company(new_rid(), BAD)).rid
    known = context.store.need(Company, rid)
    people.save_company(context, replace(known, phone="0512-66660000"))
    with pytest.raises(Refused, match="name-hidden-character"):
        people.save_company(context, replace(known, name=BAD + "乙"))
    assert people.save_company(context, replace(known, name="示例甲")).name == "示例甲"


def test_a_file_with_such_a_name_is_taken_in_and_its_name_shown(context, tmp_path):
    path = tmp_path / "合同\u202egpj.png"
    path.write_bytes(b"1")
    piece = evidence.take_in_file(context, path, "", Belongs())
    assert context.store.need(Evidence, piece.rid).title == "合同〈U+202E〉gpj"


def test_the_first_start_names_each_field(context):
    law = context.law
    setup = Setup(BAD, "示", "安徽", "陈\u2066示例", "示监0001", "林示例", "示监0002\u200b")
    found = {p.where for p in setup_problems(setup, law) if p.code == "name-hidden-character"}
    assert found == {"agency_name", "inspector", "partner_certificate"}


def book(path, *rows):
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    workbook.save(path)
    return path


def test_an_imported_list_is_cleaned_and_the_cell_named(context, tmp_path):
    path = book(
        tmp_path / "r.xlsx",
        ["姓名", "联系电话", "欠发工资（元）", "备注"],
        ["示例\u202e甲", "\u202a13800000000\u202c", 100, "第一行\n第二行"],
        ["示\u200b例乙", "13800000001", 200, ""],
        ["示例\n丙", "13800000002", 300, ""],
    )
    check = check_roster(path, context.clock.today())
    assert [line.name for line in check.lines] == ["示例甲", "示例乙", "示例丙"]
    assert check.lines[0].phone == "13800000000"
    assert check.lines[0].note == "第一行\n第二行"
    named = [(p.row, p.column) for p in check.problems if p.problem.code == "cell-hidden-character"]
    assert named == [(2, "A"), (2, "B"), (3, "A")]


def test_an_imported_ledger_too(context, tmp_path):
    path = book(tmp_path / "l.xlsx", ["项目名称", "所属乡镇"], ["示例一期\u202e", "示例镇"])
    reading = read_ledger(path, context.agency.rid, on=context.clock.today())
    assert [project.name for project in reading.projects] == ["示例一期"]
    assert [p.problem.code for p in reading.problems] == ["cell-hidden-character"]
    projects.record_ledger(context, reading)
    assert [project.name for project in context.store.all(Project)] == ["示例一期"]
