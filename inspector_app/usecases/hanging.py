"""What hangs on some cases, read for all of them at once."""

from collections.abc import Collection, Iterable, Mapping
from operator import attrgetter
from typing import Any

from inspector_app.domain.case import Case
from inspector_app.domain.case_transfer import CaseTransfer
from inspector_app.domain.project import Project
from inspector_app.store.reading import R, Reading
from inspector_app.support.groups import grouped


class Hanging:
    """What hangs on some cases: each kind is read when it is first asked for, of all of them at once.

    ``known`` are records by kind that the caller has read already, all there are.
    """

    def __init__(
        self, reading: Reading, case_rids: Collection[str], known: Mapping[type[Any], Iterable[Any]] | None = None
    ) -> None:
        self._reading = reading
        self._rids = case_rids
        self._passed: dict[str, CaseTransfer] | None = None
        self._sites: dict[str, Project | None] = {}
        self._found = {kind: grouped(records, attrgetter("case_rid")) for kind, records in (known or {}).items()}

    @property
    def passed(self) -> dict[str, CaseTransfer]:
        """By the identity of each record that is another inspector's now, the transfer by which it went."""
        if self._passed is None:
            self._passed = self._reading.passed
        return self._passed

    def of(self, record_type: type[R], case_rid: str) -> tuple[R, ...]:
        """The records of a kind that hang on one of the cases, in the order in which they were first saved."""
        if record_type not in self._found:
            found = self._reading.find_among(record_type, "case_rid", self._rids)
            self._found[record_type] = grouped(found, attrgetter("case_rid"))
        return tuple(self._found[record_type].get(case_rid, ()))

    def projects(self, cases: Iterable[Case]) -> dict[str, Project]:
        """The projects of some cases, by their own identity; each is read once."""
        wanted = {case.project_rid for case in cases} - {""}
        if fresh := wanted - self._sites.keys():
            self._sites |= dict.fromkeys(fresh)
            self._sites |= {project.rid: project for project in self._reading.pick(Project, fresh)}
        return {rid: site for rid in wanted if (site := self._sites[rid]) is not None}

    def with_all(self, record_types: Iterable[type[Any]], case_rids: Collection[str]) -> "Hanging":
        """The same of fewer cases: what was read stays, of several kinds what lacks is read by one statement."""
        fewer = Hanging(self._reading, case_rids)
        fewer._found, fewer._passed, fewer._sites = dict(self._found), self._passed, self._sites
        wanted = [each for each in record_types if each not in self._found]
        for kind, records in self._reading.find_each(wanted, "case_rid", case_rids).items():
            fewer._found[kind] = grouped(records, attrgetter("case_rid"))
        return fewer
