from datetime import date

import pytest

from inspector_app.domain.role import Event
from inspector_app.formdefs.facts import check_facts, redrafted
from inspector_app.usecases.own_data import load_forms, load_law


@pytest.fixture
def notice(paper):
    return paper("list-pre-notice", "2022.1")


def test_text_is_the_approved_one(notice):
    notice.assert_approved()


def test_it_says_what_order_45_article_6_demands(notice):
    text = notice.text()
    assert "截至2026年12月7日，仍拖欠23名农民工工资" in text  # 事由
    assert "《保障农民工工资支付条例》第四十八条、《暂行办法》第五条、第六条" in text  # 依据
    assert "自收到本告知书之日起5个工作日内，可以向我局提出异议" in text  # 权利
    assert "《暂行办法》第七条规定" in text  # 可以不予列入
    assert "不再拖欠农民工工资书面信用承诺" in text


def test_the_ground_is_one_of_the_two_cases_of_article_5(notice):
    incident = notice.form.fact("notice.ground").choices[1]
    assert "第五条第（二）项" in incident
    assert incident in notice.text(notice.facts(notice__ground=incident))


def test_another_ground_chosen_later_reaches_the_sentence_or_is_pointed_out(notice):
    before = notice.facts()
    after = {**before, "notice.ground": notice.form.fact("notice.ground").choices[1]}
    assert [problem.code for problem in check_facts(notice.form, after)] == ["sentence-contradicts"]
    assert "第五条第（二）项" in redrafted(notice.form, before, after)["text.ground"]


def test_service_starts_the_time_for_objections(notice):
    """By what it is: the file itself names neither limit nor gate."""
    law = load_law()
    form = load_forms(law=law).find(notice.form.id, notice.form.edition)
    assert "PR-08" in form.gates
    started = {limit.limit for limit in law.procedure.roles[form.role].limits if limit.starts is Event.SERVED}
    assert "DL-13" in started


def test_a_slip_for_the_objection_is_attached(notice):
    assert "异议书" in notice.pages()[-1]


def test_the_day_of_the_paper_chooses_the_regime(catalogue):
    assert catalogue.find("list-pre-notice", on=date(2021, 12, 31)).edition == "2018.1"
    assert catalogue.find("list-pre-notice", on=date(2022, 1, 1)).edition == "2026.12"
