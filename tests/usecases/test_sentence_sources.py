"""Each clause of a drafted sentence names the record that it states; what was added by hand has none."""

from dataclasses import replace

from inspector_app.domain.document import About
from inspector_app.formdefs.placeholders import GAP, gaps
from inspector_app.support.errors import Level
from inspector_app.usecases import issuing
from inspector_app.usecases.paper import Paper
from inspector_app.usecases.sentence_sources import Behind, clause_sources
from tests.desk import DUE


def sources(desk, paper, **changes):
    form = desk.context.forms.find(paper.form)
    facts = desk.facts(paper) | {n.replace("__", "."): v for n, v in changes.items()}
    return clause_sources(desk.context, form, paper, facts)


def test_the_facts_of_an_order_lead_to_company_project_list_and_papers(desk):
    found = [line for line in sources(desk, desk.order_paper()) if line.sentence == "认定的事实"]
    behind = {line.behind: line for line in found}
    assert {Behind.PARTY, Behind.PROJECT, Behind.CLAIMS} <= set(behind)
    assert (behind[Behind.PARTY].rid, behind[Behind.PROJECT].rid) == (desk.company.rid, desk.project.rid)
    assert "￥60,000.00" in behind[Behind.CLAIMS].clause
    states = [line.states for line in found if line.behind is Behind.CLAIMS]
    assert states[-1] == "责令支付金额（大写）、责令支付金额"
    assert any("欠薪期间" in each for each in states[:-1])


def test_a_clause_of_several_records_is_told_in_parts_each_once(desk):
    paper = desk.order_paper()
    text = desk.facts(paper)["text.facts"]
    for said in (text, f"{text}另有两名工人已经回乡。"):
        found = [line for line in sources(desk, paper, text__facts=said) if line.sentence == "认定的事实"]
        parts = [line.clause for line in found]
        assert len(parts) == len(set(parts)), "no clause is listed twice"
        assert "".join(parts[:3]) in said
        assert [line.behind for line in found[:3]] == [Behind.PARTY, Behind.PROJECT, Behind.CLAIMS]


def test_a_typed_day_is_of_this_page_and_an_earlier_paper_is_found_by_its_number(desk, half_paid):
    (due,) = [line for line in sources(desk, desk.order_paper(DUE)) if line.behind is Behind.TYPED]
    assert "2026年3月13日前" in due.clause
    notice = Paper(
        "list-pre-notice", case_rid=desk.case.rid, about=About(order_rid=half_paid.rid), addressee=desk.company.name,
        addressee_rid=desk.company.rid,
    )  # fmt: skip
    told = [line for line in sources(desk, notice) if line.behind is Behind.PAPER]
    assert {line.rid for line in told} == {half_paid.rid}


def test_what_was_written_over_keeps_its_sources_and_tells_what_has_none(desk):
    paper = desk.order_paper()
    before = desk.facts(paper)["text.facts"]
    found = sources(desk, paper, text__facts=before + "另有两名工人已经回乡。")
    added = [line for line in found if line.behind is Behind.NOBODY]
    assert [line.clause for line in added] == ["另有两名工人已经回乡。"]
    assert any(line.behind is Behind.CLAIMS for line in found)


def test_a_hole_in_a_draft_is_named_and_stops_the_paper_until_it_is_told_or_written_over(desk, half_paid):
    context = desk.context
    with context.unit("没有项目的案件") as unit:
        unit.put(replace(desk.case, project_rid=""))
    notice = Paper(
        "list-pre-notice", case_rid=desk.case.rid, about=About(order_rid=half_paid.rid), addressee=desk.company.name,
        addressee_rid=desk.company.rid,
    )  # fmt: skip
    facts = issuing.start_facts(context, notice)
    assert f"在{GAP}工程项目〕中拖欠" in facts["text.facts"]

    def found(**changes):
        problems = issuing.paper_problems(
            context, notice, facts | {n.replace("__", "."): v for n, v in changes.items()}
        )
        return [problem for problem in problems if problem.code == "sentence-gap"]

    (gap,) = found()
    assert (gap.where, gap.level, gap.details["gaps"]) == ("text.facts", Level.ERROR, "工程项目")
    assert found(text__facts=facts["text.facts"].replace(f"在{GAP}工程项目〕中", "")) == []


def test_a_gap_names_what_is_to_be_told():
    assert gaps(f"在{GAP}工程项目〕中拖欠{GAP}欠薪人数〕名") == ("工程项目", "欠薪人数")
    assert gaps("没有待补的内容") == ()
