"""The rules by which lists are looked at for what wants a question: 虚增名单提示, and what differs in 四方核对."""

from collections.abc import Collection, Mapping, Sequence

from inspector_app.domain.list_hints import LOOKS, SETTINGS, HintRule
from inspector_app.domain.side_looks import LOOKS as SIDE_LOOKS
from inspector_app.domain.side_looks import SIDE_SETTINGS
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table, law_problem
from inspector_app.support.errors import Refused


def read_list_hints(table: Table, cite: Cite) -> dict[str, HintRule]:
    """Rules by id, in the order in which their hints are shown. Raises :class:`Refused` naming file and key."""
    rules = read_rules(table, "hint", tuple(LOOKS), SETTINGS, cite)
    table.done()
    return rules


def read_four_sides(table: Table, cite: Cite) -> dict[str, HintRule]:
    """The same of what differs between list, attendance, contracts and payments."""
    rules = read_rules(table, "difference", tuple(SIDE_LOOKS), SIDE_SETTINGS, cite)
    table.done()
    return rules


def read_rules(
    table: Table, key: str, looks: Collection[str], settings: Mapping[str, Sequence[str]], cite: Cite
) -> dict[str, HintRule]:
    """Rules that each want one of some looks, by id. Raises :class:`Refused` naming file and key."""
    rules: dict[str, HintRule] = {}
    for row in table.rows(key):
        look, mark = row.choice("look", tuple(looks)), row.mark()
        source = row.text("source", "") or cite(row.texts("basis"))
        rule = HintRule(
            id=row.text("id"),
            title=row.text("title"),
            look=look,
            question=row.text("question"),
            basis_text=with_mark(source, mark),
            mark=mark,
            settings={name: row.whole(name) for name in settings.get(look, ())},
        )
        row.done()
        if rule.id in rules:
            raise Refused(law_problem("law-entry-twice", row.where, entry=rule.id))
        rules[rule.id] = rule
    return rules
