"""Articles that a paper cites: whether the statute has them, and whether our draft cites them too."""

from collections.abc import Iterator

from inspector_app.formdefs.model import FactDef, Facts, FactType, Form
from inspector_app.formdefs.placeholders import drafted
from inspector_app.lawbook.fines import cited
from inspector_app.lawbook.statutes import Statutes
from inspector_app.support.errors import Level, Problem

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
    return statutes.titled_so(title) is None or statutes.named(title, article) is not None


def _problem(code: str, fact: FactDef, articles: list[tuple[str, str]]) -> Problem:
    told = "、".join(f"《{title}》{article}" for title, article in articles)
    return Problem(code, fact.name, Level.WARNING, {"label": fact.label, "articles": told})
