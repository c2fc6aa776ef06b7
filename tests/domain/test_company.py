"""What the code of a business licence tells besides its number."""

import pytest

from inspector_app.domain.company import told_by_licence
from tests.builders import a_uscc

NAMED = {"name": "示例建筑劳务有限公司", "legal_representative": "王示例"}


@pytest.mark.parametrize("between", ["\n", "；", " ", "，\r\n"])
def test_name_and_head_are_told_by_their_labels(between):
    parts = (f"名称：{NAMED['name']}", f"统一社会信用代码：{a_uscc()}", f"法定代表人:{NAMED['legal_representative']}")
    assert told_by_licence(between.join(parts)) == NAMED


@pytest.mark.parametrize(
    "text", [a_uscc(), f"https://www.gsxt.gov.cn/x?uniscid={a_uscc()}&name=示例", "名称：", "注册资本：壹佰万元", ""]
)
def test_a_code_that_tells_no_more_tells_nothing(text):
    assert told_by_licence(text) == {}


def test_the_head_of_a_branch_or_of_one_man_and_the_address_are_told():
    told = told_by_licence("企业名称：示例建工集团二分公司\n负责人：李示例\n经营场所：示例县示例路1号")
    assert told == {"name": "示例建工集团二分公司", "legal_representative": "李示例", "address": "示例县示例路1号"}
