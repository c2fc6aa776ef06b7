from datetime import UTC, datetime

from inspector_app.domain.inspection import CheckedItem, CheckResult, Inspection, InspectionKind, LeftOpen, left_open


def an_inspection(**told):
    return Inspection("v", InspectionKind.ROUTINE, **told)


def test_what_was_last_found_of_an_item_says_whether_it_is_open():
    def visit(day, *items):
        return an_inspection(started_at=datetime(2026, 3, day, 1, tzinfo=UTC), items=items)

    bad, lacking = CheckedItem("a", CheckResult.VIOLATES), CheckedItem("b", CheckResult.NOT_PROVIDED, "9月考勤")
    unsure, fine = CheckedItem("c", CheckResult.NOT_VERIFIED), CheckedItem("d", CheckResult.CONFORMS)
    first = visit(2, bad, lacking, unsure, fine)
    second = visit(5, CheckedItem("a", CheckResult.CONFORMS), CheckedItem("b", CheckResult.NOT_CHECKED))
    assert left_open([second, first]) == {
        "b": LeftOpen(first.started_at, lacking), "c": LeftOpen(first.started_at, unsure),
    }  # fmt: skip
