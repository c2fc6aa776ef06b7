"""What measures look at, read once: the columns they need of each kind, whatever the number of records."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cached_property, lru_cache, partial
from typing import Any, NamedTuple, Protocol, TypeVar

from inspector_app.domain.act import Act, ActKind, current
from inspector_app.domain.case import ENDING_ACTS
from inspector_app.domain.claim import Disposition, MoneyNature, is_asked
from inspector_app.domain.consultation import AidResult
from inspector_app.domain.incident import PoliceOutcome
from inspector_app.domain.lead import Campaign, LeadKind
from inspector_app.domain.measures.campaign_rows import PublicityRow
from inspector_app.domain.measures.ground import (
    CaseRow,
    ClaimRows,
    Ground,
    PaperRow,
    PaymentRows,
    ReferralRow,
    TalkRow,
    TermRow,
    VisitRow,
)
from inspector_app.domain.measures.hazard_rows import HazardRow
from inspector_app.domain.measures.lead_rows import AidRow, ConsultationRow, LeadRow, LeadTermRow, OwnTermRow
from inspector_app.domain.measures.project_rows import SAFEGUARDS, ProjectRow
from inspector_app.domain.project import FactState, Grade, ProjectKind
from inspector_app.domain.referral import ReferralKind
from inspector_app.domain.reported import ReportedFigure
from inspector_app.domain.role import Event, Procedure, Role
from inspector_app.store.columns import columns_on, first_stamp, read_columns, read_groups, retold
from inspector_app.store.reading import Reading
from inspector_app.support.clock import civil_date
from inspector_app.support.groups import grouped
from inspector_app.support.progress import Watch, unwatched
from inspector_app.usecases.column_casts import Cast, cast_columns
from inspector_app.usecases.measure_campaigns import read_campaign_parts
from inspector_app.usecases.measure_dispatch import read_dispatching
from inspector_app.usecases.measure_hazards import day_of, regradings, taken_back
from inspector_app.usecases.measure_surveying import read_surveying
from inspector_app.usecases.measure_watching import read_watching

Casts = Mapping[str, Cast | None]


def _moment_day(text: str) -> date:
    return civil_date(datetime.fromisoformat(text))


def _yes(value: Any) -> bool:
    """A database without a type for it tells yes as 1, a server's JSON as a word."""
    return value in (1, "true")


