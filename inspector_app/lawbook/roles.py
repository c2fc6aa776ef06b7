"""What law binds to the role of a paper (``roles.toml``): its gates, limits and contents, read strictly."""

from collections.abc import Mapping
from dataclasses import replace

from inspector_app.domain.debt import PartyKind
from inspector_app.domain.document import DocumentKind
from inspector_app.domain.role import (
    PAPERS_BEFORE,
    Again,
    Capacity,
    Content,
    Decides,
    Event,
    Hand,
    ListingGround,
    PartyRule,
    Procedure,
    Role,
    RoleLimit,
    RoleRule,
)
from inspector_app.domain.wording import Denials, Said, Wording, WordingKind, term
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.limits import LimitTable
from inspector_app.lawbook.reading import Table, law_problem
from inspector_app.support.errors import Refused
from inspector_app.support.vocabulary import word


def read_procedure(table: Table, cite: Cite, gates: Mapping[str, str], known: LimitTable) -> Procedure:
    """The roles by name, in the file's order. ``gates`` (with their titles) and ``known`` limits are all there are.

    Raises :class:`Refused` naming the key of an unknown role, kind, event, gate or limit, or of a limit bound twice.
    """
    newest = {rule: versions[-1] for here in known.values() for rule, versions in here.items()}
    limits = {rule: limit.title for rule, limit in newest.items()}
    rules: dict[Role, RoleRule] = {}
    parties, routes = _parties(table, cite), _routes(table)
    against = {key: _denials(table, key) for key in _AGAINST}
    remedies = _remedies(table, cite, against)
    for row in table.rows("role"):
        rule = _rule(row, cite, gates, limits, against)
        if row.flag("remedies"):
            rule = replace(rule, wordings=(*remedies, *rule.wordings))
        rule = replace(rule, route=routes[rule.kind], parties=_named_parties(row, parties))
        row.done()
        rules[rule.role] = rule
    case, service, handled = (table.need_inner(key) for key in ("case", "service", "handled"))
    procedure = Procedure(
        roles=rules,
        case_limits=tuple(_limit(each, limits) for each in case.rows("limits", "limit")),
        accepting=_known(case, "accepting", limits),
        investigation=_known(case, "investigation", limits),
        time_bar=_known(case, "time_bar", limits),
        public_notice=_known(table, "public_notice", limits),
        by_hand=dict(each for row in table.rows("by_hand") for each in _by_hand(row)),
        gates=gates,
        limits=limits,
        endless=frozenset(rule for rule, limit in newest.items() if limit.length is None),
        filing=_gates(case, "filing", gates),
        closing=_gates(case, "closing", gates),
        service=_gates(service, "gates", gates),
        handled_by=handled.text("by"),
        handled=_gates(handled, "gates", gates),
        denials=tuple(against[key] for key in _RIGHT),
    )
    for inner in (case, service, handled):
        inner.done()
    table.done()
    _refuse_bound_otherwise(procedure, table)
    return procedure


def _refuse_bound_otherwise(procedure: Procedure, table: Table) -> None:
    """A limit of several roles (行政复议) is bound alike at each, and once at one: what moves it is known by its id.
    Only whether it begins may hang on what a paper tells."""
    lines = [procedure.case_limits, *(rule.limits for rule in procedure.roles.values())]
    twice = {each.limit for here in lines for each in here if sum(other.limit == each.limit for other in here) > 1}
    twice |= {each.limit for each in procedure.every_limit if _moved_by(each) != _moved_by(procedure.limit(each.limit))}
    if twice:
        raise Refused(law_problem("law-entry-twice", table.where, entry=min(twice)))


def _moved_by(line: RoleLimit | None) -> RoleLimit | None:
    return replace(line, told="") if line else None


def _rule(
    row: Table, cite: Cite, gates: Mapping[str, str], limits: Mapping[str, str], against: Mapping[str, Denials]
) -> RoleRule:
    decides = row.choice("decides", ("", *Decides), "")
    again = row.choice("again", ("", *Again), "")
    rule = RoleRule(
        role=Role(row.choice("id", tuple(Role))),
        kind=DocumentKind(row.choice("kind", tuple(DocumentKind))),
        gates=_gates(row, "gates", gates),
        at_once=_gates(row, "at_once", gates),
        beforehand=_gates(row, "beforehand", gates),
        at_signing=_gates(row, "at_signing", gates),
        contents=tuple(_content(each, cite) for each in row.rows("contents", "fact")),
        wordings=tuple(_wording(each, cite, against) for each in row.rows("wordings", "fact")),
        limits=tuple(_limit(each, limits) for each in row.rows("limits", "limit")),
        meets=tuple(_met(each, limits) for each in row.rows("meets", "limit")),
        keeps=tuple(Role(each) for each in row.words("keeps", tuple(Role))),
        carries=row.words("carries", tuple(limits)),
        again=Again(again) if again else None,
        posted=row.flag("posted"),
        after_case=row.flag("after_case"),
        grounds=dict(_ground(each) for each in row.rows("grounds")),
        review_basis=cite(row.texts("review")) if row.texts("review") else "",
        before=_before(row),
        repeats=tuple(_repeats(each) for each in row.rows("repeats", "of")),
        decides=Decides(decides) if decides else None,
        handed_to=row.text("handed_to", ""),
        settled_by=row.texts("settled_by"),
        enforced_by=f"和{cite(row.texts('enforced_by'))}" if row.texts("enforced_by") else "",
    )
    row.mark()
    return rule


