import pytest

from inspector_app.domain.money import capitals
from inspector_app.formdefs.facts import check_facts
from inspector_app.support.errors import Level


@pytest.fixture
def order(paper):
    return paper("order-to-pay", "2026.1")


def test_text_is_the_approved_one(order):
    order.assert_approved()


def test_it_orders_a_named_party_to_pay_an_amount_by_a_day_on_a_ground(order):
    facts = order.facts()
    text = order.text(facts)
    assert "责令你（单位）于2026年12月4日前（含当日）足额支付" in text
    assert capitals(sum(line["owed_fen"] for line in facts["lines"])) in text
    assert "《保障农民工工资支付条例》第三十条第三款" in text
    assert "《劳动保障监察条例》第十八条第一款第（二）项、第二十六条第（一）项" in text
    assert all(word in text for word in ("加付赔偿金", "失信联合惩戒名单", "移送公安机关"))


def test_the_whole_list_is_attached_with_masked_numbers_for_the_addressee(order):
    delivered = order.text(copy="交付联")
    for line in order.facts()["lines"]:
        assert line["name"] in delivered
        assert line["id_number"] not in delivered
        assert line["id_number"] in order.text()


def test_the_title_is_a_setting(order):
    text = order.text(order.facts(order__title="劳动保障监察限期整改指令书"))
    assert "劳动保障监察限期整改指令书" in text
    assert "劳动保障监察限期改正指令书" not in text


def test_remedies_print_only_when_the_bureau_says_so(order):
    assert "60日内依法申请行政复议" in order.text()
    assert "行政复议" not in order.text(order.facts(order__tell_rights=False))


def test_an_edited_sentence_takes_the_place_of_ours(order):
    text = order.text(order.facts(text__facts="经查，上述单位拖欠工资。"))
    assert "经查，上述单位拖欠工资。" in text
    assert "至今未足额支付" not in text


@pytest.mark.parametrize(
    ("text", "code", "level"),
    [
        ("责令你（单位）于前（含当日）足额支付上述工资。", "sentence-without-day", Level.ERROR),
        ("责令你单位立即支付。", "sentence-without-day", Level.ERROR),
        ("责令你单位于2026年12月3日前支付。", "sentence-contradicts", Level.ERROR),
        ("责令你单位自收到之日起5个工作日内支付。", "sentence-without-fact", Level.WARNING),
        ("责令你单位于二〇二六年十二月三日前支付。", "sentence-contradicts", Level.ERROR),
    ],
)
def test_a_sentence_that_must_state_a_day_states_one(order, text, code, level):
    facts = order.facts(text__order=text)
    problems = [problem for problem in check_facts(order.form, facts) if problem.code != "sentence-figure-added"]
    assert [(p.code, p.where, p.level) for p in problems] == [(code, "text.order", level)]
