"""What ``hazard_grade.toml`` or a bureau's own says: which grade figures speak for, how often a hazard is told of."""

from collections.abc import Iterable
from typing import NamedTuple

from inspector_app.domain.grade_rule import GradeRule
from inspector_app.domain.hazard import ProgressRule
from inspector_app.domain.project import Grade
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table


class HazardRules(NamedTuple):
    """The grades from the gravest on, and within how many days progress is owed."""

    grades: tuple[GradeRule, ...]
    progress: ProgressRule


def read_hazard_rules(layers: Iterable[Table], cite: Cite) -> HazardRules:
    """Of either kind what the last layer says that has some. Raises :class:`Refused` naming file and key."""
    rules: tuple[GradeRule, ...] = ()
    progress = ProgressRule(0, "")
    for table in layers:
        rules = tuple(_rule(row, cite) for row in table.rows("rule")) or rules
        if (row := table.inner("progress")) is not None:
            source = row.text("source", "") or cite(row.texts("basis"))
            progress = ProgressRule(row.whole("days"), with_mark(source, row.mark()))
            row.done()
        table.done()
    order = list(Grade)
    return HazardRules(tuple(sorted(rules, key=lambda rule: order.index(rule.grade), reverse=True)), progress)


def _rule(row: Table, cite: Cite) -> GradeRule:
    mark = row.mark()
    source = row.text("source", "") or cite(row.texts("basis"))
    grade = Grade(row.choice("grade", (str(Grade.SEVERE), str(Grade.GENERAL))))
    rule = GradeRule(grade, row.whole("unpaid") * 100, row.whole("heads"), row.text("why"), with_mark(source, mark))
    row.done()
    return rule