def _repeats(row: Table) -> tuple[Role, tuple[str, ...]]:
    found = Role(row.choice("of", tuple(Role))), row.texts("facts")
    row.done()
    return found


def _before(row: Table) -> dict[str, tuple[Role, ...]]:
    """The papers that one of this role follows, by the noun of the facts that tell them."""
    inner = row.inner("before")
    if inner is None:
        return {}
    found = {noun: tuple(Role(each) for each in inner.words(noun, tuple(Role))) for noun in PAPERS_BEFORE}
    inner.done()
    return {noun: roles for noun, roles in found.items() if roles}


def _gates(row: Table, key: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """Ids of gates that there are."""
    gates = row.texts(key)
    if unknown := [gate for gate in gates if gate not in known]:
        raise row.refuse(key, f"gates.toml 中的编号（没有 {unknown[0]}）")
    return gates


def _parties(table: Table, cite: Cite) -> dict[Capacity, PartyRule]:
    """The capacities that law knows."""
    known = {}
    for row in table.rows("party"):
        capacity = Capacity(row.choice("id", tuple(Capacity)))
        known[capacity] = PartyRule(capacity, word(capacity), PartyKind(row.choice("is", tuple(PartyKind))))
        cite(row.texts("basis"))
        row.mark()
        row.done()
    return known


def _named_parties(row: Table, known: Mapping[Capacity, PartyRule]) -> tuple[PartyRule, ...]:
    return tuple(known[Capacity(each)] for each in row.words("parties", tuple(known)))


def _routes(table: Table) -> dict[DocumentKind, tuple[Hand, ...]]:
    """The hands by the kind of paper."""
    inner = table.need_inner("route")
    routes = {kind: tuple(Hand(each) for each in inner.words(kind, tuple(Hand))) for kind in DocumentKind}
    inner.done()
    return routes


def _content(row: Table, cite: Cite) -> Content:
    content = Content(row.text("fact"), cite(row.texts("basis")), row.day("since"))
    row.done()
    return content


_RIGHT = ("denials", "barred")
_AGAINST = (*_RIGHT, "loosened", "undone", "unsure", "threat", "unheard", "conditional")


def _denials(table: Table, key: str) -> Denials:
    inner = table.need_inner(key)
    inner.mark()
    words, late, ends, never = map(inner.texts, ("words", "late", "ends", "never"))
    denials = Denials(words, late, ends, never, inner.text("code"), inner.flag("asks"))
    inner.done()
    return denials


def _remedies(table: Table, cite: Cite, against: Mapping[str, Denials]) -> tuple[Wording, ...]:
    """How a paper tells of review and suit, whatever it is."""
    inner = table.need_inner("remedies")
    inner.mark()
    found = tuple(_wording(each, cite, against) for each in inner.rows("wordings", "fact"))
    inner.done()
    return found


def _wording(row: Table, cite: Cite, against: Mapping[str, Denials]) -> Wording:
    says = tuple(map(_said, row.rows("says", "words")))
    basis, tables = cite(row.texts("basis")), row.words("against", tuple(against)) or _RIGHT
    denials = tuple(against[each] for each in tables)
    kind = next((kind for key, kind in _KINDS.items() if key in tables), WordingKind.RIGHT)
    wording = Wording(row.text("fact"), says, basis, denials, row.day("since"), row.flag("here"), kind)
    row.done()
    return wording


_KINDS = {"undone": WordingKind.DEMAND, "conditional": WordingKind.PROMISE}
"""Of which kind a sentence is, by what may not stand in it."""


def _said(row: Table) -> Said:
    said = Said(row.texts("words"), row.text("within", ""))
    if said.within and term(said.within) is None:
        raise row.refuse("within", "一个确定的期限（60日、6个月、5个工作日）")
    row.done()
    return said


def _limit(row: Table, limits: Mapping[str, str]) -> RoleLimit:
    ends = row.choice("ends", ("", *Event), "")
    limit = RoleLimit(
        limit=_known(row, "limit", limits),
        starts=Event(row.choice("starts", tuple(Event))),
        ends=Event(ends) if ends else None,
        set_by=row.text("set_by", ""),
        days_by=row.text("days_by", ""),
        counts_from=row.text("counts_from", ""),
        within=_known(row, "within", limits, ""),
        of_party=row.flag("of_party"),
        of_filing=row.flag("of_filing"),
        after=_known(row, "after", limits, ""),
        told=row.text("told", ""),
        prints=row.text("prints", ""),
        of_employer=row.flag("of_employer"),
        costs=row.text("costs", ""),
        asks=row.texts("asks"),
    )
    row.done()
    return limit


def _by_hand(row: Table) -> list[tuple[str, str]]:
    """Limits that no record starts, each with the reason."""
    row.mark()
    why, named = row.text("why"), row.texts("limits")
    row.done()
    return [(each, why) for each in named]


def _met(row: Table, limits: Mapping[str, str]) -> tuple[str, Event]:
    met = _known(row, "limit", limits), Event(row.choice("on", tuple(Event)))
    row.done()
    return met


def _ground(row: Table) -> tuple[ListingGround, str]:
    ground = ListingGround(row.choice("id", tuple(ListingGround))), row.text("words")
    row.done()
    return ground


def _known(row: Table, key: str, limits: Mapping[str, str], *default: str) -> str:
    """The id of a limit that there is."""
    limit = row.text(key, *default)
    if limit and limit not in limits:
        raise row.refuse(key, f"limits.toml 中的编号（没有 {limit}）")
    return limit
