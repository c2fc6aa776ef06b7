import pytest


@pytest.fixture
def result(paper):
    return paper("objection-result", "2026.1")


def test_text_is_the_approved_one(result):
    result.assert_approved()


def test_it_tells_what_was_found_and_what_comes_of_it(result):
    text = result.text()
    assert "你（单位）于2026年12月14日提出异议：指令书所列工资已经在11月30日支付" in text
    assert "核实结果为：异议不成立，依法作出列入决定。" in text


def test_what_the_party_said_comes_from_the_record(result):
    assert all(result.form.fact(name).source == name for name in ("told.objected_on", "told.objection"))
