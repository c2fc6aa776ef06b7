from inspector_app.domain.act import ActKind
from inspector_app.usecases.paper import Paper, for_service
from tests.builders import a_document, a_service, an_act


def test_a_paper_is_about_the_talk_the_visit_or_the_paper_served():
    assert Paper("x").subject_rid == ""
    assert Paper("x", interview_rid="i").subject_rid == "i"
    assert Paper("x", inspection_rid="v").subject_rid == "v"
    assert Paper("x", served_rid="d").subject_rid == "d"


def test_the_service_record_names_those_who_served():
    order = a_document()
    act = an_act(ActKind.SERVED, order, service=a_service())
    paper = for_service(Paper("", case_rid="c"), order, act)
    assert (paper.form, paper.case_rid) == ("service-record", "c")
    assert (paper.served_rid, paper.service_rid) == (order.rid, act.rid)
    assert paper.inspector_rids == ("i1", "i2")
