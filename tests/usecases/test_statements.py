"""Statements of a case: read, planned, kept with their file as one act, taken back; nothing twice."""

from dataclasses import replace
from datetime import date

import pytest

from inspector_app.domain.evidence import Evidence
from inspector_app.domain.funding import FlowKind, Funding, Output
from inspector_app.domain.project import known
from inspector_app.domain.statement import AccountRole, FlawKind, Statement, StatementForm
from inspector_app.exchange.tables.outline import outlines
from inspector_app.store.backup import backup, restore
from inspector_app.store.check import check
from inspector_app.support.errors import Refused, Trouble
from inspector_app.usecases import cases, handover, people, projects
from inspector_app.usecases.case_file import case_file
from inspector_app.usecases.fund_choices import meaning_of, save_funding, say_meaning
from inspector_app.usecases.funds import around_of, funding_of, funds_of
from inspector_app.usecases.history import case_history, history
from inspector_app.usecases.imports import import_of, undo_import
from inspector_app.usecases.statements import (
    PASTED,
    belongings,
    keep_statements,
    perform_statement,
    plan_statements,
    prepare_statement,
    statements_of,
    with_day,
)
from tests.builders import a_case
from tests.desk import PASSPHRASE
from tests.statement_files import CARDS, HOLDER, OWNER, march_book, march_csv


@pytest.fixture
def site(desk):
    """The desk's case with the owner of its project and the card of its first worker known."""
    project = replace(desk.project, owner_name=OWNER, contractor_name="示例建工集团有限公司", contract_fen=500_000_000)
    projects.save_project(desk.context, project)
    people.save_person(desk.context, replace(desk.workers[0], card=CARDS[0]))
    return belongings(desk.context, case_rid=desk.case.rid)


def read(desk, source, **more):
    return perform_statement(prepare_statement(desk.context, source, **more))


def plan(desk, belongs, file):
    return plan_statements(desk.context, belongs, file, around_of(desk.context, belongs))


def keep(desk, belongs, path):
    file = read(desk, path)
    return keep_statements(
        desk.context, belongs, file, [replace(each.statement, role=each.role) for each in plan(desk, belongs, file)]
    )


def changes(desk):
    return [(change.kind, change.group) for change in desk.context.store.journal.every()]


def test_a_statement_is_kept_with_its_file_in_one_act(desk, site, tmp_path):
    before = len(changes(desk))
    path = march_book(tmp_path / "三月.xlsx")
    (planned,) = plan(desk, site, read(desk, path))
    assert (planned.role, planned.new, planned.known) == (AccountRole.SPECIAL, 4, 0)
    assert [flaw.kind for flaw in planned.flaws] == [FlawKind.AHEAD]  # the desk stands on the second of March
    assert statements_of(desk.context, site) == ()
    (kept,) = keep(desk, site, path)
    new = changes(desk)[before:]
    assert ([kind for kind, _ in new], len({group for _, group in new})) == (["evidence", "statement"], 1)
    (evidence,) = desk.context.store.pick(Evidence, kept.evidence_rids)
    assert desk.context.store.sealed.read(evidence.sha256) == path.read_bytes()
    assert (kept.project_rid, kept.case_rid, kept.holder) == (desk.project.rid, desk.case.rid, HOLDER)
    assert desk.context.store.need(Statement, kept.rid) == kept
    lines = [line for group in case_history(desk.context, desk.case.rid) for line in group.lines]
    assert ("银行流水", "导入银行流水") in [(line.what, line.reason) for line in lines]


def test_the_same_file_again_and_the_same_lines_in_another_make_change_nothing(desk, site, tmp_path):
    keep(desk, site, march_book(tmp_path / "三月.xlsx"))
    before = len(changes(desk))
    for path in (march_book(tmp_path / "again.xlsx"), march_csv(tmp_path / "三月.csv")):
        with pytest.raises(Refused, match="statement-nothing-new"):
            keep(desk, site, path)
    assert len(changes(desk)) == before


def test_an_overlapping_file_brings_only_what_is_new(desk, site, tmp_path):
    keep(desk, site, march_book(tmp_path / "少一行.xlsx", skip=2))
    file = read(desk, march_book(tmp_path / "全.xlsx"))
    (planned,) = plan(desk, site, file)
    assert (planned.new, planned.known) == (1, 3)
    keep(desk, site, tmp_path / "全.xlsx")
    (account,) = funds_of(desk.context, case_rid=desk.case.rid).chain.accounts
    assert (account.account.in_fen, account.account.out_fen) == (30_000_000, 14_200_000)
    assert account.account.missing_fen == 0


def test_a_line_that_lacks_is_told_before_anything_is_kept(desk, site, tmp_path):
    (planned,) = plan(desk, site, read(desk, march_book(tmp_path / "少一行.xlsx", skip=2)))
    assert FlawKind.GAP in [flaw.kind for flaw in planned.flaws]