_DAY: Cast = lru_cache(maxsize=4096)(date.fromisoformat)  # records share few days
_PROJECT: Casts = {
    "rid": None, "name": None, "town": None, "department": None, "kind": ProjectKind, "industry": None, "state": None,
    "started_on": _DAY, "heads": int, "unpaid_fen": int, "grade.grade": Grade, "grade.on": _DAY,
    **{f"{name}.state": FactState for name in SAFEGUARDS}, "contract_fen": int,
}  # fmt: skip
_HAZARD: Casts = {
    "rid": None, "project_rid": None, "grade": Grade, "found_on": _DAY, "strike_off_asked_on": _DAY,
    "struck_off_on": _DAY, "to_court_on": _DAY, "responsible_body": None, "due": _DAY,
}  # fmt: skip
_CASE: Casts = {
    "rid": None, "project_rid": None, "company_rid": None, "campaign_rid": None, "filed_on": _DAY, "incident": _yes,
    "merged_into": None,
}  # fmt: skip
_CLAIMS = ("case_rid", "nature", "disposition"), ("rid", "person_rid", "found_fen")
_PAYMENTS = ("case_rid", "paid_on", "to_worker"), ("rid", "claim_rid", "amount_fen")
_TERM: Casts = {
    "rid": None, "case_rid": None, "document_rid": None, "due": _DAY, "done_on": _DAY, "rule": None, "lead_rid": None,
}  # fmt: skip
_VISIT: Casts = {
    "rid": None, "started_at": _moment_day, "case_rid": None, "campaign_rid": None, "project_rid": None,
    "company_rid": None, "site_name": None, "consulted": int, "leaflets": int, "contracts": int,
    "items?violates": _yes,
}  # fmt: skip
_TALK: Casts = {"rid": None, "started_at": _moment_day, "case_rid": None}
_LEAD: Casts = {
    "rid": None, "kind": LeadKind, "received_on": _DAY, "case_rid": None, "project_rid": None, "company_rid": None,
    "heads": int, "reply_by": _DAY, "refused_on": _DAY, "handed_on": _DAY, "replied_on": _DAY, "merged_into": None,
    "accepted_on": _DAY, "case_on": _DAY, "merged_on": _DAY,
}  # fmt: skip
_CONSULTATION: Casts = {"rid": None, "at": _moment_day, "heads": int, "project_rid": None}
_AID: Casts = {
    "rid": None, "case_rid": None, "applied_on": _DAY, "decided_on": _DAY, "result": AidResult, "heads": int,
    "person_rids": lambda text: len(json.loads(text)),
}  # fmt: skip
_REFERRAL: Casts = {
    "rid": None,
    "case_rid": None,
    "kind": ReferralKind,
    "on": _DAY,
    "answer": None,
    "answered_on": _DAY,
    "decision": PoliceOutcome,
}
_PAPER: Casts = {"rid": None, "case_rid": None, "project_rid": None, "form": None, "about.claim_rids": None}
_ACT: Casts = {
    "rid": None, "kind": ActKind, "subject_rid": None, "at": datetime.fromisoformat, "case_rid": None, "undoes": None,
}  # fmt: skip
_SIGNED = (ActKind.SIGNED_OFF, ActKind.SIGNED)
_OVER = (ActKind.VOIDED, ActKind.WITHDRAWN)


_Placed = TypeVar("_Placed", ProjectRow, PublicityRow)
_Row = TypeVar("_Row", bound=tuple[Any, ...])


