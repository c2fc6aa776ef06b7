"""The lawbook: statutes, calendar, limits, gates, thresholds, payers, checklist, money and wage rules, loaded once."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from inspector_app.domain.calendar import WorkCalendar
from inspector_app.domain.case_review import ReviewRules
from inspector_app.domain.element import Charge
from inspector_app.domain.grade_rule import GradeRule
from inspector_app.domain.hazard import ProgressRule
from inspector_app.domain.lead_rules import LeadRules
from inspector_app.domain.list_hints import HintRule
from inspector_app.domain.opinion import OpinionRules
from inspector_app.domain.passage import PassageRules
from inspector_app.domain.role import Procedure
from inspector_app.domain.service_ladder import RungRule
from inspector_app.domain.standing import Saying
from inspector_app.domain.threshold import Threshold
from inspector_app.domain.wage_rules import MinimumWage, WageRules
from inspector_app.domain.watch_rules import WatchRules
from inspector_app.lawbook.calendars import CalendarYear, read_years, work_calendar
from inspector_app.lawbook.checklist import CheckItem, read_checklist
from inspector_app.lawbook.counting import Computed, count
from inspector_app.lawbook.elements import read_elements
from inspector_app.lawbook.fund_rules import FundRules, read_fund_rules
from inspector_app.lawbook.gates import Cite, Gate, read_gates
from inspector_app.lawbook.grade_rules import read_hazard_rules
from inspector_app.lawbook.lead_rules import read_lead_rules
from inspector_app.lawbook.limits import Limit, LimitTable, find_limit, read_limits
from inspector_app.lawbook.list_hints import read_four_sides, read_list_hints
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.money_rules import MoneyRule, read_money
from inspector_app.lawbook.opinion_rules import read_opinion_rules
from inspector_app.lawbook.passage_rules import read_passage_rules
from inspector_app.lawbook.payers import Ground, read_grounds
from inspector_app.lawbook.places import Places, read_places, scopes
from inspector_app.lawbook.reading import Layer, law_problem, read_table, tables
from inspector_app.lawbook.review_rules import read_review_rules
from inspector_app.lawbook.roles import read_procedure
from inspector_app.lawbook.service_rules import read_handing_rules, read_service_rules
from inspector_app.lawbook.states import read_states
from inspector_app.lawbook.statutes import Article, Statutes, read_titles
from inspector_app.lawbook.thresholds import Standards, read_standards
from inspector_app.lawbook.wage_rules import nearest, read_minimum_wages, read_wage_rules
from inspector_app.lawbook.watch_rules import read_watch_rules
from inspector_app.support.errors import Refused


@dataclass(frozen=True, slots=True, eq=False)
class Lawbook:
    """法律库. Everything in it has a source and a mark (V, V*, M, D: see :mod:`inspector_app.lawbook.marks`). Each
    reading is itself and no other's equal, so that what is made by it can be kept by it.

    ``payers``, ``checklist``, ``money``, ``list_hints`` and ``four_sides`` are by id, in the order in which they are
    shown.
    """

    statutes: Statutes
    places: Places
    calendar: WorkCalendar
    calendar_years: tuple[CalendarYear, ...]
    limits: LimitTable
    standards: Standards
    gates: Mapping[str, Gate]
    payers: Mapping[str, Ground]
    money: Mapping[str, MoneyRule]
    checklist: Mapping[str, CheckItem]
    procedure: Procedure
    saying: Saying
    list_hints: Mapping[str, HintRule]
    four_sides: Mapping[str, HintRule]
    wages: WageRules
    minimum_wages: Mapping[str, tuple[MinimumWage, ...]]
    funds: FundRules
    grades: tuple[GradeRule, ...]
    progress: ProgressRule
    leads: LeadRules
    watching: WatchRules
    service: tuple[RungRule, ...]
    handing: tuple[RungRule, ...]
    review: ReviewRules
    opinions: OpinionRules
    passages: PassageRules
    elements: tuple[Charge, ...]

    @classmethod
    def load(cls, folder: Path, own: Mapping[str, bytes] | None = None) -> "Lawbook":
        """Read ``resources/law`` and, over it, a bureau's own files by their names in that folder.

        The bureau's calendar years, limits, thresholds, minimum wages, checklist, rules of leads, grades and 重点监管
        replace ours, nothing else of its own. Raises :class:`Refused` (``law-file-…``) naming file and key.
        """
        layers = (Layer.of_folder(folder), *((Layer(own),) if own else ()))
        years = read_years(layers)
        statutes = Statutes(folder / "statutes", read_titles(read_table(folder / "titles.toml")))
        cite, places = statutes.cite_all, read_places(read_table(folder / "places.toml"))
        money = read_money(read_table(folder / "money.toml"), cite)
        limits, gates = read_limits(layers), read_gates(read_table(folder / "gates.toml"), cite, statutes.came)
        hazards = read_hazard_rules(tables(layers, "hazard_grade.toml"), cite)
        procedure = read_procedure(read_table(folder / "roles.toml"), cite, _named(gates), limits)
        passages = read_passage_rules(read_table(folder / "passages.toml"), cite)
        book = cls(
            statutes=statutes,
            places=places,
            calendar=work_calendar(years),
            calendar_years=years,
            limits=limits,
            standards=read_standards(tables(layers, "thresholds.toml")),
            gates=gates,
            payers=read_grounds(read_table(folder / "payers.toml"), cite),
            money=money,
            checklist=_checklist(layers, cite, money),
            list_hints=read_list_hints(read_table(folder / "list_hints.toml"), cite),
            four_sides=read_four_sides(read_table(folder / "four_sides.toml"), cite),
            funds=read_fund_rules(read_table(folder / "funds.toml"), cite),
            leads=read_lead_rules(tables(layers, "leads.toml")),
            grades=hazards.grades,
            progress=hazards.progress,
            watching=read_watch_rules(tables(layers, "watching.toml"), cite),
            elements=read_elements(read_table(folder / "elements.toml"), cite),
            review=read_review_rules(read_table(folder / "review.toml"), cite),
            opinions=read_opinion_rules(read_table(folder / "opinions.toml")),
            passages=passages,
            service=read_service_rules(read_table(folder / "service.toml"), cite),
            handing=read_handing_rules(read_table(folder / "service.toml"), cite),
            saying=read_states(read_table(folder / "states.toml"), cite),
            wages=read_wage_rules(read_table(folder / "wage.toml"), cite, money),
            minimum_wages=read_minimum_wages(tables(layers, "minimum_wage.toml"), places),
            procedure=replace(procedure, unfit=passages.unfit, rights=passages.rights),
        )
        return book.check_limits() if own else book

    def check_limits(self) -> "Lawbook":
        """Itself. Raises :class:`Refused` when a place, citation or predecessor is not there; only one may follow."""
        for place, here in self.limits.items():
            self.places.code(place)
            for limit in (one for versions in here.values() for one in versions):
                self.statutes.cite_all(limit.basis)
                if limit.follows and self.limit(limit.follows).follows:
                    raise Refused(law_problem("law-file-value", f"{limit.id} follows", expected="自行起算的期限"))
        for rule in self.watching.terms.values():
            self.limit(rule)
        return self

    def article(self, key: str, number: str) -> Article:
        """A whole article: ``article("R423", "18")``. Raises as :meth:`Statutes.article`."""
        return self.statutes.article(key, number)

    def cited(self, citation: str) -> Article | None:
        """The article behind a citation; None where only the statute's title is known. Raises as ``Statutes.cited``."""
        return self.statutes.cited(citation)

    def cite(self, *citations: str) -> str:
        """Citations in Chinese words, each title named once. Raises as :meth:`Statutes.cite`."""
        return self.statutes.cite_all(citations)

    def gate(self, gate_id: str) -> Gate:
        """A gate or one condition of it (its id, a point and a letter). Raises :class:`Refused` ``gate-unknown``."""
        if gate_id not in self.gates:
            raise Refused(law_problem("gate-unknown", gate_id, gate=gate_id))
        return self.gates[gate_id]

    def limit(self, rule: str, province: str | None = None, on: date | None = None) -> Limit:
        """The rule that applies at a place on the day of an event (without a day: its newest version).

        Raises :class:`Refused` ``limit-unknown``, ``limit-not-in-force`` or ``place-unknown``.
        """
        return find_limit(self.limits, rule, self.places.code(province), on)

    def has(self, rule: str, province: str | None, on: date) -> bool:
        """Whether a place had a rule on the day of an event. Raises :class:`Refused` ``place-unknown``."""
        place = self.places.code(province)
        try:
            find_limit(self.limits, rule, place, on)
        except Refused:  # the rule of another place or time
            return False
        return True

    def rules(self, province: str | None = None) -> tuple[Limit, ...]:
        """Every rule that a place has, in its newest version, by id."""
        code = self.places.code(province)
        ids = {rule for scope in scopes(code) for rule in self.limits.get(scope, {})}
        return tuple(find_limit(self.limits, rule, code, None) for rule in sorted(ids))

    def compute(
        self, rule: str, event_day: date, province: str | None = None, extended: bool = False, days: int | None = None
    ) -> Computed:
        """The last day that ``rule`` gives for an event on ``event_day``, which is not counted itself.

        It is the last day of the order where the rule starts from that. ``province`` may be 34, 340000 or 安徽; a
        prefecture's own rule is found by its four digits. ``days`` is the length that the paper sets itself where the
        law fixes none. Raises :class:`Refused`: ``limit-unknown``,
        ``limit-not-in-force``, ``limit-no-length``, ``limit-no-extension``, ``place-unknown`` or
        ``calendar-year-missing``.
        """
        limit = self.limit(rule, province, event_day)
        if limit.length is None and days is not None:
            limit = replace(limit, length=days, unit=limit.named_in)
        start, why, event, provisional = event_day, "", "", False
        if limit.follows:
            before = self.compute(limit.follows, event_day, province, extended)
            start, why, provisional = before.due, before.why, before.provisional
            event = f"“{self.limit(limit.follows, province, event_day).title}”的最后一日"
        counted = count(limit, start, self.calendar, extended and not limit.follows, event)
        return Computed(
            rule=rule,
            start=event_day,
            due=counted.due,
            provisional=provisional or counted.provisional,
            why=why + counted.why,
            source=self.source_text(limit.basis, limit.source, limit.mark),
            calendar=self.calendar.version,
        )

    def threshold(self, province: str | None = None, city_class: str = "") -> Threshold:
        """数额较大 at a place: known figures, the range of its classes, or the national range.

        Raises :class:`Refused` ``place-unknown``.
        """
        return self.standards.of(self.places.code(province), self.places, city_class)

    def wage_rules(self, province: str | None = None) -> WageRules:
        """What wages are reckoned by at a place, with the minimum wages that the bureau entered for it.

        Raises :class:`Refused` ``place-unknown``.
        """
        return replace(self.wages, minimum=nearest(self.minimum_wages, self.places.code(province)))

    def source_text(self, basis: tuple[str, ...], source: str, mark: str) -> str:
        """Citations and other sources in words, with the mark when the law was not read in its own text."""
        parts = [part for part in (self.cite(*basis), source) if part]
        return with_mark("；".join(parts), mark)


def _named(gates: Mapping[str, Gate]) -> dict[str, str]:
    """The title of each gate with its basis, by its id; parts of a gate are named with it."""
    return {gate.id: f"{gate.title}（{gate.basis_text}）" for gate in gates.values() if "." not in gate.id}


def _checklist(layers: Iterable[Layer], cite: Cite, money: Mapping[str, MoneyRule]) -> dict[str, CheckItem]:
    """Every item by its id; the bureau's own go before ours."""
    read = (read_checklist(table, cite, money) for table in tables(tuple(layers), "checklist.toml"))
    return {item: found for items in read for item, found in items.items()}
