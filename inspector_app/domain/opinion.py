"""What a leader or a reviewer answered to a paper that lay before him: an opinion that refuses is no approval."""

import re

from inspector_app.support.errors import Problem


def opinion_problems(words: str, where: str) -> list[Problem]:
    """What speaks against taking an opinion for an approval: it refuses or puts off (``opinion-refuses``), or only
    marks and figures stand there (``opinion-says-nothing``). That nothing was written is not looked at."""
    said = words.strip()
    if said and not any(character.isalpha() for character in said):
        return [Problem("opinion-says-nothing", where)]
    no = refusal(said)
    return [Problem("opinion-refuses", where, details={"words": no})] if no else []


def refusal(opinion: str) -> str:
    """The clause by which an opinion refuses or puts off; empty for one that does not.

    A plain no counts beside any yes. What may be only a condition (退回补充, 再研究) counts where nobody agrees.
    What is told of others (单位不同意支付) is no answer, and neither is what is agreed to (同意不予受理).
    """
    clauses = [clause for clause in _CLAUSE.split(opinion.replace(" ", "")) if clause]
    plain = next((clause for clause in clauses if _says(_NO, clause)), "")
    if plain or any(_says(_YES, clause) for clause in clauses):
        return plain
    return next((clause for clause in clauses if _says(_PUT_OFF, clause)), "")


def _says(pattern: re.Pattern[str], clause: str) -> bool:
    """Whether a clause says it in the name of whoever wrote the opinion, and not of what was agreed to before."""
    found = pattern.search(clause)
    if found is None:
        return False
    before = clause[: found.start()]
    return not (_is_of_others(before) or (pattern is not _YES and _YES.search(before)))


def _is_of_others(before: str) -> bool:
    """Whether somebody else is the subject of what follows, and not what is decided of him (对该公司不同意列入)."""
    other, about = _OTHERS.search(before), _ABOUT.search(before)
    is_subject = other is not None and (about is None or other.start() < about.start())
    return is_subject and not _DECIDED.search(before)


_CLAUSE = re.compile(r"[，,。；;！!？?：:、\n“”]+")
_NO = re.compile(
    "不(?:予|能|可以?|便|宜)?(?:同意(?!见)|批准|准予|批$|准$|签发|审批)|[未没](?:有|予)?(?:同意(?!见)|批准|准予)|否决|^(?:予以)?驳回$"
)
_PUT_OFF = re.compile(
    "不(?:行|可以|能|宜|妥|办|发|签|下达?|列入?|立案?|批|准)|[暂先](?:缓|不|停|别|放)|缓(?:办|发|签|批|一)|退回|重新|重[写做报]"
    "|(?:等|待|回来|回头|以后|下周|明天|研究).{0,8}再|再(?:说|议|定|研究|商量|考虑|看)|(?<![特分个区类级性差])别|勿"
)
_YES = re.compile("(?<![不未没予有能以便宜])(?:同意|批准|准予|可以|照准|照办)|^准$|^可$|^好的?$|^行$")
_OTHERS = re.compile(
    "单位|公司|企业|当事人|对方|本人|工人|班组|劳务|总包|承包|项目部|老板|经理|职工|家属|他|她|是否|如|若|凡"
)
_ABOUT, _DECIDED = re.compile("对|给|将|把|关于|就"), re.compile("列入|立案|下达|签发|处罚|移送")
