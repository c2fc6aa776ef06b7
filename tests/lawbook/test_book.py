import re
import shutil
import tomllib
from datetime import date
from pathlib import Path

import pytest

from inspector_app.domain.threshold import Reached, threshold_state
from inspector_app.lawbook import book
from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.marks import mark_words
from inspector_app.lawbook.reading import Layer
from inspector_app.support.errors import Level, Refused
from inspector_app.support.paths import forms_folder, resource
from inspector_app.support.words import sentence, sentences
from tests.of_each import of_each

LAWBOOK = Path(book.__file__).parent
CITED = re.compile(r'"((?:[A-Z][A-Z0-9]*(?:-\d+)?)#\d+(?:-\d+)?(?:\(\d+\))*)"')


def data_files():
    return sorted(resource("law").rglob("*.toml")) + sorted(forms_folder().glob("*.toml"))


@of_each("path", data_files())
def test_every_citation_exists_in_the_text(law, path):
    for citation in CITED.findall(path.read_text(encoding="utf-8")):
        assert law.cite(citation)


def test_every_limit_gate_and_item_of_the_law_is_there(law):
    assert {f"DL-{n:02d}" for n in range(1, 44)} <= set(law.limits[""])
    assert {f"PR-{n:02d}" for n in range(1, 19)} <= set(law.gates)
    assert list(law.checklist) == [f"CK-{n:02d}" for n in range(1, 26)]
    assert sum(item.core for item in law.checklist.values()) == 8
    law.check_limits()


@of_each("path", sorted(forms_folder().glob("*.toml")))
def test_every_gate_and_limit_that_a_form_names_is_there(law, path):
    form = tomllib.loads(path.read_text(encoding="utf-8"))
    assert set(form.get("gates", ())) <= set(law.gates)
    assert set(form.get("starts", ())) <= set(law.limits[""])


def test_a_gate_tells_level_basis_and_reason(law):
    gate = law.gate("PR-08")
    assert gate.blocks
    assert [c.id for c in gate.conditions] == ["PR-08.a", "PR-08.b", "PR-08.c", "PR-08.d", "PR-08.e"]
    assert law.gate("PR-08.d").basis_text == "《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》第五条"
    assert law.gate("PR-09.e").level is Level.WARNING
    assert not law.gate("PR-03").blocks
    assert law.gate("PR-04").basis_text.endswith("（二手来源）")
    with pytest.raises(Refused, match="gate-unknown"):
        law.gate("PR-99")


def test_a_ground_is_printed_with_its_article(law):
    ground = law.payers["PG-02"]
    assert (ground.basis_text, ground.stated(None)) == (
        "《保障农民工工资支付条例》第三十条第三款",
        "分包单位拖欠农民工工资的，由施工总承包单位先行清偿，再依法进行追偿",
    )
    assert [ground.id for ground in law.payers.values() if ground.duty.capped] == ["PG-04"]


def test_a_capped_duty_states_its_limit_once_it_is_known(law):
    owner = law.payers["PG-04"]
    assert owner.stated(None) == owner.sentence
    assert owner.stated(50_000_000) == f"{owner.sentence}，以未结清的工程款500,000.00元为限"
    assert law.payers["PG-02"].stated(50_000_000) == law.payers["PG-02"].sentence


def test_whom_a_ground_obliges_is_data_and_its_words_follow(law):
    assert {ground.id: ground.payer for ground in law.payers.values() if ground.id in ("PG-02", "PG-05", "PG-11")} == {
        "PG-02": "施工总承包单位", "PG-05": "建设单位或者施工总承包单位", "PG-11": "用人单位或者承继单位",
    }  # fmt: skip


def test_a_ground_says_what_the_statute_says(law):
    for ground in law.payers.values():
        article = law.statutes.cited(ground.basis[0])
        first = re.split("[，；]", ground.sentence)[-1]
        assert article is not None
        assert ground.id in ("PG-05", "PG-08", "PG-13") or first in article.text


def test_an_item_tells_duty_and_sanction(law):
    item = law.checklist["CK-06"]
    assert item.finding.startswith(
        "施工总承包单位未按规定开设或者使用农民工工资专用账户，违反《保障农民工工资支付条例》第二十六条"
    )
    assert item.sanction_text.endswith("（5万元以上10万元以下）")
    assert item.sanction_basis.endswith("第五十五条第（一）项")
    both = law.checklist["CK-12"].sanction_text
    assert both.endswith("（2万元以上5万元以下、每人1万元以上3万元以下）")
    for each in law.checklist.values():  # 总包代发 is fined by two articles alike
        told = re.findall("[（、]([^（、）]*元[^（、）]*)", each.sanction_text)
        assert len(told) == len(set(told))
    assert law.money["MN-01"].words == "应付工资的50%以上100%以下"
    assert law.money["MN-09"].words == "罚款数额的每日3%"
    assert law.money["MN-10"].words == "200元以下"