def test_taking_it_back_leaves_the_file_as_evidence_and_wants_a_reason(desk, site, tmp_path):
    (kept,) = keep(desk, site, march_book(tmp_path / "三月.xlsx"))
    act = import_of(desk.context, kept.rid)
    for reason in ("", "。"):
        with pytest.raises(Refused, match="void-no-reason"):
            undo_import(desk.context, act, reason)
    undo_import(desk.context, act, "选错了项目")
    assert statements_of(desk.context, site) == ()
    assert desk.context.store.find(Evidence, case_rid=desk.case.rid)
    (gone, _begun) = history(desk.context, kept.rid)
    assert (gone.what, gone.deleted, gone.reason) == ("银行流水", True, "撤销导入银行流水：选错了项目")


def test_an_account_of_which_nothing_tells_whose_it_is_waits_for_a_person(desk, site):
    text = "交易日期\t收入\t支出\t余额\n2026-03-01\t500\t\t500\n"
    (planned,) = plan(desk, site, read(desk, text))
    assert (planned.role, planned.statement.title) == (None, PASTED)
    named = text.replace("交易日期", "户名：示例劳务有限公司\t\t\t\n交易日期", 1)
    assert plan(desk, site, read(desk, named))[0].role is AccountRole.SUBCONTRACTOR


def test_a_payout_list_without_a_day_takes_the_one_that_is_said(desk, site):
    text = f"姓名\t银行卡号\t金额\t处理结果\n示例工人甲\t{CARDS[0]}\t100\t成功\n"
    (planned,) = plan(desk, site, read(desk, text))
    assert planned.statement.form is StatementForm.PAYOUT
    assert with_day(planned.statement, date(2026, 3, 31)).days == (date(2026, 3, 31), date(2026, 3, 31))
    assert with_day(planned.statement, None) == planned.statement


def test_what_is_no_statement_and_a_case_that_is_over(desk, site, tmp_path):
    nothing = read(desk, "姓名\t电话\n示例甲\t13800000000\n")
    assert nothing.reading.why is not None
    assert nothing.reading.why.code == "sheet-no-statement"
    assert outlines(nothing.book, nothing.tables), "a person may still say which column is what"
    with pytest.raises(Trouble, match="sheet-unreadable"):
        read(desk, tmp_path / "absent.pdf")
    with pytest.raises(Refused, match="statement-no-lines"):
        keep_statements(desk.context, site, read(desk, march_book(tmp_path / "a.xlsx")), [])


def test_the_chain_of_a_case_and_what_a_person_says_of_a_side(desk, site, tmp_path):
    keep(desk, site, march_book(tmp_path / "三月.xlsx"))
    funds = funds_of(desk.context, case_rid=desk.case.rid)
    kinds = {line.line.party: line for line in funds.chain.lines}
    assert {party: line.kind for party, line in kinds.items()} == {
        OWNER: FlowKind.LABOUR_COST, "示例工人甲": FlowKind.WAGE, "示例头": FlowKind.UNKNOWN,
        "示例建材经营部": FlowKind.COMPANY,
    }  # fmt: skip
    assert [sign.rule.id for sign in funds.signs] == ["FS-03", "FS-17"]
    say_meaning(desk.context, site, meaning_of(kinds["示例头"], FlowKind.LEADER))
    after = funds_of(desk.context, case_rid=desk.case.rid)
    assert [line.kind for line in after.chain.lines if line.line.party == "示例头"] == [FlowKind.LEADER]
    assert [sign.rule.id for sign in after.signs] == ["FS-03", "FS-05"]
    by_project = funds_of(desk.context, project_rid=desk.project.rid)
    assert [line.kind for line in by_project.chain.lines] == [line.kind for line in after.chain.lines]
    say_meaning(desk.context, site, meaning_of(kinds["示例头"], FlowKind.UNKNOWN))
    assert funding_of(desk.context, site).meanings == ()


def test_a_meaning_of_the_wrong_way_or_of_nobody_is_refused(desk, site, tmp_path):
    keep(desk, site, march_book(tmp_path / "三月.xlsx"))
    first = funds_of(desk.context, case_rid=desk.case.rid).chain.lines[0]
    with pytest.raises(Refused, match="meaning-way"):
        say_meaning(desk.context, site, meaning_of(first, FlowKind.LEADER))
    nobody = replace(meaning_of(first, FlowKind.INTEREST), party="", party_account="")
    with pytest.raises(Refused, match="meaning-nobody"):
        say_meaning(desk.context, site, nobody)


