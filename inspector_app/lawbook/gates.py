"""The gates of procedure as data: title, level, legal basis and the reason in one sentence."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table, law_problem
from inspector_app.support.errors import Level, Refused

_LEVELS = {"block": Level.ERROR, "warn": Level.WARNING}
Cite = Callable[[Iterable[str]], str]
Came = Callable[[str], date]


@dataclass(frozen=True, slots=True)
class Gate:
    """程序关口, or one condition of it (its id, a point and a letter), which shares its title and basis.

    ``level`` is ERROR for what would be void (it blocks) and WARNING for what wants a typed reason.
    ``basis_text`` is the law in words with its mark; ``conditions`` is empty for a condition. ``since``: the day from
    which it holds, where a later law than the papers that may be looked at brought it.
    """

    id: str
    title: str
    level: Level
    sentence: str
    basis: tuple[str, ...]
    basis_text: str
    mark: str
    since: date | None = None
    conditions: tuple["Gate", ...] = ()

    @property
    def blocks(self) -> bool:
        """Whether the paper cannot go out; otherwise a typed reason lets it pass."""
        return self.level is Level.ERROR


def read_gates(table: Table, cite: Cite, came: Came) -> dict[str, Gate]:
    """Gates and their conditions by id; ``came`` tells from which day a statute holds. Raises :class:`Refused` naming
    file and key."""
    gates: dict[str, Gate] = {}
    for row in table.rows("gate"):
        gate = _gate(row, cite, came)
        for one in (gate, *gate.conditions):
            if one.id in gates:
                raise Refused(law_problem("law-entry-twice", row.where, entry=one.id))
            gates[one.id] = one
    table.done()
    return gates


def _gate(row: Table, cite: Cite, came: Came) -> Gate:
    level = row.choice("level", tuple(_LEVELS))
    basis, mark = row.texts("basis"), row.mark()
    source = row.text("source", "") or cite(basis)
    title, basis_text = row.text("title"), with_mark(source, mark)
    conditions = []
    for part in row.rows("condition"):
        own = _LEVELS[part.choice("level", tuple(_LEVELS), level)]
        conditions.append(Gate(part.text("id"), title, own, part.text("sentence"), basis, basis_text, mark))
        part.done()
    gate = Gate(
        id=row.text("id"),
        title=title,
        level=_LEVELS[level],
        sentence=row.text("sentence"),
        basis=basis,
        basis_text=basis_text,
        mark=mark,
        since=_since(row, basis, came),
        conditions=tuple(conditions),
    )
    row.done()
    return gate


def _since(row: Table, basis: Iterable[str], came: Came) -> date | None:
    """The day from which a gate holds: that of one statute of its basis; None where it held all along."""
    keys = dict.fromkeys(each.partition("#")[0] for each in basis)
    key = row.choice("with", ("", *keys), "")
    return came(key) if key else None
