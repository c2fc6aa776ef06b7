"""The Chinese words of record kinds and of every enumeration that a record holds: nobody is shown a code.

Said once here for the history, the lists, the command line and the office.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from inspector_app.domain.act import ACT_WORDS, SERVICE_WORDS
from inspector_app.domain.case import CASE_STATE_WORDS
from inspector_app.domain.claim import DISPOSITION_WORDS, NATURE_WORDS
from inspector_app.domain.debt import METHOD_WORDS, PARTY_WORDS
from inspector_app.domain.document import DOCUMENT_WORDS, STATE_WORDS
from inspector_app.domain.evidence import EVIDENCE_WORDS
from inspector_app.domain.id_kind import ID_KIND_WORDS
from inspector_app.domain.inspection import CHECK_WORDS, INSPECTION_WORDS
from inspector_app.domain.lead import LEAD_WORDS
from inspector_app.domain.person import PERSON_ROLE_WORDS
from inspector_app.domain.project import FACT_WORDS, GRADE_WORDS, KIND_WORDS, ROLE_WORDS, FactState
from inspector_app.domain.referral import REFERRAL_WORDS

RECORD_WORDS = {
    "agency": "机关", "inspector": "监察员", "project": "工程项目", "company": "单位", "chain_link": "分包关系",
    "person": "人员", "lead": "线索", "campaign": "专项行动", "case": "案件", "inspection": "检查", "finding": "问题",
    "interview": "询问笔录", "evidence": "证据", "hazard": "工资支付隐患", "wage_claim": "明细", "debt": "欠薪",
    "liability": "支付责任", "payment": "支付", "number_block": "号段", "document": "文书", "act": "办理",
    "deadline": "期限", "referral": "移送或告知", "edition": "本机关版本",
}  # fmt: skip
"""What a record of each kind of ``records.KINDS`` is called."""

_WORDS: tuple[Mapping[Any, str], ...] = (
    ACT_WORDS, SERVICE_WORDS, DISPOSITION_WORDS, NATURE_WORDS, METHOD_WORDS, PARTY_WORDS, DOCUMENT_WORDS, STATE_WORDS,
    CASE_STATE_WORDS, EVIDENCE_WORDS, CHECK_WORDS, INSPECTION_WORDS, LEAD_WORDS, ID_KIND_WORDS, PERSON_ROLE_WORDS,
    FACT_WORDS, {FactState.KNOWN: "已提供"}, GRADE_WORDS, KIND_WORDS, ROLE_WORDS, REFERRAL_WORDS,
)  # fmt: skip
_BY_MEMBER = {(type(member), member): word for words in _WORDS for member, word in words.items()}


def record_word(kind: str) -> str:
    """What a record of this kind is called; 其他记录 for a kind of a newer program."""
    return RECORD_WORDS.get(kind, "其他记录")


def enum_word(member: StrEnum) -> str:
    """The word of a member of an enumeration. Raises :class:`KeyError` when nobody gave it one."""
    return _BY_MEMBER[type(member), member]
