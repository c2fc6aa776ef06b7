from inspector_app.domain.act import ActKind
from inspector_app.domain.document import About
from inspector_app.usecases.paper import for_service
from tests.builders import a_document, a_service, an_act


def test_a_paper_is_about_the_talk_the_visit_or_the_paper_served():
    assert About().subject_rid == ""
    assert About(interview_rid="i").subject_rid == "i"
    assert About(inspection_rid="v").subject_rid == "v"
    assert About(served_rid="d").subject_rid == "d"


def test_the_service_record_names_those_who_served(context):
    order = a_document(case_rid="c")
    act = an_act(ActKind.SERVED, order, service=a_service())
    paper = for_service(context, order, act)
    assert (paper.form, paper.case_rid) == ("service-record", "c")
    assert (paper.about.served_rid, paper.about.service_rid) == (order.rid, act.rid)
    assert paper.about.inspector_rids == ("i1", "i2")
