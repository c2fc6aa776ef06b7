from inspector_app.lawbook.book import Lawbook
from inspector_app.lawbook.named_articles import named_articles, names_articles
from inspector_app.support.paths import resource

TEXT = (
    "《劳动保障监察条例》第十六条第一款、第十八条。第二十条；"
    "《没有的法》第一条、《中华人民共和国刑法》第二百七十六条之一"
)


def test_a_title_holds_for_the_articles_behind_it_until_the_sentence_ends():
    found = list(named_articles(TEXT, Lawbook.load(resource("law")).statutes))
    assert [(each.key, each.number) for each in found] == [("R423", "16"), ("R423", "18"), ("CL276", "276-1")]
    assert TEXT[found[0].start : found[0].end] == "《劳动保障监察条例》第十六条第一款"


def test_only_an_article_of_a_title_is_named():
    assert names_articles("依据：《劳动保障监察条例》第十六条。")
    assert not names_articles("依据：办案惯例，第十六条")
