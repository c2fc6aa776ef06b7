"""The articles that running text names: 《劳动保障监察条例》第十八条第一款 leads to its article."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from inspector_app.domain.numerals import numeral
from inspector_app.lawbook.statutes import Statutes

_NUMBER = "[零一二三四五六七八九十百千]+"
_PARTS = re.compile(
    rf"《(?P<title>[^《》]+)》|第(?P<number>{_NUMBER})条(?:之(?P<extra>{_NUMBER}))?(?:第{_NUMBER}款)?(?:第（{_NUMBER}）项)?|[。；\n]"
)
_NAMED = re.compile(rf"《[^《》]+》第{_NUMBER}条")


@dataclass(frozen=True, slots=True)
class NamedArticle:
    """An article as text names it: ``start`` and ``end`` are the place of the words, its title with them where it
    stands just before."""

    start: int
    end: int
    key: str
    number: str


def names_articles(text: str) -> bool:
    """Whether text names an article of anything by title; quick, without a look at the statutes."""
    return bool(_NAMED.search(text))


def named_articles(text: str, statutes: Statutes) -> Iterator[NamedArticle]:
    """The articles named in text of which the lawbook has the words; those of other titles, or that do not exist, are
    left out. A title holds for the articles behind it until the sentence ends."""
    every = statutes.keys()
    keys = {statutes.statute(each).title: each for each in every}
    key, opened = "", -1
    for found in _PARTS.finditer(text):
        if found["title"]:
            key, opened = keys.get(found["title"].replace("〈", "《").replace("〉", "》"), ""), found.start()
            begun = found.end()
        elif not found["number"]:
            key = ""
        elif key:
            number = str(numeral(found["number"])) + (f"-{numeral(found['extra'])}" if found["extra"] else "")
            if number in statutes.statute(key).articles:
                start = opened if found.start() == begun else found.start()
                yield NamedArticle(start, found.end(), key, number)
