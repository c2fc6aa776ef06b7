import re

import pytest

from inspector_app.documents.render import layout_report
from inspector_app.formdefs.model import Block, BlockKind, Cell, Column, CopyDef, FactType
from tests.documents.papers import FACTS, RARE, a_form, fact, page_texts, rendered, text_of, workers

COLUMNS = (
    Column("序号", "{line}", 12, "center"),
    Column("姓名", "{name}", 40),
    Column("身份号码", "{id_number}", 40, sensitive=True),
    Column("欠发（元）", "{owed_fen}", 40, "right"),
)
ROWS = [{"line": 1, "name": "䶮㛃", "id_number": "34000019850930052X", "owed_fen": 3412973}]


def test_a_box_shows_labels_and_values(show):
    box = Block(
        BlockKind.FACTS,
        rows=((Cell("姓名", "{person.name}"), Cell("身份号码", "{person.id_number}", 2)), (Cell("案由", "{story}"),)),
    )
    shown = show(box, {"person.name": "䶮㛃", "person.id_number": "34000019850930052X", "story": "拖欠工资"})
    assert "姓名䶮㛃身份号码34000019850930052X案由拖欠工资" in shown


def test_a_cell_that_the_copy_leaves_out_goes_with_its_label(show):
    box = Block(
        BlockKind.FACTS,
        rows=((Cell("姓名", "{person.name}"), Cell("身份号码", "{person.id_number}")), (Cell("备注", "{story}"),)),
    )
    copy = CopyDef("送达联", omit=("person.id_number", "story"))
    shown = show(box, {"person.name": "䶮㛃", "person.id_number": "34000019850930052X", "story": "略"}, copy)
    assert "姓名䶮㛃" in shown
    assert "身份号码" not in shown
    assert "备注" not in shown


def test_a_column_that_the_copy_leaves_out_goes_with_its_heading_and_total(show):
    table = Block(BlockKind.TABLE, fact="lines", columns=COLUMNS, totals=("", "合计", "共1人", "{total_fen}"))
    facts = {"lines": ROWS, "total_fen": 3412973}
    whole = show(table, facts)
    assert "序号姓名身份号码欠发（元）1䶮㛃34000019850930052X34,129.73合计共1人34,129.73" in whole
    cut = show(table, facts, CopyDef("送达联", omit=("lines.id_number",)))
    assert "序号姓名欠发（元）1䶮㛃34,129.73合计34,129.73" in cut
    masked = show(table, facts, CopyDef("送达联", mask=("lines.id_number",)))
    assert "1䶮㛃340***********052X34,129.73" in masked


def test_a_table_without_any_column_left_does_not_print(show):
    table = Block(BlockKind.TABLE, fact="lines", columns=COLUMNS[2:3])
    assert "身份号码" not in show(table, {"lines": ROWS}, CopyDef("送达联", omit=("lines.id_number",)))


def test_an_empty_list_leaves_rows_to_fill_in_by_hand():
    table = Block(BlockKind.TABLE, fact="lines", columns=COLUMNS, lines=60)
    assert len(page_texts(rendered(a_form(table), {}))) == 2


def test_a_cell_taller_than_a_page_runs_on_without_losing_a_word():
    story = "".join(f"第{n}项事实属实，{RARE}。" for n in range(400))
    box = Block(BlockKind.FACTS, rows=((Cell("基本案情", "{story}"),),))
    pdf = rendered(a_form(box), {"story": story})
    pages = page_texts(pdf)
    assert len(pages) > 2
    joined = "".join(text.replace(f"第{n}页共{len(pages)}页", "") for n, text in enumerate(pages, 1))
    assert joined.replace("基本案情", "") == story
    assert layout_report(a_form(box), {"story": story}).widows == ()


def test_a_long_row_of_a_table_runs_on_under_the_repeated_heading():
    rows = [{"line": n, "name": f"甲{n}" * 2500} for n in range(1, 4)]
    pages = page_texts(rendered(a_form(Block(BlockKind.TABLE, fact="lines", columns=COLUMNS[:2])), {"lines": rows}))
    assert len(pages) > 3
    assert all(text.startswith("序号姓名") for text in pages)


def test_a_checklist_shows_its_choices_with_boxes():
    items = fact(
        "items",
        FactType.LIST,
        items=(
            fact("title"),
            fact("result", FactType.CHOICE, choices=("符合", "不符合", "不涉及")),
            fact("wanted", FactType.YES_NO),
        ),
    )
    block = Block(
        BlockKind.CHECKLIST,
        fact="items",
        columns=(
            Column("事项", "{title}", 60),
            Column("结果", "{result}", 30),
            Column("需要", "{wanted}", 12),
        ),
    )
    form = a_form(block, facts=(*FACTS, items))
    rows = [{"title": "专用账户", "result": "不符合", "wanted": True}]
    assert "专用账户☐符合☑不符合☐不涉及☑" in _in_columns(text_of(rendered(form, {"items": rows})))
    assert "事项结果需要" in text_of(rendered(form, {}))


def _in_columns(text: str) -> str:
    """The boxes of one row in their order, wherever the reader puts the single cells of it."""
    marks = "".join(part for part in ("☐符合", "☑不符合", "☐不涉及") if part in text)
    return f"专用账户{marks}{'☑' if text.count('☑') == 2 else ''}"


@pytest.mark.parametrize("count", [1, 33, 34, 35, 36, 37, 38, 80])
def test_the_total_never_stands_without_a_row(count):
    table = Block(BlockKind.TABLE, fact="lines", columns=COLUMNS, totals=("", "合计", "", ""))
    last = page_texts(rendered(a_form(table), {"lines": workers(count)}))[-1]
    assert f"{count}示例" in last
    assert "合计" in last
    tidy = page_texts(rendered(a_form(table, layout=2), {"lines": workers(count)}))[-1]
    assert len(re.findall("示例", tidy)) >= min(count, 3)  # nor, where there are several, with one alone


def test_a_sum_too_long_for_its_cell_is_set_smaller_and_not_broken():
    narrow = (Column("姓名", "{name}", 130), Column("欠发（元）", "{owed_fen}", 22, "right"))
    table = Block(BlockKind.TABLE, fact="lines", columns=narrow)
    facts = {"lines": [{"line": 1, "name": "甲", "owed_fen": 99_999_999_999}]}
    before, tidy = a_form(table), a_form(table, layout=2)
    assert layout_report(before, facts).cut_words == ("block 1: 欠发（元）",)
    assert layout_report(tidy, facts).cut_words == ()
    assert "999,999,999.99" in text_of(rendered(tidy, facts))


def test_a_day_a_figure_and_a_short_name_stand_in_one_line_at_the_cost_of_long_texts():
    columns = (Column("事项", "{title}", 130), Column("姓名", "{name}", 6), Column("最后期限", "{day}", 12))
    items = fact("lines", FactType.LIST, items=(fact("title"), fact("name"), fact("day")))
    form = a_form(Block(BlockKind.TABLE, fact="lines", columns=columns), facts=(items,), layout=2)
    facts = {"lines": [{"title": "责令限期支付文书指定的期限" * 3, "name": "甲乙", "day": "2026年12月13日"}]}
    lines = [line.split() for line in page_texts(rendered(form, facts))[0].splitlines()]
    assert any("2026年12月13日" in "".join(line) for line in lines)
    assert any("甲乙" in "".join(line) for line in lines)
