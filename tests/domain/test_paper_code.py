from datetime import UTC, date, datetime

import pytest

from inspector_app.domain.document import Document, DocumentKind
from inspector_app.domain.paper_code import PaperCode, code_of, read_code

PAPER = Document("r", "order-to-pay", "2026.12", DocumentKind.OUTGOING, "指令书", datetime(2026, 3, 1, 17, tzinfo=UTC))
HASH = "0123456789abcdef" * 4


def test_a_code_says_number_day_and_hash_and_is_read_back():
    facts = {"document.number": "示人社监令字〔2026〕12号", "document.date": "2026-03-05", "addressee.name": "示例甲"}
    code = code_of(PAPER, facts, HASH)
    assert code.words == "文书校验 示人社监令字〔2026〕12号 2026-03-05 0123456789abcdef0123456789abcdef"
    assert read_code(f"扫码结果：{code.words}\n") == code


def test_a_paper_without_number_is_named_by_its_title_and_the_day_on_which_it_was_made():
    assert code_of(PAPER, {}, HASH) == PaperCode("指令书", date(2026, 3, 2), HASH[:32])


@pytest.mark.parametrize(
    "text", ["", "文书校验", "文书校验 甲 2026-13-01 " + "0" * 32, "文书校验 甲 2026-03-01 " + "0" * 40]
)
def test_anything_else_is_no_code(text):
    assert read_code(text) is None
