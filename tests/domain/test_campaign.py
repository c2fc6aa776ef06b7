"""Teams answer for towns, and a body's points are those that somebody gave."""

from inspector_app.domain.campaign import CampaignTeam, Criterion, Score, Standing, standings, team_of_town


def test_towns_are_told_in_any_of_the_usual_ways():
    first = CampaignTeam("t1", "c", "第一组", towns="示例镇、 城关镇，示例镇")
    second = CampaignTeam("t2", "c", "第二组", towns="开发区；城关镇\n")
    assert first.town_names == ("示例镇", "城关镇")
    assert team_of_town([first, second]) == {"示例镇": "第一组", "城关镇": "第一组", "开发区": "第二组"}


def test_what_nobody_scored_is_no_nought_and_the_best_stands_first():
    criteria = [Criterion("k1", "c", "专户", 40), Criterion("k2", "c", "销号", 60)]
    scores = [
        Score("s1", "c", "k1", "示例镇", 30), Score("s2", "c", "k1", "城关镇", 35),
        Score("s3", "c", "k2", "城关镇", 50),
        Score("s4", "c", "k2", "示例镇"), Score("s5", "c", "gone", "示例镇", 9),
    ]  # fmt: skip
    assert standings(criteria, scores) == (Standing("城关镇", 85, 100, 0), Standing("示例镇", 30, 40, 1))
