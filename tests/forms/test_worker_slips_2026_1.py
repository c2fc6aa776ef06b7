import pytest

from inspector_app.documents.render import layout_report


@pytest.fixture
def slips(paper):
    return paper("worker-slips", "2026.1")


def test_text_is_the_approved_one(slips):
    copy = slips.form.copies[0].label
    assert [page.count("下次办理") for page in slips.pages(copy=copy)] == [6, 1]


def test_each_tells_found_paid_owed_and_the_next_day_and_no_number_of_a_person(slips):
    text = slips.text(copy="交付联")
    assert "䶮㛃认定欠薪（元）：34,129.73已经支付（元）：20,000.00尚欠（元）：14,129.73（截至2026年12月7日）" in text
    assert "下次办理：2026年12月14日" in text
    assert {item.name for item in slips.form.fact("worker_slips").items} == {
        "name", "found_fen", "paid_fen", "rest_fen",
    }  # fmt: skip


def test_an_unknown_sum_is_said_to_be_unknown(slips):
    assert "认定欠薪（元）：尚未认定" in slips.text(copy="交付联")


def test_no_word_is_printed_under_the_code_however_much_is_told(slips):
    """A long next step had run behind the code, which nobody could read then."""
    step = "到本局二楼领取支付结果，带身份证和银行卡原件" + "；不能到场的可以书面委托家人代领，代领人带双方的身份证" * 2
    facts = slips.facts(slip__next_step=step, agency__name="示例维吾尔自治区示例州示例县人力资源和社会保障局")
    assert layout_report(slips.form, facts).cut_words == ()
    assert [page.count("下次办理") for page in slips.pages(facts, slips.form.copies[0].label)] == [4, 3]


def test_a_text_that_no_code_holds_is_printed_all_the_same(slips):
    text = slips.text(slips.facts(slip__next_step="带工资表" * 150), slips.form.copies[0].label)
    assert text.count("带工资表") == 150 * 7
