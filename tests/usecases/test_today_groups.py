from datetime import date

from inspector_app.domain.deadline import Deadline
from inspector_app.usecases import cases
from inspector_app.usecases.today import by_case, read_today


def test_the_counts_tell_over_today_and_the_next_seven_days(desk):
    context = desk.context
    cases.file_case(context, desk.case.rid, "示例局长")
    for number, due in enumerate((date(2026, 3, 1), date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 10))):
        with context.unit("期限") as unit:
            unit.put(Deadline(f"{number}", "DL-01", date(2026, 2, 1), due, False, "", case_rid=desk.case.rid))
    today = read_today(context)
    assert (today.counts.overdue, today.counts.today, today.counts.soon) == (1, 1, 1)


def test_deadlines_of_one_case_stand_together_the_most_urgent_first(desk):
    context = desk.context
    cases.file_case(context, desk.case.rid, "示例局长")
    with context.unit("期限") as unit:
        unit.put(Deadline("a", "DL-01", date(2026, 2, 1), date(2026, 3, 1), False, "", case_rid=desk.case.rid))
        unit.put(Deadline("b", "DL-01", date(2026, 2, 1), date(2026, 3, 3), False, ""))
    groups = by_case(read_today(context).due)
    assert [(group.first.item.deadline.rid, len(group.others)) for group in groups] == [("a", 1), ("b", 0)]
    assert groups[1].first.action is None
