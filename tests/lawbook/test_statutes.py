import pytest

from inspector_app.lawbook.statutes import parse_statute
from inspector_app.support.errors import Refused
from inspector_app.support.words import sentence


@pytest.mark.parametrize(
    ("key", "articles"),
    [("R724", 64), ("R423", 36), ("O45", 20), ("T310", 20), ("APL", 86), ("AEL", 71), ("ARL", 90), ("ALL", 103),
     ("CPL", 306), ("LL", 107), ("LCL", 98), ("J2013-3", 9), ("HOL", 8), ("CL276", 1)],
)  # fmt: skip
def test_every_article_is_found(law, key, articles):
    statute = law.statutes.statute(key)
    assert statute.key == key
    assert len(statute.articles) == articles
    assert key == "CL276" or list(statute.articles) == [str(n) for n in range(1, articles + 1)]
    assert all(a.text.startswith("第") and a.copy_date for a in statute.articles.values())


def test_an_article_is_whole_and_knows_its_place(law):
    article = law.article("R423", "18")
    assert article.title == "劳动保障监察条例"
    assert article.heading == "第三章 劳动保障监察的实施"
    assert article.copy_date == "2025-04-19"
    assert article.text.endswith("涉嫌犯罪的，应当依法移送司法机关。")
    assert article.items_per_paragraph == (3, 0)
    assert "\u200b" not in law.article("CPL", "95").text
    assert law.article("CL276", "276-1").text.startswith("第二百七十六条之一 以转移财产")


@pytest.mark.parametrize(
    ("citation", "words"),
    [
        ("R423#18", "《劳动保障监察条例》第十八条"),
        ("R423#18(1)(2)", "《劳动保障监察条例》第十八条第一款第（二）项"),
        ("R423#18(2)", "《劳动保障监察条例》第十八条第二款"),
        ("R423#26(1)", "《劳动保障监察条例》第二十六条第（一）项"),  # one 款 only: the number is the 项
        ("R724#30(3)", "《保障农民工工资支付条例》第三十条第三款"),
        ("CL276#276-1", "《中华人民共和国刑法》第二百七十六条之一"),
        ("R25#18", "《关于实施〈劳动保障监察条例〉若干规定》第十八条"),
        ("ZJ2020#30(3)", "《浙江省劳动保障监察条例》第三十条第三款"),
        ("GB54", "《国务院办公厅关于严格规范涉企行政检查的意见》"),
    ],
)
def test_citations_in_words(law, citation, words):
    assert law.cite(citation) == words


def test_several_citations_do_not_repeat_themselves(law):
    assert law.cite("R724#16", "R724#30(3)", "O45#5(1)") == (
        "《保障农民工工资支付条例》第十六条、第三十条第三款、"
        "《拖欠农民工工资失信联合惩戒对象名单管理暂行办法》第五条第（一）项"
    )
    assert law.cite("R724#24(2)", "R724#24(3)") == "《保障农民工工资支付条例》第二十四条第二款、第三款"
    assert law.cite("R423#30(1)(1)", "R423#30(1)(2)").endswith("第三十条第一款第（一）项、第（二）项")
    assert law.cite("R423#30", "R423#30(2)").endswith("第三十条、第三十条第二款")
    assert law.cite() == ""


@pytest.mark.parametrize(
    ("citation", "code"),
    [
        ("R423 18", "law-citation-shape"),
        ("R423#十八", "law-citation-shape"),
        ("XYZ#1", "law-statute-unknown"),
        ("R423#37", "law-article-unknown"),
        ("R423#18(3)", "law-place-unknown"),
        ("R423#18(1)(4)", "law-place-unknown"),
        ("R423#26(4)", "law-place-unknown"),
    ],
)
def test_a_wrong_citation_is_refused(law, citation, code):
    with pytest.raises(Refused) as refused:
        law.cite(citation)
    assert refused.value.problems[0].code == code
    assert "＿" not in sentence(code, refused.value.problems[0].details)


def test_a_statute_known_by_title_has_no_articles(law):
    assert law.statutes.statute("R25").mark == "V*"
    with pytest.raises(Refused, match="law-text-missing"):
        law.article("R25", "18")


def test_the_article_behind_a_citation(law):
    assert law.cited("R423#18(1)(2)") == law.article("R423", "18")
    assert law.cited("R25#18") is None
    assert law.cited("R423") is None


def test_a_text_is_read_only_when_asked_for(law):
    assert {"R423", "R25", "PIPL"} <= set(law.statutes.keys())
    fresh = type(law.statutes)(law.statutes.folder, law.statutes.titled)
    assert not fresh._read
    fresh.article("PIPL", "28")
    assert set(fresh._read) == {"PIPL"}


def test_parsing_keeps_paragraphs_apart():
    statute = parse_statute(
        "---\nkey: X\ntitle: 示例\nnumber: 1\ndate: 2020-01-01\nin_force: 2020-01-01\ntext_copy_of: 2020-01-02\n---\n\n"
        "序言。\n\n## 第一章　总 则\n\n第一条 甲：\n\n（一）子；\n\n(二)丑。\n\n乙。\n\n第一条之一 丙。\n"
    )
    assert statute.articles["1"].text == "第一条 甲：\n（一）子；\n(二)丑。\n乙。"
    assert statute.articles["1"].items_per_paragraph == (2, 0)
    assert statute.articles["1-1"].heading == "第一章 总 则"
