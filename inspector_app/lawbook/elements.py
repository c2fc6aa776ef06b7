"""要件表 as data (``elements.toml``): what must be proved for each charge, what proves it, what to do next."""

from enum import StrEnum

from inspector_app.domain.brought_list import Side
from inspector_app.domain.contact import ContactOutcome
from inspector_app.domain.element import Charge, ElementRule, Look, Source, Standing
from inspector_app.domain.evidence import EvidenceKind
from inspector_app.domain.person import PersonRole
from inspector_app.domain.role import Role
from inspector_app.domain.statement import AccountRole
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table, law_problem
from inspector_app.support.errors import Refused

_KINDS: dict[Source, type[StrEnum]] = {
    Source.ANSWER: PersonRole, Source.PAPER: Role, Source.SERVICE: Role, Source.LIST: Side,
    Source.STATEMENT: AccountRole, Source.CONTACT: ContactOutcome, Source.EVIDENCE: EvidenceKind,
    Source.STANDING: Standing,
}  # fmt: skip
"""The words of what a source may be narrowed to; others take any (a ground, an item of the checklist)."""


def read_elements(table: Table, cite: Cite) -> tuple[Charge, ...]:
    """The charges in the order of the file. Raises :class:`Refused` for an unknown word, a missing key or a name that
    stands twice."""
    charges = tuple(_charge(row, cite) for row in table.rows("charge"))
    table.done()
    _each_once([charge.id for charge in charges], table.where)
    return charges


def _charge(row: Table, cite: Cite) -> Charge:
    elements = tuple(_element(each, cite) for each in row.rows("element"))
    charge = Charge(
        id=row.text("id"),
        title=row.text("title"),
        basis_text=with_mark(cite(row.texts("basis")), row.mark()),
        elements=elements,
        printed_in=tuple(Role(each) for each in row.words("printed_in", tuple(Role))),
        begins=row.text("begins", ""),
    )
    row.done()
    _each_once([element.id for element in elements], row.where)
    if charge.begins and charge.begins not in {element.id for element in elements}:
        raise row.refuse("begins", "本事项的一项要件")
    return charge


def _element(row: Table, cite: Cite) -> ElementRule:
    rule = ElementRule(
        id=row.text("id"),
        title=row.text("title"),
        wants=row.text("wants"),
        todo=row.text("todo"),
        basis_text=with_mark(row.text("source", "") or cite(row.texts("basis")), row.mark()),
        proof=tuple(_look(each) for each in row.rows("proof", "source")),
        against=tuple(_look(each) for each in row.rows("against", "source")),
        group=row.text("group", ""),
        needed=row.flag("needed", True),
    )
    row.done()
    return rule


def _look(row: Table) -> Look:
    source = Source(row.choice("source", tuple(Source)))
    words = _KINDS.get(source)
    kinds = row.words("kinds", tuple(words)) if words else row.texts("kinds")
    look = Look(
        source, tuple(map(str, kinds)), row.texts("asked"), row.texts("said"), row.texts("unsaid"), row.flag("sure")
    )
    row.done()
    return look


def _each_once(names: list[str], where: str) -> None:
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise Refused(law_problem("law-entry-twice", where, entry=twice))
