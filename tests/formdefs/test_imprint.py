"""An edition is known by what it prints, however its file says it."""

import pytest

from inspector_app.formdefs.load import parse_form
from tests.formdefs.test_resolve import NAMED

SAME = [
    ('label = "机关"', 'label = "机关名称"'),  # what the screen calls it
    ('{ name = "agency.name", label = "机关", from = "agency.name", required = true, example = "示例局" }',
     '{ name = "agency.name", ask = true }'),
    ('{ name = "agency.name", label = "机关", from = "agency.name", required = true, example = "示例局" },\n', "AFTER"),
    ('gates = ["PR-01"]\nstarts = ["DL-08"]\n', ""),  # law binds these
    ("valid_from = 2026-01-01", "valid_from = 2026-01-01\nvalid_until = 2027-12-31"),
    ('example = "张贴"', 'example = "直接送达", hint = "看清楚"'),
    ('basis = ["R423#18"]', 'basis = ["R423#18", "R423#26"]'),
]  # fmt: skip
OTHER = [
    ('title = "小表"', 'title = "大表"'),
    ('edition = "2026.1"', 'edition = "2026.2"'),
    ("人社小字", "人社大字"),
    ('text = "{agency.name}"\n\n[[block]]', 'text = "　{agency.name}"\n\n[[block]]'),
    ("工资{debt.total_fen}元。", "工资{debt.total_fen}元"),  # the draft of a sentence
    ("width = 30.5", "width = 31"),
    ('["直接送达", "张贴"]', '["张贴", "直接送达"]'),
    ('mask = ["lines.name"]', 'omit = ["lines.name"]'),
    ('blank = "　年　月　日"', 'blank = "年月日"'),
    ('"count_above_zero lines.rest_fen"', '"count lines"'),
    ('"difference owed_fen paid_fen"', '"difference paid_fen owed_fen"'),
    (
        'name = "visit.urgent", label = "紧急", type = "yes_no"',
        'name = "visit.urgent", label = "紧急", type = "integer"',
    ),
]


def printed(text: str) -> str:
    return parse_form(text.encode(), "form.toml").sha256


@pytest.mark.parametrize(("before", "after"), SAME)
def test_what_is_not_printed_makes_no_other_edition(small_text, before, after):
    assert before in small_text
    if after == "AFTER":  # the order of the facts
        last = '  { name = "balance.heads"'
        changed = small_text.replace("  " + before, "").replace(last, f"  {before}{last}")
    else:
        changed = small_text.replace(before, after, 1)
    assert changed != small_text
    assert printed(changed) == printed(small_text)


@pytest.mark.parametrize(("before", "after"), OTHER)
def test_what_is_printed_makes_another(small_text, before, after):
    assert before in small_text
    changed = small_text.replace(before, after, 1)
    assert printed(changed) != printed(small_text)


def test_a_fragment_included_and_the_same_written_out_are_one_edition():
    written = NAMED.replace(
        'copies = [{ include = "seal" }]',
        'copies = [{ label = "交付联", note = "本文书一式两份，一份交付受送达人，一份存档。" },'
        '{ label = "存档联", note = "本文书一式两份，一份交付受送达人，一份存档。" }]',
    )
    assert written != NAMED
    assert printed(written) == printed(NAMED)


def test_papers_of_earlier_programs_kept_the_hash_of_the_file_or_none(small):
    assert all(small.printed_by(digest) for digest in ("", small.sha256, small.file_sha256))
    assert not small.printed_by("0" * 64)
