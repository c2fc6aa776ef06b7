"""同行交换包: what a colleague may read of a case or visit, and what he may not."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.case import Case
from inspector_app.domain.hazard import Hazard
from inspector_app.domain.identity import new_rid
from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.domain.interview import QA
from inspector_app.domain.lead import Campaign, Lead, LeadKind
from inspector_app.domain.person import Person
from inspector_app.domain.project import ChainLink, Grade, LinkRole, Project
from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import cases, copies, people
from inspector_app.usecases.case_edits import add_lead, save_case
from tests.builders import a_person, an_id_number, an_interview
from tests.usecases.test_transfers import code_of, laptop, pair, records

__all__ = ["laptop", "pair", "records"]


def given(context, root, folder) -> list:
    folder.mkdir(exist_ok=True)
    return [file.path for file in copies.write_copy(context, root, "林示例", folder)]


def words_of(context, copy) -> str:
    return "\n".join(
        f"{part.word} {part.title} {part.fields}" for part in copies.copy_parts(context, copy)
    )  # fmt: skip


def test_a_case_is_read_beside_ones_own_and_holds_no_number_of_a_person(pair, records, tmp_path, clock):
    mine, theirs = pair
    number, told = records.workers[0].id_number, an_id_number("19900101", 7)
    informant = people.save_person(mine, a_person("示例举报人", id_number=an_id_number("19910101", 9)))
    secret = Lead(
        new_rid(), LeadKind.REPORT, date(2026, 3, 2), facts="举报内容", complainant_rids=(informant.rid,), secret=True
    )
    add_lead(mine, records.case.rid, secret)
    talk = an_interview(person_rid=records.workers[0].rid, case_rid=records.case.rid,
                        inspector_rids=(mine.writer.rid,),
                        qas=(QA("身份证号？", f"是{told}，电话13800000000"),))  # fmt: skip
    with mine.unit("询问") as unit:
        unit.put(talk)
    cases.file_case(mine, records.case.rid, "示例局长")  # a limit begins, whose rule has a title by the agency's place
    before = theirs.store.journal.position
    clock.advance(minutes=1)
    first = given(mine, mine.store.need(Case, records.case.rid), tmp_path / "first")
    assert [path.suffix for path in first] == [".copy"]
    copy = copies.take_copy(theirs, first)
    assert (copy.title, copy.inspector, copy.made_at) == ("示例欠薪案", "陈示例", clock.now())
    words = words_of(theirs, copy)
    for known in ("示例欠薪案", "示例工人甲", "20,000", "示例劳务有限公司", "身份证号", "期限 "):
        assert known in words
    for private in (number, told, "13800000000", "示例举报人", "举报内容"):
        assert private not in words + copy.body
    assert (theirs.store.count(Case), theirs.store.count(Person), theirs.store.journal.position) == (0, 0, before)

    clock.advance(days=1)
    save_case(mine, replace(mine.store.need(Case, records.case.rid), title="改过的案名"))
    second = given(mine, mine.store.need(Case, records.case.rid), tmp_path / "second")
    assert [each.title for each in (copies.take_copy(theirs, second), *copies.copies(theirs))] == ["改过的案名"] * 2
    for again in (first, second):
        with pytest.raises(Refused) as refused:
            copies.take_copy(theirs, again)
        assert code_of(refused) == "colleague-copy-older"
    copies.remove_copy(theirs, copies.copy_named(theirs, "改过的案名").subject)
    assert copies.copies(theirs) == ()


def test_a_visit_goes_alone_and_what_is_no_copy_stays_out(pair, records, tmp_path):
    mine, theirs = pair
    visit = Inspection(new_rid(), InspectionKind.ROUTINE, mine.clock.now(), site_name="示例工地")
    with mine.unit("检查") as unit:
        unit.put(visit)
    package = given(mine, visit, tmp_path / "visit")
    assert copies.take_copy(theirs, package).title == "检查：示例工地（2026年3月2日）"
    with pytest.raises(Trouble) as kept_out:
        copies.take_copy(mine, package)
    assert code_of(kept_out) == "age-not-for-us"
    (tmp_path / "torn.copy").write_bytes(package[0].read_bytes()[:-7])
    with pytest.raises(Trouble) as kept_out:
        copies.take_copy(theirs, [tmp_path / "torn.copy"])
    assert code_of(kept_out) == "age-damaged"


def test_a_project_goes_with_its_site_and_names_its_cases_and_no_other_site(pair, records, tmp_path):
    mine, theirs = pair
    number, site = records.workers[0].id_number, mine.store.need(Project, records.case.project_rid)
    other = Project(new_rid(), "别处的工地")
    round_of = Campaign(new_rid(), "冬季行动", date(2026, 3, 1), date(2026, 3, 31), project_rids=(site.rid, other.rid))
    visit = Inspection(new_rid(), InspectionKind.ROUTINE, mine.clock.now(), project_rid=site.rid,
                       campaign_rid=round_of.rid)  # fmt: skip
    with mine.unit("台账") as unit:
        for each in (other, round_of, visit, ChainLink(new_rid(), site.rid, LinkRole.GENERAL, work="主体结构"),
                     Hazard(new_rid(), site.rid, Grade.GENERAL, date(2026, 3, 2), facts="两个月没有发放")):  # fmt: skip
            unit.put(each)
    told = dict(copies.would_go(mine, site))
    assert (told["案件"], told["检查"], told["工程项目"], "工资明细" in told) == (1, 1, 1, False)
    copy = copies.take_copy(theirs, given(mine, site, tmp_path / "site"))
    assert copy.title == f"工程项目：{site.name}"
    words = words_of(theirs, copy)
    for known in ("示例欠薪案", "主体结构", "两个月没有发放", "冬季行动"):
        assert known in words
    for apart in (number, "别处的工地", "示例工人甲"):
        assert apart not in words + copy.body
    assert [part.title for part in copies.copy_parts(theirs, copy) if copies.has_words(part, "没有发放 隐患")] != []