def test_what_is_agreed_gives_what_was_due(desk, site):
    funding = funding_of(desk.context, site)
    assert (funding.project_rid, funding.case_rid) == (desk.project.rid, "")
    day = date(2026, 3, 31)
    agreed = replace(
        funding, share_bp=2500, share_source="施工合同第12条", share_verified=True,
        outputs=(Output(date(2026, 3, 1), day, 200_000_000),), cards=known("班组长统一保管"),
    )  # fmt: skip
    save_funding(desk.context, agreed)
    chain = funds_of(desk.context, case_rid=desk.case.rid).chain
    assert (chain.due.fen, chain.due.verified) == (50_000_000, True)
    assert desk.context.store.need(Funding, agreed.rid) == agreed


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"share_bp": 0}, "funding-share"),
        ({"share_bp": 10_001}, "funding-share"),
        ({"share_bp": 3000, "share_verified": True}, "funding-unproved"),
        ({"outputs": (Output(date(2026, 3, 2), date(2026, 3, 1), 1),)}, "funding-span"),
    ],
)
def test_what_cannot_be_agreed_is_refused(desk, site, change, code):
    with pytest.raises(Refused, match=code):
        save_funding(desk.context, replace(funding_of(desk.context, site), **change))


def test_a_case_without_a_project_has_its_own(desk, site, tmp_path):
    own = replace(site, project_rid="")
    keep(desk, own, march_book(tmp_path / "三月.xlsx"))
    assert funding_of(desk.context, own).case_rid == desk.case.rid
    assert case_file(desk.context, desk.case.rid).evidence


def test_an_account_without_name_and_number_must_be_named_or_it_would_be_taken_for_another(desk, site):
    desk.without_proof()
    texts = ("交易日期\t收入\t支出\n2026-03-01\t500\t\n", "交易日期\t收入\t支出\n2026-03-02\t700\t\n")
    files = [read(desk, text) for text in texts]
    bare = [replace(plan(desk, site, file)[0].statement, role=AccountRole.OTHER) for file in files]
    with pytest.raises(Refused, match="statement-no-holder"):
        keep_statements(desk.context, site, files[0], bare[:1])
    assert not desk.context.store.all(Evidence)
    for file, statement, holder in zip(files, bare, ("示例甲", "示例乙"), strict=True):
        keep_statements(desk.context, site, file, [replace(statement, holder=holder)])
    accounts = funds_of(desk.context, case_rid=desk.case.rid).chain.accounts
    assert [(each.account.holder, each.account.in_fen) for each in accounts] == [("示例乙", 70_000), ("示例甲", 50_000)]


def test_merging_a_case_takes_its_statements_along(desk, tmp_path):
    other = cases.open_case(desk.context, a_case(title="示例另案"))
    own = belongings(desk.context, case_rid=other.rid)
    keep(desk, own, march_book(tmp_path / "三月.xlsx"))
    cases.merge_case(desk.context, other.rid, desk.case.rid, "同一工地")
    (account,) = funds_of(desk.context, case_rid=desk.case.rid).chain.accounts
    assert account.account.in_fen == 30_000_000
    assert statements_of(desk.context, own) == ()


def test_what_was_said_of_the_funds_goes_along_where_neither_case_has_a_project(desk):
    one, other = (cases.open_case(desk.context, a_case(title=title)) for title in ("示例甲案", "示例乙案"))
    belongs = belongings(desk.context, case_rid=one.rid)
    said = replace(funding_of(desk.context, belongs), share_bp=3000, share_source="施工合同第12条")
    save_funding(desk.context, said)
    cases.merge_case(desk.context, one.rid, other.rid, "同一工地")
    kept = funding_of(desk.context, belongings(desk.context, case_rid=other.rid))
    assert (kept.share_bp, kept.case_rid) == (3000, other.rid)


def test_a_store_with_statements_is_whole_and_its_backup_as_well(desk, site, tmp_path, clock):
    keep(desk, site, march_book(tmp_path / "三月.xlsx"))
    line = funds_of(desk.context, case_rid=desk.case.rid).chain.lines[2]
    say_meaning(desk.context, site, meaning_of(line, FlowKind.WAGE, desk.workers[1].rid))
    assert check(desk.context.store) == []
    backup(desk.context.store, tmp_path / "copy.bak")
    told = statements_of(desk.context, site), funding_of(desk.context, site)
    with restore(tmp_path / "copy.bak", tmp_path / "again", PASSPHRASE, clock=clock) as again:
        kept = (tuple(again.all(Statement)), again.need(Funding, told[1].rid))
        assert kept == told
        assert check(again) == []


def test_statements_and_what_was_said_travel_to_the_office(desk, site, tmp_path):
    keep(desk, site, march_book(tmp_path / "三月.xlsx"))
    save_funding(desk.context, replace(funding_of(desk.context, site), share_bp=3000, share_source="施工合同第12条"))
    (package, *_) = handover.export_day(desk.context, tmp_path / "stick", "correct horse battery")
    counts = {count.kind: count.count for count in package.header.counts}
    assert (counts["statement"], counts["funding"]) == (1, 1)
