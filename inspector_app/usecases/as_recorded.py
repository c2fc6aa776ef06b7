"""A case as its records stood when an act was entered, read from the journal: a paper that is out is asked of the
lines, liabilities and evidence of its day, and not of what somebody entered, changed or removed since."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from inspector_app.domain.change import Change, Op
from inspector_app.domain.claim import WageClaim
from inspector_app.domain.debt import Liability
from inspector_app.domain.evidence import Evidence
from inspector_app.domain.person import Person
from inspector_app.domain.records import decode, kind_of
from inspector_app.usecases.case_file import CaseFile
from inspector_app.usecases.context import Context


@dataclass(frozen=True, slots=True)
class CaseHistory:
    """A case with the changes of its lines, liabilities and pieces of evidence, by rid, of those that were removed too,
    and of the acts that are asked about; ``records`` is what stands in each change of them, by its hash, ``people`` are
    those of all lines.
    """

    whole: CaseFile
    changes: Mapping[str, Sequence[Change]]
    records: Mapping[str, Any]
    people: Mapping[str, Person]

    def when_entered(self, act_rid: str) -> CaseFile:
        """The case as its records stood when an act was entered; as it is read now where the journal tells nothing."""
        own = self.changes.get(act_rid, ())
        if not own:
            return self.whole
        there = [found for rid in self.changes if (found := self._at(rid, own[0].hlc))]
        lines = [each for each in there if isinstance(each, WageClaim) and each.person_rid in self.people]
        return replace(
            self.whole,
            claims=tuple(sorted(lines, key=lambda line: line.line)),
            liabilities=tuple(each for each in there if isinstance(each, Liability)),
            evidence=tuple(each for each in there if isinstance(each, Evidence)),
            people=dict(self.people),
        )

    def _at(self, rid: str, stamp: str) -> Any:
        """A record as it stood at a stamp; None before it was entered and after it was removed."""
        last = next((each for each in reversed(self.changes[rid]) if each.hlc <= stamp), None)
        return self.records.get(last.hash) if last else None


def case_history(context: Context, whole: CaseFile, act_rids: Iterable[str]) -> CaseHistory:
    """What the journal tells of a case and of some acts on it. Raises :class:`Trouble` ``store-damaged``."""
    journal, store = context.store.journal, context.store
    lines, pieces = [each.rid for each in whole.claims], [each.rid for each in whole.evidence]
    kept = [*lines, *pieces, *(each.rid for each in whole.liabilities)]
    removed = [*journal.removed_from(whole.case.rid)]
    removed += [rid for debt in whole.debts for rid in journal.removed_from(debt.rid, "debt_rid")]
    changes = journal.histories([*kept, *removed, *act_rids])
    puts = [each for every in changes.values() for each in every if each.op is Op.PUT and each.kind in _KINDS]
    records = {each.hash: decode(each.kind, each.version, each.body) for each in puts}
    named = {each.person_rid for each in records.values() if isinstance(each, WageClaim)}
    people = {each.rid: each for each in store.pick(Person, sorted(named - whole.people.keys()))}
    return CaseHistory(whole, changes, records, {**whole.people, **people})


_KINDS = {kind_of(each) for each in (WageClaim, Liability, Evidence)}
