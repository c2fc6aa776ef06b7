"""Who sent a message, as WeChat and QQ write it; a message that names nobody and tells a sum is of its sender."""

import pytest

from inspector_app.exchange.tables.chat.senders import is_frame, sent_by
from inspector_app.exchange.tables.source import text_book
from inspector_app.exchange.wage_list import check_book
from tests.exchange.tables.test_layouts import TODAY

EXPORTED = """消息记录（此消息记录为文本格式，不支持重新导入）

================================================================
消息分组:我的QQ群
================================================================
消息对象:示例工地群
================================================================

2026-03-01 9:15:22 示例甲(123456789)
老板还欠我8700

2026-03-01 9:16:01 【群主】示例乙<shili@qq.com>
还差一万二，手机13800000001

2026-03-01 9:17:40 木工-示例丙(10000123)
也欠我5000

2026-03-01 9:18:00 系统消息(10000)
示例庚加入本群。
"""
COPIED = """示例甲: 03-01 09:15:22
老板还欠我8700
示例乙(123456789) 9:16:01
还差9000
示例丙：
我的欠6500
"""


def test_an_exported_chat_of_qq_tells_of_those_who_sent_sums():
    found = check_book(text_book(EXPORTED, "粘贴的表格"), TODAY)
    assert [(line.row, line.name, line.owed_fen, line.phone, line.crew) for line in found.lines] == [
        (10, "示例甲", 8700_00, "", ""), (13, "示例乙", 12_000_00, "13800000001", ""),
        (16, "示例丙", 5000_00, "", ""),
    ]  # fmt: skip


def test_messages_that_were_copied_one_by_one():
    found = check_book(text_book(COPIED, "粘贴的表格"), TODAY)
    assert [(line.row, line.name, line.owed_fen) for line in found.lines] == [
        (2, "示例甲", 8700_00), (4, "示例乙", 9000_00), (6, "示例丙", 6500_00),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "who"),
    [
        ("示例甲 2026/6/3 09:15", "示例甲"),
        ("示例甲 昨天 18:03", "示例甲"),
        ("2026-03-01 下午 9:15:22 示例甲(123456789)", "示例甲"),
        ("2026-03-01 9:15 示例甲", "示例甲"),
        ("2026-03-01 9:15:22 系统消息(10000)", ""),
        ("2026-03-01 9:15 示例甲 欠5000", ""),
        ("示例甲 欠5000", None),
        ("示例甲 9000", None),
    ],
)
def test_a_line_says_who_or_that_nobody_can_tell_or_no_such_thing(line, who):
    assert sent_by(line) == who


def test_lines_that_stand_above_every_export_tell_of_nothing():
    assert [is_frame(line) for line in EXPORTED.splitlines()[:8]] == [True, False, True, True, True, False, True, False]
