"""A form written out in full: the same lines however its file says it."""

from inspector_app.formdefs.written import written_out
from tests.formdefs.test_resolve import NAMED

WHOLE = """
copies = [{ label = "存档联" }]
id = "own-form"
[[block]]
kind = "paragraph"
text = '''
第一行'''
[[facts]]
name = "order.due"
type = "date"
label = "支付截止日"
required = true
example = 2026-12-04
[[facts]]
name = "case.number"
from = "case.number"
label = "案件编号"
sensitive = false
type = "text"
"""
SHORT = """
id = "own-form"
facts = ["case.number", { name = "order.due", ask = true, required = true }]
block = [{ kind = "paragraph", text = "第一行" }]
copies = [{ label = "存档联" }]
"""


def test_a_short_file_and_a_whole_one_are_written_out_alike():
    assert written_out(WHOLE) == written_out(SHORT)
    assert written_out(SHORT).splitlines() == [
        'id = "own-form"',
        'facts: name = "case.number", label = "案件编号", from = "case.number"',
        'facts: name = "order.due", label = "支付截止日", type = "date", required = true',
        'block: kind = "paragraph", text = "第一行"',
        'copies: label = "存档联"',
    ]


def test_rows_and_columns_stand_below_what_they_belong_to():
    lines = written_out(NAMED).splitlines()
    table = next(number for number, line in enumerate(lines) if line.startswith('block: kind = "table"'))
    assert [line.partition(":")[0] for line in lines[table + 1 : table + 4]] == ["  columns"] * 3
    assert any(line.strip().startswith('rows: label = "付清日"') for line in lines)


def test_what_is_no_form_comes_back_as_it_is():
    assert written_out("id = ") == "id = "
    assert written_out("facts = [1]\nid = 3") == "id = 3\nfacts = [1]\n"
