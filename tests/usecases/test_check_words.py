"""What a check found is told by the names a person knows, never by the identities of records."""

import re
from datetime import timedelta

import pytest

from inspector_app.domain.inspection import Inspection, InspectionKind
from inspector_app.store.guards import drop_guards, set_guards
from inspector_app.support.words import problem_line
from inspector_app.usecases import evidence
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.originals import RECORD, lacking_originals
from inspector_app.usecases.store_file import check_store
from inspector_app.vault.door import run

AN_IDENTITY = re.compile("[0-9a-f]{8}-[0-9a-f]{4}")


@pytest.fixture
def visit(desk):
    made = Inspection("visit", InspectionKind.ROUTINE, desk.clock.now() - timedelta(days=3), site_name="示例大桥工地")
    with desk.context.unit() as unit:
        unit.put(made)
    return made


def told(context):
    problems = check_store(context)
    lines = [problem_line(problem) for problem in problems]
    assert not any(AN_IDENTITY.search(line) for line in lines), lines
    return problems, lines


def test_each_lost_original_says_what_it_is_where_it_belongs_and_when(desk, visit):
    context = desk.context
    order = desk.order()
    belongings = (Belongs(desk.case.rid), Belongs(inspection_rid=visit.rid), Belongs(project_rid=desk.project.rid))
    for number, belongs in enumerate(belongings):
        evidence.take_in(context, b"\xff\xd8\xff %d" % number, "大门", belongs)
    for path in context.store.folder.joinpath("sealed").rglob("*"):
        if path.is_file():
            path.unlink()
    problems, lines = told(context)
    assert {problem.code for problem in problems} == {"original-missing"}
    for name in (
        "照片“大门”（案件“示例欠薪案”；2026年3月2日收取）",
        "照片“大门”（示例大桥工地2026年2月27日日常检查；2026年3月2日收取）",
        f"照片“大门”（项目“{desk.project.name}”；2026年3月2日收取）",
        f"文书“{order.title}”{order.number}（{order.copies[0].label}；案件“示例欠薪案”；2026年3月2日）",
    ):
        assert any(f"{name}的原件在封存文件夹中找不到" in line for line in lines), name
    assert lacking_originals(context) == problems
    assert f"document:{order.rid}" in {problem.details[RECORD] for problem in problems}


def test_an_altered_record_is_told_by_what_it_is_called(desk):
    store = desk.context.store
    drop_guards(store.db)
    run(store.db, "UPDATE \"case\" SET title = 'x' WHERE rid = ?", (desk.case.rid,))
    run(store.db, "UPDATE wage_claim SET found_fen = 1 WHERE line = 1")
    run(store.db, "UPDATE change SET reason = 'x' WHERE kind = 'project'")
    set_guards(store.db)
    problems, lines = told(desk.context)
    assert [problem.code for problem in problems] == [
        "journal-chain-broken",
        "journal-row-differs",
        "journal-row-differs",
    ]
    whole = "".join(lines)
    assert f"（工程项目“{desk.project.name}”）处断开" in whole
    assert "案件“示例欠薪案”的现状与流水记录不一致" in whole
    assert "一条明细的现状与流水记录不一致" in whole
    assert problems[1].details[RECORD] == f"case:{desk.case.rid}"