@pytest.mark.parametrize(
    ("place", "single", "group"),
    [("河北省", 8000, 50000), ("210000", 10000, 50000), ("32", 10000, 60000), ("36", 10000, 50000),
     ("河南", 8000, 40000), ("43", 6000, 40000), ("440300", 20000, 100000), ("4413", 10000, 60000),
     ("50", 10000, 60000), ("520000", 10000, 50000)],
)  # fmt: skip
def test_thresholds_of_the_provinces(law, place, single, group):
    threshold = law.threshold(place)
    assert threshold.known
    assert (threshold.single_low_fen, threshold.group_low_fen) == (single * 100, group * 100)
    assert threshold_state([(single * 100, 3)], threshold).reached is Reached.CERTAIN
    assert threshold_state([(single * 100 - 1, 3)], threshold).reached is Reached.BELOW
    assert threshold_state([(group * 10, 1)] * 10, threshold).reached is Reached.CERTAIN
    assert threshold_state([(group * 10, 1)] * 9 + [(group * 10 - 1, 1)], threshold).reached is Reached.BELOW


def test_a_place_without_a_standard_has_the_national_range_and_a_hint(law):
    anhui = law.threshold("341103")
    assert not anhui.known
    assert (anhui.single_low_fen, anhui.group_high_fen) == (5_000_00, 100_000_00)
    assert "合肥" in anhui.note
    assert law.threshold("浙江").note.startswith("本省标准未录入")
    assert law.threshold().place == "全国幅度"


def test_classes_span_a_range_until_one_is_chosen(law):
    classes = [entry.klass for entry in law.standards.entries if entry.place == "42"]
    assert [each for each in classes if each] == ["一般地区", "贫困县"]
    both = law.threshold("42")
    assert (both.single_low_fen, both.single_high_fen) == (5_000_00, 10_000_00)
    assert law.threshold("42", "贫困县").group_high_fen == 30_000_00
    assert (law.threshold("44").group_low_fen, law.threshold("44").group_high_fen) == (60_000_00, 100_000_00)


def test_the_calendar_of_2026_equals_the_notice(law):
    off = {(1, 1, 3), (2, 15, 23), (4, 4, 6), (5, 1, 5), (6, 19, 21), (9, 25, 27), (10, 1, 7)}
    for month, first, last in off:
        assert not any(law.calendar.is_working_day(date(2026, month, day)) for day in range(first, last + 1))
    for month, day in [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)]:
        assert law.calendar.is_working_day(date(2026, month, day))
    assert sum(law.calendar.is_working_day(date.fromordinal(d)) for d in range(739617, 739617 + 365)) == 248
    assert date.fromordinal(739617) == date(2026, 1, 1)


def test_years_with_a_notice_and_years_of_forecast(law):
    assert law.calendar.announced == set(range(2018, 2027))
    assert law.calendar.forecast == set(range(2027, 2031))
    assert law.calendar.is_working_day(date(2018, 12, 29))  # make-up workday of the notice for 2019
    assert not law.calendar.is_working_day(date(2018, 12, 31))
    assert not law.calendar.is_working_day(date(2027, 2, 5))
    assert law.calendar.version.startswith("2018—2026，2027—2030暂定（")


def test_marks_in_words():
    assert [mark_words(mark) for mark in ("V", "V*", "M", "D")] == ["", "二手来源", "未核实", "本系统起草"]


OWN_YEAR = """
year = 2027
announced = true
source = "国务院办公厅关于2027年部分节假日安排的通知"
mark = "V"

[[holiday]]
name = "元旦"
first = 2027-01-01
last = 2027-01-03
workdays = [2026-12-27]
"""

OWN_THRESHOLD = """
[[threshold]]
place = "34"
single = 10000
group = 60000
document = "示例高法〔2026〕1号"
mark = "V"
"""

OWN_LIMIT = """
[[limit]]
id = "DL-10"
title = "陈述、申辩"
starts_with = "告知书送达之日"
length = 3
unit = "working_days"
basis = ["APL#44"]
mark = "D"
"""


@pytest.fixture
def overlay(tmp_path):
    (tmp_path / "calendar").mkdir()
    (tmp_path / "calendar" / "2027.toml").write_text(OWN_YEAR, encoding="utf-8")
    (tmp_path / "thresholds.toml").write_text(OWN_THRESHOLD, encoding="utf-8")
    (tmp_path / "limits.toml").write_text(OWN_LIMIT, encoding="utf-8")
    return tmp_path


def test_a_bureau_lays_its_own_values_over_ours(law, overlay):
    own = Lawbook.load(resource("law"), Layer.of_folder(overlay).files)
    assert own.threshold("34").known
    assert own.threshold("32") == law.threshold("32")
    assert own.compute("DL-10", date(2026, 3, 2)).due == date(2026, 3, 5)
    assert own.calendar.forecast == {2028, 2029, 2030}
    assert own.calendar.is_working_day(date(2026, 12, 27))
    assert not own.compute("DL-15", date(2026, 12, 14)).provisional
    assert own.calendar.version != law.calendar.version


