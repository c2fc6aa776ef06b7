"""Who sent a message and when, as WeChat and QQ write it above what was said; and what QQ writes above a whole chat.

示例甲 2026/6/3 09:15 · 示例甲: 03-01 09:15:22 · 示例甲(123456789) 9:16:01 · 2026-03-01 9:15:22 【群主】示例甲(12345678)
"""

import re

from inspector_app.domain.pasted import HAN

_SENT = re.compile(
    r"\d{4}\s*[-/年.]\s*\d{1,2}\s*[-/月.]\s*\d{1,2}.{0,8}\d{1,2}[:：]\d{2}|"
    r"\s[\[(（【]?(?:\d{1,2}[-/月]\d{1,2}日?\s+|昨天\s*|星期.\s*)?(?:(?:[上下中]午|[早晚]上|凌晨|傍晚)\s*)?\d{1,2}[:：]\d{2}(?:[:：]\d{2})?[\])）】]?$"
)
_QQ = re.compile(
    r"^\d{4}-\d{1,2}-\d{1,2}\s+(?:[上下]午\s*)?\d{1,2}:\d{2}(?::\d{2})?\s+"
    r"(?P<who>\S.{0,60}?)(?P<account>\(\d{5,12}\)|<[^<>\s]+@[^<>\s]+>)?$"
)
_WHEN = r"[\[(（【]?(?P<when>20\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)[\])）】]?"
_IN_ONE_LINE = (
    re.compile(rf"^{_WHEN}\s*(?P<who>[^\s:：]{{1,20}})\s*[:：]\s*(?P<said>(?=.*[{HAN}])\S.*)$"),
    re.compile(rf"^(?P<who>[^\s:：\d]{{1,20}})\s*{_WHEN}\s*[:：]\s*(?P<said>(?=.*[{HAN}])\S.*)$"),
)
_ACCOUNT = re.compile(r"\s*(?:\(\d{5,12}\)|（\d{5,12}）|<[^<>\s]+@[^<>\s]+>)$")
_TITLE = re.compile("^【[^【】]{1,8}】")
_FRAME = re.compile(
    r"^(?:消息记录（此消息记录为.*）|={8,}|消息分组[:：].*|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|群聊[:：].*|聊天记录.{0,20}|.{0,40}的聊天记录(?:如下)?[:：]?|[—–-]{2,}\s*(?:20\d{2}\D[^—–]{0,20})?[—–-]{2,})$"
)
_MACHINE = re.compile("系统|消息|机器人|通知|小助手")


def sent_by(line: str) -> str | None:
    """Who sent what follows, empty where nobody can tell; None for a line that says no such thing."""
    exported = _QQ.match(line)
    if exported is not None and (exported["account"] or " " not in exported["who"]):
        return _called(exported["who"])
    sent = _SENT.search(line)
    return None if sent is None else _called(line[: sent.start()])


def sent_and_said(line: str) -> tuple[str, str] | None:
    """Who sent a message and when, as it stands in a line of its own, and the message, where both stand in one line
    ([2026-06-03 19:12] 示例甲: 还欠8000); None for other lines."""
    found = next((each for shape in _IN_ONE_LINE if (each := shape.match(line))), None)
    return (f"{found['who']} {found['when']}", found["said"]) if found else None


def is_frame(line: str) -> bool:
    """Whether it is one of the lines that QQ writes above every exported chat, which tell of nothing."""
    return bool(_FRAME.match(line))


def _called(words: str) -> str:
    """The name alone, without rank and account."""
    name = _ACCOUNT.sub("", _TITLE.sub("", words.strip()).rstrip(":： ")).strip()
    return "" if _MACHINE.search(name) else name
