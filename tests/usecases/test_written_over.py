"""变更记录 tells who wrote a drafted sentence over: our draft beside what was kept; one that followed is no change."""

from inspector_app.usecases.history import case_history, history


def test_a_sentence_that_was_written_over_stands_in_the_history_with_its_draft(desk):
    paper = desk.order_paper()
    draft = desk.facts(paper)["text.consequence"]
    reasons = {"sentence-without-fact": "已写明", "demand-added": "只加了一句提醒，没有新的后果"}
    order = desk.sign(paper, reasons, **{"text.consequence": draft + "请按期支付。"})
    (line,) = history(desk.context, order.rid)
    (field,) = line.fields
    assert (field.field, field.before, field.after) == ("逾期后果", draft, draft + "请按期支付。")
    group = next(
        g for g in case_history(desk.context, desk.case.rid) if any(each.fields == (field,) for each in g.lines)
    )
    assert group.actor == desk.context.writer.name


def test_a_paper_that_stands_as_it_was_drafted_has_nothing_to_tell(desk):
    assert [line.fields for line in history(desk.context, desk.order().rid)] == [()]
