from inspector_app.domain.document import DocumentState
from inspector_app.usecases import acts
from inspector_app.usecases.lookups import DocumentFilter
from inspector_app.usecases.paper_list import list_papers


def served(desk):
    order = desk.order()
    return order, desk.serve(order)


def test_a_line_tells_state_prints_and_case(desk, order):
    acts.printed(desk.context, order.rid, "交付联", 2)
    wrong = acts.affix_seal(desk.context, order.rid, "示例办公室")
    acts.undo(desk.context, wrong.rid, "登错")
    (line,) = list_papers(desk.context, DocumentFilter()).page(0, 10)
    assert (line.state, line.printed, line.case_title) == (DocumentState.SIGNED_OFF, 2, desk.case.title)


def test_papers_are_found_by_their_derived_state(desk):
    order, _ = served(desk)
    assert len(list_papers(desk.context, DocumentFilter(), DocumentState.SERVED)) == 1
    assert len(list_papers(desk.context, DocumentFilter(), DocumentState.SIGNED_OFF)) == 0
    assert list_papers(desk.context, DocumentFilter(), DocumentState.SERVED).page(0, 1)[0].document.rid == order.rid
