"""虚增名单提示 for window and command line: what a case's list wants asked, and what was settled for which reason."""

from collections.abc import Iterable
from dataclasses import dataclass

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.case import Case
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.identity import named_rid, new_rid
from inspector_app.domain.list_hints import Elsewhere, Hint, HintRule, Listed, hints
from inspector_app.domain.person import Person
from inspector_app.domain.reason import says_why
from inspector_app.support.errors import Problem, Refused
from inspector_app.usecases.case_file import CaseFile, case_file, refuse_ended
from inspector_app.usecases.context import Context
from inspector_app.usecases.said_sums import said_otherwise


@dataclass(frozen=True, slots=True)
class HintLine:
    """One hint; ``settled`` is the act by which somebody looked into it, None while it is open.

    ``rid`` is the same as long as rule, lines and evidence are: what changes since is asked about anew.
    """

    rid: str
    hint: Hint
    settled: Act | None

    @property
    def names(self) -> str:
        """Whose lines it is about, the first few by name."""
        told = self.hint.names
        return "、".join(told[:_NAMED]) + (f"等{len(told)}人" if len(told) > _NAMED else "")


_NAMED = 4


def hint_lines(context: Context, whole: CaseFile) -> tuple[HintLine, ...]:
    """What the list of a case wants asked, the open ones first."""
    settled = settled_in(whole)
    people = {claim.person_rid: whole.people[claim.person_rid] for claim in whole.claims}
    elsewhere = _elsewhere(context, whole, people.values())
    said = tuple((each.claims, each.words) for each in said_otherwise(context, whole))
    listed = Listed(whole.claims, people, whole.payments, whole.project, elsewhere, said)
    lines = []
    for hint in hints(context.law.list_hints.values(), listed):
        rid = named_rid(whole.case.rid, hint.rule.id, hint.evidence, *sorted(hint.claim_rids))
        lines.append(HintLine(rid, hint, settled.get(rid)))
    return tuple(sorted(lines, key=lambda line: line.settled is not None))


def settled_in(whole: CaseFile) -> dict[str, Act]:
    """What was looked into in a case, by the rid of the hint: of the list, or of a difference of the four sides."""
    return {act.subject_rid: act for act in current(whole.acts) if act.kind is ActKind.HINT_SETTLED}


def case_hints(context: Context, case_rid: str) -> tuple[HintLine, ...]:
    """As :func:`hint_lines`, of a case that is still to be read. Raises :class:`Trouble` ``record-missing``."""
    return hint_lines(context, case_file(context, case_rid))


def _elsewhere(context: Context, whole: CaseFile, people: Iterable[Person]) -> tuple[Elsewhere, ...]:
    """Lines of other cases of the same people: the same record, the same number, the same name."""
    here, store = list(people), context.store
    numbers, names = {p.id_number for p in here if p.id_number}, {p.name for p in here if p.name}
    found = [*here, *store.find_among(Person, "id_number", numbers), *store.find_among(Person, "name", names)]
    known = {person.rid: person for person in found}
    lines = [c for c in store.find_among(WageClaim, "person_rid", known) if c.case_rid != whole.case.rid]
    titles = {case.rid: case.title for case in store.pick(Case, {line.case_rid for line in lines})}
    return tuple(
        Elsewhere(line, known[line.person_rid], titles[line.case_rid]) for line in lines if line.case_rid in titles
    )


def settle_hint(context: Context, case_rid: str, hint_rid: str, reason: str) -> Act:
    """已核实: a hint was looked into and is not asked about any more; what was found out is kept as an act.

    Raises :class:`Refused` ``hint-no-reason``, ``hint-gone`` when the list does not give rise to it any more, or
    ``case-over``.
    """
    refuse_ended(context, case_rid)
    line = next((line for line in case_hints(context, case_rid) if line.rid == hint_rid), None)
    if line is None:
        raise Refused(Problem("hint-gone", "hint"))
    return keep_settled(context, case_rid, hint_rid, what_of(line.hint.rule, line.names), reason)


def what_of(rule: HintRule, names: str) -> str:
    """What a settled hint was about, with which its note begins."""
    return f"{rule.title}（{names}）："


def keep_settled(context: Context, case_rid: str, hint_rid: str, what: str, reason: str) -> Act:
    """Keep as an act what was found out. Raises :class:`Refused` ``hint-no-reason``."""
    if not says_why(reason):
        raise Refused(Problem("hint-no-reason", "reason"))
    act = Act(
        new_rid(), ActKind.HINT_SETTLED, hint_rid, context.clock.now(), context.writer.name, case_rid=case_rid,
        note=f"{what}{reason.strip()}",
    )  # fmt: skip
    with context.unit("核实名单提示") as unit:
        unit.put(act)
    return act


def ask_hint_again(context: Context, case_rid: str, hint_rid: str, reason: str) -> Act:
    """重新提示: take back that a hint was settled. Raises :class:`Refused` as :func:`settle_hint`."""
    refuse_ended(context, case_rid)
    acts = current(context.store.find(Act, subject_rid=hint_rid))
    wrong = next((act for act in acts if act.kind is ActKind.HINT_SETTLED and act.case_rid == case_rid), None)
    if wrong is None:
        raise Refused(Problem("hint-gone", "hint"))
    if not says_why(reason):
        raise Refused(Problem("hint-no-reason", "reason"))
    act = Act(
        new_rid(), ActKind.UNDONE, hint_rid, context.clock.now(), context.writer.name, case_rid=case_rid,
        note=reason.strip(), undoes=wrong.rid,
    )  # fmt: skip
    with context.unit("重新提示名单问题") as unit:
        unit.put(act)
    return act
