"""Between which sums a fine lies by the articles that a paper names as its basis."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from inspector_app.lawbook.money_rules import MoneyRule, MoneyUnit
from inspector_app.lawbook.statutes import STATE, Statutes

_FINES = (MoneyUnit.YUAN, MoneyUnit.YUAN_PER_PERSON)
_OF_STATUTE = re.compile(r"《([^》]+)》([^《]*)")
_ARTICLE = re.compile(r"第[零一二三四五六七八九十百]+条(?:之[一二三四五六七八九十]+)?")
_PLACE = re.compile(r"第?[（(]([一二三四五六七八九十]+)[）)]项?|第([一二三四五六七八九十]+)([款项])")


@dataclass(frozen=True, slots=True)
class FineRange:
    """What the articles of a basis allow: ``least`` and ``most`` in yuan, of one violation under each place named.

    ``rules`` say it in words; ``by_person``: one of them counts by persons, the sums are for one.
    """

    rules: tuple[MoneyRule, ...]
    least: int
    most: int
    by_person: bool

    @property
    def words(self) -> str:
        """《劳动保障监察条例》第三十条第一款第（三）项：2000元以上2万元以下."""
        return "；".join(f"{rule.basis_text}：{rule.words}" for rule in self.rules)


def fine_range(rules: Iterable[MoneyRule], statutes: Statutes, basis: str) -> FineRange | None:
    """What a basis allows; None where it names an article of which we know no range: nothing can be said then."""
    known = [rule for rule in rules if rule.unit in _FINES]
    found: dict[str, MoneyRule] = {}
    most = 0
    for title, article, places in cited(basis):
        here = [rule for rule in known if any(_meets(statutes.words(c), title, article, places) for c in rule.basis)]
        if not here:
            return None
        found |= {rule.id: rule for rule in here}
        items = sum(place.endswith("项") for place in places)
        most += max(rule.high for rule in here) * max(1, items)
    if not found:
        return None
    least = min(rule.low for rule in found.values())
    return FineRange(tuple(found.values()), least, most, any(r.unit is _FINES[1] for r in found.values()))


def cited(basis: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Title, article and the 款 and 项 of each article that a text cites."""
    for title, rest in _OF_STATUTE.findall(basis):
        starts = [*_ARTICLE.finditer(rest)]
        ends = [each.start() for each in starts[1:]] + [len(rest)]
        for start, end in zip(starts, ends, strict=False):  # a statute may be named without an article
            yield title.removeprefix(STATE), start[0], tuple(map(_place, _PLACE.finditer(rest[start.end() : end])))


def nearest(text: str) -> str:
    """The article that a text names last, with its statute, as a basis is written; empty where it names none."""
    statute = list(_OF_STATUTE.finditer(text))[-1:]
    articles = [match for each in statute for match in _ARTICLE.finditer(each[2])]
    return f"《{statute[0][1]}》{statute[0][2][articles[-1].start() :]}" if articles else ""


def names_article(text: str) -> bool:
    """Whether a text names an article, of whichever statute."""
    return _ARTICLE.search(text) is not None


def _place(match: re.Match[str]) -> str:
    """第三项 for 第（三）项 and for the （三） of 第（一）、（三）项."""
    return f"第{match[1] or match[2]}{match[3] or '项'}"


def _meets(words: tuple[str, str, str, str], title: str, article: str, places: tuple[str, ...]) -> bool:
    """Whether a citation of a rule is one of those that a text names: a text without 款 and 项 names the article."""
    statute, own, *inner = words
    if (statute.strip("《》").removeprefix(STATE), own) != (title, article):
        return False
    told = [re.sub("[（）]", "", each) for each in inner]
    return all(not each or each in places or not any(p[-1] == each[-1] for p in places) for each in told)
