from inspector_app.domain.act import Act, ActKind, Service, ServiceMethod
from inspector_app.domain.document import DocumentKind, DocumentState, FrozenCopy
from inspector_app.ui.documents.paper_words import (
    act_lines,
    act_title,
    list_badge,
    number_words,
    printed_words,
    state_badge,
)
from inspector_app.ui.theme import Tone
from inspector_app.usecases.paper_list import PaperLine
from tests.builders import NOON, a_document

COPY = FrozenCopy("存档联", "0" * 64, 1, 1)


def test_colour_only_where_something_is_left_to_do():
    outgoing = a_document(kind=DocumentKind.OUTGOING)
    assert state_badge(outgoing, DocumentState.SIGNED_OFF).tone is Tone.WARNING
    assert state_badge(outgoing, DocumentState.SERVED).tone is Tone.PLAIN
    assert list_badge(PaperLine(outgoing, DocumentState.SERVED, 0, "")) is None


def test_a_printed_record_waits_for_its_signature():
    record = a_document(kind=DocumentKind.RECORD, copies=(COPY,))
    assert state_badge(record, DocumentState.DRAFT).word == "待签字"


def test_prints_are_counted_only_where_there_is_something_to_print():
    assert printed_words(PaperLine(a_document(copies=()), DocumentState.SUBMITTED, 0, "")) == "—"
    assert printed_words(PaperLine(a_document(copies=(COPY,)), DocumentState.SERVED, 3, "")) == "3"


def test_an_outgoing_paper_without_number_says_so():
    assert number_words(a_document(kind=DocumentKind.OUTGOING, number="")) == "未编号"
    assert number_words(a_document(kind=DocumentKind.RECORD, number="")) == "—"


def test_acts_are_told_with_what_they_brought():
    printed = Act("a", ActKind.PRINTED, "d", NOON, "示例", copy="交付联", copies=2)
    assert act_title(printed) == "打印：交付联，2份"
    service = Service(ServiceMethod.MAIL, "示例收件员", "收发室", tracking="示例0001")
    served = Act("b", ActKind.SERVED, "d", NOON, "示例", service=service, evidence_rids=("e",))
    assert act_title(served) == "送达：邮寄送达"
    assert act_lines(served) == ("收件人：示例收件员（收发室）", "单号：示例0001", "附证据1件")


def test_two_lists_of_one_case_are_told_apart_by_their_own_numbers():
    lists = [a_document(kind=DocumentKind.RECORD, facts=f'{{"list.number":"示{n}"}}') for n in (1, 2)]
    assert [number_words(each) for each in lists] == ["示1", "示2"]
    assert number_words(a_document(kind=DocumentKind.RECORD)) == "—"


def test_what_nobody_receives_names_no_receiver():
    service = Service(ServiceMethod.PUBLIC_NOTICE, "", refusal="单位无人办公")
    assert act_lines(Act("a", ActKind.SERVED, "d", NOON, "示例", service=service)) == ("单位无人办公",)