def test_a_bureau_overrules_the_rule_of_its_province_too(law, overlay):
    path = overlay / "limits.toml"
    path.write_text(OWN_LIMIT.replace("DL-10", "DL-03"), encoding="utf-8")
    own = Lawbook.load(resource("law"), Layer.of_folder(overlay).files)
    assert law.limit("DL-03", "41").length == 30
    assert own.limit("DL-03", "41").length == 3


def test_the_rules_of_a_place(law):
    assert "DL-03.b" in {rule.id for rule in law.rules("33")}
    assert "DL-03.b" not in {rule.id for rule in law.rules("34")}
    assert len(law.rules()) == len(law.limits[""])


@pytest.mark.parametrize(
    ("name", "old", "new", "code", "where"),
    [
        ("limits.toml", 'unit = "working_days"', 'unit = "days"', "law-file-value", "limits.toml DL-10 unit"),
        ("limits.toml", "length = 3", "length = -3", "law-file-value", "limits.toml DL-10 length"),
        ("limits.toml", "length = 3", "length = 9999", "law-file-value", "limits.toml DL-10 length"),
        ("limits.toml", "length = 3", 'length = 3\nfollows = "DL-16"', "law-file-value", "DL-10 follows"),
        ("limits.toml", "length = 3", "", "law-file-key-missing", "limits.toml DL-10 length"),
        ("limits.toml", "length", "lenght", "law-file-key-missing", "limits.toml DL-10 length"),
        ("limits.toml", "length = 3", "length = 3\nlenght = 4", "law-file-key-unknown", "limits.toml DL-10 lenght"),
        ("limits.toml", 'mark = "D"', 'mark = "X"', "law-file-value", "limits.toml DL-10 mark"),
        ("limits.toml", "APL#44", "APL#444", "law-article-unknown", "APL#444"),
        ("limits.toml", '["APL#44"]', "[]", "law-file-value", "limits.toml DL-10 basis"),
        ("limits.toml", 'id = "DL-10"', 'id = "DL-10', "law-file-shape", "limits.toml"),
        ("thresholds.toml", "10000", "100", "threshold-outside-range", "thresholds.toml 34"),
        ("thresholds.toml", "single = 10000", "single = 10000.5", "law-file-value", "thresholds.toml 34 single"),
        ("calendar/2027.toml", "2027-01-03", "2028-01-03", "law-file-value", "2027.toml 元旦 last"),
        ("calendar/2027.toml", "2026-12-27", "2026-12-28", "law-file-value", "2027.toml workdays"),
    ],
)
def test_bad_data_is_refused_with_file_and_key(overlay, name, old, new, code, where):
    path = overlay / name
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    with pytest.raises(Refused) as refused:
        Lawbook.load(resource("law"), Layer.of_folder(overlay).files)
    problem = refused.value.problems[0]
    assert (problem.code, problem.where) == (code, where)
    assert "＿" not in sentence(code, problem.details)


def test_an_entry_twice_is_refused(overlay):
    path = overlay / "limits.toml"
    path.write_text(OWN_LIMIT + OWN_LIMIT, encoding="utf-8")
    with pytest.raises(Refused, match="law-entry-twice"):
        Lawbook.load(resource("law"), Layer.of_folder(overlay).files)
    path.unlink()
    shutil.copy(overlay / "calendar" / "2027.toml", overlay / "calendar" / "again.toml")
    with pytest.raises(Refused, match=re.escape("law-entry-twice@again.toml")):
        Lawbook.load(resource("law"), Layer.of_folder(overlay).files)


def test_every_entry_of_our_data_has_a_mark():
    for path in resource("law").rglob("*.toml"):
        values = tomllib.loads(path.read_text(encoding="utf-8"))
        for rows in values.values():
            if isinstance(rows, list) and path.parent.name != "calendar":
                assert all(row["mark"] in ("V", "V*", "M", "D") for row in rows), path.name


@pytest.mark.parametrize("year", [2027, 2028, 2029, 2030])
def test_a_forecast_year_has_the_thirteen_statutory_days(law, year):
    days = next(one.off for one in law.calendar_years if one.year == year)
    assert len(days) == (12 if year == 2028 else 13)  # in 2028 mid-autumn falls on the third day of October
    assert {date(year, 1, 1), date(year, 5, 1), date(year, 5, 2), date(year, 10, 1), date(year, 10, 3)} <= days


def test_every_code_of_this_floor_has_a_sentence():
    source = "".join(path.read_text(encoding="utf-8") for path in LAWBOOK.glob("*.py"))
    codes = set(re.findall(r'law_problem\(\s*"([a-z-]+)"', source))
    assert len(codes) > 12
    assert codes <= set(sentences())
