"""The rules by which the figures of the ledger speak for a grade (``hazard_grade.toml``), or a bureau's own."""

from collections.abc import Iterable

from inspector_app.domain.grade_rule import GradeRule
from inspector_app.domain.project import Grade
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table


def read_grade_rules(layers: Iterable[Table], cite: Cite) -> tuple[GradeRule, ...]:
    """The rules of the last layer that has some, from the gravest on. Raises :class:`Refused` naming file and key."""
    rules: tuple[GradeRule, ...] = ()
    for table in layers:
        rules = tuple(_rule(row, cite) for row in table.rows("rule"))
        table.done()
    order = list(Grade)
    return tuple(sorted(rules, key=lambda rule: order.index(rule.grade), reverse=True))


def _rule(row: Table, cite: Cite) -> GradeRule:
    mark = row.mark()
    source = row.text("source", "") or cite(row.texts("basis"))
    grade = Grade(row.choice("grade", (str(Grade.SEVERE), str(Grade.GENERAL))))
    rule = GradeRule(grade, row.whole("unpaid") * 100, row.whole("heads"), row.text("why"), with_mark(source, mark))
    row.done()
    return rule
