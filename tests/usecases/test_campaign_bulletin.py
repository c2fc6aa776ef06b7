"""通报: places, what went well and what did not are drafted from records; sentences are a person's, figures locked."""

from dataclasses import replace
from datetime import timedelta

import pytest
from docx import Document
from docx.oxml.ns import qn

from inspector_app.domain.campaign import (
    Bulletin,
    CampaignStep,
    CampaignTeam,
    Criterion,
    Score,
    SelfReport,
    Supervision,
)
from inspector_app.support.errors import Refused
from inspector_app.usecases.campaign_bulletin import draft_bulletin, drafted_bulletin, save_bulletin
from inspector_app.usecases.campaign_summary import SummaryBy, summary
from inspector_app.usecases.campaigns import campaign_file, save_part
from tests.documents.papers import text_of
from tests.usecases.test_campaigns import visit, winter
from tests.usecases.test_measures import keep

__all__ = ["winter"]


@pytest.fixture
def draft(context, winter):
    day = context.clock.today()
    keep(
        context,
        CampaignTeam("t1", winter.rid, "第一组", towns="城关镇"),
        CampaignTeam("t2", winter.rid, "第二组", towns="示例镇"),
        *(visit(context, f"v{n}", f"p{n}", winter, consulted=2) for n in range(2, 6)),
        Criterion("c1", winter.rid, "台账", 40), Criterion("c2", winter.rid, "宣传", 20),
        Score("s1", winter.rid, "c1", "城关镇", 40), Score("s2", winter.rid, "c1", "示例镇", 31, "两个项目没有台账。"),
        Score("s3", winter.rid, "c2", "示例镇", 20),
        Supervision("f1", winter.rid, day, "城关镇", "没有告示牌", corrected_on=day),
        Supervision("f2", winter.rid, day, "示例镇", "没有考勤表。", due=day + timedelta(days=3)),
        SelfReport("r", winter.rid, project_rid="p1", due=day - timedelta(days=1)),
        CampaignStep("s1", winter.rid, "摸排建账", day, day - timedelta(days=1), "示例镇"),
        CampaignStep("s2", winter.rid, "集中检查", day, day),
    )  # fmt: skip
    return lambda by=SummaryBy.TEAM: draft_bulletin(
        campaign_file(context, winter.rid), summary(context, winter, context.clock.today(), by)
    )


def test_it_is_drafted_from_places_scores_and_findings(draft, context):
    made = draft()
    assert made.title == "关于冬季攻坚行动情况的通报"
    assert [section.heading for section in made.sections] == [
        "一、总体情况", "二、考核名次", "三、好的方面", "四、存在的问题", "五、工作要求",
    ]  # fmt: skip
    for told in (
        "应检查项目7个，已检查4个。", "检查用人单位4户", "第1名：示例镇，51分（已评事项满分60分）。",
        "第2名：城关镇，40分（已评事项满分40分，另有1项未评）。", "第一组应检查项目3个，已全部检查。",
        "城关镇的督查问题1个，已全部整改。", "“宣传”得满分20分的有：示例镇。",
        "第二组应检查项目3个，还有2个没有检查。", "示例镇：没有考勤表，应于2026年3月5日前整改，尚未整改完成。",
        "示例镇的“台账”得31分（满分40分）：两个项目没有台账。", "企业自查报告1份逾期未报。",
        "“摸排建账”（示例镇）应于2026年3月1日前完成，尚未完成。",
        "还没有检查的项目3个，请在2026年4月1日前检查完毕。",
    ):  # fmt: skip
        assert told in made.text, told
    assert "第一组应检查" not in draft(SummaryBy.PROJECT).text  # and no line for each project


def test_a_campaign_of_which_nothing_is_known_yet_has_no_empty_parts(context, winter):
    table = summary(context, winter, context.clock.today())
    made = draft_bulletin(campaign_file(context, winter.rid), table)
    assert [section.heading for section in made.sections] == ["一、总体情况", "二、存在的问题", "三、工作要求"]
    assert "检查用人单位" not in made.text


def test_it_leaves_with_figures_locked_where_a_sentence_stands_as_drafted(draft, context, winter, tmp_path):
    made = draft()
    begun = drafted_bulletin(context, winter, made)
    edited = begun.text.replace("已全部检查。", "已全部检查，予以表扬。")
    kept = save_part(context, replace(begun, to="各乡镇人民政府", number="示人社通〔2026〕1号", text=edited))
    document = Document(str(save_bulletin(context, kept, tmp_path / "通报.docx", made)))
    told = "\n".join(each.xpath("string(.)") for each in document.element.body.iter(qn("w:p")))
    for words in (
        "关于冬季攻坚行动情况的通报",
        "示人社通〔2026〕1号　2026年3月2日",
        "各乡镇人民政府：",
        "予以表扬。",
        "一、总体情况",
    ):
        assert words in told
    locked = {
        each.find(qn("w:sdtPr")).find(qn("w:tag")).get(qn("w:val")): "".join(t.text for t in each.iter(qn("w:t")))
        for each in document.element.body.iter(qn("w:sdt"))
    }
    assert (locked["visited"], locked["employers_inspected"]) == ("4", "4户")
    assert "left" in locked
    paper = text_of(save_bulletin(context, kept, tmp_path / "通报.pdf").read_bytes())
    assert "予以表扬" in paper.replace("\n", "")
    plain = replace(kept, to="", text="只有一句话。")
    for ending in (".docx", ".pdf", ".txt"):
        assert save_bulletin(context, plain, tmp_path / f"一句{ending}").stat().st_size > 0
    assert "只有一句话。" in (tmp_path / "一句.txt").read_text(encoding="utf-8")
    with pytest.raises(Refused, match="sheet-empty"):
        save_bulletin(context, Bulletin("b", winter.rid, context.clock.today(), "空"), tmp_path / "空.docx")
    with pytest.raises(Refused, match="sheet-ending"):
        save_bulletin(context, kept, tmp_path / "通报.odt")
