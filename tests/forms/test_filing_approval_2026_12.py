import re

import pytest

from tests.forms.conftest import squeezed


@pytest.fixture
def filing(paper):
    return paper("filing-approval", "2026.12")


def test_text_is_the_approved_one(filing):
    filing.assert_approved()


def test_it_says_from_what_it_is_known_that_the_case_is_in_time(filing):
    assert "所涉欠薪期间至2026年9月30日，本机关于2026年11月20日收到线索或者发现，未超过" in filing.text()


def test_nobody_is_said_to_be_in_time_unknown(filing):
    text = filing.text(filing.facts(filing__term=None))
    assert "〔待补：是否在查处时效内〕" in text
    assert "未超过" not in text


def test_it_stands_on_one_sheet(filing):
    assert len(filing.pages()) == 1


def test_the_head_of_a_further_page_says_that_a_long_name_is_cut(filing):
    name, long = "示例" * 90 + "欠薪案", "拖欠工资的经过。" * 200
    further = squeezed(filing.pages(filing.facts(case__title=name, filing__facts=long, case__number=""))[1])
    (head,) = re.findall("立案审批表((?:示例)+示?)…", further)
    assert name.startswith(head)
    assert len(head) > 70
    assert "…" not in filing.pages(filing.facts(filing__facts=long, case__number=""))[1]
