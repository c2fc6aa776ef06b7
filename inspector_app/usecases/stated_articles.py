"""Articles that a paper cites, in passages and cells: whether the statute has them, and whether our draft does too."""

from collections.abc import Iterator

from inspector_app.formdefs.model import Facts, Form
from inspector_app.formdefs.paper_texts import PaperText, paper_texts
from inspector_app.formdefs.placeholders import drafted
from inspector_app.lawbook.fines import cited
from inspector_app.lawbook.statutes import Statutes
from inspector_app.support.errors import Level, Problem


def article_problems(form: Form, statutes: Statutes, facts: Facts) -> Iterator[Problem]:
    """Warnings about texts, cells of lists too: for an article that a statute of which the whole text is held does not
    have, else for one that a drafted sentence was given beside those of its draft."""
    for each in paper_texts(form, facts):
        told, fact = _articles(each.text), each.passage
        if unknown := [article for article in told if not _is_there(statutes, *article)]:
            yield _problem("article-not-there", each, unknown)
            continue
        own = _articles(drafted(fact, facts, form)[0]) if told and fact and fact.default else told
        if added := [article for article in told if article not in own]:
            yield _problem("article-added", each, added)


def _articles(text: str) -> list[tuple[str, str]]:
    return list(dict.fromkeys((title, article) for title, article, _ in cited(text)))


def _is_there(statutes: Statutes, title: str, article: str) -> bool:
    return statutes.titled_so(title) is None or statutes.named(title, article) is not None


def _problem(code: str, said: PaperText, articles: list[tuple[str, str]]) -> Problem:
    told = "、".join(f"《{title}》{article}" for title, article in articles)
    return Problem(code, said.where, Level.WARNING, {"label": said.label, "articles": told})
