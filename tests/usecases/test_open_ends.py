from datetime import date

from inspector_app.domain.act import Service, ServiceMethod
from inspector_app.support.clock import at
from inspector_app.usecases import acts, documents, evidence, handover
from inspector_app.usecases.documents import SignOff
from inspector_app.usecases.evidence import Belongs
from inspector_app.usecases.paper import Paper, for_service


def titles(documents):
    return [document.title for document in documents]


def test_nothing_is_open_on_an_empty_desk(context):
    assert handover.open_ends(context) == handover.OpenEnds((), (), ())


def test_an_order_waits_for_service_then_for_the_scan_of_its_receipt(desk):
    order = desk.order()
    assert titles(handover.open_ends(desk.context).unserved) == [order.title]
    desk.clock.move_to(at(date(2026, 3, 3), 10))
    service = Service(
        ServiceMethod.DIRECT, "示例文员", "单位负责收件的人", inspector_rids=tuple(i.rid for i in desk.context.team())
    )
    act = acts.serve(desk.context, order.rid, at(date(2026, 3, 3), 9), service)
    ends = handover.open_ends(desk.context)
    assert ends.unserved == ()
    assert titles(ends.unscanned) == [order.title]
    paper = for_service(Paper("", case_rid=order.case_rid), order, act)
    facts = documents.start_facts(desk.context, paper)
    record = documents.sign_off(desk.context, paper, facts, SignOff("陈示例"))
    assert titles(handover.open_ends(desk.context).unsigned) == [record.title]
    scan = evidence.take_in(desk.context, b"%PDF-1.7 signed", "送达回证", Belongs(order.case_rid))
    acts.sign_record(desk.context, record.rid, scan.rid)
    assert handover.open_ends(desk.context) == handover.OpenEnds((), (), ())


def test_a_voided_order_asks_for_nothing(desk):
    order = desk.order()
    acts.void(desk.context, order.rid, "打印有误")
    assert handover.open_ends(desk.context) == handover.OpenEnds((), (), ())


def test_an_export_waits_until_its_receipt(desk, tmp_path):
    handover.export_day(desk.context, tmp_path / "stick", "correct horse")
    export = handover.exports_made(desk.context)[0]
    assert not handover.is_acknowledged(desk.context, export)
    assert handover.last_receipt(desk.context) is None
