"""Words and chips of projects, without a window."""

from dataclasses import replace
from datetime import date

from inspector_app.domain.hazard import Hazard
from inspector_app.domain.project import ChainLink, FactState, Grade, GradeClaim, LinkRole, Project, SiteFact, known
from inspector_app.ui.projects import project_words
from inspector_app.ui.projects.cards import ledger_facts
from inspector_app.ui.theme import Tone
from inspector_app.ui.wording import joined
from inspector_app.usecases.lookups import ProjectFilter, ProjectSums

DAY = date(2026, 3, 2)


def test_only_general_and_severe_have_a_chip_each_with_its_own_shape():
    assert project_words.grade_badge(Grade.NONE) is None
    assert project_words.grade_badge(None) is None
    general, severe = project_words.grade_badge(Grade.GENERAL), project_words.grade_badge(Grade.SEVERE, full=True)
    assert (general.word, severe.word) == ("一般", "严重欠薪")
    assert general.icon != severe.icon


def test_a_grade_tells_who_gave_it_and_why():
    claim = GradeClaim(Grade.SEVERE, DAY, "研判（陈示例）", "集体讨薪")
    graded = Project("p", "甲", unpaid_fen=100, grade=claim)
    assert project_words.grade_story(graded) == joined("严重欠薪", "2026年3月2日", "研判（陈示例）", "集体讨薪")
    assert project_words.grade_story(replace(graded, grade=None)) == "尚未定级"


def test_sums_say_that_they_are_filtered():
    sums = ProjectSums(2, 1234, 5, 0, 0, 3, {Grade.NONE: 1, Grade.GENERAL: 1, Grade.SEVERE: 0})
    assert project_words.sums_line(sums, ProjectFilter()) == "2个项目，农民工1,234人，未支付0.05元"
    assert project_words.sums_line(sums, ProjectFilter("x")).startswith("筛选结果：")


def test_a_missing_account_is_red_and_an_unasked_fact_is_grey():
    assert project_words.fact_badge(SiteFact(FactState.NOT_OPENED)).tone is Tone.DANGER
    assert project_words.fact_badge(SiteFact()).tone is Tone.PLAIN
    assert project_words.fact_badge(known("已开设")) is None


def test_a_link_says_what_is_known_of_it():
    link = ChainLink("a", "p", LinkRole.CREW, work="木工", price_fen=100, oral=True, lends_name=known("借用资质"))
    assert project_words.link_details(link) == joined("木工", "口头约定", "合同价 1.00元", "挂靠 借用资质")


def test_only_the_office_makes_a_hazard_struck_off():
    hazard = Hazard("h", "p", Grade.SEVERE, DAY, "投诉", "欠薪")
    assert project_words.hazard_badge(hazard).word == "严重隐患"
    asked = replace(hazard, strike_off_asked_on=DAY)
    assert project_words.hazard_badge(asked).word == "拟销号"
    assert project_words.hazard_days(asked) == joined("2026年3月2日发现", "2026年3月2日提请销号", "投诉")
    assert project_words.hazard_badge(replace(asked, struck_off_on=DAY)).word == "已销号"


def test_what_nobody_told_is_no_nought_and_no_arrears_without_a_sum_want_checking():
    untold = Project("p", "甲", grade=GradeClaim(Grade.NONE, DAY, "台账.xlsx"))
    assert (project_words.heads_word(untold), project_words.unpaid_word(untold)) == ("未填", "未填")
    assert project_words.grade_word(untold) == "无（待核）"
    assert "（待核）" in project_words.grade_story(untold)
    shown = {fact.label: fact.words for fact in ledger_facts(untold)}
    assert (shown["农民工人数"], shown["未支付工资（元）"]) == ("未填", "未填")
    told = replace(untold, heads=0, unpaid_fen=0)
    assert (project_words.heads_word(told), project_words.unpaid_word(told), project_words.grade_word(told)) == (
        "0",
        "0.00",
        "无",
    )


def test_a_sum_that_no_project_tells_is_no_nought():
    untold = project_words.sums_line(ProjectSums(2, 0, 0, 2, 2, 2, {}), ProjectFilter())
    assert untold == "2个项目，农民工人数均未填，未支付工资均未填"
    assert project_words.sums_line(ProjectSums(2, 0, 0, 1, 1, 2, {}), ProjectFilter()) == (
        "2个项目，农民工0人（另有1个项目未填），未支付0.00元（另有1个项目未填）"
    )
    assert (
        project_words.sums_line(ProjectSums(0, 0, 0, 0, 0, 0, {}), ProjectFilter())
        == "0个项目，农民工0人，未支付0.00元"
    )
