import pytest

from inspector_app.lawbook.calendars import read_year
from inspector_app.lawbook.notices import year_file
from inspector_app.lawbook.reading import read_table
from inspector_app.support.errors import Refused

NOTICE_2026 = """
国务院办公厅关于2026年部分节假日安排的通知
各省、自治区、直辖市人民政府：经国务院批准，现将2026年元旦等放假调休日期的具体安排通知如下。
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。
节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。
"""

OTHER_YEAR = """关于2023年节假日安排
一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。
二、春节：1月21日至27日放假调休，共7天。1月28日（星期六）、29日（星期日）上班。
三、清明节：4月5日放假，共1天。
四、劳动节：4月29日至5月3日放假调休，共5天。4月23日（星期日）、5月6日（星期六）上班。
五、端午节：6月22日至24日放假调休，共3天。6月25日（星期日）上班。
六、中秋节、国庆节：9月29日至10月6日放假调休，共8天。10月7日（星期六）、10月8日（星期日）上班。
"""


IN_TWO_LINES = f"国务院办公厅关于2026年\n部分节假日安排的通知\n{NOTICE_2026[NOTICE_2026.index('各省') :]}"


@pytest.mark.parametrize(("text", "year"), [(NOTICE_2026, 2026), (OTHER_YEAR, 2023), (IN_TWO_LINES, 2026)])
def test_a_pasted_notice_gives_the_same_days_as_our_file(law, tmp_path, text, year):
    found, toml = year_file(text)
    path = tmp_path / f"{found}.toml"
    path.write_text(toml, encoding="utf-8")
    read = read_year(read_table(path))
    ours = next(one for one in law.calendar_years if one.year == year)
    assert (read.year, read.announced) == (year, True)
    assert read.off == ours.off
    assert read.workdays == ours.workdays


@pytest.mark.parametrize(("right", "wrong", "told"), [
    ("5月1日（周五）", "5月1日（周日）", "劳动节：2026年5月1日写的是“日”，实际是星期五"),
    ("23日（农历正月初七、周一）", "22日（农历正月初七、周一）", "春节：2026年2月22日写的是“一”，实际是星期日"),
    ("10月10日（周六）", "10月11日（星期六）", "国庆节：2026年10月11日写的是“六”，实际是星期日"),
])  # fmt: skip
def test_the_day_of_the_week_proves_the_day(right, wrong, told):
    """A slip in one day moves every limit that is reckoned with it."""
    with pytest.raises(Refused) as refusal:
        year_file(NOTICE_2026.replace(right, wrong))
    assert [(each.code, each.details["what"]) for each in refusal.value.problems] == [("notice-weekday", told)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026年放假",
        NOTICE_2026.replace("2026年部分节假日安排", "部分节假日安排"),
        NOTICE_2026.replace("4月4日", "4月31日"),
        NOTICE_2026.replace("6月19日（周五）至21日（周日）放假", "另行通知"),
    ],
)
def test_what_is_not_understood_is_refused(text):
    with pytest.raises(Refused, match="notice-not-understood"):
        year_file(text)
