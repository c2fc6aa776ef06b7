"""What an answer to a question that procedure demands says against going on: recusal asked for, no certificate seen."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from inspector_app.domain.figures import beginning
from inspector_app.domain.inspection import Inspection
from inspector_app.domain.interview import CERTIFICATE, READ_BACK, RECUSAL, RIGHTS, Interview
from inspector_app.support.errors import Level, Problem

LONG = timedelta(hours=8)
_QUOTED = 40
"""Letters of an answer that a sentence about it quotes: the whole of it stands in the record."""

_DENIED = re.compile(
    "不(?:申请|要求|需要?|用|提出)[^，。；、要求]{0,8}回避"
    "|(?:不|没有?|无需?|未)(?:想|需要?|用|必|打算|要求?|提出?|有|存在)*"
    "(?:申请|要求|提出|意见|异议|理由|关系|必要|什么|需要|回避|利害|亲[戚属])+(?:的?回避)?"
    "|不[申需用要提必是]|没有|否|^[不无没][。，！ ]*$"
)
_RELATED = "回避|换[人个一掉]|亲戚|[表堂][兄弟哥姐妹叔舅]|同学|战友|利害"
_WISHED = re.compile(f"{_RELATED}|申请|要求|[兄弟哥姐妹叔舅]|朋友|熟人|老乡|关系|认识")
_NOT_SHOWN = "[没未不](?:有|曾)?(?:看|见|瞧|出示|给|拿)|看不|假的"
_NOT_TOLD = "[没未](?:有|曾)?(?:听|告知|讲)|听不"
_UNSEEN = re.compile(f"{_NOT_SHOWN}|不(?:清|认识|知道)|^没有?")
_UNHEARD = re.compile(f"{_NOT_TOLD}|[没未](?:有|曾)?说|不(?:清|懂|明白|知道)|^没有?")
_DISOWNED = re.compile(
    "不(?:属实|真实|实|对|是我|是这|符|一致|同意|准确|完全)|[没未](?:有)?(?:看|读|念|听|核对|宣读|这么说|说过)|有误|记错|写错|有出入|假的"
)
_UNSURE = re.compile(
    "大概|可能|好像|似乎|差不多|也许|大致|大体|算是|随便|不清楚|不知道|记不|应该(?:是|都|没|看|听|对|属实|可以)|"
    "基本(?!工资|生活)|吧[。！!…]*$"
)
"""An answer that leaves open whether it is so, whatever was asked."""


def _asks_for_recusal(answer: str) -> bool:
    """Whether it is not plainly denied: what is left besides the denials still speaks of it, or nothing was denied."""
    rest, denials = _DENIED.subn("", answer.strip())
    return denials == 0 or _WISHED.search(rest) is not None


_DOUBTS: dict[str, tuple[str, Callable[[str], bool]]] = {
    CERTIFICATE: ("interview-certificate-unseen", lambda said: _UNSEEN.search(said) is not None),
    RIGHTS: ("interview-rights-unheard", lambda said: _UNHEARD.search(said) is not None),
    RECUSAL: ("interview-recusal-asked", _asks_for_recusal),
    READ_BACK: ("interview-read-back-disowned", lambda said: _DISOWNED.search(said) is not None),
}


_AT_A_VISIT = {
    "visit-certificate-unseen": re.compile(_NOT_SHOWN),
    "visit-rights-unheard": re.compile(f"{_NOT_TOLD}|(?<![看听])不(?:清楚|懂|明白)(?!的)"),
    "visit-recusal-asked": re.compile(_RELATED),
}
"""By what words one answer to certificate, rights and recusal together, as a visit asks them, is against going on."""


def doubts(record: Interview | Inspection) -> list[Problem]:
    """What was said that procedure must answer before the record counts (APL arts 42, 43(3), 55), and a talk that
    lasted unusually long; empty answers are no matter of this."""
    if isinstance(record, Inspection):
        return list(_answer_at_a_visit(record.rights_answer.strip()))
    return [*_answers(record), *_length(record)]


def _answer_at_a_visit(said: str) -> Iterator[Problem]:
    for code, words in _AT_A_VISIT.items():
        if words.search(_DENIED.sub("", said) if code == "visit-recusal-asked" else said):
            yield Problem(code, "inspection.rights_answer", Level.WARNING, {"answer": beginning(said, _QUOTED)})


def _answers(interview: Interview) -> Iterator[Problem]:
    for key, (code, is_doubtful) in _DOUBTS.items():
        said = (interview.answer_to(key) or "").strip()
        if said and (is_doubtful(said) or _UNSURE.search(said)):
            yield Problem(code, f"qas.{key}", Level.WARNING, {"answer": beginning(said, _QUOTED)})


def _length(interview: Interview) -> Iterator[Problem]:
    if interview.ended_at and (hours := hours_too_long(interview.started_at, interview.ended_at)):
        yield Problem("interview-long", "ended_at", Level.WARNING, {"hours": str(hours)})


def hours_too_long(start: datetime, end: datetime) -> int:
    """How many hours lie between two moments where nobody is spoken to for so long at a stretch; else none."""
    return (end - start) // timedelta(hours=1) if end - start > LONG else 0
