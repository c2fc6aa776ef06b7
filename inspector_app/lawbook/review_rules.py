"""What a file is looked through for (``review.toml``): words, weight and source of each check."""

from inspector_app.domain.case_review import Check, CheckRule
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table


def read_review_rules(table: Table, cite: Cite) -> dict[Check, CheckRule]:
    """The checks in the order of the file. Raises :class:`Refused` for an unknown one or a missing key."""
    found, weights = {}, table.need_inner("weights")
    for row in table.rows("check"):
        check = Check(row.choice("id", tuple(Check)))
        basis, weight = row.texts("basis"), row.whole("weight")
        rule = CheckRule(
            check, row.text("title"), row.text("mend"), weight, weights.text(str(weight)),
            with_mark(cite(basis) if basis else "", row.mark()),
        )  # fmt: skip
        row.done()
        found[check] = rule
    return found
