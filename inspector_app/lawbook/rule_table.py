"""Every rule of procedure in one table: what must be so before something goes out, and each limit; for people who look
one up by its number, its words or its article."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from inspector_app.domain.dates import chinese
from inspector_app.domain.role import RoleRule
from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.gates import Gate
from inspector_app.lawbook.limit_table import NO_BASIS, LimitLine, limit_table
from inspector_app.lawbook.marks import mark_words, split_mark
from inspector_app.support.vocabulary import word


class RuleKind(StrEnum):
    GATE = "gate"
    LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A gate, one condition of it, or a limit in one version. ``told``: what is looked at, or from which day is
    counted; ``force``: whether it stops, or how long the limit is; ``where`` it is looked at, or what starts and ends
    it; ``basis`` is the source in words and never empty; ``held`` in which time it holds, empty where it always did."""

    number: str
    kind: RuleKind
    title: str
    told: str
    force: str
    where: str
    basis: str
    mark: str
    held: str = ""

    @property
    def read(self) -> str:
        """How well its source was read, said of each."""
        return self.mark or "已核对原文"

    @property
    def key(self) -> str:
        """What tells it from every other: two versions of a limit have one number."""
        return f"{self.number} {self.held}"

    @property
    def parts(self) -> tuple[str, ...]:
        """All that is said of it."""
        return (self.number, self.title, self.told, self.force, self.where, self.basis, self.read, self.held)


def rule_table(law: Lawbook, province: str = "") -> tuple[RuleLine, ...]:
    """The gates in their order, then the limits as a place has them. Raises :class:`Refused` ``place-unknown``."""
    return (*gate_lines(law), *(_limit(line) for line in limit_table(law, province)))


def gate_lines(law: Lawbook) -> tuple[RuleLine, ...]:
    """Each gate with its conditions behind it."""
    return tuple(_gate(law, gate) for gate in law.gates.values())


def _gate(law: Lawbook, gate: Gate) -> RuleLine:
    whole = law.gates[gate.id.partition(".")[0]]
    return RuleLine(
        gate.id, RuleKind.GATE, gate.title, gate.sentence, STOPS if gate.blocks else ASKS,
        "；".join(_asked(law, whole.id)), split_mark(gate.basis_text)[0] or NO_BASIS,
        mark_words(gate.mark), f"{chinese(whole.since)}起" if whole.since else "",
    )  # fmt: skip


STOPS, ASKS = "不符合的不能办理", "写明理由可以继续"


def _asked(law: Lawbook, gate: str) -> Iterator[str]:
    """Where a gate is looked at: at steps of a case, and at the papers of which roles."""
    procedure = law.procedure
    steps = {"立案": procedure.filing, "结案": procedure.closing, "登记送达": procedure.service}
    yield from (step for step, gates in steps.items() if gate in gates)
    if gate in procedure.handled:
        yield "写明承办人的文书"
    papers: dict[str, list[str]] = {}
    for rule in (each for each in procedure.roles.values() if gate in each.gates):
        papers.setdefault(_when(rule, gate), []).append(word(rule.role))
    yield from (f"{when}：{'、'.join(named)}" for when, named in papers.items())


def _when(rule: RoleRule, gate: str) -> str:
    if gate in rule.at_signing:
        return "登记签字"
    moments = {"保存": rule.at_once, "列入下一步": rule.beforehand}
    return "、".join((*(moment for moment, gates in moments.items() if gate in gates), "签发、打印"))


def _limit(line: LimitLine) -> RuleLine:
    told = "。".join(filter(None, (f"{line.counts_from}，当日不计", line.note)))
    ends = f"；办结：{line.ended}" if line.ended else ""
    return RuleLine(
        line.rule, RuleKind.LIMIT, line.named, told, line.length,
        f"起算：{line.started}{ends}", line.basis, line.mark, line.held,
    )  # fmt: skip
