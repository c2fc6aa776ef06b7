"""What a file is looked through for (``review.toml``): words, weight and source of each check; points and receivers."""

from datetime import timedelta

from inspector_app.domain.case_review import Check, CheckRule, Pace, ReviewRules
from inspector_app.domain.debt import PartyKind
from inspector_app.domain.role import Role
from inspector_app.lawbook.gates import Cite
from inspector_app.lawbook.marks import with_mark
from inspector_app.lawbook.reading import Table


def read_review_rules(table: Table, cite: Cite) -> ReviewRules:
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
    points, relied, receivers, pace = (table.need_inner(key) for key in ("score", "relied", "receivers", "pace"))
    rules = ReviewRules(
        checks=found,
        full=points.whole("full"),
        points={weight: points.whole(f"points_{weight}") for weight in {rule.weight for rule in found.values()}},
        void=points.whole("void"),
        score_basis=with_mark(points.text("basis"), points.mark()),
        receivers={kind: receivers.texts(kind) for kind in PartyKind},
        offices=receivers.texts("office"),
        unfit=receivers.texts("unfit"),
        relied={charge: tuple(map(Role, relied.texts(charge))) for charge in relied.values},
        pace=Pace(*(timedelta(seconds=pace.whole(f"{name}_seconds")) for name in ("answer", "item"))),
    )
    pace.mark()
    for each in (points, relied, receivers, pace, table):
        each.done()
    return rules
