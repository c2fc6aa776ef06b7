"""Each limit of law with its length, what starts and ends it, and its source, read from the data that binds them; for
people who check it."""

from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.domain.dates import chinese
from inspector_app.domain.role import Event, RoleLimit, RoleRule
from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.limits import Limit
from inspector_app.lawbook.marks import mark_words
from inspector_app.lawbook.places import scopes
from inspector_app.support.vocabulary import label, record_word, word


@dataclass(frozen=True, slots=True)
class LimitLine:
    """One limit in one version: how long it is and from which day it counts; what starts it and what ends it in this
    program, in words; its source and how well that was read. ``held``: in which time it holds, empty where no other
    time is known. ``place``: whose rule it is, empty for the nation."""

    rule: str
    title: str
    length: str
    counts_from: str
    started: str
    ended: str
    basis: str
    mark: str
    held: str = ""
    place: str = ""
    note: str = ""
    is_over: bool = False

    @property
    def named(self) -> str:
        """Its title, with the place that has it."""
        return f"{self.title}（{self.place}）" if self.place else self.title


NO_BASIS = "没有登记依据"


def limit_table(law: Lawbook, province: str = "") -> tuple[LimitLine, ...]:
    """Every limit by its id in each of its versions: as the place has it, or without one as the whole country has it,
    or else the province that has it alone. Raises :class:`Refused` ``place-unknown``."""
    found: dict[str, tuple[str, tuple[Limit, ...]]] = {}
    for scope in _scopes(law, province):
        found |= {rule: (scope, versions) for rule, versions in law.limits.get(scope, {}).items()}
    return tuple(_line(law, limit, place) for _, (place, versions) in sorted(found.items()) for limit in versions)


def _scopes(law: Lawbook, province: str) -> Iterator[str]:
    """Whose limits are read, those that others go before first."""
    yield from reversed(scopes(law.places.code(province))) if province else (*filter(None, law.limits), "")


def _line(law: Lawbook, limit: Limit, place: str) -> LimitLine:
    started, ended = (dict.fromkeys(told(law, limit.id)) for told in (_starts, _ends))
    return LimitLine(
        limit.id, limit.title, length_words(limit), f"自{limit.starts_with}起", "；".join(started), "；".join(ended),
        law.source_text(limit.basis, limit.source, "V") or NO_BASIS, mark_words(limit.mark), _held(limit),
        law.places.name(place) if place else "", limit.note, limit.valid_until is not None,
    )  # fmt: skip


def length_words(limit: Limit) -> str:
    """5个工作日, with what may prolong it."""
    unit = word(limit.unit)
    length = f"{limit.length}{unit}{'以前' if limit.before else ''}" if limit.length else "由文书指定"
    more = limit.extension
    return f"{length}，{more.condition}可以延长{more.length}{unit}" if more else length


def _held(limit: Limit) -> str:
    first, last = (chinese(day) if day else "" for day in (limit.valid_from, limit.valid_until))
    if first and last:
        return f"{first}至{last}"
    return f"{first}起" if first else f"{last}以前" if last else ""


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
