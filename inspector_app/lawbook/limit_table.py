"""Each limit of law with what starts and ends it, read from the data that binds them; for people who check it."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.domain.role import Event, RoleLimit, RoleRule
from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.limits import Limit
from inspector_app.lawbook.marks import mark_words
from inspector_app.support.vocabulary import label, record_word, word


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One limit: what starts it and what ends it in this program, in words, and how well its source was read."""

    rule: str
    title: str
    started: str
    ended: str
    mark: str


def limit_table(law: Lawbook) -> tuple[LimitLine, ...]:
    """Every limit by its id, as the whole country has it, or else the province that has it alone."""
    national = {limit.id: limit for limit in law.rules()}
    own = {rule: versions[-1] for here in law.limits.values() for rule, versions in here.items()}
    return tuple(_line(law, limit) for _, limit in sorted((own | national).items()))


def _line(law: Lawbook, limit: Limit) -> LimitLine:
    started, ended = (dict.fromkeys(told(law, limit.id)) for told in (_starts, _ends))
    return LimitLine(limit.id, limit.title, "；".join(started), "；".join(ended), mark_words(limit.mark))


def _starts(law: Lawbook, rule: str) -> Iterator[str]:
    procedure = law.procedure
    read = {
        procedure.accepting: f"登记{record_word('lead')}（收到投诉）",
        procedure.public_notice: "公告送达（计算送达日）",
        procedure.time_bar: "立案前核对查处时效",
    }  # fmt: skip
    if rule in read:
        yield read[rule]
    for line in procedure.case_limits:
        if line.limit == rule:
            yield f"{record_word('case')}{word(line.starts)}"
    for role, line in _bound(law, rule):
        yield f"{word(role.role)}{_event(line)}"
    for role in procedure.roles.values():
        if rule in role.carries:
            yield f"{word(role.role)}{word(Event.SERVED)}（受送达人不是被责令的单位的，自责令文书的期限届满起算）"
    for term, limit in law.watching.terms.items():
        if limit == rule:
            yield f"{record_word('listing')}、{record_word('referral')}登记的日期（{word(term)}）"
    if rule in procedure.by_hand:
        yield f"按需计算：{procedure.by_hand[rule]}"


def _event(line: RoleLimit) -> str:
    start = f"{line.after}届满" if line.after else label(line.counts_from) if line.counts_from else ""
    start = "立案之日" if line.of_filing else start
    told = f"（写明{label(line.told)}的）" if line.told else ""
    return word(line.starts) + told + (f"（自{start}起算）" if start else "")


def _ends(law: Lawbook, rule: str) -> Iterator[str]:
    procedure = law.procedure
    if rule == procedure.accepting:
        yield "立案或者不予受理"
    for line in procedure.case_limits:
        if line.limit == rule and line.starts is Event.FILED:
            yield "结案、撤销立案"
    for _, line in _bound(law, rule):
        if line.ends:
            yield word(line.ends)
        elif line.of_party:
            yield "届满（当事人的期限）"
    for role in procedure.roles.values():
        yield from (f"{word(role.role)}{word(on)}" for limit, on in role.meets if limit == rule)


def _bound(law: Lawbook, rule: str) -> Iterator[tuple[RoleRule, RoleLimit]]:
    for role in law.procedure.roles.values():
        yield from ((role, line) for line in role.limits if line.limit == rule)
