"""开始办案: ticks by what the records say, and goes once an order was printed or nobody wants it."""

from dataclasses import replace

from inspector_app.usecases import cases
from inspector_app.usecases.acts import printed
from inspector_app.usecases.first_steps import FirstStep, hide_first_steps
from inspector_app.usecases.today import read_today
from tests.builders import a_case


def test_a_new_store_begins_with_what_is_not_there(context):
    steps = read_today(context).first
    assert FirstStep.CASE not in steps.done
    assert (steps.is_over, steps.case_rid, steps.next) == (False, "", next(s for s in FirstStep if s not in steps.done))
    case = cases.open_case(context, a_case())
    steps = read_today(context).first
    assert FirstStep.CASE in steps.done
    assert (steps.case_rid, FirstStep.FILING in steps.done) == (case.rid, False)


def test_the_way_ends_with_the_printed_order(desk):
    assert FirstStep.CLAIMS in read_today(desk.context).first.done
    order = desk.order()
    steps = read_today(desk.context).first
    assert (steps.order_rid, FirstStep.ORDER in steps.done, FirstStep.PRINT in steps.done) == (order.rid, True, False)
    printed(desk.context, order.rid, order.copies[-1].label, 1)
    assert read_today(desk.context).first.is_over


def test_what_papers_tell_of_the_office_is_asked_for_before_the_first_one(context):
    agency = replace(
        context.agency, address="示例路1号", phone="0550-12333000", review_organ="示例县人民政府", court=""
    )
    for court, is_done in (("", False), ("示例县人民法院", True)):
        with context.unit("机关") as unit:
            unit.put(replace(agency, court=court))
        assert (FirstStep.AGENCY in read_today(context).first.done) is is_done


def test_it_can_be_put_away(context):
    hide_first_steps(context)
    assert read_today(context).first.is_over
