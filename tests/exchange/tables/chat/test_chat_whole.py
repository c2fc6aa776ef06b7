"""Nothing of a chat is lost without a word: everybody and every sum in it is counted, or its line is named."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from inspector_app.exchange.tables.source import text_book
from inspector_app.exchange.wage_list import checked_reading, read_wages, refuse_no_wages
from inspector_app.support.errors import Trouble

NAMES = [
    "周大勇",
    "何家兴",
    "马小军",
    "韩立新",
    "邓永康",
    "赵春雷",
    "孙学文",
    "钱进",
    "吴长青",
    "刘秀英",
    "陈国栋",
    "罗海",
    "蒋大山",
    "欧阳建华",
]
BEFORE = [
    "",
    "我是",
    "我叫",
    "我们组的",
    "还有",
    "木工",
    "1、",
    "2. ",
    "③",
    "补充：",
    "@",
    "他哥",
    "老板说",
    "领导，",
    "大家好，我是",
    "- ",
    "·",
]
BETWEEN = [
    " ",
    "：",
    "，",
    ",",
    ":",
    "欠",
    "还欠",
    "欠我",
    "的",
    "的工资",
    "是木工，",
    "在2号楼干的，",
    "4月和5月的，",
    "4月5月，",
    "去年的",
    "今年的欠",
    "干了62天，一天260，一共",
    "从3月2号干到5月20号，还欠",
    "两个月没发，",
    "一分没给，",
    "班组长，",
    "也",
    "也是",
    "（小工）",
    "/",
    "去年11月到今年1月的，",
    "2026年4月的，一共",
    "今年5月",
    "，我老乡，",
    "同志，",
    "3号楼",
    "给了2000，还欠",
    "扣了500，剩",
    "——",
    "本来",
    "说好的",
    "手里有欠条",
]
BEHIND = [
    "",
    "元",
    "块",
    "没给",
    "没发",
    "，没给",
    "，到现在没给",
    "左右",
    "，给了3000",
    "，已经给了",
    "，电话13800001234",
    "。",
    "！！",
    "😭",
    "，什么时候给？",
    "（有欠条）",
    "，他弟也是",
    "和加班费800",
    "，其中借支2000",
    "，5月底给",
    "整",
    "呢",
    "，身份证后补",
]
OTHERS = [
    "",
    "收到",
    "大家辛苦",
    "李总：放心，月底都结",
    "2026年5月",
    "5月20日 09:12",
    "合计",
    "[图片]",
    "钢筋班：",
    "以下是还没发的",
    "周末开会",
]
MESSAGES = ["", "我", "欠我", "老板欠我", "我还有", "我的", "也欠我"]
SUMS = st.builds(
    lambda hundreds, shape: (hundreds * 100, shape(hundreds * 100)),
    st.integers(31, 199),
    st.sampled_from([str, "{:,}".format, "{}.00".format, "￥{}".format, lambda told: f"{told / 10000:g}万"]),
)
QUIET = {
    "roster-identity-open",
    "roster-identities-open",
    "roster-no-month",
    "roster-no-year",
    "list-year-taken",
    "cell-said",
}
"""Said of lines that are read well."""


@st.composite
def told(draw):
    """The lines of a chat, and each person in it with his sum and the line that tells it."""
    lines, facts = [], []
    for name in draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=4, unique=True)):
        yuan, words = draw(SUMS)
        lines.append(draw(st.sampled_from(OTHERS)))
        if draw(st.integers(0, 6)) == 0:
            lines.append(f"{name} 2026/5/20 9:15")
            line = draw(st.sampled_from(MESSAGES)) + words + draw(st.sampled_from(BEHIND))
        else:
            line = draw(st.sampled_from(BEFORE)) + name + draw(st.sampled_from(BETWEEN)) + words
            line += draw(st.sampled_from(BEHIND))
        lines.append(line)
        facts.append((name, yuan * 100, line))
    return "\n".join(lines) + "\n", facts


SENDERS = [
    "{} 2026/5/20 9:15\n", "{}: 05-20 09:15:22\n", "{} [9:15]\n", "{}：", "{}\n",
    "木工-{} 2026-05-20 09:15\n", "{} 昨天 18:05\n",
]  # fmt: skip
SAID = [
    "我欠{own}", "老板差我{own}", "{own}", "还有{own}没给", "我和{other}一起干的，我{own}", "我{own}，{other}{his}",
    "{other}欠{his}，我欠{own}", "我们两个，我{own}他{his}", "干到3月，一共{own}，没给", "去年的{own}，今年的还没算",
    "我儿子{other}也在，他{his}，我{own}", "我是{own}，{other}是{his}", "{own}，{other}可以作证", "总共{own}给了2000",
    "我代{other}说一下，他{his}，我{own}", "老板微信转了1000，还差{own}", "@{other} 你的{his}，我的{own}", "+1，{own}",
    "我班{other}{his}，我{own}，两个人", "{own}\n{other}{his}", "我的{own}已经给了一半",
    "{other}替我领了3000，还差{own}",
]  # fmt: skip


@st.composite
def sent(draw):
    """The same of messages with their senders, who tell of one more person besides."""
    *senders, other = draw(st.lists(st.sampled_from(NAMES), min_size=2, max_size=4, unique=True))
    text, facts = "", []
    for name in senders:
        (own, words), (his, others) = draw(SUMS), draw(SUMS)
        shape = draw(st.sampled_from(SAID))
        said = shape.format(own=words, other=other, his=others)
        text += draw(st.sampled_from(SENDERS)).format(name) + said + "\n"
        facts.append((name, own * 100, said.splitlines()[0]))
        if "{other}" in shape and "{his}" in shape:
            facts.append((other, his * 100, said.splitlines()[-1]))
    return text, facts


@settings(max_examples=250, deadline=None)
@given(st.one_of(told(), sent()))
def test_everybody_and_every_sum_of_a_chat_is_counted_or_named(chat):
    text, facts = chat
    try:
        book, reading = read_wages(text_book(text, "粘贴的表格"))
        refuse_no_wages(book, reading)
    except Trouble as trouble:
        if trouble.code == "text-no-list":  # all of it is named
            return
        raise
    found = checked_reading(reading, date(2026, 7, 1))
    words = book.text.splitlines()
    named = {problem.row for problem in found.problems if problem.code not in QUIET}
    for name, fen, line in facts:
        rows = {row for row, said in enumerate(words, start=1) if said and (line.strip() in said or said in line)}
        own = [each for each in found.lines if each.name == name]
        is_counted = any(fen in (each.owed_fen, each.earned_fen) for each in own)
        assert is_counted or rows & named, (line, own)
    sums = {name: {fen for who, fen, _ in facts if who == name} for name, _, _ in facts}
    for each in found.lines:
        is_right = each.name in sums and (each.owed_derived or each.owed_fen in (None, *sums[each.name]))
        assert is_right or each.row in named, (each.name, each.owed_fen)
