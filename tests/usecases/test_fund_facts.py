"""The paper of the chain of funds: every figure printed is one that the records give."""

from dataclasses import replace

import pytest

from inspector_app.domain.role import Role
from inspector_app.domain.statement import AccountRole, Statement
from inspector_app.formdefs.facts import from_json
from inspector_app.support.errors import Refused
from inspector_app.usecases import issuing, people, projects
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.facts_split import split
from inspector_app.usecases.fund_facts import paragraph
from inspector_app.usecases.funds import around_of, funding_of, funds_of
from inspector_app.usecases.issuing import paper_problems
from inspector_app.usecases.paper import EditPaper, Paper
from inspector_app.usecases.paper_draft import beginning, followed
from inspector_app.usecases.statements import (
    belongings,
    keep_statements,
    perform_statement,
    plan_statements,
    prepare_statement,
)
from tests.statement_files import CARDS, HOLDER, OWNER, march_book


@pytest.fixture
def brought(desk, tmp_path):
    context = desk.context
    projects.save_project(context, replace(desk.project, owner_name=OWNER))
    people.save_person(context, replace(desk.workers[0], card=CARDS[0]))
    bring(desk, march_book(tmp_path / "三月.xlsx"))
    return desk


def bring(desk, path):
    context, belongs = desk.context, belongings(desk.context, case_rid=desk.case.rid)
    file = perform_statement(prepare_statement(context, path))
    plans = plan_statements(context, belongs, file, around_of(context, belongs, funding_of(context, belongs)))
    keep_statements(context, belongs, file, [plan.statement for plan in plans])


@pytest.fixture
def paper(brought):
    return Paper(brought.context.form_of(Role.FUNDS), case_rid=brought.case.rid)


def test_the_paragraph_states_what_the_statements_tell(brought):
    told = paragraph(brought.context, brought.case.rid)
    assert told.startswith(f"经查阅《三月.xlsx》（{HOLDER}，2026年3月5日至2026年3月7日，4笔），流水显示：")
    assert "收入合计300,000.00元，其中建设单位拨入300,000.00元（1笔），" in told
    assert "支出合计142,000.00元，其中付给其他单位100,000.00元（1笔）、用途不明30,000.00元（1笔）" in told
    assert "付给名单所列农民工本人12,000.00元（1人），名单所列农民工中2人没有收款记录" in told
    assert "没有收款记录；专户期末余额158,000.00元。应当拨付的人工费用数额尚未查明。" in told


def test_money_of_nobody_known_is_named_so_and_never_called_nothing(brought):
    projects.save_project(brought.context, replace(brought.project, owner_name=""))
    told = paragraph(brought.context, brought.case.rid)
    assert "收入合计300,000.00元，其中来源未认定300,000.00元（1笔），" in told
    assert "拨入0.00元" not in told
    chain = funds_of(brought.context, case_rid=brought.case.rid).chain
    assert chain.paid_in_words == "不明（有300,000.00元来源未认定）"


def test_the_paper_names_the_employer_that_the_case_shows(brought, paper):
    whole = case_file(brought.context, brought.case.rid)
    names = {whole.companies[rid].name for rid in whole.employers}
    assert names
    assert set(issuing.start_facts(brought.context, paper)["company.name"].split("、")) == names


def test_the_paper_prints_the_same_and_keeps_no_whole_card(brought, paper):
    document = brought.sign(paper)
    facts = from_json(document.facts)
    assert facts["text.funds"] == paragraph(brought.context, brought.case.rid)
    assert [row["received_fen"] for row in facts["workers"]] == [1_200_000, 0, 0]
    assert [row["title"] for row in facts["signs"]] == ["专户用于工资以外", "收款人身份不明"]
    assert CARDS[0] not in document.facts


def test_a_figure_that_no_record_gives_is_not_signed(brought, paper):
    facts = issuing.start_facts(brought.context, paper)
    wrong = facts["text.funds"].replace("300,000.00", "900,000.00", 1)
    with pytest.raises(Refused, match="sentence-contradicts"):
        brought.sign(paper, **{"text.funds": wrong})


def test_an_order_is_offered_the_paragraph_where_there_are_statements_and_nowhere_else(desk, tmp_path):
    context, paper = desk.context, desk.order_paper()
    begun = beginning(context, EditPaper(paper))
    assert begun.facts["text.funds"] == ""
    every = split(begun.form, begun.given)
    assert not [fact.name for fact in (*every.asked, *every.known) if fact.name.startswith("funds.")]
    bring(desk, march_book(tmp_path / "三月.xlsx"))
    now = followed(context, EditPaper(paper), begun.facts)
    assert now.facts["text.funds"].startswith(f"另经查阅《三月.xlsx》（{HOLDER}，")
    assert "付给附件所列农民工本人12,000.00元（1人）" in now.facts["text.funds"]
    shown = {fact.name for fact in split(begun.form, now.begun.given).known}
    assert {"funds.sources", "funds.reached", "funds.wages_fen"} <= shown


def test_an_order_counts_the_workers_of_its_annex_and_admits_to_nothing_unknown(brought):
    """Whoever was paid and is on no line of the order is not counted beside it."""
    context = brought.context
    paid = {each.worker.person_rid for each in funds_of(context, case_rid=brought.case.rid).chain.workers if each.lines}
    claims = case_file(context, brought.case.rid).claims
    rest = [each.rid for each in claims if each.person_rid not in paid]
    assert 0 < len(rest) < len(claims)
    facts = issuing.start_facts(context, brought.order_paper().speaking_of(claim_rids=tuple(rest)))
    assert facts["debt.heads"] == len(rest)
    assert f"付给附件所列农民工本人0.00元（0人），附件所列农民工中{len(rest)}人没有收款记录" in facts["text.funds"]
    assert "尚未查明" not in facts["text.funds"] + facts["text.facts"]
    assert "text.funds_due" not in facts or not facts["text.funds_due"]
    assert "至今尚欠人民币" in facts["text.facts"]


def test_an_order_that_leaves_it_out_wants_no_reason_whatever_the_accounts_tell_later(brought):
    context, paper = brought.context, brought.order_paper()

    def said(facts):
        found = [problem.code for problem in paper_problems(context, paper, facts)]
        return [code for code in found if code.startswith(("printed-", "sentence-"))]

    facts = issuing.start_facts(context, paper)
    left_out = {**facts, "text.funds": ""}
    (kept,) = context.store.all(Statement)
    with context.unit("示例") as unit:
        unit.put(replace(kept, lines=kept.lines[:1]))  # nobody is reached any more
    assert said(facts)
    assert said(left_out) == []


def test_where_no_special_account_was_looked_at_nothing_is_said_of_it(brought):
    context = brought.context
    (kept,) = context.store.all(Statement)
    with context.unit("示例") as unit:
        unit.put(replace(kept, role=AccountRole.GENERAL, holder="示例建工集团有限公司"))
    told = paragraph(context, brought.case.rid)
    assert "流水显示：没有查阅到农民工工资专用账户的流水。" in told
    assert "专户期末余额不明" in told
    assert "0.00元，其中" not in told
