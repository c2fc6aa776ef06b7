"""Articles that a paper cites: whether the statute has them, and whether our draft cites them too."""

import re
from collections.abc import Iterator

from inspector_app.domain.numerals import numeral
from inspector_app.formdefs.model import FactDef, Facts, FactType, Form
from inspector_app.formdefs.placeholders import drafted
from inspector_app.lawbook.fines import cited
from inspector_app.lawbook.statutes import Statutes
from inspector_app.support.errors import Level, Problem

_NUMBER = re.compile("第(.+)条(?:之(.+))?")
_PASSAGES = (FactType.TEXT, FactType.LONG_TEXT)


def article_problems(form: Form, statutes: Statutes, facts: Facts) -> Iterator[Problem]:
    """Warnings about passages: for an article that a statute of which the whole text is held does not have, else for
    one that a drafted sentence was given beside those of its draft."""
    for fact in form.facts:
        told = _articles(str(facts.get(fact.name) or "")) if fact.type in _PASSAGES else []
        if unknown := [each for each in told if not _is_there(statutes, *each)]:
            yield _problem("article-not-there", fact, unknown)
            continue
        own = _articles(drafted(fact, facts, form)[0]) if told and fact.default else told
        if added := [each for each in told if each not in own]:
            yield _problem("article-added", fact, added)


def _articles(text: str) -> list[tuple[str, str]]:
    return list(dict.fromkeys((title, article) for title, article, _ in cited(text)))


def _is_there(statutes: Statutes, title: str, article: str) -> bool:
    statute, found = statutes.titled_so(title), _NUMBER.fullmatch(article)
    if statute is None or found is None:
        return True
    number = str(numeral(found[1])) + (f"-{numeral(found[2])}" if found[2] else "")
    return number in statute.articles


def _problem(code: str, fact: FactDef, articles: list[tuple[str, str]]) -> Problem:
    told = "、".join(f"《{title}》{article}" for title, article in articles)
    return Problem(code, fact.name, Level.WARNING, {"label": fact.label, "articles": told})