class Source(Protocol):
    """Where records are read in bulk: a store, or the office's merged database."""

    def columns(self, kind: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
        """These columns of every record of a kind; names as :func:`~inspector_app.store.columns.read_columns`."""

    def groups(self, kind: str, by: Sequence[str], names: Sequence[str]) -> list[tuple[Any, ...]]:
        """The records of a kind of which there are very many, by what some share: these columns, and of each other
        column its values as a JSON list, all in one order."""

    def columns_on(self, kind: str, names: Sequence[str], day: date) -> list[tuple[Any, ...]]:
        """The columns as recorded when a day ended; before them 1 for what was entered later."""

    def retold(self, kind: str, field: str) -> list[tuple[str, Any, str]]:
        """Each value of a field of records saved more than once: rid, value, stamp, record after record in order."""

    def first_stamp(self) -> str:
        """The stamp of the first change, empty when there is none."""

    def figures(self) -> tuple[ReportedFigure, ...]:
        """Every figure of another body."""

    def campaigns(self) -> tuple[Campaign, ...]:
        """Every 专项行动."""

    def bureaus(self, kind: str) -> Mapping[str, str]:
        """By the rid of each record of a kind the bureau that told it; empty where all are of one."""


class StoreSource(NamedTuple):
    """A store, or a worker's reader of one; ``watch`` is called before each kind is read."""

    reading: Reading
    watch: Watch = unwatched

    def columns(self, kind: str, names: Sequence[str]) -> list[tuple[Any, ...]]:
        self.watch()
        return read_columns(self.reading, kind, names)

    def groups(self, kind: str, by: Sequence[str], names: Sequence[str]) -> list[tuple[Any, ...]]:
        self.watch()
        return read_groups(self.reading, kind, by, names)

    def columns_on(self, kind: str, names: Sequence[str], day: date) -> list[tuple[Any, ...]]:
        return columns_on(self.reading, kind, names, day)

    def retold(self, kind: str, field: str) -> list[tuple[str, Any, str]]:
        return retold(self.reading, kind, field)

    def first_stamp(self) -> str:
        return first_stamp(self.reading)

    def figures(self) -> tuple[ReportedFigure, ...]:
        return self.reading.all(ReportedFigure)

    def campaigns(self) -> tuple[Campaign, ...]:
        return self.reading.all(Campaign)

    def bureaus(self, kind: str) -> Mapping[str, str]:
        return {}


class GroundReader:
    """Reads everything that measures look at, each kind once; of another day only the ledger is read anew.

    ``roles`` tells what the papers of each form are, ``procedure`` which limits there are. Of ``today``
    the ledger is read as it is, whatever the machine's clock once said.
    """

    def __init__(
        self, source: Source, roles: Mapping[str, Role], procedure: Procedure, today: date,
        bureaus: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:  # fmt: skip
        self._source, self._told_by = source, bureaus or {}
        self._roles, self._procedure = roles, procedure
        self._today = today

    def on(self, day: date) -> Ground:
        """Everything, with the ledger as it stood when a day ended."""
        now = {} if day >= self._today else self._unpaid_now
        return self._undated.at(day, *self._ledger(day), self._graded(self._undated.hazards, day), now)

    def of_ledger(self, day: date) -> Ground:
        """Projects and hazards alone, for what looks at nothing else: it takes no longer where there are many wages."""
        ground = Ground(
            day, None, hazards=self._all(HazardRow, "hazard", _HAZARD), regraded=regradings(self._source),
            closed=taken_back(self._source, "struck_off_on"), asked=taken_back(self._source, "strike_off_asked_on"),
        )  # fmt: skip
        return ground.since(self._first_day()).at(day, *self._ledger(day), self._graded(ground.hazards, day), {})

    @cached_property
    def _undated(self) -> Ground:
        acts, campaigns = self._acts, self._source.campaigns()
        ends = {act.subject_rid: act for act in acts if act.kind in ENDING_ACTS}
        ground = Ground(
            date.max,
            None,
            hazards=self._all(HazardRow, "hazard", _HAZARD),
            closed=taken_back(self._source, "struck_off_on"),
            asked=taken_back(self._source, "strike_off_asked_on"),
            regraded=regradings(self._source),
            cases=self._all(CaseRow, "case", _CASE),
            ended={rid: civil_date(act.at) for rid, act in ends.items()},
            cancelled=frozenset(rid for rid, act in ends.items() if act.kind is ActKind.FILING_CANCELLED),
            claims=tuple(self._claims()),
            payments=tuple(self._payments()),
            papers=tuple(self._papers()),
            terms=tuple(self._terms()),
            lead_terms=tuple(self._lead_terms()),
            own_terms=tuple(self._own_terms()),
            visits=tuple(self._visits()),
            talks=self._all(TalkRow, "interview", _TALK),
            leads=self._all(LeadRow, "lead", _LEAD),
            consultations=self._all(ConsultationRow, "consultation", _CONSULTATION),
            aid=self._all(AidRow, "aid_application", _AID),
            referrals=self._all(ReferralRow, "referral", _REFERRAL),
            reported=self._source.figures(),
            industries={rid: told or "" for rid, told in self._source.columns("company", ("rid", "industry"))},
            campaigns=campaigns,
            **read_campaign_parts(self._all, campaigns, self._apart),
            surveying=read_surveying(self._all),
            watching=read_watching(self._all),
            dispatching=read_dispatching(self._all, partial(self._source.retold, "dispatch_task", "done_on")),
        )
        return ground.since(self._first_day())

    def _all(self, row: Any, kind: str, casts: Casts) -> tuple[Any, ...]:
        values = cast_columns(self._source.columns(kind, tuple(casts)), tuple(casts.values()))
        return tuple(map(_made_of(row), values))

    def _ledger(self, day: date) -> tuple[tuple[ProjectRow, ...], int, int]:
        """The projects that were there on a day; how many were entered later and do not tell since when; of how many of
        those that do nobody had told figures then.

        One that was entered later is there when it says that it had begun, or been graded, by then. Its figures are
        those of the day of its grade; without one they are of the day on which it was entered and untold before.
        """
        names = tuple(_PROJECT)
        if day >= self._today:
            told = [(0, *row) for row in self._source.columns("project", names)]
        else:
            place = {rid: at for at, rid in enumerate(self._unpaid_now)}  # of the ledger, whatever was changed since
            on_day = self._source.columns_on("project", names, day)
            told = sorted(on_day, key=lambda row: place.get(row[1], len(place)))
        casts = (None, *_PROJECT.values())
        found, later, told_later = [], 0, 0
        for entered_later, *values in cast_columns(told, casts):
            row = ProjectRow(*values)
            if row.industry is None:  # a record of before projects told it
                row = row._replace(industry="")
            since = [known for known in (row.started_on, row.graded_on) if known] if entered_later else [day]
            if not since:
                later += 1
            elif min(since) <= day:
                untold = bool(entered_later) and (row.graded_on is None or row.graded_on > day)
                told_later += untold
                found.append(row._replace(is_told=not untold))
        return self._apart("project", found), later, told_later

    @cached_property
    def _unpaid_now(self) -> Mapping[str, int | None]:
        told = cast_columns(self._source.columns("project", ("rid", "unpaid_fen")), (None, int))
        return {values[0]: values[1] for values in told}

    def _graded(self, hazards: tuple[HazardRow, ...], day: date) -> tuple[HazardRow, ...]:
        """The hazards with the grade, the body and the day that were recorded when a day ended: 研判 of a later day
        changes nothing before it. One that was entered later has those with which it was entered."""
        if day >= self._today or not hazards:
            return hazards
        names = ("grade", "responsible_body", "due")
        told = cast_columns(
            self._source.columns_on("hazard", ("rid", *names), day), (None, None, *map(_HAZARD.get, names))
        )
        then = {rid: dict(zip(names, values, strict=True)) for _, rid, *values in told}
        return tuple(each._replace(**then.get(each.rid, {})) for each in hazards)

    def _apart(self, kind: str, rows: Sequence[_Placed]) -> tuple[_Placed, ...]:
        """Two towns of one name in the districts of two bureaus are two towns: 城关镇（示例县人社局）."""
        if not self._shared_towns:
            return tuple(rows)
        bureaus = self._told_by.get(kind) or self._source.bureaus(kind)
        return tuple(
            row._replace(town=f"{row.town.strip()}（{bureaus.get(row.rid, '')}）")
            if row.town.strip() in self._shared_towns
            else row
            for row in rows
        )

    @cached_property
    def _shared_towns(self) -> frozenset[str]:
        bureaus = self._told_by.get("project") or self._source.bureaus("project")
        if not bureaus:
            return frozenset()
        whose: dict[str, set[str]] = {}
        for rid, town in self._source.columns("project", ("rid", "town")):
            whose.setdefault(town.strip(), set()).add(bureaus.get(rid, ""))
        return frozenset(town for town, several in whose.items() if town and len(several) > 1)

    @cached_property
    def _acts(self) -> list[Act]:
        """The acts that stand, of the kinds that end or carry a paper or case."""
        values = cast_columns(self._source.columns("act", tuple(_ACT)), tuple(_ACT.values()))
        return current(
            Act(rid, kind, subject, at, "", case, undoes=undoes) for rid, kind, subject, at, case, undoes in values
        )

    def _papers(self) -> Iterator[PaperRow]:
        days = _first_days(self._acts, (*_SIGNED, *_OVER))
        for rid, case, project, form, claims in self._source.columns("document", tuple(_PAPER)):
            signed = next((day for kind in _SIGNED if (day := days.get((rid, kind)))), None)
            over = [day for kind in _OVER if (day := days.get((rid, kind)))]
            role, lines = self._roles.get(form), tuple(json.loads(claims)) if claims else ()
            yield PaperRow(rid, case, project, role, signed, min(over, default=None), lines)

    def _claims(self) -> Iterator[ClaimRows]:
        for (case, nature, disposition), told in _with_lists(self._source.groups("wage_claim", *_CLAIMS), 3):
            yield ClaimRows(case, _is_asked(nature, disposition), *told)

    def _payments(self) -> Iterator[PaymentRows]:
        for (case, paid_on, to_worker), told in _with_lists(self._source.groups("payment", *_PAYMENTS), 3):
            yield PaymentRows(case, _DAY(paid_on), _yes(to_worker), *told)

    def _terms(self) -> Iterator[TermRow]:
        set_by_orders = self._procedure.terms_of(Role.ORDER)
        for *values, rule, _lead in self._deadlines:
            if rule in set_by_orders:
                yield TermRow(*values)

    def _own_terms(self) -> Iterator[OwnTermRow]:
        """Without those of a party: nobody here is late when such a term is over."""
        bound = self._procedure.every_limit
        theirs, until_paid = {b.limit for b in bound if b.of_party}, {b.limit for b in bound if b.ends is Event.PAID}
        for *values, rule, _lead in self._deadlines:
            if rule not in theirs:
                yield OwnTermRow._make((*values, rule in until_paid))

    def _lead_terms(self) -> Iterator[LeadTermRow]:
        for _rid, _case, _paper, due, done_on, _rule, lead_rid in self._deadlines:
            if lead_rid:
                yield LeadTermRow(lead_rid, due, done_on)

    @cached_property
    def _deadlines(self) -> list[Sequence[Any]]:
        return list(cast_columns(self._source.columns("deadline", tuple(_TERM)), tuple(_TERM.values())))

    def _visits(self) -> Iterator[VisitRow]:
        findings = {rid for (rid,) in self._source.columns("finding", ("inspection_rid",))}
        for values in cast_columns(self._source.columns("inspection", tuple(_VISIT)), tuple(_VISIT.values())):
            row = VisitRow(*values)
            yield row._replace(violates=row.violates or row.rid in findings)

    def _first_day(self) -> date | None:
        stamp = self._source.first_stamp()
        return day_of(stamp) if stamp else None


def _with_lists(groups: Sequence[tuple[Any, ...]], shared: int) -> Iterator[tuple[tuple[Any, ...], list[list[Any]]]]:
    """Of each group what its records share, so many columns, and the lists of their values, all of them read at once:
    one by one takes longer than what stands in them."""
    if not groups:
        return
    lists, each = (
        json.loads(f"[{','.join(text for group in groups for text in group[shared:])}]"),
        len(groups[0]) - shared,
    )
    for at, group in enumerate(groups):
        yield group[:shared], lists[at * each : (at + 1) * each]


@lru_cache(maxsize=64)
def _is_asked(nature: str | None, disposition: str | None) -> bool:
    """Whether a line of wages is asked for; what a record of an older program does not tell is wages."""
    return is_asked(MoneyNature(nature or MoneyNature.WAGES), Disposition(disposition) if disposition else None)


def _first_days(acts: Iterable[Act], kinds: Sequence[ActKind]) -> dict[tuple[str, ActKind], date]:
    """On which day something was first done to a paper, by the paper and what was done."""
    by = grouped((act for act in acts if act.kind in kinds), lambda act: (act.subject_rid, act.kind))
    return {key: min(civil_date(act.at) for act in each) for key, each in by.items()}


def _made_of(row: type[_Row]) -> Callable[[Sequence[Any]], _Row]:
    """Makes a row of as many values as it has: what the row itself would do, without its own steps in between."""
    return partial(tuple.__new__, row)
