"""工资卡在谁手里: who keeps the card to which a worker's wages go, by whom and when that was told.

The card stays with the worker; nobody may hold it back for whatever reason (R724 art. 31(4), 54(3)). Whose hands it is
in is a question of fact that is asked worker by worker: what nobody asked stays unknown, what was asked without an
answer is 不清楚.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from inspector_app.support import vocabulary
from inspector_app.support.groups import grouped


class CardKeeper(StrEnum):
    """Who keeps a worker's wage card."""

    WORKER = "worker"
    CREW_LEADER = "crew_leader"
    CONTRACTOR = "contractor"
    COMPANY = "company"
    OTHER = "other"
    UNCLEAR = "unclear"


OTHERS = (CardKeeper.CREW_LEADER, CardKeeper.CONTRACTOR, CardKeeper.COMPANY, CardKeeper.OTHER)
"""Those who are not the worker."""
_ALSO_CALLED = {
    "自己": CardKeeper.WORKER, "工人本人": CardKeeper.WORKER, "工人": CardKeeper.WORKER,
    "带班": CardKeeper.CREW_LEADER, "班长": CardKeeper.CREW_LEADER, "组长": CardKeeper.CREW_LEADER,
    "队长": CardKeeper.CREW_LEADER, "领班": CardKeeper.CREW_LEADER, "老板": CardKeeper.CONTRACTOR,
    "工头": CardKeeper.CONTRACTOR, "单位": CardKeeper.COMPANY, "项目部": CardKeeper.COMPANY,
    "财务": CardKeeper.COMPANY, "其他": CardKeeper.OTHER, "别人": CardKeeper.OTHER, "不知道": CardKeeper.UNCLEAR,
    "不明": CardKeeper.UNCLEAR, "没有问清": CardKeeper.UNCLEAR, "未知": CardKeeper.UNCLEAR,
}  # fmt: skip
BY_LIST = "名单所写"
"""What it is known from where a list that somebody brought tells it."""
_BEFORE = re.compile(
    r"^.{0,8}?(?:被|交给|交由|放在)(?=..)|^(?:目前|现在|一直|都|仍)*(?:交由|交给|放在|[被由在归给])+(?=..)"
)
_BEHIND = re.compile(
    r"(?<=..)(?:统一|集中|负责|代为|自行)*(?:保管|持有|持卡|管理|代管|拿着|拿走|收走|收着|扣着|扣押|手里|手上|手中|那里|那儿|[处扣])了?$"
)
_NOT_OWN = re.compile(r"^(?:不(?:是|在|归)?|非)(?:工人)?(?:本人|自己)")
_SOMEBODY = re.compile(r"(?!.*[卡没未无不])[\u3400-\u9fff·]{2,12}(?:[（(][\u3400-\u9fff·]{2,8}[）)])?")
_FIRM = re.compile(r"[\u3400-\u9fff（）()]{2,}(?:公司|项目部|银行)")


_NAMED = 3


@dataclass(frozen=True, slots=True)
class KeptCard:
    """Who keeps a card, by name where it is known, the day on which that was told, and what it is known from."""

    keeper: CardKeeper | None = None
    name: str = ""
    told_on: date | None = None
    told_by: str = ""

    @property
    def words(self) -> str:
        """班组长（示例王）, 本人; empty while nobody asked."""
        if self.keeper is None:
            return ""
        return vocabulary.word(self.keeper) + (f"（{self.name}）" if self.name else "")

    @property
    def source_words(self) -> str:
        """询问笔录，2026-03-16得知; says so where nobody wrote what it is known from."""
        if self.keeper is None:
            return ""
        day = f"{self.told_on.isoformat()}得知" if self.told_on else ""
        return "，".join(part for part in (self.told_by or "没有写明从何得知", day) if part)


def read_keeper(text: str) -> tuple[CardKeeper | None, str]:
    """Who keeps a card and by what name, as a cell tells it: 班组长示例王, 由班组长（示例王）保管, 他老乡 (somebody
    else)."""
    told = _BEHIND.sub("", _BEFORE.sub("", " ".join(text.split())))
    if not told:
        return None, ""
    if _NOT_OWN.match(told):
        return CardKeeper.OTHER, ""
    known = {word: keeper for keeper, word in vocabulary.words(CardKeeper).items()} | _ALSO_CALLED
    for word in sorted(known, key=len, reverse=True):
        if told.startswith(word):
            name = told.removeprefix(word).strip(" （）()：:，,")
            if not (name and known[word] in (CardKeeper.WORKER, CardKeeper.UNCLEAR)):
                return known[word], name
    return CardKeeper.COMPANY if _FIRM.fullmatch(told) else CardKeeper.OTHER, told


def listed_keeper(text: str, worker: str, on: date) -> KeptCard | None:
    """What a list that was read on a day tells of the card of a worker by name, None where its words name nobody: √,
    未办卡."""
    keeper, name = read_keeper(text)
    if keeper is not None and name and name == worker:
        keeper, name = CardKeeper.WORKER, ""
    is_named = keeper is not CardKeeper.OTHER or not name or bool(_SOMEBODY.fullmatch(name))
    if keeper is None:
        return KeptCard()
    return KeptCard(keeper, name, on, BY_LIST) if is_named else None


def kept_words(cards: Iterable[tuple[str, KeptCard]]) -> list[tuple[str, list[str]]]:
    """Whom the cards that are not with their workers are with, each with whose cards these are; 不清楚 is last."""
    away = [(name, card) for name, card in cards if card.keeper not in (None, CardKeeper.WORKER)]
    away.sort(key=lambda each: each[1].keeper is CardKeeper.UNCLEAR)
    return [
        (words, list(dict.fromkeys(name for name, _ in group)))
        for words, group in grouped(away, lambda each: each[1].words).items()
    ]


def some_of(names: Sequence[str]) -> str:
    """示例甲、示例乙、示例丙等5人: the first names and how many there are."""
    more = f"等{len(names)}人" if len(names) > _NAMED else ""
    return "、".join(names[:_NAMED]) + more


def is_away(card: KeptCard) -> bool:
    """Whether it is told that somebody else has the card."""
    return card.keeper in OTHERS
