"""A line that asks for a list is none; the heading of one is no question, whatever its columns are called."""

import pytest

from inspector_app.exchange.tables.chat.words import tells_how


@pytest.mark.parametrize(
    ("line", "asks"),
    [
        ("请大家报一下姓名、身份证号、欠多少", True),
        ("请按姓名、身份证号、电话、欠薪金额填写", True),
        ("姓名+身份证+电话+欠薪金额，发我", True),
        ("序号\t姓名\t工种\t日工资\t应发工资\t已发工资\t欠发工资\t按手印", False),
        ("姓名\t出勤\t请假\t日工资\t欠发工资\t签字按印", False),
        ("姓名\t证件号码\t登记时间\t欠发工资\t签字（按手印）", False),
    ],
)
def test_a_heading_asks_for_nothing(line, asks):
    assert tells_how(line) is asks
