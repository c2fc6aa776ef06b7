import pytest


@pytest.fixture
def record(paper):
    return paper("service-record", "2026.1")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_it_has_room_for_receiver_witness_and_both_who_serve(record):
    text = record.text()
    assert text.count("送达人：") == 2
    assert all(word in text for word in ("收件人（盖章）：", "见证人：", "备注（拒收事由"))
    assert len(record.pages()) == 1


def test_the_time_of_service_is_written_by_hand_until_it_is_known(record):
    assert "送达时间年月日时分" in record.text()
    known = record.facts(service__at="2026-11-24T16:20:00+08:00")
    assert "送达时间2026年11月24日16时20分" in record.text(known)


@pytest.mark.parametrize("method", ["直接送达", "留置送达", "邮寄送达", "公告送达", "张贴"])
def test_each_method_prints(record, method):
    assert f"送达方式{method}" in record.text(record.facts(service__method=method))


def test_a_refusal_prints_in_the_place_of_the_blank_lines(record):
    text = record.text(record.facts(service__refusal="门卫拒收，文书张贴于门口。"))
    assert "备注：门卫拒收，文书张贴于门口。" in text
    assert "备注（拒收事由" not in text
