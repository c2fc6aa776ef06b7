"""What passages of papers are looked at for (``passages.toml``), read strictly."""

from collections.abc import Mapping

from inspector_app.domain.passage import (
    Apart,
    Beside,
    DayRules,
    Flight,
    NumberRules,
    PassageRules,
    PenaltyKind,
    Threat,
    ToldAct,
    ToldRight,
)
from inspector_app.domain.role import Role
from inspector_app.domain.wording import Denials, Unfit
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.reading import Table


def read_passage_rules(table: Table, cite: Cite) -> PassageRules:
    """All rules. Raises :class:`Refused` ``law-file-…`` for what cannot be meant."""
    inner, places = tuple(map(table.need_inner, _INNER)), _places(table.need_inner("places"))
    numbers, days, side, flight, imposing, treating, telling, paid, threat = inner
    rules = PassageRules(
        NumberRules(
            numbers.texts("free"), numbers.texts("asked"), numbers.texts("given_out"), cite(numbers.texts("basis"))
        ),
        _days(days),
        side.texts("facts"),
        tuple(_apart(row, cite) for row in table.rows("apart")),
        Flight(flight.texts("facts"), flight.texts("words"), flight.text("group"), cite(flight.texts("basis"))),
        tuple(_unfit(row, cite, places) for row in table.rows("unfit")),
        tuple(_penalty(row, cite) for row in table.rows("penalty")),
        imposing.texts("words"),
        cite(treating.texts("basis")),
        telling.texts("facts"),
        tuple(_beside(row, cite) for row in table.rows("beside")),
        paid.texts("facts"),
        paid.texts("but"),
        cite(paid.texts("basis")),
        tuple(map(_right, table.rows("right"))),
        tuple(map(_same, table.rows("same"))),
        Threat(_facts(threat, places), threat.words("but", tuple(Role)), _facts(threat, places, "sums_in")),
        tuple(_act(row, cite) for row in table.rows("act")),
        places["tellings"],
        places["payments"],
    )
    for each in inner:
        each.mark()
        each.done()
    table.done()
    return rules


_INNER = ("numbers", "days", "other_side", "flight", "imposing", "treating", "telling", "paid_to", "threat")


def _days(table: Table) -> DayRules:
    happened, but, last, met = map(table.texts, ("happened", "but", "last", "met"))
    rows = list(table.rows("spans", "from"))
    spans = tuple((row.text("from"), row.text("until")) for row in rows)
    for row in rows:
        row.done()
    return DayRules(happened, but, last, met, spans, table.pair("by_day"))


def _beside(row: Table, cite: Cite) -> Beside:
    row.mark()
    basis = row.texts("basis") if not (named := row.text("basis_in", "")) else ()
    cite(basis)
    found = Beside(row.texts("facts"), row.texts("words"), row.words("of", tuple(Role)), basis, named)
    row.done()
    return found


def _act(row: Table, cite: Cite) -> ToldAct:
    found = ToldAct(row.texts("words"), row.words("by", tuple(Role)), row.texts("but"), cite(row.texts("basis")))
    row.mark()
    row.done()
    return found


def _right(row: Table) -> ToldRight:
    found = ToldRight(row.texts("facts"), row.words("of", tuple(Role)))
    row.mark()
    row.done()
    return found


def _same(row: Table) -> tuple[str, ...]:
    words = row.texts("words")
    row.mark()
    row.done()
    return words


def _apart(row: Table, cite: Cite) -> Apart:
    basis, kept_from_all, asks = cite(row.texts("basis")), row.flag("all"), row.flag("asks")
    found = Apart(row.text("id"), row.texts("facts"), basis, kept_from_all, asks, row.texts("beside"))
    row.mark()
    row.done()
    return found


def _penalty(row: Table, cite: Cite) -> PenaltyKind:
    found = PenaltyKind(row.text("id"), row.texts("words"), cite(row.texts("basis")), row.texts("threatens"))
    row.mark()
    row.done()
    return found


def _unfit(row: Table, cite: Cite, places: Mapping[str, tuple[str, ...]]) -> Unfit:
    rule, basis = row.text("id"), cite(row.texts("basis"))
    words, late, never, ends = map(row.texts, ("words", "late", "never", "ends"))
    against = Denials(words, late, never=never, ends=ends, asks=row.flag("asks"), plainly=row.flag("plainly"))
    row.mark()
    of, but = row.words("of", tuple(Role)), row.words("but", tuple(Role))
    found = Unfit(rule, _facts(row, places), against, basis, of, row.texts("unless"), but)
    row.done()
    return found


def _places(table: Table) -> Mapping[str, tuple[str, ...]]:
    """Facts that several rules look at, by a name for them."""
    found = {name: table.texts(name) for name in table.values}
    table.done()
    return found


def _facts(row: Table, places: Mapping[str, tuple[str, ...]], key: str = "facts") -> tuple[str, ...]:
    """The facts of a rule, those of its places among them."""
    return tuple(fact for name in row.texts(key) for fact in places.get(name, (name,)))
