import pytest


@pytest.fixture
def record(paper):
    return paper("interview-record", "2026.1")


def test_text_is_the_approved_one(record):
    record.assert_approved()


def test_every_page_is_signed_by_the_person_both_inspectors_and_the_recorder(record):
    pages = record.pages()
    assert len(pages) > 2
    for number, page in enumerate(pages, 1):
        assert "被询问人签名捺印" in page
        assert page.count("询问人：") >= 2
        assert "记录人" in page
        assert f"第{number}页共{len(pages)}页" in "".join(page.split())


def test_what_the_person_writes_by_hand_is_never_prefilled(record):
    facts = record.facts()
    assert "interview.ended_at" not in facts
    text = record.text(facts)
    assert "由被询问人本人书写" in text
    assert "以上笔录我已看过" not in text
    assert "2026年11月24日9时5分至年月日时分" in text.replace("　", "")


def test_the_end_of_the_interview_prints_once_it_is_known(record):
    assert "至2026年11月24日11时40分" in record.text(record.facts(interview__ended_at="2026-11-24T11:40:00+08:00"))


def test_an_answer_that_was_not_given_stays_open(record):
    facts = record.facts(qas=[{"question": "你是否申请回避？"}])
    assert "问：你是否申请回避？答：" in record.text(facts)


def test_a_refusal_to_sign_is_noted(record):
    assert "被询问人拒绝" not in record.text()
    assert "被询问人拒绝在本笔录上签名（捺指印），情况如下：称须请示单位。" in record.text(
        record.facts(interview__refusal="称须请示单位。")
    )


def test_rare_names_and_signs_come_out_as_they_went_in(record):
    text = record.text()
    assert all(name in text for name in ("䶮㛃", "𬭎庆", "𠅤丽·买买提", "杨𬜬", "工资<已核>&待付"))
